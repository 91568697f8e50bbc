public import Postgres
public import SharedLives

extension Identifier {
    /// The domain's word for an id of the queue's.
    public init(_ uuid: UUID) {
        self.init(high: uuid.high, low: uuid.low)
    }
}

extension UUID {
    /// The queue's word for an id of the domain's.
    public init(_ identifier: Identifier) {
        self.init(high: identifier.high, low: identifier.low)
    }
}
