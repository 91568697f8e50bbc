/// A change that a carer reported (3.5.1); it opens a task.
public struct ChangeOfCircumstances: Hashable, Sendable {
    /// What changed.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A conviction, caution or charge that would show on a new DBS certificate.
        case conviction
        /// Health.
        case health
        /// Who lives in the household.
        case household
        /// Where they live.
        case address
        /// Other work.
        case employment
        /// A relationship that began or ended.
        case relationship
        /// Anything else.
        case other
    }

    /// The day on which it was reported.
    public var reportedOn: CivilDate
    /// What changed.
    public var kind: Kind
    /// In words.
    public var detail: String

    /// A change of circumstances.
    public init(reportedOn: CivilDate, kind: Kind, detail: String) {
        self.reportedOn = reportedOn
        self.kind = kind
        self.detail = detail
    }
}
