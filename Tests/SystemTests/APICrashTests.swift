import Testing

extension SystemTests {
    /// An API process that is killed while it answers.
    @Suite(.timeLimit(.minutes(10))) struct APICrashTests {
        static let requests = 60
        static let killsMin = 10

        /// Who is cut off does not know whether the request was carried out, and sends it again with the same key.
        @Test func requestsSentAgainWithTheirKeyCreateNothingTwice() async throws {
            try await RunningService.withDemonstration(workers: 0) { service, database in
                let coordinator = try await service.client("coordinator")
                let ledger = Ledger(database)
                let before = try await ledger.rows("SELECT count(*) FROM household")
                let made = try await withThrowingTaskGroup(of: [String: String].self) { group in
                    for sender in 0..<4 {
                        group.addTask {
                            var made: [String: String] = [:]
                            for number in 0..<Self.requests / 4 {
                                let key = "household-\(sender)-\(number)"
                                made[key] = try await makeHousehold(coordinator, key: key)
                            }
                            return made
                        }
                    }
                    group.addTask {
                        var chance = Chance(seed: 67)
                        for _ in 0..<Self.killsMin {
                            try await letPass(.milliseconds(Int.random(in: 20...400, using: &chance)))
                            try await service.killAPI()
                            try await service.startAPI()
                        }
                        return [:]
                    }
                    return try await group.reduce(into: [:]) { $0.merge($1) { one, _ in one } }
                }
                #expect(Set(made.values).count == Self.requests)
                let after = try await ledger.rows("SELECT count(*) FROM household")
                #expect(try #require(Int(after[0])) - #require(Int(before[0])) == Self.requests)
                for (key, id) in made.prefix(5) { #expect(try await makeHousehold(coordinator, key: key) == id) }
            }
        }

        private func makeHousehold(_ client: Client, key: String) async throws -> String {
            struct Made: Decodable { var id: String }
            let answer = try await client.insist {
                try await client.post(
                    "/v1/households", #"{"address": "1 Larch Row", "postcode": "QZ1 4AB", "locality": "\#(key)"}"#,
                    key: key
                )
            }
            #expect(answer.status == 201, "\(answer.text)")
            return try answer.decode(Made.self).id
        }
    }
}
