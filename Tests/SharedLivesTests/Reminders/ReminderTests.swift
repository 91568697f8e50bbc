import SharedLives
import Testing

@Suite struct ReminderTests {
    private static let carer = Identifier(high: 1, low: 1)
    private static let other = Identifier(high: 1, low: 2)
    private static let task = Identifier(high: 2, low: 1)
    private static let due: CivilDate = "2026-06-30"
    private static let deadline = Deadline(
        Deadline.Key(cause: .dbsRenewal, subjectID: carer, dueOn: due), carerID: carer)

    @Test(
        "A step is the last that is reached: 120, 90, 60, 30, 14 and 7 days before, and every 7 after",
        arguments: [
            (-121, nil), (-120, -120), (-91, -120), (-90, -90), (-8, -14), (-7, -7), (0, -7), (6, -7), (7, 7), (13, 7),
            (14, 14), (400, 399),
        ] as [(Int, Int?)])
    func steps(lateDays: Int, step: Int?) {
        #expect(ReminderCause.dbsRenewal.usualSchedule.step(on: Self.due + lateDays, dueOn: Self.due) == step)
    }

    @Test("An absence is told of on its twenty-first day and on its twenty-eighth")
    func absence() {
        let schedule = ReminderCause.longAbsence.usualSchedule
        let began: CivilDate = "2026-03-01"
        let days = (0...30).filter {
            schedule.step(on: began + $0, dueOn: began + 28) != schedule.step(on: began + $0 - 1, dueOn: began + 28)
        }
        #expect(days == [21, 28])
    }

    @Test("Of what a scheme sets for a cause, the latest day counts; before it the program's own")
    func leads() {
        let leads = [
            ReminderLead(cause: .training, from: "2026-03-01", schedule: ReminderSchedule(leadDays: [10])),
            ReminderLead(cause: .training, from: "2026-02-01", schedule: ReminderSchedule(leadDays: [20])),
        ]
        #expect(leads.schedule(of: .training, on: "2026-01-31") == ReminderCause.training.usualSchedule)
        #expect(leads.schedule(of: .training, on: "2026-02-28").leadDays == [20])
        #expect(leads.schedule(of: .training, on: "2026-03-01").leadDays == [10])
        #expect(leads.schedule(of: .induction, on: "2026-03-01") == ReminderCause.induction.usualSchedule)
    }

    private static func plan(
        _ day: CivilDate, _ deadlines: [Deadline] = [deadline], _ tasks: [DeadlineTask] = []
    ) -> ReminderPlan {
        ReminderPlan(deadlines: deadlines, tasks: tasks, leads: [], on: day)
    }

    @Test(
        "A first reminder opens a task; the same step is not called for again, and a clock put back calls for nothing")
    func once() {
        #expect(Self.plan("2026-02-28") == Self.plan("2026-02-28", []))
        let first = Self.plan("2026-03-02")
        #expect(first.opened == [Self.deadline] && first.reminders.map(\.step) == [-120])
        var task = DeadlineTask(id: Self.task, key: Self.deadline.key, lastStep: -90)
        #expect(Self.plan("2026-04-20", [Self.deadline], [task]).reminders.isEmpty)
        #expect(Self.plan("2026-03-02", [Self.deadline], [task]).reminders.isEmpty)
        task.lastStep = nil
        #expect(Self.plan("2026-04-20", [Self.deadline], [task]).reminders.map(\.step) == [-90])
    }

    @Test("After days of outage what still matters is told once, and the steps between are not made up for")
    func outage() {
        let task = DeadlineTask(id: Self.task, key: Self.deadline.key, lastStep: -120)
        let plan = Self.plan("2026-06-20", [Self.deadline, Self.deadline], [task])
        #expect(plan.reminders.map(\.step) == [-14] && plan.opened.isEmpty)
    }

    @Test(
        "What stands no more is settled, what was put off is silent, and what was ticked off against the records is open again"
    )
    func states() {
        let open = DeadlineTask(id: Self.task, key: Self.deadline.key, lastStep: -120)
        #expect(Self.plan("2026-04-20", [], [open]).settled == [Self.task])
        var putOff = open
        putOff.putOffUntil = "2026-05-01"
        #expect(Self.plan("2026-04-30", [Self.deadline], [putOff]).reminders.isEmpty)
        #expect(Self.plan("2026-05-01", [Self.deadline], [putOff]).reminders.map(\.step) == [-60])
        var done = open
        done.isOpen = false
        done.isDoneByHand = true
        let again = Self.plan("2026-04-20", [Self.deadline], [done])
        #expect(again.reopened == [Self.task] && again.reminders.map(\.step) == [-90] && again.settled.isEmpty)
        // What a record does not settle stays as somebody has left it.
        let absence = Deadline(Deadline.Key(cause: .longAbsence, subjectID: Self.other, dueOn: Self.due))
        done.key = absence.key
        let left = Self.plan("2026-06-30", [absence], [done])
        #expect(left.reopened.isEmpty && left.reminders.isEmpty)
    }

