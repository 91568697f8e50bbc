/// The breaches of the tables of reminders and deliveries.
extension ConstraintBreaches {
    static let reminders = settings + tasks + sweeps + messages + tries

    private static let settings = [
        Breach("account_email_form", "account", #"{"label": "Another", "email": "without-a-sign"}"#),
        Breach("bank_holiday_pkey", "bank_holiday", #"{"id": "$own(holiday)", "on_date": "2029-04-02"}"#),
        Breach("bank_holiday_scheme_fkey", "bank_holiday", #"{"scheme_id": "$stranger"}"#),
        Breach("bank_holiday_name_length", "bank_holiday", #"{"name": ""}"#),
        Breach("bank_holiday_on_unique", "bank_holiday", "{}"),
        Breach(
            "carer_coordinator_pkey", "carer_coordinator", #"{"id": "$own(coordinator)", "from_date": "2026-02-05"}"#),
        Breach(
            "carer_coordinator_carer_fkey", "carer_coordinator",
            #"{"carer_id": "$stranger", "from_date": "2026-02-05"}"#),
        Breach(
            "carer_coordinator_account_fkey", "carer_coordinator",
            #"{"account_id": "$stranger", "from_date": "2026-02-05"}"#),
        Breach("carer_coordinator_from_unique", "carer_coordinator", "{}"),
        Breach("reminder_lead_pkey", "reminder_lead", #"{"id": "$own(lead)", "from_date": "2026-02-05"}"#),
        Breach("reminder_lead_scheme_fkey", "reminder_lead", #"{"scheme_id": "$stranger"}"#),
        Breach("reminder_lead_cause_length", "reminder_lead", #"{"cause": ""}"#),
        Breach("reminder_lead_days_range", "reminder_lead", #"{"lead_days": [366]}"#),
        Breach("reminder_lead_repeat_days_range", "reminder_lead", #"{"repeat_days": 0}"#),
        Breach("reminder_lead_escalate_after_days_range", "reminder_lead", #"{"escalate_after_days": 0}"#),
        Breach("reminder_lead_from_unique", "reminder_lead", "{}"),
    ]

    private static let tasks = [
        Breach("task_topic_length", "task", #"{"topic": "012345678901234567890123456789012345678901234567890"}"#),
        Breach(
            "task_taken_by_fkey", "task",
            #"{"is_deadline": false, "taken_by": "$stranger", "taken_at": "2026-05-02T09:00:00Z"}"#),
        Breach("task_taken_at_by_somebody", "task", #"{"taken_at": "2026-05-02T09:00:00Z"}"#),
        Breach("task_put_off_with_reason", "task", #"{"put_off_until": "2026-05-02"}"#),
        Breach("task_put_off_reason_length", "task", #"{"put_off_until": "2026-05-02", "put_off_reason": ""}"#),
        Breach("task_deadline_is_due", "task", #"{"due_on": null}"#),
        Breach("task_one_for_deadline", "task", "{}"),
    ]

    private static let sweeps = [
        Breach("reminder_sweep_pkey", "reminder_sweep", #"{"id": "$own(sweep)", "on_date": "2026-05-03"}"#),
        Breach("reminder_sweep_scheme_fkey", "reminder_sweep", #"{"scheme_id": "$stranger"}"#),
        Breach("reminder_sweep_once", "reminder_sweep", "{}"),
        Breach("reminder_pkey", "reminder", #"{"id": "$own(reminder)", "step_days": -14}"#),
        Breach("reminder_task_fkey", "reminder", #"{"task_id": "$stranger"}"#),
        Breach("reminder_once", "reminder", "{}"),
        Breach("reminder_recipient_pkey", "reminder_recipient", "{}"),
        Breach("reminder_recipient_reminder_fkey", "reminder_recipient", #"{"reminder_id": "$stranger"}"#),
        Breach("reminder_recipient_delivery_fkey", "reminder_recipient", #"{"delivery_id": "$stranger"}"#),
    ]

    private static let tries = [
        Breach(
            "delivery_setting_pkey", "delivery_setting",
            #"{"id": "$own(deliverySetting)", "withdrawn_at": "2026-05-02T09:00:00Z"}"#),
        Breach("delivery_setting_scheme_fkey", "delivery_setting", #"{"scheme_id": "$stranger"}"#),
        Breach("delivery_setting_channel_known", "delivery_setting", #"{"channel": "pigeon"}"#),
        Breach("delivery_setting_template_of_notify", "delivery_setting", #"{"channel": "notify"}"#),
        Breach("delivery_setting_one_live", "delivery_setting", "{}"),
        Breach("delivery_attempt_pkey", "delivery_attempt", #"{"id": "$own(attempt)"}"#),
        Breach("delivery_attempt_delivery_fkey", "delivery_attempt", #"{"delivery_id": "$stranger"}"#),
        Breach("delivery_attempt_channel_known", "delivery_attempt", #"{"channel": "pigeon"}"#),
        Breach("delivery_attempt_result_known", "delivery_attempt", #"{"result": "lost"}"#),
        Breach("delivery_attempt_code_of_failure", "delivery_attempt", #"{"code": null}"#),
    ]

    private static let messages = [
        Breach("delivery_pkey", "delivery", #"{"id": "$own(delivery)", "on_date": "2026-05-03"}"#),
        Breach("delivery_account_fkey", "delivery", #"{"account_id": "$stranger"}"#),
        Breach("delivery_once", "delivery", "{}"),
        Breach("delivery_kind_known", "delivery", #"{"kind": "advertisement"}"#),
        Breach("delivery_subject_length", "delivery", #"{"subject": ""}"#),
        Breach("delivery_state_known", "delivery", #"{"state": "lost"}"#),
        Breach("delivery_channel_known", "delivery", #"{"channel": "pigeon"}"#),
        Breach("delivery_accepted_somehow", "delivery", #"{"state": "accepted"}"#),
        Breach("delivery_failed_for_a_reason", "delivery", #"{"state": "failed"}"#),
    ]
}
