import CLibPQ
import Glibc

/// One connection to the server, used by one thread at a time: inside a closure given to a `Pool`, which runs on the
/// connection's own thread, so that its calls may block.
public final class Connection {
    let handle: OpaquePointer
    let canceller: Canceller
    /// Set while work runs on behalf of a task that may be cancelled.
    var interruption: Interruption?
    /// The statements that the server knows on this connection.
    private(set) var prepared: [String: PreparedStatement] = [:]
    /// Names that the server knows but with a plan that it no longer accepts.
    private var outdated: Set<String> = []
    /// Memory for parameters, kept from one statement to the next.
    var writer = PostgresWriter()
    var savepointDepth = 0
    /// The BEGIN of a transaction whose first statement has not been sent yet, and with which it goes: one round trip less.
    var opening: StatementDescription?
    /// How many messages with statements were sent; nothing was executed while it stands still.
    private(set) var statementsSent = 0
    /// Time spent waiting for the server's answers, in nanoseconds.
    private(set) var statementNanoseconds: UInt64 = 0
    private let statementNames: StatementNames
    private let farewell = Farewell()
    private(set) var isAbandoned = false

    struct PreparedStatement {
        let sql: String
        var columnsAreChecked: Bool
    }

    init(settings: ConnectionSettings) throws(PostgresError) {
        handle = try settings.open()
        statementNames = settings.statementNames
        canceller = Canceller(handle)
        farewell.listen(on: handle)
    }

    deinit { PQfinish(handle) }

    /// The name of this connection's process in the server (`pg_stat_activity.pid`).
    public var serverProcess: Int32 { PQbackendPID(handle) }

    /// Whether nothing more can be done with the connection.
    var isBroken: Bool { isAbandoned || PQstatus(handle) != CONNECTION_OK }

    /// Whether a transaction is open, or has failed and waits for its end.
    public var isInTransaction: Bool { opening != nil || PQtransactionStatus(handle) != PQTRANS_IDLE }

    /// Looks, without blocking, whether the server closed the connection while it was idle.
    func isAlive() -> Bool {
        // What comes although nothing was asked is a farewell, the end of the stream, or a mere notice.
        while !isBroken, !farewell.isSaid, isReadable {
            if PQconsumeInput(handle) != 1 { return false }
            // It is this that takes messages apart.
            _ = PQisBusy(handle)
        }
        return !isBroken && !farewell.isSaid
    }

    private var isReadable: Bool {
        var descriptor = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, 0) != 0
    }

    /// Ends whatever the last work left open. False where the connection cannot be used again.
    func settle() -> Bool {
        interruption = nil
        savepointDepth = 0
        opening = nil
        // A cancellation that came late may stop the ROLLBACK itself, hence the repetition.
        for _ in 0..<3 where !isBroken && isInTransaction { try? command("ROLLBACK") }
        return !isBroken && !isInTransaction
    }

    /// Throws where nothing may be sent.
    func checkUsable() throws(PostgresError) {
        if isBroken { throw PostgresError(.connectionLost) }
        if let interruption, interruption.isRaised { throw PostgresError(.cancelled) }
    }

    /// Gives the connection up, where what is on its way can neither be taken back nor waited for.
    func abandon() {
        isAbandoned = true
        shutdown(PQsocket(handle), Int32(SHUT_RDWR))
    }

    /// Adds to the measurements what was sent outside `exchange`.
    func countStatements(_ count: Int, since start: UInt64) {
        statementsSent &+= count
        statementNanoseconds &+= monotonicNanoseconds() &- start
    }

    /// The measurements since the last call.
    func takeMeasurements() -> Measurements {
        defer { (statementsSent, statementNanoseconds) = (0, 0) }
        return Measurements(statements: statementsSent, nanoseconds: statementNanoseconds)
    }

    /// Prepares the statement where this connection has not yet done so.
    func prepare(_ statement: StatementDescription) throws(PostgresError) {
        if let known = prepared[statement.name] {
            if known.sql == statement.sql { return }
            throw PostgresError(.misuse, statement: statement.name, "two statements have this name")
        }
        try statementNames.check(statement)
        if outdated.remove(statement.name) != nil {
            try command("DEALLOCATE \(quoted(statement.name))")
        }
        let types = statement.parameterTypes.map { Oid($0.objectIdentifier) }
        let result = try exchange(statement) {
            PQsendPrepare(handle, statement.name, statement.sql, Int32(types.count), types)
        }
        try result.expectSuccess(on: self)
        prepared[statement.name] = PreparedStatement(sql: statement.sql, columnsAreChecked: false)
    }

    /// Compares the columns of the first result with Swift's types.
    func checkColumns(of result: borrowing StatementResult) throws(PostgresError) {
        let name = result.statement.name
        guard let known = prepared[name], !known.columnsAreChecked else { return }
        try result.checkColumns()
        prepared[name]?.columnsAreChecked = true
    }

    /// Prepares the statement anew before it is next used: a migration changed what it answers with.
    func markOutdated(_ name: String) {
        if prepared.removeValue(forKey: name) != nil { outdated.insert(name) }
    }

    /// Runs SQL without parameters and without rows that matter, such as BEGIN.
    func command(_ sql: String) throws(PostgresError) {
        let statement = StatementDescription(name: "command", sql: sql, parameterTypes: [], columnTypes: nil)
        try exchange(statement) { PQsendQuery(handle, sql) }.expectSuccess(on: self)
    }

    /// Sends and waits for the first failure, or else the last result.
    func exchange(_ statement: StatementDescription, _ send: () -> Int32) throws(PostgresError) -> StatementResult {
        try sendOpening()
        let start = monotonicNanoseconds()
        defer { statementNanoseconds &+= monotonicNanoseconds() &- start }
        statementsSent &+= 1
        guard send() == 1 else { throw failure(statement) }
        var kept: OpaquePointer?
        while let next = PQgetResult(handle) {
            if let previous = kept {
                // The first failure says why; what follows it only says that the connection is closed.
                if PQresultStatus(previous) == PGRES_FATAL_ERROR {
                    PQclear(next)
                    continue
                }
                PQclear(previous)
            }
            kept = next
            if [PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH].contains(PQresultStatus(next)) { break }
        }
        guard let kept else { throw failure(statement) }
        return StatementResult(pointer: kept, statement: statement)
    }

    /// The error of a send that failed, or of an answer that never came.
    func failure(_ statement: StatementDescription) -> PostgresError {
        if isBroken { return PostgresError(.connectionLost, statement: statement.name) }
        return PostgresError(.misuse, statement: statement.name, "libpq refused to send it")
    }
}

/// A clock that only goes forward.
func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
}

extension Connection {
    /// What was done on a connection since this was last asked.
    struct Measurements {
        var statements: Int
        var nanoseconds: UInt64
    }
}
