/// What a disclosure is shown for (Police Act 1997, s124). Words from a list: a free text could tell the offence.
public enum ShowingPurpose: String, CaseIterable, Hashable, Sendable {
    /// To assess and decide the risk.
    case riskAssessment
    /// To mend what was taken down of it.
    case correction
    /// The holder disputes the certificate or the decision.
    case dispute
    /// A court or an act wants it.
    case legalDuty
}
