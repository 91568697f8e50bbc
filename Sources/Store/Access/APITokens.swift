public import Postgres
public import SharedLives

/// A machine's token, as it is recorded: never its text.
public struct APIToken: Hashable, Sendable {
    /// The account in whose name the machine acts.
    public let accountID: Identifier
    /// Which machine it is, to colleagues.
    public let label: String
    /// What its account may do.
    public let role: Role
    /// What the token is kept to of that; nil for all of it.
    public let actions: [Action]?
    /// By whom it was given; nil for the operator.
    public let recordedBy: Identifier?
    /// Until when it opens anything.
    public let expiresAt: Instant
    /// Since when it opens nothing any more, expired or not.
    public let revokedAt: Instant?
    /// When it was last seen, to a quarter of an hour.
    public let lastUsedAt: Instant?
}

/// A token that is to be given to a machine.
public struct APITokenDraft: Hashable, Sendable {
    /// Which machine it is, to colleagues: 1 to 200 characters.
    public var label: String
    /// What its account may do.
    public var role: Role
    /// What the token is kept to of that; nil for all of it.
    public var actions: Set<Action>?
    /// For how many days it opens anything: 1 to 366.
    public var daysValid: Int

    /// A token to be.
    public init(label: String, role: Role, actions: Set<Action>?, daysValid: Int) {
        self.label = label
        self.role = role
        self.actions = actions
        self.daysValid = daysValid
    }
}

/// Tokens.
public enum APITokens {
    /// Reads one of the scheme.
    public static func find(_ id: Identifier) -> Reading<Stored<APIToken>?> { find.callFirst(id) }

    /// Reads a page of the scheme's, by their ids.
    public static func list(_ page: Page) -> Reading<[Stored<APIToken>]> { list.call((page.start, page.rowsMax)) }

    static let all = [
        find.statement, list.statement, machine.statement, insertMachine.statement, insert.statement, revoke.statement,
        setAccess.statement,
    ]
}

extension APITokens {
    fileprivate typealias Row = (
        Identifier, Instant, Identifier, String, Role, [String]?, Identifier?, Instant, Instant?, Instant?
    )

    fileprivate static let columns = """
        token.id, token.recorded_at, token.account_id, account.label, account.role, token.actions, token.recorded_by,
        token.expires_at, token.revoked_at,
        (SELECT max(event.recorded_at) FROM sign_in_event AS event
            WHERE event.scheme_id = current_scheme_id() AND event.token_id = token.id AND event.reason IS NULL)
        FROM api_token AS token JOIN account ON account.scheme_id = token.scheme_id AND account.id = token.account_id
        WHERE token.scheme_id = current_scheme_id()
        """

    fileprivate static let find = Query<Identifier, Row>(
        "api_token_find", "SELECT \(columns) AND token.id = $1"
    ).map(stored)

    fileprivate static let list = Query<(Identifier, Int), Row>(
        "api_token_list", "SELECT \(columns) AND token.id > $1 ORDER BY token.id LIMIT $2"
    ).map(stored)

    fileprivate static let machine = Query<String, (Identifier, Role, Bool)>(
        "api_token_machine",
        "SELECT id, role, is_machine AND disabled_at IS NULL FROM account WHERE scheme_id = current_scheme_id() AND label = $1"
    )

    fileprivate static let insertMachine = Command<(Identifier, String, Role)>(
        "api_token_insert_machine",
        "INSERT INTO account (scheme_id, id, label, role, is_machine) VALUES (current_scheme_id(), $1, $2, $3, true)")

    fileprivate static let insert = Command<(Identifier, Identifier, Bytes, [String]?, Int32)>(
        "api_token_give",
        """
        INSERT INTO api_token (scheme_id, id, account_id, digest, actions, expires_at)
        VALUES (current_scheme_id(), $1, $2, $3, $4, current_instant() + make_interval(days => $5))
        """)

    fileprivate static let revoke = Query<(Identifier, [Int32]?), Identifier>(
        "api_token_revoke",
        """
        UPDATE api_token SET revoked_at = current_instant()
        WHERE scheme_id = current_scheme_id() AND id = $1 AND revoked_at IS NULL AND ($2 IS NULL OR 1 = ANY ($2))
        RETURNING id
        """)

