public import Postgres

/// Where a job is in its life.
public enum JobState: String, CaseIterable, PostgresValue {
    /// Waits for its time: not begun yet, or to be tried again.
    case scheduled
    /// May be claimed now.
    case available
    /// Claimed by a worker that is alive, as far as is known.
    case running
    /// Done; kept until it is pruned.
    case completed
    /// Stopped by somebody; may be retried by command.
    case cancelled
    /// Failed for good; may be retried by command.
    case dead

    /// Whether nothing more will happen to the job by itself.
    public var isFinished: Bool {
        switch self {
        case .scheduled, .available, .running: false
        case .completed, .cancelled, .dead: true
        }
    }
}

/// The right to settle a job, given by a claim and lost when the job is handed back, cancelled or settled.
public struct JobLease: Hashable, Sendable {
    /// The job.
    public let jobID: UUID
    /// The worker that claimed it.
    public let workerID: UUID
    /// The number of the claim, which no other claim of this job has.
    public let claim: Int32

    /// A lease, as a claim returns it.
    public init(jobID: UUID, workerID: UUID, claim: Int32) {
        self.jobID = jobID
        self.workerID = workerID
        self.claim = claim
    }
}

/// The job is no longer the worker's: it was handed to another, cancelled or settled. Whatever was done in this
/// transaction must be rolled back, which throwing this does.
public struct LeaseLost: Error, Hashable, Sendable {
    /// The lease that no longer holds.
    public let lease: JobLease
}

/// A job that a worker has claimed.
public struct Job: Hashable, Sendable {
    /// The right to settle it.
    public let lease: JobLease
    /// Whose it is.
    public let tenantID: UUID?
    /// What it is.
    public let kind: String
    /// What it needs to know.
    public let payload: JSONText
    /// Smaller ran sooner.
    public let priority: Int16
    /// When it was due. For a job of a schedule, the occurrence.
    public let runAt: PostgresTimestamp
    /// When it was enqueued.
    public let enqueuedAt: PostgresTimestamp
    /// Who asked for it.
    public let enqueuedBy: UUID?
    /// Which attempt this is, from 1. Claims that were handed back unharmed do not count.
    public let attempt: Int32
    /// How many attempts it has.
    public let attemptsMax: Int32

    /// The job's id, the same on every attempt: the idempotency key of its effects outside the database.
    public var id: UUID { lease.jobID }
}
