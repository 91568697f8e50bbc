import HTTPTypes
import Hummingbird
import JSON
import NIOCore
import SharedLives

/// What a route demands of a request, read from its parts; what is missing or malformed is thrown as a problem.
extension Edge {
    static func wait(_ seconds: Int) -> Problem {
        Problem(.tooManyRequests, headers: [.retryAfter: String(seconds)])
    }

    func addressWord(_ request: Request, _ context: APIContext) -> UInt64 {
        guard proxiesTrusted > 0, let header = request.headers[.forwardedFor] else { return context.addressWord }
        // Each proxy appends the address it was called from; the nearest ones are ours, what is before them is hearsay.
        let addresses = header.split(separator: ",")
        guard addresses.count >= proxiesTrusted else { return context.addressWord }
        let address = addresses[addresses.count - proxiesTrusted].filter { $0 != " " }
        return UInt64(bitPattern: Int64(address.hashValue))
    }

    func token(
        _ endpoint: Endpoint, _ headers: HTTPFields, _ address: UInt64, at now: UInt64
    ) throws -> SentToken? {
        guard endpoint.route.action != nil else { return nil }
        switch BearerToken.find(in: headers[.authorization]) {
        case .none: throw Problem.missingToken
        case .malformed:
            if let wait = failures.wait(for: nil, from: address, at: now) { throw Self.wait(wait) }
            failures.count(nil, from: address, at: now)
            throw Problem.malformedToken
        case .token(let token):
            if let wait = failures.wait(for: token, from: address, at: now) { throw Self.wait(wait) }
            if let wait = tokenRates?.take(token.digest.word, at: now) { throw Self.wait(wait) }
            return token
        }
    }

    /// The path and the query as they were sent.
    static func split(_ request: Request) -> (path: Substring, query: Substring) {
        guard let target = request.head.path, target.utf8.first == UInt8(ascii: "/") else {
            return (Substring(request.uri.path), Substring(request.uri.query ?? ""))
        }
        guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return (target[...], "") }
        return (target[..<mark], target[target.utf8.index(after: mark)...])
    }

    func pathValues(_ endpoint: Endpoint, _ context: APIContext) throws -> [APIRequest.PathValue] {
        let parameters = endpoint.route.template.parameters
        if parameters.isEmpty { return [] }
        return try parameters.map { parameter in
            guard let raw = context.parameters[parameter.name[...]] else { throw Problem.notFound }
            if parameter.isIdentifier {
                guard let identifier = Identifier(raw) else { throw Problem.notFound }
                return .identifier(identifier)
            }
            guard let text = Query.decoded(raw) else { throw Problem.notFound }
            return .text(text)
        }
    }

    func page(_ query: Query?, _ endpoint: Endpoint) throws -> PageRequest {
        guard let query else { return PageRequest(limit: PageRequest.limitDefault, cursor: nil) }
        let (limit, text) = try query.read { reader in
            (
                reader.optional("limit", .digits(1...PageRequest.limitMax), or: PageRequest.limitDefault),
                reader.optional("cursor", .text(1...Cursor.charactersMax, trimmed: false))
            )
        }
        guard let text else { return PageRequest(limit: limit, cursor: nil) }
        guard let cursor = Cursor(text, for: endpoint.route.operationID) else {
            throw Problem(.malformedCursor)
        }
        return PageRequest(limit: limit, cursor: cursor)
    }

    static func idempotencyKey(_ headers: HTTPFields) throws -> IdempotencyKey {
        let values = headers[values: .idempotencyKey]
        guard let value = values.first else { throw Problem(.idempotencyKeyMissing) }
        guard values.count == 1, let key = IdempotencyKey(header: value) else {
            throw Problem(.idempotencyKeyMalformed)
        }
        return key
    }

    static func ifMatch(_ headers: HTTPFields) throws -> VersionCondition {
        guard let header = headers[.ifMatch] else { throw Problem(.preconditionRequired) }
        guard let condition = VersionCondition(header: header) else { throw Problem(.malformedPrecondition) }
        return condition
    }

    func body(_ request: Request, bytesMax: Int) async throws -> [UInt8] {
        let headers = request.headers
        guard MediaType.isJSON(headers[.contentType]) else { throw Problem(.unsupportedMediaType) }
        if let encoding = headers[.contentEncoding], encoding != "identity" {
            throw Problem(.unsupportedMediaType, "Send the body without Content-Encoding.")
        }
        let announced = headers[.contentLength].flatMap { Int($0) }
        if let announced, announced > bytesMax { throw Self.tooLarge(bytesMax) }
        let bytes: [UInt8]
        do {
            let buffer = try await request.body.collect(upTo: bytesMax)
            bytes = Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Self.tooLarge(bytesMax)
        } catch is CancellationError {
            throw Problem(.bodyTimeout, headers: [.connection: "close"])
        }
        // A connection that ended early gives the bytes that had come by then as if they were all.
        if Task.isCancelled || announced.map({ $0 != bytes.count }) == true {
            throw Problem(.bodyTimeout, headers: [.connection: "close"])
        }
        return bytes
    }

    static func tooLarge(_ bytesMax: Int) -> Problem {
        // The rest of the body is not worth waiting for, so the connection ends with the answer.
        Problem(.bodyTooLarge, "Send at most \(bytesMax) bytes at once.", headers: [.connection: "close"])
    }
}
