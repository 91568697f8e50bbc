import CLibPQ

extension Connection {
    /// Sends several calls at once and reads their answers: one round trip. Outside a transaction they are one transaction
    /// of their own. Where one fails, those after it are not run, its error is thrown, and the connection is as before.
    ///
    /// An answer that does not fit its types is an error too, but outside a transaction the statements have then been run.
    public func pipeline<each Answer>(_ calls: repeat Call<each Answer>) throws -> (repeat each Answer) {
        try checkUsable()
        try sendOpening()
        writer.removeAll()
        var statements: [StatementDescription] = []
        for call in repeat each calls {
            try prepare(call.statement)
            statements.append(call.statement)
        }
        for call in repeat each calls { try writeParameters(call.statement, call.encode) }
        return try pipelined(statements) { (repeat try receive(each calls)) }
    }

    /// Sends any number of calls at once, in the manner of `pipeline` with a fixed number.
    public func pipeline<Answer>(_ calls: [Call<Answer>]) throws -> [Answer] {
        try checkUsable()
        try sendOpening()
        writer.removeAll()
        for call in calls { try prepare(call.statement) }
        for call in calls { try writeParameters(call.statement, call.encode) }
        return try pipelined(calls.map(\.statement)) { try calls.map { try receive($0) } }
    }

    /// Sends the statements with the parameters in the buffer, then reads.
    private func pipelined<Answer>(_ statements: [StatementDescription], receive: () throws -> Answer) throws -> Answer
    {
        let start = monotonicNanoseconds()
        guard enterPipeline() else { throw PostgresError(.misuse, "a pipeline within a pipeline") }
        var offset = 0
        sendTogether(statements, from: &offset)
        defer {
            exitPipeline()
            countStatements(statements.count, since: start)
        }
        return try receiveTogether(receive)
    }

    /// Sends a transaction's BEGIN and its first statement, whose parameters are in the buffer, at once; answers with the statement's
    /// result.
    func runTogether(
        _ opening: StatementDescription, _ statement: StatementDescription
    ) throws(PostgresError) -> StatementResult {
        let start = monotonicNanoseconds()
        guard enterPipeline() else { throw PostgresError(.misuse, "a pipeline within a pipeline") }
        var offset = 0
        sendTogether([opening, statement], from: &offset)
        defer {
            exitPipeline()
            countStatements(2, since: start)
        }
        var kept: OpaquePointer?
        var isAnswered = false
        // Two nils in a row come only where nothing more will.
        var nils = 0
        while !isAnswered, nils < 2 {
            guard let next = PQgetResult(handle) else {
                nils += 1
                continue
            }
            nils = 0
            isAnswered = PQresultStatus(next) == PGRES_PIPELINE_SYNC
            // The first failure is kept, or else the last result, which is the statement's.
            if isAnswered || kept.map({ PQresultStatus($0) == PGRES_FATAL_ERROR }) ?? false {
                PQclear(next)
                continue
            }
            if let kept { PQclear(kept) }
            kept = next
        }
        if !isAnswered { abandon() }
        guard let kept else { throw failure(statement) }
        return StatementResult(pointer: kept, statement: statement)
    }

    func enterPipeline() -> Bool { PQenterPipelineMode(handle) == 1 }

    /// Sends statements that are run together, with the parameters that begin at the offset in the buffer, and the mark that
    /// ends them. Where libpq does not take one of them the answers would not be those expected: the connection is given up.
    func sendTogether(_ statements: [StatementDescription], from offset: inout Int) {
        for statement in statements where sendPrepared(statement, from: &offset) != 1 { return abandon() }
        if PQpipelineSync(handle) != 1 { abandon() }
    }

    /// To be called when all answers were read.
    func exitPipeline() {
        if !isBroken, PQexitPipelineMode(handle) != 1 { abandon() }
    }

    /// Reads the answers of what was sent up to the next synchronisation point, and that.
    func receiveTogether<Answer>(_ receive: () throws -> Answer) throws -> Answer {
        let answer = Result { try receive() }
        let ending = Result { () throws(PostgresError) in try receiveSynchronization() }
        if case .failure(let error) = answer { throw error }
        try ending.get()
        return try answer.get()
    }

    /// Reads the answer of one call.
    func receive<Answer>(_ call: Call<Answer>) throws -> Answer {
        guard !isAbandoned, let pointer = PQgetResult(handle) else { throw failure(call.statement) }
        let result = StatementResult(pointer: pointer, statement: call.statement)
        let status = PQresultStatus(pointer)
        if status == PGRES_FATAL_ERROR || status == PGRES_PIPELINE_ABORTED { throw error(of: result) }
        // Each answer ends with a nil.
        if let extra = PQgetResult(handle) { PQclear(extra) }
        try result.expectSuccess(on: self)
        try checkColumns(of: result)
        return try call.read(result)
    }

    /// Reads up to the synchronisation point, at which an implicit transaction commits: a failure there is a failure of all.
    private func receiveSynchronization() throws(PostgresError) {
        var failed: PostgresError?
        let statement = StatementDescription(name: "pipeline", sql: "", parameterTypes: [], columnTypes: nil)
        // Two nils in a row come only where nothing more will.
        var nils = 0
        while nils < 2 {
            guard let pointer = PQgetResult(handle) else {
                nils += 1
                continue
            }
            nils = 0
            let result = StatementResult(pointer: pointer, statement: statement)
            switch PQresultStatus(pointer) {
            case PGRES_PIPELINE_SYNC:
                if let failed { throw failed }
                return
            case PGRES_FATAL_ERROR: failed = failed ?? error(of: result)
            default: continue
            }
        }
        // Without the mark it is not known which answer belongs to whom.
        abandon()
        throw failed ?? PostgresError(.connectionLost)
    }
}
