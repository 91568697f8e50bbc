import JSON
import SharedLives
import Store

/// The shapes of banding tools and indicative bands, for the document, and how they are written.
enum BandingSchema {
    static let draft = Schema.component("BandingToolDraft", .properties([.required("from", .date)] + members))

    static let recorded = Schema.component(
        "BandingTool",
        .properties(
            [.required("id", .identifier), .required("from", .date)] + members + [
                .required("recordedAt", .instant), .required("recordedBy", .nullable(.identifier)),
            ]))

    static let inForce = Schema.component("BandingToolInForce", .properties(members))

    private static let members: [Schema.Property] = [
        .required("bands", .described(.array(of: code), "The band of each level, from level 1 on.")),
        .required(
            "domains",
            .array(
                of: .object(
                    .required("code", code), .required("name", .text(1...200)),
                    .required(
                        "descriptors",
                        .described(
                            .array(of: .nullable(.text(1...500))),
                            "What each level looks like; null where the domain has no such level."))))),
        .required(
            "domainsToReach",
            .described(
                .integer(1...Int64(BandingTool.domainsMax)), "In how many domains a level is reached for its band.")),
    ]

    static let levels = Schema.component(
        "DomainLevels",
        .object(
            .optional("on", .nullable(.described(.date, "The day whose banding tool is meant; today if left out."))),
            .required(
                "levels",
                .described(
                    .table(of: .integer(1...Int64(BandingTool.levelsMax))),
                    "The level of each domain, by its code; leave out what is not known yet."))))

    static let indicative = Schema.component(
        "IndicativeBand",
        .object(
            .required("band", .described(.nullable(code), "null while too few domains have a level.")),
            .required("domainsToReach", .integer(1...Int64(BandingTool.domainsMax))),
            .required("explanation", .string()),
            .required(
                "reaches",
                .array(
                    of: .object(
                        .required("band", code), .required("level", .integer(1...Int64(BandingTool.levelsMax))),
                        .required("domains", .array(of: code))))),
            .required("domainsWithoutLevel", .array(of: code))))

    private static let code = Schema.text(1...50)

    static func write(_ recorded: RecordedFact<DatedBandingTool>, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", recorded.id)
            json.member("from", recorded.fact.from)
            writeMembers(of: recorded.fact.tool, to: &json)
            json.member("recordedAt", recorded.recordedAt)
            json.member("recordedBy", recorded.recordedBy)
        }
    }

    static func writeMembers(of tool: BandingTool, to json: inout JSONWriter) {
        json.array("bands", tool.bands) { $0.value($1) }
        json.array("domains", tool.domains) { json, domain in
            json.object { json in
                json.member("code", domain.code)
                json.member("name", domain.name)
                json.array("descriptors", domain.descriptors) { $0.value($1) }
            }
        }
        json.member("domainsToReach", tool.domainsToReach)
    }

    static func write(_ band: IndicativeBand, to json: inout JSONWriter) {
        json.object { json in
            json.member("band", band.band)
            json.member("domainsToReach", band.domainsToReach)
            json.member("explanation", band.explanation)
            json.array("reaches", band.reaches) { json, reach in
                json.object { json in
                    json.member("band", reach.band)
                    json.member("level", reach.level)
                    json.array("domains", reach.domains) { $0.value($1) }
                }
            }
            json.array("domainsWithoutLevel", band.domainsWithoutLevel) { $0.value($1) }
        }
    }
}
