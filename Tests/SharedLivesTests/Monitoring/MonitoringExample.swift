import SharedLives

/// A scheme of two homes in the third quarter of 2026, small enough to count with a pencil.
enum MonitoringExample {
    static func id(_ number: UInt64) -> Identifier { Identifier(high: 7, low: number) }

    static let quarter = Quarter("2026-Q3")!
    static let (thisCouncil, otherCouncil) = (id(901), id(902))

    /// Person 1 and 2 live with carer 11 and moved in before and in the quarter; 3 moved from carer 12 to 11 in it; 4 left it and 5
    /// died; 6 stays with 12 for short breaks, 7 was to come and did not.
    static let facts: MonitoringFacts = {
        var facts = MonitoringFacts(from: quarter.firstDay, to: quarter.endDay)
        for number in UInt64(1)...7 {
            facts.people[id(number)] = .init(
                id: id(number), dateOfBirth: CivilDate(year: 1940 + Int(number) * 8, month: 10, day: 1)!,
                gender: number == 7 ? nil : number.isMultiple(of: 2) ? .man : .woman,
                reason: number == 1 ? .mentalHealth : .learningDisability)
        }
        facts.households = [
            id(21): .init(id: id(21), locality: "Quillbrook", postcode: "QZ1 1AA", peopleMax: 3),
            id(22): .init(id: id(22), locality: "Teaselby", postcode: "QZ2 1AA", peopleMax: 2),
        ]
        facts.carers = [
            id(11): carer(11, home: 21, peopleMax: 3, [("2019-04-01", .approved)]),
            id(12): carer(12, home: 22, peopleMax: 2, [("2026-08-03", .approved)], isTrained: false),
            id(13): carer(13, home: 22, peopleMax: 3, [("2019-04-01", .approved), ("2026-07-06", .resigned)]),
            id(14): carer(14, home: 21, peopleMax: 1, [("2019-04-01", .approved)], kind: .supportCarer),
        ]
        facts.placements = [
            placement(31, 1, 11, "2020-01-06", nil, nil, "low"), placement(32, 2, 11, "2026-07-01", nil, nil, "high"),
            placement(33, 3, 13, "2020-01-06", "2026-07-06", .movedOn, "low"),
            placement(34, 3, 11, "2026-07-06", nil, nil, "low"),
            placement(35, 4, 13, "2020-01-06", "2026-09-30", .breakdown, "low"),
            placement(36, 5, 13, "2020-01-06", "2026-10-01", .death, "low"),
            placement(37, 7, 12, "2026-08-10", "2026-08-10", .notArrived, nil),
        ]
        facts.stays = [stay(41, "2026-06-28", "2026-07-04", "A"), stay(42, "2026-09-29", "2026-10-06", "B")]
        facts.referrals = [
            referral(51, .longTerm, "2026-07-01"), referral(52, .crisis, "2026-06-30"),
            referral(53, .shortBreak, "2026-08-01"), referral(54, .longTerm, "2026-08-01", .withdrawn),
        ]
        facts.records = [
            .init(line: "complaints", id: id(61)), .init(line: "staff", id: id(62)),
            .init(line: "staffByHours", id: id(62), group: "fullTime"),
            .init(line: "staffTraining", id: id(62), isInShare: false),
            .init(line: "socialValue", id: id(63), detail: "A gardening day: the hedge of the village hall was cut."),
        ]
        return facts
    }()

    private static func carer(
        _ number: UInt64, home: UInt64, peopleMax: Int, _ steps: [(CivilDate, CarerState)], isTrained: Bool = true,
        kind: Carer.Kind = .carer
    ) -> MonitoringFacts.Carer {
        let isIn = steps.last?.1 == .approved
        return .init(
            id: id(number), kind: kind, householdID: id(home), dateOfBirth: "1970-02-03",
            terms: [ApprovalTerms(kinds: [.longTerm, .shortBreak], peopleMax: peopleMax, bands: [], from: steps[0].0)],
            steps: steps.map { .init(on: $0.0, state: $0.1) }, isTrained: isIn ? isTrained : nil)
    }

    private static func placement(
        _ number: UInt64, _ person: UInt64, _ carer: UInt64, _ from: CivilDate, _ to: CivilDate?,
        _ reason: PlacementEnd.Reason?, _ band: String?
    ) -> MonitoringFacts.Arrangement {
        .init(
            id: id(number), personID: id(person), carerID: id(carer),
            councilID: person == 2 ? otherCouncil : thisCouncil, kind: .longTerm, from: from, to: to,
            endReason: reason, band: band)
    }

    private static func stay(
        _ number: UInt64, _ from: CivilDate, _ to: CivilDate, _ band: String
    ) -> MonitoringFacts.Arrangement {
        .init(
            id: id(number), personID: id(6), carerID: id(12), councilID: thisCouncil, kind: .shortBreak, from: from,
            to: to, band: band)
    }

    private static func referral(
        _ number: UInt64, _ kind: ArrangementKind, _ on: CivilDate, _ state: Referral.State = .open
    ) -> MonitoringFacts.Referral {
        .init(id: id(number), personID: id(7), councilID: thisCouncil, kind: kind, receivedOn: on, state: state)
    }

    /// The report as it was submitted before somebody wrote down that person 4 had left.
    static let report: QuarterlyReport = {
        var before = facts
        before.placements[4].to = nil
        before.placements[4].endReason = nil
        return QuarterlyReport(
            scheme: "Riverbank Shared Lives", quarter: quarter, council: (thisCouncil, "Quillbrook Council"),
            submitted: (
                QuarterlyReport.Submission(at: Instant(rfc3339: "2026-10-12T09:00:00Z")!, by: nil),
                MonitoringCount(before).quarterly()
            ), now: MonitoringCount(facts).quarterly())
    }()
}
