import JobCatalog
import API
import Postgres
import SharedLives
import Store
import TestSupport

/// A database with the scheme of the whole country in it, and a token to it.
struct NationalDatabase: Sendable {
    /// A token of the registered manager, who may read records and ask for runs.
    static let token = "sl_benchmark"
    static let scheme = Identifier(InventedScheme.national.id)
    static let month = Month(InventedScheme.month)!

    static var digest: BearerDigest { BearerDigest(bytes: TokenDigest(of: token).bytes) }

    let database: TestDatabase

    /// Makes one for as long as the body takes.
    static func with<Answer: Sendable>(_ body: (NationalDatabase) async throws -> Answer) async throws -> Answer {
        try await TestDatabase.withDatabase { database in
            try await database.withConnection(as: .owner) { connection in
                try InventedScheme.national.load(connection)
                try connection.script("ANALYZE")
            }
            try await database.withConnection(as: .owner) { connection in
                try connection.transaction {
                    try Operator.addToken(
                        digest, scheme: scheme, role: .registeredManager, label: nil, daysValid: 1, on: connection)
                }
            }
            return try await body(NationalDatabase(database: database))
        }
    }

    /// Where it is for `sharedlives serve` and for `sharedlives work`.
    func settings(as role: TestDatabase.Role) -> [String: String] {
        ["SHAREDLIVES_DATABASE_URL": database.url(as: role)]
    }

    /// The id of one carer.
    func anyCarer() async throws -> String {
        try await database.withConnection(as: .superuser) { try $0.one(Self.carer, ()) }
    }

    /// The id of one council.
    func anyCouncil() async throws -> String {
        try await database.withConnection(as: .superuser) { try $0.one(Self.council, ()) }
    }

    private static let council = Query<(), String>(
        "benchmark_council", "SELECT id::text FROM council ORDER BY id LIMIT 1")

    private static let carer = Query<(), String>(
        "benchmark_carer", "SELECT id::text FROM carer ORDER BY id OFFSET 4321 LIMIT 1")
}
