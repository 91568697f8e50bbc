import Logging
import Postgres
import Schema
import SharedLives
import Store
import TestSupport
import Testing

/// A database of the time before payments had rows of their own, with runs that were approved and exported, brought forward to the
/// newest schema.
@Suite(.timeLimit(.minutes(5))) struct UpgradeTests {
    @Test("What was paid before stands as it was paid, what is owed is brought forward, and the next runs settle it")
    func paidBeforeSettlements() async throws {
        try await withUpgraded { fixture, before in
            let after = try await fixture.texts(Self.paidLines)
            #expect(after == before && before.count == 4)
            #expect(
                try await fixture.texts(Self.runs) == [
                    "2026-03-01 exported 1 169614 0 169614 0", "2026-04-01 approved 2 33342 0 70714 -37372",
                    "2026-05-01 draft  73071 0 0 0",
                ])
            #expect(
                try await fixture.texts(Self.payments) == [
                    "2026-03-01 carer 1: 0 + 73071 = 73071 + 0", "2026-03-01 carer 2: 0 + 96543 = 96543 + 0",
                    "2026-04-01 carer 1: 0 + 70714 = 70714 + 0", "2026-04-01 carer 2: 0 + -37372 = 0 + -37372",
                ])
            let (first, second) = (fixture.carer(0), fixture.carer(1))
            #expect(try await fixture.act { try $0.paymentBalance(of: first) }.amount == .zero)
            #expect(try await fixture.act { try $0.paymentBalance(of: second) }.amount == Pence(-37_372))

            // The draft was worked out without payments: it is worked out again before it is approved.
            let draft = try await fixture.act(.financeOfficer) { try $0.requestRun(for: month("2026-05")).run }
            let early = try await refusal {
                _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: draft.id, at: nil) }
            }
            #expect(early?.brief == [" draftOutOfDate"])
            let again = try await fixture.act(.financeOfficer) { try $0.take(.recalculate, on: draft.id, at: nil) }
            #expect(try await fixture.calculate(again))
            let may = try await fixture.act(.registeredManager) { try $0.take(.approve, on: draft.id, at: nil) }
            // All facts are younger than the runs, and come to what was paid.
            #expect(may.value.sums.adjustmentCount == 0)
            #expect(try await fixture.texts(Self.paidLines).prefix(4) == before[...])
            let payments = try await fixture.read(Payments.list(run: may.id, .all))
            #expect(payments.map(\.paid) == [73_071, 0])
            #expect(payments.map(\.carriedForward) == [0, Pence(-37_372)])

            // What the second carer owes is taken back from the next placement, and not below the floor.
            _ = try await fixture.addPlacement(person: 2, carer: 1, start: "2026-06-01")
            let june = try await fixture.paidRun(month("2026-06"))
            let settled = try await fixture.read(Payments.list(run: june.id, .all)).last
            #expect(settled?.broughtForward == Pence(-37_372))
            #expect(settled?.normal == 70_714 && settled?.recovered == 17_678)
            #expect(settled?.paid == 53_036 && settled?.carriedForward == Pence(-19_694))
        }
    }

    /// Migrates to the tenth, pays two months and works a third out, and migrates to the newest.
    private func withUpgraded(_ body: (_ fixture: StoreFixture, _ before: [String]) async throws -> Void) async throws {
        try await TestDatabase.withDatabase(.nothing) { database in
            let owner = try database.pool(as: .owner, connectionsMax: 1)
            let old = Array(Migrations.all.prefix { $0.name != "banding" })
            #expect(old.count == 10)
            try await Migrator(pool: owner, migrations: old, logger: .silent).migrate()
            let scheme = try await TestScheme.make(in: database)
            let pool = try database.pool(as: .api, connectionsMax: 2)
            let fixture = StoreFixture(database: database, scheme: scheme, pool: pool, store: Store(pool: pool))
            try await fixture.script(Self.twoPaidMonths(scheme))
            let before = try await fixture.texts(Self.paidLines)
            try await Migrator(pool: owner, logger: .silent).migrate()
            await owner.shutdown()
            try await body(fixture, before)
            await pool.shutdown()
        }
    }

    /// The first carer is paid for one placement all the time. The second one's ended on 20 March, of which April's run was told after
    /// March was paid.
    private static func twoPaidMonths(_ scheme: TestScheme) -> String {
        func run(_ month: Int, _ columns: String, _ values: String, _ total: Int, lines: Int) -> String {
            """
            INSERT INTO payment_run (id, period, job_id, requested_by, calculated_at, facts_as_of, facts_seen, line_count,
                carer_count, amount_pence, council_pence, \(columns))
                VALUES (md5('run \(month)')::uuid, '2026-0\(month)-01', gen_random_uuid(),
                '\(scheme.accounts["financeOfficer"]!)', '2026-0\(month)-28', '2026-0\(month)-28', pg_current_snapshot(),
                \(lines), 2, \(total), \(total), \(values));
            """
        }
        func line(_ month: Int, _ number: Int, carer: Int, _ more: String) -> String {
            """
            INSERT INTO payment_line (scheme_id, run_id, number, carer_id, subject_id, council_id, element, contribution_pence,
                clause, explanation, from_date, to_date, quantity, unit, rate_pence, amount_pence, council_pence,
                old_amount_pence, old_contribution_pence, causes)
                VALUES ('\(scheme.id)', md5('run \(month)')::uuid, \(number), '\(scheme.carers[carer])',
                md5('placement \(carer)')::uuid, '\(scheme.councils[0])', 'support', 0, '4.4.1', 'As it was.', \(more));
            """
        }
        let approved = "'\(scheme.accounts["registeredManager"]!)'"
        return """
            \((0...1).map { placement(scheme, $0) }.joined(separator: "\n"))
            SET LOCAL session_replication_role = replica;
            \(run(3, "state, approved_by, approved_at, approval_number, exported_by, exported_at",
                "'exported', \(approved), '2026-03-29', 1, \(approved), '2026-03-30'", 169_614, lines: 2))
            \(line(3, 1, carer: 0, "'2026-03-01', '2026-04-01', 31, 'day', 16500, 73071, 73071, NULL, NULL, NULL"))
            \(line(3, 2, carer: 1, "'2026-03-01', '2026-04-01', 31, 'day', 21800, 96543, 96543, NULL, NULL, NULL"))
            \(run(4, "state, approved_by, approved_at, approval_number, follows_approval_number, adjustment_count",
                "'approved', \(approved), '2026-04-29', 2, 1, 1", 33_342, lines: 2))
            \(line(4, 1, carer: 0, "'2026-04-01', '2026-05-01', 30, 'day', 16500, 70714, 70714, NULL, NULL, NULL"))
            \(line(4, 2, carer: 1, "'2026-03-01', '2026-04-01', 1, 'month', -37372, -37372, -37372, 96543, 0, '[]'"))
            \(run(5, "state, follows_approval_number", "'draft', 2", 73_071, lines: 1))
            \(line(5, 1, carer: 0, "'2026-05-01', '2026-06-01', 31, 'day', 16500, 73071, 73071, NULL, NULL, NULL"))
            """
    }

    private static func placement(_ scheme: TestScheme, _ carer: Int) -> String {
        """
        INSERT INTO placement (id, person_id, carer_id, council_id, start_date, end_date, end_reason)
            VALUES (md5('placement \(carer)')::uuid, '\(scheme.people[carer])', '\(scheme.carers[carer])',
            '\(scheme.councils[0])', '2026-03-01', \(carer == 0 ? "NULL, NULL" : "'2026-03-20', 'movedOn'"));
        INSERT INTO placement_band (id, placement_id, from_date, band) VALUES (
            gen_random_uuid(), md5('placement \(carer)')::uuid, '2026-03-01', '\(carer == 0 ? "low" : "medium")');
        """
    }

    private static let paidLines = """
        SELECT line::text FROM payment_line AS line JOIN payment_run AS run ON run.id = run_id
        WHERE approved_at IS NOT NULL ORDER BY period, number
        """

    private static let runs = """
        SELECT concat_ws(' ', period, state, coalesce(approval_number::text, ''), amount_pence, brought_forward_pence, paid_pence,
            carried_forward_pence) FROM payment_run ORDER BY period
        """

    private static let payments = """
        SELECT format('%s carer %s: %s + %s = %s + %s', period, (SELECT count(*) FROM carer WHERE id <= payment.carer_id),
            payment.brought_forward_pence, lines_pence, payment.paid_pence, payment.carried_forward_pence)
        FROM payment JOIN payment_run AS run ON run.id = run_id
        ORDER BY period, carer_id
        """
}

extension StoreFixture {
    /// Texts, seen above all rules.
    fileprivate func texts(_ sql: String) async throws -> [String] {
        try await database.withConnection(as: .superuser) { try $0.rows(Query<(), String>("texts", sql), ()) }
    }
}
