import SharedLives
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct BookingTests {
    private static let cancelled = BookingOutcome(
        cancelledAt: instant("2026-04-30T15:00:00+01:00"), cancelledBy: .council)

    @Test("A stay is booked, cancelled, taken back and missed, version by version")
    func stay() async throws {
        try await StoreFixture.with { fixture in
            let stay = fixture.stay(miles: 23)
            let added = try await fixture.act { try $0.add(stay) }
            #expect((added.version, added.value) == (1, stay))
            #expect(try await fixture.read(Stays.find(added.id))?.value == stay)
            let outcomes = [Self.cancelled, BookingOutcome(), BookingOutcome(notArrived: true)]
            for (version, outcome) in zip(Int32(1)..., outcomes) {
                let changed = try await fixture.act { try $0.changeStay(added.id, at: [version], to: outcome) }
                #expect((changed.version, changed.value.outcome) == (version + 1, outcome))
            }
            let stale = try await refusal {
                _ = try await fixture.act { try $0.changeStay(added.id, at: [1], to: BookingOutcome()) }
            }
            #expect(stale == .stale(currentVersion: 4))
        }
    }

    @Test("A session is booked by the minute or by the session, and cancelled")
    func session() async throws {
        try await StoreFixture.with { fixture in
            for length in [SessionFacts.Length.minutes(1_440), .session("halfDay")] {
                let session = fixture.session(length: length)
                let added = try await fixture.act { try $0.add(session) }
                #expect(try await fixture.read(Sessions.find(added.id))?.value == session)
                let changed = try await fixture.act {
                    try $0.changeSession(added.id, at: [1], to: Self.cancelled)
                }
                #expect((changed.version, changed.value.outcome) == (2, Self.cancelled))
            }
        }
    }

    @Test("A booking that contradicts itself is refused with every fault")
    func contradictions() async throws {
        try await StoreFixture.with { fixture in
            func refusalOfStay(_ stay: Stay) async throws -> [String]? {
                try await refusal { _ = try await fixture.act { try $0.add(stay) } }?.brief.sorted()
            }
            func refusalOfSession(_ session: Session) async throws -> [String]? {
                try await refusal { _ = try await fixture.act { try $0.add(session) } }?.brief.sorted()
            }
            #expect(try await refusalOfStay(fixture.stay(depart: "2026-05-01")) == ["/depart nightsOutOfRange"])
            #expect(try await refusalOfStay(fixture.stay(depart: "2026-05-30")) == ["/depart nightsOutOfRange"])
            #expect(try await refusalOfStay(fixture.stay(band: "Z")) == ["/band noPrice"])
            #expect(
                try await refusalOfStay(fixture.stay(startsAt: "2026-05-02T00:30:00+01:00", miles: 10_001))
                    == ["/arrive arrivalOnAnotherDate", "/miles numberTooLarge"])
            let impossible = BookingOutcome(
                cancelledAt: instant("2026-05-01T15:00:00+01:00"), cancelledBy: nil, notArrived: true)
            #expect(
                try await refusalOfStay(fixture.stay(outcome: impossible))
                    == ["/cancelledAt cancelledNotBeforeStart", "/notArrived cancelledAndNotArrived"])
            #expect(try await refusalOfSession(fixture.session(length: .minutes(0))) == ["/minutes minutesOutOfRange"])
            #expect(
                try await refusalOfSession(fixture.session(length: .minutes(1_441))) == ["/minutes minutesOutOfRange"])
            #expect(try await refusalOfSession(fixture.session(length: .session("night"))) == ["/session noPrice"])
            #expect(
                try await refusalOfSession(fixture.session(outcome: BookingOutcome(cancelledBy: .person)))
                    == ["/cancelledBy cancelledByWithoutCancelledAt"])
            let bookings = try await fixture.number(
                "SELECT (SELECT count(*) FROM stay) + (SELECT count(*) FROM session)")
            #expect(bookings == 0)
        }
    }

    @Test("One person does not stay in two places, unless one of the stays was cancelled")
    func onePlace() async throws {
        try await StoreFixture.with { fixture in
            let first = try await fixture.act { [fixture] in try $0.add(fixture.stay()) }
            let second = fixture.stay(carer: 2, arrive: "2026-05-03", depart: "2026-05-05")
            let refused = try await refusal { _ = try await fixture.act { try $0.add(second) } }
            #expect(refused?.brief == ["/personId personInTwoPlaces"])
            _ = try await fixture.act { try $0.changeStay(first.id, at: nil, to: Self.cancelled) }
            _ = try await fixture.act { try $0.add(second) }
            let takenBack = try await refusal {
                _ = try await fixture.act { try $0.changeStay(first.id, at: nil, to: BookingOutcome()) }
            }
            #expect(takenBack?.brief == ["/personId personInTwoPlaces"])
        }
    }
}
