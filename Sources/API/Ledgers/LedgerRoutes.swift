import JSON
import SharedLives
import Store

/// The three ledgers: a run's outcomes, each council's and person's charge with its lines, and what people owe.
enum LedgerRoutes {
    static func routes(_ services: Services) -> [Route] {
        [
            ledgers(services), councilCharge(services), contributionCharge(services), accounts(services),
            account(services),
        ] + [
            council("charge.txt", "Text", "pages of text", plain, services) { .text($0.text()) },
            council("charge.csv", "CSV", "a table", table, services) {
                file($0.csv, "charge-\($0.month)")
            },
            person("charge.txt", "Text", "pages of text", plain, services) { .text($0.text()) },
            person("charge.csv", "CSV", "a table", table, services) { file($0.csv, "contribution-\($0.month)") },
        ]
    }

    private static let run = "/v1/payment-runs/{runId}"
    private static let tag = "ledgers"
    private static let plain = "text/plain; charset=utf-8"
    private static let table = "text/csv; charset=utf-8"

    private static func file(_ csv: String, _ name: String) -> Reply {
        .file(Array(csv.utf8), name: "\(name).csv", contentType: table)
    }

    // MARK: A run's outcomes

    private static func ledgers(_ services: Services) -> Route {
        .get(
            "\(run)/ledgers", "getPaymentRunLedgers",
            "The three outcomes of a run, each summed up by itself: carers paid, councils charged, people's contributions",
            tag: tag, action: .readPayments, answer: LedgerDocument.ledgers, hasVersion: false,
            problems: [.runNotInState]
        ) { request in
            let (ledgers, settlement) = try await services.transaction(request) {
                try $0.ledgers(run: request.identifier("runId"))
            }
            return .json { LedgerDocument.write(ledgers, settlement, to: &$0) }
        }
    }

    // MARK: Charges

    private static func councilCharge(_ services: Services) -> Route {
        .get(
            "\(run)/council-charges/{councilId}", "getCouncilCharge",
            "What a run charges a council, line by line, with its management fee", tag: tag, action: .readPayments,
            answer: LedgerDocument.councilCharge, hasVersion: false, problems: [.runNotInState]
        ) { request in
            let charge = try await read(councilCharge: request, services)
            return .json(capacityBytes: 512 * (charge.lines.count + 2)) { LedgerDocument.write(charge, to: &$0) }
        }
    }

    private static func contributionCharge(_ services: Services) -> Route {
        .get(
            "\(run)/contribution-charges/{personId}", "getContributionCharge",
            "What a run asks of a person as their contribution, line by line", tag: tag, action: .readPayments,
            answer: LedgerDocument.contributionCharge, hasVersion: false, problems: [.runNotInState]
        ) { request in
            let charge = try await read(contributionCharge: request, services)
            return .json { LedgerDocument.write(charge, to: &$0) }
        }
    }

    private static func council(
        _ file: String, _ suffix: String, _ kind: String, _ contentType: String, _ services: Services,
        _ reply: @escaping @Sendable (CouncilCharge) -> Reply
    ) -> Route {
        .download(
            "\(run)/council-charges/{councilId}/\(file)", "getCouncilCharge\(suffix)", "A council's charge as \(kind)",
            tag: tag, action: .readPayments, contentType: contentType, problems: [.runNotInState]
        ) { reply(try await read(councilCharge: $0, services)) }
    }

    private static func person(
        _ file: String, _ suffix: String, _ kind: String, _ contentType: String, _ services: Services,
        _ reply: @escaping @Sendable (ContributionCharge) -> Reply
    ) -> Route {
        .download(
            "\(run)/contribution-charges/{personId}/\(file)", "getContributionCharge\(suffix)",
            "A person's contribution as \(kind)", tag: tag, action: .readPayments, contentType: contentType,
            problems: [.runNotInState]
        ) { reply(try await read(contributionCharge: $0, services)) }
    }

    private static func read(councilCharge request: APIRequest, _ services: Services) async throws -> CouncilCharge {
        try await services.transaction(request) {
            try $0.councilCharge(run: request.identifier("runId"), council: request.identifier("councilId"))
        }
    }

    private static func read(
        contributionCharge request: APIRequest, _ services: Services
    ) async throws -> ContributionCharge {
        try await services.transaction(request) {
            try $0.contributionCharge(run: request.identifier("runId"), person: request.identifier("personId"))
        }
    }

    // MARK: What people owe

    private static let day = QueryParameter(
        "on", .date, "The day at whose end it stands so; today where nothing is said.")

    private static func accounts(_ services: Services) -> Route {
        .list(
            "/v1/contribution-accounts", "listContributionAccounts",
            "List what people were charged as contributions, paid, and owe by age, on any day", tag: tag,
            action: .readPayments, query: [day], item: LedgerDocument.account
        ) { request in
            let on = try request.query { $0.optional("on", .date) } ?? WallClock.today()
            let page = try request.pageOfIdentifiers()
            let accounts = try await services.transaction(request) { try $0.contributionAccounts(page) }
            return .page(request, accounts, cursor: { [$0.id.description] }) { json, account in
                json.object { json in LedgerDocument.write(account, on: on, to: &json) }
            }
        }
    }

    private static func account(_ services: Services) -> Route {
        .get(
            "/v1/people/{personId}/contribution-account", "getContributionAccount",
            "Read what a person was charged as contributions, paid, and owes by age, on any day", tag: tag,
            action: .readPayments, query: [day], answer: LedgerDocument.wholeAccount, hasVersion: false
        ) { request in
            let on = try request.query { $0.optional("on", .date) } ?? WallClock.today()
            let account = try await services.transaction(request) {
                try $0.contributionAccount(of: request.identifier("personId"))
            }
            return .json { json in
                json.object { json in
                    LedgerDocument.write(account, on: on, to: &json)
                    LedgerDocument.writeEntries(of: account.account, to: &json)
                }
            }
        }
    }
}
