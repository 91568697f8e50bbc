import Postgres
public import SharedLives

/// Dated facts of quality: of people, of placements, of the scheme and of its staff.
public enum QualityFacts {
    /// By when things of quality are to be done. Of several the latest first day counts.
    public static let policies = RecordedFactTable<QualityPolicy>(
        FactStatements<PolicyRow>(
            "quality_policy", of: .scheme, columns: policyColumns, orderedBy: "from_date"),
        write: { policy in
            (
                policy.from, Int16(policy.councilNoticeDays), Int16(policy.cqcNoticeDays),
                Int16(policy.acknowledgementDays), Int16(policy.responseDays), Int16(policy.closingDays),
                Int16(policy.visitMonths), Int16(policy.policyReviewMonths)
            )
        }, read: policy)

    typealias PolicyRow = (CivilDate, Int16, Int16, Int16, Int16, Int16, Int16, Int16)

    static let policyColumns = """
        from_date, council_notice_days, cqc_notice_days, acknowledgement_days, response_days, closing_days, visit_months, \
        policy_review_months
        """

    @Sendable static func policy(_ row: PolicyRow) -> QualityPolicy {
        QualityPolicy(
            from: row.0, councilNoticeDays: Int(row.1), cqcNoticeDays: Int(row.2), acknowledgementDays: Int(row.3),
            responseDays: Int(row.4), closingDays: Int(row.5), visitMonths: Int(row.6), policyReviewMonths: Int(row.7))
    }

    /// What carers noted of a person's life (3.12.3).
    public static let events = RecordedFactTable<SignificantEvent>(
        FactStatements<(SignificantEvent.Kind, CivilDate, Identifier?, String, Identifier?)>(
            "significant_event", of: .person, columns: "kind, happened_on, carer_id, description, incident_id",
            orderedBy: "happened_on", dated: "happened_on"),
        write: { ($0.kind, $0.happenedOn, $0.carerID, $0.description, $0.incidentID) },
        read: { row in
            SignificantEvent(
                kind: row.0, happenedOn: row.1, carerID: row.2, description: row.3, incidentID: row.4)
        }, check: { _, owner, event in owner.days.happened(event.happenedOn, "/happenedOn") })

    /// How people fare with the outcomes of 2.3.
    public static let outcomes = RecordedFactTable<PersonOutcome>(
        FactStatements<
            (
                PersonOutcome.Area, String, CivilDate, PersonOutcome.Progress, String, String?, Bool, CivilDate?
            )
        >(
            "person_outcome", of: .person,
            columns: "area, goal, assessed_on, progress, evidence, case_study, may_be_shared, next_review_on",
            orderedBy: "area, assessed_on", dated: "assessed_on"),
        write: { outcome in
            (
                outcome.area, outcome.goal, outcome.assessedOn, outcome.progress, outcome.evidence, outcome.caseStudy,
                outcome.mayBeShared, outcome.nextReviewOn
            )
        },
        read: { row in
            PersonOutcome(
                area: row.0, goal: row.1, assessedOn: row.2, progress: row.3, evidence: row.4, caseStudy: row.5,
                mayBeShared: row.6, nextReviewOn: row.7)
        }, check: { _, owner, outcome in outcome.faults(owner.days) })

    /// Visits to placements (3.15.1).
    public static let visits = RecordedFactTable<MonitoringVisit>(
        FactStatements<(CivilDate, String, Bool, Bool, JSONText, String?, String?, String?)>(
            "monitoring_visit", of: .placement,
            columns: """
                visited_on, visitor, was_announced, person_seen_alone, points, person_said, circle_said, follow_up
                """, orderedBy: "visited_on", dated: "visited_on"),
        write: { visit in
            (
                visit.visitedOn, visit.visitor, visit.wasAnnounced, visit.personSeenAlone,
                PointFindings<MonitoringVisit.Point>.text(visit.points), visit.personSaid, visit.circleSaid,
                visit.followUp
            )
        },
        read: { row in
            MonitoringVisit(
                visitedOn: row.0, visitor: row.1, wasAnnounced: row.2, personSeenAlone: row.3,
                points: try PointFindings<MonitoringVisit.Point>.read(row.4), personSaid: row.5, circleSaid: row.6,
                followUp: row.7)
        }, check: { _, owner, visit in visit.faults(owner.days) })

    /// Reviews of the scheme's policies (5.2).
    public static let policyReviews = RecordedFactTable<PolicyReview>(
        FactStatements<PolicyReviewRow>(
            "policy_review", of: .scheme, columns: policyReviewColumns, orderedBy: "subject, reviewed_on"),
        write: { review in
            (
                review.subject, review.title, review.edition, review.reviewedOn, review.reviewer, review.result,
                review.changes
            )
        }, read: policyReview, check: { _, owner, review in review.faults(owner.days) })

    typealias PolicyReviewRow = (String, String, String, CivilDate, String, PolicyReview.Result, String?)

    static let policyReviewColumns = "subject, title, edition, reviewed_on, reviewer, result, changes"

    @Sendable static func policyReview(_ row: PolicyReviewRow) -> PolicyReview {
        PolicyReview(
            subject: row.0, title: row.1, edition: row.2, reviewedOn: row.3, reviewer: row.4, result: row.5,
            changes: row.6)
    }

    /// Co-production, consultation and social value (5.6, Appendix 3).
    public static let activities = RecordedFactTable<CommunityActivity>(
        FactStatements<
            (CommunityActivity.Kind, CivilDate, String, String, Int16, Int16, [String], String?, Pence?)
        >(
            "community_activity", of: .scheme,
            columns: """
                kind, held_on, title, description, people_count, carer_count, principles, change, value_pence
                """, orderedBy: "held_on"),
        write: { activity in
            let principles = CommunityActivity.Principle.allCases.filter(activity.principles.contains).map(\.rawValue)
            return (
                activity.kind, activity.heldOn, activity.title, activity.description, Int16(activity.peopleCount),
                Int16(activity.carerCount), principles, activity.change, activity.value
            )
        },
        read: { row in
            CommunityActivity(
                kind: row.0, heldOn: row.1, title: row.2, description: row.3, peopleCount: Int(row.4),
                carerCount: Int(row.5), principles: Set(row.6.compactMap(CommunityActivity.Principle.init)),
                change: row.7, value: row.8)
        }, check: { _, owner, activity in owner.days.happened(activity.heldOn, "/heldOn") })

    static let all =
        policies.statements + events.statements + outcomes.statements + visits.statements + policyReviews.statements
        + activities.statements + StaffFacts.all
}
