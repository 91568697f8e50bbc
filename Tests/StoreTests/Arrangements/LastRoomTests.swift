import Foundation
import SharedLives
import Store
import TestSupport
import Testing

/// Two coordinators, the last room, the same moment.
@Suite(.timeLimit(.minutes(5))) struct LastRoomTests {
    /// How often the two meet: a hundred times with all other tests, as often as wanted by themselves.
    private static let rounds = Int(ProcessInfo.processInfo.environment["LAST_ROOM_ROUNDS"] ?? "") ?? 100

    private static func place(
        _ fixture: StoreFixture, person: Int, carer: Int, on day: CivilDate
    ) async throws -> StoreError? {
        let placement = Placement(
            personID: fixture.person(person), carerID: fixture.carer(carer), councilID: fixture.council, start: day)
        let facts = PlacementFacts(
            id: "new", carer: placement.carerID.description, start: day, bands: [DatedBand(from: day, band: "low")])
        return try await refusal { _ = try await fixture.act { try $0.add(placement, with: facts) } }
    }

    private static func stay(
        _ fixture: StoreFixture, person: Int, carer: Int, on day: CivilDate
    ) async throws -> StoreError? {
        let stay = Stay(
            personID: fixture.person(person), carerID: fixture.carer(carer), councilID: fixture.council, arrive: day,
            depart: day + 3, band: "A", startsAt: London.instant(of: day, hour: 15, minute: 0))
        return try await refusal { _ = try await fixture.act { try $0.add(stay) } }
    }

    @Test("One of two gets the last room, and the other is told why, every time")
    func lastRoom() async throws {
        try await StoreFixture.with { fixture in
            let today = WallClock.today()
            try await fixture.script(fixture.scheme.agreements(of: [0, 1], with: [0, 1], from: today))
            for round in 0..<Self.rounds {
                // Of two placements or a placement and a stay, with one carer of the home or with two.
                async let first = Self.place(fixture, person: 0, carer: 0, on: today + 2)
                async let second =
                    round % 4 < 2
                    ? Self.place(fixture, person: 1, carer: round % 2, on: today + 1)
                    : Self.stay(fixture, person: 1, carer: round % 2, on: today + 1)
                let refusals = try await [first, second]
                #expect(refusals.count { $0 == nil } == 1, "\(refusals)")
                let told = refusals.compactMap { $0 }.flatMap(\.brief)
                #expect(told.allSatisfy { $0.hasSuffix(" homeFullByScheme") } && told.count == 1, "\(told)")
                let people = try await fixture.number(
                    "SELECT (SELECT count(*) FROM placement) + (SELECT count(*) FROM stay)")
                #expect(people == 1)
                try await fixture.script("DELETE FROM placement_band; DELETE FROM placement; DELETE FROM stay;")
            }
        }
    }

    @Test("One person whom two coordinators place in two homes at once gets one of them")
    func onePerson() async throws {
        try await StoreFixture.with { fixture in
            let today = WallClock.today()
            try await fixture.script(fixture.scheme.agreements(of: [0], with: [0, 1], from: today))
            for _ in 0..<10 {
                async let home = Self.place(fixture, person: 0, carer: 0, on: today + 1)
                async let away = Self.stay(fixture, person: 0, carer: 1, on: today + 2)
                let refusals = try await [home, away]
                #expect(refusals.compactMap { $0 }.flatMap(\.brief).contains("/personId personInTwoPlaces"))
                #expect(refusals.count { $0 == nil } == 1)
                try await fixture.script("DELETE FROM placement_band; DELETE FROM placement; DELETE FROM stay;")
            }
        }
    }
}

extension TestScheme {
    /// SQL with all that placements in the band low need from a day on, in a home with one room.
    fileprivate func agreements(of people: [Int], with carers: [Int], from day: CivilDate) -> String {
        var sql = """
            UPDATE scheme SET records_from = '\(day)' WHERE id = current_scheme_id();
            UPDATE household SET people_max = 1 WHERE scheme_id = current_scheme_id();
            """
        for carer in carers { sql += placeable(carer: "\(self.carers[carer])") }
        for person in people.map({ self.people[$0] }) {
            sql += """
                INSERT INTO band_agreement (id, person_id, council_id, band, from_date, scheme_signatory, scheme_signed_on,
                    council_signatory, council_signed_on)
                    SELECT gen_random_uuid(), '\(person)', id, 'low', '2023-06-01', 'Ivy', '2023-06-01', 'Jay', '2023-06-01'
                    FROM council WHERE scheme_id = current_scheme_id();
                """
            for carer in carers.map({ self.carers[$0] }) {
                sql += """
                    INSERT INTO arrangement_agreement (id, person_id, kind, carer_id, points, person_signed_on,
                        carer_signed_on, scheme_signed_on)
                        SELECT gen_random_uuid(), '\(person)', kind, '\(carer)', points::text[], '\(day)', '\(day)', '\(day)'
                        FROM (VALUES ('service', '{responsibilities,expectations,careAndSupportPlan}'),
                            ('licence', '{legalStatus,useOfProperty,noticePeriod,useOfKitchen,restrictions,visitors}'))
                            AS agreement (kind, points);
                    """
            }
        }
        return sql
    }
}
