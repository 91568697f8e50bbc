/// The five characters by which the server says what went wrong (PostgreSQL documentation, appendix A).
public struct SQLState: Hashable, Sendable, CustomStringConvertible {
    /// Five characters: digits and capital letters.
    public let code: String

    /// The state of this code.
    public init(_ code: String) {
        self.code = code
    }

    /// The first two characters, which are the class: 22 bad data, 23 a constraint, 40 try again, 42 bad SQL, 57 the operator.
    public var classCode: String { String(code.prefix(2)) }

    /// The code.
    public var description: String { code }

    /// 0A000: among others, a prepared statement whose result changed its type under it.
    public static let featureNotSupported = SQLState("0A000")
    /// 22001: a text longer than its column.
    public static let stringDataRightTruncation = SQLState("22001")
    /// 22003: a number out of its type's range.
    public static let numericValueOutOfRange = SQLState("22003")
    /// 22P02: a text that is not of the type it is cast to.
    public static let invalidTextRepresentation = SQLState("22P02")
    /// 23502: NULL where there may be none.
    public static let notNullViolation = SQLState("23502")
    /// 23503: a reference to a row that is not there, or the removal of one referred to.
    public static let foreignKeyViolation = SQLState("23503")
    /// 23505: a second row with the same key.
    public static let uniqueViolation = SQLState("23505")
    /// 23514: a check that failed.
    public static let checkViolation = SQLState("23514")
    /// 23P01: rows that exclude one another, such as overlapping periods.
    public static let exclusionViolation = SQLState("23P01")
    /// 25P02: a statement in a transaction that has already failed.
    public static let inFailedTransaction = SQLState("25P02")
    /// 25P03: the transaction stood idle too long and its connection was closed.
    public static let idleInTransactionTimeout = SQLState("25P03")
    /// 25006: a write in a transaction that may only read.
    public static let readOnlyTransaction = SQLState("25006")
    /// 26000: a prepared statement that the server does not know.
    public static let invalidStatementName = SQLState("26000")
    /// 40001: the transaction could not be put in order with others. Run it again.
    public static let serializationFailure = SQLState("40001")
    /// 40P01: transactions waited for each other. Run it again.
    public static let deadlockDetected = SQLState("40P01")
    /// 42501: the role may not do this, or row-level security refuses the row.
    public static let insufficientPrivilege = SQLState("42501")
    /// 42601: the SQL cannot be parsed.
    public static let syntaxError = SQLState("42601")
    /// 42P01: there is no such table.
    public static let undefinedTable = SQLState("42P01")
    /// 53300: the server has no connection left.
    public static let tooManyConnections = SQLState("53300")
    /// 55P03: a lock was not to be had in `lock_timeout`, or at once.
    public static let lockNotAvailable = SQLState("55P03")
    /// 57014: the statement was stopped, by `statement_timeout` or by somebody.
    public static let queryCanceled = SQLState("57014")
    /// 57P01: the server is shutting down, or an administrator ended the connection.
    public static let adminShutdown = SQLState("57P01")
    /// P0001: `RAISE EXCEPTION` in a function without a code of its own.
    public static let raiseException = SQLState("P0001")
}
