import SharedLives

extension FactKind {
    private static let nobody = "\"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d\""

    /// What a scheme is to grow to.
    static let ofTargets = [
        FactKind(
            idName: "growthTargetId", table: "growth_target", collection: { _ in "/v1/growth-targets" },
            body: { _ in
                #"{"measure": "people", "from": "2026-04-01", "baseline": 72, "by": "2027-04-01", "target": 90}"#
            },
            faults: [
                ("measure", "\"pets\"", "/measure notPermitted"), ("by", "\"2026-04-01\"", "/by toNotAfterFrom"),
                ("baseline", "-1", "/baseline outOfRange"), ("target", "10001", "/target outOfRange"),
            ], writer: .registeredManager)
    ]

    /// For which council somebody acts.
    static let ofCommissioners = [
        FactKind(
            idName: "commissionerId", table: "council_commissioner",
            collection: { "/v1/councils/\($0.council)/commissioners" },
            body: { #"{"accountId": "\#($0.account)", "from": "2026-02-01"}"# },
            faults: [
                ("accountId", nobody, "/accountId unknownReference"), ("from", "\"2026-02-30\"", "/from malformedDate"),
            ], writer: .registeredManager)
    ]
}
