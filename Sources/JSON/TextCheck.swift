/// What a text of a document may be: how long, and with which control characters.
struct TextCheck {
    let characters: ClosedRange<Int>
    var isMultiLine = false

    /// Whether the text is as it may be; tells the place of a fault when it is not.
    func check(_ text: String, at place: JSONPlace) -> Bool {
        let scalars = text.unicodeScalars
        let count = scalars.count
        if count < characters.lowerBound {
            place.fault(FaultCode.tooShort, "Give at least \(characters.lowerBound) characters.")
            return false
        }
        if count > characters.upperBound {
            place.fault(FaultCode.tooLong, "Give at most \(characters.upperBound) characters.")
            return false
        }
        if scalars.contains(where: { isForbidden($0) }) {
            place.fault(
                FaultCode.controlCharacter,
                isMultiLine
                    ? "Leave out control characters other than line feeds." : "Leave out control characters.")
            return false
        }
        return true
    }

    /// The text without the white space at its ends.
    static func trim(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return first == scalars.startIndex && scalars.index(after: last) == scalars.endIndex
            ? text : String(scalars[first...last])
    }

    private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: !isMultiLine
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }
}
