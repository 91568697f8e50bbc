-- Who signs in, by a token of the service's own or by the organisation's provider, what came of it, and which rows a role opens at all.

-- A machine signs in with tokens alone; only such accounts are made together with a token.
ALTER TABLE account ADD COLUMN is_machine boolean NOT NULL DEFAULT false;

-- What the token may do of what its account's role may, in the words of the table of permissions; null for all of it.
ALTER TABLE api_token ADD COLUMN actions text[];
ALTER TABLE api_token ADD CONSTRAINT api_token_actions_count
    CHECK (cardinality(actions) BETWEEN 1 AND 100 AND array_position(actions, NULL) IS NULL);

-- Who an account is to the organisation's provider.
CREATE TABLE account_identity (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    CONSTRAINT account_identity_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT account_identity_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES account (scheme_id, id),
    CONSTRAINT account_identity_subject_unique UNIQUE (scheme_id, issuer, subject),
    CONSTRAINT account_identity_issuer_length CHECK (length(issuer) BETWEEN 1 AND 500),
    CONSTRAINT account_identity_subject_length CHECK (length(subject) BETWEEN 1 AND 255)
);
CALL keep_within_scheme('account_identity');
GRANT SELECT ON account_identity TO sharedlives_api;

-- Who signed in or was refused, when, by what, and why not: never the token, of which only its row's id is here.
CREATE TABLE sign_in_event (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    means text NOT NULL,
    account_id uuid,
    token_id uuid,
    reason text,
    CONSTRAINT sign_in_event_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT sign_in_event_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT sign_in_event_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES account (scheme_id, id),
    CONSTRAINT sign_in_event_token_fkey FOREIGN KEY (scheme_id, token_id) REFERENCES api_token (scheme_id, id),
    CONSTRAINT sign_in_event_means_known CHECK (means IN ('token', 'provider')),
    CONSTRAINT sign_in_event_token_of_means CHECK ((means = 'token') = (token_id IS NOT NULL)),
    CONSTRAINT sign_in_event_reason_form CHECK (reason ~ '^[a-z][A-Za-z]{2,59}$'),
    -- Who is let in is known; who is refused may not be.
    CONSTRAINT sign_in_event_account_known CHECK (reason IS NOT NULL OR account_id IS NOT NULL)
);
CREATE INDEX sign_in_event_of_token ON sign_in_event (scheme_id, token_id, recorded_at);
CREATE INDEX sign_in_event_of_account ON sign_in_event (scheme_id, account_id, id);
ALTER TABLE sign_in_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY sign_in_event_within_scheme ON sign_in_event USING (scheme_id = current_scheme_id());
CREATE TRIGGER sign_in_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sign_in_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT ON sign_in_event TO sharedlives_api;

