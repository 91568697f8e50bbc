import Postgres
import SharedLives

extension Demonstration {
    /// What happened in the scheme, what was said of it, and who works for it. Most of it falls into the third quarter of 2026, so that
    /// its monitoring report has something to count; a little is open, and late.
    enum Quality {
        /// An incident, and when it was told to whom. Offsets are in hours from when it was known, or in days.
        struct Incident {
            let name: String
            let kind: String
            /// Whose: a place among the placements that last.
            var placement: Int?
            let knownOn: CivilDate
            let description: String
            var isForCQC = false
            var hoursToCouncil: Int?
            var hoursToCQC: Int?
            var abuse: [String] = []
            var raisedBy: String?
            var enquiry: String?
            var finding: String?
            var closedOn: CivilDate?
            var learning: String?
        }

        static let incidents = [
            Incident(
                name: "1", kind: "unexplainedAbsence", placement: 3, knownOn: date("2026-05-14"),
                description: "Did not come back from the day centre; found at the bus station two hours later.",
                hoursToCouncil: 1, closedOn: date("2026-05-28"),
                learning: "A card with the home's number in the wallet."),
            Incident(
                name: "2", kind: "hospitalAdmission", placement: 7, knownOn: date("2026-07-08"),
                description: "Taken to hospital with a chest infection.", hoursToCouncil: 3,
                closedOn: date("2026-07-20"), learning: "Flu jabs are asked after at every visit."),
            Incident(
                name: "3", kind: "seriousInjury", placement: 11, knownOn: date("2026-08-03"),
                description: "A broken wrist after a fall on the stairs.", isForCQC: true, hoursToCouncil: 2,
                hoursToCQC: 22, closedOn: date("2026-08-28"), learning: "A second handrail was fitted."),
            Incident(
                name: "4", kind: "safeguardingConcern", placement: 15, knownOn: date("2026-08-19"),
                description: "A sister asked where the birthday money had gone.", isForCQC: true, hoursToCouncil: 4,
                hoursToCQC: 23, abuse: ["financial"], raisedBy: "family", enquiry: "section42",
                finding: "notSubstantiated", closedOn: date("2026-09-30"),
                learning: "Spending above £20 is written down with its receipt."),
            Incident(
                name: "5", kind: "safeguardingConcern", placement: 19, knownOn: date("2026-09-22"),
                description: "Sharp words were heard at a visit.", isForCQC: true, hoursToCouncil: 5, hoursToCQC: 6,
                abuse: ["psychological"], raisedBy: "staff", enquiry: "notNeeded", closedOn: date("2026-10-05"),
                learning: "The carer has a break booked, and a course."),
            Incident(
                name: "6", kind: "safeguardingConcern", placement: 23, knownOn: date("2026-10-28"),
                description: "Meals were left out while the carer was ill.", isForCQC: true, hoursToCouncil: 2,
                hoursToCQC: 24, abuse: ["neglect"], raisedBy: "council", enquiry: "section42"),
            Incident(
                name: "7", kind: "floodOrFire", placement: 27, knownOn: date("2026-11-05"),
                description: "The washing machine flooded the kitchen; nobody was hurt."),
        ]

        /// Something that was said of the scheme.
        struct Feedback {
            let name: String
            let kind: String
            let receivedOn: CivilDate
            let from: String
            let about: String
            var placement: Int?
            var causes: [String] = []
            let summary: String
            var acknowledgedOn: CivilDate?
            var resolvedOn: CivilDate?
            var outcome: String?
            var remedy: String?
            var remedyDueOn: CivilDate?
            var remedyDoneOn: CivilDate?
            var learning: String?
            var ombudsmanReference: String?
        }

