/// The breaches of `ConstraintTests` in what is agreed before a placement starts, and in what follows while it goes on.
enum LivingBreaches {
    typealias Breach = ConstraintTests.Breach

    static let all: [Breach] = agreements + living

    private static let agreements = [
        Breach("arrangement_agreement_pkey", "arrangement_agreement", #"{"id": "\#(own("arrangementAgreement"))"}"#),
        Breach("arrangement_agreement_person_fkey", "arrangement_agreement", #"{"person_id": "$stranger"}"#),
        Breach("arrangement_agreement_carer_fkey", "arrangement_agreement", #"{"carer_id": "$stranger"}"#),
        Breach("arrangement_agreement_kind_known", "arrangement_agreement", #"{"kind": "lease"}"#),
        Breach(
            "arrangement_agreement_points_count", "arrangement_agreement",
            #"{"points": [\#((1...21).map { "\"\($0)\"" }.joined(separator: ", "))]}"#),
        Breach(
            "arrangement_agreement_signatory_length", "arrangement_agreement", #"{"signed_for_person_by": ""}"#),
        Breach("arrangement_agreement_signed_by_scheme", "arrangement_agreement", #"{"scheme_signed_on": null}"#),
        Breach(
            "band_agreement_pkey", "band_agreement", #"{"id": "\#(own("bandAgreement"))", "from_date": "2026-02-05"}"#),
        Breach("band_agreement_person_fkey", "band_agreement", #"{"person_id": "$stranger"}"#),
        Breach("band_agreement_council_fkey", "band_agreement", #"{"council_id": "$stranger"}"#),
        Breach("band_agreement_from_unique", "band_agreement", "{}"),
        Breach("band_agreement_band_length", "band_agreement", #"{"from_date": "2026-02-05", "band": ""}"#),
        Breach(
            "band_agreement_signatory_length", "band_agreement",
            #"{"from_date": "2026-02-05", "council_signatory": ""}"#),
        Breach("band_agreement_reason_length", "band_agreement", #"{"from_date": "2026-02-05", "reason": ""}"#),
        Breach(
            "band_agreement_reasoned", "band_agreement", #"{"from_date": "2026-02-05", "indicative_band": "high"}"#),
    ]

    private static let living = [
        Breach("placement_notice_pkey", "placement_notice", #"{"id": "\#(own("notice"))"}"#),
        Breach("placement_notice_placement_fkey", "placement_notice", #"{"placement_id": "$stranger"}"#),
        Breach("placement_notice_given_by_known", "placement_notice", #"{"given_by": "cat"}"#),
        Breach("placement_notice_cause_known", "placement_notice", #"{"cause": "whim"}"#),
        Breach("placement_notice_leaving_after", "placement_notice", #"{"leaving_on": "2026-05-31"}"#),
        Breach("placement_notice_at_once_length", "placement_notice", #"{"at_once_because": ""}"#),
        Breach("placement_notice_note_length", "placement_notice", #"{"note": ""}"#),
        Breach("care_plan_pkey", "care_plan", #"{"id": "\#(own("carePlan"))"}"#),
        Breach("care_plan_placement_fkey", "care_plan", #"{"placement_id": "$stranger"}"#),
        Breach("care_plan_author_length", "care_plan", #"{"author": ""}"#),
        Breach("care_plan_points_by_name", "care_plan", #"{"points": []}"#),
        Breach("care_plan_medication_length", "care_plan", #"{"medication": ""}"#),
        Breach(
            "care_plan_medication_abilities_count", "care_plan", #"{"medication_abilities": ["a", "b", "c", "d"]}"#),
    ]

    /// The id of a row of the fixture.
    private static func own(_ row: String) -> String { "$own(\(row))" }
}
