import Postgres
import SharedLives

extension SchemeTransaction {
    /// The policy that the scheme has set for a day; the specification's numbers where it has set none.
    func requirementPolicy(on day: CivilDate) throws -> RequirementPolicy {
        try facts(RequirementFacts.policies, of: principal.schemeID).map(\.fact).inForce(on: day)
    }

    /// The evidence of one carer as requirements are decided by, with the words that a report shows besides, and what is required of
    /// them on a day.
    ///
    /// - Throws: `StoreError.notFound`.
    func evidence(
        of carer: Identifier, on day: CivilDate
    ) throws -> (evidence: CarerEvidence, requirements: RequirementList) {
        let (carers, policies) = try CarerRegister.evidence(connection.rows(CarerEvidenceStatements.one, (carer, nil)))
        guard var evidence = carers.first?.evidence else { throw StoreError.notFound }
        let requirements = evidence.requirements(on: day, policy: policies.inForce(on: day))
        evidence.references = try recorded(CarerFacts.references, of: carer)
        evidence.training = try recorded(CarerFacts.trainingRecords, of: carer)
        evidence.commitments = try recorded(CarerFacts.commitments, of: carer)
        evidence.assessorReports = try recorded(CarerFacts.assessorReports, of: carer)
        if let household = evidence.householdID {
            // How long each of them lives there is what the first reading says: some have left.
            let ends = Dictionary(
                evidence.members.map { ($0.id, $0.fact.to) }, uniquingKeysWith: { first, _ in first })
            evidence.members = try recorded(HouseholdFacts.members, of: household).map { member in
                var member = member
                member.fact.to = ends[member.id] ?? member.fact.to
                return member
            }
            evidence.inspections = try recorded(HouseholdFacts.inspections, of: household)
            evidence.tenures = try recorded(HouseholdFacts.tenures, of: household)
            evidence.insurances = try recorded(HouseholdFacts.insurances, of: household)
        }
        return (evidence, requirements)
    }

    private func recorded<Fact: Hashable>(
        _ table: RecordedFactTable<Fact>, of owner: Identifier
    ) throws -> [Evidence<Fact>] {
        try facts(table, of: owner).map { Evidence(id: $0.id, fact: $0.fact) }
    }
}
