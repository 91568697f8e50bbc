import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import Store
import TestSupport
import Testing

/// The work of a scheme in its own words, over HTTP alone. Its records begin today; what a test tells of happens from then on.
struct Scenario: Sendable {
    let server: SchemeServer
    let today = WallClock.today()

    /// Runs the test in a scheme whose first carer may have arrangements, as may the second.
    static func with(
        peopleMax: Int = 3, isolation: isolated (any Actor)? = #isolation,
        _ test: @escaping @Sendable (Scenario) async throws -> Void
    ) async throws {
        try await SchemeServer.with { server in
            let scenario = Scenario(server: server)
            try await server.administrator.put(
                "/v1/scheme/records-from", #"{"recordsFrom": "\#(scenario.today)"}"#)
            for carer in 0...1 {
                try await server.script(
                    server.scheme.placeable(carer: scenario.carer(carer), peopleMax: peopleMax))
            }
            try await test(scenario)
        }
    }

    func person(_ number: Int = 0) -> String { "\(server.scheme.people[number])" }
    func carer(_ number: Int = 0) -> String { "\(server.scheme.carers[number])" }
    var council: String { "\(server.scheme.councils[0])" }
    var household: String { "\(server.scheme.households[0])" }

    /// The council asks for a person; gives the referral.
    func referred(_ person: Int = 0, for kind: String = "longTerm", more: String = "") async throws -> String {
        try await server.coordinator.add(
            "/v1/referrals",
            """
            {"personId": "\(self.person(person))", "councilId": "\(council)", "kind": "\(kind)", "receivedOn": "\(today - 3)"\(more)}
            """)
    }

    /// What a referral says that wants for nothing.
    func complete(from day: CivilDate? = nil) -> String {
        """
        , "wantedFrom": "\(day ?? today)", "location": "Quillbrook", "funding": "council", "eligibleNeeds": "To keep well.",
         "levels": {"medication": 1, "nightTime": 1, "emotional": 1, "personalCare": 1, "physicalWellbeing": 1}
        """
    }

    /// The scheme gets to know what matching wants to know of a person.
    func known(_ person: Int = 0, hasCapacity: Bool = true) async throws {
        let uri = "/v1/people/\(self.person(person))"
        try await server.coordinator.add(
            "\(uri)/profiles",
            #"{"from": "\#(today)", "communication": "Short sentences.", "needsStepFreeRoom": false, "wishesNoSmokers": false}"#
        )
        try await server.coordinator.add(
            "\(uri)/capacity-assessments",
            #"{"assessedOn": "\#(today)", "assessor": "Jay Teal", "hasCapacity": \#(hasCapacity)}"#)
    }

    /// A carer is found among the candidates of a referral and proposed; gives the match.
    func matched(_ referral: String, with carer: Int = 0) async throws -> String {
        let candidates = try await server.coordinator.get("/v1/referrals/\(referral)/candidates").json.items
        #expect(candidates.contains { $0["carerId"]?.text == self.carer(carer) }, "\(candidates)")
        return try await server.coordinator.add(
            "/v1/referrals/\(referral)/matches", #"{"carerId": "\#(self.carer(carer))", "reason": "Both like chess."}"#)
    }

    /// The person visits the carer, for an afternoon or for some nights.
    @discardableResult
    func introduced(_ match: String, nights: Int? = nil) async throws -> TestResponse {
        let nights = nights.map { #", "nights": \#($0)"# } ?? ""
        return try await server.coordinator.act(
            "/v1/matches/\(match)/visits", #"{"on": "\#(today)", "notes": "They cooked together."\#(nights)}"#)
    }

    /// The person, the carer, the scheme and the council agree to it.
    func allAgreed(_ match: String) async throws {
        for party in CarerMatch.Party.allCases {
            let answer = try await server.coordinator.act(
                "/v1/matches/\(match)/agreements",
                #"{"party": "\#(party.rawValue)", "on": "\#(today)", "by": "Somebody"}"#)
            #expect(answer.status == .ok, "\(answer.text)")
        }
    }

    /// What was matched has come to a placement; gives the match.
    func settled(_ match: String, by placement: String) async throws -> JSONValue {
        try await server.coordinator.act(
            "/v1/matches/\(match)/placement", #"{"arrangementId": "\#(placement)", "reason": "All four agreed."}"#
        ).json
    }

    /// Scheme and council sign a band.
    func agreed(_ band: String, for person: Int = 0, from day: CivilDate? = nil) async throws {
        try await server.coordinator.add(
            "/v1/people/\(self.person(person))/band-agreements",
            """
            {"councilId": "\(council)", "band": "\(band)", "from": "\(day ?? today)", "schemeSignatory": "Ivy Hazel",
             "schemeSignedOn": "\(today)", "councilSignatory": "Jay Teal", "councilSignedOn": "\(today)"}
            """)
    }

    /// An agreement of a person with a carer is signed.
    func signed(
        _ kind: ArrangementAgreement.Kind, _ person: Int = 0, with carer: Int = 0,
        points: [ArrangementAgreement.Point]? = nil
    ) async throws {
        let points = (points ?? kind.points).map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        let scheme = kind == .service ? #", "schemeSignedOn": "\#(today)""# : ""
        try await server.coordinator.add(
            "/v1/people/\(self.person(person))/arrangement-agreements",
            """
            {"kind": "\(kind.rawValue)", "carerId": "\(self.carer(carer))", "points": [\(points)],
             "personSignedOn": "\(today)", "carerSignedOn": "\(today)"\(scheme)}
            """)
    }

    /// The body of a placement.
    func placement(
        _ person: Int = 0, with carer: Int = 0, from day: CivilDate? = nil, band: String = "low", more: String = ""
    ) -> String {
        let day = day ?? today
        return """
            {"personId": "\(self.person(person))", "carerId": "\(self.carer(carer))", "councilId": "\(council)",
             "start": "\(day)", "bands": [{"from": "\(day)", "band": "\(band)"}]\(more)}
            """
    }

    /// Everything is signed, and the person moves in; gives the placement.
    func placed(_ person: Int = 0, with carer: Int = 0, from day: CivilDate? = nil) async throws -> String {
        try await agreed("low", for: person)
        for kind in ArrangementAgreement.Kind.allCases { try await signed(kind, person, with: carer) }
        return try await server.coordinator.add("/v1/placements", placement(person, with: carer, from: day))
    }

    /// The body of a short break.
    func stay(
        _ person: Int = 0, with carer: Int = 1, from day: CivilDate, nights: Int = 3, more: String = ""
    ) -> String {
        """
        {"personId": "\(self.person(person))", "carerId": "\(self.carer(carer))", "councilId": "\(council)",
         "arrive": "\(day)", "depart": "\(day + nights)", "band": "A",
         "startsAt": "\(London.instant(of: day, hour: 15, minute: 0))"\(more)}
        """
    }

    /// The person is away from a placement.
    func away(_ kind: String, _ placement: String, from: CivilDate, to: CivilDate?) async throws {
        let to = to.map { "\"\($0)\"" } ?? "null"
        let answer = try await server.coordinator.post(
            "/v1/placements/\(placement)/absences", #"{"kind": "\#(kind)", "from": "\#(from)", "to": \#(to)}"#)
        #expect(answer.status == .created, "\(answer.text)")
    }

    /// Scheme and council sign another band, and the placement has it from then on.
    func banded(_ placement: String, _ band: String, of person: Int = 0, from day: CivilDate) async throws {
        try await agreed(band, for: person, from: day)
        let answer = try await server.coordinator.post(
            "/v1/placements/\(placement)/bands", #"{"from": "\#(day)", "band": "\#(band)"}"#)
        #expect(answer.status == .created, "\(answer.text)")
    }

    /// Notice of an end is given.
    @discardableResult
    func notice(
        _ placement: String, _ cause: String = "breakdown", leaving: CivilDate, atOnceBecause: String? = nil
    ) async throws -> TestResponse {
        let reason = atOnceBecause.map { #", "atOnceBecause": "\#($0)""# } ?? ""
        return try await server.coordinator.post(
            "/v1/placements/\(placement)/notices",
            """
            {"givenOn": "\(today)", "givenBy": "scheme", "cause": "\(cause)", "councilToldOn": "\(today)",
             "leavingOn": "\(leaving)", "note": "All else was tried."\(reason)}
            """)
    }

    /// The placement ends.
    func ended(_ placement: String, _ reason: String, on day: CivilDate) async throws -> TestResponse {
        try await server.coordinator.put(
            "/v1/placements/\(placement)/end", #"{"date": "\#(day)", "reason": "\#(reason)"}"#)
    }

    /// A plan is agreed, with all of its points or some.
    func planned(_ placement: String, points: [CarePlan.Point] = CarePlan.Point.allCases) async throws {
        let points = points.map { #""\#($0.rawValue)": {"isMet": true, "evidence": "Seen."}"# }
        try await server.coordinator.add(
            "/v1/placements/\(placement)/care-plans",
            """
            {"agreedOn": "\(today)", "author": "Ivy Hazel", "points": {\(points.joined(separator: ", "))},
             "medication": "One tablet a day.", "medicationAbilities": ["store"]}
            """)
    }

    /// What is open of the tasks about an arrangement, by kind, with the day it is due.
    func openTasks(_ arrangement: String) async throws -> [String: String?] {
        let tasks = try await server.auditor.get("/v1/tasks?state=open").json.items
        return Dictionary(
            tasks.filter { $0["subjectId"]?.text == arrangement }.map { ($0["kind"]?.text ?? "", $0["dueOn"]?.text) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What is due of a placement: `"carePlan due"`.
    func clock(_ placement: String, on day: CivilDate) async throws -> [String] {
        try await server.auditor.get("/v1/placements/\(placement)/clock?on=\(day)").json.items.map {
            "\($0["kind"]?.text ?? "") \($0["status"]?.text ?? "") \($0["dueOn"]?.text ?? "")"
        }
    }
}
