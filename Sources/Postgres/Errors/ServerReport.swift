import CLibPQ

/// Reads the fields of a failed result into an error, leaving out whatever may hold values.
extension PostgresError {
    init(result: OpaquePointer, statement: String?) {
        func field(_ code: Int32) -> String? { PQresultErrorField(result, code).map { String(cString: $0) } }
        let state = SQLState(field(PostgresError.stateField) ?? "XX000")
        var explanation = ""
        if PostgresError.classesWithoutValues.contains(state.classCode) {
            explanation = field(PostgresError.messageField) ?? ""
            if let position = field(PostgresError.positionField) { explanation += " (at character \(position))" }
        }
        self.init(.server(state), statement: statement, explanation)
        schema = field(PostgresError.schemaField)
        table = field(PostgresError.tableField)
        column = field(PostgresError.columnField)
        constraint = field(PostgresError.constraintField)
    }

    /// Whether the server ends the connection with this report.
    static func isFatal(_ result: OpaquePointer) -> Bool {
        guard let severity = PQresultErrorField(result, severityField) else { return false }
        return ["FATAL", "PANIC"].contains(String(cString: severity))
    }

    /// Classes in which the server's message speaks only of the statement's own text, of names and of itself. In the others
    /// (22 data, 23 constraints, 44 views, P0 functions, …) it may quote what was sent.
    private static let classesWithoutValues: Set<String> = [
        "08", "0A", "25", "26", "28", "34", "3D", "3F", "40", "42", "53", "54", "55", "57", "58",
    ]

    // The codes of postgres_ext.h, which are character constants and so do not come through the module map.
    private static let severityField = Int32(UInt8(ascii: "V"))
    private static let stateField = Int32(UInt8(ascii: "C"))
    private static let messageField = Int32(UInt8(ascii: "M"))
    private static let positionField = Int32(UInt8(ascii: "P"))
    private static let schemaField = Int32(UInt8(ascii: "s"))
    private static let tableField = Int32(UInt8(ascii: "t"))
    private static let columnField = Int32(UInt8(ascii: "c"))
    private static let constraintField = Int32(UInt8(ascii: "n"))
}
