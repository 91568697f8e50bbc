import Postgres
import SharedLives

extension Demonstration {
    /// A long-term placement with its history, and on which day each part of it became known.
    struct Placement: Sendable {
        struct Known<Fact: Sendable>: Sendable {
            var fact: Fact
            var on: CivilDate
            /// The day on which it turned out wrong.
            var withdrawnOn: CivilDate?
        }

        let name: String
        var person: Person
        var home: Int
        var carer: UUID
        var start: CivilDate
        var bands: [Known<DatedBand>] = []
        var contributions: [Known<DatedContribution>] = []
        var fees: [Known<ComplexFee>] = []
        var absences: [Known<Absence>] = []
        var end: Known<PlacementEnd>?

        var id: UUID { identifier("placement/\(name)") }

        /// When the placement was written down: before it began, or, where one followed another that broke down, after it.
        var knownOn: CivilDate { name == "40" ? start + 2 : start - 10 }

        mutating func agree(_ band: String, weekly: Int64? = nil, from: CivilDate, known: CivilDate? = nil) {
            let fact = DatedBand(from: from, band: band, weekly: weekly.map { Pence($0) })
            bands.append(Known(fact: fact, on: known ?? from - 10))
        }

        mutating func addFee(_ weekly: Int64, from: CivilDate, to: CivilDate? = nil) {
            fees.append(Known(fact: ComplexFee(from: from, to: to, weekly: Pence(weekly)), on: from - 5))
        }

        /// A break is planned; a stay in hospital or elsewhere is written down when the person is back.
        mutating func add(_ kind: Absence.Kind, from: CivilDate, to: CivilDate) {
            let isFree = absences.allSatisfy { to <= $0.fact.from || $0.fact.to.map { $0 <= from } ?? false }
            guard isFree, from >= start else { return }
            absences.append(
                Known(fact: Absence(kind: kind, from: from, to: to), on: kind == .carerBreak ? from - 14 : to + 1))
        }

        mutating func end(_ reason: PlacementEnd.Reason, on date: CivilDate) {
            end = Known(fact: PlacementEnd(date: date, reason: reason), on: date + 1)
        }

        /// Whether the person is not at this home on a day, though the placement goes on.
        func isAway(on day: CivilDate) -> Bool {
            absences.contains { $0.fact.from <= day && day <= $0.fact.to ?? day }
        }
    }

    /// What people contribute: a sum from April 2025 or the start, and 4.1 % more from April 2026. One in twelve pays none.
    static func addContributions(to placement: inout Placement) {
        let number = placement.person.number
        guard number % 12 != 11 else { return }
        let weekly = Int64(6_000 + number * 37 % 13 * 350)
        let uplift = date("2026-04-06")
        let first = max(placement.start, date("2025-04-07"))
        let uplifted = weekly * 1_041 / 1_000 / 5 * 5
        placement.contributions.append(
            Placement.Known(
                fact: DatedContribution(from: first, weekly: Pence(first < uplift ? weekly : uplifted)), on: first - 10)
        )
        guard first < uplift, placement.end.map({ $0.fact.date > uplift }) ?? true else { return }
        placement.contributions.append(
            Placement.Known(fact: DatedContribution(from: uplift, weekly: Pence(uplifted)), on: date("2026-03-20")))
    }

    /// A date that is written in the source.
    static func date(_ text: StaticString) -> CivilDate {
        CivilDate(text.description)!
    }
}
