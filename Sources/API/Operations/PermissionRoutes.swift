import JSON
import SharedLives

/// Who may do what, as a document and as a page of text: both are made of the table by which every request is judged, and of the list of
/// routes that are served.
func permissionRoutes(of routes: [Route]) -> [Route] {
    let operations = Dictionary(grouping: routes.filter { $0.action != nil }, by: { $0.action! })
        .mapValues { $0.map(\.operationID).sorted() }
    let document = JSONWriter.bytes(capacityBytes: 16_384) { json in
        json.object { json in
            json.member("roles", Role.allCases.map(\.rawValue))
            json.array("actions", Action.allCases) { json, action in
                json.object { json in
                    json.member("action", action.rawValue)
                    json.member("resource", action.resource.rawValue)
                    json.member("permits", action.sentence)
                    json.member("changes", !action.isReading)
                    json.member("roles", action.roles.map(\.rawValue))
                    json.member("operations", operations[action] ?? [])
                }
            }
        }
    }
    let page = permissionPage(operations)
    return [
        .get(
            "/permissions", "getPermissions", "Who may do what", tag: "operations", action: nil,
            answer: .object(
                .required("roles", .array(of: .values(of: Role.self))),
                .required(
                    "actions",
                    .array(
                        of: .component(
                            "Permission",
                            .object(
                                .required("action", .values(of: Action.self)),
                                .required("resource", .values(of: PermissionResource.self)),
                                .required("permits", .string()),
                                .required("changes", .boolean),
                                .required("roles", .array(of: .values(of: Role.self))),
                                .required("operations", .array(of: .string()))))))), hasVersion: false
        ) { _ in .json(bytes: document) },
        .download(
            "/permissions.txt", "getPermissionPage", "Who may do what, as a page", tag: "operations", action: nil,
            contentType: "text/plain; charset=utf-8"
        ) { _ in .text(page) },
    ]
}

/// A heading for each resource, and under it what may be done, by whom, and by which operations.
private func permissionPage(_ operations: [Action: [String]]) -> String {
    var lines = ["Who may do what", ""]
    for resource in PermissionResource.allCases {
        lines.append(resource.rawValue)
        for action in Action.allCases where action.resource == resource {
            lines.append("  \(action.rawValue): \(action.sentence)")
            lines.append("    by: \(action.roles.map(\.rawValue).joined(separator: ", "))")
            lines.append("    with: \((operations[action] ?? []).joined(separator: ", "))")
        }
        lines.append("")
    }
    return lines.joined(separator: "\n")
}
