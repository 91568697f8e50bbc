import Postgres
import TestSupport
import Testing

/// Goes through every table of the catalogue, each with a row of two schemes, as each role that works with one of them open.
@Suite struct SchemeSeparationTests {
    /// What a role sees of other schemes, with the reason.
    static let seen: [String: String] = [
        "owner scheme": "Adds schemes.",
        "owner account": "Looks a token's account up before any scheme is open.",
        "owner api_token": "Looks a token up before any scheme is open.",
        "owner audit_entry": "Links the entries of whatever scheme a transaction wrote to.",
        "owner audit_link": "Adds to the chain of whatever scheme a transaction wrote to.",
        "worker scheme": "Serves all schemes and must know which there are.",
        "worker idempotency_key": "Prunes the keys of all schemes.",
        "worker job": "Serves all schemes.",
        "worker job_progress": "Serves all schemes.",
    ]

    /// What a role writes of other schemes, with the reason.
    static let written: [String: String] = [
        "owner scheme": "Adds schemes.",
        "owner audit_entry": "The trail's triggers write by its right; only adding is possible.",
        "owner audit_link": "The trail's triggers write by its right; only adding is possible.",
        "worker idempotency_key": "Prunes the keys of all schemes.",
        "worker job": "Serves all schemes.",
        "worker job_progress": "Serves all schemes.",
    ]

    @Test("The fixtures have a row in every table, for each of the two schemes")
    func fixturesAreComplete() async throws {
        let empty = try await eachTable(as: .superuser) { connection, table, own, other in
            try [own, other].contains {
                try connection.number("SELECT count(*) FROM \(table.name) WHERE \(table.isOf($0))") == 0
            }
        }
        #expect(empty == [], "Add a row to SchemeFixture.")
    }

    @Test("A row of another scheme cannot be seen", arguments: [TestDatabase.Role.owner, .api, .worker])
    func unseen(by role: TestDatabase.Role) async throws {
        let visible = try await eachTable(as: role) { connection, table, _, other in
            guard try connection.may("SELECT", table.name) else { return false }
            return try connection.number("SELECT count(*) FROM \(table.name) WHERE \(table.isOf(other))") > 0
        }
        #expect(visible == Self.seen.tables(of: role))
    }

    @Test("A row of another scheme cannot be changed or deleted", arguments: [TestDatabase.Role.owner, .api, .worker])
    func unchangeable(by role: TestDatabase.Role) async throws {
        let changeable = try await eachTable(as: role, but: Self.written) { connection, table, _, other in
            var touched = 0
            if let column = try connection.columns(of: table.name, with: "UPDATE").last {
                touched += try connection.rowsTouched(
                    by: "UPDATE \(table.name) SET \(column) = \(column) WHERE \(table.isOf(other))")
            }
            if try connection.may("DELETE", table.name) {
                touched += try connection.rowsTouched(by: "DELETE FROM \(table.name) WHERE \(table.isOf(other))")
            }
            return touched > 0
        }
        #expect(changeable == [])
    }

    @Test("A row cannot be added to another scheme", arguments: [TestDatabase.Role.owner, .api, .worker])
    func unaddable(by role: TestDatabase.Role) async throws {
        let addable = try await eachTable(as: role, but: Self.written) { connection, table, _, other in
            let columns = try connection.columns(of: table.name, with: "INSERT")
            guard columns.contains(table.column) else { return false }
            let values = columns.map { $0 == table.column ? other.id("scheme") : $0 }
            let refusal = try connection.refusal(
                of: """
                    INSERT INTO \(table.name) (\(columns.joined(separator: ", "))) OVERRIDING SYSTEM VALUE
                    SELECT \(values.joined(separator: ", ")) FROM own_\(table.name)
                    """)
            return refusal?.state != .insufficientPrivilege
        }
        #expect(addable == [])
    }

    @Test("A row cannot be moved into another scheme", arguments: [TestDatabase.Role.owner, .api, .worker])
    func unmovable(by role: TestDatabase.Role) async throws {
        let movable = try await eachTable(as: role, but: Self.written) { connection, table, own, other in
            let moved = try connection.rowsTouched(
                by: "UPDATE \(table.name) SET \(table.column) = \(other.id("scheme")) WHERE \(table.isOf(own))")
            return moved > 0
        }
        #expect(movable == [])
    }

