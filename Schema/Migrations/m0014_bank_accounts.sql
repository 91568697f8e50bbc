-- Where carers are paid to and schemes pay from. Sort codes and account numbers are sealed under keys that are not in the database:
-- what stands here beside them is the name of the key and the last four digits of each. A value is bound to its scheme, its
-- owner and its row, so that it cannot be moved to another.

CREATE TABLE carer_bank_account (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    from_date date NOT NULL,
    account_name text NOT NULL,
    key_id text NOT NULL,
    -- Nonce (12 bytes), six and eight digits, tag (16 bytes).
    sealed bytea NOT NULL,
    sort_code_ending text NOT NULL,
    account_number_ending text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT carer_bank_account_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT carer_bank_account_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT carer_bank_account_account_name_length CHECK (length(account_name) BETWEEN 1 AND 70),
    CONSTRAINT carer_bank_account_key_id_form CHECK (key_id ~ '^[A-Za-z0-9._-]{1,32}$'),
    CONSTRAINT carer_bank_account_sealed_length CHECK (octet_length(sealed) = 42),
    CONSTRAINT carer_bank_account_endings_form
        CHECK (sort_code_ending ~ '^[0-9]{4}$' AND account_number_ending ~ '^[0-9]{4}$')
);
CREATE UNIQUE INDEX carer_bank_account_from_unique ON carer_bank_account (scheme_id, carer_id, from_date)
    WHERE withdrawn_at IS NULL;

-- From where a scheme pays, and what its payment files say of it.
CREATE TABLE paying_account (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    from_date date NOT NULL,
    payer_name text NOT NULL,
    -- By which Bacs knows the payer; null where no Bacs file is made.
    service_user_number text,
    bacs_form text NOT NULL,
    key_id text NOT NULL,
    sealed bytea NOT NULL,
    sort_code_ending text NOT NULL,
    account_number_ending text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT paying_account_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT paying_account_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT paying_account_payer_name_length CHECK (length(payer_name) BETWEEN 1 AND 70),
    CONSTRAINT paying_account_service_user_number_form CHECK (service_user_number ~ '^[0-9]{6}$'),
    CONSTRAINT paying_account_bacs_form_known CHECK (bacs_form IN ('daily', 'multi')),
    CONSTRAINT paying_account_key_id_form CHECK (key_id ~ '^[A-Za-z0-9._-]{1,32}$'),
    CONSTRAINT paying_account_sealed_length CHECK (octet_length(sealed) = 42),
    CONSTRAINT paying_account_endings_form
        CHECK (sort_code_ending ~ '^[0-9]{4}$' AND account_number_ending ~ '^[0-9]{4}$')
);
CREATE UNIQUE INDEX paying_account_from_unique ON paying_account (scheme_id, from_date) WHERE withdrawn_at IS NULL;

-- The columns of a scheme's CSV file of payments: each has a heading and holds either something of the payment (a field) or the
-- same text in every row; the other of the two is empty.
CREATE TABLE payment_table (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    from_date date NOT NULL,
    has_header boolean NOT NULL,
    headings text[] NOT NULL,
    fields text[] NOT NULL,
    texts text[] NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT payment_table_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT payment_table_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT payment_table_has_columns CHECK (cardinality(headings) BETWEEN 1 AND 40
        AND cardinality(fields) = cardinality(headings) AND cardinality(texts) = cardinality(headings))
);
CREATE UNIQUE INDEX payment_table_from_unique ON payment_table (scheme_id, from_date) WHERE withdrawn_at IS NULL;

CALL keep_within_scheme('carer_bank_account', 'sealed');
CALL keep_within_scheme('paying_account', 'sealed');
CALL keep_within_scheme('payment_table');

GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON carer_bank_account, paying_account, payment_table
    TO sharedlives_api;
-- The worker says who has no account; it does not need the account itself.
GRANT SELECT (scheme_id, id, carer_id, from_date, recorded_at, withdrawn_at) ON carer_bank_account TO sharedlives_worker;
