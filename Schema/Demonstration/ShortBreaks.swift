import Postgres
import SharedLives

extension Demonstration {
    /// A short break.
    struct Stay {
        let id: UUID
        let person: Person
        var host = 0
        var carer: UUID { Demonstration.carer(ofHome: host) }
        let arrive: CivilDate
        let depart: CivilDate
        let startsAt: Instant
        let miles: Int?
        let bookedAt: Instant
        let outcome: Outcome
        /// For those who live in a placement: their place in `OpenPlacements.withShortBreaks`.
        let turn: Int?
    }

    /// What became of a short break or day support.
    enum Outcome: Equatable {
        case happened
        case cancelled(by: CancelledBy, hoursBefore: Int)
        case notArrived

        var isHeld: Bool { if case .cancelled = self { false } else { true } }
    }

    /// The short breaks of the 22 people who have them.
    enum ShortBreaks {
        /// Every break with its host: of the homes that give short breaks, one with a room on all nights.
        static let all: [Stay] = {
            var hosted: [Stay] = []
            for var stay in (atHome + inCrisis + ofPlacements).sorted(by: { ($0.arrive, $0.id) < ($1.arrive, $1.id) }) {
                let homes = Home.giveShortBreaks
                // Most people come to the same home again and again.
                let preferred = homes.indices.map { homes.lowerBound + (stay.person.number + $0) % homes.count }
                stay.host = preferred.first { hasRoom($0, for: stay, beside: hosted) }!
                hosted.append(stay)
            }
            return hosted
        }()

        private static func hasRoom(_ home: Int, for stay: Stay, beside hosted: [Stay]) -> Bool {
            let overlapping = hosted.filter {
                $0.host == home && $0.outcome.isHeld && $0.arrive < stay.depart && stay.arrive < $0.depart
            }
            return overlapping.count < Home.all[home].peopleMax
        }

        /// Eight people who live at home come every six weeks.
        private static let atHome: [Stay] = (0..<8).flatMap { turn in
            (0..<9).map { time in
                let arrive = date("2025-11-07") + 5 * turn + 42 * time
                let person = Person(number: Person.atHome.lowerBound + turn)
                return stay(
                    "home/\(turn)/\(time)", person, arrive, nights: 2 + turn % 3,
                    miles: (turn + time).isMultiple(of: 2) ? 9 + 7 * turn : nil,
                    bookedDaysBefore: 21, outcome(turn: turn, time: time))
            }
        }.filter { $0.arrive <= date("2026-11-20") }

        /// What went otherwise than planned: turn and time of the booking.
        private static func outcome(turn: Int, time: Int) -> Outcome {
            switch (turn, time) {
            case (0, 2): .cancelled(by: .council, hoursBefore: 47)
            case (1, 5): .cancelled(by: .council, hoursBefore: 12 * 24)
            case (2, 3): .cancelled(by: .scheme, hoursBefore: 10)
            // Exactly 48 hours is not more than 48 hours (4.7.6).
            case (5, 4): .cancelled(by: .person, hoursBefore: 48)
            case (6, 6): .notArrived
            // October 2026
            case (1, 8): .cancelled(by: .person, hoursBefore: 30)
            case (2, 8): .cancelled(by: .person, hoursBefore: 6 * 24)
            case (3, 8): .notArrived
            case (7, 7): .cancelled(by: .carer, hoursBefore: 20)
            default: .happened
            }
        }

        /// Four came in a crisis, without notice.
        private static let inCrisis: [Stay] = [
            (68, date("2025-12-02"), 28), (68, date("2025-12-30"), 20), (69, date("2026-02-17"), 21),
            (70, date("2026-06-08"), 14), (71, date("2026-10-06"), 18),
        ].map { (person: Int, arrive: CivilDate, nights: Int) in
            stay(
                "crisis/\(person)/\(arrive)", Person(number: person), arrive, nights: nights, miles: 31,
                bookedDaysBefore: 0, .happened)
        }

        /// Ten who live in Shared Lives stay with another carer while theirs has a break.
        static let ofPlacements: [Stay] = OpenPlacements.withShortBreaks.enumerated().flatMap { turn, placement in
            [(date("2026-02-06") + 9 * turn, 5), (date("2026-08-14") + 8 * turn, 7)].map { arrive, nights in
                stay(
                    "placement/\(placement)/\(arrive)", Person(number: placement), arrive, nights: nights,
                    miles: turn.isMultiple(of: 3) ? 12 + turn : nil, bookedDaysBefore: 14, .happened, turn: turn)
            }
        }

        private static func stay(
            _ name: String, _ person: Person, _ arrive: CivilDate, nights: Int, miles: Int?, bookedDaysBefore: Int,
            _ outcome: Outcome, turn: Int? = nil
        ) -> Stay {
            Stay(
                id: identifier("stay/\(name)"), person: person, arrive: arrive, depart: arrive + nights,
                startsAt: London.instant(of: arrive, hour: 15, minute: person.number.isMultiple(of: 2) ? 0 : 30),
                miles: miles, bookedAt: London.instant(of: arrive - bookedDaysBefore, hour: 11, minute: 20),
                outcome: outcome, turn: turn)
        }
    }
}
