import JSON
import SharedLives
import Store

/// Who sits on the panel.
enum PanelMemberResource {
    static let members = Resource<PanelMember>(
        path: "/v1/panel-members", singular: "panelMember", plural: "panelMembers", reading: .readPanel,
        writing: .managePanel,
        form: .object { member in
            PanelMember(
                accountID: member.optional("accountId", .identifier), name: member.required("name", .text(1...200)),
                background: member.required("background", .text(1...200)),
                from: member.required("from", PanelForms.day),
                to: member.optional("to", PanelForms.day))
        },
        properties: [
            .optional(
                "accountId", .nullable(.described(.identifier, "With which they sign in; null where they do not."))),
            .required("name", .text(1...200)),
            .required("background", .described(.text(1...200), "What they bring, as in \"former carer\".")),
            .required("from", .date), .optional("to", .nullable(.date)),
        ],
        write: { json, member in
            json.member("accountId", member.accountID)
            json.member("name", member.name)
            json.member("background", member.background)
            json.member("from", member.from)
            json.member("to", member.to)
        },
        find: PanelMembers.find, list: { PanelMembers.list($1) }, add: { try $0.add($1) },
        change: { try $0.change($1, at: $2, to: $3) }, versions: PanelMembers.versions)
}
