import CLibPQ

/// The columns of one row, read from left to right.
struct RowReader {
    let result: OpaquePointer
    let row: Int32
    let statement: String
    private var column: Int32 = 0

    init(result: OpaquePointer, row: Int32, statement: String) {
        self.result = result
        self.row = row
        self.statement = statement
    }

    mutating func next<Value: PostgresValue>(_: Value.Type) throws(PostgresError) -> Value {
        defer { column += 1 }
        let length = Int(PQgetlength(result, row, column))
        if length == 0, PQgetisnull(result, row, column) == 1 {
            guard let null = Value.null else { throw failure("NULL, and the Swift type has no room for it") }
            return null
        }
        var reader = PostgresReader(UnsafeRawBufferPointer(start: PQgetvalue(result, row, column), count: length))
        do throws(PostgresValueError) {
            return try reader.readWhole(Value.self)
        } catch {
            throw failure(error.reason)
        }
    }

    private func failure(_ reason: String) -> PostgresError {
        PostgresError(.decoding, statement: statement, "column \(column): \(reason)")
    }
}
