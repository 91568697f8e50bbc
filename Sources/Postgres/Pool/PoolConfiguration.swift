/// How a pool connects and what it allows.
public struct PoolConfiguration: Sendable {
    /// A connection string of libpq, as a URI or as `keyword=value` pairs. It may hold a password: never log it.
    public var connectionString: String
    /// The name shown in `pg_stat_activity`.
    public var applicationName: String
    /// How many connections there are at most; each is a thread. About two for each core of the server's machine are enough.
    public var connectionsMax: Int
    /// How many of the connections at most are taken by `Pool.read`, whose callers share them.
    public var readersMax: Int
    /// How many callers may wait for a connection at once; one more is refused at once with `poolSaturated`.
    public var waitersMax: Int
    /// How long a caller waits for a connection before it gets `waitTimedOut`, or `connectionFailed` where the server is away.
    public var waitMillisecondsMax: Int
    /// After how long the server stops a statement; 0 is never.
    public var statementTimeoutMilliseconds: Int
    /// After how long the server stops waiting for a lock; 0 is never.
    public var lockTimeoutMilliseconds: Int
    /// After how long the server closes a connection that stands idle in a transaction; 0 is never.
    public var idleInTransactionTimeoutMilliseconds: Int
    /// How long one attempt to connect may take; libpq counts less than 2 as 2.
    public var connectTimeoutSeconds: Int

    /// A configuration; all but the connection string has a default meant for a service that answers people.
    public init(
        connectionString: String, applicationName: String = "", connectionsMax: Int = 8, readersMax: Int = 2,
        waitersMax: Int = 256,
        waitMillisecondsMax: Int = 5_000, statementTimeoutMilliseconds: Int = 30_000,
        lockTimeoutMilliseconds: Int = 10_000, idleInTransactionTimeoutMilliseconds: Int = 60_000,
        connectTimeoutSeconds: Int = 5
    ) {
        self.connectionString = connectionString
        self.applicationName = applicationName
        self.connectionsMax = connectionsMax
        self.readersMax = readersMax
        self.waitersMax = waitersMax
        self.waitMillisecondsMax = waitMillisecondsMax
        self.statementTimeoutMilliseconds = statementTimeoutMilliseconds
        self.lockTimeoutMilliseconds = lockTimeoutMilliseconds
        self.idleInTransactionTimeoutMilliseconds = idleInTransactionTimeoutMilliseconds
        self.connectTimeoutSeconds = connectTimeoutSeconds
    }

    func connectionSettings() throws(PostgresError) -> ConnectionSettings {
        guard connectionsMax > 0, readersMax > 0, waitersMax >= 0, waitMillisecondsMax > 0, connectTimeoutSeconds > 0,
            statementTimeoutMilliseconds >= 0, lockTimeoutMilliseconds >= 0, idleInTransactionTimeoutMilliseconds >= 0
        else { throw PostgresError(.misuse, "a limit of the pool is out of range") }
        return try ConnectionSettings(
            connectionString: connectionString, applicationName: applicationName,
            connectTimeoutSeconds: connectTimeoutSeconds,
            sessionSettings: [
                ("statement_timeout", String(statementTimeoutMilliseconds)),
                ("lock_timeout", String(lockTimeoutMilliseconds)),
                ("idle_in_transaction_session_timeout", String(idleInTransactionTimeoutMilliseconds)),
                ("timezone", "UTC"),
            ])
    }
}

extension PoolConfiguration: CustomStringConvertible, CustomReflectable {
    /// The limits, without the connection string.
    public var description: String {
        "\(applicationName): \(connectionsMax) connections, \(waitersMax) waiters, \(waitMillisecondsMax) ms"
    }

    /// Nothing, so that no dump shows the connection string.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
