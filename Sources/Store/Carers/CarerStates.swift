import Postgres
public import SharedLives

/// A step of a carer's history as it is recorded.
public struct RecordedStateChange: Sendable {
    /// The step's own identifier.
    public let id: Identifier
    /// When it was recorded.
    public let recordedAt: Instant
    /// The account that recorded it; nil for the service itself.
    public let recordedBy: Identifier?
    /// What changed, on which day, and why.
    public let change: CarerStateChange
}

enum CarerStateStatements {
    private typealias Row = (
        Identifier, Instant, Identifier?, CarerState?, CarerState, CivilDate, String, Identifier?
    )

    /// The carer is kept as they are until the transaction ends.
    static let lock = Query<Identifier, (Int32, CarerState, Identifier?, Bool)>(
        "carer_state_lock",
        """
        SELECT version, state, household_id, date_of_birth IS NOT NULL FROM carer
        WHERE scheme_id = current_scheme_id() AND id = $1 FOR UPDATE
        """)

    /// The home is kept as it is too: nobody takes evidence of it away until the transaction ends.
    static let lockHome = Query<Identifier, Identifier>(
        "carer_home_lock",
        "SELECT id FROM household WHERE scheme_id = current_scheme_id() AND id = $1 FOR UPDATE")

    /// Today, and the day of the carer's last step.
    static let days = Query<Identifier, (CivilDate, CivilDate?)>(
        "carer_state_days",
        """
        SELECT (current_instant() AT TIME ZONE 'Europe/London')::date, max(on_date) FROM carer_state_change
        WHERE scheme_id = current_scheme_id() AND carer_id = $1
        """)

    static let insert = Command<
        (Identifier, Identifier, CarerState?, CarerState, CivilDate?, String, Identifier?)
    >(
        "carer_state_insert",
        """
        INSERT INTO carer_state_change (id, carer_id, from_state, to_state, on_date, reason, case_id)
        VALUES ($1, $2, $3, $4, coalesce($5, (current_instant() AT TIME ZONE 'Europe/London')::date), $6, $7)
        """)

    static let history = Query<Identifier, Row>(
        "carer_state_history",
        """
        SELECT id, recorded_at, recorded_by, from_state, to_state, on_date, reason, case_id FROM carer_state_change
        WHERE scheme_id = current_scheme_id() AND carer_id = $1 ORDER BY recorded_at, id
        """
    ).map { row in
        RecordedStateChange(
            id: row.0, recordedAt: row.1, recordedBy: row.2,
            change: CarerStateChange(from: row.3, to: row.4, on: row.5, reason: row.6, caseID: row.7))
    }

    static let all = [lock.statement, lockHome.statement, days.statement, insert.statement, history.statement]
}

extension SchemeTransaction {
    /// A carer's history, the oldest step first.
    ///
    /// - Throws: `StoreError.notFound`.
    public func history(ofCarer id: Identifier) throws -> [RecordedStateChange] {
        let history = try connection.rows(CarerStateStatements.history, id)
        if history.isEmpty { _ = try carer(id) }
        return history
    }

    /// Takes a carer to another state.
    ///
    /// - Parameters:
    ///   - day: the day from which it is so; nil for today.
    ///   - reason: why, 1 to 4000 characters.
    ///   - panelCase: the panel's case that it follows from.
    ///   - from: the only state from which this act leads there; nil for every one that allows it.
    /// - Throws: `StoreError.notFound`, `StoreError.stale`; `StoreError.conflict` (`stateNotAllowed`) when that state does not
    ///   follow; `StoreError.requirementsOpen` with everything that stands in the way; `StoreError.refused` for the day.
    public func move(
        _ id: Identifier, to state: CarerState, on day: CivilDate? = nil, reason: String,
        case panelCase: Identifier? = nil, from: CarerState? = nil, at versions: [Int32]?
    ) throws -> Stored<Carer> {
        guard let (version, current, household, hasDateOfBirth) = try connection.first(CarerStateStatements.lock, id)
        else { throw StoreError.notFound }
        try require(versions, toHave: version)
        guard current.mayBecome(state), current == from ?? current else {
            throw try shortcut(id, from: current, to: state)
        }
        let (today, last) = try connection.one(CarerStateStatements.days, id)
        let day = day ?? today
        try refuse(Self.faults(of: day, today: today, last: last))
        if state != .withdrawn {
            let missing = Self.faults(hasHousehold: household != nil, hasDateOfBirth: hasDateOfBirth)
            guard missing.isEmpty else { throw StoreError.requirementsOpen(missing) }
        }
        if let step = Self.step(to: state) {
            if let household { _ = try connection.first(CarerStateStatements.lockHome, household) }
            try demandRequirements(of: id, for: step, on: day, today: today)
        }
        _ = try connection.execute(
            CarerStateStatements.insert, (newIdentifier(), id, current, state, day, reason, panelCase))
        return try connection.one(Carers.move, (id, state))
    }

