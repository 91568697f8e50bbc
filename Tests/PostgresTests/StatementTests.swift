import Postgres
import Testing

@Suite struct StatementTests {
    static let bicycles = """
        CREATE TABLE bicycle (
            id bigint PRIMARY KEY, colour text NOT NULL, gears integer CONSTRAINT gears_positive CHECK (gears > 0));
        """
    static let insert = Command<(Int, String, Int32?)>(
        "bicycle_insert", "INSERT INTO bicycle (id, colour, gears) VALUES ($1, $2, $3)")
    static let all = Query<(), (Int, String, Int32?)>(
        "bicycle_all", "SELECT id, colour, gears FROM bicycle ORDER BY id")
    static let byIdentifier = Query<Int, String>("bicycle_by_id", "SELECT colour FROM bicycle WHERE id = $1")
    static let paint = Command<String>("bicycle_paint", "UPDATE bicycle SET colour = $1")

    @Test func rowsComeBackAsTheyWereWritten() async throws {
        try await withPool(StatementTests.bicycles) { pool in
            try await pool.withConnection { connection in
                #expect(try connection.execute(StatementTests.insert, (1, "red", 3)) == 1)
                #expect(try connection.execute(StatementTests.insert, (2, "grün", nil)) == 1)
                let rows = try connection.rows(StatementTests.all, ())
                #expect(rows.map(\.0) == [1, 2])
                #expect(rows.map(\.1) == ["red", "grün"])
                #expect(rows.map(\.2) == [3, nil])
                #expect(try connection.execute(StatementTests.paint, "blue") == 2)
                #expect(try connection.first(StatementTests.byIdentifier, 2) == "blue")
                #expect(try connection.first(StatementTests.byIdentifier, 3) == nil)
                #expect(try connection.one(StatementTests.byIdentifier, 1) == "blue")
            }
        }
    }

    @Test func anotherNumberOfRowsIsAnError() async throws {
        try await withPool(StatementTests.bicycles) { pool in
            try await pool.withConnection { connection in
                try connection.execute(StatementTests.insert, (1, "red", 3))
                try connection.execute(StatementTests.insert, (2, "red", 3))
                let colours = Query<(), String>("bicycle_colours", "SELECT colour FROM bicycle")
                let tooMany = #expect(throws: PostgresError.self) { try connection.first(colours, ()) }
                #expect(tooMany?.kind == .unexpectedRowCount(2))
                #expect(tooMany?.statement == "bicycle_colours")
                let none = #expect(throws: PostgresError.self) { try connection.one(StatementTests.byIdentifier, 9) }
                #expect(none?.kind == .unexpectedRowCount(0))
            }
        }
    }

    @Test func pipelineAnswersInOrder() async throws {
        try await withPool(StatementTests.bicycles) { pool in
            try await pool.withConnection { connection in
                let (inserted, rows, one, none) = try connection.pipeline(
                    StatementTests.insert.call((1, "red", nil)), StatementTests.all.call(()),
                    StatementTests.byIdentifier.callOne(1), StatementTests.byIdentifier.callFirst(2))
                #expect(inserted == 1)
                #expect(rows.count == 1)
                #expect(one == "red")
                #expect(none == nil)
                #expect(!connection.isInTransaction)
            }
        }
    }

    @Test func copyWritesRows() async throws {
        try await withPool(StatementTests.bicycles) { pool in
            let copy = Copy<(Int, String, Int32?)>("bicycle", columns: ["id", "colour", "gears"])
            let count = try await pool.transaction { connection in
                try connection.copy(copy, rows: (1...1_000).lazy.map { ($0, "colour \($0)", nil) })
            }
            #expect(count == 1_000)
            let rows = try await pool.withConnection { try $0.rows(StatementTests.all, ()) }
            #expect(rows.count == 1_000)
            #expect(rows[999].1 == "colour 1000")
        }
    }
}
