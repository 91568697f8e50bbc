-- What goes out to a carer in a run: the lines with what was owed before, less what is held, carried or only taken back by and by.

-- How far an account may approve, runs and urgent payments. Until somebody else sets it, it is beyond any run, so that a scheme that
-- has set no limits goes on as it did.
ALTER TABLE account
    ADD COLUMN approval_limit_pence bigint NOT NULL DEFAULT 10000000000,
    ADD CONSTRAINT account_approval_limit_range CHECK (approval_limit_pence BETWEEN 0 AND 10000000000);

-- What nobody takes a carer below without their agreement, as a share of the month's own lines, and from which change on a month is
-- shown before it is approved.
ALTER TABLE payment_policy
    ADD COLUMN payment_floor_percent integer NOT NULL DEFAULT 75,
    ADD COLUMN change_warning_percent integer NOT NULL DEFAULT 25,
    ADD CONSTRAINT payment_policy_payment_floor_range CHECK (payment_floor_percent BETWEEN 0 AND 100),
    ADD CONSTRAINT payment_policy_change_warning_range CHECK (change_warning_percent BETWEEN 1 AND 1000);

-- One carer's payments are held from here on until they are released; the run goes on.
CREATE TABLE payment_hold (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    reason text NOT NULL,
    placed_at timestamptz NOT NULL DEFAULT current_instant(),
    placed_by uuid NOT NULL DEFAULT current_account_id(),
    released_at timestamptz,
    released_by uuid,
    release_reason text,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT payment_hold_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT payment_hold_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT payment_hold_placed_by_fkey FOREIGN KEY (scheme_id, placed_by) REFERENCES account (scheme_id, id),
    CONSTRAINT payment_hold_released_by_fkey FOREIGN KEY (scheme_id, released_by) REFERENCES account (scheme_id, id),
    CONSTRAINT payment_hold_reason_length CHECK (length(reason) BETWEEN 1 AND 4000),
    CONSTRAINT payment_hold_release_reason_length CHECK (length(release_reason) BETWEEN 1 AND 4000),
    CONSTRAINT payment_hold_released_by_somebody
        CHECK ((released_at IS NULL) = (released_by IS NULL) AND (released_at IS NULL) = (release_reason IS NULL))
);
CREATE UNIQUE INDEX payment_hold_one_in_force ON payment_hold (scheme_id, carer_id) WHERE released_at IS NULL;
CREATE INDEX payment_hold_of_carer ON payment_hold (scheme_id, carer_id, id);

-- A single payment between runs, asked for by one and approved by another: from then on it is part of all that was ever paid.
CREATE TABLE urgent_payment (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    amount_pence bigint NOT NULL,
    reason text NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT current_instant(),
    asked_by uuid NOT NULL DEFAULT current_account_id(),
    approved_at timestamptz,
    approved_by uuid,
    declined_at timestamptz,
    declined_by uuid,
    decline_reason text,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT urgent_payment_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT urgent_payment_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT urgent_payment_asked_by_fkey FOREIGN KEY (scheme_id, asked_by) REFERENCES account (scheme_id, id),
    CONSTRAINT urgent_payment_approved_by_fkey FOREIGN KEY (scheme_id, approved_by) REFERENCES account (scheme_id, id),
    CONSTRAINT urgent_payment_declined_by_fkey FOREIGN KEY (scheme_id, declined_by) REFERENCES account (scheme_id, id),
    CONSTRAINT urgent_payment_amount_range CHECK (amount_pence BETWEEN 1 AND 100000000),
    CONSTRAINT urgent_payment_reason_length CHECK (length(reason) BETWEEN 1 AND 4000),
    CONSTRAINT urgent_payment_decline_reason_length CHECK (length(decline_reason) BETWEEN 1 AND 4000),
    CONSTRAINT urgent_payment_two_people CHECK (approved_by <> asked_by),
    CONSTRAINT urgent_payment_approved_by_somebody CHECK ((approved_at IS NULL) = (approved_by IS NULL)),
    CONSTRAINT urgent_payment_declined_by_somebody
        CHECK ((declined_at IS NULL) = (declined_by IS NULL) AND (declined_at IS NULL) = (decline_reason IS NULL)),
    CONSTRAINT urgent_payment_decided_once CHECK (approved_at IS NULL OR declined_at IS NULL)
);
CREATE INDEX urgent_payment_of_carer ON urgent_payment (scheme_id, carer_id, id);

