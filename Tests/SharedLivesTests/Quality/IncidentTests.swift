import SharedLives
import Testing

@Suite struct IncidentTests {
    private static let now: Instant = "2026-11-21T09:00:00Z"
    private static let id = Identifier(high: 7, low: 1)

    /// A safeguarding concern that is closed in order.
    private static let closed = Incident(
        kind: .safeguardingConcern, happenedAt: "2026-05-04T08:00:00Z",
        knownAt: "2026-05-04T09:00:00Z", description: "What was seen.",
        council: Incident.Notice(isDue: true, toldAt: "2026-05-04T10:00:00Z"),
        cqc: Incident.Notice(isDue: true, toldAt: "2026-05-05T10:00:00Z"), cqcReference: "ENQ1-1",
        safeguarding: Incident.Safeguarding(
            abuse: [.neglect], raisedBy: .family, enquiry: .section42, enquiryDecidedOn: "2026-05-08",
            finding: .inconclusive), learning: "Meals are planned.", closedOn: "2026-06-01")

    @Test("One that is in order is taken as it is")
    func order() { #expect(Self.closed.faults(now: Self.now) == []) }

    @Test("What cannot be is told with its pointer")
    func faults() {
        let changes: [(fault: String, change: (inout Incident) -> Void)] = [
            ("/happenedAt notInOrder", { $0.happenedAt = "2026-05-04T09:00:01Z" }),
            ("/knownAt futureInstant", { $0.knownAt = "2026-11-21T09:00:01Z" }),
            ("/councilToldAt notInOrder", { $0.council.toldAt = "2026-05-04T08:59:59Z" }),
            ("/cqcToldAt futureInstant", { $0.cqc.toldAt = "2026-12-01T09:00:00Z" }),
            ("/mustTellCouncil mustBeTold", { $0.council.isDue = false }),
            ("/councilToldAt missingField", { $0.council.toldAt = nil }),
            ("/cqcToldAt missingField", { $0.cqc.toldAt = nil }), ("/learning missingField", { $0.learning = nil }),
            ("/closedOn futureDate", { $0.closedOn = "2026-11-22" }),
            ("/closedOn notInOrder", { $0.closedOn = "2026-05-03" }),
            ("/safeguarding missingField", { $0.safeguarding = nil }),
            ("/safeguarding notSafeguarding", { $0.kind = .floodOrFire }),
            ("/safeguarding/abuse missingField", { $0.safeguarding?.abuse = [] }),
            ("/safeguarding/enquiry missingField", { $0.safeguarding?.enquiry = nil }),
            ("/safeguarding/enquiryDecidedOn missingField", { $0.safeguarding?.enquiryDecidedOn = nil }),
            ("/safeguarding/finding missingField", { $0.safeguarding?.finding = nil }),
            ("/safeguarding/finding noEnquiry", { $0.safeguarding?.enquiry = .notNeeded }),
        ]
        for (fault, change) in changes {
            var incident = Self.closed
            change(&incident)
            let faults = incident.faults(now: Self.now).map { "\($0.pointer) \($0.code)" }
            #expect(faults.contains(fault), "\(faults)")
        }
    }

    @Test("Of what is no kind of 3.17.6 it is judged whether the council is told")
    func judgement() {
        var incident = Self.closed
        incident.kind = .other
        incident.safeguarding = nil
        incident.council = Incident.Notice(isDue: false)
        #expect(incident.faults(now: Self.now) == [])
        #expect(Incident.Kind.allCases.filter { !$0.isToldToCouncil } == [.other])
    }

    @Test("Council and CQC are two duties with clocks of their own, in working days from the day after")
    func clocks() {
        // Thursday 2 April 2026, 23:30 in London; Good Friday to Easter Monday follow.
        var incident = Incident(
            kind: .seriousInjury, knownAt: "2026-04-02T22:30:00Z", description: "A fall.",
            council: Incident.Notice(isDue: true), cqc: Incident.Notice(isDue: true))
        let policies = [
            QualityPolicy(from: "2026-01-01", cqcNoticeDays: 2, closingDays: 40),
            QualityPolicy(from: "2026-04-03", closingDays: 50),
        ]
        func due() -> [String] {
            incident.deadlines(of: Self.id, QualityClocks(policies: policies)).map {
                "\($0.key.cause.rawValue) \($0.key.dueOn)"
            }
        }
        #expect(due() == ["councilNotice 2026-04-07", "cqcNotice 2026-04-08", "incidentClosing 2026-05-12"])
        incident.council.toldAt = "2026-04-03T08:00:00Z"
        #expect(due() == ["cqcNotice 2026-04-08", "incidentClosing 2026-05-12"])
        incident.cqc.isDue = false
        #expect(due() == ["incidentClosing 2026-05-12"])
        incident.closedOn = "2026-04-20"
        #expect(due() == [])
    }
}
