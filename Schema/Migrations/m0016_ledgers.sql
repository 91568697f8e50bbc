-- The three ledgers: what councils agreed to pay for the scheme's management and were charged of it, and what people paid of their
-- contributions. What carers are paid and what of it is charged to whom stands in the runs' lines.

-- What a council pays for the scheme's management: so much for a year that begins in this month, in twelve months (PAYMENTS, "Who
-- pays"). Each month's part is a twelfth, rounded down to a multiple of rounded_to_pence; the last month has what is left.
CREATE TABLE management_fee (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    council_id uuid NOT NULL,
    from_date date NOT NULL,
    -- The first month in which nothing is paid any more; null while the agreement goes on from year to year.
    to_date date,
    yearly_pence bigint NOT NULL,
    rounded_to_pence bigint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT management_fee_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT management_fee_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES council (scheme_id, id),
    CONSTRAINT management_fee_from_is_first_of_month CHECK (extract(day FROM from_date) = 1),
    CONSTRAINT management_fee_to_is_first_of_month CHECK (extract(day FROM to_date) = 1),
    CONSTRAINT management_fee_interval CHECK (to_date > from_date),
    CONSTRAINT management_fee_yearly_range CHECK (yearly_pence BETWEEN 0 AND 100000000000),
    CONSTRAINT management_fee_rounded_to_range CHECK (rounded_to_pence BETWEEN 1 AND 10000000)
);
CREATE UNIQUE INDEX management_fee_from_unique ON management_fee (scheme_id, council_id, from_date)
    WHERE withdrawn_at IS NULL;

-- What a person paid of their contributions. One that was not, or not so, is withdrawn.
CREATE TABLE contribution_receipt (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    received_on date NOT NULL,
    amount_pence bigint NOT NULL,
    reference text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT contribution_receipt_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT contribution_receipt_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES person (scheme_id, id),
    CONSTRAINT contribution_receipt_amount_range CHECK (amount_pence BETWEEN 1 AND 100000000),
    CONSTRAINT contribution_receipt_reference_length CHECK (length(reference) BETWEEN 1 AND 100)
);
CREATE INDEX contribution_receipt_of_person ON contribution_receipt (scheme_id, person_id, received_on);

-- What a run charges a council for management: for its own month, and the difference for months that were charged before.
CREATE TABLE payment_run_fee (
    scheme_id uuid NOT NULL,
    run_id uuid NOT NULL,
    council_id uuid NOT NULL,
    month date NOT NULL,
    -- The agreement by which it comes to that; null when none holds any more.
    management_fee_id uuid,
    amount_pence bigint NOT NULL,
    -- All that had been charged for the month before; null for the run's own month where nothing was.
    old_amount_pence bigint,
    CONSTRAINT payment_run_fee_pkey PRIMARY KEY (scheme_id, run_id, council_id, month),
    CONSTRAINT payment_run_fee_run_fkey FOREIGN KEY (scheme_id, run_id) REFERENCES payment_run (scheme_id, id),
    CONSTRAINT payment_run_fee_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES council (scheme_id, id),
    CONSTRAINT payment_run_fee_management_fee_fkey
        FOREIGN KEY (scheme_id, management_fee_id) REFERENCES management_fee (scheme_id, id),
    CONSTRAINT payment_run_fee_month_is_first_of_month CHECK (extract(day FROM month) = 1),
    CONSTRAINT payment_run_fee_something CHECK (amount_pence <> 0)
);
CREATE INDEX payment_run_fee_of_council ON payment_run_fee (scheme_id, council_id, month);

-- Amounts of qualifying care relief for tax years that the program does not know yet (ITTOIA 2005, s808 to s811).
CREATE TABLE care_relief_figures (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    -- The year in which the tax year begins, on 6 April.
    tax_year smallint NOT NULL,
    fixed_pence bigint NOT NULL,
    adult_weekly_pence bigint NOT NULL,
    -- For a child of eleven years or more, and for a younger one.
    older_child_weekly_pence bigint NOT NULL,
    younger_child_weekly_pence bigint NOT NULL,
    source text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT care_relief_figures_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT care_relief_figures_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT care_relief_figures_tax_year_range CHECK (tax_year BETWEEN 2003 AND 2200),
    CONSTRAINT care_relief_figures_range CHECK (
        least(fixed_pence, adult_weekly_pence, older_child_weekly_pence, younger_child_weekly_pence) >= 0
        AND greatest(fixed_pence, adult_weekly_pence, older_child_weekly_pence, younger_child_weekly_pence) <= 100000000),
    CONSTRAINT care_relief_figures_source_length CHECK (length(source) BETWEEN 1 AND 200)
);
CREATE UNIQUE INDEX care_relief_figures_tax_year_unique ON care_relief_figures (scheme_id, tax_year)
    WHERE withdrawn_at IS NULL;

-- What a scheme may spend in each month from this one on, until the next budget's.
CREATE TABLE payment_budget (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    from_date date NOT NULL,
    monthly_pence bigint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT payment_budget_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT payment_budget_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT payment_budget_from_is_first_of_month CHECK (extract(day FROM from_date) = 1),
    CONSTRAINT payment_budget_monthly_range CHECK (monthly_pence BETWEEN 0 AND 100000000000)
);
CREATE UNIQUE INDEX payment_budget_from_unique ON payment_budget (scheme_id, from_date) WHERE withdrawn_at IS NULL;

CALL keep_within_scheme('management_fee');
CALL keep_within_scheme('contribution_receipt');
CALL keep_within_scheme('care_relief_figures');
CALL keep_within_scheme('payment_budget');

-- As with lines: written once by a run whose own changes are audited, and only while it is being worked out.
ALTER TABLE payment_run_fee ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY payment_run_fee_within_scheme ON payment_run_fee USING (scheme_id = current_scheme_id());
CREATE TRIGGER payment_run_fee_added AFTER INSERT ON payment_run_fee
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION payment_line_check_run();
CREATE TRIGGER payment_run_fee_removed AFTER DELETE ON payment_run_fee
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION payment_line_check_run();
CREATE TRIGGER payment_run_fee_append_only BEFORE UPDATE OR TRUNCATE ON payment_run_fee
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by)
    ON management_fee, contribution_receipt, care_relief_figures, payment_budget TO sharedlives_api;
GRANT SELECT ON payment_run_fee TO sharedlives_api;
GRANT SELECT ON management_fee TO sharedlives_worker;
GRANT SELECT, INSERT, DELETE ON payment_run_fee TO sharedlives_worker;
