public import Postgres
public import SharedLives

/// Of whom a copy of the records is made.
public enum AccessSubject: String, CaseIterable, Sendable {
    /// A carer.
    case carer
    /// A person.
    case person
}

/// A row that a subject has a right to a copy of.
public struct SubjectRecord: Sendable {
    /// The table.
    public let table: String
    /// The row as a JSON object, without what is others'.
    public let json: String
}

/// One table of a copy, with what is left out of it.
struct SubjectTable: Sendable {
    let name: String
    /// Which of its rows are the subject's, whose id is `$1`.
    let condition: String
    /// Columns that tell of others, or mean nothing outside of the service.
    let leftOut: [String]

    init(_ name: String, _ condition: String, leavingOut leftOut: [String] = []) {
        self.name = name
        self.condition = condition
        self.leftOut = leftOut
    }

    /// A table with the subject's id in a column of its own.
    static func of(_ name: String, _ column: String, leavingOut leftOut: String...) -> SubjectTable {
        SubjectTable(name, "\(column) = $1", leavingOut: leftOut)
    }

    /// In every table: the service's own.
    static let alwaysLeftOut = ["scheme_id", "key_id", "sealed", "sealed_digest"]
}

extension SubjectTable {
    private static let ofCertificates =
        "certificate_id IN (SELECT id FROM dbs_certificate WHERE scheme_id = current_scheme_id() AND carer_id = $1)"
    private static let ofHome =
        "household_id = (SELECT household_id FROM carer WHERE scheme_id = current_scheme_id() AND id = $1)"
    private static let ofPlacements =
        "placement_id IN (SELECT id FROM placement WHERE scheme_id = current_scheme_id() AND person_id = $1)"

    /// A carer's: everything but who lives with them or is placed with them, and what referees wrote in confidence.
    static let carer: [SubjectTable] = [
        .of("carer", "id"),
        SubjectTable(
            "household", "id = (SELECT household_id FROM carer WHERE scheme_id = current_scheme_id() AND id = $1)"),
        SubjectTable("home_inspection", ofHome), SubjectTable("household_tenure", ofHome),
        SubjectTable("household_insurance", ofHome), SubjectTable("household_profile", ofHome, leavingOut: ["company"]),
        SubjectTable("household_room", ofHome),
        .of("carer_profile", "carer_id"), .of("carer_offer", "carer_id"), .of("carer_state_change", "carer_id"),
        .of("carer_coordinator", "carer_id"), .of("carer_commitments", "carer_id"),
        .of("carer_reference", "carer_id", leavingOut: "referee", "relationship", "note"),
        .of("assessor_report", "carer_id"), .of("annual_carer_review", "carer_id"), .of("training_record", "carer_id"),
        .of("carer_agreement", "carer_id"), .of("change_of_circumstances", "carer_id"),
        .of("support_cover", "carer_id", leavingOut: "covered_carer_id"),
        .of("dbs_certificate", "carer_id"), SubjectTable("dbs_risk_assessment", ofCertificates),
        SubjectTable("dbs_showing", ofCertificates), SubjectTable("dbs_update_consent", ofCertificates),
        SubjectTable("dbs_update_check", ofCertificates),
        .of("panel_case", "carer_id"), .of("approval_terms", "carer_id"),
        .of("carer_match", "carer_id", leavingOut: "referral_id", "despite"),
        .of("placement", "carer_id", leavingOut: "person_id", "end_reason"),
        .of("stay", "carer_id", leavingOut: "person_id"),
        .of("session", "carer_id", leavingOut: "person_id"), .of("task", "carer_id", leavingOut: "subject_id"),
        .of("carer_bank_account", "carer_id"),
        .of(
            "payment_line", "carer_id", leavingOut: "subject_id", "contribution_pence", "council_pence",
            "old_contribution_pence", "causes", "explanation"),
        .of("incident", "carer_id", leavingOut: "person_id", "raised_by"),
        .of("feedback", "carer_id", leavingOut: "person_id", "came_from"),
        .of("payment", "carer_id"), .of("payment_outcome", "carer_id"), .of("payment_hold", "carer_id"),
        .of("urgent_payment", "carer_id"), .of("recovery_plan", "carer_id"), .of("payment_file_entry", "carer_id"),
    ]

