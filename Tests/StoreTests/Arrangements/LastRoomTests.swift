import Foundation
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

/// A home with one room, two carers who live there, and two people who look for one.
private struct LastRoom: Sendable {
    let carers: [Identifier]
    let people: [Identifier]
    let council: Identifier

    /// SQL with a number of such homes in a scheme, each with all that placements in the band low need from a day on.
    static func script(_ homes: [LastRoom], from day: CivilDate, _ scheme: TestScheme) -> String {
        var sql = """
            UPDATE scheme SET records_from = '\(day)' WHERE id = current_scheme_id();
            UPDATE household SET people_max = 1 WHERE scheme_id = current_scheme_id();
            """
        for (number, home) in homes.enumerated().dropFirst() {
            sql += """
                INSERT INTO household (id, address, postcode, locality, people_max) VALUES
                    (md5('home \(number)')::uuid, '1 Sorrel Row', 'QZ1 1AA', 'Quillbrook', 1);
                """
            for carer in home.carers {
                sql += """
                    INSERT INTO carer (id, household_id, kind, given_name, family_name, date_of_birth, state) VALUES
                        ('\(carer)', md5('home \(number)')::uuid, 'carer', 'Fern', 'Larkspur', '1970-02-03', 'approved');
                    INSERT INTO carer_state_change (id, carer_id, to_state, on_date, reason) VALUES
                        (gen_random_uuid(), '\(carer)', 'approved', '2019-04-01', 'Taken over.');
                    """
            }
            for person in home.people {
                sql += """
                    INSERT INTO person (id, given_name, family_name, date_of_birth, primary_support_reason) VALUES
                        ('\(person)', 'Kit', 'Cowslip', '1990-04-05', 'learningDisability');
                    """
            }
        }
        for home in homes {
            for carer in home.carers { sql += scheme.placeable(carer: "\(carer)") }
            for person in home.people { sql += scheme.agreements(of: person, with: home.carers, from: day) }
        }
        return sql
    }

    func place(_ fixture: StoreFixture, person: Int, carer: Int, on day: CivilDate) async throws -> StoreError? {
        let placement = Placement(
            personID: people[person], carerID: carers[carer], councilID: council, start: day)
        let facts = PlacementFacts(
            id: "new", carer: placement.carerID.description, start: day, bands: [DatedBand(from: day, band: "low")])
        return try await refusal { _ = try await fixture.act { try $0.add(placement, with: facts) } }
    }

    func stay(_ fixture: StoreFixture, person: Int, carer: Int, on day: CivilDate) async throws -> StoreError? {
        let stay = Stay(
            personID: people[person], carerID: carers[carer], councilID: council, arrive: day, depart: day + 3,
            band: "A", startsAt: London.instant(of: day, hour: 15, minute: 0))
        return try await refusal { _ = try await fixture.act { try $0.add(stay) } }
    }

    private static let empty = Query<[Identifier], Int>(
        "last_room_empty",
        """
        WITH band AS (
                DELETE FROM placement_band USING placement
                WHERE placement.id = placement_id AND placement.person_id = ANY ($1)),
            placed AS (DELETE FROM placement WHERE person_id = ANY ($1) RETURNING id),
            stayed AS (DELETE FROM stay WHERE person_id = ANY ($1) RETURNING id)
        SELECT (SELECT count(*) FROM placed) + (SELECT count(*) FROM stayed)
        """)

    /// Empties the home for the next two, and tells how many arrangements there were.
    func empty(_ fixture: StoreFixture, _ pool: Pool) async throws -> Int {
        let open = "SELECT set_config('sharedlives.scheme_id', '\(fixture.scheme.id)', true)"
        return try await pool.withConnection { connection in
            try connection.transaction {
                try connection.script(open)
                return try connection.one(Self.empty, people)
            }
        }
    }
}

