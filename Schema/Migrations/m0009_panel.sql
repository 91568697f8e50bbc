-- The panel: its members and meetings, the cases it recommends on, what the registered manager decides, and the terms of approval
-- that follow; and documents as they were issued.

CREATE TABLE panel_member (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    -- With which a member signs in, if they do.
    account_id uuid,
    name text NOT NULL,
    -- What they bring, as in "former carer".
    background text NOT NULL,
    from_date date NOT NULL,
    to_date date,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT panel_member_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT panel_member_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT panel_member_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES account (scheme_id, id),
    CONSTRAINT panel_member_account_unique UNIQUE (scheme_id, account_id),
    CONSTRAINT panel_member_name_length CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT panel_member_background_length CHECK (length(background) BETWEEN 1 AND 200),
    CONSTRAINT panel_member_interval CHECK (to_date > from_date)
);

CREATE TABLE panel_meeting (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    held_on date NOT NULL,
    place text NOT NULL,
    -- The last day for papers, and how many must take part in a recommendation: as the scheme's policy was when it was called.
    papers_due_on date NOT NULL,
    quorum smallint NOT NULL,
    -- What was talked about beside the cases, for the minutes.
    notes text,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT panel_meeting_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT panel_meeting_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT panel_meeting_place_length CHECK (length(place) BETWEEN 1 AND 200),
    CONSTRAINT panel_meeting_papers_before CHECK (papers_due_on <= held_on),
    CONSTRAINT panel_meeting_quorum_range CHECK (quorum BETWEEN 1 AND 20),
    CONSTRAINT panel_meeting_notes_length CHECK (length(notes) BETWEEN 1 AND 4000)
);
CREATE INDEX panel_meeting_by_day ON panel_meeting (scheme_id, held_on);

-- Who is a member of a meeting: asked to come, and afterwards whether they came. A panel member sees only meetings of which they
-- are a member.
CREATE TABLE panel_attendance (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    member_id uuid NOT NULL,
    is_chair boolean NOT NULL,
    -- Null until it is known.
    is_present boolean,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT panel_attendance_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT panel_attendance_meeting_fkey FOREIGN KEY (scheme_id, meeting_id) REFERENCES panel_meeting (scheme_id, id),
    CONSTRAINT panel_attendance_member_fkey FOREIGN KEY (scheme_id, member_id) REFERENCES panel_member (scheme_id, id)
);
CREATE UNIQUE INDEX panel_attendance_once ON panel_attendance (scheme_id, meeting_id, member_id)
    WHERE withdrawn_at IS NULL;
CREATE UNIQUE INDEX panel_attendance_one_chair ON panel_attendance (scheme_id, meeting_id)
    WHERE is_chair AND withdrawn_at IS NULL;
CREATE INDEX panel_attendance_of_member ON panel_attendance (scheme_id, member_id);

-- draft → listed for a meeting → recommended → decided; a deferred case is listed again; one that is not decided may be withdrawn.
CREATE TABLE panel_case (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    kind text NOT NULL,
    state text NOT NULL DEFAULT 'draft',
    -- What is put to the panel, and why.
    summary text NOT NULL,
    -- The terms that are proposed; none where an approval is to end.
    kinds text[],
    people_max smallint,
    bands text[],
    conditions text[],
    from_date date,
    until_date date,
    meeting_id uuid,
    -- The day on which its papers were in, and why they came after the meeting's deadline if they did.
    papers_in_on date,
    late_reason text,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT panel_case_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT panel_case_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT panel_case_meeting_fkey FOREIGN KEY (scheme_id, meeting_id) REFERENCES panel_meeting (scheme_id, id),
    CONSTRAINT panel_case_kind_known CHECK (kind IN ('approval', 'reapproval', 'changeOfTerms', 'deapproval')),
    CONSTRAINT panel_case_state_known
        CHECK (state IN ('draft', 'listed', 'recommended', 'deferred', 'decided', 'withdrawn')),
    CONSTRAINT panel_case_summary_length CHECK (length(summary) BETWEEN 1 AND 4000),
    CONSTRAINT panel_case_proposes_terms CHECK (
        CASE WHEN kind = 'deapproval' THEN num_nonnulls(kinds, people_max, bands, conditions, from_date, until_date) = 0
            ELSE num_nulls(kinds, people_max, bands, conditions, from_date) = 0 END),
    CONSTRAINT panel_case_kinds_known CHECK (
        kinds <@ ARRAY['longTerm', 'shortBreak', 'daySupport', 'crisis', 'reablement'] AND cardinality(kinds) BETWEEN 1 AND 5),
    CONSTRAINT panel_case_people_max_range CHECK (people_max BETWEEN 1 AND 3),
    CONSTRAINT panel_case_bands_count CHECK (cardinality(bands) BETWEEN 0 AND 20),
    CONSTRAINT panel_case_conditions_count CHECK (cardinality(conditions) BETWEEN 0 AND 20),
    CONSTRAINT panel_case_interval CHECK (until_date > from_date),
    CONSTRAINT panel_case_listed_for_meeting CHECK (
        CASE WHEN state IN ('draft', 'deferred') THEN num_nonnulls(meeting_id, papers_in_on, late_reason) = 0
            WHEN state = 'withdrawn' THEN true
            ELSE num_nulls(meeting_id, papers_in_on) = 0 END),
    CONSTRAINT panel_case_late_reason_length CHECK (length(late_reason) BETWEEN 1 AND 4000)
);
CREATE INDEX panel_case_of_carer ON panel_case (scheme_id, carer_id);
CREATE INDEX panel_case_of_meeting ON panel_case (scheme_id, meeting_id) WHERE meeting_id IS NOT NULL;
-- One question of a kind about a carer at a time.
CREATE UNIQUE INDEX panel_case_one_open ON panel_case (scheme_id, carer_id) WHERE state NOT IN ('decided', 'withdrawn');

