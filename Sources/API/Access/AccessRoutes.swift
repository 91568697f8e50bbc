import JSON
import SharedLives
import Store

/// Who the token belongs to, and the audit trail.
enum AccessRoutes {
    static func routes(_ services: Services) -> [Route] {
        [scheme(services), recordsFrom(services), audit(services), versions(services), history(services)]
    }

    private static func scheme(_ services: Services) -> Route {
        .get(
            "/v1/scheme", "getScheme", "Read the scheme that the token opens, and whose token it is", tag: "access",
            action: .readScheme,
            answer: .component(
                "Scheme",
                .object(
                    .required("id", .identifier), .required("version", .integer(1...Int64(Int32.max))),
                    .required("slug", .string()), .required("name", .string()),
                    .required("recordsFrom", recordsFromSchema),
                    .required(
                        "account",
                        .object(
                            .required("id", .identifier), .required("label", .string()),
                            .required("role", .values(of: Role.self)))))), hasVersion: false
        ) { request in
            let (scheme, account) = try await services.transaction(request) { try $0.schemeAndAccount() }
            return .json { json in
                json.object { json in
                    json.member("id", scheme.id)
                    json.member("version", Int(scheme.version))
                    json.member("slug", scheme.value.slug)
                    json.member("name", scheme.value.name)
                    json.member("recordsFrom", scheme.value.recordsFrom)
                    json.object("account") { json in
                        json.member("id", account.id)
                        json.member("label", account.value.label)
                        json.member("role", account.value.role.rawValue)
                    }
                }
            }
        }
    }

    private static let recordsFromSchema = Schema.described(
        .date,
        "From this day on the scheme keeps its records here; arrangements that began before it are taken as they were.")

    private static func recordsFrom(_ services: Services) -> Route {
        let settings = Schema.component("SchemeRecords", .object(.required("recordsFrom", recordsFromSchema)))
        return .change(
            "/v1/scheme/records-from", "setRecordsFrom", "Set the day from which the scheme keeps its records here",
            tag: "access", action: .writeScheme, body: settings, answer: settings
        ) { request in
            let scheme = try await services.transaction(request) { transaction in
                let day = try request.read { $0.required("recordsFrom", .date) }
                return try transaction.setRecordsFrom(day, at: request.versions)
            }
            return .json(tag: EntityTag(version: scheme.version)) { json in
                json.object { json in json.member("recordsFrom", scheme.value.recordsFrom) }
            }
        }
    }

    private static func audit(_ services: Services) -> Route {
        .list(
            "/v1/audit-entries", "listAuditEntries",
            "Read the audit trail, oldest first: of a record, or of the scheme",
            tag: "access", action: .readAudit,
            query: [QueryParameter("recordId", .identifier, "Only the changes of this record.")], item: entrySchema
        ) { request in
            let record = try request.query { $0.optional("recordId", .identifier) }
            let rows = try await services.read(
                request,
                AuditTrail.list(record: record, after: request.pageOfNumbers(), rowsMax: request.page.rowsToRead))
            return .page(request, rows, cursor: { ["\($0.number)"] }) { write($1, to: &$0) }
        }
    }

    private static func write(_ entry: AuditEntry, to json: inout JSONWriter) {
        json.object { json in
            json.member("number", entry.number)
            json.member("recordedAt", entry.recordedAt)
            json.member("accountId", entry.accountID)
            json.member("recordType", entry.recordType)
            json.member("recordId", entry.recordID)
            json.member("change", entry.change)
            json.key("before")
            json.raw((entry.before ?? "null").utf8)
            json.key("after")
            json.raw((entry.after ?? "null").utf8)
            json.member("shown", entry.shown)
        }
    }

    private static func versions(_ services: Services) -> Route {
        let version = Schema.component(
            "KnownVersion",
            .object(
                .required("recordType", .string()), .required("knownFrom", .instant),
                .required(
                    "knownUntil",
                    .described(.nullable(.instant), "From then on it stood otherwise; null while it stands.")),
                .required("knownBy", .nullable(.identifier)), .required("record", .any)))
        return .list(
            "/v1/records/{recordId}/versions", "listRecordVersions",
            "Read how a record of any kind stood at each time, oldest first: nothing is ever overwritten",
            tag: "access", action: .readAudit,
            query: [QueryParameter("knownAt", .instant, "Only the version that stood at this instant.")], item: version
        ) { request in
            let knownAt = try request.query { $0.optional("knownAt", .instant) }
            let rows = try await services.read(
                request,
                AuditTrail.versions(
                    of: request.identifier("recordId"), knownAt: knownAt, after: request.pageOfNumbers(),
                    rowsMax: request.page.rowsToRead))
            return .page(request, rows, cursor: { ["\($0.number)"] }) { json, version in
                json.object { json in
                    json.member("recordType", version.recordType)
                    json.member("knownFrom", version.knownFrom)
                    json.member("knownUntil", version.knownUntil)
                    json.member("knownBy", version.knownBy)
                    json.key("record")
                    json.raw(version.record.utf8)
                }
            }
        }
    }

    private static func history(_ services: Services) -> Route {
        .list(
            "/v1/records/{recordId}/history", "listRecordHistory",
            "Read who did what with a record and when, the newest first: changes, and readings of it alone or in a list",
            tag: "access", action: .readAudit, item: historySchema
        ) { request in
            let rows = try await services.read(
                request,
                AuditTrail.history(
                    of: request.identifier("recordId"), before: request.pageOfNumbers(),
                    rowsMax: request.page.rowsToRead))
            return .page(request, rows, cursor: { ["\($0.number)"] }) { json, entry in
                json.object { json in
                    json.member("number", entry.number)
                    json.member("recordedAt", entry.recordedAt)
                    json.member("accountId", entry.accountID)
                    json.member("accountLabel", entry.accountLabel)
                    json.member("change", entry.change)
                    json.member("recordType", entry.recordType)
                    json.member("inList", entry.isInList)
                    json.key("before")
                    json.raw((entry.before ?? "null").utf8)
                    json.key("after")
                    json.raw((entry.after ?? "null").utf8)
                }
            }
        }
    }

    private static let changeSchema = Schema.enumeration(["insert", "update", "delete", "read", "erase"])
    private static let typeSchema = Schema.described(
        .string(), "The table that was changed; of a reading the operation that read.")

    private static let historySchema = Schema.component(
        "HistoryEntry",
        .object(
            .required("number", .integer(1...Int64.max)), .required("recordedAt", .instant),
            .required("accountId", .nullable(.described(.identifier, "Null for what the service did by itself."))),
            .required("accountLabel", .nullable(.string())), .required("change", changeSchema),
            .required("recordType", typeSchema),
            .required("inList", .described(.boolean, "Whether the record was one of several that were shown.")),
            .required("before", .described(.any, "The values that were changed, as they were.")),
            .required("after", .described(.any, "The same as they were then."))))

    private static let entrySchema = Schema.component(
        "AuditEntry",
        .object(
            .required("number", .integer(1...Int64.max)), .required("recordedAt", .instant),
            .required("accountId", .nullable(.identifier)), .required("recordType", typeSchema),
            .required("recordId", .described(.identifier, "Of the reading of a list the scheme's.")),
            .required("change", changeSchema), .required("before", .any), .required("after", .any),
            .required(
                "shown",
                .nullable(.described(.array(of: .identifier), "Of a reading, the records that the answer had.")))))
}
