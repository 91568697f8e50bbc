/// What a council agreed to pay for the scheme's management: so much a year, in twelve months (4.1).
public struct ManagementFee: Hashable, Sendable {
    /// The first month of the first year.
    public var from: Month
    /// The first month for which nothing is paid any more; nil while it goes on from year to year.
    public var to: Month?
    /// A year's fee.
    public var yearly: Pence
    /// Each month's part is a twelfth, rounded down to a multiple of this; the twelfth month has what is left of the year.
    public var roundedTo: Pence

    /// The most of a year's fee: a thousand million pounds.
    public static let yearlyMax: Int64 = 100_000_000_000
    /// The most to which a month's part is rounded.
    public static let roundedToMax: Int64 = 10_000_000

    /// An agreement; months' parts are whole pounds unless it says otherwise.
    public init(from: Month, to: Month? = nil, yearly: Pence, roundedTo: Pence = 100) {
        self.from = from
        self.to = to
        self.yearly = yearly
        self.roundedTo = roundedTo
    }

    /// A month's part; nothing outside the agreement.
    public func instalment(of month: Month) -> Pence {
        guard month >= from, to.map({ month < $0 }) ?? true else { return .zero }
        let months = (month.year - from.year) * 12 + month.month - from.month
        return months % 12 == 11 ? last : part
    }

    /// As in "£397,829.00 a year: eleven months of £33,152.00 and one of £33,157.00".
    public var inWords: String { "\(yearly) a year: eleven months of \(part) and one of \(last)" }

    private var part: Pence { Pence(yearly.value / 12 / roundedTo.value * roundedTo.value) }
    private var last: Pence { Pence(yearly.value - 11 * part.value) }
}

/// A council's agreement, as it is recorded.
public struct AgreedFee: Hashable, Sendable {
    /// The agreement's identifier.
    public var id: Identifier
    /// The council.
    public var council: String
    /// What is agreed.
    public var fee: ManagementFee

    /// An agreement of a council's.
    public init(id: Identifier, council: String, fee: ManagementFee) {
        self.id = id
        self.council = council
        self.fee = fee
    }
}

/// What a run charges a council for management in one month: the month's part, or the difference to what had been charged.
public struct FeeCharge: Hashable, Sendable {
    /// The council.
    public var council: String
    /// The month that is charged for.
    public var month: Month
    /// The agreement; nil when none holds any more.
    public var agreement: Identifier?
    /// What is charged now, or given back where it is less than nothing.
    public var amount: Pence
    /// All that had been charged for the month before; nil where nothing was.
    public var chargedBefore: Pence?

    /// A charge.
    public init(council: String, month: Month, agreement: Identifier?, amount: Pence, chargedBefore: Pence? = nil) {
        self.council = council
        self.month = month
        self.agreement = agreement
        self.amount = amount
        self.chargedBefore = chargedBefore
    }

    /// As in "management in May 2026", or "management in May 2026: £33,152.00 as it is agreed now, less £33,000.00 charged before".
    public var explanation: String {
        let words = "management in \(month.inWords)"
        guard let chargedBefore else { return words }
        return words + ": \(chargedBefore + amount) as it is agreed now, less \(chargedBefore) charged before"
    }
}

extension FeeCharge {
    /// A council and a month.
    public struct Place: Hashable, Sendable {
        /// The council.
        public var council: String
        /// The month.
        public var month: Month

        /// A council and a month.
        public init(council: String, month: Month) {
            self.council = council
            self.month = month
        }
    }

    /// What a run charges: its own month, and for months that were charged by earlier runs the difference to what is agreed now.
    /// All that was ever charged for a month is then what the agreements say.
    ///
    /// - Parameters:
    ///   - month: the run's month.
    ///   - earlier: the months of approved runs.
    ///   - agreements: what is agreed, as it stands. Of a council's, that with the latest first month counts.
    ///   - charged: all that approved runs charged.
    public static func all(
        of month: Month, earlier: some Sequence<Month>, agreements: [AgreedFee], charged: [Place: Pence]
    ) -> [FeeCharge] {
        let byCouncil = Dictionary(grouping: agreements, by: \.council)
        let councils = Set(byCouncil.keys).union(charged.keys.map(\.council)).sorted()
        let months = Set(earlier).union([month]).sorted()
        return councils.flatMap { council in
            months.compactMap { month -> FeeCharge? in
                let agreed = (byCouncil[council] ?? []).filter { $0.fee.from <= month }
                    .max { ($0.fee.from, $0.id) < ($1.fee.from, $1.id) }
                let due = agreed?.fee.instalment(of: month) ?? .zero
                let before = charged[Place(council: council, month: month)]
                let amount = due - (before ?? .zero)
                guard amount != .zero else { return nil }
                return FeeCharge(
                    council: council, month: month, agreement: due == .zero ? nil : agreed?.id, amount: amount,
                    chargedBefore: before)
            }
        }
    }
}
