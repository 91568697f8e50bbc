/// What a panel member may see: the meetings of which they are a member, and what was or is to be heard there. All others whose
/// role reads the panel see everything of the scheme.
enum PanelVisibility {
    private static let notAMember = """
        (SELECT role FROM account WHERE scheme_id = current_scheme_id() AND id = current_account_id()) <> 'panelMember'
        """

    /// The meetings of the member who acts.
    private static let ownMeetings = """
        SELECT seat.meeting_id FROM panel_attendance AS seat
        JOIN panel_member AS member ON member.scheme_id = seat.scheme_id AND member.id = seat.member_id
        WHERE seat.scheme_id = current_scheme_id() AND seat.withdrawn_at IS NULL
            AND member.account_id = current_account_id()
        """

    /// A condition on rows of `panel_meeting`.
    static let meeting = "(\(notAMember) OR panel_meeting.id IN (\(ownMeetings)))"

    /// A condition on rows of `panel_case`.
    static let panelCase = """
        (\(notAMember) OR panel_case.meeting_id IN (\(ownMeetings)) OR panel_case.id IN (
            SELECT case_id FROM panel_recommendation
            WHERE scheme_id = current_scheme_id() AND meeting_id IN (\(ownMeetings))))
        """

    /// A condition on rows of `issued_document`: packs and minutes of a member's meetings; letters go to carers.
    static let document = """
        (\(notAMember) OR issued_document.kind IN ('panelPack', 'panelMinutes')
            AND issued_document.subject_id IN (\(ownMeetings)))
        """
}
