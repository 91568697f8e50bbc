/// What somebody is reminded of before it is due and after. The raw values are those of the tasks that it opens, and stand in tables
/// and the API.
public enum ReminderCause: String, CaseIterable, Hashable, Sendable {
    /// A carer's DBS certificate runs out (3.5.1).
    case dbsRenewal
    /// An adult of a home is not named on the carer's certificate, or a child of it turns eighteen (3.5.1).
    case householdAdults
    /// A member of staff's DBS certificate runs out (3.5.2).
    case staffDBSRenewal
    /// Public liability insurance of a home runs out (3.14.3).
    case publicLiabilityInsurance
    /// Household insurance of a home runs out (3.14.3).
    case householdInsurance
    /// An inspection of a home runs out, where the scheme says that it does (3.3.3).
    case homeInspection
    /// A carer has not had an induction (3.13.1).
    case induction
    /// A mandatory course runs out, or was not done (3.13).
    case training
    /// A carer's annual review (3.14.3).
    case annualCarerReview
    /// A carer is approved and has not signed an agreement (3.9.2).
    case carerAgreement
    /// A placement's care and support plan, within 15 weeks of its start (3.12.1).
    case carePlan
    /// The yearly review of a care and support plan (3.15.1).
    case planReview
    /// A placement's band is reviewed 15 weeks after its start, then with the plan (4.5).
    case bandingReview
    /// A notice was given, and its day of leaving comes (3.20.2, 3.20.3).
    case noticePeriod
    /// A person is away from their placement for long: paid until the twenty-eighth day (4.12.3).
    case longAbsence
    /// The papers of a panel's meeting.
    case panelPapers
    /// A month's run that nobody has approved.
    case runApproval
    /// The council is to be told of an incident (3.17.5).
    case councilNotice
    /// CQC is to be told of an incident.
    case cqcNotice
    /// An incident is to be closed, with what was learned.
    case incidentClosing
    /// A complaint or concern is to be acknowledged (3.19).
    case feedbackAcknowledgement
    /// A complaint or concern is to be answered.
    case feedbackResponse
    /// What was promised to put something right is to be done.
    case feedbackRemedy
    /// A placement is to be visited (3.15.1).
    case monitoringVisit
    /// A person's outcome is to be looked at again (2.3).
    case outcomeReview
    /// A policy of the scheme's is to be reviewed (5.2).
    case policyReview
    /// A mandatory course of a member of staff runs out, or was not done.
    case staffTraining
    /// The report of the last quarter that is over is to be submitted (6.5.1).
    case quarterlyReport
}

extension ReminderCause {
    /// Whose business it is, before it is overdue.
    public var role: Role {
        switch self {
        case .staffDBSRenewal, .cqcNotice, .policyReview, .staffTraining, .quarterlyReport: .registeredManager
        case .runApproval: .financeOfficer
        default: .coordinator
        }
    }

    /// Whether only a record settles it. Of these, a task that somebody has marked as done is open again the next morning where the
    /// records still say otherwise: a lapsed certificate does not go away by a tick.
    public var isSettledByRecord: Bool { self != .longAbsence && self != .panelPapers }

