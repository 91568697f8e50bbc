import Crypto
import Postgres
import Schema
import SharedLives
import TestSupport
import Testing

@Suite struct DemonstrationTests {
    @Test(
        "The counts are Herefordshire's",
        arguments: [
            ("SELECT count(*) FROM household", 46),
            ("SELECT count(*) FROM carer WHERE kind = 'carer'", 67),
            ("SELECT count(*) FROM carer WHERE kind = 'supportCarer'", 18),
            ("SELECT count(*) FROM placement WHERE end_date IS NULL", 60),
            ("SELECT count(DISTINCT person_id) FROM stay", 22),
            (
                """
                SELECT count(DISTINCT person_id) FROM stay WHERE person_id NOT IN (SELECT person_id FROM placement)
                """, 12
            ),
            (
                """
                SELECT count(DISTINCT person_id) FROM stay
                WHERE person_id IN (SELECT person_id FROM placement WHERE end_date IS NULL)
                """, 10
            ),
            // A crisis: the stay was written down on the day on which it began.
            ("SELECT count(DISTINCT person_id) FROM stay WHERE recorded_at::date = arrive_date", 4),
            ("SELECT count(*) FROM council", 2),
            ("SELECT count(DISTINCT role) FROM account", Role.allCases.count),
            ("SELECT count(*) FROM account", Role.allCases.count),
        ])
    func counts(sql: String, expected: Int) async throws {
        #expect(try await DemonstrationDatabase.number(sql) == expected)
    }

    @Test("The ages of carers are as published", arguments: ["2026-01-01", "2026-10-01", "2026-12-31"])
    func ages(on day: String) async throws {
        // 4 %, 10 %, 32 % and 54 % of 67.
        for (from, to, expected) in [(30, 39, 3), (40, 49, 7), (50, 59, 21), (60, 120, 36)] {
            let count = try await DemonstrationDatabase.number(
                """
                SELECT count(*) FROM carer WHERE kind = 'carer'
                    AND extract(year FROM age('\(day)', date_of_birth)) BETWEEN \(from) AND \(to)
                """)
            #expect(count == expected, "\(from) to \(to)")
        }
    }

    @Test(
        "The support reasons of the 72 people of today are as published",
        // 56 %, 30 %, 10 % and 4 % of 72.
        arguments: [
            ("learningDisability", 40), ("learningDisabilityAndAutism", 22), ("mentalHealth", 7),
            ("acquiredBrainInjury", 3),
        ])
    func supportReasons(_ reason: String, _ expected: Int) async throws {
        let count = try await DemonstrationDatabase.number(
            """
            SELECT count(*) FROM person WHERE primary_support_reason = '\(reason)'
                AND (id IN (SELECT person_id FROM placement WHERE end_date IS NULL) OR id IN (SELECT person_id FROM stay))
            """)
        #expect(count == expected)
    }

    @Test(
        "No name, address or postcode could be a real one, and no two are alike",
        arguments: [
            ("SELECT count(*) FROM household WHERE postcode ~ '^QZ[1-9] '", 46),
            ("SELECT count(DISTINCT (address, postcode)) FROM household", 46),
            ("SELECT count(*) FROM household WHERE uprn IS NOT NULL", 0),
            ("SELECT count(*) - count(DISTINCT (given_name, family_name)) FROM (\(names)) AS name", 0),
            ("SELECT sign(count(*))::bigint FROM (\(names)) AS name WHERE family_name LIKE '%ŵ%'", 1),
        ])
    func invented(sql: String, expected: Int) async throws {
        #expect(try await DemonstrationDatabase.number(sql) == expected)
    }

    private static let names =
        "SELECT given_name, family_name FROM carer UNION ALL SELECT given_name, family_name FROM person"

    @Test("Every month of the year can be paid, and no carer is parked", arguments: monthsOfTheYear)
    func monthsWithoutFaults(_ month: Month) async throws {
        let facts = try await DemonstrationDatabase.facts(of: month)
        #expect(facts.faults() == [])
        #expect(facts.calculate().totals.carers.count > 40)
    }

    @Test("Every element of a line occurs in October 2026", arguments: Element.allCases)
    func elementsOfOctober(_ element: Element) async throws {
        let calculation = try await DemonstrationDatabase.facts(of: Month("2026-10")!).calculate()
        #expect(calculation.lines.contains { $0.element == element && $0.amount > 0 })
    }

