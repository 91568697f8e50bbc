/// A place in the binary form of one value, from which it is read piece by piece.
///
/// It points into memory of libpq and lives only as long as the row is being decoded.
public struct PostgresReader {
    @usableFromInline let bytes: UnsafeRawBufferPointer
    @usableFromInline var offset = 0

    @usableFromInline
    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// How many bytes are left.
    @inlinable public var count: Int { bytes.count - offset }

    /// Reads an integer with the most significant byte first.
    @inlinable
    public mutating func read<I: FixedWidthInteger>(_: I.Type) throws(PostgresValueError) -> I {
        let size = MemoryLayout<I>.size
        guard count >= size else { throw PostgresValueError("The value is shorter than its type.") }
        defer { offset += size }
        return I(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: I.self))
    }

    /// Reads the given number of bytes.
    @inlinable
    public mutating func read(count wanted: Int) throws(PostgresValueError) -> UnsafeRawBufferPointer {
        guard wanted >= 0, count >= wanted else { throw PostgresValueError("The value is shorter than its type.") }
        defer { offset += wanted }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + wanted])
    }

    /// Reads all that is left.
    public mutating func readToEnd() -> UnsafeRawBufferPointer {
        defer { offset = bytes.count }
        return UnsafeRawBufferPointer(rebasing: bytes[offset...])
    }

    /// Reads a field written as `PostgresWriter.writeField` writes it.
    @inlinable
    mutating func readField<Value: PostgresValue>(_: Value.Type) throws(PostgresValueError) -> Value {
        let length = Int(try read(Int32.self))
        guard length >= 0 else { return try Value.decodeNull() }
        var field = PostgresReader(try read(count: length))
        return try field.readWhole(Value.self)
    }

    /// Reads a value that must take up all that is left.
    @inlinable
    mutating func readWhole<Value: PostgresValue>(_: Value.Type) throws(PostgresValueError) -> Value {
        let value = try Value.decode(from: &self)
        guard count == 0 else { throw PostgresValueError("The value is longer than its type.") }
        return value
    }
}
