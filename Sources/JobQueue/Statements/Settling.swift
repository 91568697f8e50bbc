public import Postgres

extension JobStatements {
    /// SQL that holds where the lease of parameters $1 (job), $2 (worker) and $3 (claim) does.
    ///
    /// IS NOT DISTINCT FROM keeps the planner from looking the worker's jobs up by their index instead of the job by
    /// its id.
    private static let fence =
        "id = $1 AND worker_id IS NOT DISTINCT FROM $2 AND claims = $3 AND state = 'running'"

    static let jobComplete = Command<(UUID, UUID, Int32)>(
        "job_complete",
        """
        UPDATE job SET state = 'completed', finished_at = clock_timestamp(), worker_id = NULL WHERE \(fence)
        """)

    /// Worker, ids, numbers of claims.
    static let jobsComplete = Query<(UUID, [UUID], [Int32]), UUID>(
        "jobs_complete",
        """
        UPDATE job SET state = 'completed', finished_at = clock_timestamp(), worker_id = NULL
        FROM unnest($2::uuid[], $3::integer[]) AS held (id, claims)
        WHERE job.id = held.id AND job.claims = held.claims AND job.worker_id IS NOT DISTINCT FROM $1
            AND job.state = 'running'
        RETURNING job.id
        """)

    /// Lease, code, whether for good, delay in milliseconds.
    static let jobFail = Query<(UUID, UUID, Int32, String, Bool, Int), JobState>(
        "job_fail",
        """
        UPDATE job SET
            state = CASE WHEN $5 OR claims - claims_excused >= attempts_max THEN 'dead' ELSE 'scheduled' END,
            finished_at = CASE WHEN $5 OR claims - claims_excused >= attempts_max THEN clock_timestamp() END,
            run_at = CASE WHEN $5 OR claims - claims_excused >= attempts_max THEN run_at
                ELSE clock_timestamp() + $6 * interval '1 millisecond' END,
            worker_id = NULL,
            errors = \(errors(plus: "$4::text"))
        WHERE \(fence)
        RETURNING state
        """)

    /// Lease, delay in milliseconds.
    static let jobSnooze = Command<(UUID, UUID, Int32, Int)>(
        "job_snooze",
        """
        UPDATE job SET state = 'scheduled', run_at = clock_timestamp() + $4 * interval '1 millisecond',
            worker_id = NULL, claims_excused = claims_excused + 1
        WHERE \(fence)
        """)

    static let jobRelease = Query<(UUID, UUID, Int32), Int32>(
        "job_release",
        """
        WITH released AS (
            UPDATE job SET state = 'available', worker_id = NULL, claims_excused = claims_excused + 1
            WHERE \(fence) RETURNING id
        )
        SELECT count(*)::integer + \(notification(where: "count(*) > 0")) FROM released
        """)

    /// Lease, code.
    static let jobAbandon = Command<(UUID, UUID, Int32, String)>(
        "job_abandon",
        """
        UPDATE job SET state = 'cancelled', finished_at = clock_timestamp(), worker_id = NULL,
            errors = \(errors(plus: "$4::text"))
        WHERE \(fence)
        """)

    /// Ids, numbers of claims, done, total.
    ///
    /// The number of the claim is fence enough, since no other claim of the job has it. A completed job may still be
    /// told of its last step.
    static let jobsProgress = Command<([UUID], [Int32], [Int], [Int?])>(
        "jobs_progress",
        """
        INSERT INTO job_progress (job_id, tenant_id, progress_done, progress_total)
        SELECT job.id, job.tenant_id, told.done, greatest(told.total, told.done)
        FROM unnest($1::uuid[], $2::integer[], $3::bigint[], $4::bigint[]) AS told (id, claims, done, total)
        JOIN job ON job.id = told.id AND job.claims = told.claims AND job.state IN ('running', 'completed')
        ON CONFLICT (job_id) DO UPDATE
            SET progress_done = excluded.progress_done, progress_total = excluded.progress_total
        """)

