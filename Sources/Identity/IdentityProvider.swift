public import SharedLives

/// The provider by which the people of one scheme sign in, as the operator sets it. A scheme is told by the issuer and the audience: an
/// organisation with several schemes registers this service once for each.
public struct IdentityProvider: Hashable, Sendable {
    /// A group of the provider, and what its members are here.
    public struct Group: Hashable, Sendable {
        /// The group's name or id, as tokens have it.
        public var name: String
        /// What its members may do.
        public var role: Role

        /// A group with its role.
        public init(name: String, role: Role) {
            self.name = name
            self.role = role
        }
    }

    /// The scheme's short name.
    public var scheme: String
    /// The issuer, letter by letter as tokens have it.
    public var issuer: String
    /// What this service is called at the provider; a token must be for it.
    public var audience: String
    /// Where the keys are; nil where the provider's own description says so (OpenID Connect Discovery).
    public var keysURL: String?
    /// The claim that names the groups, from the outside in: `["groups"]`, or `["realm_access", "roles"]`.
    public var groupsClaim: [String] = ["groups"]
    /// The claim by which colleagues know who it is; the subject where a token has none.
    public var labelClaim = "preferred_username"
    /// The groups that give a role. Who is in several has the role of the first that stands here.
    public var groups: [Group]
    /// In which ways its tokens may be signed.
    public var algorithms: Set<SigningAlgorithm> = Set(SigningAlgorithm.allCases)
    /// By how many seconds its clock and this machine's may differ.
    public var clockSkewSeconds: Int64 = 60

    /// A provider.
    public init(scheme: String, issuer: String, audience: String, groups: [Group]) {
        self.scheme = scheme
        self.issuer = issuer
        self.audience = audience
        self.groups = groups
    }
}

/// Who a provider vouches for.
public struct SignedIn: Hashable, Sendable {
    /// The scheme's short name.
    public let scheme: String
    /// The issuer.
    public let issuer: String
    /// Who it is to the issuer: at most 255 characters.
    public let subject: String
    /// What they may do, by their groups.
    public let role: Role
    /// Who it is, to colleagues: at most 200 characters.
    public let label: String
}
