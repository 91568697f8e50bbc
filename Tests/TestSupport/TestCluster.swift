import Crypto
import Glibc
import Logging
import Postgres
import Schema

/// The cluster of `TEST_DATABASE_URL`, with the templates that tests clone.
actor TestCluster {
    static let shared = TestCluster()

    private struct Door: Sendable {
        var address: TestAddress
        var pool: Pool
    }

    private var opening: Task<Door, any Error>?
    private var templates: [TestDatabase.Contents: Task<String, any Error>] = [:]
    private var sharedDatabases: [TestDatabase.Contents: Task<TestDatabase, any Error>] = [:]
    private var databasesMade = 0
    private var placesFree = placesMax
    private var waitingForPlace: [CheckedContinuation<Void, Never>] = []

    /// How many tests of a process have a database at once. Tests are started all at once, however many there are: more would
    /// only wait for the same few cores, with the server's connections and memory in hand.
    private static let placesMax = 6

    /// Waits for a place.
    func enter() async {
        if placesFree > 0 {
            placesFree -= 1
        } else {
            await withCheckedContinuation { waitingForPlace.append($0) }
        }
    }

    /// Gives the place to the next.
    func leave() {
        if waitingForPlace.isEmpty { placesFree += 1 } else { waitingForPlace.removeFirst().resume() }
    }

    func makeDatabase(_ contents: TestDatabase.Contents) async throws -> TestDatabase {
        let door = try await door()
        let template = try await template(contents)
        databasesMade += 1
        let name = "\(Self.prefixOfProcess)\(databasesMade)"
        try await Self.create(name, from: template, door)
        return TestDatabase(name: name, address: door.address)
    }

    func sharedDatabase(_ contents: TestDatabase.Contents) async throws -> TestDatabase {
        if let making = sharedDatabases[contents] { return try await making.value }
        let task = Task { try await makeDatabase(contents) }
        sharedDatabases[contents] = task
        return try await task.value
    }

    func drop(_ database: TestDatabase) async throws {
        try await door().pool.withConnection { connection in
            try connection.script("DROP DATABASE \"\(database.name)\" WITH (FORCE)")
        }
    }

    // MARK: - The way in

    private func door() async throws -> Door {
        if let opening { return try await opening.value }
        let task = Task { try await Self.open() }
        opening = task
        return try await task.value
    }

    private static func open() async throws -> Door {
        let address = try TestAddress()
        let pool = try Pool(
            PoolConfiguration(
                connectionString: address.connectionString(), applicationName: "tests", connectionsMax: 2,
                waitersMax: 10_000, waitMillisecondsMax: 600_000, statementTimeoutMilliseconds: 300_000,
                lockTimeoutMilliseconds: 300_000, connectTimeoutSeconds: 60),
            logger: .silent)
        try await pool.withConnection { connection in
            let (isLocal, isSuperuser) = try connection.one(isLocalAndSuperuser, ())
            if !isLocal { throw TestDatabaseError.clusterNotLocal }
            if !isSuperuser { throw TestDatabaseError.notSuperuser }
            try connection.script(makeOwner)
            for name in try connection.rows(testDatabases, ()) where wasLeftByDeadProcess(name) {
                // Another process may do the same at this moment.
                try? connection.script("DROP DATABASE \"\(name)\"")
            }
        }
        return Door(address: address, pool: pool)
    }

    // MARK: - Templates

    private func template(_ contents: TestDatabase.Contents) async throws -> String {
        if let making = templates[contents] { return try await making.value }
        let task = Task {
            switch contents {
            case .nothing: return "template0"
            case .schema: return try await makeSchemaTemplate()
            case .demonstration: return try await makeDemonstrationTemplate()
            }
        }
        templates[contents] = task
        return try await task.value
    }

    /// Migrated once in the cluster: the name tells the migrations, so that any process finds it.
    private func makeSchemaTemplate() async throws -> String {
        let door = try await door()
        let name = "sharedlives_template_\(Self.digestOfMigrations)"
        if try await door.pool.withConnection({ try $0.one(Self.databaseExists, name) }) { return name }
        // Two processes may both come here. Each makes one under a name of its own, and the first to rename it wins.
        let database = TestDatabase(name: Self.prefixOfProcess + "schema", address: door.address)
        try await Self.create(database.name, from: "template0", door)
        let pool = try database.pool(as: .owner, connectionsMax: 1)
        try await Migrator(pool: pool, logger: .silent).migrate()
        await pool.shutdown()
        try await Self.close(database.name, door)
        do {
            try await door.pool.withConnection {
                try $0.script("ALTER DATABASE \"\(database.name)\" RENAME TO \"\(name)\"")
            }
        } catch let error as PostgresError where error.state == SQLState("42P04") {
            try await drop(database)
        }
        return name
    }

    /// Loaded once in a process: its name does not tell its contents, so no other process uses it.
    private func makeDemonstrationTemplate() async throws -> String {
        let door = try await door()
        let database = TestDatabase(name: Self.prefixOfProcess + "demonstration", address: door.address)
        try await Self.create(database.name, from: try await template(.schema), door)
        try await database.withConnection(as: .owner) { connection in _ = try Demonstration.load(connection) }
        try await Self.close(database.name, door)
        return database.name
    }

    private static func create(_ name: String, from template: String, _ door: Door) async throws {
        try await door.pool.withConnection { connection in
            try connection.script("CREATE DATABASE \"\(name)\" TEMPLATE \"\(template)\" OWNER sharedlives_owner")
        }
    }

    /// Keeps everybody out, since a template with a connection cannot be cloned.
    private static func close(_ name: String, _ door: Door) async throws {
        try await door.pool.withConnection { connection in
            try connection.script("ALTER DATABASE \"\(name)\" WITH ALLOW_CONNECTIONS false")
        }
    }

    private static var digestOfMigrations: String {
        let checksums = Migrations.all.map(\.checksum).joined(separator: "\n")
        return SHA256.hash(data: Array(checksums.utf8)).prefix(8).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    // MARK: - What killed test runs left behind

    private static let prefix = "sharedlives_test_"
    private static var prefixOfProcess: String { "\(prefix)\(getpid())_" }

    private static func wasLeftByDeadProcess(_ name: String) -> Bool {
        guard let process = name.dropFirst(prefix.count).split(separator: "_").first.flatMap({ pid_t($0) }) else {
            return false
        }
        return process == getpid() || (kill(process, 0) == -1 && errno == ESRCH)
    }

    // MARK: - Statements

    private static let isLocalAndSuperuser = Query<(), (Bool, Bool)>(
        "test_local_superuser",
        """
        SELECT inet_server_addr() IS NOT DISTINCT FROM inet_client_addr(), rolsuper
        FROM pg_roles WHERE rolname = current_user
        """)

    private static let databaseExists = Query<String, Bool>(
        "test_database_exists", "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)")

    private static let testDatabases = Query<(), String>(
        "test_databases", "SELECT datname::text FROM pg_database WHERE starts_with(datname::text, '\(prefix)')")

    private static let makeOwner = """
        DO $$
        BEGIN
            CREATE ROLE sharedlives_owner LOGIN CREATEROLE;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END $$
        """
}
