import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import JSON
import Logging
import Postgres
import Sealing
import SharedLives
import Store
import TestSupport
import Testing

/// The service over HTTP with a database of a test's own and a scheme in it.
struct SchemeServer: Sendable {
    let database: TestDatabase
    let scheme: TestScheme
    let client: any TestClientProtocol
    let document: DocumentCheck
    /// Who looks around after everything that may change something; nil where nobody does.
    var witness: Witness?

    /// Runs the test with a small scheme, or with the demonstration.
    ///
    /// - Parameters:
    ///   - logger: what the service logs to; nil where it must have no error to log.
    ///   - providers: by which people sign in, beside the tokens of the test.
    ///   - failedAttemptsPerMinuteMax: 0 for no limit.
    static func with(
        _ contents: TestDatabase.Contents = .schema, logger: Logger? = nil, sealingKeys: SealingKeys? = testKeys,
        providers: IdentityProviders? = nil, failedAttemptsPerMinuteMax: Int = 0,
        isolation: isolated (any Actor)? = #isolation,
        _ test: @escaping @Sendable (SchemeServer) async throws -> Void
    ) async throws {
        try await TestDatabase.withDatabase(contents) { database in
            let scheme =
                contents == .demonstration
                ? try await TestScheme.open("larkfield", in: database) : try await TestScheme.make(in: database)
            let pool = try database.pool(as: .api, connectionsMax: 6, logger: logger ?? .silent)
            var configuration = APIConfiguration(address: .hostAndPort("127.0.0.1", 0))
            configuration.limits.requestsPerSecondPerTokenMax = 0
            configuration.limits.requestsPerSecondPerAddressMax = 0
            configuration.limits.failedAttemptsPerMinuteMax = failedAttemptsPerMinuteMax
            configuration.limits.failedAttemptsBurstMax = 5
            configuration.metrics = MetricsRegistry()
            configuration.describeError = { "\($0)" }
            let routes = allRoutes(
                Services(
                    store: Store(pool: pool), sealingKeys: sealingKeys, desk: SignInDesk(providers: providers)))
            let log = CapturedLog(from: .error)
            let application = buildApplication(
                configuration: configuration, routes: routes, logger: logger ?? log.logger)
            try await application.test(.ahc(.http)) { client in
                let document = try await client.executeRequest(
                    uri: "/openapi.json", method: .get, headers: [:], body: nil)
                try await test(
                    SchemeServer(
                        database: database, scheme: scheme, client: client,
                        document: DocumentCheck(document: try document.json)))
            }
            await pool.shutdown()
            #expect(log.lines == [])
        }
    }

    /// The keys of all tests.
    static let testKeys = try? SealingKeys([(id: "test", bytes: Array(1...32))])

    /// Somebody who sends requests with the token of a role.
    func caller(_ role: Role) -> Caller { Caller(server: self, token: scheme.token(role.rawValue)) }

    var coordinator: Caller { caller(.coordinator) }
    var manager: Caller { caller(.registeredManager) }
    var finance: Caller { caller(.financeOfficer) }
    var auditor: Caller { caller(.auditor) }
    var administrator: Caller { caller(.administrator) }

    /// Runs a script above all rules, with the scheme open.
    func script(_ sql: String) async throws {
        let open = "SELECT set_config('sharedlives.scheme_id', '\(scheme.id)', true);"
        try await database.withConnection(as: .superuser) { connection in
            try connection.transaction { try connection.script(open + sql) }
        }
        try await witness?.lookAround()
    }

    /// One number, seen above all rules.
    func number(_ sql: String) async throws -> Int {
        try await database.withConnection(as: .superuser) { try $0.one(Query<(), Int>("number", sql), ()) }
    }
}

/// Sends requests with a token, and holds every answer against the document.
struct Caller: Sendable {
    let server: SchemeServer
    let token: String?

    @discardableResult
    func send(
        _ method: HTTPRequest.Method, _ uri: String, _ body: ByteBuffer? = nil, headers: HTTPFields = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> TestResponse {
        var headers = headers
        if let token, headers[.authorization] == nil { headers[.authorization] = "Bearer \(token)" }
        if body != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
        let answer = try await server.client.executeRequest(uri: uri, method: method, headers: headers, body: body)
        if method != .get, method != .head { try await server.witness?.lookAround() }
        let faults = server.document.faults(of: answer, to: method, uri)
        #expect(faults == [], "\(method) \(uri)", sourceLocation: sourceLocation)
        #expect(answer.status.code < 500, "\(method) \(uri): \(answer.text)", sourceLocation: sourceLocation)
        return answer
    }

    @discardableResult
    func get(
        _ uri: String, headers: HTTPFields = [:], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> TestResponse {
        try await send(.get, uri, headers: headers, sourceLocation: sourceLocation)
    }

    /// Posts a body under a key, which is a new one where none is given.
    @discardableResult
    func post(
        _ uri: String, _ body: String, key: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> TestResponse {
        try await send(
            .post, uri, ByteBuffer(string: body), headers: [.idempotencyKey: "\"\(key ?? Self.newKey())\""],
            sourceLocation: sourceLocation)
    }

    /// Has something done to a version of something that exists.
    @discardableResult
    func command(
        _ uri: String, ifMatch: String? = "*", sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> TestResponse {
        try await send(.post, uri, headers: Self.ifMatch(ifMatch), sourceLocation: sourceLocation)
    }

    /// Has something done, in a way that the body says, to a version of something that exists.
    @discardableResult
    func act(
        _ uri: String, _ body: String, ifMatch: String? = "*", sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> TestResponse {
        try await send(
            .post, uri, ByteBuffer(string: body), headers: Self.ifMatch(ifMatch), sourceLocation: sourceLocation)
    }

    @discardableResult
    func put(
        _ uri: String, _ body: String, ifMatch: String? = "*", sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> TestResponse {
        try await send(
            .put, uri, ByteBuffer(string: body), headers: Self.ifMatch(ifMatch), sourceLocation: sourceLocation)
    }

    @discardableResult
    func delete(
        _ uri: String, ifMatch: String? = "*", sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> TestResponse {
        try await send(.delete, uri, headers: Self.ifMatch(ifMatch), sourceLocation: sourceLocation)
    }

    /// Posts what must be taken in, and gives its id.
    @discardableResult
    func add(
        _ uri: String, _ body: String, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let answer = try await post(uri, body, sourceLocation: sourceLocation)
        try #require(answer.status == .created, "\(answer.text)", sourceLocation: sourceLocation)
        return try #require(try answer.json["id"]?.text, sourceLocation: sourceLocation)
    }

    static func ifMatch(_ tag: String?) -> HTTPFields {
        var headers = HTTPFields()
        headers[.ifMatch] = tag
        return headers
    }

    static func newKey() -> String { "key-\(UInt64.random(in: 0...UInt64.max))" }
}

extension JSONValue {
    var items: [JSONValue] {
        guard case .array(let items)? = self["items"] else { return [] }
        return items
    }

    var array: [JSONValue] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }
}
