import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

/// Each clause of sections 3.6 to 3.20 that speaks of the system's side, up to the start of an arrangement.
@Suite("Clauses before a start", .timeLimit(.minutes(5)))
struct ClauseTests {
    @Test("3.6.1: vacancies are shown day by day, now and ahead, with what limits them")
    func vacancies() async throws {
        try await Scenario.with(peopleMax: 2) { scenario in
            _ = try await scenario.placed()
            let from = scenario.today + 10
            _ = try await scenario.server.coordinator.add("/v1/stays", scenario.stay(1, with: 1, from: from))
            let spans = try await scenario.server.auditor.get(
                "/v1/households/\(scenario.household)/occupancy?from=\(scenario.today)"
            ).json.items
            #expect(spans.map { $0["freePlaces"]?.integer } == [1, 0, 1])
            #expect(
                spans.map { $0["from"]?.text } == ["\(scenario.today)", "\(from)", "\(from + 3)"])
            #expect(spans.allSatisfy { $0["termsLimit"]?.integer == 2 && $0["schemeLimit"]?.integer == 3 })
        }
    }

    @Test("3.6.2 to 3.6.5: what a referral is to have is asked for; a crisis or a short break waits for no assessment")
    func referrals() async throws {
        try await Scenario.with { scenario in
            for (kind, blocks) in [("longTerm", true), ("crisis", false), ("shortBreak", false)] {
                let referral = try await scenario.referred(for: kind)
                let toGet = try await scenario.server.auditor.get("/v1/referrals/\(referral)/standing").json["toGet"]
                let gaps = toGet?.array ?? []
                let clauses = Set(gaps.compactMap { $0["clause"]?.text })
                #expect(clauses.isSuperset(of: ["3.6.2", "3.6.3", "3.6.4"]))
                let assessed = gaps.first { $0["part"]?.text == "eligibleNeeds" }
                #expect(assessed?["blocksMatching"] == .bool(blocks))
            }
        }
    }

    @Test("3.7.4: the person or the council may withdraw at any point, with the reason kept")
    func withdrawal() async throws {
        try await Scenario.with { scenario in
            let referral = try await scenario.referred()
            let address = "/v1/referrals/\(referral)"
            let withdrawn = try await scenario.server.coordinator.act(
                "\(address)/withdrawal", #"{"reason": "She would rather stay at home."}"#)
            #expect(try withdrawn.json["state"]?.text == "withdrawn")
            let history = try await scenario.server.auditor.get("\(address)/history").json.items
            #expect(history.last?["reason"]?.text == "She would rather stay at home.")
        }
    }

    @Test("3.7.5: no placement before scheme and council have signed its band, and no other band than that")
    func bandAgreed() async throws {
        try await Scenario.with { scenario in
            for kind in ArrangementAgreement.Kind.allCases { try await scenario.signed(kind) }
            let early = try await scenario.server.coordinator.post("/v1/placements", scenario.placement())
            #expect((early.status.code, early.problemCode) == (409, "arrangementNotAllowed"))
            #expect(early.faults == ["/bands/0/band bandNotAgreed"])
            try await scenario.agreed("medium")
            let other = try await scenario.server.coordinator.post("/v1/placements", scenario.placement())
            #expect(other.faults == ["/bands/0/band bandNotAgreed"])
            let right = try await scenario.server.coordinator.post(
                "/v1/placements", scenario.placement(band: "medium"))
            #expect(right.status == .created)
        }
    }

    @Test("3.7.6, 3.10.1, 3.11.1, 3.11.2: both agreements are signed by the start, with all of their points")
    func agreements() async throws {
        try await Scenario.with { scenario in
            try await scenario.agreed("low")
            func refused() async throws -> [String] {
                try await scenario.server.coordinator.post("/v1/placements", scenario.placement()).faults
            }
            #expect(
                try await refused() == [
                    "/agreements/service agreementNotSigned", "/agreements/licence agreementNotSigned",
                ])
            try await scenario.signed(.service)
            try await scenario.signed(.licence, points: [.legalStatus, .noticePeriod, .useOfKitchen])
            #expect(try await refused() == ["/agreements/licence agreementNotSigned"])
            // One with another carer is none with this one.
            try await scenario.signed(.licence, with: 1)
            #expect(try await refused() == ["/agreements/licence agreementNotSigned"])
            try await scenario.signed(.licence)
            _ = try await scenario.server.coordinator.add("/v1/placements", scenario.placement())
        }
    }

    @Test(
        "3.7.7: a home is full by the carers' terms or the scheme's limit, and the refusal says from when there is room"
    )
    func limits() async throws {
        try await Scenario.with(peopleMax: 1) { scenario in
            let (server, today) = (scenario.server, scenario.today)
            _ = try await server.coordinator.add("/v1/stays", scenario.stay(1, from: today + 5))
            try await scenario.agreed("low")
            for kind in ArrangementAgreement.Kind.allCases { try await scenario.signed(kind) }
            let full = try await server.coordinator.post("/v1/placements", scenario.placement())
            #expect((full.status.code, full.faults) == (409, ["/start homeFullByTerms"]))
            #expect(full.text.contains("or from \(today + 8) on"))
            _ = try await server.coordinator.add("/v1/placements", scenario.placement(from: today + 8))
        }
        try await Scenario.with { scenario in
            let home = #"{"address": "1 Teasel Row", "postcode": "QZ1 1AA", "locality": "Quillbrook", "peopleMax": 1}"#
            try await scenario.server.coordinator.put("/v1/households/\(scenario.household)", home)
            _ = try await scenario.placed()
            let second = try await scenario.server.coordinator.post(
                "/v1/stays", scenario.stay(1, from: scenario.today + 2))
            #expect(second.faults == ["/arrive homeFullByScheme"])
        }
    }

    @Test(
        "3.7.7: people through another scheme count for the tax rule: it warns, says nothing of them, and refuses nothing"
    )
    func careRelief() async throws {
        try await Scenario.with { scenario in
            let other = try await TestScheme.make("elsewhere", in: scenario.server.database)
            try await scenario.server.script(
                [scenario.server.scheme.id, other.id].map {
                    """
                    SELECT set_config('sharedlives.scheme_id', '\($0)', true);
                    UPDATE household SET uprn = 42 WHERE scheme_id = '\($0)';
                    """
                }.joined()
                    + (0...2).map {
                        """
                        INSERT INTO placement (id, person_id, carer_id, council_id, start_date) VALUES (gen_random_uuid(),
                            '\(other.people[$0])', '\(other.carers[0])', '\(other.councils[0])', '2020-01-01');
                        """
                    }.joined())
            let placement = try await scenario.placed()
            #expect(try await scenario.openTasks(placement).keys.sorted() == ["tellOfCareRelief"])
            // A stay that is changed warns once, of the carer with whom it is now.
            let day = scenario.today + 5
            let stay = try await scenario.server.coordinator.add("/v1/stays", scenario.stay(1, from: day))
            func warned() async throws -> [String?] {
                try await scenario.server.auditor.get("/v1/tasks?state=open").json.items
                    .filter { $0["subjectId"]?.text == stay }.map { $0["carerId"]?.text }
            }
            for (carer, nights) in [(1, 3), (1, 4), (0, 4), (0, 5)] {
                try await scenario.server.coordinator.put(
                    "/v1/stays/\(stay)", scenario.stay(1, with: carer, from: day, nights: nights))
                #expect(try await warned() == [scenario.carer(carer)])
            }
            let span = try await scenario.server.auditor.get("/v1/households/\(scenario.household)/occupancy").json
                .items.first
            #expect(span?["peopleElsewhere"]?.integer == 3 && span?["losesCareRelief"] == .bool(true))
            #expect(span?["personIds"]?.array.count == 1)
            // A brother of whoever lives there is one placement with them; nobody is their own.
            let siblings = "/v1/people/\(scenario.person(2))/siblings"
            let own = #"{"siblingId": "\#(scenario.person(2))"}"#
            #expect(try await scenario.server.coordinator.post(siblings, own).faults == ["/siblingId samePerson"])
            let brother = #"{"siblingId": "\#(scenario.person())"}"#
            try await scenario.server.coordinator.add(siblings, brother)
            let again = try await scenario.server.coordinator.post(siblings, brother)
            #expect((again.status.code, again.faults) == (409, ["/siblingId siblingRecorded"]))
            try await scenario.server.script(
                """
                SELECT set_config('sharedlives.scheme_id', '\(other.id)', true);
                DELETE FROM placement WHERE person_id = '\(other.people[2])' AND scheme_id = '\(other.id)';
                """)
            let brothers = try await scenario.server.coordinator.add(
                "/v1/stays", scenario.stay(2, from: scenario.today + 1))
            #expect(try await scenario.openTasks(brothers) == [:])
        }
    }

    @Test("3.8.1: a placement in a crisis waits for no agreement, and a task asks for them")
    func crisis() async throws {
        try await Scenario.with { scenario in
            let placement = try await scenario.server.coordinator.add(
                "/v1/placements", scenario.placement(more: #", "kind": "crisis""#))
            #expect(try await scenario.openTasks(placement) == ["completeAgreements": "\(scenario.today + 28)"])
        }
    }

    @Test("3.8.2: reablement and every other kind is only with a carer who is approved for it")
    func kinds() async throws {
        try await Scenario.with { scenario in
            try await scenario.server.script("UPDATE approval_terms SET kinds = '{longTerm,shortBreak}'")
            for (path, body) in [
                ("stays", scenario.stay(from: scenario.today + 1, more: #", "kind": "reablement""#)),
                ("placements", scenario.placement(more: #", "kind": "crisis""#)),
                (
                    "sessions",
                    """
                    {"personId": "\(scenario.person())", "carerId": "\(scenario.carer())", "councilId": "\(scenario.council)",
                     "startsAt": "\(scenario.today + 1)T09:30:00Z", "minutes": 60, "band": "B"}
                    """
                ),
            ] {
                let refused = try await scenario.server.coordinator.post("/v1/\(path)", body)
                #expect(refused.faults == ["/carerId kindNotInTerms"], "\(path): \(refused.text)")
            }
        }
    }

    @Test("3.9.1, 3.13.4, 3.14.3: nothing but the carer's list decides, and the refusal carries all of it")
    func requirements() async throws {
        try await Scenario.with { scenario in
            let server = scenario.server
            try await server.script(
                "UPDATE carer_agreement SET withdrawn_at = now(); UPDATE household_insurance SET to_date = current_date - 1;"
            )
            let refused = try await server.coordinator.post("/v1/stays", scenario.stay(from: scenario.today + 1))
            #expect((refused.status.code, refused.problemCode) == (409, "arrangementNotAllowed"))
            let list = try await server.auditor.get(
                "/v1/carers/\(scenario.carer(1))/requirements?on=\(scenario.today + 1)")
            #expect(try list.json["mayHaveArrangement"] == .bool(false))
            #expect(
                refused.faults == [
                    "/requirements/publicLiabilityInsurance requirementLapsed",
                    "/requirements/householdInsurance requirementLapsed",
                    "/requirements/carerAgreement requirementOpen",
                ])
        }
    }

    @Test("3.14.1: a carer who is suspended, or has no terms on the days, has no new arrangement")
    func approval() async throws {
        try await Scenario.with { scenario in
            let server = scenario.server
            try await server.script("UPDATE approval_terms SET until_date = '\(scenario.today + 2)'")
            let late = try await server.coordinator.post("/v1/stays", scenario.stay(from: scenario.today + 1))
            #expect(late.faults == ["/carerId noTermsInForce"])
            _ = try await server.coordinator.add("/v1/stays", scenario.stay(from: scenario.today + 1, nights: 1))
            try await server.manager.act(
                "/v1/carers/\(scenario.carer(1))/suspension", #"{"reason": "A question."}"#)
            let suspended = try await server.coordinator.post(
                "/v1/stays", scenario.stay(2, from: scenario.today + 1, nights: 1))
            #expect(suspended.faults == ["/carerId carerNotApproved"])
        }
    }

    @Test("3.16.1: where the person cannot decide, the agreement says who signed for them")
    func capacity() async throws {
        try await Scenario.with { scenario in
            let uri = "/v1/people/\(scenario.person())/arrangement-agreements"
            let id = try await scenario.server.coordinator.add(
                uri,
                """
                {"kind": "licence", "carerId": "\(scenario.carer())", "points": [], "personSignedOn": "\(scenario.today)",
                 "signedForPersonBy": "Rowan Ash, deputy", "carerSignedOn": "\(scenario.today)"}
                """)
            let read = try await scenario.server.auditor.get("\(uri)/\(id)").json
            #expect(read["signedForPersonBy"]?.text == "Rowan Ash, deputy")
        }
    }

    @Test("What began before the scheme's records is recorded as it was, and shown as such; nobody is in two places")
    func carriedOver() async throws {
        try await Scenario.with { scenario in
            let server = scenario.server
            let old = try await server.coordinator.post(
                "/v1/placements", scenario.placement(with: 2, from: CivilDate("2024-03-04")))
            #expect(try old.status == .created && old.json["isCarriedOver"] == .bool(true))
            let stay = try await server.coordinator.post("/v1/stays", scenario.stay(from: scenario.today - 90))
            #expect((stay.status.code, stay.faults) == (409, ["/personId personInTwoPlaces"]))
            // A booking that is moved to days within the records is held to the rules, and is carried over no more.
            let past = try await server.coordinator.add(
                "/v1/stays", scenario.stay(1, with: 2, from: scenario.today - 90))
            let strange = try await server.coordinator.put(
                "/v1/stays/\(past)", scenario.stay(1, with: 2, from: scenario.today + 1))
            #expect(strange.faults.first == "/carerId noTermsInForce")
            let known = try await server.coordinator.put(
                "/v1/stays/\(past)", scenario.stay(1, with: 1, from: scenario.today + 1))
            #expect(try known.json["isCarriedOver"] == .bool(false), "\(known.text)")
            let id = try old.json["id"]?.text ?? ""
            // Its band goes on by what was agreed then; a new carer is held to the rules.
            let band = try await server.coordinator.post(
                "/v1/placements/\(id)/bands", #"{"from": "\#(scenario.today)", "band": "high"}"#)
            #expect(band.status == .created)
            let moved = try await server.coordinator.post(
                "/v1/placements/\(id)/move", #"{"carerId": "\#(scenario.carer())", "on": "\#(scenario.today + 1)"}"#)
            #expect(
                moved.faults == [
                    "/agreements/service agreementNotSigned", "/agreements/licence agreementNotSigned",
                    "/bands/0/band bandNotAgreed",
                ])
        }
    }
}