-- Opens the token's scheme for the rest of the transaction and tells scheme, account, role, token, and the actions that the token is
-- kept to, parted by spaces; nothing where it is kept to none. Null: there is no such token, or it has ended. As the owner, since before
-- it nobody sees any scheme.
CREATE FUNCTION open_scheme_of_api_token(token_digest bytea) RETURNS text[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    principal text[];
BEGIN
    SELECT ARRAY[
            set_config('sharedlives.scheme_id', account.scheme_id::text, true),
            set_config('sharedlives.account_id', account.id::text, true),
            set_config('sharedlives.role', account.role, true),
            api_token.id::text, coalesce(array_to_string(api_token.actions, ' '), '')]
        INTO principal
        FROM api_token JOIN account ON account.scheme_id = api_token.scheme_id AND account.id = api_token.account_id
        WHERE api_token.digest = token_digest AND api_token.revoked_at IS NULL
            AND api_token.expires_at > current_instant() AND account.disabled_at IS NULL;
    IF principal IS NULL THEN
        PERFORM set_config('sharedlives.scheme_id', '', true), set_config('sharedlives.account_id', '', true),
            set_config('sharedlives.role', '', true);
    END IF;
    RETURN principal;
END $$;

-- As it was, for processes of the version before that go on during an upgrade; they know nothing of tokens that are kept to some
-- actions, and open none of them.
CREATE OR REPLACE FUNCTION open_scheme_of_token(token_digest bytea) RETURNS text[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    principal text[] := open_scheme_of_api_token(token_digest);
BEGIN
    IF principal[5] <> '' THEN
        PERFORM set_config('sharedlives.scheme_id', '', true), set_config('sharedlives.account_id', '', true),
            set_config('sharedlives.role', '', true);
        RETURN NULL;
    END IF;
    RETURN principal[1:3];
END $$;

-- No version that can still run asks it.
DROP FUNCTION authenticate(bytea);

-- Why a token opens nothing, for whoever holds it; `event` is the id under which that is noted, null where it was a moment ago.
CREATE FUNCTION refuse_api_token(token_digest bytea, event uuid) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    held record;
    why text;
BEGIN
    SELECT api_token.scheme_id, api_token.id, api_token.account_id, api_token.revoked_at, api_token.expires_at,
            account.disabled_at
        INTO held
        FROM api_token JOIN account ON account.scheme_id = api_token.scheme_id AND account.id = api_token.account_id
        WHERE api_token.digest = token_digest;
    IF NOT FOUND THEN
        RETURN 'tokenUnknown';
    END IF;
    why := CASE
        WHEN held.revoked_at IS NOT NULL THEN 'tokenRevoked'
        WHEN held.expires_at <= current_instant() THEN 'tokenExpired'
        WHEN held.disabled_at IS NOT NULL THEN 'accountDisabled'
        ELSE 'tokenUnknown' END;
    IF event IS NOT NULL AND why <> 'tokenUnknown' THEN
        PERFORM set_config('sharedlives.scheme_id', held.scheme_id::text, true);
        INSERT INTO sign_in_event (scheme_id, id, means, account_id, token_id, reason)
            VALUES (held.scheme_id, event, 'token', held.account_id, held.id, why);
        PERFORM set_config('sharedlives.scheme_id', '', true);
    END IF;
    RETURN why;
END $$;

-- Notes that whoever has the scheme open was let in.
CREATE FUNCTION note_sign_in(event uuid, token uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO sign_in_event (scheme_id, id, means, account_id, token_id)
        VALUES (current_scheme_id(), event, CASE WHEN token IS NULL THEN 'provider' ELSE 'token' END,
            current_account_id(), token)
$$;

-- Opens a scheme for whoever a provider vouches for, as `open_scheme_of_api_token` does for a token. Null: nobody of this name with this
-- role has been admitted, or the account is disabled. That the provider said so, the program has checked.
CREATE FUNCTION open_scheme_of_identity(scheme_slug text, identity_issuer text, identity_subject text, account_role text)
RETURNS text[] LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    principal text[];
BEGIN
    PERFORM set_config('sharedlives.scheme_id', coalesce((SELECT id::text FROM scheme WHERE slug = scheme_slug), ''), true);
    SELECT ARRAY[
            account.scheme_id::text, set_config('sharedlives.account_id', account.id::text, true),
            set_config('sharedlives.role', account.role, true), '', '']
        INTO principal
        FROM account_identity AS known
        JOIN account ON account.scheme_id = known.scheme_id AND account.id = known.account_id
        WHERE known.scheme_id = current_scheme_id() AND known.issuer = identity_issuer
            AND known.subject = identity_subject AND account.role = account_role AND account.disabled_at IS NULL;
    IF principal IS NULL THEN
        PERFORM set_config('sharedlives.scheme_id', '', true), set_config('sharedlives.account_id', '', true),
            set_config('sharedlives.role', '', true);
    END IF;
    RETURN principal;
END $$;

-- Gives whoever a provider vouches for an account, or the account the role that the provider's groups give now. One at a time in a
-- scheme: who comes for the first time comes with several requests at once.
CREATE FUNCTION admit_identity(
    scheme_slug text, identity_issuer text, identity_subject text, account_role text, account_label text,
    new_account uuid, new_identity uuid) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    the_scheme uuid;
    admitted record;
BEGIN
    SELECT id INTO the_scheme FROM scheme WHERE slug = scheme_slug FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN 'schemeUnknown';
    END IF;
    PERFORM set_config('sharedlives.scheme_id', the_scheme::text, true), set_config('sharedlives.account_id', '', true),
        set_config('sharedlives.role', '', true);
    SELECT account.id, account.disabled_at INTO admitted
        FROM account_identity AS known
        JOIN account ON account.scheme_id = known.scheme_id AND account.id = known.account_id
        WHERE known.scheme_id = the_scheme AND known.issuer = identity_issuer AND known.subject = identity_subject;
    IF FOUND AND admitted.disabled_at IS NOT NULL THEN
        RETURN 'accountDisabled';
    ELSIF FOUND THEN
        UPDATE account SET role = account_role, version = version + 1
            WHERE scheme_id = the_scheme AND id = admitted.id AND role <> account_role;
    ELSE
        INSERT INTO account (scheme_id, id, label, role)
            VALUES (the_scheme, new_account,
                CASE WHEN EXISTS (SELECT FROM account WHERE scheme_id = the_scheme AND label = account_label)
                    THEN left(account_label, 180) || ' ' || right(new_account::text, 12) ELSE account_label END,
                account_role);
        INSERT INTO account_identity (scheme_id, id, account_id, issuer, subject)
            VALUES (the_scheme, new_identity, new_account, identity_issuer, identity_subject);
    END IF;
    RETURN 'admitted';
END $$;

-- Notes that somebody whom a provider vouches for, or claims to, was refused.
CREATE FUNCTION refuse_identity(scheme_slug text, identity_issuer text, identity_subject text, why text, event uuid)
RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM set_config('sharedlives.scheme_id', coalesce((SELECT id::text FROM scheme WHERE slug = scheme_slug), ''), true);
    IF current_scheme_id() IS NOT NULL THEN
        INSERT INTO sign_in_event (scheme_id, id, means, account_id, reason)
            VALUES (current_scheme_id(), event, 'provider',
                (SELECT account_id FROM account_identity WHERE scheme_id = current_scheme_id()
                    AND issuer = identity_issuer AND subject = identity_subject), why);
    END IF;
    PERFORM set_config('sharedlives.scheme_id', '', true);
END $$;

GRANT EXECUTE ON FUNCTION open_scheme_of_api_token(bytea), refuse_api_token(bytea, uuid), note_sign_in(uuid, uuid),
    open_scheme_of_identity(text, text, text, text), admit_identity(text, text, text, text, text, uuid, uuid),
    refuse_identity(text, text, text, text, uuid) TO sharedlives_api;

-- The second door behind the routes' own: a role that has no business with a class of rows sees none of them, whatever a statement asks.
-- The words are those of the table of permissions, with which a test compares them.
CREATE FUNCTION opens_personal_data() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(current_setting('sharedlives.role', true), '')
        IN ('coordinator', 'registeredManager', 'financeOfficer', 'panelMember', 'commissioner', 'auditor')
$$;
CREATE FUNCTION opens_payments() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(current_setting('sharedlives.role', true), '')
        IN ('coordinator', 'registeredManager', 'financeOfficer', 'auditor')
$$;
GRANT EXECUTE ON FUNCTION opens_personal_data(), opens_payments() TO sharedlives_api;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'annual_carer_review', 'approval_terms', 'arrangement_agreement', 'assessor_report', 'audit_entry',
        'band_agreement', 'banding_review', 'capacity_assessment', 'care_plan', 'carer', 'carer_agreement',
        'carer_commitments', 'carer_coordinator', 'carer_match', 'carer_matching', 'carer_offer', 'carer_profile',
        'carer_reference', 'carer_state_change', 'change_of_circumstances', 'dbs_certificate', 'dbs_disclosure',
        'dbs_named_adult', 'dbs_risk_assessment', 'dbs_showing', 'dbs_update_check', 'dbs_update_consent', 'delivery',
        'feedback', 'home_inspection', 'household', 'household_departure', 'household_insurance', 'household_member',
        'household_profile', 'household_room', 'household_tenure', 'incident', 'issued_document', 'match_agreement',
        'match_state_change', 'match_visit', 'monitoring_visit', 'panel_attendance', 'panel_case', 'panel_decision', 'panel_interest',
        'panel_meeting', 'panel_recommendation', 'panel_recommendation_member', 'person', 'person_home_needs',
        'person_outcome', 'person_profile', 'person_sibling', 'placement', 'placement_absence', 'placement_band', 'placement_notice', 'referral',
        'quarterly_report_figure', 'referral_state_change', 'reminder', 'session', 'significant_event', 'stay', 'support_cover', 'task', 'training_record']
    LOOP
        -- The subselect is worked out once for a statement; where most statements read one row by its key, it would be more work.
        EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE TO sharedlives_api USING (%s)', name || '_for_roles', name,
            CASE WHEN name IN ('carer', 'household', 'person', 'placement', 'referral', 'session', 'stay')
                THEN 'opens_personal_data()' ELSE '(SELECT opens_personal_data())' END);
    END LOOP;
    FOREACH name IN ARRAY ARRAY[
        'carer_bank_account', 'contribution_receipt', 'payment', 'payment_confirmation', 'payment_exception',
        'payment_file', 'payment_file_download', 'payment_file_entry', 'payment_hold', 'payment_line', 'payment_outcome',
        'payment_run', 'payment_run_fee', 'payment_run_parked', 'placement_complex_fee', 'placement_contribution',
        'recovery_plan', 'urgent_payment']
    LOOP
        EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE TO sharedlives_api USING ((SELECT opens_payments()))',
            name || '_for_roles', name);
    END LOOP;
END $$;
