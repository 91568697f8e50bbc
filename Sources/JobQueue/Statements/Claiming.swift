public import Postgres

extension JobStatements {
    /// Worker, kinds, how many.
    ///
    /// The candidates are locked in their order before anything is updated (MATERIALIZED), each passing by those that
    /// another worker is just claiming (SKIP LOCKED). The update finds them by an array of ids, not by a join: for a
    /// join the planner must guess how many LIMIT lets through, and on a large table it guesses a scan of the whole.
    /// Jobs of kinds that nobody registers are stepped over by every claim: a kind is taken out of the code after its
    /// last job, not before.
    static let jobsClaim = Query<
        (UUID, [String], Int),
        (
            UUID, UUID?, String, JSONText, Int16, PostgresTimestamp, PostgresTimestamp, UUID?, Int32, Int32, Int32
        )
    >(
        "jobs_claim",
        """
        WITH candidate AS MATERIALIZED (
            SELECT id FROM job
            WHERE state = 'available' AND kind = ANY ($2)
            ORDER BY priority, run_at, id
            LIMIT $3
            FOR NO KEY UPDATE SKIP LOCKED
        )
        UPDATE job SET state = 'running', worker_id = $1, claims = claims + 1, claimed_at = clock_timestamp()
        WHERE id = ANY (ARRAY(SELECT id FROM candidate))
        RETURNING id, tenant_id, kind, payload, priority, run_at, enqueued_at, enqueued_by, claims, claims_excused,
            attempts_max
        """)

    static let claiming = [jobsClaim.statement]
}

extension Jobs {
    /// Claims up to `count` jobs of these kinds for the worker, those of the smallest priority first, then those due
    /// longest.
    ///
    /// Kinds that are not named are left alone, so that a process of an older version does not touch what it does not
    /// know.
    ///
    /// - Throws: `PostgresError`, with a foreign key violation where the worker's row is gone.
    public static func claim(
        _ connection: Connection, worker: UUID, kinds: [String], count: Int
    ) throws -> [Job] {
        let rows = try connection.rows(JobStatements.jobsClaim, (worker, kinds, count))
        let jobs = rows.map { row in
            Job(
                lease: JobLease(jobID: row.0, workerID: worker, claim: row.8), tenantID: row.1, kind: row.2,
                payload: row.3, priority: row.4, runAt: row.5, enqueuedAt: row.6, enqueuedBy: row.7,
                attempt: row.8 - row.9, attemptsMax: row.10)
        }
        // UPDATE returns them in an order of its own.
        return jobs.sorted { ($0.priority, $0.runAt, $0.id) < ($1.priority, $1.runAt, $1.id) }
    }
}
