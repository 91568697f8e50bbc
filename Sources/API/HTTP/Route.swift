public import HTTPTypes
public import SharedLives

/// One operation of the API: all that the router needs to serve it and all that the document says about it. Both are made
/// from the same list of routes, and the edge demands what a route declares (token, `Idempotency-Key`, `If-Match`, body,
/// query parameters), so that neither can drift from the other.
public struct Route: Sendable {
    /// The work of an operation. What it throws becomes a problem: ``ProblemConvertible`` errors their own, others 500.
    public typealias Handler = @Sendable (APIRequest) async throws -> Reply

    /// What the edge demands of a request before the handler sees it.
    public struct Demands: OptionSet, Sendable {
        /// The bits.
        public let rawValue: Int

        /// Makes a set of its bits.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// A JSON body: 415 for another media type, 400 when it is empty.
        public static let body = Demands(rawValue: 1)
        /// An `Idempotency-Key`: 400 without.
        public static let idempotencyKey = Demands(rawValue: 2)
        /// An `If-Match`: 428 without.
        public static let ifMatch = Demands(rawValue: 4)
        /// A listing: `limit` and `cursor` are read.
        public static let page = Demands(rawValue: 8)
        /// Neither counted against limits nor refused when the service is busy: health and metrics.
        public static let unlimited = Demands(rawValue: 16)
    }

    /// An answer that is no problem.
    public struct Answer: Sendable {
        /// The HTTP status.
        public let status: Int
        /// What it means, in a sentence.
        public let description: String
        /// The media type of its body.
        public let contentType: String
        /// What its body is; nil for no body, or one that is not JSON.
        public let schema: Schema?
        /// The headers that it has, beside those of every answer.
        public let headers: [String]

        /// Makes an answer.
        public init(
            _ status: Int, _ description: String, _ schema: Schema? = nil, contentType: String = Reply.json,
            headers: [String] = []
        ) {
            self.status = status
            self.description = description
            self.schema = schema
            self.contentType = contentType
            self.headers = headers
        }
    }

    /// The method.
    public let method: HTTPRequest.Method
    /// The address.
    public let template: PathTemplate
    /// The operation's name in the document, in camel case; no two routes share one.
    public let operationID: String
    /// What it does, in a few words.
    public let summary: String
    /// The group under which the document has it.
    public let tag: String
    /// What the role of the token must permit; nil for an operation that needs no token.
    public let action: Action?
    /// What the edge demands.
    public let demands: Demands
    /// The parameters of the query, without `limit` and `cursor`.
    public let query: [QueryParameter]
    /// What the body is.
    public let body: Schema?
    /// The answers that are no problems.
    public let answers: [Answer]
    /// The operation's own problems, beside those that its demands bring.
    public let problems: [ProblemCode]
    /// The largest body in bytes, where it differs from the application's limit.
    public let bodyBytesMax: Int?
    let handler: Handler

    /// Makes a route. ``get(_:_:_:tag:action:query:answer:hasVersion:problems:_:)`` and its sisters are shorter.
    public init(
        _ method: HTTPRequest.Method, _ path: String, _ operationID: String, _ summary: String, tag: String,
        action: Action?, demands: Demands = [], query: [QueryParameter] = [], body: Schema? = nil,
        answers: [Answer], problems: [ProblemCode] = [], bodyBytesMax: Int? = nil, _ handler: @escaping Handler
    ) {
        self.method = method
        self.template = PathTemplate(path)
        self.operationID = operationID
        self.summary = summary
        self.tag = tag
        self.action = action
        self.demands = demands
        self.query = query
        self.body = body
        self.answers = answers
        self.problems = problems
        self.bodyBytesMax = bodyBytesMax
        self.handler = handler
    }
}

extension Route {
    /// An operation that reads one thing.
    /// - Parameter hasVersion: whether the answer says in `ETag` at which version the thing is.
    public static func get(
        _ path: String, _ operationID: String, _ summary: String, tag: String, action: Action?,
        query: [QueryParameter] = [], answer: Schema, hasVersion: Bool = true, problems: [ProblemCode] = [],
        _ handler: @escaping Handler
    ) -> Route {
        Route(
            .get, path, operationID, summary, tag: tag, action: action, query: query,
            answers: [Answer(200, "As asked for.", answer, headers: hasVersion ? ["ETag"] : [])], problems: problems,
            handler)
    }

