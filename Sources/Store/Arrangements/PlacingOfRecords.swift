import SharedLives

// What the rules of placing see of each kind of record.

extension Placing {
    init(_ placement: Placement, id: Identifier, _ facts: PlacementFacts) {
        self.init(
            kind: placement.kind,
            whereabouts: Whereabouts(
                arrangementID: id, kind: .placement, from: placement.start, to: placement.end?.date,
                absences: facts.absences),
            personID: placement.personID, carerID: placement.carerID, councilID: placement.councilID,
            bands: facts.bands.enumerated().map { index, band in
                Band(code: band.band, from: band.from, pointer: "/bands/\(index)/band")
            }, dayPointer: "/start")
    }

    init(_ stay: Stay, id: Identifier) {
        self.init(
            kind: stay.kind,
            whereabouts: Whereabouts(arrangementID: id, kind: .stay, from: stay.arrive, to: stay.depart),
            personID: stay.personID, carerID: stay.carerID, councilID: stay.councilID,
            bands: [Band(code: stay.band, from: stay.arrive, pointer: "/band")], dayPointer: "/arrive")
    }

    init(_ session: Session, id: Identifier) {
        let minutes: Int? = if case .minutes(let minutes) = session.length { minutes } else { nil }
        let whereabouts = Whereabouts(session: id, startsAt: session.startsAt, minutes: minutes)
        self.init(
            kind: .daySupport, whereabouts: whereabouts, personID: session.personID, carerID: session.carerID,
            councilID: session.councilID, bands: [Band(code: session.band, from: whereabouts.from, pointer: "/band")],
            dayPointer: "/startsAt")
    }
}
