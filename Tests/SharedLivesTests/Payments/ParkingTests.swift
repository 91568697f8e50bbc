import SharedLives
import Testing

/// One carer's contradiction stops nobody else's payment.
@Suite struct ParkingTests {
    @Test func carersWhoseFactsContradictAreLeftOutWhole() {
        let facts = Somerset.month(
            placements: [
                Somerset.placement("low", id: "p1", carer: "c1"), Somerset.placement("silver", id: "p2", carer: "c2"),
            ],
            stays: [
                Somerset.stay("A", "2026-10-09", "2026-10-11", id: "s1", carer: "c2"),
                Somerset.stay("A", "2026-10-09", "2026-10-09", id: "s2", carer: "c3"),
            ],
            sessions: [
                Somerset.session("A", "2026-10-06T09:30:00Z", .minutes(60), id: "d1", carer: "c1"),
                Somerset.session("A", "2026-10-06T09:30:00Z", .minutes(0), id: "d2", carer: "c2"),
            ])
        let (payable, parked) = facts.parkingCarers()
        #expect(payable.faults() == [])
        #expect(payable.calculate().lines.map(\.subject) == ["d1", "p1"])
        #expect(parked.map(\.carer) == ["c2", "c3"])
        #expect(
            parked.flatMap(\.faults).map { "\($0.subject) \($0.fault.pointer) \($0.fault.code)" } == [
                "p2 /bands/0/band noPrice", "d2 /minutes minutesOutOfRange", "s2 /depart nightsOutOfRange",
            ])
    }

    @Test func factsThatAgreeStayAsTheyAre() {
        let (payable, parked) = RequestExampleTests.facts.parkingCarers()
        #expect(payable == RequestExampleTests.facts)
        #expect(parked == [])
    }

    @Test func commonFaultsAreNobodysOwn() {
        var facts = RequestExampleTests.facts
        facts.policy.absencePaidDays = -1
        #expect(facts.commonFaults().map(\.pointer) == ["/policy/absencePaidDays"])
        #expect(facts.parkingCarers().parked == [])
    }
}
