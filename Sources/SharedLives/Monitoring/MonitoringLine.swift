/// A line of the quarterly report or of the market figures: what it is called, how it is counted and what it counts. The lines are
/// declared once, in ``quarterly`` and ``market``; figures, pages, tables and records all go by them.
public struct MonitoringLine: Hashable, Sendable {
    /// A part of a report, in the order of Appendix 3; the market's come after.
    public enum Section: String, CaseIterable, Sendable {
        /// Long Term Placements.
        case longTermPlacements
        /// Carers.
        case carers
        /// Short Breaks.
        case shortBreaks
        /// Quality.
        case quality
        /// Staffing Information.
        case staffing
        /// Outcomes Reporting.
        case outcomes
        /// Homes and carers of the market figures.
        case homesAndCarers
        /// Whom they support.
        case people
        /// Room for more.
        case capacity
        /// Who waits.
        case demand
        /// Who joined and who left.
        case turnover

        /// As Appendix 3 has it.
        public var title: String {
            switch self {
            case .longTermPlacements: "Long-term placements"
            case .carers: "Carers"
            case .shortBreaks: "Short breaks"
            case .quality: "Quality"
            case .staffing: "Staffing information"
            case .outcomes: "Outcomes reporting"
            case .homesAndCarers: "Homes and carers"
            case .people: "People supported"
            case .capacity: "Capacity"
            case .demand: "Demand"
            case .turnover: "Turnover"
            }
        }
    }

    /// What a line counts; its records are of this kind.
    public enum RecordType: String, CaseIterable, Sendable {
        /// A person.
        case person
        /// A placement.
        case placement
        /// A stay.
        case stay
        /// A carer.
        case carer
        /// A household.
        case household
        /// A referral.
        case referral
        /// A complaint, concern or compliment.
        case feedback
        /// An incident, safeguarding concerns among them.
        case incident
        /// Social value, co-production or consultation.
        case communityActivity
        /// A member of staff.
        case staffMember
        /// An outcome of a person.
        case personOutcome
    }

    /// What its figures are.
    public enum Unit: String, CaseIterable, Sendable {
        /// How many records.
        case number
        /// How many nights.
        case nights
        /// How many places for people.
        case places
        /// Whole percent, a half rounded up.
        case percent
    }

    /// How a line is broken down.
    public enum Grouping: String, CaseIterable, Sendable {
        /// Not at all.
        case none
        /// By codes of the program.
        case codes
        /// By the scheme's own words, such as its localities.
        case words
    }

    /// Its name in addresses and tables; never changes its meaning.
    public let code: String
    /// The part that it belongs to.
    public let section: Section
    /// What it is called, as in Appendix 3.
    public let title: String
    /// How it is counted, in a sentence.
    public let rule: String
    /// What it counts.
    public let recordType: RecordType
    /// What its figures are.
    public let unit: Unit
    /// How it is broken down.
    public let grouping: Grouping
    /// The line of which this one is a part, or which it breaks down; nil for a line by itself.
    public let whole: String?

    init(
        _ code: String, _ section: Section, _ title: String, _ rule: String, _ recordType: RecordType,
        unit: Unit = .number, grouping: Grouping = .none, of whole: String? = nil
    ) {
        self.code = code
        self.section = section
        self.title = title
        self.rule = rule
        self.recordType = recordType
        self.unit = unit
        self.grouping = grouping
        self.whole = whole
    }

    /// What a group is called, for those who read.
    public func name(ofGroup group: String) -> String {
        guard grouping == .codes || group == MonitoringCount.notRecorded else { return group }
        var words = ""
        for character in group {
            if character.isUppercase { words += " " }
            words += words.isEmpty ? character.uppercased() : character.lowercased()
        }
        return words
    }
}
