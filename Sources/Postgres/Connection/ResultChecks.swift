import CLibPQ

extension StatementResult {
    /// Throws what the server reported, in the kind that tells a caller what it means.
    func expectSuccess(on connection: Connection) throws(PostgresError) {
        switch PQresultStatus(pointer) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            throw PostgresError(.misuse, statement: statement.name, "a COPY goes through `copy`")
        default: throw connection.error(of: self)
        }
    }
}

extension Connection {
    /// The error that a failed result stands for.
    func error(of result: borrowing StatementResult) -> PostgresError {
        let error = PostgresError(result: result.pointer, statement: result.statement.name)
        guard let state = error.state else { return error }
        if state == .featureNotSupported { markOutdated(result.statement.name) }
        // After a FATAL the server closes the connection, whether or not libpq has seen the end of it yet.
        if PostgresError.isFatal(result.pointer) { abandon() }
        if isBroken, state != .idleInTransactionTimeout {
            return PostgresError(.connectionLost, statement: result.statement.name, error.explanation)
        }
        if state == .queryCanceled, let interruption, interruption.isRaised {
            return PostgresError(.cancelled, statement: result.statement.name)
        }
        return error
    }
}
