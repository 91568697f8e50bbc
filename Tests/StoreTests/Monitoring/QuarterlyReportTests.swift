import JobCatalog
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

/// A figure as both counts are compared: how many, and of how many for a share.
private struct Counted: Hashable, CustomStringConvertible {
    let amount: Int
    let outOf: Int?

    var description: String { outOf.map { "\(amount) of \($0)" } ?? "\(amount)" }
}

@Suite("The quarterly monitoring report", .timeLimit(.minutes(5)))
struct QuarterlyReportTests {
    private static let third = Quarter("2026-Q3")!

    private static func report(
        _ fixture: StoreFixture, _ quarter: Quarter = third, council: Identifier? = nil, as role: Role = .coordinator
    ) async throws -> QuarterlyReport {
        try await fixture.act(role) {
            try $0.quarterlyReport(quarter, $0.monitoringScope(council: council, isMasked: false))
        }
    }

    private static func submit(_ fixture: StoreFixture, _ quarter: Quarter = third) async throws {
        try await fixture.act(.registeredManager) {
            try $0.submit(quarter, $0.monitoringScope(council: nil, isMasked: false))
        }
    }

    /// The filled groups of each line.
    private static func figures(_ report: QuarterlyReport) -> [String: [String: Counted]] {
        var found: [String: [String: Counted]] = [:]
        for figure in report.entries.map(\.figure) {
            let isShare = figure.line.unit == .percent
            guard figure.amount > 0 || figure.group.isEmpty else { continue }
            found[figure.line.code, default: [:]][figure.group] = Counted(
                amount: figure.amount, outOf: isShare ? figure.outOf : nil)
        }
        return found
    }

    @Test("Every figure of the demonstration's third quarter of 2026 is what somebody counts by hand")
    func byHand() async throws {
        try await StoreFixture.withDemonstration { fixture in
            try await fixture.script(HandCount.records)
            let figures = Self.figures(try await Self.report(fixture))
            #expect(Set(HandCount.all.map(\.code)) == Set(MonitoringLine.quarterly.map(\.code)))
            for hand in HandCount.all {
                let rows = try await fixture.database.withConnection(as: .superuser) { connection in
                    try connection.rows(Query<(), (String, Int, Int?)>("hand_\(hand.code)", hand.sql), ())
                }
                var counted: [String: Counted] = [:]
                for (group, amount, outOf) in rows { counted[group] = Counted(amount: amount, outOf: outOf) }
                #expect(
                    figures[hand.code] == counted,
                    "\(hand.code): report \(figures[hand.code] ?? [:]), by hand \(counted)")
            }
            // Counted with a pencil in the demonstration's own description of itself, and in the records above.
            let pencil: [(String, String, Int)] = [
                ("carers", "", 67), ("supportCarers", "", 18), ("longTermReferrals", "", 2),
                ("longTermReferralsNew", "", 1),
            ]
            for (code, group, amount) in pencil { #expect(figures[code]?[group]?.amount == amount, "\(code) \(group)") }
        }
    }

    @Test("Every figure is the sum of the records that it is opened to")
    func records() async throws {
        try await StoreFixture.withDemonstration { fixture in
            try await fixture.script(HandCount.records)
            let entries = try await Self.report(fixture).entries
            for line in MonitoringLine.quarterly {
                let records = try await fixture.act { transaction in
                    try transaction.records(
                        of: line, group: nil, in: Self.third,
                        transaction.monitoringScope(council: nil, isMasked: false), isNow: true,
                        Page(after: nil, rowsMax: 1_000))
                }
                let figures = entries.map(\.figure).filter { $0.line == line }
                for figure in figures {
                    let own = records.filter { $0.group == figure.group }
                    #expect(own.reduce(0) { $0 + $1.record.amount } == figure.amount, "\(figure.key)")
                    guard line.unit == .percent else { continue }
                    #expect(own.reduce(0) { $0 + $1.record.outOf } == figure.outOf, "\(figure.key)")
                }
                // Groups are all of their whole and nothing twice.
                guard line.grouping != .none else { continue }
                let whole = entries.first { $0.figure.line.code == line.whole }?.figure.amount
                #expect(figures.reduce(0) { $0 + $1.amount } == whole, "\(line.code)")
            }
        }
    }

