/// Somebody who works for the scheme.
public struct StaffMember: Hashable, Sendable {
    /// 1 to 100 characters each.
    public var givenName: String, familyName: String
    /// Their first day.
    public var startedOn: CivilDate
    /// The first day on which they do not work here any more; nil where none is known.
    public var leftOn: CivilDate?
    /// The account by which they use this service, if they do.
    public var accountID: Identifier?

    /// A member of staff.
    public init(
        givenName: String, familyName: String, startedOn: CivilDate, leftOn: CivilDate? = nil,
        accountID: Identifier? = nil
    ) {
        self.givenName = givenName
        self.familyName = familyName
        self.startedOn = startedOn
        self.leftOn = leftOn
        self.accountID = accountID
    }

    /// Whether they work here on a day.
    public func works(on day: CivilDate) -> Bool { startedOn <= day && leftOn.map { day < $0 } ?? true }

    /// Everything that cannot be, with pointers into it as it is sent.
    public var faults: [Fault] {
        guard let leftOn, leftOn <= startedOn else { return [] }
        return [
            Fault(
                pointer: "/leftOn", code: "notInOrder",
                detail: "They started on \(startedOn). Give a later day for their having left.")
        ]
    }
}

/// What somebody's work is, from a day on: the latest first day counts.
public struct StaffPost: Hashable, Sendable {
    /// The first day.
    public var from: CivilDate
    /// What the post is called, 1 to 200 characters.
    public var title: String
    /// Whether it is full time.
    public var isFullTime: Bool
    /// How many minutes a week, 1 to 3600.
    public var weeklyMinutes: Int

    /// A post.
    public init(from: CivilDate, title: String, isFullTime: Bool, weeklyMinutes: Int) {
        self.from = from
        self.title = title
        self.isFullTime = isFullTime
        self.weeklyMinutes = weeklyMinutes
    }
}

/// The training of a member of staff: courses for staff as they are from each of several days on, and the log of what was done. The
/// rules are those of carers' training (3.13).
public struct StaffTrainingLog: Hashable, Sendable {
    /// The first day of the member of staff.
    public var startedOn: CivilDate
    /// The scheme's courses for staff.
    public var courses: [Evidence<Course>]
    /// What was done.
    public var training: [Evidence<TrainingRecord>]

    /// A log.
    public init(startedOn: CivilDate, courses: [Evidence<Course>], training: [Evidence<TrainingRecord>]) {
        self.startedOn = startedOn
        self.courses = courses
        self.training = training
    }

    /// Each course that is mandatory on a day, or an induction, by its code, and whether it is in date.
    public func mandatory(on day: CivilDate) -> [(course: Course, isInDate: Bool)] {
        rules(on: day).map { ($0.course, $0.rule.finding(on: day).state == .holds) }
    }

    /// What comes due of the training and by when. What was never done is due on their first day, or on the course's own if that is later.
    public func deadlines(of member: Identifier, on day: CivilDate) -> [Deadline] {
        rules(on: day).compactMap { course, rule in
            let holds = rule.finding(on: day).state == .holds
            let lapse = rule.lapse(on: day)
            guard let dueOn = holds ? lapse : max(lapse ?? startedOn, startedOn) else { return nil }
            return Deadline(
                Deadline.Key(cause: .staffTraining, subjectID: member, topic: course.code, dueOn: dueOn))
        }
    }

    private func rules(on day: CivilDate) -> [(course: Course, rule: TrainingRule)] {
        courses.demanded(on: day).map { course in
            (course, TrainingRule(course, leadDays: 0, courses: courses, training: training))
        }
    }
}
