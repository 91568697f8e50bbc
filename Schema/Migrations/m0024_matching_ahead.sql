-- What is worked out of carers for matching says from now on what will hold of profiles and rooms on days to come, in another form:
-- the carers of the schemes that are here already are to be worked out anew.
DO $$
DECLARE
    open_scheme uuid;
BEGIN
    FOR open_scheme IN SELECT id FROM scheme LOOP
        PERFORM set_config('sharedlives.scheme_id', open_scheme::text, true);
        INSERT INTO carer_matching_mark (carer_id) VALUES (NULL);
    END LOOP;
    PERFORM set_config('sharedlives.scheme_id', '', true);
END $$;
