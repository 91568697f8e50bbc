/// What the members of a meeting are given: its agenda, and the report of each case.
public struct PanelPack: Hashable, Sendable {
    /// A case of the agenda.
    public struct Item: Hashable, Sendable {
        /// Its report.
        public var report: PanelCaseReport
        /// The members who have declared an interest, by name.
        public var interested: [String]
        /// Why its papers came late, where they did.
        public var lateReason: String?

        /// A case of the agenda.
        public init(report: PanelCaseReport, interested: [String] = [], lateReason: String? = nil) {
            self.report = report
            self.interested = interested
            self.lateReason = lateReason
        }
    }

    /// The scheme.
    public var scheme: String
    /// The meeting.
    public var meeting: PanelMeeting
    /// Its members by name, with what they bring.
    public var members: [PanelSeatName]
    /// The cases, in the order of the agenda.
    public var items: [Item]

    /// A pack.
    public init(scheme: String, meeting: PanelMeeting, members: [PanelSeatName], items: [Item]) {
        self.scheme = scheme
        self.meeting = meeting
        self.members = members
        self.items = items
    }

    /// The pack as pages of text.
    public func text(_ layout: PageLayout = PageLayout()) -> String { layout.text(report) }

    /// The pack's parts.
    public var report: Report {
        var report = Report(runningHead: "\(scheme): panel of \(meeting.heldOn.inWords)")
        report.blocks = agenda
        for (index, item) in items.enumerated() {
            report.blocks += [
                .newPage,
                .heading(
                    "Case \(index + 1): \(item.report.kind.inWords.lowercased()) of \(item.report.carer)", level: 1),
            ]
            report.blocks += item.report.blocks
        }
        return report
    }

    private var agenda: [Report.Block] {
        var blocks = meeting.head("Panel", of: scheme)
        blocks += [
            .field("Papers due", meeting.papersDueOn.inWords),
            .field("Members needed for a recommendation", String(meeting.quorum)),
            .heading("Members", level: 2), .list(members.map(\.inWords)),
            .heading("Agenda", level: 2),
        ]
        if items.isEmpty { blocks.append(.paragraph("No case is listed.")) }
        for (index, item) in items.enumerated() {
            blocks.append(
                .paragraph(
                    "\(index + 1). \(item.report.kind.inWords) of \(item.report.carer)", hanging: 3))
            if !item.interested.isEmpty {
                blocks.append(
                    .field("Declared an interest and take no part", item.interested.joined(separator: ", "), indent: 3))
            }
            if let reason = item.lateReason { blocks.append(.field("Papers came late", reason, indent: 3)) }
        }
        blocks += [
            .space,
            .paragraph(
                "If you know a carer or have any other interest in a case, please say so before it is heard. You then take "
                    + "no part in it."),
            .paragraph("Please keep this pack safe, and return or destroy it after the meeting."),
        ]
        return blocks
    }
}

extension PanelMeeting {
    /// What stands at the head of a document about a meeting, such as its minutes.
    func head(_ title: String, of scheme: String) -> [Report.Block] {
        [
            .heading("\(title) of \(heldOn.inWords)", level: 1), .field("Scheme", scheme), .field("Place", place),
        ]
    }
}

/// A member of a meeting, as documents name them.
public struct PanelSeatName: Hashable, Sendable {
    /// Their name.
    public var name: String
    /// What they bring.
    public var background: String
    /// Whether they take the chair.
    public var isChair: Bool
    /// Whether they came; nil until it is known.
    public var isPresent: Bool?

    /// A member of a meeting.
    public init(name: String, background: String, isChair: Bool = false, isPresent: Bool? = nil) {
        self.name = name
        self.background = background
        self.isChair = isChair
        self.isPresent = isPresent
    }

    /// As in "Ash Hazel, former carer (chair)".
    var inWords: String { "\(name), \(background)" + (isChair ? " (chair)" : "") }
}