    @Test(
        "It goes to who took it, the carer's coordinator or all of the role, and from the seventh day on to the manager too"
    )
    func recipients() {
        let (first, second, manager, finance) = (
            Identifier(high: 3, low: 1), Identifier(high: 3, low: 2), Identifier(high: 3, low: 3),
            Identifier(high: 3, low: 4)
        )
        let accounts: [(id: Identifier, role: Role)] = [
            (first, .coordinator), (second, .coordinator), (manager, .registeredManager), (finance, .financeOfficer),
        ]
        func told(
            _ cause: ReminderCause = .dbsRenewal, on day: CivilDate = "2026-06-01", takenBy: Identifier? = nil,
            coordinators: [Identifier: Identifier] = [:], accounts: [(id: Identifier, role: Role)]
        ) -> Set<Identifier> {
            let deadline = Deadline(
                Deadline.Key(cause: cause, subjectID: Self.carer, dueOn: Self.due), carerID: Self.carer)
            let reminder = ReminderPlan.Reminder(
                deadline: deadline, step: 0,
                isEscalated: cause.usualSchedule.isEscalated(on: day, dueOn: Self.due), takenBy: takenBy)
            return ReminderRecipients(accounts: accounts, coordinators: coordinators).recipients(of: reminder)
        }
        #expect(told(accounts: accounts) == [first, second])
        #expect(told(coordinators: [Self.carer: second], accounts: accounts) == [second])
        #expect(told(takenBy: first, coordinators: [Self.carer: second], accounts: accounts) == [first])
        #expect(told(on: "2026-07-06", coordinators: [Self.carer: second], accounts: accounts) == [second])
        #expect(told(on: "2026-07-07", coordinators: [Self.carer: second], accounts: accounts) == [second, manager])
        #expect(told(.runApproval, accounts: accounts) == [finance])
        #expect(told(.staffDBSRenewal, accounts: accounts) == [manager])
        // Whoever has left is told nothing; without a coordinator the manager is.
        #expect(
            told(takenBy: Self.other, coordinators: [Self.carer: Self.other], accounts: accounts) == [first, second])
        #expect(told(accounts: [(manager, .registeredManager)]) == [manager])
        #expect(told(accounts: []).isEmpty)
    }

    @Test("A message lists what is overdue first, and its subject names nobody")
    func message() {
        let late = Deadline.Key(cause: .training, subjectID: Self.carer, topic: "firstAid", dueOn: "2026-05-01")
        let message = ReminderMessage(
            [
                .init(key: Self.deadline.key, carer: "Fern Larkspur", isEscalated: false),
                .init(key: late, carer: "Fern Larkspur", isEscalated: true),
            ], on: "2026-06-01")
        #expect(message.subject == "Shared Lives: 2 reminders, 1 overdue")
        #expect(
            message.text == """
                Reminders of 1 June 2026

                Overdue:
                - Mandatory course (firstAid), Fern Larkspur: since 1 May 2026; also with the registered manager

                Coming up:
                - DBS certificate, Fern Larkspur: by 30 June 2026, in 29 days

                The work list has each of these, to be taken, put off or done.

                """)
    }

    @Test("What comes due of a carer is what the register says, by the same day before and after it")
    func ofCarer() {
        let home = Identifier(high: 4, low: 1)
        let course = Identifier(high: 4, low: 2)
        let evidence = CarerEvidence(
            kind: .carer, householdID: home, approvedOn: "2025-03-01",
            certificates: [
                Evidence(
                    id: Identifier(high: 4, low: 3),
                    fact: DBSEvidence(
                        certificate: DBSCertificate(
                            level: .enhanced, workforce: .adult, barredListChecked: true, homeBased: true,
                            isPaper: true,
                            number: "001234567890", issuedOn: "2024-02-29", outcome: .clear, originalSeenBy: Self.other,
                            originalSeenOn: "2024-03-01", namedAdults: [])))
            ],
            insurances: [
                Evidence(
                    id: Identifier(high: 4, low: 4),
                    fact: Insurance(kind: .household, insurer: "Bramble", from: "2025-01-01", to: "2026-01-01"))
            ],
            training: [
                Evidence(
                    id: Identifier(high: 4, low: 5),
                    fact: TrainingRecord(courseID: course, completedOn: "2025-02-01", trainer: "Lapwing"))
            ],
            courses: [
                Evidence(
                    id: course,
                    fact: Course(
                        code: "firstAid", name: "First aid", isMandatory: true, isInduction: false, validMonths: 12,
                        from: "2020-01-01")),
                Evidence(
                    id: Identifier(high: 4, low: 6),
                    fact: Course(
                        code: "fire", name: "Fire", isMandatory: true, isInduction: false, validMonths: nil,
                        from: "2025-06-01")),
            ])
        let policy = RequirementPolicy(from: "2020-01-01")
        func due(_ day: CivilDate) -> [String: CivilDate] {
            let deadlines = evidence.deadlines(of: Self.carer, on: day, policy: policy)
            return Dictionary(
                uniqueKeysWithValues: deadlines.map {
                    ("\($0.key.cause.rawValue)\($0.key.topic.isEmpty ? "" : " ")\($0.key.topic)", $0.key.dueOn)
                })
        }
        let expected: [String: CivilDate] = [
            "dbsRenewal": "2027-02-28", "householdInsurance": "2026-01-01", "publicLiabilityInsurance": "2025-03-01",
            "homeInspection": "2025-03-01", "induction": "2025-03-01", "training firstAid": "2026-02-01",
            "training fire": "2025-06-01", "carerAgreement": "2025-03-01", "annualCarerReview": "2026-03-01",
        ]
        // Of each, the day is the same however early or late it is asked for.
        for day: CivilDate in ["2025-07-01", "2026-01-01", "2026-06-01", "2027-05-01"] {
            #expect(due(day) == expected, "\(day)")
        }
        #expect(due("2025-02-28").isEmpty)
        let insurance = evidence.deadlines(of: Self.carer, on: "2026-06-01", policy: policy)
            .first { $0.key.cause == .householdInsurance }
        #expect(insurance?.key.subjectID == home && insurance?.carerID == Self.carer)
    }

    @Test("Every cause has a task of its own name, and words")
    func causes() {
        for cause in ReminderCause.allCases { #expect(StaffTask.Kind(cause).rawValue == cause.rawValue) }
        #expect(Set(ReminderCause.allCases.map(\.inWords)).count == ReminderCause.allCases.count)
    }
}
