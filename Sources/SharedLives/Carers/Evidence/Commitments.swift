/// What else a carer has to do, family and work, and whether it goes together with caring (3.3.1, 3.3.5).
public struct Commitments: Hashable, Sendable {
    /// The day on which they were considered.
    public var consideredOn: CivilDate
    /// What they are.
    public var summary: String
    /// Whether they go together with caring.
    public var compatible: Bool

    /// A consideration of other commitments.
    public init(consideredOn: CivilDate, summary: String, compatible: Bool) {
        self.consideredOn = consideredOn
        self.summary = summary
        self.compatible = compatible
    }
}
