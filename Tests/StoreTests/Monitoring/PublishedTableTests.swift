import Postgres
import SharedLives
import Store
import TestSupport
import Testing

/// What Herefordshire and Worcestershire published comes out of records that are entered to match it.
@Suite("Published tables", .timeLimit(.minutes(5)))
struct PublishedTableTests {
    private static func figures(
        _ fixture: StoreFixture, from: String, to: String
    ) async throws -> [MonitoringFigure.Key: MonitoringFigure] {
        let found = try await fixture.act {
            try $0.marketFigures(from: day(from), to: day(to), $0.monitoringScope(council: nil, isMasked: false))
        }
        return Dictionary(uniqueKeysWithValues: found.figures.map { ($0.key, $0) })
    }

    /// The carers of the small scheme, who are none of the county's.
    private static let nobody = """
        INSERT INTO carer_state_change (id, carer_id, from_state, to_state, on_date, reason)
            SELECT gen_random_uuid(), id, 'approved', 'resigned', '2019-04-01', 'Of no county.' FROM carer
            WHERE scheme_id = current_scheme_id();
        """

    /// An id that is the nth of its kind.
    private static func id(_ kind: Int, _ number: String = "n") -> String {
        "('00000000-0000-7000-8000-\(kind)' || lpad((\(number))::text, 11, '0'))::uuid"
    }

    private static func homes(_ homes: Int, _ carers: Int, bornIn year: String) -> String {
        """
        INSERT INTO household (id, address, postcode, locality)
            SELECT \(id(1)), n || ' Teasel Row', 'QZ1 1AA', 'Quillbrook' FROM generate_series(1, \(homes)) AS n;
        INSERT INTO carer (id, household_id, kind, given_name, family_name, date_of_birth, state)
            SELECT \(id(2)), \(id(1, "(n - 1) % \(homes) + 1")), 'carer', 'Fern', 'Larkspur', make_date(\(year), 6, 15), 'approved'
            FROM generate_series(1, \(carers)) AS n;
        INSERT INTO carer_state_change (id, carer_id, to_state, on_date, reason)
            SELECT gen_random_uuid(), \(id(2)), 'approved', '2018-04-02', 'Taken over.'
            FROM generate_series(1, \(carers)) AS n;
        """
    }

    /// People with their reasons: so many of each, in this order.
    private static func people(_ reasons: [(reason: String, count: Int)]) -> String {
        var script = ""
        var first = 1
        for (reason, count) in reasons {
            script += """
                INSERT INTO person (id, given_name, family_name, date_of_birth, primary_support_reason)
                    SELECT \(id(3)), 'Kit', 'Cowslip', '1985-04-05', '\(reason)'
                    FROM generate_series(\(first), \(first + count - 1)) AS n;

                """
            first += count
        }
        return script
    }

    private static func placements(_ people: ClosedRange<Int>, from: String, to: String? = nil, homes: Int) -> String {
        """
        INSERT INTO placement (id, person_id, carer_id, council_id, start_date, end_date, end_reason)
            SELECT gen_random_uuid(), \(id(3)), \(id(2, "(n + length('\(from)\(to ?? "")')) % \(homes) + 1")),
                (SELECT id FROM council WHERE scheme_id = current_scheme_id()), '\(from)', \(to.map { "'\($0)'" } ?? "NULL"),
                \(to == nil ? "NULL" : "'movedOn'")
            FROM generate_series(\(people.lowerBound), \(people.upperBound)) AS n;
        """
    }

    private static func stays(_ people: ClosedRange<Int>, kind: String = "shortBreak") -> String {
        """
        INSERT INTO stay (id, person_id, carer_id, council_id, arrive_date, depart_date, band, starts_at, kind)
            SELECT gen_random_uuid(), \(id(3)), \(id(2, "n % 46 + 1")),
                (SELECT id FROM council WHERE scheme_id = current_scheme_id()), '2023-06-05', '2023-06-12', 'A',
                '2023-06-05T15:00:00+01:00', '\(kind)'
            FROM generate_series(\(people.lowerBound), \(people.upperBound)) AS n;
        """
    }

    private static func referrals(_ kind: String, _ count: Int) -> String {
        """
        INSERT INTO referral (id, person_id, council_id, kind, received_on, levels)
            SELECT gen_random_uuid(), \(id(3)), (SELECT id FROM council WHERE scheme_id = current_scheme_id()), '\(kind)',
                date '2023-09-01' + n, '{}'
            FROM generate_series(1, \(count)) AS n;
        """
    }

