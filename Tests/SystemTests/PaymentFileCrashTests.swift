import Testing

/// An API process that is killed while it makes a payment file. Who is cut off asks again, perhaps as a new act: the payments go out
/// once.
extension SystemTests {
    @Suite(.timeLimit(.minutes(5 * Rounds.count))) struct PaymentFileCrashTests {
        /// Where making a file can stand when the blow falls, each with the lock that brings it to rest there.
        static let steps = [
            "LOCK TABLE payment_run IN EXCLUSIVE MODE", "LOCK TABLE payment_file IN EXCLUSIVE MODE",
            "LOCK TABLE payment_file_entry IN EXCLUSIVE MODE", "LOCK TABLE audit_entry IN EXCLUSIVE MODE",
        ]

        static let workingDay = """
            SELECT min(day)::date FROM generate_series(current_date + 1, current_date + 3, interval '1 day') AS day
            WHERE extract(isodow FROM day) < 6
            """

        @Test func aFileCutOffAtAnyStepIsMadeOnce() async throws {
            for _ in Rounds.all {
                try await RunningService.withDemonstration { service, database in
                    let (finance, manager) = (
                        try await service.client("financeOfficer"), try await service.client("registeredManager")
                    )
                    let ledger = Ledger(database)
                    let day = try #require(try await ledger.rows(Self.workingDay).first)
                    for (number, step) in Self.steps.enumerated() {
                        let run = try await finance.draft(finance.insistOnRun("2026-0\(number + 1)")).id
                        let approval = try await manager.post(
                            "/v1/payment-runs/\(run)/approval", "", headers: ["If-Match": "*"])
                        #expect(approval.status == 200, "\(approval.text)")
                        let barrier = try await Barrier.raise("barrier", step, in: ledger)
                        async let answer = try? await finance.makeFile(of: run, on: day, key: "first-\(number)")
                        try await barrier.stops("serve")
                        try await service.killAPI()
                        try await barrier.fall()
                        #expect(await answer == nil, "Nobody was cut off.")
                        try await service.startAPI()
                        let id = try await finance.insistOnFile(of: run, on: day, key: "second-\(number)")
                        #expect(try await finance.insistOnFile(of: run, on: day, key: "first-\(number)") == id)
                        #expect(
                            try await ledger.rows(
                                "SELECT id || ' ' || number FROM payment_file WHERE run_id = '\(run)'")
                                == ["\(id) \(number + 1)"])
                        let unsent = """
                            SELECT count(*) FROM payment FULL JOIN payment_file_entry AS entry USING (run_id, carer_id)
                            WHERE run_id = '\(run)' AND coalesce(paid_pence, 0) <> coalesce(entry.amount_pence, 0)
                            """
                        #expect(try await ledger.rows(unsent) == ["0"])
                    }
                }
            }
            Rounds.tell(Rounds.count * Self.steps.count, "API processes killed while they made a payment file")
        }
    }
}

extension Client {
    fileprivate func makeFile(of run: String, on day: String, key: String) async throws -> Answer {
        try await post(
            "/v1/payment-runs/\(run)/files", #"{"kind": "csv", "processOn": "\#(day)"}"#, key: key)
    }

    /// Makes one, however often the service is away, and answers with its id.
    fileprivate func insistOnFile(of run: String, on day: String, key: String) async throws -> String {
        struct Made: Decodable { var id: String }
        return try await insist { try await makeFile(of: run, on: day, key: key) }.decode(Made.self).id
    }
}
