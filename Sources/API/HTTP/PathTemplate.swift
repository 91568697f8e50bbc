/// The address of a route with places for values: `/v1/carers/{carerId}/absences/{absenceId}`. A place holds a UUID
/// unless it says otherwise: `{code:text}`.
public struct PathTemplate: Hashable, Sendable {
    struct Parameter: Hashable, Sendable {
        let name: String
        let isIdentifier: Bool
    }

    /// The template without kinds, as the document and the log have it.
    public let text: String
    let parameters: [Parameter]
    private let segments: [Segment]

    private enum Segment: Hashable, Sendable {
        case literal(String)
        case parameter
    }

    init(_ template: String) {
        precondition(template.hasPrefix("/"), "a path begins with /: \(template)")
        var parameters: [Parameter] = []
        var segments: [Segment] = []
        var text = ""
        for segment in template.split(separator: "/") {
            text += "/"
            guard segment.hasPrefix("{"), segment.hasSuffix("}") else {
                segments.append(.literal(String(segment)))
                text += segment
                continue
            }
            let parts = segment.dropFirst().dropLast().split(separator: ":")
            precondition(parts.count == 1 || parts.last == "text", "the kinds are UUID and text: \(template)")
            parameters.append(Parameter(name: String(parts[0]), isIdentifier: parts.count == 1))
            segments.append(.parameter)
            text += "{\(parts[0])}"
        }
        self.text = text.isEmpty ? "/" : text
        self.parameters = parameters
        self.segments = segments
    }

    /// Whether a path has this form, whatever the values.
    func matches(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        guard parts.count == segments.count else { return false }
        for (part, segment) in zip(parts, segments) {
            if case .literal(let literal) = segment, literal != part { return false }
        }
        return true
    }
}
