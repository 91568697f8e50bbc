public import HTTPTypes
public import JSON
public import SharedLives

/// An answer that says what is wrong, as RFC 9457 has it: `application/problem+json` with a stable code, a sentence that
/// says what to do, and where there is something to point at, `errors` with pointers. Thrown by handlers as it is.
public struct Problem: Error, Sendable {
    /// Where an error is.
    public enum Place: Hashable, Sendable {
        /// In the body, at a JSON pointer.
        case pointer(String)
        /// In a parameter of the query.
        case parameter(String)
        /// In a header.
        case header(String)
    }

    /// One of the things that are wrong.
    public struct Item: Hashable, Sendable {
        /// Where it is.
        public let place: Place
        /// Its stable code.
        public let code: String
        /// What to do about it.
        public let detail: String

        /// Makes an item.
        public init(_ place: Place, code: String, detail: String) {
            self.place = place
            self.code = code
            self.detail = detail
        }
    }

    /// What kind of problem it is.
    public let kind: ProblemCode
    /// A sentence about this occurrence that says what to do; never holds personal data.
    public var detail: String
    /// Everything that is wrong, at once.
    public var items: [Item]
    /// Headers that belong to it, such as `Retry-After`.
    public var headers: HTTPFields
    /// The id under which the log has more about it, for an internal error.
    public var incident: String?

    /// Makes a problem.
    public init(
        _ kind: ProblemCode, _ detail: String? = nil, items: [Item] = [], headers: HTTPFields = [:],
        incident: String? = nil
    ) {
        self.kind = kind
        self.detail = detail ?? kind.advice
        self.items = items
        self.headers = headers
        self.incident = incident
    }

    /// A problem with faults of the body.
    public init(_ kind: ProblemCode = .validationFailed, _ detail: String? = nil, faults: [Fault]) {
        self.init(
            kind, detail, items: faults.map { Item(.pointer($0.pointer), code: $0.code, detail: $0.detail) })
    }

    /// No valid token: the answer when a token is unknown, expired or withdrawn, which a caller cannot tell apart.
    public static let invalidToken = Problem(
        .unauthenticated, headers: [.wwwAuthenticate: #"Bearer realm="sharedlives", error="invalid_token""#])

    /// What was sent is no token at all.
    static let malformedToken = refusedToken("tokenMalformed")

    /// The resource has changed: thrown by a resource whose version is not the one of `If-Match`.
    public static let stale = Problem(.preconditionFailed)

    /// Nothing there, or nothing that this caller may see.
    public static let notFound = Problem(.notFound)
}

extension Problem {
    /// The media type of a problem.
    static let contentType = "application/problem+json"

    /// The document.
    /// - Parameters:
    ///   - instance: the path of the request.
    ///   - requestID: the id of the request, under which the log has it.
    func body(instance: String, requestID: String) -> [UInt8] {
        JSONWriter.bytes(capacityBytes: 512) { json in
            json.object { json in
                json.member("type", "/problems/\(kind.code)")
                json.member("title", kind.title)
                json.member("status", kind.status)
                json.member("detail", detail)
                json.member("instance", instance)
                json.member("code", kind.code)
                json.member("requestId", requestID)
                if let incident { json.member("incident", incident) }
                if !items.isEmpty { json.array("errors", items) { $1.write(to: &$0) } }
            }
        }
    }
}

extension Problem.Item: JSONWritable {
    /// Writes `{"pointer": …, "code": …, "detail": …}`, or `parameter` or `header` in the place of `pointer`.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            switch place {
            case .pointer(let pointer): json.member("pointer", pointer)
            case .parameter(let name): json.member("parameter", name)
            case .header(let name): json.member("header", name)
            }
            json.member("code", code)
            json.member("detail", detail)
        }
    }
}
