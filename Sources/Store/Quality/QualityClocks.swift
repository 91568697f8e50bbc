import Postgres
import SharedLives

/// What the clocks of quality go by, and the tasks of one record.
enum QualityClockStatements {
    static let policies = Query<(), QualityFacts.PolicyRow>(
        "quality_clock_policies",
        """
        SELECT \(QualityFacts.policyColumns) FROM quality_policy
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL
        """
    ).map(QualityFacts.policy)

    static let bankHolidays = Query<(), CivilDate>(
        "quality_clock_bank_holidays",
        "SELECT on_date FROM bank_holiday WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL")

    /// Opens tasks of a record's deadlines: ids, the record, causes, carers, topics, due days. One that is there is left as it is, unless
    /// it was found settled and stands again.
    static let open = Command<
        ([Identifier], Identifier, [ReminderCause], [Identifier?], [String], [CivilDate])
    >(
        "quality_clock_open",
        """
        INSERT INTO task (id, kind, carer_id, subject_id, topic, due_on, is_deadline)
        SELECT opened.id, opened.kind, opened.carer, $2, opened.topic, opened.due, true
        FROM unnest($1::uuid[], $3::text[], $4::uuid[], $5::text[], $6::date[]) AS opened (id, kind, carer, topic, due)
        ON CONFLICT (scheme_id, subject_id, kind, topic, due_on) WHERE is_deadline
            DO UPDATE SET version = task.version + 1, done_at = NULL, outcome = NULL
            WHERE task.done_at IS NOT NULL AND task.done_by IS NULL
        """)

    /// Settles the open tasks of a record whose deadlines do not stand any more: the record, and the causes, topics and due days that do.
    static let settle = Command<(Identifier, [ReminderCause], [String], [CivilDate])>(
        "quality_clock_settle",
        """
        UPDATE task SET version = version + 1, done_at = current_instant(), done_by = NULL,
            outcome = 'Settled by what is recorded.'
        WHERE scheme_id = current_scheme_id() AND subject_id = $1 AND is_deadline AND done_at IS NULL
            AND NOT EXISTS (
                SELECT FROM unnest($2::text[], $3::text[], $4::date[]) AS standing (kind, topic, due)
                WHERE standing.kind = task.kind AND standing.topic = task.topic AND standing.due = task.due_on)
        """)

    static let all =
        [policies.statement, bankHolidays.statement, open.statement, settle.statement] + QualityDeadlineStatements.all
        + QualitySummaryStatements.all
}

extension SchemeTransaction {
    /// What the clocks of quality go by.
    func qualityClocks() throws -> QualityClocks {
        let (policies, holidays) = try connection.pipeline(
            QualityClockStatements.policies.call(()), QualityClockStatements.bankHolidays.call(()))
        return QualityClocks(policies: policies, workingDays: WorkingDays(others: holidays))
    }

    /// Opens the tasks of a record's deadlines at once, since some are due before the next morning's sweep, and settles those that it no
    /// longer has. The sweep then finds the same.
    func follow(_ deadlines: [Deadline], of record: Identifier) throws {
        let keys = deadlines.map(\.key)
        _ = try connection.execute(
            QualityClockStatements.settle, (record, keys.map(\.cause), keys.map(\.topic), keys.map(\.dueOn)))
        guard !deadlines.isEmpty else { return }
        _ = try connection.execute(
            QualityClockStatements.open,
            (
                keys.map { _ in newIdentifier() }, record, keys.map(\.cause), deadlines.map(\.carerID),
                keys.map(\.topic), keys.map(\.dueOn)
            ))
    }
}
