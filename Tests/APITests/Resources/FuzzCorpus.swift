import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

extension FuzzTests {
    /// One request in order for each operation on the panel.
    static func panelCorpus(_ server: SchemeServer) async throws -> [(Role, MutableRequest)] {
        let panel = try await PanelFixture.make(server)
        let listed = try await panel.add("changeOfTerms", of: "\(server.scheme.carers[1])")
        try await panel.list(listed)
        let heard = try await panel.add("approval", of: panel.applicant())
        try await panel.list(heard)
        let recommended = try await panel.add("approval", of: panel.applicant("Nia"))
        try await panel.list(recommended)
        try await panel.recommend(recommended, panel.recommendation())
        let (meeting, cases) = ("/v1/panel-meetings/\(panel.meeting)", "/v1/panel-cases")
        return [
            write(
                .coordinator, .post, "/v1/panel-members",
                #"{"accountId": null, "name": "Elder Marsh", "background": "nurse", "from": "2020-01-01", "to": null}"#),
            write(
                .coordinator, .put, "/v1/panel-members/\(panel.members[3])",
                #"{"name": "Dale Wood", "background": "teacher", "from": "2020-01-01", "to": "2030-01-01"}"#),
            write(.coordinator, .post, "/v1/panel-meetings", PanelFixture.body(panel.members)),
            write(.coordinator, .put, meeting, PanelFixture.body(panel.members)),
            write(
                .coordinator, .post, cases,
                #"{"carerId": "\#(server.scheme.carers[2])", "kind": "reapproval", "summary": "S.", "terms": \#(PanelFixture.terms)}"#
            ),
            write(
                .coordinator, .put, "\(cases)/\(listed)/listing",
                #"{"meetingId": "\#(panel.meeting)", "papersInOn": "2024-02-02", "lateReason": "Snow."}"#),
            write(
                .coordinator, .put, "\(cases)/\(listed)",
                #"{"summary": "Please consider.", "terms": \#(PanelFixture.terms)}"#),
            delete(.coordinator, "\(cases)/\(listed)/listing"),
            write(
                .panelMember, .post, "\(cases)/\(listed)/interests",
                #"{"memberId": "\#(panel.members[0])", "nature": "A neighbour."}"#),
            delete(.coordinator, "\(cases)/\(listed)/interests/\(panel.members[0])"),
            write(
                .coordinator, .post, "\(cases)/\(heard)/recommendation",
                panel.recommendation("approveWithConditions", conditions: #"["First aid by May."]"#)),
            write(
                .registeredManager, .post, "\(cases)/\(recommended)/decision",
                #"{"isApproved": true, "on": "2024-02-12", "reasons": "I agree.", "terms": \#(PanelFixture.terms)}"#),
            command(.coordinator, "\(cases)/\(listed)/withdrawal"),
            command(.coordinator, "\(meeting)/pack"), command(.coordinator, "\(meeting)/minutes"),
            command(.coordinator, "\(cases)/\(recommended)/letter"),
            write(.registeredManager, .post, "/v1/carers/\(server.scheme.carers[0])/terms", PanelFixture.terms),
            read("/v1/carers/\(server.scheme.carers[0])/terms?on=2024-05-01"),
            read("\(cases)/\(listed)/report.txt?on=2024-02-08"), read("\(meeting)/pack.txt?on=2024-02-08"),
            read("\(cases)?carerId=\(server.scheme.carers[1])"),
        ]
    }

    /// The same for DBS certificates and what follows from them.
    static func certificateCorpus(_ server: SchemeServer) async throws -> [(Role, MutableRequest)] {
        let bodies = Bodies(scheme: server.scheme)
        let member = try await server.addMember()
        let (ofCarer, ofStaff) = (
            server.certificates(ofCarer: 1), "/v1/accounts/\(server.scheme.accounts["auditor"]!)/dbs-certificates"
        )
        let disclosed = try await server.addCertificate(ofCarer: 1)
        let wrong = try await server.addCertificate(bodies.certificate(number: "001234567891"), ofCarer: 1)
        let wrongID = wrong.split(separator: "/").last ?? ""
        let consent = #"{"consentedOn": "2026-02-11"}"#
        let consentID = try await server.coordinator.add("\(disclosed)/update-service-consents", consent)
        return [
            write(
                .coordinator, .post, ofCarer,
                bodies.certificate(
                    number: "001234567892", more: #", "originalSeenBy": null, "namedAdults": ["\#(member)"]"#)),
            write(
                .registeredManager, .post, ofStaff, bodies.certificate(number: "001234567893", homeBased: false)),
            delete(.coordinator, "\(ofCarer)/\(wrongID)"),
            write(.coordinator, .put, "\(disclosed)/disclosure", #"{"content": "A caution in 1999."}"#),
            write(
                .registeredManager, .put, "\(disclosed)/disclosure/reasoning", #"{"reasoning": "Long ago.\nOnce."}"#),
            write(
                .registeredManager, .post, "\(disclosed)/risk-assessments",
                #"{"decision": "accepted", "safeguards": ["moreVisits"], "decidedOn": "2026-02-20"}"#),
            write(.coordinator, .post, "\(disclosed)/update-service-consents", consent),
            delete(.coordinator, "\(disclosed)/update-service-consents/\(consentID)"),
            write(
                .coordinator, .post, "\(disclosed)/update-service-answers",
                #"{"askedOn": "2026-03-01", "result": "BLANK_NO_NEW_INFO"}"#),
            read(.registeredManager, "\(disclosed)/disclosure?purpose=riskAssessment"),
            read(disclosed), read("\(disclosed)/showings?limit=1"), read("\(ofCarer)?knownAt=2026-05-01T09:00:00Z"),
            read(ofStaff),
        ]
    }
}
