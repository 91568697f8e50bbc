-- Matching: what homes and carers are like and offer, what people need of a home, and what the rules of matching look at of each
-- carer, worked out beforehand (3.7).

-- What a home is like to live in.
CREATE TABLE household_profile (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    from_date date NOT NULL,
    -- Where it is, in millionths of a degree (WGS 84); both or neither.
    latitude_microdegrees integer,
    longitude_microdegrees integer,
    -- Who lives there.
    company text NOT NULL,
    has_smokers boolean NOT NULL,
    pets text[] NOT NULL,
    languages text[] NOT NULL,
    cultures text[] NOT NULL,
    faith text,
    interests text[] NOT NULL,
    accessibility text,
    description text,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT household_profile_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT household_profile_household_fkey FOREIGN KEY (scheme_id, household_id) REFERENCES household (scheme_id, id),
    CONSTRAINT household_profile_place_range CHECK (
        (latitude_microdegrees IS NULL) = (longitude_microdegrees IS NULL)
        AND latitude_microdegrees BETWEEN 49000000 AND 61000000 AND longitude_microdegrees BETWEEN -9000000 AND 2500000),
    CONSTRAINT household_profile_company_known CHECK (company IN ('women', 'men', 'mixed')),
    CONSTRAINT household_profile_words_count CHECK (
        greatest(
            cardinality(pets), cardinality(languages), cardinality(cultures), cardinality(interests)) <= 50),
    CONSTRAINT household_profile_faith_length CHECK (length(faith) BETWEEN 1 AND 50),
    CONSTRAINT household_profile_text_length CHECK (
        length(accessibility) BETWEEN 1 AND 4000 AND length(description) BETWEEN 1 AND 4000)
);
CREATE UNIQUE INDEX household_profile_from_unique ON household_profile (scheme_id, household_id, from_date)
    WHERE withdrawn_at IS NULL;

-- A bedroom that a home has for a person.
CREATE TABLE household_room (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    name text NOT NULL,
    from_date date NOT NULL,
    to_date date,
    square_metres smallint,
    is_step_free boolean NOT NULL,
    has_own_bathroom boolean NOT NULL,
    has_own_sitting_place boolean NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT household_room_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT household_room_household_fkey FOREIGN KEY (scheme_id, household_id) REFERENCES household (scheme_id, id),
    CONSTRAINT household_room_name_length CHECK (length(name) BETWEEN 1 AND 100),
    CONSTRAINT household_room_interval CHECK (to_date > from_date),
    CONSTRAINT household_room_square_metres_range CHECK (square_metres BETWEEN 1 AND 200)
);
CREATE INDEX household_room_of_household ON household_room (scheme_id, household_id);

-- What a carer can and likes to do.
CREATE TABLE carer_profile (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    from_date date NOT NULL,
    skills text[] NOT NULL,
    experience text[] NOT NULL,
    interests text[] NOT NULL,
    languages text[] NOT NULL,
    cultures text[] NOT NULL,
    faith text,
    introduction text,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT carer_profile_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT carer_profile_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT carer_profile_words_count CHECK (
        greatest(
            cardinality(skills), cardinality(experience), cardinality(interests), cardinality(languages),
            cardinality(cultures)) <= 50),
    CONSTRAINT carer_profile_faith_length CHECK (length(faith) BETWEEN 1 AND 50),
    CONSTRAINT carer_profile_introduction_length CHECK (length(introduction) BETWEEN 1 AND 4000)
);
CREATE UNIQUE INDEX carer_profile_from_unique ON carer_profile (scheme_id, carer_id, from_date)
    WHERE withdrawn_at IS NULL;

-- What a carer offers, on which days of the week (1 for Monday). Who has recorded nothing offers what they are approved for.
CREATE TABLE carer_offer (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    kind text NOT NULL,
    from_date date NOT NULL,
    to_date date,
    weekdays smallint[] NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT carer_offer_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT carer_offer_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT carer_offer_kind_known CHECK (kind IN ('longTerm', 'shortBreak', 'daySupport', 'crisis', 'reablement')),
    CONSTRAINT carer_offer_interval CHECK (to_date > from_date),
    CONSTRAINT carer_offer_weekdays_known CHECK (
        weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[] AND cardinality(weekdays) BETWEEN 1 AND 7)
);
CREATE INDEX carer_offer_of_carer ON carer_offer (scheme_id, carer_id);

