import SharedLives

extension Demonstration {
    /// The placements that ended within the year, one for each kind of end and some more.
    enum EndedPlacements {
        static let all: [Placement] = [
            ended(0, home: 16, band: "medium", from: date("2018-06-04"), .movedOn, date("2025-12-12")),
            // The person went on to another carer on the same day: placement 40.
            ended(1, home: 17, band: "high", from: date("2021-09-06"), .breakdown, date("2026-03-14"), person: 40),
            ended(2, home: 18, band: "low", from: date("2014-11-17"), .death, date("2026-02-03")),
            ended(3, home: 19, band: "medium", from: date("2023-04-24"), .leftWithoutNotice, date("2026-06-22")),
            ended(4, home: 4, band: "low", from: date("2019-07-01"), .movedOn, date("2026-08-17")),
            ended(5, home: 21, band: "high", from: date("2020-01-13"), .death, date("2026-10-09")),
            ended(6, home: 22, band: "low", from: date("2024-08-05"), .leftWithoutNotice, date("2026-10-27")),
            ended(7, home: 23, band: "medium", from: date("2026-10-12"), .notArrived, date("2026-10-12")),
            ended(8, home: 24, band: "high", from: date("2025-03-03"), .breakdown, date("2026-10-19")),
            diedAfterLongInHospital,
            ended(10, home: 5, band: "medium", from: date("2022-05-16"), .movedOn, date("2026-11-06")),
            ended(11, home: 26, band: "complex", from: date("2019-09-30"), .movedOn, date("2026-06-30")),
            ended(12, home: 27, band: "low", from: date("2026-05-18"), .notArrived, date("2026-05-18")),
        ]

        /// In hospital for more than 28 days, so no week is paid after the death (4.12.2).
        private static var diedAfterLongInHospital: Placement {
            var placement = ended(9, home: 25, band: "medium", from: date("2017-03-20"), .death, date("2026-07-20"))
            placement.absences.append(
                Placement.Known(
                    fact: Absence(kind: .hospital, from: date("2026-06-10"), to: nil), on: date("2026-06-11")))
            return placement
        }

        private static func ended(
            _ number: Int, home: Int, band: String, from start: CivilDate, _ reason: PlacementEnd.Reason,
            _ end: CivilDate, person: Int? = nil
        ) -> Placement {
            // The second one's person lives elsewhere today, so there is one former person fewer than ended placements.
            let former = Person.former.lowerBound + (number > 1 ? number - 1 : number)
            var placement = Placement(
                name: "ended/\(number)", person: Person(number: person ?? former), home: home,
                carer: carer(ofHome: home), start: start)
            placement.agree(band, from: start)
            placement.end(reason, on: end)
            addContributions(to: &placement)
            return placement
        }
    }
}
