import CLibPQ

extension Connection {
    /// Runs the body in a transaction: BEGIN, the body, COMMIT; or ROLLBACK where the body throws. BEGIN goes with the body's first
    /// statement; a body that sends none leaves no trace.
    ///
    /// One attempt: `Pool.transaction` is the one that tries again.
    @discardableResult
    public func transaction<Answer>(
        _ isolation: Isolation = .readCommitted, readOnly: Bool = false, _ body: () throws -> Answer
    ) throws -> Answer {
        try checkUsable()
        guard !isInTransaction else {
            throw PostgresError(.misuse, "a transaction within a transaction: use a savepoint")
        }
        let begin = "BEGIN ISOLATION LEVEL \(isolation.rawValue)\(readOnly ? " READ ONLY" : "")"
        opening = StatementDescription(name: begin, sql: begin, parameterTypes: [], columnTypes: nil)
        let answer: Answer
        do {
            answer = try body()
            try checkUsable()
        } catch {
            if opening == nil, !isBroken { try? command("ROLLBACK") }
            opening = nil
            throw error
        }
        if opening == nil { try commit(losesNothing: readOnly) }
        opening = nil
        return answer
    }

    /// Sends the BEGIN that waits for a first statement, where that goes another way than a prepared one.
    func sendOpening() throws(PostgresError) {
        guard let opening else { return }
        self.opening = nil
        try command(opening.sql)
    }

    private func commit(losesNothing: Bool) throws(PostgresError) {
        let statement = StatementDescription(name: "commit", sql: "COMMIT", parameterTypes: [], columnTypes: nil)
        do throws(PostgresError) {
            let result = try exchange(statement) { PQsendQuery(handle, "COMMIT") }
            try result.expectSuccess(on: self)
            // A body that swallowed an error leaves a failed transaction, which COMMIT only rolls back.
            if String(cString: PQcmdStatus(result.pointer)) != "COMMIT" {
                throw PostgresError(
                    .server(.inFailedTransaction), "a statement had failed, so COMMIT rolled the transaction back")
            }
        } catch  where error.kind == .connectionLost && !losesNothing {
            throw PostgresError(.commitOutcomeUnknown)
        }
    }

    /// Runs the body so that, where it throws, only what it did is undone and the transaction may go on.
    @discardableResult
    public func savepoint<Answer>(_ body: () throws -> Answer) throws -> Answer {
        try checkUsable()
        guard isInTransaction else { throw PostgresError(.misuse, "a savepoint outside a transaction") }
        savepointDepth += 1
        defer { savepointDepth -= 1 }
        let name = "savepoint_\(savepointDepth)"
        try command("SAVEPOINT \(name)")
        do {
            let answer = try body()
            try command("RELEASE SAVEPOINT \(name)")
            return answer
        } catch {
            if !isBroken { try? command("ROLLBACK TO SAVEPOINT \(name); RELEASE SAVEPOINT \(name)") }
            throw error
        }
    }
}
