import ArgumentParser
import Postgres
import Schema

/// The demonstration scheme.
struct DemonstrationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demonstration", abstract: "The demonstration scheme, all of it invented.",
        subcommands: [Load.self])

    struct Load: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Load the demonstration scheme, as the schema's owner.")

        @Flag(help: "Say nothing when it is there already.")
        var ifEmpty = false

        func run() async throws {
            try await Leaving.explaining {
                let settings = try Settings()
                let logger = JSONLog.logger("demonstration", settings.logLevel)
                let isLoaded = try await Database.withPool(settings, "demonstration", logger) { pool in
                    try await pool.transaction { try Demonstration.load($0) }
                }
                if isLoaded {
                    print("Loaded the demonstration scheme '\(Demonstration.slug)'.")
                } else if !ifEmpty {
                    print("The demonstration scheme '\(Demonstration.slug)' is there already.")
                }
            }
        }
    }
}
