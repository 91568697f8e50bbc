/// A full inspection of a home: what of the five points of 3.3.3 was found in order.
public struct HomeInspection: Hashable, Sendable {
    /// The day of the inspection.
    public var inspectedOn: CivilDate
    /// Who inspected.
    public var inspector: String
    /// Whether there is a suitable bedroom.
    public var bedroom: Bool
    /// Whether there are suitable and accessible washing facilities.
    public var washing: Bool
    /// Whether the home complies with health and safety legislation.
    public var healthAndSafety: Bool
    /// Whether the home is appropriate to the needs of those who may live there.
    public var suitability: Bool
    /// Whether there is appropriate insurance cover.
    public var insurance: Bool
    /// What was found, in words.
    public var findings: String?

    /// An inspection; a point is true where it was found in order.
    public init(
        inspectedOn: CivilDate, inspector: String, bedroom: Bool, washing: Bool, healthAndSafety: Bool,
        suitability: Bool, insurance: Bool, findings: String? = nil
    ) {
        self.inspectedOn = inspectedOn
        self.inspector = inspector
        self.bedroom = bedroom
        self.washing = washing
        self.healthAndSafety = healthAndSafety
        self.suitability = suitability
        self.insurance = insurance
        self.findings = findings
    }
}
