public import JSON
public import SharedLives

/// Enqueues the day's sweep of reminders for each scheme.
public struct BeginReminders: JobKind, Hashable {
    /// `reminders.begin`
    public static let kind = "reminders.begin"
    /// Ten: a day without reminders is caught up with the next day, but it is better to have it.
    public static let attemptsMax: Int32 = 10

    /// A job that needs to know nothing.
    public init() {}

    /// Reads the payload.
    public init(from members: JSONObjectReader) {}

    /// Writes the payload.
    public func write(to json: inout JSONWriter) {}
}

/// Finds what comes due in a scheme, and writes the day's reminders.
public struct SweepReminders: SchemeJobKind, Hashable {
    /// `reminders.sweep`
    public static let kind = "reminders.sweep"
    /// Ten.
    public static let attemptsMax: Int32 = 10

    /// The scheme.
    public let schemeID: Identifier

    /// A job for a scheme.
    public init(schemeID: Identifier) {
        self.schemeID = schemeID
    }
}
