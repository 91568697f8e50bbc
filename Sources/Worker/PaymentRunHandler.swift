import JobCatalog
import JobQueue
import Logging
import SharedLives
import Store

/// Works out the lines of a payment run: reads the month's facts and what earlier months come to as of one instant, calculates the
/// month without a connection, and writes the lines, the run's sums and the job's completion in one transaction.
struct PaymentRunHandler: Sendable {
    let store: Store

    /// Handles one job. Killed at whatever moment it leaves nothing behind, and the job runs again.
    func handle(_ context: JobContext) async throws {
        let request = try CalculatePaymentRun(payload: context.job.payload)
        let steps = 3
        context.report(done: 0, total: steps)
        let calculation: RunCalculation
        do {
            guard let facts = try await store.runFacts(ofRun: request.runID, inScheme: request.schemeID) else {
                throw JobFailure.permanent("runNotFound")
            }
            context.report(done: 1, total: steps)
            try context.checkCancellation()
            calculation = try RunCalculation(facts)
        } catch is RatesAtFault {
            throw JobFailure.permanent("ratesAtFault")
        }
        context.report(done: 2, total: steps)
        try context.checkCancellation()
        try await write(calculation, of: request, in: context)
        context.report(done: steps, total: steps)
    }

    private func write(_ calculation: RunCalculation, of request: CalculatePaymentRun, in context: JobContext)
        async throws
    {
        let account = context.job.enqueuedBy.map { Identifier($0) }
        let job = Identifier(context.job.id)
        let isWritten = try await store.transaction(inScheme: request.schemeID, onBehalfOf: account) { connection in
            let isWritten = try calculation.write(
                run: request.runID, job: job, scheme: request.schemeID, on: connection)
            try context.complete(connection)
            return isWritten
        }
        context.logger.info(
            isWritten ? "run calculated" : "run no longer wants this calculation",
            metadata: [
                "run": "\(request.runID)", "lines": "\(calculation.calculation.lines.count)",
                "parked": "\(calculation.parked.count)",
            ])
    }
}
