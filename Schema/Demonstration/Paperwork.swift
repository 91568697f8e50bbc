import Postgres
import SharedLives

extension Demonstration {
    /// What a scheme of this size has on paper about its carers and homes. Most of it is in date; some was forgotten, some will run out
    /// within weeks, so that the register has something to say on every day of the year.
    enum Paperwork {
        /// The last day of which anything is written down.
        static let lastDay = date("2026-11-10")

        /// The days of something that has to be renewed: the first, and each renewal some days before the last one runs out.
        static func renewals(
            from first: CivilDate, everyMonths months: Int, daysBefore: Int, isForgotten: Bool
        ) -> [CivilDate] {
            var days = [first]
            while true {
                let next = days[days.count - 1].adding(months: months) - daysBefore
                guard next <= lastDay else { break }
                days.append(next)
            }
            if isForgotten, days.count > 1 { days.removeLast() }
            return days
        }

        /// A course of the scheme's.
        struct Course {
            let code: String
            let name: String
            let isMandatory: Bool
            let isInduction: Bool
            /// nil for one that is good for ever.
            let validMonths: Int?

            var id: UUID { identifier("course/\(code)") }
        }

        static let courses = [
            Course(code: "induction", name: "Induction", isMandatory: true, isInduction: true, validMonths: nil),
            Course(
                code: "safeguarding", name: "Safeguarding adults", isMandatory: true, isInduction: false,
                validMonths: 36),
            Course(code: "firstAid", name: "First aid", isMandatory: true, isInduction: false, validMonths: 36),
            Course(code: "medication", name: "Medication", isMandatory: true, isInduction: false, validMonths: 24),
            Course(code: "makaton", name: "Makaton", isMandatory: false, isInduction: false, validMonths: nil),
        ]

        /// The days on which the nth carer did a course; none where they have not.
        static func completions(of course: Int, byCarer carer: Int) -> [CivilDate] {
            let first = date("2023-09-04") + (carer * 53 + course * 211) % 800
            guard let months = courses[course].validMonths else {
                let isDone = courses[course].isMandatory || carer.isMultiple(of: 3)
                return isDone ? [date("2016-02-01") + carer * 37] : []
            }
            return renewals(
                from: first, everyMonths: months, daysBefore: 25, isForgotten: (carer + course) % 13 == 5)
        }

        /// The days of issue of the nth carer's DBS certificates.
        static func certificates(ofCarer carer: Int) -> [CivilDate] {
            renewals(
                from: date("2023-01-09") + carer * 37 % 1_060, everyMonths: 36, daysBefore: 30,
                isForgotten: carer % 11 == 4)
        }

        /// The days of the nth carer's annual reviews.
        static func reviews(ofCarer carer: Int) -> [CivilDate] {
            renewals(
                from: date("2024-12-02") + carer * 29 % 340, everyMonths: 12, daysBefore: 10,
                isForgotten: carer % 12 == 7)
        }

        /// The first days of a home's yearly policies.
        static func policies(ofHome home: Int) -> [CivilDate] {
            renewals(
                from: date("2025-01-06") + home * 23 % 330, everyMonths: 12, daysBefore: 0,
                isForgotten: home % 15 == 7)
        }

        /// Somebody else who lives in a home: a grown child in some, and in some a child who will soon be grown.
        struct Member {
            let home: Int
            let givenName: String
            let dateOfBirth: CivilDate
            /// Set for one who has moved out.
            var leftOn: CivilDate?

            var id: UUID { identifier("member/\(home)/\(givenName)") }
            var familyName: String { Vocabulary.familyNames[home % Vocabulary.familyNames.count] }

            func isAdult(on day: CivilDate) -> Bool { dateOfBirth.eighteenthBirthday <= day }
        }

        static let members = [
            Member(home: 1, givenName: "Gethin", dateOfBirth: date("1999-05-14")),
            Member(home: 5, givenName: "Perran", dateOfBirth: date("2009-02-03")),
            Member(home: 9, givenName: "Isla", dateOfBirth: date("2001-08-21")),
            Member(home: 13, givenName: "Corin", dateOfBirth: date("1998-12-30"), leftOn: date("2026-06-01")),
            Member(home: 17, givenName: "Rhian", dateOfBirth: date("2012-10-11")),
        ]
    }
}
