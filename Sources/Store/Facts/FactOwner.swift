import Postgres
import SharedLives

/// Whose dated facts are.
public enum FactOwner: String, CaseIterable, Sendable {
    /// One carer's.
    case carer
    /// A household's, and so of every carer in it.
    case household
    /// The scheme's own.
    case scheme

    /// The column that names the owner in a table of facts.
    var column: String { rawValue + "_id" }

    /// What a new fact is held against.
    var find: Query<Identifier, FactOwnerRecord> { Self.statements[self]! }

    private static let statements: [FactOwner: Query<Identifier, FactOwnerRecord>] = [
        .carer: statement(.carer, "date_of_birth, kind FROM carer WHERE scheme_id = current_scheme_id() AND id = $1"),
        .household: statement(
            .household, "NULL::date, NULL::text FROM household WHERE scheme_id = current_scheme_id() AND id = $1"),
        .scheme: statement(
            .scheme, "NULL::date, NULL::text FROM scheme WHERE id = current_scheme_id() AND id = $1"),
    ]

    private static func statement(_ owner: FactOwner, _ rest: String) -> Query<Identifier, FactOwnerRecord> {
        Query<Identifier, (CivilDate, CivilDate?, Carer.Kind?)>(
            "fact_owner_\(owner.rawValue)",
            "SELECT (current_instant() AT TIME ZONE 'Europe/London')::date, \(rest)"
        ).map { FactOwnerRecord(days: DayCheck(today: $0.0, dateOfBirth: $0.1), carerKind: $0.2) }
    }

    static let all = allCases.map(\.find.statement)
}

/// What is known of an owner when one of its facts is added.
struct FactOwnerRecord: Sendable {
    /// Today, by the database's clock, and the carer's date of birth.
    let days: DayCheck
    /// Carer or support carer; nil where the owner is none.
    let carerKind: Carer.Kind?
}
