import Postgres
import SharedLives

/// Whose dated facts are.
public enum FactOwner: String, CaseIterable, Sendable {
    /// One carer's.
    case carer
    /// A household's, and so of every carer in it.
    case household
    /// One placement's.
    case placement
    /// A council's.
    case council
    /// The adult's who is supported.
    case person
    /// A member of staff's.
    case staffMember = "staff_member"
    /// The scheme's own.
    case scheme

    /// The column that names the owner in a table of facts.
    var column: String { rawValue + "_id" }

    /// What a new fact is held against.
    var find: Query<Identifier, FactOwnerRecord> { Self.statements[self]! }

    /// Keeps the owner as it is until the transaction ends, beside others who do the same. Who takes evidence away does this first:
    /// whoever decides by the evidence holds the owner alone, so that one of the two waits for the other.
    var hold: Query<Identifier, Identifier> { Self.holds[self]! }

    private static let holds: [FactOwner: Query<Identifier, Identifier>] = Dictionary(
        uniqueKeysWithValues: allCases.map { owner in
            let scheme = owner == .scheme ? "id = current_scheme_id()" : "scheme_id = current_scheme_id()"
            return (
                owner,
                Query(
                    "fact_owner_hold_\(owner.rawValue)",
                    "SELECT id FROM \(owner.rawValue) WHERE \(scheme) AND id = $1 FOR KEY SHARE")
            )
        })

    private static let statements: [FactOwner: Query<Identifier, FactOwnerRecord>] = [
        .carer: statement(.carer, "date_of_birth, kind FROM carer WHERE scheme_id = current_scheme_id() AND id = $1"),
        .household: statement(
            .household, "NULL::date, NULL::text FROM household WHERE scheme_id = current_scheme_id() AND id = $1"),
        .placement: statement(
            .placement, "NULL::date, NULL::text FROM placement WHERE scheme_id = current_scheme_id() AND id = $1"),
        .council: statement(
            .council, "NULL::date, NULL::text FROM council WHERE scheme_id = current_scheme_id() AND id = $1"),
        .person: statement(
            .person, "date_of_birth, NULL::text FROM person WHERE scheme_id = current_scheme_id() AND id = $1"),
        .staffMember: statement(
            .staffMember, "NULL::date, NULL::text FROM staff_member WHERE scheme_id = current_scheme_id() AND id = $1"),
        .scheme: statement(
            .scheme, "NULL::date, NULL::text FROM scheme WHERE id = current_scheme_id() AND id = $1"),
    ]

    private static func statement(_ owner: FactOwner, _ rest: String) -> Query<Identifier, FactOwnerRecord> {
        Query<Identifier, (Identifier, CivilDate, CivilDate?, Carer.Kind?)>(
            "fact_owner_\(owner.rawValue)",
            "SELECT id, (current_instant() AT TIME ZONE 'Europe/London')::date, \(rest)"
        ).map { FactOwnerRecord(id: $0.0, days: DayCheck(today: $0.1, dateOfBirth: $0.2), carerKind: $0.3) }
    }

    static let all = allCases.flatMap { [$0.find.statement, $0.hold.statement] }
}

/// What is known of an owner when one of its facts is added.
struct FactOwnerRecord: Sendable {
    let id: Identifier
    /// Today, by the database's clock, and the date of birth where the owner is somebody.
    let days: DayCheck
    /// Carer or support carer; nil where the owner is none.
    let carerKind: Carer.Kind?
}
