import SharedLives

/// The papers of an invented placement.
enum ArrangementExample {
    static let documents: [(name: String, report: Report)] = [
        ("service-agreement", service.report), ("licence-agreement", licence.report),
        ("carer-introduction", introduction.report), ("carer-introduction-short", short.report),
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

    /// Of a carer of whom nothing is recorded yet.
    private static let short = CarerIntroduction(
        scheme: "Riverbank Shared Lives", carer: "Rowan", locality: nil, profile: nil, home: nil, rooms: [])
}
