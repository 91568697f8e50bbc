public import SharedLives

/// Reads a document into values of the domain and tells every fault at once.
///
/// ```swift
/// let draft = try JSONReader.read(bytes) { body in
///     AbsenceDraft(
///         kind: body.required("kind", .enumeration(Absence.Kind.self)),
///         from: body.required("from", .date),
///         to: body.nullable("to", .date),
///         note: body.optional("note", .lines(0...2_000)))
/// }
/// ```
///
/// A faulty member gives a made-up value, so that reading goes on and finds the next fault; the whole value is given out
/// only when there was none. The closure therefore only gathers values and has no other effect.
public enum JSONReader {
    /// Parses bytes that must be one JSON object and reads it.
    /// - Throws: ``JSONSyntaxError`` when the bytes are no JSON, ``Faults`` when what they say is not what is asked for.
    public static func read<Value>(_ bytes: [UInt8], _ members: (JSONObjectReader) -> Value) throws -> Value {
        try read(JSONParser.parse(bytes), members)
    }

    /// Reads a value that must be an object.
    /// - Throws: ``Faults``.
    public static func read<Value>(
        _ value: JSONValue, _ members: (JSONObjectReader) -> Value
    ) throws(Faults) -> Value {
        let (result, faults) = collect(value, members)
        guard faults.isEmpty else { throw Faults(faults) }
        return result
    }

    /// Reads a value of any form, such as a list.
    /// - Throws: ``Faults``.
    public static func read<Value>(_ value: JSONValue, as form: JSONForm<Value>) throws(Faults) -> Value {
        let collector = FaultCollector()
        let result = form.read(value, at: JSONPlace(collector: collector))
        guard collector.faults.isEmpty else { throw Faults(collector.faults) }
        return result
    }

    /// Reads a value that must be an object and gives both what could be read, with made-up values in place of the
    /// faulty ones, and the faults: for a caller that checks rules as well before it answers.
    public static func collect<Value>(
        _ value: JSONValue, _ members: (JSONObjectReader) -> Value
    ) -> (value: Value, faults: [Fault]) {
        let collector = FaultCollector()
        let result = JSONObjectReader.read(value, at: JSONPlace(collector: collector), members)
        let nothing = JSONObjectReader(JSONObject([]), at: JSONPlace(collector: nil))
        return (result ?? members(nothing), collector.faults)
    }
}
