import JSON
import SharedLives

extension JSONForm where Value == ArrangementKind {
    /// One of some kinds of arrangement.
    static func kind(of permitted: [ArrangementKind]) -> JSONForm {
        let words = permitted.map(\.rawValue).joined(separator: ", ")
        return .enumeration().checked(code: "notPermitted", detail: "Use one of \(words).") { permitted.contains($0) }
    }
}
