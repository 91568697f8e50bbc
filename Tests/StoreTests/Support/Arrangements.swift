import SharedLives
import Store

extension StoreFixture {
    /// A placement of the first person with the first carer.
    func placement(
        person: Int = 0, carer: Int = 0, start: String = "2026-01-05", end: PlacementEnd? = nil
    ) -> Placement {
        Placement(
            personID: self.person(person), carerID: self.carer(carer), councilID: council, start: day(start), end: end,
            isCarriedOver: true)
    }

    /// Adds a placement in one band from its start.
    func addPlacement(
        person: Int = 0, carer: Int = 0, start: String = "2026-01-05", band: String = "low",
        contributions: [DatedContribution] = [], absences: [Absence] = [], end: PlacementEnd? = nil
    ) async throws -> PlacementRecord {
        let placement = placement(person: person, carer: carer, start: start, end: end)
        let facts = PlacementFacts(
            id: "new", carer: placement.carerID.description, start: placement.start,
            bands: [DatedBand(from: placement.start, band: band)], contributions: contributions, absences: absences,
            end: end)
        return try await act { try $0.add(placement, with: facts) }
    }

    func stay(
        person: Int = 1, carer: Int = 1, arrive: String = "2026-05-01", depart: String = "2026-05-04",
        band: String = "A", startsAt: String? = nil, miles: Int? = nil, outcome: BookingOutcome = BookingOutcome()
    ) -> Stay {
        Stay(
            personID: self.person(person), carerID: self.carer(carer), councilID: council, arrive: day(arrive),
            depart: day(depart), band: band,
            startsAt: startsAt.map(instant) ?? London.instant(of: day(arrive), hour: 15, minute: 0), miles: miles,
            outcome: outcome, isCarriedOver: true)
    }

    func session(
        person: Int = 2, carer: Int = 1, startsAt: String = "2026-05-06T09:30:00+01:00",
        length: SessionFacts.Length = .minutes(165), band: String = "B", outcome: BookingOutcome = BookingOutcome()
    ) -> Session {
        Session(
            personID: self.person(person), carerID: self.carer(carer), councilID: council,
            startsAt: instant(startsAt), length: length, band: band, outcome: outcome, isCarriedOver: true)
    }
}

extension PlacementRecord {
    var id: Identifier { placement.id }
    var version: Int32 { placement.version }
}
