import Postgres
import Testing

/// The server's errors come with their SQLSTATE and the names of what they concern, and without any value.
@Suite struct ServerErrorTests {
    private static let setUp = """
        CREATE TABLE person (id bigint PRIMARY KEY, name text NOT NULL CONSTRAINT name_is_short CHECK (length(name) < 9));
        CREATE TABLE bicycle (id bigint PRIMARY KEY, owner bigint CONSTRAINT bicycle_owner REFERENCES person);
        INSERT INTO person VALUES (1, 'Secret');
        """
    private static let insert = Command<(Int, String?)>("person_insert", "INSERT INTO person VALUES ($1, $2)")

    private func error(_ body: @escaping @Sendable (Connection) throws -> Void) async throws -> PostgresError {
        try await withPool(ServerErrorTests.setUp) { pool in
            try await #require(throws: PostgresError.self) { try await pool.withConnection(body) }
        }
    }

    @Test func uniqueness() async throws {
        let error = try await error { try $0.execute(ServerErrorTests.insert, (1, "Tom")) }
        #expect(error.kind == .server(.uniqueViolation))
        #expect(error.state?.classCode == "23")
        #expect(error.constraint == "person_pkey")
        #expect(error.table == "person")
        #expect(error.schema == "public")
        #expect(error.statement == "person_insert")
        // The server's DETAIL says: Key (id)=(1) already exists.
        #expect(!error.description.contains("(1)"))
    }

    @Test func checks() async throws {
        let error = try await error { try $0.execute(ServerErrorTests.insert, (2, "Wilhelmina Confidential")) }
        #expect(error.kind == .server(.checkViolation))
        #expect(error.constraint == "name_is_short")
        #expect(!error.description.contains("Confidential"))
    }

    @Test func missingValues() async throws {
        let error = try await error { try $0.execute(ServerErrorTests.insert, (2, nil)) }
        #expect(error.kind == .server(.notNullViolation))
        #expect(error.column == "name")
    }

    @Test func references() async throws {
        let command = Command<(Int, Int)>("bicycle_insert", "INSERT INTO bicycle VALUES ($1, $2)")
        let error = try await error { try $0.execute(command, (1, 77)) }
        #expect(error.kind == .server(.foreignKeyViolation))
        #expect(error.constraint == "bicycle_owner")
    }

    @Test func valuesInMessagesAreLeftOut() async throws {
        let cast = Query<String, UUID>("cast", "SELECT $1::text::uuid")
        let error = try await error { _ = try $0.one(cast, "confidential") }
        #expect(error.kind == .server(.invalidTextRepresentation))
        #expect(!"\(error)".contains("confidential"))
        #expect(!String(reflecting: error).contains("confidential"))
    }

    @Test func raisedExceptionsKeepTheirConstraintButNotTheirText() async throws {
        let error = try await error {
            try $0.script(
                "DO $$BEGIN RAISE EXCEPTION 'confidential' USING ERRCODE = '23514', CONSTRAINT = 'own_rule'; END$$")
        }
        #expect(error.kind == .server(.checkViolation))
        #expect(error.constraint == "own_rule")
        #expect(!"\(error)".contains("confidential"))
    }

    @Test func badSQLSaysWhere() async throws {
        let error = try await error { _ = try $0.rows(Query<(), Int>("bad", "SELECT nothing FROM nowhere"), ()) }
        #expect(error.kind == .server(.undefinedTable))
        #expect(error.description.contains("\"nowhere\""))
        #expect(error.description.contains("character 21"))
    }

    @Test func numbersOutOfRangeAreTheCallersFault() async throws {
        let command = Query<Int, Int32>("narrowing", "SELECT $1::integer")
        let error = try await error { _ = try $0.one(command, .max) }
        #expect(error.kind == .server(.numericValueOutOfRange))
        #expect(error.state?.classCode == "22")
    }

    @Test func textsWithNULAreRefusedHere() async throws {
        let error = try await error { try $0.execute(ServerErrorTests.insert, (2, "a\0b")) }
        #expect(error.kind == .encoding)
        #expect(error.statement == "person_insert")
        #expect(error.description.contains("Value 2"))
        #expect(error.description.contains("NUL"))
    }

    @Test func datesBeforeTheServersFirstAreRefusedHere() async throws {
        let query = Query<PostgresDate, PostgresDate>("early", "SELECT $1")
        let error = try await error { _ = try $0.one(query, PostgresDate(daysSinceEpoch: .min + 1)) }
        #expect(error.kind == .encoding)
    }

    @Test func oneNameForTwoStatementsIsFound() async throws {
        let error = try await error { connection in
            _ = try connection.one(Query<(), Int>("same", "SELECT 1::bigint"), ())
            _ = try connection.one(Query<(), Int>("same", "SELECT 2::bigint"), ())
        }
        #expect(error.kind == .misuse)
        #expect(error.statement == "same")
    }

    @Test func oneNameForTwoStatementsIsFoundOnAnyConnection() async throws {
        try await withPool(configure: { $0.connectionsMax = 2 }) { pool async throws in
            let gate = Gate()
            let prepared = Announcement()
            async let first: Void = pool.withConnection { connection in
                _ = try connection.one(Query<(), Int>("shared", "SELECT 1::bigint"), ())
                prepared.announce()
                gate.wait()
            }
            await prepared.wait()
            let kind = await kind {
                try await pool.withConnection { connection in
                    _ = try connection.one(Query<(), Int>("shared", "SELECT 2::bigint"), ())
                }
            }
            gate.open()
            try await first
            #expect(kind == .misuse)
        }
    }

    @Test func copyInAScriptIsRefused() async throws {
        let error = try await error { try $0.script("COPY person FROM STDIN") }
        #expect(error.kind == .misuse)
    }
}
