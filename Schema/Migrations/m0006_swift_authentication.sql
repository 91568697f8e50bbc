-- What every request does first, and the condition that row-level security puts on every statement: with less work.

-- Who comes with this token: opens the token's scheme for the rest of the transaction and tells scheme, account and role.
-- Null: there is no such token, or it has ended. It runs as the owner, since before it nobody sees any scheme.
-- Every request asks it, so it does all in one statement, and answers with one value, not with a set of rows: a third less work.
-- `authenticate` stays beside it, as it was, for processes of the version before that go on during an upgrade.
CREATE FUNCTION open_scheme_of_token(token_digest bytea) RETURNS text[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    principal text[];
BEGIN
    SELECT ARRAY[
            set_config('sharedlives.scheme_id', account.scheme_id::text, true),
            set_config('sharedlives.account_id', account.id::text, true),
            account.role]
        INTO principal
        FROM api_token JOIN account ON account.scheme_id = api_token.scheme_id AND account.id = api_token.account_id
        WHERE api_token.digest = token_digest AND api_token.revoked_at IS NULL
            AND api_token.expires_at > current_instant() AND account.disabled_at IS NULL;
    IF principal IS NULL THEN
        PERFORM set_config('sharedlives.scheme_id', '', true), set_config('sharedlives.account_id', '', true);
    END IF;
    RETURN principal;
END $$;
GRANT EXECUTE ON FUNCTION open_scheme_of_token(bytea) TO sharedlives_api;

-- As before, but for the policy: it says word for word what the statements say themselves, so that the planner makes one
-- condition of the two.
CREATE OR REPLACE PROCEDURE keep_within_scheme(target regclass, VARIADIC unaudited text[] DEFAULT '{}') LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    EXECUTE format('CREATE POLICY %I ON %s USING (scheme_id = current_scheme_id())',
        target::text || '_within_scheme', target);
    EXECUTE format(
        'CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION audit_change(%s)',
        target::text || '_audited', target,
        (SELECT string_agg(quote_literal(name), ', ') FROM unnest(unaudited) AS name));
END $$;

-- The same for the tables that are there already. The tables that a run fills with many rows at once keep the subselect, which is worked
-- out once for all of them.
DO $$
DECLARE
    policy record;
BEGIN
    FOR policy IN
        SELECT tablename, policyname FROM pg_policies
        WHERE schemaname = 'public' AND policyname = tablename || '_within_scheme'
            AND tablename NOT IN ('payment_line', 'payment_run_parked')
            AND qual LIKE '(scheme_id = ( SELECT current_scheme_id() AS current_scheme_id))'
        ORDER BY tablename
    LOOP
        EXECUTE format('ALTER POLICY %I ON %I USING (scheme_id = current_scheme_id())', policy.policyname, policy.tablename);
    END LOOP;
END $$;
