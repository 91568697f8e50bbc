import HTTPTypes
import JSON
import SharedLives
import Store

/// Tokens of machines: given, listed, withdrawn. People sign in by their organisation's provider.
enum TokenRoutes {
    static func routes(_ services: Services) -> [Route] {
        [list(services), get(services), give(services), revoke(services)]
    }

    private static let one = "/v1/tokens/{tokenId}"
    private static let days = 1...366

    private static func list(_ services: Services) -> Route {
        .list("/v1/tokens", "listTokens", "List the tokens", tag: "access", action: .readAccounts, item: schema) {
            let rows = try await services.read($0, APITokens.list($0.pageOfIdentifiers()))
            return .page($0, rows, cursor: { [$0.id.description] }) { json, token in
                json.object { write(token, to: &$0) }
            }
        }
    }

    private static func get(_ services: Services) -> Route {
        .get(one, "getToken", "Read what a token is for", tag: "access", action: .readAccounts, answer: schema) {
            reply(try await services.readOne($0, APITokens.find($0.identifier("tokenId"))))
        }
    }

    private static func give(_ services: Services) -> Route {
        .create(
            "/v1/tokens", "giveToken", "Give a machine a token, whose text is in this one answer and nowhere else",
            tag: "access", action: .manageAccounts, body: draftSchema, answer: givenSchema, problems: [.conflict]
        ) { request in
            let text = TokenText.make()
            let reply = try await services.create(request) { transaction in
                let digest = BearerDigest(bytes: TokenDigest(of: text).bytes)
                let token = try transaction.giveToken(digest, request.read(as: draft))
                // What is remembered of this answer, for the request's repetition, is without the token's text.
                return .created(at: "/v1/tokens/\(token.id)", tag: EntityTag(version: token.version)) {
                    write(token, text: nil, to: &$0)
                }
            }
            guard reply.headers[.idempotencyReplayed] == nil else { return reply }
            var given = reply
            given.body.removeLast(ending(nil).count)
            given.body += ending(text)
            return given
        }
    }

    /// How the answer ends: the token's text is its last member, and null as it is remembered.
    private static func ending(_ text: String?) -> [UInt8] {
        Array(JSONWriter.bytes { json in json.object { $0.member("token", text) } }.dropFirst())
    }

    private static func revoke(_ services: Services) -> Route {
        Route(
            .delete, one, "revokeToken", "Withdraw a token: it opens nothing from now on", tag: "access",
            action: .manageAccounts, demands: .ifMatch, answers: [.init(200, "Withdrawn.", schema, headers: ["ETag"])]
        ) { request in
            reply(
                try await services.transaction(request) { transaction in
                    try transaction.revokeToken(request.identifier("tokenId"), at: request.versions)
                })
        }
    }

    private static func reply(_ token: Stored<APIToken>) -> Reply {
        .json(tag: EntityTag(version: token.version)) { json in json.object { write(token, to: &$0) } }
    }

    private static func write(_ token: Stored<APIToken>, text: String?, to json: inout JSONWriter) {
        json.object { json in
            write(token, to: &json)
            json.member("token", text)
        }
    }

    private static func write(_ token: Stored<APIToken>, to json: inout JSONWriter) {
        json.member("id", token.id)
        json.member("accountId", token.value.accountID)
        json.member("label", token.value.label)
        json.member("role", token.value.role.rawValue)
        json.key("actions")
        if let actions = token.value.actions {
            json.array(actions) { json, action in json.value(action.rawValue) }
        } else {
            json.null()
        }
        json.member("recordedAt", token.recordedAt)
        json.member("recordedBy", token.value.recordedBy)
        json.member("expiresAt", token.value.expiresAt)
        json.member("revokedAt", token.value.revokedAt)
        json.member("lastUsedAt", token.value.lastUsedAt)
    }
}

extension TokenRoutes {
    private static let draft = JSONForm<APITokenDraft>.object { body in
        APITokenDraft(
            label: body.required("label", .text(1...200)), role: body.required("role", .enumeration(Role.self)),
            actions: body.optional("actions", .list(.enumeration(Action.self), 1...Action.allCases.count)).map(
                Set.init),
            daysValid: body.required("daysValid", .integer(days)))
    }

    private static let actions = Schema.array(of: .values(of: Action.self))

    private static let draftSchema = Schema.component(
        "TokenDraft",
        .object(
            .required("label", .text(1...200)), .required("role", .values(of: Role.self)),
            .optional("actions", .nullable(actions)),
            .required("daysValid", .integer(Int64(days.lowerBound)...Int64(days.upperBound)))))

    private static let properties: [Schema.Property] = [
        .required("id", .identifier), .required("accountId", .identifier), .required("label", .string()),
        .required("role", .values(of: Role.self)), .required("actions", .nullable(actions)),
        .required("recordedAt", .instant), .required("recordedBy", .nullable(.identifier)),
        .required("expiresAt", .instant), .required("revokedAt", .nullable(.instant)),
        .required("lastUsedAt", .nullable(.instant)),
    ]

    private static let schema = Schema.component("Token", .properties(properties))

    private static let givenSchema = Schema.component(
        "GivenToken",
        .properties(
            properties + [
                .required(
                    "token",
                    .described(
                        .nullable(.string()),
                        "The token's text. Keep it now: it is null when the request is repeated, and nowhere else."))
            ]))
}
