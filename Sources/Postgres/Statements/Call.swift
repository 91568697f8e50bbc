/// A statement with its parameters, to be sent together with others in one round trip.
public struct Call<Answer: Sendable>: Sendable {
    let statement: StatementDescription
    let encode: @Sendable (inout PostgresWriter) throws -> Void
    let read: @Sendable (borrowing StatementResult) throws -> Answer
}

extension Query {
    /// A call for all rows.
    public func call(_ parameters: Parameters) -> Call<[Row]> {
        makeCall(parameters) { result, decode in try result.rows(decode) }
    }

    /// A call for one row or none; more than one is an error.
    public func callFirst(_ parameters: Parameters) -> Call<Row?> {
        makeCall(parameters) { result, decode in try result.first(decode) }
    }

    /// A call for exactly one row.
    public func callOne(_ parameters: Parameters) -> Call<Row> {
        makeCall(parameters) { result, decode in try result.one(decode) }
    }

    private func makeCall<Answer>(
        _ parameters: Parameters,
        _ read:
            @escaping @Sendable (borrowing StatementResult, @Sendable (inout RowReader) throws -> Row) throws -> Answer
    ) -> Call<Answer> {
        let (encode, decode) = (encode, decode)
        return Call(statement: statement) { writer in
            try encode(parameters, &writer)
        } read: { result in
            try read(result, decode)
        }
    }
}

extension Command {
    /// A call that answers with the number of rows touched.
    public func call(_ parameters: Parameters) -> Call<Int> {
        let encode = encode
        return Call(statement: statement) { writer in
            try encode(parameters, &writer)
        } read: { result in
            result.rowsAffected
        }
    }
}
