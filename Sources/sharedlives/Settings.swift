import Configuration
import Identity
import Logging
import Postgres
import Sealing
import SharedLives
import Worker

/// All that the environment may set, read once. Every fault is told together.
struct Settings: Sendable {
    /// How to reach the database; each process with a role of its own. May hold a password, so it is never shown.
    let databaseURL: String
    /// Where the API listens.
    let host: String
    /// 0 takes any free port, which the log then tells.
    let port: Int
    let logLevel: Logger.Level
    /// How many connections the process holds: about two for each core of the database's machine.
    let databaseConnectionsMax: Int
    /// How many requests a second one token may make, on average.
    let requestsPerSecondMax: Int
    /// How many jobs the worker does at once.
    let jobsAtOnceMax: Int
    /// How the DBS Update Service is asked; nil where it is not.
    let dbsUpdateService: UpdateService.Configuration?
    /// By which ways messages go.
    let deliveries: DeliverySettings.Ways
    /// The keys under which bank accounts and payment files are kept; nil where there are none to keep.
    let fieldKeys: SealingKeys?
    /// The organisations' providers by which people sign in; empty where all come with tokens of the service's own.
    let identityProviders: [IdentityProvider]
    /// Behind how many proxies the API stands, whose word about a caller's address is believed.
    let proxiesTrusted: Int

    /// Reads the settings.
    ///
    /// - Throws: `SettingsFaults` with every one that is missing or cannot be.
    init(_ reader: ConfigReader = ConfigReader(provider: EnvironmentVariablesProvider())) throws(SettingsFaults) {
        var faults: [String] = []
        let url = reader.string(forKey: "sharedlives.database.url", isSecret: true)
        if url?.isEmpty ?? true {
            faults.append(
                "SHAREDLIVES_DATABASE_URL is not set. Give the address of the database, as in "
                    + "postgresql:///sharedlives?host=/run/postgresql&user=sharedlives_api.")
        }
        databaseURL = url ?? ""
        host = reader.string(forKey: "sharedlives.host", default: "127.0.0.1")
        port = Self.number("port", 8080, 0...65_535, reader, &faults)
        databaseConnectionsMax = Self.number("database.connections.max", 8, 1...200, reader, &faults)
        requestsPerSecondMax = Self.number("requests.per.second.max", 100, 1...1_000_000, reader, &faults)
        jobsAtOnceMax = Self.number("jobs.at.once.max", 4, 1...200, reader, &faults)
        proxiesTrusted = Self.number("proxies.trusted", 0, 0...10, reader, &faults)
        dbsUpdateService = Self.dbsUpdateService(reader, &faults)
        deliveries = DeliverySettings.read(reader, &faults)
        fieldKeys = FieldKeys.read(reader, &faults)
        identityProviders = IdentitySettings.read(reader, &faults)
        let level = reader.string(forKey: "sharedlives.log.level", default: "info")
        if let known = Logger.Level(rawValue: level) {
            logLevel = known
        } else {
            logLevel = .info
            let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            faults.append("SHAREDLIVES_LOG_LEVEL is '\(level)'. Use one of \(levels).")
        }
        guard faults.isEmpty else { throw SettingsFaults(faults: faults) }
    }

    private static func number(
        _ key: String, _ absent: Int, _ range: ClosedRange<Int>, _ reader: ConfigReader, _ faults: inout [String]
    ) -> Int {
        guard let text = reader.string(forKey: ConfigKey("sharedlives.\(key)")) else { return absent }
        guard let number = Int(text), range.contains(number) else {
            let name = "SHAREDLIVES_" + key.uppercased().split(separator: ".").joined(separator: "_")
            faults.append("\(name) is '\(text)'. Give a whole number from \(range.lowerBound) to \(range.upperBound).")
            return absent
        }
        return number
    }

    /// Off unless its address is given; then it must be said who asks, since the service tells the holder.
    private static func dbsUpdateService(
        _ reader: ConfigReader, _ faults: inout [String]
    ) -> UpdateService.Configuration? {
        func text(_ key: String) -> String { reader.string(forKey: ConfigKey("sharedlives.dbs.\(key)"), default: "") }
        let address = text("update.service.url")
        guard !address.isEmpty else { return nil }
        // A question holds a name and a date of birth: it leaves the machine encrypted or not at all.
        let isLocal = ["http://127.0.0.1:", "http://localhost:"].contains(where: address.hasPrefix)
        if !(address.hasPrefix("https://") || isLocal) || address.hasSuffix("/") || address.contains("?") {
            faults.append(
                "SHAREDLIVES_DBS_UPDATE_SERVICE_URL is '\(address)'. Give an address that begins with https:// and does not end "
                    + "with a slash, as https://secure.crbonline.gov.uk/crsc/api/status.")
        }
        let asker = StatusCheckQuestion.Asker(
            organisation: text("organisation.name"), givenName: text("checker.given.name"),
            familyName: text("checker.family.name"))
        for (name, value) in [
            ("ORGANISATION_NAME", asker.organisation), ("CHECKER_GIVEN_NAME", asker.givenName),
            ("CHECKER_FAMILY_NAME", asker.familyName),
        ] where value.isEmpty {
            faults.append("SHAREDLIVES_DBS_\(name) is not set. The DBS Update Service wants to know who asks.")
        }
        return UpdateService.Configuration(address: address, asker: asker)
    }

    /// How a process connects.
    func poolConfiguration(applicationName: String) -> PoolConfiguration {
        PoolConfiguration(
            connectionString: databaseURL, applicationName: applicationName, connectionsMax: databaseConnectionsMax)
    }
}

/// Settings that are missing or cannot be, all together.
struct SettingsFaults: Error {
    let faults: [String]
}
