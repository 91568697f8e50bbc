public import Postgres
public import SharedLives

/// What is asked for when a meeting is called or changed. What is left out follows from the scheme's policy.
public struct PanelMeetingDraft: Hashable, Sendable {
    /// The day.
    public var heldOn: CivilDate
    /// Where.
    public var place: String
    /// The last day for papers; nil for as many days before the meeting as the policy has.
    public var papersDueOn: CivilDate?
    /// What was talked about beside the cases.
    public var notes: String?
    /// The members.
    public var seats: [PanelMeeting.Seat]

    /// A meeting to be.
    public init(
        heldOn: CivilDate, place: String, papersDueOn: CivilDate?, notes: String?, seats: [PanelMeeting.Seat]
    ) {
        self.heldOn = heldOn
        self.place = place
        self.papersDueOn = papersDueOn
        self.notes = notes
        self.seats = seats
    }
}

/// The panel's meetings. A panel member sees those of which they are a member.
public enum PanelMeetings {
    /// Reads one.
    public static func find(_ id: Identifier) -> Reading<Stored<PanelMeeting>?> {
        PanelMeetingStatements.find.callFirst(id)
    }

    /// Reads a page, in the order in which they were called.
    public static func list(_ page: Page) -> Reading<[Stored<PanelMeeting>]> {
        PanelMeetingStatements.list.call((page.start, page.rowsMax))
    }
}

enum PanelMeetingStatements {
    private typealias Row = (
        Identifier, Int32, Instant, CivilDate, String, CivilDate, Int16, String?, [Identifier], [Identifier],
        [Identifier], [Identifier]
    )

    private static func members(_ condition: String) -> String {
        """
        ARRAY(SELECT member_id FROM panel_attendance AS seat WHERE seat.scheme_id = current_scheme_id()
            AND seat.meeting_id = panel_meeting.id AND seat.withdrawn_at IS NULL AND \(condition) ORDER BY seat.id)
        """
    }

    private static let columns = """
        id, version, recorded_at, held_on, place, papers_due_on, quorum, notes, \(members("true")),
        \(members("seat.is_chair")), \(members("seat.is_present")), \(members("NOT seat.is_present"))
        """

    static let find = Query<Identifier, Row>(
        "panel_meeting_find",
        """
        SELECT \(columns) FROM panel_meeting
        WHERE scheme_id = current_scheme_id() AND id = $1 AND \(PanelVisibility.meeting)
        """
    ).map(stored)

    static let list = Query<(Identifier, Int), Row>(
        "panel_meeting_list",
        """
        SELECT \(columns) FROM panel_meeting
        WHERE scheme_id = current_scheme_id() AND id > $1 AND \(PanelVisibility.meeting) ORDER BY id LIMIT $2
        """
    ).map(stored)

    static let insert = Command<(Identifier, CivilDate, String, CivilDate, Int16, String?)>(
        "panel_meeting_insert",
        """
        INSERT INTO panel_meeting (id, held_on, place, papers_due_on, quorum, notes) VALUES ($1, $2, $3, $4, $5, $6)
        """)

    static let update = Command<(Identifier, [Int32]?, CivilDate, String, CivilDate, Int16, String?)>(
        "panel_meeting_update",
        """
        UPDATE panel_meeting SET version = version + 1, held_on = $3, place = $4, papers_due_on = $5, quorum = $6,
            notes = $7
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2))
        """)

    static let withdrawSeats = Command<(Identifier, [Identifier])>(
        "panel_attendance_withdraw",
        """
        UPDATE panel_attendance SET withdrawn_at = current_instant(), withdrawn_by = current_account_id()
        WHERE scheme_id = current_scheme_id() AND meeting_id = $1 AND withdrawn_at IS NULL AND member_id <> ALL ($2)
        """)

    /// Nobody is in the chair for a moment, since no two may be.
    static let clearChair = Command<Identifier>(
        "panel_attendance_clear_chair",
        """
        UPDATE panel_attendance SET is_chair = false
        WHERE scheme_id = current_scheme_id() AND meeting_id = $1 AND withdrawn_at IS NULL AND is_chair
        """)

    static let seat = Command<(Identifier, Identifier, Identifier, Bool, Bool?)>(
        "panel_attendance_seat",
        """
        INSERT INTO panel_attendance (id, meeting_id, member_id, is_chair, is_present) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (scheme_id, meeting_id, member_id) WHERE withdrawn_at IS NULL
            DO UPDATE SET is_chair = excluded.is_chair, is_present = excluded.is_present
        """)

    /// Those who took part in a recommendation of the meeting.
    static let participants = Query<Identifier, Identifier>(
        "panel_meeting_participants",
        """
        SELECT DISTINCT vote.member_id FROM panel_recommendation AS recommendation
        JOIN panel_recommendation_member AS vote ON vote.scheme_id = recommendation.scheme_id
            AND vote.recommendation_id = recommendation.id
        WHERE recommendation.scheme_id = current_scheme_id() AND recommendation.meeting_id = $1
        """)

