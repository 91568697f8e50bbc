import JobCatalog
import JobQueue
import Logging
import Postgres
import SharedLives
import Store
import TestSupport
import Testing
import Worker

/// A database of a test's own with a scheme in it, the store as both processes reach it, and workers to run.
struct WorkerFixture: Sendable {
    let database: TestDatabase
    let scheme: TestScheme
    /// As the API process.
    let api: Store
    /// As the worker process.
    let worker: Store
    let changes: DatabaseChanges

    /// Runs the body with a small scheme, or with the demonstration.
    static func with(
        _ contents: TestDatabase.Contents = .schema, isolation: isolated (any Actor)? = #isolation,
        _ body: (WorkerFixture) async throws -> Void
    ) async throws {
        try await TestDatabase.withDatabase(contents) { database in
            let scheme =
                contents == .demonstration
                ? try await TestScheme.open("larkfield", in: database) : try await TestScheme.make(in: database)
            let changes = try await DatabaseChanges(of: database)
            let pools = (try database.pool(as: .api), try database.pool(as: .worker, connectionsMax: 8))
            try await body(
                WorkerFixture(
                    database: database, scheme: scheme, api: Store(pool: pools.0), worker: Store(pool: pools.1),
                    changes: changes))
            await changes.end()
            await pools.0.shutdown()
            await pools.1.shutdown()
        }
    }

    /// A worker with the service's own handlers. A poll or a heartbeat that a test does not mean must not come to its help.
    ///
    /// - Parameters:
    ///   - store: as the worker process; nil for the fixture's own.
    ///   - updateService: the DBS Update Service, where it is on.
    func makeWorker(
        _ name: String = "test", as store: Store? = nil, updateService: UpdateService? = nil,
        ways: DeliveryWays = DeliveryWays(),
        logger: Logger = .silent
    ) throws -> JobWorker {
        let store = store ?? worker
        var configuration = JobWorkerConfiguration(name: name)
        configuration.pollMilliseconds = 20
        configuration.heartbeatMilliseconds = 50
        configuration.staleMilliseconds = 60_000
        configuration.progressMilliseconds = 1
        configuration.cancelMillisecondsMax = 5_000
        return try JobWorker(
            configuration,
            database: PoolConfiguration(connectionString: database.url(as: .worker), applicationName: "tests"),
            pool: store.pool, handlers: Handlers.all(store: store, updateService: updateService, ways: ways),
            schedules: [],
            logger: logger)
    }

    /// Runs a worker beside the body, and cancels it at the body's end; what it does has ended when this returns.
    func running(
        as store: Store? = nil, updateService: UpdateService? = nil, ways: DeliveryWays = DeliveryWays(),
        logger: Logger = .silent,
        isolation: isolated (any Actor)? = #isolation, _ body: (JobWorker) async throws -> Void
    ) async throws {
        let worker = try makeWorker(as: store, updateService: updateService, ways: ways, logger: logger)
        let run = Task { try await worker.run() }
        do {
            try await body(worker)
        } catch {
            run.cancel()
            _ = try? await run.value
            throw error
        }
        run.cancel()
        try await run.value
    }

    // MARK: - What people do

    func act<Answer: Sendable>(
        _ role: Role = .financeOfficer, work: @escaping @Sendable (SchemeTransaction) throws -> Answer
    ) async throws -> Answer {
        try await api.transaction(bearing: BearerDigest(bytes: scheme.digest(role.rawValue)), work)
    }

    func read<Answer: Sendable>(_ reading: Reading<Answer>) async throws -> Answer {
        try await api.read(bearing: BearerDigest(bytes: scheme.digest("auditor")), reading).answer
    }

    func request(_ period: String) async throws -> Stored<PaymentRun> {
        let month = Month(period)!
        return try await act { try $0.requestRun(for: month).run }
    }

    /// Adds a placement of the first person with the first carer, low from 5 January 2026.
    func addPlacement() async throws {
        let start = CivilDate("2026-01-05")!
        let placement = Placement(
            personID: Identifier(scheme.people[0]), carerID: Identifier(scheme.carers[0]),
            councilID: Identifier(scheme.councils[0]), start: start)
        let facts = PlacementFacts(
            id: "new", carer: placement.carerID.description, start: start,
            bands: [DatedBand(from: start, band: "low")])
        _ = try await act(.coordinator) { try $0.add(placement, with: facts) }
    }

    // MARK: - What is waited for, and looked at

    func run(_ id: Identifier) async throws -> PaymentRun {
        try #require(try await read(PaymentRuns.find(id))).value
    }

    func job(_ id: Identifier) async throws -> JobView { try #require(try await read(SchemeJobs.find(id))) }

    func until(_ run: Identifier, is state: PaymentRun.State) async throws {
        try await changes.until { try await self.run(run).state == state }
    }

    func until(job: Identifier, is state: String) async throws {
        try await changes.until { try await self.job(job).state == state }
    }

    func lines(of run: Identifier) async throws -> [PaymentLine] {
        try await read(PaymentLines.list(run: run, carer: nil, after: 0, rowsMax: 100_000)).map(\.line)
    }

    /// What the run must come to: the calculator's lines from the month's facts.
    func calculation(of run: Identifier) async throws -> PaymentCalculation {
        let facts = try await worker.monthlyFacts(ofRun: run, inScheme: Identifier(scheme.id))
        return try #require(facts).facts.calculate()
    }

    /// Runs a script above all rules, with the scheme open.
    func script(_ sql: String) async throws {
        let open = open
        try await database.withConnection(as: .superuser) { connection in
            try connection.transaction { try connection.script(open + sql) }
        }
    }

    /// Opens the scheme for a transaction.
    var open: String {
        """
        SELECT set_config('sharedlives.scheme_id', '\(scheme.id)', true),
            set_config('sharedlives.account_id', '\(scheme.accounts["financeOfficer"]!)', true);
        """
    }

    /// One number, seen above all rules.
    func number(_ sql: String) async throws -> Int {
        try await database.withConnection(as: .superuser) { try $0.one(Query<(), Int>("number", sql), ()) }
    }

    func texts(_ sql: String) async throws -> [String] {
        try await database.withConnection(as: .superuser) { try $0.rows(Query<(), String>("texts", sql), ()) }
    }

    /// Holds a run, so that its calculation waits before it writes.
    func hold(_ run: Identifier) async throws -> LockHold {
        try await LockHold("SELECT FROM payment_run WHERE id = '\(run)' FOR UPDATE", in: database)
    }
}
