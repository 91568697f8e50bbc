import Postgres
import SharedLives

extension SchemeTransaction {
    /// A new identifier for a row. Its instant only orders rows that are added one after another; what counts as the time of
    /// a change is the database's.
    func newIdentifier() -> Identifier {
        Identifier.make(at: WallClock.now())
    }

    /// Today in the United Kingdom, by the database's clock.
    func today() throws -> CivilDate {
        try connection.one(DayStatements.today, ())
    }

    /// The instant it is, by the database's clock.
    func now() throws -> Instant {
        try connection.one(DayStatements.now, ())
    }

    /// Refuses what was meant for other versions of a record than the one there is; nil is meant for whichever.
    ///
    /// - Throws: `StoreError.stale`.
    func require(_ versions: [Int32]?, toHave current: Int32) throws {
        if let versions, !versions.contains(current) { throw StoreError.stale(currentVersion: current) }
    }

    /// Why a change that asked for a version and a state found no row: there is none, its version is another, or the fault.
    func refusal<Value>(
        _ find: Query<Identifier, Stored<Value>>, _ id: Identifier, at versions: [Int32]?,
        otherwise fault: (Value) -> Fault
    ) throws -> StoreError {
        guard let current = try connection.first(find, id) else { return .notFound }
        try require(versions, toHave: current.version)
        return .conflict(fault(current.value))
    }

    /// Why a change that asked for a version found no row.
    func missingOrStale<Value>(_ find: Query<Identifier, Stored<Value>>, _ id: Identifier) throws -> StoreError {
        guard let current = try connection.first(find, id) else { return .notFound }
        return .stale(currentVersion: current.version)
    }
}

enum DayStatements {
    static let today = Query<(), CivilDate>("today", "SELECT (current_instant() AT TIME ZONE 'Europe/London')::date")

    static let now = Query<(), Instant>("now", "SELECT current_instant()")

    static let all = [today.statement, now.statement]
}