-- What finance and a carer agreed on how an overpayment is taken back: so much a run, until nothing is owed.
CREATE TABLE recovery_plan (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    instalment_pence bigint NOT NULL,
    -- When finance agreed, and when the carer did.
    agreed_on date NOT NULL,
    carer_agreed_on date NOT NULL,
    note text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid NOT NULL DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    -- The approved run after which nothing was owed.
    ended_at timestamptz,
    ended_by_run_id uuid,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT recovery_plan_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT recovery_plan_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT recovery_plan_recorded_by_fkey FOREIGN KEY (scheme_id, recorded_by) REFERENCES account (scheme_id, id),
    CONSTRAINT recovery_plan_withdrawn_by_fkey FOREIGN KEY (scheme_id, withdrawn_by) REFERENCES account (scheme_id, id),
    CONSTRAINT recovery_plan_ended_by_run_fkey
        FOREIGN KEY (scheme_id, ended_by_run_id) REFERENCES payment_run (scheme_id, id),
    CONSTRAINT recovery_plan_instalment_range CHECK (instalment_pence BETWEEN 1 AND 100000000),
    CONSTRAINT recovery_plan_note_length CHECK (length(note) BETWEEN 1 AND 4000),
    CONSTRAINT recovery_plan_withdrawn_by_somebody CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
    CONSTRAINT recovery_plan_ended_by_run CHECK ((ended_at IS NULL) = (ended_by_run_id IS NULL)),
    CONSTRAINT recovery_plan_over_once CHECK (withdrawn_at IS NULL OR ended_at IS NULL)
);
CREATE UNIQUE INDEX recovery_plan_one_in_force ON recovery_plan (scheme_id, carer_id)
    WHERE withdrawn_at IS NULL AND ended_at IS NULL;
CREATE INDEX recovery_plan_of_carer ON recovery_plan (scheme_id, carer_id, id);

-- That a placement's band was reviewed (4.5), whether or not it changed: due 15 weeks after the start.
CREATE TABLE banding_review (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    placement_id uuid NOT NULL,
    reviewed_on date NOT NULL,
    note text,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT banding_review_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT banding_review_placement_fkey FOREIGN KEY (scheme_id, placement_id) REFERENCES placement (scheme_id, id),
    CONSTRAINT banding_review_note_length CHECK (length(note) BETWEEN 1 AND 4000)
);
CREATE INDEX banding_review_of_placement ON banding_review (scheme_id, placement_id);

