-- The audit trail as a chain: in each scheme a link for each transaction, numbered without a gap, whose digest covers the entries of that
-- transaction and the digest of the link before. Whoever edits, adds, removes or moves an entry or a link afterwards, with whatever
-- right, breaks it from there on, which `sharedlives audit verify` shows. A link is made once for a transaction, at its end, so that the
-- order of links is that of the commits, and nobody waits for a scheme's chain longer than a commit takes.

-- Reads the old entries and rewrites them once, with a salt each.
ALTER TABLE audit_entry
    -- The first entry of the link that this one belongs to; 0 for what was recorded before there were links.
    ADD COLUMN first_entry_id bigint NOT NULL DEFAULT 0,
    -- The chain holds a digest of what an entry tells, so that the contents can be erased and the chain stays whole. The salt goes
    -- with them: without it nobody finds them from the digest by trying.
    ADD COLUMN salt bytea DEFAULT uuid_send(gen_random_uuid()),
    -- Of what was erased.
    ADD COLUMN content_digest bytea,
    -- The records that a reading showed.
    ADD COLUMN shown uuid[],
    DROP CONSTRAINT audit_entry_change_known,
    ADD CONSTRAINT audit_entry_change_known CHECK (change IN ('insert', 'update', 'delete', 'read', 'erase')),
    ADD CONSTRAINT audit_entry_contents CHECK (
        (salt IS NULL) = (content_digest IS NOT NULL)
        AND (salt IS NOT NULL OR (before IS NULL AND after IS NULL AND shown IS NULL)));
ALTER TABLE audit_entry ALTER COLUMN first_entry_id DROP DEFAULT;
CREATE INDEX audit_entry_of_link ON audit_entry (scheme_id, first_entry_id, id);

CREATE TABLE audit_link (
    scheme_id uuid NOT NULL,
    -- From 1, without a gap.
    number bigint NOT NULL,
    first_entry_id bigint NOT NULL,
    entry_count bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    -- SHA-256 of the entries' digests, one behind the other in the order of their ids.
    entries_digest bytea NOT NULL,
    -- SHA-256 of all this and the digest of the link before.
    digest bytea NOT NULL,
    CONSTRAINT audit_link_pkey PRIMARY KEY (scheme_id, number),
    CONSTRAINT audit_link_first_entry_unique UNIQUE (scheme_id, first_entry_id)
);

ALTER TABLE audit_link ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_link_within_scheme ON audit_link FOR SELECT USING (scheme_id = current_scheme_id());
CREATE POLICY audit_link_for_owner ON audit_link FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY audit_link_appended ON audit_link FOR INSERT TO CURRENT_USER WITH CHECK (true);
-- Links are made of the entries of whatever scheme was written to.
CREATE POLICY audit_entry_for_owner ON audit_entry FOR SELECT TO CURRENT_USER USING (true);
CREATE TRIGGER audit_link_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT ON audit_link TO sharedlives_api, sharedlives_worker;

-- What an entry tells, as the chain has it. `sharedlives audit verify` works the same out by itself.
CREATE FUNCTION audit_content_digest(salt bytea, before jsonb, after jsonb, shown uuid[]) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(salt || convert_to(concat(before::text, E'\n', after::text, E'\n', shown::text), 'UTF8'))
$$;

CREATE FUNCTION audit_entry_digest(entry audit_entry) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(convert_to(concat_ws('|',
        entry.id, entry.scheme_id, (extract(epoch FROM entry.recorded_at) * 1000000)::bigint,
        coalesce(entry.account_id::text, '-'), entry.record_type, entry.record_id, entry.change,
        encode(coalesce(entry.content_digest,
            audit_content_digest(entry.salt, entry.before, entry.after, entry.shown)), 'hex')), 'UTF8'))
$$;

