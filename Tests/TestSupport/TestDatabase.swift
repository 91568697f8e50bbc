public import Logging
public import Postgres

/// A database of a test's own: a clone of a migrated template, dropped when the test is done with it.
///
///     try await TestDatabase.withDatabase { database in
///         let pool = try database.pool(as: .api)
///         …
///     }
///
/// Tests may run at once, in one process and in several: every clone has a name of its own. In one process there are a few at
/// once, and the others wait. Expectations belong outside of
/// the closures that run on a connection: on the connection's thread the testing library does not know whose they are.
public struct TestDatabase: Sendable {
    /// What is in it at first.
    public enum Contents: Hashable, Sendable {
        /// Nothing, not even the migrations.
        case nothing
        /// The schema.
        case schema
        /// The schema and the demonstration scheme.
        case demonstration
    }

    /// As whom to work.
    public enum Role: String, CaseIterable, Sendable {
        /// Who connects: above all rules, for looking behind them.
        case superuser = ""
        /// Who owns the schema and migrates it.
        case owner = "sharedlives_owner"
        /// The API process.
        case api = "sharedlives_api"
        /// The worker process.
        case worker = "sharedlives_worker"
    }

    /// Its name in the cluster.
    public let name: String
    let address: TestAddress

    /// Runs the body with a database of its own, and drops the database whatever happens.
    ///
    /// - Throws: `TestDatabaseError` where there is no cluster to work in, and what the body throws.
    public static func withDatabase<Answer>(
        _ contents: Contents = .schema, isolation: isolated (any Actor)? = #isolation,
        _ body: (TestDatabase) async throws -> Answer
    ) async throws -> Answer {
        await TestCluster.shared.enter()
        let outcome: Result<Answer, any Error>
        do {
            let database = try await TestCluster.shared.makeDatabase(contents)
            do {
                outcome = .success(try await body(database))
            } catch {
                outcome = .failure(error)
            }
            try await TestCluster.shared.drop(database)
        } catch {
            await TestCluster.shared.leave()
            throw error
        }
        await TestCluster.shared.leave()
        return try outcome.get()
    }

    /// A database that all tests of the process share, for those that only read it or roll back what they write. It is left
    /// in the cluster, and dropped by the next process that uses it.
    public static func shared(_ contents: Contents = .schema) async throws -> TestDatabase {
        try await TestCluster.shared.sharedDatabase(contents)
    }

    /// Where the database is, as `Pool`, `psql` and the program's settings take it.
    public func url(as role: Role) -> String {
        address.connectionString(database: name, role: role == .superuser ? nil : role.rawValue)
    }

    /// A pool of connections to it. Shut it down, or let go of it; the database is dropped even while there are connections.
    public func pool(
        as role: Role, connectionsMax: Int = 4, logger: Logger = .silent
    ) throws(PostgresError) -> Pool {
        try Pool(
            PoolConfiguration(
                connectionString: url(as: role), applicationName: "tests", connectionsMax: connectionsMax,
                // The tests' machine may be busy with a compiler: a limit that is reached tells nothing about the code.
                waitMillisecondsMax: 120_000, statementTimeoutMilliseconds: 120_000, lockTimeoutMilliseconds: 60_000,
                connectTimeoutSeconds: 60),
            logger: logger)
    }

    /// Runs the body on a connection of a pool made for it.
    public func withConnection<Answer: Sendable>(
        as role: Role, _ body: @escaping @Sendable (Connection) throws -> Answer
    ) async throws -> Answer {
        let pool = try pool(as: role, connectionsMax: 1)
        do {
            let answer = try await pool.withConnection(body)
            await pool.shutdown()
            return answer
        } catch {
            await pool.shutdown()
            throw error
        }
    }

    /// Runs the body in a transaction that is rolled back at the end.
    public func rollingBack<Answer: Sendable>(
        as role: Role, _ body: @escaping @Sendable (Connection) throws -> Answer
    ) async throws -> Answer {
        try await withConnection(as: role) { connection in
            try connection.script("BEGIN")
            defer { try? connection.script("ROLLBACK") }
            return try body(connection)
        }
    }
}
