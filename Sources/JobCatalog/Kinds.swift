public import JSON
public import SharedLives

/// Works out the lines of a payment run.
public struct CalculatePaymentRun: JobKind, Hashable {
    /// `paymentRun.calculate`
    public static let kind = "paymentRun.calculate"
    /// Ten: a database that is away for hours is no reason to give a month up.
    public static let attemptsMax: Int32 = 10

    /// The scheme.
    public let schemeID: Identifier
    /// The run.
    public let runID: Identifier

    /// A job for a run.
    public init(schemeID: Identifier, runID: Identifier) {
        self.schemeID = schemeID
        self.runID = runID
    }

    /// Reads the payload.
    public init(from members: JSONObjectReader) {
        schemeID = members.required("schemeId", .identifier)
        runID = members.required("runId", .identifier)
    }

    /// Writes the payload.
    public func write(to json: inout JSONWriter) {
        json.member("schemeId", schemeID)
        json.member("runId", runID)
    }
}

/// Forgets what is kept for a while only: finished jobs and the answers to idempotency keys.
public struct PruneExpired: JobKind, Hashable {
    /// `prune`
    public static let kind = "prune"
    /// Three: tomorrow there is another.
    public static let attemptsMax: Int32 = 3

    /// A job that needs to know nothing.
    public init() {}

    /// Reads the payload.
    public init(from members: JSONObjectReader) {}

    /// Writes the payload.
    public func write(to json: inout JSONWriter) {}
}
