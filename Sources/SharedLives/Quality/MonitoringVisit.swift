/// A visit by the scheme to look how a placement goes (3.14.2, 3.15.1).
public struct MonitoringVisit: Hashable, Sendable {
    /// What is looked at, in the order of 3.15.2.
    public enum Point: String, CaseIterable, Hashable, Sendable {
        /// The person lives as independently as possible in suitable accommodation.
        case independence
        /// They have choice and control over their day-to-day life.
        case choiceAndControl
        /// Physical and mental health and wellbeing.
        case health
        /// They feel treated with dignity and respect.
        case dignityAndRespect
        /// They are protected from abuse and neglect.
        case protection
        /// They take part in work, education, training and recreation.
        case workAndRecreation
        /// They have the care and support of their plan and agreement.
        case careAndSupport
        /// They take part in domestic, family and personal activities.
        case familyLife
        /// They take part in the wider community.
        case community
        /// Their income is as high as it can be.
        case income
        /// Their faith, beliefs and culture are respected.
        case faithAndCulture
        /// They are not discriminated against.
        case noDiscrimination
    }

    /// The day of the visit.
    public var visitedOn: CivilDate
    /// Who visited, 1 to 200 characters.
    public var visitor: String
    /// Whether the carer knew of it before.
    public var wasAnnounced: Bool
    /// Whether somebody spoke with the person without the carer.
    public var personSeenAlone: Bool
    /// What was found on each point that was looked at.
    public var points: [Point: AnnualCarerReview.PointFinding]
    /// What the person said, 1 to 4000 characters.
    public var personSaid: String?
    /// What their circle of support said, 1 to 4000 characters.
    public var circleSaid: String?
    /// What is to follow, 1 to 4000 characters.
    public var followUp: String?

    /// A visit.
    public init(
        visitedOn: CivilDate, visitor: String, wasAnnounced: Bool, personSeenAlone: Bool,
        points: [Point: AnnualCarerReview.PointFinding] = [:], personSaid: String? = nil, circleSaid: String? = nil,
        followUp: String? = nil
    ) {
        self.visitedOn = visitedOn
        self.visitor = visitor
        self.wasAnnounced = wasAnnounced
        self.personSeenAlone = personSeenAlone
        self.points = points
        self.personSaid = personSaid
        self.circleSaid = circleSaid
        self.followUp = followUp
    }

    /// Everything that cannot be, with pointers into it as it is sent.
    public func faults(_ days: DayCheck) -> [Fault] {
        var faults = days.happened(visitedOn, "/visitedOn")
        if points.values.contains(where: { !$0.isMet }), followUp == nil {
            faults.append(.missing("/followUp", "Say what is to follow, since not every point is as it should be."))
        }
        return faults
    }
}
