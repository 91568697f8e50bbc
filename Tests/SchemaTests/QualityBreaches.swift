/// The breaches of `ConstraintTests` in the tables of quality.
enum QualityBreaches {
    typealias Breach = ConstraintTests.Breach

    static let all: [Breach] = incidents + feedback + people + scheme + staff

    private static let incidents = [
        Breach("incident_pkey", "incident", #"{"id": "$own(incident)"}"#),
        Breach(
            "incident_scheme_fkey", "incident",
            #"{"scheme_id": "$stranger", "person_id": null, "carer_id": null, "council_id": null}"#),
        Breach("incident_person_fkey", "incident", #"{"person_id": "$stranger"}"#),
        Breach("incident_carer_fkey", "incident", #"{"carer_id": "$stranger"}"#),
        Breach("incident_council_fkey", "incident", #"{"council_id": "$stranger"}"#),
        Breach(
            "incident_kind_known", "incident", #"{"kind": "mishap", "abuse": [], "raised_by": null, "enquiry": null}"#),
        Breach("incident_times_in_order", "incident", #"{"happened_at": "2026-05-05T09:00:00Z"}"#),
        Breach("incident_text_length", "incident", #"{"description": ""}"#),
        Breach("incident_raised_by_known", "incident", #"{"raised_by": "cat"}"#),
        Breach("incident_enquiry_known", "incident", #"{"enquiry": "perhaps"}"#),
        Breach("incident_finding_known", "incident", #"{"finding": "whim"}"#),
        Breach("incident_safeguarding_alone", "incident", #"{"kind": "floodOrFire"}"#),
        Breach("incident_closed_with_learning", "incident", #"{"closed_on": "2026-06-01"}"#),
    ]

    private static let feedback = [
        Breach("feedback_pkey", "feedback", #"{"id": "$own(feedback)"}"#),
        Breach(
            "feedback_scheme_fkey", "feedback",
            #"{"scheme_id": "$stranger", "person_id": null, "carer_id": null, "council_id": null}"#),
        Breach("feedback_person_fkey", "feedback", #"{"person_id": "$stranger"}"#),
        Breach("feedback_carer_fkey", "feedback", #"{"carer_id": "$stranger"}"#),
        Breach("feedback_council_fkey", "feedback", #"{"council_id": "$stranger"}"#),
        Breach("feedback_kind_known", "feedback", #"{"kind": "rumour"}"#),
        Breach("feedback_came_from_known", "feedback", #"{"came_from": "cat"}"#),
        Breach("feedback_about_known", "feedback", #"{"about": "weather"}"#),
        Breach("feedback_outcome_known", "feedback", #"{"resolved_on": "2026-05-20", "outcome": "lost"}"#),
        Breach("feedback_resolved_with_outcome", "feedback", #"{"resolved_on": "2026-05-20"}"#),
        Breach("feedback_remedy_has_day", "feedback", #"{"remedy": "A letter."}"#),
        Breach("feedback_remedy_done_is_remedy", "feedback", #"{"remedy_done_on": "2026-05-20"}"#),
        Breach("feedback_ombudsman_whole", "feedback", #"{"ombudsman_on": "2026-06-20"}"#),
        Breach("feedback_days_in_order", "feedback", #"{"acknowledged_on": "2026-05-01"}"#),
        Breach(
            "feedback_causes_count", "feedback",
            #"{"causes": [\#((1...13).map { "\"\($0)\"" }.joined(separator: ", "))]}"#),
        Breach("feedback_text_length", "feedback", #"{"summary": ""}"#),
    ]

    private static let people = [
        Breach("significant_event_pkey", "significant_event", #"{"id": "$own(event)"}"#),
        Breach("significant_event_person_fkey", "significant_event", #"{"person_id": "$stranger"}"#),
        Breach("significant_event_carer_fkey", "significant_event", #"{"carer_id": "$stranger"}"#),
        Breach("significant_event_incident_fkey", "significant_event", #"{"incident_id": "$stranger"}"#),
        Breach("significant_event_kind_known", "significant_event", #"{"kind": "gossip"}"#),
        Breach("significant_event_description_length", "significant_event", #"{"description": ""}"#),
        Breach("person_outcome_pkey", "person_outcome", #"{"id": "$own(outcomeOfPerson)"}"#),
        Breach("person_outcome_person_fkey", "person_outcome", #"{"person_id": "$stranger"}"#),
        Breach("person_outcome_area_known", "person_outcome", #"{"area": "flying"}"#),
        Breach("person_outcome_progress_known", "person_outcome", #"{"progress": "sideways"}"#),
        Breach("person_outcome_text_length", "person_outcome", #"{"goal": ""}"#),
        Breach("person_outcome_next_review_later", "person_outcome", #"{"next_review_on": "2026-05-01"}"#),
        Breach("monitoring_visit_pkey", "monitoring_visit", #"{"id": "$own(monitoringVisit)"}"#),
        Breach("monitoring_visit_placement_fkey", "monitoring_visit", #"{"placement_id": "$stranger"}"#),
        Breach("monitoring_visit_points_by_name", "monitoring_visit", #"{"points": []}"#),
        Breach("monitoring_visit_text_length", "monitoring_visit", #"{"visitor": ""}"#),
    ]

    private static let scheme = [
        Breach(
            "quality_policy_pkey", "quality_policy", #"{"id": "$own(qualityPolicy)", "from_date": "2026-02-05"}"#),
        Breach("quality_policy_scheme_fkey", "quality_policy", #"{"scheme_id": "$stranger"}"#),
        Breach("quality_policy_days_range", "quality_policy", #"{"response_days": 0}"#),
        Breach("quality_policy_months_range", "quality_policy", #"{"visit_months": 0}"#),
        Breach("quality_policy_from_unique", "quality_policy", "{}"),
        Breach("policy_review_pkey", "policy_review", #"{"id": "$own(policyReview)", "reviewed_on": "2026-02-05"}"#),
        Breach("policy_review_scheme_fkey", "policy_review", #"{"scheme_id": "$stranger"}"#),
        Breach("policy_review_subject_length", "policy_review", #"{"subject": ""}"#),
        Breach("policy_review_result_known", "policy_review", #"{"result": "lost"}"#),
        Breach("policy_review_text_length", "policy_review", #"{"title": ""}"#),
        Breach("policy_review_from_unique", "policy_review", "{}"),
        Breach("community_activity_pkey", "community_activity", #"{"id": "$own(activity)"}"#),
        Breach("community_activity_scheme_fkey", "community_activity", #"{"scheme_id": "$stranger"}"#),
        Breach("community_activity_kind_known", "community_activity", #"{"kind": "picnic"}"#),
        Breach("community_activity_counts_range", "community_activity", #"{"people_count": -1}"#),
        Breach(
            "community_activity_principles_count", "community_activity",
            #"{"principles": ["a", "b", "c", "d", "e", "f"]}"#),
        Breach("community_activity_text_length", "community_activity", #"{"title": ""}"#),
    ]

    private static let staff = [
        Breach("staff_member_pkey", "staff_member", #"{"id": "$own(staffMember)", "account_id": null}"#),
        Breach("staff_member_scheme_fkey", "staff_member", #"{"scheme_id": "$stranger", "account_id": null}"#),
        Breach("staff_member_account_fkey", "staff_member", #"{"account_id": "$stranger"}"#),
        Breach("staff_member_name_length", "staff_member", #"{"given_name": ""}"#),
        Breach("staff_member_left_after_start", "staff_member", #"{"left_on": "2020-01-01"}"#),
        Breach("staff_member_account_unique", "staff_member", "{}"),
        Breach("staff_post_pkey", "staff_post", #"{"id": "$own(post)", "from_date": "2026-02-05"}"#),
        Breach("staff_post_staff_member_fkey", "staff_post", #"{"staff_member_id": "$stranger"}"#),
        Breach("staff_post_title_length", "staff_post", #"{"title": ""}"#),
        Breach("staff_post_weekly_minutes_range", "staff_post", #"{"weekly_minutes": 0}"#),
        Breach("staff_post_from_unique", "staff_post", "{}"),
        Breach("staff_course_pkey", "staff_course", #"{"id": "$own(staffCourse)", "from_date": "2026-02-05"}"#),
        Breach("staff_course_scheme_fkey", "staff_course", #"{"scheme_id": "$stranger"}"#),
        Breach("staff_course_text_length", "staff_course", #"{"name": ""}"#),
        Breach("staff_course_valid_months_range", "staff_course", #"{"valid_months": 0}"#),
        Breach("staff_course_from_unique", "staff_course", "{}"),
        Breach("staff_training_pkey", "staff_training", #"{"id": "$own(staffTraining)"}"#),
        Breach("staff_training_staff_member_fkey", "staff_training", #"{"staff_member_id": "$stranger"}"#),
        Breach("staff_training_course_fkey", "staff_training", #"{"course_id": "$stranger"}"#),
        Breach("staff_training_trainer_length", "staff_training", #"{"trainer": ""}"#),
    ]
}
