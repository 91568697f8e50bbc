import Postgres
import SharedLives

enum ReminderSweepStatements {
    /// Takes the scheme's day, once: no row where another has it. Who comes at the same time waits for the first to end.
    static let begin = Query<Identifier, CivilDate>(
        "reminder_sweep_begin",
        """
        INSERT INTO reminder_sweep (id, on_date) VALUES ($1, (current_instant() AT TIME ZONE 'Europe/London')::date)
        ON CONFLICT (scheme_id, on_date) DO NOTHING RETURNING on_date
        """)

    static let leads = Query<(), (ReminderCause, CivilDate, [Int16], Int16?, Int16)>(
        "reminder_sweep_leads",
        """
        SELECT cause, from_date, lead_days, repeat_days, escalate_after_days FROM reminder_lead
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL
        """
    ).map(ReminderFacts.lead)

    static let accounts = Query<(), (Identifier, Role)>(
        "reminder_sweep_accounts",
        "SELECT id, role FROM account WHERE scheme_id = current_scheme_id() AND disabled_at IS NULL ORDER BY id")

    static let coordinators = Query<CivilDate, (Identifier, Identifier)>(
        "reminder_sweep_coordinators",
        """
        SELECT DISTINCT ON (carer_id) carer_id, account_id FROM carer_coordinator
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL AND from_date <= $1
        ORDER BY carer_id, from_date DESC
        """)

    private static let task = """
        task.id, task.kind, task.subject_id, task.topic, task.due_on, task.done_at IS NULL, task.done_by IS NOT NULL,
        task.taken_by, task.put_off_until, (
            SELECT max(reminder.step_days) FROM reminder
            WHERE reminder.scheme_id = task.scheme_id AND reminder.task_id = task.id)
        """

    /// All open tasks of deadlines, and those done whose deadlines are these: subjects, causes, topics, due days.
    static let tasks = Query<
        ([Identifier], [ReminderCause], [String], [CivilDate]),
        (
            Identifier, ReminderCause, Identifier, String, CivilDate, Bool, Bool, Identifier?, CivilDate?, Int16?
        )
    >(
        "reminder_sweep_tasks",
        """
        SELECT \(task) FROM task WHERE scheme_id = current_scheme_id() AND is_deadline AND done_at IS NULL
        UNION ALL
        SELECT \(task) FROM unnest($1::uuid[], $2::text[], $3::text[], $4::date[]) AS standing (subject, kind, topic, due)
        JOIN task ON task.scheme_id = current_scheme_id() AND task.is_deadline AND task.subject_id = standing.subject
            AND task.kind = standing.kind AND task.topic = standing.topic AND task.due_on = standing.due
        WHERE task.done_at IS NOT NULL
        """
    ).map { row in
        DeadlineTask(
            id: row.0, key: Deadline.Key(cause: row.1, subjectID: row.2, topic: row.3, dueOn: row.4), isOpen: row.5,
            isDoneByHand: row.6, takenBy: row.7, putOffUntil: row.8, lastStep: row.9.map { Int($0) })
    }

    /// Ids, causes, carers, subjects, topics, due days.
    static let open = Command<
        ([Identifier], [ReminderCause], [Identifier?], [Identifier], [String], [CivilDate])
    >(
        "reminder_sweep_open",
        """
        INSERT INTO task (id, kind, carer_id, subject_id, topic, due_on, is_deadline)
        SELECT id, kind, carer, subject, topic, due, true
        FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::date[])
            AS opened (id, kind, carer, subject, topic, due)
        """)

    static let settle = Command<[Identifier]>(
        "reminder_sweep_settle",
        """
        UPDATE task SET version = version + 1, done_at = current_instant(), done_by = NULL,
            outcome = 'Settled by what is recorded.'
        WHERE scheme_id = current_scheme_id() AND id = ANY ($1) AND done_at IS NULL
        """)

    static let reopen = Command<[Identifier]>(
        "reminder_sweep_reopen",
        """
        UPDATE task SET version = version + 1, done_at = NULL, done_by = NULL, outcome = NULL
        WHERE scheme_id = current_scheme_id() AND id = ANY ($1) AND done_at IS NOT NULL
        """)

    /// Ids, tasks, steps, whether escalated, and the day.
    static let remind = Command<([Identifier], [Identifier], [Int16], [Bool], CivilDate)>(
        "reminder_sweep_remind",
        """
        INSERT INTO reminder (id, task_id, step_days, is_escalated, on_date)
        SELECT id, task, step, escalated, $5
        FROM unnest($1::uuid[], $2::uuid[], $3::smallint[], $4::boolean[]) AS called (id, task, step, escalated)
        """)

    /// Ids, accounts, subjects, texts, and the day.
    static let deliver = Command<([Identifier], [Identifier], [String], [String], CivilDate)>(
        "reminder_sweep_deliver",
        """
        INSERT INTO delivery (id, account_id, kind, subject, text, on_date)
        SELECT id, account, 'reminders', subject, message, $5
        FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) AS made (id, account, subject, message)
        """)

    /// Reminders and the messages in which they stand.
    static let address = Command<([Identifier], [Identifier])>(
        "reminder_sweep_address",
        """
        INSERT INTO reminder_recipient (reminder_id, delivery_id)
        SELECT * FROM unnest($1::uuid[], $2::uuid[])
        """)

    static let all =
        DeadlineStatements.all + [
            begin.statement, leads.statement, accounts.statement, coordinators.statement, tasks.statement,
            open.statement, settle.statement, reopen.statement, remind.statement, deliver.statement,
            address.statement,
        ]
}
