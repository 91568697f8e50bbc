import JSON
import SharedLives
import Store

/// How the panel's values stand in bodies and answers.
enum PanelForms {
    /// A day that leaves room for the days before and after it.
    static let day = JSONForm.date.checked(
        code: JSON.FaultCode.outOfRange, detail: "Give a day of the years 1900 to 9998.",
        { (1_900...9_998).contains($0.year) })

    static let terms = JSONForm<ApprovalTerms>.object { terms in
        ApprovalTerms(
            kinds: terms.required("kinds", .list(.enumeration(), 0...5)),
            peopleMax: terms.required("peopleMax", .integer(0...100)),
            bands: terms.optional("bands", .list(.text(1...50), 0...20), or: []),
            conditions: terms.optional("conditions", .list(.lines(1...4_000), 0...20), or: []),
            from: terms.required("from", day), until: terms.nullable("until", day))
    }

    static let termsSchema = Schema.component(
        "ApprovalTerms",
        .object(
            .required("kinds", .array(of: .values(of: ArrangementKind.self))),
            .required("peopleMax", .described(.integer(1...3), "The most people at once.")),
            .optional("bands", .array(of: .text(1...50))),
            .optional("conditions", .array(of: .text(1...4_000))), .required("from", .date),
            .required(
                "until", .nullable(.described(.date, "The first day on which they no longer hold; null for no end.")))))

    static func write(_ terms: ApprovalTerms, to json: inout JSONWriter) {
        json.object { json in
            json.array("kinds", terms.kinds) { $0.value($1.rawValue) }
            json.member("peopleMax", terms.peopleMax)
            json.array("bands", terms.bands) { $0.value($1) }
            json.array("conditions", terms.conditions) { $0.value($1) }
            json.member("from", terms.from)
            json.member("until", terms.until)
        }
    }

    static func write(_ terms: ApprovalTerms?, named name: StaticString, to json: inout JSONWriter) {
        guard let terms else { return json.memberNull(name) }
        json.key(name)
        write(terms, to: &json)
    }

    static let recommendation = JSONForm<PanelRecommendation>.object { recommendation in
        PanelRecommendation(
            verdict: recommendation.required("verdict", .enumeration()),
            reasons: recommendation.required("reasons", .lines(1...4_000)),
            conditions: recommendation.optional("conditions", .list(.lines(1...4_000), 0...20), or: []),
            memberIDs: recommendation.required("memberIds", .list(.identifier, 1...50)))
    }

    static let recommendationSchema = Schema.component(
        "PanelRecommendation",
        .object(
            .required("verdict", .values(of: PanelRecommendation.Verdict.self)), .required("reasons", .text(1...4_000)),
            .optional("conditions", .array(of: .text(1...4_000))),
            .required("memberIds", .described(.array(of: .identifier), "Who took part: nobody with an interest."))))

    /// A decision with the manager's own terms, where they give any.
    struct DecisionDraft {
        var decision: PanelDecision
        var terms: ApprovalTerms?
    }

    static let decision = JSONForm<DecisionDraft>.object { decision in
        DecisionDraft(
            decision: PanelDecision(
                isApproved: decision.required("isApproved", .boolean), decidedOn: decision.required("on", day),
                reasons: decision.required("reasons", .lines(1...4_000)),
                difference: decision.optional("difference", .lines(1...4_000))),
            terms: decision.optional("terms", terms))
    }

    static let decisionSchema = Schema.component(
        "PanelDecision",
        .object(
            .required("isApproved", .boolean), .required("on", .date), .required("reasons", .text(1...4_000)),
            .optional(
                "difference",
                .nullable(.described(.text(1...4_000), "Why it is not what the panel recommended, where it is not."))),
            .optional(
                "terms", .nullable(.described(termsSchema, "Those proposed, with the panel's conditions, if left out."))
            )
        ))
}
