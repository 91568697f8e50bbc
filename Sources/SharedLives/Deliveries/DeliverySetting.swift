/// By which way a scheme's messages go.
public struct DeliverySetting: Hashable, Sendable {
    /// The way.
    public var channel: Delivery.Channel
    /// GOV.UK Notify's template, with the fields `subject` and `body`; of no other way.
    public var notifyTemplateID: Identifier?

    /// A setting.
    public init(channel: Delivery.Channel, notifyTemplateID: Identifier? = nil) {
        self.channel = channel
        self.notifyTemplateID = notifyTemplateID
    }

    /// What contradicts itself.
    public func faults() -> [Fault] {
        switch (channel, notifyTemplateID) {
        case (.notify, nil):
            [
                Fault(
                    pointer: "/notifyTemplateId", code: "templateMissing",
                    detail: "Give the template of GOV.UK Notify in which the messages go.")
            ]
        case (.folder, .some), (.smtp, .some):
            [
                Fault(
                    pointer: "/notifyTemplateId", code: "templateOfNotify",
                    detail: "Only GOV.UK Notify has templates. Leave this out, or set the channel to notify.")
            ]
        default: []
        }
    }
}
