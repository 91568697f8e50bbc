import Postgres
import Testing

/// Connections that break under work, one at a time.
@Suite struct LossTests {
    static let process = Query<(), Int32>("process", "SELECT pg_backend_pid()")
    static let terminate = Query<Int32, Bool>("terminate", "SELECT pg_terminate_backend($1, 5000)")
    static let sleep = Query<(), String>("sleep", "SELECT pg_sleep(3600)::text")
    static let count = Query<(), Int>("count", "SELECT count(*) FROM t")

    /// Runs the body with a pool of one connection and another pool from which it can be ended.
    private func withVictim(
        _ setUp: String = "", _ body: @Sendable (_ victim: Pool, _ other: Pool) async throws -> Void
    ) async throws {
        try await withDatabase(setUp) { connectionString in
            let configuration = PoolConfiguration(connectionString: connectionString, connectionsMax: 1)
            let victim = try Pool(configuration, logger: quietLogger)
            let other = try Pool(configuration, logger: quietLogger)
            try await body(victim, other)
            await victim.shutdown()
            await other.shutdown()
        }
    }

    @Test func anIdleConnectionThatWasEndedIsReplacedUnnoticed() async throws {
        try await withVictim { victim, other in
            for round in 1...5 {
                let process = try await victim.withConnection { try $0.one(LossTests.process, ()) }
                _ = try await other.withConnection { try $0.one(LossTests.terminate, process) }
                let next = try await victim.withConnection { try $0.one(LossTests.process, ()) }
                #expect(next != process)
                #expect(victim.status.lossesTotal == round)
            }
        }
    }

    /// Without waiting for its end: the next work meets the connection at every stage of going away. Where the server had already
    /// said farewell the work moves on; only what was sent in the moment before that is lost, and a transaction runs again.
    @Test func aConnectionThatIsJustBeingEndedCostsNoTransaction() async throws {
        let terminate = Query<Int32, Bool>("terminate_soon", "SELECT pg_terminate_backend($1)")
        try await withVictim { victim, other in
            for _ in 0..<50 {
                let process = try await victim.transaction { try $0.one(LossTests.process, ()) }
                _ = try await other.withConnection { try $0.one(terminate, process) }
            }
            #expect(victim.status.lossesTotal >= 49)
        }
    }

    @Test func noticesAndChangedSettingsAreNoFarewell() async throws {
        try await withVictim { victim, _ in
            try await victim.withConnection { connection in
                try connection.script("DO $$BEGIN RAISE WARNING 'confidential'; END$$; SET application_name = 'other'")
            }
            _ = try await victim.withConnection { try $0.one(LossTests.process, ()) }
            #expect(victim.status.connectsTotal == 1)
        }
    }

    @Test func aBusyConnectionThatWasEndedIsAnErrorOfItsOwnKind() async throws {
        try await withVictim { victim, other in
            let (processes, continuation) = AsyncStream.makeStream(of: Int32.self)
            let task = Task {
                try await victim.withConnection { connection in
                    continuation.yield(try connection.one(LossTests.process, ()))
                    _ = try connection.one(LossTests.sleep, ())
                }
            }
            for await process in processes.prefix(1) {
                _ = try await other.withConnection { try $0.one(LossTests.terminate, process) }
            }
            #expect(await kind { try await task.value } == .connectionLost)
            _ = try await victim.withConnection { try $0.one(LossTests.process, ()) }
        }
    }

    @Test func aTransactionIsRunAgainOnAnotherConnection() async throws {
        try await withVictim("CREATE TABLE t (process int)") { victim, other in
            let attempts = Counter()
            let insert = Command<Int32>("t_insert", "INSERT INTO t VALUES ($1)")
            try await victim.transaction { connection in
                let process = try connection.one(LossTests.process, ())
                try connection.execute(insert, process)
                if attempts.increment() == 1 {
                    let gate = Gate()
                    Task {
                        _ = try await other.withConnection { try $0.one(LossTests.terminate, process) }
                        gate.open()
                    }
                    gate.wait()
                }
                _ = try connection.one(LossTests.process, ())
            }
            #expect(attempts.value == 2)
            let count = try await other.withConnection { try $0.one(LossTests.count, ()) }
            #expect(count == 1)
        }
    }

    /// The connection breaks while COMMIT waits in a deferred trigger: whether it happened cannot be known.
    @Test func aCommitThatBreaksIsAnErrorOfItsOwnKind() async throws {
        let setUp = """
            CREATE TABLE t (id int);
            CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION wait();
            """
        let waiting = Query<(), Int32>(
            "waiting", "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'"
        )
        try await withVictim(setUp) { victim, other in
            try await other.withConnection { connection throws in
                try connection.script("SELECT pg_advisory_lock(1)")
            }
            let attempts = Counter()
            let task = Task {
                try await victim.transaction { connection in
                    attempts.increment()
                    try connection.script("INSERT INTO t VALUES (1)")
                }
            }
            try await other.withConnection { connection in
                while true {
                    if let process = try connection.first(waiting, ()) {
                        _ = try connection.one(LossTests.terminate, process)
                        return
                    }
                }
            }
            #expect(await kind { try await task.value } == .commitOutcomeUnknown)
            #expect(attempts.value == 1)
        }
    }

    @Test func aPipelineThatBreaksEnds() async throws {
        try await withVictim { victim, other in
            let (processes, continuation) = AsyncStream.makeStream(of: Int32.self)
            let task = Task {
                try await victim.withConnection { connection in
                    continuation.yield(try connection.one(LossTests.process, ()))
                    _ = try connection.pipeline(LossTests.process.callOne(()), LossTests.sleep.callOne(()))
                }
            }
            for await process in processes.prefix(1) {
                _ = try await other.withConnection { try $0.one(LossTests.terminate, process) }
            }
            #expect(await kind { try await task.value } == .connectionLost)
            _ = try await victim.withConnection { try $0.one(LossTests.process, ()) }
        }
    }

    @Test func idlenessInATransactionEndsTheConnection() async throws {
        let configure: @Sendable (inout PoolConfiguration) -> Void = {
            ($0.connectionsMax, $0.idleInTransactionTimeoutMilliseconds) = (1, 20)
        }
        try await withPool(configure: configure) { pool in
            let watcher = Query<Int32, Int>("watcher", "SELECT count(*) FROM pg_stat_activity WHERE pid = $1")
            let administrator = try Pool(
                PoolConfiguration(connectionString: try TestServer.connectionString, connectionsMax: 1),
                logger: quietLogger)
            let kind = await kind {
                try await pool.transaction(attemptsMax: 1) { connection in
                    let process = try connection.one(LossTests.process, ())
                    let gate = Gate()
                    Task {
                        while try await administrator.withConnection({ try $0.one(watcher, process) }) > 0 {}
                        gate.open()
                    }
                    gate.wait()
                    _ = try connection.one(LossTests.process, ())
                }
            }
            // The server's last words are lost where its socket closes just as the client sends.
            #expect(kind == .server(.idleInTransactionTimeout) || kind == .connectionLost)
            await administrator.shutdown()
        }
    }
}
