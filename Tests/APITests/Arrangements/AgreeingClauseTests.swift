import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

/// Clauses of sections 3.7 to 3.16 about matching, agreements, training and decisions that speak of the system's side.
@Suite("Clauses about matching, agreements and training", .timeLimit(.minutes(5)))
struct AgreeingClauseTests {
    @Test(
        "3.7.1, 3.7.3: who is to live together gets to know each other by visits and a short break, before anything is signed"
    )
    func gettingToKnow() async throws {
        try await Scenario.with { scenario in
            try await scenario.known()
            let match = try await scenario.matched(try await scenario.referred(more: scenario.complete()))
            let stay = try await scenario.server.coordinator.post(
                "/v1/stays", scenario.stay(with: 0, from: scenario.today, nights: 2))
            #expect(stay.status == .created, "\(stay.text)")
            let introduced = try await scenario.introduced(match, nights: 2)
            #expect(try introduced.json["state"]?.text == "introduced")
            #expect(try introduced.json["visits"]?[0]?["nights"]?.integer == 2)
        }
    }

    @Test("3.7.8: who lives with one carer may have day support and a short break with another one besides")
    func additionalSupport() async throws {
        try await Scenario.with { scenario in
            let (server, today) = (scenario.server, scenario.today)
            let placement = try await scenario.placed()
            _ = try await server.coordinator.add(
                "/v1/sessions",
                """
                {"personId": "\(scenario.person())", "carerId": "\(scenario.carer(1))", "councilId": "\(scenario.council)",
                 "startsAt": "\(today + 1)T09:30:00Z", "minutes": 180, "band": "B"}
                """)
            try await scenario.away("carerBreak", placement, from: today + 7, to: today + 10)
            _ = try await server.coordinator.add("/v1/stays", scenario.stay(from: today + 7))
        }
    }

    @Test("3.10.2: a service agreement has responsibilities, expectations and the care and support plan, or is none")
    func serviceAgreement() async throws {
        try await Scenario.with { scenario in
            try await scenario.agreed("low")
            try await scenario.signed(.licence)
            try await scenario.signed(.service, points: [.responsibilities, .expectations])
            let refused = try await scenario.server.coordinator.post("/v1/placements", scenario.placement())
            #expect(refused.faults == ["/agreements/service agreementNotSigned"])
            #expect(refused.text.contains("careAndSupportPlan"))
            try await scenario.signed(.service)
            let placement = try await scenario.server.coordinator.add("/v1/placements", scenario.placement())
            let paper = try await scenario.server.auditor.get("/v1/placements/\(placement)/service-agreement.txt").text
            for words in ["What each of us does", "What each of us may expect", "The care and support plan says"] {
                #expect(paper.contains(words), "\(words)")
            }
        }
    }

    @Test(
        "3.13.1, 3.13.2, 3.13.3: mandatory courses are asked of every carer, others of none, and a record says who trained"
    )
    func training() async throws {
        try await Scenario.with { scenario in
            let (server, carer) = (scenario.server, "/v1/carers/\(scenario.carer())")
            func asked() async throws -> [String] {
                try await server.auditor.get("\(carer)/requirements").json["requirements"]?.array
                    .filter { $0["status"]?.text == "open" }.compactMap { $0["subject"]?.text } ?? []
            }
            var courses: [String: String] = [:]
            for (code, isMandatory) in [("dementia", false), ("medication", true)] {
                courses[code] = try await server.manager.add(
                    "/v1/courses",
                    #"{"code": "\#(code)", "name": "A course", "isMandatory": \#(isMandatory), "from": "2020-01-01"}"#)
            }
            #expect(try await asked() == ["medication"])
            let record = #"{"courseId": "\#(courses["medication"]!)", "completedOn": "\#(scenario.today)"}"#
            let nobody = try await server.coordinator.post("\(carer)/training-records", record)
            #expect(nobody.faults == ["/trainer missingField"])
            try await server.coordinator.add(
                "\(carer)/training-records", record.replacing("}", with: #", "trainer": "Bryony Moss"}"#))
            #expect(try await asked() == [])
        }
    }

    @Test(
        "3.15.3: concerns about a carer are a task; while the carer is suspended what goes on goes on, and nothing new begins"
    )
    func concerns() async throws {
        try await Scenario.with { scenario in
            let (server, carer) = (scenario.server, "/v1/carers/\(scenario.carer())")
            let placement = try await scenario.placed()
            let change = try await server.coordinator.add(
                "\(carer)/changes-of-circumstances",
                #"{"reportedOn": "\#(scenario.today)", "kind": "health", "detail": "Nights have become too much."}"#)
            #expect(try await scenario.openTasks(change).keys.sorted() == ["changeOfCircumstances"])
            try await server.manager.act("\(carer)/suspension", #"{"reason": "Until the review."}"#)
            let stay = try await server.coordinator.post(
                "/v1/stays", scenario.stay(1, with: 0, from: scenario.today + 1))
            #expect(stay.faults == ["/carerId carerNotApproved"])
            #expect(try await server.auditor.get("/v1/placements/\(placement)").json["end"] == .null)
            try await scenario.planned(placement)
        }
    }

    @Test("3.16.2: nobody is matched whose decision another takes, before the assessment says so and names them")
    func decisionForThem() async throws {
        try await Scenario.with { scenario in
            let server = scenario.server
            try await scenario.known(hasCapacity: false)
            let referral = try await scenario.referred(more: scenario.complete())
            func toGet() async throws -> [String] {
                try await server.auditor.get("/v1/referrals/\(referral)/standing").json["toGet"]?.array
                    .compactMap { $0["part"]?.text } ?? []
            }
            #expect(try await toGet().contains("bestInterests"))
            let early = try await server.coordinator.post(
                "/v1/referrals/\(referral)/matches",
                #"{"carerId": "\#(scenario.carer())", "reason": "Both like chess."}"#)
            #expect(early.status == .conflict)
            try await server.coordinator.add(
                "/v1/people/\(scenario.person())/capacity-assessments",
                """
                {"assessedOn": "\(scenario.today)", "assessor": "Jay Teal", "hasCapacity": false, "decidesForThem": "Rowan Ash",
                 "findings": "Cannot weigh up where to live."}
                """)
            #expect(try await !toGet().contains("bestInterests"))
            _ = try await scenario.matched(referral)
        }
    }
}
