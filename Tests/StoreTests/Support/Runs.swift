import JobCatalog
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

extension StoreFixture {
    /// Works a run out as the worker does, without its queue; false when the run does not want it.
    @discardableResult
    func calculate(_ run: Stored<PaymentRun>, _ scope: RunFacts.Scope = .changed) async throws -> Bool {
        let pool = try database.pool(as: .worker, connectionsMax: 1)
        let store = Store(pool: pool)
        let scheme = Identifier(self.scheme.id)
        let facts = try await store.transaction(inScheme: scheme, onBehalfOf: nil, .repeatableRead) {
            try RunFacts.load(run.value.period, scope, on: $0)
        }
        let calculation = try RunCalculation(facts)
        let isWritten = try await store.transaction(inScheme: scheme, onBehalfOf: run.value.requested.by) {
            try calculation.write(run: run.id, job: run.value.jobID, scheme: scheme, on: $0)
        }
        await pool.shutdown()
        return isWritten
    }

    /// The draft of a month, asked for by the finance officer.
    func calculatedRun(_ period: Month) async throws -> Stored<PaymentRun> {
        let (run, _) = try await act(.financeOfficer) { try $0.requestRun(for: period) }
        #expect(try await calculate(run))
        return try await read(PaymentRuns.find(run.id))!
    }

    /// A month's run, worked out and approved by somebody else.
    @discardableResult
    func paidRun(_ period: Month) async throws -> Stored<PaymentRun> {
        let run = try await calculatedRun(period)
        return try await act(.registeredManager) { try $0.take(.approve, on: run.id, at: nil) }
    }

    /// What a run of a month would come to.
    func runFacts(_ period: Month, _ scope: RunFacts.Scope = .changed) async throws -> RunFacts {
        let pool = try database.pool(as: .worker, connectionsMax: 1)
        let facts = try await Store(pool: pool).transaction(
            inScheme: Identifier(scheme.id), onBehalfOf: nil, .repeatableRead
        ) { try RunFacts.load(period, scope, on: $0) }
        await pool.shutdown()
        return facts
    }

    /// All lines of a run.
    func lines(of run: Identifier, carer: Identifier? = nil) async throws -> [PaymentLine] {
        try await read(PaymentLines.list(run: run, carer: carer, after: 0, rowsMax: 100_000)).map(\.line)
    }

    /// A month's facts, as the worker reads them.
    func monthlyFacts(_ period: Month) async throws -> PaymentFacts {
        let pool = try database.pool(as: .worker, connectionsMax: 1)
        let facts = try await Store(pool: pool).transaction(
            inScheme: Identifier(scheme.id), onBehalfOf: nil, .repeatableRead
        ) { try MonthlyFacts.load(period, on: $0).facts }
        await pool.shutdown()
        return facts
    }
}

extension PaymentLine {
    /// As in "support 10-05..10-12 7 day × 16500 = 16500 − 4500"; the contribution only where there is one.
    var brief: String {
        "\(element.rawValue) \(from.description.dropFirst(5))..\(to.description.dropFirst(5)) "
            + "\(quantity) \(unit.rawValue) × \(rate.value) = \(amount.value)"
            + (contribution == .zero ? "" : " − \(contribution.value)")
    }
}
