@testable import API
import HTTPTypes
import JSON
import SharedLives
import Testing

@Suite("OpenAPI document")
struct OpenAPIDocumentTests {
    private static let schema = Schema.component(
        "Thing", .object(.required("id", .identifier), .optional("n", .nullable(.integer(0...5)))))

    private static let routes: [Route] =
        [
            .get("/v1/things/{thingId}", "getThing", "Read", tag: "things", action: .readRecords, answer: schema) { _ in
                .noContent()
            },
            .list("/v1/things", "listThings", "List", tag: "things", action: .readRecords, item: schema) { _ in
                .noContent()
            },
            .create(
                "/v1/things", "createThing", "Make", tag: "things", action: .writeRecords, body: schema, answer: schema,
                problems: [ProblemCode("thingTaken", 409, "Taken", "Choose another.")]
            ) { _ in .noContent() },
            .change(
                "/v1/things/{thingId}", "changeThing", "Change", tag: "things", action: .writeRecords,
                method: .patch, body: schema, answer: schema
            ) { _ in .noContent() },
            .command(
                "/v1/things/{thingId}/approve", "approveThing", "Approve", tag: "things", action: .approveRun,
                answer: schema
            ) { _ in .noContent() },
            .download(
                "/v1/things/{thingId}/file", "getFile", "File", tag: "things", action: .exportRun,
                contentType: "text/csv"
            ) { _ in .text("") },
            paymentCalculationRoute { _ in },
        ] + operationsRoutes(metrics: MetricsRegistry()) { .ready }

    private static let all = routes + documentRoutes(of: routes, version: "1")

    private func document() throws -> JSONValue {
        try JSONParser.parse(OpenAPIDocument(title: "Test", version: "1", routes: Self.all).bytes)
    }

    @Test("has exactly the operations of the routes")
    func operations() throws {
        guard case .object(let paths)? = try document()["paths"] else {
            Issue.record("no paths")
            return
        }
        var documented: Set<String> = []
        for path in paths.members {
            guard case .object(let methods) = path.value else { continue }
            for method in methods.members {
                documented.insert("\(method.name) \(path.name) \(method.value["operationId"]?.text ?? "?")")
            }
        }
        let served = Set(Self.all.map { "\($0.method.rawValue.lowercased()) \($0.template.text) \($0.operationID)" })
        #expect(documented == served)
    }

    @Test("every operation says which problems it answers with, all of them in the catalogue or its own")
    func problems() throws {
        let document = try document()
        for route in Self.all {
            let operation = document["paths"]?[route.template.text]?[route.method.rawValue.lowercased()]
            guard case .object(let responses)? = operation?["responses"] else {
                Issue.record("\(route.operationID) has no responses")
                continue
            }
            let problems = responses.members.filter { $0.name >= "400" }
            #expect(problems.contains { $0.name == "500" })
            for problem in problems {
                #expect(problem.value["content"]?["application/problem+json"] != nil)
                guard case .array(let codes)? = problem.value["x-codes"] else {
                    Issue.record("\(route.operationID) \(problem.name) has no codes")
                    continue
                }
                for code in codes.compactMap(\.text) {
                    let kind = (ProblemCode.foundation + route.problems).first { $0.code == code }
                    #expect(kind.map { String($0.status) } == problem.name)
                }
            }
            if route.action != nil { #expect(problems.contains { $0.name == "401" }) }
            if route.demands.contains(.ifMatch) { #expect(problems.contains { $0.name == "428" }) }
        }
    }

    @Test("refers to no schema that it does not have")
    func references() throws {
        let document = try document()
        guard case .object(let schemas)? = document["components"]?["schemas"] else {
            Issue.record("no schemas")
            return
        }
        let names = Set(schemas.members.map { "#/components/schemas/\($0.name)" })
        var references: Set<String> = []
        func walk(_ value: JSONValue) {
            switch value {
            case .object(let object):
                for member in object.members {
                    if member.name == "$ref", case .string(let text) = member.value { references.insert(text) }
                    walk(member.value)
                }
            case .array(let elements): for element in elements { walk(element) }
            default: break
            }
        }
        walk(document)
        #expect(references.isSubset(of: names))
        #expect(references.count > 5)
    }

    @Test("codes of the catalogue are unique and their statuses are problems")
    func catalogue() {
        #expect(Set(ProblemCode.foundation.map(\.code)).count == ProblemCode.foundation.count)
        #expect(ProblemCode.foundation.allSatisfy { (400...599).contains($0.status) && !$0.advice.isEmpty })
    }
}
