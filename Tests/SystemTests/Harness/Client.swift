import Foundation
import FoundationNetworking

/// Somebody with a token, who talks to the API over HTTP as any stranger would: nothing here is shared with the program.
struct Client: Sendable {
    struct Answer: Sendable {
        var status: Int
        var headers: [String: String]
        var body: Data

        var text: String { String(decoding: body, as: UTF8.self) }

        func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
            guard (200..<300).contains(status) else { throw Refused(status: status, text: text) }
            return try JSONDecoder().decode(type, from: body)
        }
    }

    struct Refused: Error {
        var status: Int
        var text: String
    }

    var address: String
    var token: String?

    func get(_ path: String) async throws -> Answer {
        try await send("GET", path)
    }

    func post(_ path: String, _ json: String, key: String? = nil, headers: [String: String] = [:]) async throws
        -> Answer
    {
        var headers = headers
        if let key { headers["Idempotency-Key"] = "\"\(key)\"" }
        return try await send("POST", path, json: json, headers: headers)
    }

    private func send(
        _ method: String, _ path: String, json: String? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        var request = URLRequest(url: URL(string: address + path)!)
        request.httpMethod = method
        request.timeoutInterval = 60
        if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
        if let json {
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.httpBody = Data(json.utf8)
        }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (body, response) = try await Self.session.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        var names: [String: String] = [:]
        for (name, value) in response.allHeaderFields { names["\(name)".lowercased()] = "\(value)" }
        return Answer(status: response.statusCode, headers: names, body: body)
    }

    private static let session: URLSession = {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpMaximumConnectionsPerHost = 32
        return URLSession(configuration: configuration)
    }()
}
