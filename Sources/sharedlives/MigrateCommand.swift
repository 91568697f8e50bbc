import ArgumentParser
import Schema

/// Brings the database forward to this program's schema.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring the database forward to this program's schema, as the schema's owner.")

    func run() async throws {
        try await Leaving.explaining {
            let settings = try Settings()
            let logger = JSONLog.logger("migrate", settings.logLevel)
            let applied = try await Database.withPool(settings, "migrate", logger) { pool in
                try await Migrator(pool: pool, logger: logger).migrate()
            }
            print(applied.isEmpty ? "The schema is up to date." : "Applied \(applied.count) migrations.")
        }
    }
}
