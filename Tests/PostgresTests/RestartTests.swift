import Postgres
import Testing

/// The server itself goes and comes back.
@Suite(.serialized) struct RestartTests {
    static let add = Command<Int>("ledger_add", "INSERT INTO ledger VALUES ($1)")
    static let one = Query<(), Int>("one", "SELECT 1::bigint")
    static let sum = Query<(), (Int, Int)>("ledger_sum", "SELECT count(*), count(DISTINCT id) FROM ledger")

    private func pool(_ cluster: ThrowawayCluster, waitMillisecondsMax: Int = 30_000) throws -> Pool {
        let configuration = PoolConfiguration(
            connectionString: cluster.connectionString, connectionsMax: 4, waitMillisecondsMax: waitMillisecondsMax)
        return try Pool(configuration, logger: quietLogger)
    }

    @Test func aPoolStartsWithoutAServerAndFindsItWhenItComes() async throws {
        try await ThrowawayCluster.with(started: false) { cluster in
            let impatient = try pool(cluster, waitMillisecondsMax: 50)
            let patient = try pool(cluster)
            for _ in 0..<3 {
                let kind = await kind { _ = try await impatient.withConnection { try $0.one(RestartTests.one, ()) } }
                #expect(kind == .connectionFailed)
            }
            #expect(impatient.status.outage?.kind == .connectionFailed)
            async let waiting = patient.withConnection { try $0.one(RestartTests.one, ()) }
            try await cluster.start()
            #expect(try await waiting == 1)
            #expect(patient.status.outage == nil)
            // The impatient one finds the server by itself, whether or not anybody asks.
            while impatient.status.outage != nil { await Task.yield() }
            #expect(try await impatient.withConnection { try $0.one(RestartTests.one, ()) } == 1)
            await impatient.shutdown()
            await patient.shutdown()
        }
    }

    @Test func shutdownDoesNotWaitForAServerThatIsAway() async throws {
        try await ThrowawayCluster.with(started: false) { cluster in
            let pool = try pool(cluster)
            async let waiting = kind { try await pool.withConnection { _ in } }
            while pool.status.waiting == 0 || pool.status.outage == nil { await Task.yield() }
            await pool.shutdown()
            #expect(await waiting == .poolShutDown)
        }
    }

    @Test(arguments: [ThrowawayCluster.Stop.fast, .immediate])
    func whoComesAfterARestartNoticesNothing(_ manner: ThrowawayCluster.Stop) async throws {
        try await ThrowawayCluster.with { cluster in
            let pool = try pool(cluster)
            // All four connections are opened and have prepared the statement.
            try await everyConnection(of: pool)
            #expect(pool.status.connections == 4)
            try await cluster.stop(manner)
            try await cluster.start()
            try await everyConnection(of: pool)
            #expect(pool.status.lossesTotal == 4)
            await pool.shutdown()
        }
    }

    private func everyConnection(of pool: Pool) async throws {
        let all = Barrier(parties: 4)
        try await withThrowingTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    try await pool.withConnection { connection throws in
                        all.wait()
                        #expect(try connection.one(RestartTests.one, ()) == 1)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Writers go on while the server is stopped and started, gently and not. What was answered as committed is there once; what
    /// was not may be missing only where the outcome was said to be unknown.
    @Test func nothingIsLostOrDoubledUnderLoad() async throws {
        try await ThrowawayCluster.with { cluster in
            let pool = try pool(cluster)
            try await pool.withConnection { try $0.script("CREATE TABLE ledger (id bigint)") }
            let isOver = Counter()
            let written = Counter()
            let unknown = Counter()
            try await withThrowingTaskGroup { group in
                for writer in 0..<8 {
                    group.addTask {
                        var number = writer
                        while isOver.value == 0 {
                            let identifier = number
                            number += 8
                            do {
                                try await pool.transaction(attemptsMax: 100) { connection in
                                    _ = try connection.execute(RestartTests.add, identifier)
                                }
                                written.increment()
                            } catch let error as PostgresError where error.kind == .commitOutcomeUnknown {
                                unknown.increment()
                            }
                        }
                    }
                }
                for manner in [ThrowawayCluster.Stop.fast, .immediate, .fast] {
                    let before = written.value
                    while written.value < before + 200 { await Task.yield() }
                    try await cluster.stop(manner)
                    try await cluster.start()
                }
                let before = written.value
                while written.value < before + 200 { await Task.yield() }
                isOver.increment()
                try await group.waitForAll()
            }
            let (rows, distinct) = try await pool.withConnection { try $0.one(RestartTests.sum, ()) }
            #expect(rows == distinct)
            // `immediate` forgets nothing that was committed either: the log of the transactions is replayed.
            #expect((written.value...written.value + unknown.value).contains(rows))
            await pool.shutdown()
        }
    }
}
