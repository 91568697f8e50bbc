-- Carers from enquiry to approval and after, and the evidence on which that goes. Evidence is dated facts: added, never changed;
-- withdrawn, with who and when, when it turns out wrong.

ALTER TABLE carer
    -- Carers who were recorded before states were kept have people living with them: they are approved.
    ADD COLUMN state text NOT NULL DEFAULT 'approved',
    ADD COLUMN email text,
    ADD COLUMN phone text,
    -- How they heard of the scheme, and when they first asked.
    ADD COLUMN enquiry_source text,
    ADD COLUMN enquired_on date,
    ALTER COLUMN household_id DROP NOT NULL,
    ALTER COLUMN date_of_birth DROP NOT NULL,
    ADD CONSTRAINT carer_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    ADD CONSTRAINT carer_state_known CHECK (state IN (
        'enquiry', 'applied', 'assessing', 'readyForPanel', 'recommended', 'approved', 'suspended', 'withdrawn', 'deapproved',
        'resigned')),
    -- Whoever only asks need not say where and how old they are; whoever applies must.
    ADD CONSTRAINT carer_household_of_applicant CHECK (state IN ('enquiry', 'withdrawn') OR household_id IS NOT NULL),
    ADD CONSTRAINT carer_date_of_birth_of_applicant CHECK (state IN ('enquiry', 'withdrawn') OR date_of_birth IS NOT NULL),
    ADD CONSTRAINT carer_email_form CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND length(email) <= 254),
    ADD CONSTRAINT carer_phone_length CHECK (length(phone) BETWEEN 1 AND 50),
    ADD CONSTRAINT carer_enquiry_source_length CHECK (length(enquiry_source) BETWEEN 1 AND 200);
ALTER TABLE carer ALTER COLUMN state SET DEFAULT 'enquiry';
CREATE INDEX carer_of_state ON carer (scheme_id, state, id);

-- A carer's life, whoever writes it. The state of one who is added is free, for carers whom a scheme had before it came here.
CREATE FUNCTION carer_check_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.state, NEW.state) NOT IN (
        ('enquiry', 'applied'), ('applied', 'assessing'), ('assessing', 'readyForPanel'), ('readyForPanel', 'recommended'),
        ('recommended', 'approved'), ('readyForPanel', 'assessing'), ('recommended', 'assessing'),
        ('enquiry', 'withdrawn'), ('applied', 'withdrawn'), ('assessing', 'withdrawn'), ('readyForPanel', 'withdrawn'),
        ('recommended', 'withdrawn'), ('approved', 'suspended'), ('suspended', 'approved'), ('approved', 'deapproved'),
        ('suspended', 'deapproved'), ('approved', 'resigned'), ('suspended', 'resigned'))
    THEN
        RAISE EXCEPTION 'a carer does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'SL001', CONSTRAINT = 'carer_step';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER carer_step BEFORE UPDATE ON carer FOR EACH ROW WHEN (OLD.state <> NEW.state)
    EXECUTE FUNCTION carer_check_step();

-- How a carer came to the state that they are in: who, when and why.
CREATE TABLE carer_state_change (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    -- Null for the first state.
    from_state text,
    to_state text NOT NULL,
    on_date date NOT NULL,
    reason text NOT NULL,
    -- The panel's case that it follows from.
    case_id uuid,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT carer_state_change_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT carer_state_change_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT carer_state_change_from_state_known CHECK (from_state IN (
        'enquiry', 'applied', 'assessing', 'readyForPanel', 'recommended', 'approved', 'suspended', 'withdrawn', 'deapproved',
        'resigned')),
    CONSTRAINT carer_state_change_to_state_known CHECK (to_state IN (
        'enquiry', 'applied', 'assessing', 'readyForPanel', 'recommended', 'approved', 'suspended', 'withdrawn', 'deapproved',
        'resigned')),
    CONSTRAINT carer_state_change_reason_length CHECK (length(reason) BETWEEN 1 AND 4000)
);
CREATE INDEX carer_state_change_of_carer ON carer_state_change (scheme_id, carer_id, recorded_at);
CREATE TRIGGER carer_state_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON carer_state_change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who else lives in the home; whoever is 18 or more is named on the carer's DBS form (3.5.1).
CREATE TABLE household_member (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    given_name text NOT NULL,
    family_name text NOT NULL,
    date_of_birth date NOT NULL,
    relationship text NOT NULL,
    from_date date NOT NULL,
    to_date date,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT household_member_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT household_member_household_fkey
        FOREIGN KEY (scheme_id, household_id) REFERENCES household (scheme_id, id),
    CONSTRAINT household_member_given_name_length CHECK (length(given_name) BETWEEN 1 AND 100),
    CONSTRAINT household_member_family_name_length CHECK (length(family_name) BETWEEN 1 AND 100),
    CONSTRAINT household_member_date_of_birth_range CHECK (date_of_birth >= '1900-01-01'),
    CONSTRAINT household_member_relationship_length CHECK (length(relationship) BETWEEN 1 AND 200),
    CONSTRAINT household_member_interval CHECK (to_date > from_date)
);
CREATE INDEX household_member_of_household ON household_member (scheme_id, household_id);

