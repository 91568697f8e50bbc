/// What months to come cost, on the facts as they are known and at prices that may be other than today's.
public struct PaymentForecast: Hashable, Sendable {
    /// A part of a month's cost.
    public struct Part: Hashable, Sendable {
        /// The band, or the council; nil for what has none (discretionary fees and miles have no band).
        public var name: String?
        /// How much.
        public var amount: Pence
    }

    /// What one month costs.
    public struct MonthCost: Hashable, Sendable {
        /// The month.
        public var month: Month
        /// What carers are paid.
        public var amount: Pence
        /// What of it is collected from people.
        public var contribution: Pence
        /// By band, those without one last.
        public var bands: [Part]
        /// What each council is charged of it, without its fee.
        public var councils: [Part]
        /// The management fee of each council.
        public var fees: [Part]
        /// What may be spent; nil where nothing is budgeted.
        public var budget: Pence?
        /// Carers who cannot be worked out, since their facts contradict each other: they are left out.
        public var parked: [String]

        /// What of it councils are charged.
        public var council: Pence { amount - contribution }
        /// All management fees.
        public var fee: Pence { fees.reduce(.zero) { $0 + $1.amount } }
        /// What the budget leaves; less than nothing where it does not suffice. Budgets are for what carers are paid.
        public var left: Pence? { budget.map { $0 - amount } }
    }

    /// What may be spent in each month from one on, until the next budget's.
    public struct Budget: Hashable, Sendable {
        /// The first month.
        public var from: Month
        /// A month's.
        public var monthly: Pence

        /// A budget.
        public init(from: Month, monthly: Pence) {
            self.from = from
            self.monthly = monthly
        }
    }

    /// The months in order.
    public var months: [MonthCost]

    /// The most months of one forecast.
    public static let monthsMax = 36

    /// Works months out from what is known of all of them.
    ///
    /// - Parameters:
    ///   - history: the scheme's prices, and all arrangements that may have a day in the months.
    ///   - councils: who is charged for each subject.
    ///   - agreements: management fees.
    ///   - budgets: in any order.
    /// - Throws: ``RatesAtFault`` when the prices or the policy contradict themselves.
    public init(
        of months: [Month], history: PaymentHistory, councils: [String: String], agreements: [AgreedFee] = [],
        budgets: [Budget] = []
    ) throws(RatesAtFault) {
        self.months = []
        for month in months {
            let facts = history.facts(of: month)
            let common = facts.commonFaults()
            guard common.isEmpty else { throw RatesAtFault(faults: common) }
            let (payable, parked) = facts.parkingCarers()
            let lines = payable.calculate().lines
            let fees = FeeCharge.all(of: month, earlier: [], agreements: agreements, charged: [:])
            self.months.append(
                MonthCost(
                    month: month, amount: lines.reduce(.zero) { $0 + $1.amount },
                    contribution: lines.reduce(.zero) { $0 + $1.contribution },
                    bands: Self.parts(lines) { ($0.wording.band, $0.amount) },
                    councils: Self.parts(lines) { (councils[$0.subject], $0.council) },
                    fees: Self.parts(fees) { ($0.council, $0.amount) },
                    budget: budgets.filter { $0.from <= month }.max { $0.from < $1.from }?.monthly,
                    parked: parked.map(\.carer).sorted()))
        }
    }

    private static func parts<Value>(_ values: [Value], _ part: (Value) -> (String?, Pence)) -> [Part] {
        let sums = Dictionary(values.map(part), uniquingKeysWith: +)
        return sums.map { Part(name: $0.key, amount: $0.value) }
            .sorted { $0.name ?? "\u{10FFFF}" < $1.name ?? "\u{10FFFF}" }
    }
}

extension SchemeRates {
    /// The same with other rate cards beside the recorded ones; one of the same first day takes the recorded one's place.
    public func adding(_ cards: [RateCard]) -> SchemeRates {
        let replaced = Set(cards.map(\.from))
        var rates = self
        rates.rateCards = rateCards.filter { !replaced.contains($0.from) } + cards
        return rates
    }
}

extension Wording {
    /// The band by which a line is priced; the first where others of the same rate followed.
    fileprivate var band: String? {
        switch self {
        case .band(let band, _), .cancelledNights(_, let band, _), .firstNight(let band, _): band
        case .booked(let label), .cancelled(let label, _), .missed(let label): label.band
        case .fee, .miles, .adjusted, .kept: nil
        }
    }
}
