import Postgres
import Testing

/// What does not fit is an error that names the statement and the column, and holds no value.
@Suite struct DecodingErrorTests {
    private func error<Row>(_ query: Query<(), Row>) async throws -> PostgresError {
        try await withPool { pool async throws in
            let error = try await #require(throws: PostgresError.self) {
                _ = try await pool.withConnection { _ = try $0.rows(query, ()) }
            }
            // The connection is none the worse for it.
            let one = try await pool.withConnection { try $0.one(Query<(), Int>("one", "SELECT 1::bigint"), ()) }
            #expect(one == 1)
            return error
        }
    }

    @Test func nullWithoutRoom() async throws {
        let error = try await error(Query<(), (Int, String)>("null_text", "SELECT 1::bigint, NULL::text"))
        #expect(error.kind == .decoding)
        #expect(error.statement == "null_text")
        #expect(error.description.contains("column 1"))
    }

    @Test func nullElementWithoutRoom() async throws {
        let error = try await error(Query<(), [Int]>("null_element", "SELECT '{1,NULL}'::bigint[]"))
        #expect(error.kind == .decoding)
    }

    @Test func otherTypes() async throws {
        let error = try await error(Query<(), Int>("narrow", "SELECT 4711::integer"))
        #expect(error.kind == .decoding)
        #expect(error.description.contains("column 0 is integer, and Swift reads bigint"))
        #expect(!error.description.contains("4711"))
    }

    @Test func otherNumberOfColumns() async throws {
        let error = try await error(Query<(), Int>("two_columns", "SELECT 1::bigint, 2::bigint"))
        #expect(error.kind == .decoding)
    }

    @Test func instantBeyondTheRange() async throws {
        let error = try await error(Query<(), PostgresTimestamp>("far", "SELECT timestamptz '294276-12-31 00:00Z'"))
        #expect(error.kind == .decoding)
    }

    @Test func arraysOfMoreDimensions() async throws {
        let error = try await error(Query<(), [Int]>("matrix", "SELECT '{{1,2},{3,4}}'::bigint[]"))
        #expect(error.kind == .decoding)
    }

    @Test func whatMapThrowsPassesThrough() async throws {
        struct Sorry: Error {}
        let query = Query<(), Int>("mapped", "SELECT 1::bigint").map { _ -> Int in throw Sorry() }
        await #expect(throws: Sorry.self) {
            try await withPool { pool in _ = try await pool.withConnection { try $0.rows(query, ()) } }
        }
    }

    @Test func mapMakesSomethingElseOfARow() async throws {
        let query = Query<Int, (Int, Int)>("doubled", "SELECT $1, $1 * 2").map { ["\($0)", "\($1)"] }
        let rows = try await withPool { pool in try await pool.withConnection { try $0.one(query, 21) } }
        #expect(rows == ["21", "42"])
    }
}
