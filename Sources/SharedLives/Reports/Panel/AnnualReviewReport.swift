/// An annual carer review as the carer and the scheme keep it: its six points, each with its evidence (3.14.3).
public struct AnnualReviewReport: Hashable, Sendable {
    /// The scheme.
    public var scheme: String
    /// The carer's name.
    public var carer: String
    /// The review.
    public var review: AnnualCarerReview

    /// A review's document.
    public init(scheme: String, carer: String, review: AnnualCarerReview) {
        self.scheme = scheme
        self.carer = carer
        self.review = review
    }

    /// The review as pages of text.
    public func text(_ layout: PageLayout = PageLayout()) -> String { layout.text(report) }

    /// The review's parts.
    public var report: Report {
        var report = Report(runningHead: "\(scheme): annual review of \(carer)")
        report.blocks = [
            .heading("Annual review of \(carer)", level: 1), .field("Scheme", scheme),
            .field("Reviewed", "\(review.reviewedOn.inWords), by \(review.reviewer)"), .field("Clause", "3.14.3"),
            .heading("The six points", level: 2),
        ]
        for (index, point) in AnnualCarerReview.Point.allCases.enumerated() {
            let finding = review.points[point]
            report.blocks += [
                .heading("\(index + 1). \(point.title)"),
                .field("Met", finding?.isMet.inWords ?? "not looked at", indent: 3),
            ]
            if let evidence = finding?.evidence { report.blocks.append(.field("Evidence", evidence, indent: 3)) }
        }
        report.blocks.append(.heading("Development plan", level: 2))
        report.blocks += Report.Block.paragraphs(review.developmentPlan ?? "None is recorded.")
        report.blocks += [
            .heading("Outcome", level: 2), .paragraph(outcome), .space, .field("Signed by the carer", blank), .space,
            .field("Signed for the scheme", blank),
        ]
        return report
    }

    private var outcome: String {
        let unmet = review.unmetPoints.map { point in
            String((AnnualCarerReview.Point.allCases.firstIndex(of: point) ?? 0) + 1)
        }
        switch unmet.count {
        case 0: return "All six points are met."
        case 1: return "Point \(unmet[0]) is not met and has to be put right."
        default:
            let others = unmet.dropLast().joined(separator: ", ")
            return "Points \(others) and \(unmet[unmet.count - 1]) are not met and have to be put right."
        }
    }

    private var blank: String { String(repeating: ".", count: 40) }
}
