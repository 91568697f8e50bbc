extension CarerEvidence {
    /// On which days from this one on a carer may have a new arrangement: 1 where nothing that is required stands in the way, else 0.
    ///
    /// The requirements list alone decides, asked on each day on which something of the evidence begins, ends or is known to lapse:
    /// between two such days it says the same.
    public func clearDays(from first: CivilDate, policies: [RequirementPolicy]) -> DaySteps {
        var days = DaySteps()
        var ahead = Set(changeDays(policies).filter { $0 > first })
        var day = first
        while true {
            let list = requirements(on: day, policy: policies.inForce(on: day))
            days.add(.init(from: day, value: list.obstacles(to: .arrangement).isEmpty ? 1 : 0))
            for item in list.items {
                if let until = item.until, until > day { ahead.insert(until) }
            }
            guard let next = ahead.min() else { return days }
            ahead.remove(next)
            day = next
        }
    }

    /// The days of the evidence itself. What follows from them by a period of time is in the list's own `until`.
    private func changeDays(_ policies: [RequirementPolicy]) -> [CivilDate] {
        var days = policies.map(\.from) + courses.map(\.fact.from)
        days += insurances.flatMap { [$0.fact.from, $0.fact.to] }
        for member in members {
            days += [member.fact.from, member.fact.adultFrom]
            if let to = member.fact.to { days.append(to) }
        }
        for certificate in certificates {
            days.append(certificate.fact.certificate.issuedOn)
            days.append(certificate.fact.certificate.originalSeenOn)
            days += certificate.fact.riskAssessments.map(\.fact.decidedOn)
            days += certificate.fact.answers.map(\.fact.askedOn)
        }
        days += references.map(\.fact.receivedOn) + inspections.map(\.fact.inspectedOn)
        for tenure in tenures {
            days.append(tenure.fact.checkedOn)
            if let consent = tenure.fact.landlordConsentOn { days.append(consent) }
        }
        days += training.map(\.fact.completedOn) + commitments.map(\.fact.consideredOn)
        days += assessorReports.map(\.fact.completedOn) + reviews.map(\.fact.reviewedOn)
        days += agreements.flatMap { [$0.fact.carerSignedOn, $0.fact.schemeSignedOn] }
        if let approvedOn { days.append(approvedOn) }
        return days
    }
}
