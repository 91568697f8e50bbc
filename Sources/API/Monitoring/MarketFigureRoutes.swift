import HTTPTypes
import JSON
import SharedLives
import Store

/// Capacity and market figures of any days: homes, carers, people, room, demand and turnover, against what a scheme is to grow to.
enum MarketFigureRoutes {
    static func routes(_ services: Services) -> [Route] { [figures(services), records(services)] }

    private static let path = "/v1/market-figures"
    private static let days = [
        QueryParameter("from", .date, "The first day; three months before the last one where nothing is said."),
        QueryParameter("to", .date, "The day after the last one; tomorrow where nothing is said."),
    ]

    /// The days that are asked for, at most ten years of them.
    private static func days(_ request: APIRequest) throws -> (from: CivilDate, to: CivilDate) {
        let (from, to) = try request.query { ($0.optional("from", .date), $0.optional("to", .date)) }
        let end = to ?? WallClock.today() + 1
        let start = from ?? end - 91
        guard start < end, end - start <= 3_653 else {
            throw Problem(
                .invalidQuery,
                items: [
                    .init(
                        .parameter("to"), code: "emptyInterval",
                        detail: "Give a day after from, at most ten years later.")
                ])
        }
        return (start, end)
    }

    private static func figures(_ services: Services) -> Route {
        .get(
            path, "getMarketFigures", "Read capacity and market figures of some days", tag: "monitoring",
            action: .readMonitoring,
            query: days + [MonitoringDocument.councilParameter, MonitoringDocument.maskedParameter], answer: schema,
            hasVersion: false, problems: [.notFound]
        ) { request in
            let (from, to) = try days(request)
            let (scope, found) = try await services.transaction(request) { transaction in
                let scope = try MonitoringDocument.scope(request, transaction)
                return (scope, try transaction.marketFigures(from: from, to: to, scope))
            }
            return .json(capacityBytes: 32_768) { json in
                json.object { json in
                    json.member("from", from)
                    json.member("to", to)
                    json.member("councilId", scope.council?.id)
                    json.member("isMasked", scope.isMasked)
                    MonitoringDocument.writeLines(found.figures, figure: \.self, to: &json) { json, figure in
                        MonitoringDocument.write(figure, isMasked: found.masked.contains(figure.key), to: &json)
                    }
                    json.array("targets", found.targets) { json, found in
                        json.object { json in
                            write(found.target, to: &json)
                            json.member("amount", found.amount)
                        }
                    }
                }
            }
        }
    }

    private static func records(_ services: Services) -> Route {
        .list(
            "\(path)/{marketFigureCode:text}/records", "listMarketFigureRecords",
            "List the records behind a line of the market figures, or behind one of its groups", tag: "monitoring",
            action: .readRecords,
            query: days + [MonitoringDocument.councilParameter, MonitoringDocument.groupParameter],
            item: MonitoringDocument.record
        ) { request in
            let (from, to) = try days(request)
            let group = try request.query { $0.optional("group", .text(1...100)) }
            let (line, records) = try await services.transaction(request) { transaction in
                let line = try MonitoringDocument.line(request.pathText("marketFigureCode"), of: MonitoringLine.market)
                let records = try transaction.records(
                    of: line, group: group, from: from, to: to,
                    MonitoringDocument.scope(request, transaction, isMasked: false), request.pageOfIdentifiers())
                return (line, records)
            }
            return MonitoringDocument.page(request, line, records)
        }
    }

    static func write(_ target: GrowthTarget, to json: inout JSONWriter) {
        json.member("measure", target.measure.rawValue)
        json.member("from", target.from)
        json.member("baseline", target.baseline)
        json.member("by", target.by)
        json.member("target", target.target)
    }

    static let target: [Schema.Property] = [
        .required("measure", .values(of: GrowthTarget.Measure.self)),
        .required("from", .described(.date, "The day from which growth is counted.")),
        .required("baseline", .described(.integer(0...10_000), "How many there were then.")),
        .required("by", .described(.date, "The day by which the target is to be reached.")),
        .required("target", .described(.integer(0...10_000), "How many there are to be.")),
    ]

    private static let schema = Schema.component(
        "MarketFigures",
        .object(
            .required("from", .date), .required("to", .described(.date, "The day after the last one.")),
            .required(
                "councilId", .described(.nullable(.identifier), "Whose people it counts; null for all councils'.")),
            .required("isMasked", .boolean),
            .required("lines", .array(of: MonitoringDocument.lines(as: "MarketLine"))),
            .required(
                "targets",
                .array(
                    of: .properties(
                        target + [
                            .required(
                                "amount",
                                .described(.nullable(.integer(0...Int64(Int32.max))), "How many there are now."))
                        ])))))
}

/// What a scheme is to grow to, and for which councils commissioners act.
enum MonitoringResources {
    static func routes(_ services: Services) -> [Route] {
        targets.routes(services) + commissioners.routes(services)
    }

    static let targets = FactResource<GrowthTarget>(
        table: MonitoringSettings.targets, path: "growth-targets", name: "GrowthTarget", plural: "GrowthTargets",
        what: "how many people, carers or homes there are to be by a day", idName: "growthTargetId",
        reading: .readMonitoring, writing: .submitReports,
        form: .object { target in
            GrowthTarget(
                measure: target.required("measure", .enumeration()), from: target.required("from", .date),
                baseline: target.required("baseline", .integer(0...10_000)), by: target.required("by", .date),
                target: target.required("target", .integer(0...10_000)))
        }, properties: MarketFigureRoutes.target, write: { MarketFigureRoutes.write($1, to: &$0) },
        heading: "monitoring")

    static let commissioners = FactResource<CouncilCommissioner>(
        table: MonitoringSettings.commissioners, path: "commissioners", name: "CouncilCommissioner",
        plural: "CouncilCommissioners", what: "that an account acts for a council from a day on",
        idName: "commissionerId", reading: .readAccounts, writing: .manageAccounts,
        form: .object { commissioner in
            CouncilCommissioner(
                accountID: commissioner.required("accountId", .identifier), from: commissioner.required("from", .date))
        },
        properties: [
            .required("accountId", .described(.identifier, "Who sees the council's figures.")),
            .required("from", .described(.date, "The latest such day counts.")),
        ],
        write: { json, commissioner in
            json.member("accountId", commissioner.accountID)
            json.member("from", commissioner.from)
        })
}
