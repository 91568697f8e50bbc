import HTTPTypes
import JSON
import SharedLives
import Store

/// Banding tools, the scheme's own from a day on, and the band that a person's levels indicate.
enum BandingRoutes {
    static func routes(_ services: Services) -> [Route] {
        [list(services), get(services), add(services), withdraw(services), inForce(services), indicate(services)]
    }

    private static let path = "/v1/banding-tools"
    private static let one = "/v1/banding-tools/{bandingToolId}"
    private static let tag = "banding"

    /// A tool is written once and withdrawn at most: as long as it can be read, this is its version.
    private static let onlyVersion = EntityTag(version: 1)

    private static func list(_ services: Services) -> Route {
        .get(
            path, "listBandingTools", "List the scheme's own banding tools that hold or will, by their first day",
            tag: tag, action: .readScheme,
            answer: .object(.required("items", .array(of: BandingSchema.recorded))), hasVersion: false
        ) { request in
            let tools = try await services.transaction(request) { try $0.bandingTools() }
            return .json { json in
                json.object { json in json.array("items", tools) { BandingSchema.write($1, to: &$0) } }
            }
        }
    }

    private static func get(_ services: Services) -> Route {
        .get(
            one, "getBandingTool", "Read one of the banding tools", tag: tag, action: .readScheme,
            answer: BandingSchema.recorded
        ) { request in
            let tool = try await services.transaction(request) {
                try $0.bandingTool(request.identifier("bandingToolId"))
            }
            return .json(tag: onlyVersion) { BandingSchema.write(tool, to: &$0) }
        }
    }

    private static func add(_ services: Services) -> Route {
        .create(
            path, "addBandingTool", "Add a banding tool, which holds from its day until the next one's", tag: tag,
            action: .setRequirements, body: BandingSchema.draft, answer: BandingSchema.recorded,
            problems: [.conflict]
        ) { request in
            try await services.create(request) { transaction in
                let added = try transaction.add(request.read(as: BandingForms.tool))
                return .created(at: "\(path)/\(added.id)", tag: onlyVersion) { BandingSchema.write(added, to: &$0) }
            }
        }
    }

    private static func withdraw(_ services: Services) -> Route {
        Route(
            .delete, one, "withdrawBandingTool", "Withdraw a banding tool that turned out wrong", tag: tag,
            action: .setRequirements, demands: .ifMatch, answers: [.init(204, "Withdrawn.")]
        ) { request in
            try await services.transaction(request) { transaction in
                let tool = try transaction.bandingTool(request.identifier("bandingToolId"))
                try request.requireMatch(onlyVersion)
                try transaction.withdrawBandingTool(tool.id)
            }
            return .noContent()
        }
    }

    private static func inForce(_ services: Services) -> Route {
        .get(
            "/v1/banding-tool", "getBandingToolInForce",
            "Read the banding tool of a day: the specification's until the scheme has set its own", tag: tag,
            action: .readScheme, query: [QueryParameter("on", .date, "The day; today if left out.")],
            answer: BandingSchema.inForce, hasVersion: false
        ) { request in
            let day = try request.query { $0.optional("on", .date) } ?? WallClock.today()
            let tool = try await services.transaction(request) { try $0.bandingTool(on: day) }
            return .json { json in json.object { json in BandingSchema.writeMembers(of: tool, to: &json) } }
        }
    }

    private static func indicate(_ services: Services) -> Route {
        Route(
            .post, "/v1/indicative-bands", "indicateBand",
            "Find the band that a person's levels indicate, and why; nothing is stored", tag: tag, action: .calculate,
            demands: .body, body: BandingSchema.levels,
            answers: [.init(200, "The band, and the domains that reach each.", BandingSchema.indicative)]
        ) { request in
            let band = try await services.transaction(request) { transaction in
                let (day, levels) = try request.read { body in
                    (body.optional("on", .date), body.required("levels", BandingForms.levels))
                }
                let tool = try transaction.bandingTool(on: day ?? WallClock.today())
                let faults = tool.faults(of: levels)
                guard faults.isEmpty else { throw StoreError.refused(faults.map { $0.within("/levels") }) }
                return tool.indicativeBand(of: levels)
            }
            return .json { BandingSchema.write(band, to: &$0) }
        }
    }
}
