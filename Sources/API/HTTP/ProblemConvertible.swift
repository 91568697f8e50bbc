public import JSON

/// An error that knows which problem it is. Errors of other rooms are made so in an extension beside the routes that
/// meet them; every other error is an internal one.
public protocol ProblemConvertible: Error {
    /// The problem to answer with.
    var problem: Problem { get }
}

extension Problem: ProblemConvertible {
    /// Itself.
    public var problem: Problem { self }
}

extension JSONSyntaxError: ProblemConvertible {
    /// `malformedJson`, with the pointer of the place.
    public var problem: Problem {
        Problem(.malformedJSON, detail, items: [.init(.pointer(pointer), code: reason.rawValue, detail: detail)])
    }
}

extension Faults: ProblemConvertible {
    /// `validationFailed`, with every fault.
    public var problem: Problem { Problem(faults: faults) }
}
