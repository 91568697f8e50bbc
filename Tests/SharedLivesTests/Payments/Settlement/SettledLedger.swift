import SharedLives

/// A random history with what goes out of it: runs are paid with what is held, owed and agreed, and between runs payments are
/// held and released, made urgently, and overpayments agreed on; and of what was sent some comes back.
struct SettledLedger {
    /// Facts, runs and lines.
    private(set) var random: RandomLedger
    private var acts: SplitMix64
    /// What the scheme owes each carer.
    private(set) var balances: [String: Pence] = [:]
    /// What did not reach each carer since their last payment, less what was paid between runs.
    private var withheld: [String: Pence] = [:]
    private(set) var holds: [String: Identifier] = [:]
    private(set) var plans: [String: RecoveryTerms] = [:]
    /// All that ever went out to each carer, with runs and between them.
    private(set) var paidOut: [String: Pence] = [:]
    /// What was sent and of which the payer has said nothing yet.
    private var sent: [Sent] = []
    private(set) var counts = Counts()
    private let policy: SettlementPolicy
    private var lastNumber: UInt64 = 0

    struct Counts {
        var runs = 0
        var outOfDate = 0
        var held = 0
        var releasedWithMoney = 0
        var recovered = 0
        var carriedDebts = 0
        var plansEnded = 0
        var urgentPayments = 0
        var confirmed = 0
        var rejected = 0
        var rejectedUrgentPayments = 0
        var rejectedOfIndebted = 0

        static func += (left: inout Counts, right: Counts) {
            left.runs += right.runs
            left.outOfDate += right.outOfDate
            left.held += right.held
            left.releasedWithMoney += right.releasedWithMoney
            left.recovered += right.recovered
            left.carriedDebts += right.carriedDebts
            left.plansEnded += right.plansEnded
            left.urgentPayments += right.urgentPayments
            left.confirmed += right.confirmed
            left.rejected += right.rejected
            left.rejectedUrgentPayments += right.rejectedUrgentPayments
            left.rejectedOfIndebted += right.rejectedOfIndebted
        }
    }

    /// A payment on its way.
    private struct Sent {
        var carer: String
        var amount: Pence
        var isUrgent: Bool
    }

    /// A run with its payments.
    struct Draft {
        var run: Ledger.Draft
        var payments: [CarerPayment]
    }

    init(seed: UInt64) {
        random = RandomLedger(seed: seed)
        acts = SplitMix64(seed: seed &+ 77)
        policy = SettlementPolicy(paymentFloorPercent: acts.pick([0, 50, 75, 75, 100]))
    }

    mutating func once(in times: Int) -> Bool { acts.once(in: times) }
    mutating func change() { random.change() }

    /// Does one thing between runs.
    mutating func act() {
        let carer = "c\(acts.number(1...3))"
        lastNumber += 1
        let id = Identifier(high: 7, low: lastNumber)
        switch acts.number(0...8) {
        case 0, 1:
            if holds[carer] == nil {
                holds[carer] = id
            } else {
                if balances[carer] ?? .zero > .zero { counts.releasedWithMoney += 1 }
                holds[carer] = nil
            }
        case 2:
            let amount = Pence(Int64(acts.number(1...90_000)))
            paidOut[carer, default: .zero] += amount
            balances[carer, default: .zero] -= amount
            withheld[carer, default: .zero] -= amount
            sent.append(Sent(carer: carer, amount: amount, isUrgent: true))
            counts.urgentPayments += 1
        case 3:
            plans[carer] = nil
        case 4, 5:
            confirm()
        default:
            guard balances[carer] ?? .zero < .zero else { return }
            plans[carer] = RecoveryTerms(id: id, instalment: Pence(Int64(acts.number(1...30_000))))
        }
    }

    /// A file comes back: what became of some of the payments that were sent. What was rejected never went out, and is owed again.
    private mutating func confirm() {
        for _ in 0..<acts.number(1...3) where !sent.isEmpty {
            let payment = sent.remove(at: acts.number(0...sent.count - 1))
            guard acts.once(in: 2) else {
                counts.confirmed += 1
                continue
            }
            counts.rejected += 1
            if payment.isUrgent { counts.rejectedUrgentPayments += 1 }
            if balances[payment.carer] ?? .zero < .zero { counts.rejectedOfIndebted += 1 }
            paidOut[payment.carer, default: .zero] -= payment.amount
            balances[payment.carer, default: .zero] += payment.amount
            withheld[payment.carer, default: .zero] += payment.amount
        }
    }

