import Postgres
import SharedLives

extension Demonstration {
    /// A case that the panel heard, or is to hear.
    struct PanelHearing {
        let kind: String
        let home: Int
        let summary: String
        let meeting: CivilDate
        let papersInOn: CivilDate
        /// The panel's conditions; nil where it has not met yet.
        let conditions: [String]?

        var id: UUID { identifier("case/\(meeting)/\(home)") }
        var carer: UUID { Demonstration.carer(ofHome: home) }
        /// When the registered manager decided.
        var decidedOn: CivilDate { meeting + 4 }
        /// From when the terms hold, and until when.
        var from: CivilDate { decidedOn + 14 }
        var until: CivilDate { from.adding(months: 36) }

        static let all = [
            PanelHearing(
                kind: "reapproval", home: 2,
                summary: "Three years have passed since the last panel, and all went well.",
                meeting: date("2026-03-12"), papersInOn: date("2026-03-03"), conditions: []),
            PanelHearing(
                kind: "changeOfTerms", home: 6, summary: "They would like to welcome a second person.",
                meeting: date("2026-03-12"), papersInOn: date("2026-03-04"), conditions: ["A second bathroom by July."]),
            PanelHearing(
                kind: "reapproval", home: 10, summary: "Three years have passed since the last panel.",
                meeting: date("2026-09-10"), papersInOn: date("2026-09-02"), conditions: []),
            PanelHearing(
                kind: "reapproval", home: 14, summary: "Three years have passed since the last panel.",
                meeting: date("2026-12-10"), papersInOn: date("2026-11-18"), conditions: nil),
        ]

        static let members = ["Alder Thorn", "Bryony Field", "Clover Hill", "Dale Wood"].enumerated().map {
            (id: identifier("panelMember/\($0.offset)"), name: $0.element)
        }

        static func meetingID(_ day: CivilDate) -> UUID { identifier("meeting/\(day)") }
    }
}

extension Demonstration.Diary {
    private typealias Statements = Demonstration.Statements
    private typealias Hearing = Demonstration.PanelHearing

    /// Members, meetings, and their cases with what became of them.
    mutating func recordPanel() {
        at(Self.opening, by: .coordinator) { connection in
            for (number, member) in Hearing.members.enumerated() {
                try connection.execute(
                    Statements.panelMember,
                    (
                        member.id, number == 0 ? Demonstration.Account.panelMember.id : nil, member.name,
                        ["former carer", "nurse", "neighbour of a home", "teacher"][number]
                    ))
            }
        }
        for day in Set(Hearing.all.map(\.meeting)).sorted() { recordMeeting(on: day) }
        for hearing in Hearing.all { record(hearing) }
    }

    private mutating func recordMeeting(on day: CivilDate) {
        let id = Hearing.meetingID(day)
        at(Self.office(day - 38), by: .coordinator) { connection in
            try connection.execute(Statements.panelMeeting, (id, day.postgres, (day - 7).postgres))
            for (number, member) in Hearing.members.enumerated() {
                try connection.execute(
                    Statements.panelSeat,
                    (Demonstration.identifier("seat/\(day)/\(number)"), id, member.id, number == 0))
            }
        }
        guard day <= Demonstration.Paperwork.lastDay else { return }
        at(Self.office(day + 1), by: .coordinator) { connection in
            try connection.execute(Statements.panelCame, (id, Hearing.members[3].id))
        }
    }

