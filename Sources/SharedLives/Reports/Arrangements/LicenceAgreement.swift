/// The Licence Agreement of one placement: what the carer gives the person the right to, in plain words, ready to be signed by both
/// (3.11).
public struct LicenceAgreement: Hashable, Sendable {
    /// Between whom.
    public var parties: PlacementParties
    /// The bedrooms that the home has; one of them is the person's. Empty where none is recorded.
    public var rooms: [String]

    /// An agreement.
    public init(parties: PlacementParties, rooms: [String] = []) {
        self.parties = parties
        self.rooms = rooms
    }

    /// The agreement as pages of text.
    public func text(_ layout: PageLayout = PageLayout()) -> String { layout.text(report) }

    /// The agreement's parts.
    public var report: Report {
        let (person, carer) = (parties.person, parties.carer)
        var report = Report(runningHead: "\(parties.scheme): licence agreement, \(person)")
        report.blocks = [
            .heading("Licence agreement", level: 1),
            .paragraph("This says how \(person) may live in the home of \(carer)."),
        ]
        report.blocks += [.heading("Who agrees")] + parties.head
        report.blocks += [
            .heading("What kind of agreement this is"),
            .paragraph(
                "\(person) lives in \(carer)'s home as a member of the household. This is a licence. It is not a tenancy: the "
                    + "home stays \(carer)'s, and \(person) shares it."),
            .heading("What \(person) may use"),
            .list([
                roomSentence, "The bathroom, the living room and the garden, if there is one, with everybody else.",
                "\(person) may put their own things in their room, and close the door. Others knock before they come in.",
            ]),
            .heading("The kitchen"),
            .paragraph("\(person) may use the kitchen to make food and drinks. What we agreed about it:"), blank,
            .heading("Friends and visitors"),
            .paragraph(
                "\(person) may have friends to visit, and to stay for a night if it is talked over first. What we agreed about "
                    + "it:"), blank,
            .heading("Anything that is not allowed"),
            .paragraph(
                "Only what was agreed for the person's own support plan, with the reason. If nothing is written here, there is "
                    + "nothing:"), blank,
            .heading("How this can end"),
            .list([
                "\(person) may leave after telling \(carer) or the scheme 28 days before.",
                "\(carer) may end it by telling \(person) and the scheme in writing 28 days before.",
                "If somebody is not safe, it may end at once. The scheme then helps to find another home.",
            ]),
        ]
        report.blocks += parties.signatures(withScheme: false)
        return report
    }

    private var roomSentence: String {
        switch rooms.count {
        case 0: "A bedroom of their own: \(String(repeating: "_", count: 30))"
        case 1: "A bedroom of their own: \(rooms[0])."
        default: "A bedroom of their own, one of these: \(rooms.joined(separator: "; "))."
        }
    }

    private var blank: Report.Block { .paragraph(String(repeating: "_", count: 70)) }
}
