import SharedLives

extension RecordKind {
    static let ofQuality = [
        RecordKind(
            path: "/v1/incidents", body: { $0.incident },
            faults: [
                ("kind", "\"mishap\"", "/kind notPermitted"),
                ("knownAt", "\"2999-01-01T09:00:00Z\"", "/knownAt futureInstant"),
                ("happenedAt", "\"2026-05-04T09:30:00Z\"", "/happenedAt notInOrder"),
                ("councilToldAt", "\"2026-05-04T08:30:00Z\"", "/councilToldAt notInOrder"),
                ("mustTellCouncil", "false", "/mustTellCouncil mustBeTold"),
                ("safeguarding", "null", "/safeguarding missingField"),
                ("safeguarding", "{\"abuse\": [], \"raisedBy\": \"family\"}", "/safeguarding/abuse tooFewItems"),
                ("safeguarding", "{\"abuse\": [\"hunger\"]}", "/safeguarding/raisedBy missingField"),
                ("closedOn", "\"2026-05-20\"", "/learning missingField"),
                ("cqcReference", "\"ENQ1\"", "/cqcToldAt missingField"),
                ("personId", "\"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d\"", "/personId unknownReference"),
                ("councilId", "\"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d\"", "/councilId unknownReference"),
            ]),
        RecordKind(
            path: "/v1/feedback", body: { $0.feedback },
            faults: [
                ("kind", "\"rumour\"", "/kind notPermitted"),
                ("receivedOn", "\"2999-01-01\"", "/receivedOn futureDate"),
                ("acknowledgedOn", "\"2026-05-05\"", "/acknowledgedOn notInOrder"),
                ("causes", "[]", "/causes missingField"), ("causes", "[\"weather\"]", "/causes/0 notPermitted"),
                ("outcome", "\"upheld\"", "/resolvedOn missingField"),
                ("resolvedOn", "\"2026-05-20\"", "/outcome missingField"),
                ("remedy", "{\"text\": \"A letter.\"}", "/remedy/dueOn missingField"),
                ("ombudsman", "{\"on\": \"2026-05-01\", \"reference\": \"1\"}", "/ombudsman/on notInOrder"),
                ("carerId", "\"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d\"", "/carerId unknownReference"),
            ]),
    ]
}

extension FactKind {
    /// Of people and placements.
    static let ofQuality = [
        FactKind(
            idName: "significantEventId", table: "significant_event",
            collection: { "/v1/people/\($0.person)/significant-events" },
            body: {
                #"{"kind": "healthContact", "happenedOn": "2026-02-01", "carerId": "\#($0.covered)", "description": "The dentist.", "incidentId": null}"#
            },
            faults: [
                ("happenedOn", future, "/happenedOn futureDate"), ("kind", "\"gossip\"", "/kind notPermitted"),
                ("carerId", "\"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d\"", "/carerId unknownReference"),
                ("incidentId", "\"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d\"", "/incidentId unknownReference"),
            ]),
        FactKind(
            idName: "outcomeId", table: "person_outcome", collection: { "/v1/people/\($0.person)/outcomes" },
            body: { _ in
                #"{"area": "community", "goal": "To take the bus.", "assessedOn": "2026-02-01", "progress": "improving", "evidence": "Three stops alone.", "caseStudy": "Somebody learns the bus.", "mayBeShared": true, "nextReviewOn": "2026-08-01"}"#
            },
            faults: [
                ("assessedOn", future, "/assessedOn futureDate"), ("area", "\"flying\"", "/area notPermitted"),
                ("nextReviewOn", "\"2026-02-01\"", "/nextReviewOn notInOrder"),
                ("caseStudy", "null", "/caseStudy missingField"), ("goal", "\"\"", "/goal tooShort"),
            ]),
        FactKind(
            idName: "monitoringVisitId", table: "monitoring_visit",
            collection: { "/v1/placements/\($0.placement)/monitoring-visits" },
            body: { _ in
                #"{"visitedOn": "2026-02-01", "visitor": "Jay Teal", "wasAnnounced": false, "personSeenAlone": true, "points": {"choiceAndControl": {"isMet": true, "evidence": "Chose supper."}, "income": {"isMet": false, "evidence": "A benefit is missing."}}, "personSaid": "I like it.", "circleSaid": null, "followUp": "Ask for the benefit."}"#
            },
            faults: [
                ("visitedOn", future, "/visitedOn futureDate"), ("followUp", "null", "/followUp missingField"),
                ("points", "{\"shoes\": null}", "/points/shoes unknownField"),
                ("personSeenAlone", "null", "/personSeenAlone missingField"),
            ]),
    ]