-- For which carer a support carer steps in (3.4.2).
CREATE TABLE support_cover (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    covered_carer_id uuid NOT NULL,
    from_date date NOT NULL,
    to_date date,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT support_cover_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT support_cover_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT support_cover_covered_carer_fkey
        FOREIGN KEY (scheme_id, covered_carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT support_cover_of_another CHECK (covered_carer_id <> carer_id),
    CONSTRAINT support_cover_interval CHECK (to_date > from_date)
);
CREATE INDEX support_cover_of_carer ON support_cover (scheme_id, carer_id);

-- What a referee says, and what the scheme makes of it (3.3.2).
CREATE TABLE carer_reference (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    referee text NOT NULL,
    relationship text NOT NULL,
    received_on date NOT NULL,
    verdict text NOT NULL,
    note text,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT carer_reference_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT carer_reference_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT carer_reference_referee_length CHECK (length(referee) BETWEEN 1 AND 200),
    CONSTRAINT carer_reference_relationship_length CHECK (length(relationship) BETWEEN 1 AND 200),
    CONSTRAINT carer_reference_verdict_known CHECK (verdict IN ('satisfactory', 'needsFollowUp', 'unsatisfactory')),
    CONSTRAINT carer_reference_note_length CHECK (length(note) BETWEEN 1 AND 4000)
);
CREATE INDEX carer_reference_of_carer ON carer_reference (scheme_id, carer_id);

-- A full inspection of the home, and what was found in order (3.3.3).
CREATE TABLE home_inspection (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    inspected_on date NOT NULL,
    inspector text NOT NULL,
    bedroom boolean NOT NULL,
    washing boolean NOT NULL,
    health_and_safety boolean NOT NULL,
    suitability boolean NOT NULL,
    insurance boolean NOT NULL,
    findings text,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT home_inspection_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT home_inspection_household_fkey
        FOREIGN KEY (scheme_id, household_id) REFERENCES household (scheme_id, id),
    CONSTRAINT home_inspection_inspector_length CHECK (length(inspector) BETWEEN 1 AND 200),
    CONSTRAINT home_inspection_findings_length CHECK (length(findings) BETWEEN 1 AND 4000)
);
CREATE INDEX home_inspection_of_household ON home_inspection (scheme_id, household_id);

-- The right to let the room, and rent or mortgage paid up to date (3.3.4).
CREATE TABLE household_tenure (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    checked_on date NOT NULL,
    kind text NOT NULL,
    landlord_consent_on date,
    payments_up_to_date boolean NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT household_tenure_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT household_tenure_household_fkey
        FOREIGN KEY (scheme_id, household_id) REFERENCES household (scheme_id, id),
    CONSTRAINT household_tenure_kind_known CHECK (kind IN ('owner', 'tenant', 'sharedOwner')),
    CONSTRAINT household_tenure_consent_of_tenant CHECK (kind = 'tenant' OR landlord_consent_on IS NULL)
);
CREATE INDEX household_tenure_of_household ON household_tenure (scheme_id, household_id);

-- Public liability and household insurance (3.14.3); the last day of cover is the day before to_date.
CREATE TABLE household_insurance (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    kind text NOT NULL,
    insurer text NOT NULL,
    policy_reference text,
    from_date date NOT NULL,
    to_date date NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT household_insurance_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT household_insurance_household_fkey
        FOREIGN KEY (scheme_id, household_id) REFERENCES household (scheme_id, id),
    CONSTRAINT household_insurance_kind_known CHECK (kind IN ('publicLiability', 'household')),
    CONSTRAINT household_insurance_insurer_length CHECK (length(insurer) BETWEEN 1 AND 200),
    CONSTRAINT household_insurance_policy_reference_length CHECK (length(policy_reference) BETWEEN 1 AND 50),
    CONSTRAINT household_insurance_interval CHECK (to_date > from_date)
);
CREATE INDEX household_insurance_of_household ON household_insurance (scheme_id, household_id);

-- What else the carer does, and whether it goes with sharing their home (3.3.1, 3.3.5).
CREATE TABLE carer_commitments (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    considered_on date NOT NULL,
    summary text NOT NULL,
    compatible boolean NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT carer_commitments_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT carer_commitments_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT carer_commitments_summary_length CHECK (length(summary) BETWEEN 1 AND 4000)
);
CREATE INDEX carer_commitments_of_carer ON carer_commitments (scheme_id, carer_id);

-- The assessor's report, which the panel reads (3.3.6).
CREATE TABLE assessor_report (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    completed_on date NOT NULL,
    assessor text NOT NULL,
    summary text NOT NULL,
    recommends_approval boolean NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT assessor_report_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT assessor_report_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT assessor_report_assessor_length CHECK (length(assessor) BETWEEN 1 AND 200),
    CONSTRAINT assessor_report_summary_length CHECK (length(summary) BETWEEN 1 AND 4000)
);
CREATE INDEX assessor_report_of_carer ON assessor_report (scheme_id, carer_id);

-- A course of the scheme's, as it is from a day on (3.13). Without a validity it is done once and for all.
CREATE TABLE course (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    is_mandatory boolean NOT NULL,
    is_induction boolean NOT NULL,
    valid_months smallint,
    from_date date NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT course_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT course_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT course_code_length CHECK (length(code) BETWEEN 1 AND 50),
    CONSTRAINT course_name_length CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT course_valid_months_range CHECK (valid_months BETWEEN 1 AND 120)
);
CREATE UNIQUE INDEX course_from_unique ON course (scheme_id, code, from_date) WHERE withdrawn_at IS NULL;

-- A course that a carer has done.
CREATE TABLE training_record (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    course_id uuid NOT NULL,
    completed_on date NOT NULL,
    trainer text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT training_record_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT training_record_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT training_record_course_fkey FOREIGN KEY (scheme_id, course_id) REFERENCES course (scheme_id, id),
    CONSTRAINT training_record_trainer_length CHECK (length(trainer) BETWEEN 1 AND 200)
);
CREATE INDEX training_record_of_carer ON training_record (scheme_id, carer_id);

-- A signed carer agreement with the clauses it has (3.9.2).
CREATE TABLE carer_agreement (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    agreement_version text NOT NULL,
    clauses text[] NOT NULL,
    carer_signed_on date NOT NULL,
    scheme_signed_on date NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT carer_agreement_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT carer_agreement_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT carer_agreement_agreement_version_length CHECK (length(agreement_version) BETWEEN 1 AND 50),
    CONSTRAINT carer_agreement_clauses_count CHECK (cardinality(clauses) BETWEEN 0 AND 11)
);
CREATE INDEX carer_agreement_of_carer ON carer_agreement (scheme_id, carer_id);

-- An annual review: its six points, each with its evidence (3.14.3).
CREATE TABLE annual_carer_review (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    reviewed_on date NOT NULL,
    reviewer text NOT NULL,
    points jsonb NOT NULL,
    development_plan text,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT annual_carer_review_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT annual_carer_review_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT annual_carer_review_reviewer_length CHECK (length(reviewer) BETWEEN 1 AND 200),
    CONSTRAINT annual_carer_review_points_named CHECK (jsonb_typeof(points) = 'object'),
    CONSTRAINT annual_carer_review_development_plan_length CHECK (length(development_plan) BETWEEN 1 AND 4000)
);
CREATE INDEX annual_carer_review_of_carer ON annual_carer_review (scheme_id, carer_id);

-- What a carer reports has changed (3.5.1).
CREATE TABLE change_of_circumstances (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    reported_on date NOT NULL,
    kind text NOT NULL,
    detail text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT change_of_circumstances_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT change_of_circumstances_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT change_of_circumstances_kind_known
        CHECK (kind IN ('conviction', 'health', 'household', 'address', 'employment', 'relationship', 'other')),
    CONSTRAINT change_of_circumstances_detail_length CHECK (length(detail) BETWEEN 1 AND 4000)
);
CREATE INDEX change_of_circumstances_of_carer ON change_of_circumstances (scheme_id, carer_id);

-- The numbers that a scheme sets for its requirements and its panel, in force from a day on.
CREATE TABLE requirement_policy (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    from_date date NOT NULL,
    references_min smallint NOT NULL,
    dbs_renewal_months smallint NOT NULL,
    inspection_valid_months smallint,
    review_months smallint NOT NULL,
    dbs_lead_days smallint NOT NULL,
    insurance_lead_days smallint NOT NULL,
    training_lead_days smallint NOT NULL,
    review_lead_days smallint NOT NULL,
    people_max smallint NOT NULL,
    panel_quorum smallint NOT NULL,
    panel_papers_days smallint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT requirement_policy_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT requirement_policy_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT requirement_policy_references_min_range CHECK (references_min BETWEEN 2 AND 10),
    CONSTRAINT requirement_policy_dbs_renewal_months_range CHECK (dbs_renewal_months BETWEEN 1 AND 36),
    CONSTRAINT requirement_policy_inspection_valid_months_range CHECK (inspection_valid_months BETWEEN 1 AND 120),
    CONSTRAINT requirement_policy_review_months_range CHECK (review_months BETWEEN 1 AND 12),
    CONSTRAINT requirement_policy_dbs_lead_days_range CHECK (dbs_lead_days BETWEEN 0 AND 365),
    CONSTRAINT requirement_policy_insurance_lead_days_range CHECK (insurance_lead_days BETWEEN 0 AND 365),
    CONSTRAINT requirement_policy_training_lead_days_range CHECK (training_lead_days BETWEEN 0 AND 365),
    CONSTRAINT requirement_policy_review_lead_days_range CHECK (review_lead_days BETWEEN 0 AND 365),
    CONSTRAINT requirement_policy_people_max_range CHECK (people_max BETWEEN 1 AND 3),
    CONSTRAINT requirement_policy_panel_quorum_range CHECK (panel_quorum BETWEEN 1 AND 20),
    CONSTRAINT requirement_policy_panel_papers_days_range CHECK (panel_papers_days BETWEEN 0 AND 60)
);
CREATE UNIQUE INDEX requirement_policy_from_unique ON requirement_policy (scheme_id, from_date) WHERE withdrawn_at IS NULL;

-- Something that somebody must see to. It is opened with what gives rise to it, in one transaction.
CREATE TABLE task (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    kind text NOT NULL,
    carer_id uuid,
    -- The record that gives rise to it.
    subject_id uuid,
    due_on date,
    done_at timestamptz,
    done_by uuid,
    outcome text,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT task_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT task_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT task_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT task_kind_length CHECK (length(kind) BETWEEN 1 AND 50),
    CONSTRAINT task_outcome_length CHECK (length(outcome) BETWEEN 1 AND 4000),
    CONSTRAINT task_done_with_outcome CHECK ((done_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX task_of_carer ON task (scheme_id, carer_id);
CREATE INDEX task_open ON task (scheme_id, id) WHERE done_at IS NULL;

CALL keep_within_scheme('carer_state_change');
CALL keep_within_scheme('task');
CALL keep_within_scheme('household_member');
CALL keep_within_scheme('support_cover');
CALL keep_within_scheme('carer_reference');
CALL keep_within_scheme('home_inspection');
CALL keep_within_scheme('household_tenure');
CALL keep_within_scheme('household_insurance');
CALL keep_within_scheme('carer_commitments');
CALL keep_within_scheme('assessor_report');
CALL keep_within_scheme('course');
CALL keep_within_scheme('training_record');
CALL keep_within_scheme('carer_agreement');
CALL keep_within_scheme('annual_carer_review');
CALL keep_within_scheme('change_of_circumstances');
CALL keep_within_scheme('requirement_policy');
-- The history of those who are recorded already begins here.
DO $$
DECLARE
    open_scheme uuid;
BEGIN
    FOR open_scheme IN SELECT id FROM scheme LOOP
        PERFORM set_config('sharedlives.scheme_id', open_scheme::text, true);
        INSERT INTO carer_state_change (id, carer_id, to_state, on_date, reason)
            SELECT gen_random_uuid(), id, 'approved', (recorded_at AT TIME ZONE 'Europe/London')::date,
                'Recorded before states were kept.'
            FROM carer;
    END LOOP;
    PERFORM set_config('sharedlives.scheme_id', '', true);
END $$;

GRANT SELECT, INSERT ON carer_state_change TO sharedlives_api;
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON
    household_member, support_cover, carer_reference, home_inspection, household_tenure, household_insurance,
    carer_commitments, assessor_report, course, training_record, carer_agreement, annual_carer_review,
    change_of_circumstances, requirement_policy
    TO sharedlives_api;
GRANT SELECT, INSERT, UPDATE (done_at, done_by, outcome, version) ON task TO sharedlives_api;
GRANT SELECT ON
    carer_state_change, household_member, support_cover, carer_reference, home_inspection, household_tenure,
    household_insurance, carer_commitments, assessor_report, course, training_record, carer_agreement,
    annual_carer_review, change_of_circumstances, requirement_policy
    TO sharedlives_worker;
GRANT SELECT, INSERT ON task TO sharedlives_worker;
