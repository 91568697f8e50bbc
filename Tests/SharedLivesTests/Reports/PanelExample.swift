import SharedLives

/// An invented case for documents: a carer of two, a household with a young neighbour of hers moved in, everything met but one.
enum PanelExample {
    static func id(_ number: UInt64) -> Identifier { Identifier(high: 1, low: number) }

    static let terms = ApprovalTerms(
        kinds: [.longTerm, .shortBreak], peopleMax: 2, bands: ["low", "medium"],
        conditions: ["A second smoke alarm is fitted upstairs before the first stay."], from: "2026-03-01",
        until: "2029-03-01")

    static let requirements = RequirementList(items: [
        Requirement(
            kind: .dbs, status: .met, until: "2028-11-05", evidence: [id(1)],
            detail: "An enhanced certificate of 5 November 2025 is held."),
        Requirement(
            kind: .references, status: .met, evidence: [id(2), id(3)], detail: "Two references are satisfactory."),
        Requirement(
            kind: .publicLiabilityInsurance, status: .aboutToLapse, until: "2026-02-20", evidence: [id(4)],
            detail: "The cover ends soon. Ask for the certificate of renewal."),
        Requirement(
            kind: .training, subject: "firstAid", status: .open, evidence: [],
            detail: "The course has not been completed. Book a place."),
    ])

    static let evidence = CarerEvidence(
        kind: .carer, householdID: id(9),
        members: [
            Evidence(
                id: id(5),
                fact: HouseholdMember(
                    givenName: "Siân", familyName: "ap Gŵyn", dateOfBirth: "2009-06-01", relationship: "Daughter",
                    from: "2025-01-01")),
            Evidence(
                id: id(6),
                fact: HouseholdMember(
                    givenName: "Moved", familyName: "Away", dateOfBirth: "1990-01-01", relationship: "Lodger",
                    from: "2024-01-01", to: "2025-06-01")),
        ],
        references: [
            Evidence(
                id: id(2),
                fact: CarerReference(
                    referee: "Ash Rowan", relationship: "Employer", receivedOn: "2025-12-01", verdict: .satisfactory,
                    note: "Kind, steady, and good company.")),
            Evidence(
                id: id(3),
                fact: CarerReference(
                    referee: "Hazel Birch", relationship: "Friend", receivedOn: "2025-12-03", verdict: .satisfactory)),
        ],
        inspections: [
            Evidence(
                id: id(7),
                fact: HomeInspection(
                    inspectedOn: "2026-01-10", inspector: "Ivy Elder", bedroom: true, washing: true,
                    healthAndSafety: false, suitability: true, insurance: true,
                    findings: "One smoke alarm upstairs is missing.\nThe garden is safe."))
        ],
        tenures: [
            Evidence(id: id(8), fact: Tenure(checkedOn: "2025-12-10", kind: .owner, paymentsUpToDate: true))
        ],
        insurances: [
            Evidence(
                id: id(4),
                fact: Insurance(
                    kind: .publicLiability, insurer: "Hedge Mutual", from: "2025-02-20", to: "2026-02-20"))
        ],
        training: [
            Evidence(
                id: id(11), fact: TrainingRecord(courseID: id(10), completedOn: "2026-01-15", trainer: "Oak Training"))
        ],
        courses: [
            Evidence(
                id: id(10),
                fact: Course(
                    code: "induction", name: "Induction", isMandatory: true, isInduction: true, from: "2020-01-01"))
        ],
        commitments: [
            Evidence(
                id: id(12),
                fact: Commitments(
                    consideredOn: "2026-01-12", summary: "Works two mornings a week at the library.", compatible: true))
        ],
        assessorReports: [
            Evidence(
                id: id(13),
                fact: AssessorReport(
                    completedOn: "2026-01-20", assessor: "Ivy Elder", summary: "A warm home with room for two.",
                    recommendsApproval: true))
        ])

    static let report = PanelCaseReport(
        scheme: "Riverbank Shared Lives", carer: "Llŷr ap Gŵyn", state: .readyForPanel,
        address: "2 Teasel Row, Quillbrook, QZ1 4AB", kind: .approval,
        summary: "Llŷr applied in September 2025.\nWe propose approval for two people.", presentTerms: nil,
        proposedTerms: terms, on: "2026-01-29", requirements: requirements, evidence: evidence)

    static let meeting = PanelMeeting(
        heldOn: "2026-02-05", place: "Quillbrook town hall", papersDueOn: "2026-01-29", quorum: 3,
        notes: "The next meeting is on 5 March.")

    static let members = [
        PanelSeatName(name: "Alder Thorn", background: "independent chair", isChair: true, isPresent: true),
        PanelSeatName(name: "Bryony Field", background: "former carer", isPresent: true),
        PanelSeatName(name: "Clover Hill", background: "social worker", isPresent: true),
        PanelSeatName(name: "Dale Wood", background: "person with lived experience", isPresent: false),
    ]

    static let recommendation = PanelRecommendation(
        verdict: .approveWithConditions, reasons: "The panel was glad to meet Llŷr.",
        conditions: ["First aid is completed by May."], memberIDs: [])
}
