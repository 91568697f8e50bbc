public import Postgres
public import SharedLives

/// A value as it is recorded: which record it is, and at which version.
public struct Stored<Value: Sendable>: Sendable {
    /// The record.
    public let id: Identifier
    /// How often it was written, from 1; its ETag.
    public let version: Int32
    /// When the record was made.
    public let recordedAt: Instant
    /// What it says.
    public let value: Value
}

/// A place in a listing, and how many rows to read from there.
public struct Page: Sendable {
    /// The last record of the page before; nil for the first page.
    public let after: Identifier?
    /// How many rows to read at most.
    public let rowsMax: Int

    /// A page.
    public init(after: Identifier?, rowsMax: Int) {
        self.after = after
        self.rowsMax = rowsMax
    }

    /// Ids are compared with this one: every id is greater.
    var start: Identifier { after ?? Identifier(high: 0, low: 0) }
}

/// A read of the store, to be handed to ``Store/read(bearing:_:)``.
public typealias Reading<Answer: Sendable> = Call<Answer>
