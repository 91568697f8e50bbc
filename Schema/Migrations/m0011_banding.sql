-- The banding tool of a scheme from a day on (4.4.2, Appendix 1). Until a scheme sets its own it has the specification's.

CREATE TABLE banding_tool (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    from_date date NOT NULL,
    -- The band of each level, from level 1 on.
    bands text[] NOT NULL,
    domains_to_reach smallint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT banding_tool_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT banding_tool_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT banding_tool_bands_count CHECK (cardinality(bands) BETWEEN 1 AND 10),
    CONSTRAINT banding_tool_domains_to_reach_range CHECK (domains_to_reach BETWEEN 1 AND 50)
);
CREATE UNIQUE INDEX banding_tool_from_unique ON banding_tool (scheme_id, from_date) WHERE withdrawn_at IS NULL;

CREATE TABLE banding_tool_domain (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    banding_tool_id uuid NOT NULL,
    -- Its place among the domains, from 1 on.
    number smallint NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    -- What each level looks like, from level 1 on; null where the domain has no such level.
    descriptors text[] NOT NULL,
    CONSTRAINT banding_tool_domain_pkey PRIMARY KEY (scheme_id, banding_tool_id, number),
    CONSTRAINT banding_tool_domain_tool_fkey FOREIGN KEY (scheme_id, banding_tool_id) REFERENCES banding_tool (scheme_id, id),
    CONSTRAINT banding_tool_domain_code_unique UNIQUE (scheme_id, banding_tool_id, code),
    CONSTRAINT banding_tool_domain_number_range CHECK (number BETWEEN 1 AND 50),
    CONSTRAINT banding_tool_domain_code_length CHECK (length(code) BETWEEN 1 AND 50),
    CONSTRAINT banding_tool_domain_name_length CHECK (length(name) BETWEEN 1 AND 200)
);

CALL keep_within_scheme('banding_tool');

-- A domain is part of its tool, written once with it: the tool's own entry says who and when.
ALTER TABLE banding_tool_domain ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY banding_tool_domain_within_scheme ON banding_tool_domain USING (scheme_id = current_scheme_id());
CREATE TRIGGER banding_tool_domain_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON banding_tool_domain
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON banding_tool TO sharedlives_api;
GRANT SELECT, INSERT ON banding_tool_domain TO sharedlives_api;
