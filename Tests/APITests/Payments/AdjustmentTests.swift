import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

/// A late fact over HTTP, from the correction to the statement that explains it, and back.
@Suite("Adjustments over HTTP", .timeLimit(.minutes(5)))
struct AdjustmentTests {
    private static func run(_ server: SchemeServer, _ month: String, isPaid: Bool = true) async throws -> String {
        let run = try await server.finance.post("/v1/payment-runs", "{\"period\": \"\(month)\"}").json["id"]?.text ?? ""
        try await server.withWorker { try await server.untilDraft(run, $0) }
        if isPaid {
            try #require(try await server.manager.command("/v1/payment-runs/\(run)/approval").status == .ok)
        }
        return "/v1/payment-runs/\(run)"
    }

    @Test("A band corrected after its month was paid is a line of the next run, with sums and cause, and back again")
    func adjustment() async throws {
        try await SchemeServer.with { server in
            let placement = try await server.coordinator.add(
                "/v1/placements", Bodies(scheme: server.scheme).placement())
            _ = try await Self.run(server, "2026-04")
            let added = try await server.coordinator.post(
                "/v1/placements/\(placement)/bands", #"{"from": "2026-04-13", "band": "medium"}"#)
            let band = try added.json["bands"]?.array.last?["id"]?.text ?? ""
            let may = try await Self.run(server, "2026-05")
            #expect(try await server.auditor.get(may).json["totals"]?["adjustments"]?.integer == 1)
            let lines = try await server.auditor.get("\(may)/lines").json.items
            let line = try #require(lines.first { $0["element"]?.text == "adjustment" })
            // 30 days at 16,500 a week; then 12 of them, and 18 at 21,800.
            let (old, new) = (Int64(70_714), Int64(28_286 + 56_057))
            #expect(line["amount"]?.integer == new - old)
            let adjusts = line["adjusts"]
            #expect(adjusts?["month"]?.text == "2026-04" && adjusts?["element"]?.text == "support")
            #expect((adjusts?["oldAmount"]?.integer, adjusts?["newAmount"]?.integer) == (old, new))
            let cause = try #require(adjusts?["causes"]?[0])
            #expect(cause["kind"]?.text == "band" && cause["act"]?.text == "recorded")
            #expect(cause["fact"]?.text == band && cause["firstDay"]?.text == "2026-04-13")
            #expect(cause["by"]?.text == "\(server.scheme.accounts["coordinator"]!)")
            try await explained(server, may, line, old, new)
            // The correction was wrong, and is undone like any other fact.
            try await server.coordinator.delete("/v1/placements/\(placement)/bands/\(band)")
            let june = try await Self.run(server, "2026-06", isPaid: false)
            let back = try await server.auditor.get("\(june)/lines").json.items
                .filter { $0["element"]?.text == "adjustment" }
            #expect(back.map { $0["adjusts"]?["month"]?.text } == ["2026-04", "2026-05"])
            #expect(back[0]["amount"]?.integer == old - new)
            #expect(back[0]["adjusts"]?["newAmount"]?.integer == old)
            #expect(back[0]["adjusts"]?["causes"]?[0]?["act"]?.text == "withdrawn")
            // What was paid stands as it was paid.
            let kept = try await server.auditor.get("\(may)/lines").json.items
            #expect(kept == lines)
        }
    }

    /// The statement says what was paid, what is due and why, in sums that come out.
    private func explained(
        _ server: SchemeServer, _ run: String, _ line: JSONValue, _ old: Int64, _ new: Int64
    ) async throws {
        let uri = "\(run)/statements/\(server.scheme.carers[0])"
        let figures = try await server.finance.get("\(uri)/figures").json
        let shown = try #require(figures["lines"]?.array.first { $0["element"]?.text == "adjustment" })
        let sum = "\(Pence(new)) - \(Pence(old)) = \(Pence(new - old))"
        #expect(shown["working"]?.text == sum)
        #expect(shown["paidBefore"]?.integer == old)
        #expect(shown["causes"]?[0]?["role"]?.text == "coordinator")
        #expect(shown["causes"]?[0]?["detail"]?.text?.hasSuffix(" by a coordinator.") == true)
        #expect(figures["adjustments"] == line["amount"])
        let text = try await server.finance.get(uri).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isTold = ["April 2026, put right", sum, " by a coordinator."].allSatisfy { text.contains($0) }
        #expect(isTold, "\(text)")
    }
}
