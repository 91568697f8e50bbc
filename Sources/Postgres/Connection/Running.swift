import CLibPQ

extension Connection {
    /// All rows.
    public func rows<Parameters, Row>(_ query: Query<Parameters, Row>, _ parameters: Parameters) throws -> [Row] {
        try run(query, parameters).rows(query.decode)
    }

    /// The row, or nil where there is none. More than one is an error.
    public func first<Parameters, Row>(_ query: Query<Parameters, Row>, _ parameters: Parameters) throws -> Row? {
        try run(query, parameters).first(query.decode)
    }

    /// The only row. None, or more than one, is an error.
    public func one<Parameters, Row>(_ query: Query<Parameters, Row>, _ parameters: Parameters) throws -> Row {
        try run(query, parameters).one(query.decode)
    }

    /// Runs the command and answers how many rows it touched.
    @discardableResult
    public func execute<Parameters>(_ command: Command<Parameters>, _ parameters: Parameters) throws -> Int {
        try run(command.statement) { writer in try command.encode(parameters, &writer) }.rowsAffected
    }

    private func run<Parameters, Row>(
        _ query: Query<Parameters, Row>, _ parameters: Parameters
    ) throws(PostgresError) -> StatementResult {
        let result = try run(query.statement) { writer in try query.encode(parameters, &writer) }
        try checkColumns(of: result)
        return result
    }

    private func run(
        _ statement: StatementDescription, _ encode: (inout PostgresWriter) throws -> Void
    ) throws(PostgresError) -> StatementResult {
        try checkUsable()
        writer.removeAll()
        try writeParameters(statement, encode)
        do throws(PostgresError) {
            return try runPrepared(statement)
        } catch  where error.kind == .server(.featureNotSupported) && !isInTransaction {
            // A migration changed what the statement answers with. Nothing was run, so it is prepared anew and run.
            return try runPrepared(statement)
        }
    }

    private func runPrepared(_ statement: StatementDescription) throws(PostgresError) -> StatementResult {
        // Where the statement must be prepared first, that takes a round trip of its own, and BEGIN goes before it.
        if let opening, prepared[statement.name]?.sql == statement.sql {
            self.opening = nil
            try prepare(opening)
            let result = try runTogether(opening, statement)
            try result.expectSuccess(on: self)
            return result
        }
        try prepare(statement)
        var offset = 0
        let result = try exchange(statement) { sendPrepared(statement, from: &offset) }
        try result.expectSuccess(on: self)
        return result
    }

    /// Runs several statements without parameters, separated by semicolons, as the server's simple protocol does: without
    /// BEGIN in the text and outside a transaction they are one transaction. For migrations.
    public func script(_ sql: String) throws {
        try checkUsable()
        guard !sql.utf8.contains(0) else { throw PostgresError(.encoding, "The script contains a NUL.") }
        let statement = StatementDescription(name: "script", sql: sql, parameterTypes: [], columnTypes: nil)
        try exchange(statement) { PQsendQuery(handle, sql) }.expectSuccess(on: self)
    }

    /// What the server makes of the statement: it is parsed, its parameters have the types given, and its columns are returned.
    /// Nothing is run.
    public func describe(_ statement: StatementDescription) throws -> StatementDescription {
        try checkUsable()
        try prepare(statement)
        let result = try exchange(statement) { PQsendDescribePrepared(handle, statement.name) }
        try result.expectSuccess(on: self)
        let pointer = result.pointer
        let parameterTypes = (0..<PQnparams(pointer)).map {
            PostgresType(objectIdentifier: PQparamtype(pointer, $0))
        }
        let columnTypes = (0..<PQnfields(pointer)).map { PostgresType(objectIdentifier: PQftype(pointer, $0)) }
        return StatementDescription(
            name: statement.name, sql: statement.sql, parameterTypes: parameterTypes, columnTypes: columnTypes)
    }

    /// What the server makes of the columns of a COPY, as the parameter types of its statement.
    public func describe<Row>(_ copy: Copy<Row>) throws -> StatementDescription {
        let columns = try describe(copy.probe).columnTypes ?? []
        return StatementDescription(
            name: copy.statement.name, sql: copy.statement.sql, parameterTypes: columns, columnTypes: nil)
    }
}
