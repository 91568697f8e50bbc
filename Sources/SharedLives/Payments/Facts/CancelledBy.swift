/// Who cancelled a short break or day support; only the first two cost anything (4.7.6).
public enum CancelledBy: String, CaseIterable, Hashable, Sendable {
    /// The council.
    case council
    /// The person.
    case person
    /// The carer.
    case carer
    /// The scheme.
    case scheme
}
