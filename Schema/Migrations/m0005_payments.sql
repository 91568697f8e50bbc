-- A scheme's payments for a month. Lines are written by the worker while the run is calculating, may be worked out again while it is
-- a draft, and never change from approval on.

CREATE TABLE payment_run (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    -- The first day of the month.
    period date NOT NULL,
    state text NOT NULL DEFAULT 'calculating',
    job_id uuid NOT NULL,
    requested_by uuid NOT NULL DEFAULT current_account_id(),
    requested_at timestamptz NOT NULL DEFAULT current_instant(),
    calculated_at timestamptz,
    approved_by uuid,
    approved_at timestamptz,
    exported_by uuid,
    exported_at timestamptz,
    voided_by uuid,
    voided_at timestamptz,
    line_count integer NOT NULL DEFAULT 0,
    carer_count integer NOT NULL DEFAULT 0,
    parked_count integer NOT NULL DEFAULT 0,
    amount_pence bigint NOT NULL DEFAULT 0,
    contribution_pence bigint NOT NULL DEFAULT 0,
    council_pence bigint NOT NULL DEFAULT 0,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT payment_run_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT payment_run_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT payment_run_requested_by_fkey FOREIGN KEY (scheme_id, requested_by) REFERENCES account (scheme_id, id),
    CONSTRAINT payment_run_approved_by_fkey FOREIGN KEY (scheme_id, approved_by) REFERENCES account (scheme_id, id),
    CONSTRAINT payment_run_period_is_first_of_month CHECK (extract(day FROM period) = 1),
    CONSTRAINT payment_run_state_known
        CHECK (state IN ('calculating', 'draft', 'approved', 'exported', 'paid', 'voided')),
    CONSTRAINT payment_run_two_people CHECK (approved_by <> requested_by),
    CONSTRAINT payment_run_approved_by_somebody
        CHECK ((state IN ('approved', 'exported', 'paid')) = (approved_by IS NOT NULL AND approved_at IS NOT NULL)),
    CONSTRAINT payment_run_exported_by_somebody
        CHECK ((state IN ('exported', 'paid')) = (exported_by IS NOT NULL AND exported_at IS NOT NULL)),
    CONSTRAINT payment_run_adds_up CHECK (amount_pence = contribution_pence + council_pence)
);
-- One run for a scheme and a month, whoever asks and however often.
CREATE UNIQUE INDEX payment_run_one_for_month ON payment_run (scheme_id, period) WHERE state <> 'voided';

CREATE TABLE payment_line (
    scheme_id uuid NOT NULL,
    run_id uuid NOT NULL,
    -- The line's place in the run, from 1, in the order carer, subject, from, element.
    number integer NOT NULL,
    carer_id uuid NOT NULL,
    -- A placement, a stay or a session.
    subject_id uuid NOT NULL,
    council_id uuid NOT NULL,
    element text NOT NULL,
    from_date date NOT NULL,
    to_date date NOT NULL,
    quantity integer NOT NULL,
    unit text NOT NULL,
    rate_pence bigint NOT NULL,
    amount_pence bigint NOT NULL,
    contribution_pence bigint NOT NULL,
    council_pence bigint NOT NULL,
    clause text NOT NULL,
    explanation text NOT NULL,
    CONSTRAINT payment_line_pkey PRIMARY KEY (scheme_id, run_id, number),
    CONSTRAINT payment_line_run_fkey FOREIGN KEY (scheme_id, run_id) REFERENCES payment_run (scheme_id, id),
    CONSTRAINT payment_line_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT payment_line_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES council (scheme_id, id),
    CONSTRAINT payment_line_element_known CHECK (element IN (
        'support', 'absence', 'respite', 'afterDeath', 'leftWithoutNotice', 'complexFee', 'night', 'hour', 'session',
        'cancelled', 'notArrived', 'mileage')),
    CONSTRAINT payment_line_unit_known CHECK (unit IN ('day', 'night', 'minute', 'session', 'mile')),
    CONSTRAINT payment_line_interval CHECK (to_date > from_date),
    CONSTRAINT payment_line_adds_up CHECK (amount_pence = contribution_pence + council_pence)
);
CREATE INDEX payment_line_of_carer ON payment_line (scheme_id, carer_id, run_id);

-- A carer whose facts contradict each other is shown and not paid, and the rest of the run goes on.
CREATE TABLE payment_run_parked (
    scheme_id uuid NOT NULL,
    run_id uuid NOT NULL,
    carer_id uuid NOT NULL,
    -- [{"subject": id, "pointer": …, "code": …, "detail": …}]
    faults jsonb NOT NULL,
    CONSTRAINT payment_run_parked_pkey PRIMARY KEY (scheme_id, run_id, carer_id),
    CONSTRAINT payment_run_parked_run_fkey FOREIGN KEY (scheme_id, run_id) REFERENCES payment_run (scheme_id, id),
    CONSTRAINT payment_run_parked_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id)
);

