import Postgres
import Schema
import TestSupport
import Testing

@Suite struct MigratorTests {
    @Test("From nothing, all migrations are applied in their order")
    func fromNothing() async throws {
        try await withEmptyDatabase { _, pool in
            let migrator = Migrator(pool: pool, logger: .silent)
            #expect(try await migrator.pending() == Migrations.all)
            #expect(try await migrator.migrate() == Migrations.all)
            #expect(try await migrator.pending() == [])
            let recorded = try await pool.withConnection { try $0.rows(Self.recorded, ()) }
            #expect(recorded.map(\.0) == Migrations.all.map(\.number))
            #expect(recorded.map(\.1) == Migrations.all.map(\.checksum))
        }
    }

    @Test("Migrated again, nothing is done")
    func again() async throws {
        try await withEmptyDatabase { _, pool in
            let migrator = Migrator(pool: pool, logger: .silent)
            try await migrator.migrate()
            #expect(try await migrator.migrate() == [])
        }
    }

    @Test("A database that is behind gets what it lacks and nothing else")
    func fromBehind() async throws {
        try await withEmptyDatabase { _, pool in
            let old = Array(Migrations.all.dropLast(2))
            try await Migrator(pool: pool, migrations: old, logger: .silent).migrate()
            let migrator = Migrator(pool: pool, logger: .silent)
            #expect(try await migrator.pending() == Array(Migrations.all.suffix(2)))
            #expect(try await migrator.migrate() == Array(Migrations.all.suffix(2)))
        }
    }

