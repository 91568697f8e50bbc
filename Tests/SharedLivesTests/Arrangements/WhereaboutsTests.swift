import SharedLives
import Testing

@Suite("Nobody is in two places") struct WhereaboutsTests {
    private static func at(
        _ kind: Whereabouts.Kind, _ from: CivilDate, _ to: CivilDate?, away: [Absence] = [], id: UInt64 = 1
    ) -> Whereabouts {
        Whereabouts(arrangementID: Identifier(high: 0, low: id), kind: kind, from: from, to: to, absences: away)
    }

    @Test("The day of leaving one place is the day of coming to the next")
    func leaving() {
        let first = Self.at(.placement, "2026-01-01", "2026-03-01")
        #expect(first.firstDay(alsoAt: Self.at(.placement, "2026-03-01", nil)) == nil)
        #expect(first.firstDay(alsoAt: Self.at(.placement, "2026-02-28", nil)) == "2026-02-28")
        #expect(first.firstDay(alsoAt: Self.at(.stay, "2026-02-27", "2026-03-02")) == "2026-02-27")
    }

    @Test("A stay during a placement is for nights on which the person is away from it, all of them")
    func away() {
        let break1 = Absence(kind: .carerBreak, from: "2026-05-01", to: "2026-05-05")
        let break2 = Absence(kind: .other, from: "2026-05-05", to: "2026-05-08")
        let stay = Self.at(.stay, "2026-05-02", "2026-05-08")
        func collides(_ away: [Absence]) -> CivilDate? {
            let placement = Self.at(.placement, "2026-01-01", nil, away: away)
            let day = placement.firstDay(alsoAt: stay)
            #expect(stay.firstDay(alsoAt: placement) == day)
            return day
        }
        #expect(collides([break1]) == "2026-05-05")
        #expect(collides([break2]) == "2026-05-02")
        #expect(collides([break2, break1]) == nil)
        #expect(collides([Absence(kind: .hospital, from: "2026-04-01", to: nil)]) == nil)
    }

    @Test("Day support is had from home; two of them at one time are two places")
    func sessions() {
        func session(_ from: Instant, _ to: Instant) -> Whereabouts {
            Self.at(.session(from: from, to: to), "2026-05-06", "2026-05-07")
        }
        let morning = session("2026-05-06T09:00:00Z", "2026-05-06T12:00:00Z")
        #expect(morning.firstDay(alsoAt: Self.at(.placement, "2026-01-01", nil)) == nil)
        #expect(morning.firstDay(alsoAt: session("2026-05-06T12:00:00Z", "2026-05-06T13:00:00Z")) == nil)
        #expect(morning.firstDay(alsoAt: session("2026-05-06T11:59:00Z", "2026-05-06T13:00:00Z")) == "2026-05-06")
        // By the session: only that they begin together is known.
        let halfDay = session("2026-05-06T09:00:00Z", "2026-05-06T09:00:00Z")
        #expect(halfDay.firstDay(alsoAt: halfDay) == "2026-05-06")
    }

    @Test("What is recorded of the same arrangement does not stand in its way; the sentence says what settles it")
    func itself() {
        let placement = Self.at(.placement, "2026-01-01", nil)
        #expect([placement].fault(with: Self.at(.placement, "2026-02-01", nil)) == nil)
        let other = [placement].fault(with: Self.at(.stay, "2026-02-01", "2026-02-03", id: 2))
        #expect(other?.code == "personInTwoPlaces" && other?.detail.contains("away from their placement") == true)
    }
}
