-- Late facts: what became known of a month after it was paid is paid, or taken back, by the next run. For this every change of
-- a fact is noted until an approved run has taken it in, and a line can be the difference to a month that was paid.

-- A change of a fact from which payments are worked out. It is open until a run is approved that saw it.
CREATE TABLE payment_fact_change (
    scheme_id uuid NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL,
    fact_id uuid NOT NULL,
    act text NOT NULL,
    -- The placement, stay or session; null for what all of them have in common.
    subject_id uuid,
    -- The first day of which a payment can come out otherwise.
    first_day date NOT NULL,
    changed_by uuid,
    changed_at timestamptz NOT NULL,
    -- By which it is told whether a calculation saw the change: ids and instants are not in the order of the commits.
    transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
    -- The approved run that took it in.
    settled_by_run_id uuid,
    CONSTRAINT payment_fact_change_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT payment_fact_change_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT payment_fact_change_run_fkey
        FOREIGN KEY (scheme_id, settled_by_run_id) REFERENCES payment_run (scheme_id, id),
    CONSTRAINT payment_fact_change_kind_known CHECK (kind IN (
        'placement', 'band', 'contribution', 'complexFee', 'absence', 'stay', 'session', 'rateCard', 'paymentPolicy')),
    CONSTRAINT payment_fact_change_act_known CHECK (act IN ('recorded', 'withdrawn', 'ended', 'changed')),
    CONSTRAINT payment_fact_change_has_subject
        CHECK ((subject_id IS NULL) = (kind IN ('rateCard', 'paymentPolicy')))
);
CREATE INDEX payment_fact_change_open ON payment_fact_change (scheme_id, id) WHERE settled_by_run_id IS NULL;

-- A run knows the instant of its facts and the changes that it saw (those of these transactions, up to this id: a database that
-- was restored counts its transactions anew), how many sums of months that were paid it puts right, which approval it is within
-- the scheme, and which one was the last when it was worked out.
ALTER TABLE payment_run
    ADD COLUMN facts_as_of timestamptz,
    ADD COLUMN facts_seen pg_snapshot,
    ADD COLUMN facts_seen_to bigint NOT NULL DEFAULT 0,
    ADD COLUMN adjustment_count integer NOT NULL DEFAULT 0,
    ADD COLUMN approval_number integer,
    ADD COLUMN follows_approval_number integer NOT NULL DEFAULT 0;

-- A line that pays the difference to a month that was paid: its element is that of the month, its interval the month.
ALTER TABLE payment_line
    ADD COLUMN old_amount_pence bigint,
    ADD COLUMN old_contribution_pence bigint,
    -- [{"kind": …, "fact": id, "act": …, "firstDay": …, "by": id, "at": …}]
    ADD COLUMN causes jsonb,
    DROP CONSTRAINT payment_line_unit_known,
    ADD CONSTRAINT payment_line_unit_known CHECK (unit IN ('day', 'night', 'minute', 'session', 'mile', 'month')),
    ADD CONSTRAINT payment_line_adjustment CHECK (CASE unit
        WHEN 'month' THEN old_amount_pence IS NOT NULL AND old_contribution_pence IS NOT NULL AND causes IS NOT NULL
        ELSE old_amount_pence IS NULL AND old_contribution_pence IS NULL AND causes IS NULL END),
    ADD CONSTRAINT payment_line_adjusts_something
        CHECK (unit <> 'month' OR amount_pence <> 0 OR contribution_pence <> 0);
CREATE INDEX payment_line_of_subject ON payment_line (scheme_id, subject_id);

-- A carer may be parked for an earlier month only: what was paid then stands until the facts agree.
COMMENT ON COLUMN payment_run_parked.faults IS
    '[{"subject": id, "month": …, "pointer": …, "code": …, "detail": …}]';