    static let ofStaff = [
        FactKind(
            idName: "postId", table: "staff_post", collection: { "/v1/staff/\($0.staffMember)/posts" },
            body: { _ in #"{"from": "2026-02-01", "title": "Coordinator", "isFullTime": false, "weeklyMinutes": 1110}"#
            },
            faults: [
                ("weeklyMinutes", "0", "/weeklyMinutes outOfRange"),
                ("weeklyMinutes", "3601", "/weeklyMinutes outOfRange"),
                ("isFullTime", "null", "/isFullTime missingField"), ("title", "\"\"", "/title tooShort"),
            ], writer: .registeredManager),
        FactKind(
            idName: "staffTrainingId", table: "staff_training",
            collection: { "/v1/staff/\($0.staffMember)/training-records" },
            body: { #"{"courseId": "\#($0.staffCourse)", "completedOn": "2026-02-01", "trainer": "Lapwing"}"# },
            faults: [
                ("completedOn", future, "/completedOn futureDate"),
                ("courseId", "\"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d\"", "/courseId unknownReference"),
            ], writer: .registeredManager),
    ]

    static let ofQualityOfSchemes = [
        FactKind(
            idName: "staffCourseId", table: "staff_course", collection: { _ in "/v1/staff-courses" },
            body: { _ in
                #"{"code": "data", "name": "Data protection", "isMandatory": true, "isInduction": false, "validMonths": 12, "from": "2026-01-01"}"#
            }, faults: [("validMonths", "0", "/validMonths outOfRange"), ("code", "\"\"", "/code tooShort")],
            writer: .registeredManager),
        FactKind(
            idName: "qualityPolicyId", table: "quality_policy", collection: { _ in "/v1/quality-policies" },
            body: { _ in
                #"{"from": "2026-01-01", "councilNoticeDays": 1, "cqcNoticeDays": 2, "acknowledgementDays": 3, "responseDays": 25, "closingDays": 28, "visitMonths": 3, "policyReviewMonths": 12}"#
            },
            faults: [
                ("councilNoticeDays", "0", "/councilNoticeDays outOfRange"),
                ("responseDays", "131", "/responseDays outOfRange"), ("visitMonths", "13", "/visitMonths outOfRange"),
                ("from", "\"soon\"", "/from malformedDate"),
            ], writer: .administrator),
        FactKind(
            idName: "policyReviewId", table: "policy_review", collection: { _ in "/v1/policy-reviews" },
            body: { _ in
                #"{"subject": "safeguarding", "title": "Safeguarding adults", "edition": "3", "reviewedOn": "2026-02-01", "reviewer": "Ivy Hazel", "result": "revised", "changes": "Whom to ring at night."}"#
            },
            faults: [
                ("reviewedOn", future, "/reviewedOn futureDate"), ("changes", "null", "/changes missingField"),
                ("result", "\"lost\"", "/result notPermitted"), ("edition", "3", "/edition wrongType"),
            ], writer: .registeredManager, twice: "/reviewedOn sameDayRecorded"),
        FactKind(
            idName: "communityActivityId", table: "community_activity", collection: { _ in "/v1/community-activities" },
            body: { _ in
                #"{"kind": "coProduction", "heldOn": "2026-02-01", "title": "The friends' group", "description": "A welcome pack.", "peopleCount": 7, "carerCount": 5, "principles": ["assets", "blurredRoles"], "change": "The pack is theirs.", "value": null}"#
            },
            faults: [
                ("heldOn", future, "/heldOn futureDate"), ("kind", "\"picnic\"", "/kind notPermitted"),
                ("peopleCount", "-1", "/peopleCount outOfRange"),
                ("principles", "[\"luck\"]", "/principles/0 notPermitted"),
                ("value", "1.5", "/value wrongType"),
            ], twice: nil),
    ]
}
