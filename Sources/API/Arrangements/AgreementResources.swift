import JSON
import SharedLives
import Store

/// What is agreed of a person before a placement starts (3.7.5, 3.7.6).
enum AgreementResources {
    static let agreements = FactResource<ArrangementAgreement>(
        table: ArrangementFacts.agreements, path: "arrangement-agreements", name: "ArrangementAgreement",
        plural: "ArrangementAgreements", what: "a signed service or licence agreement",
        idName: "arrangementAgreementId",
        reading: .readRecords, writing: .writeRecords,
        form: .object { agreement in
            ArrangementAgreement(
                kind: agreement.required("kind", .enumeration()),
                carerID: agreement.required("carerId", .identifier),
                points: Set(
                    agreement.required(
                        "points", .list(.enumeration(), 0...ArrangementAgreement.Point.allCases.count))),
                personSignedOn: agreement.required("personSignedOn", .date),
                signedForPersonBy: agreement.optional("signedForPersonBy", .text(1...200)),
                carerSignedOn: agreement.required("carerSignedOn", .date),
                schemeSignedOn: agreement.optional("schemeSignedOn", .date))
        },
        properties: [
            .required("kind", .values(of: ArrangementAgreement.Kind.self)), .required("carerId", .identifier),
            .required(
                "points",
                .described(
                    .array(of: .values(of: ArrangementAgreement.Point.self)),
                    "What it covers; only one with all points of its kind will do (3.10.2, 3.11.1, 3.11.2).")),
            .required("personSignedOn", .date),
            .optional(
                "signedForPersonBy",
                .nullable(.described(.text(1...200), "Who signed for the person, where they did not themselves."))),
            .required("carerSignedOn", .date), .optional("schemeSignedOn", .nullable(.date)),
        ],
        write: { json, agreement in
            json.member("kind", agreement.kind.rawValue)
            json.member("carerId", agreement.carerID)
            json.array("points", ArrangementAgreement.Point.allCases.filter(agreement.points.contains)) {
                $0.value($1.rawValue)
            }
            json.member("personSignedOn", agreement.personSignedOn)
            json.member("signedForPersonBy", agreement.signedForPersonBy)
            json.member("carerSignedOn", agreement.carerSignedOn)
            json.member("schemeSignedOn", agreement.schemeSignedOn)
        })

    static let bandAgreements = FactResource<BandAgreement>(
        table: ArrangementFacts.bandAgreements, path: "band-agreements", name: "BandAgreement",
        plural: "BandAgreements", what: "a band that scheme and council signed", idName: "bandAgreementId",
        reading: .readRecords, writing: .writeRecords,
        form: .object { agreement in
            BandAgreement(
                councilID: agreement.required("councilId", .identifier),
                band: agreement.required("band", .text(PaymentForms.codeCharacters)),
                from: agreement.required("from", .date),
                schemeSignatory: agreement.required("schemeSignatory", .text(1...200)),
                schemeSignedOn: agreement.required("schemeSignedOn", .date),
                councilSignatory: agreement.required("councilSignatory", .text(1...200)),
                councilSignedOn: agreement.required("councilSignedOn", .date),
                indicativeBand: agreement.optional("indicativeBand", .text(PaymentForms.codeCharacters)),
                reason: agreement.optional("reason", .lines(1...4_000)))
        },
        properties: [
            .required("councilId", .identifier), .required("band", .text(PaymentForms.codeCharacters)),
            .required("from", .date), .required("schemeSignatory", .text(1...200)),
            .required("schemeSignedOn", .date), .required("councilSignatory", .text(1...200)),
            .required("councilSignedOn", .date),
            .optional(
                "indicativeBand",
                .nullable(.described(.text(PaymentForms.codeCharacters), "What the levels of the domains indicated."))),
            .optional(
                "reason",
                .nullable(.described(.text(1...4_000), "Why another band than the indicative one was agreed."))),
        ],
        write: { json, agreement in
            json.member("councilId", agreement.councilID)
            json.member("band", agreement.band)
            json.member("from", agreement.from)
            json.member("schemeSignatory", agreement.schemeSignatory)
            json.member("schemeSignedOn", agreement.schemeSignedOn)
            json.member("councilSignatory", agreement.councilSignatory)
            json.member("councilSignedOn", agreement.councilSignedOn)
            json.member("indicativeBand", agreement.indicativeBand)
            json.member("reason", agreement.reason)
        })

    static func routes(_ services: Services) -> [Route] {
        agreements.routes(services) + bandAgreements.routes(services)
    }
}
