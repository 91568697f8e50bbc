public import Postgres
public import SharedLives

/// An account with what it may approve.
public struct ApprovingAccount: Hashable, Sendable {
    /// Who it is, to colleagues.
    public var label: String
    /// What it may do.
    public var role: Role
    /// Whether it opens nothing any more.
    public var isDisabled: Bool
    /// Where its messages go; nil where it gets none by e-mail.
    public var email: String?
    /// The most that it may approve at once: nothing to a hundred million pounds.
    public var approvalLimit: Pence
}

/// What accounts may approve.
public enum ApprovalLimits {
    /// The greatest limit, which every account has until another is set: a hundred million pounds.
    public static let penceMax: Int64 = 10_000_000_000

    /// Reads one account of the scheme.
    public static func find(_ id: Identifier) -> Reading<Stored<ApprovingAccount>?> { found.callFirst(id) }

    /// Reads a page of the scheme's accounts, by their ids.
    public static func list(_ page: Page) -> Reading<[Stored<ApprovingAccount>]> {
        list.call((page.start, page.rowsMax))
    }

    static let all = [found.statement, list.statement, set.statement, setEmail.statement]
}

extension ApprovalLimits {
    typealias Row = (Identifier, Int32, Instant, String, Role, Bool, Pence, String?)

    fileprivate static let columns =
        "id, version, recorded_at, label, role, disabled_at IS NOT NULL, approval_limit_pence, email"

    static let found = Query<Identifier, Row>(
        "account_limit_find", "SELECT \(columns) FROM account WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(stored)

    fileprivate static let list = Query<(Identifier, Int), Row>(
        "account_limit_list",
        "SELECT \(columns) FROM account WHERE scheme_id = current_scheme_id() AND id > $1 ORDER BY id LIMIT $2"
    ).map(stored)

    fileprivate static let set = Query<(Identifier, [Int32]?, Pence), Row>(
        "account_limit_set",
        """
        UPDATE account SET version = version + 1, approval_limit_pence = $3
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) RETURNING \(columns)
        """
    ).map(stored)

    fileprivate static let setEmail = Query<(Identifier, [Int32]?, String?), Row>(
        "account_email_set",
        """
        UPDATE account SET version = version + 1, email = $3
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) RETURNING \(columns)
        """
    ).map(stored)

    @Sendable static func stored(_ row: Row) -> Stored<ApprovingAccount> {
        Stored(
            id: row.0, version: row.1, recordedAt: row.2,
            value: ApprovingAccount(label: row.3, role: row.4, isDisabled: row.5, email: row.7, approvalLimit: row.6))
    }
}

extension SchemeTransaction {
    /// Sets how much somebody else may approve at once.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`; `StoreError.conflict` for the account's own limit.
    public func setApprovalLimit(
        of account: Identifier, at versions: [Int32]?, to limit: Pence
    ) throws -> Stored<ApprovingAccount> {
        guard account != principal.accountID else {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "twoPeopleNeeded",
                    detail: "Nobody sets their own limit. Let somebody else do it."))
        }
        guard let changed = try connection.first(ApprovalLimits.set, (account, versions, limit)) else {
            throw try missingOrStale(ApprovalLimits.found, account)
        }
        return changed
    }

    /// Sets where an account's messages go; nil for nowhere.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`.
    public func setEmail(
        of account: Identifier, at versions: [Int32]?, to email: String?
    ) throws -> Stored<ApprovingAccount> {
        if let changed = try connection.first(ApprovalLimits.setEmail, (account, versions, email)) { return changed }
        throw try missingOrStale(ApprovalLimits.found, account)
    }
}
