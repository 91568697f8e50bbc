/// An agreement with all of its clauses, signed by carer and scheme (3.9.2).
struct CarerAgreementRule: RequirementRule {
    let kind = Requirement.Kind.carerAgreement
    let agreements: [Evidence<CarerAgreement>]

    var days: [CivilDate] { agreements.map(\.fact.signedOn) }

    func finding(on day: CivilDate) -> Finding {
        let whole = agreements.filter { $0.fact.missingClauses.isEmpty }
        if let newest = whole.newest(on: day, dated: \.signedOn) {
            return .holds(
                by: [newest.id],
                "Carer agreement, version \(newest.fact.version), signed by both on \(newest.fact.signedOn.inWords)")
        }
        if let newest = agreements.newest(on: day, dated: \.signedOn) {
            return .open(
                for: [newest.id],
                """
                The carer agreement, version \(newest.fact.version), leaves out \
                \(newest.fact.missingClauses.map(\.inWords).inWords)
                """,
                remedy: "sign one that has all clauses")
        }
        return .open("There is no carer agreement signed by both", remedy: "have it signed and record it")
    }
}

/// A review within the year, all of its points met (3.14.3). The first is due a year after the first approval.
struct AnnualReviewRule: RequirementRule {
    let kind = Requirement.Kind.annualReview
    let leadDays: Int
    let reviews: [Evidence<AnnualCarerReview>]
    let approvedOn: CivilDate?
    /// How many months may lie between one review and the next.
    let months: Int

    var days: [CivilDate] {
        (reviews.map(\.fact.reviewedOn) + [approvedOn].compactMap(\.self)).flatMap { [$0, $0.adding(months: months)] }
    }

    func finding(on day: CivilDate) -> Finding {
        guard let approvedOn, approvedOn <= day else {
            return .holds(by: [], "No review is due before the first approval")
        }
        guard let newest = reviews.newest(on: day, dated: \.reviewedOn) else {
            if day < approvedOn.adding(months: months) {
                return .holds(by: [], "The first review is due a year after the approval of \(approvedOn.inWords)")
            }
            return .lapsed(
                for: [], "There was no review since the approval of \(approvedOn.inWords)",
                remedy: "hold the annual review")
        }
        let reviewedOn = newest.fact.reviewedOn
        let end = reviewedOn.adding(months: months)
        if end <= day {
            return .lapsed(
                for: [newest.id], "The last review was on \(reviewedOn.inWords), the next was due by \(end.inWords)",
                remedy: "hold the annual review")
        }
        let unmet = newest.fact.unmetPoints
        guard unmet.isEmpty else {
            return .open(
                for: [newest.id],
                "The review of \(reviewedOn.inWords) did not find \(unmet.map(\.inWords).inWords)",
                remedy: "see to it and review again")
        }
        return .holds(by: [newest.id], "Reviewed on \(reviewedOn.inWords), all points met")
    }
}
