import ArgumentParser
import Logging
import Postgres
import SharedLives
import Store

/// The keys under which fields are kept, as the operator changes them; with the worker's database role.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Change the key under which fields are sealed, with the worker's database role.",
        subcommands: [Seal.self, Rotate.self, Status.self])

    /// Disclosures of one transaction.
    private static let rowsMax = 50

    struct Seal: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Seal what certificates disclosed and still stands in the clear, as the schema's owner.",
            discussion:
                "To be run once after the upgrade, when the last old process has ended. It may be stopped and run again."
        )

        func run() async throws {
            try await Leaving.explaining {
                let settings = try Settings()
                guard let keys = settings.fieldKeys else {
                    Leaving.say("There are no keys. Set SHAREDLIVES_FIELD_KEYS_FILE.")
                    throw Leaving.configuration
                }
                try await Database.withPool(settings, "keys", JSONLog.logger("keys", settings.logLevel)) { pool in
                    var sum = 0
                    let schemes = try await pool.transaction { try Operator.schemes($0) }
                    for scheme in schemes {
                        while true {
                            let count = try await Store(pool: pool).transaction(inScheme: scheme.id, onBehalfOf: nil) {
                                try Resealing.sealDisclosures(
                                    scheme: scheme.id, with: keys, rowsMax: KeysCommand.rowsMax, on: $0)
                            }
                            if count == 0 { break }
                            sum += count
                        }
                    }
                    print("Sealed \(sum) disclosures; none is left in the clear.")
                }
            }
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Have the workers seal every value anew under the first key: a job for each scheme.")

        func run() async throws {
            try await KeysCommand.withPool { pool, _ in
                let count = try await pool.transaction { try Resealing.enqueueForEachScheme(on: $0) }
                print("\(count) jobs. See 'sharedlives jobs list --kind fields.reseal' and 'sharedlives keys status'.")
            }
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Count the values under each key, in every scheme.",
            discussion: "With --retired it ends with 65 while any value is left under that key.")

        @Option(help: "The name of a key that is to be taken away.")
        var retired: String?

        func run() async throws {
            let retired = retired
            try await KeysCommand.withPool { pool, store in
                var sums: [String: Int] = [:]
                let schemes = try await pool.transaction { try Operator.schemes($0) }
                for scheme in schemes {
                    let counts = try await store.transaction(inScheme: scheme.id, onBehalfOf: nil) {
                        try Resealing.counts(on: $0)
                    }
                    for count in counts {
                        print("\(scheme.slug): \(count.count) of \(count.table) under '\(count.keyID)'")
                        sums[count.keyID, default: 0] += count.count
                    }
                }
                for (key, count) in sums.sorted(by: { $0.key < $1.key }) { print("'\(key)': \(count) values") }
                guard let retired else { return }
                if let left = sums[retired] {
                    print("'\(retired)' is still needed for \(left) values.")
                    throw Leaving.data
                }
                print("No value is left under '\(retired)'.")
            }
        }
    }

    private static func withPool(_ work: @Sendable (Pool, Store) async throws -> Void) async throws {
        try await Leaving.explaining {
            let settings = try Settings()
            try await Database.withPool(settings, "keys", JSONLog.logger("keys", settings.logLevel)) { pool in
                try await work(pool, Store(pool: pool))
            }
        }
    }
}
