import Postgres
import SharedLives

/// What each named constraint of the schema means to whoever sent the facts. The second line of defence: most are found before.
enum ConstraintFaults {
    /// How a violation is answered.
    enum Meaning {
        /// The facts sent cannot be (422).
        case refused(Fault)
        /// They do not go with what is recorded (409).
        case conflict(Fault)
    }

    /// The domain's word for a database error, or nil when it has none: a fault of ours, not of the sender's.
    static func error(for error: PostgresError) -> StoreError? {
        switch error.kind {
        case .connectionFailed, .connectionLost, .commitOutcomeUnknown, .poolSaturated, .waitTimedOut, .poolShutDown,
            .server(.adminShutdown), .server(.tooManyConnections), .server(.lockNotAvailable),
            .server(.serializationFailure), .server(.deadlockDetected):
            return .unavailable
        case .server(let state) where error.constraint != nil:
            return meaning(of: error.constraint!, state).map(storeError)
        case .server(let state) where state.classCode == "22":
            return .refused([
                Fault(pointer: "", code: "outOfRange", detail: "A value is out of range. Send a smaller one.")
            ])
        case .server(let state) where ["53", "57", "58"].contains(state.classCode):
            return .unavailable
        case .encoding:
            return .refused([
                Fault(pointer: "", code: "notStorable", detail: "A text holds a character that cannot be kept.")
            ])
        default:
            return nil
        }
    }

    private static func storeError(_ meaning: Meaning) -> StoreError {
        switch meaning {
        case .refused(let fault): .refused([fault])
        case .conflict(let fault): .conflict(fault)
        }
    }

    private static func meaning(of constraint: String, _ state: SQLState) -> Meaning? {
        if let known = table[constraint] { return known }
        switch state {
        case .checkViolation:
            return .refused(
                Fault(
                    pointer: "", code: "contradiction", detail: "The facts break the rule \(constraint). Correct them.")
            )
        case .foreignKeyViolation:
            return .refused(
                Fault(
                    pointer: "", code: "unknownReference", detail: "A record that this one names is not in this scheme."
                ))
        default:
            return nil
        }
    }

    private static func unknown(_ member: String, _ what: String) -> Meaning {
        .refused(
            Fault(
                pointer: "/" + member, code: "unknownReference",
                detail: "There is no \(what) with this id in this scheme. Add it first, or correct the id."))
    }

    private static func sameDay(_ what: String) -> Meaning {
        .conflict(
            Fault(
                pointer: "/from", code: "sameDayRecorded",
                detail: "There is already \(what) from this day. Withdraw it first, or give another day."))
    }

    private static let limitExceeded = Meaning.conflict(
        Fault(
            pointer: "", code: "approvalLimitExceeded",
            detail: "This comes to more than you may approve. Ask a colleague with a higher limit."))

