import Postgres
import SharedLives

/// What a change makes to be worked out anew.
struct MatchingMark: Sendable {
    let id: Int64
    let carer: Identifier?
    let household: Identifier?
}

enum MatchingWorkStatements {
    /// Whether anything is to be worked out anew.
    static let isDue = Query<CivilDate, Bool>(
        "carer_matching_is_due",
        """
        SELECT EXISTS (SELECT FROM carer_matching_mark WHERE scheme_id = current_scheme_id())
            OR EXISTS (SELECT FROM carer_matching WHERE scheme_id = current_scheme_id() AND stale_date <= $1)
        """)

    /// One at a time for each scheme: what the later one reads is then what the earlier one has left.
    static let lock = Query<(), Bool>(
        "carer_matching_lock",
        """
        SELECT pg_advisory_xact_lock(hashtextextended('carer_matching ' || current_scheme_id()::text, 0)) IS NOT NULL
        """)

    static let marks = Query<(), (Int64, Identifier?, Identifier?)>(
        "carer_matching_marks",
        "SELECT id, carer_id, household_id FROM carer_matching_mark WHERE scheme_id = current_scheme_id()"
    ).map { MatchingMark(id: $0.0, carer: $0.1, household: $0.2) }

    /// The carers whom marks mean: those who are named, with everybody in their homes, or all; and those whose day has come.
    static let meant = Query<(Bool, [Identifier], [Identifier], CivilDate), Identifier>(
        "carer_matching_meant",
        """
        SELECT carer.id FROM carer
        WHERE carer.scheme_id = current_scheme_id() AND ($1 OR carer.id = ANY ($2) OR carer.household_id = ANY ($3)
            OR carer.household_id IN (
                SELECT other.household_id FROM carer AS other
                WHERE other.scheme_id = current_scheme_id() AND other.id = ANY ($2))
            OR carer.id IN (
                SELECT stale.id FROM carer_matching AS stale
                WHERE stale.scheme_id = current_scheme_id() AND stale.stale_date <= $4))
        ORDER BY carer.id
        """)

    /// The terms of all present carers of some homes: those of one limit the others' people too.
    static let terms = Query<
        [Identifier], (Identifier, Identifier, [ArrangementKind], Int16, [String], CivilDate, CivilDate?)
    >(
        "carer_matching_terms",
        """
        SELECT carer.household_id, carer.id, terms.kinds, terms.people_max, terms.bands, terms.from_date,
            terms.until_date
        FROM carer JOIN approval_terms AS terms
            ON terms.scheme_id = current_scheme_id() AND terms.carer_id = carer.id AND terms.withdrawn_at IS NULL
        WHERE carer.scheme_id = current_scheme_id() AND carer.household_id = ANY ($1)
            AND carer.state IN ('approved', 'suspended')
        ORDER BY terms.from_date, terms.id
        """)

    typealias ProfileRow = (Identifier, CivilDate, [String], [String], [String], [String], [String], String?)

    static let profiles = Query<[Identifier], ProfileRow>(
        "carer_matching_profiles",
        """
        SELECT carer_id, from_date, skills, experience, interests, languages, cultures, faith FROM carer_profile
        WHERE scheme_id = current_scheme_id() AND carer_id = ANY ($1) AND withdrawn_at IS NULL ORDER BY from_date
        """)

    static let offers = Query<[Identifier], (Identifier, ArrangementKind, CivilDate, CivilDate?, [Int16])>(
        "carer_matching_offers",
        """
        SELECT carer_id, kind, from_date, to_date, weekdays FROM carer_offer
        WHERE scheme_id = current_scheme_id() AND carer_id = ANY ($1) AND withdrawn_at IS NULL ORDER BY from_date, id
        """)

    typealias HomeRow = (
        Identifier, CivilDate, Int32?, Int32?, HouseholdProfile.Company, Bool, [String], [String], [String], String?,
        [String]
    )

    static let homes = Query<[Identifier], HomeRow>(
        "carer_matching_homes",
        """
        SELECT household_id, from_date, latitude_microdegrees, longitude_microdegrees, company, has_smokers, pets,
            languages, cultures, faith, interests
        FROM household_profile
        WHERE scheme_id = current_scheme_id() AND household_id = ANY ($1) AND withdrawn_at IS NULL ORDER BY from_date
        """)

