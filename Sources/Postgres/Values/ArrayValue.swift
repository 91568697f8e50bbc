/// Arrays of one dimension. Elements that may be NULL are optional in Swift.
extension Array: PostgresValue where Element: PostgresValue {
    /// The array type of the element. An array of arrays has none: that is a mistake of the programmer, found when the
    /// statement is made.
    @inlinable public static var postgresType: PostgresType {
        guard let type = Element.postgresType.array else {
            preconditionFailure("There is no array of \(Element.postgresType).")
        }
        return type
    }

    /// Appends dimensions, element type and the elements as fields (`array_send` in PostgreSQL's source).
    @inlinable public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        guard let length = Int32(exactly: count) else { throw PostgresValueError("The array is too long.") }
        writer.write(Int32(length == 0 ? 0 : 1))
        writer.write(Int32(contains(where: \.isNull) ? 1 : 0))
        writer.write(Element.postgresType.objectIdentifier)
        if length == 0 { return }
        writer.write(length)
        writer.write(Int32(1))
        for element in self { try writer.writeField(element) }
    }

    /// Reads what `encode` writes. The bound at which the server counts from is not kept.
    @inlinable public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> [Element] {
        let dimensions = try reader.read(Int32.self)
        _ = try reader.read(Int32.self)
        let type = PostgresType(objectIdentifier: try reader.read(UInt32.self))
        guard Element.postgresType.reads(type) else {
            throw PostgresValueError("The elements are \(type), not \(Element.postgresType).")
        }
        if dimensions == 0 { return [] }
        guard dimensions == 1 else { throw PostgresValueError("The array has more than one dimension.") }
        let length = Int(try reader.read(Int32.self))
        _ = try reader.read(Int32.self)
        // Each element takes four bytes at least, so a length that the bytes cannot hold is found before memory is taken.
        guard length >= 0, length <= reader.count / 4 else {
            throw PostgresValueError("The value is shorter than its type.")
        }
        var elements: [Element] = []
        elements.reserveCapacity(length)
        for _ in 0..<length { elements.append(try reader.readField(Element.self)) }
        return elements
    }
}
