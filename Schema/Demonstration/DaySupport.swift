import Postgres
import SharedLives

extension Demonstration {
    /// Day support on one day.
    struct Session {
        let id: UUID
        let person: Person
        let carer: UUID
        let startsAt: Instant
        let length: SessionFacts.Length
        let bookedAt: Instant
        let outcome: Outcome
    }

    /// The day support of ten people, once a week each, with carers whose home has a place by day.
    enum DaySupport {
        static let all: [Session] = (0..<10).flatMap { turn in
            (0..<55).compactMap { week in session(turn: turn, week: week) }
        }

        /// Six who live at home, and four who live in placements and go out to another carer for the day.
        static let people = [60, 61, 62, 63, 64, 65, 12, 25, 33, 52].map { Person(number: $0) }

        private static let homes = 28..<38

        /// The sessions of the rate card are sold to some; others pay by the minute.
        private static func length(turn: Int) -> SessionFacts.Length {
            switch turn % 4 {
            case 1: .session("halfDay")
            case 3: .session("fullDay")
            default: .minutes(120 + 15 * turn)
            }
        }

        private static func session(turn: Int, week: Int) -> Session? {
            let person = people[turn]
            let day = date("2025-11-03") + 7 * week + turn % 5
            let isChristmas = date("2025-12-22") <= day && day < date("2026-01-05")
            guard day <= date("2026-11-20"), !isChristmas, !isAway(person, on: day) else { return nil }
            return Session(
                id: identifier("session/\(turn)/\(week)"), person: person,
                carer: carer(ofHome: homes.lowerBound + turn),
                startsAt: London.instant(of: day, hour: 9 + turn % 2, minute: 30 * (turn % 3 % 2)),
                length: length(turn: turn),
                // Booked four weeks at a time.
                bookedAt: London.instant(of: day - 14 - 7 * (week % 4), hour: 14, minute: 5),
                outcome: outcome(turn: turn, week: week))
        }

        private static func isAway(_ person: Person, on day: CivilDate) -> Bool {
            ShortBreaks.all.contains { $0.person == person && $0.arrive <= day && day <= $0.depart }
                || OpenPlacements.all.contains { $0.person == person && $0.isAway(on: day) }
        }

        /// About one in six goes otherwise than planned.
        private static func outcome(turn: Int, week: Int) -> Outcome {
            switch (turn * 17 + week * 23) % 47 {
            case 0: .cancelled(by: .person, hoursBefore: 20)
            case 1: .cancelled(by: .person, hoursBefore: 70)
            case 2: .cancelled(by: .council, hoursBefore: 47)
            case 3: .cancelled(by: .council, hoursBefore: 49)
            case 4: .cancelled(by: .carer, hoursBefore: 3)
            case 5: .cancelled(by: .carer, hoursBefore: 100)
            case 6: .cancelled(by: .scheme, hoursBefore: 96)
            case 7, 8: .notArrived
            default: .happened
            }
        }
    }
}
