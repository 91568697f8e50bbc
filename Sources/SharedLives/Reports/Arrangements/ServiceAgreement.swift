/// The Shared Lives Service Agreement of one placement, ready to be signed by the person, the carer and the scheme (3.10).
public struct ServiceAgreement: Hashable, Sendable {
    /// Between whom.
    public var parties: PlacementParties
    /// The band that was agreed; nil while none is recorded.
    public var band: String?
    /// What the person contributes a week; nil where nothing is recorded.
    public var weeklyContribution: Pence?
    /// The person's eligible needs, of their referral; nil where none are recorded.
    public var eligibleNeeds: String?
    /// What the person wishes for; nil where nothing is recorded.
    public var wishes: String?
    /// How the person communicates; nil where nothing is recorded.
    public var communication: String?

    /// An agreement.
    public init(
        parties: PlacementParties, band: String? = nil, weeklyContribution: Pence? = nil, eligibleNeeds: String? = nil,
        wishes: String? = nil, communication: String? = nil
    ) {
        self.parties = parties
        self.band = band
        self.weeklyContribution = weeklyContribution
        self.eligibleNeeds = eligibleNeeds
        self.wishes = wishes
        self.communication = communication
    }

    /// The agreement as pages of text.
    public func text(_ layout: PageLayout = PageLayout()) -> String { layout.text(report) }

    /// The agreement's parts.
    public var report: Report {
        var report = Report(runningHead: "\(parties.scheme): service agreement, \(parties.person)")
        report.blocks = [
            .heading("Shared Lives service agreement", level: 1),
            .paragraph(
                "This is what \(parties.person), \(parties.carer) and \(parties.scheme) agree about the support that "
                    + "\(parties.person) has while living with \(parties.carer)."),
        ]
        report.blocks += [.heading("Who agrees")] + parties.head
        report.blocks += [.heading("The support")] + support
        report.blocks += [.heading("What each of us does")]
        report.blocks += Self.duties(of: parties.person, Self.person) + Self.duties(of: parties.carer, Self.carer)
        report.blocks += Self.duties(of: parties.scheme, Self.scheme)
        report.blocks += [.heading("What each of us may expect"), .list(Self.expectations)]
        report.blocks += [.heading("If this is to end"), .list(Self.ending)]
        report.blocks += parties.signatures(withScheme: true)
        return report
    }

    private var support: [Report.Block] {
        var blocks: [Report.Block] = [
            .paragraph(
                "The care and support plan says what support there is and what it is for. A copy belongs to this agreement. It "
                    + "is made within 15 weeks of the first day, and looked at again every year and whenever needs change."
            ),
            .field("Band", band ?? "not agreed yet"),
            .field(
                "What the person pays towards it", weeklyContribution.map { "\($0) a week" } ?? "not known yet"),
        ]
        for (title, text) in [
            ("What support is needed", eligibleNeeds), ("What the person wishes for", wishes),
            ("How the person communicates", communication),
        ] {
            if let text { blocks += [.lead("\(title):")] + Report.Block.paragraphs(text) }
        }
        return blocks
    }

    private static func duties(of party: String, _ duties: [String]) -> [Report.Block] {
        [.lead("\(party):"), .list(duties)]
    }

    private static let person = [
        "says what matters to them and takes part in their plan;", "treats the home and the people in it with respect;",
        "pays what was agreed towards the support.",
    ]
    private static let carer = [
        "supports the person as the plan says, as a member of the household;",
        "keeps a record of what happens that matters, and tells the scheme of it;",
        "keeps checks, training and insurance up to date.",
    ]
    private static let scheme = [
        "visits, listens to both, and finds help when it is needed;", "reviews the plan and the band with the council;",
        "pays the carer on time.",
    ]
    private static let expectations = [
        "To be safe, to be listened to, and to have privacy.",
        "To have breaks: each of us may ask for time apart, and the scheme arranges support meanwhile.",
        "To complain to the scheme, the council or the ombudsman without any harm from it.",
    ]
    private static let ending = [
        "Each of us may end it with 28 days' notice, in writing, to the scheme, which tells the council.",
        "Where somebody is not safe it may end at once, and the reason is written down.",
    ]
}
