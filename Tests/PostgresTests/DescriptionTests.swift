import Postgres
import Testing

/// The server is asked what it makes of a statement, and Swift's types are compared with that.
@Suite struct DescriptionTests {
    @Test func typesAreCompared() async throws {
        let setUp = "CREATE TABLE bicycle (id bigint, name varchar(20), gears integer)"
        let good = Query<Int, (Int, String, Int32?)>("good", "SELECT id, name, gears FROM bicycle WHERE id = $1")
        let narrow = Query<Int, (Int, String, Int?)>("narrow", "SELECT id, name, gears FROM bicycle WHERE id = $1")
        let short = Query<Int, (Int, String)>("short", "SELECT id, name, gears FROM bicycle WHERE id = $1")
        let command = Command<(Int, String)>("insert", "INSERT INTO bicycle (id, name) VALUES ($1, $2) RETURNING id")
        let broken = Command<Int>("broken", "UPDATE bicycle SET wheels = $1")
        try await withPool(setUp) { pool async throws in
            try await pool.withConnection { connection throws in
                let described = try connection.describe(good.statement)
                #expect(described.parameterTypes == [.integer64])
                #expect(described.columnTypes == [.integer64, .characterVarying, .integer32])
                #expect(good.statement.agrees(with: described))
                #expect(try !narrow.statement.agrees(with: connection.describe(narrow.statement)))
                #expect(try !short.statement.agrees(with: connection.describe(short.statement)))
                #expect(try command.statement.agrees(with: connection.describe(command.statement)))
                #expect(throws: PostgresError.self) { try connection.describe(broken.statement) }
            }
        }
    }

    /// A migration may change what a prepared statement answers with while connections live.
    @Test func aChangedTableIsNoticed() async throws {
        let star = Query<(), [Int]>("star", "SELECT array_agg(id) FROM (SELECT * FROM thing) AS t")
        let all = Query<(), Int>("all", "SELECT * FROM thing")
        try await withPool("CREATE TABLE thing (id bigint); INSERT INTO thing VALUES (1)") { pool async throws in
            try await pool.withConnection { connection throws in
                #expect(try connection.one(all, ()) == 1)
                #expect(try connection.one(star, ()) == [1])
                try connection.script("ALTER TABLE thing ADD COLUMN more bigint; ALTER TABLE thing DROP COLUMN id")
                try connection.script("UPDATE thing SET more = 2")
                // Outside a transaction it is simply prepared again.
                #expect(try connection.one(all, ()) == 2)
            }
            // In one, the transaction is run again.
            try await pool.withConnection { try $0.script("ALTER TABLE thing ADD COLUMN id text") }
            let narrow = await kind { _ = try await pool.transaction { _ = try $0.rows(all, ()) } }
            #expect(narrow == .decoding)
        }
    }
}