    @Test(
        "A cancellation of each party, within 48 hours and beyond, occurs in the year",
        arguments: [
            // Of stays, the carer and the scheme cancel late only; of sessions, the scheme early only.
            ("stay", 6), ("session", 7),
        ])
    func cancellations(_ table: String, kinds: Int) async throws {
        let found = try await DemonstrationDatabase.number(
            """
            SELECT count(DISTINCT (cancelled_by, starts_at - cancelled_at <= interval '48 hours')) FROM \(table)
            WHERE cancelled_at IS NOT NULL
            """)
        #expect(found == kinds)
        #expect(try await DemonstrationDatabase.number("SELECT count(*) FROM \(table) WHERE not_arrived") > 0)
    }

    @Test(
        "Ends of every kind, a legacy band and its review, fees that change, and a fact taken back occur in the year",
        arguments: [
            ("SELECT count(DISTINCT end_reason) FROM placement", 5),
            ("SELECT count(DISTINCT kind) FROM placement_absence", 3),
            ("SELECT count(*) FROM placement_absence WHERE withdrawn_at IS NOT NULL", 1),
            (
                """
                SELECT count(*) FROM placement WHERE end_date IS NULL AND start_date < '2026-07-01' AND NOT EXISTS (
                    SELECT FROM banding_review WHERE placement_id = placement.id)
                """, 2
            ),
            ("SELECT count(*) FROM placement_band WHERE band = 'legacy'", 4),
            (
                """
                SELECT count(*) FROM placement_band AS old JOIN placement_band AS new USING (placement_id)
                WHERE old.band = 'legacy' AND new.from_date > old.from_date
                """, 3
            ),
            (
                """
                SELECT count(*) FROM placement_complex_fee AS old JOIN placement_complex_fee AS new USING (placement_id)
                WHERE new.from_date = old.to_date
                """, 1
            ),
            ("SELECT count(DISTINCT from_date) FROM rate_card", 2),
        ])
    func histories(sql: String, expected: Int) async throws {
        #expect(try await DemonstrationDatabase.number(sql) == expected)
    }

    @Test(
        "Nobody is in two places, and no home has more people than it may, on any day",
        arguments: [
            // Two nights at once.
            "SELECT count(*) FROM (SELECT FROM whereabouts WHERE kind <> 'day' GROUP BY day, person_id HAVING count(*) > 1) AS twice",
            // Out for the day while on a short break.
            """
            SELECT count(*) FROM whereabouts AS visit WHERE kind = 'day' AND EXISTS (
                SELECT FROM whereabouts AS stay WHERE kind = 'stay' AND stay.day = visit.day AND stay.person_id = visit.person_id)
            """,
            // A place in a home is kept for somebody who is away.
            """
            SELECT count(*) FROM (
                SELECT household.id FROM household JOIN carer ON household_id = household.id JOIN (
                    SELECT day, person_id, carer_id FROM whereabouts
                    UNION SELECT day, person_id, carer_id FROM placement JOIN days
                        ON start_date <= day AND (end_date IS NULL OR day < end_date)
                ) AS present ON carer_id = carer.id
                GROUP BY household.id, people_max, day HAVING count(DISTINCT person_id) > people_max) AS full_home
            """,
        ])
    func places(breaches: String) async throws {
        #expect(try await DemonstrationDatabase.number(Self.whereabouts + breaches) == 0)
    }

    /// Where each person is on each day: at their placement unless away, on a short break, out for the day.
    private static let whereabouts = """
        WITH days AS (SELECT day::date FROM generate_series('2025-11-01'::date, '2026-11-30', '1 day') AS day),
        whereabouts AS (
            SELECT day, person_id, carer_id, 'home' AS kind FROM placement JOIN days
                ON start_date <= day AND (end_date IS NULL OR day < end_date)
            WHERE NOT EXISTS (SELECT FROM placement_absence AS absence
                WHERE placement_id = placement.id AND withdrawn_at IS NULL AND from_date <= day
                    AND (to_date IS NULL OR day < to_date))
            UNION ALL SELECT day, person_id, carer_id, 'stay' FROM stay JOIN days
                ON arrive_date <= day AND day < depart_date WHERE cancelled_at IS NULL AND NOT not_arrived
            UNION ALL SELECT (starts_at AT TIME ZONE 'Europe/London')::date, person_id, carer_id, 'day'
                FROM session WHERE cancelled_at IS NULL AND NOT not_arrived)

        """

    @Test(
        "Carers have what they need on paper, and some of it is about to run out or has",
        arguments: [
            ("SELECT count(DISTINCT carer_id) FROM dbs_certificate", 85),
            ("SELECT count(DISTINCT carer_id) FROM approval_terms WHERE case_id IS NULL", 85),
            ("SELECT count(DISTINCT household_id) FROM home_inspection", 46),
            // In date for 120 days and more, for less, and no more.
            ("SELECT count(*) FROM (\(newest)) AS newest WHERE ends > '2027-03-21'", 74),
            ("SELECT count(*) FROM (\(newest)) AS newest WHERE ends BETWEEN '2026-11-22' AND '2027-03-21'", 8),
            ("SELECT count(*) FROM (\(newest)) AS newest WHERE ends <= '2026-11-21'", 3),
            ("SELECT count(*) FROM panel_case WHERE state = 'decided'", 3),
            ("SELECT count(*) FROM panel_case WHERE state = 'listed'", 1),
            ("SELECT count(*) FROM household_departure", 1),
        ])
    func paperwork(sql: String, expected: Int) async throws {
        #expect(try await DemonstrationDatabase.number(sql) == expected)
    }

