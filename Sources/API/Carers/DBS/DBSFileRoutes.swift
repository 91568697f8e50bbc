import HTTPTypes
import JSON
import SharedLives
import Store

/// A certificate with what followed from it: decisions on what it disclosed, consents, answers of the Update Service. What it disclosed
/// is at an address of its own: ``DisclosureRoutes``.
enum DBSFileRoutes {
    private static let path = "/v1/dbs-certificates/{certificateId}"

    static func routes(_ services: Services) -> [Route] {
        [get(services), decide(services), consent(services), withdrawConsent(services), answer(services)]
    }

    private static func get(_ services: Services) -> Route {
        .get(
            path, "getDBSCertificate",
            "Read a DBS certificate with the decisions on it and the answers of the Update Service", tag: "dbs",
            action: .readRecords, answer: schema, hasVersion: false
        ) { request in
            let file = try await services.transaction(request) {
                try $0.certificateFile(request.identifier("certificateId"))
            }
            return .json { write(file, to: &$0) }
        }
    }

    private static func decide(_ services: Services) -> Route {
        .create(
            "\(path)/risk-assessments", "addDBSRiskAssessment",
            "Decide on what a certificate disclosed; the first decision starts the six months to its purge", tag: "dbs",
            action: .decideRisk,
            body: .object(
                .required("decision", .values(of: RiskAssessment.Decision.self)),
                .optional("safeguards", .nullable(.array(of: .values(of: RiskAssessment.Safeguard.self)))),
                .optional("decidedOn", .nullable(.described(.date, "Today, if left out.")))),
            answer: assessment, problems: [.conflict, .twoPeopleNeeded]
        ) { request in
            try await services.create(request) { transaction in
                let (decision, safeguards, decidedOn) = try request.read { body in
                    (
                        body.required("decision", .enumeration(RiskAssessment.Decision.self)),
                        body.optional(
                            "safeguards", .list(.enumeration(RiskAssessment.Safeguard.self), 0...safeguardsMax), or: []),
                        body.optional("decidedOn", .date)
                    )
                }
                let id = request.identifier("certificateId")
                let recorded = try transaction.decide(onCertificate: id) { today in
                    RiskAssessment(decision: decision, safeguards: safeguards, decidedOn: decidedOn ?? today)
                }
                return .created(at: "/v1/dbs-certificates/\(id)", tag: EntityTag(version: 1)) {
                    write(recorded, to: &$0)
                }
            }
        }
    }

    private static let safeguardsMax = RiskAssessment.Safeguard.allCases.count

    private static func consent(_ services: Services) -> Route {
        .create(
            "\(path)/update-service-consents", "addDBSUpdateServiceConsent",
            "Record that the holder subscribes to the DBS Update Service and consents to its being asked", tag: "dbs",
            action: .writeRecords, body: .object(.required("consentedOn", .date)), answer: consent,
            problems: [.conflict]
        ) { request in
            try await services.create(request) { transaction in
                let consent = UpdateServiceConsent(consentedOn: try request.read { $0.required("consentedOn", .date) })
                let id = request.identifier("certificateId")
                let recorded = try transaction.add(consent, toCertificate: id)
                return .created(at: "/v1/dbs-certificates/\(id)", tag: EntityTag(version: 1)) {
                    write(recorded, to: &$0)
                }
            }
        }
    }

    private static func withdrawConsent(_ services: Services) -> Route {
        Route(
            .delete, "\(path)/update-service-consents/{consentId}", "withdrawDBSUpdateServiceConsent",
            "Withdraw a consent: the Update Service is not asked any more", tag: "dbs", action: .writeRecords,
            demands: .ifMatch, answers: [.init(200, "The consent, withdrawn.", consent, headers: ["ETag"])],
            problems: [.conflict]
        ) { request in
            let recorded = try await services.transaction(request) {
                try $0.withdrawConsent(
                    request.identifier("consentId"), toCertificate: request.identifier("certificateId"),
                    at: request.versions)
            }
            return .json(tag: EntityTag(version: 2)) { write(recorded, to: &$0) }
        }
    }

