import Foundation

/// A payment run as the API shows it, as far as these tests look.
struct ShownRun: Decodable, Hashable, Sendable {
    var id: String
    var period: String
    var state: String
}

extension Client {
    /// Asks for a month's run until somebody has answered that it is there: the API may be away at the moment.
    @discardableResult
    func insistOnRun(_ month: String) async throws -> ShownRun {
        let answer = try await insist {
            try await post("/v1/payment-runs", #"{"period": "\#(month)"}"#, key: "run-\(month)")
        }
        return try answer.decode()
    }

    /// Sends a request until the answer is neither a lost connection nor a passing trouble of the service.
    func insist(_ send: () async throws -> Answer) async throws -> Answer {
        try await until {
            do {
                let answer = try await send()
                return answer.status == 409 || answer.status == 429 || answer.status >= 500 ? nil : answer
            } catch let error as URLError where error.code != .cancelled {
                return nil
            }
        }
    }

    func run(_ id: String) async throws -> ShownRun {
        try await insist { try await get("/v1/payment-runs/\(id)") }.decode()
    }

    /// Waits until a run has been worked out.
    @discardableResult
    func draft(_ run: ShownRun) async throws -> ShownRun {
        try await until {
            let shown = try await self.run(run.id)
            return shown.state == "calculating" ? nil : shown
        }
    }
}
