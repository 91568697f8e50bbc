/// A strict parser of RFC 8259: one document, UTF-8, no name twice in an object, no lone surrogates, no U+0000,
/// nesting up to ``depthMax``. Its work grows in proportion to the number of bytes, whatever they are.
public struct JSONParser {
    /// How many arrays and objects may stand inside one another.
    public static let depthMax = 64

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var path: [PathStep] = []

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Parses one document.
    /// - Throws: ``JSONSyntaxError`` with the byte offset and the pointer of the first thing that is wrong.
    public static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONValue {
        let result: Result<JSONValue, JSONSyntaxError> = bytes.withUnsafeBufferPointer { buffer in
            do throws(JSONSyntaxError) { return .success(try parse(buffer)) } catch { return .failure(error) }
        }
        return try result.get()
    }

    /// Parses one document out of memory that stays valid for the call.
    /// - Throws: ``JSONSyntaxError`` with the byte offset and the pointer of the first thing that is wrong.
    public static func parse(_ bytes: UnsafeRawBufferPointer) throws(JSONSyntaxError) -> JSONValue {
        try parse(
            UnsafeBufferPointer(start: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), count: bytes.count))
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONSyntaxError) -> JSONValue {
        var parser = JSONParser(bytes)
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
            throw parser.error(.byteOrderMark, at: 0)
        }
        parser.skipWhiteSpace()
        let value = try parser.value()
        parser.skipWhiteSpace()
        guard parser.position == bytes.count else { throw parser.error(.trailingBytes, at: parser.position) }
        return value
    }

    // MARK: - Values

    private mutating func value() throws(JSONSyntaxError) -> JSONValue {
        switch try current() {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"):
            try literal("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try literal("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try literal("null")
            return .null
        default: throw error(.unexpectedCharacter, at: position)
        }
    }

    private mutating func literal(_ word: StaticString) throws(JSONSyntaxError) {
        for index in 0..<word.utf8CodeUnitCount {
            guard try current() == word.utf8Start[index] else { throw error(.unexpectedCharacter, at: position) }
            position += 1
        }
    }

    private mutating func array() throws(JSONSyntaxError) -> JSONValue {
        try enter()
        if try skipWhiteSpaceAndTake(UInt8(ascii: "]")) { return .array([]) }
        var elements: [JSONValue] = []
        path.append(.index(0))
        while true {
            path[path.count - 1] = .index(elements.count)
            elements.append(try value())
            if try skipWhiteSpaceAndTake(UInt8(ascii: "]")) { break }
            try expect(UInt8(ascii: ","))
            skipWhiteSpace()
        }
        path.removeLast()
        return .array(elements)
    }

    private mutating func object() throws(JSONSyntaxError) -> JSONValue {
        try enter()
        if try skipWhiteSpaceAndTake(UInt8(ascii: "}")) { return .object(JSONObject([])) }
        var members: [JSONObject.Member] = []
        var names = NamesSeen()
        while true {
            let nameOffset = position
            guard try current() == UInt8(ascii: "\"") else { throw error(.unexpectedCharacter, at: position) }
            let name = try string()
            path.append(.name(name))
            guard names.insert(name, after: members) else { throw error(.duplicateName, at: nameOffset) }
            skipWhiteSpace()
            try expect(UInt8(ascii: ":"))
            skipWhiteSpace()
            members.append(JSONObject.Member(name: name, value: try value()))
            path.removeLast()
            if try skipWhiteSpaceAndTake(UInt8(ascii: "}")) { break }
            try expect(UInt8(ascii: ","))
            skipWhiteSpace()
        }
        return .object(JSONObject(members))
    }

    /// Steps over an opening bracket. The path has one step for each array and object around it, so its length is the depth.
    private mutating func enter() throws(JSONSyntaxError) {
        guard path.count < Self.depthMax else { throw error(.tooDeep, at: position) }
        position += 1
        skipWhiteSpace()
    }

    // MARK: - Bytes

    private func current() throws(JSONSyntaxError) -> UInt8 {
        guard position < bytes.count else { throw error(.unexpectedEnd, at: bytes.count) }
        return bytes[position]
    }

    private mutating func expect(_ byte: UInt8) throws(JSONSyntaxError) {
        guard try current() == byte else { throw error(.unexpectedCharacter, at: position) }
        position += 1
    }

    private mutating func skipWhiteSpaceAndTake(_ byte: UInt8) throws(JSONSyntaxError) -> Bool {
        skipWhiteSpace()
        guard try current() == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipWhiteSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private func error(_ reason: JSONSyntaxError.Reason, at offset: Int) -> JSONSyntaxError {
        JSONSyntaxError(reason: reason, offset: offset, pointer: PathStep.pointer(path))
    }
}

// MARK: - Numbers

extension JSONParser {
    private mutating func number() throws(JSONSyntaxError) -> JSONNumber {
        let start = position
        let isNegative = bytes[position] == UInt8(ascii: "-")
        if isNegative { position += 1 }
        let integerStart = position
        try digits()
        if bytes[integerStart] == UInt8(ascii: "0"), position - integerStart > 1 {
            throw error(.malformedNumber, at: integerStart)
        }
        var isInteger = true
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            isInteger = false
            position += 1
            try digits()
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            try digits()
        }
        if isInteger, let value = integer(from: integerStart, to: position, isNegative: isNegative) {
            return .integer(value)
        }
        return .text(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self))
    }

    private mutating func digits() throws(JSONSyntaxError) {
        let start = position
        while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
        if position == start {
            throw error(position == bytes.count ? .unexpectedEnd : .malformedNumber, at: position)
        }
    }

    /// The digits as a 64-bit integer, or nil when they do not fit.
    private func integer(from start: Int, to end: Int, isNegative: Bool) -> Int64? {
        guard end - start <= 19 else { return nil }
        var value: Int64 = 0
        for index in start..<end {
            let (tenfold, overflowed) = value.multipliedReportingOverflow(by: 10)
            let digit = Int64(bytes[index] &- 0x30)
            let (next, overflowedAgain) =
                isNegative ? tenfold.subtractingReportingOverflow(digit) : tenfold.addingReportingOverflow(digit)
            if overflowed || overflowedAgain { return nil }
            value = next
        }
        return value
    }
}