-- What goes out to one carer in a run. Written with the run's lines, and like them never changed from approval on.
CREATE TABLE payment (
    scheme_id uuid NOT NULL,
    run_id uuid NOT NULL,
    carer_id uuid NOT NULL,
    -- What the scheme owed the carer before the run; less than nothing where the carer owed.
    brought_forward_pence bigint NOT NULL,
    -- What the run's lines come to, and of them those of the run's own month.
    lines_pence bigint NOT NULL,
    normal_pence bigint NOT NULL,
    -- Below this nothing is taken back.
    floor_pence bigint NOT NULL,
    -- What of an overpayment is taken back with this run.
    recovered_pence bigint NOT NULL,
    paid_pence bigint NOT NULL,
    carried_forward_pence bigint NOT NULL,
    held boolean NOT NULL,
    hold_id uuid,
    plan_id uuid,
    -- The carer's facts of the run's own month contradict each other.
    parked boolean NOT NULL,
    CONSTRAINT payment_pkey PRIMARY KEY (scheme_id, run_id, carer_id),
    CONSTRAINT payment_run_fkey FOREIGN KEY (scheme_id, run_id) REFERENCES payment_run (scheme_id, id),
    CONSTRAINT payment_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT payment_hold_fkey FOREIGN KEY (scheme_id, hold_id) REFERENCES payment_hold (scheme_id, id),
    CONSTRAINT payment_plan_fkey FOREIGN KEY (scheme_id, plan_id) REFERENCES recovery_plan (scheme_id, id),
    CONSTRAINT payment_adds_up CHECK (brought_forward_pence + lines_pence = paid_pence + carried_forward_pence),
    CONSTRAINT payment_not_negative CHECK (least(paid_pence, floor_pence, recovered_pence) >= 0),
    CONSTRAINT payment_held_by_hold CHECK (held = (hold_id IS NOT NULL)),
    CONSTRAINT payment_held_is_not_paid CHECK (paid_pence = 0 OR NOT held AND NOT parked)
);
CREATE INDEX payment_of_carer ON payment (scheme_id, carer_id, run_id);

-- What somebody should look at before the run is approved, with what would settle it.
CREATE TABLE payment_exception (
    scheme_id uuid NOT NULL,
    run_id uuid NOT NULL,
    -- Its place in the run, from 1, in the order carer, code, subject.
    number integer NOT NULL,
    code text NOT NULL,
    carer_id uuid,
    -- A placement, stay or session; a household where the home has too many people.
    subject_id uuid,
    detail text NOT NULL,
    settled_by text NOT NULL,
    CONSTRAINT payment_exception_pkey PRIMARY KEY (scheme_id, run_id, number),
    CONSTRAINT payment_exception_run_fkey FOREIGN KEY (scheme_id, run_id) REFERENCES payment_run (scheme_id, id),
    CONSTRAINT payment_exception_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT payment_exception_code_known CHECK (code IN (
        'noBankDetails', 'notPaidThisMonth', 'dueAfterEnd', 'paymentChanged', 'dbsOutOfDate', 'bandingReviewDue',
        'absenceBeyondPaidDays', 'inTwoPlaces', 'homeOverLimit')),
    CONSTRAINT payment_exception_about_something CHECK (carer_id IS NOT NULL OR subject_id IS NOT NULL)
);

-- What a run's payments come to.
ALTER TABLE payment_run
    ADD COLUMN payment_count integer NOT NULL DEFAULT 0,
    ADD COLUMN held_count integer NOT NULL DEFAULT 0,
    ADD COLUMN exception_count integer NOT NULL DEFAULT 0,
    ADD COLUMN brought_forward_pence bigint NOT NULL DEFAULT 0,
    ADD COLUMN recovered_pence bigint NOT NULL DEFAULT 0,
    ADD COLUMN paid_pence bigint NOT NULL DEFAULT 0,
    ADD COLUMN carried_forward_pence bigint NOT NULL DEFAULT 0;

