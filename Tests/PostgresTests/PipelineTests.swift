import Postgres
import Testing

@Suite struct PipelineTests {
    static let setUp = """
        CREATE TABLE item (id bigint PRIMARY KEY, twin bigint
            CONSTRAINT item_twin REFERENCES item DEFERRABLE INITIALLY DEFERRED);
        """
    static let insert = Command<(Int, Int?)>("item_insert", "INSERT INTO item VALUES ($1, $2)")
    static let count = Query<(), Int>("item_count", "SELECT count(*) FROM item")
    static let setConfig = Query<(String, String), String>("set_config", "SELECT set_config($1, $2, true)")
    static let setting = Query<String, String?>("setting", "SELECT current_setting($1, true)")

    @Test func oneFailureUndoesAllAndTheConnectionGoesOn() async throws {
        try await withPool(PipelineTests.setUp) { pool async throws in
            try await pool.withConnection { connection throws in
                let error = #expect(throws: PostgresError.self) {
                    _ = try connection.pipeline(
                        PipelineTests.insert.call((1, nil)), PipelineTests.insert.call((1, nil)),
                        PipelineTests.insert.call((2, nil)))
                }
                #expect(error?.kind == .server(.uniqueViolation))
                #expect(error?.statement == "item_insert")
                #expect(try connection.one(PipelineTests.count, ()) == 0)
                #expect(try connection.pipeline(PipelineTests.insert.call((1, nil))) == 1)
                #expect(try connection.one(PipelineTests.count, ()) == 1)
            }
        }
    }

    /// What fails only at the commit, which a pipeline does at its end, is a failure of the pipeline.
    @Test func aFailureAtTheCommitIsSeen() async throws {
        try await withPool(PipelineTests.setUp) { pool async throws in
            try await pool.withConnection { connection throws in
                let error = #expect(throws: PostgresError.self) {
                    _ = try connection.pipeline(PipelineTests.insert.call((1, 99)), PipelineTests.count.callOne(()))
                }
                #expect(error?.constraint == "item_twin")
                #expect(try connection.one(PipelineTests.count, ()) == 0)
            }
        }
    }

    @Test func settingsLastAsLongAsThePipeline() async throws {
        try await withPool { pool async throws in
            try await pool.withConnection { connection throws in
                let (_, seen) = try connection.pipeline(
                    PipelineTests.setConfig.callOne(("test.tenant", "7")),
                    PipelineTests.setting.callOne("test.tenant"))
                #expect(seen == "7")
                #expect(try connection.one(PipelineTests.setting, "test.tenant") == "")
            }
        }
    }

    @Test func inATransactionItIsPartOfIt() async throws {
        try await withPool(PipelineTests.setUp) { pool async throws in
            _ = await kind {
                try await pool.transaction { connection throws in
                    _ = try connection.pipeline(
                        PipelineTests.insert.call((1, nil)), PipelineTests.insert.call((2, nil)))
                    #expect(connection.isInTransaction)
                    throw TransactionTests.Sorry()
                }
            }
            #expect(try await pool.withConnection { try $0.one(PipelineTests.count, ()) } == 0)
        }
    }

    @Test func aValueThatCannotBeSentStopsItBeforeAnythingIs() async throws {
        let note = Query<String, String>("note", "SELECT $1")
        try await withPool(PipelineTests.setUp, configure: { $0.connectionsMax = 1 }) { pool async throws in
            try await pool.withConnection { connection throws in
                let error = #expect(throws: PostgresError.self) {
                    _ = try connection.pipeline(PipelineTests.insert.call((1, nil)), note.callOne("\0"))
                }
                #expect(error?.kind == .encoding)
                #expect(try connection.one(PipelineTests.count, ()) == 0)
            }
            #expect(pool.status.connectsTotal == 1)
        }
    }

    @Test func anAnswerThatDoesNotFitLeavesTheConnectionWell() async throws {
        let narrow = Query<(), Int>("narrow", "SELECT 1::integer")
        try await withPool(PipelineTests.setUp) { pool async throws in
            try await pool.withConnection { connection throws in
                let error = #expect(throws: PostgresError.self) {
                    _ = try connection.pipeline(narrow.callOne(()), PipelineTests.count.callOne(()))
                }
                #expect(error?.kind == .decoding)
                #expect(try connection.one(PipelineTests.count, ()) == 0)
            }
        }
    }

    /// Far more in both directions than the sockets hold: neither side may wait for the other for ever.
    @Test func largePipelinesDoNotLock() async throws {
        let echo = Query<String, String>("echo", "SELECT $1 || $1")
        let text = String(repeating: "x", count: 20_000)
        try await withPool { pool async throws in
            let answers = try await pool.withConnection { connection throws in
                try connection.pipeline((0..<1_000).map { _ in echo.callOne(text) })
            }
            #expect(answers.count == 1_000)
            #expect(answers.allSatisfy { $0.utf8.count == 40_000 })
        }
    }

    @Test func manyCallsTellWhichFailed() async throws {
        try await withPool(PipelineTests.setUp) { pool async throws in
            try await pool.withConnection { connection throws in
                #expect(throws: PostgresError.self) {
                    try connection.pipeline((0..<500).map { PipelineTests.insert.call(($0 % 499, nil)) })
                }
                #expect(try connection.one(PipelineTests.count, ()) == 0)
                let counts = try connection.pipeline((0..<500).map { PipelineTests.insert.call(($0, nil)) })
                #expect(counts == Array(repeating: 1, count: 500))
                #expect(try connection.pipeline([Call<Int>]()).isEmpty)
            }
        }
    }
}
