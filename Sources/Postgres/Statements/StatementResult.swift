import CLibPQ

/// A result of libpq, cleared when it goes out of scope.
struct StatementResult: ~Copyable {
    let pointer: OpaquePointer
    let statement: StatementDescription

    deinit { PQclear(pointer) }

    var rowCount: Int { Int(PQntuples(pointer)) }

    /// How many rows the command touched; for a SELECT, how many it found.
    var rowsAffected: Int {
        // libpq answers with the digits of the command tag, or with an empty text.
        guard let digits = PQcmdTuples(pointer) else { return 0 }
        var count = 0
        var position = 0
        while digits[position] != 0 {
            count = count &* 10 &+ Int(digits[position] &- 48)
            position += 1
        }
        return count
    }

    func rows<Row>(_ decode: (inout RowReader) throws -> Row) throws -> [Row] {
        let count = rowCount
        var rows: [Row] = []
        rows.reserveCapacity(count)
        for index in 0..<count {
            var reader = RowReader(result: pointer, row: Int32(index), statement: statement.name)
            rows.append(try decode(&reader))
        }
        return rows
    }

    func first<Row>(_ decode: (inout RowReader) throws -> Row) throws -> Row? {
        switch rowCount {
        case 0: return nil
        case 1: return try row(0, decode)
        case let count: throw unexpected(count, "one row or none was expected")
        }
    }

    func one<Row>(_ decode: (inout RowReader) throws -> Row) throws -> Row {
        guard rowCount == 1 else { throw unexpected(rowCount, "one row was expected") }
        return try row(0, decode)
    }

    private func row<Row>(_ index: Int, _ decode: (inout RowReader) throws -> Row) throws -> Row {
        var reader = RowReader(result: pointer, row: Int32(index), statement: statement.name)
        return try decode(&reader)
    }

    private func unexpected(_ count: Int, _ explanation: String) -> PostgresError {
        PostgresError(.unexpectedRowCount(count), statement: statement.name, explanation)
    }

    /// Compares the columns that came with those that Swift will read. The types of a prepared statement do not change
    /// (the server refuses to run it then), so once for each connection is enough.
    func checkColumns() throws(PostgresError) {
        guard let expected = statement.columnTypes else { return }
        let found = (0..<PQnfields(pointer)).map { PostgresType(objectIdentifier: PQftype(pointer, $0)) }
        guard found.count == expected.count else {
            throw PostgresError(
                .decoding, statement: statement.name, "\(found.count) columns came, not \(expected.count)")
        }
        for (index, pair) in zip(expected, found).enumerated() where !pair.0.reads(pair.1) {
            throw PostgresError(
                .decoding, statement: statement.name, "column \(index) is \(pair.1), and Swift reads \(pair.0)")
        }
    }
}
