-- What is sealed can be sealed anew under another key, by a job of the worker that has both keys. Without them it cannot read what it
-- is granted here.
GRANT SELECT (key_id, sealed), UPDATE (key_id, sealed) ON carer_bank_account TO sharedlives_worker;
GRANT SELECT (scheme_id, id, key_id, sealed), UPDATE (key_id, sealed) ON paying_account TO sharedlives_worker;
GRANT SELECT (scheme_id, id, key_id, sealed, sealed_digest), UPDATE (key_id, sealed, sealed_digest) ON payment_file
    TO sharedlives_worker;

-- A file stays what it is; only the key may change under which it is kept.
CREATE FUNCTION payment_file_check_sealing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(OLD) - '{key_id,sealed,sealed_digest}'::text[] <> to_jsonb(NEW) - '{key_id,sealed,sealed_digest}'::text[]
        OR OLD.key_id = NEW.key_id THEN
        RAISE EXCEPTION 'payment_file is append-only'
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_file_append_only';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER payment_file_append_only ON payment_file;
CREATE TRIGGER payment_file_append_only BEFORE DELETE OR TRUNCATE ON payment_file
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_file_resealed BEFORE UPDATE ON payment_file
    FOR EACH ROW EXECUTE FUNCTION payment_file_check_sealing();
