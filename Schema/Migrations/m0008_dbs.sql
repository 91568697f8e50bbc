-- Certificates of the Disclosure and Barring Service (3.5). What a certificate disclosed stands in one table and nowhere else: it is
-- kept for the risk assessment alone, each showing of it is logged (Police Act 1997, s124), and it is purged six months after
-- the decision (DBS code of practice). The decision stays.

-- Of a carer or of a member of staff (3.5.2).
CREATE TABLE dbs_certificate (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid,
    account_id uuid,
    level text NOT NULL,
    workforce text NOT NULL,
    barred_list_checked boolean NOT NULL,
    home_based boolean NOT NULL,
    -- The paper, not the online short form, which leaves out what an enhanced check tells.
    is_paper boolean NOT NULL,
    number text NOT NULL,
    issued_on date NOT NULL,
    outcome text NOT NULL,
    original_seen_by uuid NOT NULL,
    original_seen_on date NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT dbs_certificate_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT dbs_certificate_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT dbs_certificate_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES account (scheme_id, id),
    CONSTRAINT dbs_certificate_original_seen_by_fkey
        FOREIGN KEY (scheme_id, original_seen_by) REFERENCES account (scheme_id, id),
    CONSTRAINT dbs_certificate_one_holder CHECK ((carer_id IS NULL) <> (account_id IS NULL)),
    -- Nobody vouches for having seen their own certificate.
    CONSTRAINT dbs_certificate_two_people CHECK (account_id <> original_seen_by),
    CONSTRAINT dbs_certificate_level_known CHECK (level IN ('enhanced', 'standard', 'basic')),
    CONSTRAINT dbs_certificate_workforce_known CHECK (workforce IN ('adult', 'child', 'adultAndChild', 'other')),
    CONSTRAINT dbs_certificate_number_form CHECK (number ~ '^[0-9]{12}$'),
    CONSTRAINT dbs_certificate_outcome_known CHECK (outcome IN ('clear', 'disclosed')),
    CONSTRAINT dbs_certificate_seen_after_issue CHECK (original_seen_on >= issued_on)
);
CREATE UNIQUE INDEX dbs_certificate_number_unique ON dbs_certificate (scheme_id, number) WHERE withdrawn_at IS NULL;
CREATE INDEX dbs_certificate_of_carer ON dbs_certificate (scheme_id, carer_id);
CREATE INDEX dbs_certificate_of_account ON dbs_certificate (scheme_id, account_id);

-- The other adults of the household that the form named (3.5.1).
CREATE TABLE dbs_named_adult (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    certificate_id uuid NOT NULL,
    household_member_id uuid NOT NULL,
    CONSTRAINT dbs_named_adult_pkey PRIMARY KEY (scheme_id, certificate_id, household_member_id),
    CONSTRAINT dbs_named_adult_certificate_fkey
        FOREIGN KEY (scheme_id, certificate_id) REFERENCES dbs_certificate (scheme_id, id),
    CONSTRAINT dbs_named_adult_household_member_fkey
        FOREIGN KEY (scheme_id, household_member_id) REFERENCES household_member (scheme_id, id)
);

-- What a certificate disclosed and what was thought of it: the only home of either. Both are empty from the purge on.
CREATE TABLE dbs_disclosure (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    content text,
    -- Why the registered manager decided as they did: it may tell the offence.
    reasoning text,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    purged_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT dbs_disclosure_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT dbs_disclosure_certificate_fkey
        FOREIGN KEY (scheme_id, certificate_id) REFERENCES dbs_certificate (scheme_id, id),
    CONSTRAINT dbs_disclosure_certificate_unique UNIQUE (scheme_id, certificate_id),
    CONSTRAINT dbs_disclosure_purged_is_empty CHECK (purged_at IS NULL OR (content IS NULL AND reasoning IS NULL))
    -- A single dead row is reason enough to vacuum: until then its bytes are still in the file.
    -- No check of length: the server's log would show the row that breaks it.
) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
-- What the planner remembers of a column's values is a copy of them.
ALTER TABLE dbs_disclosure ALTER COLUMN content SET STATISTICS 0, ALTER COLUMN reasoning SET STATISTICS 0;
CREATE INDEX dbs_disclosure_kept ON dbs_disclosure (scheme_id) WHERE purged_at IS NULL;

