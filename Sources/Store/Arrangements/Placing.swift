import Postgres
public import SharedLives

extension SchemeTransaction {
    /// Lets an arrangement be, or says everything that stands against it, with what would settle each. Carer, home and person are
    /// held, in this order, until the transaction ends: of two that want the last room one waits, and then finds it taken.
    ///
    /// What begins before the scheme kept its records here is taken as it was; that a person is in one place holds for it too.
    ///
    /// - Parameter isChange: whether it was recorded before, otherwise than it is to be.
    /// - Throws: `StoreError.arrangementNotAllowed`; `StoreError.refused` for a carer or person who is not there.
    func admit(_ placing: Placing, rates: SchemeRates, isChange: Bool = false) throws {
        let isCarriedOver = try placing.whereabouts.from < recordsFrom()
        if !isCarriedOver { try hold(carer: placing.carerID) }
        try hold(person: placing.personID)
        let whereabouts = try whereabouts(besides: placing)
        guard !isCarriedOver else {
            return try allow(whereabouts.fault(with: placing.whereabouts).map { [$0] } ?? [])
        }
        let evidence = try evidence(for: placing, whereabouts: whereabouts, rates: rates)
        try allow(placing.faults(evidence))
        let id = placing.whereabouts.arrangementID
        let breaksCareRelief = placing.breaksCareRelief(in: evidence.home)
        if isChange {
            let carer = breaksCareRelief ? placing.carerID : nil
            _ = try connection.execute(PlacementTaskStatements.closeCareRelief, (id, carer))
        }
        if breaksCareRelief {
            _ = try connection.execute(
                PlacementTaskStatements.openCareRelief, (newIdentifier(), id, placing.carerID))
        }
        if case .placement = placing.whereabouts.kind, placing.kind == .crisis {
            _ = try open(
                StaffTask(
                    kind: .completeAgreements, carerID: placing.carerID, subjectID: id,
                    dueOn: placing.whereabouts.from + Self.crisisAgreementDays))
        }
    }

    /// Within how many days the agreements of a placement that began in a crisis are to be signed.
    private static var crisisAgreementDays: Int { 28 }

    /// Lets an arrangement that was allowed before have other days: the person is in one place, and the home has room.
    ///
    /// - Throws: `StoreError.arrangementNotAllowed`.
    func readmit(_ placing: Placing, isCarriedOver: Bool) throws {
        if !isCarriedOver { try hold(carer: placing.carerID) }
        try hold(person: placing.personID)
        let whereabouts = try whereabouts(besides: placing)
        let home = isCarriedOver ? HomeOccupancy() : try home(for: placing).home
        try allow(placing.roomFaults(in: home, whereabouts: whereabouts))
    }

    private func allow(_ faults: [Fault]) throws {
        guard faults.isEmpty else { throw StoreError.arrangementNotAllowed(faults) }
    }

    private func hold(carer: Identifier) throws {
        do {
            try holdEvidence(of: carer)
        } catch StoreError.notFound {
            throw StoreError.refused([.unknownReference("/carerId", "carer")])
        }
    }

    private func hold(person: Identifier) throws {
        guard try connection.first(PlacingStatements.holdPerson, person) != nil else {
            throw StoreError.refused([.unknownReference("/personId", "person")])
        }
    }

    private func evidence(
        for placing: Placing, whereabouts: [Whereabouts], rates: SchemeRates
    ) throws -> PlacingEvidence {
        let today = try today()
        let (state, home) = try home(for: placing)
        let days = placing.requirementDays(today: today)
        let isPlacement = placing.whereabouts.kind == .placement
        return PlacingEvidence(
            today: today, carerState: state, requirements: try requirements(of: placing.carerID, on: days), home: home,
            whereabouts: whereabouts, agreements: isPlacement ? try agreements(for: placing) : [],
            bandAgreements: isPlacement ? try bandAgreements(of: placing.personID) : [],
            pricedBands: rates.bandCodes(of: placing.whereabouts.kind))
    }

    /// The bands that were agreed for a person.
    func bandAgreements(of person: Identifier) throws -> [BandAgreement] {
        try connection.rows(ArrangementFacts.bandAgreements.list, (person, nil)).map(\.fact)
    }

    /// The agreements of the person with this carer: those that are younger than an earlier placement with them.
    private func agreements(for placing: Placing) throws -> [ArrangementAgreement] {
        let last = try connection.one(
            PlacingStatements.lastStart,
            (placing.personID, placing.carerID, placing.whereabouts.arrangementID, placing.whereabouts.from))
        return try connection.rows(ArrangementFacts.agreements.list, (placing.personID, nil)).map(\.fact).filter {
            agreement in
            agreement.carerID == placing.carerID && last.map { agreement.signedOn > $0 } ?? true
        }
    }

