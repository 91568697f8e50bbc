/// What somebody said of the scheme, its staff or a carer: a complaint, a concern, a compliment or a comment (3.19).
public struct Feedback: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case complaint
        /// Something is not right, and is raised without a complaint.
        case concern
        case compliment, comment

        /// Whether it is acknowledged and answered by a day.
        public var isAnswered: Bool { self == .complaint || self == .concern }
    }

    /// From whom it came.
    public enum Source: String, CaseIterable, Hashable, Sendable {
        case person, family, carer, staff, council, other, anonymous
    }

    /// Whom it is about (3.19.1, 3.19.2).
    public enum Subject: String, CaseIterable, Hashable, Sendable {
        case carer, scheme, staff, other
    }

    /// What it is about: there may be several causes.
    public enum Cause: String, CaseIterable, Hashable, Sendable {
        case careAndSupport, conduct, communication, dignityAndRespect, matching, home, safety, medication, money,
            delay,
            paperwork, other
    }

    /// What came of it.
    public enum Outcome: String, CaseIterable, Hashable, Sendable {
        case upheld, partlyUpheld, notUpheld
        /// Whoever said it took it back.
        case withdrawn
        /// It was noted: of a compliment or a comment.
        case noted
    }

    /// What is done to put something right, by a day of its own.
    public struct Remedy: Hashable, Sendable {
        /// What is done, 1 to 4000 characters.
        public var text: String
        /// By when.
        public var dueOn: CivilDate
        /// When it was done; nil while it was not.
        public var doneOn: CivilDate?

        /// A remedy.
        public init(text: String, dueOn: CivilDate, doneOn: CivilDate? = nil) {
            self.text = text
            self.dueOn = dueOn
            self.doneOn = doneOn
        }
    }

    /// That it went to the Local Government and Social Care Ombudsman.
    public struct Ombudsman: Hashable, Sendable {
        /// When the scheme heard of it.
        public var on: CivilDate
        /// The ombudsman's reference, 1 to 50 characters.
        public var reference: String

        /// An ombudsman's case.
        public init(on: CivilDate, reference: String) {
            self.on = on
            self.reference = reference
        }
    }

    /// What it is.
    public var kind: Kind
    /// The day on which it came.
    public var receivedOn: CivilDate
    /// From whom.
    public var source: Source
    /// Whom it is about.
    public var subject: Subject
    /// The person whom it concerns, if there is one.
    public var personID: Identifier?
    /// The carer whom it concerns, if there is one.
    public var carerID: Identifier?
    /// The council with which it is shared, if there is one.
    public var councilID: Identifier?
    /// What it is about; at least one of a complaint or concern.
    public var causes: Set<Cause>
    /// What was said, 1 to 4000 characters.
    public var summary: String
    /// The day on which it was acknowledged.
    public var acknowledgedOn: CivilDate?
    /// The day on which it was resolved; with an outcome.
    public var resolvedOn: CivilDate?
    /// What came of it.
    public var outcome: Outcome?
    /// What is done to put it right.
    public var remedy: Remedy?
    /// What was learned (3.19.3), 1 to 4000 characters.
    public var learning: String?
    /// The day on which it was shared with the council (3.19.4).
    public var sharedOn: CivilDate?
    /// The ombudsman's case, where it went there.
    public var ombudsman: Ombudsman?

    /// What was said.
    public init(
        kind: Kind, receivedOn: CivilDate, source: Source, subject: Subject, personID: Identifier? = nil,
        carerID: Identifier? = nil, councilID: Identifier? = nil, causes: Set<Cause> = [], summary: String,
        acknowledgedOn: CivilDate? = nil, resolvedOn: CivilDate? = nil, outcome: Outcome? = nil, remedy: Remedy? = nil,
        learning: String? = nil, sharedOn: CivilDate? = nil, ombudsman: Ombudsman? = nil
    ) {
        self.kind = kind
        self.receivedOn = receivedOn
        self.source = source
        self.subject = subject
        self.personID = personID
        self.carerID = carerID
        self.councilID = councilID
        self.causes = causes
        self.summary = summary
        self.acknowledgedOn = acknowledgedOn
        self.resolvedOn = resolvedOn
        self.outcome = outcome
        self.remedy = remedy
        self.learning = learning
        self.sharedOn = sharedOn
        self.ombudsman = ombudsman
    }
}

