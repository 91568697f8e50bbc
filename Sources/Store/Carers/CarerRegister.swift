public import Postgres
public import SharedLives

/// A carer in the register: who they are, where they stand, and what is required of them on a day.
public struct RegisteredCarer: Sendable {
    /// The carer's identifier.
    public let id: Identifier
    /// The version of the carer's record.
    public let version: Int32
    /// Carer or support carer.
    public let kind: Carer.Kind
    /// The state.
    public let state: CarerState
    /// Given name.
    public let givenName: String
    /// Family name.
    public let familyName: String
    /// The household; nil where none is recorded yet.
    public let householdID: Identifier?
    /// What is required of them on the day.
    public let requirements: RequirementList
}

/// The scheme's carers with their requirements: a page of them is one query, however many facts there are.
public enum CarerRegister {
    /// Reads a page of carers with all of their evidence, in the order in which they were added.
    ///
    /// - Parameters:
    ///   - states: only carers in these states; nil for all.
    ///   - knownAt: nil for the evidence known now; an instant for what was known then. Who is a carer, and where they stand, is
    ///     always as of now.
    public static func list(
        _ page: Page, states: [CarerState]? = nil, knownAt: Instant? = nil
    ) -> Reading<[CarerEvidenceRow]> {
        CarerEvidenceStatements.page.call((page.start, page.rowsMax, states?.map(\.rawValue), knownAt))
    }

    /// The carers whose evidence was read, with what is required of them on a day.
    ///
    /// - Throws: `PostgresValueError` for a row that the tables' checks should not have let pass.
    public static func carers(_ rows: [CarerEvidenceRow], on day: CivilDate) throws -> [RegisteredCarer] {
        var carers: [(row: CarerEvidenceRow, evidence: CarerEvidence)] = []
        var positions: [Identifier: Int] = [:]
        var courses: [Evidence<Course>] = []
        var policies: [RequirementPolicy] = []
        for row in rows {
            switch row.kind {
            case .carer:
                positions[row.id] = carers.count
                let evidence = CarerEvidence(
                    kind: try row.value(row.words.first), householdID: row.parent, approvedOn: row.day)
                carers.append((row, evidence))
            case .course: courses.append(Evidence(id: row.id, fact: try row.course()))
            case .policy: policies.append(try row.policy())
            default: break
            }
        }
        for row in rows {
            guard let carer = row.carer, let position = positions[carer] else { continue }
            try carers[position].evidence.add(row)
        }
        // What follows a certificate is sorted to it once they are all there.
        for row in rows where row.kind == .riskAssessment || row.kind == .updateAnswer {
            guard let carer = row.carer, let position = positions[carer] else { continue }
            try carers[position].evidence.addToCertificate(row)
        }
        let policy = policies.inForce(on: day)
        return try carers.map { row, evidence in
            var evidence = evidence
            evidence.courses = courses
            return RegisteredCarer(
                id: row.id, version: row.number, kind: evidence.kind, state: try row.value(row.words.last),
                givenName: row.text ?? "", familyName: row.secondText ?? "", householdID: row.parent,
                requirements: evidence.requirements(on: day, policy: policy))
        }
    }
}

extension SchemeTransaction {
    /// What is required of a carer on a day, past or future.
    ///
    /// - Parameter knownAt: nil for what is known now; an instant for what was known then.
    /// - Throws: `StoreError.notFound`.
    public func requirements(
        of carer: Identifier, on day: CivilDate, knownAt: Instant? = nil
    ) throws -> RequirementList {
        try requirements(of: carer, on: [day], knownAt: knownAt)[0]
    }

    /// The same on each of several days, from one reading of the evidence.
    func requirements(
        of carer: Identifier, on days: [CivilDate], knownAt: Instant? = nil
    ) throws -> [RequirementList] {
        let statement = knownAt == nil ? CarerEvidenceStatements.one : CarerEvidenceStatements.asKnown
        let rows = try connection.rows(statement, (carer, knownAt))
        return try days.map { day in
            guard let found = try CarerRegister.carers(rows, on: day).first else { throw StoreError.notFound }
            return found.requirements
        }
    }
}
