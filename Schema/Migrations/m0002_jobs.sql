-- The tables of the job queue. They know no domain words: a tenant is an id and a setting, a job is a kind and a payload.
--
-- A job's life:   scheduled → available → running → completed | cancelled | dead
--                     ↑___________________↓ (retry, snooze)   ↓ ↑ by command
--
-- `scheduled` jobs wait for their time in an index of their own, so that the claim's index holds nothing but jobs that
-- may be claimed now, and a hundred thousand reminders for next week cost a claim nothing.

-- One row for each worker process that is alive. The process refreshes heartbeat_at; whoever finds it stale by the
-- database's clock deletes the row and hands its jobs back. A process that finds its row gone has lost every lease.
CREATE TABLE job_worker (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    name text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    heartbeat_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT job_worker_pkey PRIMARY KEY (id),
    CONSTRAINT job_worker_name_length CHECK (length(name) BETWEEN 1 AND 200)
    -- No index on heartbeat_at and room in each page: every heartbeat is a heap-only update.
) WITH (fillfactor = 20, autovacuum_vacuum_threshold = 200, autovacuum_vacuum_scale_factor = 0);

CREATE TABLE job (
    id uuid NOT NULL,
    tenant_id uuid,
    enqueued_by uuid,
    worker_id uuid,
    enqueued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    run_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    claimed_at timestamptz,
    finished_at timestamptz,
    -- How often the job was claimed. It only grows: together with worker_id it is the fence of a lease.
    claims integer NOT NULL DEFAULT 0,
    -- Claims that do not count as attempts: snoozed, handed back in a drain, before a retry by command.
    claims_excused integer NOT NULL DEFAULT 0,
    attempts_max integer NOT NULL DEFAULT 10,
    -- Smaller runs sooner.
    priority smallint NOT NULL DEFAULT 0,
    state text NOT NULL DEFAULT 'available',
    kind text NOT NULL,
    unique_key text,
    payload jsonb NOT NULL DEFAULT '{}',
    -- Newest last, at most ten: {"attempt": 3, "at": "2026-10-05T09:30:00Z", "code": "bankUnreachable"}. Codes, never messages,
    -- since a message may hold personal data.
    errors jsonb NOT NULL DEFAULT '[]',
    CONSTRAINT job_pkey PRIMARY KEY (id),
    -- A claim by a worker whose row was just deleted fails here, and so does deleting a worker that has just claimed.
    CONSTRAINT job_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES job_worker (id),
    CONSTRAINT job_state_known
        CHECK (state IN ('scheduled', 'available', 'running', 'completed', 'cancelled', 'dead')),
    CONSTRAINT job_running_has_worker CHECK ((state = 'running') = (worker_id IS NOT NULL)),
    CONSTRAINT job_finished_has_instant
        CHECK ((state IN ('completed', 'cancelled', 'dead')) = (finished_at IS NOT NULL)),
    CONSTRAINT job_attempts_range
        CHECK (claims_excused BETWEEN 0 AND claims AND attempts_max BETWEEN 1 AND 1000),
    CONSTRAINT job_kind_length CHECK (length(kind) BETWEEN 1 AND 100),
    CONSTRAINT job_unique_key_length CHECK (length(unique_key) BETWEEN 1 AND 200),
    CONSTRAINT job_payload_size CHECK (pg_column_size(payload) <= 65536)
) WITH (
    -- Each change of state writes a new row version (state decides about membership in the indexes below, so these
    -- updates cannot be heap-only); the free space keeps the versions of a job on one page.
    fillfactor = 70,
    -- The table's size is the backlog, its churn is not: vacuum by dead rows, not by a share of the table, and do not dawdle.
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 50000,
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_analyze_threshold = 5000,
    autovacuum_analyze_scale_factor = 0,
    autovacuum_vacuum_cost_delay = 0
);

-- The order of claiming.
CREATE INDEX job_claim_order ON job (priority, run_at, id) WHERE state = 'available';
-- Who becomes available next.
CREATE INDEX job_scheduled_order ON job (run_at) WHERE state = 'scheduled';
-- The jobs of a worker: rescue, heartbeat, and the foreign key's check when a worker is deleted.
CREATE INDEX job_running_by_worker ON job (worker_id) WHERE worker_id IS NOT NULL;
-- Pruning.
CREATE INDEX job_finished_order ON job (finished_at) WHERE finished_at IS NOT NULL;
-- A tenant's own list, newest first.
CREATE INDEX job_tenant_order ON job (tenant_id, id) WHERE tenant_id IS NOT NULL;
-- At most one live job of a kind has a key, for each tenant.
CREATE UNIQUE INDEX job_unique_live ON job (kind, unique_key, tenant_id) NULLS NOT DISTINCT
    WHERE unique_key IS NOT NULL AND state IN ('scheduled', 'available', 'running');

