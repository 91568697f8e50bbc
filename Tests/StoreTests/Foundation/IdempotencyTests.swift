import Logging
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct IdempotencyTests {
    private static func add(
        _ fixture: StoreFixture, key: String, name: String, fingerprint: UInt8 = 1, role: Role = .coordinator
    ) async throws -> (reply: RememberedReply, isRepeated: Bool) {
        try await fixture.act(role) { transaction in
            try transaction.once(key: key, fingerprint: [UInt8](repeating: fingerprint, count: 32)) {
                let council = try transaction.add(Council(name: name))
                return RememberedReply(
                    status: 201, location: "/v1/councils/\(council.id)", etag: "\"1\"", body: Array(name.utf8))
            }
        }
    }

    @Test("The same request again does nothing and gets the same answer")
    func again() async throws {
        try await StoreFixture.with { fixture in
            let first = try await Self.add(fixture, key: "k", name: "Teaselshire")
            let second = try await Self.add(fixture, key: "k", name: "Teaselshire")
            #expect((first.isRepeated, second.isRepeated) == (false, true))
            #expect(first.reply == second.reply)
            #expect(try await fixture.number("SELECT count(*) FROM council") == 2)
        }
    }

    @Test("Asked twenty times at once, it is done once, and all get its answer")
    func atOnce() async throws {
        try await StoreFixture.with(connectionsMax: 8) { fixture in
            let answers = try await withThrowingTaskGroup { group in
                for _ in 0..<20 { group.addTask { try await Self.add(fixture, key: "k", name: "Teaselshire") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count { !$0.isRepeated } == 1)
            #expect(Set(answers.map(\.reply)).count == 1)
            #expect(try await fixture.number("SELECT count(*) FROM council") == 2)
        }
    }

    @Test("The key of another request is refused, and nothing is done")
    func anotherBody() async throws {
        try await StoreFixture.with { fixture in
            _ = try await Self.add(fixture, key: "k", name: "Teaselshire")
            let refusal = try await refusal {
                _ = try await Self.add(fixture, key: "k", name: "Thistleshire", fingerprint: 2)
            }
            #expect(refusal == .idempotencyKeyReused)
            #expect(try await fixture.number("SELECT count(*) FROM council") == 2)
        }
    }

    @Test("What was rolled back is not remembered: the key is free for the corrected request")
    func rolledBack() async throws {
        try await StoreFixture.with { fixture in
            let refused = try await refusal { _ = try await Self.add(fixture, key: "k", name: "Quillbrook Council") }
            #expect(refused?.brief == ["/name nameTaken"])
            let (_, isRepeated) = try await Self.add(fixture, key: "k", name: "Thistleshire", fingerprint: 2)
            #expect(!isRepeated)
        }
    }

    @Test("Who waits for a first that fails does the act itself")
    func firstFails() async throws {
        try await StoreFixture.with { fixture in
            // A transaction that has taken the key, and then fails.
            let first = try await LockHold(
                """
                SELECT set_config('sharedlives.scheme_id', '\(fixture.scheme.id)', true),
                    set_config('sharedlives.account_id', '\(fixture.account(.coordinator))', true);
                INSERT INTO idempotency_key (key, fingerprint) VALUES ('k', sha256('another request'));
                """, in: fixture.database)
            let second = Task { try await Self.add(fixture, key: "k", name: "Teaselshire") }
            try await first.untilSomebodyWaits()
            try await first.rollBack()
            let isRepeated = try await second.value.isRepeated
            #expect(!isRepeated)
        }
    }

    @Test("Who has waited long for the first is told that it is still under way, and has done nothing")
    func stillUnderWay() async throws {
        try await StoreFixture.with { fixture in
            let first = try await LockHold(
                """
                SELECT set_config('sharedlives.scheme_id', '\(fixture.scheme.id)', true),
                    set_config('sharedlives.account_id', '\(fixture.account(.coordinator))', true);
                INSERT INTO idempotency_key (key, fingerprint) VALUES ('k', sha256('a request'));
                """, in: fixture.database)
            let impatient = try Pool(
                PoolConfiguration(
                    connectionString: fixture.database.url(as: .api), applicationName: "tests", connectionsMax: 1,
                    lockTimeoutMilliseconds: 50),
                logger: .silent)
            let refused = try await refusal {
                try await Store(pool: impatient).transaction(bearing: fixture.digest(.coordinator)) { transaction in
                    _ = try transaction.once(key: "k", fingerprint: [UInt8](repeating: 1, count: 32)) {
                        throw StoreError.notFound
                    }
                }
            }
            #expect(refused == .idempotencyKeyInUse)
            try await first.rollBack()
            await impatient.shutdown()
        }
    }

    @Test("A key is its sender's own: another account, and another scheme, may use the same")
    func sendersOwn() async throws {
        try await StoreFixture.with { fixture in
            let other = try await TestScheme.make("elmfield", in: fixture.database)
            _ = try await Self.add(fixture, key: "k", name: "Teaselshire")
            #expect(try await !Self.add(fixture, key: "k", name: "Thistleshire", role: .registeredManager).isRepeated)
            let elsewhere = try await fixture.store.transaction(bearing: fixture.digest(.coordinator, of: other)) {
                try $0.once(key: "k", fingerprint: [UInt8](repeating: 1, count: 32)) {
                    RememberedReply(status: 204, location: nil, etag: nil, body: [])
                }
            }
            #expect(!elsewhere.isRepeated)
        }
    }
}