    /// Works the run of a month out; nil when all months are paid.
    mutating func draft() throws -> Draft? {
        guard let month = random.unpaidMonth() else { return nil }
        return try draft(of: month)
    }

    func draft(of month: Month) throws -> Draft {
        let run = try random.ledger.draft(of: month)
        return Draft(run: run, payments: facts.payments(for: run.calculation.lines, parked: run.parkedNow))
    }

    private var facts: SettlementFacts {
        SettlementFacts(
            balances: balances, withheld: withheld.filter { $0.value > .zero }, holds: holds, plans: plans,
            policy: policy)
    }

    /// Whether what is owed, held or agreed has changed since: such a draft is not approved.
    func isOutOfDate(_ draft: Draft) -> Bool {
        facts.payments(for: draft.run.calculation.lines, parked: draft.run.parkedNow) != draft.payments
    }

    /// Pays a draft, or says that it is out of date.
    mutating func approve(_ draft: Draft) -> Bool {
        guard !isOutOfDate(draft) else {
            counts.outOfDate += 1
            return false
        }
        random.approve(draft.run)
        counts.runs += 1
        for payment in draft.payments {
            paidOut[payment.carer, default: .zero] += payment.paid
            balances[payment.carer, default: .zero] += payment.lines - payment.paid
            withheld[payment.carer] = payment.isHeld || payment.isParked ? payment.floor : nil
            if payment.paid > .zero {
                sent.append(Sent(carer: payment.carer, amount: payment.paid, isUrgent: false))
            }
            if payment.isHeld { counts.held += 1 }
            if payment.recovered > .zero { counts.recovered += 1 }
            if payment.carriedForward < .zero { counts.carriedDebts += 1 }
            if payment.plan != nil, !payment.isHeld, payment.carriedForward >= .zero {
                plans[payment.carer] = nil
                counts.plansEnded += 1
            }
        }
        return true
    }

    /// What does not hold after a run was paid.
    func discrepancy(after draft: Draft) -> String? {
        if let one = random.ledger.discrepancies(after: draft.run).first { return one }
        let due = due(by: draft)
        for carer in Set(due.keys).union(paidOut.keys) {
            let (was, open) = (paidOut[carer] ?? .zero, balances[carer] ?? .zero)
            let should = due[carer] ?? .zero
            guard was == should - open else { return "\(carer): \(was) went out, \(should) is due and \(open) is open" }
        }
        return draft.payments.lazy.compactMap { unexplained($0) }.first
    }

    /// What is due to each carer for the months that were paid, worked out from the beginning; where a carer is parked, what was
    /// paid stands.
    private func due(by draft: Draft) -> [String: Pence] {
        var due: [String: Pence] = [:]
        for month in random.ledger.paidMonths {
            let (sums, parked) = random.ledger.due(month, by: draft.run)
            let stands = parked.union(draft.run.parkedNow)
            for (element, sum) in sums where !stands.contains(element.carer) {
                due[element.carer, default: .zero] += sum.amount
            }
            for (element, sum) in random.ledger.paid where element.month == month && stands.contains(element.carer) {
                due[element.carer, default: .zero] += sum.amount
            }
        }
        return due
    }

    /// What stays open after a payment has a reason: it is held, the carer is parked, or more cannot be taken back.
    private func unexplained(_ payment: CarerPayment) -> String? {
        guard payment.carriedForward != balances[payment.carer] ?? .zero else {
            let isStopped = payment.isHeld || payment.isParked
            if payment.carriedForward > .zero, !isStopped { return "\(payment): kept back without a reason" }
            if payment.carriedForward < .zero, !isStopped, payment.paid > payment.floor {
                let instalment = plans[payment.carer]?.instalment
                if payment.recovered != instalment { return "\(payment): more could have been taken back" }
            }
            if payment.paid < payment.floor, !isStopped, payment.plan == nil { return "\(payment): below the floor" }
            return nil
        }
        return "\(payment): the balance is \(balances[payment.carer] ?? .zero)"
    }
}
