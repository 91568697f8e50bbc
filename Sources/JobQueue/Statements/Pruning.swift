public import Postgres

extension JobStatements {
    /// Age of completed and cancelled jobs, age of dead ones (both in seconds), how many, instant or NULL for the
    /// clock.
    static let jobsPrune = Command<(Int, Int, Int, PostgresTimestamp?)>(
        "jobs_prune",
        """
        DELETE FROM job WHERE id = ANY (ARRAY(
            SELECT id FROM job
            WHERE finished_at < coalesce($4, now()) - $1 * interval '1 second'
                AND (state <> 'dead' OR finished_at < coalesce($4, now()) - $2 * interval '1 second')
            ORDER BY finished_at
            LIMIT $3
            FOR UPDATE SKIP LOCKED))
        """)

    static let pruning = [jobsPrune.statement]
}

extension Jobs {
    /// Deletes finished jobs past their age, the oldest first and at most `count`. Answers how many: fewer than `count`
    /// means that none is left. A dead job is never kept for less time than a completed one.
    public static func prune(
        _ connection: Connection, completedAgeSeconds: Int, deadAgeSeconds: Int, count: Int,
        at: PostgresTimestamp? = nil
    ) throws -> Int {
        try connection.execute(JobStatements.jobsPrune, (completedAgeSeconds, deadAgeSeconds, count, at))
    }
}