    private static func answer(_ services: Services) -> Route {
        .create(
            "\(path)/update-service-answers", "addDBSUpdateServiceAnswer",
            "Record what the DBS Update Service answered to somebody who asked it by hand", tag: "dbs",
            action: .writeRecords,
            body: .object(
                .required("askedOn", .date), .required("result", .values(of: UpdateServiceAnswer.Result.self))),
            answer: answer, problems: [.conflict]
        ) { request in
            try await services.create(request) { transaction in
                let answer = try request.read { body in
                    UpdateServiceAnswer(
                        askedOn: body.required("askedOn", .date), result: body.required("result", .enumeration()))
                }
                let id = request.identifier("certificateId")
                let recorded = try transaction.add(answer, toCertificate: id)
                return .created(at: "/v1/dbs-certificates/\(id)", tag: EntityTag(version: 1)) {
                    write(recorded, to: &$0)
                }
            }
        }
    }
}

// MARK: - How it stands in answers

extension DBSFileRoutes {
    private static let recording: [Schema.Property] = [
        .required("id", .identifier), .required("recordedAt", .instant),
        .required("recordedBy", .nullable(.identifier)),
    ]

    private static let assessment = Schema.component(
        "DBSRiskAssessment",
        .properties(
            recording + [
                .required("decision", .values(of: RiskAssessment.Decision.self)),
                .required("safeguards", .array(of: .values(of: RiskAssessment.Safeguard.self))),
                .required("decidedOn", .date),
            ]))

    private static let consent = Schema.component(
        "DBSUpdateServiceConsent", .properties(recording + [.required("consentedOn", .date)]))

    private static let answer = Schema.component(
        "DBSUpdateServiceAnswer",
        .properties(
            recording + [
                .required("askedOn", .date), .required("result", .values(of: UpdateServiceAnswer.Result.self)),
            ]))

    private static let schema = Schema.component(
        "DBSFile",
        .object(
            .required("certificate", DBSForms.record), .required("disclosure", .nullable(DisclosureRoutes.standing)),
            .required("riskAssessments", .described(.array(of: assessment), "The last one counts.")),
            .required("updateServiceConsents", .array(of: consent)),
            .required("updateServiceAnswers", .array(of: answer))))

    private static func write(_ file: DBSFile, to json: inout JSONWriter) {
        json.object { json in
            json.object("certificate") { DBSForms.write(membersOf: file.record, to: &$0) }
            json.key("disclosure")
            if let standing = file.disclosure {
                DisclosureRoutes.write(standing, to: &json)
            } else {
                json.null()
            }
            json.array("riskAssessments") { json in for one in file.assessments { write(one, to: &json) } }
            json.array("updateServiceConsents") { json in for one in file.consents { write(one, to: &json) } }
            json.array("updateServiceAnswers") { json in for one in file.answers { write(one, to: &json) } }
        }
    }

    private static func write(_ recorded: RecordedFact<RiskAssessment>, to json: inout JSONWriter) {
        json.object { json in
            writeRecording(recorded, to: &json)
            json.member("decision", recorded.fact.decision.rawValue)
            json.array("safeguards") { json in for word in recorded.fact.safeguards { json.value(word.rawValue) } }
            json.member("decidedOn", recorded.fact.decidedOn)
        }
    }

    private static func write(_ recorded: RecordedFact<UpdateServiceConsent>, to json: inout JSONWriter) {
        json.object { json in
            writeRecording(recorded, to: &json)
            json.member("consentedOn", recorded.fact.consentedOn)
        }
    }

    private static func write(_ recorded: RecordedFact<UpdateServiceAnswer>, to json: inout JSONWriter) {
        json.object { json in
            writeRecording(recorded, to: &json)
            json.member("askedOn", recorded.fact.askedOn)
            json.member("result", recorded.fact.result.rawValue)
        }
    }

    private static func writeRecording<Fact>(_ recorded: RecordedFact<Fact>, to json: inout JSONWriter) {
        json.member("id", recorded.id)
        json.member("recordedAt", recorded.recordedAt)
        json.member("recordedBy", recorded.recordedBy)
    }
}
