import API
import ArgumentParser
import Hummingbird
import Identity
import Logging
import Metrics
import Postgres
import Schema
import ServiceLifecycle
import Store
import UnixSignals

/// The API process.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Answer HTTP requests until told to stop.")

    func run() async throws {
        try await Leaving.explaining {
            let settings = try Settings()
            let logger = JSONLog.logger("serve", settings.logLevel)
            let metrics = MetricsRegistry()
            MetricsSystem.bootstrap(metrics)
            let pool = try Pool(settings.poolConfiguration(applicationName: "sharedlives serve"), logger: logger)
            let address = APIConfiguration.Address.hostAndPort(settings.host, settings.port)
            let keySource = KeySource()
            let application = Self.application(settings, address, pool, keySource, metrics, logger)
            do {
                try await ServiceGroup(
                    services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger
                ).run()
            } catch {
                guard let sentence = APIStartError(error, address: address) else { throw error }
                Leaving.say(sentence.description)
                await keySource.shutdown()
                await pool.shutdown()
                throw Leaving.unavailable
            }
            await keySource.shutdown()
            await pool.shutdown()
            logger.info("stopped")
        }
    }

    private static func application(
        _ settings: Settings, _ address: APIConfiguration.Address, _ pool: Pool, _ keySource: KeySource,
        _ metrics: MetricsRegistry, _ logger: Logger
    ) -> some ApplicationProtocol {
        var configuration = APIConfiguration(address: address)
        configuration.version = Version.text
        configuration.metrics = metrics
        configuration.proxiesTrusted = settings.proxiesTrusted
        configuration.describeError = { ($0 as? PostgresError)?.description ?? String(reflecting: type(of: $0)) }
        configuration.limits = limits(settings)
        let readiness = SchemaReadiness(pool: pool, logger: logger)
        let desk = SignInDesk(providers: IdentityProviders(settings.identityProviders, keysFrom: keySource))
        let routes =
            allRoutes(Services(store: Store(pool: pool), sealingKeys: settings.fieldKeys, desk: desk))
            + operationsRoutes(metrics: metrics) { await readiness.check() }
        return buildApplication(configuration: configuration, routes: routes, logger: logger) { port in
            logger.info("listening", metadata: ["host": "\(settings.host)", "port": "\(port ?? settings.port)"])
        }
    }
}

extension ServeCommand {
    /// The limits, with the rates that are set. An address, behind which several people may sit, has four times a token's rate.
    private static func limits(_ settings: Settings) -> APILimits {
        var limits = APILimits()
        let rate = settings.requestsPerSecondMax
        limits.requestsPerSecondPerTokenMax = rate
        limits.requestsBurstPerTokenMax = rate * 4
        limits.requestsPerSecondPerAddressMax = rate * 4
        limits.requestsBurstPerAddressMax = rate * 16
        return limits
    }
}

/// Whether the database is there and has this program's schema.
struct SchemaReadiness: Sendable {
    let pool: Pool
    let logger: Logger

    /// Who asks wants to know now: a database that does not answer for so long is as good as away.
    private static let answerTimeMax = Duration.seconds(1)

    /// The first of the two to answer: the database, or the clock.
    func check() async -> Readiness {
        let (answers, answer) = AsyncStream.makeStream(of: Readiness.self)
        let looking = Task { answer.yield(await look()) }
        let waiting = Task {
            try await Task.sleep(for: Self.answerTimeMax)
            answer.yield(.notReady("The database does not answer."))
        }
        defer {
            looking.cancel()
            waiting.cancel()
        }
        for await readiness in answers { return readiness }
        return .notReady("Nobody waits for the answer any more.")
    }

    private func look() async -> Readiness {
        do {
            let pending = try await Migrator(pool: pool, logger: logger).pending()
            return pending.isEmpty ? .ready : .notReady("The database must be migrated first: run sharedlives migrate.")
        } catch is MigrationError {
            return .notReady("The database's migrations are not this program's.")
        } catch {
            return .notReady("The database cannot be reached.")
        }
    }
}
