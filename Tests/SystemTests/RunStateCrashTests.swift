import Foundation
import Testing

/// A run that is struck in each of its states, with two workers: the API while it asks for the run, has its draft replaced, approves it,
/// makes its file, takes its confirmation in and voids it; and one of the workers while they work it out and while they replace it.
extension SystemTests {
    @Suite(.timeLimit(.minutes(5 * Rounds.count))) struct RunStateCrashTests {
        /// Where an act of the API can stand when the blow falls: before the run, and with all written but not committed.
        static let steps = ["LOCK TABLE payment_run IN EXCLUSIVE MODE", "LOCK TABLE audit_entry IN EXCLUSIVE MODE"]

        private static let writingTheLines = "LOCK TABLE payment_line IN ACCESS EXCLUSIVE MODE"

        @Test func runsStruckInEveryStateArePaidOnce() async throws {
            for _ in Rounds.all {
                try await RunningService.withDemonstration(workers: 2) { service, database in
                    let struck = StruckRuns(
                        service: service, ledger: Ledger(database), finance: try await service.client("financeOfficer"),
                        manager: try await service.client("registeredManager"))
                    let months = Months.ofDemonstration.prefix(Self.steps.count)
                    for (month, step) in zip(months, Self.steps) { try await pay(month, step, struck) }
                    try await giveUp(Months.ofDemonstration[Self.steps.count], struck)
                    #expect(try await struck.ledger.jobsLeft() == [])
                }
            }
            Rounds.tell(Rounds.count * Self.steps.count * 6, "API processes killed in each state of a run")
            Rounds.tell(Rounds.count * Self.steps.count * 2, "workers killed beside another, at a run or a draft")
        }

        /// Takes a month's run from the first request until it is paid; whoever acts is killed once at each act.
        private func pay(_ month: String, _ step: String, _ struck: StruckRuns) async throws {
            let (finance, manager, ledger) = (struck.finance, struck.manager, struck.ledger)
            try await struck.cutOff(at: step) {
                try await finance.post("/v1/payment-runs", #"{"period": "\#(month)"}"#, key: "run-\(month)")
            }
            // The other worker, or the new one, goes on with what the killed one began.
            let barrier = try await Barrier.raise("lines", Self.writingTheLines, in: ledger)
            let run = try await finance.insistOnRun(month)
            try await struck.strikeAWorker(behind: barrier)
            #expect(try await finance.draft(run).state == "draft")
            let lines = try await struck.lines(of: month)
            #expect(lines.contains("|t|t|"), "\(lines)")
            let uri = "/v1/payment-runs/\(run.id)"
            // The draft is replaced: all of it or none.
            let recalculation = { @Sendable in
                try await finance.post("\(uri)/recalculation", "", headers: ["If-Match": "*"])
            }
            try await struck.cutOff(at: step, recalculation)
            _ = try await finance.draft(run)
            let second = try await Barrier.raise("lines", Self.writingTheLines, in: ledger)
            #expect([200, 202].contains(try await struck.answered(recalculation)))
            try await struck.strikeAWorker(behind: second)
            #expect(try await finance.draft(run).state == "draft")
            #expect(try await struck.lines(of: month) == lines)
            try await struck.act(at: step, until: "approved", run) {
                try await manager.post("\(uri)/approval", "", headers: ["If-Match": "*"])
            }
            let day = try #require(try await ledger.rows(PaymentFileCrashTests.workingDay).first)
            try await struck.act(at: step, until: "exported", run) {
                try await finance.post(
                    "\(uri)/files", #"{"kind": "csv", "processOn": "\#(day)"}"#, key: "file-\(month)")
            }
            let told = try #require(try await ledger.rows(Self.confirmation(of: run.id)).first)
            try await struck.act(at: step, until: "paid", run) {
                try await finance.post(
                    "\(uri)/confirmations", #"{"fileName": "bank.csv", "text": "\#(told)"}"#, key: "told-\(month)")
            }
            #expect(try await struck.lines(of: month) == lines)
            #expect(try await ledger.rows(Self.sums(of: run.id)) == ["1|t|1|t"])
        }

        /// Voids a month's run, and asks for another.
        private func giveUp(_ month: String, _ struck: StruckRuns) async throws {
            for (number, step) in Self.steps.enumerated() {
                let finance = struck.finance
                let run = try await finance.post(
                    "/v1/payment-runs", #"{"period": "\#(month)"}"#, key: "again-\(number)"
                ).decode(ShownRun.self)
                _ = try await finance.draft(run)
                try await struck.act(at: step, until: "voided", run) {
                    try await finance.post("/v1/payment-runs/\(run.id)/void", "", headers: ["If-Match": "*"])
                }
            }
            let counts = "SELECT count(*) FROM payment_run WHERE period = '\(month)-01' AND state = 'voided'"
            #expect(try await struck.ledger.rows(counts) == ["\(Self.steps.count)"])
        }

        /// What a payer says of all payments of a run.
        private static func confirmation(of run: String) -> String {
            """
            SELECT 'reference,amount,status\\n'
                || string_agg(reference || ',' || to_char(amount_pence / 100.0, 'FM999999990.00') || ',paid', '\\n')
            FROM payment_file_entry WHERE run_id = '\(run)'
            """
        }

        /// How many files, whether they hold every payment once, how many confirmations, and whether these tell of every payment.
        private static func sums(of run: String) -> String {
            """
            SELECT (SELECT count(*) FROM payment_file WHERE run_id = '\(run)'),
                (SELECT count(*) = count(paid.carer_id) AND count(*) = count(entry.carer_id)
                    AND sum(paid_pence) = sum(entry.amount_pence)
                FROM (SELECT * FROM payment WHERE run_id = '\(run)' AND paid_pence > 0) AS paid
                FULL JOIN (SELECT * FROM payment_file_entry WHERE run_id = '\(run)') AS entry USING (run_id, carer_id)),
                (SELECT count(*) FROM payment_confirmation WHERE run_id = '\(run)'),
                (SELECT count(*) FROM payment_outcome WHERE run_id = '\(run)')
                    = (SELECT count(*) FROM payment_file_entry WHERE run_id = '\(run)')
            """
        }
    }
}

/// Those who act on runs, and how they are struck.
private struct StruckRuns: Sendable {
    let service: RunningService
    let ledger: Ledger
    let finance: Client
    let manager: Client

    /// Kills the API while it acts, and starts it again.
    func cutOff(at step: String, _ act: @escaping @Sendable () async throws -> Client.Answer) async throws {
        let barrier = try await Barrier.raise("barrier", step, in: ledger)
        async let answer = try? await act()
        try await barrier.stops("serve")
        try await service.killAPI()
        try await barrier.fall()
        #expect(await answer == nil, "Nobody was cut off.")
        try await service.startAPI()
    }

    /// Kills the API while it acts, and has the same done again until the run is in the state: it may have been done before.
    func act(
        at step: String, until state: String, _ run: ShownRun,
        _ act: @escaping @Sendable () async throws -> Client.Answer
    ) async throws {
        try await cutOff(at: step, act)
        _ = try await answered(act)
        #expect(try await finance.run(run.id).state == state)
    }

    /// Sends a request until it is answered, whatever the answer says.
    func answered(_ act: @Sendable () async throws -> Client.Answer) async throws -> Int {
        try await until {
            do {
                let status = try await act().status
                return status == 429 || status >= 500 ? nil : status
            } catch let error as URLError where error.code != .cancelled {
                return nil
            }
        }
    }

    /// Waits until a worker stands behind the barrier, kills one of the two, and starts another in its place.
    func strikeAWorker(behind barrier: Barrier) async throws {
        try await barrier.stops("work")
        try await service.killWorker()
        try await ledger.stopHearts()
        try await service.startWorker()
        try await barrier.fall()
    }

    /// All that makes a month's run one complete set of lines, in whatever state it is.
    func lines(of month: String) async throws -> String {
        let row = try await ledger.runs().first { $0.hasPrefix("\(month)|") } ?? ""
        var parts = row.split(separator: "|", omittingEmptySubsequences: false)
        if parts.count > 1 { parts.remove(at: 1) }
        return parts.joined(separator: "|")
    }
}
