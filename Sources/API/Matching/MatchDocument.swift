import JSON
import SharedLives
import Store

/// How matches stand in bodies and answers.
enum MatchDocument {
    struct Withdrawal {
        var party: CarerMatch.Party
        var on: CivilDate?
        var reason: String
    }

    struct Placing {
        var arrangementID: Identifier
        var on: CivilDate?
        var reason: String
    }

    static let proposalForm = JSONForm<MatchProposal>.object { proposal in
        MatchProposal(
            carerID: proposal.required("carerId", .identifier), reason: proposal.required("reason", .lines(1...4_000)),
            despite: proposal.optional("despite", .lines(1...4_000)))
    }

    static let proposal = Schema.component(
        "MatchProposal",
        .object(
            .required("carerId", .identifier), .required("reason", .text(1...4_000)),
            .optional(
                "despite",
                .nullable(
                    .described(
                        .text(1...4_000), "Why the carer is proposed although a wish or a habit stands against it.")))))

    static let visitForm = JSONForm<CarerMatch.Visit>.object { visit in
        CarerMatch.Visit(
            on: visit.required("on", .date), nights: visit.optional("nights", .integer(0...28), or: 0),
            stayID: visit.optional("stayId", .identifier), notes: visit.required("notes", .lines(1...4_000)))
    }

    private static let visitMembers: [Schema.Property] = [
        .required("on", .described(.date, "The day, the first one of several.")),
        .optional("nights", .nullable(.described(.integer(0...28), "0, a visit by day, where nothing is said."))),
        .optional(
            "stayId", .nullable(.described(.identifier, "The short break by which its nights are paid (4.4.5)."))),
        .required("notes", .described(.text(1...4_000), "How it went.")),
    ]

    static let visit = Schema.component("MatchVisitDraft", .properties(visitMembers))

    static let agreementForm = JSONForm<CarerMatch.Agreement>.object { agreement in
        CarerMatch.Agreement(
            party: agreement.required("party", .enumeration()), on: agreement.required("on", .date),
            by: agreement.required("by", .text(1...200)))
    }

    static let agreement = Schema.component(
        "MatchAgreement",
        .object(
            .required("party", .values(of: CarerMatch.Party.self)), .required("on", .date),
            .required(
                "by",
                .described(
                    .text(1...200), "Who said so; for a person who cannot decide, whoever acts for them (3.6.4)."))))

    static let withdrawalForm = JSONForm<Withdrawal>.object { step in
        Withdrawal(
            party: step.required("party", .enumeration()), on: step.optional("on", .date),
            reason: step.required("reason", .lines(1...4_000)))
    }

    private static let day = Schema.Property.optional(
        "on", .nullable(.described(.date, "The day from which it is so; today where none is given.")))

    static let withdrawal = Schema.component(
        "MatchWithdrawal",
        .object(.required("party", .values(of: CarerMatch.Party.self)), day, .required("reason", .text(1...4_000))))

    static let placingForm = JSONForm<Placing>.object { step in
        Placing(
            arrangementID: step.required("arrangementId", .identifier), on: step.optional("on", .date),
            reason: step.required("reason", .lines(1...4_000)))
    }

    static let placing = Schema.component(
        "MatchPlacing",
        .object(
            .required(
                "arrangementId",
                .described(.identifier, "The placement, stay or session of this person with this carer.")),
            day, .required("reason", .text(1...4_000))))

    static let schema = Schema.component(
        "Match",
        .object(
            .required("id", .identifier), .required("version", .integer(1...Int64(Int32.max))),
            .required("recordedAt", .instant), .required("referralId", .identifier), .required("carerId", .identifier),
            .required("state", .values(of: CarerMatch.State.self)), .required("despite", .nullable(.string())),
            .required("arrangementId", .nullable(.identifier)),
            .required("visits", .array(of: .component("MatchVisit", .properties(visitMembers.map(\.answered))))),
            .required("agreements", .array(of: agreement)),
            .required(
                "missingAgreements",
                .described(.array(of: .values(of: CarerMatch.Party.self)), "Who has not agreed yet (3.7.5).")),
            .required(
                "history",
                .array(
                    of: .component(
                        "MatchStateChange",
                        .object(
                            .required("from", .nullable(.values(of: CarerMatch.State.self))),
                            .required("to", .values(of: CarerMatch.State.self)), .required("on", .date),
                            .required(
                                "party",
                                .nullable(.described(.values(of: CarerMatch.Party.self), "Who withdrew (3.7.4)."))),
                            .required("reason", .text(1...4_000)), .required("recordedAt", .instant),
                            .required("recordedBy", .nullable(.identifier))))))))

    static func write(_ stored: Stored<RecordedMatch>, to json: inout JSONWriter) {
        let match = stored.value
        json.object { json in
            json.member("id", stored.id)
            json.member("version", Int(stored.version))
            json.member("recordedAt", stored.recordedAt)
            json.member("referralId", match.referralID)
            json.member("carerId", match.carerID)
            json.member("state", match.state.rawValue)
            json.member("despite", match.despite)
            json.member("arrangementId", match.arrangementID)
            json.array("visits", match.visits) { json, visit in
                json.object { json in
                    json.member("on", visit.on)
                    json.member("nights", visit.nights)
                    json.member("stayId", visit.stayID)
                    json.member("notes", visit.notes)
                }
            }
            json.array("agreements", match.agreements) { json, agreement in
                json.object { json in
                    json.member("party", agreement.party.rawValue)
                    json.member("on", agreement.on)
                    json.member("by", agreement.by)
                }
            }
            json.member("missingAgreements", CarerMatch.missing(match.agreements).map(\.rawValue))
            json.array("history", match.steps) { json, step in write(step, to: &json) }
        }
    }

    private static func write(_ step: RecordedMatch.Step, to json: inout JSONWriter) {
        json.object { json in
            json.member("from", step.from?.rawValue)
            json.member("to", step.to.rawValue)
            json.member("on", step.on)
            json.member("party", step.party?.rawValue)
            json.member("reason", step.reason)
            json.member("recordedAt", step.recordedAt)
            json.member("recordedBy", step.recordedBy)
        }
    }
}