    @Test("Where no scheme is open, there are no rows", arguments: [TestDatabase.Role.api, .worker])
    func nothingOpen(for role: TestDatabase.Role) async throws {
        let visible = try await eachTable(as: role, open: false) { connection, table, _, _ in
            try connection.may("SELECT", table.name) && connection.number("SELECT count(*) FROM \(table.name)") > 0
        }
        #expect(visible == Self.seen.tables(of: role))
    }

    /// The tables with a scheme's rows of which the test says yes, asked as the role with the first of two schemes open.
    private func eachTable(
        as role: TestDatabase.Role, but exceptions: [String: String] = [:], open: Bool = true,
        _ test: @escaping @Sendable (Connection, Table, _ own: SchemeFixture, _ other: SchemeFixture) throws -> Bool
    ) async throws -> Set<String> {
        let (own, other) = (SchemeFixture.unique(), SchemeFixture.unique())
        return try await TestDatabase.withDatabase { database in
            try await database.withConnection(as: .superuser) { connection in
                try connection.script(own.rows + other.rows)
                // A copy of the own scheme's rows that every role may read.
                for table in try Table.all(connection) {
                    try connection.script(
                        """
                        CREATE TABLE own_\(table.name) AS SELECT * FROM \(table.name) WHERE \(table.isOf(own));
                        GRANT SELECT ON own_\(table.name) TO PUBLIC;
                        """)
                }
            }
            return try await database.rollingBack(as: role) { connection in
                if open { try connection.script(own.open) }
                let exceptions = exceptions.tables(of: role)
                let tables = try Table.all(connection).filter { !exceptions.contains($0.name) }
                return Set(try tables.filter { try test(connection, $0, own, other) }.map(\.name))
            }
        }
    }
}

extension [String: String] {
    /// The tables of the keys "role table".
    fileprivate func tables(of role: TestDatabase.Role) -> Set<String> {
        Set(keys.map { $0.split(separator: " ") }.filter { $0[0] == "\(role)" }.map { String($0[1]) })
    }
}

/// A table of the catalogue with the column that tells whose a row is.
private struct Table: Sendable {
    let name: String
    let column: String

    func isOf(_ fixture: SchemeFixture) -> String { "\(name).\(column) = \(fixture.id("scheme"))" }

    static func all(_ connection: Connection) throws -> [Table] {
        try connection.rows(
            Query<(), (String, String)>(
                "tables",
                """
                SELECT relname::text, attname::text FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT starts_with(relname::text, 'own_')
                    AND attname = CASE WHEN relname = 'scheme' THEN 'id' WHEN relname LIKE 'job%' THEN 'tenant_id' ELSE 'scheme_id' END
                    AND relname NOT IN ('job_worker', 'job_schedule')
                ORDER BY relname
                """), ()
        ).map { Table(name: $0, column: $1) }
    }
}

extension Connection {
    /// Whether the current role has the privilege on the table, or on a column of it.
    fileprivate func may(_ privilege: String, _ table: String) throws -> Bool {
        let onTable = "SELECT has_table_privilege('\(table)', '\(privilege)')::int::int8"
        return try number(onTable) > 0
    }

    fileprivate func columns(of table: String, with privilege: String) throws -> [String] {
        try rows(
            Query<(String, String), String>(
                "columns",
                """
                SELECT attname::text FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
                    AND has_column_privilege(attrelid, attnum, $2) ORDER BY attnum
                """), (table, privilege))
    }

    /// How many rows the statement touches; none where it is refused.
    fileprivate func rowsTouched(by sql: String) throws -> Int {
        do {
            return try savepoint {
                try number("WITH touched AS (\(sql) RETURNING 1) SELECT count(*) FROM touched")
            }
        } catch let error as PostgresError where [.insufficientPrivilege, SQLState("SL001")].contains(error.state) {
            return 0
        }
    }
}
