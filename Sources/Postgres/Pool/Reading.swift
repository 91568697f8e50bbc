extension Pool {
    /// Sends calls that only read, in one round trip that they share with the reads of other callers.
    ///
    /// For short reads that many ask for at once: one row by its key, say. A few connections (`readersMax`) serve all of them, each
    /// taking what has gathered while it was busy. The calls of one caller are a transaction of their own (so a `set_config` for
    /// the transaction holds for those after it, and for nobody else's), and fail alone.
    ///
    /// They may be sent twice where a connection breaks. A cancelled caller is answered at once; the server is not
    /// asked to stop, since it works for others too.
    public func read<each Answer: Sendable>(
        _ calls: repeat Call<each Answer>
    ) async throws -> (repeat each Answer) {
        var statements: [StatementDescription] = []
        for call in repeat each calls { statements.append(call.statement) }
        let read = AwaitedRead<(repeat each Answer)>(statements: statements) { writer in
            for call in repeat each calls { try call.encode(&writer) }
        } receive: { connection in
            try connection.receiveTogether { (repeat try connection.receive(each calls)) }
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                read.await(with: continuation)
                core.enqueue(read)
            }
        } onCancel: {
            core.cancel(read)
        }
    }
}

extension Connection {
    /// Answers the reads, all sent before the first answer is awaited. Those that could not be answered since the connection
    /// broke are left as they are.
    func answer(_ reads: [Read]) {
        let start = monotonicNanoseconds()
        let sendable = prepareTogether(reads)
        if sendable.isEmpty || !enterPipeline() { return }
        var offset = 0
        for read in sendable { sendTogether(read.statements, from: &offset) }
        for read in sendable where !isBroken { read.receive(from: self) }
        exitPipeline()
        countStatements(sendable.reduce(0) { $0 + $1.statements.count }, since: start)
    }

    /// Prepares what is new to this connection and writes the parameters. A read that fails at that fails alone.
    private func prepareTogether(_ reads: [Read]) -> [Read] {
        writer.removeAll()
        return reads.filter { read in
            let mark = writer.count
            read.attempts += 1
            do throws(PostgresError) {
                for statement in read.statements { try prepare(statement) }
                try writeParameters(read.statements[0], read.encode)
                return true
            } catch {
                writer.removeAll(after: mark)
                if !read.maySendAgain(after: error) { read.refuse(error) }
                return false
            }
        }
    }
}
