/// One thing that is wrong with facts that were handed in: where, what, and what to do about it.
///
/// Faults are collected, never thrown one at a time, so that whoever sent the facts can mend all of them at once.
public struct Fault: Error, Hashable, Sendable {
    /// A JSON pointer (RFC 6901) to the member at fault, as in "/placements/0/end/date"; empty for the whole document.
    public let pointer: String

    /// A stable name in camelCase, as in "absencesOverlap". Programs act on it, so it never changes its meaning.
    public let code: String

    /// A sentence for people, which says what to do. It may hold what the sender sent; it is not for logs.
    public let detail: String

    /// A fault at a place, with its stable code and its sentence.
    public init(pointer: String, code: String, detail: String) {
        self.pointer = pointer
        self.code = code
        self.detail = detail
    }

    /// The same fault seen from an enclosing document, in which these facts stand at `prefix` (as in "/placements/3").
    public func within(_ prefix: String) -> Fault {
        Fault(pointer: prefix + pointer, code: code, detail: detail)
    }

    /// A member's name as a step of a JSON pointer, in which "~" and "/" are written "~0" and "~1".
    public static func step(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return name }
        var escaped = ""
        for character in name.unicodeScalars {
            switch character {
            case "~": escaped += "~0"
            case "/": escaped += "~1"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
