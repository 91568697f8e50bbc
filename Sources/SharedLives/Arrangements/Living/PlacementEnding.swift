extension PlacementEnd.Reason {
    /// What somebody at the scheme must see to when a placement ends like this.
    public var tasks: [StaffTask.Kind] {
        switch self {
        case .movedOn: [.supportTransition]
        case .breakdown: [.findAlternative]
        case .death: [.notifyDeath]
        case .leftWithoutNotice: [.reportUnexplainedAbsence]
        case .notArrived: [.lookAtReferralAgain]
        }
    }
}

extension PlacementNotice.Cause {
    /// What somebody at the scheme must see to until a placement ends for this cause.
    public var tasks: [StaffTask.Kind] {
        switch self {
        case .breakdown: [.preventBreakdown, .findAlternative]
        case .movingOn: [.supportTransition]
        }
    }
}
