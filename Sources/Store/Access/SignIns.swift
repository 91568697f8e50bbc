public import Postgres
public import SharedLives

/// Who signed in or was refused. Rows are only ever added.
public struct SignInEvent: Hashable, Sendable {
    /// By what.
    public enum Means: String, CaseIterable, Sendable {
        /// A token of the service's own.
        case token
        /// The word of the organisation's provider.
        case provider
    }

    /// The event.
    public let id: Identifier
    /// When.
    public let recordedAt: Instant
    /// By what.
    public let means: Means
    /// Who; nil for somebody who is not known here.
    public let accountID: Identifier?
    /// The token's row.
    public let tokenID: Identifier?
    /// Why not; nil for whoever was let in.
    public let reason: String?
}

/// The record of sign-ins.
public enum SignIns {
    /// Reads a page, the newest first.
    ///
    /// - Parameters:
    ///   - last: the last event of the page before; nil for the first page.
    ///   - account: only of this account; nil for all.
    ///   - refused: only refusals, or only the others; nil for both.
    public static func list(
        before last: Identifier?, rowsMax: Int, account: Identifier?, refused: Bool?
    ) -> Reading<[SignInEvent]> {
        SignInStatements.list.call((last, rowsMax, account, refused))
    }
}

extension Store {
    /// Notes that somebody was let in.
    public func noteSignIn(_ bearer: Bearer) async throws {
        try await transaction(bearing: bearer) { transaction in
            _ = try transaction.connection.one(
                SignInStatements.note, (Identifier.make(at: WallClock.now()), transaction.principal.tokenID))
        }
    }

    /// Why a token opens nothing: `tokenUnknown`, `tokenRevoked`, `tokenExpired` or `accountDisabled`.
    ///
    /// - Parameter isNoted: whether the refusal is recorded, where the token is one that there was.
    public func refusal(of digest: BearerDigest, isNoted: Bool) async throws -> String {
        let event = isNoted ? Identifier.make(at: WallClock.now()) : nil
        return try await mapping {
            try await pool.transaction { try $0.one(SignInStatements.refuseToken, (Bytes(digest.bytes), event)) }
        }
    }

    /// Notes that somebody whom a provider vouches for, or who claims so, was refused.
    ///
    /// - Parameters:
    ///   - scheme: the scheme's short name.
    ///   - issuer: the provider, and `subject` whom it vouches for; nil as long as that is not proven.
    public func noteRefusal(scheme: String, issuer: String?, subject: String?, reason: String) async throws {
        try await mapping {
            try await pool.transaction { connection in
                _ = try connection.one(
                    SignInStatements.refuseIdentity,
                    (scheme, issuer, subject, reason, Identifier.make(at: WallClock.now())))
            }
        }
    }

    /// Gives somebody whom a provider vouches for an account, or the account the role that their groups give now.
    ///
    /// - Returns: nil when they are admitted, else why not: `accountDisabled` or `schemeUnknown`.
    func admit(_ identity: Identity) async throws -> String? {
        let outcome = try await pool.transaction { connection in
            try connection.one(
                SignInStatements.admit,
                (
                    identity.scheme, identity.issuer, identity.subject, identity.role, identity.label,
                    Identifier.make(at: WallClock.now()), Identifier.make(at: WallClock.now())
                ))
        }
        return outcome == "admitted" ? nil : outcome
    }
}

enum SignInStatements {
    static let list = Query<
        (Identifier?, Int, Identifier?, Bool?), (Identifier, Instant, String, Identifier?, Identifier?, String?)
    >(
        "sign_in_list",
        """
        SELECT id, recorded_at, means, account_id, token_id, reason FROM sign_in_event
        WHERE scheme_id = current_scheme_id() AND ($1 IS NULL OR id < $1) AND ($3 IS NULL OR account_id = $3)
            AND ($4 IS NULL OR (reason IS NOT NULL) = $4)
        ORDER BY id DESC LIMIT $2
        """
    ).map { row in
        SignInEvent(
            id: row.0, recordedAt: row.1, means: SignInEvent.Means(rawValue: row.2) ?? .token, accountID: row.3,
            tokenID: row.4, reason: row.5)
    }

    static let note = Query<(Identifier, Identifier?), String?>("sign_in_note", "SELECT note_sign_in($1, $2)::text")

    static let refuseToken = Query<(Bytes, Identifier?), String>(
        "sign_in_refuse_token", "SELECT refuse_api_token($1, $2)")

    static let refuseIdentity = Query<(String, String?, String?, String, Identifier), String?>(
        "sign_in_refuse_identity", "SELECT refuse_identity($1, $2, $3, $4, $5)::text")

    static let admit = Query<(String, String, String, Role, String, Identifier, Identifier), String>(
        "sign_in_admit", "SELECT admit_identity($1, $2, $3, $4, $5, $6, $7)")

    static let all = [
        list.statement, note.statement, refuseToken.statement, refuseIdentity.statement, admit.statement,
    ]
}
