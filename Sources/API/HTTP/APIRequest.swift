import Crypto
public import HTTPTypes
public import JSON
public import SharedLives

/// A request whose outer parts have been checked: what a handler gets.
public struct APIRequest: Sendable {
    /// The value of a part of the path.
    enum PathValue: Sendable {
        case identifier(Identifier)
        case text(String)
    }

    /// The id under which the log has this request.
    public let requestID: String
    /// The body's bytes; empty when there is none.
    public let body: [UInt8]
    /// The headers.
    public let headers: HTTPFields
    /// The key that names this act, where the route asks for one.
    public let idempotencyKey: IdempotencyKey?
    /// Which version a change is meant for, where the route asks for it.
    public let ifMatch: VersionCondition?

    /// The route that was found.
    public var route: Route { endpoint.route }

    let endpoint: Endpoint
    let path: Substring
    let rawQuery: Substring
    let pathValues: [PathValue]
    let queryValues: Query?
    let pageRequest: PageRequest?
    let token: SentToken?

    /// The token.
    /// - Throws: ``Problem`` `unauthenticated`, which cannot happen where the route has an action.
    public func sentToken() throws -> SentToken {
        guard let token else { throw Problem.missingToken }
        return token
    }

    /// The identifier in a part of the path: `/v1/carers/{carerId}` has one called `carerId`.
    public func identifier(_ name: String) -> Identifier {
        guard let index = route.template.parameters.firstIndex(where: { $0.name == name }),
            case .identifier(let value) = pathValues[index]
        else { preconditionFailure("\(route.template.text) has no identifier \(name)") }
        return value
    }

    /// The text in a part of the path: `/problems/{code:text}` has one called `code`.
    public func pathText(_ name: String) -> String {
        guard let index = route.template.parameters.firstIndex(where: { $0.name == name }),
            case .text(let value) = pathValues[index]
        else { preconditionFailure("\(route.template.text) has no text \(name)") }
        return value
    }

    /// Which page of a listing is asked for. Only routes made by ``Route/list(_:_:_:tag:action:query:item:problems:_:)``
    /// have one.
    public var page: PageRequest {
        guard let pageRequest else { preconditionFailure("\(route.operationID) is no listing") }
        return pageRequest
    }

    /// Reads the parameters of the query that the route declares.
    /// - Throws: ``Problem`` `invalidQuery` with every fault.
    public func query<Value>(_ read: (JSONObjectReader) -> Value) throws -> Value {
        guard let queryValues else { return try Query("", declared: []).read(read) }
        return try queryValues.read(read)
    }

    /// Reads the body as a JSON object.
    /// - Throws: ``JSONSyntaxError`` (400 `malformedJson`) or ``Faults`` (422 `validationFailed` with every fault).
    public func read<Value>(_ members: (JSONObjectReader) -> Value) throws -> Value {
        try JSONReader.read(body, members)
    }

    /// Reads the body as a value of a form.
    /// - Throws: as ``read(_:)``.
    public func read<Value>(as form: JSONForm<Value>) throws -> Value {
        try JSONReader.read(JSONParser.parse(body), as: form)
    }

    /// Refuses a change that is meant for another version than the one there is.
    /// - Throws: ``Problem`` `preconditionFailed`; `preconditionRequired` where the route does not demand `If-Match`.
    public func requireMatch(_ tag: EntityTag) throws {
        guard let ifMatch else { throw Problem(.preconditionRequired) }
        guard ifMatch.matches(tag) else { throw Problem.stale }
    }

    /// A digest of the method, the path with its query and the body: the same for a repeated request, by which another
    /// request with the same ``idempotencyKey`` is told. 32 bytes.
    public var fingerprint: [UInt8] {
        var hash = SHA256()
        hash.update(data: Array(route.method.rawValue.utf8) + [0])
        hash.update(data: Array(path.utf8) + [0])
        hash.update(data: Array(rawQuery.utf8) + [0])
        hash.update(data: body)
        return Array(hash.finalize())
    }

    /// The value of `Link` for the next page: this request with another cursor.
    func link(next cursor: String) -> String {
        var parameters = rawQuery.split(separator: "&").filter { !$0.hasPrefix("cursor=") }.map(String.init)
        parameters.append("cursor=\(cursor)")
        return "<\(path)?\(parameters.joined(separator: "&"))>; rel=\"next\""
    }
}

extension Problem {
    static let missingToken = Problem(
        .unauthenticated, headers: [.wwwAuthenticate: #"Bearer realm="sharedlives""#])
}
