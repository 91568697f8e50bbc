import SharedLives
import Testing

@Suite struct PanelRuleTests {
    private static func id(_ number: UInt64) -> Identifier { Identifier(high: 0, low: number) }

    private static let terms = ApprovalTerms(
        kinds: [.longTerm], peopleMax: 2, bands: ["low"], conditions: ["No pets."], from: "2026-03-01",
        until: "2029-03-01")

    private static let meeting = PanelMeeting(
        heldOn: "2026-02-05", place: "Hall", papersDueOn: "2026-01-29", quorum: 3,
        seats: (1...5).map { PanelMeeting.Seat(memberID: id($0), isChair: $0 == 1, isPresent: $0 < 5) })

    private func faults(of meeting: PanelMeeting) -> [String] { meeting.faults.map { "\($0.pointer) \($0.code)" } }

    // MARK: Meetings

    @Test func meetingsAreInOrder() {
        #expect(faults(of: Self.meeting) == [])
        #expect(Self.meeting.present == Set((1...4).map { Self.id($0) }))
    }

    @Test func meetingsTellAllTheirFaults() {
        var meeting = Self.meeting
        meeting.papersDueOn = "2026-02-06"
        meeting.seats[1] = .init(memberID: Self.id(1), isChair: true)
        #expect(
            faults(of: meeting) == [
                "/papersDueOn papersAfterMeeting", "/members/1/memberId memberTwice", "/members severalChairs",
            ])
    }

    @Test func membersSitFromAndUntilADay() {
        let member = PanelMember(name: "A", background: "B", from: "2026-01-01", to: "2027-01-01")
        let days: [CivilDate] = ["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"]
        #expect(days.map { member.isMember(on: $0) } == [false, true, true, false])
    }

    // MARK: Cases

    @Test func casesGoTheirWay() {
        let allowed: Set = [
            "draft listed", "draft withdrawn", "listed draft", "listed recommended", "listed deferred",
            "listed withdrawn", "recommended decided", "recommended withdrawn", "deferred listed", "deferred withdrawn",
        ]
        for state in PanelCase.State.allCases {
            for next in PanelCase.State.allCases {
                #expect(state.mayBecome(next) == allowed.contains("\(state.rawValue) \(next.rawValue)"))
            }
        }
        #expect(PanelCase.State.allCases.filter { !$0.isOpen } == [.decided, .withdrawn])
    }

    private func faults(_ kind: PanelCase.Kind, _ terms: ApprovalTerms?, peopleMax: Int = 3) -> [String] {
        PanelCase(carerID: Self.id(9), kind: kind, summary: "S", proposedTerms: terms).faults(peopleMax: peopleMax)
            .map { "\($0.pointer) \($0.code)" }
    }

    @Test func casesProposeTermsUnlessAnApprovalEnds() {
        #expect(faults(.approval, Self.terms) == [])
        #expect(faults(.reapproval, nil) == ["/terms termsMissing"])
        #expect(faults(.deapproval, nil) == [])
        #expect(faults(.deapproval, Self.terms) == ["/terms termsNotMeant"])
    }

    @Test func termsTellAllTheirFaults() {
        let terms = ApprovalTerms(
            kinds: [.crisis, .crisis], peopleMax: 3, bands: ["low", "low"], from: "2026-03-01", until: "2026-03-01")
        #expect(
            faults(.approval, terms, peopleMax: 2) == [
                "/terms/kinds kindTwice", "/terms/bands bandTwice", "/terms/peopleMax tooManyPeople",
                "/terms/until emptyInterval",
            ])
        var none = Self.terms
        none.kinds = []
        none.peopleMax = 0
        #expect(faults(.approval, none) == ["/terms/kinds kindsMissing", "/terms/peopleMax tooManyPeople"])
    }

    @Test(
        arguments: [
            ("2026-01-29", nil, []), ("2026-01-30", nil, ["/lateReason papersLate"]), ("2026-01-30", "Snow.", []),
            ("2026-02-05", "Snow.", []), ("2026-02-06", "Snow.", ["/papersInOn papersAfterMeeting"]),
        ] as [(CivilDate, String?, [String])])
    func latePapersNeedAReason(papersInOn: CivilDate, reason: String?, faults: [String]) {
        let listing = PanelCase.Listing(meetingID: Self.id(1), papersInOn: papersInOn, lateReason: reason)
        #expect(listing.faults(at: Self.meeting).map { "\($0.pointer) \($0.code)" } == faults)
    }

    @Test func casesFitTheStatesOfTheirCarer() {
        #expect(PanelCase.Kind.approval.statesToPrepare == [.assessing, .readyForPanel])
        #expect(PanelCase.Kind.approval.statesToList == [.readyForPanel])
        for kind in PanelCase.Kind.allCases.dropFirst() {
            #expect(kind.statesToPrepare == [.approved, .suspended] && kind.statesToList == kind.statesToPrepare)
            for verdict in PanelRecommendation.Verdict.allCases { #expect(kind.state(after: verdict) == nil) }
        }
        #expect(
            PanelRecommendation.Verdict.allCases.map { PanelCase.Kind.approval.state(after: $0) }
                == [.recommended, .recommended, .assessing, .recommended])
        #expect(PanelCase.Kind.allCases.map { $0.state(afterDecision: true) } == [.approved, nil, nil, .deapproved])
        #expect(PanelCase.Kind.allCases.map { $0.state(afterDecision: false) } == [.withdrawn, nil, nil, nil])
    }

    /// Whatever a case does to its carer is a step that a carer may take.
    @Test func everyStepIsOneThatACarerMayTake() {
        for kind in PanelCase.Kind.allCases {
            for verdict in PanelRecommendation.Verdict.allCases {
                guard let next = kind.state(after: verdict) else { continue }
                #expect(kind.statesToList.allSatisfy { $0.mayBecome(next) })
                for isApproved in [true, false] where verdict != .defer {
                    #expect(kind.state(afterDecision: isApproved).map(next.mayBecome) ?? true)
                }
            }
        }
    }

    // MARK: Recommendations

    private func recommend(
        _ verdict: PanelRecommendation.Verdict = .approve, conditions: [String] = [], _ members: [UInt64] = [1, 2, 3],
        interested: [UInt64] = [], on kind: PanelCase.Kind = .approval
    ) -> [String] {
        PanelRecommendation(
            verdict: verdict, reasons: "R", conditions: conditions, memberIDs: members.map(Self.id)
        ).faults(on: kind, at: Self.meeting, interested: Set(interested.map(Self.id)))
            .map { "\($0.pointer) \($0.code)" }
    }

    @Test func thoseWhoWereThereRecommend() {
        #expect(recommend() == [])
        #expect(recommend(.defer, [1, 2, 3, 4]) == [])
        #expect(recommend(.approve, [1, 2, 5]) == ["/memberIds/2 memberNotPresent", "/memberIds noQuorum"])
        #expect(recommend(.approve, [1, 2, 2]) == ["/memberIds/2 memberTwice", "/memberIds noQuorum"])
        #expect(recommend(.approve, [1, 2, 3, 77]) == ["/memberIds/3 memberNotPresent"])
    }

    @Test func thoseWithAnInterestTakeNoPartAndDoNotCount() {
        #expect(recommend(.approve, [1, 2, 3], interested: [4]) == [])
        #expect(recommend(.approve, [1, 2, 3, 4], interested: [4]) == ["/memberIds/3 memberHasInterest"])
        #expect(
            recommend(.approve, [1, 2, 3], interested: [3]) == [
                "/memberIds/2 memberHasInterest", "/memberIds noQuorum",
            ])
    }

    @Test func conditionsGoWithTheirVerdict() {
        #expect(recommend(.approveWithConditions, conditions: ["C"]) == [])
        #expect(recommend(.approveWithConditions) == ["/conditions conditionsMissing"])
        for verdict in [PanelRecommendation.Verdict.approve, .defer, .notApprove] {
            #expect(recommend(verdict, conditions: ["C"]) == ["/conditions conditionsNotMeant"])
        }
        #expect(
            recommend(.approveWithConditions, conditions: ["C"], on: .deapproval) == ["/verdict conditionsOnEnd"])
    }

    // MARK: Decisions

    private func decide(
        _ isApproved: Bool, on day: CivilDate = "2026-02-10", difference: String? = nil, given: ApprovalTerms? = nil,
        after verdict: PanelRecommendation.Verdict = .approve, kind: PanelCase.Kind = .approval
    ) -> [String] {
        PanelDecision(isApproved: isApproved, decidedOn: day, reasons: "R", difference: difference).faults(
            on: PanelCase(
                carerID: Self.id(9), kind: kind, summary: "S", proposedTerms: kind == .deapproval ? nil : Self.terms),
            recommended: PanelRecommendation(verdict: verdict, reasons: "R", memberIDs: []),
            heldOn: Self.meeting.heldOn,
            given: given
        ).map { "\($0.pointer) \($0.code)" }
    }

    @Test func managersMayDifferWithAReason() {
        #expect(decide(true) == [])
        #expect(decide(false, after: .notApprove) == [])
        #expect(decide(false) == ["/difference differenceMissing"])
        #expect(decide(false, difference: "Because.") == [])
        #expect(decide(true, after: .notApprove) == ["/difference differenceMissing"])
        #expect(decide(true, difference: "Because.") == ["/difference differenceNotMeant"])
        #expect(decide(true, kind: .deapproval) == [])
    }

    @Test func decisionsFollowTheirMeeting() {
        #expect(decide(true, on: "2026-02-04") == ["/on beforeMeeting"])
        #expect(decide(true, on: "2026-02-05") == [])
        #expect(decide(true, on: "2029-03-01") == ["/terms/until emptyInterval"])
    }

    @Test func otherTermsAreADifference() {
        var other = Self.terms
        other.peopleMax = 1
        #expect(decide(true, given: Self.terms) == [])
        #expect(decide(true, given: other) == ["/difference differenceMissing"])
        #expect(decide(true, difference: "Small home.", given: other) == [])
        other.from = "2026-02-09"
        #expect(decide(true, difference: "Small home.", given: other) == ["/terms/from beforeDecision"])
        #expect(decide(false, given: Self.terms, after: .notApprove).contains("/terms termsNotMeant"))
    }

    @Test func termsFollowFromProposalConditionsAndDay() {
        let recommended = PanelRecommendation(
            verdict: .approveWithConditions, reasons: "R", conditions: ["No pets.", "First aid by May."], memberIDs: [])
        let decision = PanelDecision(isApproved: true, decidedOn: "2026-03-09", reasons: "R")
        var expected = Self.terms
        expected.conditions = ["No pets.", "First aid by May."]
        expected.from = "2026-03-09"
        #expect(decision.terms(proposed: Self.terms, recommended: recommended) == expected)
        #expect(decision.terms(proposed: nil, recommended: recommended) == nil)
        let refusal = PanelDecision(isApproved: false, decidedOn: "2026-03-09", reasons: "R")
        #expect(refusal.terms(proposed: Self.terms, recommended: recommended) == nil)
    }
}
