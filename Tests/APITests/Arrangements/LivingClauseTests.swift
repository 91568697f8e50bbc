import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

/// Each clause of sections 3.12 to 3.20 that speaks of the system's side, once somebody lives there.
@Suite("Clauses while a placement goes on, and when it ends", .timeLimit(.minutes(5)))
struct LivingClauseTests {
    @Test("3.12.1: a care and support plan is due within fifteen weeks of the start, and overdue after them")
    func planWithinFifteenWeeks() async throws {
        try await Scenario.with { scenario in
            let placement = try await scenario.placed()
            let due = scenario.today + 105
            #expect(
                try await scenario.clock(placement, on: due) == ["carePlan due \(due)", "bandingReview due \(due)"])
            #expect(
                try await scenario.clock(placement, on: due + 1)
                    == ["carePlan overdue \(due)", "bandingReview overdue \(due)"])
        }
    }

    @Test("3.12.2: a plan is in place with its eleven points, and not with ten")
    func elevenPoints() async throws {
        try await Scenario.with { scenario in
            let placement = try await scenario.placed()
            #expect(CarePlan.Point.allCases.count == 11)
            try await scenario.planned(placement, points: CarePlan.Point.allCases.dropLast())
            let due = scenario.today + 105
            let items = try await scenario.server.auditor.get("/v1/placements/\(placement)/clock").json.items
            #expect(items.first?["status"]?.text == "due")
            #expect(items.first?["detail"]?.text?.contains("bestInterestsAndLiberty") == true)
            try await scenario.planned(placement)
            #expect(
                try await scenario.clock(placement, on: scenario.today) == [
                    "carePlan done \(due)", "planReview due \(scenario.today.adding(months: 12))",
                    "bandingReview due \(due)",
                ])
        }
    }

    @Test("3.15.1, 4.5: the plan is reviewed yearly, and the band after fifteen weeks and then with the plan")
    func yearlyReview() async throws {
        try await Scenario.with { scenario in
            let placement = try await scenario.placed()
            try await scenario.planned(placement)
            try await scenario.server.coordinator.add(
                "/v1/placements/\(placement)/banding-reviews", #"{"reviewedOn": "\#(scenario.today)"}"#)
            let due = scenario.today.adding(months: 12)
            #expect(
                try await scenario.clock(placement, on: due + 1).dropFirst()
                    == ["planReview overdue \(due)", "bandingReview overdue \(due)"])
        }
    }

    @Test("3.18.1, 3.18.2: the plan says what medication is used and what the person can do with it themselves")
    func medication() async throws {
        try await Scenario.with { scenario in
            let placement = try await scenario.placed()
            try await scenario.planned(placement)
            let plan = try await scenario.server.auditor.get("/v1/placements/\(placement)/care-plans").json.items.first
            #expect(plan?["medication"]?.text == "One tablet a day.")
            #expect(plan?["medicationAbilities"]?.array.map(\.text) == ["store"])
        }
    }

    @Test("3.14.2, 3.4.2: the balance of the carer's break days, and who covers for them")
    func breaks() async throws {
        try await Scenario.with { scenario in
            let (server, today) = (scenario.server, scenario.today)
            let placement = try await scenario.placed()
            let helper = "018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d"
            try await server.script(
                """
                INSERT INTO carer (id, household_id, kind, given_name, family_name, date_of_birth, state) VALUES
                    ('\(helper)', '\(scenario.household)', 'supportCarer', 'Wren', 'Teaselby', '1970-02-04', 'approved')
                """)
            try await server.coordinator.add(
                "/v1/carers/\(helper)/support-covers", #"{"carerId": "\#(scenario.carer())", "from": "\#(today)"}"#)
            try await scenario.away("carerBreak", placement, from: today + 10, to: today + 15)
            try await scenario.away("carerBreak", placement, from: today + 40, to: today + 52)
            let breaks = try await server.auditor.get("/v1/placements/\(placement)/breaks?on=\(today + 12)").json
            let balance = breaks["balance"]
            #expect(
                ["days", "taken", "booked", "left", "unpaid"].map { balance?[$0]?.integer } == [14, 3, 14, 0, 3])
            #expect(breaks["supportCarerIds"]?.array.map(\.text) == [helper])
            // The short break of the person needs the absence, and has it.
            _ = try await server.coordinator.add("/v1/stays", scenario.stay(from: today + 10))
            let without = try await server.coordinator.post("/v1/stays", scenario.stay(from: today + 20))
            #expect(without.faults == ["/personId personInTwoPlaces"])
        }
    }

    @Test("3.15.5, 4.5.2: needs change, and the band changes when scheme and council have signed it")
    func bandChanged() async throws {
        try await Scenario.with { scenario in
            let placement = try await scenario.placed()
            let day = scenario.today + 30
            let body = #"{"from": "\#(day)", "band": "high"}"#
            let unsigned = try await scenario.server.coordinator.post("/v1/placements/\(placement)/bands", body)
            #expect((unsigned.status.code, unsigned.faults) == (422, ["/band bandNotAgreed"]))
            try await scenario.agreed("high", from: day)
            let signed = try await scenario.server.coordinator.post("/v1/placements/\(placement)/bands", body)
            #expect(signed.status == .created)
        }
    }

    @Test("3.15.5, 3.14.2: a band that comes later is one that the carer is approved for on its day")
    func bandBeyondTerms() async throws {
        try await Scenario.with { scenario in
            let (server, day) = (scenario.server, scenario.today + 30)
            let placement = try await scenario.placed()
            try await scenario.agreed("complex", from: day)
            let body = #"{"from": "\#(day)", "band": "complex"}"#
            let refused = try await server.coordinator.post("/v1/placements/\(placement)/bands", body)
            #expect((refused.status.code, refused.faults) == (422, ["/band bandNotInTerms"]))
            // The same where it is sent with the placement, before it comes.
            try await scenario.agreed("low", for: 1)
            try await scenario.agreed("complex", for: 1, from: day)
            for kind in ArrangementAgreement.Kind.allCases { try await scenario.signed(kind, 1) }
            let sent = scenario.placement(1).replacing(#""low"}]"#, with: #""low"}, \#(body)]"#)
            let early = try await server.coordinator.post("/v1/placements", sent)
            #expect(early.faults == ["/bands/1/band bandNotInTerms"])
            let terms =
                #"{"kinds": ["longTerm"], "peopleMax": 3, "bands": ["low", "complex"], "conditions": [], "from": "\#(day)", "until": null}"#
            #expect(try await server.manager.post("/v1/carers/\(scenario.carer())/terms", terms).status == .created)
            #expect(try await server.coordinator.post("/v1/placements/\(placement)/bands", body).status == .created)
            #expect(try await server.coordinator.post("/v1/placements", sent).status == .created)
        }
    }

    @Test("3.15.4, 3.20.1: notice of a breakdown asks to prevent it, and to look for another arrangement meanwhile")
    func breakdownComing() async throws {
        try await Scenario.with { scenario in
            let placement = try await scenario.placed()
            let leaving = scenario.today + 28
            #expect(try await scenario.notice(placement, leaving: leaving).status == .created)
            #expect(
                try await scenario.openTasks(placement) == [
                    "preventBreakdown": "\(leaving)", "findAlternative": "\(leaving)",
                ])
        }
    }

    @Test("3.20.2: the council has 28 days' notice of a breakdown, or the reason for at once")
    func breakdown() async throws {
        try await Scenario.with { scenario in
            let placement = try await scenario.placed()
            let soon = scenario.today + 5
            let untold = try await scenario.ended(placement, "breakdown", on: soon)
            #expect((untold.status.code, untold.faults) == (422, ["/date noticeMissing"]))
            #expect(try await scenario.notice(placement, leaving: soon).faults == ["/leavingOn noticeTooShort"])
            try await scenario.notice(placement, leaving: scenario.today + 28)
            #expect(try await scenario.ended(placement, "breakdown", on: soon).faults == ["/date noticeTooShort"])
            try await scenario.notice(placement, leaving: soon, atOnceBecause: "Neither is safe.")
            #expect(try await scenario.ended(placement, "breakdown", on: soon).status == .ok)
            #expect(try await scenario.openTasks(placement)["findAlternative"] != nil)
        }
    }

    @Test("3.20.3: whoever moves on is helped on the way, and the room is free from that day")
    func movedOn() async throws {
        try await Scenario.with(peopleMax: 1) { scenario in
            let placement = try await scenario.placed()
            let leaving = scenario.today + 40
            #expect(try await scenario.notice(placement, "movingOn", leaving: leaving).status == .created)
            #expect(try await scenario.openTasks(placement) == ["supportTransition": "\(leaving)"])
            #expect(try await scenario.ended(placement, "movedOn", on: leaving).status == .ok)
            #expect(try await scenario.openTasks(placement).count == 1)
            _ = try await scenario.placed(1, from: leaving)
            // The room is taken: the end is not taken back.
            let back = try await scenario.server.coordinator.delete("/v1/placements/\(placement)/end")
            #expect((back.status.code, back.faults) == (409, ["/start homeFullByTerms"]))
        }
    }

    @Test("3.20.4, 3.17.6: a death is told of at once")
    func death() async throws {
        try await Scenario.with { scenario in
            let placement = try await scenario.placed()
            let day = scenario.today + 3
            #expect(try await scenario.ended(placement, "death", on: day).status == .ok)
            #expect(try await scenario.openTasks(placement) == ["notifyDeath": "\(day)"])
        }
    }

    @Test("3.17.6: that somebody left without notice is told of; an end that was none closes what it opened")
    func leftWithoutNotice() async throws {
        try await Scenario.with { scenario in
            let placement = try await scenario.placed()
            let day = scenario.today + 3
            #expect(try await scenario.ended(placement, "leftWithoutNotice", on: day).status == .ok)
            #expect(try await scenario.openTasks(placement) == ["reportUnexplainedAbsence": "\(day)"])
            try await scenario.server.coordinator.delete("/v1/placements/\(placement)/end")
            #expect(try await scenario.openTasks(placement) == [:])
        }
    }

    @Test("3.6: who never arrived is asked after, and their referral is open again")
    func neverArrived() async throws {
        try await Scenario.with { scenario in
            let referral = try await scenario.referred()
            let placement = try await scenario.placed(from: scenario.today + 2)
            let address = "/v1/referrals/\(referral)"
            let placed = try await scenario.server.coordinator.act(
                "\(address)/placement", #"{"reason": "All agreed.", "arrangementId": "\#(placement)"}"#)
            #expect(placed.status == .ok)
            #expect(try await scenario.ended(placement, "notArrived", on: scenario.today + 2).status == .ok)
            #expect(try await scenario.openTasks(placement) == ["lookAtReferralAgain": "\(scenario.today + 2)"])
            let open = try await scenario.server.coordinator.act(
                "\(address)/reopening", #"{"reason": "She never came."}"#)
            #expect(try open.json["state"]?.text == "open")
        }
    }
}