-- Notes a change. The argument is the kind of fact. A change of nothing that a payment depends on is not noted.
CREATE FUNCTION payment_fact_change_note() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    new_row jsonb := to_jsonb(NEW) - '{version,recorded_at,recorded_by,withdrawn_by}'::text[];
    old_row jsonb := CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(OLD) - '{version,recorded_at,recorded_by,withdrawn_by}'::text[] END;
    only_end boolean := coalesce(
        TG_ARGV[0] = 'placement' AND old_row - '{end_date,end_reason}'::text[] = new_row - '{end_date,end_reason}'::text[], false);
    day date;
BEGIN
    IF old_row = new_row THEN
        RETURN NULL;
    END IF;
    -- The earlier of the days before and after the change, since either may be paid for.
    SELECT min(CASE
        WHEN only_end THEN (fact ->> 'end_date')::date
        WHEN TG_ARGV[0] = 'placement' THEN (fact ->> 'start_date')::date
        WHEN TG_ARGV[0] = 'stay' THEN (fact ->> 'arrive_date')::date
        WHEN TG_ARGV[0] = 'session' THEN ((fact ->> 'starts_at')::timestamptz AT TIME ZONE 'Europe/London')::date
        ELSE (fact ->> 'from_date')::date END)
        INTO day FROM (VALUES (new_row), (old_row)) AS version (fact) WHERE fact IS NOT NULL;
    INSERT INTO payment_fact_change (scheme_id, kind, fact_id, act, subject_id, first_day, changed_by, changed_at)
    VALUES (
        (new_row ->> 'scheme_id')::uuid, TG_ARGV[0], (new_row ->> 'id')::uuid,
        CASE
            WHEN TG_OP = 'INSERT' THEN 'recorded'
            WHEN old_row ->> 'withdrawn_at' IS NULL AND new_row ->> 'withdrawn_at' IS NOT NULL THEN 'withdrawn'
            WHEN only_end THEN 'ended'
            ELSE 'changed' END,
        CASE
            WHEN TG_ARGV[0] IN ('placement', 'stay', 'session') THEN (new_row ->> 'id')::uuid
            ELSE (new_row ->> 'placement_id')::uuid END,
        day, current_account_id(), current_instant());
    RETURN NULL;
END $$;

CREATE PROCEDURE note_payment_facts(target regclass, kind text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'CREATE TRIGGER %I AFTER INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION payment_fact_change_note(%L)',
        target::text || '_noted', target, kind);
END $$;
CALL note_payment_facts('placement', 'placement');
CALL note_payment_facts('placement_band', 'band');
CALL note_payment_facts('placement_contribution', 'contribution');
CALL note_payment_facts('placement_complex_fee', 'complexFee');
CALL note_payment_facts('placement_absence', 'absence');
CALL note_payment_facts('stay', 'stay');
CALL note_payment_facts('session', 'session');
CALL note_payment_facts('rate_card', 'rateCard');
CALL note_payment_facts('payment_policy', 'paymentPolicy');

-- Approvals of a scheme are numbered, one after another. A draft that puts earlier months right was worked out from all that was
-- paid until then: if another run has put some right since, this one would do it twice.
CREATE FUNCTION payment_run_check_approval() RETURNS trigger
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
    NEW.approval_number := 1 + coalesce(
        (SELECT max(approval_number) FROM payment_run WHERE scheme_id = NEW.scheme_id), 0);
    RETURN NEW;
END $$;
CREATE TRIGGER payment_run_approval BEFORE UPDATE ON payment_run FOR EACH ROW
    WHEN (NEW.state = 'approved' AND OLD.state = 'draft') EXECUTE FUNCTION payment_run_check_approval();

-- The changes that the run saw are taken in, except those of months that are not paid yet: these are their own run's.
CREATE FUNCTION payment_run_settle_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE payment_fact_change SET settled_by_run_id = NEW.id
    WHERE scheme_id = NEW.scheme_id AND settled_by_run_id IS NULL
        AND id <= NEW.facts_seen_to AND pg_visible_in_snapshot(transaction_id, NEW.facts_seen)
        AND first_day < (
            SELECT max(period) + interval '1 month' FROM payment_run
            WHERE scheme_id = NEW.scheme_id AND state IN ('approved', 'exported', 'paid'));
    RETURN NULL;
