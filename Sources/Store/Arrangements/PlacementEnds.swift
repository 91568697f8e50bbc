import Postgres
public import SharedLives

extension SchemeTransaction {
    /// Records how a placement ended, corrects it, or takes it back, with what each kind of end sets going: its tasks are opened,
    /// and those of an end that it was not are closed.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`, `StoreError.refused`, a breakdown of which the council was not told in
    ///   time among them (3.20.2); `StoreError.arrangementNotAllowed` where the person or the room is taken by now.
    public func end(_ id: Identifier, at versions: [Int32]?, _ end: PlacementEnd?) throws -> PlacementRecord {
        let record = try tryOut(end: end, on: id, at: versions)
        if let end, end.reason == .breakdown, try end.date >= recordsFrom() {
            let notices = try connection.rows(ArrangementFacts.notices.list, (id, nil)).map(\.fact)
            try refuse(notices.fault(ofBreakdownOn: end.date).map { [$0.within("/date")] } ?? [])
        }
        return record
    }

    /// Records an end without asking whether notice was given: what it would do can be looked at before.
    func tryOut(end: PlacementEnd?, on id: Identifier, at versions: [Int32]?) throws -> PlacementRecord {
        let before = try touched(id, at: versions)
        try check(end: end, of: before.facts)
        let placement = before.placement.value
        if let former = placement.end, end.map({ $0.date > former.date }) ?? true {
            var longer = placement
            longer.end = end
            try readmit(Placing(longer, id: id, before.facts), isCarriedOver: placement.isCarriedOver)
        }
        _ = try connection.execute(PlacementStatements.end, (id, end?.date, end?.reason))
        if placement.end?.reason != end?.reason, let former = placement.end {
            try closeTasks(former.reason.tasks, ofPlacement: id)
        }
        if let end, try end.date >= recordsFrom() {
            try openTasks(end.reason.tasks, ofPlacement: id, dueOn: end.date)
        }
        return try self.placement(id)
    }

    /// The first day of the records that the scheme keeps here.
    func recordsFrom() throws -> CivilDate { try connection.one(PlacingStatements.recordsFrom, ()) }

    /// Moves a person from one carer to another on a day, without a gap or an overlap: the placement ends, and one like it begins
    /// with the other carer. Bands, contributions, fees and absences from the day on go along.
    ///
    /// - Returns: the placement that begins.
    /// - Throws: `StoreError.notFound`; `StoreError.conflict` where it has ended; `StoreError.refused` for the day;
    ///   `StoreError.arrangementNotAllowed` with everything that stands against the new one.
    public func move(placement id: Identifier, to carer: Identifier, on day: CivilDate) throws -> PlacementRecord {
        let before = try touched(id, at: nil)
        let placement = before.placement.value
        guard placement.end == nil else {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "placementEnded",
                    detail: "This placement has ended. Take the end back first, or add a new placement."))
        }
        guard day > placement.start, carer != placement.carerID else {
            throw StoreError.refused([
                carer == placement.carerID
                    ? Fault(
                        pointer: "/carerId", code: "sameCarer",
                        detail: "The person lives with this carer. Give the carer to whom they move.")
                    : Fault(
                        pointer: "/on", code: "dayNotAfterStart",
                        detail: "The placement started on \(placement.start). Give a later day.")
            ])
        }
        // What is recorded of days after the move belongs to the new placement.
        for absence in before.absences where absence.fact.from >= day {
            _ = try connection.execute(FactTables.absences.withdraw, (id, absence.id))
        }
        let end = PlacementEnd(date: day, reason: .movedOn)
        _ = try connection.execute(PlacementStatements.end, (id, end.date, end.reason))
        var next = placement
        (next.carerID, next.start) = (carer, day)
        return try add(next, with: before.facts.continued(with: carer, from: day))
    }

    /// Refuses a band that scheme and council have not signed (4.5.2), or that the carer is not approved for on its first day. What was
    /// carried over goes on by what was agreed when the records began; in a crisis the signatures follow.
    func checkAllowed(_ band: DatedBand, of placement: Placement) throws {
        guard !placement.isCarriedOver else { return }
        var faults: [Fault?] = []
        if placement.kind != .crisis {
            let agreed = try bandAgreements(of: placement.personID)
            faults.append(agreed.fault(band.band, with: placement.councilID, on: band.from, at: "/band"))
        }
        let terms = try approvalTerms(of: placement.carerID, on: band.from).terms?.terms
        let priced = try rates().bandCodes(of: .placement)
        faults.append(terms?.fault(ofBand: band.band, on: band.from, pricedBands: priced, at: "/band"))
        try refuse(faults.compactMap { $0 })
    }
}

extension PlacementFacts {
    /// The facts from a day on, for a placement that goes on with another carer.
    func continued(with carer: Identifier, from day: CivilDate) -> PlacementFacts {
        func fromDay<Fact>(_ facts: [Fact], _ start: WritableKeyPath<Fact, CivilDate>) -> [Fact] {
            let sorted = facts.sorted { $0[keyPath: start] < $1[keyPath: start] }
            var later = sorted.filter { $0[keyPath: start] > day }
            if var inForce = sorted.last(where: { $0[keyPath: start] <= day }) {
                inForce[keyPath: start] = day
                later.insert(inForce, at: 0)
            }
            return later
        }
        func goesOn(_ to: CivilDate?) -> Bool { to.map { $0 > day } ?? true }
        return PlacementFacts(
            id: "new", carer: carer.description, start: day, bands: fromDay(bands, \.from),
            contributions: fromDay(contributions, \.from),
            complexFees: complexFees.filter { goesOn($0.to) }.map {
                ComplexFee(from: max($0.from, day), to: $0.to, weekly: $0.weekly)
            },
            absences: absences.filter { goesOn($0.to) }.map {
                Absence(kind: $0.kind, from: max($0.from, day), to: $0.to)
            })
    }
}
