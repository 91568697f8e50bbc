import JSON
import SharedLives

/// How a banding tool and the levels of a person stand in bodies.
enum BandingForms {
    static let tool: JSONForm<DatedBandingTool> = .object { body in
        DatedBandingTool(
            from: body.required("from", .date),
            tool: BandingTool(
                bands: body.required("bands", .list(.text(1...50), 1...BandingTool.levelsMax)),
                domains: body.required("domains", .list(domain, 1...BandingTool.domainsMax)),
                domainsToReach: body.required("domainsToReach", .integer(1...BandingTool.domainsMax))))
    }

    private static let domain: JSONForm<BandingTool.Domain> = .object { domain in
        BandingTool.Domain(
            code: domain.required("code", .text(1...50)), name: domain.required("name", .text(1...200)),
            descriptors: domain.required("descriptors", .list(JSONForm.text(1...500).orNull, 1...BandingTool.levelsMax))
        )
    }

    static let levels = JSONForm.table(.integer(1...BandingTool.levelsMax), nameCharacters: 1...50)
}