CREATE FUNCTION panel_case_check_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.state, NEW.state) NOT IN (
        ('draft', 'listed'), ('deferred', 'listed'), ('listed', 'draft'), ('listed', 'recommended'), ('listed', 'deferred'),
        ('recommended', 'decided'), ('draft', 'withdrawn'), ('deferred', 'withdrawn'), ('listed', 'withdrawn'),
        ('recommended', 'withdrawn'))
    THEN
        RAISE EXCEPTION 'a case does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'SL001', CONSTRAINT = 'panel_case_step';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER panel_case_step BEFORE UPDATE ON panel_case FOR EACH ROW WHEN (OLD.state <> NEW.state)
    EXECUTE FUNCTION panel_case_check_step();

-- A member's interest in a case: they take no part in its recommendation.
CREATE TABLE panel_interest (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    member_id uuid NOT NULL,
    nature text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT panel_interest_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT panel_interest_case_fkey FOREIGN KEY (scheme_id, case_id) REFERENCES panel_case (scheme_id, id),
    CONSTRAINT panel_interest_member_fkey FOREIGN KEY (scheme_id, member_id) REFERENCES panel_member (scheme_id, id),
    CONSTRAINT panel_interest_nature_length CHECK (length(nature) BETWEEN 1 AND 4000)
);
CREATE UNIQUE INDEX panel_interest_once ON panel_interest (scheme_id, case_id, member_id) WHERE withdrawn_at IS NULL;

-- What a meeting recommends, once and for all. A deferred case gets another from a later meeting.
CREATE TABLE panel_recommendation (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    verdict text NOT NULL,
    reasons text NOT NULL,
    conditions text[] NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT panel_recommendation_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT panel_recommendation_case_fkey FOREIGN KEY (scheme_id, case_id) REFERENCES panel_case (scheme_id, id),
    CONSTRAINT panel_recommendation_meeting_fkey
        FOREIGN KEY (scheme_id, meeting_id) REFERENCES panel_meeting (scheme_id, id),
    CONSTRAINT panel_recommendation_once UNIQUE (scheme_id, case_id, meeting_id),
    CONSTRAINT panel_recommendation_verdict_known
        CHECK (verdict IN ('approve', 'approveWithConditions', 'defer', 'notApprove')),
    CONSTRAINT panel_recommendation_reasons_length CHECK (length(reasons) BETWEEN 1 AND 4000),
    CONSTRAINT panel_recommendation_conditions_count CHECK (
        CASE WHEN verdict = 'approveWithConditions' THEN cardinality(conditions) BETWEEN 1 AND 20
            ELSE cardinality(conditions) = 0 END)
);
CREATE INDEX panel_recommendation_of_meeting ON panel_recommendation (scheme_id, meeting_id);

-- Who took part in a recommendation.
CREATE TABLE panel_recommendation_member (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    recommendation_id uuid NOT NULL,
    member_id uuid NOT NULL,
    CONSTRAINT panel_recommendation_member_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT panel_recommendation_member_recommendation_fkey
        FOREIGN KEY (scheme_id, recommendation_id) REFERENCES panel_recommendation (scheme_id, id),
    CONSTRAINT panel_recommendation_member_member_fkey
        FOREIGN KEY (scheme_id, member_id) REFERENCES panel_member (scheme_id, id),
    CONSTRAINT panel_recommendation_member_once UNIQUE (scheme_id, recommendation_id, member_id)
);

-- Nobody recommends on a case in which they declared an interest, whoever writes it.
CREATE FUNCTION panel_recommendation_member_check_interest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM panel_interest AS interest
        JOIN panel_recommendation AS recommendation ON recommendation.scheme_id = interest.scheme_id
            AND recommendation.case_id = interest.case_id
        WHERE recommendation.scheme_id = NEW.scheme_id AND recommendation.id = NEW.recommendation_id
            AND interest.member_id = NEW.member_id AND interest.withdrawn_at IS NULL)
    THEN
        RAISE EXCEPTION 'a member with an interest takes no part in a recommendation'
            USING ERRCODE = 'SL001', CONSTRAINT = 'panel_recommendation_member_interest';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER panel_recommendation_member_interest BEFORE INSERT ON panel_recommendation_member
    FOR EACH ROW EXECUTE FUNCTION panel_recommendation_member_check_interest();

