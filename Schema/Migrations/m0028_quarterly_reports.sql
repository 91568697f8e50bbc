-- Quarterly monitoring reports as they were submitted (6.5, Appendix 3), what schemes are to grow to, and for which council a
-- commissioner acts.

-- The report counts people by gender.
ALTER TABLE person
    ADD COLUMN gender text,
    ADD CONSTRAINT person_gender_known CHECK (gender IN ('woman', 'man', 'other'));

CREATE TABLE quarterly_report (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    -- The first day of the quarter.
    quarter_from date NOT NULL,
    -- Whose people it counts; null for those of all councils.
    council_id uuid,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT quarterly_report_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT quarterly_report_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT quarterly_report_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES council (scheme_id, id),
    CONSTRAINT quarterly_report_once UNIQUE NULLS NOT DISTINCT (scheme_id, quarter_from, council_id),
    CONSTRAINT quarterly_report_quarter_begins
        CHECK (extract(day FROM quarter_from) = 1 AND extract(month FROM quarter_from) IN (1, 4, 7, 10))
);

-- A figure as it was submitted, with the records that it counted then.
CREATE TABLE quarterly_report_figure (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    report_id uuid NOT NULL,
    -- Its place in the report, from 1.
    number integer NOT NULL,
    code text NOT NULL,
    -- Empty for a line that is not broken down.
    group_name text NOT NULL,
    amount integer NOT NULL,
    out_of integer,
    details text[] NOT NULL,
    -- Of each record its id, what it adds to the amount, and what to that of which the figure is a share.
    record_ids uuid[] NOT NULL,
    record_amounts integer[] NOT NULL,
    record_shares integer[] NOT NULL,
    CONSTRAINT quarterly_report_figure_pkey PRIMARY KEY (scheme_id, report_id, number),
    CONSTRAINT quarterly_report_figure_report_fkey
        FOREIGN KEY (scheme_id, report_id) REFERENCES quarterly_report (scheme_id, id),
    CONSTRAINT quarterly_report_figure_once UNIQUE (scheme_id, report_id, code, group_name),
    CONSTRAINT quarterly_report_figure_records_alike CHECK (
        cardinality(record_ids) = cardinality(record_amounts) AND cardinality(record_ids) = cardinality(record_shares))
);

-- What is submitted stays as it is: what turns out wrong is shown beside it.
DO $$
DECLARE
    target text;
BEGIN
    FOREACH target IN ARRAY ARRAY['quarterly_report', 'quarterly_report_figure'] LOOP
        EXECUTE format(
            'CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
            target || '_append_only', target);
    END LOOP;
END $$;

-- How many people, carers or homes there are to be by a day.
CREATE TABLE growth_target (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    measure text NOT NULL,
    from_date date NOT NULL,
    baseline integer NOT NULL,
    by_date date NOT NULL,
    target integer NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT growth_target_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT growth_target_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT growth_target_measure_known CHECK (measure IN ('people', 'carers', 'households')),
    CONSTRAINT growth_target_interval CHECK (by_date > from_date),
    CONSTRAINT growth_target_range CHECK (baseline BETWEEN 0 AND 10000 AND target BETWEEN 0 AND 10000)
);
CREATE UNIQUE INDEX growth_target_from_unique ON growth_target (scheme_id, measure, from_date) WHERE withdrawn_at IS NULL;

-- For which council a commissioner acts, from a day on; of several the latest first day counts.
CREATE TABLE council_commissioner (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    council_id uuid NOT NULL,
    account_id uuid NOT NULL,
    from_date date NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT council_commissioner_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT council_commissioner_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES council (scheme_id, id),
    CONSTRAINT council_commissioner_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES account (scheme_id, id)
);
CREATE UNIQUE INDEX council_commissioner_from_unique ON council_commissioner (scheme_id, account_id, from_date)
    WHERE withdrawn_at IS NULL;

CALL keep_within_scheme('quarterly_report');
CALL keep_within_scheme('growth_target');
CALL keep_within_scheme('council_commissioner');
-- A figure is part of its report, written once with it: the report's own entry says who and when.
ALTER TABLE quarterly_report_figure ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY quarterly_report_figure_within_scheme ON quarterly_report_figure USING (scheme_id = current_scheme_id());

GRANT SELECT, INSERT ON quarterly_report, quarterly_report_figure TO sharedlives_api;
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON growth_target, council_commissioner TO sharedlives_api;
-- Whether a quarter's report has been submitted, for reminders.
GRANT SELECT ON quarterly_report TO sharedlives_worker;
