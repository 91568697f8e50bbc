public import SharedLives

// Dates, months and instants written as text, so that a test reads like the rule it tests. A text that is none traps.

extension CivilDate: ExpressibleByStringLiteral {
    /// Reads the text, which must be one.
    public init(stringLiteral value: String) { self = CivilDate(value)! }
}

extension Month: ExpressibleByStringLiteral {
    /// Reads the text, which must be one.
    public init(stringLiteral value: String) { self = Month(value)! }
}

extension Instant: ExpressibleByStringLiteral {
    /// Reads the text, which must be one.
    public init(stringLiteral value: String) { self = Instant(rfc3339: value)! }
}
