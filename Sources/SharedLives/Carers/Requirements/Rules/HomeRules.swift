/// A full inspection of the home with all five points in order (3.3.3). The latest inspection decides.
struct HomeInspectionRule: RequirementRule {
    let kind = Requirement.Kind.homeInspection
    let leadDays: Int
    let inspections: [Evidence<HomeInspection>]
    /// For how many months an inspection is good; nil for ever.
    let validMonths: Int?

    var days: [CivilDate] { inspections.flatMap { [$0.fact.inspectedOn, end($0.fact)].compactMap(\.self) } }

    func finding(on day: CivilDate) -> Finding {
        guard let newest = inspections.newest(on: day, dated: \.inspectedOn) else {
            return .open("No inspection of the home is recorded", remedy: "inspect it and record what was found")
        }
        let inspectedOn = newest.fact.inspectedOn
        if let end = end(newest.fact), end <= day {
            return .lapsed(
                for: [newest.id], "The inspection of \(inspectedOn.inWords) was good until \(end.inWords)",
                remedy: "inspect the home again")
        }
        let faults = faults(newest.fact)
        guard faults.isEmpty else {
            return .open(
                for: [newest.id], "The inspection of \(inspectedOn.inWords) found \(faults.inWords) not in order",
                remedy: "have it put right and inspect the home again")
        }
        return .holds(by: [newest.id], "Home inspected on \(inspectedOn.inWords), all in order")
    }

    private func end(_ inspection: HomeInspection) -> CivilDate? {
        validMonths.map { inspection.inspectedOn.adding(months: $0) }
    }

    private func faults(_ inspection: HomeInspection) -> [String] {
        [
            (inspection.bedroom, "the bedroom"), (inspection.washing, "washing facilities"),
            (inspection.healthAndSafety, "health and safety"), (inspection.suitability, "suitability"),
            (inspection.insurance, "insurance"),
        ].filter { isInOrder, _ in !isInOrder }.map(\.1)
    }
}

/// The right to let a room, with rent or mortgage up to date (3.3.4). The latest check decides.
struct TenureRule: RequirementRule {
    let kind = Requirement.Kind.tenure
    let tenures: [Evidence<Tenure>]

    var days: [CivilDate] { tenures.flatMap { [$0.fact.checkedOn, $0.fact.landlordConsentOn].compactMap(\.self) } }

    func finding(on day: CivilDate) -> Finding {
        guard let newest = tenures.newest(on: day, dated: \.checkedOn) else {
            return .open(
                "The right to let a room was not checked", remedy: "check it, and rent or mortgage, and record both")
        }
        let tenure = newest.fact
        guard tenure.kind != .tenant || tenure.landlordConsentOn.map({ $0 <= day }) ?? false else {
            return .open(
                for: [newest.id], "The landlord has not consented to letting a room",
                remedy: "get the consent and record the check anew")
        }
        guard tenure.paymentsUpToDate else {
            return .open(
                for: [newest.id],
                "On \(tenure.checkedOn.inWords) rent or mortgage payments were not up to date",
                remedy: "check again once they are")
        }
        return .holds(by: [newest.id], "Right to let a room checked on \(tenure.checkedOn.inWords)")
    }
}

/// An insurance of one kind that covers the day (3.14.3). Policies that follow each other hold on.
struct InsuranceRule: RequirementRule {
    let kind: Requirement.Kind
    let leadDays: Int
    /// The policies of this kind.
    let policies: [Evidence<Insurance>]

    init(_ kind: Insurance.Kind, leadDays: Int, insurances: [Evidence<Insurance>]) {
        self.kind =
            switch kind {
            case .publicLiability: .publicLiabilityInsurance
            case .household: .householdInsurance
            }
        self.leadDays = leadDays
        policies = insurances.filter { $0.fact.kind == kind }
    }

    var days: [CivilDate] { policies.flatMap { [$0.fact.from, $0.fact.to] } }

    func finding(on day: CivilDate) -> Finding {
        let inForce = policies.filter { $0.fact.from <= day && day < $0.fact.to }
        if let longest = inForce.max(by: { ($0.fact.to, $0.id) < ($1.fact.to, $1.id) }) {
            return .holds(by: [longest.id], "\(kind.inWords) with \(longest.fact.insurer)")
        }
        // Of those that have begun, none is left: the one that ended last was the cover.
        guard
            let last = policies.filter({ $0.fact.from <= day }).max(by: { ($0.fact.to, $0.id) < ($1.fact.to, $1.id) })
        else {
            return .open("No \(kind.inWords.lowercasedFirst) is recorded", remedy: "record the policy")
        }
        return .lapsed(
            for: [last.id], "\(kind.inWords) with \(last.fact.insurer) ended on \(last.fact.to.inWords)",
            remedy: "record its renewal")
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
