import API
import HTTPTypes
import HummingbirdTesting
import JSON
import Synchronization

/// Holds answers of the service against its own OpenAPI document, and remembers which operations have been seen.
final class DocumentCheck: Sendable {
    private struct Operation: Sendable {
        let id: String
        let method: String
        let segments: [String]
        let value: JSONValue
    }

    let document: JSONValue
    private let operations: [Operation]
    private let seen = Mutex<Set<String>>([])

    init(document: JSONValue) {
        self.document = document
        var operations: [Operation] = []
        if case .object(let paths)? = document["paths"] {
            for path in paths.members {
                guard case .object(let methods) = path.value else { continue }
                for method in methods.members {
                    operations.append(
                        Operation(
                            id: method.value["operationId"]?.text ?? "", method: method.name.uppercased(),
                            segments: path.name.split(separator: "/").map(String.init), value: method.value))
                }
            }
        }
        self.operations = operations
    }

    /// Operation ids with a status that was answered: `"getCarer 200"`.
    var answered: Set<String> { seen.withLock { $0 } }

    /// What of an answer is not as the document has it.
    func faults(of answer: TestResponse, to method: HTTPRequest.Method, _ uri: String) -> [String] {
        guard let operation = operation(method, uri) else {
            let isMiss = [404, 405].contains(answer.status.code) || method == .head || answer.status.code == 400
            return isMiss ? [] : ["\(answer.status.code) at an address that the document does not have"]
        }
        let status = answer.status.code
        seen.withLock { _ = $0.insert("\(operation.id) \(status)") }
        // Answered before any operation is known, or without a body by what HTTP says.
        if status == 304 { return [] }
        guard let response = operation.value["responses"]?["\(status)"] else {
            return ["\(operation.id) answers \(status), which the document does not have: \(answer.text)"]
        }
        return (headerFaults(answer, response) + bodyFaults(answer, response, status)).map {
            "\(operation.id) \(status) \($0)"
        }
    }

    private func operation(_ method: HTTPRequest.Method, _ uri: String) -> Operation? {
        let path = uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
        let parts = path.split(separator: "/").map(String.init)
        func literals(_ operation: Operation) -> Int? {
            guard operation.segments.count == parts.count else { return nil }
            var count = 0
            for (segment, part) in zip(operation.segments, parts) where !segment.hasPrefix("{") {
                guard segment == part else { return nil }
                count += 1
            }
            return count
        }
        return operations.filter { $0.method == method.rawValue && literals($0) != nil }
            .max { literals($0)! < literals($1)! }
    }

    private func headerFaults(_ answer: TestResponse, _ response: JSONValue) -> [String] {
        guard case .object(let headers)? = response["headers"] else { return [] }
        // A page has a link only where there is a next one.
        return headers.members.map(\.name).filter { $0 != "Link" && answer.headers[HTTPField.Name($0)!] == nil }
            .map { "has no \($0)" }
    }

    private func bodyFaults(_ answer: TestResponse, _ response: JSONValue, _ status: Int) -> [String] {
        guard case .object(let content)? = response["content"] else {
            return answer.text.isEmpty ? [] : ["has a body that the document does not have"]
        }
        let type = answer.headers[.contentType] ?? ""
        guard let described = content[name: type] else { return ["is \(type)"] }
        guard let schema = described["schema"] else { return [] }
        guard let body = try? answer.json else { return ["is no JSON: \(answer.text)"] }
        var faults = SchemaCheck(document: document).faults(of: body, schema)
        if status >= 400 {
            if body["status"]?.integer != Int64(status) { faults.append("says another status in its body") }
            if case .array(let codes)? = response["x-codes"], !codes.contains(body["code"] ?? .null) {
                faults.append("has the code \(body["code"]?.text ?? "?"), which the document does not have")
            }
        }
        return faults
    }
}
