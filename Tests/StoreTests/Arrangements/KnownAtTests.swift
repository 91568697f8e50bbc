import Postgres
import SharedLives
import TestSupport
import Testing

@testable import Store

/// No history is overwritten: any placement can be read as it was known on a day.
@Suite(.timeLimit(.minutes(5))) struct KnownAtTests {
    /// Acts as if it were another time.
    private static func act<Answer: Sendable>(
        _ fixture: StoreFixture, at time: String, _ work: @escaping @Sendable (SchemeTransaction) throws -> Answer
    ) async throws -> Answer {
        try await fixture.act { transaction in
            try transaction.connection.script("SELECT set_config('sharedlives.instant', '\(time)', true)")
            return try work(transaction)
        }
    }

    @Test("A placement is shown as it was known: facts not yet recorded are not there, facts withdrawn later are")
    func facts() async throws {
        try await StoreFixture.with { fixture in
            let placement = fixture.placement()
            let facts = PlacementFacts(
                id: "new", carer: placement.carerID.description, start: placement.start,
                bands: [DatedBand(from: placement.start, band: "low")])
            let id = try await Self.act(fixture, at: "2026-01-02T09:00:00Z") { try $0.add(placement, with: facts).id }
            let hospital = Absence(kind: .hospital, from: day("2026-02-01"), to: nil)
            let absence = try await Self.act(fixture, at: "2026-02-02T09:00:00Z") {
                try $0.add(.absence(hospital), to: id).absences[0].id
            }
            let band = try await Self.act(fixture, at: "2026-03-01T09:00:00Z") { transaction in
                _ = try transaction.withdraw(.absence, absence, of: id, at: nil)
                return try transaction.add(.band(DatedBand(from: day("2026-02-01"), band: "high")), to: id).bands[1].id
            }
            try await Self.act(fixture, at: "2026-04-01T09:00:00Z") {
                _ = try $0.withdraw(.band, band, of: id, at: nil)
            }
            func known(_ at: String?) async throws -> [String] {
                let record = try await fixture.act { try $0.placement(id, knownAt: at.map(instant)) }
                return record.bands.map(\.fact.band) + record.absences.map(\.fact.kind.rawValue)
                    + ["version \(record.version)"]
            }
            let early = try await refusal { _ = try await known("2026-01-02T08:59:59Z") }
            #expect(early == .notFound)
            #expect(try await known("2026-01-02T09:00:00Z") == ["low", "version 1"])
            #expect(try await known("2026-02-02T08:59:59.999999Z") == ["low", "version 1"])
            #expect(try await known("2026-02-02T09:00:00Z") == ["low", "hospital", "version 2"])
            #expect(try await known("2026-03-01T08:59:59Z") == ["low", "hospital", "version 2"])
            #expect(try await known("2026-03-01T09:00:00Z") == ["low", "high", "version 4"])
            #expect(try await known("2026-04-01T09:00:00Z") == ["low", "version 5"])
            #expect(try await known(nil) == ["low", "version 5"])
            #expect(try await known("2999-01-01T00:00:00Z") == ["low", "version 5"])
        }
    }

    @Test("Ends as they were known come from the audit trail: recorded, corrected, taken back")
    func ends() async throws {
        try await StoreFixture.with { fixture in
            let id = try await Self.act(fixture, at: "2026-01-02T09:00:00Z") { [fixture] transaction in
                let placement = fixture.placement()
                let facts = PlacementFacts(
                    id: "new", carer: placement.carerID.description, start: placement.start,
                    bands: [DatedBand(from: placement.start, band: "low")])
                return try transaction.add(placement, with: facts).id
            }
            let moved = PlacementEnd(date: day("2026-02-20"), reason: .movedOn)
            let died = PlacementEnd(date: day("2026-02-18"), reason: .death)
            for (time, end) in [("2026-03-01", moved), ("2026-04-01", died), ("2026-05-01", nil)] {
                try await Self.act(fixture, at: "\(time)T09:00:00Z") { _ = try $0.end(id, at: nil, end) }
            }
            func known(_ at: String) async throws -> PlacementEnd? {
                try await fixture.act { try $0.placement(id, knownAt: instant(at)) }.placement.value.end
            }
            #expect(try await known("2026-02-28T00:00:00Z") == nil)
            #expect(try await known("2026-03-01T09:00:00Z") == moved)
            #expect(try await known("2026-04-30T00:00:00Z") == died)
            #expect(try await known("2026-05-02T00:00:00Z") == nil)
        }
    }
}
