/// How one try to send a message ended.
public enum DeliveryOutcome: Hashable, Sendable {
    /// The way answers for it from here on.
    /// - Parameter reference: what the way calls it, where it has a name for it.
    case accepted(reference: String?)
    /// Not this time: it is tried again. The code says why and names nobody.
    case deferred(String)
    /// Never: trying again would be answered alike.
    case refused(String)
}

/// A message that is still to go, with all that a way needs to know.
public struct Letter: Hashable, Sendable {
    /// The delivery's identifier: the reference and the `Message-ID` of every try.
    public var id: Identifier
    /// Whose it is; a folder needs no address.
    public var address: String?
    /// One line of ASCII without anybody's name.
    public var subject: String
    /// Plain text, its lines parted by line feeds.
    public var text: String
    /// When it was written: its date on every try.
    public var writtenAt: Instant
    /// By which way it goes.
    public var setting: DeliverySetting

    /// A letter.
    public init(
        id: Identifier, address: String?, subject: String, text: String, writtenAt: Instant, setting: DeliverySetting
    ) {
        self.id = id
        self.address = address
        self.subject = subject
        self.text = text
        self.writtenAt = writtenAt
        self.setting = setting
    }

    /// For how long it is tried, in microseconds: a week.
    public static let microsecondsMax: Int64 = 7 * 24 * 3_600_000_000

    /// Whether it has been tried for so long that somebody should know.
    public func isExpired(at instant: Instant) -> Bool {
        instant.microsecondsSinceEpoch - writtenAt.microsecondsSinceEpoch > Self.microsecondsMax
    }
}
