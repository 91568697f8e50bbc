/// How long a contribution has been owed, in days from the day on which it was charged.
public enum ArrearsAge: String, CaseIterable, Hashable, Sendable {
    /// 0 to 30 days.
    case upTo30
    /// 31 to 90 days.
    case from31To90
    /// 91 to 365 days.
    case from91To365
    /// More than 365 days.
    case over365

    /// The age of what was charged so many days ago.
    public init(days: Int) {
        switch days {
        case ...30: self = .upTo30
        case ...90: self = .from31To90
        case ...365: self = .from91To365
        default: self = .over365
        }
    }

    /// As in "31 to 90 days".
    public var inWords: String {
        switch self {
        case .upTo30: "0 to 30 days"
        case .from31To90: "31 to 90 days"
        case .from91To365: "91 to 365 days"
        case .over365: "over 365 days"
        }
    }
}

/// What a person is charged as their contribution, and what they paid of it (4.8).
public struct ContributionAccount: Hashable, Sendable {
    /// What a run charged.
    public struct Charge: Hashable, Sendable {
        /// The day on which the run was approved.
        public var on: CivilDate
        /// The sum of the run's lines; less than nothing where earlier months were put right to the person's favour.
        public var amount: Pence
        /// The run's month.
        public var month: Month

        /// A charge.
        public init(on: CivilDate, amount: Pence, month: Month) {
            self.on = on
            self.amount = amount
            self.month = month
        }
    }

    /// What a person paid.
    public struct Receipt: Hashable, Sendable {
        /// The day on which it came in.
        public var on: CivilDate
        /// How much.
        public var amount: Pence
        /// What the payment says of itself, as in "BACS 4711".
        public var reference: String

        /// A payment.
        public init(on: CivilDate, amount: Pence, reference: String) {
            self.on = on
            self.amount = amount
            self.reference = reference
        }
    }

    /// What was charged, in any order.
    public var charges: [Charge]
    /// What was received, in any order.
    public var receipts: [Receipt]

    /// An account.
    public init(charges: [Charge] = [], receipts: [Receipt] = []) {
        self.charges = charges
        self.receipts = receipts
    }

    /// What stands on a day.
    public struct Balance: Hashable, Sendable {
        /// All that was charged until then, what was given back taken off.
        public var due: Pence
        /// All that was received until then.
        public var received: Pence
        /// What is owed, by its age.
        public var arrears: [ArrearsAge: Pence]
        /// What was paid, or given back, beyond all that was charged.
        public var inCredit: Pence

        /// All that is owed.
        public var owed: Pence { arrears.values.reduce(.zero, +) }
    }

    /// What stands at the end of a day. What was received, and what was given back, settles the oldest charges first.
    public func balance(on day: CivilDate) -> Balance {
        let charges = charges.filter { $0.on <= day }
        let received = receipts.filter { $0.on <= day }.reduce(Pence.zero) { $0 + $1.amount }
        let givenBack = charges.filter { $0.amount < .zero }.reduce(Pence.zero) { $0 - $1.amount }
        var left = received + givenBack
        var arrears: [ArrearsAge: Pence] = [:]
        for charge in charges.filter({ $0.amount > .zero }).sorted(by: { $0.on < $1.on }) {
            let settled = min(left, charge.amount)
            left -= settled
            guard settled < charge.amount else { continue }
            arrears[ArrearsAge(days: day - charge.on), default: .zero] += charge.amount - settled
        }
        return Balance(
            due: charges.reduce(.zero) { $0 + $1.amount }, received: received, arrears: arrears, inCredit: left)
    }
}