-- Runs that were approved already paid what their lines came to, and nothing to whom these came to less than nothing: what these
-- carers owe is brought forward. The owner sees all schemes for this.
ALTER TABLE payment_run NO FORCE ROW LEVEL SECURITY;
ALTER TABLE payment_line NO FORCE ROW LEVEL SECURITY;
INSERT INTO payment
SELECT scheme_id, run_id, carer_id,
    coalesce(sum(least(lines, 0)) OVER (PARTITION BY scheme_id, carer_id ORDER BY approval_number
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0),
    lines, normal, greatest(lines, 0), 0, greatest(lines, 0),
    sum(least(lines, 0)) OVER (PARTITION BY scheme_id, carer_id ORDER BY approval_number), false, NULL, NULL, false
FROM (
    SELECT line.scheme_id, run_id, carer_id, approval_number, sum(line.amount_pence)::bigint AS lines,
        coalesce(sum(line.amount_pence) FILTER (WHERE line.unit <> 'month'), 0)::bigint AS normal
    FROM payment_line AS line JOIN payment_run AS run ON run.scheme_id = line.scheme_id AND run.id = line.run_id
    WHERE approval_number IS NOT NULL GROUP BY 1, 2, 3, 4) AS paid;
UPDATE payment_run SET payment_count = sums.count, brought_forward_pence = sums.brought_forward, paid_pence = sums.paid,
    carried_forward_pence = sums.carried_forward
FROM (
    SELECT scheme_id, run_id, count(*) AS count, sum(brought_forward_pence) AS brought_forward, sum(paid_pence) AS paid,
        sum(carried_forward_pence) AS carried_forward
    FROM payment GROUP BY scheme_id, run_id) AS sums
WHERE sums.scheme_id = payment_run.scheme_id AND sums.run_id = payment_run.id;
ALTER TABLE payment_line FORCE ROW LEVEL SECURITY;
ALTER TABLE payment_run FORCE ROW LEVEL SECURITY,
    ADD CONSTRAINT payment_run_settles CHECK (
        approval_number IS NULL OR amount_pence + brought_forward_pence = paid_pence + carried_forward_pence);

-- Of what the scheme and a carer owe each other is made: what the lines of approved runs came to and was not paid with them, less
-- urgent payments.
CREATE VIEW payment_balance_entry WITH (security_invoker) AS
    SELECT payment.scheme_id, payment.carer_id, 'run'::text AS kind, payment.run_id AS source_id,
        payment.lines_pence - payment.paid_pence AS amount_pence, run.approved_at AS at
    FROM payment JOIN payment_run AS run ON run.scheme_id = payment.scheme_id AND run.id = payment.run_id
    WHERE run.approval_number IS NOT NULL
    UNION ALL
    SELECT scheme_id, carer_id, 'urgentPayment', id, -amount_pence, approved_at FROM urgent_payment
    WHERE approved_at IS NOT NULL;

-- Whose payments of a draft would be worked out otherwise now: lines without a payment, another balance, another hold or plan.
CREATE FUNCTION payment_run_out_of_date(run uuid) RETURNS TABLE (carer_id uuid)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce(kept.carer_id, line.carer_id, balance.carer_id)
    FROM (SELECT * FROM payment WHERE scheme_id = current_scheme_id() AND run_id = run) AS kept
    FULL JOIN (
        SELECT payment_line.carer_id, sum(amount_pence) AS lines_pence FROM payment_line
        WHERE scheme_id = current_scheme_id() AND run_id = run GROUP BY payment_line.carer_id) AS line
        ON line.carer_id = kept.carer_id
    FULL JOIN (
        SELECT entry.carer_id, sum(amount_pence) AS balance_pence FROM payment_balance_entry AS entry
        WHERE scheme_id = current_scheme_id() GROUP BY entry.carer_id HAVING sum(amount_pence) <> 0) AS balance
        ON balance.carer_id = coalesce(kept.carer_id, line.carer_id)
    LEFT JOIN payment_hold AS hold
        ON hold.scheme_id = current_scheme_id() AND hold.carer_id = kept.carer_id AND hold.released_at IS NULL
    LEFT JOIN recovery_plan AS plan
        ON plan.scheme_id = current_scheme_id() AND plan.carer_id = kept.carer_id AND plan.withdrawn_at IS NULL
            AND plan.ended_at IS NULL
    WHERE kept.carer_id IS NULL OR kept.lines_pence <> coalesce(line.lines_pence, 0)
        OR kept.brought_forward_pence <> coalesce(balance.balance_pence, 0)
        OR kept.hold_id IS DISTINCT FROM hold.id OR kept.plan_id IS DISTINCT FROM plan.id
    ORDER BY 1
$$;

-- As before, and: within the limit of whoever approves, and with nothing changed of what was owed, held or agreed.
CREATE OR REPLACE FUNCTION payment_run_check_approval() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM FROM scheme WHERE id = NEW.scheme_id FOR NO KEY UPDATE;
    IF NEW.adjustment_count > 0 AND EXISTS (
        SELECT FROM payment_run AS other
        WHERE other.scheme_id = NEW.scheme_id AND other.approval_number > NEW.follows_approval_number
            AND other.adjustment_count > 0)
    THEN
        RAISE EXCEPTION 'earlier months were put right since this run was worked out'
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_run_follows', TABLE = 'payment_run';
    END IF;
    IF EXISTS (SELECT FROM payment_run_out_of_date(NEW.id)) THEN
        RAISE EXCEPTION 'what is owed, held or agreed has changed since this run was worked out'
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_run_up_to_date', TABLE = 'payment_run';
    END IF;
    IF greatest(NEW.amount_pence, NEW.paid_pence) > (
        SELECT approval_limit_pence FROM account WHERE scheme_id = NEW.scheme_id AND id = NEW.approved_by)
    THEN
        RAISE EXCEPTION 'the run is beyond the limit of the account that approves it'
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_run_within_limit', TABLE = 'payment_run';
    END IF;
    NEW.approval_number := 1 + coalesce(
        (SELECT max(approval_number) FROM payment_run WHERE scheme_id = NEW.scheme_id), 0);
    RETURN NEW;
END $$;

-- A plan is over with the run after which nothing is owed.
CREATE FUNCTION payment_run_end_plans() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE recovery_plan SET ended_at = current_instant(), ended_by_run_id = NEW.id, version = version + 1
    WHERE scheme_id = NEW.scheme_id AND withdrawn_at IS NULL AND ended_at IS NULL AND id IN (
        SELECT plan_id FROM payment
        WHERE scheme_id = NEW.scheme_id AND run_id = NEW.id AND NOT held AND carried_forward_pence >= 0);
    RETURN NULL;
END $$;
CREATE TRIGGER payment_run_plans_ended AFTER UPDATE ON payment_run FOR EACH ROW
    WHEN (NEW.state = 'approved' AND OLD.state = 'draft') EXECUTE FUNCTION payment_run_end_plans();

-- From approval on a run keeps everything but how far it is since.
CREATE OR REPLACE FUNCTION payment_run_check_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    steps text[] := '{state,version,exported_by,exported_at}';
BEGIN
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('calculating', 'draft'), ('draft', 'calculating'), ('draft', 'approved'), ('approved', 'exported'),
        ('exported', 'paid'), ('draft', 'voided'), ('calculating', 'voided'))
    THEN
        RAISE EXCEPTION 'a run does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_run_step';
    END IF;
    IF (OLD.scheme_id, OLD.id, OLD.period) <> (NEW.scheme_id, NEW.id, NEW.period)
        OR OLD.state IN ('approved', 'exported', 'paid') AND to_jsonb(OLD) - steps <> to_jsonb(NEW) - steps
    THEN
        RAISE EXCEPTION 'an approved run keeps its sums and who approved them'
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_run_append_only';
    END IF;
    RETURN NEW;
