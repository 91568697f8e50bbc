import Synchronization

/// The statements that a pool has met, by name: two statements of one name are found where they first meet, not only when chance
/// gives them the same connection.
final class StatementNames: Sendable {
    private let texts = Mutex<[String: String]>([:])

    func check(_ statement: StatementDescription) throws(PostgresError) {
        let known = texts.withLock { texts in
            if let known = texts[statement.name] { return known }
            texts[statement.name] = statement.sql
            return statement.sql
        }
        if known != statement.sql {
            throw PostgresError(.misuse, statement: statement.name, "two statements have this name")
        }
    }
}
