/// By when things of quality are to be done, from a day on. What a scheme has not set is ``usual``.
public struct QualityPolicy: Hashable, Sendable {
    /// The first day on which it holds.
    public var from: CivilDate
    /// Within how many working days of being known a council is told of an incident, 1 to 10 ("as soon as is practicable", 3.17.5).
    public var councilNoticeDays: Int
    /// Within how many working days of being known CQC is told, 1 to 10 ("without delay", Registration Regulations 2009, 16 and 18).
    public var cqcNoticeDays: Int
    /// Within how many working days a complaint or concern is acknowledged, 1 to 20 (three by the complaints regulations of 2009, 13(3)).
    public var acknowledgementDays: Int
    /// Within how many working days it is answered, 1 to 130.
    public var responseDays: Int
    /// Within how many days of being known an incident is closed, with what was learned, 1 to 365.
    public var closingDays: Int
    /// Every how many months a placement is visited, 1 to 12.
    public var visitMonths: Int
    /// Every how many months a policy of the scheme's is reviewed, 1 to 36 (yearly, 5.2).
    public var policyReviewMonths: Int

    /// A policy.
    public init(
        from: CivilDate, councilNoticeDays: Int = 1, cqcNoticeDays: Int = 1, acknowledgementDays: Int = 3,
        responseDays: Int = 20, closingDays: Int = 28, visitMonths: Int = 3, policyReviewMonths: Int = 12
    ) {
        self.from = from
        self.councilNoticeDays = councilNoticeDays
        self.cqcNoticeDays = cqcNoticeDays
        self.acknowledgementDays = acknowledgementDays
        self.responseDays = responseDays
        self.closingDays = closingDays
        self.visitMonths = visitMonths
        self.policyReviewMonths = policyReviewMonths
    }

    /// What holds until a scheme sets its own.
    public static let usual = QualityPolicy(from: CivilDate(year: 1900, month: 1, day: 1)!)
}

extension [QualityPolicy] {
    /// The policy of a day: the latest that has begun.
    public func inForce(on day: CivilDate) -> QualityPolicy {
        filter { $0.from <= day }.max { $0.from < $1.from } ?? .usual
    }
}

/// What the clocks of quality go by: the scheme's policies and England's working days.
public struct QualityClocks: Sendable {
    /// The policies as they stand.
    public var policies: [QualityPolicy]
    /// Which days are working days.
    public var workingDays: WorkingDays

    /// Clocks.
    public init(policies: [QualityPolicy] = [], workingDays: WorkingDays = WorkingDays()) {
        self.policies = policies
        self.workingDays = workingDays
    }
}
