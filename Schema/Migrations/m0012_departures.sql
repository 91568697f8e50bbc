-- Who left a household, and who asks the DBS Update Service for a scheme. Both are dated facts like those of m0007.

-- The day from which a member no longer lives there. The member stays recorded, since certificates name them.
CREATE TABLE household_departure (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    member_id uuid NOT NULL,
    left_on date NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT household_departure_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT household_departure_household_fkey
        FOREIGN KEY (scheme_id, household_id) REFERENCES household (scheme_id, id),
    CONSTRAINT household_departure_member_fkey
        FOREIGN KEY (scheme_id, member_id) REFERENCES household_member (scheme_id, id)
);
-- A member leaves once; what turns out wrong is withdrawn first.
CREATE UNIQUE INDEX household_departure_one_live ON household_departure (scheme_id, member_id) WHERE withdrawn_at IS NULL;
CREATE INDEX household_departure_of_member ON household_departure (scheme_id, member_id);

-- In whose name a scheme asks the DBS Update Service, which tells the holder. Where a scheme has set none, the installation's is said.
CREATE TABLE dbs_asker (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    organisation text NOT NULL,
    given_name text NOT NULL,
    family_name text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT dbs_asker_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT dbs_asker_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT dbs_asker_organisation_length CHECK (length(organisation) BETWEEN 1 AND 200),
    CONSTRAINT dbs_asker_given_name_length CHECK (length(given_name) BETWEEN 1 AND 100),
    CONSTRAINT dbs_asker_family_name_length CHECK (length(family_name) BETWEEN 1 AND 100)
);
CREATE UNIQUE INDEX dbs_asker_one_live ON dbs_asker (scheme_id) WHERE withdrawn_at IS NULL;

CALL keep_within_scheme('household_departure');
CALL keep_within_scheme('dbs_asker');

GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON household_departure, dbs_asker TO sharedlives_api;
GRANT SELECT ON household_departure, dbs_asker TO sharedlives_worker;
