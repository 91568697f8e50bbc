/// A message to somebody at a scheme, and what became of it.
public struct Delivery: Hashable, Sendable {
    /// A way by which messages go.
    public enum Channel: String, CaseIterable, Hashable, Sendable {
        /// A file in a folder, for whoever looks there.
        case folder
        /// E-mail by SMTP.
        case smtp
        /// GOV.UK Notify.
        case notify
    }

    /// What it is a message of.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A day's reminders.
        case reminders
    }

    /// What became of it.
    public enum State: String, CaseIterable, Hashable, Sendable {
        /// It is still to go.
        case pending
        /// Its way has accepted it, and answers for it from there on.
        case accepted
        /// It is given up; a task says so.
        case failed
    }

    /// To whom.
    public var accountID: Identifier
    /// Of what.
    public var kind: Kind
    /// Of which day.
    public var on: CivilDate
    /// One line without anybody's name.
    public var subject: String
    /// What became of it.
    public var state: State
    /// By which way it was accepted or given up; nil before.
    public var channel: Channel?
    /// When it was accepted.
    public var acceptedAt: Instant?
    /// What its way calls it, as the id that GOV.UK Notify gives.
    public var reference: String?
    /// Why it was given up, as a code.
    public var failure: String?

    /// A delivery.
    public init(
        accountID: Identifier, kind: Kind, on: CivilDate, subject: String, state: State, channel: Channel? = nil,
        acceptedAt: Instant? = nil, reference: String? = nil, failure: String? = nil
    ) {
        self.accountID = accountID
        self.kind = kind
        self.on = on
        self.subject = subject
        self.state = state
        self.channel = channel
        self.acceptedAt = acceptedAt
        self.reference = reference
        self.failure = failure
    }
}
