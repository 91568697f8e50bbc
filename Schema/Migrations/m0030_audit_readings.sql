-- Every reading of what is recorded of a carer or a person is in the trail too, in the transaction that reads, and in the same chain.

-- Notes that the acting account was shown something: by which operation, about which record, and which records of a list it had. A
-- reading is noted by whom it was shown to or not at all: whoever is refused takes the note back with the transaction.
CREATE FUNCTION note_reading(operation text, record uuid, shown uuid[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    scheme uuid := current_scheme_id();
BEGIN
    IF scheme IS NULL THEN
        RAISE EXCEPTION 'no scheme is open' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- Where nothing else is written, nobody waits for the disk. What comes after in the chain does, and takes this with it. If the
    -- database's machine stops within the moment until then, the notes of that moment are lost, and the chain stays whole.
    IF pg_current_xact_id_if_assigned() IS NULL THEN
        PERFORM set_config('synchronous_commit', 'off', true);
    END IF;
    PERFORM audit_append(scheme, operation, coalesce(record, scheme), 'read', NULL, NULL, shown);
    RETURN true;
END $$;
GRANT EXECUTE ON FUNCTION note_reading(text, uuid, uuid[]) TO sharedlives_api;

-- By whom a record was seen in a list.
CREATE INDEX audit_entry_shown ON audit_entry USING gin (shown) WHERE shown IS NOT NULL;