    static let rooms = Query<[Identifier], (Identifier, CivilDate, CivilDate?, Bool, Bool, Bool)>(
        "carer_matching_rooms",
        """
        SELECT household_id, from_date, to_date, is_step_free, has_own_bathroom, has_own_sitting_place
        FROM household_room
        WHERE scheme_id = current_scheme_id() AND household_id = ANY ($1) AND withdrawn_at IS NULL
        ORDER BY from_date, id
        """)

    static let limits = Query<[Identifier], (Identifier, Int16)>(
        "carer_matching_limits",
        "SELECT id, people_max FROM household WHERE scheme_id = current_scheme_id() AND id = ANY ($1)")

    /// Who lives or stays in homes on a day or after it.
    static let occupants = Query<
        ([Identifier], CivilDate), (Identifier, Identifier, Identifier, CivilDate, CivilDate?)
    >(
        "carer_matching_occupants",
        """
        SELECT carer.household_id, placement.id, placement.person_id, placement.start_date, placement.end_date
        FROM carer JOIN placement ON placement.scheme_id = current_scheme_id() AND placement.carer_id = carer.id
        WHERE carer.scheme_id = current_scheme_id() AND carer.household_id = ANY ($1)
            AND (placement.end_date IS NULL OR placement.end_date > $2)
        UNION ALL
        SELECT carer.household_id, stay.id, stay.person_id, stay.arrive_date, stay.depart_date
        FROM carer JOIN stay ON stay.scheme_id = current_scheme_id() AND stay.carer_id = carer.id
        WHERE carer.scheme_id = current_scheme_id() AND carer.household_id = ANY ($1)
            AND stay.depart_date > $2 AND stay.cancelled_at IS NULL AND NOT stay.not_arrived
        """)

    static let write = Command<([Identifier], [Bytes], [CivilDate])>(
        "carer_matching_write",
        """
        INSERT INTO carer_matching (id, facts, stale_date) SELECT * FROM unnest($1::uuid[], $2::bytea[], $3::date[])
        ON CONFLICT ON CONSTRAINT carer_matching_pkey
            DO UPDATE SET facts = EXCLUDED.facts, stale_date = EXCLUDED.stale_date
        """)

    /// Whoever is no carer of the scheme's any more is not looked at.
    static let remove = Command<[Identifier]>(
        "carer_matching_remove", "DELETE FROM carer_matching WHERE scheme_id = current_scheme_id() AND id = ANY ($1)")

    static let clear = Command<[Int64]>(
        "carer_matching_clear",
        "DELETE FROM carer_matching_mark WHERE scheme_id = current_scheme_id() AND id = ANY ($1)")

    static let all = [
        isDue.statement, lock.statement, marks.statement, meant.statement, terms.statement, profiles.statement,
        offers.statement, homes.statement, rooms.statement, limits.statement, occupants.statement, write.statement,
        remove.statement, clear.statement,
    ]
}

extension SchemeTransaction {
    /// How many carers are worked out with one reading of their facts.
    private static let carersAtOnce = 250

    /// Works out anew what has changed of carers since it was done last. A scheme-wide change means every carer of the scheme once;
    /// nearly always there is nothing to do.
    ///
    /// Marks are read before the facts: what is changed in between is marked again, and done again the next time.
    func refreshMatching(on today: CivilDate) throws {
        guard try connection.one(MatchingWorkStatements.isDue, today) else { return }
        _ = try connection.one(MatchingWorkStatements.lock, ())
        let marks = try connection.rows(MatchingWorkStatements.marks, ())
        let isForAll = marks.contains { $0.carer == nil && $0.household == nil }
        let meant = try connection.rows(
            MatchingWorkStatements.meant,
            (
                isForAll, isForAll ? [] : Set(marks.compactMap(\.carer)).sorted(),
                isForAll ? [] : Set(marks.compactMap(\.household)).sorted(), today
            ))
        var rest = meant[...]
        while !rest.isEmpty {
            try work(out: Array(rest.prefix(Self.carersAtOnce)), on: today)
            rest = rest.dropFirst(Self.carersAtOnce)
        }
        if !marks.isEmpty { _ = try connection.execute(MatchingWorkStatements.clear, marks.map(\.id)) }
    }