    /// A person's: everything but who cares for them and who decides for them.
    static let person: [SubjectTable] = [
        .of("person", "id"), .of("person_profile", "person_id"), .of("person_home_needs", "person_id"),
        .of("capacity_assessment", "person_id", leavingOut: "decides_for_them"), .of("referral", "person_id"),
        SubjectTable(
            "referral_state_change",
            "referral_id IN (SELECT id FROM referral WHERE scheme_id = current_scheme_id() AND person_id = $1)"),
        .of("band_agreement", "person_id"), .of("arrangement_agreement", "person_id", leavingOut: "carer_id"),
        .of("contribution_receipt", "person_id"), .of("placement", "person_id", leavingOut: "carer_id"),
        SubjectTable("placement_band", ofPlacements), SubjectTable("placement_absence", ofPlacements),
        SubjectTable("placement_contribution", ofPlacements), SubjectTable("placement_complex_fee", ofPlacements),
        SubjectTable("placement_notice", ofPlacements), SubjectTable("care_plan", ofPlacements),
        SubjectTable("banding_review", ofPlacements), .of("stay", "person_id", leavingOut: "carer_id"),
        .of("session", "person_id", leavingOut: "carer_id"),
        .of("person_sibling", "person_id", leavingOut: "sibling_id"), SubjectTable("monitoring_visit", ofPlacements),
        .of("incident", "person_id", leavingOut: "carer_id", "raised_by"),
        .of("feedback", "person_id", leavingOut: "carer_id"), .of("person_outcome", "person_id"),
        .of("significant_event", "person_id", leavingOut: "carer_id"),
    ]

    /// Tables with a carer's or a person's id of which nothing is copied, with the reason.
    static let notCopied = [
        "carer_matching": "Worked out from what is copied.",
        "carer_matching_mark": "Says only that something was changed.",
        "payment_fact_change": "Says only that something was changed.",
        "payment_exception": "A list of what a run's checkers are to look at, made of what is copied.",
        "payment_run_parked": "What a draft's makers are to mend, made of what is copied.",
    ]

    static func all(of subject: AccessSubject) -> [SubjectTable] {
        switch subject {
        case .carer: carer
        case .person: person
        }
    }
}

extension SubjectTable {
    fileprivate var query: String {
        let columns = (Self.alwaysLeftOut + leftOut).joined(separator: ",")
        return """
            SELECT '\(name)' AS name, to_jsonb(kept) - '{\(columns)}'::text[] AS record FROM \(name) AS kept
            WHERE scheme_id = current_scheme_id() AND \(condition)
            """
    }
}

/// The right of a carer or a person to a copy of what is recorded of them (UK GDPR, article 15), others' data left out.
public enum SubjectAccess {
    /// Reads every row, table by table; none where there is no such subject. Numbers of rows grow with years, not with the scheme.
    public static func records(of subject: AccessSubject, _ id: Identifier) -> Reading<[SubjectRecord]> {
        switch subject {
        case .carer: SubjectAccessStatements.carer.call(id)
        case .person: SubjectAccessStatements.person.call(id)
        }
    }

    /// The tables that a copy has rows of, and those of which it has none although they name a carer or a person.
    public static var tables: (copied: Set<String>, notCopied: Set<String>) {
        (Set(AccessSubject.allCases.flatMap { SubjectTable.all(of: $0).map(\.name) }), Set(SubjectTable.notCopied.keys))
    }
}

enum SubjectAccessStatements {
    static let carer = Query<Identifier, (String, String)>("subject_access_carer", query(of: .carer)).map(record)

    static let person = Query<Identifier, (String, String)>("subject_access_person", query(of: .person)).map(record)

    /// In the order of the tables, and in each of the ids.
    private static func query(of subject: AccessSubject) -> String {
        let tables = SubjectTable.all(of: subject).enumerated().map { index, table in
            "SELECT \(index) AS place, name, record FROM (\(table.query)) AS rows"
        }
        return """
            SELECT name, record::text FROM (\(tables.joined(separator: " UNION ALL "))) AS copy
            ORDER BY place, record ->> 'from_date', record ->> 'id', record::text
            """
    }

    static let all = [carer.statement, person.statement]

    @Sendable private static func record(_ row: (String, String)) -> SubjectRecord {
        SubjectRecord(table: row.0, json: row.1)
    }
}
