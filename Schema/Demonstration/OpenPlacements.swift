import SharedLives

extension Demonstration {
    /// The 60 placements that go on.
    enum OpenPlacements {
        /// Those whose people also have short breaks with other carers: ten.
        static let withShortBreaks = [0, 3, 6, 9, 14, 18, 22, 30, 41, 50]

        static let all: [Placement] = (0..<60).map { number in
            let home = home(ofPlacement: number)
            var placement = Placement(
                name: "\(number)", person: Person(number: number), home: home,
                carer: carer(ofHome: home, arrangement: number), start: start(ofPlacement: number))
            agreeBands(number, &placement)
            addContributions(to: &placement)
            agreeFees(number, &placement)
            addAbsences(number, &placement)
            return placement
        }

        static func home(ofPlacement number: Int) -> Int {
            switch number {
            case 0..<12: number / 3
            case 12..<36: 4 + (number - 12) / 2
            default: number - 20
            }
        }

        private static func start(ofPlacement number: Int) -> CivilDate {
            switch number {
            // Begun within the year, most where somebody else's placement ended.
            case 13: date("2026-09-21")
            case 36: date("2026-01-19")
            case 37: date("2026-05-11")
            case 38: date("2026-04-20")
            case 39: date("2026-09-07")
            case 40: date("2026-03-14")
            case 46: date("2026-10-05")
            case 47: date("2026-11-02")
            // Older than the scheme's banding.
            case 5: date("2009-06-15")
            case 17: date("2014-02-28")
            case 28: date("2016-02-29")
            case 44: date("2011-10-03")
            default: date("2012-01-09") + number * 83 % 4_900
            }
        }

        private static func agreeBands(_ number: Int, _ placement: inout Placement) {
            let start = placement.start
            switch number {
            case 5:
                placement.agree("legacy", weekly: 31_150, from: start)
                placement.agree("high", from: date("2026-02-09"))
            case 17:
                placement.agree("legacy", weekly: 22_400, from: start)
                placement.agree("medium", from: date("2025-12-01"))
            case 28:
                placement.agree("legacy", weekly: 24_150, from: start)
            case 44:
                placement.agree("legacy", weekly: 26_600, from: start)
                placement.agree("high", from: date("2026-10-19"))
            case 20:
                placement.agree("low", from: start)
                placement.agree("medium", from: date("2026-10-12"))
            case 35:
                placement.agree("medium", from: start)
                placement.agree("complex", from: date("2026-10-12"))
            // The review after 15 weeks found other needs; it was signed later than the day from which it holds (4.5).
            case 36:
                placement.agree("medium", from: start)
                placement.agree("high", from: start + 105, known: start + 113)
            case 38:
                placement.agree("low", from: start)
                placement.agree("medium", from: start + 105, known: start + 119)
            case 46:
                placement.agree("low", from: start)
                placement.agree("high", from: date("2026-10-19"))
            default:
                placement.agree(
                    ["low", "medium", "high", "low", "medium", "complex", "low", "medium", "high", "medium"][
                        number % 10],
                    from: start)
            }
        }

        private static func agreeFees(_ number: Int, _ placement: inout Placement) {
            switch number {
            case 15:
                placement.addFee(5_000, from: date("2025-08-04"))
            case 25:
                placement.addFee(7_500, from: date("2026-01-05"), to: date("2026-07-06"))
                placement.addFee(6_000, from: date("2026-07-06"))
            case 35:
                placement.addFee(5_000, from: date("2026-10-12"))
            case 45:
                placement.addFee(4_000, from: date("2026-10-01"), to: date("2026-12-31"))
            default: break
            }
        }

        private static func addAbsences(_ number: Int, _ placement: inout Placement) {
            addToldAbsences(number, &placement)
            if let turn = withShortBreaks.firstIndex(of: number) {
                for stay in ShortBreaks.ofPlacements where stay.turn == turn {
                    placement.add(.carerBreak, from: stay.arrive, to: stay.depart)
                }
                return
            }
            // Two breaks of the carer's a year, Christmas with relatives for some, and a few days in hospital for others.
            let spring = date("2026-03-01") + number * 5 % 100
            placement.add(.carerBreak, from: spring, to: spring + 3 + number % 5)
            let autumn = date("2026-08-10") + number * 11 % 85
            placement.add(.carerBreak, from: autumn, to: autumn + 3 + number % 7)
            if number % 7 == 2 {
                placement.add(.other, from: date("2025-12-23"), to: date("2025-12-28"))
            }
            if number % 9 == 4 {
                let ill = date("2026-01-05") + number * 3
                placement.add(.hospital, from: ill, to: ill + 2 + number % 8)
            }
        }

        private static func addToldAbsences(_ number: Int, _ placement: inout Placement) {
            switch number {
            case 7:
                // More than 28 days, so the last 15 are not paid. First it was only known that the person was taken in.
                let open = Absence(kind: .hospital, from: date("2026-09-12"), to: nil)
                let closed = Absence(kind: .hospital, from: date("2026-09-12"), to: date("2026-10-25"))
                let back = date("2026-10-26")
                placement.absences.append(Placement.Known(fact: open, on: date("2026-09-14"), withdrawnOn: back))
                placement.absences.append(Placement.Known(fact: closed, on: back))
            case 15:
                placement.add(.hospital, from: date("2026-10-06"), to: date("2026-10-15"))
            case 32:
                placement.add(.other, from: date("2026-10-16"), to: date("2026-10-23"))
            case 45:
                placement.add(.carerBreak, from: date("2026-10-19"), to: date("2026-10-26"))
            default: break
            }
        }
    }
}
