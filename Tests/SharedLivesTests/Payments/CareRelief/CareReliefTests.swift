import SharedLives
import Testing

@Suite struct CareReliefTests {
    private static let year = TaxYear(containing: "2025-10-01")

    private static func person(
        _ id: String, born: CivilDate = "1980-01-01", _ stretches: (String, CivilDate, CivilDate)...
    ) -> PersonCare {
        PersonCare(
            person: id, name: "Kit \(id)", dateOfBirth: born,
            stretches: stretches.map { CareStretch(carer: $0.0, from: $0.1, to: $0.2) })
    }

    private static func summary(
        _ people: [PersonCare], year: TaxYear = year, carers: [(String, Pence)] = [("c1", 100)]
    ) -> CareReliefSummary {
        CareReliefSummary(
            scheme: "Riverbank", taxYear: year, residence: "1 Teasel Row",
            figures: CareReliefFigures.published(for: year), people: people,
            carers: carers.map { CareReliefSummary.Carer(carer: $0.0, name: $0.0, received: $0.1) })
    }

    @Test("The published amounts of each year, and none that is not known")
    func figures() {
        func brief(_ year: String) -> String? {
            TaxYear(year).flatMap { CareReliefFigures.published(for: $0) }.map { figures in
                "\(figures.fixed) \(figures.adultWeekly) \(figures.olderChildWeekly) \(figures.youngerChildWeekly)"
            }
        }
        #expect(brief("2025-26") == "£19,690.00 £495.00 £495.00 £415.00")
        #expect(brief("2024-25") == "£19,360.00 £485.00 £485.00 £405.00")
        #expect(brief("2023-24") == "£18,140.00 £450.00 £450.00 £375.00")
        #expect(brief("2022-23") == "£10,000.00 £250.00 £250.00 £200.00")
        #expect(brief("2026-27") == nil && brief("2009-10") == nil)
    }

    @Test("A whole year is 52 or 53 weeks, and a day is a week")
    func weeks() {
        func weeks(_ from: CivilDate, _ to: CivilDate, _ year: String = "2025-26") -> Int {
            Self.summary([Self.person("p1", ("c1", from, to))], year: TaxYear(year)!).personWeeks.first?.count ?? 0
        }
        #expect(weeks("2020-01-01", "2030-01-01") == 52)
        #expect(weeks("2020-01-01", "2030-01-01", "2026-27") == 53)
        #expect(weeks("2025-10-01", "2025-10-02") == 1)
        // Sunday and Monday.
        #expect(weeks("2025-10-05", "2025-10-07") == 2)
        // 6 April 2025 is a Sunday: its week began in the year before and is that year's.
        #expect(weeks("2025-04-06", "2025-04-07") == 0)
        #expect(weeks("2025-04-06", "2025-04-07", "2024-25") == 1)
        #expect(weeks("2025-04-06", "2025-04-08") == 1)
        // A leap year's 29 February 2028 is a Tuesday.
        #expect(weeks("2028-02-29", "2028-03-01", "2027-28") == 1)
        #expect(weeks("2028-02-28", "2028-03-07", "2027-28") == 2)
        // 5 April 2028 is a Wednesday: Thursday of its week is still 2027-28's.
        #expect(weeks("2028-04-06", "2028-04-10", "2027-28") == 1)
        #expect(weeks("2028-04-06", "2028-04-10", "2028-29") == 0)
    }

    @Test("A week counts once for a person, however often they come in it, and once for each person")
    func oncePerPerson() {
        let summary = Self.summary([
            Self.person("p1", ("c1", "2025-10-06", "2025-10-07"), ("c1", "2025-10-09", "2025-10-10")),
            Self.person("p2", ("c1", "2025-10-08", "2025-10-09")),
        ])
        #expect(summary.personWeeks.map(\.count) == [1, 1])
        #expect(summary.weeklyAmount == 99_000)
    }

    @Test("A child's weeks go by the age on the first day of care in the week")
    func ages() {
        let person = Self.person("p1", born: "2007-10-08", ("c1", "2025-09-29", "2025-10-20"))
        let weeks = Self.summary([person]).personWeeks[0].weeks
        // Eighteen on Wednesday 8 October: in that week's Monday still a child.
        #expect(weeks == [.olderChild: 2, .adult: 1])
        let younger = Self.person("p2", born: "2014-10-06", ("c1", "2025-09-29", "2025-10-13"))
        #expect(Self.summary([younger]).personWeeks[0].weeks == [.youngerChild: 1, .olderChild: 1])
        #expect(Self.summary([younger]).weeklyAmount == 91_000)
        let leap = Self.person("p3", born: "2008-02-29", ("c1", "2026-02-23", "2026-03-09"))
        #expect(Self.summary([leap]).personWeeks[0].weeks == [.olderChild: 1, .adult: 1])
    }

