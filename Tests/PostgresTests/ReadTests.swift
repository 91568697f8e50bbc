import Postgres
import Testing

/// Short reads of many callers over few connections.
@Suite struct ReadTests {
    static let echo = Query<Int, Int>("echo", "SELECT $1")
    static let divide = Query<Int, Int>("divide", "SELECT 100 / $1")
    static let setConfig = Query<(String, String), String>("set_config", "SELECT set_config($1, $2, true)")
    static let setting = Query<String, String?>("setting", "SELECT NULLIF(current_setting($1, true), '')")
    static let text = Query<String, String>("text", "SELECT $1")

    private func withReaders(
        _ readersMax: Int, connections: Int = 4, _ body: @Sendable (Pool) async throws -> Void
    ) async throws {
        try await withPool(
            configure: { ($0.readersMax, $0.connectionsMax, $0.waitersMax) = (readersMax, connections, 5_000) }, body)
    }

    @Test(.timeLimit(.minutes(1)), arguments: [1, 2, 4])
    func everyCallerGetsItsOwnAnswer(_ readersMax: Int) async throws {
        try await withReaders(readersMax) { pool async throws in
            try await withThrowingTaskGroup { group in
                for number in 0..<2_000 {
                    group.addTask {
                        let (first, second) = try await pool.read(
                            ReadTests.echo.callOne(number), ReadTests.echo.call(number + 1))
                        #expect(first == number)
                        #expect(second == [number + 1])
                    }
                }
                try await group.waitForAll()
            }
            // The last answer is given out a moment before its connection is put back; then none is left in use.
            while pool.status.inUse > 0 { await Task.yield() }
            #expect(pool.status.waiting == 0)
        }
    }

    @Test func oneCallersFailureIsNotTheOthers() async throws {
        try await withReaders(1) { pool async throws in
            try await withThrowingTaskGroup { group in
                for number in 0..<600 {
                    group.addTask {
                        switch number % 4 {
                        case 0:
                            let kind = await kind { _ = try await pool.read(ReadTests.divide.callOne(0)) }
                            #expect(kind == .server(SQLState("22012")))
                        case 1:
                            let kind = await kind { _ = try await pool.read(ReadTests.text.callOne("\0")) }
                            #expect(kind == .encoding)
                        case 2:
                            let kind = await kind {
                                _ = try await pool.read(Query<(), Int>("no_table", "SELECT id FROM absent").call(()))
                            }
                            #expect(kind == .server(.undefinedTable))
                        default:
                            let answer = try await pool.read(ReadTests.divide.callOne(5))
                            #expect(answer == 20)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(pool.status.lossesTotal == 0)
        }
    }

    /// What one caller sets for its transaction another must never see: this is what keeps schemes apart.
    @Test func settingsOfOneCallerStayItsOwn() async throws {
        try await withReaders(1) { pool async throws in
            try await withThrowingTaskGroup { group in
                for number in 0..<1_000 {
                    group.addTask {
                        if number % 3 == 0 {
                            let seen = try await pool.read(ReadTests.setting.callOne("test.tenant"))
                            #expect(seen == nil)
                        } else {
                            let (_, seen) = try await pool.read(
                                ReadTests.setConfig.callOne(("test.tenant", "\(number)")),
                                ReadTests.setting.callOne("test.tenant"))
                            #expect(seen == "\(number)")
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func readsBehindAStuckOneMoveToAnotherConnection() async throws {
        try await withDatabase { connectionString in
            let configuration = PoolConfiguration(
                connectionString: connectionString, connectionsMax: 2, readersMax: 1, waitersMax: 5_000,
                statementTimeoutMilliseconds: 0, lockTimeoutMilliseconds: 0)
            let pool = try Pool(configuration, logger: quietLogger)
            let holder = try Pool(configuration, logger: quietLogger)
            try await holder.withConnection { try $0.script("SELECT pg_advisory_lock(8)") }
            let lock = Query<(), String>("lock", "SELECT pg_advisory_lock(8)::text")
            let stuck = Task { _ = try await pool.read(lock.callOne(())) }
            let waiting = Query<(), Int>(
                "waiting", "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 8 AND NOT granted")
            while try await holder.withConnection({ try $0.one(waiting, ()) }) == 0 {}
            for number in 0..<20 { #expect(try await pool.read(ReadTests.echo.callOne(number)) == number) }
            // Cancelled, it answers at once, although the server goes on.
            stuck.cancel()
            #expect(await kind { try await stuck.value } == .cancelled)
            await holder.shutdown()
            await pool.shutdown()
        }
    }

    @Test func cancellationAtAnyMoment() async throws {
        try await withReaders(1, connections: 1) { pool async throws in
            var random = SeededGenerator(seed: 8)
            for number in 0..<500 {
                let task = Task { try await pool.read(ReadTests.echo.callOne(number)) }
                async let other = pool.read(ReadTests.echo.callOne(-number))
                for _ in 0..<Int.random(in: 0...20, using: &random) { await Task.yield() }
                task.cancel()
                switch await task.result {
                case .success(let answer): #expect(answer == number)
                case .failure(let error): #expect((error as? PostgresError)?.kind == .cancelled)
                }
                #expect(try await other == -number)
            }
            #expect(pool.status.waiting == 0)
        }
    }

    @Test func aConnectionEndedWhileBusyIsNotNoticed() async throws {
        try await withReaders(2) { pool async throws in
            let terminate = Query<(), Int>(
                "terminate_all",
                """
                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """)
            let isOver = Counter()
            let killer = Task {
                for _ in 0..<20 {
                    _ = try? await pool.withConnection { try $0.one(terminate, ()) }
                }
                isOver.increment()
            }
            let kinds = try await withThrowingTaskGroup(of: PostgresError.Kind?.self) { group in
                for writer in 0..<8 {
                    group.addTask {
                        var number = writer
                        while isOver.value == 0 {
                            number += 8
                            let found = await kind {
                                let answer = try await pool.read(ReadTests.echo.callOne(number))
                                #expect(answer == number)
                            }
                            if let found { return found }
                        }
                        return nil
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            await killer.value
            // Only a read that was hit twice in a row may fail, and then says so.
            #expect(kinds.allSatisfy { $0 == nil || $0 == .connectionLost })
            #expect(try await pool.read(ReadTests.echo.callOne(1)) == 1)
        }
    }

    @Test func shutdownFinishesReads() async throws {
        try await withDatabase { connectionString in
            let pool = try Pool(
                PoolConfiguration(connectionString: connectionString, connectionsMax: 1, waitersMax: 5_000),
                logger: quietLogger)
            let results = await withTaskGroup(of: PostgresError.Kind?.self) { group in
                for number in 0..<200 {
                    group.addTask { await kind { _ = try await pool.read(ReadTests.echo.callOne(number)) } }
                }
                group.addTask {
                    await pool.shutdown()
                    return nil
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.allSatisfy { $0 == nil || $0 == .poolShutDown })
        }
    }
}
