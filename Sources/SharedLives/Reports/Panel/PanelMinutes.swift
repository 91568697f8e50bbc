/// The minutes of a meeting: who came, and what was recommended on each case, why and by whom.
public struct PanelMinutes: Hashable, Sendable {
    /// A case that was heard, or was to be.
    public struct Item: Hashable, Sendable {
        /// What was asked.
        public var kind: PanelCase.Kind
        /// The carer's name.
        public var carer: String
        /// Declared interests: who, and what.
        public var interests: [String]
        /// What was recommended; nil where nothing was.
        public var recommendation: PanelRecommendation?
        /// Those who took part, by name.
        public var participants: [String]

        /// A case of a meeting.
        public init(
            kind: PanelCase.Kind, carer: String, interests: [String] = [], recommendation: PanelRecommendation?,
            participants: [String] = []
        ) {
            self.kind = kind
            self.carer = carer
            self.interests = interests
            self.recommendation = recommendation
            self.participants = participants
        }
    }

    /// The scheme.
    public var scheme: String
    /// The meeting.
    public var meeting: PanelMeeting
    /// Its members by name.
    public var members: [PanelSeatName]
    /// The cases, in the order of the agenda.
    public var items: [Item]

    /// Minutes.
    public init(scheme: String, meeting: PanelMeeting, members: [PanelSeatName], items: [Item]) {
        self.scheme = scheme
        self.meeting = meeting
        self.members = members
        self.items = items
    }

    /// The minutes as pages of text.
    public func text(_ layout: PageLayout = PageLayout()) -> String { layout.text(report) }

    /// The minutes' parts.
    public var report: Report {
        var report = Report(runningHead: "\(scheme): minutes of \(meeting.heldOn.inWords)")
        report.blocks =
            meeting.head("Minutes of the panel", of: scheme)
            + attendance("Present", true) + attendance("Apologies", false)
            + attendance("Not recorded whether they came", nil)
        for (index, item) in items.enumerated() { report.blocks += blocks(of: item, number: index + 1) }
        if let notes = meeting.notes {
            report.blocks += [.heading("Other matters", level: 2)] + Report.Block.paragraphs(notes)
        }
        return report
    }

    private func attendance(_ title: String, _ isPresent: Bool?) -> [Report.Block] {
        let names = members.filter { $0.isPresent == isPresent }.map(\.inWords)
        return names.isEmpty ? [] : [.heading(title), .list(names)]
    }

    private func blocks(of item: Item, number: Int) -> [Report.Block] {
        var blocks: [Report.Block] = [.heading("\(number). \(item.kind.inWords) of \(item.carer)", level: 2)]
        if !item.interests.isEmpty {
            blocks += [.lead("Declared an interest and took no part:"), .list(item.interests)]
        }
        guard let recommendation = item.recommendation else {
            return blocks + [.paragraph("The panel made no recommendation.")]
        }
        blocks.append(.paragraph("The panel recommends \(recommendation.verdict.inWords(on: item.kind))."))
        blocks += [.lead("Reasons:")] + Report.Block.paragraphs(recommendation.reasons, indent: 2)
        if !recommendation.conditions.isEmpty {
            blocks += [.lead("Conditions:"), .list(recommendation.conditions, isNumbered: true)]
        }
        blocks.append(.field("Took part", item.participants.joined(separator: ", ")))
        return blocks
    }
}
