import JobCatalog
import JobQueue
import Logging
import SharedLives
import Store

/// What is done about DBS certificates by the clock.
struct DBSHandlers: Sendable {
    let store: Store
    /// Nil where the service is not to be asked.
    let updateService: UpdateService?

    /// Enqueues the day's jobs of every scheme.
    func sweep(_ context: JobContext) async throws {
        let isAsking = updateService != nil
        let count = try await context.transaction {
            try DBSSweep.enqueueForEachScheme(askingUpdateService: isAsking, on: $0)
        }
        context.logger.info("certificates swept", metadata: ["jobs": "\(count)"])
    }

    /// Purges a scheme's disclosures whose time is over.
    func purgeDisclosures(_ context: JobContext) async throws {
        let request = try PurgeDisclosures(payload: context.job.payload)
        let (purged, overdue) = try await store.transaction(inScheme: request.schemeID, onBehalfOf: nil) { connection in
            let counts = try DBSSweep.purgeDisclosures(on: connection)
            try context.complete(connection)
            return counts
        }
        context.logger.info("disclosures purged", metadata: ["purged": "\(purged)", "undecided": "\(overdue)"])
    }

    /// Enqueues a question for each certificate that is due for one.
    func askUpdateService(_ context: JobContext) async throws {
        let request = try AskUpdateService(payload: context.job.payload)
        guard updateService != nil else { throw JobCancellation("updateServiceOff") }
        let count = try await store.transaction(inScheme: request.schemeID, onBehalfOf: nil) { connection in
            let count = try DBSSweep.enqueueStatusChecks(scheme: request.schemeID, on: connection)
            try context.complete(connection)
            return count
        }
        context.logger.info("status checks enqueued", metadata: ["jobs": "\(count)"])
    }

    /// Puts one question, without a connection in hand, and records the answer with the job's completion.
    func checkStatus(_ context: JobContext) async throws {
        let request = try CheckDBSStatus(payload: context.job.payload)
        guard let updateService else { throw JobCancellation("updateServiceOff") }
        guard let (question, asker) = try await question(request) else { throw JobCancellation("notToBeAsked") }
        try context.checkCancellation()
        let result = try await updateService.ask(question, inTheNameOf: asker)
        let isRecorded = try await store.transaction(inScheme: request.schemeID, onBehalfOf: nil) { connection in
            // A consent that was withdrawn while the service thought about it is respected.
            let mayBeKept = try DBSSweep.question(aboutCertificate: request.certificateID, on: connection) != nil
            if mayBeKept { try DBSSweep.record(result, aboutCertificate: request.certificateID, on: connection) }
            try context.complete(connection)
            return mayBeKept
        }
        context.logger.info(
            isRecorded ? "status checked" : "status no longer to be checked",
            metadata: ["certificate": "\(request.certificateID)"])
    }

    private func question(
        _ request: CheckDBSStatus
    ) async throws -> (StatusCheckQuestion, StatusCheckQuestion.Asker?)? {
        do {
            return try await store.transaction(inScheme: request.schemeID, onBehalfOf: nil) {
                try DBSSweep.question(aboutCertificate: request.certificateID, on: $0)
            }
        } catch StoreError.conflict(let fault) {
            throw JobFailure.permanent(fault.code)
        }
    }
}
