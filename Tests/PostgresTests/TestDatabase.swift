import Glibc
import Logging
import Synchronization

@testable import Postgres

/// Where the tests' server is.
enum TestServer {
    /// `TEST_DATABASE_URL`: a superuser's connection string to a cluster in which tests may create databases.
    static var connectionString: String {
        get throws {
            guard let value = getenv("TEST_DATABASE_URL") else { throw Missing() }
            return String(cString: value)
        }
    }

    struct Missing: Error, CustomStringConvertible {
        let description =
            "TEST_DATABASE_URL is not set: the tests need a PostgreSQL in which a superuser may create databases."
    }

    /// The same server, another database.
    static func connectionString(database: String) throws -> String {
        TestServer.replacing(database: database, in: try connectionString)
    }

    /// Understands `postgresql://host/database?…` and `keyword=value` pairs.
    static func replacing(database: String, in text: String) -> String {
        guard let scheme = text.range(of: "://") else { return text + " dbname=\(database)" }
        let rest = text[scheme.upperBound...]
        let (path, query) = rest.splitOnce("?")
        let (host, _) = path.splitOnce("/")
        return text[..<scheme.upperBound] + host + "/" + database + (query.isEmpty ? "" : "?" + query)
    }
}

extension StringProtocol {
    fileprivate func splitOnce(_ separator: Character) -> (SubSequence, SubSequence) {
        guard let index = firstIndex(of: separator) else { return (self[...], self[endIndex...]) }
        return (self[..<index], self[self.index(after: index)...])
    }

    fileprivate func range(of other: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
            start = index(after: start)
        }
        return nil
    }
}

let quietLogger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

private let databaseNumber = Atomic<Int>(0)

/// Runs the body with a database of its own, dropped afterwards.
func withDatabase<Answer: Sendable>(
    _ setUp: String = "", _ body: @Sendable (String) async throws -> Answer
) async throws -> Answer {
    let number = databaseNumber.add(1, ordering: .relaxed).newValue
    let name = "postgres_tests_\(getpid())_\(number)"
    let administrator = try Pool(
        PoolConfiguration(connectionString: try TestServer.connectionString, connectionsMax: 1), logger: quietLogger)
    try await administrator.withConnection { try $0.script("CREATE DATABASE \(name)") }
    let connectionString = try TestServer.connectionString(database: name)
    let result: Result<Answer, any Error>
    do {
        if !setUp.isEmpty {
            let pool = try Pool(
                PoolConfiguration(connectionString: connectionString, connectionsMax: 1), logger: quietLogger)
            try await pool.withConnection { try $0.script(setUp) }
            await pool.shutdown()
        }
        result = .success(try await body(connectionString))
    } catch {
        result = .failure(error)
    }
    try await administrator.withConnection { try $0.script("DROP DATABASE \(name) WITH (FORCE)") }
    await administrator.shutdown()
    return try result.get()
}

/// Runs the body with a pool on a database of its own.
func withPool<Answer: Sendable>(
    _ setUp: String = "", configure: @Sendable (inout PoolConfiguration) -> Void = { _ in },
    _ body: @Sendable (Pool) async throws -> Answer
) async throws -> Answer {
    try await withDatabase(setUp) { connectionString in
        var configuration = PoolConfiguration(
            connectionString: connectionString, applicationName: "postgres-tests", connectionsMax: 4)
        configure(&configuration)
        let pool = try Pool(configuration, logger: quietLogger)
        let result: Result<Answer, any Error>
        do { result = .success(try await body(pool)) } catch { result = .failure(error) }
        await pool.shutdown()
        return try result.get()
    }
}

/// The kind of the PostgresError that the body must throw, or nil.
func kind(of body: () async throws -> Void) async -> PostgresError.Kind? {
    do {
        try await body()
        return nil
    } catch {
        return (error as? PostgresError)?.kind
    }
}
