public import Postgres

/// A job as an operator or the API sees it.
public struct JobRecord: Sendable {
    /// The id.
    public let id: UUID
    /// Whose it is.
    public let tenantID: UUID?
    /// What it is.
    public let kind: String
    /// Where it is in its life.
    public let state: JobState
    /// What it needs to know.
    public let payload: JSONText
    /// Smaller runs sooner.
    public let priority: Int16
    /// Its unique key.
    public let uniqueKey: String?
    /// Attempts begun.
    public let attempt: Int32
    /// Attempts allowed.
    public let attemptsMax: Int32
    /// The errors of the last attempts, newest last: an array of `{"attempt", "at", "code"}`.
    public let errors: JSONText
    /// How far it has come, where it told.
    public let progress: JobProgress?
    /// Who asked for it.
    public let enqueuedBy: UUID?
    /// The worker that runs it.
    public let workerID: UUID?
    /// When it was enqueued.
    public let enqueuedAt: PostgresTimestamp
    /// When it is, or was, due.
    public let runAt: PostgresTimestamp
    /// When its last attempt began.
    public let claimedAt: PostgresTimestamp?
    /// When it ended.
    public let finishedAt: PostgresTimestamp?
}

/// Which jobs to list; nil is any.
public struct JobFilter: Hashable, Sendable {
    /// Of this tenant.
    public var tenantID: UUID?
    /// Of these kinds.
    public var kinds: [String]?
    /// In these states.
    public var states: [JobState]?

    /// A filter that lets every job through but for what is given.
    public init(tenantID: UUID? = nil, kinds: [String]? = nil, states: [JobState]? = nil) {
        self.tenantID = tenantID
        self.kinds = kinds
        self.states = states
    }
}

/// How many jobs of a kind are in a state.
public struct JobCount: Hashable, Sendable {
    /// The kind.
    public let kind: String
    /// The state.
    public let state: JobState
    /// How many.
    public let count: Int
}

/// A worker process, as its row has it.
public struct JobWorkerRecord: Hashable, Sendable {
    /// The id.
    public let id: UUID
    /// The name given.
    public let name: String
    /// When it registered.
    public let startedAt: PostgresTimestamp
    /// When it was last heard of.
    public let heartbeatAt: PostgresTimestamp
    /// How many jobs it runs.
    public let running: Int
}

/// A schedule, as its row has it.
public struct JobScheduleRecord: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The kind of its jobs.
    public let kind: String
    /// The next occurrence.
    public let nextRunAt: PostgresTimestamp
    /// The last occurrence for which a job was made.
    public let lastRunAt: PostgresTimestamp?
}

extension JobStatements {
    typealias JobRow = (
        UUID, UUID?, String, JobState, JSONText, Int16, String?, Int32, Int32, JSONText, Int?, Int?, UUID?, UUID?,
        PostgresTimestamp, PostgresTimestamp, PostgresTimestamp?, PostgresTimestamp?
    )

    private static let jobColumns = """
        job.id, job.tenant_id, kind, state, payload, priority, unique_key, claims - claims_excused, attempts_max,
            errors, progress_done, progress_total, enqueued_by, worker_id, enqueued_at, run_at, claimed_at, finished_at
        FROM job LEFT JOIN job_progress ON job_progress.job_id = job.id
        """

    static let jobByID = Query<UUID, JobRow>("job_by_id", "SELECT \(jobColumns) WHERE job.id = $1").map(record)

    /// Tenant, kinds, states, cursor, how many.
    static let jobsList = Query<(UUID?, [String]?, [JobState]?, UUID?, Int), JobRow>(
        "jobs_list",
        """
        SELECT \(jobColumns)
        WHERE ($1::uuid IS NULL OR job.tenant_id = $1) AND ($2::text[] IS NULL OR kind = ANY ($2))
            AND ($3::text[] IS NULL OR state = ANY ($3)) AND ($4::uuid IS NULL OR job.id < $4)
        ORDER BY job.id DESC
        LIMIT $5
        """
    ).map(record)

    static let jobsCount = Query<(), (String, JobState, Int)>(
        "jobs_count", "SELECT kind, state, count(*) FROM job GROUP BY kind, state ORDER BY kind, state"
    ).map(JobCount.init)

    static let jobWorkersList = Query<(), (UUID, String, PostgresTimestamp, PostgresTimestamp, Int)>(
        "job_workers_list",
        """
        SELECT id, name, started_at, heartbeat_at, (SELECT count(*) FROM job WHERE job.worker_id = job_worker.id)
        FROM job_worker ORDER BY started_at, id
        """
    ).map(JobWorkerRecord.init)

    static let jobSchedulesList = Query<(), (String, String, PostgresTimestamp, PostgresTimestamp?)>(
        "job_schedules_list", "SELECT name, kind, next_run_at, last_run_at FROM job_schedule ORDER BY name"
    ).map(JobScheduleRecord.init)

    private static let record: @Sendable (JobRow) -> JobRecord = { row in
        JobRecord(
            id: row.0, tenantID: row.1, kind: row.2, state: row.3, payload: row.4, priority: row.5, uniqueKey: row.6,
            attempt: row.7, attemptsMax: row.8, errors: row.9,
            progress: row.10.map { JobProgress(done: $0, total: row.11) }, enqueuedBy: row.12, workerID: row.13,
            enqueuedAt: row.14, runAt: row.15, claimedAt: row.16, finishedAt: row.17)
    }

    static let inspecting = [
        jobByID.statement, jobsList.statement, jobsCount.statement, jobWorkersList.statement,
        jobSchedulesList.statement,
    ]
}

extension Jobs {
    /// The job, or nil where it is not known or not the caller's to see.
    public static func job(_ connection: Connection, _ id: UUID) throws -> JobRecord? {
        try connection.first(JobStatements.jobByID, id)
    }

    /// Jobs, the largest id first (ids made by time: the newest), at most `count`. `before` is the last id of the page
    /// before.
    public static func list(
        _ connection: Connection, _ filter: JobFilter = JobFilter(), before: UUID? = nil, count: Int
    ) throws -> [JobRecord] {
        try connection.rows(
            JobStatements.jobsList, (filter.tenantID, filter.kinds, filter.states, before, count))
    }

    /// How many jobs there are of each kind in each state. It reads the whole table: for an operator, not for every
    /// minute.
    public static func counts(_ connection: Connection) throws -> [JobCount] {
        try connection.rows(JobStatements.jobsCount, ())
    }

    /// The worker processes that are registered, alive or not yet found stale.
    public static func workers(_ connection: Connection) throws -> [JobWorkerRecord] {
        try connection.rows(JobStatements.jobWorkersList, ())
    }

    /// The schedules.
    public static func schedules(_ connection: Connection) throws -> [JobScheduleRecord] {
        try connection.rows(JobStatements.jobSchedulesList, ())
    }
}
