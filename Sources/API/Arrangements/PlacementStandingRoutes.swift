import JSON
import SharedLives
import Store

/// What is due of a placement, its break days, and who is in a home.
enum PlacementStandingRoutes {
    static func routes(_ services: Services) -> [Route] {
        [clock(services), breaks(services), occupancy(services)]
    }

    private static let dayParameter = QueryParameter(
        "on", .date, "The day that is asked about; today where none is given.")

    private static func clock(_ services: Services) -> Route {
        .get(
            "/v1/placements/{placementId}/clock", "getPlacementClock",
            "Read what is due of a placement: its plan within fifteen weeks, the yearly review, the review of the band",
            tag: "placements", action: .readRecords,
            query: [
                dayParameter, QueryParameter("knownAt", .instant, "Goes by what was known at this instant."),
            ], answer: clockSchema, hasVersion: false
        ) { request in
            let (on, knownAt) = try request.query { ($0.optional("on", .date), $0.optional("knownAt", .instant)) }
            let (day, clock) = try await services.transaction(request) {
                try $0.clock(ofPlacement: request.identifier("placementId"), on: on, knownAt: knownAt)
            }
            return .json { json in
                json.object { json in
                    json.member("on", day)
                    json.array("items", clock.items) { json, item in
                        json.object { json in
                            json.member("kind", item.kind.rawValue)
                            json.member("status", item.status.rawValue)
                            json.member("dueOn", item.dueOn)
                            json.member("doneOn", item.doneOn)
                            json.member("detail", item.detail)
                            json.member("clause", item.clause)
                        }
                    }
                }
            }
        }
    }

    private static let clockSchema = Schema.component(
        "PlacementClock",
        .object(
            .required("on", .date),
            .required(
                "items",
                .array(
                    of: .object(
                        .required("kind", .values(of: PlacementClock.Item.Kind.self)),
                        .required("status", .values(of: PlacementClock.Item.Status.self)),
                        .required("dueOn", .date), .required("doneOn", .nullable(.date)),
                        .required("detail", .nullable(.described(.string(), "What is to be done."))),
                        .required("clause", .string()))))))

    private static func breaks(_ services: Services) -> Route {
        .get(
            "/v1/placements/{placementId}/breaks", "getPlacementBreaks",
            "Read the balance of the carer's break days in the placement year, and who covers for them",
            tag: "placements",
            action: .readRecords, query: [dayParameter], answer: breaksSchema, hasVersion: false
        ) { request in
            let on = try request.query { $0.optional("on", .date) }
            let (day, balance, supportCarers) = try await services.transaction(request) {
                try $0.breaks(ofPlacement: request.identifier("placementId"), on: on)
            }
            return .json { json in
                json.object { json in
                    json.member("on", day)
                    if let balance {
                        json.object("balance") { json in
                            json.member("from", balance.from)
                            json.member("to", balance.to)
                            json.member("days", balance.days)
                            json.member("taken", balance.taken)
                            json.member("booked", balance.booked)
                            json.member("left", balance.left)
                            json.member("unpaid", balance.unpaid)
                        }
                    } else {
                        json.memberNull("balance")
                    }
                    json.array("supportCarerIds", supportCarers) { json, id in json.value("\(id)") }
                }
            }
        }
    }

    private static let breaksSchema = Schema.component(
        "PlacementBreaks",
        .object(
            .required("on", .date),
            .required(
                "balance",
                .nullable(
                    .object(
                        .required("from", .described(.date, "The first day of the placement year.")),
                        .required("to", .date), .required("days", .described(count, "Those that are paid in a year.")),
                        .required("taken", count), .required("booked", count), .required("left", count),
                        .required("unpaid", .described(count, "Those taken or booked beyond them."))))),
            .required(
                "supportCarerIds",
                .described(.array(of: .identifier), "The approved support carers who cover for the carer that day."))))

    private static let count = Schema.integer(0...Int64(Int32.max))

    private static func occupancy(_ services: Services) -> Route {
        .get(
            "/v1/households/{householdId}/occupancy", "getHouseholdOccupancy",
            "Read who is in a home day by day, how many may be by each rule, and how much room there is",
            tag: "households",
            action: .readRecords,
            query: [
                QueryParameter("from", .date, "The first day; today where none is given."),
                QueryParameter("to", .date, "The first day that is not asked about; none for all that are known."),
            ], answer: occupancySchema, hasVersion: false, problems: [.validationFailed]
        ) { request in
            let (from, to) = try request.query { ($0.optional("from", .date), $0.optional("to", .date)) }
            let (_, spans) = try await services.transaction(request) {
                try $0.occupancy(ofHousehold: request.identifier("householdId"), from: from, to: to)
            }
            return .json { json in
                json.object { json in
                    json.array("items", spans) { json, span in
                        json.object { json in
                            json.member("from", span.from)
                            json.member("to", span.to)
                            json.array("personIds", span.people.map(\.description).sorted()) { $0.value($1) }
                            json.member("peopleElsewhere", span.elsewhereCount)
                            json.member("termsLimit", span.termsLimit)
                            json.member("schemeLimit", span.schemeLimit)
                            json.member("freePlaces", span.freePlaces)
                            json.member("losesCareRelief", span.losesCareRelief)
                        }
                    }
                }
            }
        }
    }

    private static let occupancySchema = Schema.component(
        "HouseholdOccupancy",
        .object(
            .required(
                "items",
                .array(
                    of: .object(
                        .required("from", .date), .required("to", .nullable(.date)),
                        .required("personIds", .array(of: .identifier)),
                        .required(
                            "peopleElsewhere", .described(count, "Those whom other schemes placed at the residence.")),
                        .required("termsLimit", .nullable(count)), .required("schemeLimit", count),
                        .required("freePlaces", count),
                        .required(
                            "losesCareRelief",
                            .described(.boolean, "Whether there are more than three people through all schemes.")))))))
}