END $$;

-- What was decided of a hold, an urgent payment or a plan stays as it was decided.
CREATE FUNCTION payment_decision_check() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    decisions text[] := '{version,released_at,released_by,release_reason,approved_at,approved_by,declined_at,declined_by,'
        'decline_reason,withdrawn_at,withdrawn_by,ended_at,ended_by_run_id}';
BEGIN
    IF to_jsonb(OLD) - decisions <> to_jsonb(NEW) - decisions
        OR coalesce(
            to_jsonb(OLD) ->> 'released_at', to_jsonb(OLD) ->> 'approved_at', to_jsonb(OLD) ->> 'declined_at',
            to_jsonb(OLD) ->> 'withdrawn_at', to_jsonb(OLD) ->> 'ended_at') IS NOT NULL
    THEN
        RAISE EXCEPTION 'what was decided of a % stays', TG_TABLE_NAME
            USING ERRCODE = 'SL001', CONSTRAINT = TG_TABLE_NAME || '_decided', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payment_hold_decided BEFORE UPDATE ON payment_hold FOR EACH ROW EXECUTE FUNCTION payment_decision_check();
CREATE TRIGGER urgent_payment_decided BEFORE UPDATE ON urgent_payment
    FOR EACH ROW EXECUTE FUNCTION payment_decision_check();
