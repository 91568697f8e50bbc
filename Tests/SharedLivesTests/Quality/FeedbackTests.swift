import SharedLives
import Testing

@Suite struct FeedbackTests {
    private static let id = Identifier(high: 7, low: 2)
    private static let resolved = Feedback(
        kind: .complaint, receivedOn: "2026-05-06", source: .family, subject: .carer, causes: [.communication, .delay],
        summary: "Nobody rang back.", acknowledgedOn: "2026-05-08", resolvedOn: "2026-05-20", outcome: .upheld,
        remedy: Feedback.Remedy(text: "A letter.", dueOn: "2026-06-01"), learning: "Calls are written down.",
        sharedOn: "2026-07-10", ombudsman: Feedback.Ombudsman(on: "2026-08-01", reference: "26 001 234"))

    @Test("One that is in order is taken as it is")
    func order() { #expect(Self.resolved.faults(today: "2026-11-21") == []) }

    @Test("What cannot be is told with its pointer")
    func faults() {
        let changes: [(fault: String, change: (inout Feedback) -> Void)] = [
            ("/receivedOn futureDate", { $0.receivedOn = "2026-11-22" }),
            ("/acknowledgedOn notInOrder", { $0.acknowledgedOn = "2026-05-05" }),
            ("/resolvedOn notInOrder", { $0.resolvedOn = "2026-05-05" }),
            ("/resolvedOn missingField", { $0.resolvedOn = nil }), ("/outcome missingField", { $0.outcome = nil }),
            ("/outcome notAnAnswer", { $0.outcome = .noted }), ("/causes missingField", { $0.causes = [] }),
            ("/learning missingField", { $0.learning = nil }),
            ("/remedy/doneOn futureDate", { $0.remedy?.doneOn = "2026-12-01" }),
            ("/ombudsman/on notInOrder", { $0.ombudsman?.on = "2026-05-01" }),
        ]
        for (fault, change) in changes {
            var feedback = Self.resolved
            change(&feedback)
            let faults = feedback.faults(today: "2026-11-21").map { "\($0.pointer) \($0.code)" }
            #expect(faults.contains(fault), "\(faults)")
        }
    }

    @Test(
        "A complaint is acknowledged and answered by a day, a remedy done by one of its own, and a compliment waits for nothing"
    )
    func clocks() {
        var feedback = Self.resolved
        func due() -> [String] {
            feedback.deadlines(of: Self.id, QualityClocks()).map { "\($0.key.cause.rawValue) \($0.key.dueOn)" }
        }
        #expect(due() == ["feedbackRemedy 2026-06-01"])
        feedback.resolvedOn = nil
        feedback.remedy = nil
        // 25 May 2026 is a bank holiday.
        #expect(due() == ["feedbackResponse 2026-06-04"])
        feedback.acknowledgedOn = nil
        #expect(due() == ["feedbackAcknowledgement 2026-05-11", "feedbackResponse 2026-06-04"])
        feedback.kind = .compliment
        #expect(due() == [])
    }

    @Test("Timeliness counts working days from the day after receipt, bank holidays out, at 10, 20, 40 and 65")
    func timeliness() {
        let received: CivilDate = "2026-03-30"
        let workingDays = WorkingDays()
        func counted(_ days: Int) -> [Int] {
            let resolvedOn = days == 0 ? received : workingDays.day(days, after: received)
            return FeedbackTimeliness([(received: received, resolved: resolvedOn)], workingDays).within
        }
        // Two days of Easter lie between: the tenth working day is 15 April.
        #expect(workingDays.day(10, after: received) == "2026-04-15")
        #expect(counted(0) == [1, 1, 1, 1])
        #expect(counted(10) == [1, 1, 1, 1])
        #expect(counted(11) == [0, 1, 1, 1])
        #expect(counted(20) == [0, 1, 1, 1])
        #expect(counted(21) == [0, 0, 1, 1])
        #expect(counted(40) == [0, 0, 1, 1])
        #expect(counted(41) == [0, 0, 0, 1])
        #expect(counted(65) == [0, 0, 0, 1])
        #expect(counted(66) == [0, 0, 0, 0])
    }
}
