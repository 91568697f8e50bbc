extension Placing {
    /// The days on which the carer's list of requirements decides: the first day, and today where it goes on today.
    public func requirementDays(today: CivilDate) -> [CivilDate] {
        let goesOn = whereabouts.from < today && (whereabouts.to.map { today < $0 } ?? true)
        return goesOn ? [whereabouts.from, today] : [whereabouts.from]
    }

    /// Everything that stands against the arrangement, each with the rule and what would settle it.
    public func faults(_ evidence: PlacingEvidence) -> [Fault] {
        roomFaults(in: evidence.home, whereabouts: evidence.whereabouts) + approvalFaults(evidence)
            + requirementFaults(evidence) + agreementFaults(evidence)
    }

    /// What stands against the days alone: that the person is elsewhere, or the home has no room. This is held against a change of
    /// what was allowed before, too.
    public func roomFaults(in home: HomeOccupancy, whereabouts others: [Whereabouts]) -> [Fault] {
        let breaches = limitBreaches(in: home).filter { $0.rule != .careRelief }
        return [others.fault(with: whereabouts)].compactMap { $0 } + breaches.map { $0.fault(at: dayPointer) }
    }

    /// Whether the carers of the home would lose qualifying care relief: this is told, and does not stand against the arrangement.
    public func breaksCareRelief(in home: HomeOccupancy) -> Bool {
        limitBreaches(in: home).contains { $0.rule == .careRelief }
    }

    private func limitBreaches(in home: HomeOccupancy) -> [LimitBreach] {
        occupancy.map(home.breaches) ?? []
    }

    private func requirementFaults(_ evidence: PlacingEvidence) -> [Fault] {
        var seen: Set<String> = []
        return evidence.requirements.flatMap { $0.faults(against: .arrangement) }.filter {
            seen.insert($0.pointer).inserted
        }
    }

    /// The carer is approved for this kind and band on these days.
    private func approvalFaults(_ evidence: PlacingEvidence) -> [Fault] {
        // What is over by today asks for the approval of its own days, which the terms say.
        let isOver = whereabouts.to.map { $0 <= evidence.today } ?? false
        guard evidence.carerState == .approved || isOver else {
            return [
                Fault(
                    pointer: "/carerId", code: "carerNotApproved",
                    detail: "The carer's state is \(evidence.carerState.rawValue), and only an approved carer has a "
                        + "new arrangement. Choose another carer, or have this one approved or reinstated first.")
            ]
        }
        let own = evidence.home.carers.first { $0.carerID == carerID }
        for day in termsDays {
            guard let terms = own?.inForce(on: day) else {
                return [
                    Fault(
                        pointer: "/carerId", code: "noTermsInForce",
                        detail: "No terms of approval of this carer hold on \(day). Record them, or have them "
                            + "renewed after a panel, or choose another carer.")
                ]
            }
            let faults = faults(against: terms, on: day, pricedBands: evidence.pricedBands)
            if !faults.isEmpty { return faults }
        }
        // A band that comes later is held against the terms of its own first day.
        return bands.filter { whereabouts.from < $0.from }.compactMap { band in
            own?.inForce(on: band.from)?.fault(
                ofBand: band.code, on: band.from, pricedBands: evidence.pricedBands, at: band.pointer)
        }
    }

    /// A stay is approved on each of its nights; a placement, which goes on, on its first day.
    private var termsDays: [CivilDate] {
        guard case .stay = whereabouts.kind, let to = whereabouts.to, to > whereabouts.from else {
            return [whereabouts.from]
        }
        return (0..<to - whereabouts.from).map { whereabouts.from + $0 }
    }

    private func faults(against terms: ApprovalTerms, on day: CivilDate, pricedBands: Set<String>) -> [Fault] {
        var faults: [Fault] = []
        if !terms.kinds.contains(kind) {
            let kinds = terms.kinds.map(\.rawValue).joined(separator: ", ")
            faults.append(
                Fault(
                    pointer: "/carerId", code: "kindNotInTerms",
                    detail: "On \(day) this carer is approved for \(kinds) and not for \(kind.rawValue). Choose "
                        + "another carer, or have the terms changed after a panel."))
        }
        return faults
            + bands.filter { $0.from <= day }.compactMap {
                terms.fault(ofBand: $0.code, on: day, pricedBands: pricedBands, at: $0.pointer)
            }
    }

    /// Both agreements signed, and each band agreed, before a placement starts (3.7.6). In a crisis they follow (3.8.1).
    private func agreementFaults(_ evidence: PlacingEvidence) -> [Fault] {
        guard case .placement = whereabouts.kind, kind != .crisis else { return [] }
        let missing = ArrangementAgreement.Kind.allCases.compactMap { kind in
            evidence.agreements.fault(of: kind, before: whereabouts.from)
        }
        return missing
            + bands.compactMap {
                evidence.bandAgreements.fault($0.code, with: councilID, on: $0.from, at: $0.pointer)
            }
    }
}

extension ApprovalTerms {
    /// That a carer with these terms is not approved for a band; nil where they are, or where the terms name no code of the price table
    /// and so say nothing about its bands.
    public func fault(
        ofBand code: String, on day: CivilDate, pricedBands: Set<String>, at pointer: String
    ) -> Fault? {
        let named = pricedBands.intersection(bands)
        guard !named.isEmpty, !named.contains(code) else { return nil }
        return Fault(
            pointer: pointer, code: "bandNotInTerms",
            detail:
                "On \(day) this carer is approved for \(named.sorted().joined(separator: ", ")) and not for \(code). "
                + "Choose another carer, or have the terms changed after a panel.")
    }
}

extension [ArrangementAgreement] {
    /// That no agreement of a kind is signed by a day with all its points; nil where one is.
    fileprivate func fault(of kind: ArrangementAgreement.Kind, before day: CivilDate) -> Fault? {
        let signed = filter { $0.kind == kind && $0.signedOn <= day }
        if signed.contains(where: \.missingPoints.isEmpty) { return nil }
        let name = kind == .service ? "service agreement" : "licence agreement"
        let missing = signed.max { $0.signedOn < $1.signedOn }?.missingPoints ?? []
        let settles =
            missing.isEmpty
            ? "Have it signed and record it under the person's arrangement-agreements."
            : "The one that is signed leaves out: \(missing.map(\.rawValue).joined(separator: ", ")). Have it completed."
        return Fault(
            pointer: "/agreements/\(kind.rawValue)", code: "agreementNotSigned",
            detail: "The \(name) with this carer has to be signed by \(day), when the placement starts (3.7.6, "
                + "\(kind.clause)). \(settles)")
    }
}
