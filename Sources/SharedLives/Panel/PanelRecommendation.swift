/// What a meeting recommends on a case, why, and who took part.
public struct PanelRecommendation: Hashable, Sendable {
    /// What is recommended about what the case proposes.
    public enum Verdict: String, CaseIterable, Hashable, Sendable {
        /// As proposed.
        case approve
        /// As proposed, with conditions.
        case approveWithConditions
        /// Not yet: the case comes back to a later meeting.
        case `defer`
        /// No.
        case notApprove

        /// What a decision that follows it says; nil where none can.
        public var isApproving: Bool? {
            switch self {
            case .approve, .approveWithConditions: true
            case .notApprove: false
            case .defer: nil
            }
        }
    }

    /// What is recommended.
    public var verdict: Verdict
    /// Why, 1 to 4000 characters.
    public var reasons: String
    /// The conditions; none but for ``Verdict/approveWithConditions``.
    public var conditions: [String]
    /// The members who took part.
    public var memberIDs: [Identifier]

    /// A recommendation.
    public init(verdict: Verdict, reasons: String, conditions: [String] = [], memberIDs: [Identifier]) {
        self.verdict = verdict
        self.reasons = reasons
        self.conditions = conditions
        self.memberIDs = memberIDs
    }

    /// What stands against it: everybody who takes part was there and has no interest in the case, and they are enough.
    /// - Parameter interested: the members who declared an interest in the case.
    public func faults(
        on kind: PanelCase.Kind, at meeting: PanelMeeting, interested: Set<Identifier>
    ) -> [Fault] {
        var faults: [Fault] = []
        var seen: Set<Identifier> = []
        for (index, member) in memberIDs.enumerated() {
            let pointer = "/memberIds/\(index)"
            if !seen.insert(member).inserted {
                faults.append(Fault(pointer: pointer, code: "memberTwice", detail: "Name each member once."))
            } else if !meeting.present.contains(member) {
                faults.append(
                    Fault(
                        pointer: pointer, code: "memberNotPresent",
                        detail: "This member is not recorded as present at the meeting. Record who came, or leave "
                            + "them out."))
            } else if interested.contains(member) {
                faults.append(
                    Fault(
                        pointer: pointer, code: "memberHasInterest",
                        detail: "This member declared an interest in the case and takes no part in it. Leave them out.")
                )
            }
        }
        let eligible = seen.intersection(meeting.present).subtracting(interested).count
        if eligible < meeting.quorum {
            faults.append(
                Fault(
                    pointer: "/memberIds", code: "noQuorum",
                    detail: "The panel needs \(meeting.quorum) members without an interest in the case; here are "
                        + "\(eligible). List the case for another meeting."))
        }
        return faults + conditionFaults(on: kind)
    }

    private func conditionFaults(on kind: PanelCase.Kind) -> [Fault] {
        switch (verdict, conditions.isEmpty) {
        case (.approveWithConditions, _) where kind == .deapproval:
            [
                Fault(
                    pointer: "/verdict", code: "conditionsOnEnd",
                    detail: "The end of an approval has no conditions. Recommend it, defer it, or recommend against it."
                )
            ]
        case (.approveWithConditions, true):
            [Fault(pointer: "/conditions", code: "conditionsMissing", detail: "Say which conditions the panel sets.")]
        case (.approve, false), (.defer, false), (.notApprove, false):
            [
                Fault(
                    pointer: "/conditions", code: "conditionsNotMeant",
                    detail: "Conditions go with the verdict approveWithConditions. Use it, or leave them out.")
            ]
        default: []
        }
    }
}