    static let settling = [
        jobComplete.statement, jobsComplete.statement, jobFail.statement, jobSnooze.statement, jobRelease.statement,
        jobAbandon.statement, jobsProgress.statement,
    ]
}

extension Jobs {
    /// Completes the job, in the transaction of its effect, best as its last statement.
    ///
    /// - Throws: `LeaseLost` where the job is no longer the worker's; let it roll the transaction back.
    public static func complete(_ connection: Connection, _ lease: JobLease) throws {
        let count = try connection.execute(
            JobStatements.jobComplete, (lease.jobID, lease.workerID, lease.claim))
        if count == 0 { throw LeaseLost(lease: lease) }
    }

    /// Completes jobs that have no effect in the database, many at once. Answers with the leases that were lost.
    public static func complete(_ connection: Connection, worker: UUID, _ leases: [JobLease]) throws -> [JobLease] {
        let completed = try connection.rows(
            JobStatements.jobsComplete, (worker, leases.map(\.jobID), leases.map(\.claim)))
        if completed.count == leases.count { return [] }
        let ids = Set(completed)
        return leases.filter { !ids.contains($0.jobID) }
    }

    /// Ends the attempt as failed: the job waits for `delayMilliseconds` and is tried again, or is dead where its
    /// attempts are used up or the failure is permanent. Answers with its new state.
    ///
    /// - Throws: `LeaseLost`.
    @discardableResult
    public static func fail(
        _ connection: Connection, _ lease: JobLease, _ failure: JobFailure, delayMilliseconds: Int
    ) throws -> JobState {
        let state = try connection.first(
            JobStatements.jobFail,
            (lease.jobID, lease.workerID, lease.claim, failure.code, failure.isPermanent, delayMilliseconds))
        guard let state else { throw LeaseLost(lease: lease) }
        return state
    }

    /// Puts the job off without counting the attempt. It may stand in the transaction of an effect, as `complete` does.
    ///
    /// - Throws: `LeaseLost`.
    public static func snooze(_ connection: Connection, _ lease: JobLease, milliseconds: Int) throws {
        let count = try connection.execute(
            JobStatements.jobSnooze, (lease.jobID, lease.workerID, lease.claim, milliseconds))
        if count == 0 { throw LeaseLost(lease: lease) }
    }

    /// Hands the job back untouched, for another worker, without counting the attempt.
    ///
    /// - Throws: `LeaseLost`.
    public static func release(_ connection: Connection, _ lease: JobLease) throws {
        let count = try connection.one(JobStatements.jobRelease, (lease.jobID, lease.workerID, lease.claim))
        if count == 0 { throw LeaseLost(lease: lease) }
    }

    /// Ends the job as cancelled, by its own handler.
    ///
    /// - Throws: `LeaseLost`.
    public static func abandon(_ connection: Connection, _ lease: JobLease, _ cancellation: JobCancellation) throws {
        let count = try connection.execute(
            JobStatements.jobAbandon, (lease.jobID, lease.workerID, lease.claim, cancellation.code))
        if count == 0 { throw LeaseLost(lease: lease) }
    }

    /// Writes how far jobs have come. Not in the transaction of the effect, where nobody could see it before the end.
    public static func report(_ connection: Connection, _ reports: [(lease: JobLease, progress: JobProgress)]) throws {
        _ = try connection.execute(
            JobStatements.jobsProgress,
            (
                reports.map(\.lease.jobID), reports.map(\.lease.claim), reports.map { max($0.progress.done, 0) },
                reports.map(\.progress.total)
            ))
    }
}

/// How far a job has come, in steps of whatever it counts.
public struct JobProgress: Hashable, Sendable {
    /// Steps done, from 0.
    public let done: Int
    /// Steps in all, where known.
    public let total: Int?

    /// So far, of so much.
    public init(done: Int, total: Int?) {
        self.done = done
        self.total = total
    }
}