    private static let table: [String: Meaning] = [
        "council_name_unique": .conflict(
            Fault(
                pointer: "/name", code: "nameTaken", detail: "There is already a council of this name.")),
        "account_label_unique": .conflict(
            Fault(
                pointer: "/label", code: "nameTaken", detail: "There is already an account with this label.")),
        "household_uprn_unique": .conflict(
            Fault(
                pointer: "/uprn", code: "residenceRecorded",
                detail: "This residence is recorded already: use its household.")),
        "carer_household_fkey": unknown("householdId", "household"),
        "carer_email_form": .refused(
            Fault(pointer: "/email", code: "malformedEmail", detail: "Write an e-mail address as fern@example.org.")),
        "household_departure_member_fkey": unknown("memberId", "member"),
        "household_departure_one_live": .conflict(
            Fault(
                pointer: "/memberId", code: "departureRecorded",
                detail: "It is recorded already when this member left. Withdraw that first, if it is wrong.")),
        "dbs_asker_one_live": .conflict(
            Fault(
                pointer: "", code: "askerRecorded",
                detail: "It is recorded already who asks. Withdraw that first, then record the new one.")),
        "carer_coordinator_account_fkey": unknown("accountId", "account"),
        "carer_coordinator_from_unique": sameDay("a coordinator"),
        "reminder_lead_from_unique": sameDay("a schedule of this cause"),
        "bank_holiday_on_unique": .conflict(
            Fault(
                pointer: "/on", code: "sameDayRecorded", detail: "This day is recorded already: nothing is to be done.")
        ),
        "delivery_setting_one_live": .conflict(
            Fault(
                pointer: "", code: "settingRecorded",
                detail: "It is set already how messages go. Withdraw that first, then record the new one.")),
        "account_email_form": .refused(
            Fault(pointer: "/email", code: "malformedEmail", detail: "Write an e-mail address as fern@example.org.")),
        "training_record_course_fkey": unknown("courseId", "course"),
        "panel_member_account_fkey": unknown("accountId", "account"),
        "panel_member_account_unique": .conflict(
            Fault(
                pointer: "/accountId", code: "accountTaken",
                detail: "Another member signs in with this account. Give another one, or none.")),
        "panel_attendance_member_fkey": unknown("members", "panel member"),
        "panel_case_one_open": .conflict(
            Fault(
                pointer: "/carerId", code: "caseOpen",
                detail: "Another case about this carer is open. Have it decided or withdraw it first.")),
        "panel_interest_member_fkey": unknown("memberId", "panel member"),
        "panel_interest_once": .conflict(
            Fault(
                pointer: "/memberId", code: "interestDeclared",
                detail: "This member has declared an interest in the case already.")),
        "panel_recommendation_member_interest": .conflict(
            Fault(
                pointer: "/memberIds", code: "memberHasInterest",
                detail: "A member who takes part has just declared an interest. Read the case again.")),
        "referral_person_fkey": unknown("personId", "person"),
        "referral_council_fkey": unknown("councilId", "council"),
        "person_profile_from_unique": sameDay("a profile"),
        "household_profile_from_unique": sameDay("a profile"),
        "carer_profile_from_unique": sameDay("a profile"),
        "person_home_needs_from_unique": sameDay("a record of needs"),
        "matching_policy_from_unique": sameDay("a policy"),
        "person_sibling_sibling_fkey": unknown("siblingId", "person"),
        "person_sibling_of_another": .refused(
            Fault(
                pointer: "/siblingId", code: "samePerson",
                detail: "Nobody is their own brother or sister. Give the other person.")),
        "person_sibling_once": .conflict(
            Fault(
                pointer: "/siblingId", code: "siblingRecorded",
                detail: "This is recorded already: nothing is to be done.")),
        "carer_match_one_open": .conflict(
            Fault(
                pointer: "/carerId", code: "matchOpen",
                detail: "This carer is considered for the referral already: go on with that match.")),
        "match_agreement_party_once": .conflict(
            Fault(
                pointer: "/party", code: "agreedAlready",
                detail: "This party has agreed already. If they withdraw, record the withdrawal.")),
        "quarterly_report_once": .conflict(
            Fault(
                pointer: "", code: "reportSubmitted",
                detail: "This quarter's report is submitted already. What was corrected since is shown beside it.")),
        "growth_target_from_unique": sameDay("a target of this measure"),
        "council_commissioner_account_fkey": unknown("accountId", "account"),
        "council_commissioner_from_unique": sameDay("a council of this commissioner"),
        "placement_person_fkey": unknown("personId", "person"),
        "placement_carer_fkey": unknown("carerId", "carer"),
        "placement_council_fkey": unknown("councilId", "council"),
        "stay_person_fkey": unknown("personId", "person"),
        "stay_carer_fkey": unknown("carerId", "carer"),
        "stay_council_fkey": unknown("councilId", "council"),
        "session_person_fkey": unknown("personId", "person"),
        "session_carer_fkey": unknown("carerId", "carer"),
        "session_council_fkey": unknown("councilId", "council"),
        "arrangement_agreement_carer_fkey": unknown("carerId", "carer"),
        "band_agreement_council_fkey": unknown("councilId", "council"),
        "band_agreement_from_unique": sameDay("an agreement with this council"),
        "placement_one_home": .conflict(
            Fault(
                pointer: "/personId", code: "personInTwoPlaces",
                detail: "This person has another placement in these days. End it first, or give other days.")),
        "stay_one_place": .conflict(
            Fault(
                pointer: "/personId", code: "personInTwoPlaces",
                detail: "This person has another stay in these nights. Cancel it first, or give other nights.")),
        "rate_card_from_unique": sameDay("a rate card"),
        "payment_policy_from_unique": sameDay("a policy"),
        "carer_bank_account_from_unique": sameDay("a bank account"),
        "paying_account_from_unique": sameDay("a paying account"),
        "payment_table_from_unique": sameDay("a layout"),
        "management_fee_from_unique": sameDay("an agreement of this council"),
        "payment_budget_from_unique": sameDay("a budget"),
        "care_relief_figures_tax_year_unique": .conflict(
            Fault(
                pointer: "/taxYear", code: "yearRecorded",
                detail: "The amounts of this tax year are recorded. Withdraw them first, or give another year.")),
        "requirement_policy_from_unique": sameDay("a policy"),
        "quality_policy_from_unique": sameDay("a policy"),
        "staff_post_from_unique": sameDay("a post"),
        "staff_course_from_unique": sameDay("a course of this code"),
        "policy_review_from_unique": .conflict(
            Fault(
                pointer: "/reviewedOn", code: "sameDayRecorded",
                detail: "There is already a review of this policy on this day. Withdraw it first, or give another day.")
        ),
        "staff_member_account_unique": .conflict(
            Fault(
                pointer: "/accountId", code: "accountTaken",
                detail: "This account is another member of staff's. Give another one, or correct the other.")),
        "staff_member_account_fkey": unknown("accountId", "account"),
        "staff_training_course_fkey": unknown("courseId", "course for staff"),
        "incident_person_fkey": unknown("personId", "person"),
        "incident_carer_fkey": unknown("carerId", "carer"),
        "incident_council_fkey": unknown("councilId", "council"),
        "feedback_person_fkey": unknown("personId", "person"),
        "feedback_carer_fkey": unknown("carerId", "carer"),
        "feedback_council_fkey": unknown("councilId", "council"),
        "significant_event_carer_fkey": unknown("carerId", "carer"),
        "significant_event_incident_fkey": unknown("incidentId", "incident"),
        "course_from_unique": sameDay("a course of this code"),
        "banding_tool_from_unique": sameDay("a banding tool"),
        "placement_band_from_unique": sameDay("a band"),
        "placement_contribution_from_unique": sameDay("a contribution"),
        "placement_complex_fee_one_at_once": .conflict(
            Fault(
                pointer: "/from", code: "feesOverlap",
                detail: "Another fee holds on some of these days. Withdraw it first.")),
        "placement_absence_one_at_once": .conflict(
            Fault(
                pointer: "/from", code: "absencesOverlap",
                detail: "Another absence covers some of these days. Withdraw it first, or give other days.")),
        "dbs_certificate_original_seen_by_fkey": unknown("originalSeenBy", "account"),
        "dbs_certificate_number_unique": .conflict(
            Fault(
                pointer: "/number", code: "certificateRecorded",
                detail: "There is already a certificate with this number. Correct the number, or withdraw the other.")),
        "dbs_update_consent_one_live": .conflict(
            Fault(
                pointer: "", code: "consentRecorded",
                detail: "A consent for this certificate stands already: nothing is to be done.")),
        "payment_run_two_people": .conflict(
            Fault(
                pointer: "", code: "twoPeopleNeeded",
                detail: "Whoever asked for a run does not approve it. Let somebody else do it.")),
        "payment_run_up_to_date": .conflict(
            Fault(
                pointer: "", code: "draftOutOfDate",
                detail: "Since this draft was worked out, what is owed, held or agreed has changed. Have it worked out "
                    + "again, read it, and approve it then.")),
        "payment_run_within_limit": limitExceeded,
        "urgent_payment_within_limit": limitExceeded,
        "urgent_payment_two_people": .conflict(
            Fault(
                pointer: "", code: "twoPeopleNeeded",
                detail: "Whoever asked for a payment does not approve it. Let somebody else do it.")),
        "payment_hold_carer_fkey": unknown("carerId", "carer"),
        "urgent_payment_carer_fkey": unknown("carerId", "carer"),
        "recovery_plan_carer_fkey": unknown("carerId", "carer"),
        "payment_hold_one_in_force": .conflict(
            Fault(
                pointer: "/carerId", code: "paymentsHeld",
                detail: "This carer's payments are held already. Release that hold first, or leave it.")),
        "recovery_plan_one_in_force": .conflict(
            Fault(
                pointer: "/carerId", code: "planInForce",
                detail: "A recovery plan for this carer is in force. Withdraw it first, or leave it.")),
        "payment_run_follows": .conflict(
            Fault(
                pointer: "", code: "paidSinceCalculated",
                detail: "Another run that puts earlier months right was approved since this one was worked out, so "
                    + "that some of it would be paid twice. Have it worked out again, and read it again.")),
    ]
}
