public import Postgres

/// A job that is to be.
public struct NewJob: Hashable, Sendable {
    /// Made by the caller, and the idempotency key of whatever the job does. A job whose id is known already is not
    /// made again.
    public var id: UUID
    /// What the handler is registered under: 1 to 100 characters.
    public var kind: String
    /// What the handler needs to know: a JSON object of at most 64 KiB. Ids rather than facts, and no names.
    public var payload: JSONText
    /// Whose job it is; nil is nobody's in particular. Row-level security goes by it.
    public var tenantID: UUID?
    /// Who asked for it, where somebody did.
    public var enqueuedBy: UUID?
    /// Smaller runs sooner, and strictly so.
    public var priority: Int16
    /// Not before this instant; nil is at once.
    public var runAt: PostgresTimestamp?
    /// How often it may be tried before it is dead: 1 to 1000.
    public var attemptsMax: Int32
    /// Among the unfinished jobs of this kind and tenant, one at most has this key: 1 to 200 characters.
    public var uniqueKey: String?

    /// A job; what is left out has the default that most jobs want.
    public init(
        id: UUID, kind: String, payload: JSONText = JSONText("{}"), tenantID: UUID? = nil, enqueuedBy: UUID? = nil,
        priority: Int16 = 0, runAt: PostgresTimestamp? = nil, attemptsMax: Int32 = 10, uniqueKey: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.payload = payload
        self.tenantID = tenantID
        self.enqueuedBy = enqueuedBy
        self.priority = priority
        self.runAt = runAt
        self.attemptsMax = attemptsMax
        self.uniqueKey = uniqueKey
    }
}

/// What became of a `NewJob`.
public struct EnqueuedJob: Hashable, Sendable {
    /// The job's id: the one given, or that of the job that was there already.
    public let id: UUID
    /// Whether the job was made now.
    public let isNew: Bool
}

/// A job could neither be made nor found, although it was tried again and again. Its id or its unique key belongs to a
/// job that the caller may not see, or jobs of that key begin and end without pause.
public struct JobNotEnqueued: Error, Hashable, Sendable {
    /// The id given.
    public let id: UUID
}
