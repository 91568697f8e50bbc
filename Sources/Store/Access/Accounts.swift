public import Postgres
public import SharedLives

/// A scheme as it is recorded.
public struct Scheme: Hashable, Sendable {
    /// A short name for commands: small letters, digits and hyphens.
    public var slug: String
    /// Its name.
    public var name: String
    /// From this day on the scheme keeps its records here. What began before it is recorded as it was.
    public var recordsFrom: CivilDate
}

/// One who uses the service.
public struct Account: Hashable, Sendable {
    /// Who it is, to colleagues.
    public var label: String
    /// What they may do.
    public var role: Role
}

extension SchemeTransaction {
    /// The open scheme, and the account that acts.
    public func schemeAndAccount() throws -> (scheme: Stored<Scheme>, account: Stored<Account>) {
        try connection.pipeline(AccountStatements.scheme.callOne(()), AccountStatements.current.callOne(()))
    }

    /// Sets the day from which the scheme keeps its records here. What is recorded already stays what it is.
    ///
    /// - Throws: `StoreError.stale`.
    public func setRecordsFrom(_ day: CivilDate, at versions: [Int32]?) throws -> Stored<Scheme> {
        if let changed = try connection.first(AccountStatements.setRecordsFrom, (versions, day)) { return changed }
        throw StoreError.stale(currentVersion: try connection.one(AccountStatements.scheme, ()).version)
    }
}

/// What a scheme's operator does from the command line, as the owner of the schema.
public enum Operator {
    /// Finds a scheme by its slug.
    public static func scheme(_ slug: String, on connection: Connection) throws -> Identifier? {
        try connection.first(AccountStatements.schemeBySlug, slug)
    }

    /// Every scheme, by its slug.
    public static func schemes(_ connection: Connection) throws -> [(id: Identifier, slug: String)] {
        try connection.rows(AccountStatements.schemes, ()).map { (id: $0.0, slug: $0.1) }
    }

    /// Adds a scheme.
    public static func addScheme(slug: String, name: String, on connection: Connection) throws -> Identifier {
        let id = Identifier.make(at: WallClock.now())
        _ = try connection.one(AuthenticationStatements.openScheme, (id, nil))
        _ = try connection.execute(AccountStatements.insertScheme, (id, slug, name))
        return id
    }

    /// Gives a token to an account: the one with this label, which is added if it is not there; without a label, the scheme's
    /// oldest account of the role.
    ///
    /// - Parameters:
    ///   - daysValid: for how many days the token opens anything.
    ///   - actions: what the token is kept to of what the role may; nil for all of it.
    /// - Throws: `StoreError.conflict` when the label belongs to an account of another role.
    public static func addToken(
        _ digest: BearerDigest, scheme: Identifier, role: Role, label: String?, daysValid: Int,
        actions: Set<Action>? = nil, on connection: Connection
    ) throws {
        _ = try connection.one(AuthenticationStatements.openScheme, (scheme, nil))
        let account = try account(of: scheme, role: role, label: label, on: connection)
        _ = try connection.execute(
            AccountStatements.insertToken,
            (
                scheme, Identifier.make(at: WallClock.now()), account, Bytes(digest.bytes), Int32(daysValid),
                actions.map { $0.map(\.rawValue).sorted() }
            ))
    }

    private static func account(
        of scheme: Identifier, role: Role, label: String?, on connection: Connection
    ) throws -> Identifier {
        if label == nil, let oldest = try connection.first(AccountStatements.oldestOfRole, (scheme, role)) {
            return oldest
        }
        let label = label ?? role.rawValue
        if let (existing, existingRole) = try connection.first(AccountStatements.accountByLabel, (scheme, label)) {
            guard existingRole == role else {
                throw StoreError.conflict(
                    Fault(
                        pointer: "/label", code: "nameTaken",
                        detail: "The account \(label) is a \(existingRole.rawValue). Give another label."))
            }
            return existing
        }
        let id = Identifier.make(at: WallClock.now())
        _ = try connection.execute(AccountStatements.insertAccount, (scheme, id, label, role))
        return id
    }
}

enum AccountStatements {
    private typealias SchemeRow = (Identifier, Int32, Instant, String, String, CivilDate)

    static let scheme = Query<(), SchemeRow>(
        "scheme_current",
        "SELECT id, version, recorded_at, slug, name, records_from FROM scheme WHERE id = current_scheme_id()"
    ).map(storedScheme)

    static let setRecordsFrom = Query<([Int32]?, CivilDate), SchemeRow>(
        "scheme_set_records_from",
        """
        UPDATE scheme SET version = version + 1, records_from = $2
        WHERE id = current_scheme_id() AND ($1 IS NULL OR version = ANY ($1))
        RETURNING id, version, recorded_at, slug, name, records_from
        """
    ).map(storedScheme)

    @Sendable private static func storedScheme(_ row: SchemeRow) -> Stored<Scheme> {
        Stored(
            id: row.0, version: row.1, recordedAt: row.2,
            value: Scheme(slug: row.3, name: row.4, recordsFrom: row.5))
    }

    static let current = Query<(), (Identifier, Int32, Instant, String, Role)>(
        "account_current",
        """
        SELECT id, version, recorded_at, label, role FROM account
        WHERE scheme_id = current_scheme_id() AND id = current_account_id()
        """
    ).map { Stored(id: $0.0, version: $0.1, recordedAt: $0.2, value: Account(label: $0.3, role: $0.4)) }

    static let schemeBySlug = Query<String, Identifier>("scheme_by_slug", "SELECT id FROM scheme WHERE slug = $1")

    static let schemes = Query<(), (Identifier, String)>("scheme_slugs", "SELECT id, slug FROM scheme ORDER BY slug")

    static let insertScheme = Command<(Identifier, String, String)>(
        "scheme_insert", "INSERT INTO scheme (id, slug, name) VALUES ($1, $2, $3)")

    static let accountByLabel = Query<(Identifier, String), (Identifier, Role)>(
        "account_by_label", "SELECT id, role FROM account WHERE scheme_id = $1 AND label = $2")

    static let oldestOfRole = Query<(Identifier, Role), Identifier>(
        "account_oldest_of_role",
        """
        SELECT id FROM account WHERE scheme_id = $1 AND role = $2 AND disabled_at IS NULL
        ORDER BY recorded_at, id LIMIT 1
        """)

    static let insertAccount = Command<(Identifier, Identifier, String, Role)>(
        "account_insert", "INSERT INTO account (scheme_id, id, label, role) VALUES ($1, $2, $3, $4)")

    static let insertToken = Command<(Identifier, Identifier, Identifier, Bytes, Int32, [String]?)>(
        "api_token_insert",
        """
        INSERT INTO api_token (scheme_id, id, account_id, digest, expires_at, actions)
        VALUES ($1, $2, $3, $4, current_instant() + make_interval(days => $5), $6)
        """)

    static let all = [
        scheme.statement, setRecordsFrom.statement, current.statement, schemeBySlug.statement, insertScheme.statement,
        schemes.statement, accountByLabel.statement,
        oldestOfRole.statement,
        insertAccount.statement, insertToken.statement,
    ]
}
