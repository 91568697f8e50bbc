-- Quality: what happens, what is said of the scheme, how people fare, and who works for it (2.3, 3.12.3, 3.15, 3.17, 3.19, 5.2, 5.6).

-- By when things of quality are to be done, from a day on. Until a scheme sets its own it has the program's.
CREATE TABLE quality_policy (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    from_date date NOT NULL,
    -- Working days from the day after something is known, or is received.
    council_notice_days smallint NOT NULL,
    cqc_notice_days smallint NOT NULL,
    acknowledgement_days smallint NOT NULL,
    response_days smallint NOT NULL,
    -- Days from the day on which it is known to the day by which it is closed, with what was learned.
    closing_days smallint NOT NULL,
    visit_months smallint NOT NULL,
    policy_review_months smallint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT quality_policy_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT quality_policy_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT quality_policy_days_range CHECK (
        council_notice_days BETWEEN 1 AND 10 AND cqc_notice_days BETWEEN 1 AND 10
        AND acknowledgement_days BETWEEN 1 AND 20 AND response_days BETWEEN 1 AND 130 AND closing_days BETWEEN 1 AND 365),
    CONSTRAINT quality_policy_months_range
        CHECK (visit_months BETWEEN 1 AND 12 AND policy_review_months BETWEEN 1 AND 36)
);
CREATE UNIQUE INDEX quality_policy_from_unique ON quality_policy (scheme_id, from_date) WHERE withdrawn_at IS NULL;