    private func home(for placing: Placing) throws -> (state: CarerState, home: HomeOccupancy) {
        let (household, state, peopleMax) = try connection.one(PlacingStatements.home, placing.carerID)
        guard let household else { return (state, HomeOccupancy()) }
        return (
            state,
            try occupancy(
                of: household, peopleMax: Int(peopleMax ?? 1), from: placing.whereabouts.from, carer: placing.carerID)
        )
    }

    /// Who is in a home from a day on, and who may be.
    ///
    /// - Parameter carer: one whose terms count although they do not live there, such as a support carer.
    func occupancy(
        of household: Identifier, peopleMax: Int, from day: CivilDate, carer: Identifier? = nil
    ) throws -> HomeOccupancy {
        let (terms, occupancies, elsewhere, siblings) = try connection.pipeline(
            PlacingStatements.terms.call((household, carer)), PlacingStatements.occupancies.call((household, day)),
            PlacingStatements.elsewhere.call((household, day)), PlacingStatements.siblings.call((household, day)))
        let policies = try facts(RequirementFacts.policies, of: principal.schemeID).map(\.fact)
        var carers: [HomeOccupancy.CarerTerms] = []
        for row in terms {
            if carers.last?.carerID != row.0 { carers.append(.init(carerID: row.0, terms: [], endedOn: row.1)) }
            carers[carers.count - 1].terms.append(
                ApprovalTerms(kinds: row.2, peopleMax: Int(row.3), bands: row.4, from: row.5, until: row.6))
        }
        return HomeOccupancy(
            peopleMax: peopleMax, schemeLimits: policies.map { .init(from: $0.from, peopleMax: $0.peopleMax) },
            carers: carers, occupancies: occupancies, elsewhere: elsewhere, siblings: Siblings(siblings))
    }

    /// Where the person is otherwise, as far as it may collide.
    private func whereabouts(besides placing: Placing) throws -> [Whereabouts] {
        if case .session(let from, _) = placing.whereabouts.kind {
            return try connection.rows(PlacingStatements.sessions, (placing.personID, from)).map { row in
                Whereabouts(session: row.0, startsAt: row.1, minutes: row.2.map(Int.init))
            }
        }
        var found: [Whereabouts] = []
        for row in try connection.rows(PlacingStatements.whereabouts, (placing.personID, placing.whereabouts.from)) {
            if found.last?.arrangementID != row.0 {
                found.append(
                    Whereabouts(arrangementID: row.0, kind: row.1 ? .placement : .stay, from: row.2, to: row.3))
            }
            guard let kind = row.4, let from = row.5 else { continue }
            found[found.count - 1].absences.append(Absence(kind: kind, from: from, to: row.6))
        }
        return found
    }
}

extension SchemeTransaction {
    /// A home day by day within [from, to): who is there, who may be, and how much room there is (3.6.1, 3.7.7).
    ///
    /// - Throws: `StoreError.notFound`.
    public func occupancy(
        ofHousehold id: Identifier, from: CivilDate?, to: CivilDate?
    ) throws -> (from: CivilDate, spans: [OccupancySpan]) {
        guard let peopleMax = try connection.first(PlacingStatements.peopleMax, id) else { throw StoreError.notFound }
        let from = try from ?? today()
        if let to, to <= from { throw StoreError.refused(DayCheck(today: from).interval(from: from, to: to)) }
        let home = try occupancy(of: id, peopleMax: Int(peopleMax), from: from)
        return (from, home.spans(from: from, to: to))
    }
}

extension Whereabouts {
    /// Day support; by the session only its beginning is known.
    init(session id: Identifier, startsAt: Instant, minutes: Int?) {
        let day = London.civilDate(of: startsAt)
        let end = Instant(
            microsecondsSinceEpoch: startsAt.microsecondsSinceEpoch + Int64(minutes ?? 0) * 60_000_000)
        self.init(arrangementID: id, kind: .session(from: startsAt, to: end), from: day, to: day + 1)
    }
}

extension SchemeRates {
    /// The codes in the price tables of one kind of arrangement.
    func bandCodes(of kind: Whereabouts.Kind) -> Set<String> {
        rateCards.reduce(into: Set()) { codes, card in
            switch kind {
            case .placement: codes.formUnion(card.weekly.keys)
            case .stay: codes.formUnion(card.night.keys)
            case .session:
                codes.formUnion(card.hour.keys)
                for table in card.session.values { codes.formUnion(table.keys) }
            }
        }
    }
}

extension Fault {
    /// That a record which is named is not there.
    static func unknownReference(_ pointer: String, _ what: String) -> Fault {
        Fault(
            pointer: pointer, code: "unknownReference",
            detail: "There is no \(what) with this id in this scheme. Add it first, or correct the id.")
    }
}
