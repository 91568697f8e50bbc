import CLibPQ

extension Connection {
    /// Sends several calls at once and reads their answers: one round trip. Outside a transaction they are one transaction
    /// of their own. Where one fails, those after it are not run, its error is thrown, and the connection is as before.
    ///
    /// An answer that does not fit its types is an error too, but outside a transaction the statements have then been run.
    public func pipeline<each Answer>(_ calls: repeat Call<each Answer>) throws -> (repeat each Answer) {
        try checkUsable()
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
        writer.removeAll()
        for call in calls { try prepare(call.statement) }
        for call in calls { try writeParameters(call.statement, call.encode) }
        return try pipelined(calls.map(\.statement)) { try calls.map { try receive($0) } }
    }

    /// Sends the statements with the parameters in the buffer, then reads.
    private func pipelined<Answer>(_ statements: [StatementDescription], receive: () throws -> Answer) throws -> Answer
    {
        let start = monotonicNanoseconds()
        guard PQenterPipelineMode(handle) == 1 else { throw PostgresError(.misuse, "a pipeline within a pipeline") }
        defer { countStatements(statements.count, since: start) }
        var offset = 0
        for statement in statements where sendPrepared(statement, from: &offset) != 1 {
            let error = failure(statement)
            abandon()
            throw error
        }
        guard PQpipelineSync(handle) == 1 else {
            abandon()
            throw PostgresError(.connectionLost)
        }
        let answer = Result { try receive() }
        let ending = Result { () throws(PostgresError) in try leavePipeline() }
        if case .failure(let error) = answer { throw error }
        try ending.get()
        return try answer.get()
    }

    private func receive<Answer>(_ call: Call<Answer>) throws -> Answer {
        guard let pointer = PQgetResult(handle) else { throw failure(call.statement) }
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
    private func leavePipeline() throws(PostgresError) {
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
                if PQexitPipelineMode(handle) != 1 { abandon() }
                if let failed { throw failed }
                return
            case PGRES_FATAL_ERROR: failed = failed ?? error(of: result)
            default: continue
            }
        }
        throw failed ?? PostgresError(.connectionLost)
    }
}
