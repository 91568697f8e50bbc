import JobCatalog
import JobQueue
import Logging
import Sealing
import SharedLives
import Store

/// Seals a scheme's fields anew, under the first of the keys.
struct ResealHandler: Sendable {
    /// Rows of one transaction: a stop waits for so many at most.
    static let rowsMax = 50

    let store: Store
    /// Nil where the operator has given this process none.
    let keys: SealingKeys?

    func handle(_ context: JobContext) async throws {
        let request = try ResealFields(payload: context.job.payload)
        guard let keys else { throw JobCancellation("fieldKeysMissing") }
        let counts = try await store.transaction(inScheme: request.schemeID, onBehalfOf: nil) {
            try Resealing.counts(on: $0)
        }
        let total = counts.filter { $0.keyID != keys.firstID }.reduce(0) { $0 + $1.count }
        var done = 0
        while true {
            try context.checkCancellation()
            let count = try await resealed(request.schemeID, keys, context)
            done += count
            context.report(done: done, total: max(done, total))
            if count == 0 { break }
        }
        context.logger.info("fields sealed anew", metadata: ["rows": "\(done)", "key": "\(keys.firstID)"])
    }

    /// Completes the job together with the look that finds nothing left.
    private func resealed(_ scheme: Identifier, _ keys: SealingKeys, _ context: JobContext) async throws -> Int {
        do {
            return try await store.transaction(inScheme: scheme, onBehalfOf: nil) { connection in
                let count = try Resealing.reseal(scheme: scheme, with: keys, rowsMax: Self.rowsMax, on: connection)
                if count == 0 { try context.complete(connection) }
                return count
            }
        } catch let unopened as UnopenedValue {
            context.logger.error(
                "a value cannot be opened",
                metadata: ["table": "\(unopened.table)", "row": "\(unopened.id)", "cause": "\(unopened.cause)"])
            guard case .unknownKey = unopened.cause else { throw JobFailure.permanent("sealedValueNotAuthentic") }
            throw JobFailure.permanent("sealingKeyMissing")
        }
    }
}
