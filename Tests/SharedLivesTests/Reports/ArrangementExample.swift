import SharedLives

/// The papers of an invented placement.
enum ArrangementExample {
    static let documents: [(name: String, report: Report)] = [
        ("service-agreement", service.report), ("licence-agreement", licence.report),
        ("carer-introduction", introduction.report), ("carer-introduction-short", short.report),
        ("care-plan", plan.report), ("care-plan-begun", begun.report),
    ]

    private static let parties = PlacementParties(
        scheme: "Riverbank Shared Lives", person: "Kit Cowslip", decidesForPerson: "Ivy Hazel", carer: "Llŷr ap Gŵyn",
        address: "2 Teasel Row\nQuillbrook\nQZ1 4AB", council: "Quillbrook Council", startsOn: "2026-07-01")

    private static let service = ServiceAgreement(
        parties: parties, band: "medium", weeklyContribution: Pence(9_430),
        eligibleNeeds: "To keep well.\nTo take medication on time.", wishes: "A garden, and a cat nearby.",
        communication: "Makaton and short sentences.")

    private static let licence = LicenceAgreement(parties: parties, rooms: ["The blue room", "The room at the back"])

    private static let introduction = CarerIntroduction(
        scheme: "Riverbank Shared Lives", carer: "Llŷr", locality: "Quillbrook",
        profile: CarerProfile(
            from: "2026-01-01", skills: ["helping people with epilepsy"], experience: ["nursing"],
            interests: ["chess", "the choir"], languages: ["English", "Welsh"], faith: "Quaker",
            introduction: "I like to cook.\nOn Sundays we walk by the river."),
        home: HouseholdProfile(
            from: "2026-01-01", company: .mixed, hasSmokers: false, pets: ["a cat", "two goldfish"],
            languages: ["Makaton", "Welsh"], interests: ["gardening"],
            accessibility: "There are two steps at the door.",
            description: "My daughter Sorrel lives here too."),
        rooms: [
            HouseholdRoom(
                name: "The blue room", from: "2026-01-01", isStepFree: true, hasOwnBathroom: false,
                hasOwnSittingPlace: true)
        ])

    private static let plan = CarePlanDocument(
        parties: parties, communication: "Makaton and short sentences.",
        plan: CarePlan(
            agreedOn: "2026-09-14", author: "Ivy Elder",
            points: [
                .personCentred: .init(isMet: true, evidence: "Kit wants a garden.\nKit likes to be asked first."),
                .personInvolved: .init(isMet: true, evidence: "Kit chose the pictures and said what comes first."),
                .circleOfSupport: .init(isMet: true, evidence: "Kit's sister Ivy Hazel was there."),
                .communicationNeeds: .init(isMet: true, evidence: "Kit signs. Llŷr has learned forty signs."),
                .outcomes: .init(isMet: true, evidence: "To cook one meal a week. To take the bus alone."),
                .changingNeeds: .init(isMet: true, evidence: "Looked at in May: nights are quiet now."),
                .mentalCapacityAct: .init(
                    isMet: true, evidence: "Kit decides about every day. Ivy Hazel signs for rent."),
                .needsAssessment: .init(isMet: true, evidence: "Of 3 June 2026. The copy is behind this plan."),
                .riskAssessments: .init(isMet: true, evidence: "Roads: Kit crosses at the lights, with Llŷr at first."),
                .professionals: .init(isMet: false, evidence: "The nurse's letter is asked for."),
                .bestInterestsAndLiberty: .init(isMet: true, evidence: "Nothing is done that takes Kit's liberty."),
            ], medication: "One tablet in the morning.\nA cream when it itches.",
            medicationAbilities: [.store, .selfAdminister]))

    /// A plan of which little is written yet.
    private static let begun = CarePlanDocument(
        parties: parties,
        plan: CarePlan(
            agreedOn: "2026-07-20", author: "Ivy Elder",
            points: [.personCentred: .init(isMet: false, evidence: "Kit has only just moved in.")]))

    /// Of a carer of whom nothing is recorded yet.
    private static let short = CarerIntroduction(
        scheme: "Riverbank Shared Lives", carer: "Rowan", locality: nil, profile: nil, home: nil, rooms: [])
}
