/// What the registered manager decided about what a certificate disclosed (3.5.1). It never says what was disclosed.
public struct RiskAssessment: Hashable, Sendable {
    /// The decision.
    public enum Decision: String, CaseIterable, Hashable, Sendable {
        /// The risk can be borne, with the safeguards.
        case accepted
        /// It cannot.
        case notAccepted
    }

    /// What makes the risk bearable. Words from a list, since they outlive the disclosure and a free text could tell it.
    public enum Safeguard: String, CaseIterable, Hashable, Sendable {
        /// The carer does not handle people's money.
        case noMoney
        /// The carer does not handle people's medicines.
        case noMedicines
        /// The carer does not drive people.
        case noDriving
        /// The carer does not support anybody alone.
        case noLoneSupport
        /// Each person who may be supported is agreed on one by one.
        case agreedPeopleOnly
        /// Nobody is supported here while children are in the home.
        case noChildrenInHome
        /// The scheme visits more often.
        case moreVisits
        /// The scheme supervises more closely.
        case moreSupervision
        /// The next certificate is asked for sooner than it need be.
        case earlierRenewal
    }

    /// The decision.
    public var decision: Decision
    /// What makes the risk bearable, where it is.
    public var safeguards: [Safeguard]
    /// The day of the decision. The latest counts.
    public var decidedOn: CivilDate

    /// A risk assessment.
    public init(decision: Decision, safeguards: [Safeguard] = [], decidedOn: CivilDate) {
        self.decision = decision
        self.safeguards = safeguards
        self.decidedOn = decidedOn
    }

    /// What is wrong with it, for a certificate issued on a day, on the day on which it is written down.
    public func faults(issuedOn: CivilDate, today: CivilDate) -> [Fault] {
        var faults: [Fault] = []
        if decision == .notAccepted, !safeguards.isEmpty {
            faults.append(
                Fault(
                    pointer: "/safeguards", code: "safeguardsOfRefusal",
                    detail: "Safeguards make a risk bearable. Leave them out, or accept it."))
        }
        if Set(safeguards).count < safeguards.count {
            faults.append(
                Fault(pointer: "/safeguards", code: "duplicateItem", detail: "Name each safeguard once."))
        }
        if decidedOn > today {
            faults.append(
                Fault(
                    pointer: "/decidedOn", code: "futureDate",
                    detail: "Give the day of the decision, today at the latest."))
        }
        if decidedOn < issuedOn {
            faults.append(
                Fault(
                    pointer: "/decidedOn", code: "beforeIssue",
                    detail: "The certificate was issued on \(issuedOn). Give that day or a later one."))
        }
        return faults
    }
}
