/// On what a line's rate rests: the rate cards of its days, and what was agreed or booked.
public struct LineBasis: Hashable, Sendable {
    /// What was agreed or booked.
    public struct Agreement: Hashable, Sendable {
        /// What it is. The raw values stand in the API.
        public enum Kind: String, CaseIterable, Hashable, Sendable {
            /// The band of a placement.
            case band
            /// A discretionary fee.
            case complexFee
            /// A short break or day support.
            case booking
        }

        /// What it is.
        public var kind: Kind
        /// The band, where there is one.
        public var band: String?
        /// The day from which it holds, or on which the booking begins.
        public var from: CivilDate
        /// The day on which it was recorded.
        public var recordedOn: CivilDate

        /// An agreement or booking.
        public init(kind: Kind, band: String? = nil, from: CivilDate, recordedOn: CivilDate) {
            self.kind = kind
            self.band = band
            self.from = from
            self.recordedOn = recordedOn
        }
    }

    /// The first days of the rate cards that priced it, in order; empty where the rate is no card's (a fee, a legacy rate, miles).
    public var rateCards: [CivilDate]
    /// What was agreed or booked, in order.
    public var agreements: [Agreement]
    /// The weekly contribution of its days; nil where the line has none.
    public var contributionWeekly: Pence?

    /// A basis.
    public init(rateCards: [CivilDate] = [], agreements: [Agreement] = [], contributionWeekly: Pence? = nil) {
        self.rateCards = rateCards
        self.agreements = agreements
        self.contributionWeekly = contributionWeekly
    }

    /// As in "Rate card from 1 April 2019; band high, agreed from 13 April 2026 (recorded on 4 May 2026)."
    public var inWords: String {
        let cards = rateCards.map { "rate card from \($0.inWords)" }
        let words = (cards + agreements.map(\.inWords)).joined(separator: "; ")
        return words.isEmpty ? "" : words.prefix(1).uppercased() + words.dropFirst() + "."
    }
}

extension LineBasis.Agreement {
    var inWords: String {
        let recorded = "(recorded on \(recordedOn.inWords))"
        return switch kind {
        case .band where band == DatedBand.legacy: "a rate of the placement's own from \(from.inWords) \(recorded)"
        case .band: "band \(band ?? "") agreed from \(from.inWords) \(recorded)"
        case .complexFee: "fee agreed from \(from.inWords) \(recorded)"
        case .booking: "booking for \(from.inWords) \(recorded)"
        }
    }
}
