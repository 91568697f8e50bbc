/// The catalogue of problems that the foundation itself answers with. A resource adds its own in an extension beside
/// its routes and names them in its routes, from where they come into the document and onto `/problems`.
extension ProblemCode {
    // MARK: 400

    /// The body is no JSON.
    public static let malformedJSON = ProblemCode(
        "malformedJson", 400, "The body is not valid JSON", "Send one JSON object, in UTF-8.")
    /// A query parameter is unknown, stands twice or has a value that is not permitted.
    public static let invalidQuery = ProblemCode(
        "invalidQuery", 400, "The query is not valid", "Correct the parameters that are named in errors.")
    /// A cursor is not one that this listing gave out.
    public static let malformedCursor = ProblemCode(
        "malformedCursor", 400, "The cursor is not valid",
        "Use the cursor of the last page's next, unchanged, or leave it out to begin again.")
    /// The header that names this attempt is missing.
    public static let idempotencyKeyMissing = ProblemCode(
        "idempotencyKeyMissing", 400, "An Idempotency-Key is needed",
        "Send the header Idempotency-Key with a new value in quotes for each act, and the same value when repeating it."
    )
    /// The header that names this attempt cannot be read.
    public static let idempotencyKeyMalformed = ProblemCode(
        "idempotencyKeyMalformed", 400, "The Idempotency-Key is not valid",
        "Send one Idempotency-Key of 1 to 255 visible ASCII characters, in quotes.")
    /// The header that names the expected version cannot be read.
    public static let malformedPrecondition = ProblemCode(
        "malformedPrecondition", 400, "If-Match is not valid", "Send the ETag of the last read, in its quotes, or *.")
    /// The request is not HTTP as this service speaks it.
    public static let badRequest = ProblemCode(
        "badRequest", 400, "The request cannot be read", "Send a well-formed HTTP/1.1 request.")

    // MARK: 401, 403, 404, 405, 408, 409, 412, 413, 415

    /// There is no token, or none that is valid.
    public static let unauthenticated = ProblemCode(
        "unauthenticated", 401, "A valid token is needed",
        "Send the header Authorization: Bearer with a token that has neither expired nor been withdrawn.")
    /// The token's role may not do this.
    public static let forbidden = ProblemCode(
        "forbidden", 403, "This role may not do that", "Ask somebody whose role permits it.")
    /// There is nothing at this address, or nothing that this token may see.
    public static let notFound = ProblemCode(
        "notFound", 404, "There is nothing here", "Check the address and the ids in it.")
    /// The address exists, but not with this method.
    public static let methodNotAllowed = ProblemCode(
        "methodNotAllowed", 405, "The method is not possible here", "Use one of the methods of the header Allow.")
    /// The body took too long to arrive.
    public static let bodyTimeout = ProblemCode(
        "bodyTimeout", 408, "The body did not arrive in time", "Send the request again over a better connection.")
    /// Something else stands in the way.
    public static let conflict = ProblemCode(
        "conflict", 409, "The request conflicts with what is recorded", "Read the resource again and decide anew.")
    /// The same act is being carried out at this moment.
    public static let idempotencyKeyInUse = ProblemCode(
        "idempotencyKeyInUse", 409, "The first request with this Idempotency-Key is still running",
        "Repeat the request in a moment.")
    /// The resource has changed since it was read.
    public static let preconditionFailed = ProblemCode(
        "preconditionFailed", 412, "The resource has changed since it was read",
        "Read it again, and send the change with its new ETag.")
    /// The body is larger than the limit.
    public static let bodyTooLarge = ProblemCode(
        "bodyTooLarge", 413, "The body is too large", "Send less at once.")
    /// The body is of a kind that this address does not take.
    public static let unsupportedMediaType = ProblemCode(
        "unsupportedMediaType", 415, "The body must be JSON",
        "Send the header Content-Type: application/json and a body in UTF-8.")

    // MARK: 422, 428, 429, 431

    /// The body is JSON, but not what is asked for.
    public static let validationFailed = ProblemCode(
        "validationFailed", 422, "The facts cannot be accepted",
        "Correct what errors names: each has a JSON pointer into the body.")
    /// The key was used for another request before.
    public static let idempotencyKeyReused = ProblemCode(
        "idempotencyKeyReused", 422, "This Idempotency-Key was used for another request",
        "Use a new key for a new act.")
    /// A change needs the version that it is meant for.
    public static let preconditionRequired = ProblemCode(
        "preconditionRequired", 428, "If-Match is needed",
        "Read the resource first and send its ETag in the header If-Match.")
    /// Too many requests in a short time.
    public static let tooManyRequests = ProblemCode(
        "tooManyRequests", 429, "Too many requests", "Wait as many seconds as Retry-After says.")
    /// The headers are larger than the limit.
    public static let headersTooLarge = ProblemCode(
        "headersTooLarge", 431, "The headers are too large", "Send fewer or shorter headers.")

    // MARK: 500, 503

    /// Something that nobody foresaw.
    public static let `internal` = ProblemCode(
        "internal", 500, "Something went wrong on our side",
        "Try again later; if it goes on, tell the operator the incident's id.")
    /// The process has as many requests as it takes at once.
    public static let busy = ProblemCode(
        "busy", 503, "The service is busy", "Try again after as many seconds as Retry-After says.")
    /// The request took longer than its limit and was given up.
    public static let timeout = ProblemCode(
        "timeout", 503, "The request took too long", "Try again; repeat a change with the same Idempotency-Key.")
    /// Something that the service needs is not there.
    public static let unavailable = ProblemCode(
        "unavailable", 503, "The service is not available just now", "Try again in a moment.")

    /// Every problem that the foundation itself answers with.
    public static let foundation: [ProblemCode] = [
        .malformedJSON, .invalidQuery, .malformedCursor, .idempotencyKeyMissing, .idempotencyKeyMalformed,
        .malformedPrecondition, .badRequest, .unauthenticated, .forbidden, .notFound, .methodNotAllowed, .bodyTimeout,
        .conflict, .idempotencyKeyInUse, .preconditionFailed, .bodyTooLarge, .unsupportedMediaType, .validationFailed,
        .idempotencyKeyReused, .preconditionRequired, .tooManyRequests, .headersTooLarge, .internal, .busy, .timeout,
        .unavailable,
    ]
}
