public import JSON
public import JobQueue
public import Postgres
public import SharedLives

/// A kind of job: its name, how often it is tried, and what it needs to know. Payloads hold ids, never names.
public protocol JobKind: Sendable {
    /// The name under which it stands in the queue; never given another meaning.
    static var kind: String { get }
    /// How often it may be tried before it is dead.
    static var attemptsMax: Int32 { get }
    /// The payload of a job of this kind.
    func write(to json: inout JSONWriter)
    /// Reads a payload.
    init(from members: JSONObjectReader)
}

/// A kind of job that needs to know for which scheme it is done, and nothing else.
public protocol SchemeJobKind: JobKind {
    /// The scheme.
    var schemeID: Identifier { get }
    /// A job for a scheme.
    init(schemeID: Identifier)
}

extension SchemeJobKind {
    /// Reads the payload.
    public init(from members: JSONObjectReader) {
        self.init(schemeID: members.required("schemeId", .identifier))
    }

    /// Writes the payload.
    public func write(to json: inout JSONWriter) {
        json.member("schemeId", schemeID)
    }
}

extension JobKind {
    /// A job to be enqueued.
    public func newJob(
        id: Identifier, scheme: Identifier?, enqueuedBy: Identifier?, uniqueKey: String? = nil
    ) -> NewJob {
        let payload = JSONWriter.bytes { json in json.object { json in write(to: &json) } }
        return NewJob(
            id: UUID(id), kind: Self.kind,
            payload: JSONText(String(decoding: payload, as: UTF8.self)),
            tenantID: scheme.map { UUID($0) },
            enqueuedBy: enqueuedBy.map { UUID($0) }, attemptsMax: Self.attemptsMax,
            uniqueKey: uniqueKey)
    }

    /// Reads the payload of a claimed job.
    ///
    /// - Throws: a permanent `JobFailure` when it cannot be read: no later try will read it either.
    public init(payload: JSONText) throws(JobFailure) {
        do {
            self = try JSONReader.read(Array(payload.text.utf8)) { Self(from: $0) }
        } catch {
            throw .permanent("payloadUnreadable")
        }
    }
}