/// Two coordinators, the last room, the same moment.
@Suite(.timeLimit(.minutes(5))) struct LastRoomTests {
    /// How often the two meet: LAST_ROOM_ROUNDS=1000 for the thousand.
    private static let rounds = Int(ProcessInfo.processInfo.environment["LAST_ROOM_ROUNDS"] ?? "") ?? 200

    private static func home(_ fixture: StoreFixture) -> LastRoom {
        LastRoom(
            carers: [0, 1].map(fixture.carer), people: [0, 1].map { fixture.person($0) }, council: fixture.council)
    }

    /// The first home is the small scheme's own.
    private static func homes(_ fixture: StoreFixture) -> [LastRoom] {
        [home(fixture)]
            + (1...3 as ClosedRange<UInt64>).map { number in
                LastRoom(
                    carers: [Identifier(high: number, low: 1), Identifier(high: number, low: 2)],
                    people: [Identifier(high: number, low: 3), Identifier(high: number, low: 4)],
                    council: fixture.council)
            }
    }

    /// Two who want the room, so often, one pair after the other.
    private static func meet(
        in room: LastRoom, rounds: Int, _ fixture: StoreFixture, _ superuser: Pool
    ) async throws {
        let today = WallClock.today()
        for round in 0..<rounds {
            // Of two placements or a placement and a stay, with one carer of the home or with two.
            async let first = room.place(fixture, person: 0, carer: 0, on: today + 2)
            async let second =
                round % 4 < 2
                ? room.place(fixture, person: 1, carer: round % 2, on: today + 1)
                : room.stay(fixture, person: 1, carer: round % 2, on: today + 1)
            let refusals = try await [first, second]
            #expect(refusals.count { $0 == nil } == 1, "\(refusals)")
            let told = refusals.compactMap { $0 }.flatMap(\.brief)
            #expect(told.allSatisfy { $0.hasSuffix(" homeFullByScheme") } && told.count == 1, "\(told)")
            #expect(try await room.empty(fixture, superuser) == 1)
        }
    }

    @Test("One of two gets the last room, and the other is told why, every time")
    func lastRoom() async throws {
        try await StoreFixture.with(connectionsMax: 8) { fixture in
            let homes = Self.homes(fixture)
            try await fixture.script(LastRoom.script(homes, from: WallClock.today(), fixture.scheme))
            let superuser = try fixture.database.pool(as: .superuser, connectionsMax: 4)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for home in homes {
                    group.addTask {
                        try await Self.meet(in: home, rounds: Self.rounds / homes.count, fixture, superuser)
                    }
                }
                try await group.waitForAll()
            }
            await superuser.shutdown()
        }
    }

    @Test("One person whom two coordinators place in two homes at once gets one of them")
    func onePerson() async throws {
        try await StoreFixture.with { fixture in
            let today = WallClock.today()
            let room = Self.home(fixture)
            try await fixture.script(LastRoom.script([room], from: today, fixture.scheme))
            for _ in 0..<10 {
                async let home = room.place(fixture, person: 0, carer: 0, on: today + 1)
                async let away = room.stay(fixture, person: 0, carer: 1, on: today + 2)
                let refusals = try await [home, away]
                #expect(refusals.compactMap { $0 }.flatMap(\.brief).contains("/personId personInTwoPlaces"))
                #expect(refusals.count { $0 == nil } == 1)
                try await fixture.script("DELETE FROM placement_band; DELETE FROM placement; DELETE FROM stay;")
            }
        }
    }
}

extension TestScheme {
    /// SQL with a person's agreements with carers and the band low.
    fileprivate func agreements(of person: Identifier, with carers: [Identifier], from day: CivilDate) -> String {
        var sql = """
            INSERT INTO band_agreement (id, person_id, council_id, band, from_date, scheme_signatory, scheme_signed_on,
                council_signatory, council_signed_on)
                SELECT gen_random_uuid(), '\(person)', id, 'low', '2023-06-01', 'Ivy', '2023-06-01', 'Jay', '2023-06-01'
                FROM council WHERE scheme_id = current_scheme_id();
            """
        for carer in carers {
            sql += """
                INSERT INTO arrangement_agreement (id, person_id, kind, carer_id, points, person_signed_on,
                    carer_signed_on, scheme_signed_on)
                    SELECT gen_random_uuid(), '\(person)', kind, '\(carer)', points::text[], '\(day)', '\(day)', '\(day)'
                    FROM (VALUES ('service', '{responsibilities,expectations,careAndSupportPlan}'),
                        ('licence', '{legalStatus,useOfProperty,noticePeriod,useOfKitchen,restrictions,visitors}'))
                        AS agreement (kind, points);
                """
        }
        return sql
    }
}
