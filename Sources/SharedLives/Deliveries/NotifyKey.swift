/// A key of GOV.UK Notify's API: the name that somebody gave it, the service's identifier and the secret, parted by hyphens, of which
/// names and identifiers have some too.
public struct NotifyKey: Hashable, Sendable {
    /// Which service it opens.
    public let serviceID: String
    /// What its tokens are signed with.
    public let secret: String

    /// A key as Notify shows it; nil for a text of another form.
    public init?(_ text: String) {
        let characters = Array(text)
        guard characters.count > 74, characters[characters.count - 37] == "-", characters[characters.count - 74] == "-"
        else { return nil }
        secret = String(characters[(characters.count - 36)...])
        serviceID = String(characters[(characters.count - 73)..<(characters.count - 37)])
        guard Identifier(secret) != nil, Identifier(serviceID) != nil else { return nil }
    }

    /// What an answer of Notify's to a message means, by its status alone: its words are for people.
    public static func outcome(status: Int) -> DeliveryOutcome {
        switch status {
        case 201: .accepted(reference: nil)
        case 400, 404, 405, 413, 422: .refused("notify\(status)")
        case 401, 403: .deferred("notifyKeyRefused")
        case 429: .deferred("notifyLimitReached")
        default: .deferred("notifyFailed")
        }
    }
}