-- What a person needs and wishes of a home and its carers.
CREATE TABLE person_home_needs (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    from_date date NOT NULL,
    -- Where it is, in millionths of a degree (WGS 84); both or neither.
    latitude_microdegrees integer,
    longitude_microdegrees integer,
    skills text[] NOT NULL,
    wishes_own_bathroom boolean NOT NULL,
    wishes_own_sitting_place boolean NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT person_home_needs_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT person_home_needs_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES person (scheme_id, id),
    CONSTRAINT person_home_needs_place_range CHECK (
        (latitude_microdegrees IS NULL) = (longitude_microdegrees IS NULL)
        AND latitude_microdegrees BETWEEN 49000000 AND 61000000 AND longitude_microdegrees BETWEEN -9000000 AND 2500000),
    CONSTRAINT person_home_needs_skills_count CHECK (cardinality(skills) <= 50)
);
CREATE UNIQUE INDEX person_home_needs_from_unique ON person_home_needs (scheme_id, person_id, from_date)
    WHERE withdrawn_at IS NULL;

-- What counts how much when carers are ranked, and how far they may be.
CREATE TABLE matching_policy (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    from_date date NOT NULL,
    radius_metres integer NOT NULL,
    needs_weight smallint NOT NULL,
    interests_weight smallint NOT NULL,
    culture_weight smallint NOT NULL,
    faith_weight smallint NOT NULL,
    language_weight smallint NOT NULL,
    distance_weight smallint NOT NULL,
    bathroom_weight smallint NOT NULL,
    privacy_weight smallint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT matching_policy_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT matching_policy_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT matching_policy_radius_metres_range CHECK (radius_metres BETWEEN 1000 AND 1000000),
    CONSTRAINT matching_policy_weights_range CHECK (
        least(needs_weight, interests_weight, culture_weight, faith_weight,
            language_weight, distance_weight, bathroom_weight, privacy_weight) >= 0
        AND greatest(needs_weight, interests_weight, culture_weight, faith_weight,
            language_weight, distance_weight, bathroom_weight, privacy_weight) <= 100)
);
CREATE UNIQUE INDEX matching_policy_from_unique ON matching_policy (scheme_id, from_date)
    WHERE withdrawn_at IS NULL;

-- What the rules of matching look at of one carer, worked out from all facts of them and their home in the program's own form: the
-- requirements list alone says on which days a carer is clear, and it cannot be asked ten thousand times within one answer.
CREATE TABLE carer_matching (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    facts bytea NOT NULL,
    -- The day on which it is to be worked out anew although nobody changed anything, since another profile or room holds from then
    -- on; 9999-12-31 where there is none.
    stale_date date NOT NULL,
    CONSTRAINT carer_matching_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT carer_matching_carer_fkey FOREIGN KEY (scheme_id, id) REFERENCES carer (scheme_id, id)
);
CREATE INDEX carer_matching_stale ON carer_matching (scheme_id, stale_date);

-- That something has changed of a carer, of a home or, where neither is named, of the scheme, and is to be worked out anew. A mark
-- is added beside the change and taken away with the working out, so that no two writers wait for one another.
CREATE TABLE carer_matching_mark (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id bigint GENERATED ALWAYS AS IDENTITY,
    carer_id uuid,
    household_id uuid,
    CONSTRAINT carer_matching_mark_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT carer_matching_mark_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id)
);

-- Marks the owner of what was changed. The argument names the owner, and `certificate` that of a certificate.
CREATE FUNCTION carer_matching_note() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    changed jsonb := to_jsonb(NEW);
    owner uuid := CASE TG_ARGV[0]
        WHEN 'itself' THEN (changed ->> 'id')::uuid
        WHEN 'carer' THEN (changed ->> 'carer_id')::uuid
        WHEN 'household' THEN (changed ->> 'household_id')::uuid
        WHEN 'certificate' THEN (
            SELECT certificate.carer_id FROM dbs_certificate AS certificate
            WHERE certificate.scheme_id = NEW.scheme_id AND certificate.id = (changed ->> 'certificate_id')::uuid) END;
    of_household boolean := TG_ARGV[0] = 'household' OR TG_TABLE_NAME = 'household';
