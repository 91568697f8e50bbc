/// What a panel reads of one case: the carer, their home, everything that is required of them with its evidence, and what is
/// proposed. What a DBS certificate disclosed is never part of it.
public struct PanelCaseReport: Hashable, Sendable {
    /// The scheme.
    public var scheme: String
    /// The carer's name.
    public var carer: String
    /// Where the carer stands.
    public var state: CarerState
    /// The address of the home in lines; nil where there is none.
    public var address: String?
    /// What is asked.
    public var kind: PanelCase.Kind
    /// What is put to the panel, and why.
    public var summary: String
    /// The terms that hold on the day; nil where there are none.
    public var presentTerms: ApprovalTerms?
    /// The terms that are proposed; nil where an approval is to end.
    public var proposedTerms: ApprovalTerms?
    /// The day as of which the requirements and the evidence are told.
    public var on: CivilDate
    /// The requirements on that day.
    public var requirements: RequirementList
    /// The evidence.
    public var evidence: CarerEvidence

    /// A report.
    public init(
        scheme: String, carer: String, state: CarerState, address: String?, kind: PanelCase.Kind, summary: String,
        presentTerms: ApprovalTerms?, proposedTerms: ApprovalTerms?, on: CivilDate, requirements: RequirementList,
        evidence: CarerEvidence
    ) {
        self.scheme = scheme
        self.carer = carer
        self.state = state
        self.address = address
        self.kind = kind
        self.summary = summary
        self.presentTerms = presentTerms
        self.proposedTerms = proposedTerms
        self.on = on
        self.requirements = requirements
        self.evidence = evidence
    }

    /// The report as pages of text.
    public func text(_ layout: PageLayout = PageLayout()) -> String { layout.text(report) }

    /// The report's parts.
    public var report: Report {
        Report(
            runningHead: "\(scheme): \(carer), panel report",
            blocks: [.heading("Panel report: \(kind.inWords.lowercased()) of \(carer)", level: 1)] + blocks)
    }

    /// The parts without a title, as a pack has them.
    var blocks: [Report.Block] {
        identity + proposal + requirementBlocks + referenceBlocks + home + trainingBlocks + assessment
    }

    private var identity: [Report.Block] {
        [
            .field("Carer", carer), .field("Approved or applying as", evidence.kind.inWords),
            .field("State", state.inWords), .field("Home", address ?? "not recorded"),
            .field("As of", on.inWords),
        ]
    }

    private var proposal: [Report.Block] {
        var blocks: [Report.Block] = [.heading("What is put to the panel", level: 2)]
        blocks += Report.Block.paragraphs(summary)
        if let presentTerms { blocks += [.heading("Present terms of approval")] + presentTerms.blocks }
        if let proposedTerms { blocks += [.heading("Proposed terms of approval")] + proposedTerms.blocks }
        return blocks
    }

    private var requirementBlocks: [Report.Block] {
        let rows = requirements.items.map { item in
            [
                item.title, item.status.inWords + (item.until.map { ", until \(($0 - 1).inWords)" } ?? ""),
                "\(item.detail) (clause \(item.clause))",
            ]
        }
        let obstacles = requirements.obstacles(to: .panel).count
        let verdict =
            switch obstacles {
            case 0: "Everything that is required before a panel is met."
            case 1: "One requirement is not met."
            default: "\(obstacles) requirements are not met."
            }
        return [
            .heading("Requirements on \(on.inWords)", level: 2), .paragraph(verdict), .space,
            .table(.init(header: ["Requirement", "State", "Evidence"], rows: rows)),
        ]
    }

    private var referenceBlocks: [Report.Block] {
        let references = evidence.references.map(\.fact).sorted {
            ($0.receivedOn, $0.referee) < ($1.receivedOn, $1.referee)
        }
        return table(
            "References", ["Referee", "Relationship", "Received", "Verdict", "Note"],
            references.map {
                [$0.referee, $0.relationship, $0.receivedOn.inWords, $0.verdict.inWords, $0.note ?? ""]
            })
    }

