/// A course of the scheme's training programme (3.13.1), as it is from a day on.
///
/// A course that changes is recorded again with the same code and the day from which it is so: of one code, the latest such
/// day counts, and what carers completed before counts as before.
public struct Course: Hashable, Sendable {
    /// A short name for programs and tables, as in "manualHandling": 1 to 50 characters.
    public var code: String
    /// The name for people.
    public var name: String
    /// Whether every carer has to have it in date.
    public var isMandatory: Bool
    /// Whether it is the induction, or a part of it; then it is demanded of every carer too.
    public var isInduction: Bool
    /// For how many months it is valid once completed; nil for ever.
    public var validMonths: Int?
    /// The first day on which the course is as said here.
    public var from: CivilDate

    /// A course.
    public init(
        code: String, name: String, isMandatory: Bool, isInduction: Bool = false, validMonths: Int? = nil,
        from: CivilDate
    ) {
        self.code = code
        self.name = name
        self.isMandatory = isMandatory
        self.isInduction = isInduction
        self.validMonths = validMonths
        self.from = from
    }
}

/// An entry of a carer's training log (3.13.4).
public struct TrainingRecord: Hashable, Sendable {
    /// The course.
    public var courseID: Identifier
    /// The day on which the carer completed it.
    public var completedOn: CivilDate
    /// Who taught it (3.13.3).
    public var trainer: String

    /// An entry of a training log.
    public init(courseID: Identifier, completedOn: CivilDate, trainer: String) {
        self.courseID = courseID
        self.completedOn = completedOn
        self.trainer = trainer
    }
}
