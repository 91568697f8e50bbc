-- What the migrations add up to: written and checked by Tests/SchemaTests/SchemaFileTests.swift, never by hand.

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';

CREATE FUNCTION public.admit_identity(scheme_slug text, identity_issuer text, identity_subject text, account_role text, account_label text, new_account uuid, new_identity uuid) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.arrangement_note_carried_over() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    new_row jsonb := to_jsonb(NEW);
BEGIN
    NEW.carried_over := coalesce(
        (new_row ->> 'start_date')::date, (new_row ->> 'arrive_date')::date,
        ((new_row ->> 'starts_at')::timestamptz AT TIME ZONE 'Europe/London')::date)
        < (SELECT records_from FROM scheme WHERE id = NEW.scheme_id);
    RETURN NEW;
END $$;

CREATE FUNCTION public.audit_add_link(of_scheme uuid, first_entry bigint, instant timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.audit_append(of_scheme uuid, record_type text, record_id uuid, change text, before jsonb, after jsonb, shown uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.audit_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.audit_content_digest(salt bytea, before jsonb, after jsonb, shown uuid[]) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT sha256(salt || convert_to(concat(before::text, E'\n', after::text, E'\n', shown::text), 'UTF8'))
$$;

CREATE FUNCTION public.audit_entry_check_erasure() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.salt IS NULL OR NEW.salt IS NOT NULL
        OR NEW.content_digest IS DISTINCT FROM audit_content_digest(OLD.salt, OLD.before, OLD.after, OLD.shown)
        OR to_jsonb(NEW) - '{salt,content_digest,before,after,shown}'::text[]
            <> to_jsonb(OLD) - '{salt,content_digest,before,after,shown}'::text[] THEN
        RAISE EXCEPTION 'audit_entry is append-only' USING ERRCODE = 'SL001', CONSTRAINT = 'audit_entry_append_only';
    END IF;
    RETURN NEW;
END $$;

CREATE TABLE public.audit_entry (
    id bigint NOT NULL,
    scheme_id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    account_id uuid,
    record_type text NOT NULL,
    record_id uuid NOT NULL,
    change text NOT NULL,
    before jsonb,
    after jsonb,
    first_entry_id bigint NOT NULL,
    salt bytea DEFAULT uuid_send(gen_random_uuid()),
    content_digest bytea,
    shown uuid[],
    CONSTRAINT audit_entry_change_known CHECK ((change = ANY (ARRAY['insert'::text, 'update'::text, 'delete'::text, 'read'::text, 'erase'::text]))),
    CONSTRAINT audit_entry_contents CHECK ((((salt IS NULL) = (content_digest IS NOT NULL)) AND ((salt IS NOT NULL) OR ((before IS NULL) AND (after IS NULL) AND (shown IS NULL)))))
);

ALTER TABLE ONLY public.audit_entry FORCE ROW LEVEL SECURITY;

CREATE FUNCTION public.audit_entry_digest(entry public.audit_entry) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT sha256(convert_to(concat_ws('|',
        entry.id, entry.scheme_id, (extract(epoch FROM entry.recorded_at) * 1000000)::bigint,
        coalesce(entry.account_id::text, '-'), entry.record_type, entry.record_id, entry.change,
        encode(coalesce(entry.content_digest,
            audit_content_digest(entry.salt, entry.before, entry.after, entry.shown)), 'hex')), 'UTF8'))
$$;

CREATE FUNCTION public.audit_link_transaction() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.carer_check_step() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF (OLD.state, NEW.state) NOT IN (
        ('enquiry', 'applied'), ('applied', 'assessing'), ('assessing', 'readyForPanel'), ('readyForPanel', 'recommended'),
        ('recommended', 'approved'), ('readyForPanel', 'assessing'), ('recommended', 'assessing'),
        ('enquiry', 'withdrawn'), ('applied', 'withdrawn'), ('assessing', 'withdrawn'), ('readyForPanel', 'withdrawn'),
        ('recommended', 'withdrawn'), ('approved', 'suspended'), ('suspended', 'approved'), ('approved', 'deapproved'),
        ('suspended', 'deapproved'), ('approved', 'resigned'), ('suspended', 'resigned'))
    THEN
        RAISE EXCEPTION 'a carer does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'SL001', CONSTRAINT = 'carer_step';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.carer_match_check_step() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF (OLD.state, NEW.state) NOT IN (
        ('proposed', 'introduced'), ('proposed', 'agreed'), ('introduced', 'agreed'), ('agreed', 'placed'),
        ('proposed', 'withdrawn'), ('introduced', 'withdrawn'), ('agreed', 'withdrawn'))
    THEN
        RAISE EXCEPTION 'a match does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'SL001', CONSTRAINT = 'carer_match_step';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.carer_matching_note() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    changed jsonb := to_jsonb(NEW);
    owner uuid := CASE TG_ARGV[0]
        WHEN 'itself' THEN (changed ->> 'id')::uuid
        WHEN 'carer' THEN (changed ->> 'carer_id')::uuid
        WHEN 'household' THEN (changed ->> 'household_id')::uuid
        WHEN 'certificate' THEN (
            SELECT certificate.carer_id FROM dbs_certificate AS certificate
            WHERE certificate.scheme_id = NEW.scheme_id AND certificate.id = (changed ->> 'certificate_id')::uuid) END;
    of_household boolean := TG_ARGV[0] = 'household' OR TG_TABLE_NAME = 'household';
BEGIN
    -- Certificates of staff are no carer's.
    IF owner IS NULL AND TG_ARGV[0] <> 'scheme' THEN
        RETURN NULL;
    END IF;
    INSERT INTO carer_matching_mark (scheme_id, carer_id, household_id)
        VALUES (NEW.scheme_id, CASE WHEN NOT of_household THEN owner END, CASE WHEN of_household THEN owner END);
    -- Of a carer who moves, those whom they leave are marked too.
    IF TG_TABLE_NAME = 'carer' AND TG_OP = 'UPDATE' THEN
        INSERT INTO carer_matching_mark (scheme_id, household_id)
            SELECT NEW.scheme_id, (to_jsonb(OLD) ->> 'household_id')::uuid
            WHERE changed ->> 'household_id' IS DISTINCT FROM to_jsonb(OLD) ->> 'household_id'
                AND to_jsonb(OLD) ->> 'household_id' IS NOT NULL;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION public.current_account_id() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('sharedlives.account_id', true), '')::uuid $$;

CREATE FUNCTION public.current_instant() RETURNS timestamp with time zone
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(nullif(current_setting('sharedlives.instant', true), '')::timestamptz, transaction_timestamp()) $$;

CREATE FUNCTION public.current_scheme_id() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('sharedlives.scheme_id', true), '')::uuid $$;

CREATE FUNCTION public.dbs_disclosure_keep_newest() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.erase_audit_contents(subject_type text, subject uuid, records uuid[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.household_days_elsewhere(home uuid, from_day date) RETURNS TABLE(from_date date, to_date date)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM set_config('sharedlives.counts_residence', 'yes', true);
    RETURN QUERY
        WITH others AS (
            SELECT carer.scheme_id, carer.id
            FROM household AS here
            JOIN household AS there ON there.uprn = here.uprn AND there.scheme_id <> here.scheme_id
            JOIN carer ON carer.scheme_id = there.scheme_id AND carer.household_id = there.id
            WHERE here.scheme_id = current_scheme_id() AND here.id = home
        )
        SELECT placement.start_date, placement.end_date
        FROM others JOIN placement ON placement.scheme_id = others.scheme_id AND placement.carer_id = others.id
        WHERE coalesce(placement.end_date, 'infinity') > greatest(placement.start_date, from_day)
        UNION ALL
        SELECT stay.arrive_date, stay.depart_date
        FROM others JOIN stay ON stay.scheme_id = others.scheme_id AND stay.carer_id = others.id
        WHERE stay.depart_date > from_day AND stay.cancelled_at IS NULL AND NOT stay.not_arrived;
    PERFORM set_config('sharedlives.counts_residence', '', true);
END $$;

CREATE FUNCTION public.job_schedule_occurrences(wall_start timestamp without time zone, step interval, zone text, at timestamp with time zone, OUT previous_run_at timestamp with time zone, OUT following_run_at timestamp with time zone) RETURNS record
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH guess AS (
          SELECT
                 CASE
                     WHEN (((EXTRACT(year FROM job_schedule_occurrences.step) * (12)::numeric) + EXTRACT(month FROM job_schedule_occurrences.step)) > (0)::numeric) THEN (((((EXTRACT(year FROM (job_schedule_occurrences.at AT TIME ZONE job_schedule_occurrences.zone)) - EXTRACT(year FROM job_schedule_occurrences.wall_start)) * (12)::numeric) + EXTRACT(month FROM (job_schedule_occurrences.at AT TIME ZONE job_schedule_occurrences.zone))) - EXTRACT(month FROM job_schedule_occurrences.wall_start)) / ((EXTRACT(year FROM job_schedule_occurrences.step) * (12)::numeric) + EXTRACT(month FROM job_schedule_occurrences.step)))
                     ELSE (EXTRACT(epoch FROM ((job_schedule_occurrences.at AT TIME ZONE job_schedule_occurrences.zone) - job_schedule_occurrences.wall_start)) / EXTRACT(epoch FROM job_schedule_occurrences.step))
                 END AS steps
         ), occurrence AS (
          SELECT ((job_schedule_occurrences.wall_start + ((n.n)::double precision * job_schedule_occurrences.step)) AT TIME ZONE job_schedule_occurrences.zone) AS instant
            FROM guess,
             LATERAL generate_series(((floor(guess.steps))::integer - 2), ((floor(guess.steps))::integer + 2)) n(n)
         )
  SELECT max(occurrence.instant) FILTER (WHERE (occurrence.instant <= job_schedule_occurrences.at)) AS max,
     min(occurrence.instant) FILTER (WHERE (occurrence.instant > job_schedule_occurrences.at)) AS min
    FROM occurrence;
END;

CREATE PROCEDURE public.keep_within_scheme(IN target regclass, VARIADIC unaudited text[] DEFAULT '{}'::text[])
    LANGUAGE plpgsql
    AS $$
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

CREATE PROCEDURE public.note_payment_facts(IN target regclass, IN kind text)
    LANGUAGE plpgsql
    AS $$
BEGIN
    EXECUTE format(
        'CREATE TRIGGER %I AFTER INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION payment_fact_change_note(%L)',
        target::text || '_noted', target, kind);
END $$;

CREATE FUNCTION public.note_reading(operation text, record uuid, shown uuid[]) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.note_sign_in(event uuid, token uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
    INSERT INTO sign_in_event (scheme_id, id, means, account_id, token_id)
        VALUES (current_scheme_id(), event, CASE WHEN token IS NULL THEN 'provider' ELSE 'token' END,
            current_account_id(), token)
$$;

CREATE FUNCTION public.open_scheme_of_api_token(token_digest bytea) RETURNS text[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.open_scheme_of_identity(scheme_slug text, identity_issuer text, identity_subject text, account_role text) RETURNS text[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.open_scheme_of_token(token_digest bytea) RETURNS text[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.opens_payments() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT coalesce(current_setting('sharedlives.role', true), '')
        IN ('coordinator', 'registeredManager', 'financeOfficer', 'auditor')
$$;

CREATE FUNCTION public.opens_personal_data() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT coalesce(current_setting('sharedlives.role', true), '')
        IN ('coordinator', 'registeredManager', 'financeOfficer', 'panelMember', 'commissioner', 'auditor')
$$;

CREATE FUNCTION public.panel_case_check_step() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF (OLD.state, NEW.state) NOT IN (
        ('draft', 'listed'), ('deferred', 'listed'), ('listed', 'draft'), ('listed', 'recommended'), ('listed', 'deferred'),
        ('recommended', 'decided'), ('draft', 'withdrawn'), ('deferred', 'withdrawn'), ('listed', 'withdrawn'),
        ('recommended', 'withdrawn'))
    THEN
        RAISE EXCEPTION 'a case does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'SL001', CONSTRAINT = 'panel_case_step';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.panel_recommendation_member_check_interest() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF EXISTS (
        SELECT FROM panel_interest AS interest
        JOIN panel_recommendation AS recommendation ON recommendation.scheme_id = interest.scheme_id
            AND recommendation.case_id = interest.case_id
        WHERE recommendation.scheme_id = NEW.scheme_id AND recommendation.id = NEW.recommendation_id
            AND interest.member_id = NEW.member_id AND interest.withdrawn_at IS NULL)
    THEN
        RAISE EXCEPTION 'a member with an interest takes no part in a recommendation'
            USING ERRCODE = 'SL001', CONSTRAINT = 'panel_recommendation_member_interest';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.payment_decision_check() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    decisions text[] := '{version,released_at,released_by,release_reason,approved_at,approved_by,declined_at,declined_by,'
        'decline_reason,withdrawn_at,withdrawn_by,ended_at,ended_by_run_id}';
BEGIN
    IF to_jsonb(OLD) - decisions <> to_jsonb(NEW) - decisions
        OR coalesce(
            to_jsonb(OLD) ->> 'released_at', to_jsonb(OLD) ->> 'approved_at', to_jsonb(OLD) ->> 'declined_at',
            to_jsonb(OLD) ->> 'withdrawn_at', to_jsonb(OLD) ->> 'ended_at') IS NOT NULL
    THEN
        RAISE EXCEPTION 'what was decided of a % stays', TG_TABLE_NAME
            USING ERRCODE = 'SL001', CONSTRAINT = TG_TABLE_NAME || '_decided', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.payment_fact_change_note() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    new_row jsonb := to_jsonb(NEW) - '{version,recorded_at,recorded_by,withdrawn_by}'::text[];
    old_row jsonb := CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(OLD) - '{version,recorded_at,recorded_by,withdrawn_by}'::text[] END;
    only_end boolean := coalesce(
        TG_ARGV[0] = 'placement' AND old_row - '{end_date,end_reason}'::text[] = new_row - '{end_date,end_reason}'::text[], false);
    day date;
BEGIN
    IF old_row = new_row THEN
        RETURN NULL;
    END IF;
    -- The earlier of the days before and after the change, since either may be paid for.
    SELECT min(CASE
        WHEN only_end THEN (fact ->> 'end_date')::date
        WHEN TG_ARGV[0] = 'placement' THEN (fact ->> 'start_date')::date
        WHEN TG_ARGV[0] = 'stay' THEN (fact ->> 'arrive_date')::date
        WHEN TG_ARGV[0] = 'session' THEN ((fact ->> 'starts_at')::timestamptz AT TIME ZONE 'Europe/London')::date
        ELSE (fact ->> 'from_date')::date END)
        INTO day FROM (VALUES (new_row), (old_row)) AS version (fact) WHERE fact IS NOT NULL;
    INSERT INTO payment_fact_change (scheme_id, kind, fact_id, act, subject_id, first_day, changed_by, changed_at)
    VALUES (
        (new_row ->> 'scheme_id')::uuid, TG_ARGV[0], (new_row ->> 'id')::uuid,
        CASE
            WHEN TG_OP = 'INSERT' THEN 'recorded'
            WHEN old_row ->> 'withdrawn_at' IS NULL AND new_row ->> 'withdrawn_at' IS NOT NULL THEN 'withdrawn'
            WHEN only_end THEN 'ended'
            ELSE 'changed' END,
        CASE
            WHEN TG_ARGV[0] IN ('placement', 'stay', 'session') THEN (new_row ->> 'id')::uuid
            ELSE (new_row ->> 'placement_id')::uuid END,
        day, current_account_id(), current_instant());
    RETURN NULL;
END $$;

CREATE FUNCTION public.payment_file_check_run() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM payment_run
        WHERE scheme_id = NEW.scheme_id AND id = NEW.run_id AND state IN ('approved', 'exported') FOR SHARE)
    THEN
        RAISE EXCEPTION 'a payment file is made of an approved run'
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_file_of_approved_run', TABLE = 'payment_file';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION public.payment_file_check_sealing() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF to_jsonb(OLD) - '{key_id,sealed,sealed_digest}'::text[] <> to_jsonb(NEW) - '{key_id,sealed,sealed_digest}'::text[]
        OR OLD.key_id = NEW.key_id THEN
        RAISE EXCEPTION 'payment_file is append-only'
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_file_append_only';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.payment_file_entry_check() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF EXISTS (
        SELECT FROM changed AS entry
        JOIN payment_file AS file ON file.scheme_id = entry.scheme_id AND file.id = entry.file_id
        LEFT JOIN payment ON payment.scheme_id = entry.scheme_id AND payment.run_id = entry.run_id
            AND payment.carer_id = entry.carer_id
        LEFT JOIN urgent_payment AS urgent ON urgent.scheme_id = entry.scheme_id AND urgent.id = entry.urgent_payment_id
            AND urgent.carer_id = entry.carer_id AND urgent.approved_at IS NOT NULL
        WHERE file.run_id IS DISTINCT FROM entry.run_id
            OR coalesce(payment.paid_pence, urgent.amount_pence) IS DISTINCT FROM entry.amount_pence)
    OR EXISTS (
        SELECT FROM payment_file AS file JOIN payment_file_entry AS entry
            ON entry.scheme_id = file.scheme_id AND entry.file_id = file.id
        WHERE (file.scheme_id, file.id) IN (SELECT touched.scheme_id, touched.file_id FROM changed AS touched)
        GROUP BY file.scheme_id, file.id
        HAVING count(*) <> file.payment_count OR sum(entry.amount_pence) <> file.amount_pence)
    THEN
        RAISE EXCEPTION 'a file holds payments of its run or urgent ones, and comes to its total'
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_file_entry_adds_up', TABLE = 'payment_file_entry';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION public.payment_line_check_run() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM FROM payment_run WHERE (scheme_id, id) IN (SELECT changed.scheme_id, changed.run_id FROM changed) FOR SHARE;
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT scheme_id, run_id FROM changed) AS touched
        WHERE NOT EXISTS (
            SELECT FROM payment_run AS run
            WHERE run.scheme_id = touched.scheme_id AND run.id = touched.run_id AND run.state = 'calculating')
    ) THEN
        RAISE EXCEPTION 'the lines of a run change only while it is calculating'
            USING ERRCODE = 'SL001', CONSTRAINT = TG_TABLE_NAME || '_append_only', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION public.payment_run_check_approval() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM FROM scheme WHERE id = NEW.scheme_id FOR NO KEY UPDATE;
    IF NEW.adjustment_count > 0 AND EXISTS (
        SELECT FROM payment_run AS other
        WHERE other.scheme_id = NEW.scheme_id AND other.approval_number > NEW.follows_approval_number
            AND other.adjustment_count > 0)
    THEN
        RAISE EXCEPTION 'earlier months were put right since this run was worked out'
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_run_follows', TABLE = 'payment_run';
    END IF;
    IF EXISTS (SELECT FROM payment_run_out_of_date(NEW.id)) THEN
        RAISE EXCEPTION 'what is owed, held or agreed has changed since this run was worked out'
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_run_up_to_date', TABLE = 'payment_run';
    END IF;
    IF greatest(NEW.amount_pence, NEW.paid_pence) > (
        SELECT approval_limit_pence FROM account WHERE scheme_id = NEW.scheme_id AND id = NEW.approved_by)
    THEN
        RAISE EXCEPTION 'the run is beyond the limit of the account that approves it'
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_run_within_limit', TABLE = 'payment_run';
    END IF;
    NEW.approval_number := 1 + coalesce(
        (SELECT max(approval_number) FROM payment_run WHERE scheme_id = NEW.scheme_id), 0);
    RETURN NEW;
END $$;

CREATE FUNCTION public.payment_run_check_beginning() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'a run begins by being calculated, not as %', NEW.state
        USING ERRCODE = 'SL001', CONSTRAINT = 'payment_run_step';
END $$;

CREATE FUNCTION public.payment_run_check_step() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    steps text[] := '{state,version,exported_by,exported_at}';
BEGIN
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('calculating', 'draft'), ('draft', 'calculating'), ('draft', 'approved'), ('approved', 'exported'),
        ('exported', 'paid'), ('draft', 'voided'), ('calculating', 'voided'))
    THEN
        RAISE EXCEPTION 'a run does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_run_step';
    END IF;
    IF (OLD.scheme_id, OLD.id, OLD.period) <> (NEW.scheme_id, NEW.id, NEW.period)
        OR OLD.state IN ('approved', 'exported', 'paid') AND to_jsonb(OLD) - steps <> to_jsonb(NEW) - steps
    THEN
        RAISE EXCEPTION 'an approved run keeps its sums and who approved them'
            USING ERRCODE = 'SL001', CONSTRAINT = 'payment_run_append_only';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.payment_run_end_plans() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    UPDATE recovery_plan SET ended_at = current_instant(), ended_by_run_id = NEW.id, version = version + 1
    WHERE scheme_id = NEW.scheme_id AND withdrawn_at IS NULL AND ended_at IS NULL AND id IN (
        SELECT plan_id FROM payment
        WHERE scheme_id = NEW.scheme_id AND run_id = NEW.id AND NOT held AND carried_forward_pence >= 0);
    RETURN NULL;
END $$;

CREATE FUNCTION public.payment_run_out_of_date(run uuid) RETURNS TABLE(carer_id uuid)
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
    SELECT coalesce(kept.carer_id, line.carer_id, balance.carer_id)
    FROM (SELECT * FROM payment WHERE scheme_id = current_scheme_id() AND run_id = run) AS kept
    FULL JOIN (
        SELECT payment_line.carer_id, sum(amount_pence) AS lines_pence FROM payment_line
        WHERE scheme_id = current_scheme_id() AND run_id = run GROUP BY payment_line.carer_id) AS line
        ON line.carer_id = kept.carer_id
    FULL JOIN (
        SELECT entry.carer_id, sum(amount_pence) AS balance_pence FROM payment_balance_entry AS entry
        WHERE scheme_id = current_scheme_id() GROUP BY entry.carer_id HAVING sum(amount_pence) <> 0) AS balance
        ON balance.carer_id = coalesce(kept.carer_id, line.carer_id)
    LEFT JOIN payment_hold AS hold
        ON hold.scheme_id = current_scheme_id() AND hold.carer_id = kept.carer_id AND hold.released_at IS NULL
    LEFT JOIN recovery_plan AS plan
        ON plan.scheme_id = current_scheme_id() AND plan.carer_id = kept.carer_id AND plan.withdrawn_at IS NULL
            AND plan.ended_at IS NULL
    WHERE kept.carer_id IS NULL OR kept.lines_pence <> coalesce(line.lines_pence, 0)
        OR kept.brought_forward_pence <> coalesce(balance.balance_pence, 0)
        OR kept.hold_id IS DISTINCT FROM hold.id OR kept.plan_id IS DISTINCT FROM plan.id
    ORDER BY 1
$$;

CREATE FUNCTION public.payment_run_settle_changes() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    UPDATE payment_fact_change SET settled_by_run_id = NEW.id
    WHERE scheme_id = NEW.scheme_id AND settled_by_run_id IS NULL
        AND id <= NEW.facts_seen_to AND pg_visible_in_snapshot(transaction_id, NEW.facts_seen)
        AND first_day < (
            SELECT max(period) + interval '1 month' FROM payment_run
            WHERE scheme_id = NEW.scheme_id AND state IN ('approved', 'exported', 'paid'));
    RETURN NULL;
END $$;

CREATE FUNCTION public.referral_check_step() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.state <> 'open' AND NEW.state <> 'open' THEN
        RAISE EXCEPTION 'a referral does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'SL001', CONSTRAINT = 'referral_step';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.refuse_api_token(token_digest bytea, event uuid) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'SL001', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END $$;

