import JSON
import SharedLives
import Store

/// What a certificate disclosed, at addresses of its own. It is written by PUT and answered with its standing alone, so that nothing
/// remembers it but its one table: no key of a repeated request, no trail, no log. Reading it is logged (Police Act 1997, s124).
enum DisclosureRoutes {
    private static let path = "/v1/dbs-certificates/{certificateId}"

    /// How long a disclosure or a reasoning may be, in characters.
    private static let charactersMax = 20_000

    static let standing = Schema.component(
        "DBSDisclosureStanding",
        .object(
            .required("version", .integer(1...Int64(Int32.max))), .required("recordedAt", .instant),
            .required("purgedAt", .nullable(.instant))))

    static func routes(_ services: Services) -> [Route] {
        [
            put(
                "\(path)/disclosure", "setDBSDisclosure",
                "Take down what a certificate disclosed, or correct it; If-Match is its version, \"0\" before the first time",
                "content", .handleDisclosures, { .content($0) }, services),
            put(
                "\(path)/disclosure/reasoning", "setDBSDisclosureReasoning",
                "Take down what is to be made of what a certificate disclosed; it is purged with it", "reasoning",
                .decideRisk, { .reasoning($0) }, services),
            get(services), showings(services),
        ]
    }

    static func write(_ standing: DisclosureStanding, to json: inout JSONWriter) {
        json.object { json in
            json.member("version", Int(standing.version))
            json.member("recordedAt", standing.recordedAt)
            json.member("purgedAt", standing.purgedAt)
        }
    }

    private static func put(
        _ path: String, _ operationID: String, _ summary: String, _ member: String, _ action: Action,
        _ part: @escaping @Sendable (String) -> DisclosurePart, _ services: Services
    ) -> Route {
        .change(
            path, operationID, summary, tag: "dbs", action: action,
            body: .object(.required(member, .text(1...charactersMax))), answer: standing,
            problems: [.conflict, .twoPeopleNeeded, .fieldKeysMissing]
        ) { request in
            let standing = try await services.transaction(request) { transaction in
                let text = try request.read { $0.required(member, .lines(1...charactersMax)) }
                return try transaction.write(
                    part(text), ofCertificate: request.identifier("certificateId"), at: request.versions,
                    keys: services.keys())
            }
            return .json(tag: EntityTag(version: standing.version)) { write(standing, to: &$0) }
        }
    }

    private static func get(_ services: Services) -> Route {
        .get(
            "\(path)/disclosure", "getDBSDisclosure", "Be shown what a certificate disclosed; the showing is logged",
            tag: "dbs", action: .handleDisclosures,
            query: [
                QueryParameter("purpose", .values(of: ShowingPurpose.self), "What it is shown for.", isRequired: true)
            ],
            answer: .component(
                "DBSDisclosure",
                .object(
                    .required("version", .integer(1...Int64(Int32.max))),
                    .required("content", .nullable(.string())), .required("reasoning", .nullable(.string())),
                    .required("showing", showing))),
            hasVersion: false, problems: [.conflict, .twoPeopleNeeded, .fieldKeysMissing, .sealingKeyMissing]
        ) { request in
            let shown = try await services.transaction(request) { transaction in
                let purpose = try request.query { $0.required("purpose", .enumeration(ShowingPurpose.self)) }
                return try transaction.showDisclosure(
                    ofCertificate: request.identifier("certificateId"), for: purpose, keys: services.keys())
            }
            return .json { json in
                json.object { json in
                    json.member("version", Int(shown.version))
                    json.member("content", shown.content)
                    json.member("reasoning", shown.reasoning)
                    json.key("showing")
                    write(shown.showing, to: &json)
                }
            }
        }
    }

    private static func showings(_ services: Services) -> Route {
        .list(
            "\(path)/showings", "listDBSShowings",
            "Read to whom what a certificate disclosed was shown, when and what for", tag: "dbs", action: .readRecords,
            item: showing
        ) { request in
            let rows = try await services.transaction(request) {
                try $0.showings(ofCertificate: request.identifier("certificateId"), request.pageOfIdentifiers())
            }
            return .page(request, rows, cursor: { [$0.id.description] }) { write($1, to: &$0) }
        }
    }

    private static let showing = Schema.component(
        "DBSShowing",
        .object(
            .required("id", .identifier), .required("shownTo", .identifier), .required("shownAt", .instant),
            .required("purpose", .values(of: ShowingPurpose.self))))

    private static func write(_ showing: Showing, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", showing.id)
            json.member("shownTo", showing.shownTo)
            json.member("shownAt", showing.shownAt)
            json.member("purpose", showing.purpose.rawValue)
        }
    }
}
