import Postgres
import Testing

@Suite struct PoolTests {
    static let one = Query<(), Int>("one", "SELECT 1::bigint")

    /// Runs the body while all of the pool's connections are held.
    private func whileHeld(_ pool: Pool, connections: Int, _ body: () async throws -> Void) async throws {
        let gates = (0..<connections).map { _ in Gate() }
        let held = (0..<connections).map { _ in Announcement() }
        try await withThrowingTaskGroup { group in
            for (gate, announcement) in zip(gates, held) {
                group.addTask {
                    try await pool.withConnection { _ in
                        announcement.announce()
                        gate.wait()
                    }
                }
            }
            for announcement in held { await announcement.wait() }
            try await body()
            for gate in gates { gate.open() }
            try await group.waitForAll()
        }
    }

    @Test func whoComesWhenTheLineIsFullIsTurnedAwayAtOnce() async throws {
        try await withPool(configure: { ($0.connectionsMax, $0.waitersMax) = (2, 0) }) { pool async throws in
            try await whileHeld(pool, connections: 2) {
                #expect(pool.status.inUse == 2)
                let kind = await kind { _ = try await pool.withConnection { try $0.one(PoolTests.one, ()) } }
                #expect(kind == .poolSaturated)
            }
            #expect(try await pool.withConnection { try $0.one(PoolTests.one, ()) } == 1)
        }
    }

    @Test func whoWaitsTooLongIsTurnedAway() async throws {
        try await withPool(configure: { ($0.connectionsMax, $0.waitMillisecondsMax) = (1, 20) }) { pool async throws in
            // On a busy machine connecting itself may take longer than that.
            while await kind(of: { try await pool.withConnection { _ in } }) != nil {}
            try await whileHeld(pool, connections: 1) {
                let kind = await kind { _ = try await pool.withConnection { try $0.one(PoolTests.one, ()) } }
                #expect(kind == .waitTimedOut)
                #expect(pool.status.waiting == 0)
            }
            #expect(try await pool.withConnection { try $0.one(PoolTests.one, ()) } == 1)
        }
    }