    /// Lets nobody take evidence of a carer away until the transaction ends.
    ///
    /// - Throws: `StoreError.notFound`.
    func holdEvidence(of carer: Identifier) throws {
        guard let (_, _, household, _) = try connection.first(CarerStateStatements.lock, carer) else {
            throw StoreError.notFound
        }
        if let household { _ = try connection.first(CarerStateStatements.lockHome, household) }
    }

    /// Refuses a step for which a requirement is open.
    ///
    /// - Throws: `StoreError.requirementsOpen`.
    func demandRequirements(
        of carer: Identifier, for step: RequirementList.Step, on day: CivilDate, today: CivilDate
    ) throws {
        // On the day itself, and on the present one, lest something that has lapsed since be passed over.
        for requirements in try requirements(of: carer, on: day == today ? [day] : [day, today]) {
            let obstacles = requirements.faults(against: step)
            guard obstacles.isEmpty else { throw StoreError.requirementsOpen(obstacles) }
        }
    }

    /// That a state does not follow. Where it would with some steps between, also everything that stands in the way.
    private func shortcut(_ id: Identifier, from current: CarerState, to state: CarerState) throws -> StoreError {
        let fault = Fault.stateNotAllowed(from: current, to: state)
        guard current.mayBecome(.withdrawn), let step = Self.step(to: state) else { return .conflict(fault) }
        return .shortcut(fault, open: try requirements(of: id, on: today()).faults(against: step))
    }

    /// For which states requirements have to be met.
    private static func step(to state: CarerState) -> RequirementList.Step? {
        switch state {
        case .readyForPanel: .panel
        case .approved: .approval
        default: nil
        }
    }

    private static func faults(of day: CivilDate, today: CivilDate, last: CivilDate?) -> [Fault] {
        if day > today { return DayCheck(today: today).happened(day, "/on") }
        guard let last, day < last else { return [] }
        return [
            Fault(
                pointer: "/on", code: "beforeLastChange",
                detail: "The carer's state last changed on \(last). Give that day or a later one.")
        ]
    }

    /// Whoever only asks need not say where and how old they are; whoever goes further must.
    private static func faults(hasHousehold: Bool, hasDateOfBirth: Bool) -> [Fault] {
        var faults: [Fault] = []
        if !hasHousehold {
            faults.append(
                Fault(
                    pointer: "/requirements/householdId", code: "requirementOpen",
                    detail: "Record the household in which they live, and give it in the carer's record."))
        }
        if !hasDateOfBirth {
            faults.append(
                Fault(
                    pointer: "/requirements/dateOfBirth", code: "requirementOpen",
                    detail: "Give the date of birth in the carer's record."))
        }
        return faults
    }
}

extension Fault {
    /// That a carer does not go from one state to another, and which states may follow.
    fileprivate static func stateNotAllowed(from state: CarerState, to next: CarerState) -> Fault {
        let successors = state.successors.map(\.rawValue).joined(separator: ", ")
        let sentence =
            successors.isEmpty
            ? "That is an end: record a new enquiry." : "What may follow it, each by an act of its own: \(successors)."
        return Fault(
            pointer: "", code: "stateNotAllowed",
            detail: "The carer's state is \(state.rawValue), and this does not make it \(next.rawValue). \(sentence)")
    }
}
