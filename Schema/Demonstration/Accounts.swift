import Postgres

extension Demonstration {
    /// One who works with the scheme. There is one for each role, so finance officer and registered manager can approve
    /// each other's runs.
    enum Account: String, CaseIterable {
        case coordinator, registeredManager, financeOfficer, panelMember, commissioner, auditor, administrator

        var id: UUID { identifier("account/\(rawValue)") }

        var label: String {
            switch self {
            case .coordinator: "Demonstration coordinator"
            case .registeredManager: "Demonstration registered manager"
            case .financeOfficer: "Demonstration finance officer"
            case .panelMember: "Demonstration panel member"
            case .commissioner: "Demonstration commissioner"
            case .auditor: "Demonstration auditor"
            case .administrator: "Demonstration administrator"
            }
        }
    }
}
