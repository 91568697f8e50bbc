-- Who and where: councils, households, carers, people. A row is the record as it stands; the audit trail holds it as it was.

CREATE TABLE council (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    name text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT council_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT council_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT council_name_unique UNIQUE (scheme_id, name),
    CONSTRAINT council_name_length CHECK (length(name) BETWEEN 1 AND 200)
);

CREATE TABLE household (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    address text NOT NULL,
    postcode text NOT NULL,
    locality text NOT NULL,
    -- Unique property reference number: the residence that the tax rule counts people at (ITTOIA 2005, s804A).
    uprn bigint,
    -- The most people supported here at once: three, unless the scheme sets fewer (3.7.7).
    people_max smallint NOT NULL DEFAULT 3,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT household_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT household_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT household_uprn_unique UNIQUE (scheme_id, uprn),
    CONSTRAINT household_uprn_range CHECK (uprn BETWEEN 1 AND 999999999999),
    CONSTRAINT household_people_max_range CHECK (people_max BETWEEN 1 AND 3),
    CONSTRAINT household_address_length CHECK (length(address) BETWEEN 1 AND 500),
    CONSTRAINT household_postcode_form CHECK (postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$'),
    CONSTRAINT household_locality_length CHECK (length(locality) BETWEEN 1 AND 100)
);

CREATE TABLE carer (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    -- A support carer covers for a named carer on a planned basis (3.4.2).
    kind text NOT NULL,
    given_name text NOT NULL,
    family_name text NOT NULL,
    date_of_birth date NOT NULL,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT carer_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT carer_household_fkey FOREIGN KEY (scheme_id, household_id) REFERENCES household (scheme_id, id),
    CONSTRAINT carer_kind_known CHECK (kind IN ('carer', 'supportCarer')),
    CONSTRAINT carer_given_name_length CHECK (length(given_name) BETWEEN 1 AND 100),
    CONSTRAINT carer_family_name_length CHECK (length(family_name) BETWEEN 1 AND 100),
    CONSTRAINT carer_date_of_birth_range CHECK (date_of_birth >= '1900-01-01')
);
CREATE INDEX carer_of_household ON carer (scheme_id, household_id);

CREATE TABLE person (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    given_name text NOT NULL,
    family_name text NOT NULL,
    date_of_birth date NOT NULL,
    primary_support_reason text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT person_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT person_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT person_given_name_length CHECK (length(given_name) BETWEEN 1 AND 100),
    CONSTRAINT person_family_name_length CHECK (length(family_name) BETWEEN 1 AND 100),
    CONSTRAINT person_date_of_birth_range CHECK (date_of_birth >= '1900-01-01'),
    CONSTRAINT person_primary_support_reason_known CHECK (primary_support_reason IN (
        'learningDisability', 'learningDisabilityAndAutism', 'mentalHealth', 'acquiredBrainInjury', 'physicalDisability',
        'olderPerson', 'other'))
);

CALL keep_within_scheme('council');
CALL keep_within_scheme('household');
CALL keep_within_scheme('carer');
CALL keep_within_scheme('person');
GRANT SELECT, INSERT, UPDATE ON council, household, carer, person TO sharedlives_api;
GRANT SELECT ON council, household, carer, person TO sharedlives_worker;
