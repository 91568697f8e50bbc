public import Postgres
import SharedLives

/// An invented scheme of Herefordshire's published size, so that a newcomer sees a month paid and tests have a whole
/// scheme to work on.
///
/// Counts, ages and support reasons follow the figures that Herefordshire published in 2023. Every name, place and
/// postcode is made up: the postcode area QZ does not exist. Nothing depends on the clock, the machine or chance, so
/// the rows are the same everywhere, the ids and the audit trail among them.
public enum Demonstration {
    /// The scheme's short name in addresses and settings.
    public static let slug = "larkfield"

    /// The scheme's full name.
    static let name = "Larkfield Shared Lives (demonstration)"

    /// Writes the scheme and its year, in the caller's transaction or else in one of its own.
    ///
    /// The connection works as the schema's owner. Each fact is written as if on the day it became known, by the account
    /// that would have written it, so that the audit trail reads like that of a real scheme.
    ///
    /// - Returns: false if the scheme is there already, in which case nothing is written.
    /// - Throws: `PostgresError`.
    @discardableResult
    public static func load(_ connection: Connection) throws -> Bool {
        guard !connection.isInTransaction else { return try loadInTransaction(connection) }
        return try connection.transaction { try loadInTransaction(connection) }
    }

    private static func loadInTransaction(_ connection: Connection) throws -> Bool {
        // Two who load at once: the second waits here, then finds the scheme.
        _ = try connection.one(Statements.lock, ())
        guard try !connection.one(Statements.schemeExists, slug) else { return false }
        var setting: (at: String, by: UUID?)?
        for recording in Diary(Scheme()).recordings {
            let at = recording.at.description
            if setting == nil || setting! != (at, recording.by?.id) {
                _ = try connection.one(
                    Statements.setContext, (schemeIdentifier.description, recording.by?.id.description ?? "", at))
                setting = (at, recording.by?.id)
            }
            try recording.write(connection)
        }
        // What the caller may still do in this transaction happens at the time it really is.
        _ = try connection.one(Statements.setContext, (schemeIdentifier.description, "", ""))
        return true
    }
}
