import SharedLives

/// One step of the way to a value: the text of a pointer is only made when something is wrong, so steps are kept instead.
enum PathStep {
    case name(String)
    case index(Int)

    private var token: String {
        switch self {
        case .name(let name): Fault.step(name)
        case .index(let index): String(index)
        }
    }

    /// The JSON pointer (RFC 6901) of these steps.
    static func pointer(_ steps: some Sequence<PathStep>) -> String {
        var text = ""
        for step in steps {
            text += "/"
            text += step.token
        }
        return text
    }
}
