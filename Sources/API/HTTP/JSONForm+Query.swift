public import JSON

extension JSONForm where Value == Int {
    /// A whole number of a query or a path, written in digits.
    public static func digits(_ range: ClosedRange<Int>) -> JSONForm {
        .string("A whole number", placeholder: range.lowerBound) { text, place in
            if text.utf8.count <= 19, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let value = Int(text),
                range.contains(value)
            {
                return value
            }
            place.fault(FaultCode.outOfRange, "Give a number from \(range.lowerBound) to \(range.upperBound).")
            return nil
        }
    }
}

extension JSONForm where Value == Bool {
    /// `true` or `false` in a query.
    public static var flag: JSONForm {
        .string("true or false", placeholder: false) { text, place in
            if text == "true" { return true }
            if text == "false" { return false }
            place.fault(FaultCode.notPermitted, "Use one of true, false.")
            return nil
        }
    }
}
