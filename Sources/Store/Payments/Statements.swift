import Postgres
public import SharedLives

enum StatementStatements {
    static let names = Query<(Identifier), (String, String)>(
        "statement_names",
        """
        SELECT scheme.name, carer.given_name || ' ' || carer.family_name FROM carer
        JOIN scheme ON scheme.id = carer.scheme_id
        WHERE carer.scheme_id = current_scheme_id() AND carer.id = $1
        """)

    /// The people whom a run's lines are about, by the subjects of one carer's lines.
    static let subjects = Query<(Identifier, Identifier), (Identifier, String)>(
        "statement_subjects",
        """
        SELECT subject.id, person.given_name || ' ' || person.family_name
        FROM (SELECT DISTINCT subject_id AS id FROM payment_line
            WHERE scheme_id = current_scheme_id() AND run_id = $1 AND carer_id = $2) AS subject
        JOIN LATERAL (
            SELECT person_id FROM placement WHERE scheme_id = current_scheme_id() AND placement.id = subject.id
            UNION ALL SELECT person_id FROM stay WHERE scheme_id = current_scheme_id() AND stay.id = subject.id
            UNION ALL SELECT person_id FROM session WHERE scheme_id = current_scheme_id() AND session.id = subject.id
        ) AS arrangement ON true
        JOIN person ON person.scheme_id = current_scheme_id() AND person.id = arrangement.person_id
        """)

    /// Every carer of a run by name, for its payment file.
    static let carerNames = Query<Identifier, (Identifier, String)>(
        "payment_run_carer_names",
        """
        SELECT carer.id, carer.given_name || ' ' || carer.family_name FROM carer
        WHERE carer.scheme_id = current_scheme_id() AND carer.id IN (
            SELECT carer_id FROM payment_line WHERE scheme_id = current_scheme_id() AND run_id = $1)
        """)

    static let all = [names.statement, subjects.statement, carerNames.statement]
}

extension SchemeTransaction {
    /// The most lines that one statement or file reads.
    public static let runLinesMax = 1_000_000

    /// A carer's statement of a run whose lines are worked out.
    ///
    /// - Throws: `StoreError.notFound` when there is no such run, or the carer is not paid in it; `StoreError.conflict` while the
    ///   run is calculating.
    public func statement(run id: Identifier, carer: Identifier) throws -> CarerStatement {
        let run = try calculatedRun(id)
        guard let (scheme, name) = try connection.first(StatementStatements.names, carer) else {
            throw StoreError.notFound
        }
        let lines = try connection.rows(PaymentLineStatements.list, (id, 0, carer, Self.runLinesMax))
        guard !lines.isEmpty else { throw StoreError.notFound }
        let subjects = try connection.rows(StatementStatements.subjects, (id, carer))
        return CarerStatement(
            scheme: scheme, carer: name, month: run.value.period, lines: lines.map(\.line),
            subjectNames: Dictionary(subjects.map { ($0.0.description, $0.1) }, uniquingKeysWith: { first, _ in first })
        )
    }

    /// The lines of a run with the names of its carers, for the payment file.
    ///
    /// - Throws: `StoreError.notFound`; `StoreError.conflict` before the run's export was asked for.
    public func exportedLines(run id: Identifier) throws -> (
        period: Month, lines: [PaymentLine], carers: [String: String]
    ) {
        guard let run = try connection.first(PaymentRunStatements.find, id) else { throw StoreError.notFound }
        guard run.value.state == .exported || run.value.state == .paid else {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "runNotInState",
                    detail: "The file is made of an approved run: have it exported first. "
                        + "This one is \(run.value.state.rawValue)."))
        }
        let lines = try connection.rows(PaymentLineStatements.list, (id, 0, nil, Self.runLinesMax))
        let names = try connection.rows(StatementStatements.carerNames, id)
        return (
            run.value.period, lines.map(\.line),
            Dictionary(names.map { ($0.0.description, $0.1) }, uniquingKeysWith: { first, _ in first })
        )
    }

    private func calculatedRun(_ id: Identifier) throws -> Stored<PaymentRun> {
        guard let run = try connection.first(PaymentRunStatements.find, id) else { throw StoreError.notFound }
        guard run.value.state != .calculating else {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "runNotInState",
                    detail: "The lines are still being worked out. Wait for the draft."))
        }
        return run
    }
}
