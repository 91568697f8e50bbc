/// What a pool is doing at one moment.
public struct PoolStatus: Hashable, Sendable {
    /// Connections that are open.
    public internal(set) var connections = 0
    /// Connections on which work runs.
    public internal(set) var inUse = 0
    /// Callers that wait.
    public internal(set) var waiting = 0
    /// Why the last attempt to connect failed; nil where the server is there.
    public internal(set) var outage: PostgresError?
    /// Callers that have had to wait, since the start.
    public internal(set) var waitsTotal = 0
    /// How long they waited, in nanoseconds.
    public internal(set) var waitNanosecondsTotal: UInt64 = 0
    /// Statements sent, since the start.
    public internal(set) var statementsTotal = 0
    /// How long the server's answers took, in nanoseconds.
    public internal(set) var statementNanosecondsTotal: UInt64 = 0
    /// Connections opened, since the start.
    public internal(set) var connectsTotal = 0
    /// Connections that broke, since the start.
    public internal(set) var lossesTotal = 0
    /// Transactions that were run again, since the start.
    public internal(set) var retriesTotal = 0
}
