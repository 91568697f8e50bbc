import Foundation

/// A PostgreSQL cluster of a test's own, to stop and start at will: made by the same script as the operator's.
struct OwnCluster: Sendable {
    /// How the server is asked to go.
    enum Stop: String, Sendable {
        /// Its clients are cut off, its data written out.
        case fast
        /// As in a crash: it repairs its data when it starts again.
        case immediate
    }

    struct ScriptFailed: Error {
        var command: String
        var words: String
    }

    let folder: String

    /// Runs the body with a new cluster that holds an empty database `sharedlives`, and removes it whatever happens.
    static func with<Result>(
        isolation: isolated (any Actor)? = #isolation, _ body: (OwnCluster) async throws -> Result
    ) async throws -> Result {
        // PostgreSQL's own user must be able to go there, and a socket's path must be short. `Deploy/test` names a folder that it
        // clears away even if this process is killed.
        let parent = ProcessInfo.processInfo.environment["TEST_FOLDER"] ?? "/tmp"
        let folder = "\(parent)/sharedlives-test-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o711])
        let cluster = OwnCluster(folder: folder)
        do {
            try await cluster.script("cluster_create", "throwaway")
            try await cluster.start()
            try await cluster.script("database_create")
            let result = try await body(cluster)
            try await cluster.remove()
            return result
        } catch {
            try? await cluster.remove()
            throw error
        }
    }

    /// With the settings of an operator's cluster: what was committed must outlive a crash.
    func start() async throws { try await script("cluster_start", "durable") }

    func stop(_ how: Stop) async throws { try await script("cluster_stop", how.rawValue) }

    func url(as role: String) -> String {
        "postgresql:///sharedlives?host=\(folder)/cluster/socket&user=\(role)"
    }

    private func remove() async throws {
        try await script("cluster_remove")
        try FileManager.default.removeItem(atPath: folder)
    }

    /// Calls a function of the operator's scripts for this cluster.
    private func script(_ function: String, _ arguments: String...) async throws {
        let lib = "\(Program.repository)/Deploy/lib"
        let sources = ["say", "cluster", "database"].map { "source '\(lib)/\($0).sh'" }.joined(separator: "; ")
        let end = try await ServiceProcess.start(
            ["-c", "set -euo pipefail; \(sources); \"$@\"", "bash", function, "\(folder)/cluster"] + arguments,
            program: "bash", settings: [:]
        ).end()
        guard end.status == .exited(0) else { throw ScriptFailed(command: function, words: end.text) }
    }
}
