import JSON
import SharedLives
import Store

/// How a case is answered: in a listing, and with all that became of it.
enum PanelCaseDocument {
    static func reply(_ record: PanelCaseRecord) -> Reply {
        .json(tag: EntityTag(version: record.stored.version)) { write(record, to: &$0) }
    }

    static func write(_ stored: Stored<PanelCase>, to json: inout JSONWriter) {
        json.object { json in writeMembers(of: stored, to: &json) }
    }

    static func write(_ record: PanelCaseRecord, to json: inout JSONWriter) {
        json.object { json in
            writeMembers(of: record.stored, to: &json)
            json.array("interests", record.interests) { json, recorded in
                json.object { json in
                    json.member("id", recorded.id)
                    json.member("memberId", recorded.interest.memberID)
                    json.member("nature", recorded.interest.nature)
                    json.member("recordedAt", recorded.recordedAt)
                    json.member("recordedBy", recorded.recordedBy)
                }
            }
            json.array("recommendations", record.recommendations) { write($1, to: &$0) }
            guard let decision = record.decision else { return json.memberNull("decision") }
            json.object("decision") { json in
                json.member("isApproved", decision.decision.isApproved)
                json.member("on", decision.decision.decidedOn)
                json.member("reasons", decision.decision.reasons)
                json.member("difference", decision.decision.difference)
                json.member("recordedAt", decision.recordedAt)
                json.member("recordedBy", decision.recordedBy)
            }
        }
    }

    private static func writeMembers(of stored: Stored<PanelCase>, to json: inout JSONWriter) {
        let panelCase = stored.value
        json.member("id", stored.id)
        json.member("version", Int(stored.version))
        json.member("recordedAt", stored.recordedAt)
        json.member("carerId", panelCase.carerID)
        json.member("kind", panelCase.kind.rawValue)
        json.member("state", panelCase.state.rawValue)
        json.member("summary", panelCase.summary)
        PanelForms.write(panelCase.proposedTerms, named: "terms", to: &json)
        json.member("meetingId", panelCase.listing?.meetingID)
        json.member("papersInOn", panelCase.listing?.papersInOn)
        json.member("lateReason", panelCase.listing?.lateReason)
    }

    private static func write(_ recorded: RecordedRecommendation, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", recorded.id)
            json.member("meetingId", recorded.meetingID)
            json.member("verdict", recorded.recommendation.verdict.rawValue)
            json.member("reasons", recorded.recommendation.reasons)
            json.array("conditions", recorded.recommendation.conditions) { $0.value($1) }
            json.array("memberIds", recorded.recommendation.memberIDs) { $0.value($1.description) }
            json.member("recordedAt", recorded.recordedAt)
            json.member("recordedBy", recorded.recordedBy)
        }
    }

    private static let members: [Schema.Property] = [
        .required("id", .identifier), .required("version", .integer(1...Int64(Int32.max))),
        .required("recordedAt", .instant), .required("carerId", .identifier),
        .required("kind", .values(of: PanelCase.Kind.self)), .required("state", .values(of: PanelCase.State.self)),
        .required("summary", .text(1...4_000)),
        .required("terms", .nullable(.described(PanelForms.termsSchema, "What is proposed."))),
        .required("meetingId", .nullable(.identifier)), .required("papersInOn", .nullable(.date)),
        .required("lateReason", .nullable(.described(.text(1...4_000), "Why the papers came after the deadline."))),
    ]

    static let schema = Schema.component("PanelCase", .properties(members))

    private static let recorded: [Schema.Property] = [
        .required("recordedAt", .instant), .required("recordedBy", .nullable(.identifier)),
    ]

    static let recordSchema = Schema.component(
        "PanelCaseRecord",
        .properties(
            members + [
                .required(
                    "interests",
                    .array(
                        of: .properties(
                            [
                                .required("id", .identifier), .required("memberId", .identifier),
                                .required("nature", .text(1...4_000)),
                            ] + recorded))),
                .required(
                    "recommendations",
                    .array(
                        of: .properties(
                            [
                                .required("id", .identifier), .required("meetingId", .identifier),
                                .required("verdict", .values(of: PanelRecommendation.Verdict.self)),
                                .required("reasons", .text(1...4_000)),
                                .required("conditions", .array(of: .text(1...4_000))),
                                .required("memberIds", .array(of: .identifier)),
                            ] + recorded))),
                .required(
                    "decision",
                    .nullable(
                        .properties(
                            [
                                .required("isApproved", .boolean), .required("on", .date),
                                .required("reasons", .text(1...4_000)),
                                .required("difference", .nullable(.text(1...4_000))),
                            ] + recorded))),
            ]))
}
