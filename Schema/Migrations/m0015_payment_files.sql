-- Payments on their way out and back. A run's payments go into files, each payment into one; what the payer says became of them
-- comes back, row by row. None of it is ever changed. A payment is to be paid until it is in a file, then sent, and then
-- confirmed or rejected; what was rejected is owed again.

CREATE TABLE payment_file (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    run_id uuid NOT NULL,
    -- Which file of the scheme it is, from 1.
    number integer NOT NULL,
    kind text NOT NULL,
    process_date date NOT NULL,
    payment_count integer NOT NULL,
    -- The control total.
    amount_pence bigint NOT NULL,
    byte_count integer NOT NULL,
    key_id text NOT NULL,
    -- The bytes, and their SHA-256: of a file with few payments it would give the accounts away, whose endings are known.
    sealed bytea NOT NULL,
    sealed_digest bytea NOT NULL,
    -- Names that stand otherwise in the file than in the records: of which payment (empty for the payer's own), as given, as written.
    changed_references text[] NOT NULL,
    given_names text[] NOT NULL,
    written_names text[] NOT NULL,
    made_at timestamptz NOT NULL DEFAULT current_instant(),
    made_by uuid NOT NULL DEFAULT current_account_id(),
    CONSTRAINT payment_file_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT payment_file_run_fkey FOREIGN KEY (scheme_id, run_id) REFERENCES payment_run (scheme_id, id),
    CONSTRAINT payment_file_made_by_fkey FOREIGN KEY (scheme_id, made_by) REFERENCES account (scheme_id, id),
    CONSTRAINT payment_file_number_unique UNIQUE (scheme_id, number),
    CONSTRAINT payment_file_kind_known CHECK (kind IN ('csv', 'bacs18', 'pain001')),
    CONSTRAINT payment_file_has_payments CHECK (payment_count > 0 AND amount_pence > 0),
    CONSTRAINT payment_file_sealed_length
        CHECK (octet_length(sealed) = byte_count + 28 AND octet_length(sealed_digest) = 60),
    CONSTRAINT payment_file_changes CHECK (cardinality(given_names) = cardinality(changed_references)
        AND cardinality(written_names) = cardinality(changed_references))
);
CREATE INDEX payment_file_of_run ON payment_file (scheme_id, run_id, number);

CREATE TABLE payment_file_entry (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    file_id uuid NOT NULL,
    -- The payment's place in the file, from 1.
    number integer NOT NULL,
    run_id uuid NOT NULL,
    carer_id uuid NOT NULL,
    -- By which a confirmation names it.
    reference text NOT NULL,
    amount_pence bigint NOT NULL,
    -- Where it goes; null where the file names no account.
    bank_account_id uuid,
    CONSTRAINT payment_file_entry_pkey PRIMARY KEY (scheme_id, file_id, number),
    CONSTRAINT payment_file_entry_file_fkey FOREIGN KEY (scheme_id, file_id) REFERENCES payment_file (scheme_id, id),
    CONSTRAINT payment_file_entry_bank_account_fkey
        FOREIGN KEY (scheme_id, bank_account_id) REFERENCES carer_bank_account (scheme_id, id),
    CONSTRAINT payment_file_entry_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    -- No payment goes out twice.
    CONSTRAINT payment_file_entry_payment_unique UNIQUE (scheme_id, run_id, carer_id),
    CONSTRAINT payment_file_entry_reference_unique UNIQUE (scheme_id, reference),
    CONSTRAINT payment_file_entry_reference_form CHECK (reference ~ '^[A-Z0-9-]{6,18}$')
);

CREATE TABLE payment_file_download (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    file_id uuid NOT NULL,
    downloaded_at timestamptz NOT NULL DEFAULT current_instant(),
    downloaded_by uuid NOT NULL DEFAULT current_account_id(),
    CONSTRAINT payment_file_download_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT payment_file_download_file_fkey FOREIGN KEY (scheme_id, file_id) REFERENCES payment_file (scheme_id, id),
    CONSTRAINT payment_file_download_downloaded_by_fkey
        FOREIGN KEY (scheme_id, downloaded_by) REFERENCES account (scheme_id, id)
);
CREATE INDEX payment_file_download_of_file ON payment_file_download (scheme_id, file_id, id);

-- A file that came back from the payer, all of which was taken in.
CREATE TABLE payment_confirmation (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    run_id uuid NOT NULL,
    file_name text NOT NULL,
    -- SHA-256 of its text: the same file twice is one.
    digest bytea NOT NULL,
    confirmed_count integer NOT NULL,
    rejected_count integer NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid NOT NULL DEFAULT current_account_id(),
    CONSTRAINT payment_confirmation_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT payment_confirmation_run_fkey FOREIGN KEY (scheme_id, run_id) REFERENCES payment_run (scheme_id, id),
    CONSTRAINT payment_confirmation_recorded_by_fkey
        FOREIGN KEY (scheme_id, recorded_by) REFERENCES account (scheme_id, id),
    CONSTRAINT payment_confirmation_digest_unique UNIQUE (scheme_id, run_id, digest),
    CONSTRAINT payment_confirmation_digest_length CHECK (octet_length(digest) = 32),
    CONSTRAINT payment_confirmation_file_name_length CHECK (length(file_name) BETWEEN 1 AND 200),
    CONSTRAINT payment_confirmation_has_rows
        CHECK (least(confirmed_count, rejected_count) >= 0 AND confirmed_count + rejected_count > 0)
);

CREATE TABLE payment_outcome (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    run_id uuid NOT NULL,
    carer_id uuid NOT NULL,
    confirmation_id uuid NOT NULL,
    -- The line of the file that said so, from 1.
    line integer NOT NULL,
    outcome text NOT NULL,
    reason text,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    CONSTRAINT payment_outcome_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT payment_outcome_confirmation_fkey
        FOREIGN KEY (scheme_id, confirmation_id) REFERENCES payment_confirmation (scheme_id, id),
    -- Only of what was sent, and once.
    CONSTRAINT payment_outcome_entry_fkey
        FOREIGN KEY (scheme_id, run_id, carer_id) REFERENCES payment_file_entry (scheme_id, run_id, carer_id),
    CONSTRAINT payment_outcome_payment_unique UNIQUE (scheme_id, run_id, carer_id),
    CONSTRAINT payment_outcome_outcome_known CHECK (outcome IN ('confirmed', 'rejected')),
    CONSTRAINT payment_outcome_reason_length CHECK (length(reason) BETWEEN 1 AND 200)
);
CREATE INDEX payment_outcome_rejected ON payment_outcome (scheme_id, carer_id) WHERE outcome = 'rejected';

-- A file is made of a run that was approved.
CREATE FUNCTION payment_file_check_run() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM payment_run
        WHERE scheme_id = NEW.scheme_id AND id = NEW.run_id AND state IN ('approved', 'exported') FOR SHARE)
    THEN
        RAISE EXCEPTION 'a payment file is made of an approved run'
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_file_of_approved_run', TABLE = 'payment_file';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER payment_file_run AFTER INSERT ON payment_file FOR EACH ROW EXECUTE FUNCTION payment_file_check_run();

