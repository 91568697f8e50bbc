extension PaymentFacts {
    /// Every fault of these facts at once, with JSON pointers into the request of `POST /v1/payment-calculations`.
    /// Facts without any can be worked out with ``calculate()``.
    public func faults() -> [Fault] {
        var list = FaultList()
        list.append(commonFaults(), within: "")
        forEachSubject { subject, faults in list.append(faults, within: subject.pointer) }
        return list.faults
    }

    /// What is wrong beyond single placements, stays and sessions: the policy, the rate cards, lists that are too
    /// long. No carer can be paid while there is any of it.
    public func commonFaults() -> [Fault] {
        var list = FaultList()
        list.append(policy.faults(), within: "/policy")
        if list.check(count: rateCards.count, max: PaymentLimits.rateCardsMax, at: "/rateCards") {
            list.checkDays(of: rateCards, at: "/rateCards")
            for (index, card) in rateCards.enumerated() {
                list.append(card.faults(), within: "/rateCards/\(index)")
            }
        }
        for (name, count) in [
            ("placements", placements.count), ("stays", stays.count), ("sessions", sessions.count),
        ] {
            _ = list.check(count: count, max: PaymentLimits.subjectsMax, at: "/\(name)")
        }
        return list.faults
    }

    /// The facts of the carers whose facts agree, and the carers whose facts contradict each other.
    ///
    /// A run pays the first and shows the second, so that one carer's contradiction stops nobody else's payment. All
    /// that a parked carer would be paid for is left out, not only what is at fault: half a payment looks like a whole
    /// one. There must be no ``commonFaults()``.
    public func parkingCarers() -> (payable: PaymentFacts, parked: [ParkedCarer]) {
        var faultsByCarer: [String: [SubjectFault]] = [:]
        forEachSubject { subject, faults in
            guard !faults.isEmpty else { return }
            faultsByCarer[subject.carer, default: []] += faults.map { SubjectFault(subject: subject.id, fault: $0) }
        }
        guard !faultsByCarer.isEmpty else { return (self, []) }
        var payable = self
        payable.placements.removeAll { faultsByCarer[$0.carer] != nil }
        payable.stays.removeAll { faultsByCarer[$0.carer] != nil }
        payable.sessions.removeAll { faultsByCarer[$0.carer] != nil }
        let parked = faultsByCarer.map { ParkedCarer(carer: $0.key, faults: $0.value) }.sorted { $0.carer < $1.carer }
        return (payable, parked)
    }

    /// Goes through all subjects with what is wrong with each, an id used before among it.
    private func forEachSubject(_ body: (FaultySubject, [Fault]) -> Void) {
        let month = PricedMonth(self)
        var ids: Set<String> = []
        ids.reserveCapacity(placements.count + stays.count + sessions.count)
        func visit(_ subject: FaultySubject, _ faults: [Fault]) {
            guard !ids.insert(subject.id).inserted else { return body(subject, faults) }
            let twice = Fault(
                pointer: "/id", code: FaultCode.idUsedTwice.rawValue,
                detail: "Another placement, stay or session has this id too; give each one of its own.")
            body(subject, [twice] + faults)
        }
        for (index, placement) in placements.enumerated() {
            let subject = FaultySubject(list: "placements", index: index, id: placement.id, carer: placement.carer)
            visit(subject, month.faults(of: placement))
        }
        for (index, stay) in stays.enumerated() {
            visit(FaultySubject(list: "stays", index: index, id: stay.id, carer: stay.carer), month.faults(of: stay))
        }
        for (index, session) in sessions.enumerated() {
            let subject = FaultySubject(list: "sessions", index: index, id: session.id, carer: session.carer)
            visit(subject, month.faults(of: session))
        }
    }
}

/// A placement, stay or session and where it stands among the facts.
private struct FaultySubject {
    var list: StaticString
    var index: Int
    var id: String
    var carer: String

    var pointer: String { "/\(list)/\(index)" }
}
