/// Enough satisfactory references, and none whose referee's latest word is anything else (3.3.2).
struct ReferencesRule: RequirementRule {
    let kind = Requirement.Kind.references
    let references: [Evidence<CarerReference>]
    /// How many there must be.
    let countMin: Int

    var days: [CivilDate] { references.map(\.fact.receivedOn) }

    func finding(on day: CivilDate) -> Finding {
        let latest = latestOfEachReferee(on: day)
        if let doubtful = latest.first(where: { $0.fact.verdict != .satisfactory }) {
            let isUnsatisfactory = doubtful.fact.verdict == .unsatisfactory
            return .open(
                for: [doubtful.id],
                "The reference of \(doubtful.fact.referee) \(isUnsatisfactory ? "is unsatisfactory" : "needs following up")",
                remedy: "ask \(doubtful.fact.referee) again and record the outcome")
        }
        guard latest.count >= countMin else {
            let missing = countMin - latest.count
            return .open(
                for: latest.map(\.id),
                "There are \(latest.count) satisfactory references of the \(countMin) that are asked for",
                remedy: "get \(missing) more")
        }
        return .holds(by: latest.map(\.id), "There are \(latest.count) satisfactory references")
    }

    private func latestOfEachReferee(on day: CivilDate) -> [Evidence<CarerReference>] {
        references.filter { reference in
            reference.fact.receivedOn <= day
                && !references.contains { other in
                    other.fact.referee == reference.fact.referee && other.fact.receivedOn <= day
                        && (other.fact.receivedOn, other.id) > (reference.fact.receivedOn, reference.id)
                }
        }
    }
}

/// Other commitments considered, and compatible with caring (3.3.1, 3.3.5). The latest consideration decides.
struct CommitmentsRule: RequirementRule {
    let kind = Requirement.Kind.commitments
    let commitments: [Evidence<Commitments>]

    var days: [CivilDate] { commitments.map(\.fact.consideredOn) }

    func finding(on day: CivilDate) -> Finding {
        guard let newest = commitments.newest(on: day, dated: \.consideredOn) else {
            return .open("The carer's other commitments were not considered", remedy: "consider them and record it")
        }
        guard newest.fact.compatible else {
            return .open(
                for: [newest.id],
                "On \(newest.fact.consideredOn.inWords) other commitments did not go together with caring",
                remedy: "consider them again once they have changed")
        }
        return .holds(by: [newest.id], "Other commitments considered on \(newest.fact.consideredOn.inWords)")
    }
}

/// An assessor's report that recommends approval (3.3.6). The latest report decides.
struct AssessorReportRule: RequirementRule {
    let kind = Requirement.Kind.assessorReport
    let reports: [Evidence<AssessorReport>]

    var days: [CivilDate] { reports.map(\.fact.completedOn) }

    func finding(on day: CivilDate) -> Finding {
        guard let newest = reports.newest(on: day, dated: \.completedOn) else {
            return .open("There is no assessor's report", remedy: "have the assessment completed and record the report")
        }
        guard newest.fact.recommendsApproval else {
            return .open(
                for: [newest.id],
                "The assessor's report of \(newest.fact.completedOn.inWords) does not recommend approval",
                remedy: "assess again, or end the application")
        }
        return .holds(by: [newest.id], "Assessor's report of \(newest.fact.completedOn.inWords), recommending approval")
    }
}
