public import Postgres

extension JobStatements {
    static let jobWorkerInsert = Query<String, UUID>(
        "job_worker_insert", "INSERT INTO job_worker (name) VALUES ($1) RETURNING id")

    /// Worker, ids and numbers of claims that it holds.
    ///
    /// A job that it completed a moment ago is no longer running either, but that is no loss.
    static let jobWorkerHeartbeat = Query<(UUID, [UUID], [Int32]), (Bool, [UUID], [Int32])>(
        "job_worker_heartbeat",
        """
        WITH beat AS (
            UPDATE job_worker SET heartbeat_at = clock_timestamp() WHERE id = $1 RETURNING id
        ), lost AS (
            SELECT held.id, held.claims
            FROM unnest($2::uuid[], $3::integer[]) AS held (id, claims)
            JOIN job ON job.id = held.id
            WHERE job.claims <> held.claims
                OR (job.worker_id IS DISTINCT FROM $1 AND job.state NOT IN ('completed', 'dead'))
        )
        SELECT EXISTS (SELECT FROM beat), coalesce(array_agg(lost.id), '{}'), coalesce(array_agg(lost.claims), '{}')
        FROM lost
        """)

    /// Worker, ids and numbers of claims that it holds, age in milliseconds.
    ///
    /// The attempt does not count, since nobody began it.
    static let jobsReconcile = Query<(UUID, [UUID], [Int32], Int), UUID>(
        "jobs_reconcile",
        """
        UPDATE job SET state = 'available', worker_id = NULL, claims_excused = claims_excused + 1,
            errors = \(errors(plus: "'claimLost'"))
        WHERE worker_id = $1 AND state = 'running' AND claimed_at < clock_timestamp() - $4 * interval '1 millisecond'
            AND NOT EXISTS (
                SELECT FROM unnest($2::uuid[], $3::integer[]) AS held (id, claims)
                WHERE held.id = job.id AND held.claims = job.claims)
        RETURNING id
        """)

    /// Stale age in milliseconds, instant or NULL for the clock.
    ///
    /// A job whose row is locked is just being settled by its worker; it is left for the next time, and its worker's
    /// row with it. A worker that is just claiming holds a lock on its own row and is left too. The attempt counts,
    /// since it may have been the job that ended its worker.
    static let jobWorkersRescue = Query<(Int, PostgresTimestamp?), (Int, Int, Int, Int32)>(
        "job_workers_rescue",
        """
        WITH stale AS MATERIALIZED (
            SELECT id FROM job_worker
            WHERE heartbeat_at < coalesce($2, clock_timestamp()) - $1 * interval '1 millisecond'
            FOR UPDATE SKIP LOCKED
        ), orphan AS MATERIALIZED (
            SELECT id FROM job WHERE worker_id = ANY (ARRAY(SELECT id FROM stale)) FOR NO KEY UPDATE SKIP LOCKED
        ), handed AS (
            UPDATE job SET
                state = CASE WHEN claims - claims_excused >= attempts_max THEN 'dead' ELSE 'available' END,
                finished_at = CASE WHEN claims - claims_excused >= attempts_max THEN clock_timestamp() END,
                worker_id = NULL,
                errors = \(errors(plus: "'workerLost'"))
            WHERE id = ANY (ARRAY(SELECT id FROM orphan))
            RETURNING state
        ), gone AS (
            DELETE FROM job_worker
            WHERE id = ANY (ARRAY(SELECT id FROM stale)) AND NOT EXISTS (
                SELECT FROM job
                WHERE job.worker_id = job_worker.id AND job.id <> ALL (ARRAY(SELECT id FROM orphan)))
            RETURNING id
        )
        SELECT (SELECT count(*) FROM gone), count(*) FILTER (WHERE state = 'available'),
            count(*) FILTER (WHERE state = 'dead'), \(notification(where: "bool_or(state = 'available')"))
        FROM handed
        """)

    /// Worker. What it still holds is handed back without counting the attempt.
    static let jobWorkerLeave = Query<UUID, (Int, Int, Int32)>(
        "job_worker_leave",
        """
        WITH orphan AS MATERIALIZED (
            SELECT id FROM job WHERE worker_id = $1 FOR NO KEY UPDATE SKIP LOCKED
        ), handed AS (
            UPDATE job SET state = 'available', worker_id = NULL, claims_excused = claims_excused + 1
            WHERE id = ANY (ARRAY(SELECT id FROM orphan))
            RETURNING id
        ), gone AS (
            DELETE FROM job_worker
            WHERE id = $1 AND NOT EXISTS (
                SELECT FROM job
                WHERE job.worker_id = job_worker.id AND job.id <> ALL (ARRAY(SELECT id FROM orphan)))
            RETURNING id
        )
        SELECT (SELECT count(*) FROM gone), count(*), \(notification(where: "count(*) > 0")) FROM handed
        """)

    static let workers = [
        jobWorkerInsert.statement, jobWorkerHeartbeat.statement, jobsReconcile.statement, jobWorkersRescue.statement,
        jobWorkerLeave.statement,
    ]
}

/// What a heartbeat answers.
public struct JobHeartbeat: Sendable {
    /// Whether the worker's row is there. If not, every lease of it is lost.
    public let isAlive: Bool
    /// Leases that no longer hold: the jobs were cancelled or handed to somebody else.
    public let lost: [JobLease]
}

/// What a rescue did.
public struct JobRescue: Hashable, Sendable {
    /// Workers that were stale, and are gone.
    public let workers: Int
    /// Jobs that may be claimed again.
    public let handedBack: Int
    /// Jobs that had no attempt left.
    public let dead: Int
}

extension Jobs {
    /// Registers a worker process under a name that an operator recognises (1 to 200 characters). Answers with its id.
    public static func register(_ connection: Connection, name: String) throws -> UUID {
        try connection.one(JobStatements.jobWorkerInsert, name)
    }

    /// Says that the worker is alive, and asks which of its leases still hold.
    public static func heartbeat(_ connection: Connection, worker: UUID, held: [JobLease]) throws -> JobHeartbeat {
        let row = try connection.one(
            JobStatements.jobWorkerHeartbeat, (worker, held.map(\.jobID), held.map(\.claim)))
        return JobHeartbeat(
            isAlive: row.0,
            lost: zip(row.1, row.2).map { JobLease(jobID: $0, workerID: worker, claim: $1) })
    }

    /// Hands back what the worker was given and does not know of, since the answer to its claim was lost. Only claims
    /// older than the age are meant, so that an answer on its way is not mistaken for a lost one.
    public static func reconcile(
        _ connection: Connection, worker: UUID, held: [JobLease], olderThanMilliseconds age: Int
    ) throws -> [UUID] {
        try connection.rows(JobStatements.jobsReconcile, (worker, held.map(\.jobID), held.map(\.claim), age))
    }

    /// Deletes workers whose heartbeat is older than the age, and hands their jobs back. Any number of processes may
    /// call it.
    ///
    /// A foreign key violation means that a claim came between; the next call finds it.
    public static func rescue(
        _ connection: Connection, staleAfterMilliseconds: Int, at: PostgresTimestamp? = nil
    ) throws -> JobRescue {
        let row = try connection.one(JobStatements.jobWorkersRescue, (staleAfterMilliseconds, at))
        return JobRescue(workers: row.0, handedBack: row.1, dead: row.2)
    }

    /// Ends the worker in good order, and hands back what it still holds. Answers with the number of jobs handed back.
    @discardableResult
    public static func leave(_ connection: Connection, worker: UUID) throws -> Int {
        try connection.one(JobStatements.jobWorkerLeave, worker).1
    }
}
