/// The breaches of `ConstraintTests`, in the order of the migrations.
enum ConstraintBreaches {
    typealias Breach = ConstraintTests.Breach

    static let all: [Breach] =
        schemes + records + referrals + MatchingBreaches.all + states + evidence + certificates + disclosures + panel
        + cases + prices
        + placements + placementFacts + stays + sessions + accounts + runs + lines + SettlementBreaches.all + files
        + ledgers + reminders + LivingBreaches.all + QualityBreaches.all + MonitoringBreaches.all + jobs

    private static let long = String(repeating: "long", count: 200)

    private static let schemes = [
        Breach("scheme_pkey", "scheme", #"{"id": "\#(own("scheme"))", "slug": "another"}"#),
        Breach("scheme_slug_unique", "scheme", "{}"),
        Breach("scheme_slug_form", "scheme", #"{"slug": "Upper Case"}"#),
        Breach("scheme_name_length", "scheme", #"{"name": ""}"#),
        Breach("account_pkey", "account", #"{"id": "\#(own("account"))", "label": "Another"}"#),
        Breach("account_scheme_fkey", "account", #"{"scheme_id": "$stranger"}"#),
        Breach("account_label_unique", "account", "{}"),
        Breach("account_label_length", "account", #"{"label": "\#(long)"}"#),
        Breach("account_role_known", "account", #"{"role": "king", "label": "Another"}"#),
        Breach("api_token_pkey", "api_token", #"{"id": "\#(own("token"))", "digest": "\#(digest)"}"#),
        Breach("api_token_account_fkey", "api_token", #"{"account_id": "$stranger", "digest": "\#(digest)"}"#),
        Breach("api_token_digest_unique", "api_token", "{}"),
        Breach("api_token_digest_length", "api_token", #"{"digest": "\\x00"}"#),
        Breach("api_token_expiry", "api_token", #"{"expires_at": "2000-01-01"}"#),
        Breach("api_token_actions_count", "api_token", #"{"digest": "\#(digest)", "actions": []}"#),
        Breach("account_identity_pkey", "account_identity", #"{"id": "\#(own("identity"))", "subject": "another"}"#),
        Breach(
            "account_identity_account_fkey", "account_identity", #"{"account_id": "$stranger", "subject": "another"}"#),
        Breach("account_identity_subject_unique", "account_identity", "{}"),
        Breach("account_identity_issuer_length", "account_identity", #"{"issuer": ""}"#),
        Breach("account_identity_subject_length", "account_identity", #"{"subject": ""}"#),
        Breach("sign_in_event_pkey", "sign_in_event", #"{"id": "\#(own("signIn"))"}"#),
        Breach("sign_in_event_scheme_fkey", "sign_in_event", #"{"scheme_id": "$stranger"}"#),
        Breach("sign_in_event_account_fkey", "sign_in_event", #"{"account_id": "$stranger"}"#),
        Breach("sign_in_event_token_fkey", "sign_in_event", #"{"token_id": "$stranger"}"#),
        Breach("sign_in_event_means_known", "sign_in_event", #"{"means": "guess", "token_id": null}"#),
        Breach("sign_in_event_token_of_means", "sign_in_event", #"{"means": "provider"}"#),
        Breach("sign_in_event_reason_form", "sign_in_event", #"{"reason": "Because."}"#),
        Breach("sign_in_event_account_known", "sign_in_event", #"{"account_id": null}"#),
        Breach("audit_entry_change_known", "audit_entry", #"{"id": 0, "change": "guess"}"#),
        Breach("audit_entry_contents", "audit_entry", #"{"id": 0, "salt": null}"#),
        Breach("audit_link_pkey", "audit_link", #"{"first_entry_id": -1}"#),
        Breach("audit_link_first_entry_unique", "audit_link", #"{"number": -1}"#),
        Breach("idempotency_key_pkey", "idempotency_key", "{}"),
        Breach("idempotency_key_account_fkey", "idempotency_key", #"{"account_id": "$stranger"}"#),
        Breach("idempotency_key_length", "idempotency_key", #"{"key": "\#(long)"}"#),
    ]

    private static let referrals = [
        Breach("person_profile_pkey", "person_profile", #"{"id": "\#(own("profile"))", "from_date": "2026-02-05"}"#),
        Breach("person_profile_person_fkey", "person_profile", #"{"person_id": "$stranger"}"#),
        Breach("person_profile_from_unique", "person_profile", "{}"),
        Breach(
            "person_profile_words_count", "person_profile",
            #"{"from_date": "2026-02-05", "interests": [\#((1...51).map { "\"\($0)\"" }.joined(separator: ", "))]}"#),
        Breach("person_profile_faith_length", "person_profile", #"{"from_date": "2026-02-05", "faith": ""}"#),
        Breach("person_profile_text_length", "person_profile", #"{"from_date": "2026-02-05", "wishes": ""}"#),
        Breach(
            "person_profile_wishes_only_known", "person_profile", #"{"from_date": "2026-02-05", "wishes_only": "cats"}"#
        ),
        Breach("capacity_assessment_pkey", "capacity_assessment", #"{"id": "\#(own("capacity"))"}"#),
        Breach("capacity_assessment_person_fkey", "capacity_assessment", #"{"person_id": "$stranger"}"#),
        Breach("capacity_assessment_assessor_length", "capacity_assessment", #"{"assessor": ""}"#),
        Breach("capacity_assessment_decider_length", "capacity_assessment", #"{"decides_for_them": ""}"#),
        Breach("capacity_assessment_findings_length", "capacity_assessment", #"{"findings": ""}"#),
        Breach("capacity_assessment_decides_themselves", "capacity_assessment", #"{"has_capacity": true}"#),
        Breach("referral_pkey", "referral", #"{"id": "\#(own("referral"))"}"#),
        Breach("referral_person_fkey", "referral", #"{"person_id": "$stranger"}"#),
        Breach("referral_council_fkey", "referral", #"{"council_id": "$stranger"}"#),
        Breach("referral_kind_known", "referral", #"{"kind": "holiday"}"#),
        Breach("referral_wanted_interval", "referral", #"{"wanted_to": "2026-03-01"}"#),
        Breach("referral_location_length", "referral", #"{"location": ""}"#),
        Breach("referral_funding_known", "referral", #"{"funding": "lottery"}"#),
        Breach("referral_eligible_needs_length", "referral", #"{"eligible_needs": ""}"#),
        Breach("referral_levels_by_domain", "referral", #"{"levels": []}"#),
        Breach("referral_state_known", "referral", #"{"state": "lost"}"#),
        Breach("referral_placed_somewhere", "referral", #"{"state": "placed"}"#),
        Breach("referral_state_change_pkey", "referral_state_change", #"{"id": "\#(own("referralStep"))"}"#),
        Breach("referral_state_change_referral_fkey", "referral_state_change", #"{"referral_id": "$stranger"}"#),
        Breach("referral_state_change_from_state_known", "referral_state_change", #"{"from_state": "lost"}"#),
        Breach("referral_state_change_to_state_known", "referral_state_change", #"{"to_state": "lost"}"#),
        Breach("referral_state_change_reason_length", "referral_state_change", #"{"reason": ""}"#),
    ]

    private static let records = [
        Breach("council_pkey", "council", #"{"id": "\#(own("council"))", "name": "Another"}"#),
        Breach("council_scheme_fkey", "council", #"{"scheme_id": "$stranger"}"#),
        Breach("council_name_unique", "council", "{}"),
        Breach("council_name_length", "council", #"{"name": ""}"#),
        Breach("household_pkey", "household", #"{"id": "\#(own("household"))", "uprn": 2}"#),
        Breach("household_scheme_fkey", "household", #"{"scheme_id": "$stranger"}"#),
        Breach("household_uprn_unique", "household", "{}"),
        Breach("household_uprn_range", "household", #"{"uprn": 0}"#),
        Breach("household_people_max_range", "household", #"{"people_max": 4}"#),
        Breach("household_address_length", "household", #"{"address": ""}"#),
        Breach("household_postcode_form", "household", #"{"postcode": "qz1 1aa"}"#),
        Breach("household_locality_length", "household", #"{"locality": ""}"#),
        Breach("carer_pkey", "carer", #"{"id": "\#(own("carer"))"}"#),
        Breach("carer_household_fkey", "carer", #"{"household_id": "$stranger"}"#),
        Breach("carer_kind_known", "carer", #"{"kind": "friend"}"#),
        Breach("carer_given_name_length", "carer", #"{"given_name": ""}"#),
        Breach("carer_family_name_length", "carer", #"{"family_name": "\#(long)"}"#),
        Breach("carer_date_of_birth_range", "carer", #"{"date_of_birth": "1899-12-31"}"#),
        Breach("person_pkey", "person", #"{"id": "\#(own("person"))"}"#),
        Breach("person_scheme_fkey", "person", #"{"scheme_id": "$stranger"}"#),
        Breach("person_given_name_length", "person", #"{"given_name": ""}"#),
        Breach("person_family_name_length", "person", #"{"family_name": ""}"#),
        Breach("person_date_of_birth_range", "person", #"{"date_of_birth": "1899-12-31"}"#),
        Breach("person_primary_support_reason_known", "person", #"{"primary_support_reason": "none"}"#),
    ]

    private static let states = [
        Breach("carer_scheme_fkey", "carer", #"{"scheme_id": "$stranger", "household_id": null, "state": "enquiry"}"#),
        Breach("carer_state_known", "carer", #"{"state": "lost"}"#),
        Breach("carer_household_of_applicant", "carer", #"{"household_id": null}"#),
        Breach("carer_date_of_birth_of_applicant", "carer", #"{"date_of_birth": null}"#),
        Breach("carer_email_form", "carer", #"{"email": "without-a-sign"}"#),
        Breach("carer_phone_length", "carer", #"{"phone": ""}"#),
        Breach("carer_enquiry_source_length", "carer", #"{"enquiry_source": ""}"#),
        Breach("carer_state_change_pkey", "carer_state_change", #"{"id": "\#(own("state"))"}"#),
        Breach("carer_state_change_carer_fkey", "carer_state_change", #"{"carer_id": "$stranger"}"#),
        Breach("carer_state_change_from_state_known", "carer_state_change", #"{"from_state": "lost"}"#),
        Breach("carer_state_change_to_state_known", "carer_state_change", #"{"to_state": "lost"}"#),
        Breach("carer_state_change_reason_length", "carer_state_change", #"{"reason": ""}"#),
        Breach("task_pkey", "task", #"{"id": "\#(own("task"))"}"#),
        Breach("task_scheme_fkey", "task", #"{"scheme_id": "$stranger", "carer_id": null}"#),
        Breach("task_carer_fkey", "task", #"{"carer_id": "$stranger", "is_deadline": false}"#),
        Breach("task_kind_length", "task", #"{"kind": ""}"#),
        Breach("task_outcome_length", "task", #"{"outcome": "", "done_at": "2026-05-01T09:00:00Z"}"#),
        Breach("task_done_with_outcome", "task", #"{"outcome": "Seen to."}"#),
    ]

    private static let evidence = [
        Breach("household_member_pkey", "household_member", #"{"id": "\#(own("member"))"}"#),
        Breach("household_member_household_fkey", "household_member", #"{"household_id": "$stranger"}"#),
        Breach("household_member_given_name_length", "household_member", #"{"given_name": ""}"#),
        Breach("household_member_family_name_length", "household_member", #"{"family_name": ""}"#),
        Breach("household_member_date_of_birth_range", "household_member", #"{"date_of_birth": "1899-12-31"}"#),
        Breach("household_member_relationship_length", "household_member", #"{"relationship": ""}"#),
        Breach("household_member_interval", "household_member", #"{"to_date": "2026-01-05"}"#),
        Breach("household_departure_pkey", "household_departure", #"{"id": "\#(own("departure"))"}"#),
        Breach(
            "household_departure_household_fkey", "household_departure",
            #"{"household_id": "$stranger", "withdrawn_at": "2026-02-06"}"#),
        Breach("household_departure_member_fkey", "household_departure", #"{"member_id": "$stranger"}"#),
        Breach("household_departure_one_live", "household_departure", "{}"),
        Breach("dbs_asker_pkey", "dbs_asker", #"{"id": "\#(own("asker"))"}"#),
        Breach("dbs_asker_scheme_fkey", "dbs_asker", #"{"scheme_id": "$stranger"}"#),
        Breach("dbs_asker_organisation_length", "dbs_asker", #"{"organisation": ""}"#),
        Breach("dbs_asker_given_name_length", "dbs_asker", #"{"given_name": ""}"#),
        Breach("dbs_asker_family_name_length", "dbs_asker", #"{"family_name": ""}"#),
        Breach("dbs_asker_one_live", "dbs_asker", "{}"),
        Breach("support_cover_pkey", "support_cover", #"{"id": "\#(own("cover"))"}"#),
        Breach("support_cover_carer_fkey", "support_cover", #"{"carer_id": "$stranger"}"#),
        Breach("support_cover_covered_carer_fkey", "support_cover", #"{"covered_carer_id": "$stranger"}"#),
        Breach("support_cover_of_another", "support_cover", #"{"covered_carer_id": "\#(own("supportCarer"))"}"#),
        Breach("support_cover_interval", "support_cover", #"{"to_date": "2026-01-05"}"#),
        Breach("carer_reference_pkey", "carer_reference", #"{"id": "\#(own("reference"))"}"#),
        Breach("carer_reference_carer_fkey", "carer_reference", #"{"carer_id": "$stranger"}"#),
        Breach("carer_reference_referee_length", "carer_reference", #"{"referee": ""}"#),
        Breach("carer_reference_relationship_length", "carer_reference", #"{"relationship": ""}"#),
        Breach("carer_reference_verdict_known", "carer_reference", #"{"verdict": "guess"}"#),
        Breach("carer_reference_note_length", "carer_reference", #"{"note": ""}"#),
        Breach("home_inspection_pkey", "home_inspection", #"{"id": "\#(own("inspection"))"}"#),
        Breach("home_inspection_household_fkey", "home_inspection", #"{"household_id": "$stranger"}"#),
        Breach("home_inspection_inspector_length", "home_inspection", #"{"inspector": ""}"#),
        Breach("home_inspection_findings_length", "home_inspection", #"{"findings": ""}"#),
        Breach("household_tenure_pkey", "household_tenure", #"{"id": "\#(own("tenure"))"}"#),
        Breach("household_tenure_household_fkey", "household_tenure", #"{"household_id": "$stranger"}"#),
        Breach("household_tenure_kind_known", "household_tenure", #"{"kind": "guess"}"#),
        Breach("household_tenure_consent_of_tenant", "household_tenure", #"{"landlord_consent_on": "2026-01-02"}"#),
        Breach("household_insurance_pkey", "household_insurance", #"{"id": "\#(own("insurance"))"}"#),
        Breach("household_insurance_household_fkey", "household_insurance", #"{"household_id": "$stranger"}"#),
        Breach("household_insurance_kind_known", "household_insurance", #"{"kind": "guess"}"#),
        Breach("household_insurance_insurer_length", "household_insurance", #"{"insurer": ""}"#),
        Breach("household_insurance_policy_reference_length", "household_insurance", #"{"policy_reference": ""}"#),
        Breach("household_insurance_interval", "household_insurance", #"{"to_date": "2026-01-05"}"#),
        Breach("carer_commitments_pkey", "carer_commitments", #"{"id": "\#(own("commitments"))"}"#),
        Breach("carer_commitments_carer_fkey", "carer_commitments", #"{"carer_id": "$stranger"}"#),
        Breach("carer_commitments_summary_length", "carer_commitments", #"{"summary": ""}"#),
        Breach("assessor_report_pkey", "assessor_report", #"{"id": "\#(own("report"))"}"#),
        Breach("assessor_report_carer_fkey", "assessor_report", #"{"carer_id": "$stranger"}"#),
        Breach("assessor_report_assessor_length", "assessor_report", #"{"assessor": ""}"#),
        Breach("assessor_report_summary_length", "assessor_report", #"{"summary": ""}"#),
        Breach("course_pkey", "course", #"{"id": "\#(own("course"))", "from_date": "2027-04-01"}"#),
        Breach("course_scheme_fkey", "course", #"{"scheme_id": "$stranger"}"#),
        Breach("course_code_length", "course", #"{"code": ""}"#),
        Breach("course_name_length", "course", #"{"name": ""}"#),
        Breach("course_valid_months_range", "course", #"{"valid_months": 121, "from_date": "2027-04-01"}"#),
        Breach("course_from_unique", "course", "{}"),
        Breach("training_record_pkey", "training_record", #"{"id": "\#(own("training"))"}"#),
        Breach("training_record_carer_fkey", "training_record", #"{"carer_id": "$stranger"}"#),
        Breach("training_record_course_fkey", "training_record", #"{"course_id": "$stranger"}"#),
        Breach("training_record_trainer_length", "training_record", #"{"trainer": ""}"#),
        Breach("carer_agreement_pkey", "carer_agreement", #"{"id": "\#(own("agreement"))"}"#),
        Breach("carer_agreement_carer_fkey", "carer_agreement", #"{"carer_id": "$stranger"}"#),
        Breach("carer_agreement_agreement_version_length", "carer_agreement", #"{"agreement_version": ""}"#),
        Breach(
            "carer_agreement_clauses_count", "carer_agreement",
            #"{"clauses": ["1","2","3","4","5","6","7","8","9","10","11","12"]}"#),
        Breach("annual_carer_review_pkey", "annual_carer_review", #"{"id": "\#(own("review"))"}"#),
        Breach("annual_carer_review_carer_fkey", "annual_carer_review", #"{"carer_id": "$stranger"}"#),
        Breach("annual_carer_review_reviewer_length", "annual_carer_review", #"{"reviewer": ""}"#),
        Breach("annual_carer_review_points_named", "annual_carer_review", #"{"points": []}"#),
        Breach("annual_carer_review_development_plan_length", "annual_carer_review", #"{"development_plan": ""}"#),
        Breach("change_of_circumstances_pkey", "change_of_circumstances", #"{"id": "\#(own("circumstances"))"}"#),
        Breach("change_of_circumstances_carer_fkey", "change_of_circumstances", #"{"carer_id": "$stranger"}"#),
        Breach("change_of_circumstances_kind_known", "change_of_circumstances", #"{"kind": "guess"}"#),
        Breach("change_of_circumstances_detail_length", "change_of_circumstances", #"{"detail": ""}"#),
        Breach(
            "requirement_policy_pkey", "requirement_policy",
            #"{"id": "\#(own("requirements"))", "from_date": "2027-04-01"}"#),
        Breach("requirement_policy_scheme_fkey", "requirement_policy", #"{"scheme_id": "$stranger"}"#),
        Breach(
            "requirement_policy_references_min_range", "requirement_policy",
            #"{"references_min": 11, "from_date": "2027-04-01"}"#),
        Breach(
            "requirement_policy_dbs_renewal_months_range", "requirement_policy",
            #"{"dbs_renewal_months": 37, "from_date": "2027-04-01"}"#),
        Breach(
            "requirement_policy_inspection_valid_months_range", "requirement_policy",
            #"{"inspection_valid_months": 121, "from_date": "2027-04-01"}"#),
        Breach(
            "requirement_policy_review_months_range", "requirement_policy",
            #"{"review_months": 13, "from_date": "2027-04-01"}"#),
        Breach(
            "requirement_policy_dbs_lead_days_range", "requirement_policy",
            #"{"dbs_lead_days": 366, "from_date": "2027-04-01"}"#),
        Breach(
            "requirement_policy_insurance_lead_days_range", "requirement_policy",
            #"{"insurance_lead_days": 366, "from_date": "2027-04-01"}"#),
        Breach(
            "requirement_policy_training_lead_days_range", "requirement_policy",
            #"{"training_lead_days": 366, "from_date": "2027-04-01"}"#),
        Breach(
            "requirement_policy_review_lead_days_range", "requirement_policy",
            #"{"review_lead_days": 366, "from_date": "2027-04-01"}"#),
        Breach(
            "requirement_policy_people_max_range", "requirement_policy",
            #"{"people_max": 4, "from_date": "2027-04-01"}"#),
        Breach(
            "requirement_policy_panel_quorum_range", "requirement_policy",
            #"{"panel_quorum": 21, "from_date": "2027-04-01"}"#),
        Breach(
            "requirement_policy_panel_papers_days_range", "requirement_policy",
            #"{"panel_papers_days": 61, "from_date": "2027-04-01"}"#),
        Breach("requirement_policy_from_unique", "requirement_policy", "{}"),
    ]

    private static let certificates = [
        Breach(
            "dbs_certificate_pkey", "dbs_certificate", #"{"id": "\#(own("certificate"))", "number": "2\#(digits)"}"#),
        Breach("dbs_certificate_carer_fkey", "dbs_certificate", #"{"carer_id": "$stranger", "number": "2\#(digits)"}"#),
        Breach(
            "dbs_certificate_account_fkey", "dbs_certificate",
            #"{"carer_id": null, "account_id": "$stranger", "number": "2\#(digits)"}"#),
        Breach(
            "dbs_certificate_original_seen_by_fkey", "dbs_certificate",
            #"{"original_seen_by": "$stranger", "number": "2\#(digits)"}"#),
        Breach("dbs_certificate_one_holder", "dbs_certificate", #"{"carer_id": null}"#),
        Breach(
            "dbs_certificate_two_people", "dbs_certificate",
            #"{"carer_id": null, "account_id": "\#(own("account"))", "number": "2\#(digits)"}"#),
        Breach("dbs_certificate_level_known", "dbs_certificate", #"{"level": "deep"}"#),
        Breach("dbs_certificate_workforce_known", "dbs_certificate", #"{"workforce": "all"}"#),
        Breach("dbs_certificate_number_form", "dbs_certificate", #"{"number": "2\#(digits)0"}"#),
        Breach("dbs_certificate_outcome_known", "dbs_certificate", #"{"outcome": "unclear"}"#),
        Breach("dbs_certificate_seen_after_issue", "dbs_certificate", #"{"original_seen_on": "2026-01-31"}"#),
        Breach("dbs_certificate_number_unique", "dbs_certificate", "{}"),
        Breach("dbs_named_adult_pkey", "dbs_named_adult", "{}"),
        Breach("dbs_named_adult_certificate_fkey", "dbs_named_adult", #"{"certificate_id": "$stranger"}"#),
        Breach("dbs_named_adult_household_member_fkey", "dbs_named_adult", #"{"household_member_id": "$stranger"}"#),
    ]

    private static let disclosures = [
        Breach("dbs_disclosure_pkey", "dbs_disclosure", #"{"id": "\#(own("disclosure"))"}"#),
        Breach("dbs_disclosure_certificate_fkey", "dbs_disclosure", #"{"certificate_id": "$stranger"}"#),
        Breach("dbs_disclosure_certificate_unique", "dbs_disclosure", "{}"),
        Breach("dbs_disclosure_sealed_under_key", "dbs_disclosure", #"{"content_key_id": "one"}"#),
        Breach(
            "dbs_disclosure_kept_once", "dbs_disclosure", #"{"content_key_id": "one", "sealed_content": "\\x00"}"#),
        Breach("dbs_disclosure_purged_is_empty", "dbs_disclosure", #"{"purged_at": "2026-09-01T03:00:00Z"}"#),
        Breach("dbs_risk_assessment_pkey", "dbs_risk_assessment", #"{"id": "\#(own("assessment"))"}"#),
        Breach("dbs_risk_assessment_certificate_fkey", "dbs_risk_assessment", #"{"certificate_id": "$stranger"}"#),
        Breach("dbs_risk_assessment_decision_known", "dbs_risk_assessment", #"{"decision": "perhaps"}"#),
        Breach("dbs_risk_assessment_safeguards_known", "dbs_risk_assessment", #"{"safeguards": ["a free text"]}"#),
        Breach("dbs_showing_pkey", "dbs_showing", #"{"id": "\#(own("showing"))"}"#),
        Breach("dbs_showing_certificate_fkey", "dbs_showing", #"{"certificate_id": "$stranger"}"#),
        Breach("dbs_showing_shown_to_fkey", "dbs_showing", #"{"shown_to": "$stranger"}"#),
        Breach("dbs_showing_purpose_known", "dbs_showing", #"{"purpose": "curiosity"}"#),
        Breach(
            "dbs_update_consent_pkey", "dbs_update_consent",
            #"{"id": "\#(own("consent"))", "withdrawn_at": "2026-03-01T09:00:00Z"}"#),
        Breach("dbs_update_consent_certificate_fkey", "dbs_update_consent", #"{"certificate_id": "$stranger"}"#),
        Breach("dbs_update_consent_one_live", "dbs_update_consent", "{}"),
        Breach("dbs_update_check_pkey", "dbs_update_check", #"{"id": "\#(own("check"))"}"#),
        Breach("dbs_update_check_certificate_fkey", "dbs_update_check", #"{"certificate_id": "$stranger"}"#),
        Breach("dbs_update_check_result_known", "dbs_update_check", #"{"result": "MAYBE"}"#),
    ]

    private static let panel = [
        Breach("panel_member_pkey", "panel_member", #"{"id": "\#(own("panelMember"))", "account_id": null}"#),
        Breach("panel_member_scheme_fkey", "panel_member", #"{"scheme_id": "$stranger", "account_id": null}"#),
        Breach("panel_member_account_fkey", "panel_member", #"{"account_id": "$stranger"}"#),
        Breach("panel_member_account_unique", "panel_member", "{}"),
        Breach("panel_member_name_length", "panel_member", #"{"name": ""}"#),
        Breach("panel_member_background_length", "panel_member", #"{"background": ""}"#),
        Breach("panel_member_interval", "panel_member", #"{"to_date": "2026-01-05"}"#),
        Breach("panel_meeting_pkey", "panel_meeting", #"{"id": "\#(own("meeting"))"}"#),
        Breach("panel_meeting_scheme_fkey", "panel_meeting", #"{"scheme_id": "$stranger"}"#),
        Breach("panel_meeting_place_length", "panel_meeting", #"{"place": ""}"#),
        Breach("panel_meeting_papers_before", "panel_meeting", #"{"papers_due_on": "2026-02-06"}"#),
        Breach("panel_meeting_quorum_range", "panel_meeting", #"{"quorum": 0}"#),
        Breach("panel_meeting_notes_length", "panel_meeting", #"{"notes": ""}"#),
        Breach(
            "panel_attendance_pkey", "panel_attendance",
            #"{"id": "\#(own("attendance"))", "withdrawn_at": "2026-02-01"}"#),
        Breach("panel_attendance_meeting_fkey", "panel_attendance", #"{"meeting_id": "$stranger"}"#),
        Breach("panel_attendance_member_fkey", "panel_attendance", #"{"member_id": "$stranger", "is_chair": false}"#),
        Breach("panel_attendance_once", "panel_attendance", #"{"is_chair": false}"#),
        Breach("panel_attendance_one_chair", "panel_attendance", #"{"member_id": "$stranger"}"#),
        Breach("panel_recommendation_pkey", "panel_recommendation", #"{"id": "\#(own("recommendation"))"}"#),
        Breach("panel_recommendation_case_fkey", "panel_recommendation", #"{"case_id": "$stranger"}"#),
        Breach("panel_recommendation_meeting_fkey", "panel_recommendation", #"{"meeting_id": "$stranger"}"#),
        Breach("panel_recommendation_once", "panel_recommendation", "{}"),
        Breach("panel_recommendation_verdict_known", "panel_recommendation", #"{"verdict": "perhaps"}"#),
        Breach("panel_recommendation_reasons_length", "panel_recommendation", #"{"reasons": ""}"#),
        Breach(
            "panel_recommendation_conditions_count", "panel_recommendation", #"{"verdict": "approveWithConditions"}"#),
        Breach(
            "panel_recommendation_member_pkey", "panel_recommendation_member", #"{"id": "\#(own("vote"))"}"#,
            behindTriggers: true),
        Breach(
            "panel_recommendation_member_recommendation_fkey", "panel_recommendation_member",
            #"{"recommendation_id": "$stranger"}"#),
        Breach(
            "panel_recommendation_member_member_fkey", "panel_recommendation_member", #"{"member_id": "$stranger"}"#),
        Breach("panel_recommendation_member_once", "panel_recommendation_member", "{}", behindTriggers: true),
    ]

    private static let cases = [
        Breach("panel_case_pkey", "panel_case", #"{"id": "\#(own("case"))", "state": "decided"}"#),
        Breach("panel_case_carer_fkey", "panel_case", #"{"carer_id": "$stranger"}"#),
        Breach("panel_case_meeting_fkey", "panel_case", #"{"meeting_id": "$stranger", "state": "decided"}"#),
        Breach("panel_case_kind_known", "panel_case", #"{"kind": "party"}"#),
        Breach("panel_case_state_known", "panel_case", #"{"state": "lost"}"#),
        Breach("panel_case_summary_length", "panel_case", #"{"summary": ""}"#),
        Breach("panel_case_proposes_terms", "panel_case", #"{"kind": "deapproval"}"#),
        Breach("panel_case_kinds_known", "panel_case", #"{"kinds": ["other"]}"#),
        Breach("panel_case_people_max_range", "panel_case", #"{"people_max": 4}"#),
        Breach("panel_case_bands_count", "panel_case", #"{"bands": \#(twentyOne)}"#),
        Breach("panel_case_conditions_count", "panel_case", #"{"conditions": \#(twentyOne)}"#),
        Breach("panel_case_interval", "panel_case", #"{"until_date": "2026-03-01"}"#),
        Breach("panel_case_listed_for_meeting", "panel_case", #"{"meeting_id": null}"#),
        Breach("panel_case_late_reason_length", "panel_case", #"{"late_reason": ""}"#),
        Breach("panel_case_one_open", "panel_case", "{}"),
        Breach(
            "panel_interest_pkey", "panel_interest", #"{"id": "\#(own("interest"))", "withdrawn_at": "2026-02-01"}"#),
        Breach("panel_interest_case_fkey", "panel_interest", #"{"case_id": "$stranger"}"#),
        Breach("panel_interest_member_fkey", "panel_interest", #"{"member_id": "$stranger"}"#),
        Breach("panel_interest_nature_length", "panel_interest", #"{"nature": ""}"#),
        Breach("panel_interest_once", "panel_interest", "{}"),
        Breach("panel_decision_pkey", "panel_decision", #"{"id": "\#(own("decision"))"}"#),
        Breach("panel_decision_case_fkey", "panel_decision", #"{"case_id": "$stranger"}"#),
        Breach("panel_decision_once", "panel_decision", "{}"),
        Breach("panel_decision_reasons_length", "panel_decision", #"{"reasons": ""}"#),
        Breach("panel_decision_difference_length", "panel_decision", #"{"difference": ""}"#),
        Breach("approval_terms_pkey", "approval_terms", #"{"id": "\#(own("terms"))"}"#),
        Breach("approval_terms_carer_fkey", "approval_terms", #"{"carer_id": "$stranger"}"#),
        Breach("approval_terms_case_fkey", "approval_terms", #"{"case_id": "$stranger"}"#),
        Breach("approval_terms_kinds_known", "approval_terms", #"{"kinds": []}"#),
        Breach("approval_terms_people_max_range", "approval_terms", #"{"people_max": 0}"#),
        Breach("approval_terms_bands_count", "approval_terms", #"{"bands": \#(twentyOne)}"#),
        Breach("approval_terms_conditions_count", "approval_terms", #"{"conditions": \#(twentyOne)}"#),
        Breach("approval_terms_interval", "approval_terms", #"{"until_date": "2026-03-01"}"#),
        Breach("issued_document_pkey", "issued_document", #"{"id": "\#(own("document"))", "number": 2}"#),
        Breach("issued_document_scheme_fkey", "issued_document", #"{"scheme_id": "$stranger"}"#),
        Breach("issued_document_number_unique", "issued_document", "{}"),
        Breach("issued_document_kind_known", "issued_document", #"{"kind": "novel"}"#),
        Breach("issued_document_number_positive", "issued_document", #"{"number": 0}"#),
        Breach("issued_document_digest_of_text", "issued_document", #"{"text": "Another."}"#),
    ]

    private static let twentyOne = "[" + Array(repeating: #""x""#, count: 21).joined(separator: ", ") + "]"

    private static let prices = [
        Breach("rate_card_pkey", "rate_card", #"{"id": "\#(own("card"))", "from_date": "2027-04-01"}"#),
        Breach("rate_card_scheme_fkey", "rate_card", #"{"scheme_id": "$stranger"}"#),
        Breach("rate_card_from_unique", "rate_card", "{}"),
        Breach("rate_card_price_pkey", "rate_card_price", "{}"),
        Breach("rate_card_price_card_fkey", "rate_card_price", #"{"rate_card_id": "$stranger"}"#),
        Breach("rate_card_price_unit_known", "rate_card_price", #"{"unit": "yearly"}"#),
        Breach("rate_card_price_session_named", "rate_card_price", #"{"unit": "session"}"#),
        Breach("rate_card_price_range", "rate_card_price", #"{"price_pence": -1}"#),
        Breach("banding_tool_pkey", "banding_tool", #"{"id": "\#(own("tool"))", "from_date": "2027-04-01"}"#),
        Breach("banding_tool_scheme_fkey", "banding_tool", #"{"scheme_id": "$stranger"}"#),
        Breach("banding_tool_from_unique", "banding_tool", "{}"),
        Breach("banding_tool_bands_count", "banding_tool", #"{"bands": []}"#),
        Breach("banding_tool_domains_to_reach_range", "banding_tool", #"{"domains_to_reach": 0}"#),
        Breach("banding_tool_domain_pkey", "banding_tool_domain", #"{"code": "another"}"#),
        Breach("banding_tool_domain_tool_fkey", "banding_tool_domain", #"{"banding_tool_id": "$stranger"}"#),
        Breach("banding_tool_domain_code_unique", "banding_tool_domain", #"{"number": 2}"#),
        Breach("banding_tool_domain_number_range", "banding_tool_domain", #"{"number": 0, "code": "another"}"#),
        Breach("banding_tool_domain_code_length", "banding_tool_domain", #"{"number": 2, "code": ""}"#),
        Breach("banding_tool_domain_name_length", "banding_tool_domain", #"{"number": 2, "code": "b", "name": ""}"#),
        Breach("payment_policy_pkey", "payment_policy", #"{"id": "\#(own("policy"))", "from_date": "2027-04-01"}"#),
        Breach("payment_policy_scheme_fkey", "payment_policy", #"{"scheme_id": "$stranger"}"#),
        Breach("payment_policy_from_unique", "payment_policy", "{}"),
        Breach("payment_policy_from_is_first_of_month", "payment_policy", #"{"from_date": "2026-05-02"}"#),
        Breach("payment_policy_not_negative", "payment_policy", #"{"cancellation_hours": -1}"#),
    ]

    private static let placements = [
        Breach("placement_pkey", "placement", #"{"id": "\#(own("placement"))", \#(before)}"#),
        Breach("placement_person_fkey", "placement", #"{"person_id": "$stranger"}"#),
        Breach("placement_carer_fkey", "placement", #"{"carer_id": "$stranger", \#(before)}"#),
        Breach("placement_council_fkey", "placement", #"{"council_id": "$stranger", \#(before)}"#),
        Breach("placement_end_has_reason", "placement", #"{"end_date": "2026-09-01"}"#),
        Breach("placement_kind_known", "placement", #"{"kind": "holiday", \#(before)}"#),
        Breach("placement_end_reason_known", "placement", #"{"end_date": "2026-09-01", "end_reason": "whim"}"#),
        Breach("placement_end_not_before_start", "placement", #"{"end_date": "2026-01-04", "end_reason": "movedOn"}"#),
        Breach(
            "placement_not_arrived_on_start", "placement", #"{"end_date": "2026-01-06", "end_reason": "notArrived"}"#),
        Breach("placement_one_home", "placement", #"{"start_date": "2026-09-01"}"#),
    ]

    private static let placementFacts = [
        Breach("placement_band_pkey", "placement_band", #"{"id": "\#(own("band"))", "from_date": "2026-02-01"}"#),
        Breach("placement_band_placement_fkey", "placement_band", #"{"placement_id": "$stranger"}"#),
        Breach("placement_band_from_unique", "placement_band", "{}"),
        Breach("placement_band_length", "placement_band", #"{"band": ""}"#),
        Breach("placement_band_legacy_has_rate", "placement_band", #"{"band": "legacy"}"#),
        Breach("placement_band_range", "placement_band", #"{"band": "legacy", "weekly_pence": -1}"#),
        Breach(
            "placement_contribution_pkey", "placement_contribution",
            #"{"id": "\#(own("contribution"))", "from_date": "2026-02-01"}"#),
        Breach("placement_contribution_placement_fkey", "placement_contribution", #"{"placement_id": "$stranger"}"#),
        Breach("placement_contribution_from_unique", "placement_contribution", "{}"),
        Breach("placement_contribution_range", "placement_contribution", #"{"weekly_pence": -1}"#),
        Breach(
            "placement_complex_fee_pkey", "placement_complex_fee",
            #"{"id": "\#(own("fee"))", "from_date": "2027-02-01", "to_date": null}"#),
        Breach("placement_complex_fee_placement_fkey", "placement_complex_fee", #"{"placement_id": "$stranger"}"#),
        Breach("placement_complex_fee_interval", "placement_complex_fee", #"{"to_date": "2026-01-05"}"#),
        Breach("placement_complex_fee_range", "placement_complex_fee", #"{"weekly_pence": -1}"#),
        Breach("placement_complex_fee_one_at_once", "placement_complex_fee", #"{"from_date": "2026-02-04"}"#),
        Breach(
            "placement_absence_pkey", "placement_absence",
            #"{"id": "\#(own("absence"))", "from_date": "2027-02-01", "to_date": null}"#),
        Breach("placement_absence_placement_fkey", "placement_absence", #"{"placement_id": "$stranger"}"#),
        Breach("placement_absence_kind_known", "placement_absence", #"{"kind": "holiday"}"#),
        Breach("placement_absence_interval", "placement_absence", #"{"to_date": "2026-03-01"}"#),
        Breach("placement_absence_one_at_once", "placement_absence", #"{"from_date": "2026-03-07"}"#),
    ]

    private static let stays = [
        Breach("stay_pkey", "stay", #"{"id": "\#(own("stay"))", "not_arrived": true}"#),
        Breach("stay_person_fkey", "stay", #"{"person_id": "$stranger"}"#),
        Breach("stay_carer_fkey", "stay", #"{"carer_id": "$stranger", "not_arrived": true}"#),
        Breach("stay_council_fkey", "stay", #"{"council_id": "$stranger", "not_arrived": true}"#),
        Breach("stay_nights_range", "stay", #"{"depart_date": "2026-05-30"}"#),
        // Midnight in London is still the day before in UTC.
        Breach("stay_starts_on_arrival", "stay", #"{"starts_at": "2026-05-01T23:00:00Z"}"#),
        Breach("stay_kind_known", "stay", #"{"kind": "longTerm"}"#),
        Breach("stay_band_length", "stay", #"{"band": ""}"#),
        Breach("stay_miles_range", "stay", #"{"miles": -1}"#),
        Breach(
            "stay_cancelled_by_known", "stay", #"{"cancelled_at": "2026-04-30T15:00:00Z", "cancelled_by": "weather"}"#),
        Breach("stay_cancelled_before_start", "stay", #"{"cancelled_at": "2026-05-01T14:00:00Z"}"#),
        Breach("stay_cancelled_by_whom", "stay", #"{"cancelled_by": "person"}"#),
        Breach(
            "stay_cancelled_or_not_arrived", "stay", #"{"cancelled_at": "2026-04-30T15:00:00Z", "not_arrived": true}"#),
        Breach("stay_one_place", "stay", #"{"depart_date": "2026-05-02"}"#),
    ]

    private static let sessions = [
        Breach("session_pkey", "session", #"{"id": "\#(own("session"))"}"#),
        Breach("session_person_fkey", "session", #"{"person_id": "$stranger"}"#),
        Breach("session_carer_fkey", "session", #"{"carer_id": "$stranger"}"#),
        Breach("session_council_fkey", "session", #"{"council_id": "$stranger"}"#),
        Breach("session_length_one_way", "session", #"{"session": "halfDay"}"#),
        Breach("session_minutes_range", "session", #"{"minutes": 1441}"#),
        Breach("session_code_length", "session", #"{"minutes": null, "session": ""}"#),
        Breach("session_band_length", "session", #"{"band": ""}"#),
        Breach(
            "session_cancelled_by_known", "session",
            #"{"cancelled_at": "2026-05-05T09:00:00Z", "cancelled_by": "weather"}"#
        ),
        Breach("session_cancelled_before_start", "session", #"{"cancelled_at": "2026-05-06T08:30:00Z"}"#),
        Breach("session_cancelled_by_whom", "session", #"{"cancelled_by": "carer"}"#),
        Breach(
            "session_cancelled_or_not_arrived", "session",
            #"{"cancelled_at": "2026-05-05T09:00:00Z", "not_arrived": true}"#
        ),
    ]

    private static let accounts = [
        Breach(
            "carer_bank_account_pkey", "carer_bank_account",
            #"{"id": "\#(own("bankAccount"))", "from_date": "2027-01-05"}"#),
        Breach("carer_bank_account_carer_fkey", "carer_bank_account", #"{"carer_id": "$stranger"}"#),
        Breach("carer_bank_account_from_unique", "carer_bank_account", "{}"),
        Breach("carer_bank_account_account_name_length", "carer_bank_account", #"{"account_name": ""}"#),
        Breach("carer_bank_account_key_id_form", "carer_bank_account", #"{"key_id": "a key"}"#),
        Breach("carer_bank_account_sealed_length", "carer_bank_account", #"{"sealed": "\\x00"}"#),
        Breach("carer_bank_account_endings_form", "carer_bank_account", #"{"account_number_ending": "12345678"}"#),
        Breach(
            "paying_account_pkey", "paying_account", #"{"id": "\#(own("payingAccount"))", "from_date": "2027-01-05"}"#),
        Breach("paying_account_scheme_fkey", "paying_account", #"{"scheme_id": "$stranger"}"#),
        Breach("paying_account_from_unique", "paying_account", "{}"),
        Breach("paying_account_payer_name_length", "paying_account", #"{"payer_name": ""}"#),
        Breach("paying_account_service_user_number_form", "paying_account", #"{"service_user_number": "12345"}"#),
        Breach("paying_account_bacs_form_known", "paying_account", #"{"bacs_form": "weekly"}"#),
        Breach("paying_account_key_id_form", "paying_account", #"{"key_id": ""}"#),
        Breach("paying_account_sealed_length", "paying_account", #"{"sealed": "\\x00"}"#),
        Breach("paying_account_endings_form", "paying_account", #"{"sort_code_ending": "200415"}"#),
        Breach("payment_table_pkey", "payment_table", #"{"id": "\#(own("paymentTable"))", "from_date": "2027-01-05"}"#),
        Breach("payment_table_scheme_fkey", "payment_table", #"{"scheme_id": "$stranger"}"#),
        Breach("payment_table_from_unique", "payment_table", "{}"),
        Breach("payment_table_has_columns", "payment_table", #"{"fields": []}"#),
    ]

    private static let runs = [
        Breach("payment_run_pkey", "payment_run", #"{"id": "\#(own("run"))", "period": "2026-06-01"}"#),
        Breach("payment_run_scheme_fkey", "payment_run", #"{"scheme_id": "$stranger"}"#),
        Breach(
            "payment_run_requested_by_fkey", "payment_run", #"{"requested_by": "$stranger", "period": "2026-06-01"}"#),
        Breach("payment_run_approved_by_fkey", "payment_run", #"{"approved_by": "$stranger", "period": "2026-06-01"}"#),
        Breach("payment_run_two_people", "payment_run", #"{"approved_by": "\#(own("account"))"}"#),
        Breach(
            "payment_run_approved_by_somebody", "payment_run",
            #"{"approved_by": "\#(own("approver"))", "approved_at": "2026-06-02T09:00:00Z"}"#),
        Breach(
            "payment_run_exported_by_somebody", "payment_run",
            #"{"exported_by": "\#(own("approver"))", "exported_at": "2026-06-02T09:00:00Z"}"#),
        Breach("payment_run_state_known", "payment_run", #"{"state": "lost"}"#, behindTriggers: true),
        Breach("payment_run_period_is_first_of_month", "payment_run", #"{"period": "2026-06-02"}"#),
        Breach("payment_run_adds_up", "payment_run", #"{"amount_pence": 1}"#),
        Breach("payment_run_one_for_month", "payment_run", "{}"),
        Breach(
            "payment_run_approval_numbered", "payment_run", #"{"approval_number": 1, "period": "2026-06-01"}"#),
        Breach("payment_fact_change_scheme_fkey", "payment_fact_change", #"{"id": 0, "scheme_id": "$stranger"}"#),
        Breach("payment_fact_change_run_fkey", "payment_fact_change", #"{"id": 0, "settled_by_run_id": "$stranger"}"#),
        Breach(
            "payment_fact_change_kind_known", "payment_fact_change",
            #"{"id": 0, "kind": "whim", "subject_id": "\#(own("placement"))"}"#),
        Breach("payment_fact_change_act_known", "payment_fact_change", #"{"id": 0, "act": "guessed"}"#),
        Breach(
            "payment_fact_change_has_subject", "payment_fact_change",
            #"{"id": 0, "kind": "rateCard", "subject_id": "\#(own("placement"))"}"#),
    ]

    private static let lines = [
        Breach("payment_line_pkey", "payment_line", "{}"),
        Breach("payment_line_run_fkey", "payment_line", #"{"run_id": "$stranger"}"#),
        Breach("payment_line_carer_fkey", "payment_line", #"{"carer_id": "$stranger", "number": 2}"#),
        Breach("payment_line_council_fkey", "payment_line", #"{"council_id": "$stranger", "number": 2}"#),
        Breach("payment_line_element_known", "payment_line", #"{"element": "tip"}"#),
        Breach("payment_line_unit_known", "payment_line", #"{"unit": "fortnight"}"#),
        Breach("payment_line_interval", "payment_line", #"{"to_date": "2026-05-01"}"#),
        Breach("payment_line_adds_up", "payment_line", #"{"council_pence": 19199}"#),
        Breach("payment_line_adjustment", "payment_line", #"{"unit": "month", "number": 2}"#),
        Breach(
            "payment_line_adjusts_something", "payment_line",
            #"""
            {"unit": "month", "number": 2, "old_amount_pence": 5, "old_contribution_pence": 0, "causes": [],
                "amount_pence": 0, "council_pence": 0}
            """#),
        Breach("payment_run_parked_pkey", "payment_run_parked", "{}"),
        Breach("payment_run_parked_run_fkey", "payment_run_parked", #"{"run_id": "$stranger"}"#),
        Breach("payment_run_parked_carer_fkey", "payment_run_parked", #"{"carer_id": "$stranger"}"#),
    ]

    private static let files = [
        Breach("payment_file_pkey", "payment_file", #"{"id": "\#(own("file"))", "number": 2}"#),
        Breach("payment_file_run_fkey", "payment_file", #"{"run_id": "$stranger", "number": 2}"#),
        Breach("payment_file_made_by_fkey", "payment_file", #"{"made_by": "$stranger", "number": 2}"#),
        Breach("payment_file_number_unique", "payment_file", "{}"),
        Breach("payment_file_kind_known", "payment_file", #"{"kind": "fax"}"#),
        Breach("payment_file_has_payments", "payment_file", #"{"payment_count": 0}"#),
        Breach("payment_file_sealed_length", "payment_file", #"{"byte_count": 2}"#),
        Breach("payment_file_changes", "payment_file", #"{"given_names": ["x"]}"#),
        Breach("payment_file_entry_pkey", "payment_file_entry", "{}"),
        Breach(
            "payment_file_entry_file_fkey", "payment_file_entry",
            #"{"file_id": "$stranger", "reference": "SL-1-2", "carer_id": "\#(own("supportCarer"))"}"#),
        Breach(
            "payment_file_entry_bank_account_fkey", "payment_file_entry",
            #"{"number": 2, "bank_account_id": "$stranger", "reference": "SL-1-2", "carer_id": "\#(own("supportCarer"))"}"#
        ),
        Breach(
            "payment_file_entry_carer_fkey", "payment_file_entry",
            #"{"number": 2, "reference": "SL-1-2", "carer_id": "$stranger"}"#),
        Breach(
            "payment_file_entry_payment_unique", "payment_file_entry", #"{"number": 2, "reference": "SL-1-2"}"#),
        Breach(
            "payment_file_entry_reference_unique", "payment_file_entry", #"{"number": 2, "carer_id": "$stranger"}"#),
        Breach("payment_file_entry_reference_form", "payment_file_entry", #"{"reference": "no"}"#),
        Breach(
            "payment_file_entry_urgent_payment_fkey", "payment_file_entry",
            #"{"number": 2, "reference": "SL-1-2", "run_id": null, "urgent_payment_id": "$stranger"}"#),
        Breach(
            "payment_file_entry_urgent_payment_unique", "payment_file_entry",
            #"{"number": 2, "reference": "SL-1-2", "run_id": null, "urgent_payment_id": "\#(own("urgent"))"}"#),
        Breach("payment_file_entry_of_one_payment", "payment_file_entry", #"{"run_id": null}"#),
        Breach("payment_file_download_pkey", "payment_file_download", #"{"id": "\#(own("download"))"}"#),
        Breach("payment_file_download_file_fkey", "payment_file_download", #"{"file_id": "$stranger"}"#),
        Breach("payment_file_download_downloaded_by_fkey", "payment_file_download", #"{"downloaded_by": "$stranger"}"#),
        Breach("payment_confirmation_pkey", "payment_confirmation", #"{"id": "\#(own("confirmation"))"}"#),
        Breach(
            "payment_confirmation_run_fkey", "payment_confirmation",
            #"{"run_id": "$stranger"}"#),
        Breach(
            "payment_confirmation_recorded_by_fkey", "payment_confirmation",
            #"{"recorded_by": "$stranger", "digest": "\#(digest)"}"#),
        Breach("payment_confirmation_digest_unique", "payment_confirmation", "{}"),
        Breach("payment_confirmation_digest_length", "payment_confirmation", #"{"digest": "\\x00"}"#),
        Breach("payment_confirmation_file_name_length", "payment_confirmation", #"{"file_name": ""}"#),
        Breach("payment_confirmation_has_rows", "payment_confirmation", #"{"confirmed_count": 0}"#),
        Breach(
            "payment_confirmation_file_fkey", "payment_confirmation", #"{"run_id": null, "file_id": "$stranger"}"#),
        Breach(
            "payment_confirmation_file_digest_unique", "payment_confirmation",
            #"{"run_id": null, "file_id": "\#(own("file"))"}"#),
        Breach("payment_confirmation_of_run_or_file", "payment_confirmation", #"{"run_id": null}"#),
        Breach("payment_outcome_pkey", "payment_outcome", #"{"id": "\#(own("outcome"))"}"#),
        Breach(
            "payment_outcome_confirmation_fkey", "payment_outcome",
            #"{"confirmation_id": "$stranger", "carer_id": "$stranger"}"#),
        Breach("payment_outcome_entry_fkey", "payment_outcome", #"{"carer_id": "$stranger"}"#),
        Breach("payment_outcome_payment_unique", "payment_outcome", "{}"),
        Breach(
            "payment_outcome_urgent_entry_fkey", "payment_outcome",
            #"{"run_id": null, "urgent_payment_id": "$stranger"}"#),
        Breach(
            "payment_outcome_urgent_payment_unique", "payment_outcome",
            #"{"run_id": null, "urgent_payment_id": "\#(own("urgent"))"}"#),
        Breach("payment_outcome_of_one_payment", "payment_outcome", #"{"run_id": null}"#),
        Breach("payment_outcome_outcome_known", "payment_outcome", #"{"outcome": "lost"}"#),
        Breach("payment_outcome_reason_length", "payment_outcome", #"{"reason": ""}"#),
    ]

    private static let jobs = [
        Breach("job_worker_pkey", "job_worker", #"{"id": "\#(own("worker"))"}"#),
        Breach("job_worker_name_length", "job_worker", #"{"name": ""}"#),
        Breach("job_pkey", "job", #"{"id": "\#(own("job"))", "unique_key": null}"#),
        Breach("job_worker_id_fkey", "job", #"{"worker_id": "$stranger", "state": "running", "unique_key": null}"#),
        Breach("job_state_known", "job", #"{"state": "asleep"}"#),
        Breach("job_running_has_worker", "job", #"{"state": "running"}"#),
        Breach("job_finished_has_instant", "job", #"{"state": "dead"}"#),
        Breach("job_attempts_range", "job", #"{"attempts_max": 0}"#),
        Breach("job_kind_length", "job", #"{"kind": ""}"#),
        Breach("job_unique_key_length", "job", #"{"unique_key": ""}"#),
        Breach("job_payload_size", "job", #"{"payload": "\#(String(repeating: "long", count: 20_000))"}"#),
        Breach("job_unique_live", "job", "{}"),
        Breach("job_progress_pkey", "job_progress", "{}"),
        Breach("job_progress_job_id_fkey", "job_progress", #"{"job_id": "$stranger"}"#),
        Breach("job_progress_range", "job_progress", #"{"progress_done": 3}"#),
        Breach("job_schedule_pkey", "job_schedule", "{}"),
        Breach("job_schedule_name_length", "job_schedule", #"{"name": ""}"#),
        Breach("job_schedule_kind_length", "job_schedule", #"{"kind": ""}"#),
        Breach("job_schedule_attempts_range", "job_schedule", #"{"attempts_max": 0}"#),
        Breach("job_schedule_step_positive", "job_schedule", #"{"step": "1 mon 1 day"}"#),
    ]

    /// All digits but the first of a certificate's number.
    private static let digits = "01234567890"

    /// The id of a row of the fixture.
    private static func own(_ row: String) -> String { "$own(\(row))" }

    /// A month before the fixture's placement.
    private static let before = #""start_date": "2025-01-01", "end_date": "2025-02-01", "end_reason": "movedOn""#

    private static let digest = #"\\x"# + String(repeating: "00", count: 32)
}
