public import Postgres
public import SharedLives

/// The domain's records in PostgreSQL. Every door opens one scheme, for one transaction.
public struct Store: Sendable {
    /// Where the connections are.
    public let pool: Pool

    /// A store on a pool whose role is kept within a scheme by row-level security.
    public init(pool: Pool) {
        self.pool = pool
    }

    /// Does work in one transaction, in the scheme and under the name of whoever the token belongs to.
    ///
    /// - Throws: `StoreError`; what the work throws; `PostgresError` for a fault of ours.
    public func transaction<Answer: Sendable>(
        bearing bearer: Bearer, _ work: @escaping @Sendable (SchemeTransaction) throws -> Answer
    ) async throws -> Answer {
        try await admitting(bearer) {
            try await pool.transaction { connection in
                guard let principal = try bearer.open(on: connection) else { throw StoreError.unauthenticated }
                return try work(SchemeTransaction(connection: connection, principal: principal))
            }
        }
    }

    /// The same with a token of the service's own.
    public func transaction<Answer: Sendable>(
        bearing digest: BearerDigest, _ work: @escaping @Sendable (SchemeTransaction) throws -> Answer
    ) async throws -> Answer {
        try await transaction(bearing: .token(digest), work)
    }

    /// Reads with one call, in one round trip with the token's check, which other callers' reads share; what row-level security
    /// lets this token see. The check and the call are a transaction of their own.
    ///
    /// The caller checks the role before it shows the answer.
    /// - Throws: as ``transaction(bearing:_:)``.
    public func read<Answer: Sendable>(
        bearing bearer: Bearer, _ call: Call<Answer>
    ) async throws -> (principal: Principal, answer: Answer) {
        try await admitting(bearer) {
            let (principal, answer) = try await pool.read(bearer.opening, call)
            guard let principal else { throw StoreError.unauthenticated }
            return (principal, answer)
        }
    }

    /// The same with a token of the service's own.
    public func read<Answer: Sendable>(
        bearing digest: BearerDigest, _ call: Call<Answer>
    ) async throws -> (principal: Principal, answer: Answer) {
        try await read(bearing: .token(digest), call)
    }

    /// Does the work; whoever a provider vouches for and who has no account yet, or another role by now, is admitted first.
    private func admitting<Answer>(_ bearer: Bearer, _ work: () async throws -> Answer) async throws -> Answer {
        try await mapping {
            do {
                return try await work()
            } catch StoreError.unauthenticated {
                guard case .identity(let identity) = bearer else { throw StoreError.unauthenticated }
                if let reason = try await admit(identity) { throw StoreError.notAdmitted(reason) }
                return try await work()
            }
        }
    }

    /// Does work of the service's own in one transaction in a scheme.
    ///
    /// - Parameter account: on whose behalf, for the audit trail; nil for what the service does by itself.
    /// - Throws: as ``transaction(bearing:_:)``.
    public func transaction<Answer: Sendable>(
        inScheme scheme: Identifier, onBehalfOf account: Identifier?, _ isolation: Isolation = .readCommitted,
        _ work: @escaping @Sendable (Connection) throws -> Answer
    ) async throws -> Answer {
        try await mapping {
            try await pool.transaction(isolation) { connection in
                _ = try connection.one(AuthenticationStatements.openScheme, (scheme, account))
                return try work(connection)
            }
        }
    }

    func mapping<Answer>(_ work: () async throws -> Answer) async throws -> Answer {
        do {
            return try await work()
        } catch let error as PostgresError {
            throw ConstraintFaults.error(for: error) ?? error
        }
    }
}

/// A transaction in one scheme, under the name of one account. It lives as long as the closure that got it.
public struct SchemeTransaction {
    let connection: Connection
    /// Who acts.
    public let principal: Principal
}
