import HTTPTypes
import JSON
import SharedLives

/// The OpenAPI 3.1 document, made of the same routes that the router serves.
public struct OpenAPIDocument: Sendable {
    /// The document's bytes.
    public let bytes: [UInt8]

    /// Makes the document.
    /// - Parameters:
    ///   - title: the service's name.
    ///   - version: the version of the interface.
    ///   - routes: every route.
    public init(title: String, version: String, routes: [Route]) {
        var components: [String: Schema] = [:]
        for route in routes {
            route.body?.components(into: &components)
            for answer in route.answers { answer.schema?.components(into: &components) }
            for parameter in route.query { parameter.schema.components(into: &components) }
        }
        Self.problem.components(into: &components)
        bytes = JSONWriter.bytes(capacityBytes: 65_536) { json in
            json.object { json in
                json.member("openapi", "3.1.0")
                json.object("info") { json in
                    json.member("title", title)
                    json.member("version", version)
                    json.member("description", Self.description)
                }
                json.array("servers") { json in json.object { $0.member("url", "/") } }
                json.array("tags", Self.unique(routes.map(\.tag))) { json, tag in
                    json.object { $0.member("name", tag) }
                }
                json.object("paths") { json in Self.paths(of: routes, &json) }
                json.object("components") { json in Self.components(components, &json) }
            }
        }
    }

    private static let description = """
        JSON in UTF-8. Problems are RFC 9457 documents with a stable code. A POST that makes something needs an \
        Idempotency-Key, a change needs If-Match with the ETag that was read. Listings are read page by page with the \
        cursor of the last page. Dates are Europe/London civil dates, intervals are half-open, money is whole pence.
        """

    private static let problem = Schema.component(
        "Problem",
        .object(
            .required("type", .string(format: "uri-reference")), .required("title", .string()),
            .required("status", .integer(400...599)), .required("detail", .string()),
            .required("instance", .string(format: "uri-reference")), .required("code", .string()),
            .required("requestId", .string()), .optional("incident", .string()),
            .optional(
                "errors",
                .array(
                    of: .component(
                        "ProblemItem",
                        .object(
                            .optional("pointer", .string(format: "json-pointer")), .optional("parameter", .string()),
                            .optional("header", .string()), .required("code", .string()),
                            .required("detail", .string())))))))

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    private static func paths(of routes: [Route], _ json: inout JSONWriter) {
        for path in unique(routes.map(\.template.text)) {
            json.key(named: path)
            json.object { json in
                for route in routes where route.template.text == path {
                    json.key(named: route.method.rawValue.lowercased())
                    json.object { json in operation(route, &json) }
                }
            }
        }
    }

    private static func components(_ schemas: [String: Schema], _ json: inout JSONWriter) {
        json.object("schemas") { json in
            for (name, schema) in schemas.sorted(by: { $0.key < $1.key }) {
                json.key(named: name)
                schema.write(to: &json)
            }
        }
        json.object("securitySchemes") { json in
            json.object("token") { json in
                json.member("type", "http")
                json.member("scheme", "bearer")
            }
        }
    }

    private static func operation(_ route: Route, _ json: inout JSONWriter) {
        json.member("operationId", route.operationID)
        json.member("summary", route.summary)
        json.member("tags", [route.tag])
        json.array("security") { json in
            if route.action != nil { json.object { $0.member("token", [String]()) } }
        }
        if let action = route.action {
            json.member("x-action", action.rawValue)
            json.member("x-roles", action.roles.map(\.rawValue))
        }
        json.array("parameters") { json in parameters(of: route, &json) }
        if let body = route.body {
            json.object("requestBody") { json in
                json.member("required", true)
                json.object("content") { json in content(Reply.json, body, &json) }
            }
        }
        json.object("responses") { json in responses(of: route, &json) }
    }

    private static func parameters(of route: Route, _ json: inout JSONWriter) {
        for parameter in route.template.parameters {
            let schema: Schema = parameter.isIdentifier ? .identifier : .string()
            self.parameter("path", parameter.name, schema, nil, isRequired: true, &json)
        }
        for parameter in route.query {
            self.parameter(
                "query", parameter.name, parameter.schema, parameter.description, isRequired: parameter.isRequired,
                &json)
        }
        if route.demands.contains(.page) {
            parameter(
                "query", "limit", .integer(1...Int64(PageRequest.limitMax)),
                "How many items; \(PageRequest.limitDefault) when left out.", isRequired: false, &json)
            parameter("query", "cursor", .string(), "The next of the last page.", isRequired: false, &json)
        }
        if route.demands.contains(.idempotencyKey) {
            parameter(
                "header", "Idempotency-Key", .string(),
                "A name for this act in quotes, 1 to 255 visible ASCII characters; the same when repeating the request.",
                isRequired: true, &json)
        }
        if route.demands.contains(.ifMatch) {
            parameter(
                "header", "If-Match", .string(), "The ETag of the version that is meant, or *.", isRequired: true, &json
            )
        }
    }

    private static func parameter(
        _ place: String, _ name: String, _ schema: Schema, _ description: String?, isRequired: Bool,
        _ json: inout JSONWriter
    ) {
        json.object { json in
            json.member("name", name)
            json.member("in", place)
            json.member("required", isRequired)
            if let description { json.member("description", description) }
            json.key("schema")
            schema.write(to: &json)
        }
    }

    private static func content(_ contentType: String, _ schema: Schema?, _ json: inout JSONWriter) {
        json.key(named: contentType)
        json.object { json in
            guard let schema else { return }
            json.key("schema")
            schema.write(to: &json)
        }
    }

    private static func responses(of route: Route, _ json: inout JSONWriter) {
        for answer in route.answers {
            json.key(named: String(answer.status))
            json.object { json in
                json.member("description", answer.description)
                if !answer.headers.isEmpty {
                    json.object("headers") { json in
                        for header in answer.headers {
                            json.key(named: header)
                            json.object { json in
                                json.key("schema")
                                Schema.string().write(to: &json)
                            }
                        }
                    }
                }
                if answer.status != 204 {
                    json.object("content") { json in content(answer.contentType, answer.schema, &json) }
                }
            }
        }
        let problems = Dictionary(grouping: route.allProblems, by: \.status)
        for (status, kinds) in problems.sorted(by: { $0.key < $1.key }) {
            json.key(named: String(status))
            json.object { json in
                json.member("description", kinds.map { "\($0.code): \($0.title)." }.joined(separator: " "))
                json.member("x-codes", kinds.map(\.code))
                json.object("content") { json in content(Problem.contentType, problem, &json) }
            }
        }
    }
}
