import Postgres
import SharedLives

extension Demonstration.Diary {
    private typealias Statements = Demonstration.Statements
    private typealias Quality = Demonstration.Quality

    /// Incidents, what was said, how people fare, visits, policies, what was done together, and the staff.
    mutating func recordQuality(of scheme: Demonstration.Scheme) {
        let lasting = scheme.placements.filter { $0.end == nil && $0.start <= Demonstration.date("2026-03-01") }
        for incident in Quality.incidents { record(incident, incident.placement.map { lasting[$0] }) }
        for feedback in Quality.feedback { record(feedback, feedback.placement.map { lasting[$0] }) }
        for outcome in Quality.outcomes {
            let person = lasting[outcome.placement].person.id
            at(Self.office(outcome.on), by: .coordinator) { connection in
                try connection.execute(
                    Statements.outcome,
                    (
                        Demonstration.identifier("outcome/\(outcome.area)/\(outcome.on)/\(person)"), person,
                        outcome.area, outcome.goal, outcome.on.postgres, outcome.progress, outcome.story,
                        outcome.progress == "achieved" ? nil : outcome.on.adding(months: 6).postgres
                    ))
            }
        }
        for event in Quality.events {
            let placement = lasting[event.placement]
            at(Self.office(event.on + 1), by: .coordinator) { connection in
                try connection.execute(
                    Statements.event,
                    (
                        Demonstration.identifier("event/\(event.on)/\(placement.id)"), placement.person.id,
                        placement.carer, event.kind, event.on.postgres, event.text
                    ))
            }
        }
        for (number, placement) in scheme.placements.enumerated() {
            for day in Quality.visits(placement, number) {
                at(max(Self.office(day), Self.office(placement.knownOn + 1)), by: .coordinator) { connection in
                    try connection.execute(
                        Statements.visit,
                        (
                            Demonstration.identifier("visit/\(day)/\(placement.id)"), placement.id, day.postgres,
                            !number.isMultiple(of: 7)
                        ))
                }
            }
        }
        recordPoliciesAndActivities()
        for member in Quality.staff { record(member) }
    }

    private mutating func record(_ incident: Demonstration.Quality.Incident, _ placement: Demonstration.Placement?) {
        let id = Demonstration.identifier("incident/\(incident.name)")
        let knownAt = Self.office(incident.knownOn)
        func later(_ hours: Int) -> Instant {
            Instant(microsecondsSinceEpoch: knownAt.microsecondsSinceEpoch + Int64(hours) * 3_600_000_000)
        }
        at(knownAt, by: .coordinator) { connection in
            try connection.execute(
                Statements.incident,
                (
                    id, incident.kind, placement?.person.id, placement?.carer, placement?.person.council,
                    knownAt.postgres, incident.description, incident.isForCQC, incident.abuse, incident.raisedBy
                ))
        }
        if let hours = incident.hoursToCouncil {
            at(later(hours), by: .coordinator) { connection in
                try connection.execute(Statements.incidentToldCouncil, (id, later(hours).postgres))
            }
        }
        if let hours = incident.hoursToCQC {
            at(later(hours), by: .registeredManager) { connection in
                try connection.execute(Statements.incidentToldCQC, (id, later(hours).postgres))
            }
        }
        if let enquiry = incident.enquiry {
            let day = incident.knownOn + 5
            at(Self.office(day), by: .coordinator) { connection in
                try connection.execute(Statements.incidentEnquiry, (id, enquiry, day.postgres))
            }
        }
        if let closedOn = incident.closedOn {
            at(Self.office(closedOn), by: .registeredManager) { connection in
                try connection.execute(
                    Statements.incidentClosed, (id, incident.finding, incident.learning, closedOn.postgres))
            }
        }
    }

    private mutating func record(_ feedback: Demonstration.Quality.Feedback, _ placement: Demonstration.Placement?) {
        let id = Demonstration.identifier("feedback/\(feedback.name)")
        at(Self.office(feedback.receivedOn), by: .coordinator) { connection in
            try connection.execute(
                Statements.feedback,
                (
                    id, feedback.kind, feedback.receivedOn.postgres, feedback.from, feedback.about,
                    placement?.person.id, placement?.carer, placement?.person.council, feedback.causes,
                    feedback.summary
                ))
        }
        if let day = feedback.acknowledgedOn {
            at(Self.office(day), by: .coordinator) { connection in
                try connection.execute(Statements.feedbackAcknowledged, (id, day.postgres))
            }
        }
        if let day = feedback.resolvedOn {
            at(Self.office(day), by: .registeredManager) { connection in
                try connection.execute(
                    Statements.feedbackResolved,
                    (
                        id, day.postgres, feedback.outcome, feedback.remedy, feedback.remedyDueOn?.postgres,
                        feedback.learning, feedback.ombudsmanReference
                    ))
            }
        }
        if let day = feedback.remedyDoneOn {
            at(Self.office(day), by: .coordinator) { connection in
                try connection.execute(Statements.feedbackRemedied, (id, day.postgres))
            }
        }
    }

    private mutating func recordPoliciesAndActivities() {
        for policy in Quality.policies {
            at(Self.office(policy.on), by: .registeredManager) { connection in
                try connection.execute(
                    Statements.policyReview,
                    (
                        Demonstration.identifier("policyReview/\(policy.subject)"), policy.subject, policy.title,
                        policy.on.postgres
                    ))
            }
        }
        for activity in Quality.activities {
            at(Self.office(activity.on), by: .coordinator) { connection in
                try connection.execute(
                    Statements.activity,
                    (
                        Demonstration.identifier("activity/\(activity.on)"), activity.kind, activity.on.postgres,
                        activity.title, activity.text, Int16(activity.people), Int16(activity.carers), activity.value
                    ))
            }
        }
        for course in Quality.courses {
            at(Self.opening, by: .registeredManager) { connection in
                try connection.execute(
                    Statements.staffCourse,
                    (
                        Demonstration.identifier("staffCourse/\(course.code)"), course.code, course.name,
                        course.isInduction, course.months.map(Int16.init)
                    ))
            }
        }
    }

    private mutating func record(_ member: Demonstration.Quality.Staff) {
        at(Self.office(member.startedOn), by: .registeredManager) { connection in
            try connection.execute(
                Statements.staffMember,
                (member.id, member.givenName, member.familyName, member.startedOn.postgres, member.account?.id))
            try connection.execute(
                Statements.staffPost,
                (
                    Demonstration.identifier("post/\(member.givenName)"), member.id, member.startedOn.postgres,
                    member.title, member.weeklyMinutes == 2_220, Int16(member.weeklyMinutes)
                ))
        }
        for (course, day) in zip(Quality.courses, member.training) {
            guard let day else { continue }
            at(Self.office(day), by: .registeredManager) { connection in
                try connection.execute(
                    Statements.staffTraining,
                    (
                        Demonstration.identifier("staffTraining/\(course.code)/\(member.givenName)"), member.id,
                        Demonstration.identifier("staffCourse/\(course.code)"), day.postgres
                    ))
            }
        }
        guard let leftOn = member.leftOn else { return }
        at(Self.office(leftOn), by: .registeredManager) { connection in
            try connection.execute(Statements.staffLeft, (member.id, leftOn.postgres))
        }
    }
}
