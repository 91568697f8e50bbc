import JSON
import SharedLives
import Store

/// What carers of a residence need of the scheme for their qualifying care relief.
enum CareReliefRoutes {
    static func routes(_ services: Services) -> [Route] { [figures(services), text(services)] }

    static let taxYear = Schema.string(pattern: "^[0-9]{4}-[0-9]{2}$")

    private static let path = "/v1/households/{householdId}/care-relief"
    private static let parameter = QueryParameter(
        "taxYear", taxYear, "The tax year, as 2025-26; the one that is under way where nothing is said.")

    private static func figures(_ services: Services) -> Route {
        .get(
            path, "getCareRelief",
            "The weeks of each person and the pounds of each carer at a residence in a tax year, with the amounts of relief",
            tag: "care relief", action: .readPayments, query: [parameter], answer: schema, hasVersion: false
        ) { request in
            let summary = try await summary(request, services)
            return .json { write(summary, to: &$0) }
        }
    }

    private static func text(_ services: Services) -> Route {
        .download(
            "\(path)/summary.txt", "getCareReliefText", "The same as pages of text", tag: "care relief",
            action: .readPayments, query: [parameter], contentType: "text/plain; charset=utf-8"
        ) { request in .text(try await summary(request, services).text()) }
    }

    private static func summary(_ request: APIRequest, _ services: Services) async throws -> CareReliefSummary {
        let asked = try request.query { $0.optional("taxYear", .taxYear) }
        let year = asked ?? TaxYear(containing: WallClock.today())
        let household = request.identifier("householdId")
        return try await services.transaction(request) { try $0.careReliefSummary(of: household, year) }
    }

    private static func write(_ summary: CareReliefSummary, to json: inout JSONWriter) {
        json.object { json in
            json.member("taxYear", summary.taxYear.description)
            json.member("from", summary.taxYear.firstDay)
            json.member("to", summary.taxYear.endDay)
            json.member("residence", summary.residence)
            write(summary.figures, to: &json)
            json.array("people", summary.personWeeks) { json, person in
                json.object { json in
                    json.member("personId", person.person)
                    json.member("name", person.name)
                    json.object("weeks") { json in
                        for age in CareReliefAge.allCases { json.member(named: age.rawValue, person.weeks[age] ?? 0) }
                    }
                }
            }
            json.member("weeklyAmount", summary.weeklyAmount)
            json.array("carers", summary.shares) { json, share in
                json.object { json in
                    json.member("carerId", share.carer.carer)
                    json.member("name", share.carer.name)
                    json.member("received", share.carer.received)
                    json.member("receivedForDaySupport", share.carer.receivedForDaySupport)
                    json.member("fixedShare", share.fixed)
                    json.member("weeklyShare", share.weekly)
                }
            }
            guard let excess = summary.excess else { return json.memberNull("moreThanThree") }
            json.object("moreThanThree") { json in
                json.member("firstDay", excess.first)
                json.member("days", excess.days)
                json.member("peopleMax", excess.peopleMax)
            }
        }
    }

    private static func write(_ figures: CareReliefFigures?, to json: inout JSONWriter) {
        guard let figures else { return json.memberNull("figures") }
        json.object("figures") { json in
            json.member("fixed", figures.fixed)
            json.member("adultWeekly", figures.adultWeekly)
            json.member("olderChildWeekly", figures.olderChildWeekly)
            json.member("youngerChildWeekly", figures.youngerChildWeekly)
            json.member("source", figures.source)
        }
    }

    private static let count = Schema.integer(0...Int64(Int32.max))

    private static let schema = Schema.component(
        "CareRelief",
        .object(
            .required("taxYear", taxYear), .required("from", .date), .required("to", .date),
            .required("residence", .string()),
            .required(
                "figures",
                .described(
                    .nullable(
                        .object(
                            .required("fixed", .pence), .required("adultWeekly", .pence),
                            .required("olderChildWeekly", .pence), .required("youngerChildWeekly", .pence),
                            .required("source", .string()))),
                    "The published amounts of the year; null where they are known neither to the service nor to the scheme."
                )),
            .required(
                "people",
                .array(
                    of: .object(
                        .required("personId", .identifier), .required("name", .string()),
                        .required(
                            "weeks",
                            .properties(CareReliefAge.allCases.map { .required($0.rawValue, count) }))))),
            .required("weeklyAmount", .nullable(.pence)),
            .required(
                "carers",
                .array(
                    of: .object(
                        .required("carerId", .identifier), .required("name", .string()),
                        .required("received", .signedPence), .required("receivedForDaySupport", .signedPence),
                        .required("fixedShare", .nullable(.pence)), .required("weeklyShare", .nullable(.pence))))),
            .required(
                "moreThanThree",
                .described(
                    .nullable(
                        .object(
                            .required("firstDay", .date), .required("days", count), .required("peopleMax", count))),
                    "Days on which more than three people had care there: the relief is lost (ITTOIA 2005, s804A)."))))
}
