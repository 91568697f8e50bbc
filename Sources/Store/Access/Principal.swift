public import SharedLives

/// Who acts, in which scheme, in which role.
public struct Principal: Hashable, Sendable {
    /// The scheme whose rows are open.
    public let schemeID: Identifier
    /// The account.
    public let accountID: Identifier
    /// Its role.
    public let role: Role
}