    /// An operation that reads a listing, page by page.
    public static func list(
        _ path: String, _ operationID: String, _ summary: String, tag: String, action: Action?,
        query: [QueryParameter] = [], item: Schema, problems: [ProblemCode] = [], _ handler: @escaping Handler
    ) -> Route {
        Route(
            .get, path, operationID, summary, tag: tag, action: action, demands: .page, query: query,
            answers: [Answer(200, "A page.", .page(of: item), headers: ["Link"])], problems: problems, handler)
    }

    /// An operation that makes something: `POST` with an `Idempotency-Key`, answered by 201.
    public static func create(
        _ path: String, _ operationID: String, _ summary: String, tag: String, action: Action?, body: Schema,
        answer: Schema, problems: [ProblemCode] = [], bodyBytesMax: Int? = nil, _ handler: @escaping Handler
    ) -> Route {
        Route(
            .post, path, operationID, summary, tag: tag, action: action, demands: [.body, .idempotencyKey],
            body: body, answers: [Answer(201, "Made.", answer, headers: ["Location", "ETag"])], problems: problems,
            bodyBytesMax: bodyBytesMax, handler)
    }

    /// An operation that changes something: `PUT` (or another method) with `If-Match`.
    public static func change(
        _ path: String, _ operationID: String, _ summary: String, tag: String, action: Action?,
        method: HTTPRequest.Method = .put, body: Schema, answer: Schema, problems: [ProblemCode] = [],
        _ handler: @escaping Handler
    ) -> Route {
        Route(
            method, path, operationID, summary, tag: tag, action: action, demands: [.body, .ifMatch], body: body,
            answers: [Answer(200, "Changed.", answer, headers: ["ETag"])], problems: problems, handler)
    }

    /// A command on something that exists, without a body: `POST` with `If-Match`, such as approving a run.
    public static func command(
        _ path: String, _ operationID: String, _ summary: String, tag: String, action: Action?,
        status: Int = 200, answer: Schema, problems: [ProblemCode] = [], _ handler: @escaping Handler
    ) -> Route {
        Route(
            .post, path, operationID, summary, tag: tag, action: action, demands: .ifMatch,
            answers: [Answer(status, "Done.", answer, headers: ["ETag"])], problems: problems, handler)
    }

    /// An operation that gives a text or a file.
    public static func download(
        _ path: String, _ operationID: String, _ summary: String, tag: String, action: Action?,
        query: [QueryParameter] = [], contentType: String, problems: [ProblemCode] = [], _ handler: @escaping Handler
    ) -> Route {
        Route(
            .get, path, operationID, summary, tag: tag, action: action, query: query,
            answers: [Answer(200, "As asked for.", contentType: contentType)], problems: problems, handler)
    }
}

extension Route {
    /// The names of the parameters that the query may have.
    var queryNames: [String] {
        query.map(\.name) + (demands.contains(.page) ? ["limit", "cursor"] : [])
    }

    /// Every problem that the operation may answer with: its own, and those that its demands bring.
    var allProblems: [ProblemCode] {
        var all: [ProblemCode] = [.badRequest, .headersTooLarge, .internal]
        if !demands.contains(.unlimited) { all += [.tooManyRequests, .busy, .timeout, .unavailable] }
        if action != nil { all += [.unauthenticated, .forbidden] }
        if !template.parameters.isEmpty { all.append(.notFound) }
        all.append(.invalidQuery)
        if demands.contains(.page) { all.append(.malformedCursor) }
        if demands.contains(.body) {
            all += [.malformedJSON, .bodyTimeout, .unsupportedMediaType, .validationFailed]
        }
        all.append(.bodyTooLarge)
        if demands.contains(.idempotencyKey) {
            all += [.idempotencyKeyMissing, .idempotencyKeyMalformed, .idempotencyKeyInUse, .idempotencyKeyReused]
        }
        if demands.contains(.ifMatch) { all += [.preconditionRequired, .malformedPrecondition, .preconditionFailed] }
        for problem in problems where !all.contains(problem) { all.append(problem) }
        return all
    }
}
