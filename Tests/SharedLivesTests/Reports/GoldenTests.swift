import Foundation
import SharedLives
import Testing

/// Each document as it is kept in `Golden`, to be read by people: the same bytes for the same facts.
///
/// After a change that is meant they are written anew by `UPDATE_GOLDEN=1 Deploy/test --filter GoldenTests`.
@Suite struct GoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden")

    private static let scheme = "Riverbank Shared Lives"
    private static let carer = "Llŷr ap Gŵyn"

    static let documents: [(name: String, report: Report)] =
        [
            ("panel-report", PanelExample.report.report),
            (
                "panel-pack",
                PanelPack(
                    scheme: scheme, meeting: PanelExample.meeting, members: PanelExample.members,
                    items: [
                        .init(
                            report: PanelExample.report, interested: ["Clover Hill"],
                            lateReason: "The inspector was ill."),
                        .init(report: ending),
                    ]
                ).report
            ),
            ("quarterly-report", MonitoringExample.report.report),
            ("quarterly-report-public", MonitoringExample.report.masked.report),
            ("empty-pack", PanelPack(scheme: scheme, meeting: PanelExample.meeting, members: [], items: []).report),
            (
                "minutes",
                PanelMinutes(
                    scheme: scheme, meeting: PanelExample.meeting, members: PanelExample.members,
                    items: [
                        .init(
                            kind: .approval, carer: carer, interests: ["Dale Wood: a neighbour of the carer"],
                            recommendation: PanelExample.recommendation,
                            participants: ["Alder Thorn", "Bryony Field", "Clover Hill"]),
                        .init(kind: .deapproval, carer: "Rowan Ash", recommendation: nil),
                    ]
                ).report
            ),
            ("letter-approved", letter(.approval, isApproved: true, terms: PanelExample.terms)),
            ("letter-not-approved", letter(.approval, isApproved: false, difference: "The home is too small for two.")),
            ("letter-end-of-approval", letter(.deapproval, isApproved: true)),
            (
                "remittance",
                Remittance(
                    scheme: scheme, carer: carer, month: "2026-10", reference: "SL-12-3", processOn: "2026-11-09",
                    accountNumberEnding: "5678", broughtForward: Pence(-12_000), lines: Pence(96_543),
                    paid: Pence(90_543)
                ).report
            ),
            (
                "annual-review",
                AnnualReviewReport(
                    scheme: scheme, carer: carer,
                    review: AnnualCarerReview(
                        reviewedOn: "2027-02-01", reviewer: "Ivy Elder",
                        points: [
                            .dbs: .init(isMet: true, evidence: "Certificate of 5 November 2025."),
                            .training: .init(isMet: false, evidence: "First aid ran out in January."),
                        ], developmentPlan: "A course on dementia in spring.")
                ).report
            ),
            (
                "register",
                CarerRegisterReport(
                    scheme: scheme, on: "2026-01-29",
                    entries: [
                        .init(
                            id: Identifier(high: 1, low: 1), name: carer, kind: .carer, state: .readyForPanel,
                            requirements: PanelExample.requirements),
                        .init(
                            id: Identifier(high: 1, low: 2), name: "Rowan Ash", kind: .supportCarer, state: .approved,
                            requirements: RequirementList(items: [])),
                    ]
                ).report
            ),
            ("statement", LedgerExample.statement.report), ("statement-settled", LedgerExample.settled.report),
            ("council-charge", LedgerExample.councilCharge.report),
            ("contribution-charge", LedgerExample.contributionCharge.report),
            ("care-relief", LedgerExample.careRelief.report),
        ] + ArrangementExample.documents

    private static let ending: PanelCaseReport = {
        var report = PanelExample.report
        report.carer = "Rowan Ash"
        report.kind = .deapproval
        report.state = .suspended
        report.presentTerms = PanelExample.terms
        report.proposedTerms = nil
        report.summary = "Rowan has moved abroad."
        report.requirements = RequirementList(items: [])
        report.evidence = CarerEvidence(kind: .carer)
        return report
    }()

    private static func letter(
        _ kind: PanelCase.Kind, isApproved: Bool, difference: String? = nil, terms: ApprovalTerms? = nil
    ) -> Report {
        var recommendation = PanelExample.recommendation
        if kind == .deapproval { recommendation.verdict = .approve }
        return OutcomeLetter(
            scheme: scheme, carer: carer, address: "2 Teasel Row\nQuillbrook\nQZ1 4AB", kind: kind,
            heardOn: "2026-02-05", recommendation: recommendation,
            decision: PanelDecision(
                isApproved: isApproved, decidedOn: "2026-02-10",
                reasons: "I have read what the panel wrote, and talked with you.", difference: difference),
            terms: terms
        ).report
    }

    @Test(arguments: documents.indices)
    func document(_ index: Int) throws {
        let (name, report) = Self.documents[index]
        let file = Self.folder.appending(path: "\(name).txt")
        let text = PageLayout().text(report)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try Data(text.utf8).write(to: file)
        }
        let kept = try Data(contentsOf: file)
        #expect(kept == Data(text.utf8), "\(name) is:\n\(text)")
        #expect(text.pageFaults() == [])
    }
}
