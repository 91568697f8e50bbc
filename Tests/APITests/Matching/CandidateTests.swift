import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import Store
import TestSupport
import Testing

/// Which carers a referral finds, over HTTP (3.7.2).
@Suite("Candidates over HTTP", .timeLimit(.minutes(5)))
struct CandidateTests {
    /// A person with interests, and a referral for them that may be matched.
    static func refer(
        _ server: SchemeServer, _ profile: String = "", kind: String = "longTerm", person: Int = 0
    ) async throws -> String {
        let address = "/v1/people/\(server.scheme.people[person])"
        _ = try await server.coordinator.add(
            "\(address)/profiles",
            #"{"from": "2026-01-01", "interests": ["Chess", "choir"], "faith": "Quaker", "needsStepFreeRoom": false, \#(profile)"wishesNoSmokers": false}"#
        )
        _ = try await server.coordinator.add(
            "\(address)/capacity-assessments",
            #"{"assessedOn": "2026-01-06", "assessor": "Ivy Hazel", "hasCapacity": true}"#)
        _ = try await server.coordinator.add(
            "\(address)/home-needs",
            #"{"from": "2026-01-01", "place": \#(place(51_015_000)), "skills": ["epilepsy"], "wishesOwnBathroom": true}"#
        )
        return try await server.coordinator.add("/v1/referrals", referral(server, kind: kind, person: person))
    }

    private static func referral(
        _ server: SchemeServer, kind: String = "longTerm", person: Int = 0,
        from day: CivilDate = CivilDate("2026-06-01")!
    ) -> String {
        """
        {"personId": "\(server.scheme.people[person])", "councilId": "\(server.scheme.councils[0])", "kind": "\(kind)",
         "receivedOn": "2026-05-04", "wantedFrom": "\(day)", "location": "Quillbrook", "funding": "council",
         "eligibleNeeds": "To keep well.",
         "levels": {"medication": 2, "nightTime": 2, "emotional": 2, "personalCare": 2, "physicalWellbeing": 3}}
        """
    }

    static func place(_ latitude: Int) -> String {
        #"{"latitudeMicrodegrees": \#(latitude), "longitudeMicrodegrees": -3106000}"#
    }

    /// Makes carers of the small scheme ready for arrangements.
    static func makeReady(_ server: SchemeServer, _ carers: Int...) async throws {
        for carer in carers {
            try await server.script(server.scheme.readyForArrangements(carer: "\(server.scheme.carers[carer])"))
        }
    }

    private static func found(_ answer: JSONValue) -> [String] { answer.items.compactMap { $0["carerId"]?.text } }

    private static func exclusions(_ answer: JSONValue) -> [String: Int64] {
        Dictionary(
            uniqueKeysWithValues: (answer["exclusions"]?.array ?? []).map { exclusion in
                (exclusion["exclusion"]?.text ?? "", exclusion["carers"]?.integer ?? 0)
            })
    }

    @Test("Carers are ranked with each factor's part, and whoever is ruled out is counted, listed and told apart")
    func ranked() async throws {
        try await SchemeServer.with { server in
            try await Self.makeReady(server, 0, 1)
            let referral = try await Self.refer(server)
            let carers = server.scheme.carers.map { "\($0)" }
            _ = try await server.coordinator.add(
                "/v1/carers/\(carers[1])/profiles",
                #"{"from": "2026-01-01", "skills": ["Epilepsy"], "interests": ["chess"], "faith": "Quaker"}"#)
            _ = try await server.coordinator.add(
                "/v1/households/\(server.scheme.households[0])/profiles",
                #"{"from": "2026-01-01", "place": \#(Self.place(51_105_000)), "company": "mixed", "hasSmokers": true}"#)
            let answer = try await server.auditor.get("/v1/referrals/\(referral)/candidates").json
            #expect(Self.found(answer) == [carers[1], carers[0]])
            #expect(answer["band"]?.text == "medium")
            #expect((answer["carers"]?.integer, answer["excluded"]?.integer) == (3, 1))
            #expect(
                Self.exclusions(answer) == ["kindNotApproved": 1, "bandNotApproved": 1, "requirementsOpen": 1])
            let best = try #require(answer.items.first)
            let factors = best["factors"]?.array ?? []
            #expect(
                factors.map { $0["factor"]?.text } == ["needs", "interests", "faith", "distance", "bathroom"])
            // Ten kilometres of forty.
            #expect(best["distanceMetres"]?.integer == 10_007)
            #expect(factors.map { $0["share"]?.integer } == [1_000, 500, 1_000, 749, 0])
            #expect(factors[1]["shared"]?.array.compactMap(\.text) == ["Chess"])
            #expect(factors.reduce(0) { $0 + ($1["points"]?.integer ?? 0) } == best["score"]?.integer)
            // Page by page it is the same order.
            let first = try await server.auditor.get("/v1/referrals/\(referral)/candidates?limit=1").json
            let next = try #require(first["next"]?.text)
            let second = try await server.auditor.get("/v1/referrals/\(referral)/candidates?limit=1&cursor=\(next)")
                .json
            #expect(Self.found(first) + Self.found(second) == [carers[1], carers[0]])
            #expect(second["next"] == .null)
            let excluded = try await server.auditor.get("/v1/referrals/\(referral)/excluded-carers").json
            #expect(Self.found(excluded) == [carers[2]])
            let reasons = excluded.items[0]["exclusions"]?.array ?? []
            #expect(reasons.first?["settledBy"]?.text?.contains("panel case") == true)
            let open = excluded.items[0]["requirements"]?.array.compactMap { $0["requirement"]?.text } ?? []
            #expect(open.contains("dbs") && open.contains("carerAgreement"))
            let others = try await server.auditor.get("/v1/referrals/\(referral)/excluded-carers?reason=allergy").json
            #expect(others.items == [])
        }
    }

    @Test(
        "3.7.2: what a home and its rooms will be like on the day that is wanted counts, not what they are like today")
    func later() async throws {
        try await SchemeServer.with { server in
            try await Self.makeReady(server, 0)
            let (today, home) = (WallClock.today(), "/v1/households/\(server.scheme.households[0])")
            let referral = try await Self.refer(server, #""allergies": ["cat"], "#)
            for day in [today, today + 40] {
                let pets = day == today ? #"["cat"]"# : "[]"
                _ = try await server.coordinator.add(
                    "\(home)/profiles",
                    #"{"from": "\#(day)", "company": "mixed", "hasSmokers": false, "pets": \#(pets)}"#)
            }
            _ = try await server.coordinator.add(
                "\(home)/rooms",
                #"{"name": "Blue", "from": "\#(today + 50)", "isStepFree": false, "hasOwnBathroom": true, "hasOwnSittingPlace": false}"#
            )
            for (days, isFound, bathroom) in [(0, false, nil), (39, false, nil), (40, true, 0), (50, true, 1_000)]
                as [(Int, Bool, Int64?)]
            {
                let put = try await server.coordinator.put(
                    "/v1/referrals/\(referral)", Self.referral(server, from: today + days))
                #expect(put.status == .ok, "\(put.text)")
                let found = try await server.auditor.get("/v1/referrals/\(referral)/candidates").json.items
                #expect(found.isEmpty != isFound, "\(days)")
                let factor = found.first?["factors"]?.array.first { $0["factor"]?.text == "bathroom" }
                #expect(factor?["share"]?.integer == bathroom, "\(days)")
            }
        }
    }

    @Test("Every change of a fact is looked at by the very next question")
    func changes() async throws {
        try await SchemeServer.with { server in
            try await Self.makeReady(server, 0)
            let referral = try await Self.refer(server, #""allergies": ["cat"], "#)
            let home = "/v1/households/\(server.scheme.households[0])"
            func excluded() async throws -> [String] {
                let page = try await server.auditor.get("/v1/referrals/\(referral)/excluded-carers").json
                let first = page.items.first { $0["carerId"]?.text == "\(server.scheme.carers[0])" }
                return (first?["exclusions"]?.array ?? []).compactMap { $0["exclusion"]?.text }
            }
            #expect(try await excluded() == ["homeUnknown"])
            let cats = #"{"from": "2026-01-01", "company": "mixed", "hasSmokers": false, "pets": ["Cat"]}"#
            let profile = try await server.coordinator.add("\(home)/profiles", cats)
            #expect(try await excluded() == ["allergy"])
            try await server.coordinator.delete("\(home)/profiles/\(profile)")
            _ = try await server.coordinator.add("\(home)/profiles", cats.replacing("Cat", with: "goldfish"))
            #expect(try await excluded() == [])
            let carer = "/v1/carers/\(server.scheme.carers[0])"
            let offer = try await server.coordinator.add(
                "\(carer)/offers", #"{"kind": "shortBreak", "from": "2026-01-01"}"#)
            #expect(try await excluded() == ["notOffered"])
            try await server.coordinator.delete("\(carer)/offers/\(offer)")
            // A course that everybody is to take from now on.
            let course = try await server.manager.add(
                "/v1/courses", #"{"code": "fire", "name": "Fire", "isMandatory": true, "from": "2020-01-01"}"#)
            #expect(try await excluded() == ["requirementsOpen"])
            try await server.manager.delete("/v1/courses/\(course)")
            #expect(try await excluded() == [])
            try await server.manager.act("\(carer)/suspension", #"{"reason": "As talked over."}"#)
            #expect(try await excluded() == ["suspended"])
            try await server.manager.act("\(carer)/reinstatement", #"{"reason": "As talked over."}"#)
            try await server.script(
                """
                INSERT INTO placement (id, person_id, carer_id, council_id, start_date)
                SELECT gen_random_uuid(), id, '\(server.scheme.carers[1])', '\(server.scheme.councils[0])', '2026-02-02'
                FROM person WHERE scheme_id = current_scheme_id() ORDER BY id OFFSET 3 LIMIT 3
                """)
            #expect(try await excluded() == ["noRoom"])
            try await server.script("UPDATE placement SET end_date = '2026-03-01', end_reason = 'movedOn'")
            #expect(try await excluded() == [])
        }
    }

    @Test("Nobody is looked for while something is missing, or once the referral is closed")
    func refused() async throws {
        try await SchemeServer.with { server in
            let body = Bodies(scheme: server.scheme).referral
            let referral = try await server.coordinator.add("/v1/referrals", body)
            let incomplete = try await server.coordinator.get("/v1/referrals/\(referral)/candidates")
            #expect((incomplete.status.code, incomplete.problemCode) == (409, "referralIncomplete"))
            #expect(incomplete.faults == [" levels", " profile", " capacity"])
            try await server.coordinator.act("/v1/referrals/\(referral)/refusal", #"{"reason": "No room."}"#)
            let closed = try await server.coordinator.get("/v1/referrals/\(referral)/excluded-carers")
            #expect((closed.status.code, closed.problemCode) == (409, "referralNotInState"))
            let finance = try await server.finance.get("/v1/referrals/\(referral)/candidates")
            #expect(finance.status == .forbidden)
            let nobody = "/v1/referrals/018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d/candidates"
            #expect(try await server.coordinator.get(nobody).status == .notFound)
        }
    }

    @Test("Vacancies are told by day, kind and place, now and ahead, page by page")
    func vacancies() async throws {
        try await SchemeServer.with { server in
            try await Self.makeReady(server, 0, 1)
            let carers = server.scheme.carers.map { "\($0)" }
            _ = try await server.coordinator.add(
                "/v1/carers/\(carers[0])/offers", #"{"kind": "shortBreak", "from": "2999-01-03", "weekdays": [6, 7]}"#)
            func list(_ query: String) async throws -> [String] {
                try await server.auditor.get("/v1/vacancies?\(query)").json.items.map { item in
                    "\(item["carerId"]?.text == carers[0] ? 0 : 1) \(item["kind"]?.text ?? "") \(item["places"]?.integer ?? 0)"
                }
            }
            #expect(
                try await list("") == [
                    "1 longTerm 3", "1 shortBreak 3", "1 daySupport 1", "1 crisis 3", "1 reablement 3",
                ])
            #expect(try await list("kind=shortBreak&locality=Elsewhere") == [])
            #expect(try await list("kind=crisis&locality=Quillbrook&weekday=3") == ["1 crisis 3"])
            let first = try await server.auditor.get("/v1/vacancies?limit=3").json
            let next = try #require(first["next"]?.text)
            #expect(try await list("limit=3&cursor=\(next)") == ["1 crisis 3", "1 reablement 3"])
            for query in ["weekday=8", "days=0", "from=2026-02-30", "kind=holiday"] {
                #expect(try await server.auditor.get("/v1/vacancies?\(query)").problemCode == "invalidQuery")
            }
        }
    }
}
