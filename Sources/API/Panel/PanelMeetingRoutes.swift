import JSON
import SharedLives
import Store

/// The panel's meetings, what is heard there, and their packs and minutes.
enum PanelMeetingRoutes {
    static let path = "/v1/panel-meetings"
    static let one = path + "/{meetingId}"

    static func routes(_ services: Services) -> [Route] {
        [list(services), get(services), add(services), change(services), cases(services)]
            + PanelDocumentRoutes.ofMeeting(services)
    }

    private static func list(_ services: Services) -> Route {
        .list(
            path, "listPanelMeetings", "List meetings; a panel member sees those of which they are a member",
            tag: "panel", action: .readPanel, item: schema
        ) { request in
            let rows = try await services.read(request, PanelMeetings.list(request.pageOfIdentifiers()))
            return .page(request, rows, cursor: { [$0.id.description] }) { write($1, to: &$0) }
        }
    }

    private static func get(_ services: Services) -> Route {
        .get(one, "getPanelMeeting", "Read a meeting", tag: "panel", action: .readPanel, answer: schema) { request in
            reply(try await services.readOne(request, PanelMeetings.find(request.identifier("meetingId"))))
        }
    }

    private static func add(_ services: Services) -> Route {
        .create(
            path, "callPanelMeeting", "Call a meeting; its quorum and deadline are those of the scheme's policy",
            tag: "panel", action: .managePanel, body: draftSchema, answer: schema, problems: [.conflict]
        ) { request in
            try await services.create(request) { transaction in
                let stored = try transaction.add(request.read(as: form))
                return .created(at: "\(path)/\(stored.id)", tag: EntityTag(version: stored.version)) {
                    write(stored, to: &$0)
                }
            }
        }
    }

    private static func change(_ services: Services) -> Route {
        .change(
            one, "changePanelMeeting", "Change a meeting, its members, whether they came, and its notes", tag: "panel",
            action: .managePanel, body: draftSchema, answer: schema, problems: [.conflict]
        ) { request in
            reply(
                try await services.transaction(request) {
                    try $0.change(request.identifier("meetingId"), at: request.versions, to: request.read(as: form))
                })
        }
    }

    private static func cases(_ services: Services) -> Route {
        .list(
            "\(one)/cases", "listPanelMeetingCases", "List the cases on a meeting's agenda, or heard there",
            tag: "panel", action: .readPanel, item: PanelCaseDocument.schema
        ) { request in
            let meeting = request.identifier("meetingId")
            let rows = try await services.read(
                request, PanelCases.list(request.pageOfIdentifiers(), carer: nil, meeting: meeting),
                of: PanelMeetings.find(meeting))
            return .page(request, rows, cursor: { [$0.id.description] }) { PanelCaseDocument.write($1, to: &$0) }
        }
    }

    private static let form = JSONForm<PanelMeetingDraft>.object { meeting in
        PanelMeetingDraft(
            heldOn: meeting.required("heldOn", PanelForms.day), place: meeting.required("place", .text(1...200)),
            papersDueOn: meeting.optional("papersDueOn", PanelForms.day),
            notes: meeting.optional("notes", .lines(1...4_000)),
            seats: meeting.required("members", .list(seat, 0...50)))
    }

    private static let seat = JSONForm<PanelMeeting.Seat>.object { seat in
        PanelMeeting.Seat(
            memberID: seat.required("memberId", .identifier), isChair: seat.optional("isChair", .boolean, or: false),
            isPresent: seat.optional("isPresent", .boolean))
    }

    private static let seats = Schema.array(
        of: .object(
            .required("memberId", .identifier), .optional("isChair", .nullable(.boolean)),
            .optional("isPresent", .nullable(.described(.boolean, "Whether they came; null until it is known.")))))

    private static let draftSchema = Schema.component(
        "PanelMeetingDraft",
        .object(
            .required("heldOn", .date), .required("place", .text(1...200)),
            .optional("papersDueOn", .nullable(.described(.date, "By the scheme's policy if left out."))),
            .optional("notes", .nullable(.described(.text(1...4_000), "For the minutes."))),
            .required("members", seats)))

    static let schema = Schema.component(
        "PanelMeeting",
        .object(
            .required("id", .identifier), .required("version", .integer(1...Int64(Int32.max))),
            .required("recordedAt", .instant), .required("heldOn", .date), .required("place", .text(1...200)),
            .required("papersDueOn", .date),
            .required("quorum", .described(.integer(1...20), "How many take part in a recommendation at least.")),
            .required("notes", .nullable(.text(1...4_000))), .required("members", seats)))

    private static func reply(_ stored: Stored<PanelMeeting>) -> Reply {
        .json(tag: EntityTag(version: stored.version)) { write(stored, to: &$0) }
    }

    private static func write(_ stored: Stored<PanelMeeting>, to json: inout JSONWriter) {
        let meeting = stored.value
        json.object { json in
            json.member("id", stored.id)
            json.member("version", Int(stored.version))
            json.member("recordedAt", stored.recordedAt)
            json.member("heldOn", meeting.heldOn)
            json.member("place", meeting.place)
            json.member("papersDueOn", meeting.papersDueOn)
            json.member("quorum", meeting.quorum)
            json.member("notes", meeting.notes)
            json.array("members", meeting.seats) { json, seat in
                json.object { json in
                    json.member("memberId", seat.memberID)
                    json.member("isChair", seat.isChair)
                    json.member("isPresent", seat.isPresent)
                }
            }
        }
    }
}