-- What the registered manager decides, once for a case.
CREATE TABLE panel_decision (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    is_approved boolean NOT NULL,
    decided_on date NOT NULL,
    reasons text NOT NULL,
    -- Why it is not what the panel recommended, where it is not.
    difference text,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT panel_decision_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT panel_decision_case_fkey FOREIGN KEY (scheme_id, case_id) REFERENCES panel_case (scheme_id, id),
    CONSTRAINT panel_decision_once UNIQUE (scheme_id, case_id),
    CONSTRAINT panel_decision_reasons_length CHECK (length(reasons) BETWEEN 1 AND 4000),
    CONSTRAINT panel_decision_difference_length CHECK (length(difference) BETWEEN 1 AND 4000)
);

-- What a carer is approved for, from a day on; of several the one with the latest first day counts, and of those the latest recorded.
CREATE TABLE approval_terms (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    -- The case that they were decided in; none for a carer who was approved before the scheme kept its records here.
    case_id uuid,
    kinds text[] NOT NULL,
    people_max smallint NOT NULL,
    bands text[] NOT NULL,
    conditions text[] NOT NULL,
    from_date date NOT NULL,
    until_date date,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT approval_terms_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT approval_terms_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT approval_terms_case_fkey FOREIGN KEY (scheme_id, case_id) REFERENCES panel_case (scheme_id, id),
    CONSTRAINT approval_terms_kinds_known CHECK (
        kinds <@ ARRAY['longTerm', 'shortBreak', 'daySupport', 'crisis', 'reablement'] AND cardinality(kinds) BETWEEN 1 AND 5),
    CONSTRAINT approval_terms_people_max_range CHECK (people_max BETWEEN 1 AND 3),
    CONSTRAINT approval_terms_bands_count CHECK (cardinality(bands) BETWEEN 0 AND 20),
    CONSTRAINT approval_terms_conditions_count CHECK (cardinality(conditions) BETWEEN 0 AND 20),
    CONSTRAINT approval_terms_interval CHECK (until_date > from_date)
);
CREATE INDEX approval_terms_of_carer ON approval_terms (scheme_id, carer_id, from_date);

-- A document exactly as it went out. What was issued later is another, with the next number.
CREATE TABLE issued_document (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    kind text NOT NULL,
    -- What it is about: a meeting, a case.
    subject_id uuid NOT NULL,
    number integer NOT NULL,
    text text NOT NULL,
    digest bytea NOT NULL,
    issued_at timestamptz NOT NULL DEFAULT current_instant(),
    issued_by uuid DEFAULT current_account_id(),
    CONSTRAINT issued_document_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT issued_document_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT issued_document_number_unique UNIQUE (scheme_id, kind, subject_id, number),
    CONSTRAINT issued_document_kind_known CHECK (kind IN ('panelPack', 'panelMinutes', 'outcomeLetter')),
    CONSTRAINT issued_document_number_positive CHECK (number >= 1),
    CONSTRAINT issued_document_digest_of_text CHECK (digest = sha256(convert_to(text, 'UTF8')))
);

DO $$
DECLARE
    target text;
BEGIN
    FOREACH target IN ARRAY ARRAY[
        'panel_recommendation', 'panel_recommendation_member', 'panel_decision', 'issued_document']
    LOOP
        EXECUTE format(
            'CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
            target || '_append_only', target);
    END LOOP;
END $$;

CALL keep_within_scheme('panel_member');
CALL keep_within_scheme('panel_meeting');
CALL keep_within_scheme('panel_attendance');
CALL keep_within_scheme('panel_case');
CALL keep_within_scheme('panel_interest');
CALL keep_within_scheme('panel_recommendation');
CALL keep_within_scheme('panel_recommendation_member');
CALL keep_within_scheme('panel_decision');
CALL keep_within_scheme('approval_terms');
-- The text is in the document's own row, which never changes.
CALL keep_within_scheme('issued_document', 'text');

GRANT SELECT, INSERT ON
    panel_recommendation, panel_recommendation_member, panel_decision, issued_document TO sharedlives_api;
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON panel_interest, approval_terms TO sharedlives_api;
GRANT SELECT, INSERT, UPDATE (account_id, name, background, from_date, to_date, version) ON panel_member TO sharedlives_api;
GRANT SELECT, INSERT, UPDATE (held_on, place, papers_due_on, quorum, notes, version) ON panel_meeting TO sharedlives_api;
GRANT SELECT, INSERT, UPDATE (is_chair, is_present, withdrawn_at, withdrawn_by) ON panel_attendance TO sharedlives_api;
GRANT SELECT, INSERT, UPDATE (
    state, summary, kinds, people_max, bands, conditions, from_date, until_date, meeting_id, papers_in_on, late_reason, version)
    ON panel_case TO sharedlives_api;
-- What reminders of papers and matching will look at.
GRANT SELECT ON panel_meeting, panel_case, approval_terms TO sharedlives_worker;
