-- Matches: one carer considered for one referral, from the proposal through visits and four agreements to a placement, or until
-- somebody withdraws (3.7).

CREATE TABLE carer_match (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    referral_id uuid NOT NULL,
    carer_id uuid NOT NULL,
    state text NOT NULL DEFAULT 'proposed',
    -- Why the carer was proposed although some wish or habit stood against it.
    despite text,
    -- The placement, stay or session that follows from it.
    arrangement_id uuid,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT carer_match_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT carer_match_referral_fkey FOREIGN KEY (scheme_id, referral_id) REFERENCES referral (scheme_id, id),
    CONSTRAINT carer_match_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT carer_match_state_known CHECK (state IN ('proposed', 'introduced', 'agreed', 'placed', 'withdrawn')),
    CONSTRAINT carer_match_despite_length CHECK (length(despite) BETWEEN 1 AND 4000),
    CONSTRAINT carer_match_placed_somewhere CHECK ((state = 'placed') = (arrangement_id IS NOT NULL))
);
-- A carer is considered once at a time for one referral.
CREATE UNIQUE INDEX carer_match_one_open ON carer_match (scheme_id, referral_id, carer_id)
    WHERE state NOT IN ('placed', 'withdrawn');
CREATE INDEX carer_match_of_carer ON carer_match (scheme_id, carer_id);

CREATE FUNCTION carer_match_check_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.state, NEW.state) NOT IN (
        ('proposed', 'introduced'), ('proposed', 'agreed'), ('introduced', 'agreed'), ('agreed', 'placed'),
        ('proposed', 'withdrawn'), ('introduced', 'withdrawn'), ('agreed', 'withdrawn'))
    THEN
        RAISE EXCEPTION 'a match does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'SL001', CONSTRAINT = 'carer_match_step';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER carer_match_step BEFORE UPDATE ON carer_match FOR EACH ROW WHEN (OLD.state <> NEW.state)
    EXECUTE FUNCTION carer_match_check_step();

-- How a match came to the state that it is in: who, when and why.
CREATE TABLE match_state_change (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    match_id uuid NOT NULL,
    -- Null for the proposal.
    from_state text,
    to_state text NOT NULL,
    on_date date NOT NULL,
    -- Who withdrew; null for the other steps.
    party text,
    reason text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT match_state_change_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT match_state_change_match_fkey FOREIGN KEY (scheme_id, match_id) REFERENCES carer_match (scheme_id, id),
    CONSTRAINT match_state_change_from_state_known
        CHECK (from_state IN ('proposed', 'introduced', 'agreed', 'placed', 'withdrawn')),
    CONSTRAINT match_state_change_to_state_known
        CHECK (to_state IN ('proposed', 'introduced', 'agreed', 'placed', 'withdrawn')),
    CONSTRAINT match_state_change_party_known CHECK (party IN ('person', 'carer', 'scheme', 'council')),
    CONSTRAINT match_state_change_party_withdraws CHECK ((to_state = 'withdrawn') = (party IS NOT NULL)),
    CONSTRAINT match_state_change_reason_length CHECK (length(reason) BETWEEN 1 AND 4000)
);
CREATE INDEX match_state_change_of_match ON match_state_change (scheme_id, match_id, recorded_at);

-- An introductory visit; one with nights is a short break, and its stay is paid as one (4.4.5).
CREATE TABLE match_visit (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    match_id uuid NOT NULL,
    visited_on date NOT NULL,
    nights smallint NOT NULL,
    stay_id uuid,
    notes text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT match_visit_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT match_visit_match_fkey FOREIGN KEY (scheme_id, match_id) REFERENCES carer_match (scheme_id, id),
    CONSTRAINT match_visit_stay_fkey FOREIGN KEY (scheme_id, stay_id) REFERENCES stay (scheme_id, id),
    CONSTRAINT match_visit_nights_range CHECK (nights BETWEEN 0 AND 28),
    CONSTRAINT match_visit_stay_has_nights CHECK (stay_id IS NULL OR nights > 0),
    CONSTRAINT match_visit_notes_length CHECK (length(notes) BETWEEN 1 AND 4000)
);
CREATE INDEX match_visit_of_match ON match_visit (scheme_id, match_id);

-- That one of the four agrees (3.7.5).
CREATE TABLE match_agreement (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    match_id uuid NOT NULL,
    party text NOT NULL,
    agreed_on date NOT NULL,
    -- Who said so: for a person who cannot decide, whoever acts for them (3.6.4).
    agreed_by text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT match_agreement_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT match_agreement_match_fkey FOREIGN KEY (scheme_id, match_id) REFERENCES carer_match (scheme_id, id),
    CONSTRAINT match_agreement_party_once UNIQUE (scheme_id, match_id, party),
    CONSTRAINT match_agreement_party_known CHECK (party IN ('person', 'carer', 'scheme', 'council')),
    CONSTRAINT match_agreement_agreed_by_length CHECK (length(agreed_by) BETWEEN 1 AND 200)
);

DO $$
DECLARE
    target text;
BEGIN
    FOREACH target IN ARRAY ARRAY['match_state_change', 'match_visit', 'match_agreement'] LOOP
        EXECUTE format(
            'CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
            target || '_append_only', target);
    END LOOP;
END $$;

CALL keep_within_scheme('carer_match');
CALL keep_within_scheme('match_state_change');
CALL keep_within_scheme('match_visit');
CALL keep_within_scheme('match_agreement');
GRANT SELECT, INSERT, UPDATE (state, arrangement_id, version) ON carer_match TO sharedlives_api;
GRANT SELECT, INSERT ON match_state_change, match_visit, match_agreement TO sharedlives_api;