    private var home: [Report.Block] {
        let members = evidence.members.map(\.fact).filter { $0.from <= on && $0.to.map { on < $0 } ?? true }
            .sorted { ($0.dateOfBirth, $0.familyName, $0.givenName) < ($1.dateOfBirth, $1.familyName, $1.givenName) }
        return table(
            "The household", ["Name", "Born", "Relationship"],
            members.map { ["\($0.givenName) \($0.familyName)", $0.dateOfBirth.inWords, $0.relationship] })
            + inspection
            + table(
                "Right to let a room", ["Checked", "Tenure", "Landlord's consent", "Payments up to date"],
                evidence.tenures.map(\.fact).sorted { $0.checkedOn < $1.checkedOn }.map {
                    [
                        $0.checkedOn.inWords, $0.kind.inWords, $0.landlordConsentOn?.inWords ?? "",
                        $0.paymentsUpToDate.inWords,
                    ]
                })
            + table(
                "Insurance", ["Kind", "Insurer", "From", "Last day"],
                evidence.insurances.map(\.fact).sorted { ($0.from, $0.insurer) < ($1.from, $1.insurer) }.map {
                    [$0.kind.inWords, $0.insurer, $0.from.inWords, ($0.to - 1).inWords]
                })
    }

    /// The newest inspection that the day knows.
    private var inspection: [Report.Block] {
        let heading = Report.Block.heading("Inspection of the home", level: 2)
        let newest = evidence.inspections.filter { $0.fact.inspectedOn <= on }
            .max { ($0.fact.inspectedOn, $0.id.high, $0.id.low) < ($1.fact.inspectedOn, $1.id.high, $1.id.low) }?.fact
        guard let newest else { return [heading, .paragraph("None is recorded.")] }
        let points = [
            ("A suitable bedroom", newest.bedroom), ("Washing facilities", newest.washing),
            ("Health and safety", newest.healthAndSafety),
            ("Suitable for those who may live there", newest.suitability),
            ("Insurance", newest.insurance),
        ]
        return [
            heading, .field("Inspected", "\(newest.inspectedOn.inWords), by \(newest.inspector)"), .space,
            .table(.init(header: ["Point", "In order"], rows: points.map { point, isMet in [point, isMet.inWords] })),
        ] + (newest.findings.map { [.space] + Report.Block.paragraphs($0) } ?? [])
    }

    private var trainingBlocks: [Report.Block] {
        let courses = Dictionary(evidence.courses.map { ($0.id, $0.fact) }, uniquingKeysWith: { first, _ in first })
        let records = evidence.training.map(\.fact).sorted {
            ($0.completedOn, courses[$0.courseID]?.code ?? "") < ($1.completedOn, courses[$1.courseID]?.code ?? "")
        }
        return table(
            "Training", ["Course", "Completed", "Trainer"],
            records.map { [courses[$0.courseID]?.name ?? "a course", $0.completedOn.inWords, $0.trainer] })
    }

    private var assessment: [Report.Block] {
        var blocks: [Report.Block] = []
        for item in evidence.commitments.map(\.fact).sorted(by: { $0.consideredOn < $1.consideredOn }) {
            blocks += [
                .heading("Other commitments", level: 2), .field("Considered", item.consideredOn.inWords),
                .field("Compatible with sharing the home", item.compatible.inWords),
            ]
            blocks += Report.Block.paragraphs(item.summary)
        }
        for item in evidence.assessorReports.map(\.fact).sorted(by: { $0.completedOn < $1.completedOn }) {
            blocks += [
                .heading("Assessor's report", level: 2),
                .field("Completed", "\(item.completedOn.inWords), by \(item.assessor)"),
                .field("Recommends approval", item.recommendsApproval.inWords),
            ]
            blocks += Report.Block.paragraphs(item.summary)
        }
        return blocks
    }

    private func table(_ title: String, _ header: [String], _ rows: [[String]]) -> [Report.Block] {
        [
            .heading(title, level: 2),
            rows.isEmpty ? .paragraph("None is recorded.") : .table(.init(header: header, rows: rows)),
        ]
    }
}
