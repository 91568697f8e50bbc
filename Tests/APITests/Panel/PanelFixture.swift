import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Postgres
import SharedLives
import TestSupport
import Testing

/// A panel over HTTP: four members, the first of whom signs in, a meeting of theirs, and an applicant who is ready for it.
struct PanelFixture: Sendable {
    let server: SchemeServer
    let members: [String]
    let meeting: String

    static func make(_ server: SchemeServer) async throws -> PanelFixture {
        var members: [String] = []
        for (index, name) in ["Alder Thorn", "Bryony Field", "Clover Hill", "Dale Wood"].enumerated() {
            let account = index == 0 ? "\"\(server.scheme.accounts["panelMember"]!)\"" : "null"
            members.append(
                try await server.coordinator.add(
                    "/v1/panel-members",
                    #"{"accountId": \#(account), "name": "\#(name)", "background": "former carer", "from": "2020-01-01"}"#
                ))
        }
        let meeting = try await server.coordinator.add("/v1/panel-meetings", Self.body(members))
        return PanelFixture(server: server, members: members, meeting: meeting)
    }

    /// A meeting on a day, with members of whom all came but the last.
    static func body(_ members: [String], heldOn: String = "2024-02-08", notes: String = "null") -> String {
        let seats = members.enumerated().map { index, member in
            #"{"memberId": "\#(member)", "isChair": \#(index == 0), "isPresent": \#(index < 3)}"#
        }
        return """
            {"heldOn": "\(heldOn)", "place": "Town hall", "notes": \(notes), "members": [\(seats.joined(separator: ", "))]}
            """
    }

    static let terms =
        #"{"kinds": ["longTerm", "shortBreak"], "peopleMax": 2, "bands": ["low"], "conditions": ["No pets."], "from": "2024-03-01", "until": "2027-03-01"}"#

    /// An applicant who is ready for panel, with all that is asked for.
    func applicant(_ name: String = "Llŷr") async throws -> String {
        try await server.script(
            """
            INSERT INTO carer (id, household_id, kind, given_name, family_name, date_of_birth, state)
                SELECT md5('\(name)')::uuid, id, 'carer', '\(name)', 'ap Gŵyn', '1975-05-06', 'readyForPanel' FROM household LIMIT 1;
            INSERT INTO carer_state_change (id, carer_id, to_state, on_date, reason)
                VALUES (gen_random_uuid(), md5('\(name)')::uuid, 'readyForPanel', '2024-01-20', 'Everything is there.');
            """)
        let id = try await server.database.withConnection(as: .superuser) {
            try $0.one(Query<String, UUID>("applicant", "SELECT md5($1)::uuid"), name).description
        }
        try await server.script(server.scheme.completeEvidence(ofCarer: id))
        return id
    }

    func add(_ kind: String, of carer: String, terms: String? = terms) async throws -> String {
        let terms = terms.map { #", "terms": \#($0)"# } ?? ""
        return try await server.coordinator.add(
            "/v1/panel-cases", #"{"carerId": "\#(carer)", "kind": "\#(kind)", "summary": "Please consider."\#(terms)}"#)
    }

    func list(_ panelCase: String, at meeting: String? = nil, papersInOn: String = "2024-02-01") async throws {
        let answer = try await server.coordinator.put(
            "/v1/panel-cases/\(panelCase)/listing",
            #"{"meetingId": "\#(meeting ?? self.meeting)", "papersInOn": "\#(papersInOn)"}"#)
        try #require(answer.status == .ok, "\(answer.text)")
    }

    func recommendation(_ verdict: String = "approve", conditions: String = "[]", _ places: [Int] = [0, 1, 2]) -> String
    {
        let ids = places.map { "\"\(members[$0])\"" }.joined(separator: ", ")
        return """
            {"verdict": "\(verdict)", "reasons": "A warm home.", "conditions": \(conditions), "memberIds": [\(ids)]}
            """
    }

    @discardableResult
    func recommend(_ panelCase: String, _ body: String) async throws -> TestResponse {
        try await server.coordinator.send(
            .post, "/v1/panel-cases/\(panelCase)/recommendation", ByteBuffer(string: body), headers: Caller.ifMatch("*")
        )
    }

    @discardableResult
    func decide(
        _ panelCase: String, _ isApproved: Bool, on day: String = "2024-02-12", difference: String = "null",
        terms: String = "null"
    ) async throws -> TestResponse {
        try await server.manager.send(
            .post, "/v1/panel-cases/\(panelCase)/decision",
            ByteBuffer(
                string: """
                    {"isApproved": \(isApproved), "on": "\(day)", "reasons": "I agree.", "difference": \(difference),
                     "terms": \(terms)}
                    """), headers: Caller.ifMatch("*"))
    }

    func state(of carer: String) async throws -> String? {
        try await server.auditor.get("/v1/carers/\(carer)").json["state"]?.text
    }

    func terms(of carer: String, on day: String) async throws -> JSONValue {
        try await server.auditor.get("/v1/carers/\(carer)/terms?on=\(day)").json
    }
}
