import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

@Suite("DBS certificates", .timeLimit(.minutes(5)))
struct DBSCertificateTests {
    @Test("A certificate is recorded, read as it was known, and withdrawn")
    func life() async throws {
        try await SchemeServer.with { server in
            let bodies = Bodies(scheme: server.scheme)
            let path = server.certificates()
            let member = try await server.addMember()
            let added = try await server.coordinator.post(
                path, bodies.certificate(more: #", "namedAdults": ["\#(member)"]"#))
            #expect((added.status, added.headers[.eTag]) == (.created, "\"1\""))
            let certificate = try added.json
            #expect(certificate["carerId"]?.text == "\(server.scheme.carers[0])")
            #expect(certificate["accountId"] == .null)
            #expect(certificate["originalSeenBy"]?.text == "\(server.scheme.accounts["coordinator"]!)")
            #expect(certificate["namedAdults"]?.array.map(\.text) == [member])
            #expect(try await server.auditor.get(path).json.items == [certificate])
            let file = try await server.auditor.get(added.headers[.location]!).json
            #expect(file["certificate"] == certificate)
            #expect((file["disclosure"], file["riskAssessments"]?.array.count) == (.null, 0))
            let withdrawal = "\(path)/\(certificate["id"]!.text!)"
            #expect(try await server.coordinator.delete(withdrawal, ifMatch: "\"2\"").status.code == 412)
            #expect(try await server.coordinator.delete(withdrawal, ifMatch: nil).status.code == 428)
            let withdrawn = try await server.coordinator.delete(withdrawal, ifMatch: "\"1\"")
            #expect((withdrawn.status, withdrawn.headers[.eTag]) == (.ok, "\"2\""))
            #expect(try await server.auditor.get(path).json.items == [])
            let known = certificate["recordedAt"]!.text!
            #expect(try await server.auditor.get("\(path)?knownAt=\(known)").json.items == [certificate])
            #expect(try await server.auditor.get("\(path)?knownAt=2026-01-01T00:00:00Z").json.items == [])
            #expect(try await server.coordinator.delete(withdrawal).problemCode == "conflict")
            // The number is free again.
            #expect(try await server.coordinator.post(path, bodies.certificate()).status == .created)
        }
    }

    @Test("What a certificate cannot say is refused with every fault; a number stands once")
    func faults() async throws {
        try await SchemeServer.with { server in
            let bodies = Bodies(scheme: server.scheme)
            let path = server.certificates()
            let nobody = #", "namedAdults": ["018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d"]"#
            for (body, faults) in [
                (bodies.certificate(number: "12345678901"), ["/number malformedCertificateNumber"]),
                (
                    bodies.certificate(issuedOn: "2999-01-01", seenOn: "2999-01-02"),
                    [
                        "/issuedOn futureDate", "/originalSeenOn futureDate",
                    ]
                ),
                (bodies.certificate(seenOn: "2026-01-31"), ["/originalSeenOn beforeIssue"]),
                (bodies.certificate(more: nobody), ["/namedAdults unknownReference"]),
                (
                    bodies.certificate(more: #", "originalSeenBy": "018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d""#),
                    ["/originalSeenBy unknownReference"]
                ),
                (
                    bodies.certificate(issuedOn: "2026-02-30", seenOn: "x"),
                    [
                        "/issuedOn malformedDate", "/originalSeenOn malformedDate",
                    ]
                ),
            ] {
                let answer = try await server.coordinator.post(path, body)
                #expect((answer.status.code, answer.faults) == (422, faults))
            }
            #expect(try await server.coordinator.post(path, bodies.certificate()).status == .created)
            let again = try await server.coordinator.post(server.certificates(ofCarer: 1), bodies.certificate())
            #expect((again.status.code, again.faults) == (409, ["/number certificateRecorded"]))
            #expect(try await server.number("SELECT count(*) FROM dbs_certificate") == 1)
        }
    }

    @Test("Staff have certificates too, and nobody vouches for or decides on their own")
    func staff() async throws {
        try await SchemeServer.with { server in
            let bodies = Bodies(scheme: server.scheme)
            let path = "/v1/accounts/\(server.scheme.accounts["registeredManager"]!)/dbs-certificates"
            let own = try await server.manager.post(path, bodies.certificate(homeBased: false))
            #expect(own.faults == ["/originalSeenBy ownCertificate"])
            let member = try await server.addMember()
            let wrong = try await server.coordinator.post(
                path, bodies.certificate(more: #", "namedAdults": ["\#(member)"]"#))
            #expect(wrong.faults == ["/namedAdults notHomeBased", "/homeBased notHomeBased"])
            let id = try await server.coordinator.add(path, bodies.certificate(homeBased: false))
            #expect(try await server.auditor.get(path).json.items.map { $0["id"]?.text } == [id])
            #expect(try await server.auditor.get(server.certificates()).json.items == [])
            let file = "/v1/dbs-certificates/\(id)"
            for answer in [
                try await server.manager.put("\(file)/disclosure", #"{"content": "It says"}"#),
                try await server.manager.put("\(file)/disclosure/reasoning", #"{"reasoning": "It is fine"}"#),
                try await server.manager.post("\(file)/risk-assessments", #"{"decision": "accepted"}"#),
            ] {
                #expect((answer.status.code, answer.problemCode) == (409, "twoPeopleNeeded"))
            }
            #expect(
                try await server.coordinator.put("\(file)/disclosure", #"{"content": "It says"}"#).status.code == 200)
            #expect(try await server.manager.get("\(file)/disclosure?purpose=dispute").problemCode == "twoPeopleNeeded")
            // Of a carer's list a certificate of staff's is no part.
            #expect(try await server.coordinator.delete("\(server.certificates())/\(id)").status.code == 404)
            #expect(try await server.coordinator.delete("\(path)/\(id)").status.code == 200)
        }
    }

    @Test("A certificate is another scheme's in every one of its addresses")
    func otherScheme() async throws {
        try await SchemeServer.with { server in
            let other = try await TestScheme.make("elmfield", in: server.database)
            let stranger = Caller(server: server, token: other.token("registeredManager"))
            let file = try await server.addCertificate()
            try await server.coordinator.put("\(file)/disclosure", #"{"content": "It says"}"#)
            let id = file.split(separator: "/").last!
            let answers = [
                try await stranger.get(server.certificates()), try await stranger.get(file),
                try await stranger.post(server.certificates(), Bodies(scheme: other).certificate()),
                try await stranger.delete("\(server.certificates())/\(id)"),
                try await stranger.put("\(file)/disclosure", #"{"content": "Mine"}"#),
                try await stranger.put("\(file)/disclosure/reasoning", #"{"reasoning": "Mine"}"#),
                try await stranger.get("\(file)/disclosure?purpose=riskAssessment"),
                try await stranger.get("\(file)/showings"),
                try await stranger.post("\(file)/risk-assessments", #"{"decision": "accepted"}"#),
                try await stranger.post("\(file)/update-service-consents", #"{"consentedOn": "2026-03-01"}"#),
                try await stranger.post(
                    "\(file)/update-service-answers", #"{"askedOn": "2026-03-01", "result": "NEW_INFO"}"#),
            ]
            #expect(answers.map(\.status.code) == Array(repeating: 404, count: answers.count))
            // The same number may be another scheme's, too.
            let theirs = "/v1/carers/\(other.carers[0])/dbs-certificates"
            #expect(try await stranger.post(theirs, Bodies(scheme: other).certificate()).status == .created)
            #expect(try await server.number("SELECT count(*) FROM dbs_showing") == 0)
            #expect(try await server.number("SELECT count(*) FROM dbs_disclosure WHERE version = 1") == 1)
        }
    }

    @Test(
        "The Update Service's answers are recorded with consent only, and two of them ask for a new certificate, once")
    func updateService() async throws {
        try await SchemeServer.with { server in
            let file = try await server.addCertificate()
            func ask(_ result: String, on day: String = "2026-03-01") async throws -> TestResponse {
                try await server.coordinator.post(
                    "\(file)/update-service-answers", #"{"askedOn": "\#(day)", "result": "\#(result)"}"#)
            }
            #expect(try await ask("NEW_INFO").faults == [" noConsent"])
            let consents = "\(file)/update-service-consents"
            #expect(
                try await server.coordinator.post(consents, #"{"consentedOn": "2026-01-31"}"#).faults
                    == ["/consentedOn beforeIssue"])
            #expect(
                try await server.coordinator.post(consents, #"{"consentedOn": "2999-01-31"}"#).faults
                    == ["/consentedOn futureDate"])
            let consent = try await server.coordinator.add(consents, #"{"consentedOn": "2026-02-11"}"#)
            #expect(
                try await server.coordinator.post(consents, #"{"consentedOn": "2026-02-11"}"#).faults
                    == [" consentRecorded"])
            for result in ["BLANK_NO_NEW_INFO", "NON_BLANK_NO_NEW_INFO", "NEW_INFO", "NO_MATCH_FOUND"] {
                #expect(try await ask(result).status == .created)
            }
            #expect(try await ask("MAYBE").faults == ["/result notPermitted"])
            #expect(try await ask("NEW_INFO", on: "2999-01-01").faults == ["/askedOn futureDate"])
            #expect(try await server.number("SELECT count(*) FROM task WHERE kind = 'newDBSCertificate'") == 1)
            let read = try await server.auditor.get(file).json
            #expect(read["updateServiceAnswers"]?.array.last?["result"]?.text == "NO_MATCH_FOUND")
            #expect(read["updateServiceConsents"]?.array.map { $0["id"]?.text } == [consent])
            #expect(try await server.coordinator.delete("\(consents)/\(consent)", ifMatch: "\"1\"").status == .ok)
            #expect(try await server.coordinator.delete("\(consents)/\(consent)").problemCode == "conflict")
            #expect(try await server.auditor.get(file).json["updateServiceConsents"]?.array == [])
            #expect(try await ask("NEW_INFO").faults == [" noConsent"])
        }
    }
}
