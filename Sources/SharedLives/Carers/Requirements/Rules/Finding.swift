/// What a rule finds on one day.
struct Finding {
    enum State {
        case holds, open, lapsed
    }

    var state: State
    /// What was looked at: what makes the requirement hold, or what stands against it.
    var evidence: [Identifier]
    /// What there is or is not, as a clause without a full stop. Made only for the days that are told.
    var what: () -> String
    /// What is to be done; nothing where the requirement holds.
    var remedy: () -> String

    static func holds(by evidence: [Identifier], _ what: @escaping @autoclosure () -> String) -> Finding {
        Finding(state: .holds, evidence: evidence, what: what, remedy: { "" })
    }

    static func open(
        for evidence: [Identifier] = [], _ what: @escaping @autoclosure () -> String,
        remedy: @escaping @autoclosure () -> String
    ) -> Finding {
        Finding(state: .open, evidence: evidence, what: what, remedy: remedy)
    }

    static func lapsed(
        for evidence: [Identifier], _ what: @escaping @autoclosure () -> String,
        remedy: @escaping @autoclosure () -> String
    ) -> Finding {
        Finding(state: .lapsed, evidence: evidence, what: what, remedy: remedy)
    }
}