    fileprivate static let setAccess = Query<(Identifier, [Int32]?, Bool), Identifier>(
        "account_access_set",
        """
        UPDATE account SET version = version + 1,
            disabled_at = CASE WHEN $3 THEN coalesce(disabled_at, current_instant()) END
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) RETURNING id
        """)

    @Sendable fileprivate static func stored(_ row: Row) -> Stored<APIToken> {
        Stored(
            id: row.0, version: row.8 == nil ? 1 : 2, recordedAt: row.1,
            value: APIToken(
                accountID: row.2, label: row.3, role: row.4,
                actions: row.5.map { $0.compactMap { Action(rawValue: $0) } }, recordedBy: row.6, expiresAt: row.7,
                revokedAt: row.8, lastUsedAt: row.9))
    }
}

extension SchemeTransaction {
    /// Gives a machine a token, in the name of the machine's own account, which is added if it is not there.
    ///
    /// Nobody gives what they have not got: else whoever keeps accounts could read everything with a token of their own making.
    /// - Throws: `StoreError.refused` for actions that the role or the giver has not got; `StoreError.conflict` (`nameTaken`) where the
    ///   label is somebody else's.
    public func giveToken(_ digest: BearerDigest, _ draft: APITokenDraft) throws -> Stored<APIToken> {
        try check(draft)
        let id = Identifier.make(at: WallClock.now())
        _ = try connection.execute(
            APITokens.insert,
            (
                id, try machine(draft), Bytes(digest.bytes), draft.actions.map { $0.map(\.rawValue).sorted() },
                Int32(draft.daysValid)
            ))
        return try connection.one(APITokens.find, id)
    }

    private func check(_ draft: APITokenDraft) throws {
        let given = draft.actions ?? draft.role.actions
        let beyondRole = given.subtracting(draft.role.actions).map(\.rawValue).sorted()
        let beyondGiver = given.filter { !principal.may($0) }.map(\.rawValue).sorted()
        var faults: [Fault] = []
        if !beyondRole.isEmpty {
            faults.append(
                Fault(
                    pointer: "/actions", code: "notOfRole",
                    detail: "The role may not do this: \(beyondRole.joined(separator: ", ")). Leave it out."))
        }
        if !beyondGiver.isEmpty {
            faults.append(
                Fault(
                    pointer: "/actions", code: "notYoursToGive",
                    detail:
                        "You may not do this yourself: \(beyondGiver.joined(separator: ", ")). Leave it out, or ask "
                        + "somebody who may."))
        }
        guard faults.isEmpty else { throw StoreError.refused(faults) }
    }

    private func machine(_ draft: APITokenDraft) throws -> Identifier {
        if let (account, role, isMachine) = try connection.first(APITokens.machine, draft.label) {
            guard isMachine, role == draft.role else {
                throw StoreError.conflict(
                    Fault(
                        pointer: "/label", code: "nameTaken",
                        detail: "This label is a person's, or a machine's with another role. Give another label."))
            }
            return account
        }
        let id = Identifier.make(at: WallClock.now())
        _ = try connection.execute(APITokens.insertMachine, (id, draft.label, draft.role))
        return id
    }

    /// Ends a token at once.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`.
    public func revokeToken(_ id: Identifier, at versions: [Int32]?) throws -> Stored<APIToken> {
        if try connection.first(APITokens.revoke, (id, versions)) == nil {
            guard let token = try connection.first(APITokens.find, id) else { throw StoreError.notFound }
            // What is over is over, however often it is said, unless it is said of another version.
            guard versions == nil else { throw StoreError.stale(currentVersion: token.version) }
        }
        return try connection.one(APITokens.find, id)
    }

    /// Disables an account, so that nothing of it opens anything any more, or lets it in again.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`; `StoreError.conflict` for one's own.
    public func setAccess(of account: Identifier, at versions: [Int32]?, isDisabled: Bool) throws -> Stored<
        ApprovingAccount
    > {
        guard account != principal.accountID else {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "twoPeopleNeeded",
                    detail: "Nobody disables their own account. Let somebody else do it."))
        }
        let current = try connection.first(ApprovalLimits.found, account)
        guard try connection.first(APITokens.setAccess, (account, versions, isDisabled)) != nil else {
            guard let current else { throw StoreError.notFound }
            throw StoreError.stale(currentVersion: current.version)
        }
        return try connection.one(ApprovalLimits.found, account)
    }
}