    @Test("What is submitted stays as it was, with its records, and what is corrected later stands beside it")
    func submitted() async throws {
        try await StoreFixture.withDemonstration { fixture in
            try await Self.submit(fixture)
            #expect(try await Self.report(fixture).entries.allSatisfy { $0.corrected == nil })
            let before = Self.figures(try await Self.report(fixture))
            // One left before the quarter ended, which nobody had written down.
            try await fixture.script(
                """
                UPDATE placement SET end_date = '2026-09-01', end_reason = 'movedOn', version = version + 1 WHERE id = (
                    SELECT id FROM placement WHERE start_date < '2026-01-01' AND end_date IS NULL
                    AND scheme_id = current_scheme_id() ORDER BY id LIMIT 1);
                """)
            let report = try await Self.report(fixture)
            #expect(Self.figures(report) == before)
            let people = try #require(report.entries.first { $0.figure.line.code == "longTermPeople" })
            #expect(people.corrected?.amount == people.figure.amount - 1)
            let leavers = try #require(report.entries.first { $0.figure.key == .init(code: "longTermLeavers") })
            #expect(leavers.corrected?.amount == leavers.figure.amount + 1)
            #expect(report.entries.first { $0.figure.line.code == "shortBreakNights" }?.corrected == nil)
            let counts = try await fixture.act { transaction in
                try [false, true].map { isNow in
                    try transaction.records(
                        of: MonitoringLine.find("longTermPeople")!, group: nil, in: Self.third,
                        transaction.monitoringScope(council: nil, isMasked: false), isNow: isNow,
                        Page(after: nil, rowsMax: 1_000)
                    ).count
                }
            }
            #expect(counts == [people.figure.amount, people.figure.amount - 1])
            #expect(report.text().contains("\(people.figure.amount), now \(people.figure.amount - 1)"))
            #expect(try await refusal { try await Self.submit(fixture) }?.brief == [" reportSubmitted"])
            #expect(
                try await refusal { try await Self.submit(fixture, Quarter("2999-Q1")!) }?.brief == [" quarterNotOver"])
            for sql in ["UPDATE quarterly_report_figure SET amount = 1", "DELETE FROM quarterly_report"] {
                await #expect(throws: PostgresError.self) { try await fixture.script(sql) }
            }
        }
    }

    @Test("A council's report counts its own people, and the councils' together are all; carers are the scheme's")
    func councils() async throws {
        try await StoreFixture.withDemonstration { fixture in
            let whole = Self.figures(try await Self.report(fixture))
            var sums: [String: Int] = [:]
            let codes = [
                "longTermPeople", "longTermPeopleNew", "longTermLeavers", "shortBreakPeople", "shortBreakNights",
            ]
            for council in fixture.scheme.councils {
                let part = Self.figures(try await Self.report(fixture, council: Identifier(council)))
                for code in codes { sums[code, default: 0] += part[code]?[""]?.amount ?? 0 }
                #expect(part["carers"] == whole["carers"] && part["longTermVacancies"] == whole["longTermVacancies"])
            }
            for code in codes { #expect(sums[code] == whole[code]?[""]?.amount, "\(code)") }
            let stranger = try await refusal { _ = try await Self.report(fixture, council: fixture.carer()) }
            #expect(stranger == .notFound)
        }
    }

    @Test("A commissioner sees what was submitted to their council, and without a council nothing small")
    func commissioners() async throws {
        try await StoreFixture.withDemonstration { fixture in
            let council = fixture.council
            #expect(try await refusal { _ = try await Self.report(fixture, as: .commissioner) } == .notFound)
            try await Self.submit(fixture)
            let masked = try await Self.report(fixture, as: .commissioner)
            #expect(masked.isMasked && masked.entries.contains(where: \.isMasked))
            #expect(masked.entries.allSatisfy { $0.isMasked || $0.figure.amount == 0 || $0.figure.amount >= 5 })
            let account = fixture.account(.commissioner)
            try await fixture.act(.registeredManager) { transaction in
                _ = try transaction.add(
                    CouncilCommissioner(accountID: account, from: day("2026-01-01")),
                    to: MonitoringSettings.commissioners, of: council)
                try transaction.submit(Self.third, transaction.monitoringScope(council: council, isMasked: false))
            }
            let own = try await Self.report(fixture, as: .commissioner)
            #expect(!own.isMasked && own.council?.id == council)
            let other = Identifier(fixture.scheme.councils[1])
            #expect(
                try await refusal { _ = try await Self.report(fixture, council: other, as: .commissioner) } == .notFound
            )
        }
    }

    @Test("Its pages are as wide and as long as pages may be")
    func pages() async throws {
        try await StoreFixture.withDemonstration { fixture in
            let text = try await Self.report(fixture).text()
            for page in text.split(separator: "\u{0C}") {
                #expect(page.split(separator: "\n", omittingEmptySubsequences: false).count <= 61)
            }
            #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
            #expect(text.contains("Draft: to be submitted by 14 October 2026"))
        }
    }
}
