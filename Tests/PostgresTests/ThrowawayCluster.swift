import Glibc
import Subprocess
import Synchronization

/// A PostgreSQL of its own in a directory under `/tmp`, to be stopped and started as a test likes.
///
/// It is run by `postgres` where the tests are run by root, whom PostgreSQL refuses.
struct ThrowawayCluster: Sendable {
    /// A superuser's connection string, for a socket in the cluster's own directory.
    var connectionString: String { "host=\(directory) user=postgres dbname=postgres" }

    private let directory: String
    private let binaries: String

    /// How the server is told to end.
    enum Stop: String {
        /// Sessions are ended with a word of farewell (57P01).
        case fast
        /// As if it had crashed, without a word.
        case immediate
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private static let number = Atomic<Int>(0)

    /// Runs the body with a new cluster, started or not, and removes it.
    static func with(started: Bool = true, _ body: @Sendable (ThrowawayCluster) async throws -> Void) async throws {
        let number = number.add(1, ordering: .relaxed).newValue
        let directory = "/tmp/postgres-tests-\(getpid())-\(number)"
        let binaries = try await output("pg_config", ["--bindir"])
        let cluster = ThrowawayCluster(directory: directory, binaries: binaries)
        let owner = geteuid() == 0 ? ["-o", "postgres", "-g", "postgres"] : []
        _ = try await output("install", ["-d", "-m", "700"] + owner + [directory])
        let result: Result<Void, any Error>
        do {
            try await cluster.create()
            if started { try await cluster.start() }
            result = .success(try await body(cluster))
        } catch {
            result = .failure(error)
        }
        try? await cluster.stop(.immediate)
        _ = try await output("rm", ["-rf", directory])
        try result.get()
    }

    private func create() async throws {
        try await run(
            "initdb", ["-D", "\(directory)/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"])
    }

    /// Returns when the server accepts connections.
    func start() async throws {
        let options = "-c listen_addresses= -c unix_socket_directories=\(directory) -c fsync=off -c max_connections=40"
        try await run(
            "pg_ctl", ["-D", "\(directory)/data", "-w", "-t", "60", "-l", "\(directory)/log", "-o", options, "start"])
    }

    /// Returns when the server has ended.
    func stop(_ manner: Stop) async throws {
        try await run("pg_ctl", ["-D", "\(directory)/data", "-w", "-t", "60", "-m", manner.rawValue, "stop"])
    }

    private func run(_ program: String, _ arguments: [String]) async throws {
        let command = ["\(binaries)/\(program)"] + arguments
        if geteuid() == 0 {
            _ = try await ThrowawayCluster.output("runuser", ["-u", "postgres", "--"] + command)
        } else {
            _ = try await ThrowawayCluster.output("env", command)
        }
    }

    private static func output(_ program: String, _ arguments: [String]) async throws -> String {
        let result = try await Subprocess.run(
            .name(program), arguments: .init(arguments), output: .string(limit: 65_536), error: .string(limit: 65_536))
        guard result.terminationStatus.isSuccess else {
            throw Failure(description: "\(program) \(arguments): \(result.standardError)")
        }
        return String(result.standardOutput.prefix { !$0.isNewline })
    }
}