END $$;
CREATE TRIGGER payment_run_settled AFTER UPDATE ON payment_run FOR EACH ROW
    WHEN (NEW.state = 'approved' AND OLD.state = 'draft') EXECUTE FUNCTION payment_run_settle_changes();

CREATE OR REPLACE FUNCTION payment_run_check_step() RETURNS trigger LANGUAGE plpgsql AS $$
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
            OLD.requested_by, OLD.requested_at, OLD.approved_by, OLD.approved_at, OLD.facts_as_of, OLD.facts_seen::text,
            OLD.facts_seen_to, OLD.adjustment_count, OLD.approval_number, OLD.follows_approval_number,
            OLD.line_count, OLD.carer_count, OLD.parked_count, OLD.amount_pence, OLD.contribution_pence, OLD.council_pence)
            IS DISTINCT FROM (
            NEW.requested_by, NEW.requested_at, NEW.approved_by, NEW.approved_at, NEW.facts_as_of, NEW.facts_seen::text,
            NEW.facts_seen_to, NEW.adjustment_count, NEW.approval_number, NEW.follows_approval_number,
            NEW.line_count, NEW.carer_count, NEW.parked_count, NEW.amount_pence, NEW.contribution_pence, NEW.council_pence)
    THEN
        RAISE EXCEPTION 'an approved run keeps its sums and who approved them'
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_run_append_only';
    END IF;
    RETURN NEW;
END $$;

-- What is there already: approvals get their numbers, and every fact is noted, so that the next run of a scheme works all of its
-- paid months out once from the beginning. The owner sees all schemes for this.
ALTER TABLE payment_run NO FORCE ROW LEVEL SECURITY;
UPDATE payment_run SET approval_number = numbered.number
    FROM (SELECT scheme_id, id, row_number() OVER (PARTITION BY scheme_id ORDER BY approved_at, id) AS number
        FROM payment_run WHERE approved_at IS NOT NULL) AS numbered
    WHERE payment_run.scheme_id = numbered.scheme_id AND payment_run.id = numbered.id;
ALTER TABLE payment_run FORCE ROW LEVEL SECURITY,
    ADD CONSTRAINT payment_run_approval_numbered
        CHECK ((state IN ('approved', 'exported', 'paid')) = (approval_number IS NOT NULL));
DO $$
DECLARE
    source record;
BEGIN
    FOR source IN SELECT * FROM (VALUES
        ('placement', 'placement', 'id', 'start_date'), ('placement_band', 'band', 'placement_id', 'from_date'),
        ('placement_contribution', 'contribution', 'placement_id', 'from_date'),
        ('placement_complex_fee', 'complexFee', 'placement_id', 'from_date'),
        ('placement_absence', 'absence', 'placement_id', 'from_date'), ('stay', 'stay', 'id', 'arrive_date'),
        ('session', 'session', 'id', '(starts_at AT TIME ZONE ''Europe/London'')::date'),
        ('rate_card', 'rateCard', 'NULL', 'from_date'), ('payment_policy', 'paymentPolicy', 'NULL', 'from_date'))
        AS facts (name, kind, subject, day)
    LOOP
        EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', source.name);
        EXECUTE format(
            'INSERT INTO payment_fact_change (scheme_id, kind, fact_id, act, subject_id, first_day, changed_by, changed_at)
            SELECT scheme_id, %L, id, ''recorded'', %s, %s, recorded_by, recorded_at FROM %I ORDER BY recorded_at, id',
            source.kind, source.subject, source.day, source.name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', source.name);
    END LOOP;
END $$;

-- It is itself a record of what was changed.
ALTER TABLE payment_fact_change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY payment_fact_change_within_scheme ON payment_fact_change USING (scheme_id = current_scheme_id());

GRANT SELECT ON payment_fact_change TO sharedlives_api, sharedlives_worker;
GRANT UPDATE (facts_as_of, facts_seen, facts_seen_to, adjustment_count, follows_approval_number)
    ON payment_run TO sharedlives_worker;
