/// The report of whoever assessed an applicant, which the panel reads (3.3.6).
public struct AssessorReport: Hashable, Sendable {
    /// The day on which it was completed.
    public var completedOn: CivilDate
    /// Who assessed.
    public var assessor: String
    /// The report in short.
    public var summary: String
    /// Whether the assessor recommends approval.
    public var recommendsApproval: Bool

    /// A report.
    public init(completedOn: CivilDate, assessor: String, summary: String, recommendsApproval: Bool) {
        self.completedOn = completedOn
        self.assessor = assessor
        self.summary = summary
        self.recommendsApproval = recommendsApproval
    }
}
