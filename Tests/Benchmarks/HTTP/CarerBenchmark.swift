import API
import HTTPTypes
import Hummingbird
import Logging
import Postgres
import Store
import TestSupport

/// One record by id over HTTP, with its token checked and row-level security on, beside a bare handler of the same process that answers
/// with a constant of the same size. wrk asks both in turns, from a process of its own, over 32 connections that stay open. A council,
/// which is only read; and a carer, of whom each reading is noted and chained in the audit trail, a write that is committed each time.
enum CarerBenchmark {
    static func figures(_ sizes: Sizes) async throws -> [Figure] {
        try await NationalDatabase.with { national in
            let path = "/v1/councils/\(try await national.anyCouncil())"
            let carer = "/v1/carers/\(try await national.anyCarer())"
            let servers = try await Servers.start(national)
            let answer = PlainHTTP.get(port: servers.servicePort, path: path, token: NationalDatabase.token)
            guard let answer, answer.status == 200 else {
                throw ProgramFailed(program: "the API", words: "a council was answered by \(answer?.status ?? 0)")
            }
            let barePort = try await servers.startBare(answering: answer.body, at: path)
            var settings = national.settings(as: .api)
            settings["SHAREDLIVES_PORT"] = "\(PlainHTTP.freePort())"
            settings["SHAREDLIVES_REQUESTS_PER_SECOND_MAX"] = "1000000"
            let port = Int(settings["SHAREDLIVES_PORT"] ?? "") ?? 0
            let pairs = try await Programs.withService("serve", settings: settings) { _ in
                while PlainHTTP.get(port: port, path: "/health/ready")?.status != 200 {
                    PlainHTTP.pause(milliseconds: 5)
                }
                return try await measure(
                    sizes, path, noted: carer, service: servers.servicePort, bare: barePort, logging: port)
            }
            await servers.stop()
            return [
                .share(
                    "one council over HTTP, token and row-level security", pairs.map { ($0.service, $0.bare) },
                    of: "bare handler of \(answer.body.count) bytes", unit: "/s", atLeast: 0.35),
                .share(
                    "the same by `sharedlives serve` with a log line for each request",
                    pairs.map { ($0.logging, $0.bare) },
                    of: "the same bare handler", unit: "/s", atLeast: 0.35),
                .share(
                    "one carer, the reading noted", pairs.map { ($0.noted, $0.bare) },
                    of: "the same bare handler", unit: "/s", atLeast: 0.02),
            ]
        }
    }

    private struct Round: Sendable {
        var service: Double
        var bare: Double
        var logging: Double
        var noted: Double
    }

    private static func measure(
        _ sizes: Sizes, _ path: String, noted: String, service: Int, bare: Int, logging: Int
    ) async throws -> [Round] {
        let token = NationalDatabase.token
        var rounds: [Round] = []
        for round in 0...sizes.rounds {
            let seconds = round == 0 ? 1 : sizes.roundSeconds
            let noted = try await Wrk.load(port: service, path: noted, token: token, seconds: seconds)
            let bare = try await Wrk.load(port: bare, path: path, token: token, seconds: seconds)
            let service = try await Wrk.load(port: service, path: path, token: token, seconds: seconds)
            let logging = try await Wrk.load(port: logging, path: path, token: token, seconds: seconds)
            // The first round warms caches and plans.
            guard round > 0 else { continue }
            rounds.append(
                Round(
                    service: service.requestsPerSecond, bare: bare.requestsPerSecond,
                    logging: logging.requestsPerSecond, noted: noted.requestsPerSecond))
        }
        return rounds
    }
}

/// The service's own composition and a bare handler, as two servers of this process.
private final class Servers: Sendable {
    let servicePort: Int
    private let pool: Pool
    private let service: Task<Void, any Error>
    private let bare = Box<Task<Void, any Error>>()

    private init(servicePort: Int, pool: Pool, service: Task<Void, any Error>) {
        self.servicePort = servicePort
        self.pool = pool
        self.service = service
    }

    /// Starts the service as `sharedlives serve` puts it together, without a log and with a rate that nobody reaches.
    static func start(_ national: NationalDatabase) async throws -> Servers {
        var configuration = APIConfiguration(address: .hostAndPort("127.0.0.1", 0))
        configuration.limits.requestsPerSecondPerTokenMax = 1_000_000
        configuration.limits.requestsBurstPerTokenMax = 4_000_000
        configuration.limits.requestsPerSecondPerAddressMax = 4_000_000
        configuration.limits.requestsBurstPerAddressMax = 16_000_000
        let pool = try Pool(
            PoolConfiguration(connectionString: national.database.url(as: .api), applicationName: "benchmark"),
            logger: .silent)
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger.silent
        logger.logLevel = .warning
        let application = buildApplication(
            configuration: configuration, routes: allRoutes(Services(store: Store(pool: pool))), logger: logger
        ) { port.yield($0 ?? 0) }
        let running = Task { try await application.run() }
        guard let number = await ports.first(where: { _ in true }) else { throw CancellationError() }
        return Servers(servicePort: number, pool: pool, service: running)
    }

    func startBare(answering body: [UInt8], at path: String) async throws -> Int {
        let router = Router()
        let constant = ByteBuffer(bytes: body)
        router.get("/v1/councils/{councilId}") { _, _ in
            Response(status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: constant))
        }
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger.silent
        logger.logLevel = .warning
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) }, logger: logger)
        bare.value = Task { try await application.run() }
        guard let number = await ports.first(where: { _ in true }) else { throw CancellationError() }
        return number
    }

    func stop() async {
        service.cancel()
        bare.value?.cancel()
        _ = await service.result
        _ = await bare.value?.result
        await pool.shutdown()
    }
}
