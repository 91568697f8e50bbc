/// What went wrong, without any of the values that were sent or read.
///
/// The server puts values into its DETAIL line and, in some classes, into its message. Neither is kept: what describes an
/// error here is the statement's name, the SQLSTATE, and the names of the constraint, table and column. So an error may be
/// logged as it is.
public struct PostgresError: Error, Hashable, Sendable {
    /// What a caller may want to tell apart.
    public enum Kind: Hashable, Sendable {
        /// The server refused or stopped the statement.
        case server(SQLState)
        /// No connection could be made within the time allowed.
        case connectionFailed
        /// The connection broke. In a transaction nothing was committed; a lone statement may or may not have run.
        case connectionLost
        /// The connection broke during COMMIT: the transaction has happened wholly or not at all, and it is not known which.
        case commitOutcomeUnknown
        /// As many callers as are allowed (`waitersMax`) were waiting already.
        case poolSaturated
        /// No connection was free within `waitMillisecondsMax`.
        case waitTimedOut
        /// The pool is shut down.
        case poolShutDown
        /// The task was cancelled. What it had begun in a transaction was rolled back.
        case cancelled
        /// A statement found another number of rows than it must.
        case unexpectedRowCount(Int)
        /// The server's answer does not fit the Swift types of the statement.
        case decoding
        /// A value cannot be sent: a text with a NUL, a date before the server's first.
        case encoding
        /// The client was used wrongly, for instance two statements of one name.
        case misuse
    }

    /// What went wrong.
    public let kind: Kind
    /// The name of the statement, where one was running.
    public internal(set) var statement: String?
    /// The schema of the table, where the server says so.
    public internal(set) var schema: String?
    /// The table, where the server says so.
    public internal(set) var table: String?
    /// The column, where the server says so.
    public internal(set) var column: String?
    /// The constraint, where the server says so.
    public internal(set) var constraint: String?
    /// A sentence without values; may be empty.
    public let explanation: String

    /// An error, with a sentence that must not hold values.
    public init(_ kind: Kind, statement: String? = nil, _ explanation: String = "") {
        self.kind = kind
        self.statement = statement
        self.explanation = explanation
    }

    /// The SQLSTATE, where the server gave one.
    public var state: SQLState? {
        if case .server(let state) = kind { state } else { nil }
    }

    /// Whether the same transaction, run again from its start, may well succeed: it got in the way of another one, its
    /// connection broke, or a migration changed what a prepared statement answers with (0A000).
    public var isWorthRetrying: Bool {
        switch kind {
        case .server(.serializationFailure), .server(.deadlockDetected), .server(.featureNotSupported): true
        case .connectionLost: true
        default: false
        }
    }
}

extension PostgresError: CustomStringConvertible {
    /// One line, without values.
    public var description: String {
        var parts = ["PostgreSQL: \(kindDescription)"]
        if let statement { parts.append("statement \(statement)") }
        if let schema { parts.append("schema \(schema)") }
        if let table { parts.append("table \(table)") }
        if let column { parts.append("column \(column)") }
        if let constraint { parts.append("constraint \(constraint)") }
        if !explanation.isEmpty { parts.append(explanation) }
        return parts.joined(separator: "; ")
    }

    private var kindDescription: String {
        switch kind {
        case .server(let state): "refused with SQLSTATE \(state)"
        case .connectionFailed: "no connection could be made"
        case .connectionLost: "the connection was lost"
        case .commitOutcomeUnknown: "the connection was lost during COMMIT, so the outcome is not known"
        case .poolSaturated: "too many callers are waiting for a connection"
        case .waitTimedOut: "no connection was free in the time allowed"
        case .poolShutDown: "the pool is shut down"
        case .cancelled: "cancelled"
        case .unexpectedRowCount(let count): "unexpected number of rows: \(count)"
        case .decoding: "the answer does not fit the statement's types"
        case .encoding: "a value cannot be sent"
        case .misuse: "the client was used wrongly"
        }
    }
}
