-- What a certificate disclosed, and what was made of it, is sealed under keys that are not in the database, as bank accounts are. A
-- migration has no keys: what stands in the clear from before is sealed by `sharedlives keys seal`, and the columns of the clear stay
-- until no version is left that writes them.
ALTER TABLE dbs_disclosure
    ADD COLUMN content_key_id text,
    ADD COLUMN sealed_content bytea,
    ADD COLUMN reasoning_key_id text,
    ADD COLUMN sealed_reasoning bytea,
    DROP CONSTRAINT dbs_disclosure_purged_is_empty,
    ADD CONSTRAINT dbs_disclosure_purged_is_empty CHECK (purged_at IS NULL OR num_nonnulls(
        content, reasoning, content_key_id, sealed_content, reasoning_key_id, sealed_reasoning) = 0),
    ADD CONSTRAINT dbs_disclosure_sealed_under_key CHECK (
        (sealed_content IS NULL) = (content_key_id IS NULL) AND (sealed_reasoning IS NULL) = (reasoning_key_id IS NULL)),
    ADD CONSTRAINT dbs_disclosure_kept_once CHECK (
        num_nonnulls(content, sealed_content) <= 1 AND num_nonnulls(reasoning, sealed_reasoning) <= 1),
    ALTER COLUMN sealed_content SET STATISTICS 0,
    ALTER COLUMN sealed_reasoning SET STATISTICS 0;

-- A process of the version before writes in the clear and empties only that: the newest text counts, and what is purged is gone.
CREATE FUNCTION dbs_disclosure_keep_newest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.purged_at IS NOT NULL OR NEW.content IS DISTINCT FROM OLD.content AND NEW.content IS NOT NULL THEN
        NEW.content_key_id := NULL;
        NEW.sealed_content := NULL;
    END IF;
    IF NEW.purged_at IS NOT NULL OR NEW.reasoning IS DISTINCT FROM OLD.reasoning AND NEW.reasoning IS NOT NULL THEN
        NEW.reasoning_key_id := NULL;
        NEW.sealed_reasoning := NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER dbs_disclosure_newest BEFORE UPDATE ON dbs_disclosure
    FOR EACH ROW EXECUTE FUNCTION dbs_disclosure_keep_newest();

DROP TRIGGER dbs_disclosure_audited ON dbs_disclosure;
CREATE TRIGGER dbs_disclosure_audited AFTER INSERT OR UPDATE OR DELETE ON dbs_disclosure
    FOR EACH ROW EXECUTE FUNCTION audit_change('content', 'reasoning', 'sealed_content', 'sealed_reasoning');

GRANT UPDATE (content_key_id, sealed_content, reasoning_key_id, sealed_reasoning) ON dbs_disclosure TO sharedlives_api;
-- The worker seals anew what it cannot read without keys; what stands in the clear it still empties and cannot read.
GRANT SELECT (content_key_id, sealed_content, reasoning_key_id, sealed_reasoning),
    UPDATE (content_key_id, sealed_content, reasoning_key_id, sealed_reasoning) ON dbs_disclosure TO sharedlives_worker;
