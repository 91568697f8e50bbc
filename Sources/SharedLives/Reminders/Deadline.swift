/// Something that is to be done by a day, and is not done yet as far as the records say.
public struct Deadline: Hashable, Sendable {
    /// What tells one deadline from every other one.
    public struct Key: Hashable, Comparable, Sendable {
        /// Why.
        public var cause: ReminderCause
        /// What it is about: a carer, a household, a placement, an absence, a meeting, a run, an account, an incident, a scheme.
        public var subjectID: Identifier
        /// Which of several things of one subject: the code of a course; empty where there is one.
        public var topic: String
        /// The day by which it is to be done: of what runs out, the first day on which it has.
        public var dueOn: CivilDate

        /// A key.
        public init(cause: ReminderCause, subjectID: Identifier, topic: String = "", dueOn: CivilDate) {
            self.cause = cause
            self.subjectID = subjectID
            self.topic = topic
            self.dueOn = dueOn
        }

        /// By due day, then by cause, subject and topic.
        public static func < (left: Key, right: Key) -> Bool {
            (left.dueOn, left.cause.rawValue, left.subjectID, left.topic)
                < (right.dueOn, right.cause.rawValue, right.subjectID, right.topic)
        }
    }

    /// What it is.
    public var key: Key
    /// The carer whom it is about, or with whom the person lives whom it is about; the coordinator follows from them.
    public var carerID: Identifier?

    /// A deadline.
    public init(_ key: Key, carerID: Identifier? = nil) {
        self.key = key
        self.carerID = carerID
    }
}

extension CarerEvidence {
    /// What comes due of a carer who is approved, or has, and by when: worked out by the rules by which requirements are told, so that
    /// a reminder and the register never say different things.
    ///
    /// - Parameter policy: the scheme's policy in force on the day.
    public func deadlines(of carer: Identifier, on day: CivilDate, policy: RequirementPolicy) -> [Deadline] {
        guard let approvedOn, approvedOn <= day else { return [] }
        let rules = rules(on: day, policy: policy)
        let certificateEnd = rules.first { $0.kind == .dbs }?.lapse(on: day)
        return rules.compactMap { rule in
            guard let cause = ReminderCause(rule.kind) else { return nil }
            let holds = rule.finding(on: day).state == .holds
            let lapse = rule.lapse(on: day)
            // Who is named on a certificate that runs out is reminded of with the certificate.
            if cause == .householdAdults, lapse == certificateEnd { return nil }
            guard let dueOn = holds ? lapse : max(lapse ?? approvedOn, approvedOn) else { return nil }
            let subject = cause.isOfHousehold ? householdID ?? carer : carer
            return Deadline(
                Deadline.Key(cause: cause, subjectID: subject, topic: rule.subject ?? "", dueOn: dueOn),
                carerID: carer)
        }
    }
}