    @Test("Carers who were recorded before states were kept are approved, and their history begins with that")
    func carersFromBefore() async throws {
        try await withEmptyDatabase { database, pool in
            let old = Migrations.all.prefix { $0.name != "carers" }
            try await Migrator(pool: pool, migrations: Array(old), logger: .silent).migrate()
            try await database.withConnection(as: .superuser) { try $0.script(Self.twoSchemesFromBefore) }
            try await Migrator(pool: pool, logger: .silent).migrate()
            let found = try await database.withConnection(as: .superuser) { try $0.rows(Self.states, ()) }
            #expect(
                found == [
                    "elmfield approved 2026-05-02 Recorded before states were kept.",
                    "oakfield approved 2026-05-01 Recorded before states were kept.",
                ])
        }
    }

    /// The second was recorded on an evening that is the next day's in London.
    private static let twoSchemesFromBefore = [("oakfield", "12:00"), ("elmfield", "23:30")].map { slug, time in
        """
        INSERT INTO scheme (id, slug, name) VALUES (md5('\(slug)')::uuid, '\(slug)', 'A scheme');
        INSERT INTO household (scheme_id, id, address, postcode, locality)
            VALUES (md5('\(slug)')::uuid, gen_random_uuid(), '1 Teasel Row', 'QZ1 1AA', 'Quillbrook');
        INSERT INTO carer (scheme_id, id, household_id, kind, given_name, family_name, date_of_birth, recorded_at)
            SELECT scheme_id, gen_random_uuid(), id, 'carer', 'Fern', 'Larkspur', '1970-02-03', '2026-05-01 \(time)Z'
            FROM household WHERE scheme_id = md5('\(slug)')::uuid;
        """
    }.joined(separator: "\n")

    private static let states = Query<(), String>(
        "states",
        """
        SELECT concat_ws(' ', slug, state, from_state, on_date, reason) FROM carer
        JOIN carer_state_change AS change ON change.scheme_id = carer.scheme_id AND carer_id = carer.id AND to_state = state
        JOIN scheme ON scheme.id = carer.scheme_id ORDER BY slug
        """)

    @Test("Of several migrators at once, one does the work and the others wait for it")
    func concurrently() async throws {
        try await withEmptyDatabase { database, _ in
            let applied = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 {
                    // As from processes of their own.
                    let pool = try database.pool(as: .owner, connectionsMax: 1)
                    group.addTask {
                        let applied = try await Migrator(pool: pool, logger: .silent).migrate().count
                        await pool.shutdown()
                        return applied
                    }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(applied.sorted() == [0, 0, 0, Migrations.all.count])
        }
    }

    @Test("Two databases of one cluster can be migrated at once, though roles are the cluster's")
    func concurrentlyInOneCluster() async throws {
        try await withEmptyDatabase { _, one in
            try await withEmptyDatabase { _, other in
                async let first = Migrator(pool: one, logger: .silent).migrate()
                async let second = Migrator(pool: other, logger: .silent).migrate()
                let applied = try await (first, second)
                #expect(applied == (Migrations.all, Migrations.all))
            }
        }
    }

    @Test("A migration that was edited after it was applied is refused, and nothing is applied")
    func edited() async throws {
        try await withEmptyDatabase { _, pool in
            let all = Migrations.all
            try await Migrator(pool: pool, migrations: Array(all.dropLast()), logger: .silent).migrate()
            var edited = all
            edited[1] = Migration(number: 2, name: all[1].name, sql: all[1].sql + "\n-- An afterthought.")
            let migrator = Migrator(pool: pool, migrations: edited, logger: .silent)
            await #expect(throws: MigrationError.changed(number: 2)) { try await migrator.migrate() }
            await #expect(throws: MigrationError.changed(number: 2)) { _ = try await migrator.pending() }
            #expect(try await Migrator(pool: pool, logger: .silent).pending() == [all[all.count - 1]])
        }
    }

    @Test("A database newer than the program is not migrated, but it is served")
    func newer() async throws {
        try await withEmptyDatabase { _, pool in
            try await Migrator(pool: pool, logger: .silent).migrate()
            let older = Migrator(pool: pool, migrations: Array(Migrations.all.dropLast()), logger: .silent)
            await #expect(throws: MigrationError.newerThanProgram(number: Migrations.all.count)) {
                try await older.migrate()
            }
            #expect(try await older.pending() == [])
        }
    }

    @Test("A migration that fails leaves the schema at a whole number, and can be mended")
    func failing() async throws {
        try await withEmptyDatabase { _, pool in
            let first = Migration(number: 1, name: "good", sql: "CREATE TABLE first (id int)")
            let bad = Migration(number: 2, name: "bad", sql: "CREATE TABLE second (id int); SELECT 1 / 0;")
            let migrator = Migrator(pool: pool, migrations: [first, bad], logger: .silent)
            await #expect(throws: PostgresError.self) { try await migrator.migrate() }
            #expect(try await migrator.pending() == [bad])
            let second = try await pool.withConnection { try $0.one(Self.secondExists, ()) }
            #expect(!second)
            let mended = Migration(number: 2, name: "good", sql: "CREATE TABLE second (id int)")
            #expect(
                try await Migrator(pool: pool, migrations: [first, mended], logger: .silent).migrate() == [mended])
        }
    }

    @Test("Migrations are numbered from 1 without a gap, and no two have a name or a script in common")
    func numbers() {
        #expect(Migrations.all.map(\.number) == Array(1...Migrations.all.count))
        #expect(Set(Migrations.all.map(\.name)).count == Migrations.all.count)
        #expect(Set(Migrations.all.map(\.checksum)).count == Migrations.all.count)
    }

    private func withEmptyDatabase(_ body: (TestDatabase, Pool) async throws -> Void) async throws {
        try await TestDatabase.withDatabase(.nothing) { database in
            let pool = try database.pool(as: .owner)
            try await body(database, pool)
            await pool.shutdown()
        }
    }

    private static let recorded = Query<(), (Int, String)>(
        "recorded", "SELECT number, checksum FROM schema_migration ORDER BY number")

    private static let secondExists = Query<(), Bool>("second", "SELECT to_regclass('second') IS NOT NULL")
}
