import Foundation
import TestSupport

/// The service as its operator runs it: one API process and any number of workers on one database, each a real process.
actor RunningService {
    /// Where each process finds the database.
    struct Addresses: Sendable {
        var owner: String
        var api: String
        var worker: String

        init(_ database: TestDatabase) {
            owner = database.url(as: .owner)
            api = database.url(as: .api)
            worker = database.url(as: .worker)
        }

        init(_ cluster: OwnCluster) {
            owner = cluster.url(as: "sharedlives_owner")
            api = cluster.url(as: "sharedlives_api")
            worker = cluster.url(as: "sharedlives_worker")
        }
    }

    static let scheme = "larkfield"

    let addresses: Addresses
    private(set) var port = 0
    private(set) var api: ServiceProcess?
    private(set) var workers: [ServiceProcess] = []
    private var tokens: [String: String] = [:]

    init(_ addresses: Addresses) {
        self.addresses = addresses
    }

    /// Runs the body with a service, and ends every process of it whatever happens.
    static func with<Result: Sendable>(
        _ addresses: Addresses, workers: Int = 1, _ body: (RunningService) async throws -> Result
    ) async throws -> Result {
        let service = RunningService(addresses)
        do {
            try await service.startAPI()
            for _ in 0..<workers { try await service.startWorker() }
            let result = try await body(service)
            try await service.killAll()
            return result
        } catch {
            try? await service.killAll()
            throw error
        }
    }

    /// The same on a database of its own with the demonstration scheme in it.
    static func withDemonstration<Result: Sendable>(
        workers: Int = 1, _ body: (RunningService, TestDatabase) async throws -> Result
    ) async throws -> Result {
        try await TestDatabase.withDatabase(.demonstration) { database in
            try await with(Addresses(database), workers: workers) { service in try await body(service, database) }
        }
    }

    // MARK: - Processes

    /// Starts the API and waits until it listens: at first on a port that the system chooses, later on that one again.
    func startAPI() async throws {
        let process = ServiceProcess.start(["serve"], settings: apiSettings(port: port))
        api = process
        let line = try await process.lines.first(with: #""message":"listening""#)
        if port == 0 { port = try portIn(line) }
    }

    func startWorker() async throws {
        let process = ServiceProcess.start(["work"], settings: ["SHAREDLIVES_DATABASE_URL": addresses.worker])
        workers.append(process)
        _ = try await process.lines.first(with: #""message":"working""#)
    }

    func killAPI() async throws {
        try await api?.killed()
        api = nil
    }

    func killWorker() async throws {
        guard !workers.isEmpty else { return }
        try await workers.removeFirst().killed()
    }

    func killAll() async throws {
        try await killAPI()
        while !workers.isEmpty { try await killWorker() }
    }

    nonisolated func apiSettings(port: Int) -> [String: String] {
        [
            "SHAREDLIVES_DATABASE_URL": addresses.api, "SHAREDLIVES_HOST": "127.0.0.1", "SHAREDLIVES_PORT": "\(port)",
            "SHAREDLIVES_FIELD_KEYS": "test:" + String(repeating: "07", count: 32),
        ]
    }

    // MARK: - Those who use it

    func client(_ role: String? = nil) async throws -> Client {
        let address = "http://127.0.0.1:\(port)"
        guard let role else { return Client(address: address, token: nil) }
        if let token = tokens[role] { return Client(address: address, token: token) }
        let end = try await Program.run(
            "token", "create", "--scheme", Self.scheme, "--role", role,
            settings: ["SHAREDLIVES_DATABASE_URL": addresses.owner])
        guard end.status == .exited(0), let token = end.lines.last(where: { !$0.isEmpty }) else {
            throw NoToken(words: end.text)
        }
        tokens[role] = token
        return Client(address: address, token: token)
    }

    struct NoToken: Error {
        var words: String
    }

    private func portIn(_ line: String) throws -> Int {
        let port = line.firstMatch(of: /"port":\s*"?([0-9]+)/).flatMap { Int($0.output.1) }
        guard let port else { throw Lines.NeverSaid(words: "port", lines: [line]) }
        return port
    }
}
