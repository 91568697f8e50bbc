import HTTPTypes
import JSON
import SharedLives
import Store

/// Which carers have room, now and ahead, by day, kind and place (3.6.1).
enum VacancyRoutes {
    static func routes(_ services: Services) -> [Route] { [list(services)] }

    private static let query = [
        QueryParameter("from", .date, "Vacancies that begin on this day or after it; today where nothing is said."),
        QueryParameter(
            "days", .integer(1...366),
            "Vacancies that begin within so many days; 1, that day alone, where nothing is said."),
        QueryParameter("kind", .values(of: ArrangementKind.self), "Only of this kind."),
        QueryParameter(
            "weekday", .integer(1...7), "Only those that are offered on this day of the week, 1 for Monday."),
        QueryParameter("locality", .text(1...100), "Only in this locality."),
    ]

    private static func list(_ services: Services) -> Route {
        .list(
            "/v1/vacancies", "listVacancies",
            "List which carers have room for which kinds of support, now and ahead: approved for it, with nothing open that is "
                + "required, and offering it", tag: "matching", action: .readRecords, query: query, item: schema
        ) { request in
            let (from, days, kind, weekday, locality) = try request.query { query in
                (
                    query.optional("from", .date), query.optional("days", .digits(1...366), or: 1),
                    query.optional("kind", .enumeration(ArrangementKind.self)),
                    query.optional("weekday", .digits(1...7)), query.optional("locality", .text(1...100))
                )
            }
            let after = try request.page.cursor.map { cursor in
                guard let kind = ArrangementKind(rawValue: try cursor.text(1)) else { throw Problem(.malformedCursor) }
                return (id: try cursor.identifier(0), kind: kind)
            }
            let found = try await services.transaction(request) { transaction in
                try transaction.vacancies(
                    from: from, days: days, kind: kind, weekday: weekday, locality: locality, after: after,
                    rowsMax: request.page.rowsToRead)
            }
            return .page(
                request, found, cursor: { [$0.carer.id.description, $0.vacancy.kind.rawValue] }
            ) { write($1, to: &$0) }
        }
    }

    private static let schema = Schema.component(
        "Vacancy",
        .object(
            .required("carerId", .identifier), .required("name", .string()), .required("householdId", .identifier),
            .required("locality", .string()), .required("kind", .values(of: ArrangementKind.self)),
            .required("from", .described(.date, "The first day with room.")),
            .required("until", .nullable(.described(.date, "The first day without; null where none is in sight."))),
            .required("places", .described(.integer(1...3), "How many more people there may be on the first day.")),
            .required("weekdays", .described(.array(of: .integer(1...7)), "1 for Monday."))))

    private static func write(_ found: FoundVacancy, to json: inout JSONWriter) {
        json.object { json in
            json.member("carerId", found.carer.id)
            json.member("name", found.carer.name)
            json.member("householdId", found.householdID)
            json.member("locality", found.carer.locality)
            json.member("kind", found.vacancy.kind.rawValue)
            json.member("from", found.vacancy.from)
            json.member("until", found.vacancy.until)
            json.member("places", found.vacancy.places)
            json.member("weekdays", found.vacancy.weekdays)
        }
    }
}
