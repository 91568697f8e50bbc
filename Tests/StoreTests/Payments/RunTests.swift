import JobCatalog
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct RunTests {
    private static let may = month("2026-05")

    @Test("Asked for a hundred times at once by two people, there is one run and one job")
    func hundredTimes() async throws {
        try await StoreFixture.with(connectionsMax: 10) { fixture in
            let answers = try await withThrowingTaskGroup { group in
                for index in 0..<100 {
                    group.addTask {
                        try await fixture.act(index % 2 == 0 ? .financeOfficer : .registeredManager) {
                            let (run, isNew) = try $0.requestRun(for: Self.may)
                            return (run.id, run.value.jobID, isNew)
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count { $0.2 } == 1)
            #expect(Set(answers.map(\.0)).count == 1)
            #expect(Set(answers.map(\.1)).count == 1)
            #expect(try await fixture.number("SELECT count(*) FROM payment_run") == 1)
            #expect(try await fixture.number("SELECT count(*) FROM job") == 1)
            let job = try await fixture.read(SchemeJobs.find(answers[0].1))
            #expect(job?.kind == CalculatePaymentRun.kind)
            #expect(job?.state == "available")
        }
    }

    @Test("Two schemes and two months have runs of their own")
    func ownRuns() async throws {
        try await StoreFixture.with { fixture in
            let other = try await TestScheme.make("elmfield", in: fixture.database)
            for period in ["2026-05", "2026-06"] {
                let asked = month(period)
                #expect(try await fixture.act(.financeOfficer) { try $0.requestRun(for: asked).isNew })
                let elsewhere = try await fixture.store.transaction(bearing: fixture.digest(.financeOfficer, of: other))
                {
                    try $0.requestRun(for: asked).isNew
                }
                #expect(elsewhere)
            }
            #expect(
                try await fixture.read(PaymentRuns.list(.first)).map(\.value.period.description).sorted() == [
                    "2026-05", "2026-06",
                ])
        }
    }

    @Test(
        "A run's lines are the calculator's, with their councils, and its sums are theirs",
        arguments: ["2026-04", "2026-10"])
    func lines(period: String) async throws {
        try await StoreFixture.withDemonstration { fixture in
            let run = try await fixture.calculatedRun(month(period))
            let calculation = try await fixture.monthlyFacts(month(period)).calculate()
            let kept = try await fixture.lines(of: run.id)
            #expect(kept == calculation.lines)
            #expect(kept.count > 100)
            let sums = run.value.sums
            #expect(run.value.state == .draft)
            #expect(
                (sums.lineCount, sums.carerCount, sums.parkedCount) == (kept.count, calculation.totals.carers.count, 0))
            #expect((sums.amount, sums.contribution) == (calculation.totals.amount, calculation.totals.contribution))
            let shares = try await fixture.read(PaymentLines.carers(run: run.id, .all))
            #expect(
                shares.map { [$0.id.description, "\($0.amount.value)"] }
                    == calculation.totals.carers.map { [$0.carer, "\($0.amount.value)"] })
            let councils = try await fixture.read(PaymentLines.councils(run: run.id))
            #expect(councils.reduce(Pence.zero) { $0 + $1.amount } == calculation.totals.council)
            #expect(councils.map(\.lineCount).reduce(0, +) == kept.count)
            let carer = shares[0]
            #expect(
                try await fixture.lines(of: run.id, carer: carer.id) == kept.filter { $0.carer == carer.id.description }
            )
        }
    }

    @Test("A draft is worked out again from the facts as they are now; the lines of before are gone")
    func recalculated() async throws {
        try await StoreFixture.with { fixture in
            let id = try await fixture.addPlacement().id
            let run = try await fixture.calculatedRun(Self.may)
            #expect(try await fixture.lines(of: run.id).map(\.brief) == ["support 05-01..06-01 31 day × 16500 = 73071"])
            _ = try await fixture.act { try $0.add(.band(DatedBand(from: day("2026-05-15"), band: "high")), to: id) }
            let again = try await fixture.act(.financeOfficer) { try $0.take(.recalculate, on: run.id, at: [2]) }
            #expect((again.value.state, again.version) == (.calculating, 3))
            #expect(again.value.jobID != run.value.jobID)
            // The old job comes late: the run is no longer its to calculate.
            #expect(try await fixture.calculate(run) == false)
            #expect(try await fixture.lines(of: run.id).count == 1)
            #expect(try await fixture.calculate(again))
            #expect(
                try await fixture.lines(of: run.id).map(\.brief) == [
                    "support 05-01..05-15 14 day × 16500 = 33000", "support 05-15..06-01 17 day × 27000 = 65571",
                ])
            #expect(try await fixture.calculate(again) == false)
        }
    }

    @Test("Who asked for a run does not approve it; somebody else does, and then it is exported once")
    func approved() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement()
            let (asked, _) = try await fixture.act(.financeOfficer) { try $0.requestRun(for: Self.may) }
            func refusalOf(_ act: PaymentRun.Act, _ role: Role) async throws -> StoreError? {
                try await refusal { _ = try await fixture.act(role) { try $0.take(act, on: asked.id, at: nil) } }
            }
            #expect(try await refusalOf(.approve, .registeredManager)?.brief == [" runNotInState"])
            #expect(try await refusalOf(.recalculate, .financeOfficer)?.brief == [" runNotInState"])
            #expect(try await fixture.calculate(asked))
            #expect(try await refusalOf(.approve, .financeOfficer)?.brief == [" twoPeopleNeeded"])
            let early = try await refusal { _ = try await fixture.makeFile(of: asked.id) }
            #expect(early?.brief == [" runNotInState"])
            let stale = try await refusal {
                _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: asked.id, at: [1]) }
            }
            #expect(stale == .stale(currentVersion: 2))
            let approved = try await fixture.act(.registeredManager) { try $0.take(.approve, on: asked.id, at: [2]) }
            #expect((approved.value.state, approved.version) == (.approved, 3))
            #expect(approved.value.approved?.by == fixture.account(.registeredManager))
            for act in [PaymentRun.Act.approve, .recalculate, .void] {
                #expect(try await refusalOf(act, .auditor)?.brief == [" runNotInState"])
            }
            let (file, isNew) = try await fixture.makeFile(of: asked.id)
            let exported = try await fixture.read(PaymentRuns.find(asked.id))
            #expect(exported?.value.exported?.by == fixture.account(.financeOfficer) && isNew)
            #expect(try await fixture.makeFile(of: asked.id) == (file, false))
            let (period, lines, carers) = try await fixture.act { try $0.exportedLines(run: asked.id) }
            #expect((period, lines.count) == (Self.may, 1))
            #expect(carers == [fixture.carer().description: try await fixture.carerName(fixture.carer())])
        }
    }

    private static let changes = [
        "UPDATE payment_line SET amount_pence = 0", "DELETE FROM payment_line", "TRUNCATE payment_line",
        "INSERT INTO payment_line SELECT * FROM payment_line",
        "UPDATE payment_run SET amount_pence = 0, council_pence = 0", "UPDATE payment_run SET state = 'draft'",
        "UPDATE payment_run SET approved_by = requested_by", "DELETE FROM payment_run",
    ]

    @Test("Nobody changes the lines of an approved run, by SQL as any role")
    func immutable() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement()
            let run = try await fixture.calculatedRun(Self.may)
            _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: run.id, at: nil) }
            let before = try await fixture.lines(of: run.id)
            let open =
                "SELECT set_config('sharedlives.scheme_id', '\(fixture.scheme.id)', false), "
                + "set_config('sharedlives.role', 'registeredManager', false);"
            for (role, sql) in TestDatabase.Role.allCases.flatMap({ role in Self.changes.map { (role, $0) } }) {
                await #expect(throws: PostgresError.self, "\(role): \(sql)") {
                    try await fixture.database.withConnection(as: role) { try $0.script(open + sql) }
                }
            }
            #expect(try await fixture.lines(of: run.id) == before)
            #expect(try await fixture.read(PaymentRuns.find(run.id))?.value.state == .approved)
        }
    }

    @Test("A voided run frees its month, and is not calculated any more")
    func voided() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement()
            let (first, _) = try await fixture.act(.financeOfficer) { try $0.requestRun(for: Self.may) }
            let voided = try await fixture.act(.financeOfficer) { try $0.take(.void, on: first.id, at: [1]) }
            #expect(voided.value.voided?.by == fixture.account(.financeOfficer))
            #expect(try await fixture.calculate(first) == false)
            let (second, isNew) = try await fixture.act(.financeOfficer) { try $0.requestRun(for: Self.may) }
            #expect(isNew)
            #expect(second.id != first.id)
            #expect(try await fixture.calculate(second))
            #expect(try await fixture.lines(of: first.id) == [])
            #expect(try await fixture.lines(of: second.id).count == 1)
        }
    }

    @Test("Of those who approve at once, one does")
    func approvedAtOnce() async throws {
        try await StoreFixture.with(connectionsMax: 6) { fixture in
            _ = try await fixture.addPlacement()
            let run = try await fixture.calculatedRun(Self.may)
            let outcomes = try await withThrowingTaskGroup { group in
                for _ in 0..<6 {
                    group.addTask {
                        try await refusal {
                            _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: run.id, at: nil) }
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.compactMap { $0?.brief } == Array(repeating: [" runNotInState"], count: 5))
        }
    }
}

extension StoreFixture {
    func carerName(_ id: Identifier) async throws -> String {
        let carer = try #require(try await read(Carers.find(id))).value
        return "\(carer.givenName) \(carer.familyName)"
    }
}