    /// The reminders before and after, until a scheme sets others.
    public var usualSchedule: ReminderSchedule {
        switch self {
        case .dbsRenewal, .staffDBSRenewal: ReminderSchedule(leadDays: [120, 90, 60, 30, 14, 7])
        case .householdAdults: ReminderSchedule(leadDays: [60, 30, 14, 7])
        case .publicLiabilityInsurance, .householdInsurance: ReminderSchedule(leadDays: [30, 14, 7])
        case .homeInspection, .annualCarerReview: ReminderSchedule(leadDays: [30, 14, 7])
        case .training, .staffTraining: ReminderSchedule(leadDays: [60, 30, 14, 7])
        case .induction, .carerAgreement: ReminderSchedule(leadDays: [0])
        case .carePlan, .bandingReview, .planReview: ReminderSchedule(leadDays: [28, 14, 0])
        case .noticePeriod: ReminderSchedule(leadDays: [14, 7, 0])
        // Its due day is the twenty-eighth, so these are the twenty-first day and the twenty-eighth.
        case .longAbsence: ReminderSchedule(leadDays: [7, 0])
        case .panelPapers: ReminderSchedule(leadDays: [14, 7, 2], repeatDays: 2, escalateAfterDays: 2)
        case .runApproval: ReminderSchedule(leadDays: [2, 0], repeatDays: 2, escalateAfterDays: 2)
        case .councilNotice, .cqcNotice, .feedbackAcknowledgement:
            ReminderSchedule(leadDays: [1, 0], repeatDays: 1, escalateAfterDays: 1)
        case .incidentClosing: ReminderSchedule(leadDays: [14, 7, 0])
        case .feedbackResponse: ReminderSchedule(leadDays: [7, 2, 0], repeatDays: 2, escalateAfterDays: 2)
        case .feedbackRemedy: ReminderSchedule(leadDays: [7, 0])
        case .monitoringVisit: ReminderSchedule(leadDays: [14, 7, 0])
        case .outcomeReview: ReminderSchedule(leadDays: [14, 0])
        case .policyReview: ReminderSchedule(leadDays: [60, 30, 14])
        // There are fourteen days from the quarter's end.
        case .quarterlyReport: ReminderSchedule(leadDays: [13, 7, 2, 0], repeatDays: 2, escalateAfterDays: 2)
        }
    }

    /// What is due, in words.
    public var inWords: String {
        switch self {
        case .dbsRenewal: "DBS certificate"
        case .householdAdults: "Adults of the household on the DBS certificate"
        case .staffDBSRenewal: "DBS certificate of a member of staff"
        case .publicLiabilityInsurance: "Public liability insurance"
        case .householdInsurance: "Household insurance"
        case .homeInspection: "Home inspection"
        case .induction: "Induction"
        case .training: "Mandatory course"
        case .annualCarerReview: "Annual review"
        case .carerAgreement: "Carer agreement to be signed"
        case .carePlan: "Care and support plan of a placement"
        case .planReview: "Yearly review of a care and support plan"
        case .bandingReview: "Banding review of a placement"
        case .noticePeriod: "End of a placement after notice"
        case .longAbsence: "Absence of 28 days"
        case .panelPapers: "Papers for the panel"
        case .runApproval: "Payment run to be approved"
        case .councilNotice: "Incident of which the council is to be told"
        case .cqcNotice: "Incident of which CQC is to be told"
        case .incidentClosing: "Incident to be closed, with what was learned"
        case .feedbackAcknowledgement: "Complaint or concern to be acknowledged"
        case .feedbackResponse: "Complaint or concern to be answered"
        case .feedbackRemedy: "Remedy that was promised"
        case .monitoringVisit: "Monitoring visit to a placement"
        case .outcomeReview: "Review of a person's outcome"
        case .policyReview: "Review of a policy"
        case .staffTraining: "Mandatory course of a member of staff"
        case .quarterlyReport: "Quarterly monitoring report"
        }
    }

    /// The cause that a requirement of a carer's gives rise to; nil where nothing of it runs out.
    init?(_ requirement: Requirement.Kind) {
        switch requirement {
        case .dbs: self = .dbsRenewal
        case .householdAdults: self = .householdAdults
        case .publicLiabilityInsurance: self = .publicLiabilityInsurance
        case .householdInsurance: self = .householdInsurance
        case .homeInspection: self = .homeInspection
        case .induction: self = .induction
        case .training: self = .training
        case .annualReview: self = .annualCarerReview
        case .carerAgreement: self = .carerAgreement
        case .references, .tenure, .commitments, .assessorReport: return nil
        }
    }

    /// Whether it is about a home, and so about one thing for all carers in it.
    var isOfHousehold: Bool {
        self == .publicLiabilityInsurance || self == .householdInsurance || self == .homeInspection
    }
}
