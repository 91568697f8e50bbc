import JSON

/// The routes about the interface itself: its document, and what each problem means.
func documentRoutes(of routes: [Route], version: String) -> [Route] {
    let kinds = problemKinds(of: routes)
    let list = JSONWriter.bytes { json in
        json.object { json in
            json.array("items", kinds) { write($1, to: &$0) }
        }
    }
    let byCode = Dictionary(kinds.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let kind = Schema.component(
        "ProblemKind",
        .object(
            .required("code", .string()), .required("status", .integer(400...599)), .required("title", .string()),
            .required("detail", .string())))
    var own: [Route] = [
        .get(
            "/problems", "listProblems", "Every problem that the service answers with", tag: "operations", action: nil,
            answer: .object(.required("items", .array(of: kind))), hasVersion: false
        ) { _ in .json(bytes: list) },
        .get(
            "/problems/{code:text}", "getProblem", "What a problem means", tag: "operations", action: nil,
            answer: kind, hasVersion: false
        ) { request in
            guard let kind = byCode[request.pathText("code")] else { throw Problem.notFound }
            return .json { write(kind, to: &$0) }
        },
    ]
    own += permissionRoutes(of: routes)
    let documentRoute = { (bytes: [UInt8]) in
        Route.get(
            "/openapi.json", "getDocument", "This document", tag: "operations", action: nil,
            answer: .table(of: .any), hasVersion: false
        ) { _ in .json(bytes: bytes) }
    }
    let document = OpenAPIDocument(
        title: "Shared Lives", version: version, routes: routes + own + [documentRoute([])])
    own.append(documentRoute(document.bytes))
    return own
}

private func problemKinds(of routes: [Route]) -> [ProblemCode] {
    var kinds = ProblemCode.foundation
    for route in routes {
        for kind in route.problems where !kinds.contains(kind) {
            precondition(!kinds.contains { $0.code == kind.code }, "two problems are called \(kind.code)")
            kinds.append(kind)
        }
    }
    return kinds
}

private func write(_ kind: ProblemCode, to json: inout JSONWriter) {
    json.object { json in
        json.member("code", kind.code)
        json.member("status", kind.status)
        json.member("title", kind.title)
        json.member("detail", kind.advice)
    }
}
