public import Postgres
import SharedLives

/// What was or will be answered to a request with an `Idempotency-Key`.
public struct RememberedReply: Hashable, Sendable {
    /// The HTTP status.
    public let status: Int
    /// Where what was made stands.
    public let location: String?
    /// Its version.
    public let etag: String?
    /// The body.
    public let body: [UInt8]

    /// A reply to remember.
    public init(status: Int, location: String?, etag: String?, body: [UInt8]) {
        self.status = status
        self.location = location
        self.etag = etag
        self.body = body
    }
}

extension SchemeTransaction {
    /// Does an act once for a key: repeated, it only gives the answer again.
    ///
    /// The key is taken in the transaction of the act. A second request with it waits for the first, and gets its answer when that
    /// commits, or acts itself when that rolls back.
    ///
    /// - Parameters:
    ///   - key: 1 to 255 characters, the sender's own.
    ///   - fingerprint: SHA-256 of the request.
    /// - Throws: `StoreError.idempotencyKeyReused` when the key belongs to another request; what the act throws.
    public func once(
        key: String, fingerprint: [UInt8], _ act: () throws -> RememberedReply
    ) throws -> (reply: RememberedReply, isRepeated: Bool) {
        let isTaken: Int
        do {
            isTaken = try connection.execute(IdempotencyStatements.take, (key, Bytes(fingerprint)))
        } catch let error as PostgresError where error.state == .lockNotAvailable {
            throw StoreError.idempotencyKeyInUse
        }
        guard isTaken == 1 else { return (try remembered(key: key, fingerprint: fingerprint), true) }
        let reply = try act()
        _ = try connection.execute(
            IdempotencyStatements.remember,
            (key, Int16(reply.status), reply.location, reply.etag, Bytes(reply.body)))
        return (reply, false)
    }

    private func remembered(key: String, fingerprint: [UInt8]) throws -> RememberedReply {
        let (storedFingerprint, status, location, etag, body) = try connection.one(IdempotencyStatements.find, key)
        guard storedFingerprint.bytes == fingerprint else { throw StoreError.idempotencyKeyReused }
        return RememberedReply(status: Int(status), location: location, etag: etag, body: body.bytes)
    }
}

extension Store {
    /// Forgets the answers that were remembered longer ago than this, in all schemes.
    public func pruneIdempotencyKeys(olderThanHours hours: Int, on connection: Connection) throws -> Int {
        try connection.execute(IdempotencyStatements.prune, hours)
    }
}

enum IdempotencyStatements {
    static let take = Command<(String, Bytes)>(
        "idempotency_key_take",
        "INSERT INTO idempotency_key (key, fingerprint) VALUES ($1, $2) ON CONFLICT DO NOTHING")

    static let find = Query<String, (Bytes, Int16, String?, String?, Bytes)>(
        "idempotency_key_find",
        """
        SELECT fingerprint, status, location, etag, body FROM idempotency_key
        WHERE scheme_id = current_scheme_id() AND account_id = current_account_id() AND key = $1
        """)

    static let remember = Command<(String, Int16, String?, String?, Bytes)>(
        "idempotency_key_remember",
        """
        UPDATE idempotency_key SET status = $2, location = $3, etag = $4, body = $5
        WHERE scheme_id = current_scheme_id() AND account_id = current_account_id() AND key = $1
        """)

    static let prune = Command<Int>(
        "idempotency_key_prune",
        "DELETE FROM idempotency_key WHERE recorded_at < current_instant() - make_interval(hours => $1::integer)")

    static let all = [take.statement, find.statement, remember.statement, prune.statement]
}
