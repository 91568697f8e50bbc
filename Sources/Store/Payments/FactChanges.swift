import Postgres
import SharedLives

/// What was changed of the facts, until an approved run has taken it in.
enum FactChangeStatements {
    typealias Row = (
        Int64, FactChange.Kind, Identifier, FactChange.Act, Identifier?, CivilDate, Identifier?, Instant
    )

    /// The changes that no approved run has taken in and that matter before a day, in their order: of single subjects before the
    /// first day, of what all have in common before the second.
    static let late = Query<(CivilDate, CivilDate), Row>(
        "payment_fact_change_late",
        """
        SELECT id, kind, fact_id, act, subject_id, first_day, changed_by, changed_at FROM payment_fact_change
        WHERE scheme_id = current_scheme_id() AND settled_by_run_id IS NULL
            AND (first_day < $1 OR subject_id IS NULL AND first_day < $2)
        ORDER BY id
        """
    ).map { row in
        FactChange(
            number: row.0, kind: row.1, fact: row.2, act: row.3, subject: row.4?.description, firstDay: row.5,
            by: row.6, at: row.7)
    }

    /// Which changes this transaction sees: those of these transactions, up to a number.
    static let seen = Query<(), (String, Int64, Instant)>(
        "payment_fact_change_seen",
        """
        SELECT pg_current_snapshot()::text, coalesce((
            SELECT max(id) FROM payment_fact_change WHERE scheme_id = current_scheme_id()), 0), current_instant()
        """)

    /// For each subject of late changes the carers who are, or were, paid for it.
    static let carers = Query<[Identifier], (Identifier, Identifier)>(
        "payment_fact_change_carers",
        """
        SELECT id, carer_id FROM placement WHERE scheme_id = current_scheme_id() AND id = ANY ($1)
        UNION SELECT id, carer_id FROM stay WHERE scheme_id = current_scheme_id() AND id = ANY ($1)
        UNION SELECT id, carer_id FROM session WHERE scheme_id = current_scheme_id() AND id = ANY ($1)
        UNION SELECT subject_id, carer_id FROM payment_line
            WHERE scheme_id = current_scheme_id() AND subject_id = ANY ($1)
        """)

    static let all = [late.statement, seen.statement, carers.statement]
}