-- The registered manager's decision on what was disclosed. A later one supersedes it; none is withdrawn, since the first starts
-- the six months.
CREATE TABLE dbs_risk_assessment (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    decision text NOT NULL,
    -- Words from a list: a free text could tell the offence.
    safeguards text[] NOT NULL,
    decided_on date NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid NOT NULL DEFAULT current_account_id(),
    CONSTRAINT dbs_risk_assessment_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT dbs_risk_assessment_certificate_fkey
        FOREIGN KEY (scheme_id, certificate_id) REFERENCES dbs_certificate (scheme_id, id),
    CONSTRAINT dbs_risk_assessment_decision_known CHECK (decision IN ('accepted', 'notAccepted')),
    CONSTRAINT dbs_risk_assessment_safeguards_known CHECK (safeguards <@ ARRAY[
        'noMoney', 'noMedicines', 'noDriving', 'noLoneSupport', 'agreedPeopleOnly', 'noChildrenInHome', 'moreVisits',
        'moreSupervision', 'earlierRenewal'])
);
CREATE INDEX dbs_risk_assessment_of_certificate ON dbs_risk_assessment (scheme_id, certificate_id);

-- To whom a disclosure was shown, when and what for.
CREATE TABLE dbs_showing (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    purpose text NOT NULL,
    shown_to uuid NOT NULL DEFAULT current_account_id(),
    shown_at timestamptz NOT NULL DEFAULT current_instant(),
    CONSTRAINT dbs_showing_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT dbs_showing_certificate_fkey
        FOREIGN KEY (scheme_id, certificate_id) REFERENCES dbs_certificate (scheme_id, id),
    CONSTRAINT dbs_showing_shown_to_fkey FOREIGN KEY (scheme_id, shown_to) REFERENCES account (scheme_id, id),
    CONSTRAINT dbs_showing_purpose_known CHECK (purpose IN ('riskAssessment', 'correction', 'dispute', 'legalDuty'))
);
CREATE INDEX dbs_showing_of_certificate ON dbs_showing (scheme_id, certificate_id);

-- The holder subscribes to the DBS Update Service and consents to its being asked.
CREATE TABLE dbs_update_consent (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    consented_on date NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT dbs_update_consent_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT dbs_update_consent_certificate_fkey
        FOREIGN KEY (scheme_id, certificate_id) REFERENCES dbs_certificate (scheme_id, id)
);
CREATE UNIQUE INDEX dbs_update_consent_one_live ON dbs_update_consent (scheme_id, certificate_id)
    WHERE withdrawn_at IS NULL;

-- What the Update Service answered, to the job or to somebody who asked it by hand.
CREATE TABLE dbs_update_check (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    asked_on date NOT NULL,
    result text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    -- Null for the job.
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT dbs_update_check_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT dbs_update_check_certificate_fkey
        FOREIGN KEY (scheme_id, certificate_id) REFERENCES dbs_certificate (scheme_id, id),
    CONSTRAINT dbs_update_check_result_known
        CHECK (result IN ('BLANK_NO_NEW_INFO', 'NON_BLANK_NO_NEW_INFO', 'NEW_INFO', 'NO_MATCH_FOUND'))
);
CREATE INDEX dbs_update_check_of_certificate ON dbs_update_check (scheme_id, certificate_id);

CALL keep_within_scheme('dbs_certificate');
CALL keep_within_scheme('dbs_disclosure', 'content', 'reasoning');
CALL keep_within_scheme('dbs_risk_assessment');
CALL keep_within_scheme('dbs_showing');
CALL keep_within_scheme('dbs_update_consent');
CALL keep_within_scheme('dbs_update_check');

-- The names are part of the certificate, written once with it: the certificate's own entry says who and when.
ALTER TABLE dbs_named_adult ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY dbs_named_adult_within_scheme ON dbs_named_adult USING (scheme_id = current_scheme_id());

CREATE TRIGGER dbs_named_adult_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON dbs_named_adult
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dbs_risk_assessment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON dbs_risk_assessment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dbs_showing_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON dbs_showing
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dbs_update_check_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON dbs_update_check
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON dbs_certificate, dbs_update_consent TO sharedlives_api;
GRANT SELECT, INSERT ON dbs_named_adult, dbs_risk_assessment, dbs_showing, dbs_update_check TO sharedlives_api;
GRANT SELECT, INSERT, UPDATE (content, reasoning, purged_at, version) ON dbs_disclosure TO sharedlives_api;

GRANT SELECT ON dbs_certificate, dbs_named_adult, dbs_risk_assessment, dbs_update_consent TO sharedlives_worker;
GRANT SELECT, INSERT ON dbs_update_check TO sharedlives_worker;
-- The worker empties a disclosure and cannot read it.
GRANT SELECT (scheme_id, id, certificate_id, recorded_at, purged_at, version),
    UPDATE (content, reasoning, purged_at, version) ON dbs_disclosure TO sharedlives_worker;
