import ArgumentParser

/// The one executable: API and worker are separate processes of it, so that they are always of one version.
@main
struct SharedLivesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sharedlives",
        abstract: "The service that Shared Lives schemes run on.",
        discussion: "Settings come from the environment; Deploy/README.md lists them.",
        version: Version.text,
        subcommands: [
            ServeCommand.self, WorkCommand.self, MigrateCommand.self, DemonstrationCommand.self, SchemeCommand.self,
            TokenCommand.self, JobsCommand.self, AuditCommand.self, KeysCommand.self,
        ])
}

enum Version {
    static let text = "0.1.0"
}