-- Something that had to be told, or may have to (3.17.5, 3.17.6): a safeguarding concern is one of its kinds. When it happened, when
-- it was known, and when the council and CQC were told: two duties, two times.
CREATE TABLE incident (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    kind text NOT NULL,
    person_id uuid,
    carer_id uuid,
    council_id uuid,
    happened_at timestamptz,
    known_at timestamptz NOT NULL,
    description text NOT NULL,
    action_taken text,
    must_tell_council boolean NOT NULL,
    must_tell_cqc boolean NOT NULL,
    council_told_at timestamptz,
    cqc_told_at timestamptz,
    cqc_reference text,
    -- Of a safeguarding concern: what kinds of abuse (Care Act guidance 14.17), who raised it, and what came of it.
    abuse text[] NOT NULL,
    raised_by text,
    enquiry text,
    enquiry_decided_on date,
    finding text,
    learning text,
    closed_on date,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT incident_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT incident_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT incident_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES person (scheme_id, id),
    CONSTRAINT incident_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT incident_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES council (scheme_id, id),
    CONSTRAINT incident_kind_known CHECK (kind IN (
        'deathOfPerson', 'deathOfCarer', 'refusedTreatment', 'seriousAccident', 'seriousInjury', 'notifiableInfection',
        'floodOrFire', 'majorIncidentForCarer', 'unexplainedAbsence', 'hospitalAdmission', 'safeguardingConcern', 'other')),
    CONSTRAINT incident_times_in_order CHECK (
        coalesce(happened_at, '-infinity') <= known_at AND coalesce(council_told_at, 'infinity') >= known_at
        AND coalesce(cqc_told_at, 'infinity') >= known_at),
    CONSTRAINT incident_text_length CHECK (
        length(description) BETWEEN 1 AND 4000 AND length(action_taken) BETWEEN 1 AND 4000
        AND length(cqc_reference) BETWEEN 1 AND 50 AND length(learning) BETWEEN 1 AND 4000),
    CONSTRAINT incident_raised_by_known CHECK (raised_by IN ('person', 'family', 'carer', 'staff', 'council', 'other')),
    CONSTRAINT incident_enquiry_known CHECK (enquiry IN ('notNeeded', 'section42', 'other')),
    CONSTRAINT incident_finding_known CHECK (finding IN (
        'substantiated', 'partlySubstantiated', 'inconclusive', 'notSubstantiated', 'ceased')),
    CONSTRAINT incident_safeguarding_alone CHECK (
        kind = 'safeguardingConcern'
        OR cardinality(abuse) = 0 AND raised_by IS NULL AND enquiry IS NULL AND finding IS NULL),
    CONSTRAINT incident_closed_with_learning CHECK (closed_on IS NULL OR learning IS NOT NULL)
);
CREATE INDEX incident_known ON incident (scheme_id, known_at);
CREATE INDEX incident_of_person ON incident (scheme_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX incident_open ON incident (scheme_id, id) WHERE closed_on IS NULL;

-- What somebody said of the scheme, its staff or a carer (3.19).
CREATE TABLE feedback (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    kind text NOT NULL,
    received_on date NOT NULL,
    came_from text NOT NULL,
    about text NOT NULL,
    person_id uuid,
    carer_id uuid,
    council_id uuid,
    causes text[] NOT NULL,
    summary text NOT NULL,
    acknowledged_on date,
    resolved_on date,
    outcome text,
    remedy text,
    remedy_due_on date,
    remedy_done_on date,
    learning text,
    -- When it was shared with the council (3.19.4).
    shared_on date,
    ombudsman_on date,
    ombudsman_reference text,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT feedback_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT feedback_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT feedback_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES person (scheme_id, id),
    CONSTRAINT feedback_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT feedback_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES council (scheme_id, id),
    CONSTRAINT feedback_kind_known CHECK (kind IN ('complaint', 'concern', 'compliment', 'comment')),
    CONSTRAINT feedback_came_from_known
        CHECK (came_from IN ('person', 'family', 'carer', 'staff', 'council', 'other', 'anonymous')),
    CONSTRAINT feedback_about_known CHECK (about IN ('carer', 'scheme', 'staff', 'other')),
    CONSTRAINT feedback_outcome_known CHECK (outcome IN ('upheld', 'partlyUpheld', 'notUpheld', 'withdrawn', 'noted')),
    CONSTRAINT feedback_resolved_with_outcome CHECK ((resolved_on IS NULL) = (outcome IS NULL)),
    CONSTRAINT feedback_remedy_has_day CHECK ((remedy IS NULL) = (remedy_due_on IS NULL)),
    CONSTRAINT feedback_remedy_done_is_remedy CHECK (remedy_done_on IS NULL OR remedy IS NOT NULL),
    CONSTRAINT feedback_ombudsman_whole CHECK ((ombudsman_on IS NULL) = (ombudsman_reference IS NULL)),
    CONSTRAINT feedback_days_in_order CHECK (
        acknowledged_on >= received_on AND resolved_on >= received_on AND remedy_done_on >= received_on
        AND shared_on >= received_on AND ombudsman_on >= received_on),
    CONSTRAINT feedback_causes_count CHECK (cardinality(causes) <= 12),
    CONSTRAINT feedback_text_length CHECK (
        length(summary) BETWEEN 1 AND 4000 AND length(remedy) BETWEEN 1 AND 4000 AND length(learning) BETWEEN 1 AND 4000
        AND length(ombudsman_reference) BETWEEN 1 AND 50)
);
CREATE INDEX feedback_received ON feedback (scheme_id, received_on);
CREATE INDEX feedback_open ON feedback (scheme_id, id)
    WHERE resolved_on IS NULL OR remedy IS NOT NULL AND remedy_done_on IS NULL;

-- What a carer notes of a person's life with them (3.12.3).
CREATE TABLE significant_event (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    carer_id uuid,
    kind text NOT NULL,
    happened_on date NOT NULL,
    description text NOT NULL,
    incident_id uuid,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT significant_event_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT significant_event_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES person (scheme_id, id),
    CONSTRAINT significant_event_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT significant_event_incident_fkey FOREIGN KEY (scheme_id, incident_id) REFERENCES incident (scheme_id, id),
    CONSTRAINT significant_event_kind_known CHECK (kind IN (
        'outcomeAchieved', 'accidentOrIncident', 'illness', 'healthContact', 'agencyContact', 'safeguarding',
        'mentalCapacity', 'deprivationOfLiberty', 'other')),
    CONSTRAINT significant_event_description_length CHECK (length(description) BETWEEN 1 AND 4000)
);
CREATE INDEX significant_event_of_person ON significant_event (scheme_id, person_id, happened_on);

-- How a person fares with one of the outcomes of 2.3, as it was found on a day.
CREATE TABLE person_outcome (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    area text NOT NULL,
    goal text NOT NULL,
    assessed_on date NOT NULL,
    progress text NOT NULL,
    evidence text NOT NULL,
    -- In words that name nobody, for the quarterly report; shown there only where the person agrees.
    case_study text,
    may_be_shared boolean NOT NULL,
    next_review_on date,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT person_outcome_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT person_outcome_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES person (scheme_id, id),
    CONSTRAINT person_outcome_area_known CHECK (area IN (
        'nutrition', 'hygiene', 'toilet', 'clothing', 'useOfHome', 'habitableHome', 'relationships', 'workAndLearning',
        'community', 'caringForChildren')),
    CONSTRAINT person_outcome_progress_known CHECK (progress IN ('achieved', 'improving', 'maintained', 'notMet')),
    CONSTRAINT person_outcome_text_length CHECK (
        length(goal) BETWEEN 1 AND 1000 AND length(evidence) BETWEEN 1 AND 4000 AND length(case_study) BETWEEN 1 AND 4000),
    CONSTRAINT person_outcome_next_review_later CHECK (next_review_on > assessed_on)
);
CREATE INDEX person_outcome_of_person ON person_outcome (scheme_id, person_id, area, assessed_on);

-- A visit by the scheme to look how a placement goes (3.14.2, 3.15).
CREATE TABLE monitoring_visit (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    placement_id uuid NOT NULL,
    visited_on date NOT NULL,
    visitor text NOT NULL,
    was_announced boolean NOT NULL,
    -- Whether somebody spoke with the person without the carer.
    person_seen_alone boolean NOT NULL,
    -- {"<point>": {"isMet": …, "evidence": …}}, of 3.15.2.
    points jsonb NOT NULL,
    person_said text,
    circle_said text,
    follow_up text,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT monitoring_visit_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT monitoring_visit_placement_fkey FOREIGN KEY (scheme_id, placement_id) REFERENCES placement (scheme_id, id),
    CONSTRAINT monitoring_visit_points_by_name CHECK (jsonb_typeof(points) = 'object'),
    CONSTRAINT monitoring_visit_text_length CHECK (
        length(visitor) BETWEEN 1 AND 200 AND length(person_said) BETWEEN 1 AND 4000
        AND length(circle_said) BETWEEN 1 AND 4000 AND length(follow_up) BETWEEN 1 AND 4000)
);
CREATE INDEX monitoring_visit_of_placement ON monitoring_visit (scheme_id, placement_id, visited_on);

-- A review of one of the scheme's policies (5.2, 5.3): the latest of a subject says what is in force.
CREATE TABLE policy_review (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    subject text NOT NULL,
    title text NOT NULL,
    edition text NOT NULL,
    reviewed_on date NOT NULL,
    reviewer text NOT NULL,
    result text NOT NULL,
    changes text,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT policy_review_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT policy_review_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT policy_review_subject_length CHECK (length(subject) BETWEEN 1 AND 50),
    CONSTRAINT policy_review_result_known CHECK (result IN ('introduced', 'unchanged', 'revised', 'retired')),
    CONSTRAINT policy_review_text_length CHECK (
        length(title) BETWEEN 1 AND 200 AND length(edition) BETWEEN 1 AND 50 AND length(reviewer) BETWEEN 1 AND 200
        AND length(changes) BETWEEN 1 AND 4000)
);
CREATE UNIQUE INDEX policy_review_from_unique ON policy_review (scheme_id, subject, reviewed_on) WHERE withdrawn_at IS NULL;

-- What was done together with people, carers and families (5.6), asked of them, or given to the county.
CREATE TABLE community_activity (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    kind text NOT NULL,
    held_on date NOT NULL,
    title text NOT NULL,
    description text NOT NULL,
    people_count smallint NOT NULL,
    carer_count smallint NOT NULL,
    principles text[] NOT NULL,
    -- What changed through it.
    change text,
    value_pence bigint,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT community_activity_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT community_activity_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT community_activity_kind_known CHECK (kind IN ('coProduction', 'consultation', 'socialValue')),
    CONSTRAINT community_activity_counts_range CHECK (people_count >= 0 AND carer_count >= 0 AND value_pence >= 0),
    CONSTRAINT community_activity_principles_count CHECK (cardinality(principles) <= 5),
    CONSTRAINT community_activity_text_length CHECK (
        length(title) BETWEEN 1 AND 200 AND length(description) BETWEEN 1 AND 4000 AND length(change) BETWEEN 1 AND 4000)
);
CREATE INDEX community_activity_held ON community_activity (scheme_id, held_on);

-- Who works for the scheme.
CREATE TABLE staff_member (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    given_name text NOT NULL,
    family_name text NOT NULL,
    started_on date NOT NULL,
    -- The first day on which they do not work here any more.
    left_on date,
    account_id uuid,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT staff_member_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT staff_member_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT staff_member_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES account (scheme_id, id),
    CONSTRAINT staff_member_name_length
        CHECK (length(given_name) BETWEEN 1 AND 100 AND length(family_name) BETWEEN 1 AND 100),
    CONSTRAINT staff_member_left_after_start CHECK (left_on > started_on)
);
CREATE UNIQUE INDEX staff_member_account_unique ON staff_member (scheme_id, account_id);

-- What somebody's work is, from a day on: the latest first day counts.
CREATE TABLE staff_post (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    staff_member_id uuid NOT NULL,
    from_date date NOT NULL,
    title text NOT NULL,
    is_full_time boolean NOT NULL,
    weekly_minutes smallint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT staff_post_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT staff_post_staff_member_fkey
        FOREIGN KEY (scheme_id, staff_member_id) REFERENCES staff_member (scheme_id, id),
    CONSTRAINT staff_post_title_length CHECK (length(title) BETWEEN 1 AND 200),
    CONSTRAINT staff_post_weekly_minutes_range CHECK (weekly_minutes BETWEEN 1 AND 3600)
);
CREATE UNIQUE INDEX staff_post_from_unique ON staff_post (scheme_id, staff_member_id, from_date)
    WHERE withdrawn_at IS NULL;

-- A course for staff (5.2), as `course` is one for carers.
CREATE TABLE staff_course (
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
    CONSTRAINT staff_course_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT staff_course_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT staff_course_text_length CHECK (length(code) BETWEEN 1 AND 50 AND length(name) BETWEEN 1 AND 200),
    CONSTRAINT staff_course_valid_months_range CHECK (valid_months BETWEEN 1 AND 120)
);
CREATE UNIQUE INDEX staff_course_from_unique ON staff_course (scheme_id, code, from_date) WHERE withdrawn_at IS NULL;

-- A course that a member of staff has done.
CREATE TABLE staff_training (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    staff_member_id uuid NOT NULL,
    course_id uuid NOT NULL,
    completed_on date NOT NULL,
    trainer text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT staff_training_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT staff_training_staff_member_fkey
        FOREIGN KEY (scheme_id, staff_member_id) REFERENCES staff_member (scheme_id, id),
    CONSTRAINT staff_training_course_fkey FOREIGN KEY (scheme_id, course_id) REFERENCES staff_course (scheme_id, id),
    CONSTRAINT staff_training_trainer_length CHECK (length(trainer) BETWEEN 1 AND 200)
);
CREATE INDEX staff_training_of_staff_member ON staff_training (scheme_id, staff_member_id);

CALL keep_within_scheme('quality_policy');
CALL keep_within_scheme('incident');
CALL keep_within_scheme('feedback');
CALL keep_within_scheme('significant_event');
CALL keep_within_scheme('person_outcome');
CALL keep_within_scheme('monitoring_visit');
CALL keep_within_scheme('policy_review');
CALL keep_within_scheme('community_activity');
CALL keep_within_scheme('staff_member');
CALL keep_within_scheme('staff_post');
CALL keep_within_scheme('staff_course');
CALL keep_within_scheme('staff_training');

GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON
    quality_policy, significant_event, person_outcome, monitoring_visit, policy_review, community_activity, staff_post,
    staff_course, staff_training TO sharedlives_api;
GRANT SELECT, INSERT ON incident, feedback, staff_member TO sharedlives_api;
GRANT UPDATE (kind, person_id, carer_id, council_id, happened_at, known_at, description, action_taken, must_tell_council,
    must_tell_cqc, council_told_at, cqc_told_at, cqc_reference, abuse, raised_by, enquiry, enquiry_decided_on, finding,
    learning, closed_on, version) ON incident TO sharedlives_api;
GRANT UPDATE (kind, received_on, came_from, about, person_id, carer_id, council_id, causes, summary, acknowledged_on,
    resolved_on, outcome, remedy, remedy_due_on, remedy_done_on, learning, shared_on, ombudsman_on, ombudsman_reference,
    version) ON feedback TO sharedlives_api;
GRANT UPDATE (given_name, family_name, started_on, left_on, account_id, version) ON staff_member TO sharedlives_api;
GRANT SELECT ON
    quality_policy, incident, feedback, significant_event, person_outcome, monitoring_visit, policy_review,
    community_activity, staff_member, staff_post, staff_course, staff_training TO sharedlives_worker;
