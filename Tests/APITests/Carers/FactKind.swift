import API
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

/// What facts are recorded of in a test.
struct FactContext: Sendable {
    /// A support carer, so that every kind of fact can be recorded of them.
    let carer: String
    let covered: String
    let household: String
    let course: String
    /// A child of the home.
    let member: String
    let council: String
    let person: String
    /// Somebody else.
    let sibling: String
    /// The coordinator's.
    let account: String
    /// Of somebody else, with the carer who is covered for.
    let placement: String
    let staffMember: String
    let staffCourse: String

    /// Makes the small scheme's first carer a support carer, and adds a course.
    ///
    /// - Parameter placement: whose facts are recorded; nil for one of its own.
    static func make(_ server: SchemeServer, placement: String? = nil) async throws -> FactContext {
        let carer = "\(server.scheme.carers[0])"
        let body = Bodies(scheme: server.scheme).carer.replacing("1961-02-28", with: "1970-02-03")
        try await server.coordinator.put("/v1/carers/\(carer)", body)
        let newPlacement = Bodies(scheme: server.scheme).placement(person: 5, carer: 1)
        let placementOfFacts: String =
            if let placement { placement } else { try await server.coordinator.add("/v1/placements", newPlacement) }
        let course = #"{"code": "firstAid", "name": "First aid", "isMandatory": true, "from": "2020-01-01"}"#
        return FactContext(
            carer: carer, covered: "\(server.scheme.carers[1])", household: "\(server.scheme.households[0])",
            course: try await server.manager.add("/v1/courses", course),
            member: try await server.coordinator.add(
                "/v1/households/\(server.scheme.households[0])/members",
                #"{"givenName": "Teal", "familyName": "Larkspur", "dateOfBirth": "2012-03-04", "relationship": "Son", "from": "2020-01-01"}"#
            ), council: "\(server.scheme.councils[0])", person: "\(server.scheme.people[0])",
            sibling: "\(server.scheme.people[1])",
            account: "\(server.scheme.accounts["coordinator"]!)", placement: placementOfFacts,
            staffMember: try await server.manager.add(
                "/v1/staff", #"{"givenName": "Jay", "familyName": "Teal", "startedOn": "2020-01-06"}"#),
            staffCourse: try await server.manager.add("/v1/staff-courses", course))
    }
}

/// A kind of dated fact that is recorded of an owner and withdrawn, in the same way as the others.
struct FactKind: Sendable {
    /// What an identifier of one is called in its path.
    let idName: String
    let table: String
    let collection: @Sendable (FactContext) -> String
    let body: @Sendable (FactContext) -> String
    /// The members that are wrong, each in its own way: a body's change and the fault it brings.
    let faults: [(member: String, value: String, fault: String)]
    var writer = Role.coordinator
    /// How a second one like it is refused, where there is one at a time.
    var twice: String? = "/from sameDayRecorded"

    /// A day after the carers of the small scheme were born, and before every test.
    static let future = #""2999-01-01""#
    private static let beforeBirth = #""1970-02-02""#

    static func happened(_ member: String) -> [(member: String, value: String, fault: String)] {
        [
            (member, future, "/\(member) futureDate"), (member, beforeBirth, "/\(member) dateBeforeBirth"),
            (member, "\"2026-02-30\"", "/\(member) malformedDate"), (member, "null", "/\(member) missingField"),
        ]
    }

    static let all =
        ofCarers + ofHouseholds + ofPeople + ofMatching + ofArrangements + ofLedgers + ofCommissioners + ofStaff
        + ofSchemes

