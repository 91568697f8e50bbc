import SharedLives
import Testing

@Suite("What is due of a placement by the calendar") struct PlacementClockTests {
    private static func plan(_ day: CivilDate, isComplete: Bool = true) -> CarePlan {
        let points = CarePlan.Point.allCases.dropFirst(isComplete ? 0 : 1).map {
            ($0, AnnualCarerReview.PointFinding(isMet: true, evidence: "Seen."))
        }
        return CarePlan(agreedOn: day, author: "Ivy Hazel", points: Dictionary(uniqueKeysWithValues: points))
    }

    private static func due(
        _ plans: [CarePlan], _ reviews: [CivilDate] = [], isCarriedOver: Bool = false, on day: CivilDate
    ) -> [String] {
        PlacementClock(
            start: "2026-01-01", plans: plans, bandingReviews: reviews, isCarriedOver: isCarriedOver, on: day
        ).items.map { "\($0.kind) \($0.status) \($0.dueOn)" }
    }

    @Test("3.12.1, 4.5: fifteen weeks, to the day")
    func first() {
        #expect(Self.due([], on: "2026-04-16") == ["carePlan due 2026-04-16", "bandingReview due 2026-04-16"])
        #expect(Self.due([], on: "2026-04-17") == ["carePlan overdue 2026-04-16", "bandingReview overdue 2026-04-16"])
        // What is agreed later is not there yet on an earlier day.
        #expect(Self.due([Self.plan("2026-05-01")], on: "2026-04-17").first == "carePlan overdue 2026-04-16")
        #expect(Self.due([Self.plan("2026-03-01", isComplete: false)], on: "2026-04-17").count == 2)
    }

    @Test("3.15.1: a year from the last complete plan, and the band with it")
    func yearly() {
        let plans = [Self.plan("2026-03-01"), Self.plan("2027-02-20")]
        #expect(
            Self.due([plans[0]], ["2026-04-10"], on: "2026-06-01")
                == ["carePlan done 2026-04-16", "planReview due 2027-03-01", "bandingReview due 2027-03-01"])
        // The plan was reviewed and the band was not.
        #expect(Self.due(plans, ["2026-04-10"], on: "2027-02-21").last == "bandingReview overdue 2027-02-20")
        #expect(Self.due(plans, ["2026-04-10", "2027-02-01"], on: "2027-02-21").last == "bandingReview due 2028-02-20")
    }

    @Test("4.12.3: while somebody is away, the review that is asked for when the paid days are over")
    func absence() {
        func items(on day: CivilDate) -> [PlacementClock.Item] {
            PlacementClock(
                start: "2025-01-01", plans: [], bandingReviews: [],
                absences: [
                    Absence(kind: .hospital, from: "2026-05-01", to: "2026-06-10"),
                    Absence(kind: .carerBreak, from: "2026-07-01", to: nil),
                ], isCarriedOver: true, on: day
            ).items
        }
        #expect(items(on: "2026-04-30") == [])
        #expect(items(on: "2026-05-29").map(\.status) == [.due])
        #expect(items(on: "2026-05-30").map(\.dueOn) == ["2026-05-29"])
        #expect(items(on: "2026-05-30").map(\.status) == [.overdue])
        #expect(items(on: "2026-06-10") == [] && items(on: "2026-09-10") == [])
    }

    @Test("What was carried over has no first days here, and yearly ones from what is recorded")
    func carriedOver() {
        #expect(Self.due([], isCarriedOver: true, on: "2026-12-01") == [])
        #expect(
            Self.due([Self.plan("2026-03-01")], ["2026-03-01"], isCarriedOver: true, on: "2026-12-01").dropFirst()
                == ["planReview due 2027-03-01", "bandingReview due 2027-03-01"])
    }
}