-- Progress stands beside the job, not in it: it is written while the transaction of the job's effect is open, and in the
-- job's own row each report would make a repeatable-read effect fail with a serialization error at its completion.
CREATE TABLE job_progress (
    job_id uuid NOT NULL,
    tenant_id uuid,
    progress_done bigint NOT NULL,
    progress_total bigint,
    CONSTRAINT job_progress_pkey PRIMARY KEY (job_id),
    CONSTRAINT job_progress_job_id_fkey FOREIGN KEY (job_id) REFERENCES job (id) ON DELETE CASCADE,
    CONSTRAINT job_progress_range
        CHECK (progress_done >= 0 AND (progress_total IS NULL OR progress_total >= progress_done))
) WITH (fillfactor = 50, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0);

-- One row for each schedule. Occurrences are wall_start, wall_start + step, wall_start + 2 × step … as clocks on the wall of
-- `zone` show them, so that 06:00 stays 06:00 when the clocks change.
CREATE TABLE job_schedule (
    name text NOT NULL,
    kind text NOT NULL,
    payload jsonb NOT NULL DEFAULT '{}',
    priority smallint NOT NULL DEFAULT 0,
    attempts_max integer NOT NULL DEFAULT 10,
    wall_start timestamp NOT NULL,
    step interval NOT NULL,
    zone text NOT NULL,
    next_run_at timestamptz NOT NULL,
    last_run_at timestamptz,
    CONSTRAINT job_schedule_pkey PRIMARY KEY (name),
    CONSTRAINT job_schedule_name_length CHECK (length(name) BETWEEN 1 AND 100),
    CONSTRAINT job_schedule_kind_length CHECK (length(kind) BETWEEN 1 AND 100),
    CONSTRAINT job_schedule_attempts_range CHECK (attempts_max BETWEEN 1 AND 1000),
    -- One unit only: whole months, or whole days, or minutes.
    -- (Intervals are compared by their length, so that the parts must be looked at: a month and a day equals 31 days.)
    CONSTRAINT job_schedule_step_positive CHECK (
        num_nonnulls(
            nullif(extract(year FROM step) * 12 + extract(month FROM step), 0),
            nullif(extract(day FROM step), 0),
            nullif(extract(hour FROM step) * 3600 + extract(minute FROM step) * 60 + extract(second FROM step), 0)) = 1
        AND step >= interval '1 minute')
);

-- The occurrences around an instant: the last one not after it, the first one after it.
-- A wall time that the spring change skips happens at the same instant as if the clocks had not changed; one that the autumn change
-- repeats happens once.
CREATE FUNCTION job_schedule_occurrences(
    wall_start timestamp, step interval, zone text, at timestamptz,
    OUT previous_run_at timestamptz, OUT following_run_at timestamptz)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    WITH guess AS (
        SELECT CASE
            WHEN extract(year FROM step) * 12 + extract(month FROM step) > 0 THEN
                ((extract(year FROM at AT TIME ZONE zone) - extract(year FROM wall_start)) * 12
                    + extract(month FROM at AT TIME ZONE zone) - extract(month FROM wall_start))
                / (extract(year FROM step) * 12 + extract(month FROM step))
            ELSE extract(epoch FROM (at AT TIME ZONE zone) - wall_start) / extract(epoch FROM step)
            END AS steps
    ),
    occurrence AS (
        SELECT (wall_start + n * step) AT TIME ZONE zone AS instant
        FROM guess, generate_series(floor(guess.steps)::integer - 2, floor(guess.steps)::integer + 2) AS n
    )
    SELECT max(instant) FILTER (WHERE instant <= at), min(instant) FILTER (WHERE instant > at) FROM occurrence;
END;

-- Who may do what. The API process sees and changes jobs of its own tenant; the worker process serves every tenant.
ALTER TABLE job ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE job_progress ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE job_worker ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE job_schedule ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY job_of_tenant ON job TO sharedlives_api
    USING (tenant_id = (SELECT nullif(current_setting('sharedlives.scheme_id', true), '')::uuid))
    WITH CHECK (tenant_id = (SELECT nullif(current_setting('sharedlives.scheme_id', true), '')::uuid));
CREATE POLICY job_progress_of_tenant ON job_progress FOR SELECT TO sharedlives_api
    USING (tenant_id = (SELECT nullif(current_setting('sharedlives.scheme_id', true), '')::uuid));
CREATE POLICY job_for_worker ON job TO sharedlives_worker USING (true) WITH CHECK (true);
CREATE POLICY job_progress_for_worker ON job_progress TO sharedlives_worker USING (true) WITH CHECK (true);
CREATE POLICY job_worker_for_worker ON job_worker TO sharedlives_worker USING (true) WITH CHECK (true);
CREATE POLICY job_schedule_for_worker ON job_schedule TO sharedlives_worker USING (true) WITH CHECK (true);

GRANT SELECT ON job, job_progress TO sharedlives_api;
GRANT INSERT (id, tenant_id, enqueued_by, run_at, attempts_max, priority, state, kind, unique_key, payload)
    ON job TO sharedlives_api;
-- What cancelling and retrying change.
GRANT UPDATE (state, run_at, worker_id, finished_at, claims_excused) ON job TO sharedlives_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON job, job_progress, job_worker, job_schedule TO sharedlives_worker;
GRANT EXECUTE ON FUNCTION job_schedule_occurrences(timestamp, interval, text, timestamptz) TO sharedlives_worker;
