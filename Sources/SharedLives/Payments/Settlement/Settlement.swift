/// What is known of carers beside the lines of a run: what is owed, held and agreed.
public struct SettlementFacts: Hashable, Sendable {
    /// What the scheme owes each carer; less than nothing where the carer owes. Who is not here is owed nothing.
    public var balances: [String: Pence]
    /// What should have reached each carer since their last payment and did not, since it was held or rejected.
    public var withheld: [String: Pence]
    /// The hold in force of each carer whose payments are held.
    public var holds: [String: Identifier]
    /// The plan in force of each carer who has one.
    public var plans: [String: RecoveryTerms]
    /// The scheme's policy of the run's month.
    public var policy: SettlementPolicy

    /// What is known.
    public init(
        balances: [String: Pence] = [:], withheld: [String: Pence] = [:], holds: [String: Identifier] = [:],
        plans: [String: RecoveryTerms] = [:], policy: SettlementPolicy = SettlementPolicy()
    ) {
        self.balances = balances
        self.withheld = withheld
        self.holds = holds
        self.plans = plans
        self.policy = policy
    }
}

extension SettlementFacts {
    /// The payments of a run: one for each carer who has lines in it or with whom something is open, in the order of the carers.
    ///
    /// - Parameters:
    ///   - lines: the run's lines.
    ///   - parked: the carers who are not paid since their facts of the run's month contradict each other.
    public func payments(for lines: [PaymentLine], parked: Set<String>) -> [CarerPayment] {
        var sums: [String: (lines: Pence, normal: Pence)] = [:]
        // By position, since to take a line out of the list is to copy its texts.
        for index in lines.indices {
            sums[lines[index].carer, default: (.zero, .zero)].lines += lines[index].amount
            if lines[index].paidBefore == nil { sums[lines[index].carer]?.normal += lines[index].amount }
        }
        for (carer, balance) in balances.merging(withheld, uniquingKeysWith: { balance, _ in balance })
        where sums[carer] == nil && (balance != .zero || withheld[carer] != nil) { sums[carer] = (.zero, .zero) }
        return sums.map { carer, sums in
            CarerPayment(
                carer: carer, broughtForward: balances[carer] ?? .zero, lines: sums.lines, normal: sums.normal,
                withheld: withheld[carer] ?? .zero, hold: holds[carer], plan: plans[carer],
                isParked: parked.contains(carer), policy: policy)
        }.sorted { $0.carer.utf8.lexicographicallyPrecedes($1.carer.utf8) }
    }
}

/// What all payments of a run come to.
public struct SettlementSums: Hashable, Sendable {
    /// How many carers have one, those to whom nothing goes out included.
    public var paymentCount = 0
    /// How many of them are held.
    public var heldCount = 0
    /// What was owed before.
    public var broughtForward = Pence.zero
    /// What is taken back.
    public var recovered = Pence.zero
    /// What goes out.
    public var paid = Pence.zero
    /// What stays owed.
    public var carriedForward = Pence.zero

    /// Nothing.
    public init() {}

    /// The sums of some payments.
    public init(of payments: [CarerPayment]) {
        for payment in payments {
            paymentCount += 1
            if payment.isHeld { heldCount += 1 }
            broughtForward += payment.broughtForward
            recovered += payment.recovered
            paid += payment.paid
            carriedForward += payment.carriedForward
        }
    }
}
