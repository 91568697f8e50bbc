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
///
/// Ids grow with the instant at which they were made, not with that of the commit. Who reads to the end of a listing while a
/// transaction is open that made its id earlier may go past that row and not meet it again by going on from the last cursor. A listing read
/// from its start has every row that was committed by then. To hold rows back until all older transactions have ended would need the
/// transaction's number in each row and an index on it; nothing here goes on from a cursor kept for later.
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
