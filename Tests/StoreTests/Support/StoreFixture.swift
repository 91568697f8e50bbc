import JobCatalog
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

/// A database of a test's own with a small scheme in it, and the store as the API's role reaches it.
struct StoreFixture: Sendable {
    let database: TestDatabase
    let scheme: TestScheme
    let pool: Pool
    let store: Store

    /// Runs the body with a scheme of its own.
    static func with(
        connectionsMax: Int = 4, isolation: isolated (any Actor)? = #isolation,
        _ body: (StoreFixture) async throws -> Void
    ) async throws {
        try await TestDatabase.withDatabase { database in
            let scheme = try await TestScheme.make(in: database)
            try await run(database, scheme, connectionsMax, body)
        }
    }

    /// Runs the body with the demonstration scheme.
    static func withDemonstration(
        isolation: isolated (any Actor)? = #isolation, _ body: (StoreFixture) async throws -> Void
    ) async throws {
        try await TestDatabase.withDatabase(.demonstration) { database in
            let scheme = try await TestScheme.open("larkfield", in: database)
            try await run(database, scheme, 4, body)
        }
    }

    private static func run(
        _ database: TestDatabase, _ scheme: TestScheme, _ connectionsMax: Int,
        isolation: isolated (any Actor)? = #isolation, _ body: (StoreFixture) async throws -> Void
    ) async throws {
        let pool = try database.pool(as: .api, connectionsMax: connectionsMax)
        try await body(StoreFixture(database: database, scheme: scheme, pool: pool, store: Store(pool: pool)))
        await pool.shutdown()
    }

    func digest(_ role: Role, of scheme: TestScheme? = nil) -> BearerDigest {
        BearerDigest(bytes: (scheme ?? self.scheme).digest(role.rawValue))
    }

    func account(_ role: Role) -> Identifier { Identifier(scheme.accounts[role.rawValue]!) }

    /// Does work as one of the scheme's people.
    func act<Answer: Sendable>(
        _ role: Role = .coordinator, work: @escaping @Sendable (SchemeTransaction) throws -> Answer
    ) async throws -> Answer {
        try await store.transaction(bearing: digest(role), work)
    }

    func read<Answer: Sendable>(_ reading: Reading<Answer>, _ role: Role = .auditor) async throws -> Answer {
        try await store.read(bearing: digest(role), reading).answer
    }

    /// Runs a script above all rules, with the scheme open.
    func script(_ sql: String) async throws {
        let open = "SELECT set_config('sharedlives.scheme_id', '\(scheme.id)', true);"
        try await database.withConnection(as: .superuser) { connection in
            try connection.transaction { try connection.script(open + sql) }
        }
    }

    /// One number, seen above all rules.
    func number(_ sql: String) async throws -> Int {
        try await database.withConnection(as: .superuser) { try $0.one(Query<(), Int>("number", sql), ()) }
    }

    var council: Identifier { Identifier(scheme.councils[0]) }
    var household: Identifier { Identifier(scheme.households[0]) }
    func carer(_ index: Int = 0) -> Identifier { Identifier(scheme.carers[index]) }
    func person(_ index: Int = 0) -> Identifier { Identifier(scheme.people[index]) }
}

/// The store's refusal of what the body does; nil when it does not refuse.
func refusal(_ body: () async throws -> Void) async throws -> StoreError? {
    do {
        try await body()
        return nil
    } catch let error as StoreError {
        return error
    }
}

extension StoreError {
    /// The places and codes of what was refused, or of what stands in the way: `"/from sameDayRecorded"`.
    var brief: [String] {
        switch self {
        case .refused(let faults): faults.map { "\($0.pointer) \($0.code)" }
        case .requirementsOpen(let faults), .arrangementNotAllowed(let faults):
            faults.map { "\($0.pointer) \($0.code)" }
        case .shortcut(let fault, let open): ([fault] + open).map { "\($0.pointer) \($0.code)" }
        case .conflict(let fault): ["\(fault.pointer) \(fault.code)"]
        default: []
        }
    }
}

// Dates, months and instants written as text, so that a test reads like the rule it tests. A text that is none traps.

func day(_ text: String) -> CivilDate { CivilDate(text)! }
func month(_ text: String) -> Month { Month(text)! }
func instant(_ text: String) -> Instant { Instant(rfc3339: text)! }