    /// The members of a meeting by name, as its documents have them.
    static let seatNames = Query<Identifier, (Identifier, String, String, Bool, Bool?)>(
        "panel_meeting_seat_names",
        """
        SELECT member.id, member.name, member.background, seat.is_chair, seat.is_present FROM panel_attendance AS seat
        JOIN panel_member AS member ON member.scheme_id = seat.scheme_id AND member.id = seat.member_id
        WHERE seat.scheme_id = current_scheme_id() AND seat.meeting_id = $1 AND seat.withdrawn_at IS NULL
        ORDER BY seat.is_chair DESC, member.name, member.id
        """)

    static let all = [
        find.statement, list.statement, insert.statement, update.statement, withdrawSeats.statement,
        clearChair.statement, seat.statement, participants.statement, seatNames.statement,
    ]

    @Sendable private static func stored(_ row: Row) -> Stored<PanelMeeting> {
        let (chairs, present, absent) = (Set(row.9), Set(row.10), Set(row.11))
        let seats = row.8.map { member in
            PanelMeeting.Seat(
                memberID: member, isChair: chairs.contains(member),
                isPresent: present.contains(member) ? true : absent.contains(member) ? false : nil)
        }
        return Stored(
            id: row.0, version: row.1, recordedAt: row.2,
            value: PanelMeeting(
                heldOn: row.3, place: row.4, papersDueOn: row.5, quorum: Int(row.6), notes: row.7, seats: seats))
    }
}

extension SchemeTransaction {
    /// One of the panel's meetings.
    ///
    /// - Throws: `StoreError.notFound`.
    public func panelMeeting(_ id: Identifier) throws -> Stored<PanelMeeting> {
        guard let meeting = try connection.first(PanelMeetingStatements.find, id) else { throw StoreError.notFound }
        return meeting
    }

    /// Calls a meeting. Deadline and quorum are those of the scheme's policy on its day.
    ///
    /// - Throws: `StoreError.refused`.
    public func add(_ draft: PanelMeetingDraft) throws -> Stored<PanelMeeting> {
        let meeting = try meeting(draft, quorum: nil)
        try refuse(meeting.faults)
        let id = newIdentifier()
        _ = try connection.execute(
            PanelMeetingStatements.insert,
            (id, meeting.heldOn, meeting.place, meeting.papersDueOn, Int16(meeting.quorum), meeting.notes))
        try seat(meeting.seats, at: id)
        return try panelMeeting(id)
    }

    /// Changes a meeting, its members and whether they came.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`, `StoreError.refused`; `StoreError.conflict` when somebody who took
    ///   part in a recommendation would not have been there.
    public func change(
        _ id: Identifier, at versions: [Int32]?, to draft: PanelMeetingDraft
    ) throws -> Stored<PanelMeeting> {
        let current = try panelMeeting(id)
        let quorum = draft.heldOn == current.value.heldOn ? current.value.quorum : nil
        let meeting = try meeting(draft, quorum: quorum)
        try refuse(meeting.faults)
        let isChanged = try connection.execute(
            PanelMeetingStatements.update,
            (id, versions, meeting.heldOn, meeting.place, meeting.papersDueOn, Int16(meeting.quorum), meeting.notes))
        guard isChanged == 1 else { throw try missingOrStale(PanelMeetingStatements.find, id) }
        let tookPart = try connection.rows(PanelMeetingStatements.participants, id)
        guard meeting.present.isSuperset(of: tookPart), tookPart.isEmpty || meeting.heldOn == current.value.heldOn
        else {
            throw StoreError.conflict(
                Fault(
                    pointer: "/members", code: "memberTookPart",
                    detail:
                        "The meeting has recommended on a case. Its day stays, and those who took part stay present."))
        }
        try seat(meeting.seats, at: id)
        return try panelMeeting(id)
    }

    private func meeting(_ draft: PanelMeetingDraft, quorum: Int?) throws -> PanelMeeting {
        let policy = try requirementPolicy(on: draft.heldOn)
        return PanelMeeting(
            heldOn: draft.heldOn, place: draft.place,
            papersDueOn: draft.papersDueOn ?? draft.heldOn - policy.panelPapersDays,
            quorum: quorum ?? policy.panelQuorum, notes: draft.notes, seats: draft.seats)
    }

    private func seat(_ seats: [PanelMeeting.Seat], at meeting: Identifier) throws {
        _ = try connection.execute(PanelMeetingStatements.withdrawSeats, (meeting, seats.map(\.memberID)))
        _ = try connection.execute(PanelMeetingStatements.clearChair, meeting)
        for seat in seats {
            _ = try connection.execute(
                PanelMeetingStatements.seat, (newIdentifier(), meeting, seat.memberID, seat.isChair, seat.isPresent))
        }
    }
}
