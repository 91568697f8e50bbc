/// A fact that speaks for or against a carer, with the identifier under which it is recorded.
public struct Evidence<Fact: Hashable & Sendable>: Hashable, Sendable {
    /// The fact's identifier. Later facts have greater ones.
    public var id: Identifier
    /// The fact.
    public var fact: Fact

    /// A fact and its identifier.
    public init(id: Identifier, fact: Fact) {
        self.id = id
        self.fact = fact
    }
}