    @Test func whoWaitsIsServedInOrder() async throws {
        try await withPool(configure: { $0.connectionsMax = 1 }) { pool async throws in
            let gate = Gate()
            let held = Announcement()
            let order = try await withThrowingTaskGroup(of: Int.self) { group in
                group.addTask {
                    try await pool.withConnection { _ in
                        held.announce()
                        gate.wait()
                        return 0
                    }
                }
                await held.wait()
                for number in 1...20 {
                    group.addTask { try await pool.withConnection { _ in number } }
                    while pool.status.waiting < number { await Task.yield() }
                }
                gate.open()
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(order.count == 21)
            #expect(pool.status.waitsTotal >= 20)
            #expect(pool.status.connectsTotal == 1)
        }
    }

    @Test func aThousandCallersShareFourConnections() async throws {
        try await withPool(configure: { $0.waitersMax = 1_000 }) { pool async throws in
            let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 1...1_000 {
                    group.addTask {
                        try await pool.withConnection { try $0.one(Query<Int, Int>("echo", "SELECT $1"), number) }
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(sum == 500_500)
            #expect(pool.status.connectsTotal <= 4)
            #expect(pool.status.inUse == 0)
            #expect(pool.status.statementsTotal >= 1_000)
        }
    }

    @Test func shutdownFinishesWhatWasLetIn() async throws {
        try await withDatabase { connectionString in
            let pool = try Pool(
                PoolConfiguration(connectionString: connectionString, connectionsMax: 1), logger: quietLogger)
            let gate = Gate()
            let held = Announcement()
            async let first = pool.withConnection { connection throws in
                held.announce()
                gate.wait()
                return try connection.one(PoolTests.one, ())
            }
            await held.wait()
            async let second = pool.withConnection { try $0.one(PoolTests.one, ()) }
            while pool.status.waiting < 1 { await Task.yield() }
            async let shutdown: Void = pool.shutdown()
            gate.open()
            #expect(try await first == 1)
            #expect(try await second == 1)
            await shutdown
            let kind = await kind { _ = try await pool.withConnection { try $0.one(PoolTests.one, ()) } }
            #expect(kind == .poolShutDown)
            // A second time does no harm.
            await pool.shutdown()
        }
    }

    @Test func settingsOfTheConfigurationReachTheServer() async throws {
        let setting = Query<String, String>("setting", "SELECT current_setting($1)")
        let configure: @Sendable (inout PoolConfiguration) -> Void = {
            $0.statementTimeoutMilliseconds = 1_234
            $0.lockTimeoutMilliseconds = 2_345
            $0.idleInTransactionTimeoutMilliseconds = 3_456
            $0.applicationName = "named"
        }
        try await withPool(configure: configure) { pool async throws in
            try await pool.withConnection { connection throws in
                #expect(try connection.one(setting, "statement_timeout") == "1234ms")
                #expect(try connection.one(setting, "lock_timeout") == "2345ms")
                #expect(try connection.one(setting, "idle_in_transaction_session_timeout") == "3456ms")
                #expect(try connection.one(setting, "application_name") == "named")
                #expect(try connection.one(setting, "TimeZone") == "UTC")
                #expect(try connection.one(setting, "client_encoding") == "UTF8")
            }
        }
    }

    @Test func optionsOfTheConnectionStringAreKept() async throws {
        try await withDatabase { connectionString in
            let separator = connectionString.contains("?") ? "&" : "?"
            let configuration = PoolConfiguration(
                connectionString: connectionString + separator + "options=-c%20work_mem%3D9MB", connectionsMax: 1)
            let pool = try Pool(configuration, logger: quietLogger)
            let found = try await pool.withConnection {
                try $0.one(Query<String, String>("setting", "SELECT current_setting($1)"), "work_mem")
            }
            #expect(found == "9MB")
            await pool.shutdown()
        }
    }

    @Test func aStatementThatTakesTooLongIsStopped() async throws {
        try await withPool(configure: { $0.statementTimeoutMilliseconds = 30 }) { pool async throws in
            let sleep = Query<(), String>("sleep", "SELECT pg_sleep(3600)::text")
            let kind = await kind { _ = try await pool.withConnection { try $0.one(sleep, ()) } }
            #expect(kind == .server(.queryCanceled))
        }
    }

    @Test func aLockThatIsNotToBeHadIsGivenUp() async throws {
        try await withPool("CREATE TABLE t (id int)", configure: { $0.lockTimeoutMilliseconds = 10 }) { pool in
            let gate = Gate()
            let locked = Announcement()
            async let holder: Void = pool.transaction { connection in
                try connection.script("LOCK TABLE t")
                locked.announce()
                gate.wait()
            }
            await locked.wait()
            let kind = await kind {
                try await pool.transaction(attemptsMax: 1) { connection in try connection.script("LOCK TABLE t") }
            }
            #expect(kind == .server(.lockNotAvailable))
            gate.open()
            try await holder
        }
    }

    @Test func aConfigurationDoesNotShowItsPassword() {
        let configuration = PoolConfiguration(connectionString: "password=confidential", applicationName: "api")
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), dumped] {
            #expect(!text.contains("confidential"))
        }
    }

    @Test func whatMakesNoSenseIsRefused() {
        for change in [
            { (configuration: inout PoolConfiguration) in configuration.connectionsMax = 0 },
            { $0.waitersMax = -1 }, { $0.waitMillisecondsMax = 0 }, { $0.connectTimeoutSeconds = 0 },
            { $0.connectionString = "host='unclosed password=confidential" },
        ] {
            var configuration = PoolConfiguration(connectionString: "postgresql:///x")
            change(&configuration)
            let error = #expect(throws: PostgresError.self) { _ = try Pool(configuration, logger: quietLogger) }
            #expect(error?.kind == .misuse)
            #expect(error?.description.contains("confidential") == false)
        }
    }
}
