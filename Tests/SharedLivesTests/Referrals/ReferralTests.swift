import SharedLives
import Testing

/// Referrals and what is still to get of them (3.6).
@Suite struct ReferralTests {
    private let tool = BandingTool.specification

    private let nothingKnown = KnownOfPerson(
        hasProfile: false, hasCommunication: false, hasCapacity: nil, hasDecider: false)
    private let allKnown = KnownOfPerson(hasProfile: true, hasCommunication: true, hasCapacity: true, hasDecider: false)

    private func referral(_ kind: ArrangementKind) -> Referral {
        Referral(
            personID: Identifier(high: 0, low: 1), councilID: Identifier(high: 0, low: 2), kind: kind,
            receivedOn: "2026-05-04")
    }

    private func complete(_ kind: ArrangementKind) -> Referral {
        var referral = referral(kind)
        referral.wantedFrom = "2026-07-01"
        referral.location = "Quillbrook"
        referral.funding = .council
        referral.eligibleNeeds = "Support to keep well and to go out."
        referral.levels = Dictionary(uniqueKeysWithValues: tool.domains.map { ($0.code, 2) })
        return referral
    }

    private func parts(_ referral: Referral, _ known: KnownOfPerson, blocking: Bool? = nil) -> [String] {
        referral.standing(on: "2026-06-01", closedOn: nil, tool: tool, known: known).gaps
            .filter { blocking == nil || $0.blocksMatching == blocking }.map(\.part.rawValue)
    }

    @Test("A complete referral of every kind has nothing to get", arguments: ArrangementKind.allCases)
    func complete(kind: ArrangementKind) {
        let standing = complete(kind).standing(on: "2026-06-01", closedOn: nil, tool: tool, known: allKnown)
        #expect(standing.gaps == [])
        #expect(standing.mayBeMatched)
        #expect(standing.band.band == "medium")
        #expect(standing.waitingDays == 28)
    }

    @Test(
        "3.6.5: in a crisis and for a short break the assessment may come later; else nobody is matched without it",
        arguments: zip(
            ArrangementKind.allCases,
            [
                ["wantedFrom", "eligibleNeeds", "levels", "profile", "capacity"], ["wantedFrom", "profile"],
                ["wantedFrom", "eligibleNeeds", "levels", "profile", "capacity"], ["wantedFrom", "profile"],
                ["wantedFrom", "eligibleNeeds", "levels", "profile", "capacity"],
            ]))
    func crisis(kind: ArrangementKind, blocking: [String]) {
        #expect(parts(referral(kind), nothingKnown, blocking: true) == blocking)
        #expect(
            parts(referral(kind), nothingKnown)
                == ["wantedFrom", "location", "funding", "eligibleNeeds", "levels", "profile", "capacity"])
    }

    @Test("3.6.4: somebody independent is to be found for a person who cannot decide, whatever the kind")
    func bestInterests() {
        let cannot = KnownOfPerson(hasProfile: true, hasCommunication: true, hasCapacity: false, hasDecider: false)
        let decided = KnownOfPerson(hasProfile: true, hasCommunication: true, hasCapacity: false, hasDecider: true)
        for kind in ArrangementKind.allCases {
            #expect(parts(complete(kind), cannot, blocking: true) == ["bestInterests"])
            #expect(parts(complete(kind), decided) == [])
        }
    }

    @Test("Levels that are missing are named, and keep nobody waiting once there is a band")
    func levels() {
        var referral = complete(.longTerm)
        referral.levels = ["medication": 3, "nightTime": 3]
        let few = referral.standing(on: "2026-06-01", closedOn: nil, tool: tool, known: allKnown)
        #expect(few.gaps.map(\.blocksMatching) == [true])
        #expect(few.gaps.first?.detail.contains("Personal care") == true)
        #expect(few.gaps.first?.detail.contains("Night time") == false)
        for code in ["emotional", "personalCare", "physicalWellbeing"] { referral.levels[code] = 3 }
        let enough = referral.standing(on: "2026-06-01", closedOn: nil, tool: tool, known: allKnown)
        #expect(enough.band.band == "high")
        #expect(enough.gaps.map(\.blocksMatching) == [false])
    }

    @Test("Waiting is counted from the day on which it came until it was closed, and is never less than nothing")
    func waiting() {
        let referral = complete(.longTerm)
        func days(on day: CivilDate, closedOn: CivilDate? = nil) -> Int {
            referral.standing(on: day, closedOn: closedOn, tool: tool, known: allKnown).waitingDays
        }
        #expect(days(on: "2026-05-04") == 0)
        #expect(days(on: "2026-05-05") == 1)
        #expect(days(on: "2026-12-31", closedOn: "2026-05-14") == 10)
        #expect(days(on: "2026-05-01") == 0)
    }

    @Test("What cannot be is refused with a pointer to it")
    func faults() {
        func faults(_ change: (inout Referral) -> Void) -> [String] {
            var referral = complete(.longTerm)
            change(&referral)
            return referral.faults(today: "2026-06-01", tool: tool).map { "\($0.pointer) \($0.code)" }
        }
        #expect(faults { _ in } == [])
        #expect(faults { $0.receivedOn = "2026-06-02" } == ["/receivedOn futureDate"])
        #expect(faults { $0.wantedTo = "2026-07-01" } == ["/wantedTo toNotAfterFrom"])
        #expect(
            faults {
                $0.wantedFrom = nil
                $0.wantedTo = "2026-07-01"
            } == ["/wantedFrom missingField"])
        #expect(
            faults { $0.levels = ["nightTime": 4, "cooking": 1] }
                == ["/levels/cooking unknownDomain", "/levels/nightTime unknownLevel"])
    }
}
