/// How far a transaction is kept apart from others (PostgreSQL documentation, chapter 13).
public enum Isolation: String, Sendable, CaseIterable {
    /// Each statement sees what was committed before it began.
    case readCommitted = "READ COMMITTED"
    /// All statements see what was committed before the first; an update of a row changed since then fails.
    case repeatableRead = "REPEATABLE READ"
    /// As if transactions ran one after the other; those that cannot be put in an order fail.
    case serializable = "SERIALIZABLE"
}
