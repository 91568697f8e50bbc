import Postgres

/// Every statement of the panel.
enum PanelStatements {
    static let all =
        PanelMembers.all + PanelMeetingStatements.all + PanelCaseStatements.all + PanelOutcomeStatements.all
        + ApprovedTermsStatements.all + IssuedDocumentStatements.all + PanelDocumentStatements.all
}