    @Test("Carers who were paid share the fixed amount equally; a week goes to who had the person in it")
    func shares() {
        let summary = Self.summary(
            [
                Self.person("p1", ("c1", "2025-10-06", "2025-10-20")),
                Self.person("p2", ("c1", "2025-10-06", "2025-10-08"), ("c2", "2025-10-08", "2025-10-27")),
            ], carers: [("c1", 500), ("c2", 700), ("c3", 0)])
        let shares = summary.shares
        #expect(shares.map(\.fixed) == [984_500, 984_500, 0])
        // c1: two weeks of p1 and half a one of p2; c2: half a one and two.
        #expect(shares.map(\.weekly) == [123_750, 123_750, 0])
        #expect(shares.compactMap(\.weekly).reduce(.zero, +) == summary.weeklyAmount)
        let three = Self.summary([], carers: [("c1", 1), ("c2", 1), ("c3", 1)])
        #expect(three.shares.map(\.fixed) == [656_334, 656_333, 656_333])
    }

    @Test("More than three people on one day is told, three are not")
    func excess() {
        let people = (1...3).map { Self.person("p\($0)", ("c1", "2025-05-01", "2025-06-01")) }
        #expect(Self.summary(people).excess == nil)
        let fourth = Self.person("p4", ("c1", "2025-05-31", "2025-06-05"))
        let excess = Self.summary(people + [fourth]).excess
        #expect((excess?.first, excess?.days, excess?.peopleMax) == ("2025-05-31", 1, 4))
        let later = Self.person("p4", ("c1", "2025-06-01", "2025-06-05"))
        #expect(Self.summary(people + [later]).excess == nil)
        let outside = Self.person("p4", ("c1", "2024-05-01", "2025-04-06"))
        #expect(Self.summary(people + [outside]).excess == nil)
        #expect(Self.summary(people + [fourth]).text().contains("More than 3 people at once"))
        var family = Self.summary(people + [fourth])
        family.siblings = Siblings([("p1", "p4")])
        #expect(family.excess == nil)
    }

    @Test("Days of a placement on which the person was there; not days away, and none where they never came")
    func daysOfPlacement() {
        let placement = Somerset.placement(
            "low", start: "2025-05-01",
            absences: [
                Absence(kind: .hospital, from: "2025-06-01", to: "2025-07-15"),
                Absence(kind: .carerBreak, from: "2025-08-01", to: "2025-08-03"),
            ], end: PlacementEnd(date: "2025-09-01", reason: .death))
        let days = placement.careStretches(from: "2025-04-06", to: "2026-04-06", PaymentPolicy())
        #expect(
            days.map { "\($0.from)..\($0.to)" } == [
                "2025-05-01..2025-06-01", "2025-07-15..2025-08-01", "2025-08-03..2025-09-01",
            ])
        let never = Somerset.placement(
            "low", start: "2025-05-01", end: PlacementEnd(date: "2025-05-01", reason: .notArrived))
        #expect(never.careStretches(from: "2025-04-06", to: "2026-04-06", PaymentPolicy()) == [])
        let stay = Somerset.stay("A", "2026-04-03", "2026-04-09")
        #expect(
            stay.careStretches(from: "2025-04-06", to: "2026-04-06")
                == [CareStretch(carer: "c1", from: "2026-04-03", to: "2026-04-06")])
        let missed = Somerset.stay("A", "2026-04-03", "2026-04-09", notArrived: true)
        #expect(missed.careStretches(from: "2025-04-06", to: "2026-04-06") == [])
    }

    @Test("Without the year's amounts weeks and pounds are told all the same, and that they are not known")
    func unknownYear() {
        let summary = Self.summary(
            [Self.person("p1", ("c1", "2026-05-01", "2026-06-01"))], year: TaxYear(containing: "2026-05-01"))
        #expect(summary.weeklyAmount == nil)
        #expect(summary.personWeeks.map(\.count) == [5])
        #expect(summary.text().contains("are not known to this service"))
    }
}
