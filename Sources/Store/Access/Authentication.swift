import Postgres
import SharedLives

/// The SHA-256 of a bearer token, the only form in which the store knows one.
public struct BearerDigest: Hashable, Sendable {
    /// 32 bytes.
    public let bytes: [UInt8]

    /// A digest of 32 bytes.
    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }
}

enum AuthenticationStatements {
    /// Opens the token's scheme for the rest of the transaction.
    static let authenticate = Query<Bytes, (Identifier, Identifier, Role)>(
        "authenticate", "SELECT scheme_id, account_id, role FROM authenticate($1)"
    ).map { Principal(schemeID: $0.0, accountID: $0.1, role: $0.2) }

    /// Opens a scheme for the rest of the transaction, for what the service does by itself or for a requester.
    static let openScheme = Query<(Identifier, Identifier?), (String, String)>(
        "scheme_open",
        """
        SELECT set_config('sharedlives.scheme_id', $1::uuid::text, true),
            set_config('sharedlives.account_id', coalesce($2::uuid::text, ''), true)
        """)

    static let all = [authenticate.statement, openScheme.statement]
}