// MARK: - Strings

extension JSONParser {
    private mutating func string() throws(JSONSyntaxError) -> String {
        position += 1
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                let text = try text(from: start, to: position)
                position += 1
                return text
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw error(bytes[position] == 0 ? .nulCharacter : .controlCharacter, at: position)
            default: position += 1
            }
        }
        throw error(.unexpectedEnd, at: bytes.count)
    }

    /// The slow way, for a string in which an escape was met: unescaped bytes are gathered, then checked as UTF-8.
    private mutating func escapedString(from start: Int) throws(JSONSyntaxError) -> String {
        var gathered: [UInt8] = []
        var runStart = start
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                _ = try text(from: runStart, to: position)
                gathered += bytes[runStart..<position]
                position += 1
                return String(decoding: gathered, as: UTF8.self)
            case UInt8(ascii: "\\"):
                // Each run between escapes is checked by itself: an escape can neither begin nor end a UTF-8 sequence.
                _ = try text(from: runStart, to: position)
                gathered += bytes[runStart..<position]
                try escape(into: &gathered)
                runStart = position
            case 0..<0x20: throw error(bytes[position] == 0 ? .nulCharacter : .controlCharacter, at: position)
            default: position += 1
            }
        }
        throw error(.unexpectedEnd, at: bytes.count)
    }

    private mutating func escape(into gathered: inout [UInt8]) throws(JSONSyntaxError) {
        let start = position
        position += 1
        let letter = try current()
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): gathered.append(letter)
        case UInt8(ascii: "b"): gathered.append(0x08)
        case UInt8(ascii: "f"): gathered.append(0x0C)
        case UInt8(ascii: "n"): gathered.append(0x0A)
        case UInt8(ascii: "r"): gathered.append(0x0D)
        case UInt8(ascii: "t"): gathered.append(0x09)
        case UInt8(ascii: "u"):
            let scalar = try escapedScalar(at: start)
            gathered += UTF8.encode(scalar)!
        default: throw error(.malformedEscape, at: start)
        }
    }

    private mutating func escapedScalar(at start: Int) throws(JSONSyntaxError) -> Unicode.Scalar {
        let first = try fourHexadecimalDigits(at: start)
        if first == 0 { throw error(.nulCharacter, at: start) }
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { throw error(.loneSurrogate, at: start) }
        position += 2
        let second = try fourHexadecimalDigits(at: position - 2)
        guard (0xDC00...0xDFFF).contains(second) else { throw error(.loneSurrogate, at: start) }
        return Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))!
    }

    private mutating func fourHexadecimalDigits(at start: Int) throws(JSONSyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            let byte = try current()
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(byte - 0x41 + 10)
            case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
            default: throw error(.malformedEscape, at: start)
            }
            position += 1
        }
        return value
    }

    private func text(from start: Int, to end: Int) throws(JSONSyntaxError) -> String {
        let slice = UnsafeBufferPointer(rebasing: bytes[start..<end])
        if let text = String(validating: slice, as: UTF8.self) { return text }
        throw error(.invalidUTF8, at: start + UTF8Check.validPrefix(of: slice))
    }
}
