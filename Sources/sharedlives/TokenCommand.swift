import API
public import ArgumentParser
import Postgres
public import SharedLives
import Store

/// Bearer tokens, as the operator hands them out.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Hand out tokens, as the schema's owner.", subcommands: [Create.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token and print it. It is shown this once: only its hash is kept.")

        @Option(help: "The scheme's short name.")
        var scheme: String

        @Option(help: "What the token's account may do.")
        var role: Role

        @Option(help: "For how many days it is valid, 1 to 3660.")
        var days = 90

        @Option(help: "Whose it is, as colleagues see it; the scheme's oldest account of the role when left out.")
        var label: String?

        @Option(
            parsing: .upToNextOption, help: "What the token is kept to of what the role may; all of it when left out.")
        var actions: [Action] = []

        func validate() throws {
            let beyond = Set(actions).subtracting(role.actions).map(\.rawValue).sorted()
            guard beyond.isEmpty else {
                throw ValidationError("The role \(role) may not do this: \(beyond.joined(separator: ", ")).")
            }
            guard (1...3660).contains(days) else { throw ValidationError("Give --days from 1 to 3660.") }
        }

        func run() async throws {
            try await Leaving.explaining {
                let settings = try Settings()
                let logger = JSONLog.logger("token", settings.logLevel)
                let token = TokenText.make()
                let (slug, role, days, label) = (scheme, role, days, label)
                let kept = actions.isEmpty ? nil : Set(actions)
                let isKnown = try await Database.withPool(settings, "token", logger) { pool in
                    try await pool.transaction { connection in
                        guard let scheme = try Operator.scheme(slug, on: connection) else { return false }
                        try Operator.addToken(
                            BearerDigest(bytes: TokenDigest(of: token).bytes), scheme: scheme, role: role, label: label,
                            daysValid: days, actions: kept, on: connection)
                        return true
                    }
                }
                guard isKnown else {
                    Leaving.say("There is no scheme '\(slug)'. Add it with: sharedlives scheme add")
                    throw Leaving.data
                }
                print(token)
            }
        }
    }
}

extension Role: ExpressibleByArgument {}

extension Action: ExpressibleByArgument {}