-- Adds the next link of a scheme. The caller holds the scheme's lock.
CREATE FUNCTION audit_add_link(of_scheme uuid, first_entry bigint, instant timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    entries record;
    last record;
BEGIN
    SELECT count(*) AS count, sha256(string_agg(audit_entry_digest(entry), ''::bytea ORDER BY entry.id)) AS digest
        INTO entries FROM audit_entry AS entry WHERE entry.scheme_id = of_scheme AND entry.first_entry_id = first_entry;
    SELECT link.number, link.digest INTO last FROM audit_link AS link
        WHERE link.scheme_id = of_scheme ORDER BY link.number DESC LIMIT 1;
    INSERT INTO audit_link (scheme_id, number, first_entry_id, entry_count, recorded_at, entries_digest, digest)
    SELECT of_scheme, next.number, first_entry, entries.count, instant, entries.digest,
        sha256(convert_to(concat_ws('|', next.number, of_scheme, first_entry, entries.count,
            (extract(epoch FROM instant) * 1000000)::bigint, encode(entries.digest, 'hex'),
            coalesce(encode(last.digest, 'hex'), '-')), 'UTF8'))
    FROM (SELECT coalesce(last.number, 0) + 1 AS number) AS next;
END $$;

-- At the end of a transaction. Schemes are locked in one order, so that two transactions with several do not wait for each other.
CREATE FUNCTION audit_link_transaction() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    scheme_lock bigint;
BEGIN
    FOR scheme_lock IN
        SELECT hashtextextended('audit ' || scheme_id, 0)
        FROM unnest(string_to_array(current_setting('sharedlives.audit_schemes', true), ',')) AS scheme_id ORDER BY 1
    LOOP
        PERFORM pg_advisory_xact_lock(scheme_lock);
    END LOOP;
    PERFORM audit_add_link(NEW.scheme_id, NEW.first_entry_id, current_instant());
    -- What is still written, where constraints were checked before the end, belongs to another link.
    PERFORM set_config('sharedlives.audit_link', '', true);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER audit_entry_linked AFTER INSERT ON audit_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.id = NEW.first_entry_id) EXECUTE FUNCTION audit_link_transaction();

-- Appends an entry to the link of this transaction, or begins one. Which it is stands in a setting of the transaction, that a savepoint
-- which is rolled back takes with it.
CREATE FUNCTION audit_append(
    of_scheme uuid, record_type text, record_id uuid, change text, before jsonb, after jsonb, shown uuid[]
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    entry bigint := nextval('audit_entry_id_seq');
    link text := current_setting('sharedlives.audit_link', true);
    schemes text;
    first_entry bigint;
BEGIN
    IF starts_with(link, of_scheme::text) THEN
        first_entry := substr(link, 38)::bigint;
    ELSE
        first_entry := entry;
        schemes := coalesce(current_setting('sharedlives.audit_schemes', true), '');
        PERFORM set_config('sharedlives.audit_link', of_scheme || ' ' || entry, true),
            CASE WHEN strpos(schemes, of_scheme::text) = 0 THEN
                set_config('sharedlives.audit_schemes', concat_ws(',', nullif(schemes, ''), of_scheme), true) END;
    END IF;
    INSERT INTO audit_entry (
        id, first_entry_id, scheme_id, recorded_at, account_id, record_type, record_id, change, before, after, shown)
    OVERRIDING SYSTEM VALUE
    VALUES (
        entry, first_entry, of_scheme, current_instant(), current_account_id(), record_type, record_id, change, before, after,
        shown);
END $$;

CREATE OR REPLACE FUNCTION audit_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - coalesce(TG_ARGV, '{}') END;
    new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - coalesce(TG_ARGV, '{}') END;
    kept jsonb := coalesce(new_row, old_row);
BEGIN
    PERFORM audit_append(
        coalesce(kept ->> 'scheme_id', kept ->> 'id')::uuid, TG_TABLE_NAME, (kept ->> 'id')::uuid, lower(TG_OP), old_row,
        new_row, NULL);
    RETURN NULL;
END $$;

-- What was recorded before is the first link of its scheme.
DO $$
DECLARE
    scheme record;
BEGIN
    FOR scheme IN SELECT DISTINCT scheme_id FROM audit_entry LOOP
        PERFORM audit_add_link(scheme.scheme_id, 0, current_instant());
    END LOOP;
END $$;
