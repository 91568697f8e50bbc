/// Why the schema was left as it is.
public enum MigrationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The script of an applied migration is not the one that was applied.
    case changed(number: Int)

    /// The database has a migration that this program does not know.
    case newerThanProgram(number: Int)

    /// What is wrong and what to do about it.
    public var description: String {
        switch self {
        case .changed(let number):
            "Migration \(number) is not the one that this database was migrated with. "
                + "Migrations are never edited: put its old text back and add a new one."
        case .newerThanProgram(let number):
            "The database has migration \(number), which this program does not know. Run the newer program."
        }
    }
}
