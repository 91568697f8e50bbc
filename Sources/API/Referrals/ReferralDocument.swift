import JSON
import SharedLives
import Store

/// How referrals stand in bodies and answers.
enum ReferralDocument {
    static let form = JSONForm<Referral>.object { referral in
        Referral(
            personID: referral.required("personId", .identifier),
            councilID: referral.required("councilId", .identifier), kind: referral.required("kind", .enumeration()),
            receivedOn: referral.required("receivedOn", .date), wantedFrom: referral.optional("wantedFrom", .date),
            wantedTo: referral.optional("wantedTo", .date), location: referral.optional("location", .text(1...200)),
            funding: referral.optional("funding", .enumeration()),
            eligibleNeeds: referral.optional("eligibleNeeds", .lines(1...4_000)),
            levels: referral.optional("levels", BandingForms.levels, or: [:]))
    }

    private static let members: [Schema.Property] = [
        .required("personId", .identifier), .required("councilId", .identifier),
        .required("kind", .values(of: ArrangementKind.self)), .required("receivedOn", .date),
        .optional("wantedFrom", .nullable(.date)),
        .optional("wantedTo", .nullable(.described(.date, "The first day on which it is not wanted any more."))),
        .optional("location", .nullable(.text(1...200))),
        .optional("funding", .nullable(.values(of: Referral.Funding.self))),
        .optional("eligibleNeeds", .nullable(.text(1...4_000))),
        .optional(
            "levels",
            .nullable(
                .described(
                    .table(of: .integer(1...Int64(BandingTool.levelsMax))),
                    "The level of each domain of the banding tool that is known, by the domain's code."))),
    ]

    static let draft = Schema.component("ReferralDraft", .properties(members))

    static let schema = Schema.component(
        "Referral",
        .properties(
            [
                .required("id", .identifier), .required("version", .integer(1...Int64(Int32.max))),
                .required("recordedAt", .instant),
            ] + members.map(\.answered) + [
                .required("state", .values(of: Referral.State.self)),
                .required(
                    "arrangementId",
                    .nullable(.described(.identifier, "The placement, stay or session that follows from it."))),
            ]))

    static func write(_ stored: Stored<RecordedReferral>, to json: inout JSONWriter) {
        let referral = stored.value.referral
        json.object { json in
            json.member("id", stored.id)
            json.member("version", Int(stored.version))
            json.member("recordedAt", stored.recordedAt)
            json.member("personId", referral.personID)
            json.member("councilId", referral.councilID)
            json.member("kind", referral.kind.rawValue)
            json.member("receivedOn", referral.receivedOn)
            json.member("wantedFrom", referral.wantedFrom)
            json.member("wantedTo", referral.wantedTo)
            json.member("location", referral.location)
            json.member("funding", referral.funding?.rawValue)
            json.member("eligibleNeeds", referral.eligibleNeeds)
            json.key("levels")
            json.object { json in
                for (domain, level) in referral.levels.sorted(by: { $0.key < $1.key }) {
                    json.member(named: domain, level)
                }
            }
            json.member("state", stored.value.state.rawValue)
            json.member("arrangementId", stored.value.arrangementID)
        }
    }

    private static let gap = Schema.component(
        "ReferralGap",
        .object(
            .required("part", .values(of: ReferralStanding.Part.self)),
            .required(
                "blocksMatching",
                .described(
                    .boolean,
                    "Whether nobody can be matched without it; in a crisis and for a short break the assessment may come later."
                )),
            .required("detail", .described(.string(), "What is to be done.")),
            .required("clause", .described(.string(), "The clause of the specification, as 3.6.3."))))

    static let standing = Schema.component(
        "ReferralStanding",
        .object(
            .required("referral", schema), .required("waitingDays", .integer(0...Int64(Int32.max))),
            .required("mayBeMatched", .boolean), .required("toGet", .array(of: gap)),
            .required("indicativeBand", .nullable(.string())), .required("bandExplanation", .string())))

    static func write(_ standing: StandingReferral, to json: inout JSONWriter) {
        json.object { json in
            json.key("referral")
            write(standing.referral, to: &json)
            json.member("waitingDays", standing.standing.waitingDays)
            json.member("mayBeMatched", standing.standing.mayBeMatched)
            json.array("toGet", standing.standing.gaps) { json, gap in
                json.object { json in
                    json.member("part", gap.part.rawValue)
                    json.member("blocksMatching", gap.blocksMatching)
                    json.member("detail", gap.detail)
                    json.member("clause", gap.clause)
                }
            }
            json.member("indicativeBand", standing.standing.band.band)
            json.member("bandExplanation", standing.standing.band.explanation)
        }
    }

    static let history = Schema.object(
        .required(
            "items",
            .array(
                of: .component(
                    "ReferralStateChange",
                    .object(
                        .required("id", .identifier), .required("from", .values(of: Referral.State.self)),
                        .required("to", .values(of: Referral.State.self)), .required("on", .date),
                        .required("reason", .text(1...4_000)), .required("recordedAt", .instant),
                        .required("recordedBy", .nullable(.identifier)))))))

    static func write(_ step: RecordedReferralStep, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", step.id)
            json.member("from", step.from.rawValue)
            json.member("to", step.to.rawValue)
            json.member("on", step.on)
            json.member("reason", step.reason)
            json.member("recordedAt", step.recordedAt)
            json.member("recordedBy", step.recordedBy)
        }
    }
}