BEGIN
    -- Certificates of staff are no carer's.
    IF owner IS NULL AND TG_ARGV[0] <> 'scheme' THEN
        RETURN NULL;
    END IF;
    INSERT INTO carer_matching_mark (scheme_id, carer_id, household_id)
        VALUES (NEW.scheme_id, CASE WHEN NOT of_household THEN owner END, CASE WHEN of_household THEN owner END);
    -- Of a carer who moves, those whom they leave are marked too.
    IF TG_TABLE_NAME = 'carer' AND TG_OP = 'UPDATE' THEN
        INSERT INTO carer_matching_mark (scheme_id, household_id)
            SELECT NEW.scheme_id, (to_jsonb(OLD) ->> 'household_id')::uuid
            WHERE changed ->> 'household_id' IS DISTINCT FROM to_jsonb(OLD) ->> 'household_id'
                AND to_jsonb(OLD) ->> 'household_id' IS NOT NULL;
    END IF;
    RETURN NULL;
END $$;

DO $$
DECLARE
    source record;
BEGIN
    FOR source IN SELECT * FROM (VALUES
        ('carer', 'itself'), ('household', 'itself'),
        ('carer_state_change', 'carer'), ('carer_reference', 'carer'), ('carer_commitments', 'carer'),
        ('assessor_report', 'carer'), ('training_record', 'carer'), ('carer_agreement', 'carer'),
        ('annual_carer_review', 'carer'), ('approval_terms', 'carer'), ('dbs_certificate', 'carer'),
        ('dbs_risk_assessment', 'certificate'), ('dbs_update_check', 'certificate'), ('dbs_named_adult', 'certificate'),
        ('carer_profile', 'carer'), ('carer_offer', 'carer'), ('placement', 'carer'), ('stay', 'carer'),
        ('household_member', 'household'), ('household_departure', 'household'), ('home_inspection', 'household'),
        ('household_tenure', 'household'), ('household_insurance', 'household'), ('household_profile', 'household'),
        ('household_room', 'household'), ('course', 'scheme'), ('requirement_policy', 'scheme')) AS facts (name, owner)
    LOOP
        EXECUTE format(
            'CREATE TRIGGER %I AFTER INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION carer_matching_note(%L)',
            source.name || '_matched', source.name, source.owner);
    END LOOP;
END $$;

CALL keep_within_scheme('household_profile');
CALL keep_within_scheme('household_room');
CALL keep_within_scheme('carer_profile');
CALL keep_within_scheme('carer_offer');
CALL keep_within_scheme('person_home_needs');
CALL keep_within_scheme('matching_policy');

-- Both say nothing that the facts do not say, whose changes are in the trail.
ALTER TABLE carer_matching ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY carer_matching_within_scheme ON carer_matching USING (scheme_id = current_scheme_id());
ALTER TABLE carer_matching_mark ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY carer_matching_mark_within_scheme ON carer_matching_mark USING (scheme_id = current_scheme_id());

-- The carers of the schemes that are here already are to be worked out.
DO $$
DECLARE
    open_scheme uuid;
BEGIN
    FOR open_scheme IN SELECT id FROM scheme LOOP
        PERFORM set_config('sharedlives.scheme_id', open_scheme::text, true);
        INSERT INTO carer_matching_mark (carer_id) VALUES (NULL);
    END LOOP;
    PERFORM set_config('sharedlives.scheme_id', '', true);
END $$;

GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON
    household_profile, household_room, carer_profile, carer_offer, person_home_needs,
    matching_policy TO sharedlives_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON carer_matching TO sharedlives_api;
GRANT SELECT, DELETE ON carer_matching_mark TO sharedlives_api;
