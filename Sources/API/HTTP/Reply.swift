public import HTTPTypes
public import JSON

/// What a handler answers: a status, headers and the body's bytes. The edge adds what every answer has.
public struct Reply: Sendable {
    /// The status.
    public var status: HTTPResponse.Status
    /// The headers of this answer: `ETag`, `Location`, `Link`, `Content-Disposition`.
    public var headers: HTTPFields
    /// The media type of the body; nil where there is no body.
    public var contentType: String?
    /// The body.
    public var body: [UInt8]

    /// The media type of JSON.
    public static let json = "application/json"

    /// Makes an answer.
    public init(
        _ status: HTTPResponse.Status, contentType: String? = nil, headers: HTTPFields = [:], body: [UInt8] = []
    ) {
        self.status = status
        self.headers = headers
        self.contentType = contentType
        self.body = body
    }

    /// A JSON document.
    /// - Parameters:
    ///   - status: 200 unless said otherwise.
    ///   - tag: the version, for the header `ETag`.
    ///   - write: writes the document.
    public static func json(
        _ status: HTTPResponse.Status = .ok, tag: EntityTag? = nil, capacityBytes: Int = 512,
        _ write: (inout JSONWriter) throws -> Void
    ) rethrows -> Reply {
        let body = try JSONWriter.bytes(capacityBytes: capacityBytes, write)
        var reply = Reply(status, contentType: json, body: body)
        if let tag { reply.headers.append(HTTPField(name: .eTag, value: tag.description)) }
        return reply
    }

    /// JSON that is written already, for example by PostgreSQL.
    public static func json(_ status: HTTPResponse.Status = .ok, tag: EntityTag? = nil, bytes: [UInt8]) -> Reply {
        var reply = Reply(status, contentType: json, body: bytes)
        if let tag { reply.headers.append(HTTPField(name: .eTag, value: tag.description)) }
        return reply
    }

    /// 201 with the address of what was made.
    public static func created(
        at location: String, tag: EntityTag? = nil, _ write: (inout JSONWriter) throws -> Void
    ) rethrows -> Reply {
        var reply = try json(.created, tag: tag, write)
        reply.headers.append(HTTPField(name: .location, value: location))
        return reply
    }

    /// 202 with the address at which the progress can be seen.
    public static func accepted(
        at location: String, tag: EntityTag? = nil, _ write: (inout JSONWriter) throws -> Void
    ) rethrows -> Reply {
        var reply = try json(.accepted, tag: tag, write)
        reply.headers.append(HTTPField(name: .location, value: location))
        return reply
    }

    /// A page of a listing, with the cursor of the next one in the body and in the header `Link`.
    /// - Parameters:
    ///   - request: the request, which says which page is wanted.
    ///   - rows: what was read: up to one row more than the page's limit (``PageRequest/rowsToRead``).
    ///   - cursor: the values of a row's place in the order of the listing.
    ///   - members: writes what is said of all rows together.
    ///   - write: writes one row.
    public static func page<Row>(
        _ request: APIRequest, _ rows: [Row], cursor: (Row) -> [String],
        members: (inout JSONWriter) -> Void = { _ in }, _ write: (inout JSONWriter, Row) throws -> Void
    ) rethrows -> Reply {
        let shown = rows.prefix(request.page.limit)
        let next =
            rows.count > shown.count
            ? shown.last.map { Cursor(cursor($0)).text(for: request.route.operationID) } : nil
        var reply = try json(capacityBytes: 256 * (shown.count + 1)) { json in
            try json.object { json in
                try json.array("items", shown, write)
                json.member("next", next)
                members(&json)
            }
        }
        if let next { reply.headers.append(HTTPField(name: .link, value: request.link(next: next))) }
        return reply
    }

    /// 204.
    public static func noContent(tag: EntityTag? = nil) -> Reply {
        var reply = Reply(.noContent)
        if let tag { reply.headers.append(HTTPField(name: .eTag, value: tag.description)) }
        return reply
    }

    /// Plain text in UTF-8.
    public static func text(_ text: String) -> Reply {
        Reply(.ok, contentType: "text/plain; charset=utf-8", body: Array(text.utf8))
    }

    /// Bytes to be saved as a file.
    public static func file(_ bytes: [UInt8], name: String, contentType: String) -> Reply {
        let safeName = String(
            name.unicodeScalars.map { scalar -> Character in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": Character(scalar)
                default: "_"
                }
            })
        return Reply(
            .ok, contentType: contentType,
            headers: [.contentDisposition: "attachment; filename=\"\(safeName)\""], body: bytes)
    }
}