        static let feedback = [
            Feedback(
                name: "1", kind: "complaint", receivedOn: date("2026-06-24"), from: "family", about: "scheme",
                placement: 2, causes: ["communication", "delay"], summary: "Nobody rang back for a week.",
                acknowledgedOn: date("2026-06-26"), resolvedOn: date("2026-07-20"), outcome: "upheld",
                remedy: "A letter of apology, and a named coordinator.", remedyDueOn: date("2026-08-03"),
                remedyDoneOn: date("2026-07-31"), learning: "Calls are written down with who calls back."),
            Feedback(
                name: "2", kind: "complaint", receivedOn: date("2026-07-13"), from: "person", about: "carer",
                placement: 6, causes: ["home"], summary: "The bedroom is cold.", acknowledgedOn: date("2026-07-15"),
                resolvedOn: date("2026-08-03"), outcome: "partlyUpheld", remedy: "A new radiator.",
                remedyDueOn: date("2026-10-30"), learning: "Bedrooms are measured at inspections."),
            Feedback(
                name: "3", kind: "concern", receivedOn: date("2026-08-10"), from: "council", about: "carer",
                placement: 10, causes: ["medication"], summary: "A tablet was found on the floor.",
                acknowledgedOn: date("2026-08-12"), resolvedOn: date("2026-08-19"), outcome: "upheld",
                learning: "Medication is counted each evening."),
            Feedback(
                name: "4", kind: "complaint", receivedOn: date("2026-09-01"), from: "carer", about: "scheme",
                causes: ["money", "paperwork"], summary: "Mileage was paid two months late.",
                acknowledgedOn: date("2026-09-08"), resolvedOn: date("2026-11-02"), outcome: "notUpheld",
                learning: "The claim form now says by when to send it.", ombudsmanReference: "26 004 711"),
            Feedback(
                name: "5", kind: "compliment", receivedOn: date("2026-07-22"), from: "family", about: "carer",
                placement: 14, summary: "She has not laughed so much for years.", resolvedOn: date("2026-07-22"),
                outcome: "noted"),
            Feedback(
                name: "6", kind: "compliment", receivedOn: date("2026-08-27"), from: "person", about: "staff",
                placement: 18, summary: "Thank you for coming to my birthday.", resolvedOn: date("2026-08-28"),
                outcome: "noted"),
            Feedback(
                name: "7", kind: "compliment", receivedOn: date("2026-09-15"), from: "council", about: "scheme",
                summary: "The crisis placement was found in a day.", resolvedOn: date("2026-09-16"), outcome: "noted"),
            Feedback(
                name: "8", kind: "comment", receivedOn: date("2026-09-18"), from: "carer", about: "scheme",
                summary: "Could the meetings be in the evening?", resolvedOn: date("2026-09-25"), outcome: "noted",
                learning: "Every second one is now."),
            Feedback(
                name: "9", kind: "complaint", receivedOn: date("2026-11-03"), from: "family", about: "carer",
                placement: 22, causes: ["conduct"], summary: "Visits at the weekend are refused."),
        ]

        /// How people fare: place among the placements that last, area, day, progress, and a case study that may be shared.
        static let outcomes:
            [(placement: Int, area: String, goal: String, on: CivilDate, progress: String, story: String?)] = [
                (0, "community", "To go to town alone by bus.", date("2026-04-15"), "improving", nil),
                (
                    0, "community", "To go to town alone by bus.", date("2026-07-14"), "achieved",
                    "Learning one bus stop at a time, a man in his thirties now goes to town by himself on Fridays."
                ),
                (1, "workAndLearning", "To work at the garden centre.", date("2026-07-21"), "improving", nil),
                (4, "relationships", "To see my brother once a month.", date("2026-08-06"), "achieved", nil),
                (5, "nutrition", "To cook two suppers a week.", date("2026-08-11"), "improving", nil),
                (
                    8, "workAndLearning", "To read to the children at the library.", date("2026-08-25"), "achieved",
                    "A woman who would not speak to strangers reads aloud at the library's story hour."
                ),
                (9, "habitableHome", "To keep my room as I like it.", date("2026-09-02"), "maintained", nil),
                (12, "hygiene", "To shower without being asked.", date("2026-09-10"), "notMet", nil),
                (13, "community", "To join the choir.", date("2026-09-17"), "improving", nil),
                (16, "useOfHome", "To use the kitchen safely.", date("2026-10-08"), "maintained", nil),
            ]

        /// What carers noted: place among the placements that last, kind, day, text.
        static let events: [(placement: Int, kind: String, on: CivilDate, text: String)] = [
            (0, "outcomeAchieved", date("2026-07-10"), "First trip to town alone."),
            (3, "healthContact", date("2026-07-29"), "The dentist; two fillings."),
            (7, "illness", date("2026-07-07"), "A cough and a temperature."),
            (11, "accidentOrIncident", date("2026-08-03"), "Fell on the stairs."),
            (17, "agencyContact", date("2026-08-20"), "The benefits office rang about the review."),
            (21, "mentalCapacity", date("2026-09-09"), "Decided about the flu jab after a talk with pictures."),
            (25, "healthContact", date("2026-10-14"), "The yearly health check."),
        ]

        /// The days on which a placement was visited: every three months, a week early. The last visit was forgotten in some.
        static func visits(_ placement: Placement, _ number: Int) -> [CivilDate] {
            let last = min(Paperwork.lastDay, placement.end.map { $0.fact.date - 1 } ?? Paperwork.lastDay)
            let first = max(placement.start + 60, date("2025-11-03") + number * 13 % 80)
            guard first <= last else { return [] }
            var days = [first]
            while days[days.count - 1].adding(months: 3) - 7 <= last {
                days.append(days[days.count - 1].adding(months: 3) - 7)
            }
            if number % 15 == 4, days.count > 1 { days.removeLast() }
            return days
        }

