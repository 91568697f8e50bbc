extension Incident {
    /// Everything that cannot be, with pointers into the incident as it is sent.
    ///
    /// - Parameter now: the instant at which it is recorded.
    public func faults(now: Instant) -> [Fault] {
        var faults: [Fault] = []
        func check(_ instant: Instant?, _ pointer: String, notBefore earliest: Instant?) {
            guard let instant else { return }
            if instant > now {
                faults.append(
                    Fault(
                        pointer: pointer, code: "futureInstant",
                        detail: "This has not happened yet. Give a time that is over."))
            } else if let earliest, instant < earliest {
                faults.append(
                    Fault(
                        pointer: pointer, code: "notInOrder",
                        detail:
                            "Nobody is told of an incident before the scheme knows of it. Correct this time, or knownAt."
                    ))
            }
        }
        check(knownAt, "/knownAt", notBefore: nil)
        check(council.toldAt, "/councilToldAt", notBefore: knownAt)
        check(cqc.toldAt, "/cqcToldAt", notBefore: knownAt)
        if let happenedAt, happenedAt > knownAt {
            faults.append(
                Fault(
                    pointer: "/happenedAt", code: "notInOrder",
                    detail: "It cannot have happened after the scheme knew of it. Correct this time, or knownAt."))
        }
        if kind.isToldToCouncil, !council.isDue {
            faults.append(
                Fault(
                    pointer: "/mustTellCouncil", code: "mustBeTold",
                    detail: "The council is told of every incident of this kind (3.17.6). Send true, or leave it out."))
        }
        if cqcReference != nil, cqc.toldAt == nil {
            faults.append(.missing("/cqcToldAt", "Say when CQC was told, since there is its reference."))
        }
        let today = London.civilDate(of: now)
        return faults + safeguardingFaults(today: today) + closingFaults(today: today)
    }

    private func safeguardingFaults(today: CivilDate) -> [Fault] {
        guard kind == .safeguardingConcern else {
            return safeguarding == nil
                ? []
                : [
                    Fault(
                        pointer: "/safeguarding", code: "notSafeguarding",
                        detail:
                            "Only a safeguarding concern has this. Leave it out, or send safeguardingConcern as the kind."
                    )
                ]
        }
        guard let safeguarding else {
            return [.missing("/safeguarding", "Say of a safeguarding concern what is feared and who raised it.")]
        }
        var faults = DayCheck(today: today).happened(safeguarding.enquiryDecidedOn, "/safeguarding/enquiryDecidedOn")
        if safeguarding.abuse.isEmpty {
            faults.append(.missing("/safeguarding/abuse", "Give at least one kind of abuse or neglect that is feared."))
        }
        if safeguarding.enquiry != nil, safeguarding.enquiryDecidedOn == nil {
            faults.append(.missing("/safeguarding/enquiryDecidedOn", "Say on which day the enquiry was decided on."))
        }
        if safeguarding.enquiryDecidedOn != nil || safeguarding.finding != nil, safeguarding.enquiry == nil {
            faults.append(.missing("/safeguarding/enquiry", "Say what was decided about an enquiry."))
        }
        if safeguarding.enquiry == .notNeeded, safeguarding.finding != nil {
            faults.append(
                Fault(
                    pointer: "/safeguarding/finding", code: "noEnquiry",
                    detail: "There was no enquiry that could find anything. Leave this out, or correct the enquiry."))
        }
        return faults
    }

    /// What stands against its being closed: those who have to be told were told, an enquiry has ended, and something was learned.
    private func closingFaults(today: CivilDate) -> [Fault] {
        guard let closedOn else { return [] }
        var faults = DayCheck(today: today).happened(closedOn, "/closedOn")
        if closedOn < knownOn {
            faults.append(
                Fault(
                    pointer: "/closedOn", code: "notInOrder",
                    detail: "It was known on \(knownOn), and cannot be closed before. Give a later day."))
        }
        if council.isOpen {
            faults.append(.missing("/councilToldAt", "Tell the council, and say when, before this is closed."))
        }
        if cqc.isOpen { faults.append(.missing("/cqcToldAt", "Tell CQC, and say when, before this is closed.")) }
        if learning == nil { faults.append(.missing("/learning", "Say what was learned before this is closed.")) }
        if let safeguarding {
            if safeguarding.enquiry == nil {
                faults.append(
                    .missing("/safeguarding/enquiry", "Say what was decided about an enquiry before this is closed."))
            } else if safeguarding.enquiry != .notNeeded, safeguarding.finding == nil {
                faults.append(
                    .missing("/safeguarding/finding", "Say what the enquiry found before this is closed."))
            }
        }
        return faults
    }

    /// What is still to be done of it and by when, by the policy of the day on which it was known.
    public func deadlines(of id: Identifier, _ clocks: QualityClocks) -> [Deadline] {
        let policy = clocks.policies.inForce(on: knownOn)
        func deadline(_ cause: ReminderCause, _ dueOn: CivilDate) -> Deadline {
            Deadline(Deadline.Key(cause: cause, subjectID: id, dueOn: dueOn), carerID: carerID)
        }
        var deadlines: [Deadline] = []
        if council.isOpen {
            deadlines.append(
                deadline(.councilNotice, clocks.workingDays.day(policy.councilNoticeDays, after: knownOn)))
        }
        if cqc.isOpen {
            deadlines.append(deadline(.cqcNotice, clocks.workingDays.day(policy.cqcNoticeDays, after: knownOn)))
        }
        if closedOn == nil { deadlines.append(deadline(.incidentClosing, knownOn + policy.closingDays)) }
        return deadlines
    }
}

extension Fault {
    static func missing(_ pointer: String, _ detail: String) -> Fault {
        Fault(pointer: pointer, code: "missingField", detail: detail)
    }
}