extension Feedback {
    /// Everything that cannot be, with pointers into it as it is sent.
    public func faults(today: CivilDate) -> [Fault] {
        let check = DayCheck(today: today)
        var faults = check.happened(receivedOn, "/receivedOn")
        let days = [
            (acknowledgedOn, "/acknowledgedOn"), (resolvedOn, "/resolvedOn"), (remedy?.doneOn, "/remedy/doneOn"),
            (sharedOn, "/sharedOn"), (ombudsman?.on, "/ombudsman/on"),
        ]
        for (day, pointer) in days {
            faults += check.happened(day, pointer)
            if let day, day < receivedOn {
                faults.append(
                    Fault(
                        pointer: pointer, code: "notInOrder",
                        detail:
                            "It was received on \(receivedOn): nothing came of it before. Correct one of the two days.")
                )
            }
        }
        if kind.isAnswered, causes.isEmpty {
            faults.append(.missing("/causes", "Give at least one cause of a complaint or concern."))
        }
        if resolvedOn != nil, outcome == nil { faults.append(.missing("/outcome", "Say what came of it.")) }
        if resolvedOn == nil, outcome != nil {
            faults.append(.missing("/resolvedOn", "Say on which day it was resolved, since there is an outcome."))
        }
        if kind.isAnswered, outcome == .noted {
            faults.append(
                Fault(
                    pointer: "/outcome", code: "notAnAnswer",
                    detail: "A complaint or concern is upheld, partly or not, or withdrawn. Send one of these."))
        }
        if kind.isAnswered, resolvedOn != nil, outcome != .withdrawn, learning == nil {
            faults.append(
                .missing("/learning", "Say what was learned, or that nothing was, before it is resolved (3.19.3)."))
        }
        return faults
    }

    /// What is still to be done of it and by when, by the policy of the day on which it came.
    public func deadlines(of id: Identifier, _ clocks: QualityClocks) -> [Deadline] {
        let policy = clocks.policies.inForce(on: receivedOn)
        func deadline(_ cause: ReminderCause, _ dueOn: CivilDate) -> Deadline {
            Deadline(Deadline.Key(cause: cause, subjectID: id, dueOn: dueOn), carerID: carerID)
        }
        var deadlines: [Deadline] = []
        if kind.isAnswered, resolvedOn == nil {
            if acknowledgedOn == nil {
                deadlines.append(
                    deadline(
                        .feedbackAcknowledgement, clocks.workingDays.day(policy.acknowledgementDays, after: receivedOn))
                )
            }
            deadlines.append(
                deadline(.feedbackResponse, clocks.workingDays.day(policy.responseDays, after: receivedOn)))
        }
        if let remedy, remedy.doneOn == nil { deadlines.append(deadline(.feedbackRemedy, remedy.dueOn)) }
        return deadlines
    }
}

/// How quickly complaints or concerns were resolved: how many within 10, 20, 40 and 65 working days from the day after receipt.
public struct FeedbackTimeliness: Hashable, Sendable {
    /// The numbers of working days that are told.
    public static let steps = [10, 20, 40, 65]

    /// How many were resolved.
    public private(set) var resolved = 0
    /// How many of them within each of ``steps``.
    public private(set) var within = [Int](repeating: 0, count: steps.count)

    /// Counts some that were resolved.
    ///
    /// - Parameter days: of each, the day of receipt and that of its resolution.
    public init(_ days: [(received: CivilDate, resolved: CivilDate)], _ workingDays: WorkingDays) {
        for (received, resolvedOn) in days {
            let count = workingDays.count(after: received, through: resolvedOn)
            resolved += 1
            for (place, step) in Self.steps.enumerated() where count <= step { within[place] += 1 }
        }
    }
}