CREATE FUNCTION public.refuse_identity(scheme_slug text, identity_issuer text, identity_subject text, why text, event uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.urgent_payment_check_approval() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF NEW.amount_pence > (
        SELECT approval_limit_pence FROM account WHERE scheme_id = NEW.scheme_id AND id = NEW.approved_by)
    THEN
        RAISE EXCEPTION 'the payment is beyond the limit of the account that approves it'
            USING ERRCODE = 'SL001', CONSTRAINT = 'urgent_payment_within_limit', TABLE = 'urgent_payment';
    END IF;
    RETURN NEW;
END $$;

CREATE TABLE public.account (
    scheme_id uuid NOT NULL,
    id uuid NOT NULL,
    label text NOT NULL,
    role text NOT NULL,
    disabled_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    approval_limit_pence bigint DEFAULT '10000000000'::bigint NOT NULL,
    email text,
    is_machine boolean DEFAULT false NOT NULL,
    CONSTRAINT account_approval_limit_range CHECK (((approval_limit_pence >= 0) AND (approval_limit_pence <= '10000000000'::bigint))),
    CONSTRAINT account_email_form CHECK (((email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text) AND (length(email) <= 254))),
    CONSTRAINT account_label_length CHECK (((length(label) >= 1) AND (length(label) <= 200))),
    CONSTRAINT account_role_known CHECK ((role = ANY (ARRAY['coordinator'::text, 'registeredManager'::text, 'financeOfficer'::text, 'panelMember'::text, 'commissioner'::text, 'auditor'::text, 'administrator'::text])))
);

ALTER TABLE ONLY public.account FORCE ROW LEVEL SECURITY;

CREATE TABLE public.account_identity (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    CONSTRAINT account_identity_issuer_length CHECK (((length(issuer) >= 1) AND (length(issuer) <= 500))),
    CONSTRAINT account_identity_subject_length CHECK (((length(subject) >= 1) AND (length(subject) <= 255)))
);

ALTER TABLE ONLY public.account_identity FORCE ROW LEVEL SECURITY;

CREATE TABLE public.annual_carer_review (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    reviewed_on date NOT NULL,
    reviewer text NOT NULL,
    points jsonb NOT NULL,
    development_plan text,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT annual_carer_review_development_plan_length CHECK (((length(development_plan) >= 1) AND (length(development_plan) <= 4000))),
    CONSTRAINT annual_carer_review_points_named CHECK ((jsonb_typeof(points) = 'object'::text)),
    CONSTRAINT annual_carer_review_reviewer_length CHECK (((length(reviewer) >= 1) AND (length(reviewer) <= 200)))
);

ALTER TABLE ONLY public.annual_carer_review FORCE ROW LEVEL SECURITY;

CREATE TABLE public.api_token (
    scheme_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    digest bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    actions text[],
    CONSTRAINT api_token_actions_count CHECK ((((cardinality(actions) >= 1) AND (cardinality(actions) <= 100)) AND (array_position(actions, NULL::text) IS NULL))),
    CONSTRAINT api_token_digest_length CHECK ((length(digest) = 32)),
    CONSTRAINT api_token_expiry CHECK ((expires_at > recorded_at))
);

ALTER TABLE ONLY public.api_token FORCE ROW LEVEL SECURITY;

CREATE TABLE public.approval_terms (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    case_id uuid,
    kinds text[] NOT NULL,
    people_max smallint NOT NULL,
    bands text[] NOT NULL,
    conditions text[] NOT NULL,
    from_date date NOT NULL,
    until_date date,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT approval_terms_bands_count CHECK (((cardinality(bands) >= 0) AND (cardinality(bands) <= 20))),
    CONSTRAINT approval_terms_conditions_count CHECK (((cardinality(conditions) >= 0) AND (cardinality(conditions) <= 20))),
    CONSTRAINT approval_terms_interval CHECK ((until_date > from_date)),
    CONSTRAINT approval_terms_kinds_known CHECK (((kinds <@ ARRAY['longTerm'::text, 'shortBreak'::text, 'daySupport'::text, 'crisis'::text, 'reablement'::text]) AND ((cardinality(kinds) >= 1) AND (cardinality(kinds) <= 5)))),
    CONSTRAINT approval_terms_people_max_range CHECK (((people_max >= 1) AND (people_max <= 3)))
);

ALTER TABLE ONLY public.approval_terms FORCE ROW LEVEL SECURITY;

CREATE TABLE public.arrangement_agreement (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    carer_id uuid NOT NULL,
    points text[] NOT NULL,
    person_signed_on date NOT NULL,
    signed_for_person_by text,
    carer_signed_on date NOT NULL,
    scheme_signed_on date,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT arrangement_agreement_kind_known CHECK ((kind = ANY (ARRAY['service'::text, 'licence'::text]))),
    CONSTRAINT arrangement_agreement_points_count CHECK ((cardinality(points) <= 20)),
    CONSTRAINT arrangement_agreement_signatory_length CHECK (((length(signed_for_person_by) >= 1) AND (length(signed_for_person_by) <= 200))),
    CONSTRAINT arrangement_agreement_signed_by_scheme CHECK (((kind <> 'service'::text) OR (scheme_signed_on IS NOT NULL)))
);

ALTER TABLE ONLY public.arrangement_agreement FORCE ROW LEVEL SECURITY;

CREATE TABLE public.assessor_report (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    completed_on date NOT NULL,
    assessor text NOT NULL,
    summary text NOT NULL,
    recommends_approval boolean NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT assessor_report_assessor_length CHECK (((length(assessor) >= 1) AND (length(assessor) <= 200))),
    CONSTRAINT assessor_report_summary_length CHECK (((length(summary) >= 1) AND (length(summary) <= 4000)))
);

ALTER TABLE ONLY public.assessor_report FORCE ROW LEVEL SECURITY;

ALTER TABLE public.audit_entry ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.audit_link (
    scheme_id uuid NOT NULL,
    number bigint NOT NULL,
    first_entry_id bigint NOT NULL,
    entry_count bigint NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    entries_digest bytea NOT NULL,
    digest bytea NOT NULL
);

ALTER TABLE ONLY public.audit_link FORCE ROW LEVEL SECURITY;

CREATE TABLE public.band_agreement (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    council_id uuid NOT NULL,
    band text NOT NULL,
    from_date date NOT NULL,
    scheme_signatory text NOT NULL,
    scheme_signed_on date NOT NULL,
    council_signatory text NOT NULL,
    council_signed_on date NOT NULL,
    indicative_band text,
    reason text,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT band_agreement_band_length CHECK ((((length(band) >= 1) AND (length(band) <= 50)) AND ((length(indicative_band) >= 1) AND (length(indicative_band) <= 50)))),
    CONSTRAINT band_agreement_reason_length CHECK (((length(reason) >= 1) AND (length(reason) <= 4000))),
    CONSTRAINT band_agreement_reasoned CHECK (((indicative_band = band) OR (reason IS NOT NULL))),
    CONSTRAINT band_agreement_signatory_length CHECK ((((length(scheme_signatory) >= 1) AND (length(scheme_signatory) <= 200)) AND ((length(council_signatory) >= 1) AND (length(council_signatory) <= 200))))
);

ALTER TABLE ONLY public.band_agreement FORCE ROW LEVEL SECURITY;

CREATE TABLE public.banding_review (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    placement_id uuid NOT NULL,
    reviewed_on date NOT NULL,
    note text,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT banding_review_note_length CHECK (((length(note) >= 1) AND (length(note) <= 4000)))
);

ALTER TABLE ONLY public.banding_review FORCE ROW LEVEL SECURITY;

CREATE TABLE public.banding_tool (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    from_date date NOT NULL,
    bands text[] NOT NULL,
    domains_to_reach smallint NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT banding_tool_bands_count CHECK (((cardinality(bands) >= 1) AND (cardinality(bands) <= 10))),
    CONSTRAINT banding_tool_domains_to_reach_range CHECK (((domains_to_reach >= 1) AND (domains_to_reach <= 50)))
);

ALTER TABLE ONLY public.banding_tool FORCE ROW LEVEL SECURITY;

CREATE TABLE public.banding_tool_domain (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    banding_tool_id uuid NOT NULL,
    number smallint NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    descriptors text[] NOT NULL,
    CONSTRAINT banding_tool_domain_code_length CHECK (((length(code) >= 1) AND (length(code) <= 50))),
    CONSTRAINT banding_tool_domain_name_length CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    CONSTRAINT banding_tool_domain_number_range CHECK (((number >= 1) AND (number <= 50)))
);

ALTER TABLE ONLY public.banding_tool_domain FORCE ROW LEVEL SECURITY;

CREATE TABLE public.bank_holiday (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    on_date date NOT NULL,
    name text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT bank_holiday_name_length CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);

ALTER TABLE ONLY public.bank_holiday FORCE ROW LEVEL SECURITY;

CREATE TABLE public.capacity_assessment (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    assessed_on date NOT NULL,
    assessor text NOT NULL,
    has_capacity boolean NOT NULL,
    decides_for_them text,
    findings text,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT capacity_assessment_assessor_length CHECK (((length(assessor) >= 1) AND (length(assessor) <= 200))),
    CONSTRAINT capacity_assessment_decider_length CHECK (((length(decides_for_them) >= 1) AND (length(decides_for_them) <= 200))),
    CONSTRAINT capacity_assessment_decides_themselves CHECK ((NOT (has_capacity AND (decides_for_them IS NOT NULL)))),
    CONSTRAINT capacity_assessment_findings_length CHECK (((length(findings) >= 1) AND (length(findings) <= 4000)))
);

ALTER TABLE ONLY public.capacity_assessment FORCE ROW LEVEL SECURITY;

CREATE TABLE public.care_plan (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    placement_id uuid NOT NULL,
    agreed_on date NOT NULL,
    author text NOT NULL,
    points jsonb NOT NULL,
    medication text,
    medication_abilities text[] NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT care_plan_author_length CHECK (((length(author) >= 1) AND (length(author) <= 200))),
    CONSTRAINT care_plan_medication_abilities_count CHECK ((cardinality(medication_abilities) <= 3)),
    CONSTRAINT care_plan_medication_length CHECK (((length(medication) >= 1) AND (length(medication) <= 4000))),
    CONSTRAINT care_plan_points_by_name CHECK ((jsonb_typeof(points) = 'object'::text))
);

ALTER TABLE ONLY public.care_plan FORCE ROW LEVEL SECURITY;

CREATE TABLE public.care_relief_figures (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    tax_year smallint NOT NULL,
    fixed_pence bigint NOT NULL,
    adult_weekly_pence bigint NOT NULL,
    older_child_weekly_pence bigint NOT NULL,
    younger_child_weekly_pence bigint NOT NULL,
    source text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT care_relief_figures_range CHECK (((LEAST(fixed_pence, adult_weekly_pence, older_child_weekly_pence, younger_child_weekly_pence) >= 0) AND (GREATEST(fixed_pence, adult_weekly_pence, older_child_weekly_pence, younger_child_weekly_pence) <= 100000000))),
    CONSTRAINT care_relief_figures_source_length CHECK (((length(source) >= 1) AND (length(source) <= 200))),
    CONSTRAINT care_relief_figures_tax_year_range CHECK (((tax_year >= 2003) AND (tax_year <= 2200)))
);

ALTER TABLE ONLY public.care_relief_figures FORCE ROW LEVEL SECURITY;

CREATE TABLE public.carer (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    household_id uuid,
    kind text NOT NULL,
    given_name text NOT NULL,
    family_name text NOT NULL,
    date_of_birth date,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    state text DEFAULT 'enquiry'::text NOT NULL,
    email text,
    phone text,
    enquiry_source text,
    enquired_on date,
    CONSTRAINT carer_date_of_birth_of_applicant CHECK (((state = ANY (ARRAY['enquiry'::text, 'withdrawn'::text])) OR (date_of_birth IS NOT NULL))),
    CONSTRAINT carer_date_of_birth_range CHECK ((date_of_birth >= '1900-01-01'::date)),
    CONSTRAINT carer_email_form CHECK (((email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text) AND (length(email) <= 254))),
    CONSTRAINT carer_enquiry_source_length CHECK (((length(enquiry_source) >= 1) AND (length(enquiry_source) <= 200))),
    CONSTRAINT carer_family_name_length CHECK (((length(family_name) >= 1) AND (length(family_name) <= 100))),
    CONSTRAINT carer_given_name_length CHECK (((length(given_name) >= 1) AND (length(given_name) <= 100))),
    CONSTRAINT carer_household_of_applicant CHECK (((state = ANY (ARRAY['enquiry'::text, 'withdrawn'::text])) OR (household_id IS NOT NULL))),
    CONSTRAINT carer_kind_known CHECK ((kind = ANY (ARRAY['carer'::text, 'supportCarer'::text]))),
    CONSTRAINT carer_phone_length CHECK (((length(phone) >= 1) AND (length(phone) <= 50))),
    CONSTRAINT carer_state_known CHECK ((state = ANY (ARRAY['enquiry'::text, 'applied'::text, 'assessing'::text, 'readyForPanel'::text, 'recommended'::text, 'approved'::text, 'suspended'::text, 'withdrawn'::text, 'deapproved'::text, 'resigned'::text])))
);

ALTER TABLE ONLY public.carer FORCE ROW LEVEL SECURITY;

CREATE TABLE public.carer_agreement (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    agreement_version text NOT NULL,
    clauses text[] NOT NULL,
    carer_signed_on date NOT NULL,
    scheme_signed_on date NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT carer_agreement_agreement_version_length CHECK (((length(agreement_version) >= 1) AND (length(agreement_version) <= 50))),
    CONSTRAINT carer_agreement_clauses_count CHECK (((cardinality(clauses) >= 0) AND (cardinality(clauses) <= 11)))
);

ALTER TABLE ONLY public.carer_agreement FORCE ROW LEVEL SECURITY;

CREATE TABLE public.carer_bank_account (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    from_date date NOT NULL,
    account_name text NOT NULL,
    key_id text NOT NULL,
    sealed bytea NOT NULL,
    sort_code_ending text NOT NULL,
    account_number_ending text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT carer_bank_account_account_name_length CHECK (((length(account_name) >= 1) AND (length(account_name) <= 70))),
    CONSTRAINT carer_bank_account_endings_form CHECK (((sort_code_ending ~ '^[0-9]{4}$'::text) AND (account_number_ending ~ '^[0-9]{4}$'::text))),
    CONSTRAINT carer_bank_account_key_id_form CHECK ((key_id ~ '^[A-Za-z0-9._-]{1,32}$'::text)),
    CONSTRAINT carer_bank_account_sealed_length CHECK ((octet_length(sealed) = 42))
);

ALTER TABLE ONLY public.carer_bank_account FORCE ROW LEVEL SECURITY;

CREATE TABLE public.carer_commitments (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    considered_on date NOT NULL,
    summary text NOT NULL,
    compatible boolean NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT carer_commitments_summary_length CHECK (((length(summary) >= 1) AND (length(summary) <= 4000)))
);

ALTER TABLE ONLY public.carer_commitments FORCE ROW LEVEL SECURITY;

CREATE TABLE public.carer_coordinator (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    account_id uuid NOT NULL,
    from_date date NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid
);

ALTER TABLE ONLY public.carer_coordinator FORCE ROW LEVEL SECURITY;

CREATE TABLE public.carer_match (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    referral_id uuid NOT NULL,
    carer_id uuid NOT NULL,
    state text DEFAULT 'proposed'::text NOT NULL,
    despite text,
    arrangement_id uuid,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT carer_match_despite_length CHECK (((length(despite) >= 1) AND (length(despite) <= 4000))),
    CONSTRAINT carer_match_placed_somewhere CHECK (((state = 'placed'::text) = (arrangement_id IS NOT NULL))),
    CONSTRAINT carer_match_state_known CHECK ((state = ANY (ARRAY['proposed'::text, 'introduced'::text, 'agreed'::text, 'placed'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY public.carer_match FORCE ROW LEVEL SECURITY;

CREATE TABLE public.carer_matching (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    facts bytea NOT NULL,
    stale_date date NOT NULL
);

ALTER TABLE ONLY public.carer_matching FORCE ROW LEVEL SECURITY;

CREATE TABLE public.carer_matching_mark (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id bigint NOT NULL,
    carer_id uuid,
    household_id uuid
);

ALTER TABLE ONLY public.carer_matching_mark FORCE ROW LEVEL SECURITY;

ALTER TABLE public.carer_matching_mark ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.carer_matching_mark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.carer_offer (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    kind text NOT NULL,
    from_date date NOT NULL,
    to_date date,
    weekdays smallint[] NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT carer_offer_interval CHECK ((to_date > from_date)),
    CONSTRAINT carer_offer_kind_known CHECK ((kind = ANY (ARRAY['longTerm'::text, 'shortBreak'::text, 'daySupport'::text, 'crisis'::text, 'reablement'::text]))),
    CONSTRAINT carer_offer_weekdays_known CHECK (((weekdays <@ ARRAY[(1)::smallint, (2)::smallint, (3)::smallint, (4)::smallint, (5)::smallint, (6)::smallint, (7)::smallint]) AND ((cardinality(weekdays) >= 1) AND (cardinality(weekdays) <= 7))))
);

ALTER TABLE ONLY public.carer_offer FORCE ROW LEVEL SECURITY;

CREATE TABLE public.carer_profile (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    from_date date NOT NULL,
    skills text[] NOT NULL,
    experience text[] NOT NULL,
    interests text[] NOT NULL,
    languages text[] NOT NULL,
    cultures text[] NOT NULL,
    faith text,
    introduction text,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT carer_profile_faith_length CHECK (((length(faith) >= 1) AND (length(faith) <= 50))),
    CONSTRAINT carer_profile_introduction_length CHECK (((length(introduction) >= 1) AND (length(introduction) <= 4000))),
    CONSTRAINT carer_profile_words_count CHECK ((GREATEST(cardinality(skills), cardinality(experience), cardinality(interests), cardinality(languages), cardinality(cultures)) <= 50))
);

ALTER TABLE ONLY public.carer_profile FORCE ROW LEVEL SECURITY;

CREATE TABLE public.carer_reference (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    referee text NOT NULL,
    relationship text NOT NULL,
    received_on date NOT NULL,
    verdict text NOT NULL,
    note text,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT carer_reference_note_length CHECK (((length(note) >= 1) AND (length(note) <= 4000))),
    CONSTRAINT carer_reference_referee_length CHECK (((length(referee) >= 1) AND (length(referee) <= 200))),
    CONSTRAINT carer_reference_relationship_length CHECK (((length(relationship) >= 1) AND (length(relationship) <= 200))),
    CONSTRAINT carer_reference_verdict_known CHECK ((verdict = ANY (ARRAY['satisfactory'::text, 'needsFollowUp'::text, 'unsatisfactory'::text])))
);

ALTER TABLE ONLY public.carer_reference FORCE ROW LEVEL SECURITY;

CREATE TABLE public.carer_state_change (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    from_state text,
    to_state text NOT NULL,
    on_date date NOT NULL,
    reason text NOT NULL,
    case_id uuid,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT carer_state_change_from_state_known CHECK ((from_state = ANY (ARRAY['enquiry'::text, 'applied'::text, 'assessing'::text, 'readyForPanel'::text, 'recommended'::text, 'approved'::text, 'suspended'::text, 'withdrawn'::text, 'deapproved'::text, 'resigned'::text]))),
    CONSTRAINT carer_state_change_reason_length CHECK (((length(reason) >= 1) AND (length(reason) <= 4000))),
    CONSTRAINT carer_state_change_to_state_known CHECK ((to_state = ANY (ARRAY['enquiry'::text, 'applied'::text, 'assessing'::text, 'readyForPanel'::text, 'recommended'::text, 'approved'::text, 'suspended'::text, 'withdrawn'::text, 'deapproved'::text, 'resigned'::text])))
);

ALTER TABLE ONLY public.carer_state_change FORCE ROW LEVEL SECURITY;

CREATE TABLE public.change_of_circumstances (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    reported_on date NOT NULL,
    kind text NOT NULL,
    detail text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT change_of_circumstances_detail_length CHECK (((length(detail) >= 1) AND (length(detail) <= 4000))),
    CONSTRAINT change_of_circumstances_kind_known CHECK ((kind = ANY (ARRAY['conviction'::text, 'health'::text, 'household'::text, 'address'::text, 'employment'::text, 'relationship'::text, 'other'::text])))
);

ALTER TABLE ONLY public.change_of_circumstances FORCE ROW LEVEL SECURITY;

CREATE TABLE public.community_activity (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    held_on date NOT NULL,
    title text NOT NULL,
    description text NOT NULL,
    people_count smallint NOT NULL,
    carer_count smallint NOT NULL,
    principles text[] NOT NULL,
    change text,
    value_pence bigint,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT community_activity_counts_range CHECK (((people_count >= 0) AND (carer_count >= 0) AND (value_pence >= 0))),
    CONSTRAINT community_activity_kind_known CHECK ((kind = ANY (ARRAY['coProduction'::text, 'consultation'::text, 'socialValue'::text]))),
    CONSTRAINT community_activity_principles_count CHECK ((cardinality(principles) <= 5)),
    CONSTRAINT community_activity_text_length CHECK ((((length(title) >= 1) AND (length(title) <= 200)) AND ((length(description) >= 1) AND (length(description) <= 4000)) AND ((length(change) >= 1) AND (length(change) <= 4000))))
);

ALTER TABLE ONLY public.community_activity FORCE ROW LEVEL SECURITY;

CREATE TABLE public.contribution_receipt (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    received_on date NOT NULL,
    amount_pence bigint NOT NULL,
    reference text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT contribution_receipt_amount_range CHECK (((amount_pence >= 1) AND (amount_pence <= 100000000))),
    CONSTRAINT contribution_receipt_reference_length CHECK (((length(reference) >= 1) AND (length(reference) <= 100)))
);

ALTER TABLE ONLY public.contribution_receipt FORCE ROW LEVEL SECURITY;

CREATE TABLE public.council (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT council_name_length CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);

ALTER TABLE ONLY public.council FORCE ROW LEVEL SECURITY;

CREATE TABLE public.council_commissioner (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    council_id uuid NOT NULL,
    account_id uuid NOT NULL,
    from_date date NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid
);

ALTER TABLE ONLY public.council_commissioner FORCE ROW LEVEL SECURITY;

CREATE TABLE public.course (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    is_mandatory boolean NOT NULL,
    is_induction boolean NOT NULL,
    valid_months smallint,
    from_date date NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT course_code_length CHECK (((length(code) >= 1) AND (length(code) <= 50))),
    CONSTRAINT course_name_length CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    CONSTRAINT course_valid_months_range CHECK (((valid_months >= 1) AND (valid_months <= 120)))
);

ALTER TABLE ONLY public.course FORCE ROW LEVEL SECURITY;

CREATE TABLE public.dbs_asker (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    organisation text NOT NULL,
    given_name text NOT NULL,
    family_name text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT dbs_asker_family_name_length CHECK (((length(family_name) >= 1) AND (length(family_name) <= 100))),
    CONSTRAINT dbs_asker_given_name_length CHECK (((length(given_name) >= 1) AND (length(given_name) <= 100))),
    CONSTRAINT dbs_asker_organisation_length CHECK (((length(organisation) >= 1) AND (length(organisation) <= 200)))
);

ALTER TABLE ONLY public.dbs_asker FORCE ROW LEVEL SECURITY;

CREATE TABLE public.dbs_certificate (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid,
    account_id uuid,
    level text NOT NULL,
    workforce text NOT NULL,
    barred_list_checked boolean NOT NULL,
    home_based boolean NOT NULL,
    is_paper boolean NOT NULL,
    number text NOT NULL,
    issued_on date NOT NULL,
    outcome text NOT NULL,
    original_seen_by uuid NOT NULL,
    original_seen_on date NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT dbs_certificate_level_known CHECK ((level = ANY (ARRAY['enhanced'::text, 'standard'::text, 'basic'::text]))),
    CONSTRAINT dbs_certificate_number_form CHECK ((number ~ '^[0-9]{12}$'::text)),
    CONSTRAINT dbs_certificate_one_holder CHECK (((carer_id IS NULL) <> (account_id IS NULL))),
    CONSTRAINT dbs_certificate_outcome_known CHECK ((outcome = ANY (ARRAY['clear'::text, 'disclosed'::text]))),
    CONSTRAINT dbs_certificate_seen_after_issue CHECK ((original_seen_on >= issued_on)),
    CONSTRAINT dbs_certificate_two_people CHECK ((account_id <> original_seen_by)),
    CONSTRAINT dbs_certificate_workforce_known CHECK ((workforce = ANY (ARRAY['adult'::text, 'child'::text, 'adultAndChild'::text, 'other'::text])))
);

ALTER TABLE ONLY public.dbs_certificate FORCE ROW LEVEL SECURITY;

CREATE TABLE public.dbs_disclosure (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    content text,
    reasoning text,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    purged_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    content_key_id text,
    sealed_content bytea,
    reasoning_key_id text,
    sealed_reasoning bytea,
    CONSTRAINT dbs_disclosure_kept_once CHECK (((num_nonnulls(content, sealed_content) <= 1) AND (num_nonnulls(reasoning, sealed_reasoning) <= 1))),
    CONSTRAINT dbs_disclosure_purged_is_empty CHECK (((purged_at IS NULL) OR (num_nonnulls(content, reasoning, content_key_id, sealed_content, reasoning_key_id, sealed_reasoning) = 0))),
    CONSTRAINT dbs_disclosure_sealed_under_key CHECK ((((sealed_content IS NULL) = (content_key_id IS NULL)) AND ((sealed_reasoning IS NULL) = (reasoning_key_id IS NULL))))
)
WITH (autovacuum_vacuum_threshold='0', autovacuum_vacuum_scale_factor='0');
ALTER TABLE ONLY public.dbs_disclosure ALTER COLUMN content SET STATISTICS 0;
ALTER TABLE ONLY public.dbs_disclosure ALTER COLUMN reasoning SET STATISTICS 0;
ALTER TABLE ONLY public.dbs_disclosure ALTER COLUMN sealed_content SET STATISTICS 0;
ALTER TABLE ONLY public.dbs_disclosure ALTER COLUMN sealed_reasoning SET STATISTICS 0;

ALTER TABLE ONLY public.dbs_disclosure FORCE ROW LEVEL SECURITY;

CREATE TABLE public.dbs_named_adult (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    certificate_id uuid NOT NULL,
    household_member_id uuid NOT NULL
);

ALTER TABLE ONLY public.dbs_named_adult FORCE ROW LEVEL SECURITY;

CREATE TABLE public.dbs_risk_assessment (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    decision text NOT NULL,
    safeguards text[] NOT NULL,
    decided_on date NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id() NOT NULL,
    CONSTRAINT dbs_risk_assessment_decision_known CHECK ((decision = ANY (ARRAY['accepted'::text, 'notAccepted'::text]))),
    CONSTRAINT dbs_risk_assessment_safeguards_known CHECK ((safeguards <@ ARRAY['noMoney'::text, 'noMedicines'::text, 'noDriving'::text, 'noLoneSupport'::text, 'agreedPeopleOnly'::text, 'noChildrenInHome'::text, 'moreVisits'::text, 'moreSupervision'::text, 'earlierRenewal'::text]))
);

ALTER TABLE ONLY public.dbs_risk_assessment FORCE ROW LEVEL SECURITY;

CREATE TABLE public.dbs_showing (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    purpose text NOT NULL,
    shown_to uuid DEFAULT public.current_account_id() NOT NULL,
    shown_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    CONSTRAINT dbs_showing_purpose_known CHECK ((purpose = ANY (ARRAY['riskAssessment'::text, 'correction'::text, 'dispute'::text, 'legalDuty'::text])))
);

ALTER TABLE ONLY public.dbs_showing FORCE ROW LEVEL SECURITY;

CREATE TABLE public.dbs_update_check (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    asked_on date NOT NULL,
    result text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT dbs_update_check_result_known CHECK ((result = ANY (ARRAY['BLANK_NO_NEW_INFO'::text, 'NON_BLANK_NO_NEW_INFO'::text, 'NEW_INFO'::text, 'NO_MATCH_FOUND'::text])))
);

ALTER TABLE ONLY public.dbs_update_check FORCE ROW LEVEL SECURITY;

CREATE TABLE public.dbs_update_consent (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    consented_on date NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid
);

ALTER TABLE ONLY public.dbs_update_consent FORCE ROW LEVEL SECURITY;

CREATE TABLE public.delivery (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    kind text NOT NULL,
    on_date date NOT NULL,
    subject text NOT NULL,
    text text NOT NULL,
    state text DEFAULT 'pending'::text NOT NULL,
    channel text,
    accepted_at timestamp with time zone,
    reference text,
    failure text,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    CONSTRAINT delivery_accepted_somehow CHECK ((((state = 'accepted'::text) = (accepted_at IS NOT NULL)) AND ((state <> 'accepted'::text) OR (channel IS NOT NULL)))),
    CONSTRAINT delivery_channel_known CHECK ((channel = ANY (ARRAY['folder'::text, 'smtp'::text, 'notify'::text]))),
    CONSTRAINT delivery_failed_for_a_reason CHECK (((state = 'failed'::text) = (failure IS NOT NULL))),
    CONSTRAINT delivery_kind_known CHECK ((kind = 'reminders'::text)),
    CONSTRAINT delivery_state_known CHECK ((state = ANY (ARRAY['pending'::text, 'accepted'::text, 'failed'::text]))),
    CONSTRAINT delivery_subject_length CHECK (((length(subject) >= 1) AND (length(subject) <= 200)))
);

ALTER TABLE ONLY public.delivery FORCE ROW LEVEL SECURITY;

CREATE TABLE public.delivery_attempt (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    delivery_id uuid NOT NULL,
    channel text NOT NULL,
    result text NOT NULL,
    code text,
    attempted_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    CONSTRAINT delivery_attempt_channel_known CHECK ((channel = ANY (ARRAY['folder'::text, 'smtp'::text, 'notify'::text]))),
    CONSTRAINT delivery_attempt_code_of_failure CHECK (((result = 'accepted'::text) = (code IS NULL))),
    CONSTRAINT delivery_attempt_result_known CHECK ((result = ANY (ARRAY['accepted'::text, 'deferred'::text, 'refused'::text])))
);

ALTER TABLE ONLY public.delivery_attempt FORCE ROW LEVEL SECURITY;

CREATE TABLE public.delivery_setting (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    channel text NOT NULL,
    notify_template_id uuid,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT delivery_setting_channel_known CHECK ((channel = ANY (ARRAY['folder'::text, 'smtp'::text, 'notify'::text]))),
    CONSTRAINT delivery_setting_template_of_notify CHECK (((channel = 'notify'::text) = (notify_template_id IS NOT NULL)))
);

ALTER TABLE ONLY public.delivery_setting FORCE ROW LEVEL SECURITY;

CREATE TABLE public.feedback (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    received_on date NOT NULL,
    came_from text NOT NULL,
    about text NOT NULL,
    person_id uuid,
    carer_id uuid,
    council_id uuid,
    causes text[] NOT NULL,
    summary text NOT NULL,
    acknowledged_on date,
    resolved_on date,
    outcome text,
    remedy text,
    remedy_due_on date,
    remedy_done_on date,
    learning text,
    shared_on date,
    ombudsman_on date,
    ombudsman_reference text,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT feedback_about_known CHECK ((about = ANY (ARRAY['carer'::text, 'scheme'::text, 'staff'::text, 'other'::text]))),
    CONSTRAINT feedback_came_from_known CHECK ((came_from = ANY (ARRAY['person'::text, 'family'::text, 'carer'::text, 'staff'::text, 'council'::text, 'other'::text, 'anonymous'::text]))),
    CONSTRAINT feedback_causes_count CHECK ((cardinality(causes) <= 12)),
    CONSTRAINT feedback_days_in_order CHECK (((acknowledged_on >= received_on) AND (resolved_on >= received_on) AND (remedy_done_on >= received_on) AND (shared_on >= received_on) AND (ombudsman_on >= received_on))),
    CONSTRAINT feedback_kind_known CHECK ((kind = ANY (ARRAY['complaint'::text, 'concern'::text, 'compliment'::text, 'comment'::text]))),
    CONSTRAINT feedback_ombudsman_whole CHECK (((ombudsman_on IS NULL) = (ombudsman_reference IS NULL))),
    CONSTRAINT feedback_outcome_known CHECK ((outcome = ANY (ARRAY['upheld'::text, 'partlyUpheld'::text, 'notUpheld'::text, 'withdrawn'::text, 'noted'::text]))),
    CONSTRAINT feedback_remedy_done_is_remedy CHECK (((remedy_done_on IS NULL) OR (remedy IS NOT NULL))),
    CONSTRAINT feedback_remedy_has_day CHECK (((remedy IS NULL) = (remedy_due_on IS NULL))),
    CONSTRAINT feedback_resolved_with_outcome CHECK (((resolved_on IS NULL) = (outcome IS NULL))),
    CONSTRAINT feedback_text_length CHECK ((((length(summary) >= 1) AND (length(summary) <= 4000)) AND ((length(remedy) >= 1) AND (length(remedy) <= 4000)) AND ((length(learning) >= 1) AND (length(learning) <= 4000)) AND ((length(ombudsman_reference) >= 1) AND (length(ombudsman_reference) <= 50))))
);

ALTER TABLE ONLY public.feedback FORCE ROW LEVEL SECURITY;

CREATE TABLE public.growth_target (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    measure text NOT NULL,
    from_date date NOT NULL,
    baseline integer NOT NULL,
    by_date date NOT NULL,
    target integer NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT growth_target_interval CHECK ((by_date > from_date)),
    CONSTRAINT growth_target_measure_known CHECK ((measure = ANY (ARRAY['people'::text, 'carers'::text, 'households'::text]))),
    CONSTRAINT growth_target_range CHECK ((((baseline >= 0) AND (baseline <= 10000)) AND ((target >= 0) AND (target <= 10000))))
);

ALTER TABLE ONLY public.growth_target FORCE ROW LEVEL SECURITY;

CREATE TABLE public.home_inspection (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    inspected_on date NOT NULL,
    inspector text NOT NULL,
    bedroom boolean NOT NULL,
    washing boolean NOT NULL,
    health_and_safety boolean NOT NULL,
    suitability boolean NOT NULL,
    insurance boolean NOT NULL,
    findings text,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT home_inspection_findings_length CHECK (((length(findings) >= 1) AND (length(findings) <= 4000))),
    CONSTRAINT home_inspection_inspector_length CHECK (((length(inspector) >= 1) AND (length(inspector) <= 200)))
);

ALTER TABLE ONLY public.home_inspection FORCE ROW LEVEL SECURITY;

CREATE TABLE public.household (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    address text NOT NULL,
    postcode text NOT NULL,
    locality text NOT NULL,
    uprn bigint,
    people_max smallint DEFAULT 3 NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT household_address_length CHECK (((length(address) >= 1) AND (length(address) <= 500))),
    CONSTRAINT household_locality_length CHECK (((length(locality) >= 1) AND (length(locality) <= 100))),
    CONSTRAINT household_people_max_range CHECK (((people_max >= 1) AND (people_max <= 3))),
    CONSTRAINT household_postcode_form CHECK ((postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$'::text)),
    CONSTRAINT household_uprn_range CHECK (((uprn >= 1) AND (uprn <= '999999999999'::bigint)))
);

ALTER TABLE ONLY public.household FORCE ROW LEVEL SECURITY;

CREATE TABLE public.household_departure (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    member_id uuid NOT NULL,
    left_on date NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid
);

ALTER TABLE ONLY public.household_departure FORCE ROW LEVEL SECURITY;

CREATE TABLE public.household_insurance (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    kind text NOT NULL,
    insurer text NOT NULL,
    policy_reference text,
    from_date date NOT NULL,
    to_date date NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT household_insurance_insurer_length CHECK (((length(insurer) >= 1) AND (length(insurer) <= 200))),
    CONSTRAINT household_insurance_interval CHECK ((to_date > from_date)),
    CONSTRAINT household_insurance_kind_known CHECK ((kind = ANY (ARRAY['publicLiability'::text, 'household'::text]))),
    CONSTRAINT household_insurance_policy_reference_length CHECK (((length(policy_reference) >= 1) AND (length(policy_reference) <= 50)))
);

ALTER TABLE ONLY public.household_insurance FORCE ROW LEVEL SECURITY;

CREATE TABLE public.household_member (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    given_name text NOT NULL,
    family_name text NOT NULL,
    date_of_birth date NOT NULL,
    relationship text NOT NULL,
    from_date date NOT NULL,
    to_date date,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT household_member_date_of_birth_range CHECK ((date_of_birth >= '1900-01-01'::date)),
    CONSTRAINT household_member_family_name_length CHECK (((length(family_name) >= 1) AND (length(family_name) <= 100))),
    CONSTRAINT household_member_given_name_length CHECK (((length(given_name) >= 1) AND (length(given_name) <= 100))),
    CONSTRAINT household_member_interval CHECK ((to_date > from_date)),
    CONSTRAINT household_member_relationship_length CHECK (((length(relationship) >= 1) AND (length(relationship) <= 200)))
);

ALTER TABLE ONLY public.household_member FORCE ROW LEVEL SECURITY;

CREATE TABLE public.household_profile (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    from_date date NOT NULL,
    latitude_microdegrees integer,
    longitude_microdegrees integer,
    company text NOT NULL,
    has_smokers boolean NOT NULL,
    pets text[] NOT NULL,
    languages text[] NOT NULL,
    cultures text[] NOT NULL,
    faith text,
    interests text[] NOT NULL,
    accessibility text,
    description text,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT household_profile_company_known CHECK ((company = ANY (ARRAY['women'::text, 'men'::text, 'mixed'::text]))),
    CONSTRAINT household_profile_faith_length CHECK (((length(faith) >= 1) AND (length(faith) <= 50))),
    CONSTRAINT household_profile_place_range CHECK ((((latitude_microdegrees IS NULL) = (longitude_microdegrees IS NULL)) AND ((latitude_microdegrees >= 49000000) AND (latitude_microdegrees <= 61000000)) AND ((longitude_microdegrees >= '-9000000'::integer) AND (longitude_microdegrees <= 2500000)))),
    CONSTRAINT household_profile_text_length CHECK ((((length(accessibility) >= 1) AND (length(accessibility) <= 4000)) AND ((length(description) >= 1) AND (length(description) <= 4000)))),
    CONSTRAINT household_profile_words_count CHECK ((GREATEST(cardinality(pets), cardinality(languages), cardinality(cultures), cardinality(interests)) <= 50))
);

ALTER TABLE ONLY public.household_profile FORCE ROW LEVEL SECURITY;

CREATE TABLE public.household_room (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    name text NOT NULL,
    from_date date NOT NULL,
    to_date date,
    square_metres smallint,
    is_step_free boolean NOT NULL,
    has_own_bathroom boolean NOT NULL,
    has_own_sitting_place boolean NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT household_room_interval CHECK ((to_date > from_date)),
    CONSTRAINT household_room_name_length CHECK (((length(name) >= 1) AND (length(name) <= 100))),
    CONSTRAINT household_room_square_metres_range CHECK (((square_metres >= 1) AND (square_metres <= 200)))
);

ALTER TABLE ONLY public.household_room FORCE ROW LEVEL SECURITY;

CREATE TABLE public.household_tenure (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    checked_on date NOT NULL,
    kind text NOT NULL,
    landlord_consent_on date,
    payments_up_to_date boolean NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT household_tenure_consent_of_tenant CHECK (((kind = 'tenant'::text) OR (landlord_consent_on IS NULL))),
    CONSTRAINT household_tenure_kind_known CHECK ((kind = ANY (ARRAY['owner'::text, 'tenant'::text, 'sharedOwner'::text])))
);

ALTER TABLE ONLY public.household_tenure FORCE ROW LEVEL SECURITY;

CREATE TABLE public.idempotency_key (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    account_id uuid DEFAULT public.current_account_id() NOT NULL,
    key text NOT NULL,
    fingerprint bytea NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    status smallint,
    location text,
    etag text,
    body bytea,
    CONSTRAINT idempotency_key_length CHECK (((length(key) >= 1) AND (length(key) <= 255)))
);

ALTER TABLE ONLY public.idempotency_key FORCE ROW LEVEL SECURITY;

CREATE TABLE public.incident (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    person_id uuid,
    carer_id uuid,
    council_id uuid,
    happened_at timestamp with time zone,
    known_at timestamp with time zone NOT NULL,
    description text NOT NULL,
    action_taken text,
    must_tell_council boolean NOT NULL,
    must_tell_cqc boolean NOT NULL,
    council_told_at timestamp with time zone,
    cqc_told_at timestamp with time zone,
    cqc_reference text,
    abuse text[] NOT NULL,
    raised_by text,
    enquiry text,
    enquiry_decided_on date,
    finding text,
    learning text,
    closed_on date,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT incident_closed_with_learning CHECK (((closed_on IS NULL) OR (learning IS NOT NULL))),
    CONSTRAINT incident_enquiry_known CHECK ((enquiry = ANY (ARRAY['notNeeded'::text, 'section42'::text, 'other'::text]))),
    CONSTRAINT incident_finding_known CHECK ((finding = ANY (ARRAY['substantiated'::text, 'partlySubstantiated'::text, 'inconclusive'::text, 'notSubstantiated'::text, 'ceased'::text]))),
    CONSTRAINT incident_kind_known CHECK ((kind = ANY (ARRAY['deathOfPerson'::text, 'deathOfCarer'::text, 'refusedTreatment'::text, 'seriousAccident'::text, 'seriousInjury'::text, 'notifiableInfection'::text, 'floodOrFire'::text, 'majorIncidentForCarer'::text, 'unexplainedAbsence'::text, 'hospitalAdmission'::text, 'safeguardingConcern'::text, 'other'::text]))),
    CONSTRAINT incident_raised_by_known CHECK ((raised_by = ANY (ARRAY['person'::text, 'family'::text, 'carer'::text, 'staff'::text, 'council'::text, 'other'::text]))),
    CONSTRAINT incident_safeguarding_alone CHECK (((kind = 'safeguardingConcern'::text) OR ((cardinality(abuse) = 0) AND (raised_by IS NULL) AND (enquiry IS NULL) AND (finding IS NULL)))),
    CONSTRAINT incident_text_length CHECK ((((length(description) >= 1) AND (length(description) <= 4000)) AND ((length(action_taken) >= 1) AND (length(action_taken) <= 4000)) AND ((length(cqc_reference) >= 1) AND (length(cqc_reference) <= 50)) AND ((length(learning) >= 1) AND (length(learning) <= 4000)))),
    CONSTRAINT incident_times_in_order CHECK (((COALESCE(happened_at, '-infinity'::timestamp with time zone) <= known_at) AND (COALESCE(council_told_at, 'infinity'::timestamp with time zone) >= known_at) AND (COALESCE(cqc_told_at, 'infinity'::timestamp with time zone) >= known_at)))
);

ALTER TABLE ONLY public.incident FORCE ROW LEVEL SECURITY;

CREATE TABLE public.issued_document (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    number integer NOT NULL,
    text text NOT NULL,
    digest bytea NOT NULL,
    issued_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    issued_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT issued_document_digest_of_text CHECK ((digest = sha256(convert_to(text, 'UTF8'::name)))),
    CONSTRAINT issued_document_kind_known CHECK ((kind = ANY (ARRAY['panelPack'::text, 'panelMinutes'::text, 'outcomeLetter'::text]))),
    CONSTRAINT issued_document_number_positive CHECK ((number >= 1))
);

ALTER TABLE ONLY public.issued_document FORCE ROW LEVEL SECURITY;

CREATE TABLE public.job (
    id uuid NOT NULL,
    tenant_id uuid,
    enqueued_by uuid,
    worker_id uuid,
    enqueued_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    run_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    claimed_at timestamp with time zone,
    finished_at timestamp with time zone,
    claims integer DEFAULT 0 NOT NULL,
    claims_excused integer DEFAULT 0 NOT NULL,
    attempts_max integer DEFAULT 10 NOT NULL,
    priority smallint DEFAULT 0 NOT NULL,
    state text DEFAULT 'available'::text NOT NULL,
    kind text NOT NULL,
    unique_key text,
    payload jsonb DEFAULT '{}'::jsonb NOT NULL,
    errors jsonb DEFAULT '[]'::jsonb NOT NULL,
    CONSTRAINT job_attempts_range CHECK ((((claims_excused >= 0) AND (claims_excused <= claims)) AND ((attempts_max >= 1) AND (attempts_max <= 1000)))),
    CONSTRAINT job_finished_has_instant CHECK (((state = ANY (ARRAY['completed'::text, 'cancelled'::text, 'dead'::text])) = (finished_at IS NOT NULL))),
    CONSTRAINT job_kind_length CHECK (((length(kind) >= 1) AND (length(kind) <= 100))),
    CONSTRAINT job_payload_size CHECK ((pg_column_size(payload) <= 65536)),
    CONSTRAINT job_running_has_worker CHECK (((state = 'running'::text) = (worker_id IS NOT NULL))),
    CONSTRAINT job_state_known CHECK ((state = ANY (ARRAY['scheduled'::text, 'available'::text, 'running'::text, 'completed'::text, 'cancelled'::text, 'dead'::text]))),
    CONSTRAINT job_unique_key_length CHECK (((length(unique_key) >= 1) AND (length(unique_key) <= 200)))
)
WITH (fillfactor='70', autovacuum_vacuum_threshold='5000', autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_insert_threshold='50000', autovacuum_vacuum_insert_scale_factor='0', autovacuum_analyze_threshold='5000', autovacuum_analyze_scale_factor='0', autovacuum_vacuum_cost_delay='0');

ALTER TABLE ONLY public.job FORCE ROW LEVEL SECURITY;

CREATE TABLE public.job_progress (
    job_id uuid NOT NULL,
    tenant_id uuid,
    progress_done bigint NOT NULL,
    progress_total bigint,
    CONSTRAINT job_progress_range CHECK (((progress_done >= 0) AND ((progress_total IS NULL) OR (progress_total >= progress_done))))
)
WITH (fillfactor='50', autovacuum_vacuum_threshold='1000', autovacuum_vacuum_scale_factor='0');

ALTER TABLE ONLY public.job_progress FORCE ROW LEVEL SECURITY;

CREATE TABLE public.job_schedule (
    name text NOT NULL,
    kind text NOT NULL,
    payload jsonb DEFAULT '{}'::jsonb NOT NULL,
    priority smallint DEFAULT 0 NOT NULL,
    attempts_max integer DEFAULT 10 NOT NULL,
    wall_start timestamp without time zone NOT NULL,
    step interval NOT NULL,
    zone text NOT NULL,
    next_run_at timestamp with time zone NOT NULL,
    last_run_at timestamp with time zone,
    CONSTRAINT job_schedule_attempts_range CHECK (((attempts_max >= 1) AND (attempts_max <= 1000))),
    CONSTRAINT job_schedule_kind_length CHECK (((length(kind) >= 1) AND (length(kind) <= 100))),
    CONSTRAINT job_schedule_name_length CHECK (((length(name) >= 1) AND (length(name) <= 100))),
    CONSTRAINT job_schedule_step_positive CHECK (((num_nonnulls(NULLIF(((EXTRACT(year FROM step) * (12)::numeric) + EXTRACT(month FROM step)), (0)::numeric), NULLIF(EXTRACT(day FROM step), (0)::numeric), NULLIF((((EXTRACT(hour FROM step) * (3600)::numeric) + (EXTRACT(minute FROM step) * (60)::numeric)) + EXTRACT(second FROM step)), (0)::numeric)) = 1) AND (step >= '00:01:00'::interval)))
);

ALTER TABLE ONLY public.job_schedule FORCE ROW LEVEL SECURITY;

CREATE TABLE public.job_worker (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    heartbeat_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT job_worker_name_length CHECK (((length(name) >= 1) AND (length(name) <= 200)))
)
WITH (fillfactor='20', autovacuum_vacuum_threshold='200', autovacuum_vacuum_scale_factor='0');

ALTER TABLE ONLY public.job_worker FORCE ROW LEVEL SECURITY;

CREATE TABLE public.management_fee (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    council_id uuid NOT NULL,
    from_date date NOT NULL,
    to_date date,
    yearly_pence bigint NOT NULL,
    rounded_to_pence bigint NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT management_fee_from_is_first_of_month CHECK ((EXTRACT(day FROM from_date) = (1)::numeric)),
    CONSTRAINT management_fee_interval CHECK ((to_date > from_date)),
    CONSTRAINT management_fee_rounded_to_range CHECK (((rounded_to_pence >= 1) AND (rounded_to_pence <= 10000000))),
    CONSTRAINT management_fee_to_is_first_of_month CHECK ((EXTRACT(day FROM to_date) = (1)::numeric)),
    CONSTRAINT management_fee_yearly_range CHECK (((yearly_pence >= 0) AND (yearly_pence <= '100000000000'::bigint)))
);

ALTER TABLE ONLY public.management_fee FORCE ROW LEVEL SECURITY;

CREATE TABLE public.match_agreement (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    match_id uuid NOT NULL,
    party text NOT NULL,
    agreed_on date NOT NULL,
    agreed_by text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT match_agreement_agreed_by_length CHECK (((length(agreed_by) >= 1) AND (length(agreed_by) <= 200))),
    CONSTRAINT match_agreement_party_known CHECK ((party = ANY (ARRAY['person'::text, 'carer'::text, 'scheme'::text, 'council'::text])))
);

ALTER TABLE ONLY public.match_agreement FORCE ROW LEVEL SECURITY;

CREATE TABLE public.match_state_change (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    match_id uuid NOT NULL,
    from_state text,
    to_state text NOT NULL,
    on_date date NOT NULL,
    party text,
    reason text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT match_state_change_from_state_known CHECK ((from_state = ANY (ARRAY['proposed'::text, 'introduced'::text, 'agreed'::text, 'placed'::text, 'withdrawn'::text]))),
    CONSTRAINT match_state_change_party_known CHECK ((party = ANY (ARRAY['person'::text, 'carer'::text, 'scheme'::text, 'council'::text]))),
    CONSTRAINT match_state_change_party_withdraws CHECK (((to_state = 'withdrawn'::text) = (party IS NOT NULL))),
    CONSTRAINT match_state_change_reason_length CHECK (((length(reason) >= 1) AND (length(reason) <= 4000))),
    CONSTRAINT match_state_change_to_state_known CHECK ((to_state = ANY (ARRAY['proposed'::text, 'introduced'::text, 'agreed'::text, 'placed'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY public.match_state_change FORCE ROW LEVEL SECURITY;

CREATE TABLE public.match_visit (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    match_id uuid NOT NULL,
    visited_on date NOT NULL,
    nights smallint NOT NULL,
    stay_id uuid,
    notes text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT match_visit_nights_range CHECK (((nights >= 0) AND (nights <= 28))),
    CONSTRAINT match_visit_notes_length CHECK (((length(notes) >= 1) AND (length(notes) <= 4000))),
    CONSTRAINT match_visit_stay_has_nights CHECK (((stay_id IS NULL) OR (nights > 0)))
);

ALTER TABLE ONLY public.match_visit FORCE ROW LEVEL SECURITY;

CREATE TABLE public.matching_policy (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    from_date date NOT NULL,
    radius_metres integer NOT NULL,
    needs_weight smallint NOT NULL,
    interests_weight smallint NOT NULL,
    culture_weight smallint NOT NULL,
    faith_weight smallint NOT NULL,
    language_weight smallint NOT NULL,
    distance_weight smallint NOT NULL,
    bathroom_weight smallint NOT NULL,
    privacy_weight smallint NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT matching_policy_radius_metres_range CHECK (((radius_metres >= 1000) AND (radius_metres <= 1000000))),
    CONSTRAINT matching_policy_weights_range CHECK (((LEAST(needs_weight, interests_weight, culture_weight, faith_weight, language_weight, distance_weight, bathroom_weight, privacy_weight) >= 0) AND (GREATEST(needs_weight, interests_weight, culture_weight, faith_weight, language_weight, distance_weight, bathroom_weight, privacy_weight) <= 100)))
);

ALTER TABLE ONLY public.matching_policy FORCE ROW LEVEL SECURITY;

CREATE TABLE public.monitoring_visit (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    placement_id uuid NOT NULL,
    visited_on date NOT NULL,
    visitor text NOT NULL,
    was_announced boolean NOT NULL,
    person_seen_alone boolean NOT NULL,
    points jsonb NOT NULL,
    person_said text,
    circle_said text,
    follow_up text,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT monitoring_visit_points_by_name CHECK ((jsonb_typeof(points) = 'object'::text)),
    CONSTRAINT monitoring_visit_text_length CHECK ((((length(visitor) >= 1) AND (length(visitor) <= 200)) AND ((length(person_said) >= 1) AND (length(person_said) <= 4000)) AND ((length(circle_said) >= 1) AND (length(circle_said) <= 4000)) AND ((length(follow_up) >= 1) AND (length(follow_up) <= 4000))))
);

ALTER TABLE ONLY public.monitoring_visit FORCE ROW LEVEL SECURITY;

CREATE TABLE public.panel_attendance (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    member_id uuid NOT NULL,
    is_chair boolean NOT NULL,
    is_present boolean,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid
);

ALTER TABLE ONLY public.panel_attendance FORCE ROW LEVEL SECURITY;

CREATE TABLE public.panel_case (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    kind text NOT NULL,
    state text DEFAULT 'draft'::text NOT NULL,
    summary text NOT NULL,
    kinds text[],
    people_max smallint,
    bands text[],
    conditions text[],
    from_date date,
    until_date date,
    meeting_id uuid,
    papers_in_on date,
    late_reason text,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT panel_case_bands_count CHECK (((cardinality(bands) >= 0) AND (cardinality(bands) <= 20))),
    CONSTRAINT panel_case_conditions_count CHECK (((cardinality(conditions) >= 0) AND (cardinality(conditions) <= 20))),
    CONSTRAINT panel_case_interval CHECK ((until_date > from_date)),
    CONSTRAINT panel_case_kind_known CHECK ((kind = ANY (ARRAY['approval'::text, 'reapproval'::text, 'changeOfTerms'::text, 'deapproval'::text]))),
    CONSTRAINT panel_case_kinds_known CHECK (((kinds <@ ARRAY['longTerm'::text, 'shortBreak'::text, 'daySupport'::text, 'crisis'::text, 'reablement'::text]) AND ((cardinality(kinds) >= 1) AND (cardinality(kinds) <= 5)))),
    CONSTRAINT panel_case_late_reason_length CHECK (((length(late_reason) >= 1) AND (length(late_reason) <= 4000))),
    CONSTRAINT panel_case_listed_for_meeting CHECK (
CASE
    WHEN (state = ANY (ARRAY['draft'::text, 'deferred'::text])) THEN (num_nonnulls(meeting_id, papers_in_on, late_reason) = 0)
    WHEN (state = 'withdrawn'::text) THEN true
    ELSE (num_nulls(meeting_id, papers_in_on) = 0)
END),
    CONSTRAINT panel_case_people_max_range CHECK (((people_max >= 1) AND (people_max <= 3))),
    CONSTRAINT panel_case_proposes_terms CHECK (
CASE
    WHEN (kind = 'deapproval'::text) THEN (num_nonnulls(kinds, people_max, bands, conditions, from_date, until_date) = 0)
    ELSE (num_nulls(kinds, people_max, bands, conditions, from_date) = 0)
END),
    CONSTRAINT panel_case_state_known CHECK ((state = ANY (ARRAY['draft'::text, 'listed'::text, 'recommended'::text, 'deferred'::text, 'decided'::text, 'withdrawn'::text]))),
    CONSTRAINT panel_case_summary_length CHECK (((length(summary) >= 1) AND (length(summary) <= 4000)))
);

ALTER TABLE ONLY public.panel_case FORCE ROW LEVEL SECURITY;

CREATE TABLE public.panel_decision (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    is_approved boolean NOT NULL,
    decided_on date NOT NULL,
    reasons text NOT NULL,
    difference text,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT panel_decision_difference_length CHECK (((length(difference) >= 1) AND (length(difference) <= 4000))),
    CONSTRAINT panel_decision_reasons_length CHECK (((length(reasons) >= 1) AND (length(reasons) <= 4000)))
);

ALTER TABLE ONLY public.panel_decision FORCE ROW LEVEL SECURITY;

CREATE TABLE public.panel_interest (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    member_id uuid NOT NULL,
    nature text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT panel_interest_nature_length CHECK (((length(nature) >= 1) AND (length(nature) <= 4000)))
);

ALTER TABLE ONLY public.panel_interest FORCE ROW LEVEL SECURITY;

CREATE TABLE public.panel_meeting (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    held_on date NOT NULL,
    place text NOT NULL,
    papers_due_on date NOT NULL,
    quorum smallint NOT NULL,
    notes text,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT panel_meeting_notes_length CHECK (((length(notes) >= 1) AND (length(notes) <= 4000))),
    CONSTRAINT panel_meeting_papers_before CHECK ((papers_due_on <= held_on)),
    CONSTRAINT panel_meeting_place_length CHECK (((length(place) >= 1) AND (length(place) <= 200))),
    CONSTRAINT panel_meeting_quorum_range CHECK (((quorum >= 1) AND (quorum <= 20)))
);

ALTER TABLE ONLY public.panel_meeting FORCE ROW LEVEL SECURITY;

CREATE TABLE public.panel_member (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    account_id uuid,
    name text NOT NULL,
    background text NOT NULL,
    from_date date NOT NULL,
    to_date date,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT panel_member_background_length CHECK (((length(background) >= 1) AND (length(background) <= 200))),
    CONSTRAINT panel_member_interval CHECK ((to_date > from_date)),
    CONSTRAINT panel_member_name_length CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);

ALTER TABLE ONLY public.panel_member FORCE ROW LEVEL SECURITY;

CREATE TABLE public.panel_recommendation (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    verdict text NOT NULL,
    reasons text NOT NULL,
    conditions text[] NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT panel_recommendation_conditions_count CHECK (
CASE
    WHEN (verdict = 'approveWithConditions'::text) THEN ((cardinality(conditions) >= 1) AND (cardinality(conditions) <= 20))
    ELSE (cardinality(conditions) = 0)
END),
    CONSTRAINT panel_recommendation_reasons_length CHECK (((length(reasons) >= 1) AND (length(reasons) <= 4000))),
    CONSTRAINT panel_recommendation_verdict_known CHECK ((verdict = ANY (ARRAY['approve'::text, 'approveWithConditions'::text, 'defer'::text, 'notApprove'::text])))
);

ALTER TABLE ONLY public.panel_recommendation FORCE ROW LEVEL SECURITY;

CREATE TABLE public.panel_recommendation_member (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    recommendation_id uuid NOT NULL,
    member_id uuid NOT NULL
);

ALTER TABLE ONLY public.panel_recommendation_member FORCE ROW LEVEL SECURITY;

CREATE TABLE public.paying_account (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    from_date date NOT NULL,
    payer_name text NOT NULL,
    service_user_number text,
    bacs_form text NOT NULL,
    key_id text NOT NULL,
    sealed bytea NOT NULL,
    sort_code_ending text NOT NULL,
    account_number_ending text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT paying_account_bacs_form_known CHECK ((bacs_form = ANY (ARRAY['daily'::text, 'multi'::text]))),
    CONSTRAINT paying_account_endings_form CHECK (((sort_code_ending ~ '^[0-9]{4}$'::text) AND (account_number_ending ~ '^[0-9]{4}$'::text))),
    CONSTRAINT paying_account_key_id_form CHECK ((key_id ~ '^[A-Za-z0-9._-]{1,32}$'::text)),
    CONSTRAINT paying_account_payer_name_length CHECK (((length(payer_name) >= 1) AND (length(payer_name) <= 70))),
    CONSTRAINT paying_account_sealed_length CHECK ((octet_length(sealed) = 42)),
    CONSTRAINT paying_account_service_user_number_form CHECK ((service_user_number ~ '^[0-9]{6}$'::text))
);

ALTER TABLE ONLY public.paying_account FORCE ROW LEVEL SECURITY;

CREATE TABLE public.payment (
    scheme_id uuid NOT NULL,
    run_id uuid NOT NULL,
    carer_id uuid NOT NULL,
    brought_forward_pence bigint NOT NULL,
    lines_pence bigint NOT NULL,
    normal_pence bigint NOT NULL,
    floor_pence bigint NOT NULL,
    recovered_pence bigint NOT NULL,
    paid_pence bigint NOT NULL,
    carried_forward_pence bigint NOT NULL,
    held boolean NOT NULL,
    hold_id uuid,
    plan_id uuid,
    parked boolean NOT NULL,
    CONSTRAINT payment_adds_up CHECK (((brought_forward_pence + lines_pence) = (paid_pence + carried_forward_pence))),
    CONSTRAINT payment_held_by_hold CHECK ((held = (hold_id IS NOT NULL))),
    CONSTRAINT payment_held_is_not_paid CHECK (((paid_pence = 0) OR ((NOT held) AND (NOT parked)))),
    CONSTRAINT payment_not_negative CHECK ((LEAST(paid_pence, floor_pence, recovered_pence) >= 0))
);

ALTER TABLE ONLY public.payment FORCE ROW LEVEL SECURITY;

CREATE TABLE public.payment_outcome (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    run_id uuid,
    carer_id uuid NOT NULL,
    confirmation_id uuid NOT NULL,
    line integer NOT NULL,
    outcome text NOT NULL,
    reason text,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    urgent_payment_id uuid,
    CONSTRAINT payment_outcome_of_one_payment CHECK (((run_id IS NULL) <> (urgent_payment_id IS NULL))),
    CONSTRAINT payment_outcome_outcome_known CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'rejected'::text]))),
    CONSTRAINT payment_outcome_reason_length CHECK (((length(reason) >= 1) AND (length(reason) <= 200)))
);

ALTER TABLE ONLY public.payment_outcome FORCE ROW LEVEL SECURITY;

CREATE TABLE public.payment_run (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    period date NOT NULL,
    state text DEFAULT 'calculating'::text NOT NULL,
    job_id uuid NOT NULL,
    requested_by uuid DEFAULT public.current_account_id() NOT NULL,
    requested_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    calculated_at timestamp with time zone,
    approved_by uuid,
    approved_at timestamp with time zone,
    exported_by uuid,
    exported_at timestamp with time zone,
    voided_by uuid,
    voided_at timestamp with time zone,
    line_count integer DEFAULT 0 NOT NULL,
    carer_count integer DEFAULT 0 NOT NULL,
    parked_count integer DEFAULT 0 NOT NULL,
    amount_pence bigint DEFAULT 0 NOT NULL,
    contribution_pence bigint DEFAULT 0 NOT NULL,
    council_pence bigint DEFAULT 0 NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    facts_as_of timestamp with time zone,
    facts_seen pg_snapshot,
    facts_seen_to bigint DEFAULT 0 NOT NULL,
    adjustment_count integer DEFAULT 0 NOT NULL,
    approval_number integer,
    follows_approval_number integer DEFAULT 0 NOT NULL,
    payment_count integer DEFAULT 0 NOT NULL,
    held_count integer DEFAULT 0 NOT NULL,
    exception_count integer DEFAULT 0 NOT NULL,
    brought_forward_pence bigint DEFAULT 0 NOT NULL,
    recovered_pence bigint DEFAULT 0 NOT NULL,
    paid_pence bigint DEFAULT 0 NOT NULL,
    carried_forward_pence bigint DEFAULT 0 NOT NULL,
    CONSTRAINT payment_run_adds_up CHECK ((amount_pence = (contribution_pence + council_pence))),
    CONSTRAINT payment_run_approval_numbered CHECK (((state = ANY (ARRAY['approved'::text, 'exported'::text, 'paid'::text])) = (approval_number IS NOT NULL))),
    CONSTRAINT payment_run_approved_by_somebody CHECK (((state = ANY (ARRAY['approved'::text, 'exported'::text, 'paid'::text])) = ((approved_by IS NOT NULL) AND (approved_at IS NOT NULL)))),
    CONSTRAINT payment_run_exported_by_somebody CHECK (((state = ANY (ARRAY['exported'::text, 'paid'::text])) = ((exported_by IS NOT NULL) AND (exported_at IS NOT NULL)))),
    CONSTRAINT payment_run_period_is_first_of_month CHECK ((EXTRACT(day FROM period) = (1)::numeric)),
    CONSTRAINT payment_run_settles CHECK (((approval_number IS NULL) OR ((amount_pence + brought_forward_pence) = (paid_pence + carried_forward_pence)))),
    CONSTRAINT payment_run_state_known CHECK ((state = ANY (ARRAY['calculating'::text, 'draft'::text, 'approved'::text, 'exported'::text, 'paid'::text, 'voided'::text]))),
    CONSTRAINT payment_run_two_people CHECK ((approved_by <> requested_by))
);

ALTER TABLE ONLY public.payment_run FORCE ROW LEVEL SECURITY;

CREATE TABLE public.urgent_payment (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    amount_pence bigint NOT NULL,
    reason text NOT NULL,
    asked_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    asked_by uuid DEFAULT public.current_account_id() NOT NULL,
    approved_at timestamp with time zone,
    approved_by uuid,
    declined_at timestamp with time zone,
    declined_by uuid,
    decline_reason text,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT urgent_payment_amount_range CHECK (((amount_pence >= 1) AND (amount_pence <= 100000000))),
    CONSTRAINT urgent_payment_approved_by_somebody CHECK (((approved_at IS NULL) = (approved_by IS NULL))),
    CONSTRAINT urgent_payment_decided_once CHECK (((approved_at IS NULL) OR (declined_at IS NULL))),
    CONSTRAINT urgent_payment_decline_reason_length CHECK (((length(decline_reason) >= 1) AND (length(decline_reason) <= 4000))),
    CONSTRAINT urgent_payment_declined_by_somebody CHECK ((((declined_at IS NULL) = (declined_by IS NULL)) AND ((declined_at IS NULL) = (decline_reason IS NULL)))),
    CONSTRAINT urgent_payment_reason_length CHECK (((length(reason) >= 1) AND (length(reason) <= 4000))),
    CONSTRAINT urgent_payment_two_people CHECK ((approved_by <> asked_by))
);

ALTER TABLE ONLY public.urgent_payment FORCE ROW LEVEL SECURITY;

CREATE VIEW public.payment_balance_entry WITH (security_invoker='true') AS
 SELECT payment.scheme_id,
    payment.carer_id,
    'run'::text AS kind,
    payment.run_id AS source_id,
    (payment.lines_pence - payment.paid_pence) AS amount_pence,
    run.approved_at AS at
   FROM (public.payment
     JOIN public.payment_run run ON (((run.scheme_id = payment.scheme_id) AND (run.id = payment.run_id))))
  WHERE (run.approval_number IS NOT NULL)
UNION ALL
 SELECT urgent_payment.scheme_id,
    urgent_payment.carer_id,
    'urgentPayment'::text AS kind,
    urgent_payment.id AS source_id,
    (- urgent_payment.amount_pence) AS amount_pence,
    urgent_payment.approved_at AS at
   FROM public.urgent_payment
  WHERE (urgent_payment.approved_at IS NOT NULL)
UNION ALL
 SELECT payment.scheme_id,
    payment.carer_id,
    'rejectedPayment'::text AS kind,
    outcome.id AS source_id,
    payment.paid_pence AS amount_pence,
    outcome.recorded_at AS at
   FROM (public.payment_outcome outcome
     JOIN public.payment ON (((payment.scheme_id = outcome.scheme_id) AND (payment.run_id = outcome.run_id) AND (payment.carer_id = outcome.carer_id))))
  WHERE (outcome.outcome = 'rejected'::text)
UNION ALL
 SELECT urgent.scheme_id,
    urgent.carer_id,
    'rejectedPayment'::text AS kind,
    outcome.id AS source_id,
    urgent.amount_pence,
    outcome.recorded_at AS at
   FROM (public.payment_outcome outcome
     JOIN public.urgent_payment urgent ON (((urgent.scheme_id = outcome.scheme_id) AND (urgent.id = outcome.urgent_payment_id))))
  WHERE (outcome.outcome = 'rejected'::text);

CREATE TABLE public.payment_budget (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    from_date date NOT NULL,
    monthly_pence bigint NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT payment_budget_from_is_first_of_month CHECK ((EXTRACT(day FROM from_date) = (1)::numeric)),
    CONSTRAINT payment_budget_monthly_range CHECK (((monthly_pence >= 0) AND (monthly_pence <= '100000000000'::bigint)))
);

ALTER TABLE ONLY public.payment_budget FORCE ROW LEVEL SECURITY;

CREATE TABLE public.payment_confirmation (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    run_id uuid,
    file_name text NOT NULL,
    digest bytea NOT NULL,
    confirmed_count integer NOT NULL,
    rejected_count integer NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id() NOT NULL,
    file_id uuid,
    CONSTRAINT payment_confirmation_digest_length CHECK ((octet_length(digest) = 32)),
    CONSTRAINT payment_confirmation_file_name_length CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
    CONSTRAINT payment_confirmation_has_rows CHECK (((LEAST(confirmed_count, rejected_count) >= 0) AND ((confirmed_count + rejected_count) > 0))),
    CONSTRAINT payment_confirmation_of_run_or_file CHECK (((run_id IS NULL) <> (file_id IS NULL)))
);

ALTER TABLE ONLY public.payment_confirmation FORCE ROW LEVEL SECURITY;

CREATE TABLE public.payment_exception (
    scheme_id uuid NOT NULL,
    run_id uuid NOT NULL,
    number integer NOT NULL,
    code text NOT NULL,
    carer_id uuid,
    subject_id uuid,
    detail text NOT NULL,
    settled_by text NOT NULL,
    CONSTRAINT payment_exception_about_something CHECK (((carer_id IS NOT NULL) OR (subject_id IS NOT NULL))),
    CONSTRAINT payment_exception_code_known CHECK ((code = ANY (ARRAY['noBankDetails'::text, 'notPaidThisMonth'::text, 'dueAfterEnd'::text, 'paymentChanged'::text, 'dbsOutOfDate'::text, 'bandingReviewDue'::text, 'absenceBeyondPaidDays'::text, 'inTwoPlaces'::text, 'homeOverLimit'::text])))
);

ALTER TABLE ONLY public.payment_exception FORCE ROW LEVEL SECURITY;

CREATE TABLE public.payment_fact_change (
    scheme_id uuid NOT NULL,
    id bigint NOT NULL,
    kind text NOT NULL,
    fact_id uuid NOT NULL,
    act text NOT NULL,
    subject_id uuid,
    first_day date NOT NULL,
    changed_by uuid,
    changed_at timestamp with time zone NOT NULL,
    transaction_id xid8 DEFAULT pg_current_xact_id() NOT NULL,
    settled_by_run_id uuid,
    CONSTRAINT payment_fact_change_act_known CHECK ((act = ANY (ARRAY['recorded'::text, 'withdrawn'::text, 'ended'::text, 'changed'::text]))),
    CONSTRAINT payment_fact_change_has_subject CHECK (((subject_id IS NULL) = (kind = ANY (ARRAY['rateCard'::text, 'paymentPolicy'::text])))),
    CONSTRAINT payment_fact_change_kind_known CHECK ((kind = ANY (ARRAY['placement'::text, 'band'::text, 'contribution'::text, 'complexFee'::text, 'absence'::text, 'stay'::text, 'session'::text, 'rateCard'::text, 'paymentPolicy'::text])))
);

ALTER TABLE ONLY public.payment_fact_change FORCE ROW LEVEL SECURITY;

ALTER TABLE public.payment_fact_change ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.payment_fact_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payment_file (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    run_id uuid,
    number integer NOT NULL,
    kind text NOT NULL,
    process_date date NOT NULL,
    payment_count integer NOT NULL,
    amount_pence bigint NOT NULL,
    byte_count integer NOT NULL,
    key_id text NOT NULL,
    sealed bytea NOT NULL,
    sealed_digest bytea NOT NULL,
    changed_references text[] NOT NULL,
    given_names text[] NOT NULL,
    written_names text[] NOT NULL,
    made_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    made_by uuid DEFAULT public.current_account_id() NOT NULL,
    CONSTRAINT payment_file_changes CHECK (((cardinality(given_names) = cardinality(changed_references)) AND (cardinality(written_names) = cardinality(changed_references)))),
    CONSTRAINT payment_file_has_payments CHECK (((payment_count > 0) AND (amount_pence > 0))),
    CONSTRAINT payment_file_kind_known CHECK ((kind = ANY (ARRAY['csv'::text, 'bacs18'::text, 'pain001'::text]))),
    CONSTRAINT payment_file_sealed_length CHECK (((octet_length(sealed) = (byte_count + 28)) AND (octet_length(sealed_digest) = 60)))
);

ALTER TABLE ONLY public.payment_file FORCE ROW LEVEL SECURITY;

CREATE TABLE public.payment_file_download (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    file_id uuid NOT NULL,
    downloaded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    downloaded_by uuid DEFAULT public.current_account_id() NOT NULL
);

ALTER TABLE ONLY public.payment_file_download FORCE ROW LEVEL SECURITY;

CREATE TABLE public.payment_file_entry (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    file_id uuid NOT NULL,
    number integer NOT NULL,
    run_id uuid,
    carer_id uuid NOT NULL,
    reference text NOT NULL,
    amount_pence bigint NOT NULL,
    bank_account_id uuid,
    urgent_payment_id uuid,
    CONSTRAINT payment_file_entry_of_one_payment CHECK (((run_id IS NULL) <> (urgent_payment_id IS NULL))),
    CONSTRAINT payment_file_entry_reference_form CHECK ((reference ~ '^[A-Z0-9-]{6,18}$'::text))
);

ALTER TABLE ONLY public.payment_file_entry FORCE ROW LEVEL SECURITY;

CREATE TABLE public.payment_hold (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    reason text NOT NULL,
    placed_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    placed_by uuid DEFAULT public.current_account_id() NOT NULL,
    released_at timestamp with time zone,
    released_by uuid,
    release_reason text,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT payment_hold_reason_length CHECK (((length(reason) >= 1) AND (length(reason) <= 4000))),
    CONSTRAINT payment_hold_release_reason_length CHECK (((length(release_reason) >= 1) AND (length(release_reason) <= 4000))),
    CONSTRAINT payment_hold_released_by_somebody CHECK ((((released_at IS NULL) = (released_by IS NULL)) AND ((released_at IS NULL) = (release_reason IS NULL))))
);

ALTER TABLE ONLY public.payment_hold FORCE ROW LEVEL SECURITY;

CREATE TABLE public.payment_line (
    scheme_id uuid NOT NULL,
    run_id uuid NOT NULL,
    number integer NOT NULL,
    carer_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    council_id uuid NOT NULL,
    element text NOT NULL,
    from_date date NOT NULL,
    to_date date NOT NULL,
    quantity integer NOT NULL,
    unit text NOT NULL,
    rate_pence bigint NOT NULL,
    amount_pence bigint NOT NULL,
    contribution_pence bigint NOT NULL,
    council_pence bigint NOT NULL,
    clause text NOT NULL,
    explanation text NOT NULL,
    old_amount_pence bigint,
    old_contribution_pence bigint,
    causes jsonb,
    CONSTRAINT payment_line_adds_up CHECK ((amount_pence = (contribution_pence + council_pence))),
    CONSTRAINT payment_line_adjustment CHECK (
CASE unit
    WHEN 'month'::text THEN ((old_amount_pence IS NOT NULL) AND (old_contribution_pence IS NOT NULL) AND (causes IS NOT NULL))
    ELSE ((old_amount_pence IS NULL) AND (old_contribution_pence IS NULL) AND (causes IS NULL))
END),
    CONSTRAINT payment_line_adjusts_something CHECK (((unit <> 'month'::text) OR (amount_pence <> 0) OR (contribution_pence <> 0))),
    CONSTRAINT payment_line_element_known CHECK ((element = ANY (ARRAY['support'::text, 'absence'::text, 'respite'::text, 'afterDeath'::text, 'leftWithoutNotice'::text, 'complexFee'::text, 'night'::text, 'hour'::text, 'session'::text, 'cancelled'::text, 'notArrived'::text, 'mileage'::text]))),
    CONSTRAINT payment_line_interval CHECK ((to_date > from_date)),
    CONSTRAINT payment_line_unit_known CHECK ((unit = ANY (ARRAY['day'::text, 'night'::text, 'minute'::text, 'session'::text, 'mile'::text, 'month'::text])))
);

ALTER TABLE ONLY public.payment_line FORCE ROW LEVEL SECURITY;

CREATE TABLE public.payment_policy (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    from_date date NOT NULL,
    respite_days_per_year integer NOT NULL,
    absence_paid_days integer NOT NULL,
    after_death_days integer NOT NULL,
    left_without_notice_days integer NOT NULL,
    cancellation_hours integer NOT NULL,
    mileage_pence_per_mile bigint NOT NULL,
    fee_bands text[] NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    payment_floor_percent integer DEFAULT 75 NOT NULL,
    change_warning_percent integer DEFAULT 25 NOT NULL,
    CONSTRAINT payment_policy_change_warning_range CHECK (((change_warning_percent >= 1) AND (change_warning_percent <= 1000))),
    CONSTRAINT payment_policy_from_is_first_of_month CHECK ((EXTRACT(day FROM from_date) = (1)::numeric)),
    CONSTRAINT payment_policy_not_negative CHECK ((LEAST((respite_days_per_year)::bigint, (absence_paid_days)::bigint, (after_death_days)::bigint, (left_without_notice_days)::bigint, (cancellation_hours)::bigint, mileage_pence_per_mile) >= 0)),
    CONSTRAINT payment_policy_payment_floor_range CHECK (((payment_floor_percent >= 0) AND (payment_floor_percent <= 100)))
);

ALTER TABLE ONLY public.payment_policy FORCE ROW LEVEL SECURITY;

CREATE TABLE public.payment_run_fee (
    scheme_id uuid NOT NULL,
    run_id uuid NOT NULL,
    council_id uuid NOT NULL,
    month date NOT NULL,
    management_fee_id uuid,
    amount_pence bigint NOT NULL,
    old_amount_pence bigint,
    CONSTRAINT payment_run_fee_month_is_first_of_month CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
    CONSTRAINT payment_run_fee_something CHECK ((amount_pence <> 0))
);

ALTER TABLE ONLY public.payment_run_fee FORCE ROW LEVEL SECURITY;

CREATE TABLE public.payment_run_parked (
    scheme_id uuid NOT NULL,
    run_id uuid NOT NULL,
    carer_id uuid NOT NULL,
    faults jsonb NOT NULL
);

ALTER TABLE ONLY public.payment_run_parked FORCE ROW LEVEL SECURITY;

COMMENT ON COLUMN public.payment_run_parked.faults IS '[{"subject": id, "month": …, "pointer": …, "code": …, "detail": …}]';

CREATE TABLE public.payment_table (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    from_date date NOT NULL,
    has_header boolean NOT NULL,
    headings text[] NOT NULL,
    fields text[] NOT NULL,
    texts text[] NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT payment_table_has_columns CHECK ((((cardinality(headings) >= 1) AND (cardinality(headings) <= 40)) AND (cardinality(fields) = cardinality(headings)) AND (cardinality(texts) = cardinality(headings))))
);

ALTER TABLE ONLY public.payment_table FORCE ROW LEVEL SECURITY;

CREATE TABLE public.person (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    given_name text NOT NULL,
    family_name text NOT NULL,
    date_of_birth date NOT NULL,
    primary_support_reason text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    gender text,
    CONSTRAINT person_date_of_birth_range CHECK ((date_of_birth >= '1900-01-01'::date)),
    CONSTRAINT person_family_name_length CHECK (((length(family_name) >= 1) AND (length(family_name) <= 100))),
    CONSTRAINT person_gender_known CHECK ((gender = ANY (ARRAY['woman'::text, 'man'::text, 'other'::text]))),
    CONSTRAINT person_given_name_length CHECK (((length(given_name) >= 1) AND (length(given_name) <= 100))),
    CONSTRAINT person_primary_support_reason_known CHECK ((primary_support_reason = ANY (ARRAY['learningDisability'::text, 'learningDisabilityAndAutism'::text, 'mentalHealth'::text, 'acquiredBrainInjury'::text, 'physicalDisability'::text, 'olderPerson'::text, 'other'::text])))
);

ALTER TABLE ONLY public.person FORCE ROW LEVEL SECURITY;

CREATE TABLE public.person_home_needs (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    from_date date NOT NULL,
    latitude_microdegrees integer,
    longitude_microdegrees integer,
    skills text[] NOT NULL,
    wishes_own_bathroom boolean NOT NULL,
    wishes_own_sitting_place boolean NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT person_home_needs_place_range CHECK ((((latitude_microdegrees IS NULL) = (longitude_microdegrees IS NULL)) AND ((latitude_microdegrees >= 49000000) AND (latitude_microdegrees <= 61000000)) AND ((longitude_microdegrees >= '-9000000'::integer) AND (longitude_microdegrees <= 2500000)))),
    CONSTRAINT person_home_needs_skills_count CHECK ((cardinality(skills) <= 50))
);

ALTER TABLE ONLY public.person_home_needs FORCE ROW LEVEL SECURITY;

CREATE TABLE public.person_outcome (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    area text NOT NULL,
    goal text NOT NULL,
    assessed_on date NOT NULL,
    progress text NOT NULL,
    evidence text NOT NULL,
    case_study text,
    may_be_shared boolean NOT NULL,
    next_review_on date,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT person_outcome_area_known CHECK ((area = ANY (ARRAY['nutrition'::text, 'hygiene'::text, 'toilet'::text, 'clothing'::text, 'useOfHome'::text, 'habitableHome'::text, 'relationships'::text, 'workAndLearning'::text, 'community'::text, 'caringForChildren'::text]))),
    CONSTRAINT person_outcome_next_review_later CHECK ((next_review_on > assessed_on)),
    CONSTRAINT person_outcome_progress_known CHECK ((progress = ANY (ARRAY['achieved'::text, 'improving'::text, 'maintained'::text, 'notMet'::text]))),
    CONSTRAINT person_outcome_text_length CHECK ((((length(goal) >= 1) AND (length(goal) <= 1000)) AND ((length(evidence) >= 1) AND (length(evidence) <= 4000)) AND ((length(case_study) >= 1) AND (length(case_study) <= 4000))))
);

ALTER TABLE ONLY public.person_outcome FORCE ROW LEVEL SECURITY;

CREATE TABLE public.person_profile (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    from_date date NOT NULL,
    communication text,
    languages text[] NOT NULL,
    cultures text[] NOT NULL,
    faith text,
    interests text[] NOT NULL,
    wishes text,
    dislikes text,
    needs_step_free_room boolean NOT NULL,
    allergies text[] NOT NULL,
    wishes_no_smokers boolean NOT NULL,
    wishes_only text,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT person_profile_faith_length CHECK (((length(faith) >= 1) AND (length(faith) <= 50))),
    CONSTRAINT person_profile_text_length CHECK ((((length(communication) >= 1) AND (length(communication) <= 4000)) AND ((length(wishes) >= 1) AND (length(wishes) <= 4000)) AND ((length(dislikes) >= 1) AND (length(dislikes) <= 4000)))),
    CONSTRAINT person_profile_wishes_only_known CHECK ((wishes_only = ANY (ARRAY['women'::text, 'men'::text]))),
    CONSTRAINT person_profile_words_count CHECK ((GREATEST(cardinality(languages), cardinality(cultures), cardinality(interests), cardinality(allergies)) <= 50))
);

ALTER TABLE ONLY public.person_profile FORCE ROW LEVEL SECURITY;

CREATE TABLE public.person_sibling (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    sibling_id uuid NOT NULL,
    note text,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT person_sibling_note_length CHECK (((length(note) >= 1) AND (length(note) <= 4000))),
    CONSTRAINT person_sibling_of_another CHECK ((person_id <> sibling_id))
);

ALTER TABLE ONLY public.person_sibling FORCE ROW LEVEL SECURITY;

CREATE TABLE public.placement (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    carer_id uuid NOT NULL,
    council_id uuid NOT NULL,
    start_date date NOT NULL,
    end_date date,
    end_reason text,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    kind text DEFAULT 'longTerm'::text NOT NULL,
    carried_over boolean DEFAULT false NOT NULL,
    CONSTRAINT placement_end_has_reason CHECK (((end_date IS NULL) = (end_reason IS NULL))),
    CONSTRAINT placement_end_not_before_start CHECK ((end_date >= start_date)),
    CONSTRAINT placement_end_reason_known CHECK ((end_reason = ANY (ARRAY['movedOn'::text, 'breakdown'::text, 'death'::text, 'leftWithoutNotice'::text, 'notArrived'::text]))),
    CONSTRAINT placement_kind_known CHECK ((kind = ANY (ARRAY['longTerm'::text, 'crisis'::text, 'reablement'::text]))),
    CONSTRAINT placement_not_arrived_on_start CHECK (((end_reason <> 'notArrived'::text) OR (end_date = start_date)))
);

ALTER TABLE ONLY public.placement FORCE ROW LEVEL SECURITY;

CREATE TABLE public.placement_absence (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    placement_id uuid NOT NULL,
    kind text NOT NULL,
    from_date date NOT NULL,
    to_date date,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT placement_absence_interval CHECK ((to_date > from_date)),
    CONSTRAINT placement_absence_kind_known CHECK ((kind = ANY (ARRAY['hospital'::text, 'carerBreak'::text, 'other'::text])))
);

ALTER TABLE ONLY public.placement_absence FORCE ROW LEVEL SECURITY;

CREATE TABLE public.placement_band (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    placement_id uuid NOT NULL,
    from_date date NOT NULL,
    band text NOT NULL,
    weekly_pence bigint,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT placement_band_legacy_has_rate CHECK (((band = 'legacy'::text) = (weekly_pence IS NOT NULL))),
    CONSTRAINT placement_band_length CHECK (((length(band) >= 1) AND (length(band) <= 50))),
    CONSTRAINT placement_band_range CHECK (((weekly_pence >= 0) AND (weekly_pence <= 100000000)))
);

ALTER TABLE ONLY public.placement_band FORCE ROW LEVEL SECURITY;

CREATE TABLE public.placement_complex_fee (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    placement_id uuid NOT NULL,
    from_date date NOT NULL,
    to_date date,
    weekly_pence bigint NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT placement_complex_fee_interval CHECK ((to_date > from_date)),
    CONSTRAINT placement_complex_fee_range CHECK (((weekly_pence >= 0) AND (weekly_pence <= 100000000)))
);

ALTER TABLE ONLY public.placement_complex_fee FORCE ROW LEVEL SECURITY;

CREATE TABLE public.placement_contribution (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    placement_id uuid NOT NULL,
    from_date date NOT NULL,
    weekly_pence bigint NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT placement_contribution_range CHECK (((weekly_pence >= 0) AND (weekly_pence <= 100000000)))
);

ALTER TABLE ONLY public.placement_contribution FORCE ROW LEVEL SECURITY;

CREATE TABLE public.placement_notice (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    placement_id uuid NOT NULL,
    given_on date NOT NULL,
    given_by text NOT NULL,
    cause text NOT NULL,
    council_told_on date NOT NULL,
    leaving_on date NOT NULL,
    at_once_because text,
    note text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT placement_notice_at_once_length CHECK (((length(at_once_because) >= 1) AND (length(at_once_because) <= 4000))),
    CONSTRAINT placement_notice_cause_known CHECK ((cause = ANY (ARRAY['breakdown'::text, 'movingOn'::text]))),
    CONSTRAINT placement_notice_given_by_known CHECK ((given_by = ANY (ARRAY['scheme'::text, 'carer'::text, 'person'::text, 'council'::text]))),
    CONSTRAINT placement_notice_leaving_after CHECK ((leaving_on >= given_on)),
    CONSTRAINT placement_notice_note_length CHECK (((length(note) >= 1) AND (length(note) <= 4000)))
);

ALTER TABLE ONLY public.placement_notice FORCE ROW LEVEL SECURITY;

CREATE TABLE public.policy_review (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    subject text NOT NULL,
    title text NOT NULL,
    edition text NOT NULL,
    reviewed_on date NOT NULL,
    reviewer text NOT NULL,
    result text NOT NULL,
    changes text,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT policy_review_result_known CHECK ((result = ANY (ARRAY['introduced'::text, 'unchanged'::text, 'revised'::text, 'retired'::text]))),
    CONSTRAINT policy_review_subject_length CHECK (((length(subject) >= 1) AND (length(subject) <= 50))),
    CONSTRAINT policy_review_text_length CHECK ((((length(title) >= 1) AND (length(title) <= 200)) AND ((length(edition) >= 1) AND (length(edition) <= 50)) AND ((length(reviewer) >= 1) AND (length(reviewer) <= 200)) AND ((length(changes) >= 1) AND (length(changes) <= 4000))))
);

ALTER TABLE ONLY public.policy_review FORCE ROW LEVEL SECURITY;

CREATE TABLE public.quality_policy (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    from_date date NOT NULL,
    council_notice_days smallint NOT NULL,
    cqc_notice_days smallint NOT NULL,
    acknowledgement_days smallint NOT NULL,
    response_days smallint NOT NULL,
    closing_days smallint NOT NULL,
    visit_months smallint NOT NULL,
    policy_review_months smallint NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT quality_policy_days_range CHECK ((((council_notice_days >= 1) AND (council_notice_days <= 10)) AND ((cqc_notice_days >= 1) AND (cqc_notice_days <= 10)) AND ((acknowledgement_days >= 1) AND (acknowledgement_days <= 20)) AND ((response_days >= 1) AND (response_days <= 130)) AND ((closing_days >= 1) AND (closing_days <= 365)))),
    CONSTRAINT quality_policy_months_range CHECK ((((visit_months >= 1) AND (visit_months <= 12)) AND ((policy_review_months >= 1) AND (policy_review_months <= 36))))
);

ALTER TABLE ONLY public.quality_policy FORCE ROW LEVEL SECURITY;

CREATE TABLE public.quarterly_report (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    quarter_from date NOT NULL,
    council_id uuid,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT quarterly_report_quarter_begins CHECK (((EXTRACT(day FROM quarter_from) = (1)::numeric) AND (EXTRACT(month FROM quarter_from) = ANY (ARRAY[(1)::numeric, (4)::numeric, (7)::numeric, (10)::numeric]))))
);

ALTER TABLE ONLY public.quarterly_report FORCE ROW LEVEL SECURITY;

CREATE TABLE public.quarterly_report_figure (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    report_id uuid NOT NULL,
    number integer NOT NULL,
    code text NOT NULL,
    group_name text NOT NULL,
    amount integer NOT NULL,
    out_of integer,
    details text[] NOT NULL,
    record_ids uuid[] NOT NULL,
    record_amounts integer[] NOT NULL,
    record_shares integer[] NOT NULL,
    CONSTRAINT quarterly_report_figure_records_alike CHECK (((cardinality(record_ids) = cardinality(record_amounts)) AND (cardinality(record_ids) = cardinality(record_shares))))
);

ALTER TABLE ONLY public.quarterly_report_figure FORCE ROW LEVEL SECURITY;

CREATE TABLE public.rate_card (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    from_date date NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid
);

ALTER TABLE ONLY public.rate_card FORCE ROW LEVEL SECURITY;

CREATE TABLE public.rate_card_price (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    rate_card_id uuid NOT NULL,
    unit text NOT NULL,
    session text DEFAULT ''::text NOT NULL,
    band text NOT NULL,
    price_pence bigint NOT NULL,
    CONSTRAINT rate_card_price_range CHECK (((price_pence >= 0) AND (price_pence <= 100000000))),
    CONSTRAINT rate_card_price_session_named CHECK (((unit = 'session'::text) = (session <> ''::text))),
    CONSTRAINT rate_card_price_unit_known CHECK ((unit = ANY (ARRAY['weekly'::text, 'night'::text, 'hour'::text, 'session'::text])))
);

ALTER TABLE ONLY public.rate_card_price FORCE ROW LEVEL SECURITY;

CREATE TABLE public.recovery_plan (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    instalment_pence bigint NOT NULL,
    agreed_on date NOT NULL,
    carer_agreed_on date NOT NULL,
    note text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id() NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    ended_at timestamp with time zone,
    ended_by_run_id uuid,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT recovery_plan_ended_by_run CHECK (((ended_at IS NULL) = (ended_by_run_id IS NULL))),
    CONSTRAINT recovery_plan_instalment_range CHECK (((instalment_pence >= 1) AND (instalment_pence <= 100000000))),
    CONSTRAINT recovery_plan_note_length CHECK (((length(note) >= 1) AND (length(note) <= 4000))),
    CONSTRAINT recovery_plan_over_once CHECK (((withdrawn_at IS NULL) OR (ended_at IS NULL))),
    CONSTRAINT recovery_plan_withdrawn_by_somebody CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL)))
);

ALTER TABLE ONLY public.recovery_plan FORCE ROW LEVEL SECURITY;

CREATE TABLE public.referral (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    council_id uuid NOT NULL,
    kind text NOT NULL,
    received_on date NOT NULL,
    wanted_from date,
    wanted_to date,
    location text,
    funding text,
    eligible_needs text,
    levels jsonb NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    arrangement_id uuid,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT referral_eligible_needs_length CHECK (((length(eligible_needs) >= 1) AND (length(eligible_needs) <= 4000))),
    CONSTRAINT referral_funding_known CHECK ((funding = ANY (ARRAY['council'::text, 'selfFunder'::text]))),
    CONSTRAINT referral_kind_known CHECK ((kind = ANY (ARRAY['longTerm'::text, 'shortBreak'::text, 'daySupport'::text, 'crisis'::text, 'reablement'::text]))),
    CONSTRAINT referral_levels_by_domain CHECK ((jsonb_typeof(levels) = 'object'::text)),
    CONSTRAINT referral_location_length CHECK (((length(location) >= 1) AND (length(location) <= 200))),
    CONSTRAINT referral_placed_somewhere CHECK (((state = 'placed'::text) = (arrangement_id IS NOT NULL))),
    CONSTRAINT referral_state_known CHECK ((state = ANY (ARRAY['open'::text, 'placed'::text, 'declined'::text, 'withdrawn'::text]))),
    CONSTRAINT referral_wanted_interval CHECK (((wanted_to IS NULL) OR ((wanted_from IS NOT NULL) AND (wanted_to > wanted_from))))
);

ALTER TABLE ONLY public.referral FORCE ROW LEVEL SECURITY;

CREATE TABLE public.referral_state_change (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    referral_id uuid NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    on_date date NOT NULL,
    reason text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT referral_state_change_from_state_known CHECK ((from_state = ANY (ARRAY['open'::text, 'placed'::text, 'declined'::text, 'withdrawn'::text]))),
    CONSTRAINT referral_state_change_reason_length CHECK (((length(reason) >= 1) AND (length(reason) <= 4000))),
    CONSTRAINT referral_state_change_to_state_known CHECK ((to_state = ANY (ARRAY['open'::text, 'placed'::text, 'declined'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY public.referral_state_change FORCE ROW LEVEL SECURITY;

CREATE TABLE public.reminder (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    task_id uuid NOT NULL,
    step_days smallint NOT NULL,
    on_date date NOT NULL,
    is_escalated boolean NOT NULL
);

ALTER TABLE ONLY public.reminder FORCE ROW LEVEL SECURITY;

CREATE TABLE public.reminder_lead (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    cause text NOT NULL,
    from_date date NOT NULL,
    lead_days smallint[] NOT NULL,
    repeat_days smallint,
    escalate_after_days smallint NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT reminder_lead_cause_length CHECK (((length(cause) >= 1) AND (length(cause) <= 50))),
    CONSTRAINT reminder_lead_days_range CHECK (((0 <= ALL (lead_days)) AND (365 >= ALL (lead_days)) AND (cardinality(lead_days) <= 20))),
    CONSTRAINT reminder_lead_escalate_after_days_range CHECK (((escalate_after_days >= 1) AND (escalate_after_days <= 365))),
    CONSTRAINT reminder_lead_repeat_days_range CHECK (((repeat_days >= 1) AND (repeat_days <= 90)))
);

ALTER TABLE ONLY public.reminder_lead FORCE ROW LEVEL SECURITY;

CREATE TABLE public.reminder_recipient (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    reminder_id uuid NOT NULL,
    delivery_id uuid NOT NULL
);

ALTER TABLE ONLY public.reminder_recipient FORCE ROW LEVEL SECURITY;

CREATE TABLE public.reminder_sweep (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    on_date date NOT NULL,
    swept_at timestamp with time zone DEFAULT public.current_instant() NOT NULL
);

ALTER TABLE ONLY public.reminder_sweep FORCE ROW LEVEL SECURITY;

CREATE TABLE public.requirement_policy (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    from_date date NOT NULL,
    references_min smallint NOT NULL,
    dbs_renewal_months smallint NOT NULL,
    inspection_valid_months smallint,
    review_months smallint NOT NULL,
    dbs_lead_days smallint NOT NULL,
    insurance_lead_days smallint NOT NULL,
    training_lead_days smallint NOT NULL,
    review_lead_days smallint NOT NULL,
    people_max smallint NOT NULL,
    panel_quorum smallint NOT NULL,
    panel_papers_days smallint NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT requirement_policy_dbs_lead_days_range CHECK (((dbs_lead_days >= 0) AND (dbs_lead_days <= 365))),
    CONSTRAINT requirement_policy_dbs_renewal_months_range CHECK (((dbs_renewal_months >= 1) AND (dbs_renewal_months <= 36))),
    CONSTRAINT requirement_policy_inspection_valid_months_range CHECK (((inspection_valid_months >= 1) AND (inspection_valid_months <= 120))),
    CONSTRAINT requirement_policy_insurance_lead_days_range CHECK (((insurance_lead_days >= 0) AND (insurance_lead_days <= 365))),
    CONSTRAINT requirement_policy_panel_papers_days_range CHECK (((panel_papers_days >= 0) AND (panel_papers_days <= 60))),
    CONSTRAINT requirement_policy_panel_quorum_range CHECK (((panel_quorum >= 1) AND (panel_quorum <= 20))),
    CONSTRAINT requirement_policy_people_max_range CHECK (((people_max >= 1) AND (people_max <= 3))),
    CONSTRAINT requirement_policy_references_min_range CHECK (((references_min >= 2) AND (references_min <= 10))),
    CONSTRAINT requirement_policy_review_lead_days_range CHECK (((review_lead_days >= 0) AND (review_lead_days <= 365))),
    CONSTRAINT requirement_policy_review_months_range CHECK (((review_months >= 1) AND (review_months <= 12))),
    CONSTRAINT requirement_policy_training_lead_days_range CHECK (((training_lead_days >= 0) AND (training_lead_days <= 365)))
);

ALTER TABLE ONLY public.requirement_policy FORCE ROW LEVEL SECURITY;

CREATE TABLE public.schema_migration (
    number bigint NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT transaction_timestamp() NOT NULL
);

CREATE TABLE public.scheme (
    id uuid NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    records_from date DEFAULT ((public.current_instant() AT TIME ZONE 'Europe/London'::text))::date NOT NULL,
    CONSTRAINT scheme_name_length CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    CONSTRAINT scheme_slug_form CHECK ((slug ~ '^[a-z][a-z0-9-]{1,62}$'::text))
);

ALTER TABLE ONLY public.scheme FORCE ROW LEVEL SECURITY;

CREATE TABLE public.session (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    carer_id uuid NOT NULL,
    council_id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    minutes integer,
    session text,
    band text NOT NULL,
    cancelled_at timestamp with time zone,
    cancelled_by text,
    not_arrived boolean DEFAULT false NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    carried_over boolean DEFAULT false NOT NULL,
    CONSTRAINT session_band_length CHECK (((length(band) >= 1) AND (length(band) <= 50))),
    CONSTRAINT session_cancelled_before_start CHECK ((cancelled_at < starts_at)),
    CONSTRAINT session_cancelled_by_known CHECK ((cancelled_by = ANY (ARRAY['council'::text, 'person'::text, 'carer'::text, 'scheme'::text]))),
    CONSTRAINT session_cancelled_by_whom CHECK (((cancelled_by IS NULL) OR (cancelled_at IS NOT NULL))),
    CONSTRAINT session_cancelled_or_not_arrived CHECK ((NOT (not_arrived AND (cancelled_at IS NOT NULL)))),
    CONSTRAINT session_code_length CHECK (((length(session) >= 1) AND (length(session) <= 50))),
    CONSTRAINT session_length_one_way CHECK (((minutes IS NULL) <> (session IS NULL))),
    CONSTRAINT session_minutes_range CHECK (((minutes >= 1) AND (minutes <= 1440)))
);

ALTER TABLE ONLY public.session FORCE ROW LEVEL SECURITY;

CREATE TABLE public.sign_in_event (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    means text NOT NULL,
    account_id uuid,
    token_id uuid,
    reason text,
    CONSTRAINT sign_in_event_account_known CHECK (((reason IS NOT NULL) OR (account_id IS NOT NULL))),
    CONSTRAINT sign_in_event_means_known CHECK ((means = ANY (ARRAY['token'::text, 'provider'::text]))),
    CONSTRAINT sign_in_event_reason_form CHECK ((reason ~ '^[a-z][A-Za-z]{2,59}$'::text)),
    CONSTRAINT sign_in_event_token_of_means CHECK (((means = 'token'::text) = (token_id IS NOT NULL)))
);

ALTER TABLE ONLY public.sign_in_event FORCE ROW LEVEL SECURITY;

CREATE TABLE public.significant_event (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    carer_id uuid,
    kind text NOT NULL,
    happened_on date NOT NULL,
    description text NOT NULL,
    incident_id uuid,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT significant_event_description_length CHECK (((length(description) >= 1) AND (length(description) <= 4000))),
    CONSTRAINT significant_event_kind_known CHECK ((kind = ANY (ARRAY['outcomeAchieved'::text, 'accidentOrIncident'::text, 'illness'::text, 'healthContact'::text, 'agencyContact'::text, 'safeguarding'::text, 'mentalCapacity'::text, 'deprivationOfLiberty'::text, 'other'::text])))
);

ALTER TABLE ONLY public.significant_event FORCE ROW LEVEL SECURITY;

CREATE TABLE public.staff_course (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    is_mandatory boolean NOT NULL,
    is_induction boolean NOT NULL,
    valid_months smallint,
    from_date date NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT staff_course_text_length CHECK ((((length(code) >= 1) AND (length(code) <= 50)) AND ((length(name) >= 1) AND (length(name) <= 200)))),
    CONSTRAINT staff_course_valid_months_range CHECK (((valid_months >= 1) AND (valid_months <= 120)))
);

ALTER TABLE ONLY public.staff_course FORCE ROW LEVEL SECURITY;

CREATE TABLE public.staff_member (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    given_name text NOT NULL,
    family_name text NOT NULL,
    started_on date NOT NULL,
    left_on date,
    account_id uuid,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    CONSTRAINT staff_member_left_after_start CHECK ((left_on > started_on)),
    CONSTRAINT staff_member_name_length CHECK ((((length(given_name) >= 1) AND (length(given_name) <= 100)) AND ((length(family_name) >= 1) AND (length(family_name) <= 100))))
);

ALTER TABLE ONLY public.staff_member FORCE ROW LEVEL SECURITY;

CREATE TABLE public.staff_post (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    staff_member_id uuid NOT NULL,
    from_date date NOT NULL,
    title text NOT NULL,
    is_full_time boolean NOT NULL,
    weekly_minutes smallint NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT staff_post_title_length CHECK (((length(title) >= 1) AND (length(title) <= 200))),
    CONSTRAINT staff_post_weekly_minutes_range CHECK (((weekly_minutes >= 1) AND (weekly_minutes <= 3600)))
);

ALTER TABLE ONLY public.staff_post FORCE ROW LEVEL SECURITY;

CREATE TABLE public.staff_training (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    staff_member_id uuid NOT NULL,
    course_id uuid NOT NULL,
    completed_on date NOT NULL,
    trainer text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT staff_training_trainer_length CHECK (((length(trainer) >= 1) AND (length(trainer) <= 200)))
);

ALTER TABLE ONLY public.staff_training FORCE ROW LEVEL SECURITY;

CREATE TABLE public.stay (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    carer_id uuid NOT NULL,
    council_id uuid NOT NULL,
    arrive_date date NOT NULL,
    depart_date date NOT NULL,
    band text NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    miles integer,
    cancelled_at timestamp with time zone,
    cancelled_by text,
    not_arrived boolean DEFAULT false NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    kind text DEFAULT 'shortBreak'::text NOT NULL,
    carried_over boolean DEFAULT false NOT NULL,
    CONSTRAINT stay_band_length CHECK (((length(band) >= 1) AND (length(band) <= 50))),
    CONSTRAINT stay_cancelled_before_start CHECK ((cancelled_at < starts_at)),
    CONSTRAINT stay_cancelled_by_known CHECK ((cancelled_by = ANY (ARRAY['council'::text, 'person'::text, 'carer'::text, 'scheme'::text]))),
    CONSTRAINT stay_cancelled_by_whom CHECK (((cancelled_by IS NULL) OR (cancelled_at IS NOT NULL))),
    CONSTRAINT stay_cancelled_or_not_arrived CHECK ((NOT (not_arrived AND (cancelled_at IS NOT NULL)))),
    CONSTRAINT stay_kind_known CHECK ((kind = ANY (ARRAY['shortBreak'::text, 'crisis'::text, 'reablement'::text]))),
    CONSTRAINT stay_miles_range CHECK (((miles >= 0) AND (miles <= 10000))),
    CONSTRAINT stay_nights_range CHECK ((((depart_date - arrive_date) >= 1) AND ((depart_date - arrive_date) <= 28))),
    CONSTRAINT stay_starts_on_arrival CHECK ((((starts_at AT TIME ZONE 'Europe/London'::text))::date = arrive_date))
);

ALTER TABLE ONLY public.stay FORCE ROW LEVEL SECURITY;

CREATE TABLE public.support_cover (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    covered_carer_id uuid NOT NULL,
    from_date date NOT NULL,
    to_date date,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT support_cover_interval CHECK ((to_date > from_date)),
    CONSTRAINT support_cover_of_another CHECK ((covered_carer_id <> carer_id))
);

ALTER TABLE ONLY public.support_cover FORCE ROW LEVEL SECURITY;

CREATE TABLE public.task (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    carer_id uuid,
    subject_id uuid,
    due_on date,
    done_at timestamp with time zone,
    done_by uuid,
    outcome text,
    version integer DEFAULT 1 NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    is_deadline boolean DEFAULT false NOT NULL,
    topic text DEFAULT ''::text NOT NULL,
    taken_by uuid,
    taken_at timestamp with time zone,
    put_off_until date,
    put_off_reason text,
    CONSTRAINT task_deadline_is_due CHECK (((NOT is_deadline) OR ((subject_id IS NOT NULL) AND (due_on IS NOT NULL)))),
    CONSTRAINT task_done_with_outcome CHECK (((done_at IS NULL) = (outcome IS NULL))),
    CONSTRAINT task_kind_length CHECK (((length(kind) >= 1) AND (length(kind) <= 50))),
    CONSTRAINT task_outcome_length CHECK (((length(outcome) >= 1) AND (length(outcome) <= 4000))),
    CONSTRAINT task_put_off_reason_length CHECK (((length(put_off_reason) >= 1) AND (length(put_off_reason) <= 4000))),
    CONSTRAINT task_put_off_with_reason CHECK (((put_off_until IS NULL) = (put_off_reason IS NULL))),
    CONSTRAINT task_taken_at_by_somebody CHECK (((taken_by IS NULL) = (taken_at IS NULL))),
    CONSTRAINT task_topic_length CHECK ((length(topic) <= 50))
);

ALTER TABLE ONLY public.task FORCE ROW LEVEL SECURITY;

CREATE TABLE public.training_record (
    scheme_id uuid DEFAULT public.current_scheme_id() NOT NULL,
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    course_id uuid NOT NULL,
    completed_on date NOT NULL,
    trainer text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.current_instant() NOT NULL,
    recorded_by uuid DEFAULT public.current_account_id(),
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT training_record_trainer_length CHECK (((length(trainer) >= 1) AND (length(trainer) <= 200)))
);

ALTER TABLE ONLY public.training_record FORCE ROW LEVEL SECURITY;

ALTER TABLE ONLY public.account_identity
    ADD CONSTRAINT account_identity_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.account_identity
    ADD CONSTRAINT account_identity_subject_unique UNIQUE (scheme_id, issuer, subject);

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_label_unique UNIQUE (scheme_id, label);

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.annual_carer_review
    ADD CONSTRAINT annual_carer_review_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_digest_unique UNIQUE (digest);

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.approval_terms
    ADD CONSTRAINT approval_terms_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.arrangement_agreement
    ADD CONSTRAINT arrangement_agreement_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.assessor_report
    ADD CONSTRAINT assessor_report_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_link
    ADD CONSTRAINT audit_link_first_entry_unique UNIQUE (scheme_id, first_entry_id);

ALTER TABLE ONLY public.audit_link
    ADD CONSTRAINT audit_link_pkey PRIMARY KEY (scheme_id, number);

ALTER TABLE ONLY public.band_agreement
    ADD CONSTRAINT band_agreement_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.banding_review
    ADD CONSTRAINT banding_review_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.banding_tool_domain
    ADD CONSTRAINT banding_tool_domain_code_unique UNIQUE (scheme_id, banding_tool_id, code);

ALTER TABLE ONLY public.banding_tool_domain
    ADD CONSTRAINT banding_tool_domain_pkey PRIMARY KEY (scheme_id, banding_tool_id, number);

ALTER TABLE ONLY public.banding_tool
    ADD CONSTRAINT banding_tool_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.bank_holiday
    ADD CONSTRAINT bank_holiday_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.capacity_assessment
    ADD CONSTRAINT capacity_assessment_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.care_plan
    ADD CONSTRAINT care_plan_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.care_relief_figures
    ADD CONSTRAINT care_relief_figures_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.carer_agreement
    ADD CONSTRAINT carer_agreement_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.carer_bank_account
    ADD CONSTRAINT carer_bank_account_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.carer_commitments
    ADD CONSTRAINT carer_commitments_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.carer_coordinator
    ADD CONSTRAINT carer_coordinator_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.carer_match
    ADD CONSTRAINT carer_match_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.carer_matching_mark
    ADD CONSTRAINT carer_matching_mark_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.carer_matching
    ADD CONSTRAINT carer_matching_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.carer_offer
    ADD CONSTRAINT carer_offer_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.carer
    ADD CONSTRAINT carer_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.carer_profile
    ADD CONSTRAINT carer_profile_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.carer_reference
    ADD CONSTRAINT carer_reference_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.carer_state_change
    ADD CONSTRAINT carer_state_change_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.change_of_circumstances
    ADD CONSTRAINT change_of_circumstances_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.community_activity
    ADD CONSTRAINT community_activity_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.contribution_receipt
    ADD CONSTRAINT contribution_receipt_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.council_commissioner
    ADD CONSTRAINT council_commissioner_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.council
    ADD CONSTRAINT council_name_unique UNIQUE (scheme_id, name);

ALTER TABLE ONLY public.council
    ADD CONSTRAINT council_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.course
    ADD CONSTRAINT course_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.dbs_asker
    ADD CONSTRAINT dbs_asker_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.dbs_certificate
    ADD CONSTRAINT dbs_certificate_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.dbs_disclosure
    ADD CONSTRAINT dbs_disclosure_certificate_unique UNIQUE (scheme_id, certificate_id);

ALTER TABLE ONLY public.dbs_disclosure
    ADD CONSTRAINT dbs_disclosure_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.dbs_named_adult
    ADD CONSTRAINT dbs_named_adult_pkey PRIMARY KEY (scheme_id, certificate_id, household_member_id);

ALTER TABLE ONLY public.dbs_risk_assessment
    ADD CONSTRAINT dbs_risk_assessment_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.dbs_showing
    ADD CONSTRAINT dbs_showing_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.dbs_update_check
    ADD CONSTRAINT dbs_update_check_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.dbs_update_consent
    ADD CONSTRAINT dbs_update_consent_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.delivery_attempt
    ADD CONSTRAINT delivery_attempt_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_once UNIQUE (scheme_id, account_id, kind, on_date);

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.delivery_setting
    ADD CONSTRAINT delivery_setting_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.feedback
    ADD CONSTRAINT feedback_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.growth_target
    ADD CONSTRAINT growth_target_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.home_inspection
    ADD CONSTRAINT home_inspection_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.household_departure
    ADD CONSTRAINT household_departure_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.household_insurance
    ADD CONSTRAINT household_insurance_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.household_member
    ADD CONSTRAINT household_member_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.household
    ADD CONSTRAINT household_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.household_profile
    ADD CONSTRAINT household_profile_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.household_room
    ADD CONSTRAINT household_room_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.household_tenure
    ADD CONSTRAINT household_tenure_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.household
    ADD CONSTRAINT household_uprn_unique UNIQUE (scheme_id, uprn);

ALTER TABLE ONLY public.idempotency_key
    ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (scheme_id, account_id, key);

ALTER TABLE ONLY public.incident
    ADD CONSTRAINT incident_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.issued_document
    ADD CONSTRAINT issued_document_number_unique UNIQUE (scheme_id, kind, subject_id, number);

ALTER TABLE ONLY public.issued_document
    ADD CONSTRAINT issued_document_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.job_progress
    ADD CONSTRAINT job_progress_pkey PRIMARY KEY (job_id);

ALTER TABLE ONLY public.job_schedule
    ADD CONSTRAINT job_schedule_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.job_worker
    ADD CONSTRAINT job_worker_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.management_fee
    ADD CONSTRAINT management_fee_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.match_agreement
    ADD CONSTRAINT match_agreement_party_once UNIQUE (scheme_id, match_id, party);

ALTER TABLE ONLY public.match_agreement
    ADD CONSTRAINT match_agreement_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.match_state_change
    ADD CONSTRAINT match_state_change_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.match_visit
    ADD CONSTRAINT match_visit_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.matching_policy
    ADD CONSTRAINT matching_policy_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.monitoring_visit
    ADD CONSTRAINT monitoring_visit_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.panel_attendance
    ADD CONSTRAINT panel_attendance_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.panel_case
    ADD CONSTRAINT panel_case_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.panel_decision
    ADD CONSTRAINT panel_decision_once UNIQUE (scheme_id, case_id);

ALTER TABLE ONLY public.panel_decision
    ADD CONSTRAINT panel_decision_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.panel_interest
    ADD CONSTRAINT panel_interest_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.panel_meeting
    ADD CONSTRAINT panel_meeting_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.panel_member
    ADD CONSTRAINT panel_member_account_unique UNIQUE (scheme_id, account_id);

ALTER TABLE ONLY public.panel_member
    ADD CONSTRAINT panel_member_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.panel_recommendation_member
    ADD CONSTRAINT panel_recommendation_member_once UNIQUE (scheme_id, recommendation_id, member_id);

ALTER TABLE ONLY public.panel_recommendation_member
    ADD CONSTRAINT panel_recommendation_member_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.panel_recommendation
    ADD CONSTRAINT panel_recommendation_once UNIQUE (scheme_id, case_id, meeting_id);

ALTER TABLE ONLY public.panel_recommendation
    ADD CONSTRAINT panel_recommendation_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.paying_account
    ADD CONSTRAINT paying_account_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.payment_budget
    ADD CONSTRAINT payment_budget_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.payment_confirmation
    ADD CONSTRAINT payment_confirmation_digest_unique UNIQUE (scheme_id, run_id, digest);

ALTER TABLE ONLY public.payment_confirmation
    ADD CONSTRAINT payment_confirmation_file_digest_unique UNIQUE (scheme_id, file_id, digest);

ALTER TABLE ONLY public.payment_confirmation
    ADD CONSTRAINT payment_confirmation_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.payment_exception
    ADD CONSTRAINT payment_exception_pkey PRIMARY KEY (scheme_id, run_id, number);

ALTER TABLE ONLY public.payment_fact_change
    ADD CONSTRAINT payment_fact_change_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.payment_file_download
    ADD CONSTRAINT payment_file_download_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.payment_file_entry
    ADD CONSTRAINT payment_file_entry_payment_unique UNIQUE (scheme_id, run_id, carer_id);

ALTER TABLE ONLY public.payment_file_entry
    ADD CONSTRAINT payment_file_entry_pkey PRIMARY KEY (scheme_id, file_id, number);

ALTER TABLE ONLY public.payment_file_entry
    ADD CONSTRAINT payment_file_entry_reference_unique UNIQUE (scheme_id, reference);

ALTER TABLE ONLY public.payment_file_entry
    ADD CONSTRAINT payment_file_entry_urgent_payment_unique UNIQUE (scheme_id, urgent_payment_id);

ALTER TABLE ONLY public.payment_file
    ADD CONSTRAINT payment_file_number_unique UNIQUE (scheme_id, number);

ALTER TABLE ONLY public.payment_file
    ADD CONSTRAINT payment_file_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.payment_hold
    ADD CONSTRAINT payment_hold_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.payment_line
    ADD CONSTRAINT payment_line_pkey PRIMARY KEY (scheme_id, run_id, number);

ALTER TABLE ONLY public.payment_outcome
    ADD CONSTRAINT payment_outcome_payment_unique UNIQUE (scheme_id, run_id, carer_id);

ALTER TABLE ONLY public.payment_outcome
    ADD CONSTRAINT payment_outcome_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.payment_outcome
    ADD CONSTRAINT payment_outcome_urgent_payment_unique UNIQUE (scheme_id, urgent_payment_id);

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_pkey PRIMARY KEY (scheme_id, run_id, carer_id);

ALTER TABLE ONLY public.payment_policy
    ADD CONSTRAINT payment_policy_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.payment_run_fee
    ADD CONSTRAINT payment_run_fee_pkey PRIMARY KEY (scheme_id, run_id, council_id, month);

ALTER TABLE ONLY public.payment_run_parked
    ADD CONSTRAINT payment_run_parked_pkey PRIMARY KEY (scheme_id, run_id, carer_id);

ALTER TABLE ONLY public.payment_run
    ADD CONSTRAINT payment_run_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.payment_table
    ADD CONSTRAINT payment_table_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.person_home_needs
    ADD CONSTRAINT person_home_needs_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.person_outcome
    ADD CONSTRAINT person_outcome_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.person_profile
    ADD CONSTRAINT person_profile_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.person_sibling
    ADD CONSTRAINT person_sibling_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.placement_absence
    ADD CONSTRAINT placement_absence_one_at_once EXCLUDE USING gist (scheme_id WITH =, placement_id WITH =, daterange(from_date, to_date) WITH &&) WHERE ((withdrawn_at IS NULL));

ALTER TABLE ONLY public.placement_absence
    ADD CONSTRAINT placement_absence_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.placement_band
    ADD CONSTRAINT placement_band_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.placement_complex_fee
    ADD CONSTRAINT placement_complex_fee_one_at_once EXCLUDE USING gist (scheme_id WITH =, placement_id WITH =, daterange(from_date, to_date) WITH &&) WHERE ((withdrawn_at IS NULL));

ALTER TABLE ONLY public.placement_complex_fee
    ADD CONSTRAINT placement_complex_fee_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.placement_contribution
    ADD CONSTRAINT placement_contribution_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.placement_notice
    ADD CONSTRAINT placement_notice_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.placement
    ADD CONSTRAINT placement_one_home EXCLUDE USING gist (scheme_id WITH =, person_id WITH =, daterange(start_date, end_date) WITH &&);

ALTER TABLE ONLY public.placement
    ADD CONSTRAINT placement_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.policy_review
    ADD CONSTRAINT policy_review_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.quality_policy
    ADD CONSTRAINT quality_policy_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.quarterly_report_figure
    ADD CONSTRAINT quarterly_report_figure_once UNIQUE (scheme_id, report_id, code, group_name);

ALTER TABLE ONLY public.quarterly_report_figure
    ADD CONSTRAINT quarterly_report_figure_pkey PRIMARY KEY (scheme_id, report_id, number);

ALTER TABLE ONLY public.quarterly_report
    ADD CONSTRAINT quarterly_report_once UNIQUE NULLS NOT DISTINCT (scheme_id, quarter_from, council_id);

ALTER TABLE ONLY public.quarterly_report
    ADD CONSTRAINT quarterly_report_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.rate_card
    ADD CONSTRAINT rate_card_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.rate_card_price
    ADD CONSTRAINT rate_card_price_pkey PRIMARY KEY (scheme_id, rate_card_id, unit, session, band);

ALTER TABLE ONLY public.recovery_plan
    ADD CONSTRAINT recovery_plan_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.referral_state_change
    ADD CONSTRAINT referral_state_change_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.reminder_lead
    ADD CONSTRAINT reminder_lead_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.reminder
    ADD CONSTRAINT reminder_once UNIQUE (scheme_id, task_id, step_days);

ALTER TABLE ONLY public.reminder
    ADD CONSTRAINT reminder_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.reminder_recipient
    ADD CONSTRAINT reminder_recipient_pkey PRIMARY KEY (scheme_id, reminder_id, delivery_id);

ALTER TABLE ONLY public.reminder_sweep
    ADD CONSTRAINT reminder_sweep_once UNIQUE (scheme_id, on_date);

ALTER TABLE ONLY public.reminder_sweep
    ADD CONSTRAINT reminder_sweep_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.requirement_policy
    ADD CONSTRAINT requirement_policy_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.scheme
    ADD CONSTRAINT scheme_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.scheme
    ADD CONSTRAINT scheme_slug_unique UNIQUE (slug);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.sign_in_event
    ADD CONSTRAINT sign_in_event_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.significant_event
    ADD CONSTRAINT significant_event_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.staff_course
    ADD CONSTRAINT staff_course_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.staff_member
    ADD CONSTRAINT staff_member_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.staff_post
    ADD CONSTRAINT staff_post_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.staff_training
    ADD CONSTRAINT staff_training_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.stay
    ADD CONSTRAINT stay_one_place EXCLUDE USING gist (scheme_id WITH =, person_id WITH =, daterange(arrive_date, depart_date) WITH &&) WHERE (((cancelled_at IS NULL) AND (NOT not_arrived)));

ALTER TABLE ONLY public.stay
    ADD CONSTRAINT stay_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.support_cover
    ADD CONSTRAINT support_cover_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.task
    ADD CONSTRAINT task_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.training_record
    ADD CONSTRAINT training_record_pkey PRIMARY KEY (scheme_id, id);

ALTER TABLE ONLY public.urgent_payment
    ADD CONSTRAINT urgent_payment_pkey PRIMARY KEY (scheme_id, id);

CREATE INDEX annual_carer_review_of_carer ON public.annual_carer_review USING btree (scheme_id, carer_id);

CREATE INDEX approval_terms_of_carer ON public.approval_terms USING btree (scheme_id, carer_id, from_date);

CREATE INDEX arrangement_agreement_of_person ON public.arrangement_agreement USING btree (scheme_id, person_id, carer_id);

CREATE INDEX assessor_report_of_carer ON public.assessor_report USING btree (scheme_id, carer_id);

CREATE INDEX audit_entry_of_link ON public.audit_entry USING btree (scheme_id, first_entry_id, id);

CREATE INDEX audit_entry_of_record ON public.audit_entry USING btree (scheme_id, record_id, id);

CREATE INDEX audit_entry_of_scheme ON public.audit_entry USING btree (scheme_id, id);

CREATE INDEX audit_entry_shown ON public.audit_entry USING gin (shown) WHERE (shown IS NOT NULL);

CREATE UNIQUE INDEX band_agreement_from_unique ON public.band_agreement USING btree (scheme_id, person_id, council_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE INDEX banding_review_of_placement ON public.banding_review USING btree (scheme_id, placement_id);

CREATE UNIQUE INDEX banding_tool_from_unique ON public.banding_tool USING btree (scheme_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX bank_holiday_on_unique ON public.bank_holiday USING btree (scheme_id, on_date) WHERE (withdrawn_at IS NULL);

CREATE INDEX capacity_assessment_of_person ON public.capacity_assessment USING btree (scheme_id, person_id, assessed_on);

CREATE INDEX care_plan_of_placement ON public.care_plan USING btree (scheme_id, placement_id);

CREATE UNIQUE INDEX care_relief_figures_tax_year_unique ON public.care_relief_figures USING btree (scheme_id, tax_year) WHERE (withdrawn_at IS NULL);

CREATE INDEX carer_agreement_of_carer ON public.carer_agreement USING btree (scheme_id, carer_id);

CREATE UNIQUE INDEX carer_bank_account_from_unique ON public.carer_bank_account USING btree (scheme_id, carer_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE INDEX carer_commitments_of_carer ON public.carer_commitments USING btree (scheme_id, carer_id);

CREATE UNIQUE INDEX carer_coordinator_from_unique ON public.carer_coordinator USING btree (scheme_id, carer_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE INDEX carer_match_of_carer ON public.carer_match USING btree (scheme_id, carer_id);

CREATE UNIQUE INDEX carer_match_one_open ON public.carer_match USING btree (scheme_id, referral_id, carer_id) WHERE (state <> ALL (ARRAY['placed'::text, 'withdrawn'::text]));

CREATE INDEX carer_matching_stale ON public.carer_matching USING btree (scheme_id, stale_date);

CREATE INDEX carer_of_household ON public.carer USING btree (scheme_id, household_id);

CREATE INDEX carer_of_state ON public.carer USING btree (scheme_id, state, id);

CREATE INDEX carer_offer_of_carer ON public.carer_offer USING btree (scheme_id, carer_id);

CREATE UNIQUE INDEX carer_profile_from_unique ON public.carer_profile USING btree (scheme_id, carer_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE INDEX carer_reference_of_carer ON public.carer_reference USING btree (scheme_id, carer_id);

CREATE INDEX carer_state_change_of_carer ON public.carer_state_change USING btree (scheme_id, carer_id, recorded_at);

CREATE INDEX change_of_circumstances_of_carer ON public.change_of_circumstances USING btree (scheme_id, carer_id);

CREATE INDEX community_activity_held ON public.community_activity USING btree (scheme_id, held_on);

CREATE INDEX contribution_receipt_of_person ON public.contribution_receipt USING btree (scheme_id, person_id, received_on);

CREATE UNIQUE INDEX council_commissioner_from_unique ON public.council_commissioner USING btree (scheme_id, account_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX course_from_unique ON public.course USING btree (scheme_id, code, from_date) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX dbs_asker_one_live ON public.dbs_asker USING btree (scheme_id) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX dbs_certificate_number_unique ON public.dbs_certificate USING btree (scheme_id, number) WHERE (withdrawn_at IS NULL);

CREATE INDEX dbs_certificate_of_account ON public.dbs_certificate USING btree (scheme_id, account_id);

CREATE INDEX dbs_certificate_of_carer ON public.dbs_certificate USING btree (scheme_id, carer_id);

CREATE INDEX dbs_disclosure_kept ON public.dbs_disclosure USING btree (scheme_id) WHERE (purged_at IS NULL);

CREATE INDEX dbs_risk_assessment_of_certificate ON public.dbs_risk_assessment USING btree (scheme_id, certificate_id);

CREATE INDEX dbs_showing_of_certificate ON public.dbs_showing USING btree (scheme_id, certificate_id);

CREATE INDEX dbs_update_check_of_certificate ON public.dbs_update_check USING btree (scheme_id, certificate_id);

CREATE UNIQUE INDEX dbs_update_consent_one_live ON public.dbs_update_consent USING btree (scheme_id, certificate_id) WHERE (withdrawn_at IS NULL);

CREATE INDEX delivery_attempt_of_delivery ON public.delivery_attempt USING btree (scheme_id, delivery_id);

CREATE INDEX delivery_pending ON public.delivery USING btree (scheme_id, id) WHERE (state = 'pending'::text);

CREATE UNIQUE INDEX delivery_setting_one_live ON public.delivery_setting USING btree (scheme_id) WHERE (withdrawn_at IS NULL);

CREATE INDEX feedback_open ON public.feedback USING btree (scheme_id, id) WHERE ((resolved_on IS NULL) OR ((remedy IS NOT NULL) AND (remedy_done_on IS NULL)));

CREATE INDEX feedback_received ON public.feedback USING btree (scheme_id, received_on);

CREATE UNIQUE INDEX growth_target_from_unique ON public.growth_target USING btree (scheme_id, measure, from_date) WHERE (withdrawn_at IS NULL);

CREATE INDEX home_inspection_of_household ON public.home_inspection USING btree (scheme_id, household_id);

CREATE INDEX household_by_uprn ON public.household USING btree (uprn) WHERE (uprn IS NOT NULL);

CREATE INDEX household_departure_of_member ON public.household_departure USING btree (scheme_id, member_id);

CREATE UNIQUE INDEX household_departure_one_live ON public.household_departure USING btree (scheme_id, member_id) WHERE (withdrawn_at IS NULL);

CREATE INDEX household_insurance_of_household ON public.household_insurance USING btree (scheme_id, household_id);

CREATE INDEX household_member_of_household ON public.household_member USING btree (scheme_id, household_id);

CREATE UNIQUE INDEX household_profile_from_unique ON public.household_profile USING btree (scheme_id, household_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE INDEX household_room_of_household ON public.household_room USING btree (scheme_id, household_id);

CREATE INDEX household_tenure_of_household ON public.household_tenure USING btree (scheme_id, household_id);

CREATE INDEX idempotency_key_age ON public.idempotency_key USING btree (recorded_at);

CREATE INDEX incident_known ON public.incident USING btree (scheme_id, known_at);

CREATE INDEX incident_of_person ON public.incident USING btree (scheme_id, person_id) WHERE (person_id IS NOT NULL);

CREATE INDEX incident_open ON public.incident USING btree (scheme_id, id) WHERE (closed_on IS NULL);

CREATE INDEX job_claim_order ON public.job USING btree (priority, run_at, id) WHERE (state = 'available'::text);

CREATE INDEX job_finished_order ON public.job USING btree (finished_at) WHERE (finished_at IS NOT NULL);

CREATE INDEX job_running_by_worker ON public.job USING btree (worker_id) WHERE (worker_id IS NOT NULL);

CREATE INDEX job_scheduled_order ON public.job USING btree (run_at) WHERE (state = 'scheduled'::text);

CREATE INDEX job_tenant_order ON public.job USING btree (tenant_id, id) WHERE (tenant_id IS NOT NULL);

CREATE UNIQUE INDEX job_unique_live ON public.job USING btree (kind, unique_key, tenant_id) NULLS NOT DISTINCT WHERE ((unique_key IS NOT NULL) AND (state = ANY (ARRAY['scheduled'::text, 'available'::text, 'running'::text])));

CREATE UNIQUE INDEX management_fee_from_unique ON public.management_fee USING btree (scheme_id, council_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE INDEX match_state_change_of_match ON public.match_state_change USING btree (scheme_id, match_id, recorded_at);

CREATE INDEX match_visit_of_match ON public.match_visit USING btree (scheme_id, match_id);

CREATE UNIQUE INDEX matching_policy_from_unique ON public.matching_policy USING btree (scheme_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE INDEX monitoring_visit_of_placement ON public.monitoring_visit USING btree (scheme_id, placement_id, visited_on);

CREATE INDEX panel_attendance_of_member ON public.panel_attendance USING btree (scheme_id, member_id);

CREATE UNIQUE INDEX panel_attendance_once ON public.panel_attendance USING btree (scheme_id, meeting_id, member_id) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX panel_attendance_one_chair ON public.panel_attendance USING btree (scheme_id, meeting_id) WHERE (is_chair AND (withdrawn_at IS NULL));

CREATE INDEX panel_case_of_carer ON public.panel_case USING btree (scheme_id, carer_id);

CREATE INDEX panel_case_of_meeting ON public.panel_case USING btree (scheme_id, meeting_id) WHERE (meeting_id IS NOT NULL);

CREATE UNIQUE INDEX panel_case_one_open ON public.panel_case USING btree (scheme_id, carer_id) WHERE (state <> ALL (ARRAY['decided'::text, 'withdrawn'::text]));

CREATE UNIQUE INDEX panel_interest_once ON public.panel_interest USING btree (scheme_id, case_id, member_id) WHERE (withdrawn_at IS NULL);

CREATE INDEX panel_meeting_by_day ON public.panel_meeting USING btree (scheme_id, held_on);

CREATE INDEX panel_recommendation_of_meeting ON public.panel_recommendation USING btree (scheme_id, meeting_id);

CREATE UNIQUE INDEX paying_account_from_unique ON public.paying_account USING btree (scheme_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX payment_budget_from_unique ON public.payment_budget USING btree (scheme_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE INDEX payment_fact_change_open ON public.payment_fact_change USING btree (scheme_id, id) WHERE (settled_by_run_id IS NULL);

CREATE INDEX payment_file_download_of_file ON public.payment_file_download USING btree (scheme_id, file_id, id);

CREATE INDEX payment_file_of_run ON public.payment_file USING btree (scheme_id, run_id, number);

CREATE INDEX payment_file_urgent ON public.payment_file USING btree (scheme_id, id) WHERE (run_id IS NULL);

CREATE INDEX payment_hold_of_carer ON public.payment_hold USING btree (scheme_id, carer_id, id);

CREATE UNIQUE INDEX payment_hold_one_in_force ON public.payment_hold USING btree (scheme_id, carer_id) WHERE (released_at IS NULL);

CREATE INDEX payment_line_of_carer ON public.payment_line USING btree (scheme_id, carer_id, run_id);

CREATE INDEX payment_line_of_subject ON public.payment_line USING btree (scheme_id, subject_id);

CREATE INDEX payment_of_carer ON public.payment USING btree (scheme_id, carer_id, run_id);

CREATE INDEX payment_outcome_rejected ON public.payment_outcome USING btree (scheme_id, carer_id) WHERE (outcome = 'rejected'::text);

CREATE UNIQUE INDEX payment_policy_from_unique ON public.payment_policy USING btree (scheme_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE INDEX payment_run_fee_of_council ON public.payment_run_fee USING btree (scheme_id, council_id, month);

CREATE UNIQUE INDEX payment_run_one_for_month ON public.payment_run USING btree (scheme_id, period) WHERE (state <> 'voided'::text);

CREATE UNIQUE INDEX payment_table_from_unique ON public.payment_table USING btree (scheme_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX person_home_needs_from_unique ON public.person_home_needs USING btree (scheme_id, person_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE INDEX person_outcome_of_person ON public.person_outcome USING btree (scheme_id, person_id, area, assessed_on);

CREATE UNIQUE INDEX person_profile_from_unique ON public.person_profile USING btree (scheme_id, person_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE INDEX person_sibling_of_sibling ON public.person_sibling USING btree (scheme_id, sibling_id) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX person_sibling_once ON public.person_sibling USING btree (scheme_id, person_id, sibling_id) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX placement_band_from_unique ON public.placement_band USING btree (scheme_id, placement_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX placement_contribution_from_unique ON public.placement_contribution USING btree (scheme_id, placement_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE INDEX placement_notice_of_placement ON public.placement_notice USING btree (scheme_id, placement_id);

CREATE INDEX placement_of_carer ON public.placement USING btree (scheme_id, carer_id);

CREATE UNIQUE INDEX policy_review_from_unique ON public.policy_review USING btree (scheme_id, subject, reviewed_on) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX quality_policy_from_unique ON public.quality_policy USING btree (scheme_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX rate_card_from_unique ON public.rate_card USING btree (scheme_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE INDEX recovery_plan_of_carer ON public.recovery_plan USING btree (scheme_id, carer_id, id);

CREATE UNIQUE INDEX recovery_plan_one_in_force ON public.recovery_plan USING btree (scheme_id, carer_id) WHERE ((withdrawn_at IS NULL) AND (ended_at IS NULL));

CREATE INDEX referral_of_person ON public.referral USING btree (scheme_id, person_id);

CREATE INDEX referral_state_change_of_referral ON public.referral_state_change USING btree (scheme_id, referral_id, recorded_at);

CREATE INDEX referral_waiting ON public.referral USING btree (scheme_id, received_on, id) WHERE (state = 'open'::text);

CREATE UNIQUE INDEX reminder_lead_from_unique ON public.reminder_lead USING btree (scheme_id, cause, from_date) WHERE (withdrawn_at IS NULL);

CREATE INDEX reminder_recipient_of_delivery ON public.reminder_recipient USING btree (scheme_id, delivery_id);

CREATE UNIQUE INDEX requirement_policy_from_unique ON public.requirement_policy USING btree (scheme_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE INDEX session_by_start ON public.session USING btree (scheme_id, starts_at);

CREATE INDEX session_of_carer ON public.session USING btree (scheme_id, carer_id);

CREATE INDEX sign_in_event_of_account ON public.sign_in_event USING btree (scheme_id, account_id, id);

CREATE INDEX sign_in_event_of_token ON public.sign_in_event USING btree (scheme_id, token_id, recorded_at);

CREATE INDEX significant_event_of_person ON public.significant_event USING btree (scheme_id, person_id, happened_on);

CREATE UNIQUE INDEX staff_course_from_unique ON public.staff_course USING btree (scheme_id, code, from_date) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX staff_member_account_unique ON public.staff_member USING btree (scheme_id, account_id);

CREATE UNIQUE INDEX staff_post_from_unique ON public.staff_post USING btree (scheme_id, staff_member_id, from_date) WHERE (withdrawn_at IS NULL);

CREATE INDEX staff_training_of_staff_member ON public.staff_training USING btree (scheme_id, staff_member_id);

CREATE INDEX stay_by_arrival ON public.stay USING btree (scheme_id, arrive_date);

CREATE INDEX stay_of_carer ON public.stay USING btree (scheme_id, carer_id);

CREATE INDEX support_cover_of_carer ON public.support_cover USING btree (scheme_id, carer_id);

CREATE INDEX task_of_carer ON public.task USING btree (scheme_id, carer_id);

CREATE UNIQUE INDEX task_one_for_deadline ON public.task USING btree (scheme_id, subject_id, kind, topic, due_on) WHERE is_deadline;

CREATE INDEX task_open ON public.task USING btree (scheme_id, id) WHERE (done_at IS NULL);

CREATE INDEX task_open_by_due ON public.task USING btree (scheme_id, due_on) WHERE (done_at IS NULL);

CREATE INDEX task_open_deadline ON public.task USING btree (scheme_id) WHERE (is_deadline AND (done_at IS NULL));

CREATE INDEX training_record_of_carer ON public.training_record USING btree (scheme_id, carer_id);

CREATE INDEX urgent_payment_of_carer ON public.urgent_payment USING btree (scheme_id, carer_id, id);

CREATE TRIGGER account_audited AFTER INSERT OR DELETE OR UPDATE ON public.account FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER account_identity_audited AFTER INSERT OR DELETE OR UPDATE ON public.account_identity FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER annual_carer_review_audited AFTER INSERT OR DELETE OR UPDATE ON public.annual_carer_review FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER annual_carer_review_matched AFTER INSERT OR UPDATE ON public.annual_carer_review FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('carer');

CREATE TRIGGER api_token_audited AFTER INSERT OR DELETE OR UPDATE ON public.api_token FOR EACH ROW EXECUTE FUNCTION public.audit_change('digest');

CREATE TRIGGER approval_terms_audited AFTER INSERT OR DELETE OR UPDATE ON public.approval_terms FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER approval_terms_matched AFTER INSERT OR UPDATE ON public.approval_terms FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('carer');

CREATE TRIGGER arrangement_agreement_audited AFTER INSERT OR DELETE OR UPDATE ON public.arrangement_agreement FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER assessor_report_audited AFTER INSERT OR DELETE OR UPDATE ON public.assessor_report FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER assessor_report_matched AFTER INSERT OR UPDATE ON public.assessor_report FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('carer');

CREATE TRIGGER audit_entry_append_only BEFORE DELETE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER audit_entry_erased BEFORE UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION public.audit_entry_check_erasure();

CREATE CONSTRAINT TRIGGER audit_entry_linked AFTER INSERT ON public.audit_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.id = new.first_entry_id)) EXECUTE FUNCTION public.audit_link_transaction();

CREATE TRIGGER audit_entry_unchanged BEFORE UPDATE ON public.audit_entry FOR EACH STATEMENT WHEN ((current_setting('sharedlives.erasing'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER audit_link_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_link FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER band_agreement_audited AFTER INSERT OR DELETE OR UPDATE ON public.band_agreement FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER banding_review_audited AFTER INSERT OR DELETE OR UPDATE ON public.banding_review FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER banding_tool_audited AFTER INSERT OR DELETE OR UPDATE ON public.banding_tool FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER banding_tool_domain_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.banding_tool_domain FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER bank_holiday_audited AFTER INSERT OR DELETE OR UPDATE ON public.bank_holiday FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER capacity_assessment_audited AFTER INSERT OR DELETE OR UPDATE ON public.capacity_assessment FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER care_plan_audited AFTER INSERT OR DELETE OR UPDATE ON public.care_plan FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER care_relief_figures_audited AFTER INSERT OR DELETE OR UPDATE ON public.care_relief_figures FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER carer_agreement_audited AFTER INSERT OR DELETE OR UPDATE ON public.carer_agreement FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER carer_agreement_matched AFTER INSERT OR UPDATE ON public.carer_agreement FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('carer');

CREATE TRIGGER carer_audited AFTER INSERT OR DELETE OR UPDATE ON public.carer FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER carer_bank_account_audited AFTER INSERT OR DELETE OR UPDATE ON public.carer_bank_account FOR EACH ROW EXECUTE FUNCTION public.audit_change('sealed');

CREATE TRIGGER carer_commitments_audited AFTER INSERT OR DELETE OR UPDATE ON public.carer_commitments FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER carer_commitments_matched AFTER INSERT OR UPDATE ON public.carer_commitments FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('carer');

CREATE TRIGGER carer_coordinator_audited AFTER INSERT OR DELETE OR UPDATE ON public.carer_coordinator FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER carer_match_audited AFTER INSERT OR DELETE OR UPDATE ON public.carer_match FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER carer_match_step BEFORE UPDATE ON public.carer_match FOR EACH ROW WHEN ((old.state <> new.state)) EXECUTE FUNCTION public.carer_match_check_step();

CREATE TRIGGER carer_matched AFTER INSERT OR UPDATE ON public.carer FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('itself');

CREATE TRIGGER carer_offer_audited AFTER INSERT OR DELETE OR UPDATE ON public.carer_offer FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER carer_offer_matched AFTER INSERT OR UPDATE ON public.carer_offer FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('carer');

CREATE TRIGGER carer_profile_audited AFTER INSERT OR DELETE OR UPDATE ON public.carer_profile FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER carer_profile_matched AFTER INSERT OR UPDATE ON public.carer_profile FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('carer');

CREATE TRIGGER carer_reference_audited AFTER INSERT OR DELETE OR UPDATE ON public.carer_reference FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER carer_reference_matched AFTER INSERT OR UPDATE ON public.carer_reference FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('carer');

CREATE TRIGGER carer_state_change_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.carer_state_change FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER carer_state_change_audited AFTER INSERT OR DELETE OR UPDATE ON public.carer_state_change FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER carer_state_change_matched AFTER INSERT OR UPDATE ON public.carer_state_change FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('carer');

CREATE TRIGGER carer_step BEFORE UPDATE ON public.carer FOR EACH ROW WHEN ((old.state <> new.state)) EXECUTE FUNCTION public.carer_check_step();

CREATE TRIGGER change_of_circumstances_audited AFTER INSERT OR DELETE OR UPDATE ON public.change_of_circumstances FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER community_activity_audited AFTER INSERT OR DELETE OR UPDATE ON public.community_activity FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER contribution_receipt_audited AFTER INSERT OR DELETE OR UPDATE ON public.contribution_receipt FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER council_audited AFTER INSERT OR DELETE OR UPDATE ON public.council FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER council_commissioner_audited AFTER INSERT OR DELETE OR UPDATE ON public.council_commissioner FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER course_audited AFTER INSERT OR DELETE OR UPDATE ON public.course FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER course_matched AFTER INSERT OR UPDATE ON public.course FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('scheme');

CREATE TRIGGER dbs_asker_audited AFTER INSERT OR DELETE OR UPDATE ON public.dbs_asker FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER dbs_certificate_audited AFTER INSERT OR DELETE OR UPDATE ON public.dbs_certificate FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER dbs_certificate_matched AFTER INSERT OR UPDATE ON public.dbs_certificate FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('carer');

CREATE TRIGGER dbs_disclosure_audited AFTER INSERT OR DELETE OR UPDATE ON public.dbs_disclosure FOR EACH ROW EXECUTE FUNCTION public.audit_change('content', 'reasoning', 'sealed_content', 'sealed_reasoning');

CREATE TRIGGER dbs_disclosure_newest BEFORE UPDATE ON public.dbs_disclosure FOR EACH ROW EXECUTE FUNCTION public.dbs_disclosure_keep_newest();

CREATE TRIGGER dbs_named_adult_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.dbs_named_adult FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER dbs_named_adult_matched AFTER INSERT OR UPDATE ON public.dbs_named_adult FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('certificate');

CREATE TRIGGER dbs_risk_assessment_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.dbs_risk_assessment FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER dbs_risk_assessment_audited AFTER INSERT OR DELETE OR UPDATE ON public.dbs_risk_assessment FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER dbs_risk_assessment_matched AFTER INSERT OR UPDATE ON public.dbs_risk_assessment FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('certificate');

CREATE TRIGGER dbs_showing_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.dbs_showing FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER dbs_showing_audited AFTER INSERT OR DELETE OR UPDATE ON public.dbs_showing FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER dbs_update_check_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.dbs_update_check FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER dbs_update_check_audited AFTER INSERT OR DELETE OR UPDATE ON public.dbs_update_check FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER dbs_update_check_matched AFTER INSERT OR UPDATE ON public.dbs_update_check FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('certificate');

CREATE TRIGGER dbs_update_consent_audited AFTER INSERT OR DELETE OR UPDATE ON public.dbs_update_consent FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER delivery_attempt_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.delivery_attempt FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER delivery_audited AFTER INSERT OR DELETE OR UPDATE ON public.delivery FOR EACH ROW EXECUTE FUNCTION public.audit_change('text');

CREATE TRIGGER delivery_setting_audited AFTER INSERT OR DELETE OR UPDATE ON public.delivery_setting FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER feedback_audited AFTER INSERT OR DELETE OR UPDATE ON public.feedback FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER growth_target_audited AFTER INSERT OR DELETE OR UPDATE ON public.growth_target FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER home_inspection_audited AFTER INSERT OR DELETE OR UPDATE ON public.home_inspection FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER home_inspection_matched AFTER INSERT OR UPDATE ON public.home_inspection FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('household');

CREATE TRIGGER household_audited AFTER INSERT OR DELETE OR UPDATE ON public.household FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER household_departure_audited AFTER INSERT OR DELETE OR UPDATE ON public.household_departure FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER household_departure_matched AFTER INSERT OR UPDATE ON public.household_departure FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('household');

CREATE TRIGGER household_insurance_audited AFTER INSERT OR DELETE OR UPDATE ON public.household_insurance FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER household_insurance_matched AFTER INSERT OR UPDATE ON public.household_insurance FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('household');

CREATE TRIGGER household_matched AFTER INSERT OR UPDATE ON public.household FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('itself');

CREATE TRIGGER household_member_audited AFTER INSERT OR DELETE OR UPDATE ON public.household_member FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER household_member_matched AFTER INSERT OR UPDATE ON public.household_member FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('household');

CREATE TRIGGER household_profile_audited AFTER INSERT OR DELETE OR UPDATE ON public.household_profile FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER household_profile_matched AFTER INSERT OR UPDATE ON public.household_profile FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('household');

CREATE TRIGGER household_room_audited AFTER INSERT OR DELETE OR UPDATE ON public.household_room FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER household_room_matched AFTER INSERT OR UPDATE ON public.household_room FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('household');

CREATE TRIGGER household_tenure_audited AFTER INSERT OR DELETE OR UPDATE ON public.household_tenure FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER household_tenure_matched AFTER INSERT OR UPDATE ON public.household_tenure FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('household');

CREATE TRIGGER incident_audited AFTER INSERT OR DELETE OR UPDATE ON public.incident FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER issued_document_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.issued_document FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER issued_document_audited AFTER INSERT OR DELETE OR UPDATE ON public.issued_document FOR EACH ROW EXECUTE FUNCTION public.audit_change('text');

CREATE TRIGGER management_fee_audited AFTER INSERT OR DELETE OR UPDATE ON public.management_fee FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER match_agreement_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.match_agreement FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER match_agreement_audited AFTER INSERT OR DELETE OR UPDATE ON public.match_agreement FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER match_state_change_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.match_state_change FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER match_state_change_audited AFTER INSERT OR DELETE OR UPDATE ON public.match_state_change FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER match_visit_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.match_visit FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER match_visit_audited AFTER INSERT OR DELETE OR UPDATE ON public.match_visit FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER matching_policy_audited AFTER INSERT OR DELETE OR UPDATE ON public.matching_policy FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER monitoring_visit_audited AFTER INSERT OR DELETE OR UPDATE ON public.monitoring_visit FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER panel_attendance_audited AFTER INSERT OR DELETE OR UPDATE ON public.panel_attendance FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER panel_case_audited AFTER INSERT OR DELETE OR UPDATE ON public.panel_case FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER panel_case_step BEFORE UPDATE ON public.panel_case FOR EACH ROW WHEN ((old.state <> new.state)) EXECUTE FUNCTION public.panel_case_check_step();

CREATE TRIGGER panel_decision_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.panel_decision FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER panel_decision_audited AFTER INSERT OR DELETE OR UPDATE ON public.panel_decision FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER panel_interest_audited AFTER INSERT OR DELETE OR UPDATE ON public.panel_interest FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER panel_meeting_audited AFTER INSERT OR DELETE OR UPDATE ON public.panel_meeting FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER panel_member_audited AFTER INSERT OR DELETE OR UPDATE ON public.panel_member FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER panel_recommendation_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.panel_recommendation FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER panel_recommendation_audited AFTER INSERT OR DELETE OR UPDATE ON public.panel_recommendation FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER panel_recommendation_member_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.panel_recommendation_member FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER panel_recommendation_member_audited AFTER INSERT OR DELETE OR UPDATE ON public.panel_recommendation_member FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER panel_recommendation_member_interest BEFORE INSERT ON public.panel_recommendation_member FOR EACH ROW EXECUTE FUNCTION public.panel_recommendation_member_check_interest();

CREATE TRIGGER paying_account_audited AFTER INSERT OR DELETE OR UPDATE ON public.paying_account FOR EACH ROW EXECUTE FUNCTION public.audit_change('sealed');

CREATE TRIGGER payment_added AFTER INSERT ON public.payment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.payment_line_check_run();

CREATE TRIGGER payment_append_only BEFORE UPDATE OR TRUNCATE ON public.payment FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER payment_budget_audited AFTER INSERT OR DELETE OR UPDATE ON public.payment_budget FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER payment_confirmation_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payment_confirmation FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER payment_confirmation_audited AFTER INSERT OR DELETE OR UPDATE ON public.payment_confirmation FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER payment_exception_added AFTER INSERT ON public.payment_exception REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.payment_line_check_run();

CREATE TRIGGER payment_exception_append_only BEFORE UPDATE OR TRUNCATE ON public.payment_exception FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER payment_exception_removed AFTER DELETE ON public.payment_exception REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.payment_line_check_run();

CREATE TRIGGER payment_file_append_only BEFORE DELETE OR TRUNCATE ON public.payment_file FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER payment_file_audited AFTER INSERT OR DELETE OR UPDATE ON public.payment_file FOR EACH ROW EXECUTE FUNCTION public.audit_change('sealed', 'sealed_digest', 'given_names', 'written_names');

CREATE TRIGGER payment_file_download_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payment_file_download FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER payment_file_download_audited AFTER INSERT OR DELETE OR UPDATE ON public.payment_file_download FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER payment_file_entry_added AFTER INSERT ON public.payment_file_entry REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.payment_file_entry_check();

CREATE TRIGGER payment_file_entry_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payment_file_entry FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER payment_file_resealed BEFORE UPDATE ON public.payment_file FOR EACH ROW EXECUTE FUNCTION public.payment_file_check_sealing();

CREATE TRIGGER payment_file_run AFTER INSERT ON public.payment_file FOR EACH ROW WHEN ((new.run_id IS NOT NULL)) EXECUTE FUNCTION public.payment_file_check_run();

CREATE TRIGGER payment_hold_append_only BEFORE DELETE OR TRUNCATE ON public.payment_hold FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER payment_hold_audited AFTER INSERT OR DELETE OR UPDATE ON public.payment_hold FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER payment_hold_decided BEFORE UPDATE ON public.payment_hold FOR EACH ROW EXECUTE FUNCTION public.payment_decision_check();

CREATE TRIGGER payment_line_added AFTER INSERT ON public.payment_line REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.payment_line_check_run();

CREATE TRIGGER payment_line_append_only BEFORE UPDATE OR TRUNCATE ON public.payment_line FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER payment_line_removed AFTER DELETE ON public.payment_line REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.payment_line_check_run();

CREATE TRIGGER payment_outcome_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payment_outcome FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER payment_outcome_audited AFTER INSERT OR DELETE OR UPDATE ON public.payment_outcome FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER payment_policy_audited AFTER INSERT OR DELETE OR UPDATE ON public.payment_policy FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER payment_policy_noted AFTER INSERT OR UPDATE ON public.payment_policy FOR EACH ROW EXECUTE FUNCTION public.payment_fact_change_note('paymentPolicy');

CREATE TRIGGER payment_removed AFTER DELETE ON public.payment REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.payment_line_check_run();

CREATE TRIGGER payment_run_approval BEFORE UPDATE ON public.payment_run FOR EACH ROW WHEN (((new.state = 'approved'::text) AND (old.state = 'draft'::text))) EXECUTE FUNCTION public.payment_run_check_approval();

CREATE TRIGGER payment_run_audited AFTER INSERT OR DELETE OR UPDATE ON public.payment_run FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER payment_run_beginning BEFORE INSERT ON public.payment_run FOR EACH ROW WHEN ((new.state <> 'calculating'::text)) EXECUTE FUNCTION public.payment_run_check_beginning();

CREATE TRIGGER payment_run_fee_added AFTER INSERT ON public.payment_run_fee REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.payment_line_check_run();

CREATE TRIGGER payment_run_fee_append_only BEFORE UPDATE OR TRUNCATE ON public.payment_run_fee FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER payment_run_fee_removed AFTER DELETE ON public.payment_run_fee REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.payment_line_check_run();

CREATE TRIGGER payment_run_parked_added AFTER INSERT ON public.payment_run_parked REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.payment_line_check_run();

CREATE TRIGGER payment_run_parked_append_only BEFORE UPDATE OR TRUNCATE ON public.payment_run_parked FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER payment_run_parked_removed AFTER DELETE ON public.payment_run_parked REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.payment_line_check_run();

CREATE TRIGGER payment_run_plans_ended AFTER UPDATE ON public.payment_run FOR EACH ROW WHEN (((new.state = 'approved'::text) AND (old.state = 'draft'::text))) EXECUTE FUNCTION public.payment_run_end_plans();

CREATE TRIGGER payment_run_settled AFTER UPDATE ON public.payment_run FOR EACH ROW WHEN (((new.state = 'approved'::text) AND (old.state = 'draft'::text))) EXECUTE FUNCTION public.payment_run_settle_changes();

CREATE TRIGGER payment_run_step BEFORE UPDATE ON public.payment_run FOR EACH ROW EXECUTE FUNCTION public.payment_run_check_step();

CREATE TRIGGER payment_table_audited AFTER INSERT OR DELETE OR UPDATE ON public.payment_table FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER person_audited AFTER INSERT OR DELETE OR UPDATE ON public.person FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER person_home_needs_audited AFTER INSERT OR DELETE OR UPDATE ON public.person_home_needs FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER person_outcome_audited AFTER INSERT OR DELETE OR UPDATE ON public.person_outcome FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER person_profile_audited AFTER INSERT OR DELETE OR UPDATE ON public.person_profile FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER person_sibling_audited AFTER INSERT OR DELETE OR UPDATE ON public.person_sibling FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER placement_absence_audited AFTER INSERT OR DELETE OR UPDATE ON public.placement_absence FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER placement_absence_noted AFTER INSERT OR UPDATE ON public.placement_absence FOR EACH ROW EXECUTE FUNCTION public.payment_fact_change_note('absence');

CREATE TRIGGER placement_audited AFTER INSERT OR DELETE OR UPDATE ON public.placement FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER placement_band_audited AFTER INSERT OR DELETE OR UPDATE ON public.placement_band FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER placement_band_noted AFTER INSERT OR UPDATE ON public.placement_band FOR EACH ROW EXECUTE FUNCTION public.payment_fact_change_note('band');

CREATE TRIGGER placement_carried_over BEFORE INSERT ON public.placement FOR EACH ROW EXECUTE FUNCTION public.arrangement_note_carried_over();

CREATE TRIGGER placement_complex_fee_audited AFTER INSERT OR DELETE OR UPDATE ON public.placement_complex_fee FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER placement_complex_fee_noted AFTER INSERT OR UPDATE ON public.placement_complex_fee FOR EACH ROW EXECUTE FUNCTION public.payment_fact_change_note('complexFee');

CREATE TRIGGER placement_contribution_audited AFTER INSERT OR DELETE OR UPDATE ON public.placement_contribution FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER placement_contribution_noted AFTER INSERT OR UPDATE ON public.placement_contribution FOR EACH ROW EXECUTE FUNCTION public.payment_fact_change_note('contribution');

CREATE TRIGGER placement_matched AFTER INSERT OR UPDATE ON public.placement FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('carer');

CREATE TRIGGER placement_noted AFTER INSERT OR UPDATE ON public.placement FOR EACH ROW EXECUTE FUNCTION public.payment_fact_change_note('placement');

CREATE TRIGGER placement_notice_audited AFTER INSERT OR DELETE OR UPDATE ON public.placement_notice FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER policy_review_audited AFTER INSERT OR DELETE OR UPDATE ON public.policy_review FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER quality_policy_audited AFTER INSERT OR DELETE OR UPDATE ON public.quality_policy FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER quarterly_report_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.quarterly_report FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER quarterly_report_audited AFTER INSERT OR DELETE OR UPDATE ON public.quarterly_report FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER quarterly_report_figure_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.quarterly_report_figure FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER rate_card_audited AFTER INSERT OR DELETE OR UPDATE ON public.rate_card FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER rate_card_noted AFTER INSERT OR UPDATE ON public.rate_card FOR EACH ROW EXECUTE FUNCTION public.payment_fact_change_note('rateCard');

CREATE TRIGGER rate_card_price_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.rate_card_price FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER recovery_plan_append_only BEFORE DELETE OR TRUNCATE ON public.recovery_plan FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER recovery_plan_audited AFTER INSERT OR DELETE OR UPDATE ON public.recovery_plan FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER recovery_plan_decided BEFORE UPDATE ON public.recovery_plan FOR EACH ROW EXECUTE FUNCTION public.payment_decision_check();

CREATE TRIGGER referral_audited AFTER INSERT OR DELETE OR UPDATE ON public.referral FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER referral_state_change_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.referral_state_change FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER referral_state_change_audited AFTER INSERT OR DELETE OR UPDATE ON public.referral_state_change FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER referral_step BEFORE UPDATE ON public.referral FOR EACH ROW WHEN ((old.state <> new.state)) EXECUTE FUNCTION public.referral_check_step();

CREATE TRIGGER reminder_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.reminder FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER reminder_lead_audited AFTER INSERT OR DELETE OR UPDATE ON public.reminder_lead FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER reminder_recipient_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.reminder_recipient FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER reminder_sweep_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.reminder_sweep FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER requirement_policy_audited AFTER INSERT OR DELETE OR UPDATE ON public.requirement_policy FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER requirement_policy_matched AFTER INSERT OR UPDATE ON public.requirement_policy FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('scheme');

CREATE TRIGGER scheme_audited AFTER INSERT OR DELETE OR UPDATE ON public.scheme FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER session_audited AFTER INSERT OR DELETE OR UPDATE ON public.session FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER session_carried_over BEFORE INSERT ON public.session FOR EACH ROW EXECUTE FUNCTION public.arrangement_note_carried_over();

CREATE TRIGGER session_carried_over_anew BEFORE UPDATE ON public.session FOR EACH ROW WHEN ((new.starts_at <> old.starts_at)) EXECUTE FUNCTION public.arrangement_note_carried_over();

CREATE TRIGGER session_noted AFTER INSERT OR UPDATE ON public.session FOR EACH ROW EXECUTE FUNCTION public.payment_fact_change_note('session');

CREATE TRIGGER sign_in_event_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.sign_in_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER significant_event_audited AFTER INSERT OR DELETE OR UPDATE ON public.significant_event FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER staff_course_audited AFTER INSERT OR DELETE OR UPDATE ON public.staff_course FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER staff_member_audited AFTER INSERT OR DELETE OR UPDATE ON public.staff_member FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER staff_post_audited AFTER INSERT OR DELETE OR UPDATE ON public.staff_post FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER staff_training_audited AFTER INSERT OR DELETE OR UPDATE ON public.staff_training FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER stay_audited AFTER INSERT OR DELETE OR UPDATE ON public.stay FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER stay_carried_over BEFORE INSERT ON public.stay FOR EACH ROW EXECUTE FUNCTION public.arrangement_note_carried_over();

CREATE TRIGGER stay_carried_over_anew BEFORE UPDATE ON public.stay FOR EACH ROW WHEN ((new.arrive_date <> old.arrive_date)) EXECUTE FUNCTION public.arrangement_note_carried_over();

CREATE TRIGGER stay_matched AFTER INSERT OR UPDATE ON public.stay FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('carer');

CREATE TRIGGER stay_noted AFTER INSERT OR UPDATE ON public.stay FOR EACH ROW EXECUTE FUNCTION public.payment_fact_change_note('stay');

CREATE TRIGGER support_cover_audited AFTER INSERT OR DELETE OR UPDATE ON public.support_cover FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER task_audited AFTER INSERT OR DELETE OR UPDATE ON public.task FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER training_record_audited AFTER INSERT OR DELETE OR UPDATE ON public.training_record FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER training_record_matched AFTER INSERT OR UPDATE ON public.training_record FOR EACH ROW EXECUTE FUNCTION public.carer_matching_note('carer');

CREATE TRIGGER urgent_payment_append_only BEFORE DELETE OR TRUNCATE ON public.urgent_payment FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER urgent_payment_approval BEFORE INSERT OR UPDATE ON public.urgent_payment FOR EACH ROW WHEN ((new.approved_at IS NOT NULL)) EXECUTE FUNCTION public.urgent_payment_check_approval();

CREATE TRIGGER urgent_payment_audited AFTER INSERT OR DELETE OR UPDATE ON public.urgent_payment FOR EACH ROW EXECUTE FUNCTION public.audit_change();

CREATE TRIGGER urgent_payment_decided BEFORE UPDATE ON public.urgent_payment FOR EACH ROW EXECUTE FUNCTION public.payment_decision_check();

ALTER TABLE ONLY public.account_identity
    ADD CONSTRAINT account_identity_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.annual_carer_review
    ADD CONSTRAINT annual_carer_review_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.approval_terms
    ADD CONSTRAINT approval_terms_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.approval_terms
    ADD CONSTRAINT approval_terms_case_fkey FOREIGN KEY (scheme_id, case_id) REFERENCES public.panel_case(scheme_id, id);

ALTER TABLE ONLY public.arrangement_agreement
    ADD CONSTRAINT arrangement_agreement_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.arrangement_agreement
    ADD CONSTRAINT arrangement_agreement_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES public.person(scheme_id, id);

ALTER TABLE ONLY public.assessor_report
    ADD CONSTRAINT assessor_report_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.band_agreement
    ADD CONSTRAINT band_agreement_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES public.council(scheme_id, id);

ALTER TABLE ONLY public.band_agreement
    ADD CONSTRAINT band_agreement_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES public.person(scheme_id, id);

ALTER TABLE ONLY public.banding_review
    ADD CONSTRAINT banding_review_placement_fkey FOREIGN KEY (scheme_id, placement_id) REFERENCES public.placement(scheme_id, id);

ALTER TABLE ONLY public.banding_tool_domain
    ADD CONSTRAINT banding_tool_domain_tool_fkey FOREIGN KEY (scheme_id, banding_tool_id) REFERENCES public.banding_tool(scheme_id, id);

ALTER TABLE ONLY public.banding_tool
    ADD CONSTRAINT banding_tool_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.bank_holiday
    ADD CONSTRAINT bank_holiday_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.capacity_assessment
    ADD CONSTRAINT capacity_assessment_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES public.person(scheme_id, id);

ALTER TABLE ONLY public.care_plan
    ADD CONSTRAINT care_plan_placement_fkey FOREIGN KEY (scheme_id, placement_id) REFERENCES public.placement(scheme_id, id);

ALTER TABLE ONLY public.care_relief_figures
    ADD CONSTRAINT care_relief_figures_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.carer_agreement
    ADD CONSTRAINT carer_agreement_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.carer_bank_account
    ADD CONSTRAINT carer_bank_account_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.carer_commitments
    ADD CONSTRAINT carer_commitments_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.carer_coordinator
    ADD CONSTRAINT carer_coordinator_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.carer_coordinator
    ADD CONSTRAINT carer_coordinator_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.carer
    ADD CONSTRAINT carer_household_fkey FOREIGN KEY (scheme_id, household_id) REFERENCES public.household(scheme_id, id);

ALTER TABLE ONLY public.carer_match
    ADD CONSTRAINT carer_match_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.carer_match
    ADD CONSTRAINT carer_match_referral_fkey FOREIGN KEY (scheme_id, referral_id) REFERENCES public.referral(scheme_id, id);

ALTER TABLE ONLY public.carer_matching
    ADD CONSTRAINT carer_matching_carer_fkey FOREIGN KEY (scheme_id, id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.carer_matching_mark
    ADD CONSTRAINT carer_matching_mark_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.carer_offer
    ADD CONSTRAINT carer_offer_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.carer_profile
    ADD CONSTRAINT carer_profile_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.carer_reference
    ADD CONSTRAINT carer_reference_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.carer
    ADD CONSTRAINT carer_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.carer_state_change
    ADD CONSTRAINT carer_state_change_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.change_of_circumstances
    ADD CONSTRAINT change_of_circumstances_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.community_activity
    ADD CONSTRAINT community_activity_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.contribution_receipt
    ADD CONSTRAINT contribution_receipt_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES public.person(scheme_id, id);

ALTER TABLE ONLY public.council_commissioner
    ADD CONSTRAINT council_commissioner_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.council_commissioner
    ADD CONSTRAINT council_commissioner_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES public.council(scheme_id, id);

ALTER TABLE ONLY public.council
    ADD CONSTRAINT council_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.course
    ADD CONSTRAINT course_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.dbs_asker
    ADD CONSTRAINT dbs_asker_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.dbs_certificate
    ADD CONSTRAINT dbs_certificate_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.dbs_certificate
    ADD CONSTRAINT dbs_certificate_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.dbs_certificate
    ADD CONSTRAINT dbs_certificate_original_seen_by_fkey FOREIGN KEY (scheme_id, original_seen_by) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.dbs_disclosure
    ADD CONSTRAINT dbs_disclosure_certificate_fkey FOREIGN KEY (scheme_id, certificate_id) REFERENCES public.dbs_certificate(scheme_id, id);

ALTER TABLE ONLY public.dbs_named_adult
    ADD CONSTRAINT dbs_named_adult_certificate_fkey FOREIGN KEY (scheme_id, certificate_id) REFERENCES public.dbs_certificate(scheme_id, id);

ALTER TABLE ONLY public.dbs_named_adult
    ADD CONSTRAINT dbs_named_adult_household_member_fkey FOREIGN KEY (scheme_id, household_member_id) REFERENCES public.household_member(scheme_id, id);

ALTER TABLE ONLY public.dbs_risk_assessment
    ADD CONSTRAINT dbs_risk_assessment_certificate_fkey FOREIGN KEY (scheme_id, certificate_id) REFERENCES public.dbs_certificate(scheme_id, id);

ALTER TABLE ONLY public.dbs_showing
    ADD CONSTRAINT dbs_showing_certificate_fkey FOREIGN KEY (scheme_id, certificate_id) REFERENCES public.dbs_certificate(scheme_id, id);

ALTER TABLE ONLY public.dbs_showing
    ADD CONSTRAINT dbs_showing_shown_to_fkey FOREIGN KEY (scheme_id, shown_to) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.dbs_update_check
    ADD CONSTRAINT dbs_update_check_certificate_fkey FOREIGN KEY (scheme_id, certificate_id) REFERENCES public.dbs_certificate(scheme_id, id);

ALTER TABLE ONLY public.dbs_update_consent
    ADD CONSTRAINT dbs_update_consent_certificate_fkey FOREIGN KEY (scheme_id, certificate_id) REFERENCES public.dbs_certificate(scheme_id, id);

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.delivery_attempt
    ADD CONSTRAINT delivery_attempt_delivery_fkey FOREIGN KEY (scheme_id, delivery_id) REFERENCES public.delivery(scheme_id, id);

ALTER TABLE ONLY public.delivery_setting
    ADD CONSTRAINT delivery_setting_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.feedback
    ADD CONSTRAINT feedback_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.feedback
    ADD CONSTRAINT feedback_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES public.council(scheme_id, id);

ALTER TABLE ONLY public.feedback
    ADD CONSTRAINT feedback_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES public.person(scheme_id, id);

ALTER TABLE ONLY public.feedback
    ADD CONSTRAINT feedback_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.growth_target
    ADD CONSTRAINT growth_target_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.home_inspection
    ADD CONSTRAINT home_inspection_household_fkey FOREIGN KEY (scheme_id, household_id) REFERENCES public.household(scheme_id, id);

ALTER TABLE ONLY public.household_departure
    ADD CONSTRAINT household_departure_household_fkey FOREIGN KEY (scheme_id, household_id) REFERENCES public.household(scheme_id, id);

ALTER TABLE ONLY public.household_departure
    ADD CONSTRAINT household_departure_member_fkey FOREIGN KEY (scheme_id, member_id) REFERENCES public.household_member(scheme_id, id);

ALTER TABLE ONLY public.household_insurance
    ADD CONSTRAINT household_insurance_household_fkey FOREIGN KEY (scheme_id, household_id) REFERENCES public.household(scheme_id, id);

ALTER TABLE ONLY public.household_member
    ADD CONSTRAINT household_member_household_fkey FOREIGN KEY (scheme_id, household_id) REFERENCES public.household(scheme_id, id);

ALTER TABLE ONLY public.household_profile
    ADD CONSTRAINT household_profile_household_fkey FOREIGN KEY (scheme_id, household_id) REFERENCES public.household(scheme_id, id);

ALTER TABLE ONLY public.household_room
    ADD CONSTRAINT household_room_household_fkey FOREIGN KEY (scheme_id, household_id) REFERENCES public.household(scheme_id, id);

ALTER TABLE ONLY public.household
    ADD CONSTRAINT household_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.household_tenure
    ADD CONSTRAINT household_tenure_household_fkey FOREIGN KEY (scheme_id, household_id) REFERENCES public.household(scheme_id, id);

ALTER TABLE ONLY public.idempotency_key
    ADD CONSTRAINT idempotency_key_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.incident
    ADD CONSTRAINT incident_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.incident
    ADD CONSTRAINT incident_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES public.council(scheme_id, id);

ALTER TABLE ONLY public.incident
    ADD CONSTRAINT incident_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES public.person(scheme_id, id);

ALTER TABLE ONLY public.incident
    ADD CONSTRAINT incident_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.issued_document
    ADD CONSTRAINT issued_document_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.job_progress
    ADD CONSTRAINT job_progress_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.job(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.job_worker(id);

ALTER TABLE ONLY public.management_fee
    ADD CONSTRAINT management_fee_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES public.council(scheme_id, id);

ALTER TABLE ONLY public.match_agreement
    ADD CONSTRAINT match_agreement_match_fkey FOREIGN KEY (scheme_id, match_id) REFERENCES public.carer_match(scheme_id, id);

ALTER TABLE ONLY public.match_state_change
    ADD CONSTRAINT match_state_change_match_fkey FOREIGN KEY (scheme_id, match_id) REFERENCES public.carer_match(scheme_id, id);

ALTER TABLE ONLY public.match_visit
    ADD CONSTRAINT match_visit_match_fkey FOREIGN KEY (scheme_id, match_id) REFERENCES public.carer_match(scheme_id, id);

ALTER TABLE ONLY public.match_visit
    ADD CONSTRAINT match_visit_stay_fkey FOREIGN KEY (scheme_id, stay_id) REFERENCES public.stay(scheme_id, id);

ALTER TABLE ONLY public.matching_policy
    ADD CONSTRAINT matching_policy_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.monitoring_visit
    ADD CONSTRAINT monitoring_visit_placement_fkey FOREIGN KEY (scheme_id, placement_id) REFERENCES public.placement(scheme_id, id);

ALTER TABLE ONLY public.panel_attendance
    ADD CONSTRAINT panel_attendance_meeting_fkey FOREIGN KEY (scheme_id, meeting_id) REFERENCES public.panel_meeting(scheme_id, id);

ALTER TABLE ONLY public.panel_attendance
    ADD CONSTRAINT panel_attendance_member_fkey FOREIGN KEY (scheme_id, member_id) REFERENCES public.panel_member(scheme_id, id);

ALTER TABLE ONLY public.panel_case
    ADD CONSTRAINT panel_case_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.panel_case
    ADD CONSTRAINT panel_case_meeting_fkey FOREIGN KEY (scheme_id, meeting_id) REFERENCES public.panel_meeting(scheme_id, id);

ALTER TABLE ONLY public.panel_decision
    ADD CONSTRAINT panel_decision_case_fkey FOREIGN KEY (scheme_id, case_id) REFERENCES public.panel_case(scheme_id, id);

ALTER TABLE ONLY public.panel_interest
    ADD CONSTRAINT panel_interest_case_fkey FOREIGN KEY (scheme_id, case_id) REFERENCES public.panel_case(scheme_id, id);

ALTER TABLE ONLY public.panel_interest
    ADD CONSTRAINT panel_interest_member_fkey FOREIGN KEY (scheme_id, member_id) REFERENCES public.panel_member(scheme_id, id);

ALTER TABLE ONLY public.panel_meeting
    ADD CONSTRAINT panel_meeting_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.panel_member
    ADD CONSTRAINT panel_member_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.panel_member
    ADD CONSTRAINT panel_member_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.panel_recommendation
    ADD CONSTRAINT panel_recommendation_case_fkey FOREIGN KEY (scheme_id, case_id) REFERENCES public.panel_case(scheme_id, id);

ALTER TABLE ONLY public.panel_recommendation
    ADD CONSTRAINT panel_recommendation_meeting_fkey FOREIGN KEY (scheme_id, meeting_id) REFERENCES public.panel_meeting(scheme_id, id);

ALTER TABLE ONLY public.panel_recommendation_member
    ADD CONSTRAINT panel_recommendation_member_member_fkey FOREIGN KEY (scheme_id, member_id) REFERENCES public.panel_member(scheme_id, id);

ALTER TABLE ONLY public.panel_recommendation_member
    ADD CONSTRAINT panel_recommendation_member_recommendation_fkey FOREIGN KEY (scheme_id, recommendation_id) REFERENCES public.panel_recommendation(scheme_id, id);

ALTER TABLE ONLY public.paying_account
    ADD CONSTRAINT paying_account_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.payment_budget
    ADD CONSTRAINT payment_budget_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.payment_confirmation
    ADD CONSTRAINT payment_confirmation_file_fkey FOREIGN KEY (scheme_id, file_id) REFERENCES public.payment_file(scheme_id, id);

ALTER TABLE ONLY public.payment_confirmation
    ADD CONSTRAINT payment_confirmation_recorded_by_fkey FOREIGN KEY (scheme_id, recorded_by) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.payment_confirmation
    ADD CONSTRAINT payment_confirmation_run_fkey FOREIGN KEY (scheme_id, run_id) REFERENCES public.payment_run(scheme_id, id);

ALTER TABLE ONLY public.payment_exception
    ADD CONSTRAINT payment_exception_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.payment_exception
    ADD CONSTRAINT payment_exception_run_fkey FOREIGN KEY (scheme_id, run_id) REFERENCES public.payment_run(scheme_id, id);

ALTER TABLE ONLY public.payment_fact_change
    ADD CONSTRAINT payment_fact_change_run_fkey FOREIGN KEY (scheme_id, settled_by_run_id) REFERENCES public.payment_run(scheme_id, id);

ALTER TABLE ONLY public.payment_fact_change
    ADD CONSTRAINT payment_fact_change_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.payment_file_download
    ADD CONSTRAINT payment_file_download_downloaded_by_fkey FOREIGN KEY (scheme_id, downloaded_by) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.payment_file_download
    ADD CONSTRAINT payment_file_download_file_fkey FOREIGN KEY (scheme_id, file_id) REFERENCES public.payment_file(scheme_id, id);

ALTER TABLE ONLY public.payment_file_entry
    ADD CONSTRAINT payment_file_entry_bank_account_fkey FOREIGN KEY (scheme_id, bank_account_id) REFERENCES public.carer_bank_account(scheme_id, id);

ALTER TABLE ONLY public.payment_file_entry
    ADD CONSTRAINT payment_file_entry_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.payment_file_entry
    ADD CONSTRAINT payment_file_entry_file_fkey FOREIGN KEY (scheme_id, file_id) REFERENCES public.payment_file(scheme_id, id);

ALTER TABLE ONLY public.payment_file_entry
    ADD CONSTRAINT payment_file_entry_urgent_payment_fkey FOREIGN KEY (scheme_id, urgent_payment_id) REFERENCES public.urgent_payment(scheme_id, id);

ALTER TABLE ONLY public.payment_file
    ADD CONSTRAINT payment_file_made_by_fkey FOREIGN KEY (scheme_id, made_by) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.payment_file
    ADD CONSTRAINT payment_file_run_fkey FOREIGN KEY (scheme_id, run_id) REFERENCES public.payment_run(scheme_id, id);

ALTER TABLE ONLY public.payment_hold
    ADD CONSTRAINT payment_hold_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_hold_fkey FOREIGN KEY (scheme_id, hold_id) REFERENCES public.payment_hold(scheme_id, id);

ALTER TABLE ONLY public.payment_hold
    ADD CONSTRAINT payment_hold_placed_by_fkey FOREIGN KEY (scheme_id, placed_by) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.payment_hold
    ADD CONSTRAINT payment_hold_released_by_fkey FOREIGN KEY (scheme_id, released_by) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.payment_line
    ADD CONSTRAINT payment_line_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.payment_line
    ADD CONSTRAINT payment_line_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES public.council(scheme_id, id);

ALTER TABLE ONLY public.payment_line
    ADD CONSTRAINT payment_line_run_fkey FOREIGN KEY (scheme_id, run_id) REFERENCES public.payment_run(scheme_id, id);

ALTER TABLE ONLY public.payment_outcome
    ADD CONSTRAINT payment_outcome_confirmation_fkey FOREIGN KEY (scheme_id, confirmation_id) REFERENCES public.payment_confirmation(scheme_id, id);

ALTER TABLE ONLY public.payment_outcome
    ADD CONSTRAINT payment_outcome_entry_fkey FOREIGN KEY (scheme_id, run_id, carer_id) REFERENCES public.payment_file_entry(scheme_id, run_id, carer_id);

ALTER TABLE ONLY public.payment_outcome
    ADD CONSTRAINT payment_outcome_urgent_entry_fkey FOREIGN KEY (scheme_id, urgent_payment_id) REFERENCES public.payment_file_entry(scheme_id, urgent_payment_id);

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_plan_fkey FOREIGN KEY (scheme_id, plan_id) REFERENCES public.recovery_plan(scheme_id, id);

ALTER TABLE ONLY public.payment_policy
    ADD CONSTRAINT payment_policy_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.payment_run
    ADD CONSTRAINT payment_run_approved_by_fkey FOREIGN KEY (scheme_id, approved_by) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.payment_run_fee
    ADD CONSTRAINT payment_run_fee_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES public.council(scheme_id, id);

ALTER TABLE ONLY public.payment_run_fee
    ADD CONSTRAINT payment_run_fee_management_fee_fkey FOREIGN KEY (scheme_id, management_fee_id) REFERENCES public.management_fee(scheme_id, id);

ALTER TABLE ONLY public.payment_run_fee
    ADD CONSTRAINT payment_run_fee_run_fkey FOREIGN KEY (scheme_id, run_id) REFERENCES public.payment_run(scheme_id, id);

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_run_fkey FOREIGN KEY (scheme_id, run_id) REFERENCES public.payment_run(scheme_id, id);

ALTER TABLE ONLY public.payment_run_parked
    ADD CONSTRAINT payment_run_parked_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.payment_run_parked
    ADD CONSTRAINT payment_run_parked_run_fkey FOREIGN KEY (scheme_id, run_id) REFERENCES public.payment_run(scheme_id, id);

ALTER TABLE ONLY public.payment_run
    ADD CONSTRAINT payment_run_requested_by_fkey FOREIGN KEY (scheme_id, requested_by) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.payment_run
    ADD CONSTRAINT payment_run_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.payment_table
    ADD CONSTRAINT payment_table_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.person_home_needs
    ADD CONSTRAINT person_home_needs_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES public.person(scheme_id, id);

ALTER TABLE ONLY public.person_outcome
    ADD CONSTRAINT person_outcome_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES public.person(scheme_id, id);

ALTER TABLE ONLY public.person_profile
    ADD CONSTRAINT person_profile_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES public.person(scheme_id, id);

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.person_sibling
    ADD CONSTRAINT person_sibling_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES public.person(scheme_id, id);

ALTER TABLE ONLY public.person_sibling
    ADD CONSTRAINT person_sibling_sibling_fkey FOREIGN KEY (scheme_id, sibling_id) REFERENCES public.person(scheme_id, id);

ALTER TABLE ONLY public.placement_absence
    ADD CONSTRAINT placement_absence_placement_fkey FOREIGN KEY (scheme_id, placement_id) REFERENCES public.placement(scheme_id, id);

ALTER TABLE ONLY public.placement_band
    ADD CONSTRAINT placement_band_placement_fkey FOREIGN KEY (scheme_id, placement_id) REFERENCES public.placement(scheme_id, id);

ALTER TABLE ONLY public.placement
    ADD CONSTRAINT placement_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.placement_complex_fee
    ADD CONSTRAINT placement_complex_fee_placement_fkey FOREIGN KEY (scheme_id, placement_id) REFERENCES public.placement(scheme_id, id);

ALTER TABLE ONLY public.placement_contribution
    ADD CONSTRAINT placement_contribution_placement_fkey FOREIGN KEY (scheme_id, placement_id) REFERENCES public.placement(scheme_id, id);

ALTER TABLE ONLY public.placement
    ADD CONSTRAINT placement_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES public.council(scheme_id, id);

ALTER TABLE ONLY public.placement_notice
    ADD CONSTRAINT placement_notice_placement_fkey FOREIGN KEY (scheme_id, placement_id) REFERENCES public.placement(scheme_id, id);

ALTER TABLE ONLY public.placement
    ADD CONSTRAINT placement_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES public.person(scheme_id, id);

ALTER TABLE ONLY public.policy_review
    ADD CONSTRAINT policy_review_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.quality_policy
    ADD CONSTRAINT quality_policy_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.quarterly_report
    ADD CONSTRAINT quarterly_report_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES public.council(scheme_id, id);

ALTER TABLE ONLY public.quarterly_report_figure
    ADD CONSTRAINT quarterly_report_figure_report_fkey FOREIGN KEY (scheme_id, report_id) REFERENCES public.quarterly_report(scheme_id, id);

ALTER TABLE ONLY public.quarterly_report
    ADD CONSTRAINT quarterly_report_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.rate_card_price
    ADD CONSTRAINT rate_card_price_card_fkey FOREIGN KEY (scheme_id, rate_card_id) REFERENCES public.rate_card(scheme_id, id);

ALTER TABLE ONLY public.rate_card
    ADD CONSTRAINT rate_card_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.recovery_plan
    ADD CONSTRAINT recovery_plan_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.recovery_plan
    ADD CONSTRAINT recovery_plan_ended_by_run_fkey FOREIGN KEY (scheme_id, ended_by_run_id) REFERENCES public.payment_run(scheme_id, id);

ALTER TABLE ONLY public.recovery_plan
    ADD CONSTRAINT recovery_plan_recorded_by_fkey FOREIGN KEY (scheme_id, recorded_by) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.recovery_plan
    ADD CONSTRAINT recovery_plan_withdrawn_by_fkey FOREIGN KEY (scheme_id, withdrawn_by) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES public.council(scheme_id, id);

ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES public.person(scheme_id, id);

ALTER TABLE ONLY public.referral_state_change
    ADD CONSTRAINT referral_state_change_referral_fkey FOREIGN KEY (scheme_id, referral_id) REFERENCES public.referral(scheme_id, id);

ALTER TABLE ONLY public.reminder_lead
    ADD CONSTRAINT reminder_lead_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.reminder_recipient
    ADD CONSTRAINT reminder_recipient_delivery_fkey FOREIGN KEY (scheme_id, delivery_id) REFERENCES public.delivery(scheme_id, id);

ALTER TABLE ONLY public.reminder_recipient
    ADD CONSTRAINT reminder_recipient_reminder_fkey FOREIGN KEY (scheme_id, reminder_id) REFERENCES public.reminder(scheme_id, id);

ALTER TABLE ONLY public.reminder_sweep
    ADD CONSTRAINT reminder_sweep_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.reminder
    ADD CONSTRAINT reminder_task_fkey FOREIGN KEY (scheme_id, task_id) REFERENCES public.task(scheme_id, id);

ALTER TABLE ONLY public.requirement_policy
    ADD CONSTRAINT requirement_policy_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES public.council(scheme_id, id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES public.person(scheme_id, id);

ALTER TABLE ONLY public.sign_in_event
    ADD CONSTRAINT sign_in_event_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.sign_in_event
    ADD CONSTRAINT sign_in_event_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.sign_in_event
    ADD CONSTRAINT sign_in_event_token_fkey FOREIGN KEY (scheme_id, token_id) REFERENCES public.api_token(scheme_id, id);

ALTER TABLE ONLY public.significant_event
    ADD CONSTRAINT significant_event_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.significant_event
    ADD CONSTRAINT significant_event_incident_fkey FOREIGN KEY (scheme_id, incident_id) REFERENCES public.incident(scheme_id, id);

ALTER TABLE ONLY public.significant_event
    ADD CONSTRAINT significant_event_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES public.person(scheme_id, id);

ALTER TABLE ONLY public.staff_course
    ADD CONSTRAINT staff_course_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.staff_member
    ADD CONSTRAINT staff_member_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.staff_member
    ADD CONSTRAINT staff_member_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.staff_post
    ADD CONSTRAINT staff_post_staff_member_fkey FOREIGN KEY (scheme_id, staff_member_id) REFERENCES public.staff_member(scheme_id, id);

ALTER TABLE ONLY public.staff_training
    ADD CONSTRAINT staff_training_course_fkey FOREIGN KEY (scheme_id, course_id) REFERENCES public.staff_course(scheme_id, id);

ALTER TABLE ONLY public.staff_training
    ADD CONSTRAINT staff_training_staff_member_fkey FOREIGN KEY (scheme_id, staff_member_id) REFERENCES public.staff_member(scheme_id, id);

ALTER TABLE ONLY public.stay
    ADD CONSTRAINT stay_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.stay
    ADD CONSTRAINT stay_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES public.council(scheme_id, id);

ALTER TABLE ONLY public.stay
    ADD CONSTRAINT stay_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES public.person(scheme_id, id);

ALTER TABLE ONLY public.support_cover
    ADD CONSTRAINT support_cover_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.support_cover
    ADD CONSTRAINT support_cover_covered_carer_fkey FOREIGN KEY (scheme_id, covered_carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.task
    ADD CONSTRAINT task_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.task
    ADD CONSTRAINT task_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES public.scheme(id);

ALTER TABLE ONLY public.task
    ADD CONSTRAINT task_taken_by_fkey FOREIGN KEY (scheme_id, taken_by) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.training_record
    ADD CONSTRAINT training_record_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.training_record
    ADD CONSTRAINT training_record_course_fkey FOREIGN KEY (scheme_id, course_id) REFERENCES public.course(scheme_id, id);

ALTER TABLE ONLY public.urgent_payment
    ADD CONSTRAINT urgent_payment_approved_by_fkey FOREIGN KEY (scheme_id, approved_by) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.urgent_payment
    ADD CONSTRAINT urgent_payment_asked_by_fkey FOREIGN KEY (scheme_id, asked_by) REFERENCES public.account(scheme_id, id);

ALTER TABLE ONLY public.urgent_payment
    ADD CONSTRAINT urgent_payment_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES public.carer(scheme_id, id);

ALTER TABLE ONLY public.urgent_payment
    ADD CONSTRAINT urgent_payment_declined_by_fkey FOREIGN KEY (scheme_id, declined_by) REFERENCES public.account(scheme_id, id);

ALTER TABLE public.account ENABLE ROW LEVEL SECURITY;

CREATE POLICY account_for_owner ON public.account FOR SELECT TO sharedlives_owner USING (true);

ALTER TABLE public.account_identity ENABLE ROW LEVEL SECURITY;

CREATE POLICY account_identity_within_scheme ON public.account_identity USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY account_within_scheme ON public.account USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.annual_carer_review ENABLE ROW LEVEL SECURITY;

CREATE POLICY annual_carer_review_for_roles ON public.annual_carer_review AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY annual_carer_review_within_scheme ON public.annual_carer_review USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.api_token ENABLE ROW LEVEL SECURITY;

CREATE POLICY api_token_for_owner ON public.api_token FOR SELECT TO sharedlives_owner USING (true);

CREATE POLICY api_token_within_scheme ON public.api_token USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.approval_terms ENABLE ROW LEVEL SECURITY;

CREATE POLICY approval_terms_for_roles ON public.approval_terms AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY approval_terms_within_scheme ON public.approval_terms USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.arrangement_agreement ENABLE ROW LEVEL SECURITY;

CREATE POLICY arrangement_agreement_for_roles ON public.arrangement_agreement AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY arrangement_agreement_within_scheme ON public.arrangement_agreement USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.assessor_report ENABLE ROW LEVEL SECURITY;

CREATE POLICY assessor_report_for_roles ON public.assessor_report AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY assessor_report_within_scheme ON public.assessor_report USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.audit_entry ENABLE ROW LEVEL SECURITY;

CREATE POLICY audit_entry_appended ON public.audit_entry FOR INSERT TO sharedlives_owner WITH CHECK (true);

CREATE POLICY audit_entry_erasable ON public.audit_entry FOR UPDATE TO sharedlives_owner USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY audit_entry_for_owner ON public.audit_entry FOR SELECT TO sharedlives_owner USING (true);

CREATE POLICY audit_entry_for_roles ON public.audit_entry AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY audit_entry_within_scheme ON public.audit_entry FOR SELECT USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.audit_link ENABLE ROW LEVEL SECURITY;

CREATE POLICY audit_link_appended ON public.audit_link FOR INSERT TO sharedlives_owner WITH CHECK (true);

CREATE POLICY audit_link_for_owner ON public.audit_link FOR SELECT TO sharedlives_owner USING (true);

CREATE POLICY audit_link_within_scheme ON public.audit_link FOR SELECT USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.band_agreement ENABLE ROW LEVEL SECURITY;

CREATE POLICY band_agreement_for_roles ON public.band_agreement AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY band_agreement_within_scheme ON public.band_agreement USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.banding_review ENABLE ROW LEVEL SECURITY;

CREATE POLICY banding_review_for_roles ON public.banding_review AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY banding_review_within_scheme ON public.banding_review USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.banding_tool ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.banding_tool_domain ENABLE ROW LEVEL SECURITY;

CREATE POLICY banding_tool_domain_within_scheme ON public.banding_tool_domain USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY banding_tool_within_scheme ON public.banding_tool USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.bank_holiday ENABLE ROW LEVEL SECURITY;

CREATE POLICY bank_holiday_within_scheme ON public.bank_holiday USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.capacity_assessment ENABLE ROW LEVEL SECURITY;

CREATE POLICY capacity_assessment_for_roles ON public.capacity_assessment AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY capacity_assessment_within_scheme ON public.capacity_assessment USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.care_plan ENABLE ROW LEVEL SECURITY;

CREATE POLICY care_plan_for_roles ON public.care_plan AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY care_plan_within_scheme ON public.care_plan USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.care_relief_figures ENABLE ROW LEVEL SECURITY;

CREATE POLICY care_relief_figures_within_scheme ON public.care_relief_figures USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.carer ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.carer_agreement ENABLE ROW LEVEL SECURITY;

CREATE POLICY carer_agreement_for_roles ON public.carer_agreement AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY carer_agreement_within_scheme ON public.carer_agreement USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY carer_at_residence ON public.carer FOR SELECT TO sharedlives_owner USING ((current_setting('sharedlives.counts_residence'::text, true) = 'yes'::text));

ALTER TABLE public.carer_bank_account ENABLE ROW LEVEL SECURITY;

CREATE POLICY carer_bank_account_for_roles ON public.carer_bank_account AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_payments() AS opens_payments));

CREATE POLICY carer_bank_account_within_scheme ON public.carer_bank_account USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.carer_commitments ENABLE ROW LEVEL SECURITY;

CREATE POLICY carer_commitments_for_roles ON public.carer_commitments AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY carer_commitments_within_scheme ON public.carer_commitments USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.carer_coordinator ENABLE ROW LEVEL SECURITY;

CREATE POLICY carer_coordinator_for_roles ON public.carer_coordinator AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY carer_coordinator_within_scheme ON public.carer_coordinator USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY carer_for_roles ON public.carer AS RESTRICTIVE TO sharedlives_api USING (public.opens_personal_data());

ALTER TABLE public.carer_match ENABLE ROW LEVEL SECURITY;

CREATE POLICY carer_match_for_roles ON public.carer_match AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY carer_match_within_scheme ON public.carer_match USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.carer_matching ENABLE ROW LEVEL SECURITY;

CREATE POLICY carer_matching_for_roles ON public.carer_matching AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

ALTER TABLE public.carer_matching_mark ENABLE ROW LEVEL SECURITY;

CREATE POLICY carer_matching_mark_within_scheme ON public.carer_matching_mark USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY carer_matching_within_scheme ON public.carer_matching USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.carer_offer ENABLE ROW LEVEL SECURITY;

CREATE POLICY carer_offer_for_roles ON public.carer_offer AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY carer_offer_within_scheme ON public.carer_offer USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.carer_profile ENABLE ROW LEVEL SECURITY;

CREATE POLICY carer_profile_for_roles ON public.carer_profile AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY carer_profile_within_scheme ON public.carer_profile USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.carer_reference ENABLE ROW LEVEL SECURITY;

CREATE POLICY carer_reference_for_roles ON public.carer_reference AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY carer_reference_within_scheme ON public.carer_reference USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.carer_state_change ENABLE ROW LEVEL SECURITY;

CREATE POLICY carer_state_change_for_roles ON public.carer_state_change AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY carer_state_change_within_scheme ON public.carer_state_change USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY carer_within_scheme ON public.carer USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.change_of_circumstances ENABLE ROW LEVEL SECURITY;

CREATE POLICY change_of_circumstances_for_roles ON public.change_of_circumstances AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY change_of_circumstances_within_scheme ON public.change_of_circumstances USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.community_activity ENABLE ROW LEVEL SECURITY;

CREATE POLICY community_activity_within_scheme ON public.community_activity USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.contribution_receipt ENABLE ROW LEVEL SECURITY;

CREATE POLICY contribution_receipt_for_roles ON public.contribution_receipt AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_payments() AS opens_payments));

CREATE POLICY contribution_receipt_within_scheme ON public.contribution_receipt USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.council ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.council_commissioner ENABLE ROW LEVEL SECURITY;

CREATE POLICY council_commissioner_within_scheme ON public.council_commissioner USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY council_within_scheme ON public.council USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.course ENABLE ROW LEVEL SECURITY;

CREATE POLICY course_within_scheme ON public.course USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.dbs_asker ENABLE ROW LEVEL SECURITY;

CREATE POLICY dbs_asker_within_scheme ON public.dbs_asker USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.dbs_certificate ENABLE ROW LEVEL SECURITY;

CREATE POLICY dbs_certificate_for_roles ON public.dbs_certificate AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY dbs_certificate_within_scheme ON public.dbs_certificate USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.dbs_disclosure ENABLE ROW LEVEL SECURITY;

CREATE POLICY dbs_disclosure_for_roles ON public.dbs_disclosure AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY dbs_disclosure_within_scheme ON public.dbs_disclosure USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.dbs_named_adult ENABLE ROW LEVEL SECURITY;

CREATE POLICY dbs_named_adult_for_roles ON public.dbs_named_adult AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY dbs_named_adult_within_scheme ON public.dbs_named_adult USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.dbs_risk_assessment ENABLE ROW LEVEL SECURITY;

CREATE POLICY dbs_risk_assessment_for_roles ON public.dbs_risk_assessment AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY dbs_risk_assessment_within_scheme ON public.dbs_risk_assessment USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.dbs_showing ENABLE ROW LEVEL SECURITY;

CREATE POLICY dbs_showing_for_roles ON public.dbs_showing AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY dbs_showing_within_scheme ON public.dbs_showing USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.dbs_update_check ENABLE ROW LEVEL SECURITY;

CREATE POLICY dbs_update_check_for_roles ON public.dbs_update_check AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY dbs_update_check_within_scheme ON public.dbs_update_check USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.dbs_update_consent ENABLE ROW LEVEL SECURITY;

CREATE POLICY dbs_update_consent_for_roles ON public.dbs_update_consent AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY dbs_update_consent_within_scheme ON public.dbs_update_consent USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.delivery ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.delivery_attempt ENABLE ROW LEVEL SECURITY;

CREATE POLICY delivery_attempt_within_scheme ON public.delivery_attempt USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY delivery_for_roles ON public.delivery AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

ALTER TABLE public.delivery_setting ENABLE ROW LEVEL SECURITY;

CREATE POLICY delivery_setting_within_scheme ON public.delivery_setting USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY delivery_within_scheme ON public.delivery USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.feedback ENABLE ROW LEVEL SECURITY;

CREATE POLICY feedback_for_roles ON public.feedback AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY feedback_within_scheme ON public.feedback USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.growth_target ENABLE ROW LEVEL SECURITY;

CREATE POLICY growth_target_within_scheme ON public.growth_target USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.home_inspection ENABLE ROW LEVEL SECURITY;

CREATE POLICY home_inspection_for_roles ON public.home_inspection AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY home_inspection_within_scheme ON public.home_inspection USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.household ENABLE ROW LEVEL SECURITY;

CREATE POLICY household_at_residence ON public.household FOR SELECT TO sharedlives_owner USING ((current_setting('sharedlives.counts_residence'::text, true) = 'yes'::text));

ALTER TABLE public.household_departure ENABLE ROW LEVEL SECURITY;

CREATE POLICY household_departure_for_roles ON public.household_departure AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY household_departure_within_scheme ON public.household_departure USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY household_for_roles ON public.household AS RESTRICTIVE TO sharedlives_api USING (public.opens_personal_data());

ALTER TABLE public.household_insurance ENABLE ROW LEVEL SECURITY;

CREATE POLICY household_insurance_for_roles ON public.household_insurance AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY household_insurance_within_scheme ON public.household_insurance USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.household_member ENABLE ROW LEVEL SECURITY;

CREATE POLICY household_member_for_roles ON public.household_member AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY household_member_within_scheme ON public.household_member USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.household_profile ENABLE ROW LEVEL SECURITY;

CREATE POLICY household_profile_for_roles ON public.household_profile AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY household_profile_within_scheme ON public.household_profile USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.household_room ENABLE ROW LEVEL SECURITY;

CREATE POLICY household_room_for_roles ON public.household_room AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY household_room_within_scheme ON public.household_room USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.household_tenure ENABLE ROW LEVEL SECURITY;

CREATE POLICY household_tenure_for_roles ON public.household_tenure AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY household_tenure_within_scheme ON public.household_tenure USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY household_within_scheme ON public.household USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.idempotency_key ENABLE ROW LEVEL SECURITY;

CREATE POLICY idempotency_key_for_worker ON public.idempotency_key TO sharedlives_worker USING (true);

CREATE POLICY idempotency_key_within_scheme ON public.idempotency_key TO sharedlives_api USING (((scheme_id = ( SELECT public.current_scheme_id() AS current_scheme_id)) AND (account_id = ( SELECT public.current_account_id() AS current_account_id))));

ALTER TABLE public.incident ENABLE ROW LEVEL SECURITY;

CREATE POLICY incident_for_roles ON public.incident AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY incident_within_scheme ON public.incident USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.issued_document ENABLE ROW LEVEL SECURITY;

CREATE POLICY issued_document_for_roles ON public.issued_document AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY issued_document_within_scheme ON public.issued_document USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.job ENABLE ROW LEVEL SECURITY;

CREATE POLICY job_for_worker ON public.job TO sharedlives_worker USING (true) WITH CHECK (true);

CREATE POLICY job_of_tenant ON public.job TO sharedlives_api USING ((tenant_id = ( SELECT (NULLIF(current_setting('sharedlives.scheme_id'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('sharedlives.scheme_id'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE public.job_progress ENABLE ROW LEVEL SECURITY;

CREATE POLICY job_progress_for_worker ON public.job_progress TO sharedlives_worker USING (true) WITH CHECK (true);

CREATE POLICY job_progress_of_tenant ON public.job_progress FOR SELECT TO sharedlives_api USING ((tenant_id = ( SELECT (NULLIF(current_setting('sharedlives.scheme_id'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE public.job_schedule ENABLE ROW LEVEL SECURITY;

CREATE POLICY job_schedule_for_worker ON public.job_schedule TO sharedlives_worker USING (true) WITH CHECK (true);

ALTER TABLE public.job_worker ENABLE ROW LEVEL SECURITY;

CREATE POLICY job_worker_for_worker ON public.job_worker TO sharedlives_worker USING (true) WITH CHECK (true);

ALTER TABLE public.management_fee ENABLE ROW LEVEL SECURITY;

CREATE POLICY management_fee_within_scheme ON public.management_fee USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.match_agreement ENABLE ROW LEVEL SECURITY;

CREATE POLICY match_agreement_for_roles ON public.match_agreement AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY match_agreement_within_scheme ON public.match_agreement USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.match_state_change ENABLE ROW LEVEL SECURITY;

CREATE POLICY match_state_change_for_roles ON public.match_state_change AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY match_state_change_within_scheme ON public.match_state_change USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.match_visit ENABLE ROW LEVEL SECURITY;

CREATE POLICY match_visit_for_roles ON public.match_visit AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY match_visit_within_scheme ON public.match_visit USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.matching_policy ENABLE ROW LEVEL SECURITY;

CREATE POLICY matching_policy_within_scheme ON public.matching_policy USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.monitoring_visit ENABLE ROW LEVEL SECURITY;

CREATE POLICY monitoring_visit_for_roles ON public.monitoring_visit AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY monitoring_visit_within_scheme ON public.monitoring_visit USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.panel_attendance ENABLE ROW LEVEL SECURITY;

CREATE POLICY panel_attendance_for_roles ON public.panel_attendance AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY panel_attendance_within_scheme ON public.panel_attendance USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.panel_case ENABLE ROW LEVEL SECURITY;

CREATE POLICY panel_case_for_roles ON public.panel_case AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY panel_case_within_scheme ON public.panel_case USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.panel_decision ENABLE ROW LEVEL SECURITY;

CREATE POLICY panel_decision_for_roles ON public.panel_decision AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY panel_decision_within_scheme ON public.panel_decision USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.panel_interest ENABLE ROW LEVEL SECURITY;

CREATE POLICY panel_interest_for_roles ON public.panel_interest AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY panel_interest_within_scheme ON public.panel_interest USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.panel_meeting ENABLE ROW LEVEL SECURITY;

CREATE POLICY panel_meeting_for_roles ON public.panel_meeting AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY panel_meeting_within_scheme ON public.panel_meeting USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.panel_member ENABLE ROW LEVEL SECURITY;

CREATE POLICY panel_member_within_scheme ON public.panel_member USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.panel_recommendation ENABLE ROW LEVEL SECURITY;

CREATE POLICY panel_recommendation_for_roles ON public.panel_recommendation AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

ALTER TABLE public.panel_recommendation_member ENABLE ROW LEVEL SECURITY;

CREATE POLICY panel_recommendation_member_for_roles ON public.panel_recommendation_member AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY panel_recommendation_member_within_scheme ON public.panel_recommendation_member USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY panel_recommendation_within_scheme ON public.panel_recommendation USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.paying_account ENABLE ROW LEVEL SECURITY;

CREATE POLICY paying_account_within_scheme ON public.paying_account USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.payment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.payment_budget ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_budget_within_scheme ON public.payment_budget USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.payment_confirmation ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_confirmation_for_roles ON public.payment_confirmation AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_payments() AS opens_payments));

CREATE POLICY payment_confirmation_within_scheme ON public.payment_confirmation USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.payment_exception ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_exception_for_roles ON public.payment_exception AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_payments() AS opens_payments));

CREATE POLICY payment_exception_within_scheme ON public.payment_exception USING ((scheme_id = ( SELECT public.current_scheme_id() AS current_scheme_id)));

ALTER TABLE public.payment_fact_change ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_fact_change_within_scheme ON public.payment_fact_change USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.payment_file ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.payment_file_download ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_file_download_for_roles ON public.payment_file_download AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_payments() AS opens_payments));

CREATE POLICY payment_file_download_within_scheme ON public.payment_file_download USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.payment_file_entry ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_file_entry_for_roles ON public.payment_file_entry AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_payments() AS opens_payments));

CREATE POLICY payment_file_entry_within_scheme ON public.payment_file_entry USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY payment_file_for_roles ON public.payment_file AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_payments() AS opens_payments));

CREATE POLICY payment_file_within_scheme ON public.payment_file USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY payment_for_roles ON public.payment AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_payments() AS opens_payments));

ALTER TABLE public.payment_hold ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_hold_for_roles ON public.payment_hold AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_payments() AS opens_payments));

CREATE POLICY payment_hold_within_scheme ON public.payment_hold USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.payment_line ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_line_for_roles ON public.payment_line AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_payments() AS opens_payments));

CREATE POLICY payment_line_within_scheme ON public.payment_line USING ((scheme_id = ( SELECT public.current_scheme_id() AS current_scheme_id)));

ALTER TABLE public.payment_outcome ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_outcome_for_roles ON public.payment_outcome AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_payments() AS opens_payments));

CREATE POLICY payment_outcome_within_scheme ON public.payment_outcome USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.payment_policy ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_policy_within_scheme ON public.payment_policy USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.payment_run ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.payment_run_fee ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_run_fee_for_roles ON public.payment_run_fee AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_payments() AS opens_payments));

CREATE POLICY payment_run_fee_within_scheme ON public.payment_run_fee USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY payment_run_for_roles ON public.payment_run AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_payments() AS opens_payments));

ALTER TABLE public.payment_run_parked ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_run_parked_for_roles ON public.payment_run_parked AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_payments() AS opens_payments));

CREATE POLICY payment_run_parked_within_scheme ON public.payment_run_parked USING ((scheme_id = ( SELECT public.current_scheme_id() AS current_scheme_id)));

CREATE POLICY payment_run_within_scheme ON public.payment_run USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.payment_table ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_table_within_scheme ON public.payment_table USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY payment_within_scheme ON public.payment USING ((scheme_id = ( SELECT public.current_scheme_id() AS current_scheme_id)));

ALTER TABLE public.person ENABLE ROW LEVEL SECURITY;

CREATE POLICY person_for_roles ON public.person AS RESTRICTIVE TO sharedlives_api USING (public.opens_personal_data());

ALTER TABLE public.person_home_needs ENABLE ROW LEVEL SECURITY;

CREATE POLICY person_home_needs_for_roles ON public.person_home_needs AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY person_home_needs_within_scheme ON public.person_home_needs USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.person_outcome ENABLE ROW LEVEL SECURITY;

CREATE POLICY person_outcome_for_roles ON public.person_outcome AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY person_outcome_within_scheme ON public.person_outcome USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.person_profile ENABLE ROW LEVEL SECURITY;

CREATE POLICY person_profile_for_roles ON public.person_profile AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY person_profile_within_scheme ON public.person_profile USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.person_sibling ENABLE ROW LEVEL SECURITY;

CREATE POLICY person_sibling_for_roles ON public.person_sibling AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY person_sibling_within_scheme ON public.person_sibling USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY person_within_scheme ON public.person USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.placement ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.placement_absence ENABLE ROW LEVEL SECURITY;

CREATE POLICY placement_absence_for_roles ON public.placement_absence AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY placement_absence_within_scheme ON public.placement_absence USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY placement_at_residence ON public.placement FOR SELECT TO sharedlives_owner USING ((current_setting('sharedlives.counts_residence'::text, true) = 'yes'::text));

ALTER TABLE public.placement_band ENABLE ROW LEVEL SECURITY;

CREATE POLICY placement_band_for_roles ON public.placement_band AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY placement_band_within_scheme ON public.placement_band USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.placement_complex_fee ENABLE ROW LEVEL SECURITY;

CREATE POLICY placement_complex_fee_for_roles ON public.placement_complex_fee AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_payments() AS opens_payments));

CREATE POLICY placement_complex_fee_within_scheme ON public.placement_complex_fee USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.placement_contribution ENABLE ROW LEVEL SECURITY;

CREATE POLICY placement_contribution_for_roles ON public.placement_contribution AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_payments() AS opens_payments));

CREATE POLICY placement_contribution_within_scheme ON public.placement_contribution USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY placement_for_roles ON public.placement AS RESTRICTIVE TO sharedlives_api USING (public.opens_personal_data());

ALTER TABLE public.placement_notice ENABLE ROW LEVEL SECURITY;

CREATE POLICY placement_notice_for_roles ON public.placement_notice AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY placement_notice_within_scheme ON public.placement_notice USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY placement_within_scheme ON public.placement USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.policy_review ENABLE ROW LEVEL SECURITY;

CREATE POLICY policy_review_within_scheme ON public.policy_review USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.quality_policy ENABLE ROW LEVEL SECURITY;

CREATE POLICY quality_policy_within_scheme ON public.quality_policy USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.quarterly_report ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.quarterly_report_figure ENABLE ROW LEVEL SECURITY;

CREATE POLICY quarterly_report_figure_for_roles ON public.quarterly_report_figure AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY quarterly_report_figure_within_scheme ON public.quarterly_report_figure USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY quarterly_report_within_scheme ON public.quarterly_report USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.rate_card ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.rate_card_price ENABLE ROW LEVEL SECURITY;

CREATE POLICY rate_card_price_within_scheme ON public.rate_card_price USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY rate_card_within_scheme ON public.rate_card USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.recovery_plan ENABLE ROW LEVEL SECURITY;

CREATE POLICY recovery_plan_for_roles ON public.recovery_plan AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_payments() AS opens_payments));

CREATE POLICY recovery_plan_within_scheme ON public.recovery_plan USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.referral ENABLE ROW LEVEL SECURITY;

CREATE POLICY referral_for_roles ON public.referral AS RESTRICTIVE TO sharedlives_api USING (public.opens_personal_data());

ALTER TABLE public.referral_state_change ENABLE ROW LEVEL SECURITY;

CREATE POLICY referral_state_change_for_roles ON public.referral_state_change AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY referral_state_change_within_scheme ON public.referral_state_change USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY referral_within_scheme ON public.referral USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.reminder ENABLE ROW LEVEL SECURITY;

CREATE POLICY reminder_for_roles ON public.reminder AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

ALTER TABLE public.reminder_lead ENABLE ROW LEVEL SECURITY;

CREATE POLICY reminder_lead_within_scheme ON public.reminder_lead USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.reminder_recipient ENABLE ROW LEVEL SECURITY;

CREATE POLICY reminder_recipient_within_scheme ON public.reminder_recipient USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.reminder_sweep ENABLE ROW LEVEL SECURITY;

CREATE POLICY reminder_sweep_within_scheme ON public.reminder_sweep USING ((scheme_id = public.current_scheme_id()));

CREATE POLICY reminder_within_scheme ON public.reminder USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.requirement_policy ENABLE ROW LEVEL SECURITY;

CREATE POLICY requirement_policy_within_scheme ON public.requirement_policy USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.scheme ENABLE ROW LEVEL SECURITY;

CREATE POLICY scheme_for_owner ON public.scheme TO sharedlives_owner USING (true);

CREATE POLICY scheme_for_worker ON public.scheme FOR SELECT TO sharedlives_worker USING (true);

CREATE POLICY scheme_within_scheme ON public.scheme USING ((id = ( SELECT public.current_scheme_id() AS current_scheme_id)));

ALTER TABLE public.session ENABLE ROW LEVEL SECURITY;

CREATE POLICY session_for_roles ON public.session AS RESTRICTIVE TO sharedlives_api USING (public.opens_personal_data());

CREATE POLICY session_within_scheme ON public.session USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.sign_in_event ENABLE ROW LEVEL SECURITY;

CREATE POLICY sign_in_event_within_scheme ON public.sign_in_event USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.significant_event ENABLE ROW LEVEL SECURITY;

CREATE POLICY significant_event_for_roles ON public.significant_event AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY significant_event_within_scheme ON public.significant_event USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.staff_course ENABLE ROW LEVEL SECURITY;

CREATE POLICY staff_course_within_scheme ON public.staff_course USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.staff_member ENABLE ROW LEVEL SECURITY;

CREATE POLICY staff_member_within_scheme ON public.staff_member USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.staff_post ENABLE ROW LEVEL SECURITY;

CREATE POLICY staff_post_within_scheme ON public.staff_post USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.staff_training ENABLE ROW LEVEL SECURITY;

CREATE POLICY staff_training_within_scheme ON public.staff_training USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.stay ENABLE ROW LEVEL SECURITY;

CREATE POLICY stay_at_residence ON public.stay FOR SELECT TO sharedlives_owner USING ((current_setting('sharedlives.counts_residence'::text, true) = 'yes'::text));

CREATE POLICY stay_for_roles ON public.stay AS RESTRICTIVE TO sharedlives_api USING (public.opens_personal_data());

CREATE POLICY stay_within_scheme ON public.stay USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.support_cover ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_cover_for_roles ON public.support_cover AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY support_cover_within_scheme ON public.support_cover USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.task ENABLE ROW LEVEL SECURITY;

CREATE POLICY task_for_roles ON public.task AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY task_within_scheme ON public.task USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.training_record ENABLE ROW LEVEL SECURITY;

CREATE POLICY training_record_for_roles ON public.training_record AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_personal_data() AS opens_personal_data));

CREATE POLICY training_record_within_scheme ON public.training_record USING ((scheme_id = public.current_scheme_id()));

ALTER TABLE public.urgent_payment ENABLE ROW LEVEL SECURITY;

CREATE POLICY urgent_payment_for_roles ON public.urgent_payment AS RESTRICTIVE TO sharedlives_api USING (( SELECT public.opens_payments() AS opens_payments));

CREATE POLICY urgent_payment_within_scheme ON public.urgent_payment USING ((scheme_id = public.current_scheme_id()));

REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO sharedlives_api;
GRANT USAGE ON SCHEMA public TO sharedlives_worker;

REVOKE ALL ON FUNCTION public.admit_identity(scheme_slug text, identity_issuer text, identity_subject text, account_role text, account_label text, new_account uuid, new_identity uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.admit_identity(scheme_slug text, identity_issuer text, identity_subject text, account_role text, account_label text, new_account uuid, new_identity uuid) TO sharedlives_api;

REVOKE ALL ON FUNCTION public.arrangement_note_carried_over() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.audit_add_link(of_scheme uuid, first_entry bigint, instant timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.audit_append(of_scheme uuid, record_type text, record_id uuid, change text, before jsonb, after jsonb, shown uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.audit_change() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.audit_content_digest(salt bytea, before jsonb, after jsonb, shown uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.audit_entry_check_erasure() FROM PUBLIC;

GRANT SELECT ON TABLE public.audit_entry TO sharedlives_api;
GRANT SELECT ON TABLE public.audit_entry TO sharedlives_worker;

REVOKE ALL ON FUNCTION public.audit_entry_digest(entry public.audit_entry) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.audit_link_transaction() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.carer_check_step() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.carer_match_check_step() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.carer_matching_note() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.current_account_id() FROM PUBLIC;
GRANT ALL ON FUNCTION public.current_account_id() TO sharedlives_api;
GRANT ALL ON FUNCTION public.current_account_id() TO sharedlives_worker;

REVOKE ALL ON FUNCTION public.current_instant() FROM PUBLIC;
GRANT ALL ON FUNCTION public.current_instant() TO sharedlives_api;
GRANT ALL ON FUNCTION public.current_instant() TO sharedlives_worker;

REVOKE ALL ON FUNCTION public.current_scheme_id() FROM PUBLIC;
GRANT ALL ON FUNCTION public.current_scheme_id() TO sharedlives_api;
GRANT ALL ON FUNCTION public.current_scheme_id() TO sharedlives_worker;

REVOKE ALL ON FUNCTION public.dbs_disclosure_keep_newest() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.erase_audit_contents(subject_type text, subject uuid, records uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.household_days_elsewhere(home uuid, from_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.household_days_elsewhere(home uuid, from_day date) TO sharedlives_api;

REVOKE ALL ON FUNCTION public.job_schedule_occurrences(wall_start timestamp without time zone, step interval, zone text, at timestamp with time zone, OUT previous_run_at timestamp with time zone, OUT following_run_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.job_schedule_occurrences(wall_start timestamp without time zone, step interval, zone text, at timestamp with time zone, OUT previous_run_at timestamp with time zone, OUT following_run_at timestamp with time zone) TO sharedlives_worker;

REVOKE ALL ON PROCEDURE public.keep_within_scheme(IN target regclass, VARIADIC unaudited text[]) FROM PUBLIC;

REVOKE ALL ON PROCEDURE public.note_payment_facts(IN target regclass, IN kind text) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.note_reading(operation text, record uuid, shown uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.note_reading(operation text, record uuid, shown uuid[]) TO sharedlives_api;

REVOKE ALL ON FUNCTION public.note_sign_in(event uuid, token uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.note_sign_in(event uuid, token uuid) TO sharedlives_api;

REVOKE ALL ON FUNCTION public.open_scheme_of_api_token(token_digest bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION public.open_scheme_of_api_token(token_digest bytea) TO sharedlives_api;

REVOKE ALL ON FUNCTION public.open_scheme_of_identity(scheme_slug text, identity_issuer text, identity_subject text, account_role text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.open_scheme_of_identity(scheme_slug text, identity_issuer text, identity_subject text, account_role text) TO sharedlives_api;

REVOKE ALL ON FUNCTION public.open_scheme_of_token(token_digest bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION public.open_scheme_of_token(token_digest bytea) TO sharedlives_api;

REVOKE ALL ON FUNCTION public.opens_payments() FROM PUBLIC;
GRANT ALL ON FUNCTION public.opens_payments() TO sharedlives_api;

REVOKE ALL ON FUNCTION public.opens_personal_data() FROM PUBLIC;
GRANT ALL ON FUNCTION public.opens_personal_data() TO sharedlives_api;

REVOKE ALL ON FUNCTION public.panel_case_check_step() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.panel_recommendation_member_check_interest() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.payment_decision_check() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.payment_fact_change_note() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.payment_file_check_run() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.payment_file_check_sealing() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.payment_file_entry_check() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.payment_line_check_run() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.payment_run_check_approval() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.payment_run_check_beginning() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.payment_run_check_step() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.payment_run_end_plans() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.payment_run_out_of_date(run uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.payment_run_out_of_date(run uuid) TO sharedlives_api;

REVOKE ALL ON FUNCTION public.payment_run_settle_changes() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.referral_check_step() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.refuse_api_token(token_digest bytea, event uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.refuse_api_token(token_digest bytea, event uuid) TO sharedlives_api;

REVOKE ALL ON FUNCTION public.refuse_change() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.refuse_identity(scheme_slug text, identity_issuer text, identity_subject text, why text, event uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.refuse_identity(scheme_slug text, identity_issuer text, identity_subject text, why text, event uuid) TO sharedlives_api;

REVOKE ALL ON FUNCTION public.urgent_payment_check_approval() FROM PUBLIC;

GRANT SELECT,INSERT,UPDATE ON TABLE public.account TO sharedlives_api;
GRANT SELECT ON TABLE public.account TO sharedlives_worker;

GRANT SELECT ON TABLE public.account_identity TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.annual_carer_review TO sharedlives_api;
GRANT SELECT ON TABLE public.annual_carer_review TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.annual_carer_review TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.annual_carer_review TO sharedlives_api;

GRANT SELECT,INSERT,UPDATE ON TABLE public.api_token TO sharedlives_api;
GRANT SELECT ON TABLE public.api_token TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.approval_terms TO sharedlives_api;
GRANT SELECT ON TABLE public.approval_terms TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.approval_terms TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.approval_terms TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.arrangement_agreement TO sharedlives_api;
GRANT SELECT ON TABLE public.arrangement_agreement TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.arrangement_agreement TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.arrangement_agreement TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.assessor_report TO sharedlives_api;
GRANT SELECT ON TABLE public.assessor_report TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.assessor_report TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.assessor_report TO sharedlives_api;

GRANT SELECT ON TABLE public.audit_link TO sharedlives_api;
GRANT SELECT ON TABLE public.audit_link TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.band_agreement TO sharedlives_api;
GRANT SELECT ON TABLE public.band_agreement TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.band_agreement TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.band_agreement TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.banding_review TO sharedlives_api;
GRANT SELECT ON TABLE public.banding_review TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.banding_review TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.banding_review TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.banding_tool TO sharedlives_api;

GRANT UPDATE(withdrawn_at) ON TABLE public.banding_tool TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.banding_tool TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.banding_tool_domain TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.bank_holiday TO sharedlives_api;
GRANT SELECT ON TABLE public.bank_holiday TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.bank_holiday TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.bank_holiday TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.capacity_assessment TO sharedlives_api;

GRANT UPDATE(withdrawn_at) ON TABLE public.capacity_assessment TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.capacity_assessment TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.care_plan TO sharedlives_api;
GRANT SELECT ON TABLE public.care_plan TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.care_plan TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.care_plan TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.care_relief_figures TO sharedlives_api;

GRANT UPDATE(withdrawn_at) ON TABLE public.care_relief_figures TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.care_relief_figures TO sharedlives_api;

GRANT SELECT,INSERT,UPDATE ON TABLE public.carer TO sharedlives_api;
GRANT SELECT ON TABLE public.carer TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.carer_agreement TO sharedlives_api;
GRANT SELECT ON TABLE public.carer_agreement TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.carer_agreement TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.carer_agreement TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.carer_bank_account TO sharedlives_api;

GRANT SELECT(scheme_id) ON TABLE public.carer_bank_account TO sharedlives_worker;

GRANT SELECT(id) ON TABLE public.carer_bank_account TO sharedlives_worker;

GRANT SELECT(carer_id) ON TABLE public.carer_bank_account TO sharedlives_worker;

GRANT SELECT(from_date) ON TABLE public.carer_bank_account TO sharedlives_worker;

GRANT SELECT(key_id),UPDATE(key_id) ON TABLE public.carer_bank_account TO sharedlives_worker;

GRANT SELECT(sealed),UPDATE(sealed) ON TABLE public.carer_bank_account TO sharedlives_worker;

GRANT SELECT(recorded_at) ON TABLE public.carer_bank_account TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.carer_bank_account TO sharedlives_api;
GRANT SELECT(withdrawn_at) ON TABLE public.carer_bank_account TO sharedlives_worker;

GRANT UPDATE(withdrawn_by) ON TABLE public.carer_bank_account TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.carer_commitments TO sharedlives_api;
GRANT SELECT ON TABLE public.carer_commitments TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.carer_commitments TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.carer_commitments TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.carer_coordinator TO sharedlives_api;
GRANT SELECT ON TABLE public.carer_coordinator TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.carer_coordinator TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.carer_coordinator TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.carer_match TO sharedlives_api;

GRANT UPDATE(state) ON TABLE public.carer_match TO sharedlives_api;

GRANT UPDATE(arrangement_id) ON TABLE public.carer_match TO sharedlives_api;

GRANT UPDATE(version) ON TABLE public.carer_match TO sharedlives_api;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.carer_matching TO sharedlives_api;

GRANT SELECT,DELETE ON TABLE public.carer_matching_mark TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.carer_offer TO sharedlives_api;

GRANT UPDATE(withdrawn_at) ON TABLE public.carer_offer TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.carer_offer TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.carer_profile TO sharedlives_api;

GRANT UPDATE(withdrawn_at) ON TABLE public.carer_profile TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.carer_profile TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.carer_reference TO sharedlives_api;
GRANT SELECT ON TABLE public.carer_reference TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.carer_reference TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.carer_reference TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.carer_state_change TO sharedlives_api;
GRANT SELECT ON TABLE public.carer_state_change TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.change_of_circumstances TO sharedlives_api;
GRANT SELECT ON TABLE public.change_of_circumstances TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.change_of_circumstances TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.change_of_circumstances TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.community_activity TO sharedlives_api;
GRANT SELECT ON TABLE public.community_activity TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.community_activity TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.community_activity TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.contribution_receipt TO sharedlives_api;

GRANT UPDATE(withdrawn_at) ON TABLE public.contribution_receipt TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.contribution_receipt TO sharedlives_api;

GRANT SELECT,INSERT,UPDATE ON TABLE public.council TO sharedlives_api;
GRANT SELECT ON TABLE public.council TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.council_commissioner TO sharedlives_api;

GRANT UPDATE(withdrawn_at) ON TABLE public.council_commissioner TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.council_commissioner TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.course TO sharedlives_api;
GRANT SELECT ON TABLE public.course TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.course TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.course TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.dbs_asker TO sharedlives_api;
GRANT SELECT ON TABLE public.dbs_asker TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.dbs_asker TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.dbs_asker TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.dbs_certificate TO sharedlives_api;
GRANT SELECT ON TABLE public.dbs_certificate TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.dbs_certificate TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.dbs_certificate TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.dbs_disclosure TO sharedlives_api;

GRANT SELECT(scheme_id) ON TABLE public.dbs_disclosure TO sharedlives_worker;

GRANT SELECT(id) ON TABLE public.dbs_disclosure TO sharedlives_worker;

GRANT SELECT(certificate_id) ON TABLE public.dbs_disclosure TO sharedlives_worker;

GRANT UPDATE(content) ON TABLE public.dbs_disclosure TO sharedlives_api;
GRANT UPDATE(content) ON TABLE public.dbs_disclosure TO sharedlives_worker;

GRANT UPDATE(reasoning) ON TABLE public.dbs_disclosure TO sharedlives_api;
GRANT UPDATE(reasoning) ON TABLE public.dbs_disclosure TO sharedlives_worker;

GRANT SELECT(recorded_at) ON TABLE public.dbs_disclosure TO sharedlives_worker;

GRANT UPDATE(purged_at) ON TABLE public.dbs_disclosure TO sharedlives_api;
GRANT SELECT(purged_at),UPDATE(purged_at) ON TABLE public.dbs_disclosure TO sharedlives_worker;

GRANT UPDATE(version) ON TABLE public.dbs_disclosure TO sharedlives_api;
GRANT SELECT(version),UPDATE(version) ON TABLE public.dbs_disclosure TO sharedlives_worker;

GRANT UPDATE(content_key_id) ON TABLE public.dbs_disclosure TO sharedlives_api;
GRANT SELECT(content_key_id),UPDATE(content_key_id) ON TABLE public.dbs_disclosure TO sharedlives_worker;

GRANT UPDATE(sealed_content) ON TABLE public.dbs_disclosure TO sharedlives_api;
GRANT SELECT(sealed_content),UPDATE(sealed_content) ON TABLE public.dbs_disclosure TO sharedlives_worker;

GRANT UPDATE(reasoning_key_id) ON TABLE public.dbs_disclosure TO sharedlives_api;
GRANT SELECT(reasoning_key_id),UPDATE(reasoning_key_id) ON TABLE public.dbs_disclosure TO sharedlives_worker;

GRANT UPDATE(sealed_reasoning) ON TABLE public.dbs_disclosure TO sharedlives_api;
GRANT SELECT(sealed_reasoning),UPDATE(sealed_reasoning) ON TABLE public.dbs_disclosure TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.dbs_named_adult TO sharedlives_api;
GRANT SELECT ON TABLE public.dbs_named_adult TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.dbs_risk_assessment TO sharedlives_api;
GRANT SELECT ON TABLE public.dbs_risk_assessment TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.dbs_showing TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.dbs_update_check TO sharedlives_api;
GRANT SELECT,INSERT ON TABLE public.dbs_update_check TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.dbs_update_consent TO sharedlives_api;
GRANT SELECT ON TABLE public.dbs_update_consent TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.dbs_update_consent TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.dbs_update_consent TO sharedlives_api;

GRANT SELECT ON TABLE public.delivery TO sharedlives_api;
GRANT SELECT,INSERT ON TABLE public.delivery TO sharedlives_worker;

GRANT UPDATE(state) ON TABLE public.delivery TO sharedlives_worker;
GRANT UPDATE(state) ON TABLE public.delivery TO sharedlives_api;

GRANT UPDATE(channel) ON TABLE public.delivery TO sharedlives_worker;

GRANT UPDATE(accepted_at) ON TABLE public.delivery TO sharedlives_worker;

GRANT UPDATE(reference) ON TABLE public.delivery TO sharedlives_worker;

GRANT UPDATE(failure) ON TABLE public.delivery TO sharedlives_worker;
GRANT UPDATE(failure) ON TABLE public.delivery TO sharedlives_api;

GRANT UPDATE(version) ON TABLE public.delivery TO sharedlives_worker;
GRANT UPDATE(version) ON TABLE public.delivery TO sharedlives_api;

GRANT SELECT ON TABLE public.delivery_attempt TO sharedlives_api;
GRANT SELECT,INSERT ON TABLE public.delivery_attempt TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.delivery_setting TO sharedlives_api;
GRANT SELECT ON TABLE public.delivery_setting TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.delivery_setting TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.delivery_setting TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.feedback TO sharedlives_api;
GRANT SELECT ON TABLE public.feedback TO sharedlives_worker;

GRANT UPDATE(kind) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(received_on) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(came_from) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(about) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(person_id) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(carer_id) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(council_id) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(causes) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(summary) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(acknowledged_on) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(resolved_on) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(outcome) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(remedy) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(remedy_due_on) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(remedy_done_on) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(learning) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(shared_on) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(ombudsman_on) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(ombudsman_reference) ON TABLE public.feedback TO sharedlives_api;

GRANT UPDATE(version) ON TABLE public.feedback TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.growth_target TO sharedlives_api;

GRANT UPDATE(withdrawn_at) ON TABLE public.growth_target TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.growth_target TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.home_inspection TO sharedlives_api;
GRANT SELECT ON TABLE public.home_inspection TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.home_inspection TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.home_inspection TO sharedlives_api;

GRANT SELECT,INSERT,UPDATE ON TABLE public.household TO sharedlives_api;
GRANT SELECT ON TABLE public.household TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.household_departure TO sharedlives_api;
GRANT SELECT ON TABLE public.household_departure TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.household_departure TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.household_departure TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.household_insurance TO sharedlives_api;
GRANT SELECT ON TABLE public.household_insurance TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.household_insurance TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.household_insurance TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.household_member TO sharedlives_api;
GRANT SELECT ON TABLE public.household_member TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.household_member TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.household_member TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.household_profile TO sharedlives_api;

GRANT UPDATE(withdrawn_at) ON TABLE public.household_profile TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.household_profile TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.household_room TO sharedlives_api;

GRANT UPDATE(withdrawn_at) ON TABLE public.household_room TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.household_room TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.household_tenure TO sharedlives_api;
GRANT SELECT ON TABLE public.household_tenure TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.household_tenure TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.household_tenure TO sharedlives_api;

GRANT SELECT,INSERT,UPDATE ON TABLE public.idempotency_key TO sharedlives_api;
GRANT SELECT,DELETE ON TABLE public.idempotency_key TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.incident TO sharedlives_api;
GRANT SELECT ON TABLE public.incident TO sharedlives_worker;

GRANT UPDATE(kind) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(person_id) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(carer_id) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(council_id) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(happened_at) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(known_at) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(description) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(action_taken) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(must_tell_council) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(must_tell_cqc) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(council_told_at) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(cqc_told_at) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(cqc_reference) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(abuse) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(raised_by) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(enquiry) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(enquiry_decided_on) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(finding) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(learning) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(closed_on) ON TABLE public.incident TO sharedlives_api;

GRANT UPDATE(version) ON TABLE public.incident TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.issued_document TO sharedlives_api;

GRANT SELECT(scheme_id) ON TABLE public.issued_document TO sharedlives_worker;

GRANT SELECT(id) ON TABLE public.issued_document TO sharedlives_worker;

GRANT SELECT(kind) ON TABLE public.issued_document TO sharedlives_worker;

GRANT SELECT(subject_id) ON TABLE public.issued_document TO sharedlives_worker;

GRANT SELECT ON TABLE public.job TO sharedlives_api;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.job TO sharedlives_worker;

GRANT INSERT(id) ON TABLE public.job TO sharedlives_api;

GRANT INSERT(tenant_id) ON TABLE public.job TO sharedlives_api;

GRANT INSERT(enqueued_by) ON TABLE public.job TO sharedlives_api;

GRANT UPDATE(worker_id) ON TABLE public.job TO sharedlives_api;

GRANT INSERT(run_at),UPDATE(run_at) ON TABLE public.job TO sharedlives_api;

GRANT UPDATE(finished_at) ON TABLE public.job TO sharedlives_api;

GRANT UPDATE(claims_excused) ON TABLE public.job TO sharedlives_api;

GRANT INSERT(attempts_max) ON TABLE public.job TO sharedlives_api;

GRANT INSERT(priority) ON TABLE public.job TO sharedlives_api;

GRANT INSERT(state),UPDATE(state) ON TABLE public.job TO sharedlives_api;

GRANT INSERT(kind) ON TABLE public.job TO sharedlives_api;

GRANT INSERT(unique_key) ON TABLE public.job TO sharedlives_api;

GRANT INSERT(payload) ON TABLE public.job TO sharedlives_api;

GRANT SELECT ON TABLE public.job_progress TO sharedlives_api;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.job_progress TO sharedlives_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.job_schedule TO sharedlives_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.job_worker TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.management_fee TO sharedlives_api;
GRANT SELECT ON TABLE public.management_fee TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.management_fee TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.management_fee TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.match_agreement TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.match_state_change TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.match_visit TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.matching_policy TO sharedlives_api;

GRANT UPDATE(withdrawn_at) ON TABLE public.matching_policy TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.matching_policy TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.monitoring_visit TO sharedlives_api;
GRANT SELECT ON TABLE public.monitoring_visit TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.monitoring_visit TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.monitoring_visit TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.panel_attendance TO sharedlives_api;

GRANT UPDATE(is_chair) ON TABLE public.panel_attendance TO sharedlives_api;

GRANT UPDATE(is_present) ON TABLE public.panel_attendance TO sharedlives_api;

GRANT UPDATE(withdrawn_at) ON TABLE public.panel_attendance TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.panel_attendance TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.panel_case TO sharedlives_api;
GRANT SELECT ON TABLE public.panel_case TO sharedlives_worker;

GRANT UPDATE(state) ON TABLE public.panel_case TO sharedlives_api;

GRANT UPDATE(summary) ON TABLE public.panel_case TO sharedlives_api;

GRANT UPDATE(kinds) ON TABLE public.panel_case TO sharedlives_api;

GRANT UPDATE(people_max) ON TABLE public.panel_case TO sharedlives_api;

GRANT UPDATE(bands) ON TABLE public.panel_case TO sharedlives_api;

GRANT UPDATE(conditions) ON TABLE public.panel_case TO sharedlives_api;

GRANT UPDATE(from_date) ON TABLE public.panel_case TO sharedlives_api;

GRANT UPDATE(until_date) ON TABLE public.panel_case TO sharedlives_api;

GRANT UPDATE(meeting_id) ON TABLE public.panel_case TO sharedlives_api;

GRANT UPDATE(papers_in_on) ON TABLE public.panel_case TO sharedlives_api;

GRANT UPDATE(late_reason) ON TABLE public.panel_case TO sharedlives_api;

GRANT UPDATE(version) ON TABLE public.panel_case TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.panel_decision TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.panel_interest TO sharedlives_api;

GRANT UPDATE(withdrawn_at) ON TABLE public.panel_interest TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.panel_interest TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.panel_meeting TO sharedlives_api;
GRANT SELECT ON TABLE public.panel_meeting TO sharedlives_worker;

GRANT UPDATE(held_on) ON TABLE public.panel_meeting TO sharedlives_api;

GRANT UPDATE(place) ON TABLE public.panel_meeting TO sharedlives_api;

GRANT UPDATE(papers_due_on) ON TABLE public.panel_meeting TO sharedlives_api;

GRANT UPDATE(quorum) ON TABLE public.panel_meeting TO sharedlives_api;

GRANT UPDATE(notes) ON TABLE public.panel_meeting TO sharedlives_api;

GRANT UPDATE(version) ON TABLE public.panel_meeting TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.panel_member TO sharedlives_api;

GRANT UPDATE(account_id) ON TABLE public.panel_member TO sharedlives_api;

GRANT UPDATE(name) ON TABLE public.panel_member TO sharedlives_api;

GRANT UPDATE(background) ON TABLE public.panel_member TO sharedlives_api;

GRANT UPDATE(from_date) ON TABLE public.panel_member TO sharedlives_api;

GRANT UPDATE(to_date) ON TABLE public.panel_member TO sharedlives_api;

GRANT UPDATE(version) ON TABLE public.panel_member TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.panel_recommendation TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.panel_recommendation_member TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.paying_account TO sharedlives_api;

GRANT SELECT(scheme_id) ON TABLE public.paying_account TO sharedlives_worker;

GRANT SELECT(id) ON TABLE public.paying_account TO sharedlives_worker;

GRANT SELECT(key_id),UPDATE(key_id) ON TABLE public.paying_account TO sharedlives_worker;

GRANT SELECT(sealed),UPDATE(sealed) ON TABLE public.paying_account TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.paying_account TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.paying_account TO sharedlives_api;

GRANT SELECT ON TABLE public.payment TO sharedlives_api;
GRANT SELECT,INSERT,DELETE ON TABLE public.payment TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.payment_outcome TO sharedlives_api;
GRANT SELECT ON TABLE public.payment_outcome TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.payment_run TO sharedlives_api;
GRANT SELECT ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(state) ON TABLE public.payment_run TO sharedlives_api;
GRANT UPDATE(state) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(job_id) ON TABLE public.payment_run TO sharedlives_api;

GRANT UPDATE(calculated_at) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(approved_by) ON TABLE public.payment_run TO sharedlives_api;

GRANT UPDATE(approved_at) ON TABLE public.payment_run TO sharedlives_api;

GRANT UPDATE(exported_by) ON TABLE public.payment_run TO sharedlives_api;

GRANT UPDATE(exported_at) ON TABLE public.payment_run TO sharedlives_api;

GRANT UPDATE(voided_by) ON TABLE public.payment_run TO sharedlives_api;

GRANT UPDATE(voided_at) ON TABLE public.payment_run TO sharedlives_api;

GRANT UPDATE(line_count) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(carer_count) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(parked_count) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(amount_pence) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(contribution_pence) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(council_pence) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(version) ON TABLE public.payment_run TO sharedlives_api;
GRANT UPDATE(version) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(facts_as_of) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(facts_seen) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(facts_seen_to) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(adjustment_count) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(follows_approval_number) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(payment_count) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(held_count) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(exception_count) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(brought_forward_pence) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(recovered_pence) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(paid_pence) ON TABLE public.payment_run TO sharedlives_worker;

GRANT UPDATE(carried_forward_pence) ON TABLE public.payment_run TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.urgent_payment TO sharedlives_api;
GRANT SELECT ON TABLE public.urgent_payment TO sharedlives_worker;

GRANT UPDATE(approved_at) ON TABLE public.urgent_payment TO sharedlives_api;

GRANT UPDATE(approved_by) ON TABLE public.urgent_payment TO sharedlives_api;

GRANT UPDATE(declined_at) ON TABLE public.urgent_payment TO sharedlives_api;

GRANT UPDATE(declined_by) ON TABLE public.urgent_payment TO sharedlives_api;

GRANT UPDATE(decline_reason) ON TABLE public.urgent_payment TO sharedlives_api;

GRANT UPDATE(version) ON TABLE public.urgent_payment TO sharedlives_api;

GRANT SELECT ON TABLE public.payment_balance_entry TO sharedlives_api;
GRANT SELECT ON TABLE public.payment_balance_entry TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.payment_budget TO sharedlives_api;

GRANT UPDATE(withdrawn_at) ON TABLE public.payment_budget TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.payment_budget TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.payment_confirmation TO sharedlives_api;

GRANT SELECT ON TABLE public.payment_exception TO sharedlives_api;
GRANT SELECT,INSERT,DELETE ON TABLE public.payment_exception TO sharedlives_worker;

GRANT SELECT ON TABLE public.payment_fact_change TO sharedlives_api;
GRANT SELECT ON TABLE public.payment_fact_change TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.payment_file TO sharedlives_api;

GRANT SELECT(scheme_id) ON TABLE public.payment_file TO sharedlives_worker;

GRANT SELECT(id) ON TABLE public.payment_file TO sharedlives_worker;

GRANT SELECT(key_id),UPDATE(key_id) ON TABLE public.payment_file TO sharedlives_worker;

GRANT SELECT(sealed),UPDATE(sealed) ON TABLE public.payment_file TO sharedlives_worker;

GRANT SELECT(sealed_digest),UPDATE(sealed_digest) ON TABLE public.payment_file TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.payment_file_download TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.payment_file_entry TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.payment_hold TO sharedlives_api;
GRANT SELECT ON TABLE public.payment_hold TO sharedlives_worker;

GRANT UPDATE(released_at) ON TABLE public.payment_hold TO sharedlives_api;

GRANT UPDATE(released_by) ON TABLE public.payment_hold TO sharedlives_api;

GRANT UPDATE(release_reason) ON TABLE public.payment_hold TO sharedlives_api;

GRANT UPDATE(version) ON TABLE public.payment_hold TO sharedlives_api;

GRANT SELECT ON TABLE public.payment_line TO sharedlives_api;
GRANT SELECT,INSERT,DELETE ON TABLE public.payment_line TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.payment_policy TO sharedlives_api;
GRANT SELECT ON TABLE public.payment_policy TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.payment_policy TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.payment_policy TO sharedlives_api;

GRANT SELECT ON TABLE public.payment_run_fee TO sharedlives_api;
GRANT SELECT,INSERT,DELETE ON TABLE public.payment_run_fee TO sharedlives_worker;

GRANT SELECT ON TABLE public.payment_run_parked TO sharedlives_api;
GRANT SELECT,INSERT,DELETE ON TABLE public.payment_run_parked TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.payment_table TO sharedlives_api;

GRANT UPDATE(withdrawn_at) ON TABLE public.payment_table TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.payment_table TO sharedlives_api;

GRANT SELECT,INSERT,UPDATE ON TABLE public.person TO sharedlives_api;
GRANT SELECT ON TABLE public.person TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.person_home_needs TO sharedlives_api;

GRANT UPDATE(withdrawn_at) ON TABLE public.person_home_needs TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.person_home_needs TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.person_outcome TO sharedlives_api;
GRANT SELECT ON TABLE public.person_outcome TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.person_outcome TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.person_outcome TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.person_profile TO sharedlives_api;

GRANT UPDATE(withdrawn_at) ON TABLE public.person_profile TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.person_profile TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.person_sibling TO sharedlives_api;
GRANT SELECT ON TABLE public.person_sibling TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.person_sibling TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.person_sibling TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.placement TO sharedlives_api;
GRANT SELECT ON TABLE public.placement TO sharedlives_worker;

GRANT UPDATE(end_date) ON TABLE public.placement TO sharedlives_api;

GRANT UPDATE(end_reason) ON TABLE public.placement TO sharedlives_api;

GRANT UPDATE(version) ON TABLE public.placement TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.placement_absence TO sharedlives_api;
GRANT SELECT ON TABLE public.placement_absence TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.placement_absence TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.placement_absence TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.placement_band TO sharedlives_api;
GRANT SELECT ON TABLE public.placement_band TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.placement_band TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.placement_band TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.placement_complex_fee TO sharedlives_api;
GRANT SELECT ON TABLE public.placement_complex_fee TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.placement_complex_fee TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.placement_complex_fee TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.placement_contribution TO sharedlives_api;
GRANT SELECT ON TABLE public.placement_contribution TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.placement_contribution TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.placement_contribution TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.placement_notice TO sharedlives_api;
GRANT SELECT ON TABLE public.placement_notice TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.placement_notice TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.placement_notice TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.policy_review TO sharedlives_api;
GRANT SELECT ON TABLE public.policy_review TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.policy_review TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.policy_review TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.quality_policy TO sharedlives_api;
GRANT SELECT ON TABLE public.quality_policy TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.quality_policy TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.quality_policy TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.quarterly_report TO sharedlives_api;
GRANT SELECT ON TABLE public.quarterly_report TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.quarterly_report_figure TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.rate_card TO sharedlives_api;
GRANT SELECT ON TABLE public.rate_card TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.rate_card TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.rate_card TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.rate_card_price TO sharedlives_api;
GRANT SELECT ON TABLE public.rate_card_price TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.recovery_plan TO sharedlives_api;
GRANT SELECT ON TABLE public.recovery_plan TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.recovery_plan TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.recovery_plan TO sharedlives_api;

GRANT UPDATE(version) ON TABLE public.recovery_plan TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.referral TO sharedlives_api;

GRANT UPDATE(person_id) ON TABLE public.referral TO sharedlives_api;

GRANT UPDATE(council_id) ON TABLE public.referral TO sharedlives_api;

GRANT UPDATE(kind) ON TABLE public.referral TO sharedlives_api;

GRANT UPDATE(received_on) ON TABLE public.referral TO sharedlives_api;

GRANT UPDATE(wanted_from) ON TABLE public.referral TO sharedlives_api;

GRANT UPDATE(wanted_to) ON TABLE public.referral TO sharedlives_api;

GRANT UPDATE(location) ON TABLE public.referral TO sharedlives_api;

GRANT UPDATE(funding) ON TABLE public.referral TO sharedlives_api;

GRANT UPDATE(eligible_needs) ON TABLE public.referral TO sharedlives_api;

GRANT UPDATE(levels) ON TABLE public.referral TO sharedlives_api;

GRANT UPDATE(state) ON TABLE public.referral TO sharedlives_api;

GRANT UPDATE(arrangement_id) ON TABLE public.referral TO sharedlives_api;

GRANT UPDATE(version) ON TABLE public.referral TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.referral_state_change TO sharedlives_api;

GRANT SELECT ON TABLE public.reminder TO sharedlives_api;
GRANT SELECT,INSERT ON TABLE public.reminder TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.reminder_lead TO sharedlives_api;
GRANT SELECT ON TABLE public.reminder_lead TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.reminder_lead TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.reminder_lead TO sharedlives_api;

GRANT SELECT ON TABLE public.reminder_recipient TO sharedlives_api;
GRANT SELECT,INSERT ON TABLE public.reminder_recipient TO sharedlives_worker;

GRANT SELECT ON TABLE public.reminder_sweep TO sharedlives_api;
GRANT SELECT,INSERT ON TABLE public.reminder_sweep TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.requirement_policy TO sharedlives_api;
GRANT SELECT ON TABLE public.requirement_policy TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.requirement_policy TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.requirement_policy TO sharedlives_api;

GRANT SELECT ON TABLE public.schema_migration TO PUBLIC;

GRANT SELECT,UPDATE ON TABLE public.scheme TO sharedlives_api;
GRANT SELECT ON TABLE public.scheme TO sharedlives_worker;

GRANT SELECT,INSERT ON TABLE public.session TO sharedlives_api;
GRANT SELECT ON TABLE public.session TO sharedlives_worker;

GRANT UPDATE(person_id) ON TABLE public.session TO sharedlives_api;

GRANT UPDATE(carer_id) ON TABLE public.session TO sharedlives_api;

GRANT UPDATE(council_id) ON TABLE public.session TO sharedlives_api;

GRANT UPDATE(starts_at) ON TABLE public.session TO sharedlives_api;

GRANT UPDATE(minutes) ON TABLE public.session TO sharedlives_api;

GRANT UPDATE(session) ON TABLE public.session TO sharedlives_api;

GRANT UPDATE(band) ON TABLE public.session TO sharedlives_api;

GRANT UPDATE(cancelled_at) ON TABLE public.session TO sharedlives_api;

GRANT UPDATE(cancelled_by) ON TABLE public.session TO sharedlives_api;

GRANT UPDATE(not_arrived) ON TABLE public.session TO sharedlives_api;

GRANT UPDATE(version) ON TABLE public.session TO sharedlives_api;

GRANT SELECT ON TABLE public.sign_in_event TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.significant_event TO sharedlives_api;
GRANT SELECT ON TABLE public.significant_event TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.significant_event TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.significant_event TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.staff_course TO sharedlives_api;
GRANT SELECT ON TABLE public.staff_course TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.staff_course TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.staff_course TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.staff_member TO sharedlives_api;
GRANT SELECT ON TABLE public.staff_member TO sharedlives_worker;

GRANT UPDATE(given_name) ON TABLE public.staff_member TO sharedlives_api;

GRANT UPDATE(family_name) ON TABLE public.staff_member TO sharedlives_api;

GRANT UPDATE(started_on) ON TABLE public.staff_member TO sharedlives_api;

GRANT UPDATE(left_on) ON TABLE public.staff_member TO sharedlives_api;

GRANT UPDATE(account_id) ON TABLE public.staff_member TO sharedlives_api;

GRANT UPDATE(version) ON TABLE public.staff_member TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.staff_post TO sharedlives_api;
GRANT SELECT ON TABLE public.staff_post TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.staff_post TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.staff_post TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.staff_training TO sharedlives_api;
GRANT SELECT ON TABLE public.staff_training TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.staff_training TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.staff_training TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.stay TO sharedlives_api;
GRANT SELECT ON TABLE public.stay TO sharedlives_worker;

GRANT UPDATE(person_id) ON TABLE public.stay TO sharedlives_api;

GRANT UPDATE(carer_id) ON TABLE public.stay TO sharedlives_api;

GRANT UPDATE(council_id) ON TABLE public.stay TO sharedlives_api;

GRANT UPDATE(arrive_date) ON TABLE public.stay TO sharedlives_api;

GRANT UPDATE(depart_date) ON TABLE public.stay TO sharedlives_api;

GRANT UPDATE(band) ON TABLE public.stay TO sharedlives_api;

GRANT UPDATE(starts_at) ON TABLE public.stay TO sharedlives_api;

GRANT UPDATE(miles) ON TABLE public.stay TO sharedlives_api;

GRANT UPDATE(cancelled_at) ON TABLE public.stay TO sharedlives_api;

GRANT UPDATE(cancelled_by) ON TABLE public.stay TO sharedlives_api;

GRANT UPDATE(not_arrived) ON TABLE public.stay TO sharedlives_api;

GRANT UPDATE(version) ON TABLE public.stay TO sharedlives_api;

GRANT UPDATE(kind) ON TABLE public.stay TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.support_cover TO sharedlives_api;
GRANT SELECT ON TABLE public.support_cover TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.support_cover TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.support_cover TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.task TO sharedlives_api;
GRANT SELECT,INSERT ON TABLE public.task TO sharedlives_worker;

GRANT UPDATE(done_at) ON TABLE public.task TO sharedlives_api;
GRANT UPDATE(done_at) ON TABLE public.task TO sharedlives_worker;

GRANT UPDATE(done_by) ON TABLE public.task TO sharedlives_api;
GRANT UPDATE(done_by) ON TABLE public.task TO sharedlives_worker;

GRANT UPDATE(outcome) ON TABLE public.task TO sharedlives_api;
GRANT UPDATE(outcome) ON TABLE public.task TO sharedlives_worker;

GRANT UPDATE(version) ON TABLE public.task TO sharedlives_api;
GRANT UPDATE(version) ON TABLE public.task TO sharedlives_worker;

GRANT UPDATE(taken_by) ON TABLE public.task TO sharedlives_api;

GRANT UPDATE(taken_at) ON TABLE public.task TO sharedlives_api;

GRANT UPDATE(put_off_until) ON TABLE public.task TO sharedlives_api;

GRANT UPDATE(put_off_reason) ON TABLE public.task TO sharedlives_api;

GRANT SELECT,INSERT ON TABLE public.training_record TO sharedlives_api;
GRANT SELECT ON TABLE public.training_record TO sharedlives_worker;

GRANT UPDATE(withdrawn_at) ON TABLE public.training_record TO sharedlives_api;

GRANT UPDATE(withdrawn_by) ON TABLE public.training_record TO sharedlives_api;

ALTER DEFAULT PRIVILEGES FOR ROLE sharedlives_owner REVOKE ALL ON FUNCTIONS  FROM PUBLIC;