-- A file's payments are the run's, of the amounts that are paid, and come to the file's total; they are written with one statement.
CREATE FUNCTION payment_file_entry_check() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM changed AS entry
        JOIN payment_file AS file ON file.scheme_id = entry.scheme_id AND file.id = entry.file_id
        LEFT JOIN payment ON payment.scheme_id = entry.scheme_id AND payment.run_id = entry.run_id
            AND payment.carer_id = entry.carer_id
        WHERE file.run_id <> entry.run_id OR payment.paid_pence IS DISTINCT FROM entry.amount_pence)
    OR EXISTS (
        SELECT FROM payment_file AS file JOIN payment_file_entry AS entry
            ON entry.scheme_id = file.scheme_id AND entry.file_id = file.id
        WHERE (file.scheme_id, file.id) IN (SELECT touched.scheme_id, touched.file_id FROM changed AS touched)
        GROUP BY file.scheme_id, file.id
        HAVING count(*) <> file.payment_count OR sum(entry.amount_pence) <> file.amount_pence)
    THEN
        RAISE EXCEPTION 'a file holds payments of its run, and comes to its total'
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_file_entry_adds_up', TABLE = 'payment_file_entry';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER payment_file_entry_added AFTER INSERT ON payment_file_entry
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION payment_file_entry_check();

CREATE TRIGGER payment_file_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_file
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_file_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_file_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_file_download_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_file_download
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_confirmation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_confirmation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_outcome_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_outcome
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- As before, and what was rejected.
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
    WHERE outcome.outcome = 'rejected';

CALL keep_within_scheme('payment_file', 'sealed', 'sealed_digest', 'given_names', 'written_names');
CALL keep_within_scheme('payment_file_download');
CALL keep_within_scheme('payment_confirmation');
CALL keep_within_scheme('payment_outcome');
-- Part of its file, written once with it.
ALTER TABLE payment_file_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY payment_file_entry_within_scheme ON payment_file_entry USING (scheme_id = current_scheme_id());

GRANT SELECT, INSERT ON payment_file, payment_file_entry, payment_file_download, payment_confirmation, payment_outcome
    TO sharedlives_api;
GRANT SELECT ON payment_outcome TO sharedlives_worker;
