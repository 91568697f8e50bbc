import JSON
import SharedLives
import Store

/// How certificates and what follows from them stand in bodies and answers.
enum DBSForms {
    static let certificateProperties: [Schema.Property] = [
        .required("level", .values(of: DBSCertificate.Level.self)),
        .required("workforce", .values(of: DBSCertificate.Workforce.self)),
        .required("barredListChecked", .boolean),
        .required(
            "homeBased", .described(.boolean, "Whether the form said that the work is in the holder's own home.")),
        .required("isPaper", .described(.boolean, "The paper certificate, and not the online short form.")),
        .required("number", .described(.string(pattern: "^[0-9]{12}$"), "The certificate's number.")),
        .required("issuedOn", .described(.date, "The day of issue, from which renewal is counted.")),
        .required("outcome", .values(of: DBSCertificate.Outcome.self)),
        .optional(
            "originalSeenBy",
            .nullable(
                .described(.identifier, "The account of whoever saw the original; whoever records it, if left out."))),
        .required("originalSeenOn", .date),
        .optional(
            "namedAdults",
            .nullable(.described(.array(of: .identifier), "The members of the household whom the form named."))),
    ]

    /// How many adults one form may name.
    private static let namedAdultsMax = 20

    /// A certificate, seen by this account where the body does not say by whom.
    static func certificate(seenBy account: Identifier) -> JSONForm<DBSCertificate> {
        .object { body in
            DBSCertificate(
                level: body.required("level", .enumeration()), workforce: body.required("workforce", .enumeration()),
                barredListChecked: body.required("barredListChecked", .boolean),
                homeBased: body.required("homeBased", .boolean), isPaper: body.required("isPaper", .boolean),
                number: body.required("number", .certificateNumber), issuedOn: body.required("issuedOn", .date),
                outcome: body.required("outcome", .enumeration()),
                originalSeenBy: body.optional("originalSeenBy", .identifier, or: account),
                originalSeenOn: body.required("originalSeenOn", .date),
                namedAdults: Set(body.optional("namedAdults", .list(.identifier, 0...namedAdultsMax), or: [])))
        }
    }

    static let record = Schema.component(
        "DBSCertificate",
        .properties(
            [
                .required("id", .identifier), .required("version", .integer(1...2)),
                .required("recordedAt", .instant), .required("recordedBy", .nullable(.identifier)),
                .required("withdrawnAt", .nullable(.instant)), .required("carerId", .nullable(.identifier)),
                .required("accountId", .nullable(.identifier)),
            ] + certificateProperties.map { .required($0.name, answered($0.schema)) }))

    private static func answered(_ schema: Schema) -> Schema {
        if case .nullable(let value) = schema { value } else { schema }
    }

    static func write(_ record: DBSRecord, to json: inout JSONWriter) {
        json.object { write(membersOf: record, to: &$0) }
    }

    static func write(membersOf record: DBSRecord, to json: inout JSONWriter) {
        let certificate = record.certificate
        json.member("id", record.id)
        json.member("version", Int(record.version))
        json.member("recordedAt", record.recordedAt)
        json.member("recordedBy", record.recordedBy)
        json.member("withdrawnAt", record.withdrawnAt)
        json.member("carerId", record.holder.carerID)
        json.member("accountId", record.holder.accountID)
        json.member("level", certificate.level.rawValue)
        json.member("workforce", certificate.workforce.rawValue)
        json.member("barredListChecked", certificate.barredListChecked)
        json.member("homeBased", certificate.homeBased)
        json.member("isPaper", certificate.isPaper)
        json.member("number", certificate.number)
        json.member("issuedOn", certificate.issuedOn)
        json.member("outcome", certificate.outcome.rawValue)
        json.member("originalSeenBy", certificate.originalSeenBy)
        json.member("originalSeenOn", certificate.originalSeenOn)
        json.array("namedAdults") { json in
            for adult in certificate.namedAdults.map(\.description).sorted() { json.value(adult) }
        }
    }
}

extension JSONForm where Value == String {
    /// A certificate's number, such as `"001234567890"`.
    fileprivate static var certificateNumber: JSONForm {
        .string("A certificate's number", placeholder: "000000000000") { text, place in
            if DBSCertificate.isNumber(text) { return text }
            place.fault("malformedCertificateNumber", "Write the number as it stands on the certificate, 12 digits.")
            return nil
        }
    }
}
