import SharedLives
import Testing

@Suite struct PolicyAndStaffTests {
    private static func review(_ subject: String, _ on: CivilDate, _ result: PolicyReview.Result) -> PolicyReview {
        PolicyReview(
            subject: subject, title: "A policy", edition: "1", reviewedOn: on, reviewer: "Ivy Hazel", result: result)
    }

    @Test("Of each policy the latest review counts; what has to be there and is not is missing")
    func policies() {
        let reviews = [
            Self.review("safeguarding", "2024-03-01", .introduced), Self.review("safeguarding", "2025-11-20", .revised),
            Self.review("prevent", "2025-11-21", .unchanged), Self.review("medication", "2026-01-05", .retired),
            Self.review("pets", "2026-02-01", .introduced), Self.review("attic", "2026-02-01", .retired),
        ]
        let standing = reviews.standing(on: "2026-11-20", [])
        func state(_ subject: String) -> String? {
            standing.first { $0.subject == subject }.map { "\($0.state.rawValue) \($0.dueOn.map { "\($0)" } ?? "")" }
        }
        #expect(state("safeguarding") == "overdue 2026-11-20")
        #expect(state("prevent") == "inDate 2026-11-21")
        #expect(state("medication") == "missing " && state("complaints") == "missing ")
        #expect(state("pets") == "inDate 2027-02-01" && state("attic") == "retired ")
        #expect(standing.count == PolicySubject.allCases.count + 2)
        // The interval is that of the day of the review.
        let policies = [QualityPolicy(from: "2025-11-21", policyReviewMonths: 6)]
        let sooner = reviews.standing(on: "2026-05-21", policies)
        #expect(sooner.first { $0.subject == "prevent" }?.state == .overdue)
        #expect(sooner.first { $0.subject == "safeguarding" }?.state == .inDate)
    }

    @Test("A revision says what was changed, and what is not as it should be has something to follow")
    func faults() {
        let today = DayCheck(today: "2026-11-21")
        #expect(Self.review("prevent", "2026-01-05", .revised).faults(today).map(\.pointer) == ["/changes"])
        #expect(Self.review("prevent", "2026-11-22", .unchanged).faults(today).map(\.code) == ["futureDate"])
        let finding = AnnualCarerReview.PointFinding(isMet: false, evidence: "Told what to wear.")
        let visit = MonitoringVisit(
            visitedOn: "2026-11-21", visitor: "Jay Teal", wasAnnounced: true, personSeenAlone: true,
            points: [.choiceAndControl: finding])
        #expect(visit.faults(today).map(\.pointer) == ["/followUp"])
        let outcome = PersonOutcome(
            area: .community, goal: "The bus.", assessedOn: "2026-11-01", progress: .improving, evidence: "Seen.",
            mayBeShared: true, nextReviewOn: "2026-11-01")
        #expect(outcome.faults(today).map(\.pointer) == ["/nextReviewOn", "/caseStudy"])
    }

    @Test("What staff never did is due from their first day, or from the course's; what they did runs out")
    func staffTraining() {
        func id(_ number: UInt64) -> Identifier { Identifier(high: 1, low: number) }
        let courses = [
            Evidence(
                id: id(1),
                fact: Course(
                    code: "safeguarding", name: "Safeguarding", isMandatory: true, validMonths: 12, from: "2020-01-01")),
            Evidence(id: id(2), fact: Course(code: "data", name: "Data", isMandatory: true, from: "2026-03-01")),
            Evidence(id: id(3), fact: Course(code: "art", name: "Art", isMandatory: false, from: "2020-01-01")),
        ]
        func log(_ done: [(Identifier, CivilDate)]) -> StaffTrainingLog {
            StaffTrainingLog(
                startedOn: "2024-05-01", courses: courses,
                training: done.enumerated().map { number, one in
                    Evidence(
                        id: id(UInt64(10 + number)),
                        fact: TrainingRecord(courseID: one.0, completedOn: one.1, trainer: "Lapwing"))
                })
        }
        func due(_ log: StaffTrainingLog, on day: CivilDate) -> [String] {
            log.deadlines(of: id(99), on: day).map { "\($0.key.topic) \($0.key.dueOn)" }
        }
        #expect(due(log([]), on: "2026-02-01") == ["safeguarding 2024-05-01"])
        #expect(due(log([]), on: "2026-03-01") == ["data 2026-03-01", "safeguarding 2024-05-01"])
        let trained = log([(id(1), "2025-06-10"), (id(2), "2026-03-05")])
        #expect(due(trained, on: "2026-06-09") == ["safeguarding 2026-06-10"])
        #expect(trained.mandatory(on: "2026-06-09").map(\.isInDate) == [true, true])
        #expect(trained.mandatory(on: "2026-06-10").map(\.isInDate) == [true, false])
        #expect(due(trained, on: "2026-07-01") == ["safeguarding 2026-06-10"])
    }
}
