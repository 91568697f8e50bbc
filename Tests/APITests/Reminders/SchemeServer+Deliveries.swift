import Postgres
import TestSupport

extension SchemeServer {
    /// Adds a message to the coordinator about the first carer's course, with its task and its reminder; gives its id.
    func addDelivery() async throws -> String {
        let id = "00000000-0000-7000-8000-00000000de11"
        try await script(
            """
            INSERT INTO task (id, kind, carer_id, subject_id, topic, due_on, is_deadline) VALUES
                ('00000000-0000-7000-8000-00000000de12', 'training', '\(scheme.carers[0])', '\(scheme.carers[0])', 'firstAid',
                    '2026-06-01', true);
            INSERT INTO reminder (id, task_id, step_days, on_date, is_escalated) VALUES
                ('00000000-0000-7000-8000-00000000de13', '00000000-0000-7000-8000-00000000de12', -30, '2026-05-02', false);
            INSERT INTO delivery (id, account_id, kind, on_date, subject, text) VALUES
                ('\(id)', '\(scheme.accounts["coordinator"]!)', 'reminders', '2026-05-02', 'Shared Lives: 1 reminder', 'What it says');
            INSERT INTO reminder_recipient (reminder_id, delivery_id) VALUES
                ('00000000-0000-7000-8000-00000000de13', '\(id)');
            """)
        return id
    }
}
