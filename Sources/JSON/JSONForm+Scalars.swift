public import SharedLives

extension JSONForm where Value == Bool {
    /// `true` or `false`.
    public static var boolean: JSONForm {
        JSONForm(placeholder: false) { value, place in
            guard case .bool(let result) = value else {
                place.fault(FaultCode.wrongType, "true or false is wanted here, not \(value.kind).")
                return nil
            }
            return result
        }
    }
}

extension JSONForm where Value == Int {
    /// A whole number of a range.
    public static func integer(_ range: ClosedRange<Int>) -> JSONForm {
        JSONForm<Int64>.wholeNumber(Int64(range.lowerBound)...Int64(range.upperBound)).map { Int($0) }
    }
}

extension JSONForm where Value == Int64 {
    /// A whole number of a range, with 64 bits.
    public static func wholeNumber(_ range: ClosedRange<Int64>) -> JSONForm {
        JSONForm(placeholder: range.lowerBound) { value, place in
            guard case .number(let number) = value else {
                place.fault(FaultCode.wrongType, "A whole number is wanted here, not \(value.kind).")
                return nil
            }
            switch number {
            case .integer(let result) where range.contains(result): return result
            case .text(let text) where text.utf8.contains(where: { $0 == 0x2E || $0 | 0x20 == 0x65 }):
                place.fault(FaultCode.wrongType, "Write a whole number, without a fraction or an exponent.")
            case .integer, .text:
                place.fault(
                    FaultCode.outOfRange, "Give a number from \(range.lowerBound) to \(range.upperBound).")
            }
            return nil
        }
    }
}

extension JSONForm where Value == Pence {
    /// An amount of money as a whole number of pence.
    public static func pence(_ range: ClosedRange<Int64>) -> JSONForm {
        JSONForm<Int64>.wholeNumber(range).map { Pence($0) }
    }
}

extension JSONForm where Value == String {
    /// A text on one line, without control characters.
    /// - Parameters:
    ///   - characters: how long it may be, in Unicode scalars as PostgreSQL counts them.
    ///   - trimmed: whether white space at both ends is taken off before it is counted.
    public static func text(_ characters: ClosedRange<Int>, trimmed: Bool = true) -> JSONForm {
        checkedText(TextCheck(characters: characters), trimmed: trimmed)
    }

    /// A text that may have several lines; of the control characters it may hold line feeds only.
    /// - Parameter characters: how long it may be, in Unicode scalars as PostgreSQL counts them.
    public static func lines(_ characters: ClosedRange<Int>) -> JSONForm {
        checkedText(TextCheck(characters: characters, isMultiLine: true), trimmed: true)
    }

    /// One of a few texts that are known when running only.
    public static func oneOf(_ permitted: [String]) -> JSONForm {
        .string("One of the permitted words", placeholder: permitted.first ?? "") { text, place in
            if permitted.contains(text) { return text }
            place.fault(FaultCode.notPermitted, "Use one of \(permitted.joined(separator: ", ")).")
            return nil
        }
    }

    private static func checkedText(_ check: TextCheck, trimmed: Bool) -> JSONForm {
        .string("A text", placeholder: "") { text, place in
            let text = trimmed ? TextCheck.trim(text) : text
            return check.check(text, at: place) ? text : nil
        }
    }
}

extension JSONForm where Value: CaseIterable & RawRepresentable & SendableMetatype, Value.RawValue == String {
    /// One of the values of an enumeration, by raw value.
    public static func enumeration(_ type: Value.Type = Value.self) -> JSONForm {
        .string("One of the permitted words", placeholder: Value.allCases.first!) { text, place in
            if let result = Value(rawValue: text) { return result }
            let permitted = Value.allCases.map(\.rawValue).joined(separator: ", ")
            place.fault(FaultCode.notPermitted, "Use one of \(permitted).")
            return nil
        }
    }
}

extension JSONForm where Value == CivilDate {
    /// A date such as `"2026-10-05"`.
    public static var date: JSONForm {
        .string("A date", placeholder: CivilDate(daysSinceEpoch: 0)) { text, place in
            if let date = CivilDate(text) { return date }
            place.fault(FaultCode.malformedDate, "Write a date of the calendar as 2026-10-05.")
            return nil
        }
    }
}

extension JSONForm where Value == Month {
    /// A month such as `"2026-10"`.
    public static var month: JSONForm {
        .string("A month", placeholder: Month("2000-01")!) { text, place in
            if let month = Month(text) { return month }
            place.fault(FaultCode.malformedMonth, "Write a month as 2026-10.")
            return nil
        }
    }
}

extension JSONForm where Value == Instant {
    /// An instant of RFC 3339 such as `"2026-10-05T09:30:00+01:00"`.
    public static var instant: JSONForm {
        .string("An instant", placeholder: Instant(microsecondsSinceEpoch: 0)) { text, place in
            if let instant = Instant(rfc3339: text) { return instant }
            place.fault(
                FaultCode.malformedInstant, "Write an instant with its offset, as 2026-10-05T09:30:00+01:00.")
            return nil
        }
    }
}

extension JSONForm where Value == Identifier {
    /// A UUID such as `"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d"`.
    public static var identifier: JSONForm {
        .string("A UUID", placeholder: Identifier(high: 0, low: 0)) { text, place in
            if let identifier = Identifier(text) { return identifier }
            place.fault(FaultCode.malformedIdentifier, "Write a UUID with its hyphens, 36 characters.")
            return nil
        }
    }
}

extension JSONForm {
    /// A string with a form of its own.
    /// - Parameters:
    ///   - wanted: what is wanted, for the fault of a wrong type: `"A postcode"`.
    ///   - placeholder: any value of the type; see ``init(placeholder:read:)``.
    ///   - parse: gives the value, or tells the place of a fault and gives nil.
    public static func string(
        _ wanted: String, placeholder: @autoclosure @escaping @Sendable () -> Value,
        _ parse: @escaping @Sendable (String, JSONPlace) -> Value?
    ) -> JSONForm {
        JSONForm(placeholder: placeholder()) { value, place in
            guard case .string(let text) = value else {
                place.fault(FaultCode.wrongType, "\(wanted) in quotes is wanted here, not \(value.kind).")
                return nil
            }
            return parse(text, place)
        }
    }
}
