public import SharedLives

/// Writes one JSON document straight into bytes, with the commas where they belong.
///
/// ```swift
/// var json = JSONWriter()
/// json.object { json in
///     json.member("id", id)
///     json.member("weeklyPence", rate)
///     json.array("lines", lines) { json, line in json.object { $0.member("from", line.from) } }
/// }
/// ```
///
/// Each value has a member form (`member("name", value)`) for objects and an element form (`value(value)`) for arrays.
/// An optional value is written as `null` when it is nil. Strings are written as they are, with the escapes that
/// RFC 8259 demands.
public struct JSONWriter: Sendable {
    /// What has been written so far.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// Makes a writer with nothing written.
    /// - Parameter capacityBytes: how many bytes to make room for at once.
    public init(capacityBytes: Int = 256) {
        bytes.reserveCapacity(capacityBytes)
    }

    /// The bytes that a closure writes.
    public static func bytes(
        capacityBytes: Int = 256, _ write: (inout JSONWriter) throws -> Void
    ) rethrows -> [UInt8] {
        var writer = JSONWriter(capacityBytes: capacityBytes)
        try write(&writer)
        return writer.bytes
    }

    // MARK: - Nesting

    /// Writes an object whose members the closure writes.
    public mutating func object(_ members: (inout JSONWriter) throws -> Void) rethrows {
        begin(UInt8(ascii: "{"))
        try members(&self)
        end(UInt8(ascii: "}"))
    }

    /// Writes an array whose elements the closure writes.
    public mutating func array(_ elements: (inout JSONWriter) throws -> Void) rethrows {
        begin(UInt8(ascii: "["))
        try elements(&self)
        end(UInt8(ascii: "]"))
    }

    /// Writes an array with one call of the closure for each element.
    public mutating func array<Elements: Sequence>(
        _ elements: Elements, _ write: (inout JSONWriter, Elements.Element) throws -> Void
    ) rethrows {
        begin(UInt8(ascii: "["))
        for element in elements { try write(&self, element) }
        end(UInt8(ascii: "]"))
    }

    /// Writes a member that is an object.
    public mutating func object(_ name: StaticString, _ members: (inout JSONWriter) throws -> Void) rethrows {
        key(name)
        try object(members)
    }

    /// Writes a member that is an array.
    public mutating func array(_ name: StaticString, _ elements: (inout JSONWriter) throws -> Void) rethrows {
        key(name)
        try array(elements)
    }

    /// Writes a member that is an array, with one call of the closure for each element.
    public mutating func array<Elements: Sequence>(
        _ name: StaticString, _ elements: Elements,
        _ write: (inout JSONWriter, Elements.Element) throws -> Void
    ) rethrows {
        key(name)
        try array(elements, write)
    }

    /// Writes a member.
    public mutating func member(_ name: StaticString, _ value: some JSONWritable) {
        key(name)
        value.write(to: &self)
    }

    /// Writes a member that is `null`.
    public mutating func memberNull(_ name: StaticString) {
        key(name)
        null()
    }

    /// Writes a member whose name is only known when running, such as a code of a scheme's own.
    public mutating func member(named name: String, _ value: some JSONWritable) {
        key(named: name)
        value.write(to: &self)
    }

    /// Writes an element of an array, or the whole document.
    public mutating func value(_ value: some JSONWritable) {
        value.write(to: &self)
    }

    /// Writes the name of a member whose value is written next. The name is one of our own and needs no escapes.
    public mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        literal(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes the name of a member whose value is written next.
    public mutating func key(named name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func literal(_ word: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    // MARK: - Values

    /// Writes `null`.
    public mutating func null() {
        separate()
        literal("null")
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) {
        separate()
        literal(value ? "true" : "false")
    }

    /// Writes a whole number.
    public mutating func integer(_ value: Int64) {
        separate()
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        digits(value.magnitude)
    }

    /// Writes a string with its quotes and escapes.
    public mutating func string(_ value: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        var value = value
        value.withUTF8 { escaped($0) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes bytes that are one JSON value already, such as a `jsonb` that PostgreSQL made.
    public mutating func raw(_ json: some Sequence<UInt8>) {
        separate()
        bytes.append(contentsOf: json)
    }

    /// Writes a string of the form `2026-10-05`.
    public mutating func date(_ value: CivilDate) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        digits(of: value)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a string of the form `2026-10-05T09:30:00Z`, with six decimals where it needs them.
    public mutating func instant(_ value: Instant) {
        let microsecondsADay: Int64 = 86_400_000_000
        var day = value.microsecondsSinceEpoch / microsecondsADay
        var ofDay = Int(value.microsecondsSinceEpoch % microsecondsADay)
        if ofDay < 0 {
            day -= 1
            ofDay += Int(microsecondsADay)
        }
        let second = ofDay / 1_000_000
        separate()
        bytes.append(UInt8(ascii: "\""))
        digits(of: CivilDate(daysSinceEpoch: Int32(truncatingIfNeeded: day)))
        bytes.append(UInt8(ascii: "T"))
        padded(second / 3_600, digits: 2)
        bytes.append(UInt8(ascii: ":"))
        padded(second / 60 % 60, digits: 2)
        bytes.append(UInt8(ascii: ":"))
        padded(second % 60, digits: 2)
        if ofDay % 1_000_000 != 0 {
            bytes.append(UInt8(ascii: "."))
            padded(ofDay % 1_000_000, digits: 6)
        }
        bytes.append(UInt8(ascii: "Z"))
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func digits(of date: CivilDate) {
        let (year, month, day) = date.components
        padded(year, digits: 4)
        bytes.append(UInt8(ascii: "-"))
        padded(month, digits: 2)
        bytes.append(UInt8(ascii: "-"))
        padded(day, digits: 2)
    }

    private mutating func padded(_ value: Int, digits count: Int) {
        var divisor = 1
        for _ in 1..<count { divisor *= 10 }
        var rest = value
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }

    private mutating func digits(_ magnitude: UInt64) {
        if magnitude < 10 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude))
            return
        }
        let start = bytes.count
        var rest = magnitude
        while rest > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        bytes[start...].reverse()
    }

    private mutating func escaped(_ text: UnsafeBufferPointer<UInt8>) {
        var runStart = 0
        for index in 0..<text.count {
            let byte = text[index]
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<index]))
            escape(byte)
            runStart = index + 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart...]))
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        default:
            let hexadecimal: StaticString = "0123456789abcdef"
            literal("u00")
            bytes.append(hexadecimal.utf8Start[Int(byte >> 4)])
            bytes.append(hexadecimal.utf8Start[Int(byte & 15)])
        }
    }
}
