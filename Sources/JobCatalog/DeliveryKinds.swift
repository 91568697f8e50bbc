public import JSON
public import SharedLives

/// Sends one message. To whom and what it says is read when it is sent, and stands in no job.
public struct SendDelivery: JobKind, Hashable {
    /// `deliveries.send`
    public static let kind = "deliveries.send"
    /// Forty, from the fourteenth on six hours apart: longer than a message is tried for.
    public static let attemptsMax: Int32 = 40

    /// The scheme.
    public let schemeID: Identifier
    /// The delivery.
    public let deliveryID: Identifier

    /// A job for a delivery.
    public init(schemeID: Identifier, deliveryID: Identifier) {
        self.schemeID = schemeID
        self.deliveryID = deliveryID
    }

    /// Reads the payload.
    public init(from members: JSONObjectReader) {
        schemeID = members.required("schemeId", .identifier)
        deliveryID = members.required("deliveryId", .identifier)
    }

    /// Writes the payload.
    public func write(to json: inout JSONWriter) {
        json.member("schemeId", schemeID)
        json.member("deliveryId", deliveryID)
    }
}
