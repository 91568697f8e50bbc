/// A parameter of the query that a route takes.
public struct QueryParameter: Sendable {
    /// Its name, in camel case.
    public let name: String
    /// What it does, in a sentence.
    public let description: String
    /// What its value is.
    public let schema: Schema
    /// Whether it must be given.
    public let isRequired: Bool

    /// Makes a parameter, which may be left out unless it is said to be required.
    public init(_ name: String, _ schema: Schema, _ description: String, isRequired: Bool = false) {
        self.name = name
        self.schema = schema
        self.description = description
        self.isRequired = isRequired
    }
}
