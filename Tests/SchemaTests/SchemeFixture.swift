import Crypto
import Postgres
import Synchronization

/// A scheme with one row in every table, for tests that go through all of them. Names of two fixtures give different ids.
struct SchemeFixture: Sendable {
    /// The scheme's slug; the ids of its rows follow from it.
    let slug: String

    /// A fixture that no other test has, so that transactions that are rolled back do not wait for each other.
    static func unique() -> SchemeFixture {
        SchemeFixture(slug: "scheme-\(count.wrappingAdd(1, ordering: .relaxed).newValue)")
    }

    private static let count = Atomic(0)

    /// The id of a row.
    func identifier(_ row: String) -> String {
        let digits = Insecure.MD5.hash(data: Array("\(slug)/\(row)".utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }.joined(separator: "-")
    }

    /// The id of a row in SQL.
    func id(_ row: String) -> String { "'\(identifier(row))'::uuid" }

    /// Opens the scheme for the transaction.
    var open: String {
        """
        SELECT set_config('sharedlives.scheme_id', \(id("scheme"))::text, true),
            set_config('sharedlives.account_id', \(id("account"))::text, true),
            set_config('sharedlives.role', 'coordinator', true);
        """
    }

    /// Writes the rows; to be run by a superuser in a transaction.
    var rows: String {
        open + people + referrals + carers + matching + dbs + panel + prices + placements + bookings + accounts
            + payments + files + ledgers + reminders + quality + monitoring + jobs + links
    }

    /// What is checked at a transaction's end is checked now, so that the audit trail's link is there for one that is rolled back.
    private var links: String {
        "SET CONSTRAINTS audit_entry_linked IMMEDIATE; SET CONSTRAINTS audit_entry_linked DEFERRED;"
    }

    private var people: String {
        """
        INSERT INTO scheme (id, slug, name) VALUES (\(id("scheme")), '\(slug)', 'A scheme');
        INSERT INTO account (scheme_id, id, label, role) VALUES
            (\(id("scheme")), \(id("account")), 'An account', 'coordinator'),
            (\(id("scheme")), \(id("approver")), 'An approver', 'registeredManager');
        INSERT INTO api_token (scheme_id, id, account_id, digest, expires_at) VALUES
            (\(id("scheme")), \(id("token")), \(id("account")), sha256('\(slug)'), '2100-01-01');
        INSERT INTO account_identity (id, account_id, issuer, subject) VALUES
            (\(id("identity")), \(id("account")), 'https://signin.example.org', 'a-subject');
        INSERT INTO sign_in_event (id, means, account_id, token_id) VALUES
            (\(id("signIn")), 'token', \(id("account")), \(id("token")));
        INSERT INTO idempotency_key (key, fingerprint) VALUES ('a key', sha256('a request'));
        INSERT INTO council (id, name) VALUES (\(id("council")), 'A council');
        INSERT INTO household (id, address, postcode, locality, uprn) VALUES
            (\(id("household")), '1 Teasel Row', 'QZ1 1AA', 'Quillbrook', 1);
        INSERT INTO carer (id, household_id, kind, given_name, family_name, date_of_birth, state) VALUES
            (\(id("carer")), \(id("household")), 'carer', 'Fern', 'Larkspur', '1970-02-03', 'approved'),
            (\(id("supportCarer")), \(id("household")), 'supportCarer', 'Wren', 'Teaselby', '1970-02-04', 'approved');
        INSERT INTO person (id, given_name, family_name, date_of_birth, primary_support_reason) VALUES
            (\(id("person")), 'Kit', 'Cowslip', '1990-04-05', 'learningDisability');
        """
    }

    private var referrals: String {
        """
        INSERT INTO person_profile (id, person_id, from_date, languages, cultures, interests, needs_step_free_room,
            allergies, wishes_no_smokers) VALUES
            (\(id("profile")), \(id("person")), '2026-01-05', '{Welsh}', '{}', '{cycling}', false, '{}', true);
        INSERT INTO capacity_assessment (id, person_id, assessed_on, assessor, has_capacity, decides_for_them) VALUES
            (\(id("capacity")), \(id("person")), '2026-01-06', 'Ivy Hazel', false, 'Rowan Ash');
        INSERT INTO referral (id, person_id, council_id, kind, received_on, levels) VALUES
            (\(id("referral")), \(id("person")), \(id("council")), 'longTerm', '2026-01-05', '{"emotional": 2}');
        INSERT INTO referral_state_change (id, referral_id, from_state, to_state, on_date, reason) VALUES
            (\(id("referralStep")), \(id("referral")), 'open', 'declined', '2026-01-12', 'No room.');
        """
    }

    private var matching: String {
        """
        INSERT INTO household_profile (id, household_id, from_date, latitude_microdegrees, longitude_microdegrees, company,
            has_smokers, pets, languages, cultures, interests) VALUES
            (\(id("home")), \(id("household")), '2026-01-05', 51015000, -3106000, 'mixed', false, '{cat}', '{}', '{}', '{}');
        INSERT INTO household_room (id, household_id, name, from_date, is_step_free, has_own_bathroom, has_own_sitting_place)
            VALUES (\(id("room")), \(id("household")), 'The blue room', '2026-01-05', true, false, false);
        INSERT INTO carer_profile (id, carer_id, from_date, skills, experience, interests, languages, cultures) VALUES
            (\(id("carerProfile")), \(id("carer")), '2026-01-05', '{epilepsy}', '{}', '{chess}', '{}', '{}');
        INSERT INTO carer_offer (id, carer_id, kind, from_date, weekdays) VALUES
            (\(id("offer")), \(id("carer")), 'longTerm', '2026-01-05', '{1,2,3}');
        INSERT INTO person_home_needs (id, person_id, from_date, skills, wishes_own_bathroom, wishes_own_sitting_place)
            VALUES (\(id("needs")), \(id("person")), '2026-01-05', '{epilepsy}', false, true);
        INSERT INTO person (id, given_name, family_name, date_of_birth, primary_support_reason)
            VALUES (\(id("sibling")), 'Ash', 'Cowslip', '1992-04-05', 'learningDisability');
        INSERT INTO person_sibling (id, person_id, sibling_id) VALUES (\(id("siblings")), \(id("person")), \(id("sibling")));
        INSERT INTO matching_policy (id, from_date, radius_metres, needs_weight, interests_weight, culture_weight,
            faith_weight, language_weight, distance_weight, bathroom_weight, privacy_weight) VALUES
            (\(id("matchingPolicy")), '2026-01-05', 40000, 30, 20, 10, 10, 10, 10, 5, 5);
        INSERT INTO carer_match (id, referral_id, carer_id) VALUES (\(id("match")), \(id("referral")), \(id("carer")));
        INSERT INTO match_state_change (id, match_id, to_state, on_date, reason) VALUES
            (\(id("matchStep")), \(id("match")), 'proposed', '2026-01-05', 'A reason.');
        INSERT INTO match_visit (id, match_id, visited_on, nights, notes) VALUES
            (\(id("visit")), \(id("match")), '2026-01-06', 1, 'It went well.');
        INSERT INTO match_agreement (id, match_id, party, agreed_on, agreed_by) VALUES
            (\(id("agreement4")), \(id("match")), 'carer', '2026-01-07', 'Fern Larkspur');
        INSERT INTO carer_matching (id, facts, stale_date) VALUES (\(id("carer")), '\\x01', '9999-12-31');
        INSERT INTO carer_matching_mark (carer_id) VALUES (\(id("carer")));
        """
    }

    private var carers: String {
        """
        INSERT INTO carer_state_change (id, carer_id, to_state, on_date, reason) VALUES
            (\(id("state")), \(id("carer")), 'approved', '2026-01-05', 'A reason.');
        INSERT INTO household_member (id, household_id, given_name, family_name, date_of_birth, relationship, from_date) VALUES
            (\(id("member")), \(id("household")), 'Sorrel', 'Larkspur', '2010-01-02', 'Daughter', '2026-01-05');
        INSERT INTO household_departure (id, household_id, member_id, left_on) VALUES
            (\(id("departure")), \(id("household")), \(id("member")), '2026-02-05');
        INSERT INTO dbs_asker (id, organisation, given_name, family_name) VALUES
            (\(id("asker")), 'An organisation', 'Ivy', 'Hazel');
        INSERT INTO support_cover (id, carer_id, covered_carer_id, from_date) VALUES
            (\(id("cover")), \(id("supportCarer")), \(id("carer")), '2026-01-05');
        INSERT INTO carer_reference (id, carer_id, referee, relationship, received_on, verdict) VALUES
            (\(id("reference")), \(id("carer")), 'Ash Rowan', 'Employer', '2026-01-05', 'satisfactory');
        INSERT INTO home_inspection (
            id, household_id, inspected_on, inspector, bedroom, washing, health_and_safety, suitability, insurance) VALUES
            (\(id("inspection")), \(id("household")), '2026-01-05', 'Ivy Hazel', true, true, true, true, true);
        INSERT INTO household_tenure (id, household_id, checked_on, kind, payments_up_to_date) VALUES
            (\(id("tenure")), \(id("household")), '2026-01-05', 'owner', true);
        INSERT INTO household_insurance (id, household_id, kind, insurer, from_date, to_date) VALUES
            (\(id("insurance")), \(id("household")), 'publicLiability', 'An insurer', '2026-01-05', '2027-01-05');
        INSERT INTO carer_commitments (id, carer_id, considered_on, summary, compatible) VALUES
            (\(id("commitments")), \(id("carer")), '2026-01-05', 'None.', true);
        INSERT INTO assessor_report (id, carer_id, completed_on, assessor, summary, recommends_approval) VALUES
            (\(id("report")), \(id("carer")), '2026-01-05', 'Ivy Hazel', 'A summary.', true);
        \(training)
        INSERT INTO carer_agreement (id, carer_id, agreement_version, clauses, carer_signed_on, scheme_signed_on) VALUES
            (\(id("agreement")), \(id("carer")), '2026', '{support}', '2026-01-05', '2026-01-05');
        INSERT INTO annual_carer_review (id, carer_id, reviewed_on, reviewer, points) VALUES
            (\(id("review")), \(id("carer")), '2026-01-05', 'Ivy Hazel', '{}');
        INSERT INTO change_of_circumstances (id, carer_id, reported_on, kind, detail) VALUES
            (\(id("circumstances")), \(id("carer")), '2026-01-05', 'health', 'A detail.');
        INSERT INTO task (id, kind, carer_id, subject_id, topic, due_on, is_deadline) VALUES
            (\(id("task")), 'training', \(id("carer")), \(id("carer")), 'firstAid', '2026-06-01', true);
        """
    }

    private var reminders: String {
        """
        INSERT INTO bank_holiday (id, on_date, name) VALUES (\(id("holiday")), '2029-01-01', 'New Year''s Day');
        INSERT INTO carer_coordinator (id, carer_id, account_id, from_date) VALUES
            (\(id("coordinator")), \(id("carer")), \(id("account")), '2026-01-05');
        INSERT INTO reminder_lead (id, cause, from_date, lead_days, repeat_days, escalate_after_days) VALUES
            (\(id("lead")), 'training', '2026-01-05', '{60, 30}', 7, 7);
        INSERT INTO reminder_sweep (id, on_date) VALUES (\(id("sweep")), '2026-05-02');
        INSERT INTO reminder (id, task_id, step_days, on_date, is_escalated) VALUES
            (\(id("reminder")), \(id("task")), -30, '2026-05-02', false);
        INSERT INTO delivery (id, account_id, kind, on_date, subject, text) VALUES
            (\(id("delivery")), \(id("account")), 'reminders', '2026-05-02', '1 reminder', 'What it says');
        INSERT INTO reminder_recipient (reminder_id, delivery_id) VALUES (\(id("reminder")), \(id("delivery")));
        INSERT INTO delivery_setting (id, channel) VALUES (\(id("deliverySetting")), 'smtp');
        INSERT INTO delivery_attempt (id, delivery_id, channel, result, code) VALUES
            (\(id("attempt")), \(id("delivery")), 'smtp', 'deferred', 'smtp451');
        """
    }

    private var quality: String {
        """
        INSERT INTO quality_policy (id, from_date, council_notice_days, cqc_notice_days, acknowledgement_days,
            response_days, closing_days, visit_months, policy_review_months) VALUES
            (\(id("qualityPolicy")), '2026-01-05', 1, 1, 3, 20, 28, 3, 12);
        INSERT INTO incident (id, kind, person_id, carer_id, council_id, happened_at, known_at, description,
            must_tell_council, must_tell_cqc, council_told_at, abuse, raised_by, enquiry) VALUES
            (\(id("incident")), 'safeguardingConcern', \(id("person")), \(id("carer")), \(id("council")),
            '2026-05-04T08:00:00Z', '2026-05-04T09:00:00Z', 'What was said.', true, true, '2026-05-04T10:00:00Z',
            '{neglect}', 'family', 'section42');
        INSERT INTO feedback (id, kind, received_on, came_from, about, person_id, carer_id, council_id, causes, summary)
            VALUES (\(id("feedback")), 'complaint', '2026-05-06', 'family', 'carer', \(id("person")), \(id("carer")),
            \(id("council")), '{communication}', 'What was said.');
        INSERT INTO significant_event (id, person_id, carer_id, kind, happened_on, description, incident_id) VALUES
            (\(id("event")), \(id("person")), \(id("carer")), 'safeguarding', '2026-05-04', 'A note.', \(id("incident")));
        INSERT INTO person_outcome (id, person_id, area, goal, assessed_on, progress, evidence, may_be_shared) VALUES
            (\(id("outcomeOfPerson")), \(id("person")), 'community', 'The bus.', '2026-05-05', 'improving', 'Seen.', true);
        INSERT INTO monitoring_visit (id, placement_id, visited_on, visitor, was_announced, person_seen_alone, points)
            VALUES (\(id("monitoringVisit")), \(id("placement")), '2026-05-05', 'Ivy Hazel', true, true, '{}');
        INSERT INTO policy_review (id, subject, title, edition, reviewed_on, reviewer, result) VALUES
            (\(id("policyReview")), 'safeguarding', 'Safeguarding', '2', '2026-01-05', 'Ivy Hazel', 'unchanged');
        INSERT INTO community_activity (id, kind, held_on, title, description, people_count, carer_count, principles)
            VALUES (\(id("activity")), 'coProduction', '2026-02-05', 'A forum.', 'What was done.', 6, 2, '{assets}');
        INSERT INTO staff_member (id, given_name, family_name, started_on, account_id) VALUES
            (\(id("staffMember")), 'Jay', 'Teal', '2020-01-06', \(id("account")));
        INSERT INTO staff_post (id, staff_member_id, from_date, title, is_full_time, weekly_minutes) VALUES
            (\(id("post")), \(id("staffMember")), '2020-01-06', 'Coordinator', true, 2220);
        INSERT INTO staff_course (id, code, name, is_mandatory, is_induction, valid_months, from_date) VALUES
            (\(id("staffCourse")), 'safeguarding', 'Safeguarding', true, false, 12, '2020-01-06');
        INSERT INTO staff_training (id, staff_member_id, course_id, completed_on, trainer) VALUES
            (\(id("staffTraining")), \(id("staffMember")), \(id("staffCourse")), '2026-01-05', 'Lapwing');
        """
    }

    private var monitoring: String {
        """
        INSERT INTO quarterly_report (id, quarter_from, council_id) VALUES
            (\(id("report")), '2026-04-01', \(id("council")));
        INSERT INTO quarterly_report_figure (report_id, number, code, group_name, amount, out_of, details, record_ids,
            record_amounts, record_shares) VALUES
            (\(id("report")), 1, 'longTermPeople', '', 1, NULL, '{}', ARRAY[\(id("person"))]::uuid[], '{1}', '{0}');
        INSERT INTO growth_target (id, measure, from_date, baseline, by_date, target) VALUES
            (\(id("growthTarget")), 'people', '2026-04-01', 72, '2027-04-01', 90);
        INSERT INTO council_commissioner (id, council_id, account_id, from_date) VALUES
            (\(id("commissioner")), \(id("council")), \(id("account")), '2026-04-01');
        """
    }

    private var training: String {
        """
        INSERT INTO course (id, code, name, is_mandatory, is_induction, valid_months, from_date) VALUES
            (\(id("course")), 'firstAid', 'First aid', true, false, 36, '2026-01-05');
        INSERT INTO training_record (id, carer_id, course_id, completed_on, trainer) VALUES
            (\(id("training")), \(id("carer")), \(id("course")), '2026-01-05', 'A trainer');
        INSERT INTO requirement_policy (
            id, from_date, references_min, dbs_renewal_months, review_months, dbs_lead_days, insurance_lead_days,
            training_lead_days, review_lead_days, people_max, panel_quorum, panel_papers_days)
            VALUES (\(id("requirements")), '2026-01-05', 2, 36, 12, 120, 30, 60, 30, 3, 3, 7);
        """
    }

    private var dbs: String {
        """
        INSERT INTO dbs_certificate (
            id, carer_id, level, workforce, barred_list_checked, home_based, is_paper, number, issued_on, outcome,
            original_seen_by, original_seen_on)
            VALUES (\(id("certificate")), \(id("carer")), 'enhanced', 'adult', true, true, true, '001234567890',
            '2026-02-01', 'disclosed', \(id("account")), '2026-02-10');
        INSERT INTO dbs_named_adult (certificate_id, household_member_id) VALUES
            (\(id("certificate")), \(id("member")));
        INSERT INTO dbs_disclosure (id, certificate_id, content, reasoning) VALUES
            (\(id("disclosure")), \(id("certificate")), 'What it says', 'What to make of it');
        INSERT INTO dbs_risk_assessment (id, certificate_id, decision, safeguards, decided_on) VALUES
            (\(id("assessment")), \(id("certificate")), 'accepted', '{noDriving}', '2026-02-20');
        INSERT INTO dbs_showing (id, certificate_id, purpose) VALUES
            (\(id("showing")), \(id("certificate")), 'riskAssessment');
        INSERT INTO dbs_update_consent (id, certificate_id, consented_on) VALUES
            (\(id("consent")), \(id("certificate")), '2026-02-10');
        INSERT INTO dbs_update_check (id, certificate_id, asked_on, result) VALUES
            (\(id("check")), \(id("certificate")), '2026-03-10', 'NON_BLANK_NO_NEW_INFO');
        """
    }

    private var panel: String {
        """
        INSERT INTO panel_member (id, account_id, name, background, from_date) VALUES
            (\(id("panelMember")), \(id("account")), 'Ash Hazel', 'Former carer', '2026-01-05');
        INSERT INTO panel_meeting (id, held_on, place, papers_due_on, quorum) VALUES
            (\(id("meeting")), '2026-02-05', 'Town hall', '2026-01-29', 3);
        INSERT INTO panel_attendance (id, meeting_id, member_id, is_chair) VALUES
            (\(id("attendance")), \(id("meeting")), \(id("panelMember")), true);
        INSERT INTO panel_case (
            id, carer_id, kind, summary, kinds, people_max, bands, conditions, from_date, state, meeting_id, papers_in_on)
            VALUES (\(id("case")), \(id("carer")), 'approval', 'A summary.', '{longTerm}', 2, '{low}', '{}', '2026-03-01',
            'recommended', \(id("meeting")), '2026-01-20');
        INSERT INTO panel_recommendation (id, case_id, meeting_id, verdict, reasons, conditions) VALUES
            (\(id("recommendation")), \(id("case")), \(id("meeting")), 'approve', 'Reasons.', '{}');
        INSERT INTO panel_recommendation_member (id, recommendation_id, member_id) VALUES
            (\(id("vote")), \(id("recommendation")), \(id("panelMember")));
        INSERT INTO panel_interest (id, case_id, member_id, nature) VALUES
            (\(id("interest")), \(id("case")), \(id("panelMember")), 'A neighbour.');
        INSERT INTO panel_decision (id, case_id, is_approved, decided_on, reasons) VALUES
            (\(id("decision")), \(id("case")), true, '2026-02-10', 'As recommended.');
        INSERT INTO approval_terms (id, carer_id, case_id, kinds, people_max, bands, conditions, from_date) VALUES
            (\(id("terms")), \(id("carer")), \(id("case")), '{longTerm}', 2, '{low}', '{}', '2026-03-01');
        INSERT INTO issued_document (id, kind, subject_id, number, text, digest) VALUES
            (\(id("document")), 'panelPack', \(id("meeting")), 1, 'A pack.', sha256('A pack.'));
        """
    }

    private var prices: String {
        """
        INSERT INTO rate_card (id, from_date) VALUES (\(id("card")), '2026-04-01');
        INSERT INTO rate_card_price (rate_card_id, unit, band, price_pence) VALUES (\(id("card")), 'weekly', 'low', 16500);
        INSERT INTO banding_tool (id, from_date, bands, domains_to_reach) VALUES
            (\(id("tool")), '2026-04-01', '{low,high}', 1);
        INSERT INTO banding_tool_domain (banding_tool_id, number, code, name, descriptors) VALUES
            (\(id("tool")), 1, 'night', 'Night time', '{seldom,often}');
        INSERT INTO payment_policy (
            id, from_date, respite_days_per_year, absence_paid_days, after_death_days, left_without_notice_days,
            cancellation_hours, mileage_pence_per_mile, fee_bands)
            VALUES (\(id("policy")), '2026-04-01', 14, 28, 7, 7, 48, 45, '{complex}');
        """
    }

    private var placements: String {
        """
        INSERT INTO placement (id, person_id, carer_id, council_id, start_date) VALUES
            (\(id("placement")), \(id("person")), \(id("carer")), \(id("council")), '2026-01-05');
        INSERT INTO placement_band (id, placement_id, from_date, band) VALUES
            (\(id("band")), \(id("placement")), '2026-01-05', 'low');
        INSERT INTO placement_contribution (id, placement_id, from_date, weekly_pence) VALUES
            (\(id("contribution")), \(id("placement")), '2026-01-05', 6000);
        INSERT INTO placement_complex_fee (id, placement_id, from_date, to_date, weekly_pence) VALUES
            (\(id("fee")), \(id("placement")), '2026-01-05', '2026-02-05', 5000);
        INSERT INTO placement_absence (id, placement_id, kind, from_date, to_date) VALUES
            (\(id("absence")), \(id("placement")), 'hospital', '2026-03-01', '2026-03-08');
        \(living)
        """
    }

    private var living: String {
        """
        INSERT INTO arrangement_agreement (id, person_id, kind, carer_id, points, person_signed_on, carer_signed_on,
            scheme_signed_on) VALUES (\(id("arrangementAgreement")), \(id("person")), 'service', \(id("carer")), '{}',
            '2026-01-02', '2026-01-02', '2026-01-02');
        INSERT INTO band_agreement (id, person_id, council_id, band, from_date, scheme_signatory, scheme_signed_on,
            council_signatory, council_signed_on) VALUES (\(id("bandAgreement")), \(id("person")), \(id("council")), 'low',
            '2026-01-05', 'Ivy Hazel', '2026-01-02', 'Jay Teal', '2026-01-03');
        INSERT INTO placement_notice (id, placement_id, given_on, given_by, cause, council_told_on, leaving_on, note)
            VALUES (\(id("notice")), \(id("placement")), '2026-06-01', 'carer', 'breakdown', '2026-06-02', '2026-07-01', 'N.');
        INSERT INTO care_plan (id, placement_id, agreed_on, author, points, medication_abilities) VALUES
            (\(id("carePlan")), \(id("placement")), '2026-04-01', 'Ivy Hazel', '{}', '{}');
        """
    }

    private var bookings: String {
        """
        INSERT INTO stay (id, person_id, carer_id, council_id, arrive_date, depart_date, band, starts_at) VALUES
            (\(id("stay")), \(id("person")), \(id("carer")), \(id("council")), '2026-05-01', '2026-05-04', 'A',
            '2026-05-01T15:00:00+01:00');
        INSERT INTO session (id, person_id, carer_id, council_id, starts_at, minutes, band) VALUES
            (\(id("session")), \(id("person")), \(id("carer")), \(id("council")), '2026-05-06T09:30:00+01:00', 120, 'A');
        """
    }

    private var accounts: String {
        """
        INSERT INTO carer_bank_account (
            id, carer_id, from_date, account_name, key_id, sealed, sort_code_ending, account_number_ending)
            VALUES (\(id("bankAccount")), \(id("carer")), '2026-01-05', 'F Larkspur', 'a-key',
            decode(repeat('00', 42), 'hex'), '4711', '1234');
        INSERT INTO paying_account (
            id, from_date, payer_name, service_user_number, bacs_form, key_id, sealed, sort_code_ending,
            account_number_ending)
            VALUES (\(id("payingAccount")), '2026-01-05', 'A scheme', '123456', 'multi', 'a-key',
            decode(repeat('00', 42), 'hex'), '4711', '1234');
        INSERT INTO payment_table (id, from_date, has_header, headings, fields, texts) VALUES
            (\(id("paymentTable")), '2026-01-05', true, '{Amount}', '{amount}', '{""}');
        """
    }

    private var payments: String {
        """
        INSERT INTO payment_run (id, period, job_id) VALUES (\(id("run")), '2026-05-01', \(id("job")));
        INSERT INTO payment_line (
            scheme_id, run_id, number, carer_id, subject_id, council_id, element, from_date, to_date, quantity, unit,
            rate_pence, amount_pence, contribution_pence, council_pence, clause, explanation)
            VALUES (\(id("scheme")), \(id("run")), 1, \(id("carer")), \(id("stay")), \(id("council")), 'night', '2026-05-01',
            '2026-05-04', 3, 'night', 6400, 19200, 0, 19200, '4.7.3', '3 nights');
        INSERT INTO payment_run_parked (scheme_id, run_id, carer_id, faults) VALUES
            (\(id("scheme")), \(id("run")), \(id("carer")), '[]');
        \(settlements)
        """
    }

    private var settlements: String {
        """
        INSERT INTO payment_hold (id, carer_id, reason) VALUES
            (\(id("hold")), \(id("supportCarer")), 'A question about September.');
        INSERT INTO urgent_payment (id, carer_id, amount_pence, reason) VALUES
            (\(id("urgent")), \(id("carer")), 20000, 'A boiler.');
        INSERT INTO recovery_plan (id, carer_id, instalment_pence, agreed_on, carer_agreed_on, note) VALUES
            (\(id("plan")), \(id("supportCarer")), 5000, '2026-05-02', '2026-05-02', 'By telephone.');
        INSERT INTO banding_review (id, placement_id, reviewed_on) VALUES
            (\(id("bandingReview")), \(id("placement")), '2026-04-20');
        INSERT INTO payment VALUES
            (\(id("scheme")), \(id("run")), \(id("carer")), 0, 19200, 19200, 14400, 0, 19200, 0, false, NULL, NULL, false);
        INSERT INTO payment_exception (scheme_id, run_id, number, code, carer_id, detail, settled_by) VALUES
            (\(id("scheme")), \(id("run")), 1, 'noBankDetails', \(id("carer")), 'What is wrong.', 'What settles it.');
        """
    }

    /// The id of a row that stands behind those that others are made like.
    private var last: String { "'ffffffff-ffff-ffff-ffff-ffffffffffff'" }

    /// The run is still being calculated, so that its lines can be written: the file's own triggers stay off.
    private var files: String {
        """
        SET LOCAL session_replication_role = replica;
        INSERT INTO payment_file (
            id, run_id, number, kind, process_date, payment_count, amount_pence, byte_count, key_id, sealed, sealed_digest,
            changed_references, given_names, written_names)
            VALUES (\(id("file")), \(id("run")), 1, 'bacs18', '2026-06-08', 1, 19200, 1, 'a-key',
            decode(repeat('00', 29), 'hex'), decode(repeat('00', 60), 'hex'), '{}', '{}', '{}');
        INSERT INTO payment_file_entry (file_id, number, run_id, carer_id, reference, amount_pence, bank_account_id) VALUES
            (\(id("file")), 1, \(id("run")), \(id("carer")), 'SL-1-1', 19200, \(id("bankAccount")));
        INSERT INTO payment_file_entry (file_id, number, carer_id, reference, amount_pence, urgent_payment_id) VALUES
            (\(id("file")), 9, \(id("carer")), 'SL-1-9', 20000, \(id("urgent")));
        SET LOCAL session_replication_role = origin;
        INSERT INTO payment_file_download (id, file_id) VALUES (\(id("download")), \(id("file")));
        INSERT INTO payment_confirmation (id, run_id, file_name, digest, confirmed_count, rejected_count) VALUES
            (\(id("confirmation")), \(id("run")), 'bank.csv', sha256('A file.'), 1, 0);
        INSERT INTO payment_confirmation (id, file_id, file_name, digest, confirmed_count, rejected_count) VALUES
            (\(last), \(id("file")), 'bank.csv', sha256('A file.'), 1, 0);
        INSERT INTO payment_outcome (id, run_id, carer_id, confirmation_id, line, outcome) VALUES
            (\(id("outcome")), \(id("run")), \(id("carer")), \(id("confirmation")), 2, 'confirmed');
        INSERT INTO payment_outcome (id, urgent_payment_id, carer_id, confirmation_id, line, outcome) VALUES
            (\(last), \(id("urgent")), \(id("carer")), \(last), 2, 'confirmed');
        """
    }

    private var ledgers: String {
        """
        INSERT INTO management_fee (id, council_id, from_date, yearly_pence, rounded_to_pence) VALUES
            (\(id("managementFee")), \(id("council")), '2026-04-01', 39782900, 100);
        INSERT INTO contribution_receipt (id, person_id, received_on, amount_pence, reference) VALUES
            (\(id("receipt")), \(id("person")), '2026-05-20', 4500, 'BACS 4711');
        INSERT INTO payment_run_fee (scheme_id, run_id, council_id, month, management_fee_id, amount_pence) VALUES
            (\(id("scheme")), \(id("run")), \(id("council")), '2026-05-01', \(id("managementFee")), 3315200);
        INSERT INTO care_relief_figures (
            id, tax_year, fixed_pence, adult_weekly_pence, older_child_weekly_pence, younger_child_weekly_pence, source)
            VALUES (\(id("figures")), 2040, 2000000, 50000, 50000, 42000, 'An order');
        INSERT INTO payment_budget (id, from_date, monthly_pence) VALUES (\(id("budget")), '2026-04-01', 10000000);
        """
    }

    private var jobs: String {
        """
        INSERT INTO job (id, tenant_id, kind, unique_key) VALUES (\(id("job")), \(id("scheme")), 'a kind', 'a key');
        INSERT INTO job_progress (job_id, tenant_id, progress_done, progress_total) VALUES
            (\(id("job")), \(id("scheme")), 1, 2);
        INSERT INTO job_worker (id, name) VALUES (\(id("worker")), 'A worker');
        INSERT INTO job_schedule (name, kind, wall_start, step, zone, next_run_at) VALUES
            ('\(slug)', 'a kind', '2026-05-01T06:00:00', '1 day', 'Europe/London', '2026-05-02T05:00:00Z');
        """
    }
}

extension Connection {
    /// What the statement is refused with, or nil if it is not. Nothing of it stays.
    func refusal(of sql: String) throws -> PostgresError? {
        do {
            try savepoint {
                try script(sql)
                throw Undone()
            }
        } catch let error as PostgresError {
            return error
        } catch is Undone {}
        return nil
    }
}

private struct Undone: Error {}
