/// Days [from, to) of a placement on which the person is not there.
public struct Absence: Hashable, Sendable {
    /// Why the person is away; it decides by which rule the days are paid.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// In hospital (4.12.3).
        case hospital
        /// A break of the carer's (4.11.1).
        case carerBreak
        /// Anything else, with a return expected (4.12.3).
        case other
    }

    /// Why the person is away.
    public var kind: Kind
    /// The first day away.
    public var from: CivilDate
    /// The day of the return, which is no day of absence; nil while the person is away.
    public var to: CivilDate?

    /// An absence over the days [from, to).
    public init(kind: Kind, from: CivilDate, to: CivilDate? = nil) {
        self.kind = kind
        self.from = from
        self.to = to
    }
}
