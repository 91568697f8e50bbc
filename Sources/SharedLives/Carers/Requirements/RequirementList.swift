/// All that is required of one carer, as it stands on a day: the one list that decides what they may do next.
public struct RequirementList: Hashable, Sendable {
    /// Something that a carer may only do once requirements are met.
    public enum Step: String, CaseIterable, Hashable, Sendable {
        /// To go before a panel.
        case panel
        /// To be approved.
        case approval
        /// To have a new arrangement.
        case arrangement

        /// Whether a kind of requirement has to hold for this step. Agreement and review come after approval.
        public func needs(_ kind: Requirement.Kind) -> Bool {
            self == .arrangement || (kind != .carerAgreement && kind != .annualReview)
        }
    }

    /// The requirements, in the order of their kinds and, within one kind, of their subjects.
    public var items: [Requirement]

    /// A list.
    public init(items: [Requirement]) {
        self.items = items
    }

    /// What stands in the way of a step: each requirement that it needs and that does not hold.
    public func obstacles(to step: Step) -> [Requirement] {
        items.filter { step.needs($0.kind) && !$0.status.holds }
    }

    /// The same as faults, each with its place in the list of requirements and the sentence that says what to do.
    public func faults(against step: Step) -> [Fault] {
        obstacles(to: step).map { requirement in
            let subject = requirement.subject.map { "/" + Fault.step($0) } ?? ""
            return Fault(
                pointer: "/requirements/" + requirement.kind.rawValue + subject,
                code: requirement.status == .lapsed ? "requirementLapsed" : "requirementOpen",
                detail: requirement.detail)
        }
    }

    /// The first day after which something on the list no longer holds, as far as is known.
    public var firstLapse: CivilDate? { items.compactMap(\.until).min() }
}