CREATE TRIGGER recovery_plan_decided BEFORE UPDATE ON recovery_plan FOR EACH ROW EXECUTE FUNCTION payment_decision_check();
CREATE TRIGGER payment_hold_append_only BEFORE DELETE OR TRUNCATE ON payment_hold
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER urgent_payment_append_only BEFORE DELETE OR TRUNCATE ON urgent_payment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER recovery_plan_append_only BEFORE DELETE OR TRUNCATE ON recovery_plan
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Nobody approves an urgent payment beyond their limit.
CREATE FUNCTION urgent_payment_check_approval() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.amount_pence > (
        SELECT approval_limit_pence FROM account WHERE scheme_id = NEW.scheme_id AND id = NEW.approved_by)
    THEN
        RAISE EXCEPTION 'the payment is beyond the limit of the account that approves it'
            USING ERRCODE = 'SL001', CONSTRAINT = 'urgent_payment_within_limit', TABLE = 'urgent_payment';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER urgent_payment_approval BEFORE INSERT OR UPDATE ON urgent_payment FOR EACH ROW
    WHEN (NEW.approved_at IS NOT NULL) EXECUTE FUNCTION urgent_payment_check_approval();

-- Payments and exceptions come and go with the lines of their run, while it is calculating.
CREATE TRIGGER payment_added AFTER INSERT ON payment
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION payment_line_check_run();
CREATE TRIGGER payment_removed AFTER DELETE ON payment
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION payment_line_check_run();
CREATE TRIGGER payment_append_only BEFORE UPDATE OR TRUNCATE ON payment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_exception_added AFTER INSERT ON payment_exception
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION payment_line_check_run();
CREATE TRIGGER payment_exception_removed AFTER DELETE ON payment_exception
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION payment_line_check_run();
CREATE TRIGGER payment_exception_append_only BEFORE UPDATE OR TRUNCATE ON payment_exception
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CALL keep_within_scheme('payment_hold');
CALL keep_within_scheme('urgent_payment');
CALL keep_within_scheme('recovery_plan');
CALL keep_within_scheme('banding_review');
-- Written once by a run, whose own changes are audited.
ALTER TABLE payment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY payment_within_scheme ON payment USING (scheme_id = (SELECT current_scheme_id()));
ALTER TABLE payment_exception ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY payment_exception_within_scheme ON payment_exception USING (scheme_id = (SELECT current_scheme_id()));

GRANT SELECT, INSERT, UPDATE (released_at, released_by, release_reason, version) ON payment_hold TO sharedlives_api;
GRANT SELECT, INSERT, UPDATE (approved_at, approved_by, declined_at, declined_by, decline_reason, version)
    ON urgent_payment TO sharedlives_api;
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by, version) ON recovery_plan TO sharedlives_api;
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON banding_review TO sharedlives_api;
GRANT SELECT ON payment, payment_exception, payment_balance_entry TO sharedlives_api;
GRANT SELECT ON payment_hold, urgent_payment, recovery_plan, banding_review, payment_balance_entry TO sharedlives_worker;
GRANT SELECT, INSERT, DELETE ON payment, payment_exception TO sharedlives_worker;
GRANT EXECUTE ON FUNCTION payment_run_out_of_date(uuid) TO sharedlives_api;
GRANT UPDATE (payment_count, held_count, exception_count, brought_forward_pence, recovered_pence, paid_pence,
    carried_forward_pence) ON payment_run TO sharedlives_worker;
