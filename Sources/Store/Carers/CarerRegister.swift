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
    ///   - day: where each of them stands is told as of this day; of a day to come, as it is now. Who had not asked by then is not
    ///     in the register.
    ///   - states: only carers in these states on that day; nil for all.
    ///   - knownAt: nil for the evidence known now; an instant for what was known then.
    public static func list(
        _ page: Page, on day: CivilDate, states: [CarerState]? = nil, knownAt: Instant? = nil
    ) -> Reading<[CarerEvidenceRow]> {
        CarerEvidenceStatements.page.call((page.start, page.rowsMax, states?.map(\.rawValue), knownAt, day))
    }

    /// The carers whose evidence was read, with what is required of them on a day.
    ///
    /// - Throws: `PostgresValueError` for a row that the tables' checks should not have let pass.
    public static func carers(_ rows: [CarerEvidenceRow], on day: CivilDate) throws -> [RegisteredCarer] {
        let (carers, policies) = try evidence(rows)
        let policy = policies.inForce(on: day)
        return try carers.map { row, evidence in
            RegisteredCarer(
                id: row.id, version: row.number, kind: evidence.kind, state: try row.value(row.words.last),
                givenName: row.text ?? "", familyName: row.secondText ?? "", householdID: row.parent,
                requirements: evidence.requirements(on: day, policy: policy))
        }
    }

    /// The evidence of each carer whose rows were read, and the scheme's policies.
    static func evidence(
        _ rows: [CarerEvidenceRow]
    ) throws -> (carers: [(row: CarerEvidenceRow, evidence: CarerEvidence)], policies: [RequirementPolicy]) {
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
        for position in carers.indices { carers[position].evidence.courses = courses }
        return (carers, policies)
    }
}

extension SchemeTransaction {
    /// The register of the whole scheme on a day as a document, by names: one query for all carers with their evidence.
    ///
    /// - Parameter states: only carers in these states on that day; nil for all.
    public func registerReport(on day: CivilDate, states: [CarerState]? = nil) throws -> CarerRegisterReport {
        let all = Page(after: nil, rowsMax: Int(Int32.max))
        let (scheme, rows) = try connection.pipeline(
            PanelDocumentStatements.schemeName.callOne(()), CarerRegister.list(all, on: day, states: states))
        let carers = try CarerRegister.carers(rows, on: day).sorted {
            ($0.familyName, $0.givenName, $0.id) < ($1.familyName, $1.givenName, $1.id)
        }
        return CarerRegisterReport(
            scheme: scheme, on: day,
            entries: carers.map { carer in
                CarerRegisterReport.Entry(
                    id: carer.id, name: "\(carer.givenName) \(carer.familyName)", kind: carer.kind, state: carer.state,
                    requirements: carer.requirements)
            })
    }

    /// How many of those who are approved on a day, suspended ones included, have done what is mandatory (3.13).
    public func trainingSummary(on day: CivilDate) throws -> TrainingSummary {
        let all = Page(after: nil, rowsMax: Int(Int32.max))
        let states = [CarerState.approved, .suspended].map(\.rawValue)
        let rows = try connection.rows(
            CarerEvidenceStatements.page, (all.start, all.rowsMax, states, nil, day))
        let (carers, policies) = try CarerRegister.evidence(rows)
        return TrainingSummary(of: carers.map(\.evidence), on: day, policy: policies.inForce(on: day))
    }

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
