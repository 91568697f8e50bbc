-- Schemes, who may use them, and what proves every change: the ground on which all other tables stand.

-- Roles are the cluster's, not the database's: two databases that are migrated at once may meet here.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['sharedlives_api', 'sharedlives_worker'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I LOGIN NOINHERIT NOCREATEDB NOCREATEROLE', name);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL;
            END;
        END IF;
    END LOOP;
END $$;

-- For exclusion constraints that hold an id equal and a range apart.
CREATE EXTENSION IF NOT EXISTS btree_gist;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO sharedlives_api, sharedlives_worker;
-- In all schemas, since what a schema's own defaults revoke was never theirs to give.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON ROUTINES FROM PUBLIC;

-- The scheme whose rows this transaction may see. Unset, it is null, and null equals nothing.
CREATE FUNCTION current_scheme_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT nullif(current_setting('sharedlives.scheme_id', true), '')::uuid $$;

-- The account that acts; null for what the service does by itself.
CREATE FUNCTION current_account_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT nullif(current_setting('sharedlives.account_id', true), '')::uuid $$;

-- The one home of the clock in the domain's SQL. A test that needs another time sets it for its transaction.
CREATE FUNCTION current_instant() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT coalesce(nullif(current_setting('sharedlives.instant', true), '')::timestamptz, transaction_timestamp()) $$;

GRANT EXECUTE ON FUNCTION current_scheme_id(), current_account_id(), current_instant()
    TO sharedlives_api, sharedlives_worker;

CREATE TABLE scheme (
    id uuid NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    CONSTRAINT scheme_pkey PRIMARY KEY (id),
    CONSTRAINT scheme_slug_unique UNIQUE (slug),
    CONSTRAINT scheme_slug_form CHECK (slug ~ '^[a-z][a-z0-9-]{1,62}$'),
    CONSTRAINT scheme_name_length CHECK (length(name) BETWEEN 1 AND 200)
);

-- One who uses the service: a member of staff, a machine. The label says who to colleagues ("Duty coordinator").
CREATE TABLE account (
    scheme_id uuid NOT NULL,
    id uuid NOT NULL,
    label text NOT NULL,
    role text NOT NULL,
    disabled_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT account_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT account_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT account_label_unique UNIQUE (scheme_id, label),
    CONSTRAINT account_label_length CHECK (length(label) BETWEEN 1 AND 200),
    CONSTRAINT account_role_known CHECK (role IN (
        'coordinator', 'registeredManager', 'financeOfficer', 'panelMember', 'commissioner', 'auditor', 'administrator'))
);

-- A bearer token: only its SHA-256 is here, so that a stolen copy of this table opens nothing.
CREATE TABLE api_token (
    scheme_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    digest bytea NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT api_token_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT api_token_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES account (scheme_id, id),
    CONSTRAINT api_token_digest_unique UNIQUE (digest),
    CONSTRAINT api_token_digest_length CHECK (length(digest) = 32),
    CONSTRAINT api_token_expiry CHECK (expires_at > recorded_at)
);

-- Who comes with this token: opens the token's scheme for the rest of the transaction and tells the account and its role.
-- No row: there is no such token, or it has ended. It runs as the owner, since before it nobody sees any scheme.
CREATE FUNCTION authenticate(token_digest bytea, OUT scheme_id uuid, OUT account_id uuid, OUT role text)
RETURNS SETOF record LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1 AS $$
BEGIN
    SELECT account.scheme_id, account.id, account.role INTO scheme_id, account_id, role
        FROM api_token JOIN account ON account.scheme_id = api_token.scheme_id AND account.id = api_token.account_id
        WHERE api_token.digest = token_digest AND api_token.revoked_at IS NULL
            AND api_token.expires_at > current_instant() AND account.disabled_at IS NULL;
    IF FOUND THEN
        PERFORM set_config('sharedlives.scheme_id', authenticate.scheme_id::text, true),
            set_config('sharedlives.account_id', authenticate.account_id::text, true);
        RETURN NEXT;
    ELSE
        PERFORM set_config('sharedlives.scheme_id', '', true), set_config('sharedlives.account_id', '', true);
    END IF;
END $$;
GRANT EXECUTE ON FUNCTION authenticate(bytea) TO sharedlives_api;

-- The audit trail: what every change of every record was, who made it, and when. Written by triggers alone, in the same
-- transaction, by the owner's right: no role of the service can write, change or empty it.
CREATE TABLE audit_entry (
    id bigint GENERATED ALWAYS AS IDENTITY,
    scheme_id uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    account_id uuid,
    record_type text NOT NULL,
    record_id uuid NOT NULL,
    change text NOT NULL,
    before jsonb,
    after jsonb,
    CONSTRAINT audit_entry_pkey PRIMARY KEY (id),
    CONSTRAINT audit_entry_change_known CHECK (change IN ('insert', 'update', 'delete'))
);
CREATE INDEX audit_entry_of_record ON audit_entry (scheme_id, record_id, id);
CREATE INDEX audit_entry_of_scheme ON audit_entry (scheme_id, id);

-- Appends one row's change. Arguments name columns whose values stay out of the trail (digests, file contents).
CREATE FUNCTION audit_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - coalesce(TG_ARGV, '{}') END;
    new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - coalesce(TG_ARGV, '{}') END;
    kept jsonb := coalesce(new_row, old_row);
BEGIN
    INSERT INTO audit_entry (scheme_id, recorded_at, account_id, record_type, record_id, change, before, after)
    VALUES (
        coalesce(kept ->> 'scheme_id', kept ->> 'id')::uuid, current_instant(), current_account_id(),
        TG_TABLE_NAME, (kept ->> 'id')::uuid, lower(TG_OP), old_row, new_row);
    RETURN NULL;
END $$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'SL001', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was answered to a request with an Idempotency-Key, so that the request repeated gets the same answer and does nothing.
CREATE TABLE idempotency_key (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    account_id uuid NOT NULL DEFAULT current_account_id(),
    key text NOT NULL,
    -- SHA-256 of method, path and body: the same key with another request is a mistake of the sender's.
    fingerprint bytea NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    status smallint,
    location text,
    etag text,
    body bytea,
    CONSTRAINT idempotency_key_pkey PRIMARY KEY (scheme_id, account_id, key),
    CONSTRAINT idempotency_key_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES account (scheme_id, id),
    CONSTRAINT idempotency_key_length CHECK (length(key) BETWEEN 1 AND 255)
);
CREATE INDEX idempotency_key_age ON idempotency_key (recorded_at);

-- Puts a table under the rules that every table of a scheme obeys: rows are seen and written only by their own scheme, even
-- by the table's owner, and each change of a row goes to the audit trail. `unaudited` names columns kept out of the trail.
CREATE PROCEDURE keep_within_scheme(target regclass, VARIADIC unaudited text[] DEFAULT '{}') LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    EXECUTE format('CREATE POLICY %I ON %s USING (scheme_id = (SELECT current_scheme_id()))',
        target::text || '_within_scheme', target);
    EXECUTE format(
        'CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION audit_change(%s)',
        target::text || '_audited', target,
        (SELECT string_agg(quote_literal(name), ', ') FROM unnest(unaudited) AS name));
END $$;

CALL keep_within_scheme('account');
CALL keep_within_scheme('api_token', 'digest');

ALTER TABLE scheme ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY scheme_within_scheme ON scheme USING (id = (SELECT current_scheme_id()));
CREATE TRIGGER scheme_audited AFTER INSERT OR UPDATE OR DELETE ON scheme
    FOR EACH ROW EXECUTE FUNCTION audit_change();

ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_entry_within_scheme ON audit_entry FOR SELECT USING (scheme_id = (SELECT current_scheme_id()));
CREATE POLICY audit_entry_appended ON audit_entry FOR INSERT TO CURRENT_USER WITH CHECK (true);

-- An answer is kept for a day and holds what the record's own table holds: no second trail of it.
ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_key_within_scheme ON idempotency_key TO sharedlives_api
    USING (scheme_id = (SELECT current_scheme_id()) AND account_id = (SELECT current_account_id()));
CREATE POLICY idempotency_key_for_worker ON idempotency_key TO sharedlives_worker USING (true);

-- What the owner does before any scheme is open: look a token up, add a scheme, list schemes for the worker.
CREATE POLICY api_token_for_owner ON api_token FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY account_for_owner ON account FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY scheme_for_owner ON scheme TO CURRENT_USER USING (true);
CREATE POLICY scheme_for_worker ON scheme FOR SELECT TO sharedlives_worker USING (true);

GRANT SELECT ON scheme, account, api_token, audit_entry TO sharedlives_api, sharedlives_worker;
GRANT UPDATE ON scheme TO sharedlives_api;
GRANT INSERT, UPDATE ON account, api_token TO sharedlives_api;
GRANT SELECT, INSERT, UPDATE ON idempotency_key TO sharedlives_api;
GRANT SELECT, DELETE ON idempotency_key TO sharedlives_worker;
