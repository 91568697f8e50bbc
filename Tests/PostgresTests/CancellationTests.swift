import Postgres
import Testing

@Suite struct CancellationTests {
    static let sleep = Query<(), String>("sleep", "SELECT pg_sleep(3600)::text")
    static let one = Query<(), Int>("one", "SELECT 1::bigint")

    @Test func theServerIsAskedToStop() async throws {
        try await withPool(configure: { ($0.connectionsMax, $0.statementTimeoutMilliseconds) = (1, 0) }) {
            pool async throws in
            let begun = Announcement()
            let task = Task {
                try await pool.withConnection { connection throws in
                    begun.announce()
                    return try connection.one(CancellationTests.sleep, ())
                }
            }
            await begun.wait()
            task.cancel()
            let kind = await kind { _ = try await task.value }
            #expect(kind == .cancelled)
            // The connection lives on, and nothing of the cancellation reaches whoever has it next.
            let one = try await pool.withConnection { try $0.one(CancellationTests.one, ()) }
            #expect(one == 1)
            #expect(pool.status.connectsTotal == 1)
        }
    }

    @Test func aTransactionIsRolledBack() async throws {
        try await withPool("CREATE TABLE t (id bigint)", configure: { $0.connectionsMax = 1 }) { pool async throws in
            let begun = Announcement()
            let task = Task {
                try await pool.transaction { connection throws in
                    try connection.script("INSERT INTO t VALUES (1)")
                    begun.announce()
                    // Whoever swallows the cancellation meets it again at the next statement.
                    _ = try? connection.one(CancellationTests.sleep, ())
                    #expect(throws: PostgresError.self) { try connection.script("INSERT INTO t VALUES (2)") }
                }
            }
            await begun.wait()
            task.cancel()
            #expect(await kind { try await task.value } == .cancelled)
            let count = try await pool.withConnection {
                try $0.one(Query<(), Int>("count", "SELECT count(*) FROM t"), ())
            }
            #expect(count == 0)
        }
    }

    @Test func whoWaitsLeavesTheLine() async throws {
        try await withPool(configure: { $0.connectionsMax = 1 }) { pool async throws in
            let gate = Gate()
            let held = Announcement()
            async let holder: Void = pool.withConnection { _ in
                held.announce()
                gate.wait()
            }
            await held.wait()
            let waiter = Task { try await pool.withConnection { _ in _ = Issue.record("It must not run.") } }
            while pool.status.waiting < 1 { await Task.yield() }
            waiter.cancel()
            #expect(await kind { try await waiter.value } == .cancelled)
            #expect(pool.status.waiting == 0)
            gate.open()
            try await holder
        }
    }

    @Test func whoIsCancelledBeforeAskingGetsNothing() async throws {
        try await withPool { pool async throws in
            let task = Task {
                while !Task.isCancelled { await Task.yield() }
                return await kind { try await pool.withConnection { _ in _ = Issue.record("It must not run.") } }
            }
            task.cancel()
            #expect(await task.value == .cancelled)
        }
    }

    /// Cancellations at every moment, on one connection, with uncancelled work in between that must not feel them.
    @Test func cancellationNeverHitsTheNextOne() async throws {
        try await withPool(configure: { $0.connectionsMax = 1 }) { pool async throws in
            let short = Query<(), String>("short", "SELECT pg_sleep(0.0005)::text")
            var random = SeededGenerator(seed: 3)
            for _ in 0..<300 {
                let task = Task { _ = try await pool.withConnection { try $0.one(short, ()) } }
                for _ in 0..<Int.random(in: 0...30, using: &random) { await Task.yield() }
                task.cancel()
                async let next = pool.withConnection { try $0.one(short, ()) }
                let kind = await kind { try await task.value }
                #expect(kind == nil || kind == .cancelled)
                _ = try await next
            }
            #expect(pool.status.lossesTotal == 0)
        }
    }
}
