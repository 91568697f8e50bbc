import JSON
import SharedLives
import Store

/// Dated facts of quality: significant events and outcomes of people, visits to placements, and what the scheme does and sets.
enum QualityFactResources {
    static let events = FactResource<SignificantEvent>(
        table: QualityFacts.events, path: "significant-events", name: "SignificantEvent", plural: "SignificantEvents",
        what: "a significant event that a carer noted", idName: "significantEventId", reading: .readRecords,
        writing: .writeRecords,
        form: .object { event in
            SignificantEvent(
                kind: event.required("kind", .enumeration()), happenedOn: event.required("happenedOn", .date),
                carerID: event.optional("carerId", .identifier),
                description: event.required("description", .lines(1...4_000)),
                incidentID: event.optional("incidentId", .identifier))
        },
        properties: [
            .required("kind", .values(of: SignificantEvent.Kind.self)), .required("happenedOn", .date),
            .optional("carerId", .nullable(.described(.identifier, "Who noted it."))),
            .required("description", .text(1...4_000)),
            .optional("incidentId", .nullable(.described(.identifier, "The incident that it became."))),
        ],
        write: { json, event in
            json.member("kind", event.kind.rawValue)
            json.member("happenedOn", event.happenedOn)
            json.member("carerId", event.carerID)
            json.member("description", event.description)
            json.member("incidentId", event.incidentID)
        }, heading: "quality")

    static let outcomes = FactResource<PersonOutcome>(
        table: QualityFacts.outcomes, path: "outcomes", name: "PersonOutcome", plural: "PersonOutcomes",
        what: "how a person fares with an outcome, as it was found on a day", idName: "outcomeId",
        reading: .readRecords, writing: .writeRecords,
        form: .object { outcome in
            PersonOutcome(
                area: outcome.required("area", .enumeration()), goal: outcome.required("goal", .text(1...1_000)),
                assessedOn: outcome.required("assessedOn", .date),
                progress: outcome.required("progress", .enumeration()),
                evidence: outcome.required("evidence", .lines(1...4_000)),
                caseStudy: outcome.optional("caseStudy", .lines(1...4_000)),
                mayBeShared: outcome.optional("mayBeShared", .boolean, or: false),
                nextReviewOn: outcome.optional("nextReviewOn", .date))
        },
        properties: [
            .required("area", .values(of: PersonOutcome.Area.self)), .required("goal", .text(1...1_000)),
            .required("assessedOn", .date), .required("progress", .values(of: PersonOutcome.Progress.self)),
            .required("evidence", .text(1...4_000)),
            .optional(
                "caseStudy", .nullable(.described(.text(1...4_000), "In words that name nobody (Appendix 3)."))),
            .optional(
                "mayBeShared",
                .nullable(
                    .described(.boolean, "Whether the person agrees that the case study is shown to the council."))
            ), .optional("nextReviewOn", .nullable(.date)),
        ],
        write: { json, outcome in
            json.member("area", outcome.area.rawValue)
            json.member("goal", outcome.goal)
            json.member("assessedOn", outcome.assessedOn)
            json.member("progress", outcome.progress.rawValue)
            json.member("evidence", outcome.evidence)
            json.member("caseStudy", outcome.caseStudy)
            json.member("mayBeShared", outcome.mayBeShared)
            json.member("nextReviewOn", outcome.nextReviewOn)
        }, heading: "quality")