    private mutating func record(_ hearing: Demonstration.PanelHearing) {
        let meeting = Hearing.meetingID(hearing.meeting)
        at(Self.office(hearing.meeting - 30), by: .coordinator) { connection in
            try connection.execute(
                Statements.panelCase,
                (
                    hearing.id, hearing.carer, hearing.kind, hearing.summary, hearing.from.postgres,
                    hearing.until.postgres
                ))
        }
        at(Self.office(hearing.papersInOn), by: .coordinator) { connection in
            try connection.execute(Statements.panelListing, (hearing.id, meeting, hearing.papersInOn.postgres))
        }
        guard let conditions = hearing.conditions else { return }
        at(Self.office(hearing.meeting + 1), by: .coordinator) { connection in
            let recommendation = Demonstration.identifier("recommendation/\(hearing.id)")
            try connection.execute(
                Statements.panelRecommendation,
                (
                    recommendation, hearing.id, meeting, conditions.isEmpty ? "approve" : "approveWithConditions",
                    conditions
                ))
            for (number, member) in Hearing.members.prefix(3).enumerated() {
                try connection.execute(
                    Statements.panelVote,
                    (Demonstration.identifier("vote/\(number)/\(hearing.id)"), recommendation, member.id))
            }
            try connection.execute(Statements.panelStep, (hearing.id, "recommended"))
        }
        at(Self.office(hearing.decidedOn), by: .registeredManager) { connection in
            try connection.execute(
                Statements.panelDecision,
                (Demonstration.identifier("decision/\(hearing.id)"), hearing.id, hearing.decidedOn.postgres))
            try connection.execute(Statements.panelStep, (hearing.id, "decided"))
            try connection.execute(
                Statements.terms,
                (
                    Demonstration.identifier("terms/\(hearing.id)"), hearing.carer, hearing.id,
                    ["longTerm", "shortBreak"], 2, conditions, hearing.from.postgres, hearing.until.postgres
                ))
        }
    }
}

extension Demonstration.Statements {
    static let panelMember = Command<(UUID, UUID?, String, String)>(
        "demonstration_panel_member",
        """
        INSERT INTO panel_member (id, account_id, name, background, from_date) VALUES ($1, $2, $3, $4, '2022-01-01')
        """)

    static let panelMeeting = Command<(UUID, PostgresDate, PostgresDate)>(
        "demonstration_panel_meeting",
        "INSERT INTO panel_meeting (id, held_on, place, papers_due_on, quorum) VALUES ($1, $2, 'Larkfield House', $3, 3)"
    )

    static let panelSeat = Command<(UUID, UUID, UUID, Bool)>(
        "demonstration_panel_seat",
        "INSERT INTO panel_attendance (id, meeting_id, member_id, is_chair) VALUES ($1, $2, $3, $4)")

    /// All came but one.
    static let panelCame = Command<(UUID, UUID)>(
        "demonstration_panel_came",
        "UPDATE panel_attendance SET is_present = member_id <> $2 WHERE meeting_id = $1")

    static let panelCase = Command<(UUID, UUID, String, String, PostgresDate, PostgresDate)>(
        "demonstration_panel_case",
        """
        INSERT INTO panel_case (id, carer_id, kind, summary, kinds, people_max, bands, conditions, from_date, until_date)
        VALUES ($1, $2, $3, $4, '{longTerm,shortBreak}', 2, '{low,medium,high}', '{}', $5, $6)
        """)

    static let panelListing = Command<(UUID, UUID, PostgresDate)>(
        "demonstration_panel_listing",
        """
        UPDATE panel_case SET version = version + 1, state = 'listed', meeting_id = $2, papers_in_on = $3 WHERE id = $1
        """)

    static let panelStep = Command<(UUID, String)>(
        "demonstration_panel_step", "UPDATE panel_case SET version = version + 1, state = $2 WHERE id = $1")

    static let panelRecommendation = Command<(UUID, UUID, UUID, String, [String])>(
        "demonstration_panel_recommendation",
        """
        INSERT INTO panel_recommendation (id, case_id, meeting_id, verdict, reasons, conditions)
        VALUES ($1, $2, $3, $4, 'A warm home, and people who are well there.', $5)
        """)

    static let panelVote = Command<(UUID, UUID, UUID)>(
        "demonstration_panel_vote",
        "INSERT INTO panel_recommendation_member (id, recommendation_id, member_id) VALUES ($1, $2, $3)")

    static let panelDecision = Command<(UUID, UUID, PostgresDate)>(
        "demonstration_panel_decision",
        """
        INSERT INTO panel_decision (id, case_id, is_approved, decided_on, reasons)
        VALUES ($1, $2, true, $3, 'As the panel recommends.')
        """)
}
