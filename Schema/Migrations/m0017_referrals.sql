-- Referrals: what a council asks for a person (3.6), what matters to the person, and who decides where they cannot.

-- What matters to a person in a home and in company (3.7.2), from a day on.
CREATE TABLE person_profile (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    from_date date NOT NULL,
    communication text,
    languages text[] NOT NULL,
    cultures text[] NOT NULL,
    faith text,
    interests text[] NOT NULL,
    wishes text,
    dislikes text,
    needs_step_free_room boolean NOT NULL,
    -- Animals, in the words in which households name their pets.
    allergies text[] NOT NULL,
    wishes_no_smokers boolean NOT NULL,
    wishes_only text,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT person_profile_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT person_profile_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES person (scheme_id, id),
    CONSTRAINT person_profile_words_count
        CHECK (greatest(cardinality(languages), cardinality(cultures), cardinality(interests), cardinality(allergies)) <= 50),
    CONSTRAINT person_profile_faith_length CHECK (length(faith) BETWEEN 1 AND 50),
    CONSTRAINT person_profile_text_length CHECK (
        length(communication) BETWEEN 1 AND 4000 AND length(wishes) BETWEEN 1 AND 4000
        AND length(dislikes) BETWEEN 1 AND 4000),
    CONSTRAINT person_profile_wishes_only_known CHECK (wishes_only IN ('women', 'men'))
);
CREATE UNIQUE INDEX person_profile_from_unique ON person_profile (scheme_id, person_id, from_date) WHERE withdrawn_at IS NULL;

-- Whether a person can decide where and with whom to live, and who acts for them where they cannot (3.6.4).
CREATE TABLE capacity_assessment (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    assessed_on date NOT NULL,
    assessor text NOT NULL,
    has_capacity boolean NOT NULL,
    decides_for_them text,
    findings text,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT capacity_assessment_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT capacity_assessment_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES person (scheme_id, id),
    CONSTRAINT capacity_assessment_assessor_length CHECK (length(assessor) BETWEEN 1 AND 200),
    CONSTRAINT capacity_assessment_decider_length CHECK (length(decides_for_them) BETWEEN 1 AND 200),
    CONSTRAINT capacity_assessment_findings_length CHECK (length(findings) BETWEEN 1 AND 4000),
    CONSTRAINT capacity_assessment_decides_themselves CHECK (NOT (has_capacity AND decides_for_them IS NOT NULL))
);
CREATE INDEX capacity_assessment_of_person ON capacity_assessment (scheme_id, person_id, assessed_on);

CREATE TABLE referral (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    council_id uuid NOT NULL,
    kind text NOT NULL,
    received_on date NOT NULL,
    wanted_from date,
    wanted_to date,
    location text,
    funding text,
    eligible_needs text,
    -- {"<domain>": level}, as far as they are known.
    levels jsonb NOT NULL,
    state text NOT NULL DEFAULT 'open',
    -- The placement, stay or session that follows from it.
    arrangement_id uuid,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT referral_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT referral_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES person (scheme_id, id),
    CONSTRAINT referral_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES council (scheme_id, id),
    CONSTRAINT referral_kind_known CHECK (kind IN ('longTerm', 'shortBreak', 'daySupport', 'crisis', 'reablement')),
    CONSTRAINT referral_wanted_interval CHECK (wanted_to IS NULL OR wanted_from IS NOT NULL AND wanted_to > wanted_from),
    CONSTRAINT referral_location_length CHECK (length(location) BETWEEN 1 AND 200),
    CONSTRAINT referral_funding_known CHECK (funding IN ('council', 'selfFunder')),
    CONSTRAINT referral_eligible_needs_length CHECK (length(eligible_needs) BETWEEN 1 AND 4000),
    CONSTRAINT referral_levels_by_domain CHECK (jsonb_typeof(levels) = 'object'),
    CONSTRAINT referral_state_known CHECK (state IN ('open', 'placed', 'declined', 'withdrawn')),
    CONSTRAINT referral_placed_somewhere CHECK ((state = 'placed') = (arrangement_id IS NOT NULL))
);
CREATE INDEX referral_of_person ON referral (scheme_id, person_id);
-- Those who wait, the longest first.
CREATE INDEX referral_waiting ON referral (scheme_id, received_on, id) WHERE state = 'open';

CREATE FUNCTION referral_check_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'open' AND NEW.state <> 'open' THEN
        RAISE EXCEPTION 'a referral does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'SL001', CONSTRAINT = 'referral_step';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER referral_step BEFORE UPDATE ON referral FOR EACH ROW WHEN (OLD.state <> NEW.state)
    EXECUTE FUNCTION referral_check_step();

-- How a referral came to the state that it is in: who, when and why.
CREATE TABLE referral_state_change (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    referral_id uuid NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    on_date date NOT NULL,
    reason text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT referral_state_change_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT referral_state_change_referral_fkey FOREIGN KEY (scheme_id, referral_id) REFERENCES referral (scheme_id, id),
    CONSTRAINT referral_state_change_from_state_known CHECK (from_state IN ('open', 'placed', 'declined', 'withdrawn')),
    CONSTRAINT referral_state_change_to_state_known CHECK (to_state IN ('open', 'placed', 'declined', 'withdrawn')),
    CONSTRAINT referral_state_change_reason_length CHECK (length(reason) BETWEEN 1 AND 4000)
);
CREATE INDEX referral_state_change_of_referral ON referral_state_change (scheme_id, referral_id, recorded_at);
CREATE TRIGGER referral_state_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON referral_state_change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CALL keep_within_scheme('person_profile');
CALL keep_within_scheme('capacity_assessment');
CALL keep_within_scheme('referral');
CALL keep_within_scheme('referral_state_change');
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON person_profile, capacity_assessment TO sharedlives_api;
GRANT SELECT, INSERT ON referral, referral_state_change TO sharedlives_api;
GRANT UPDATE (person_id, council_id, kind, received_on, wanted_from, wanted_to, location, funding, eligible_needs, levels,
    state, arrangement_id, version) ON referral TO sharedlives_api;