    static let ofCarers: [FactKind] =
        [ofCoordinators] + [
            FactKind(
                idName: "referenceId", table: "carer_reference", collection: { "/v1/carers/\($0.carer)/references" },
                body: { _ in
                    #"{"referee": "Ash Rowan", "relationship": "Employer", "receivedOn": "2026-02-01", "verdict": "satisfactory", "note": "Warm.\nSure."}"#
                },
                faults: happened("receivedOn") + [
                    ("verdict", "\"fine\"", "/verdict notPermitted"), ("referee", "\"\"", "/referee tooShort"),
                    ("note", "5", "/note wrongType"),
                ]),
            FactKind(
                idName: "commitmentsId", table: "carer_commitments",
                collection: { "/v1/carers/\($0.carer)/commitments" },
                body: { _ in #"{"consideredOn": "2026-02-01", "summary": "Works two days a week.", "compatible": true}"#
                },
                faults: happened("consideredOn") + [("compatible", "\"yes\"", "/compatible wrongType")]),
            FactKind(
                idName: "assessorReportId", table: "assessor_report",
                collection: { "/v1/carers/\($0.carer)/assessor-reports" },
                body: { _ in
                    #"{"completedOn": "2026-02-01", "assessor": "Ivy Hazel", "summary": "Ready.", "recommendsApproval": true}"#
                },
                faults: happened("completedOn") + [("summary", "\" \"", "/summary tooShort")]),
            FactKind(
                idName: "trainingRecordId", table: "training_record",
                collection: { "/v1/carers/\($0.carer)/training-records" },
                body: { #"{"courseId": "\#($0.course)", "completedOn": "2026-02-01", "trainer": "Bryony Moss"}"# },
                faults: happened("completedOn") + [
                    ("courseId", "\"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d\"", "/courseId unknownReference")
                ]),
            FactKind(
                idName: "agreementId", table: "carer_agreement", collection: { "/v1/carers/\($0.carer)/agreements" },
                body: { _ in
                    #"{"agreementVersion": "2026-1", "clauses": ["codeOfConduct", "payments"], "carerSignedOn": "2026-02-01", "schemeSignedOn": "2026-02-02"}"#
                },
                faults: happened("carerSignedOn") + happened("schemeSignedOn") + [
                    ("clauses", "[\"codeOfConduct\", \"parking\"]", "/clauses/1 notPermitted"),
                    ("clauses", "null", "/clauses missingField"),
                    ("agreementVersion", "2", "/agreementVersion wrongType"),
                ]),
            FactKind(
                idName: "reviewId", table: "annual_carer_review", collection: { "/v1/carers/\($0.carer)/reviews" },
                body: { _ in
                    #"{"reviewedOn": "2026-02-01", "reviewer": "Ivy Hazel", "points": {"dbs": {"isMet": true, "evidence": "Seen."}, "training": {"isMet": false, "evidence": "First aid is due."}}, "developmentPlan": null}"#
                },
                faults: happened("reviewedOn") + [
                    ("points", "{\"shoes\": null}", "/points/shoes unknownField"),
                    ("points", "{\"dbs\": {\"isMet\": true}}", "/points/dbs/evidence missingField"),
                ]),
            FactKind(
                idName: "changeId", table: "change_of_circumstances",
                collection: { "/v1/carers/\($0.carer)/changes-of-circumstances" },
                body: { _ in #"{"reportedOn": "2026-02-01", "kind": "health", "detail": "A new knee."}"# },
                faults: happened("reportedOn") + [("kind", "\"weather\"", "/kind notPermitted")]),
            FactKind(
                idName: "supportCoverId", table: "support_cover",
                collection: { "/v1/carers/\($0.carer)/support-covers" },
                body: { #"{"carerId": "\#($0.covered)", "from": "2026-02-01", "to": "2026-08-01"}"# },
                faults: [
                    ("carerId", "\"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d\"", "/carerId unknownReference"),
                    ("to", "\"2026-02-01\"", "/to toNotAfterFrom"), ("from", "1", "/from wrongType"),
                ]),
        ]

    static let ofHouseholds = [
        FactKind(
            idName: "memberId", table: "household_member", collection: { "/v1/households/\($0.household)/members" },
            body: { _ in
                #"{"givenName": "Sorrel", "familyName": "Larkspur", "dateOfBirth": "2010-03-04", "relationship": "Daughter", "from": "2020-01-01", "to": null}"#
            },
            faults: [
                ("dateOfBirth", future, "/dateOfBirth futureDate"),
                ("dateOfBirth", "\"2020-01-02\"", "/from dateBeforeBirth"),
                ("to", "\"2019-12-31\"", "/to toNotAfterFrom"),
                ("dateOfBirth", "\"1899-12-31\"", "/dateOfBirth outOfRange"),
            ]),
        FactKind(
            idName: "departureId", table: "household_departure",
            collection: { "/v1/households/\($0.household)/departures" },
            body: { #"{"memberId": "\#($0.member)", "leftOn": "2026-02-01"}"# },
            faults: [
                ("leftOn", future, "/leftOn futureDate"), ("leftOn", "\"2020-01-01\"", "/leftOn beforeMovingIn"),
                ("memberId", "\"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d\"", "/memberId unknownReference"),
            ]),
        FactKind(
            idName: "inspectionId", table: "home_inspection",
            collection: { "/v1/households/\($0.household)/inspections" },
            body: { _ in
                #"{"inspectedOn": "2026-02-01", "inspector": "Ivy Hazel", "bedroom": true, "washing": true, "healthAndSafety": false, "suitability": true, "insurance": true, "findings": "A smoke alarm is missing."}"#
            },
            faults: [
                ("inspectedOn", future, "/inspectedOn futureDate"), ("bedroom", "null", "/bedroom missingField"),
            ]),
        FactKind(
            idName: "tenureId", table: "household_tenure", collection: { "/v1/households/\($0.household)/tenures" },
            body: { _ in
                #"{"checkedOn": "2026-02-01", "kind": "tenant", "landlordConsentOn": "2026-01-20", "paymentsUpToDate": true}"#
            },
            faults: [
                ("checkedOn", future, "/checkedOn futureDate"),
                ("landlordConsentOn", future, "/landlordConsentOn futureDate"),
                ("kind", "\"owner\"", "/landlordConsentOn consentWithoutTenancy"),
            ]),
        FactKind(
            idName: "insuranceId", table: "household_insurance",
            collection: { "/v1/households/\($0.household)/insurances" },
            body: { _ in
                #"{"kind": "publicLiability", "insurer": "Hedgerow Mutual", "policyReference": "HM-7", "from": "2026-02-01", "to": "2027-02-01"}"#
            },
            faults: [
                ("to", "\"2026-02-01\"", "/to toNotAfterFrom"), ("to", "null", "/to missingField"),
                ("kind", "\"pet\"", "/kind notPermitted"),
            ]),
    ]

    static let ofPeople = ofPeopleAlone + ofQuality

    private static let ofPeopleAlone = [
        FactKind(
            idName: "siblingFactId", table: "person_sibling", collection: { "/v1/people/\($0.person)/siblings" },
            body: { #"{"siblingId": "\#($0.sibling)", "note": "His half-brother."}"# },
            faults: [
                ("siblingId", "\"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d\"", "/siblingId unknownReference"),
                ("siblingId", "null", "/siblingId missingField"), ("note", "\"\"", "/note tooShort"),
            ]),
        FactKind(
            idName: "profileId", table: "person_profile", collection: { "/v1/people/\($0.person)/profiles" },
            body: { _ in
                #"{"from": "2026-02-01", "communication": "Makaton and short sentences.", "languages": ["Makaton", "Welsh"], "cultures": [], "faith": "Quaker", "interests": ["cycling"], "wishes": "A garden.", "dislikes": "Loud music.", "needsStepFreeRoom": true, "allergies": ["cats"], "wishesNoSmokers": true, "wishesOnly": "women"}"#
            },
            faults: [
                ("from", "\"2026-02-30\"", "/from malformedDate"), ("languages", "[\"\"]", "/languages/0 tooShort"),
                ("needsStepFreeRoom", "null", "/needsStepFreeRoom missingField"),
                ("wishesOnly", "\"cats\"", "/wishesOnly notPermitted"),
            ]),
        FactKind(
            idName: "assessmentId", table: "capacity_assessment",
            collection: { "/v1/people/\($0.person)/capacity-assessments" },
            body: { _ in
                #"{"assessedOn": "2026-02-01", "assessor": "Ivy Hazel", "hasCapacity": false, "decidesForThem": "Rowan Ash", "findings": "Cannot weigh it up."}"#
            },
            faults: [
                ("assessedOn", future, "/assessedOn futureDate"),
                ("hasCapacity", "true", "/decidesForThem decidesThemselves"),
                ("assessor", "\"\"", "/assessor tooShort"),
            ]),
    ]

    static let ofArrangements = [
        FactKind(
            idName: "arrangementAgreementId", table: "arrangement_agreement",
            collection: { "/v1/people/\($0.person)/arrangement-agreements" },
            body: {
                #"{"kind": "service", "carerId": "\#($0.covered)", "points": ["responsibilities", "expectations"], "personSignedOn": "2026-02-01", "signedForPersonBy": "Rowan Ash", "carerSignedOn": "2026-02-01", "schemeSignedOn": "2026-02-02"}"#
            },
            faults: happened("personSignedOn") + happened("carerSignedOn") + [
                ("schemeSignedOn", future, "/schemeSignedOn futureDate"),
                ("schemeSignedOn", "null", "/schemeSignedOn missingField"),
                ("points", "[\"visitors\"]", "/points pointOfOtherAgreement"),
                ("points", "[\"parking\"]", "/points/0 notPermitted"), ("kind", "\"lease\"", "/kind notPermitted"),
                ("carerId", "\"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d\"", "/carerId unknownReference"),
            ]),
        FactKind(
            idName: "bandAgreementId", table: "band_agreement",
            collection: { "/v1/people/\($0.person)/band-agreements" },
            body: {
                #"{"councilId": "\#($0.council)", "band": "high", "from": "2026-02-01", "schemeSignatory": "Ivy Hazel", "schemeSignedOn": "2026-01-20", "councilSignatory": "Jay Teal", "councilSignedOn": "2026-01-22", "indicativeBand": "medium", "reason": "Nights are worse than the levels say."}"#
            },
            faults: happened("schemeSignedOn") + happened("councilSignedOn") + [
                ("reason", "null", "/reason reasonMissing"), ("band", "\"\"", "/band tooShort"),
                ("from", "\"2026-02-30\"", "/from malformedDate"),
                ("councilId", "\"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d\"", "/councilId unknownReference"),
            ]),
        FactKind(
            idName: "noticeId", table: "placement_notice",
            collection: { "/v1/placements/\($0.placement)/notices" },
            body: { _ in
                #"{"givenOn": "2026-02-01", "givenBy": "carer", "cause": "breakdown", "councilToldOn": "2026-02-02", "leavingOn": "2026-03-02", "note": "A short break was tried."}"#
            },
            faults: [
                ("givenOn", future, "/givenOn futureDate"), ("councilToldOn", future, "/councilToldOn futureDate"),
                ("leavingOn", "\"2026-01-31\"", "/leavingOn leavingBeforeNotice"),
                ("leavingOn", "\"2026-03-01\"", "/leavingOn noticeTooShort"),
                ("givenBy", "\"cat\"", "/givenBy notPermitted"), ("note", "null", "/note missingField"),
            ]),
        FactKind(
            idName: "carePlanId", table: "care_plan", collection: { "/v1/placements/\($0.placement)/care-plans" },
            body: { _ in
                #"{"agreedOn": "2026-02-01", "author": "Ivy Hazel", "points": {"personCentred": {"isMet": true, "evidence": "In Kit's words."}, "outcomes": {"isMet": false, "evidence": "To be agreed."}}, "medication": "None.", "medicationAbilities": ["store", "selfAdminister"]}"#
            },
            faults: [
                ("agreedOn", future, "/agreedOn futureDate"),
                ("points", "{\"shoes\": null}", "/points/shoes unknownField"),
                ("points", "{\"outcomes\": {\"isMet\": true}}", "/points/outcomes/evidence missingField"),
                ("medicationAbilities", "[\"juggle\"]", "/medicationAbilities/0 notPermitted"),
                ("author", "\"\"", "/author tooShort"),
            ]),
    ]

    static let ofSchemes: [FactKind] =
        ofReminders + ofTargets + ofQualityOfSchemes + [ofMatchingPolicies] + [
            FactKind(
                idName: "courseId", table: "course", collection: { _ in "/v1/courses" },
                body: { _ in
                    #"{"code": "moving", "name": "Moving and handling", "isMandatory": true, "isInduction": true, "validMonths": 12, "from": "2026-01-01"}"#
                },
                faults: [
                    ("validMonths", "0", "/validMonths outOfRange"),
                    ("validMonths", "121", "/validMonths outOfRange"), ("code", "\"\"", "/code tooShort"),
                ], writer: .registeredManager),
            FactKind(
                idName: "requirementPolicyId", table: "requirement_policy",
                collection: { _ in "/v1/requirement-policies" },
                body: { _ in
                    #"{"from": "2026-01-01", "referencesMin": 3, "dbsRenewalMonths": 36, "inspectionValidMonths": null, "reviewMonths": 12, "leadDays": {"dbs": 90, "insurance": 30, "training": 60, "review": 30}, "peopleMax": 2, "panelQuorum": 3, "panelPapersDays": 7}"#
                },
                faults: [
                    ("referencesMin", "1", "/referencesMin outOfRange"),
                    ("dbsRenewalMonths", "37", "/dbsRenewalMonths outOfRange"),
                    ("leadDays", "{\"dbs\": 366}", "/leadDays/dbs outOfRange"),
                    ("peopleMax", "4", "/peopleMax outOfRange"),
                ], writer: .administrator),
            FactKind(
                idName: "paymentTableId", table: "payment_table", collection: { _ in "/v1/payment-tables" },
                body: { _ in
                    #"{"from": "2026-01-01", "hasHeader": false, "columns": [{"heading": "Type", "text": "AP"}, {"heading": "Net", "field": "amount"}]}"#
                },
                faults: [
                    ("columns", "[]", "/columns tooFewItems"),
                    ("columns", "[{\"heading\": \"x\", \"field\": \"shoeSize\"}]", "/columns/0/field notPermitted"),
                    ("columns", "[{\"heading\": \"x\"}]", "/columns/0 fieldOrText"),
                    (
                        "columns", "[{\"heading\": \"x\", \"field\": \"amount\", \"text\": \"AP\"}]",
                        "/columns/0 fieldOrText"
                    ),
                ], writer: .financeOfficer),
            FactKind(
                idName: "dbsAskerId", table: "dbs_asker", collection: { _ in "/v1/dbs-askers" },
                body: { _ in #"{"organisation": "Oakfield Shared Lives", "givenName": "Ivy", "familyName": "Hazel"}"# },
                faults: [
                    ("organisation", "\"\"", "/organisation tooShort"), ("givenName", "7", "/givenName wrongType"),
                ],
                writer: .registeredManager, twice: " askerRecorded"),
            FactKind(
                idName: "figuresId", table: "care_relief_figures", collection: { _ in "/v1/care-relief-figures" },
                body: { _ in
                    #"{"taxYear": "2026-27", "fixed": 2000000, "adultWeekly": 50000, "olderChildWeekly": 50000, "youngerChildWeekly": 42000, "source": "An invented order"}"#
                },
                faults: [
                    ("taxYear", "\"2026-28\"", "/taxYear malformedTaxYear"),
                    ("taxYear", "\"2009-10\"", "/taxYear malformedTaxYear"),
                    ("taxYear", "\"2025-26\"", "/taxYear figuresPublished"), ("fixed", "-1", "/fixed outOfRange"),
                    ("adultWeekly", "1.5", "/adultWeekly wrongType"), ("source", "\"\"", "/source tooShort"),
                    ("youngerChildWeekly", "100000001", "/youngerChildWeekly outOfRange"),
                ], writer: .financeOfficer, twice: "/taxYear yearRecorded"),
            FactKind(
                idName: "budgetId", table: "payment_budget", collection: { _ in "/v1/payment-budgets" },
                body: { _ in #"{"from": "2026-04", "monthly": 8000000}"# },
                faults: [
                    ("from", "\"2026-13\"", "/from malformedMonth"), ("from", "\"9999-12\"", "/from outOfRange"),
                    ("monthly", "-1", "/monthly outOfRange"), ("monthly", "100000000001", "/monthly outOfRange"),
                ], writer: .financeOfficer),
        ]

    private static let ofCoordinators =
        FactKind(
            idName: "coordinatorId", table: "carer_coordinator",
            collection: { "/v1/carers/\($0.carer)/coordinators" },
            body: { #"{"accountId": "\#($0.account)", "from": "2026-02-01"}"# },
            faults: [
                ("accountId", "\"00000000-0000-7000-8000-000000000000\"", "/accountId unknownReference"),
                ("from", "\"soon\"", "/from malformedDate"),
            ])

    /// What a scheme sets about reminders and messages.
    static let ofReminders = [
        FactKind(
            idName: "reminderLeadId", table: "reminder_lead", collection: { _ in "/v1/reminder-leads" },
            body: { _ in
                #"{"cause": "training", "from": "2026-01-01", "leadDays": [90, 30, 0], "repeatDays": 14, "escalateAfterDays": 28}"#
            },
            faults: [
                ("cause", "\"birthday\"", "/cause notPermitted"), ("leadDays", "[366]", "/leadDays/0 outOfRange"),
                ("leadDays", "null", "/leadDays missingField"), ("repeatDays", "0", "/repeatDays outOfRange"),
                ("escalateAfterDays", "0", "/escalateAfterDays outOfRange"),
            ], writer: .registeredManager),
        FactKind(
            idName: "deliverySettingId", table: "delivery_setting", collection: { _ in "/v1/delivery-settings" },
            body: { _ in
                #"{"channel": "notify", "notifyTemplateId": "2f4c9a34-7a3d-4b52-9a0e-3c1f5f0e8d11"}"#
            },
            faults: [
                ("channel", "\"pigeon\"", "/channel notPermitted"),
                ("channel", "\"smtp\"", "/notifyTemplateId templateOfNotify"),
                ("notifyTemplateId", "null", "/notifyTemplateId templateMissing"),
                ("notifyTemplateId", "\"x\"", "/notifyTemplateId malformedIdentifier"),
            ], writer: .administrator, twice: " settingRecorded"),
        FactKind(
            idName: "bankHolidayId", table: "bank_holiday", collection: { _ in "/v1/bank-holidays" },
            body: { _ in #"{"on": "2029-01-01", "name": "New Year's Day"}"# },
            faults: [("on", "\"2029-02-30\"", "/on malformedDate"), ("name", "\"\"", "/name tooShort")],
            writer: .administrator, twice: "/on sameDayRecorded"),
    ]

    static let ofLedgers = [
        FactKind(
            idName: "managementFeeId", table: "management_fee",
            collection: { "/v1/councils/\($0.council)/management-fees" },
            body: { _ in #"{"from": "2026-04", "to": null, "yearly": 39782900, "roundedTo": 100}"# },
            faults: [
                ("from", "\"2026-04-01\"", "/from malformedMonth"), ("to", "\"2026-04\"", "/to toNotAfterFrom"),
                ("to", "\"9999-12\"", "/to outOfRange"), ("yearly", "-1", "/yearly outOfRange"),
                ("yearly", "100000000001", "/yearly outOfRange"), ("yearly", "null", "/yearly missingField"),
                ("roundedTo", "0", "/roundedTo outOfRange"), ("roundedTo", "10000001", "/roundedTo outOfRange"),
            ], writer: .financeOfficer),
        FactKind(
            idName: "receiptId", table: "contribution_receipt",
            collection: { "/v1/people/\($0.person)/contribution-receipts" },
            body: { _ in #"{"receivedOn": "2026-02-01", "amount": 4500, "reference": "BACS 4711"}"# },
            faults: [
                ("receivedOn", future, "/receivedOn futureDate"),
                ("receivedOn", "\"2026-02-30\"", "/receivedOn malformedDate"),
                ("amount", "0", "/amount outOfRange"), ("amount", "-4500", "/amount outOfRange"),
                ("amount", "100000001", "/amount outOfRange"), ("amount", "\"45.00\"", "/amount wrongType"),
                ("reference", "\" \"", "/reference tooShort"), ("reference", "null", "/reference missingField"),
            ], writer: .financeOfficer),
    ]
}
