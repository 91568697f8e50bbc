import HTTPTypes
import JSON
import SharedLives
import Store

/// Accounts, and how much each may approve at once.
enum AccountRoutes {
    static func routes(_ services: Services) -> [Route] {
        [list(services), get(services), setLimit(services), setEmail(services), setAccess(services)]
    }

    private static let one = "/v1/accounts/{accountId}"
    private static let limits: ClosedRange<Int64> = 0...ApprovalLimits.penceMax

    private static func list(_ services: Services) -> Route {
        .list("/v1/accounts", "listAccounts", "List the accounts", tag: "access", action: .readAccounts, item: schema) {
            let rows = try await services.read($0, ApprovalLimits.list($0.pageOfIdentifiers()))
            return .page($0, rows, cursor: { [$0.id.description] }) { write($1, to: &$0) }
        }
    }

    private static func get(_ services: Services) -> Route {
        .get(one, "getAccount", "Read an account", tag: "access", action: .readAccounts, answer: schema) {
            reply(try await services.readOne($0, ApprovalLimits.find($0.identifier("accountId"))))
        }
    }

    private static func setLimit(_ services: Services) -> Route {
        .change(
            "\(one)/approval-limit", "setApprovalLimit", "Set how much somebody else may approve at once",
            tag: "access",
            action: .manageAccounts,
            body: .component("ApprovalLimit", .object(.required("amount", .integer(limits)))), answer: schema,
            problems: [.twoPeopleNeeded]
        ) { request in
            reply(
                try await services.transaction(request) { transaction in
                    let limit = try request.read { $0.required("amount", .pence(limits)) }
                    return try transaction.setApprovalLimit(
                        of: request.identifier("accountId"), at: request.versions, to: limit)
                })
        }
    }

    private static func setEmail(_ services: Services) -> Route {
        .change(
            "\(one)/email", "setAccountEmail", "Set where an account's reminders go", tag: "access",
            action: .manageAccounts,
            body: .component("AccountEmail", .object(.optional("email", .nullable(.text(3...254))))), answer: schema
        ) { request in
            reply(
                try await services.transaction(request) { transaction in
                    let email = try request.read { $0.optional("email", .email) }
                    return try transaction.setEmail(
                        of: request.identifier("accountId"), at: request.versions, to: email)
                })
        }
    }

    private static func setAccess(_ services: Services) -> Route {
        .change(
            "\(one)/access", "setAccountAccess",
            "Disable somebody's account, so that nothing of it opens anything, or let them in again", tag: "access",
            action: .manageAccounts,
            body: .component("AccountAccess", .object(.required("disabled", .boolean))), answer: schema,
            problems: [.twoPeopleNeeded]
        ) { request in
            reply(
                try await services.transaction(request) { transaction in
                    let isDisabled = try request.read { $0.required("disabled", .boolean) }
                    return try transaction.setAccess(
                        of: request.identifier("accountId"), at: request.versions, isDisabled: isDisabled)
                })
        }
    }

    private static func reply(_ account: Stored<ApprovingAccount>) -> Reply {
        .json(tag: EntityTag(version: account.version)) { write(account, to: &$0) }
    }

    private static func write(_ account: Stored<ApprovingAccount>, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", account.id)
            json.member("version", Int(account.version))
            json.member("label", account.value.label)
            json.member("role", account.value.role.rawValue)
            json.member("disabled", account.value.isDisabled)
            json.member("email", account.value.email)
            json.member("approvalLimit", account.value.approvalLimit)
        }
    }

    private static let schema = Schema.component(
        "Account",
        .object(
            .required("id", .identifier), .required("version", .integer(1...Int64(Int32.max))),
            .required("label", .string()), .required("role", .values(of: Role.self)),
            .required("disabled", .boolean), .required("email", .nullable(.text(3...254))),
            .required("approvalLimit", .integer(limits))))
}
