/// That a support carer covers for a carer on a planned basis (3.4.2).
public struct SupportCover: Hashable, Sendable {
    /// The carer who is covered for.
    public var carerID: Identifier
    /// The first day.
    public var from: CivilDate
    /// The first day on which it no longer is so; nil while it is.
    public var to: CivilDate?

    /// A cover.
    public init(carerID: Identifier, from: CivilDate, to: CivilDate? = nil) {
        self.carerID = carerID
        self.from = from
        self.to = to
    }
}
