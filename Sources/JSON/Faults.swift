public import SharedLives

/// All that is wrong with a document, at once.
public struct Faults: Error, Hashable, Sendable {
    /// The faults, never none, in the order in which they were found.
    public let faults: [Fault]

    /// Makes an error of faults.
    public init(_ faults: [Fault]) {
        self.faults = faults
    }
}

/// Stable codes of the faults that a reader finds by itself.
public enum FaultCode {
    /// A member that must be there is missing, or null where null is not a value.
    public static let missingField = "missingField"
    /// A member that nobody reads.
    public static let unknownField = "unknownField"
    /// A value of another JSON type than the one asked for.
    public static let wrongType = "wrongType"
    /// A number outside its range.
    public static let outOfRange = "outOfRange"
    /// A text that is not one of the permitted values.
    public static let notPermitted = "notPermitted"
    /// A text with too few characters.
    public static let tooShort = "tooShort"
    /// A text with too many characters.
    public static let tooLong = "tooLong"
    /// A text with control characters.
    public static let controlCharacter = "controlCharacter"
    /// A text that is no date of the form 2026-10-05.
    public static let malformedDate = "malformedDate"
    /// A text that is no month of the form 2026-10.
    public static let malformedMonth = "malformedMonth"
    /// A text that is no instant of RFC 3339.
    public static let malformedInstant = "malformedInstant"
    /// A text that is no UUID.
    public static let malformedIdentifier = "malformedIdentifier"
    /// A list with too few elements.
    public static let tooFewItems = "tooFewItems"
    /// A list with too many elements.
    public static let tooManyItems = "tooManyItems"
    /// Stands last where more faults were found than are listed.
    public static let furtherFaults = "furtherFaults"
}