    private func work(out ids: [Identifier], on today: CivilDate) throws {
        let facts = try matchingFacts(of: ids, on: today)
        let never = CivilDate(year: 9999, month: 12, day: 31)!
        _ = try connection.execute(
            MatchingWorkStatements.write,
            (
                facts.map(\.id), facts.map { Bytes(MatchingCarerCode.bytes($0.carer(on: today))) },
                facts.map { $0.staleDay(after: today) ?? never }
            ))
        let found = Set(facts.map(\.id))
        let gone = ids.filter { !found.contains($0) }
        if !gone.isEmpty { _ = try connection.execute(MatchingWorkStatements.remove, gone) }
    }

    /// The facts of those among these carers who are approved or suspended.
    private func matchingFacts(of ids: [Identifier], on today: CivilDate) throws -> [MatchingFactsOfCarer] {
        let (carers, policies) = try CarerRegister.evidence(connection.rows(CarerEvidenceStatements.some, ids))
        let homes = Set(carers.compactMap(\.row.parent)).sorted()
        let (terms, profiles, offers, homeProfiles, rooms, limits, occupants) = try connection.pipeline(
            MatchingWorkStatements.terms.call(homes), MatchingWorkStatements.profiles.call(ids),
            MatchingWorkStatements.offers.call(ids), MatchingWorkStatements.homes.call(homes),
            MatchingWorkStatements.rooms.call(homes), MatchingWorkStatements.limits.call(homes),
            MatchingWorkStatements.occupants.call((homes, today)))
        let termsOf = Dictionary(grouping: terms, by: \.1).mapValues { rows in
            rows.map { row in
                ApprovalTerms(kinds: row.2, peopleMax: Int(row.3), bands: row.4, from: row.5, until: row.6)
            }
        }
        let carersOf = Dictionary(grouping: terms, by: \.0).mapValues { rows in
            Set(rows.map(\.1)).map { HomeOccupancy.CarerTerms(carerID: $0, terms: termsOf[$0] ?? []) }
        }
        let profilesOf = Dictionary(grouping: profiles, by: \.0)
        let offersOf = Dictionary(grouping: offers, by: \.0)
        let homesOf = Dictionary(grouping: homeProfiles, by: \.0)
        let roomsOf = Dictionary(grouping: rooms, by: \.0)
        let limitsOf = Dictionary(limits.map { ($0.0, Int($0.1)) }, uniquingKeysWith: { first, _ in first })
        let occupantsOf = Dictionary(grouping: occupants, by: \.0)
        let schemeLimits = policies.map { HomeOccupancy.SchemeLimit(from: $0.from, peopleMax: $0.peopleMax) }
        return try carers.compactMap { row, evidence in
            let state: CarerState = try row.value(row.words.last)
            guard state == .approved || state == .suspended, let home = row.parent else { return nil }
            return MatchingFactsOfCarer(
                id: row.id, householdID: home, state: state, evidence: evidence, policies: policies,
                terms: termsOf[row.id] ?? [], profiles: (profilesOf[row.id] ?? []).map(Self.profile),
                offers: (offersOf[row.id] ?? []).map { row in
                    CarerOffer(kind: row.1, from: row.2, to: row.3, weekdays: row.4.map { Int($0) })
                },
                homes: (homesOf[home] ?? []).map(Self.home),
                rooms: (roomsOf[home] ?? []).map { row in
                    HouseholdRoom(
                        name: "", from: row.1, to: row.2, isStepFree: row.3, hasOwnBathroom: row.4,
                        hasOwnSittingPlace: row.5)
                },
                occupancy: HomeOccupancy(
                    peopleMax: limitsOf[home] ?? 0, schemeLimits: schemeLimits, carers: carersOf[home] ?? [],
                    occupancies: (occupantsOf[home] ?? []).map { row in
                        Occupancy(arrangementID: row.1, personID: row.2, from: row.3, to: row.4)
                    }))
        }
    }

    private static func profile(_ row: MatchingWorkStatements.ProfileRow) -> CarerProfile {
        CarerProfile(
            from: row.1, skills: row.2, experience: row.3, interests: row.4, languages: row.5, cultures: row.6,
            faith: row.7)
    }

    private static func home(_ row: MatchingWorkStatements.HomeRow) -> HouseholdProfile {
        HouseholdProfile(
            from: row.1, place: Coordinates(row.2, row.3), company: row.4, hasSmokers: row.5, pets: row.6,
            languages: row.7, cultures: row.8, faith: row.9, interests: row.10)
    }
}
