import Postgres

/// Why an attempt failed, as a code that may be stored, shown and counted: never a message, which may hold personal
/// data.
public struct JobFailure: Error, Hashable, Sendable {
    /// A stable word in camel case, such as `bankUnreachable`; cut to 100 characters.
    public let code: String
    /// Whether trying again is of no use. The job is then dead at once.
    public let isPermanent: Bool

    /// A failure after which the job is tried again, as long as it has attempts.
    public static func retry(_ code: String) -> JobFailure { JobFailure(code: code, isPermanent: false) }

    /// A failure after which the job is dead at once.
    public static func permanent(_ code: String) -> JobFailure { JobFailure(code: code, isPermanent: true) }

    private init(code: String, isPermanent: Bool) {
        self.code = String(code.prefix(100))
        self.isPermanent = isPermanent
    }
}

/// An error that knows what it means for a job. Other errors are tried again, under a code made of their type's name.
public protocol JobFailing: Error {
    /// What it means for the job.
    var jobFailure: JobFailure { get }
}

extension JobFailure: JobFailing {
    /// Itself.
    public var jobFailure: JobFailure { self }

    /// What any error means for a job.
    init(of error: any Error) {
        if let failing = error as? any JobFailing {
            self = failing.jobFailure
        } else if let error = error as? PostgresError {
            self = .retry(error.state.map { "postgres.\($0.code)" } ?? "postgres.\(JobFailure.name(of: error.kind))")
        } else {
            self = .retry("unexpected.\(type(of: error))")
        }
    }

    private static func name(of kind: PostgresError.Kind) -> String {
        switch kind {
        case .unexpectedRowCount: "unexpectedRowCount"
        default: "\(kind)"
        }
    }
}

/// Thrown by a handler to be called again later, without having failed: nothing counts against the job's attempts.
public struct JobSnooze: Error, Hashable, Sendable {
    /// How long, in milliseconds.
    public let milliseconds: Int

    /// Later, after so many milliseconds.
    public init(milliseconds: Int) {
        self.milliseconds = max(milliseconds, 0)
    }
}

/// Thrown by a handler to end the job as cancelled: its purpose has gone away.
public struct JobCancellation: Error, Hashable, Sendable {
    /// Why, as a code.
    public let code: String

    /// Cancels the job for this reason.
    public init(_ code: String) {
        self.code = String(code.prefix(100))
    }
}
