/// What goes out to one carer in a run, and what stays owed: `broughtForward + lines = paid + carriedForward`, always.
public struct CarerPayment: Hashable, Sendable {
    /// The carer.
    public var carer: String
    /// What the scheme owed the carer before the run; less than nothing where the carer owed.
    public var broughtForward: Pence
    /// What the run's lines come to, adjustments of earlier months among them.
    public var lines: Pence
    /// What the lines of the run's own month come to.
    public var normal: Pence
    /// Below this nothing is taken back: of the normal payment, and of what was withheld before and is to reach the carer now.
    public var floor: Pence
    /// What of an overpayment is taken back with this run.
    public var recovered: Pence
    /// What goes out, never less than nothing.
    public var paid: Pence
    /// What the scheme owes the carer after the run; less than nothing where the carer owes.
    public var carriedForward: Pence
    /// The hold by which nothing goes out; nil where there is none.
    public var hold: Identifier?
    /// The recovery plan that was in force; nil where there was none.
    public var plan: Identifier?
    /// Whether the carer's facts of the run's month contradict each other, so that nothing goes out.
    public var isParked: Bool

    /// Whether the payment is held.
    public var isHeld: Bool { hold != nil }

    /// A payment as it was worked out before.
    public init(
        carer: String, broughtForward: Pence, lines: Pence, normal: Pence, floor: Pence, recovered: Pence, paid: Pence,
        carriedForward: Pence, hold: Identifier?, plan: Identifier?, isParked: Bool
    ) {
        self.carer = carer
        self.broughtForward = broughtForward
        self.lines = lines
        self.normal = normal
        self.floor = floor
        self.recovered = recovered
        self.paid = paid
        self.carriedForward = carriedForward
        self.hold = hold
        self.plan = plan
        self.isParked = isParked
    }
}

/// A recovery plan as far as a payment needs it.
public struct RecoveryTerms: Hashable, Sendable {
    /// The plan.
    public var id: Identifier
    /// The most that is taken back with one run.
    public var instalment: Pence

    /// The terms of a plan.
    public init(id: Identifier, instalment: Pence) {
        self.id = id
        self.instalment = instalment
    }
}

extension CarerPayment {
    /// Works out what goes out to a carer.
    ///
    /// Held or parked: nothing, and all of it is carried forward. Otherwise what is due is paid when it is the normal payment or
    /// more. When it is less, the carer was overpaid: what is owed is taken back from the normal payment, but never below the
    /// floor, and with a plan no more than its instalment; the rest is carried forward.
    ///
    /// What was rejected or held before is paid again and not set against what is owed, as if it had gone out then; where the
    /// months themselves turn out lower since, so much less of it.
    ///
    /// - Parameter withheld: what should have reached the carer before and did not; a part of what was brought forward.
    public init(
        carer: String, broughtForward: Pence, lines: Pence, normal: Pence, withheld: Pence = .zero, hold: Identifier?,
        plan: RecoveryTerms?, isParked: Bool, policy: SettlementPolicy
    ) {
        let again = max(withheld + min(lines - normal, .zero), .zero)
        let (whole, floor) = (normal + again, policy.floor(ofNormal: normal) + again)
        let due = broughtForward + lines
        let paid: Pence =
            if hold != nil || isParked {
                .zero
            } else if due >= whole {
                due
            } else {
                max(due, floor, plan.map { whole - $0.instalment } ?? floor)
            }
        let recovered = hold != nil || isParked ? .zero : max(whole - paid, .zero)
        self.init(
            carer: carer, broughtForward: broughtForward, lines: lines, normal: normal, floor: floor,
            recovered: recovered, paid: paid, carriedForward: due - paid, hold: hold, plan: plan?.id,
            isParked: isParked)
    }
}

extension CarerPayment {
    /// How the payment comes about, in sentences that can be checked with a calculator.
    public var explanation: [String] {
        var sentences = [
            "\(broughtForwardInWords) The lines of this run come to \(lines)"
                + (lines == normal ? "." : ", of which \(normal) are for its own month.")
        ]
        if isParked {
            sentences.append("Nothing goes out, since the facts of the month contradict each other.")
        } else if isHeld {
            sentences.append("Nothing goes out, since the carer's payments are held.")
        } else if recovered > .zero {
            let again = recovered + paid - normal
            sentences.append(
                "Of the normal payment of \(normal)"
                    + (again == .zero ? "" : " and \(again) that did not reach the carer before")
                    + " are taken back \(recovered)"
                    + (plan == nil ? "" : ", no more than the instalment of the recovery plan,")
                    + " and no payment goes below \(floor).")
        }
        sentences.append("\(paid) is paid. \(carriedForwardInWords)")
        return sentences
    }

    private var broughtForwardInWords: String {
        if broughtForward > .zero { return "The scheme owed \(broughtForward) from before." }
        if broughtForward < .zero { return "The carer owed \(Pence.zero - broughtForward) from before." }
        return "Nothing was owed from before."
    }

    private var carriedForwardInWords: String {
        if carriedForward > .zero { return "The scheme owes \(carriedForward), which is carried forward." }
        if carriedForward < .zero { return "The carer owes \(Pence.zero - carriedForward), which is carried forward." }
        return "Nothing is carried forward."
    }
}
