/// The breaches of what goes out to carers: holds, urgent payments, recovery plans, payments and exceptions.
enum SettlementBreaches {
    typealias Breach = ConstraintTests.Breach

    static let all: [Breach] = limits + holds + urgentPayments + plans + reviews + payments + exceptions

    private static let limits = [
        Breach("account_approval_limit_range", "account", #"{"label": "Another", "approval_limit_pence": -1}"#),
        Breach("payment_policy_payment_floor_range", "payment_policy", #"{"payment_floor_percent": 101}"#),
        Breach("payment_policy_change_warning_range", "payment_policy", #"{"change_warning_percent": 0}"#),
        Breach(
            "payment_run_settles", "payment_run",
            #"""
            {"state": "approved", "approved_by": "\#(own("approver"))", "approved_at": "\#(later)", "approval_number": 1,
                "paid_pence": 1, "period": "2026-06-01"}
            """#, behindTriggers: true),
    ]

    private static let holds = [
        Breach("payment_hold_pkey", "payment_hold", #"{"id": "\#(own("hold"))", "carer_id": "\#(own("carer"))"}"#),
        Breach("payment_hold_one_in_force", "payment_hold", "{}"),
        Breach("payment_hold_carer_fkey", "payment_hold", #"{"carer_id": "$stranger"}"#),
        Breach(
            "payment_hold_placed_by_fkey", "payment_hold",
            #"{"placed_by": "$stranger", "carer_id": "\#(own("carer"))"}"#),
        Breach(
            "payment_hold_released_by_fkey", "payment_hold",
            #"{"released_by": "$stranger", "released_at": "\#(later)", "release_reason": "Answered."}"#),
        Breach("payment_hold_reason_length", "payment_hold", #"{"reason": ""}"#),
        Breach(
            "payment_hold_release_reason_length", "payment_hold",
            #"{"released_by": "\#(own("account"))", "released_at": "\#(later)", "release_reason": ""}"#),
        Breach("payment_hold_released_by_somebody", "payment_hold", #"{"released_at": "\#(later)"}"#),
    ]

    private static let urgentPayments = [
        Breach("urgent_payment_pkey", "urgent_payment", #"{"id": "\#(own("urgent"))"}"#),
        Breach("urgent_payment_carer_fkey", "urgent_payment", #"{"carer_id": "$stranger"}"#),
        Breach("urgent_payment_asked_by_fkey", "urgent_payment", #"{"asked_by": "$stranger"}"#),
        Breach(
            "urgent_payment_approved_by_fkey", "urgent_payment",
            #"{"approved_by": "$stranger", "approved_at": "\#(later)"}"#),
        Breach(
            "urgent_payment_declined_by_fkey", "urgent_payment",
            #"{"declined_by": "$stranger", "declined_at": "\#(later)", "decline_reason": "No."}"#),
        Breach("urgent_payment_amount_range", "urgent_payment", #"{"amount_pence": 0}"#),
        Breach("urgent_payment_reason_length", "urgent_payment", #"{"reason": ""}"#),
        Breach(
            "urgent_payment_decline_reason_length", "urgent_payment",
            #"{"declined_by": "\#(own("account"))", "declined_at": "\#(later)", "decline_reason": ""}"#),
        Breach(
            "urgent_payment_two_people", "urgent_payment",
            #"{"approved_by": "\#(own("account"))", "approved_at": "\#(later)"}"#),
        Breach("urgent_payment_approved_by_somebody", "urgent_payment", #"{"approved_at": "\#(later)"}"#),
        Breach("urgent_payment_declined_by_somebody", "urgent_payment", #"{"declined_at": "\#(later)"}"#),
        Breach(
            "urgent_payment_decided_once", "urgent_payment",
            #"""
            {"approved_by": "\#(own("approver"))", "approved_at": "\#(later)", "declined_by": "\#(own("account"))",
                "declined_at": "\#(later)", "decline_reason": "No."}
            """#),
    ]

    private static let plans = [
        Breach("recovery_plan_pkey", "recovery_plan", #"{"id": "\#(own("plan"))", "carer_id": "\#(own("carer"))"}"#),
        Breach("recovery_plan_one_in_force", "recovery_plan", "{}"),
        Breach("recovery_plan_carer_fkey", "recovery_plan", #"{"carer_id": "$stranger"}"#),
        Breach(
            "recovery_plan_recorded_by_fkey", "recovery_plan",
            #"{"recorded_by": "$stranger", "carer_id": "\#(own("carer"))"}"#),
        Breach(
            "recovery_plan_withdrawn_by_fkey", "recovery_plan",
            #"{"withdrawn_by": "$stranger", "withdrawn_at": "\#(later)"}"#),
        Breach(
            "recovery_plan_ended_by_run_fkey", "recovery_plan",
            #"{"ended_by_run_id": "$stranger", "ended_at": "\#(later)"}"#),
        Breach("recovery_plan_instalment_range", "recovery_plan", #"{"instalment_pence": 0}"#),
        Breach("recovery_plan_note_length", "recovery_plan", #"{"note": ""}"#),
        Breach("recovery_plan_withdrawn_by_somebody", "recovery_plan", #"{"withdrawn_at": "\#(later)"}"#),
        Breach("recovery_plan_ended_by_run", "recovery_plan", #"{"ended_at": "\#(later)"}"#),
        Breach(
            "recovery_plan_over_once", "recovery_plan",
            #"""
            {"withdrawn_by": "\#(own("account"))", "withdrawn_at": "\#(later)", "ended_at": "\#(later)",
                "ended_by_run_id": "\#(own("run"))"}
            """#),
    ]

    private static let reviews = [
        Breach("banding_review_pkey", "banding_review", #"{"id": "\#(own("bandingReview"))"}"#),
        Breach("banding_review_placement_fkey", "banding_review", #"{"placement_id": "$stranger"}"#),
        Breach("banding_review_note_length", "banding_review", #"{"note": ""}"#),
    ]

    private static let payments = [
        Breach("payment_pkey", "payment", "{}"),
        Breach("payment_run_fkey", "payment", #"{"run_id": "$stranger"}"#),
        Breach("payment_carer_fkey", "payment", #"{"carer_id": "$stranger"}"#),
        Breach(
            "payment_hold_fkey", "payment",
            #"{"hold_id": "$stranger", "held": true, "paid_pence": 0, "carried_forward_pence": 19200, \#(another)}"#),
        Breach("payment_plan_fkey", "payment", #"{"plan_id": "$stranger", \#(another)}"#),
        Breach("payment_adds_up", "payment", #"{"carried_forward_pence": 1}"#),
        Breach("payment_not_negative", "payment", #"{"recovered_pence": -1}"#),
        Breach(
            "payment_held_by_hold", "payment", #"{"held": true, "paid_pence": 0, "carried_forward_pence": 19200}"#),
        Breach("payment_held_is_not_paid", "payment", #"{"parked": true}"#),
    ]

    private static let exceptions = [
        Breach("payment_exception_pkey", "payment_exception", "{}"),
        Breach("payment_exception_run_fkey", "payment_exception", #"{"run_id": "$stranger"}"#),
        Breach("payment_exception_carer_fkey", "payment_exception", #"{"carer_id": "$stranger", "number": 2}"#),
        Breach("payment_exception_code_known", "payment_exception", #"{"code": "whim"}"#),
        Breach("payment_exception_about_something", "payment_exception", #"{"carer_id": null}"#),
    ]

    private static let later = "2026-06-02T09:00:00Z"

    /// A carer who has no payment yet.
    private static let another = #""carer_id": "\#(own("supportCarer"))""#

    /// The id of a row of the fixture.
    private static func own(_ row: String) -> String { "$own(\(row))" }
}
