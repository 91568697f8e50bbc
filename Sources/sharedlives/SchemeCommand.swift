import ArgumentParser
import Postgres
import Store

/// Schemes, as the operator adds them.
struct SchemeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scheme", abstract: "Add schemes, as the schema's owner.", subcommands: [Add.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a scheme; prints its id.")

        @Option(help: "A short name: small letters, digits and hyphens.")
        var slug: String

        @Option(help: "The scheme's full name.")
        var name: String

        func run() async throws {
            try await Leaving.explaining {
                let settings = try Settings()
                let logger = JSONLog.logger("scheme", settings.logLevel)
                let (slug, name) = (slug, name)
                let id = try await Database.withPool(settings, "scheme", logger) { pool in
                    try await pool.transaction { try Operator.addScheme(slug: slug, name: name, on: $0) }
                }
                print(id)
            }
        }
    }
}
