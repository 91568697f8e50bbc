/// A person's care and support plan as it was agreed or reviewed, in plain short sentences, for the person, the carer and the council to
/// read and to sign (3.12.2).
public struct CarePlanDocument: Hashable, Sendable {
    /// Between whom.
    public var parties: PlacementParties
    /// How the person communicates; nil where nothing is recorded.
    public var communication: String?
    /// The plan.
    public var plan: CarePlan

    /// A plan as a document.
    public init(parties: PlacementParties, communication: String? = nil, plan: CarePlan) {
        self.parties = parties
        self.communication = communication
        self.plan = plan
    }

    /// The plan as pages of text.
    public func text(_ layout: PageLayout = PageLayout()) -> String { layout.text(report) }

    /// The plan's parts.
    public var report: Report {
        let person = parties.person
        var report = Report(runningHead: "\(parties.scheme): care and support plan, \(person)")
        report.blocks = [
            .heading("Care and support plan", level: 1),
            .paragraph("This is the plan of \(person). It says what matters to them, what support they have, and why."),
            .heading("Whose plan this is"),
        ]
        report.blocks += parties.head + [.field("Agreed on", plan.agreedOn.inWords), .field("Written by", plan.author)]
        if let communication {
            report.blocks += [.heading("How to talk with \(person)")] + Report.Block.paragraphs(communication)
        }
        for (number, point) in CarePlan.Point.allCases.enumerated() {
            report.blocks += [.heading("\(number + 1). \(point.title)"), .lead(point.question)] + answer(to: point)
        }
        report.blocks += [.heading("Medication")] + medication
        report.blocks += [.heading("When we look at this plan again"), .list(reviews)]
        report.blocks += parties.signatures(withScheme: true)
        return report
    }

    private func answer(to point: CarePlan.Point) -> [Report.Block] {
        guard let finding = plan.points[point] else { return [.paragraph("Nothing is written down yet.")] }
        return Report.Block.paragraphs(finding.evidence)
            + (finding.isMet ? [] : [.paragraph("This is still to be done.")])
    }

    private var medication: [Report.Block] {
        let abilities = CarePlan.MedicationAbility.allCases
        func part(_ title: String, _ those: [CarePlan.MedicationAbility]) -> [Report.Block] {
            those.isEmpty ? [] : [.lead(title), .list(those.map(\.inWords))]
        }
        return Report.Block.paragraphs(plan.medication ?? "Nothing is written down yet.")
            + part("\(parties.person) can:", abilities.filter(plan.medicationAbilities.contains))
            // Of whom nothing is written down, nothing is said.
            + (plan.medication == nil
                ? []
                : part("\(parties.person) has help to:", abilities.filter { !plan.medicationAbilities.contains($0) }))
    }

    private var reviews: [String] {
        [
            "By \(plan.agreedOn.adding(months: 12).inWords), together.", "Sooner, if something changes.",
            "Whenever \(parties.person) asks for it.",
        ]
    }
}

extension CarePlan.Point {
    /// What it is called in the document.
    fileprivate var title: String {
        switch self {
        case .personCentred: "What matters"
        case .personInvolved: "Taking part"
        case .circleOfSupport: "Family and friends"
        case .communicationNeeds: "Communication"
        case .outcomes: "Hopes and aims"
        case .changingNeeds: "What may change"
        case .mentalCapacityAct: "Making decisions"
        case .needsAssessment: "The needs assessment"
        case .riskAssessments: "Keeping safe"
        case .professionals: "Other people who help"
        case .bestInterestsAndLiberty: "Best interests and liberty"
        }
    }

    /// What it is about, as somebody would ask.
    fileprivate var question: String {
        switch self {
        case .personCentred: "What is important to the person? What do they want their life to be like?"
        case .personInvolved: "How did the person take part in this plan?"
        case .circleOfSupport: "Which family, friends and supporters were asked?"
        case .communicationNeeds: "What helps the person to understand, and to be understood?"
        case .outcomes: "What is to come of the support?"
        case .changingNeeds: "What has changed, or may change? When was this looked at?"
        case .mentalCapacityAct:
            "Which decisions does the person make? Who decides where they cannot (Mental Capacity Act)?"
        case .needsAssessment: "What did the council find that the person needs? Where is the copy?"
        case .riskAssessments: "What could go wrong, and what is done about it?"
        case .professionals: "What do doctors, nurses, social workers and others say?"
        case .bestInterestsAndLiberty: "What was decided for the person, and is anything done that takes their liberty?"
        }
    }
}

extension CarePlan.MedicationAbility {
    fileprivate var inWords: String {
        switch self {
        case .store: "keep medication safe"
        case .followInstructions: "follow the instructions"
        case .selfAdminister: "take it"
        }
    }
}
