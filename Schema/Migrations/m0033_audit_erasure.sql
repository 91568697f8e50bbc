-- What the trail tells of a record can be erased, by one function and no other way: contents and salt go, the digest that the chain holds
-- stays, and an entry of its own says whose records they were, which entries, when and on whose behalf. The chain stays whole.

DROP TRIGGER audit_entry_append_only ON audit_entry;
CREATE TRIGGER audit_entry_append_only BEFORE DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_unchanged BEFORE UPDATE ON audit_entry FOR EACH STATEMENT
    WHEN (current_setting('sharedlives.erasing', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION refuse_change();

-- Even then nothing but the contents goes.
CREATE FUNCTION audit_entry_check_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.salt IS NULL OR NEW.salt IS NOT NULL
        OR NEW.content_digest IS DISTINCT FROM audit_content_digest(OLD.salt, OLD.before, OLD.after, OLD.shown)
        OR to_jsonb(NEW) - '{salt,content_digest,before,after,shown}'::text[]
            <> to_jsonb(OLD) - '{salt,content_digest,before,after,shown}'::text[] THEN
        RAISE EXCEPTION 'audit_entry is append-only' USING ERRCODE = 'SL001', CONSTRAINT = 'audit_entry_append_only';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER audit_entry_erased BEFORE UPDATE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_check_erasure();
CREATE POLICY audit_entry_erasable ON audit_entry FOR UPDATE TO CURRENT_USER USING (scheme_id = current_scheme_id());

-- Erases what the trail of the open scheme tells of these records, which are a subject's: the subject's own row and those about it. Tells
-- how many entries; those that record erasures stay.
CREATE FUNCTION erase_audit_contents(subject_type text, subject uuid, records uuid[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    erased bigint[];
BEGIN
    IF current_scheme_id() IS NULL THEN
        RAISE EXCEPTION 'no scheme is open' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM set_config('sharedlives.erasing', 'on', true);
    WITH gone AS (
        UPDATE audit_entry SET before = NULL, after = NULL, shown = NULL, salt = NULL,
            content_digest = audit_content_digest(salt, before, after, shown)
        WHERE scheme_id = current_scheme_id() AND record_id = ANY (records) AND salt IS NOT NULL
            AND change IN ('insert', 'update', 'delete')
        RETURNING id)
    SELECT array_agg(id ORDER BY id) INTO erased FROM gone;
    PERFORM set_config('sharedlives.erasing', '', true);
    IF erased IS NULL THEN
        RETURN 0;
    END IF;
    PERFORM audit_append(current_scheme_id(), subject_type, subject, 'erase', NULL,
        jsonb_build_object('entries', to_jsonb(erased)), NULL);
    RETURN cardinality(erased);
END $$;
