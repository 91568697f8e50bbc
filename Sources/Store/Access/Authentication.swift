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
    /// Opens the token's scheme for the rest of the transaction; nil where the token opens nothing.
    static let authenticate = Query<Bytes, [String]?>(
        "authenticate", "SELECT open_scheme_of_token($1)"
    ).map { words in
        try words.map { words in
            guard words.count == 3, let scheme = Identifier(words[0]), let account = Identifier(words[1]),
                let role = Role(rawValue: words[2])
            else { throw PrincipalUnreadable() }
            return Principal(schemeID: scheme, accountID: account, role: role)
        }
    }

    /// Opens a scheme for the rest of the transaction, for what the service does by itself or for a requester.
    static let openScheme = Query<(Identifier, Identifier?), (String, String)>(
        "scheme_open",
        """
        SELECT set_config('sharedlives.scheme_id', $1::uuid::text, true),
            set_config('sharedlives.account_id', coalesce($2::uuid::text, ''), true)
        """)

    static let all = [authenticate.statement, openScheme.statement]
}

/// The function in the database and this program do not understand each other.
struct PrincipalUnreadable: Error {}
