import Postgres
import Testing

@Suite struct TransactionTests {
    static let setUp = "CREATE TABLE account (id bigint PRIMARY KEY, pence bigint NOT NULL);"
    static let insert = Command<(Int, Int)>("account_insert", "INSERT INTO account VALUES ($1, $2)")
    static let add = Command<(Int, Int)>("account_add", "UPDATE account SET pence = pence + $2 WHERE id = $1")
    static let pence = Query<Int, Int>("account_pence", "SELECT pence FROM account WHERE id = $1")
    static let count = Query<(), Int>("account_count", "SELECT count(*) FROM account")

    struct Sorry: Error {}

    private func count(_ pool: Pool) async throws -> Int {
        try await pool.withConnection { try $0.one(TransactionTests.count, ()) }
    }

    @Test func whatIsCommittedStaysAndWhatThrowsGoes() async throws {
        try await withPool(TransactionTests.setUp) { pool async throws in
            let answer = try await pool.transaction { connection throws in
                try connection.execute(TransactionTests.insert, (1, 1))
                return "done"
            }
            #expect(answer == "done")
            await #expect(throws: Sorry.self) {
                try await pool.transaction { connection throws in
                    try connection.execute(TransactionTests.insert, (2, 1))
                    throw Sorry()
                }
            }
            #expect(try await count(pool) == 1)
        }
    }

    @Test func aSwallowedErrorIsNotTakenForACommit() async throws {
        try await withPool(TransactionTests.setUp) { pool async throws in
            let kind = await kind {
                try await pool.transaction { connection throws in
                    try connection.execute(TransactionTests.insert, (1, 1))
                    _ = try? connection.execute(TransactionTests.insert, (1, 1))
                }
            }
            #expect(kind == .server(.inFailedTransaction))
            #expect(try await count(pool) == 0)
        }
    }

    @Test func savepointsUndoOnlyTheirOwn() async throws {
        try await withPool(TransactionTests.setUp) { pool async throws in
            try await pool.transaction { connection throws in
                try connection.execute(TransactionTests.insert, (1, 1))
                #expect(throws: PostgresError.self) {
                    try connection.savepoint {
                        try connection.execute(TransactionTests.insert, (2, 1))
                        try connection.savepoint { try connection.execute(TransactionTests.insert, (3, 1)) }
                        try connection.execute(TransactionTests.insert, (1, 1))
                    }
                }
                try connection.savepoint { try connection.execute(TransactionTests.insert, (4, 1)) }
            }
            let identifiers = try await pool.withConnection {
                try $0.rows(Query<(), Int>("account_ids", "SELECT id FROM account ORDER BY id"), ())
            }
            #expect(identifiers == [1, 4])
        }
    }

    @Test func transactionsDoNotNest() async throws {
        try await withPool { pool async throws in
            let nested = await kind {
                try await pool.transaction { connection in try connection.transaction {} }
            }
            #expect(nested == .misuse)
            let outside = await kind { try await pool.withConnection { try $0.savepoint {} } }
            #expect(outside == .misuse)
        }
    }

    @Test func isolationAndReadOnlyReachTheServer() async throws {
        let isolation = Query<(), String>("isolation", "SELECT current_setting('transaction_isolation')")
        try await withPool(TransactionTests.setUp) { pool async throws in
            for level in Isolation.allCases {
                let found = try await pool.transaction(level) { try $0.one(isolation, ()) }
                #expect(found == level.rawValue.lowercased())
            }
            let kind = await kind {
                try await pool.transaction(readOnly: true) { connection throws in
                    _ = try connection.execute(TransactionTests.insert, (1, 1))
                }
            }
            #expect(kind == .server(.readOnlyTransaction))
        }
    }

    @Test func whatWorkLeavesOpenIsRolledBack() async throws {
        try await withPool(TransactionTests.setUp, configure: { $0.connectionsMax = 1 }) { pool async throws in
            try await pool.withConnection { connection throws in
                try connection.script("BEGIN")
                try connection.execute(TransactionTests.insert, (1, 1))
            }
            #expect(try await count(pool) == 0)
            #expect(pool.status.lossesTotal == 0)
        }
    }

    /// Many writers that read what the others write: each increment must be there once, and some must have been repeated.
    @Test func serializationFailuresAreRepeated() async throws {
        let setUp = TransactionTests.setUp + "INSERT INTO account VALUES (1, 0)"
        let (attempts, retries) = try await withPool(setUp) { pool async throws in
            let counter = Counter()
            try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<10 {
                            try await pool.transaction(.serializable, attemptsMax: 1_000) { connection throws in
                                counter.increment()
                                let pence = try connection.one(TransactionTests.pence, 1)
                                try connection.execute(TransactionTests.add, (1, 1))
                                #expect(try connection.one(TransactionTests.pence, 1) == pence + 1)
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await pool.withConnection { try $0.one(TransactionTests.pence, 1) } == 80)
            return (counter.value, pool.status.retriesTotal)
        }
        #expect(attempts == 80 + retries)
        #expect(retries > 0)
    }

    @Test func attemptsAreBounded() async throws {
        try await withPool { pool async throws in
            let counter = Counter()
            let kind = await kind {
                try await pool.transaction(attemptsMax: 3) { connection throws in
                    counter.increment()
                    try connection.script("DO $$BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END$$")
                }
            }
            #expect(kind == .server(.serializationFailure))
            #expect(counter.value == 3)
            #expect(pool.status.retriesTotal == 2)
        }
    }

    /// Two transactions take the same two rows in opposite orders and wait for each other before the second.
    @Test func deadlocksAreRepeated() async throws {
        let setUp = TransactionTests.setUp + "INSERT INTO account VALUES (1, 0), (2, 0)"
        try await withPool(setUp) { pool async throws in
            let firstsAreTaken = Barrier(parties: 2)
            try await withThrowingTaskGroup { group in
                for order in [[1, 2], [2, 1]] {
                    group.addTask {
                        let attempts = Counter()
                        try await pool.transaction { connection throws in
                            try connection.script("SET LOCAL deadlock_timeout = '10ms'")
                            try connection.execute(TransactionTests.add, (order[0], 1))
                            if attempts.increment() == 1 { firstsAreTaken.wait() }
                            try connection.execute(TransactionTests.add, (order[1], 1))
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(pool.status.retriesTotal >= 1)
            for account in [1, 2] {
                #expect(try await pool.withConnection { try $0.one(TransactionTests.pence, account) } == 2)
            }
        }
    }
}
