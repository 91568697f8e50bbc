extension ApprovalTerms {
    /// What is wrong with terms by themselves, each with its place in them.
    /// - Parameter peopleMax: the most people at once that the scheme allows.
    public func faults(peopleMax limit: Int) -> [Fault] {
        var faults: [Fault] = []
        if kinds.isEmpty {
            faults.append(
                Fault(pointer: "/kinds", code: "kindsMissing", detail: "Name at least one kind of arrangement."))
        }
        if Set(kinds).count < kinds.count {
            faults.append(Fault(pointer: "/kinds", code: "kindTwice", detail: "Name each kind once."))
        }
        if Set(bands).count < bands.count {
            faults.append(Fault(pointer: "/bands", code: "bandTwice", detail: "Name each band once."))
        }
        if !(1...max(1, limit)).contains(peopleMax) {
            faults.append(
                Fault(
                    pointer: "/peopleMax", code: "tooManyPeople",
                    detail: "The scheme allows \(limit) at once in one home. Give 1 to \(limit)."))
        }
        if let until, until <= from {
            faults.append(
                Fault(
                    pointer: "/until", code: "emptyInterval",
                    detail: "until is the first day on which the terms no longer hold. Give a day after from."))
        }
        return faults
    }
}

extension PanelCase {
    /// What is wrong with a case by itself.
    /// - Parameter peopleMax: the most people at once that the scheme allows.
    public func faults(peopleMax: Int) -> [Fault] {
        switch (kind, proposedTerms) {
        case (.deapproval, nil): []
        case (.deapproval, _?):
            [
                Fault(
                    pointer: "/terms", code: "termsNotMeant",
                    detail: "The end of an approval has no terms. Leave them out.")
            ]
        case (_, nil):
            [Fault(pointer: "/terms", code: "termsMissing", detail: "Say what the carer is to be approved for.")]
        case (_, let terms?): terms.faults(peopleMax: peopleMax).map { $0.within("/terms") }
        }
    }
}

extension PanelCase.Listing {
    /// What stands against the place on a meeting's agenda: papers that came late need a reason.
    public func faults(at meeting: PanelMeeting) -> [Fault] {
        if papersInOn > meeting.heldOn {
            return [
                Fault(
                    pointer: "/papersInOn", code: "papersAfterMeeting",
                    detail: "The meeting was on \(meeting.heldOn.inWords), before the papers. Choose a later meeting.")
            ]
        }
        guard papersInOn > meeting.papersDueOn, lateReason == nil else { return [] }
        return [
            Fault(
                pointer: "/lateReason", code: "papersLate",
                detail: "The papers were due on \(meeting.papersDueOn.inWords). Say why they came later, or choose a "
                    + "later meeting.")
        ]
    }
}