    private static let newest = """
        SELECT max(issued_on) + interval '36 months' AS ends FROM dbs_certificate GROUP BY carer_id
        """

    @Test(
        "It is written down in the order of time, by those who would have written it",
        arguments: [
            """
            SELECT count(*) FROM (SELECT recorded_at, lag(recorded_at) OVER (ORDER BY id) AS previous FROM audit_entry) AS entry
            WHERE recorded_at < previous OR recorded_at NOT BETWEEN '2025-11-01' AND '2026-11-21'
            """,
            "SELECT count(*) FROM audit_entry WHERE account_id IS NULL AND record_type NOT IN ('scheme', 'account')",
            "SELECT count(*) FROM audit_entry WHERE change = 'delete'",
        ])
    func auditTrail(breaches: String) async throws {
        #expect(try await DemonstrationDatabase.number(breaches) == 0)
    }

    @Test("Loaded again, nothing is written; loaded elsewhere, the same rows are")
    func sameRows() async throws {
        try await TestDatabase.withDatabase { one in
            try await TestDatabase.withDatabase { other in
                let written = try await one.withConnection(as: .owner) { try Demonstration.load($0) }
                #expect(written)
                let again = try await one.withConnection(as: .owner) { try Demonstration.load($0) }
                #expect(!again)
                // In the caller's transaction, too.
                let elsewhere = try await other.withConnection(as: .owner) { connection in
                    try connection.transaction { try Demonstration.load(connection) }
                }
                #expect(elsewhere)
                let digest = try await one.withConnection(as: .superuser) { try $0.digestOfAllRows() }
                #expect(try await other.withConnection(as: .superuser) { try $0.digestOfAllRows() } == digest)
            }
        }
    }

    @Test("Of several who load at once, one writes")
    func concurrentLoads() async throws {
        try await TestDatabase.withDatabase { database in
            let pool = try database.pool(as: .owner)
            let written = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<4 {
                    group.addTask { try await pool.withConnection { try Demonstration.load($0) } }
                }
                return try await group.reduce(into: 0) { if $1 { $0 += 1 } }
            }
            #expect(written == 1)
            await pool.shutdown()
        }
    }

    private static let monthsOfTheYear: [Month] = {
        var months = [Month("2025-11")!]
        while let last = months.last, last < Month("2026-11")! { months.append(last.next) }
        return months
    }()
}

/// One database with the demonstration scheme for all tests that only read.
enum DemonstrationDatabase {
    static func number(_ sql: String) async throws -> Int {
        try await read { try $0.number(sql) }
    }

    static func facts(of month: Month) async throws -> PaymentFacts {
        try await read { try DemonstrationFacts(connection: $0).facts(of: month) }
    }

    private static func read<Answer: Sendable>(
        _ body: @escaping @Sendable (Connection) throws -> Answer
    ) async throws -> Answer {
        try await TestDatabase.shared(.demonstration).withConnection(as: .superuser, body)
    }
}

extension Connection {
    /// The only number that the statement answers with.
    func number(_ sql: String) throws -> Int {
        try one(Query<(), Int>("number_\(Insecure.MD5.hash(data: Array(sql.utf8)))", sql), ())
    }

    /// A digest of every row of every table in the order of their text, but for those that tell when the test ran.
    /// The number of the transaction that wrote a row is the cluster's, not the row's.
    func digestOfAllRows() throws -> String {
        let tables = try rows(
            Query<(), String>(
                "all_tables",
                // The audit trail's entries are salted, and its links are digests of them.
                """
                SELECT tablename::text FROM pg_tables
                WHERE schemaname = 'public' AND tablename NOT IN ('schema_migration', 'audit_link') ORDER BY 1
                """
            ), ())
        var all = SHA256()
        for table in tables {
            let text = try one(
                Query<(), String>(
                    "rows_\(table)",
                    """
                    SELECT coalesce(string_agg(row, E'\\n' ORDER BY row), '') FROM (
                        SELECT (to_jsonb(t) - 'transaction_id' - 'salt')::text AS row FROM "\(table)" AS t) AS rows
                    """), ())
            all.update(data: Array("\(table)\n\(text)\n".utf8))
        }
        return all.finalize().description
    }
}