    @Test("Herefordshire, April to October 2023: activity, primary diagnosis, carers' ages, referrals on 7 November")
    func herefordshire() async throws {
        try await StoreFixture.with { fixture in
            // Of 69 carers two left in July, so that 67 are approved at the end and all 69 were in the months.
            let year = "CASE WHEN n <= 3 THEN 1988 WHEN n <= 10 THEN 1978 WHEN n <= 32 THEN 1968 ELSE 1958 END"
            try await fixture.script(
                Self.nobody + Self.homes(46, 69, bornIn: year)
                    + """
                    INSERT INTO carer_state_change (id, carer_id, from_state, to_state, on_date, reason)
                        SELECT gen_random_uuid(), \(Self.id(2)), 'approved', 'resigned', '2023-07-03', 'Retired.'
                        FROM generate_series(68, 69) AS n;
                    INSERT INTO carer (id, household_id, kind, given_name, family_name, date_of_birth, state)
                        SELECT \(Self.id(4)), \(Self.id(1)), 'supportCarer', 'Wren', 'Teaselby', '1970-02-04', 'approved'
                        FROM generate_series(1, 18) AS n;
                    INSERT INTO carer_state_change (id, carer_id, to_state, on_date, reason)
                        SELECT gen_random_uuid(), \(Self.id(4)), 'approved', '2018-04-02', 'Taken over.'
                        FROM generate_series(1, 18) AS n;
                    """
                    + Self.people([
                        ("learningDisability", 40), ("learningDisabilityAndAutism", 21), ("mentalHealth", 7),
                        ("acquiredBrainInjury", 3),
                    ])
                    // 59 people live in placements, one of whom moved from one home to another.
                    + Self.placements(1...58, from: "2022-01-10", homes: 46)
                    + Self.placements(59...59, from: "2022-01-10", to: "2023-06-01", homes: 46)
                    + Self.placements(59...59, from: "2023-06-01", homes: 46)
                    + Self.stays(1...10) + Self.stays(60...67) + Self.stays(68...71, kind: "crisis")
                    + Self.referrals("longTerm", 3) + Self.referrals("shortBreak", 4))
            let figures = try await Self.figures(fixture, from: "2023-04-01", to: "2023-11-01")
            let published = [
                ("households", 46), ("approvedCarers", 67), ("approvedSupportCarers", 18), ("longTermArrangements", 60),
                ("shortBreaksAtHome", 12), ("shortBreaksInCrisis", 4), ("shortBreaksInPlacements", 10),
                ("carersLeft", 2), ("carersOfPeriod", 69),
            ]
            for (code, amount) in published { #expect(figures[.init(code: code)]?.amount == amount, "\(code)") }
            for (reason, percent) in [
                ("learningDisability", 56), ("learningDisabilityAndAutism", 30), ("mentalHealth", 10),
                ("acquiredBrainInjury", 4),
            ] {
                #expect(figures[.init(code: "peopleOfPeriodByReason", group: reason)]?.percent == percent, "\(reason)")
            }
            for (bracket, percent) in [("30-39", 4), ("40-49", 10), ("50-59", 32), ("60 and over", 54)] {
                #expect(figures[.init(code: "carersOfPeriodByAge", group: bracket)]?.percent == percent, "\(bracket)")
            }
            let november = try await Self.figures(fixture, from: "2023-11-07", to: "2023-11-08")
            #expect(november[.init(code: "referralsInProcess")]?.amount == 7)
            #expect(november[.init(code: "referralsInProcessByKind", group: "longTerm")]?.amount == 3)
            #expect(november[.init(code: "referralsInProcessByKind", group: "shortBreak")]?.amount == 4)
        }
    }

    private static let reasons = ["learningDisability", "mentalHealth", "olderPerson", "other", "physicalDisability"]

    @Test(
        "Worcestershire: people by primary support reason at three years' ends, carers and households, 18 more to come")
    func worcestershire() async throws {
        try await StoreFixture.with { fixture in
            // 75, 5, 12, 5 and 10 at first; two more of other needs and three older people came, twelve left.
            try await fixture.script(
                Self.nobody + Self.homes(83, 123, bornIn: "1970")
                    + Self.people(Array(zip(Self.reasons, [75, 5, 15, 7, 10])))
                    + Self.placements(1...69, from: "2017-05-01", homes: 83)
                    + Self.placements(70...78, from: "2017-05-01", to: "2020-09-01", homes: 83)
                    + Self.placements(79...92, from: "2017-05-01", homes: 83)
                    + Self.placements(93...95, from: "2020-09-01", homes: 83)
                    + Self.placements(96...100, from: "2017-05-01", homes: 83)
                    + Self.placements(101...101, from: "2019-09-01", homes: 83)
                    + Self.placements(102...102, from: "2020-09-01", homes: 83)
                    + Self.placements(103...109, from: "2017-05-01", homes: 83)
                    + Self.placements(110...112, from: "2017-05-01", to: "2020-09-01", homes: 83))
            let published = [
                ("2018-04-01", "2019-04-01", [75, 5, 12, 5, 10], 107),
                ("2019-04-01", "2020-04-01", [75, 5, 12, 6, 10], 108),
                ("2020-04-01", "2021-04-01", [69, 2, 15, 7, 7], 100),
            ]
            for (from, to, amounts, total) in published {
                let figures = try await Self.figures(fixture, from: from, to: to)
                for (reason, amount) in zip(Self.reasons, amounts) {
                    let key = MonitoringFigure.Key(code: "peopleInPlacementsByReason", group: reason)
                    #expect(figures[key]?.amount == amount, "\(to) \(reason)")
                }
                #expect(figures[.init(code: "peopleInPlacements")]?.amount == total, "\(to)")
                #expect(figures[.init(code: "approvedCarers")]?.amount == 123)
                #expect(figures[.init(code: "households")]?.amount == 83)
            }
            let target = GrowthTarget(
                measure: .people, from: day("2021-03-31"), baseline: 100, by: day("2022-03-31"), target: 118)
            try await fixture.act(.registeredManager) { transaction in
                _ = try transaction.add(
                    target, to: MonitoringSettings.targets, of: transaction.principal.schemeID)
            }
            let years = try await fixture.act { transaction in
                let scope = try transaction.monitoringScope(council: nil, isMasked: false)
                return try transaction.marketFigures(from: day("2021-04-01"), to: day("2022-04-01"), scope).targets
                    .map { "\($0.amount ?? 0) of \($0.target.target)" }
            }
            #expect(years == ["100 of 118"])
        }
    }
}
