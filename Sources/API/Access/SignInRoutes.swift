import JSON
import SharedLives
import Store

/// Who signed in and who was refused, for whoever keeps accounts and for auditors.
enum SignInRoutes {
    static func routes(_ services: Services) -> [Route] {
        [
            .list(
                "/v1/sign-ins", "listSignIns",
                "Read who signed in or was refused, the newest first; of somebody who comes again and again, one in a quarter of an hour",
                tag: "access", action: .readAccounts,
                query: [
                    QueryParameter("accountId", .identifier, "Only of this account."),
                    QueryParameter("refused", .boolean, "Only refusals, or only the others."),
                ], item: schema
            ) { request in
                let (account, refused) = try request.query {
                    ($0.optional("accountId", .identifier), $0.optional("refused", .flag))
                }
                let rows = try await services.read(
                    request,
                    SignIns.list(
                        before: request.page.cursor?.identifier(0), rowsMax: request.page.rowsToRead, account: account,
                        refused: refused))
                return .page(request, rows, cursor: { [$0.id.description] }) { write($1, to: &$0) }
            }
        ]
    }

    private static func write(_ event: SignInEvent, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", event.id)
            json.member("recordedAt", event.recordedAt)
            json.member("means", event.means.rawValue)
            json.member("accountId", event.accountID)
            json.member("tokenId", event.tokenID)
            json.member("outcome", event.reason == nil ? "accepted" : "refused")
            json.member("reason", event.reason)
        }
    }

    private static let schema = Schema.component(
        "SignIn",
        .object(
            .required("id", .identifier), .required("recordedAt", .instant),
            .required("means", .values(of: SignInEvent.Means.self)),
            .required("accountId", .nullable(.identifier)), .required("tokenId", .nullable(.identifier)),
            .required("outcome", .enumeration(["accepted", "refused"])), .required("reason", .nullable(.string()))))
}
