/// What a person who uses the service is there for; the raw values stand in tokens, tables and the API.
public enum Role: String, CaseIterable, Hashable, Sendable {
    /// Carers, people, referrals, matches, arrangements and quality.
    case coordinator
    /// All that a coordinator may, and decides: approvals, risk assessments, discretionary fees, roles.
    case registeredManager
    /// Rate cards, contributions, bank details and runs; people only as far as a payment needs it.
    case financeOfficer
    /// The packs of their own meetings, and recommendations.
    case panelMember
    /// Reports and figures without names of the schemes that their council funds, and the agreeing of bands.
    case commissioner
    /// Reads everything with its history, changes nothing.
    case auditor
    /// Accounts and the scheme's settings; no personal data of carers or people.
    case administrator
}
