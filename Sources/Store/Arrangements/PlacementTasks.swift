import Postgres
import SharedLives

enum PlacementTaskStatements {
    /// Opens a task about a placement, unless one of its kind is open.
    static let open = Command<(Identifier, StaffTask.Kind, Identifier, CivilDate)>(
        "placement_task_open",
        """
        INSERT INTO task (id, kind, carer_id, subject_id, due_on)
        SELECT $1, $2, carer_id, id, $4 FROM placement
        WHERE scheme_id = current_scheme_id() AND id = $3 AND NOT EXISTS (
            SELECT FROM task AS other WHERE other.scheme_id = current_scheme_id() AND other.carer_id = placement.carer_id
                AND other.subject_id = placement.id AND other.kind = $2 AND other.done_at IS NULL)
        """)

    /// Closes what is open of some kinds about a placement.
    static let close = Command<(Identifier, [String], String)>(
        "placement_task_close",
        """
        UPDATE task SET version = task.version + 1, done_at = current_instant(), done_by = current_account_id(),
            outcome = $3
        FROM placement
        WHERE placement.scheme_id = current_scheme_id() AND placement.id = $1
            AND task.scheme_id = current_scheme_id() AND task.carer_id = placement.carer_id
            AND task.subject_id = placement.id AND task.kind = ANY ($2) AND task.done_at IS NULL
        """)

    /// Opens the task to tell a carer ($3) that an arrangement ($2) takes qualifying care relief away, unless it is open.
    static let openCareRelief = Command<(Identifier, Identifier, Identifier)>(
        "placement_task_open_care_relief",
        """
        INSERT INTO task (id, kind, carer_id, subject_id)
        SELECT $1, 'tellOfCareRelief', $3, $2 WHERE NOT EXISTS (
            SELECT FROM task WHERE scheme_id = current_scheme_id() AND subject_id = $2 AND carer_id = $3
                AND kind = 'tellOfCareRelief' AND done_at IS NULL)
        """)

    /// Closes what is open of it about an arrangement that was changed, but for one carer, or for all.
    static let closeCareRelief = Command<(Identifier, Identifier?)>(
        "placement_task_close_care_relief",
        """
        UPDATE task SET version = version + 1, done_at = current_instant(), done_by = current_account_id(),
            outcome = 'The arrangement was changed, and this is so no more.'
        WHERE scheme_id = current_scheme_id() AND subject_id = $1 AND carer_id IS DISTINCT FROM $2
            AND kind = 'tellOfCareRelief' AND done_at IS NULL
        """)

    static let all = [open.statement, close.statement, openCareRelief.statement, closeCareRelief.statement]
}

extension SchemeTransaction {
    /// Opens tasks about a placement, each unless it is open.
    func openTasks(_ kinds: [StaffTask.Kind], ofPlacement id: Identifier, dueOn day: CivilDate) throws {
        for kind in kinds {
            _ = try connection.execute(PlacementTaskStatements.open, (newIdentifier(), kind, id, day))
        }
    }

    /// Closes the tasks that an end brought with it, since it was another or none.
    func closeTasks(_ kinds: [StaffTask.Kind], ofPlacement id: Identifier) throws {
        let outcome = "The end that this followed from was corrected or taken back."
        _ = try connection.execute(PlacementTaskStatements.close, (id, kinds.map(\.rawValue), outcome))
    }
}
