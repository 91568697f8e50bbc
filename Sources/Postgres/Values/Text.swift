extension String: PostgresValue {
    /// `text`; a column may also be `character varying`, `character` or `name`.
    public static var postgresType: PostgresType { .text }

    /// Appends the UTF-8. A NUL is refused here, with a clear sentence, since the server could only call it an invalid byte.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        try writer.writeText(self)
    }

    /// Reads UTF-8 and refuses what is not.
    public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> String {
        try reader.readText()
    }
}

/// The text of a JSON document, kept by the server as `jsonb`: members in its order, numbers as it writes them.
public struct JSONText: Hashable, Sendable {
    /// The document.
    public let text: String

    /// A document. The server checks that it is JSON.
    public init(_ text: String) {
        self.text = text
    }
}

extension JSONText: PostgresValue {
    /// `jsonb`
    public static var postgresType: PostgresType { .json }

    /// The only version of jsonb's binary form.
    private static let version: UInt8 = 1

    /// Appends the version and the text.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        writer.write(JSONText.version)
        try writer.writeText(text)
    }

    /// Reads the version and the text.
    public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> JSONText {
        guard try reader.read(UInt8.self) == version else {
            throw PostgresValueError("The version of jsonb's binary form is unknown.")
        }
        return JSONText(try reader.readText())
    }
}

extension PostgresWriter {
    fileprivate mutating func writeText(_ text: String) throws(PostgresValueError) {
        let start = bytes.count
        write(text.utf8)
        if bytes[start...].contains(0) { throw PostgresValueError("The text contains a NUL character.") }
    }
}

extension PostgresReader {
    fileprivate mutating func readText() throws(PostgresValueError) -> String {
        guard let text = String(validating: readToEnd(), as: UTF8.self) else {
            throw PostgresValueError("The text is not UTF-8.")
        }
        return text
    }
}
