-- Urgent payments go out in files and come back as those of runs do: a file holds payments of one run, or urgent payments.

ALTER TABLE payment_file ALTER COLUMN run_id DROP NOT NULL;
CREATE INDEX payment_file_urgent ON payment_file (scheme_id, id) WHERE run_id IS NULL;

ALTER TABLE payment_file_entry
    ALTER COLUMN run_id DROP NOT NULL,
    ADD COLUMN urgent_payment_id uuid,
    ADD CONSTRAINT payment_file_entry_urgent_payment_fkey
        FOREIGN KEY (scheme_id, urgent_payment_id) REFERENCES urgent_payment (scheme_id, id),
    -- No payment goes out twice.
    ADD CONSTRAINT payment_file_entry_urgent_payment_unique UNIQUE (scheme_id, urgent_payment_id),
    ADD CONSTRAINT payment_file_entry_of_one_payment CHECK ((run_id IS NULL) <> (urgent_payment_id IS NULL));

-- What came back is about a run, or about one file of urgent payments.
ALTER TABLE payment_confirmation
    ALTER COLUMN run_id DROP NOT NULL,
    ADD COLUMN file_id uuid,
    ADD CONSTRAINT payment_confirmation_file_fkey FOREIGN KEY (scheme_id, file_id) REFERENCES payment_file (scheme_id, id),
    ADD CONSTRAINT payment_confirmation_file_digest_unique UNIQUE (scheme_id, file_id, digest),
    ADD CONSTRAINT payment_confirmation_of_run_or_file CHECK ((run_id IS NULL) <> (file_id IS NULL));

ALTER TABLE payment_outcome
    ALTER COLUMN run_id DROP NOT NULL,
    ADD COLUMN urgent_payment_id uuid,
    -- Only of what was sent, and once.
    ADD CONSTRAINT payment_outcome_urgent_entry_fkey
        FOREIGN KEY (scheme_id, urgent_payment_id) REFERENCES payment_file_entry (scheme_id, urgent_payment_id),
    ADD CONSTRAINT payment_outcome_urgent_payment_unique UNIQUE (scheme_id, urgent_payment_id),
    ADD CONSTRAINT payment_outcome_of_one_payment CHECK ((run_id IS NULL) <> (urgent_payment_id IS NULL));

DROP TRIGGER payment_file_run ON payment_file;
CREATE TRIGGER payment_file_run AFTER INSERT ON payment_file FOR EACH ROW WHEN (NEW.run_id IS NOT NULL)
    EXECUTE FUNCTION payment_file_check_run();

-- As before; and an urgent payment is one that was approved, to its carer, of its amount.
CREATE OR REPLACE FUNCTION payment_file_entry_check() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM changed AS entry
        JOIN payment_file AS file ON file.scheme_id = entry.scheme_id AND file.id = entry.file_id
        LEFT JOIN payment ON payment.scheme_id = entry.scheme_id AND payment.run_id = entry.run_id
            AND payment.carer_id = entry.carer_id
        LEFT JOIN urgent_payment AS urgent ON urgent.scheme_id = entry.scheme_id AND urgent.id = entry.urgent_payment_id
            AND urgent.carer_id = entry.carer_id AND urgent.approved_at IS NOT NULL
        WHERE file.run_id IS DISTINCT FROM entry.run_id
            OR coalesce(payment.paid_pence, urgent.amount_pence) IS DISTINCT FROM entry.amount_pence)
    OR EXISTS (
        SELECT FROM payment_file AS file JOIN payment_file_entry AS entry
            ON entry.scheme_id = file.scheme_id AND entry.file_id = file.id
        WHERE (file.scheme_id, file.id) IN (SELECT touched.scheme_id, touched.file_id FROM changed AS touched)
        GROUP BY file.scheme_id, file.id
        HAVING count(*) <> file.payment_count OR sum(entry.amount_pence) <> file.amount_pence)
    THEN
        RAISE EXCEPTION 'a file holds payments of its run or urgent ones, and comes to its total'
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_file_entry_adds_up', TABLE = 'payment_file_entry';
    END IF;
    RETURN NULL;
END $$;

-- As before, and urgent payments that were rejected.
CREATE OR REPLACE VIEW payment_balance_entry WITH (security_invoker) AS
    SELECT payment.scheme_id, payment.carer_id, 'run'::text AS kind, payment.run_id AS source_id,
        payment.lines_pence - payment.paid_pence AS amount_pence, run.approved_at AS at
    FROM payment JOIN payment_run AS run ON run.scheme_id = payment.scheme_id AND run.id = payment.run_id
    WHERE run.approval_number IS NOT NULL
    UNION ALL
    SELECT scheme_id, carer_id, 'urgentPayment', id, -amount_pence, approved_at FROM urgent_payment
    WHERE approved_at IS NOT NULL
    UNION ALL
    SELECT payment.scheme_id, payment.carer_id, 'rejectedPayment', outcome.id, payment.paid_pence, outcome.recorded_at
    FROM payment_outcome AS outcome JOIN payment ON payment.scheme_id = outcome.scheme_id
        AND payment.run_id = outcome.run_id AND payment.carer_id = outcome.carer_id
    WHERE outcome.outcome = 'rejected'
    UNION ALL
    SELECT urgent.scheme_id, urgent.carer_id, 'rejectedPayment', outcome.id, urgent.amount_pence, outcome.recorded_at
    FROM payment_outcome AS outcome JOIN urgent_payment AS urgent ON urgent.scheme_id = outcome.scheme_id
        AND urgent.id = outcome.urgent_payment_id
    WHERE outcome.outcome = 'rejected';
