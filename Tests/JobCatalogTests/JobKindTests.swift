import JSON
import JobCatalog
import JobQueue
import Postgres
import SharedLives
import Testing

@Suite struct JobKindTests {
    let scheme = Identifier("018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d")!
    let run = Identifier("018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3e")!

    /// Jobs of an older program wait in the table when a newer one starts: names and payloads are kept as they are.
    @Test func kindsAndPayloadsAreAsTheyAlwaysWere() {
        #expect(CalculatePaymentRun.kind == "paymentRun.calculate")
        #expect(PruneExpired.kind == "prune")
        #expect(SweepDBS.kind == "dbs.sweep")
        #expect(PurgeDisclosures.kind == "dbs.purgeDisclosures")
        #expect(AskUpdateService.kind == "dbs.askUpdateService")
        #expect(CheckDBSStatus.kind == "dbs.checkStatus")
        #expect(ResealFields.kind == "fields.reseal")
        #expect(
            CheckDBSStatus(schemeID: scheme, certificateID: run).newJob(id: run, scheme: scheme, enqueuedBy: nil)
                .payload.text
                == #"{"schemeId":"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d","certificateId":"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3e"}"#
        )
        let job = CalculatePaymentRun(schemeID: scheme, runID: run).newJob(id: run, scheme: scheme, enqueuedBy: nil)
        #expect(
            job.payload.text
                == #"{"schemeId":"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d","runId":"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3e"}"#
        )
        #expect(job.kind == CalculatePaymentRun.kind)
        #expect(job.id.description == run.description)
        #expect(job.tenantID?.description == scheme.description)
    }

    @Test func aPayloadIsReadAsItWasWritten() throws {
        let request = CalculatePaymentRun(schemeID: scheme, runID: run)
        let job = request.newJob(id: run, scheme: scheme, enqueuedBy: scheme)
        #expect(try CalculatePaymentRun(payload: job.payload) == request)
        let check = CheckDBSStatus(schemeID: scheme, certificateID: run)
        #expect(
            try CheckDBSStatus(payload: check.newJob(id: run, scheme: scheme, enqueuedBy: nil).payload) == check)
        #expect(
            try PruneExpired(payload: PruneExpired().newJob(id: run, scheme: nil, enqueuedBy: nil).payload)
                == PruneExpired())
    }

    @Test(arguments: ["", "[]", "{}", #"{"schemeId": "x", "runId": 3}"#, #"{"schemeId": null}"#])
    func aPayloadThatCannotBeReadIsNotTriedAgain(_ text: String) {
        #expect(throws: JobFailure.permanent("payloadUnreadable")) {
            try CalculatePaymentRun(payload: JSONText(text))
        }
    }
}
