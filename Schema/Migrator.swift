public import Logging
public import Postgres

/// Brings a database forward to the program's schema; never back.
///
/// Any number of migrators may run at once: an advisory lock lets one work and the others find nothing left to do.
/// Each migration and its record are one transaction, so a failure leaves the schema at a whole number.
public struct Migrator: Sendable {
    private let pool: Pool
    private let migrations: [Migration]
    private let logger: Logger

    /// A migrator whose pool connects as the schema's owner.
    public init(pool: Pool, migrations: [Migration] = Migrations.all, logger: Logger) {
        self.pool = pool
        self.migrations = migrations
        self.logger = logger
    }

    /// Applies what is not applied yet, and returns it.
    ///
    /// - Throws: `MigrationError`, or `PostgresError` for a script that fails, whose migration then is not applied.
    @discardableResult
    public func migrate() async throws -> [Migration] {
        let applied = try await pool.withConnection { [migrations] connection in
            _ = try connection.one(Self.lock, ())
            defer { _ = try? connection.one(Self.unlock, ()) }
            try connection.script(Self.recordTable)
            let pending = try Self.pending(of: migrations, on: connection)
            for migration in pending {
                try Self.apply(migration, on: connection)
            }
            return pending
        }
        for migration in applied {
            logger.info("migrated", metadata: ["number": "\(migration.number)", "name": "\(migration.name)"])
        }
        return applied
    }

    /// What `migrate` would apply. The API and the worker refuse to start while there is any; a database that is newer than
    /// the program serves it, since every migration keeps the version before it working.
    ///
    /// - Throws: `MigrationError.changed`, or `PostgresError`.
    public func pending() async throws -> [Migration] {
        try await pool.withConnection { [migrations] connection in
            guard try connection.one(Self.recordTableExists, ()) else { return migrations }
            let applied = try Self.applied(on: connection)
            try Self.checkUnchanged(migrations, applied)
            return migrations.filter { applied[$0.number] == nil }
        }
    }

    private static func pending(of migrations: [Migration], on connection: Connection) throws -> [Migration] {
        let applied = try applied(on: connection)
        let known = Set(migrations.map(\.number))
        if let unknown = applied.keys.filter({ !known.contains($0) }).min() {
            throw MigrationError.newerThanProgram(number: unknown)
        }
        try checkUnchanged(migrations, applied)
        return migrations.filter { applied[$0.number] == nil }
    }

    private static func checkUnchanged(_ migrations: [Migration], _ applied: [Int: String]) throws {
        for migration in migrations {
            if let checksum = applied[migration.number], checksum != migration.checksum {
                throw MigrationError.changed(number: migration.number)
            }
        }
    }

    private static func applied(on connection: Connection) throws -> [Int: String] {
        Dictionary(uniqueKeysWithValues: try connection.rows(appliedMigrations, ()))
    }

    private static func apply(_ migration: Migration, on connection: Connection) throws {
        try connection.script("BEGIN")
        do {
            try connection.script(migration.sql)
            _ = try connection.execute(record, (migration.number, migration.name, migration.checksum))
            try connection.script("COMMIT")
        } catch {
            try? connection.script("ROLLBACK")
            throw error
        }
    }

    private static let recordTable = """
        SET client_min_messages = warning;
        CREATE TABLE IF NOT EXISTS schema_migration (
            number bigint NOT NULL CONSTRAINT schema_migration_pkey PRIMARY KEY,
            name text NOT NULL,
            checksum text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT transaction_timestamp());
        GRANT SELECT ON schema_migration TO PUBLIC;
        """

    private static let recordTableExists = Query<(), Bool>(
        "schema_migration_exists", "SELECT to_regclass('schema_migration') IS NOT NULL")

    private static let appliedMigrations = Query<(), (Int, String)>(
        "schema_migration_applied", "SELECT number, checksum FROM schema_migration ORDER BY number")

    private static let record = Command<(Int, String, String)>(
        "schema_migration_record", "INSERT INTO schema_migration (number, name, checksum) VALUES ($1, $2, $3)")

    // The key is the word "schema" in ASCII: any other user of advisory locks in this database keeps clear of it.
    private static let lock = Query<(), Bool>(
        "schema_lock", "SELECT true FROM (SELECT pg_advisory_lock(126879380763969)) AS locked")

    private static let unlock = Query<(), Bool>("schema_unlock", "SELECT pg_advisory_unlock(126879380763969)")
}
