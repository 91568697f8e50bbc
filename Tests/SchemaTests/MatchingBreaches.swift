/// The breaches of `ConstraintTests` in what matching goes by.
enum MatchingBreaches {
    typealias Breach = ConstraintTests.Breach

    static let all = homes + carers + people + schemes + matches

    private static let later = #""from_date": "2026-02-05""#
    private static let words = (1...51).map { "\"\($0)\"" }.joined(separator: ", ")

    private static let homes = [
        Breach("household_profile_pkey", "household_profile", #"{"id": "$own(home)", \#(later)}"#),
        Breach("household_profile_household_fkey", "household_profile", #"{"household_id": "$stranger"}"#),
        Breach("household_profile_from_unique", "household_profile", "{}"),
        Breach("household_profile_place_range", "household_profile", #"{"latitude_microdegrees": null, \#(later)}"#),
        Breach("household_profile_company_known", "household_profile", #"{"company": "cats", \#(later)}"#),
        Breach("household_profile_words_count", "household_profile", #"{"pets": [\#(words)], \#(later)}"#),
        Breach("household_profile_faith_length", "household_profile", #"{"faith": "", \#(later)}"#),
        Breach("household_profile_text_length", "household_profile", #"{"description": "", \#(later)}"#),
        Breach("household_room_pkey", "household_room", #"{"id": "$own(room)"}"#),
        Breach("household_room_household_fkey", "household_room", #"{"household_id": "$stranger"}"#),
        Breach("household_room_name_length", "household_room", #"{"name": ""}"#),
        Breach("household_room_interval", "household_room", #"{"to_date": "2026-01-05"}"#),
        Breach("household_room_square_metres_range", "household_room", #"{"square_metres": 0}"#),
    ]

    private static let carers = [
        Breach("carer_profile_pkey", "carer_profile", #"{"id": "$own(carerProfile)", \#(later)}"#),
        Breach("carer_profile_carer_fkey", "carer_profile", #"{"carer_id": "$stranger"}"#),
        Breach("carer_profile_from_unique", "carer_profile", "{}"),
        Breach("carer_profile_words_count", "carer_profile", #"{"cultures": [\#(words)], \#(later)}"#),
        Breach("carer_profile_faith_length", "carer_profile", #"{"faith": "", \#(later)}"#),
        Breach("carer_profile_introduction_length", "carer_profile", #"{"introduction": "", \#(later)}"#),
        Breach("carer_offer_pkey", "carer_offer", #"{"id": "$own(offer)"}"#),
        Breach("carer_offer_carer_fkey", "carer_offer", #"{"carer_id": "$stranger"}"#),
        Breach("carer_offer_kind_known", "carer_offer", #"{"kind": "holiday"}"#),
        Breach("carer_offer_interval", "carer_offer", #"{"to_date": "2026-01-05"}"#),
        Breach("carer_offer_weekdays_known", "carer_offer", #"{"weekdays": [8]}"#),
        Breach("carer_matching_pkey", "carer_matching", #"{"id": "$own(carer)"}"#),
        Breach("carer_matching_carer_fkey", "carer_matching", "{}"),
        Breach("carer_matching_mark_scheme_fkey", "carer_matching_mark", #"{"id": 0, "scheme_id": "$stranger"}"#),
    ]

    private static let people = [
        Breach(
            "person_sibling_pkey", "person_sibling",
            #"{"id": "$own(siblings)", "person_id": "$own(sibling)", "sibling_id": "$own(person)"}"#),
        Breach("person_sibling_person_fkey", "person_sibling", #"{"person_id": "$stranger"}"#),
        Breach("person_sibling_sibling_fkey", "person_sibling", #"{"sibling_id": "$stranger"}"#),
        Breach("person_sibling_of_another", "person_sibling", #"{"sibling_id": "$own(person)"}"#),
        Breach("person_sibling_once", "person_sibling", "{}"),
        Breach(
            "person_sibling_note_length", "person_sibling",
            #"{"person_id": "$own(sibling)", "sibling_id": "$own(person)", "note": ""}"#),
        Breach("person_home_needs_pkey", "person_home_needs", #"{"id": "$own(needs)", \#(later)}"#),
        Breach("person_home_needs_person_fkey", "person_home_needs", #"{"person_id": "$stranger"}"#),
        Breach("person_home_needs_from_unique", "person_home_needs", "{}"),
        Breach(
            "person_home_needs_place_range", "person_home_needs", #"{"latitude_microdegrees": 51000000, \#(later)}"#),
        Breach("person_home_needs_skills_count", "person_home_needs", #"{"skills": [\#(words)], \#(later)}"#),
    ]

    private static let schemes = [
        Breach("matching_policy_pkey", "matching_policy", #"{"id": "$own(matchingPolicy)", \#(later)}"#),
        Breach("matching_policy_scheme_fkey", "matching_policy", #"{"scheme_id": "$stranger"}"#),
        Breach("matching_policy_from_unique", "matching_policy", "{}"),
        Breach("matching_policy_radius_metres_range", "matching_policy", #"{"radius_metres": 999, \#(later)}"#),
        Breach("matching_policy_weights_range", "matching_policy", #"{"privacy_weight": 101, \#(later)}"#),
    ]

    private static let matches = [
        Breach("carer_match_pkey", "carer_match", #"{"id": "$own(match)", "state": "withdrawn"}"#),
        Breach("carer_match_referral_fkey", "carer_match", #"{"referral_id": "$stranger"}"#),
        Breach("carer_match_carer_fkey", "carer_match", #"{"carer_id": "$stranger"}"#),
        Breach("carer_match_one_open", "carer_match", "{}"),
        Breach("carer_match_state_known", "carer_match", #"{"state": "lost"}"#),
        Breach("carer_match_despite_length", "carer_match", #"{"state": "withdrawn", "despite": ""}"#),
        Breach("carer_match_placed_somewhere", "carer_match", #"{"state": "placed"}"#),
        Breach("match_state_change_pkey", "match_state_change", #"{"id": "$own(matchStep)"}"#),
        Breach("match_state_change_match_fkey", "match_state_change", #"{"match_id": "$stranger"}"#),
        Breach("match_state_change_from_state_known", "match_state_change", #"{"from_state": "lost"}"#),
        Breach("match_state_change_to_state_known", "match_state_change", #"{"to_state": "lost"}"#),
        Breach(
            "match_state_change_party_known", "match_state_change", #"{"to_state": "withdrawn", "party": "neighbour"}"#),
        Breach("match_state_change_party_withdraws", "match_state_change", #"{"to_state": "withdrawn"}"#),
        Breach("match_state_change_reason_length", "match_state_change", #"{"reason": ""}"#),
        Breach("match_visit_pkey", "match_visit", #"{"id": "$own(visit)"}"#),
        Breach("match_visit_match_fkey", "match_visit", #"{"match_id": "$stranger"}"#),
        Breach("match_visit_stay_fkey", "match_visit", #"{"stay_id": "$stranger"}"#),
        Breach("match_visit_nights_range", "match_visit", #"{"nights": 29}"#),
        Breach("match_visit_stay_has_nights", "match_visit", #"{"nights": 0, "stay_id": "$stranger"}"#),
        Breach("match_visit_notes_length", "match_visit", #"{"notes": ""}"#),
        Breach("match_agreement_pkey", "match_agreement", #"{"id": "$own(agreement4)", "party": "person"}"#),
        Breach("match_agreement_match_fkey", "match_agreement", #"{"match_id": "$stranger"}"#),
        Breach("match_agreement_party_once", "match_agreement", "{}"),
        Breach("match_agreement_party_known", "match_agreement", #"{"party": "neighbour"}"#),
        Breach("match_agreement_agreed_by_length", "match_agreement", #"{"party": "person", "agreed_by": ""}"#),
    ]
}
