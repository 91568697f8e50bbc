/// One kind of problem: a stable code, the HTTP status that goes with it and what it means, in one sentence that says
/// what to do. Clients decide by the code, so that a code is never given another meaning.
public struct ProblemCode: Hashable, Sendable {
    /// The code, in camel case.
    public let code: String
    /// The HTTP status.
    public let status: Int
    /// What is wrong, in a few words that are the same for every occurrence.
    public let title: String
    /// What to do, where an occurrence has nothing more exact to say.
    public let advice: String

    /// Makes a kind of problem. All of them are made in the catalogue, ``ProblemCode/all``.
    public init(_ code: String, _ status: Int, _ title: String, _ advice: String) {
        self.code = code
        self.status = status
        self.title = title
        self.advice = advice
    }
}
