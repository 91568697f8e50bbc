import JSON
import SharedLives
import Store

extension Route {
    /// The operation that reads every version of a record: nothing is ever overwritten.
    static func versions<Value: Sendable>(
        _ path: String, of component: String, tag: String, action: Action, _ schema: Schema, _ services: Services,
        _ versions: @escaping @Sendable (APIRequest) -> Reading<[RecordVersion<Value>]>,
        _ write: @escaping @Sendable (inout JSONWriter, Stored<Value>) -> Void
    ) -> Route {
        let version = Schema.component(
            component + "Version",
            .object(
                .required("knownFrom", .described(.instant, "From then on it stood so, until the next one.")),
                .required("knownBy", .nullable(.described(.identifier, "The account that wrote it."))),
                .required("record", schema)))
        return .get(
            path + "/versions", "list\(component)Versions", "Read every version of it, the oldest first", tag: tag,
            action: action, answer: .object(.required("items", .array(of: version))), hasVersion: false
        ) { request in
            let found = try await services.readSome(request, versions(request))
            return .json { json in
                json.object { json in
                    json.array("items", found) { json, version in
                        json.object { json in
                            json.member("knownFrom", version.knownFrom)
                            json.member("knownBy", version.knownBy)
                            json.key("record")
                            write(&json, version.record)
                        }
                    }
                }
            }
        }
    }
}
