import SharedLives

extension PlacementFacts {
    /// These facts and one more.
    func adding(_ fact: PlacementFact) -> PlacementFacts {
        var facts = self
        switch fact {
        case .band(let band): facts.bands.append(band)
        case .contribution(let contribution): facts.contributions.append(contribution)
        case .complexFee(let fee): facts.complexFees.append(fee)
        case .absence(let absence): facts.absences.append(absence)
        }
        return facts
    }

    /// Where the last fact of a kind stands, as a JSON pointer.
    func pointerToLast(_ kind: PlacementFact.Kind) -> String {
        switch kind {
        case .band: "/bands/\(bands.count - 1)"
        case .contribution: "/contributions/\(contributions.count - 1)"
        case .complexFee: "/complexFees/\(complexFees.count - 1)"
        case .absence: "/absences/\(absences.count - 1)"
        }
    }
}

extension SchemeTransaction {
    /// Refuses a new fact that contradicts the placement's others, with pointers into the fact.
    func check(_ fact: PlacementFact, addedTo facts: PlacementFacts) throws {
        let changed = facts.adding(fact)
        let own = changed.pointerToLast(fact.kind)
        let faults = try rates().faults(of: changed, thatWereNotIn: facts, from: fact.from)
        try refuse(
            faults.map { fault in
                let pointer = fault.pointer.hasPrefix(own) ? String(fault.pointer.dropFirst(own.count)) : ""
                return Fault(pointer: pointer, code: fault.code, detail: fault.detail)
            })
    }

    /// Refuses an end that contradicts the placement's facts, with pointers into the end.
    func check(end: PlacementEnd?, of facts: PlacementFacts) throws {
        var changed = facts
        changed.end = end
        let day = end?.date ?? facts.end?.date ?? facts.start
        let faults = try rates().faults(of: changed, thatWereNotIn: facts, from: day)
        try refuse(
            faults.map { fault in
                let pointer = fault.pointer.hasPrefix("/end") ? String(fault.pointer.dropFirst(4)) : ""
                return Fault(pointer: pointer, code: fault.code, detail: fault.detail)
            })
    }

    /// Throws when there is any fault.
    func refuse(_ faults: [Fault]) throws {
        guard faults.isEmpty else { throw StoreError.refused(faults) }
    }
}
