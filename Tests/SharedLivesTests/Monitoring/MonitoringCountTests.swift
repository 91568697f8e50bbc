import SharedLives
import Testing

@Suite("Figures counted from facts") struct MonitoringCountTests {
    private static func figures(_ figures: [MonitoringFigure]) -> [String: Int] {
        Dictionary(
            uniqueKeysWithValues: figures.filter { $0.amount > 0 }.map {
                ($0.group.isEmpty ? $0.line.code : "\($0.line.code)/\($0.group)", $0.amount)
            })
    }

    private static let quarterly = figures(MonitoringCount(MonitoringExample.facts).quarterly())
    private static let market = figures(MonitoringCount(MonitoringExample.facts).market())

    @Test(
        "by the pencil, for the quarterly report",
        arguments: [
            // 1, 2, 3 and 5, whose first day away is the day after the last; 2 alone is new, since 3 moved.
            ("longTermPeople", 4), ("longTermPeopleNew", 1), ("longTermPeopleByReason/mentalHealth", 1),
            ("longTermPeopleByGender/woman", 3), ("longTermPeopleByBand/low", 3),
            ("longTermPeopleByLocation/Quillbrook", 3), ("longTermPeopleByLocation/Teaselby", 1),
            // Born on 1 October 1948, and so 77 on the last day of September 2026.
            ("longTermPeopleByAge/75-84", 1), ("longTermPeopleByAge/65-74", 1), ("longTermPeopleByAge/55-64", 1),
            ("longTermPeopleByAge/45-54", 1),
            ("longTermReferrals", 2), ("longTermReferralsNew", 1),
            // 4 left; 3 moved within the scheme, 5 leaves in the next quarter, 7 never came.
            ("longTermLeavers", 1), ("longTermLeaversByReason/breakdown", 1),
            ("carers", 2), ("carersNew", 1), ("supportCarers", 1), ("carersByLocation/Teaselby", 1),
            // Three places in one home, all taken; two in the other, where 5 and 6 are that night.
            ("longTermPlaces", 5), ("shortBreakPlaces", 5),
            ("shortBreakPeople", 1), ("shortBreakPeopleByBand/B", 1), ("shortBreakPeopleByPostcode/QZ2", 1),
            // 1 to 3 July, 29 and 30 September.
            ("shortBreakNights", 5),
            ("complaints", 1), ("carerTraining", 2), ("socialValue", 1), ("staff", 1), ("staffByHours/fullTime", 1),
        ])
    func quarterly(_ key: String, _ amount: Int) {
        #expect(Self.quarterly[key] == amount)
    }

    @Test(
        "by the pencil, for the market",
        arguments: [
            ("households", 2), ("approvedCarers", 2), ("carersOfPeriod", 3), ("carersOfPeriodByAge/50-59", 3),
            ("longTermArrangements", 6), ("shortBreaksAtHome", 1), ("peopleOfPeriod", 6),
            ("referralsInProcess", 3), ("referralsInProcessByKind/shortBreak", 1),
            ("referralsInProcessByAge/4 to 12 weeks", 1), ("referralsInProcessByAge/12 to 26 weeks", 2),
            ("carersJoined", 1), ("carersLeft", 1), ("carersLeftByReason/resigned", 1), ("carerTurnover", 1),
            ("placementsEnded", 1),
        ])
    func market(_ key: String, _ amount: Int) {
        #expect(Self.market[key] == amount)
    }

    @Test("Nothing is vacant, in whole percent; a half is rounded up, and of nothing there is no share")
    func shares() throws {
        let figures = MonitoringCount(MonitoringExample.facts).quarterly()
        let vacant = try #require(figures.first { $0.line.code == "longTermVacancies" })
        #expect((vacant.amount, vacant.outOf, vacant.percent) == (0, 5, 0))
        let training = try #require(figures.first { $0.line.code == "carerTraining" })
        #expect((training.amount, training.outOf, training.percent) == (2, 3, 67))
        #expect(MonitoringFigure(training.line, group: "", amount: 1, outOf: 200).percent == 1)
        #expect(MonitoringFigure(training.line, group: "", amount: 0, outOf: 0).percent == nil)
    }

    @Test("A council's people are counted alone, and the homes and carers of the scheme all the same")
    func council() {
        var facts = MonitoringExample.facts
        facts.council = MonitoringExample.otherCouncil
        let figures = Self.figures(MonitoringCount(facts).quarterly())
        #expect(figures["longTermPeople"] == 1 && figures["longTermLeavers"] == nil && figures["carers"] == 2)
        #expect(figures["longTermReferrals"] == nil && figures["shortBreakNights"] == nil)
    }

    @Test("Lines have codes of their own, and each is in a report once")
    func lines() {
        let lines = MonitoringLine.quarterly + MonitoringLine.market
        #expect(Set(lines.map(\.code)).count == lines.count)
        for line in lines {
            #expect(MonitoringLine.find(line.code) == line)
            if let whole = line.whole { #expect(lines.contains { $0.code == whole && $0.grouping == .none }) }
            #expect(line.grouping == .none || line.whole != nil, "\(line.code)")
        }
        let counted = Set(MonitoringCount(MonitoringExample.facts).quarterly().map(\.line))
        #expect(MonitoringLine.quarterly.filter { $0.grouping == .none && !counted.contains($0) } == [])
    }

    @Test("What was corrected after it was submitted stands beside it, and nothing of it in public")
    func corrected() throws {
        let report = MonitoringExample.report
        let people = try #require(report.entries.first { $0.figure.line.code == "longTermPeople" })
        #expect((people.figure.amount, people.corrected?.amount) == (5, 4))
        let breakdown = try #require(
            report.entries.first { $0.figure.key == .init(code: "longTermLeaversByReason", group: "breakdown") })
        #expect((breakdown.figure.amount, breakdown.corrected?.amount) == (0, 1))
        #expect(report.entries.first { $0.figure.line.code == "carers" }?.corrected == nil)
        #expect(report.masked.entries.allSatisfy { $0.corrected == nil && $0.figure.details.isEmpty })
    }
}
