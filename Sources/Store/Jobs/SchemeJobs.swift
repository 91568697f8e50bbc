import JobCatalog
import JobQueue
public import Postgres
public import SharedLives

/// A job as its scheme sees it.
public struct JobView: Sendable {
    /// The job.
    public let id: Identifier
    /// What kind of job.
    public let kind: String
    /// `scheduled`, `available`, `running`, `completed`, `cancelled` or `dead`.
    public let state: String
    /// How often it was tried, and how often it may be.
    public let attempt: Int32, attemptsMax: Int32
    /// When it was asked for, is due, and ended.
    public let enqueuedAt: Instant, runAt: Instant, finishedAt: Instant?
    /// How far it is, of how much, where it says so.
    public let progressDone: Int?, progressTotal: Int?
    /// What its tries failed with, newest last: a JSON array of attempt, instant and code.
    public let errors: String
}

/// What the scheme's jobs do.
public enum SchemeJobs {
    /// The states that a job may be in.
    public static let states = JobState.allCases.map(\.rawValue)

    /// Reads one.
    public static func find(_ id: Identifier) -> Reading<JobView?> { SchemeJobStatements.find.callFirst(id) }

    /// Reads a page, in the order in which they were asked for.
    public static func list(_ page: Page, state: String?) -> Reading<[JobView]> {
        SchemeJobStatements.list.call((page.start, page.rowsMax, state))
    }
}

enum SchemeJobStatements {
    typealias Row = (
        Identifier, String, String, Int32, Int32, Instant, Instant, Instant?, Int?, Int?, String
    )

    private static let columns = """
        job.id, job.kind, job.state, job.claims - job.claims_excused, job.attempts_max, job.enqueued_at, job.run_at, \
        job.finished_at, progress.progress_done, progress.progress_total, job.errors::text
        """

    static let find = Query<Identifier, Row>(
        "job_view_find",
        """
        SELECT \(columns) FROM job LEFT JOIN job_progress AS progress ON progress.job_id = job.id
        WHERE job.tenant_id = current_scheme_id() AND job.id = $1
        """
    ).map(view)

    static let list = Query<(Identifier, Int, String?), Row>(
        "job_view_list",
        """
        SELECT \(columns) FROM job LEFT JOIN job_progress AS progress ON progress.job_id = job.id
        WHERE job.tenant_id = current_scheme_id() AND job.id > $1 AND ($3 IS NULL OR job.state = $3)
        ORDER BY job.id LIMIT $2
        """
    ).map(view)

    static let all = [find.statement, list.statement]

    @Sendable private static func view(_ row: Row) -> JobView {
        JobView(
            id: row.0, kind: row.1, state: row.2, attempt: row.3, attemptsMax: row.4, enqueuedAt: row.5, runAt: row.6,
            finishedAt: row.7, progressDone: row.8, progressTotal: row.9, errors: row.10)
    }
}

extension SchemeTransaction {
    /// Runs a dead or cancelled job of the scheme again, or at once one that waits for its time or its next try.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.conflict` when the job is in another state.
    public func retryJob(_ id: Identifier) throws -> JobView {
        try view(
            of: id, after: Jobs.retry(connection, UUID(id)),
            rule:
                "Only a job that is dead or cancelled or waits for its time is run again, and only while no other does the same."
        )
    }

    /// Stops a job of the scheme that has not ended.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.conflict` when the job has ended.
    public func cancelJob(_ id: Identifier) throws -> JobView {
        try view(
            of: id, after: Jobs.cancel(connection, UUID(id)),
            rule: "Only a job that has not ended is cancelled.")
    }

    private func view(of id: Identifier, after outcome: JobCommandOutcome, rule: String) throws -> JobView {
        guard let job = try connection.first(SchemeJobStatements.find, id) else { throw StoreError.notFound }
        guard outcome == .done else {
            throw StoreError.conflict(
                Fault(pointer: "", code: "jobNotInState", detail: "\(rule) This one is \(job.state)."))
        }
        return job
    }
}
