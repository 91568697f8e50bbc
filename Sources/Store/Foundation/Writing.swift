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

    /// Why a change that asked for a version found no row.
    func missingOrStale<Value>(_ find: Query<Identifier, Stored<Value>>, _ id: Identifier) throws -> StoreError {
        guard let current = try connection.first(find, id) else { return .notFound }
        return .stale(currentVersion: current.version)
    }
}

enum DayStatements {
    static let today = Query<(), CivilDate>("today", "SELECT (current_instant() AT TIME ZONE 'Europe/London')::date")

    static let all = [today.statement]
}
