public import Postgres
public import SharedLives

/// What somebody at the scheme must see to, and what was done.
public enum StaffTasks {
    /// Reads one of the scheme.
    public static func find(_ id: Identifier) -> Reading<Stored<StaffTask>?> { find.callFirst(id) }

    /// Reads a page of the scheme's, in the order in which they were opened.
    ///
    /// - Parameters:
    ///   - carer: only those about this carer; nil for all.
    ///   - isOpen: only those that are open, or only those that are done; nil for both.
    ///   - takenBy: only those that this account has taken on; nil for all.
    ///   - dueBy: only those that are due on this day or before; nil for all.
    public static func list(
        _ page: Page, carer: Identifier?, isOpen: Bool?, takenBy: Identifier? = nil, dueBy: CivilDate? = nil
    ) -> Reading<[Stored<StaffTask>]> {
        list.call((page.start, page.rowsMax, carer, isOpen, takenBy, dueBy))
    }

    static let all = [
        find.statement, list.statement, insert.statement, complete.statement, take.statement, putOff.statement,
    ]
}

extension StaffTasks {
    fileprivate typealias Row = (
        Identifier, Int32, Instant, StaffTask.Kind, Identifier?, Identifier?, CivilDate?, Instant?, Identifier?,
        String?,
        String, Identifier?, Instant?, CivilDate?, String?
    )

    fileprivate static let columns =
        """
        id, version, recorded_at, kind, carer_id, subject_id, due_on, done_at, done_by, outcome, topic, taken_by, taken_at, \
        put_off_until, put_off_reason
        """

    fileprivate static let find = Query<Identifier, Row>(
        "task_find", "SELECT \(columns) FROM task WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(stored)

    fileprivate static let list = Query<(Identifier, Int, Identifier?, Bool?, Identifier?, CivilDate?), Row>(
        "task_list",
        """
        SELECT \(columns) FROM task WHERE scheme_id = current_scheme_id() AND id > $1
            AND ($3 IS NULL OR carer_id = $3) AND ($4 IS NULL OR (done_at IS NULL) = $4)
            AND ($5 IS NULL OR taken_by = $5) AND ($6 IS NULL OR due_on <= $6)
        ORDER BY id LIMIT $2
        """
    ).map(stored)

    fileprivate static let insert = Query<
        (Identifier, StaffTask.Kind, Identifier?, Identifier?, CivilDate?), Row
    >(
        "task_insert",
        """
        INSERT INTO task (id, kind, carer_id, subject_id, due_on) VALUES ($1, $2, $3, $4, $5) RETURNING \(columns)
        """
    ).map(stored)

    fileprivate static let complete = Query<(Identifier, [Int32]?, String), Row>(
        "task_complete",
        """
        UPDATE task SET version = version + 1, done_at = current_instant(), done_by = current_account_id(), outcome = $3
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) AND done_at IS NULL
        RETURNING \(columns)
        """
    ).map(stored)

    fileprivate static let take = Query<(Identifier, [Int32]?), Row>(
        "task_take",
        """
        UPDATE task SET version = version + 1, taken_by = current_account_id(), taken_at = current_instant()
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) AND done_at IS NULL
        RETURNING \(columns)
        """
    ).map(stored)

    fileprivate static let putOff = Query<(Identifier, [Int32]?, CivilDate, String), Row>(
        "task_put_off",
        """
        UPDATE task SET version = version + 1, put_off_until = $3, put_off_reason = $4
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) AND done_at IS NULL
        RETURNING \(columns)
        """
    ).map(stored)

    @Sendable fileprivate static func stored(_ row: Row) -> Stored<StaffTask> {
        let outcome: StaffTask.Outcome? =
            if let doneAt = row.7, let text = row.9 {
                StaffTask.Outcome(doneAt: doneAt, doneBy: row.8, text: text)
            } else { nil }
        let taking = row.11.flatMap { by in row.12.map { StaffTask.Taking(by: by, at: $0) } }
        let postponement = row.13.flatMap { until in
            row.14.map { StaffTask.Postponement(until: until, reason: $0) }
        }
        return Stored(
            id: row.0, version: row.1, recordedAt: row.2,
            value: StaffTask(
                kind: row.3, carerID: row.4, subjectID: row.5, topic: row.10, dueOn: row.6, taking: taking,
                postponement: postponement, outcome: outcome))
    }
}

extension SchemeTransaction {
    /// Opens a task.
    public func open(_ task: StaffTask) throws -> Stored<StaffTask> {
        try connection.one(
            StaffTasks.insert, (newIdentifier(), task.kind, task.carerID, task.subjectID, task.dueOn))
    }

    /// Records how a task was seen to.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`; `StoreError.conflict` when it is done already.
    public func completeTask(_ id: Identifier, at versions: [Int32]?, outcome: String) throws -> Stored<StaffTask> {
        if let done = try connection.first(StaffTasks.complete, (id, versions, outcome)) { return done }
        throw try taskDone(id, at: versions)
    }

    /// Takes an open task on, for the account that acts; from somebody else, where they had it.
    ///
    /// - Throws: as ``completeTask(_:at:outcome:)``.
    public func takeTask(_ id: Identifier, at versions: [Int32]?) throws -> Stored<StaffTask> {
        if let taken = try connection.first(StaffTasks.take, (id, versions)) { return taken }
        throw try taskDone(id, at: versions)
    }

    /// Puts an open task off: nobody is reminded of it until that day.
    ///
    /// - Throws: as ``completeTask(_:at:outcome:)``; `StoreError.refused` for a day that is not to come, or is more than a year away.
    public func putOffTask(
        _ id: Identifier, at versions: [Int32]?, _ postponement: StaffTask.Postponement
    ) throws -> Stored<StaffTask> {
        let today = try today()
        guard today < postponement.until, postponement.until <= today + 366 else {
            throw StoreError.refused([
                Fault(
                    pointer: "/until", code: "notWithinYear",
                    detail: "Give a day after today and within a year: what is put off for longer is forgotten.")
            ])
        }
        if let task = try connection.first(
            StaffTasks.putOff, (id, versions, postponement.until, postponement.reason))
        {
            return task
        }
        throw try taskDone(id, at: versions)
    }

    private func taskDone(_ id: Identifier, at versions: [Int32]?) throws -> StoreError {
        try refusal(StaffTasks.find, id, at: versions) { _ in
            Fault(pointer: "", code: "taskDone", detail: "This task is done already: read it to see how.")
        }
    }
}
