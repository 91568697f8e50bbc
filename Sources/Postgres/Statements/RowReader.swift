import CLibPQ

/// The columns of one row, read from left to right.
public struct RowReader {
    private let result: OpaquePointer
    private let row: Int32
    private let statement: String
    private var column: Int32 = 0

    init(result: OpaquePointer, row: Int32, statement: String) {
        self.result = result
        self.row = row
        self.statement = statement
    }

    /// Reads the next column.
    ///
    /// - Throws: `PostgresError` for a value that is not of this type, or NULL where the type has no room for it.
    @inlinable
    public mutating func next<Value: PostgresValue>(_: Value.Type = Value.self) throws(PostgresError) -> Value {
        do throws(PostgresValueError) {
            guard var field = nextField() else { return try Value.decodeNull() }
            return try field.readWhole(Value.self)
        } catch {
            throw failure(error.reason)
        }
    }

    /// The bytes of the next column; nil for NULL.
    @usableFromInline
    mutating func nextField() -> PostgresReader? {
        defer { column += 1 }
        let length = Int(PQgetlength(result, row, column))
        if length == 0, PQgetisnull(result, row, column) == 1 { return nil }
        return PostgresReader(UnsafeRawBufferPointer(start: PQgetvalue(result, row, column), count: length))
    }

    /// An error about the column that was read last.
    @usableFromInline
    func failure(_ reason: String) -> PostgresError {
        PostgresError(.decoding, statement: statement, "column \(column - 1): \(reason)")
    }
}
