public import SharedLives

/// Who acts, in which scheme, in which role.
public struct Principal: Hashable, Sendable {
    /// The scheme whose rows are open.
    public let schemeID: Identifier
    /// The account.
    public let accountID: Identifier
    /// Its role.
    public let role: Role
    /// The token's row; nil for whom a provider vouches for.
    public let tokenID: Identifier?
    /// What the token is kept to of what the role may; nil for all of it.
    public let keptTo: Set<Action>?

    /// Whether this may be done, by the role and by the token.
    public func may(_ action: Action) -> Bool {
        role.may(action) && keptTo?.contains(action) != false
    }
}