    static let visits = FactResource<MonitoringVisit>(
        table: QualityFacts.visits, path: "monitoring-visits", name: "MonitoringVisit", plural: "MonitoringVisits",
        what: "a visit to a placement", idName: "monitoringVisitId", reading: .readRecords, writing: .writeRecords,
        form: .object { visit in
            MonitoringVisit(
                visitedOn: visit.required("visitedOn", .date), visitor: visit.required("visitor", .text(1...200)),
                wasAnnounced: visit.required("wasAnnounced", .boolean),
                personSeenAlone: visit.required("personSeenAlone", .boolean),
                points: visit.optional("points", PointFindings.form, or: [:]),
                personSaid: visit.optional("personSaid", .lines(1...4_000)),
                circleSaid: visit.optional("circleSaid", .lines(1...4_000)),
                followUp: visit.optional("followUp", .lines(1...4_000)))
        },
        properties: [
            .required("visitedOn", .date), .required("visitor", .text(1...200)), .required("wasAnnounced", .boolean),
            .required("personSeenAlone", .boolean),
            .optional(
                "points",
                .nullable(
                    .properties(
                        MonitoringVisit.Point.allCases.map { .optional($0.rawValue, CarerFactResources.finding) }))),
            .optional("personSaid", .nullable(.text(1...4_000))), .optional("circleSaid", .nullable(.text(1...4_000))),
            .optional(
                "followUp",
                .nullable(.described(.text(1...4_000), "To be said where a point is not as it should be."))),
        ],
        write: { json, visit in
            json.member("visitedOn", visit.visitedOn)
            json.member("visitor", visit.visitor)
            json.member("wasAnnounced", visit.wasAnnounced)
            json.member("personSeenAlone", visit.personSeenAlone)
            json.key("points")
            PointFindings.write(visit.points, to: &json)
            json.member("personSaid", visit.personSaid)
            json.member("circleSaid", visit.circleSaid)
            json.member("followUp", visit.followUp)
        }, heading: "quality")

    static let activities = FactResource<CommunityActivity>(
        table: QualityFacts.activities, path: "community-activities", name: "CommunityActivity",
        plural: "CommunityActivities", what: "co-production, consultation or social value",
        idName: "communityActivityId", reading: .readRecords, writing: .writeRecords,
        form: .object { activity in
            CommunityActivity(
                kind: activity.required("kind", .enumeration()), heldOn: activity.required("heldOn", .date),
                title: activity.required("title", .text(1...200)),
                description: activity.required("description", .lines(1...4_000)),
                peopleCount: activity.optional("peopleCount", .integer(0...1_000), or: 0),
                carerCount: activity.optional("carerCount", .integer(0...1_000), or: 0),
                principles: Set(
                    activity.optional(
                        "principles", .list(.enumeration(), 0...CommunityActivity.Principle.allCases.count), or: [])),
                change: activity.optional("change", .lines(1...4_000)),
                value: activity.optional("value", .pence(0...100_000_000)))
        },
        properties: [
            .required("kind", .values(of: CommunityActivity.Kind.self)), .required("heldOn", .date),
            .required("title", .text(1...200)), .required("description", .text(1...4_000)),
            .optional("peopleCount", .nullable(.described(.integer(0...1_000), "People who are supported."))),
            .optional("carerCount", .nullable(.integer(0...1_000))),
            .optional(
                "principles",
                .nullable(.described(.array(of: .values(of: CommunityActivity.Principle.self)), "Of 5.6."))),
            .optional("change", .nullable(.described(.text(1...4_000), "What changed through it."))),
            .optional("value", .nullable(.described(.integer(0...100_000_000), "What it was worth, in pence."))),
        ],
        write: { json, activity in
            json.member("kind", activity.kind.rawValue)
            json.member("heldOn", activity.heldOn)
            json.member("title", activity.title)
            json.member("description", activity.description)
            json.member("peopleCount", activity.peopleCount)
            json.member("carerCount", activity.carerCount)
            json.array("principles", CommunityActivity.Principle.allCases.filter(activity.principles.contains)) {
                $0.value($1.rawValue)
            }
            json.member("change", activity.change)
            json.member("value", activity.value)
        }, heading: "quality")

    static func routes(_ services: Services) -> [Route] {
        events.routes(services) + outcomes.routes(services) + visits.routes(services) + activities.routes(services)
            + PolicyResources.policies.routes(services) + PolicyResources.reviews.routes(services)
    }
}