        /// The scheme's policies: subject, title, and the day of the last review.
        static let policies: [(subject: String, title: String, on: CivilDate)] = [
            ("staffRecruitmentAndTraining", "Recruiting and training staff", date("2026-02-10")),
            ("healthAndSafety", "Health and safety", date("2026-03-17")),
            ("equalAccess", "Equal access", date("2026-01-20")),
            ("informationGovernance", "Information governance", date("2026-04-21")),
            ("mentalCapacity", "Mental capacity and deprivation of liberty", date("2026-05-12")),
            ("safeguarding", "Safeguarding adults", date("2026-09-08")),
            ("notifiableIncidents", "Notifiable incidents", date("2026-09-08")),
            ("prevent", "Prevent", date("2025-10-20")), ("medication", "Medication", date("2025-12-02")),
            ("complaints", "Complaints, compliments and comments", date("2026-06-16")),
            ("loneWorking", "Lone working", date("2026-03-17")), ("firstAid", "First aid", date("2026-03-17")),
            ("infectionControl", "Infection control", date("2025-12-09")),
            ("transport", "Transport", date("2026-02-24")), ("petsAtHome", "Pets at home", date("2026-07-07")),
        ]

        /// What was done together, asked, or given to the county.
        static let activities:
            [(kind: String, on: CivilDate, title: String, text: String, people: Int, carers: Int, value: Int?)] = [
                (
                    "coProduction", date("2026-07-16"), "The friends' group",
                    "People and carers wrote the new welcome pack.",
                    7, 5, nil
                ),
                (
                    "consultation", date("2026-08-13"), "What makes a good visit",
                    "A questionnaire with pictures; 31 answers.",
                    31, 0, nil
                ),
                (
                    "socialValue", date("2026-09-05"), "The orchard",
                    "Three mornings of planting at the community orchard.",
                    9, 6, 120_000
                ),
                (
                    "coProduction", date("2026-10-21"), "Interviews",
                    "Two people sat on the interviews for a coordinator.", 2, 0, nil
                ),
            ]

        /// A member of staff.
        struct Staff {
            let givenName: String, familyName: String
            let title: String
            let startedOn: CivilDate
            var leftOn: CivilDate?
            let weeklyMinutes: Int
            var account: Account?
            /// The days on which each of ``courses`` was done; nil where it was not.
            let training: [CivilDate?]

            var id: UUID { identifier("staff/\(givenName)") }
        }

        /// Code, name, months, and whether it is the induction.
        static let courses: [(code: String, name: String, months: Int?, isInduction: Bool)] = [
            ("induction", "Induction for staff", nil, true), ("safeguarding", "Safeguarding adults", 12, false),
            ("dataProtection", "Data protection", 12, false), ("mentalCapacity", "Mental capacity", 36, false),
        ]

        static let staff = [
            Staff(
                givenName: "Ivy", familyName: "Hazel", title: "Registered manager", startedOn: date("2019-03-04"),
                weeklyMinutes: 2_220, account: .registeredManager,
                training: [date("2019-03-06"), date("2026-02-03"), date("2026-02-05"), date("2024-05-14")]),
            Staff(
                givenName: "Jay", familyName: "Teal", title: "Coordinator", startedOn: date("2020-09-07"),
                weeklyMinutes: 2_220, account: .coordinator,
                training: [date("2020-09-09"), date("2026-04-14"), date("2026-04-16"), date("2025-01-21")]),
            Staff(
                givenName: "Bryony", familyName: "Moss", title: "Coordinator", startedOn: date("2022-05-09"),
                weeklyMinutes: 1_332,
                training: [date("2022-05-11"), date("2025-09-16"), date("2026-03-10"), date("2023-10-03")]),
            Staff(
                givenName: "Rowan", familyName: "Ash", title: "Finance officer", startedOn: date("2021-01-11"),
                weeklyMinutes: 1_110, account: .financeOfficer,
                training: [date("2021-01-13"), date("2026-05-19"), date("2026-05-21"), date("2024-11-12")]),
            Staff(
                givenName: "Dale", familyName: "Wood", title: "Assessor", startedOn: date("2023-02-06"),
                leftOn: date("2026-04-01"), weeklyMinutes: 2_220,
                training: [date("2023-02-08"), date("2025-06-10"), date("2025-06-12"), date("2023-03-07")]),
            Staff(
                givenName: "Linnet", familyName: "Fell", title: "Coordinator", startedOn: date("2026-08-17"),
                weeklyMinutes: 1_110,
                training: [date("2026-08-19"), date("2026-08-25"), date("2026-08-27"), nil]),
        ]
    }
}
