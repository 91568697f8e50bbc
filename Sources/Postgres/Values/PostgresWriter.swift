/// A buffer of bytes in the form the server expects: integers with the most significant byte first, and fields that carry
/// their length.
public struct PostgresWriter: Sendable {
    /// What was written.
    public var bytes: [UInt8] { storage }
    @usableFromInline var storage: [UInt8] = []

    /// An empty buffer.
    public init() {}

    /// How many bytes were written.
    var count: Int { storage.count }

    /// Forgets what was written and keeps the memory, unless it was uncommonly much.
    mutating func removeAll() {
        storage.removeAll(keepingCapacity: storage.capacity <= PostgresWriter.keptBytesMax)
    }

    private static let keptBytesMax = 1_048_576

    /// Forgets what was written after so many bytes.
    mutating func removeAll(after count: Int) {
        storage.removeSubrange(count...)
    }

    /// Appends an integer with the most significant byte first.
    @inlinable
    public mutating func write(_ integer: some FixedWidthInteger) {
        withUnsafeBytes(of: integer.bigEndian) { storage.append(contentsOf: $0) }
    }

    /// Appends bytes as they are.
    public mutating func write(_ buffer: UnsafeRawBufferPointer) {
        storage.append(contentsOf: buffer)
    }

    /// Appends bytes as they are.
    @inlinable
    public mutating func write(_ sequence: some Sequence<UInt8>) {
        storage.append(contentsOf: sequence)
    }

    /// Appends a field: four bytes of length, −1 for NULL, then the binary form. Parameters, the fields of COPY and the
    /// elements of an array all have this shape.
    @inlinable
    public mutating func writeField(_ value: some PostgresValue) throws(PostgresValueError) {
        if value.isNull {
            write(Int32(-1))
            return
        }
        let start = storage.count
        write(Int32(0))
        try value.encode(into: &self)
        guard let length = Int32(exactly: storage.count - start - 4) else {
            throw PostgresValueError("The value is larger than 2 GiB.")
        }
        withUnsafeBytes(of: length.bigEndian) { prefix in
            for index in 0..<4 { storage[start + index] = prefix[index] }
        }
    }

    /// Appends fields one after the other; an error says which it was, counting from 1 as SQL does.
    @inlinable
    mutating func writeFields<each Value: PostgresValue>(_ values: repeat each Value) throws(PostgresValueError) {
        var position = 1
        for value in repeat each values {
            do throws(PostgresValueError) {
                try writeField(value)
            } catch {
                throw PostgresValueError("Value \(position): \(error.reason)")
            }
            position += 1
        }
    }
}