-- Lines come and go only while their run is being worked out. Checked once a statement, not once a line. The runs stay locked
-- until the lines are committed, so that nobody takes a run further beside a worker that has lost its job and not noticed.
CREATE FUNCTION payment_line_check_run() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM FROM payment_run WHERE (scheme_id, id) IN (SELECT changed.scheme_id, changed.run_id FROM changed) FOR SHARE;
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT scheme_id, run_id FROM changed) AS touched
        WHERE NOT EXISTS (
            SELECT FROM payment_run AS run
            WHERE run.scheme_id = touched.scheme_id AND run.id = touched.run_id AND run.state = 'calculating')
    ) THEN
        RAISE EXCEPTION 'the lines of a run change only while it is calculating'
            USING ERRCODE = 'SL001', CONSTRAINT = TG_TABLE_NAME || '_append_only', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER payment_line_added AFTER INSERT ON payment_line
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION payment_line_check_run();
CREATE TRIGGER payment_line_removed AFTER DELETE ON payment_line
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION payment_line_check_run();
CREATE TRIGGER payment_line_append_only BEFORE UPDATE OR TRUNCATE ON payment_line
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_run_parked_added AFTER INSERT ON payment_run_parked
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION payment_line_check_run();
CREATE TRIGGER payment_run_parked_removed AFTER DELETE ON payment_run_parked
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION payment_line_check_run();
CREATE TRIGGER payment_run_parked_append_only BEFORE UPDATE OR TRUNCATE ON payment_run_parked
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A run's life, whoever writes it: calculating → draft → approved → exported → paid, a draft may go back or be voided.
CREATE FUNCTION payment_run_check_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('calculating', 'draft'), ('draft', 'calculating'), ('draft', 'approved'), ('approved', 'exported'),
        ('exported', 'paid'), ('draft', 'voided'), ('calculating', 'voided'))
    THEN
        RAISE EXCEPTION 'a run does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_run_step';
    END IF;
    IF (OLD.scheme_id, OLD.id, OLD.period) <> (NEW.scheme_id, NEW.id, NEW.period)
        OR OLD.state IN ('approved', 'exported', 'paid') AND (
            OLD.requested_by, OLD.requested_at, OLD.approved_by, OLD.approved_at,
            OLD.line_count, OLD.carer_count, OLD.parked_count, OLD.amount_pence, OLD.contribution_pence, OLD.council_pence)
            <> (
            NEW.requested_by, NEW.requested_at, NEW.approved_by, NEW.approved_at,
            NEW.line_count, NEW.carer_count, NEW.parked_count, NEW.amount_pence, NEW.contribution_pence, NEW.council_pence)
    THEN
        RAISE EXCEPTION 'an approved run keeps its sums and who approved them'
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_run_append_only';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payment_run_step BEFORE UPDATE ON payment_run FOR EACH ROW EXECUTE FUNCTION payment_run_check_step();

CREATE FUNCTION payment_run_check_beginning() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a run begins by being calculated, not as %', NEW.state
        USING ERRCODE = 'SL001', CONSTRAINT = 'payment_run_step';
END $$;
CREATE TRIGGER payment_run_beginning BEFORE INSERT ON payment_run FOR EACH ROW WHEN (NEW.state <> 'calculating')
    EXECUTE FUNCTION payment_run_check_beginning();

CALL keep_within_scheme('payment_run');
-- Lines are themselves the record, written once by a run whose own changes are audited.
ALTER TABLE payment_line ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY payment_line_within_scheme ON payment_line USING (scheme_id = (SELECT current_scheme_id()));
ALTER TABLE payment_run_parked ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY payment_run_parked_within_scheme ON payment_run_parked USING (scheme_id = (SELECT current_scheme_id()));

GRANT SELECT, INSERT ON payment_run TO sharedlives_api;
GRANT UPDATE (state, job_id, approved_by, approved_at, exported_by, exported_at, voided_by,
    voided_at, version) ON payment_run TO sharedlives_api;
GRANT SELECT ON payment_line, payment_run_parked TO sharedlives_api;
GRANT SELECT ON payment_run TO sharedlives_worker;
GRANT UPDATE (state, calculated_at, line_count, carer_count, parked_count, amount_pence, contribution_pence,
    council_pence, version) ON payment_run TO sharedlives_worker;
GRANT SELECT, INSERT, DELETE ON payment_line, payment_run_parked TO sharedlives_worker;
