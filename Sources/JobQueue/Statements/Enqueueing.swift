public import Postgres

extension JobStatements {
    /// Ids, tenants, kinds, payloads, priorities, instants, attempts, unique keys, who asked.
    typealias NewJobColumns = (
        [UUID], [UUID?], [String], [JSONText], [Int16], [PostgresTimestamp?], [Int32], [String?], [UUID?]
    )

    /// One statement for a batch, and one notification. Unique keys are inserted in one order by everybody, so that two
    /// batches with the same keys wait for each other in turn and not in a circle.
    static let jobsInsert = Query<NewJobColumns, ([UUID], Int32)>(
        "jobs_insert",
        """
        WITH made AS (
            INSERT INTO job
                (id, tenant_id, kind, payload, priority, run_at, attempts_max, unique_key, enqueued_by, state)
            SELECT id, tenant_id, kind, payload, priority, coalesce(run_at, clock_timestamp()), attempts_max,
                unique_key, enqueued_by, CASE WHEN run_at > clock_timestamp() THEN 'scheduled' ELSE 'available' END
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::jsonb[], $5::smallint[], $6::timestamptz[],
                    $7::integer[], $8::text[], $9::uuid[])
                WITH ORDINALITY
                AS given (
                    id, tenant_id, kind, payload, priority, run_at, attempts_max, unique_key, enqueued_by, position)
            ORDER BY unique_key NULLS FIRST, position
            ON CONFLICT DO NOTHING
            RETURNING id, state
        )
        SELECT coalesce(array_agg(id), '{}'), \(notification(where: "bool_or(state = 'available')")) FROM made
        """)

    /// The jobs in whose way those of the parameters are: the same id, or alive with the same key.
    static let jobsConflicting = Query<([UUID], [UUID?], [String], [String?]), (UUID, UUID)>(
        "jobs_conflicting",
        """
        SELECT given.id, present.id
        FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) AS given (id, tenant_id, kind, unique_key)
        CROSS JOIN LATERAL (
            SELECT job.id FROM job WHERE job.id = given.id
            UNION ALL
            SELECT job.id FROM job
            WHERE job.kind = given.kind AND job.unique_key = given.unique_key
                AND job.tenant_id IS NOT DISTINCT FROM given.tenant_id
                AND job.unique_key IS NOT NULL AND job.state IN \(live)
            LIMIT 1
        ) AS present
        """)

    static let enqueueing = [jobsInsert.statement, jobsConflicting.statement]
}

extension Jobs {
    /// Makes the jobs in the caller's transaction: they exist if it commits, and were never there if it rolls back.
    ///
    /// Answers for each job, in order, with its id or that of the job that is there already: one with the same id,
    /// finished or not, or an unfinished one with the same unique key. One NOTIFY goes out at commit, whatever the size
    /// of the batch.
    ///
    /// - Throws: `PostgresError`; a check's name where a limit of `NewJob` is passed; `JobNotEnqueued`.
    @discardableResult
    public static func enqueue(_ connection: Connection, _ jobs: [NewJob]) throws -> [EnqueuedJob] {
        if jobs.isEmpty { return [] }
        var made = Set(try insert(connection, jobs))
        if made.count == jobs.count { return jobs.map { EnqueuedJob(id: $0.id, isNew: true) } }
        // Of several with one id the first is the one that was made.
        var answers: [EnqueuedJob?] = jobs.map { made.remove($0.id).map { EnqueuedJob(id: $0, isNew: true) } }
        for _ in 0..<enqueueAttemptsMax {
            var open = answers.indices.filter { answers[$0] == nil }
            if open.isEmpty { break }
            let present = try conflicting(connection, open.map { jobs[$0] })
            for index in open { answers[index] = present[jobs[index].id].map { EnqueuedJob(id: $0, isNew: false) } }
            // What was in the way may have finished between the two statements. Then the way is free.
            open = open.filter { answers[$0] == nil }
            if open.isEmpty { break }
            var madeNow = Set(try insert(connection, open.map { jobs[$0] }))
            for index in open {
                answers[index] = madeNow.remove(jobs[index].id).map { EnqueuedJob(id: $0, isNew: true) }
            }
        }
        return try zip(jobs, answers).map { job, answer in
            guard let answer else { throw JobNotEnqueued(id: job.id) }
            return answer
        }
    }

    /// Makes one job in the caller's transaction.
    @discardableResult
    public static func enqueue(_ connection: Connection, _ job: NewJob) throws -> EnqueuedJob {
        try enqueue(connection, [job])[0]
    }

    private static let enqueueAttemptsMax = 20

    private static func insert(_ connection: Connection, _ jobs: [NewJob]) throws -> [UUID] {
        try connection.one(
            JobStatements.jobsInsert,
            (
                jobs.map(\.id), jobs.map(\.tenantID), jobs.map(\.kind), jobs.map(\.payload), jobs.map(\.priority),
                jobs.map(\.runAt), jobs.map(\.attemptsMax), jobs.map(\.uniqueKey), jobs.map(\.enqueuedBy)
            )
        ).0
    }

    private static func conflicting(_ connection: Connection, _ jobs: [NewJob]) throws -> [UUID: UUID] {
        let rows = try connection.rows(
            JobStatements.jobsConflicting,
            (jobs.map(\.id), jobs.map(\.tenantID), jobs.map(\.kind), jobs.map(\.uniqueKey)))
        return Dictionary(rows) { first, _ in first }
    }
}
