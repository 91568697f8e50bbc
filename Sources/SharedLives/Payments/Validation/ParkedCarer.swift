/// A carer whose facts contradict each other: shown, unpaid, and the rest of the run goes on.
public struct ParkedCarer: Hashable, Sendable {
    /// The carer.
    public var carer: String
    /// What is to be mended before the carer can be paid.
    public var faults: [SubjectFault]

    /// A carer with what is to be mended.
    public init(carer: String, faults: [SubjectFault]) {
        self.carer = carer
        self.faults = faults
    }
}

/// Something wrong with one placement, stay or session.
public struct SubjectFault: Hashable, Sendable {
    /// The identifier of the placement, stay or session.
    public var subject: String
    /// What is wrong; its pointer begins at the subject, as in "/absences/1/from".
    public var fault: Fault

    /// A fault of a subject.
    public init(subject: String, fault: Fault) {
        self.subject = subject
        self.fault = fault
    }
}
