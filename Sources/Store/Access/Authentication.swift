import Postgres
public import SharedLives

/// The SHA-256 of a bearer token, the only form in which the store knows one.
public struct BearerDigest: Hashable, Sendable {
    /// 32 bytes.
    public let bytes: [UInt8]

    /// A digest of 32 bytes.
    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }
}

/// Somebody whom the organisation's provider vouches for, as the program has checked.
public struct Identity: Hashable, Sendable {
    /// The scheme's short name.
    public let scheme: String
    /// Which provider it is.
    public let issuer: String
    /// Who it is to the provider.
    public let subject: String
    /// What the provider's groups give.
    public let role: Role
    /// Who it is, to colleagues: at most 200 characters.
    public let label: String

    /// Somebody.
    public init(scheme: String, issuer: String, subject: String, role: Role, label: String) {
        self.scheme = scheme
        self.issuer = issuer
        self.subject = subject
        self.role = role
        self.label = label
    }
}

/// By what somebody opens a scheme.
public enum Bearer: Hashable, Sendable {
    /// A token of the service's own.
    case token(BearerDigest)
    /// The word of the organisation's provider.
    case identity(Identity)
}

extension Bearer {
    /// Opens the scheme for the rest of the transaction; nil where this opens nothing.
    var opening: Call<Principal?> {
        switch self {
        case .token(let digest): AuthenticationStatements.ofToken.callOne(Bytes(digest.bytes))
        case .identity(let identity): AuthenticationStatements.ofIdentity.callOne(identity.key)
        }
    }

    /// The same on a connection in a transaction.
    func open(on connection: Connection) throws -> Principal? {
        switch self {
        case .token(let digest): try connection.one(AuthenticationStatements.ofToken, Bytes(digest.bytes))
        case .identity(let identity): try connection.one(AuthenticationStatements.ofIdentity, identity.key)
        }
    }
}

extension Identity {
    fileprivate var key: (String, String, String, Role) { (scheme, issuer, subject, role) }
}

enum AuthenticationStatements {
    static let ofToken = Query<Bytes, [String]?>("authenticate_token", "SELECT open_scheme_of_api_token($1)")
        .map(principal)

    static let ofIdentity = Query<(String, String, String, Role), [String]?>(
        "authenticate_identity", "SELECT open_scheme_of_identity($1, $2, $3, $4)"
    ).map(principal)

    @Sendable private static func principal(_ words: [String]?) throws -> Principal? {
        guard let words else { return nil }
        guard words.count == 5, let scheme = Identifier(words[0]), let account = Identifier(words[1]),
            let role = Role(rawValue: words[2])
        else { throw PrincipalUnreadable() }
        // An action of a later version is one that nobody asks for here.
        let actions = words[4].split(separator: " ").compactMap { Action(rawValue: String($0)) }
        return Principal(
            schemeID: scheme, accountID: account, role: role, tokenID: Identifier(words[3]),
            keptTo: words[4].isEmpty ? nil : Set(actions))
    }

    /// Opens a scheme for the rest of the transaction, for what the service does by itself or for a requester.
    static let openScheme = Query<(Identifier, Identifier?), (String, String)>(
        "scheme_open",
        """
        SELECT set_config('sharedlives.scheme_id', $1::uuid::text, true),
            set_config('sharedlives.account_id', coalesce($2::uuid::text, ''), true)
        """)

    static let all = [ofToken.statement, ofIdentity.statement, openScheme.statement]
}

/// The function in the database and this program do not understand each other.
struct PrincipalUnreadable: Error {}
