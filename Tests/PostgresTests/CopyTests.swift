import Postgres
import Testing

@Suite struct CopyTests {
    static let setUp = #"""
        CREATE SCHEMA "odd ""name""";
        CREATE TABLE "odd ""name""".line (
            id bigint PRIMARY KEY, day date, note text, amounts bigint[], weight float8);
        CREATE TABLE line (id bigint PRIMARY KEY, note text CONSTRAINT note_is_short CHECK (length(note) < 20));
        """#
    static let copy = Copy<(Int, String?)>("line", columns: ["id", "note"])
    static let count = Query<(), Int>("line_count", "SELECT count(*) FROM line")

    @Test func aHundredThousandRows() async throws {
        try await withPool(CopyTests.setUp) { pool async throws in
            let written = try await pool.transaction { connection throws in
                try connection.copy(
                    CopyTests.copy, rows: (0..<100_000).lazy.map { ($0, $0 % 3 == 0 ? nil : "note \($0)") })
            }
            #expect(written == 100_000)
            let sums = Query<(), (Int, Int, Int)>(
                "sums",
                "SELECT count(*), count(note), sum(id)::bigint FROM line WHERE note IS NULL OR note = 'note ' || id")
            let (rows, notes, sum) = try await pool.withConnection { try $0.one(sums, ()) }
            #expect(rows == 100_000)
            #expect(notes == 66_666)
            #expect(sum == 4_999_950_000)
        }
    }

    @Test func everyColumnInASchemaWithAnOddName() async throws {
        let copy = Copy<(Int, PostgresDate, String, [Int?], Double)>(
            "odd \"name\".line", columns: ["id", "day", "note", "amounts", "weight"])
        try await withPool(CopyTests.setUp) { pool async throws in
            try await pool.withConnection { connection throws in
                let row = (1, PostgresDate(daysSinceEpoch: 20_731), "é\t\\N\n", [1, nil], 2.5)
                #expect(try connection.copy(copy, rows: [row]) == 1)
                let query = Query<(), (Int, PostgresDate, String, [Int?], Double)>(
                    "odd", "SELECT * FROM \"odd \"\"name\"\"\".line")
                let found = try connection.one(query, ())
                #expect(found.1 == row.1)
                #expect(found.2 == row.2)
                #expect(found.3 == row.3)
            }
        }
    }

    @Test func noRows() async throws {
        try await withPool(CopyTests.setUp) { pool async throws in
            let written = try await pool.withConnection { try $0.copy(CopyTests.copy, rows: []) }
            #expect(written == 0)
        }
    }

    /// The server refuses a row far behind the first chunk: nothing of the chunks before it stays.
    @Test func aConstraintMidwayLeavesNothing() async throws {
        try await withPool(CopyTests.setUp) { pool async throws in
            let error = await #expect(throws: PostgresError.self) {
                try await pool.withConnection { connection throws in
                    let rows = (0..<50_000).lazy.map { number -> (Int, String?) in
                        (number, number == 40_000 ? "far too long for the constraint" : "n")
                    }
                    try connection.copy(CopyTests.copy, rows: rows)
                }
            }
            #expect(error?.constraint == "note_is_short")
            #expect(error?.statement == "copy_line")
            #expect(error?.description.contains("far too long") == false)
            let count = try await pool.withConnection { try $0.one(CopyTests.count, ()) }
            #expect(count == 0)
        }
    }

    @Test func aRowThatCannotBeSentLeavesNothing() async throws {
        try await withPool(CopyTests.setUp, configure: { $0.connectionsMax = 1 }) { pool async throws in
            let error = await #expect(throws: PostgresError.self) {
                try await pool.withConnection { connection throws in
                    let rows = (0..<50_000).lazy.map { number -> (Int, String?) in
                        (number, number == 40_000 ? "a\0" : "n")
                    }
                    try connection.copy(CopyTests.copy, rows: rows)
                }
            }
            #expect(error?.kind == .encoding)
            let count = try await pool.withConnection { try $0.one(CopyTests.count, ()) }
            #expect(count == 0)
            #expect(pool.status.connectsTotal == 1)
        }
    }

    @Test func otherTypesThanTheColumnsAreRefusedByTheServer() async throws {
        let narrow = Copy<(Int32, String?)>("line", columns: ["id", "note"])
        try await withPool(CopyTests.setUp) { pool async throws in
            try await pool.withConnection { connection throws in
                #expect(throws: PostgresError.self) { try connection.copy(narrow, rows: [(1, nil)]) }
                let described = try connection.describe(narrow)
                #expect(described.parameterTypes == [.integer64, .text])
                #expect(!narrow.statement.agrees(with: described))
                #expect(CopyTests.copy.statement.agrees(with: described))
            }
        }
    }

    @Test func cancellationStopsACopy() async throws {
        try await withPool(CopyTests.setUp) { pool async throws in
            let begun = Announcement()
            let task = Task {
                try await pool.withConnection { connection throws in
                    let rows = (0...).lazy.map { number -> (Int, String?) in
                        if number == 100_000 { begun.announce() }
                        return (number, nil)
                    }
                    try connection.copy(CopyTests.copy, rows: rows)
                }
            }
            await begun.wait()
            task.cancel()
            #expect(await kind { try await task.value } == .cancelled)
            let count = try await pool.withConnection { try $0.one(CopyTests.count, ()) }
            #expect(count == 0)
        }
    }
}
