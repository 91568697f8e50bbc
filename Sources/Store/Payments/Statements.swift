import JSON
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

    /// The people whom subjects are about.
    static let people = Query<[Identifier], (Identifier, Identifier, String)>(
        "statement_people",
        """
        SELECT arrangement.id, person.id, person.given_name || ' ' || person.family_name FROM (
            SELECT id, person_id FROM placement WHERE scheme_id = current_scheme_id() AND id = ANY ($1)
            UNION ALL SELECT id, person_id FROM stay WHERE scheme_id = current_scheme_id() AND id = ANY ($1)
            UNION ALL SELECT id, person_id FROM session WHERE scheme_id = current_scheme_id() AND id = ANY ($1)
        ) AS arrangement
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

    /// What a carer's lines came to in runs that were approved within days, up to and with a run; in all of them, where that one is
    /// not approved: of the months themselves, and of those that were put right; and what was paid until then and
    /// not rejected by the payer, urgent payments too.
    static let yearToDate = Query<(Identifier, CivilDate, CivilDate, Identifier), (Pence, Pence, Pence)>(
        "statement_year_to_date",
        """
        WITH until AS (
            SELECT coalesce(approval_number, 2147483647) AS number, coalesce(approved_at, 'infinity') AS at
            FROM payment_run WHERE scheme_id = current_scheme_id() AND id = $4
        ), run AS (
            SELECT id FROM payment_run, until WHERE scheme_id = current_scheme_id() AND approval_number <= until.number
                AND (approved_at AT TIME ZONE 'Europe/London')::date BETWEEN $2 AND $3::date - 1
        ), line AS (
            SELECT sum(amount_pence) FILTER (WHERE unit <> 'month') AS own,
                sum(amount_pence) FILTER (WHERE unit = 'month') AS adjustments
            FROM payment_line WHERE scheme_id = current_scheme_id() AND carer_id = $1 AND run_id IN (SELECT id FROM run)
        ), paid AS (
            SELECT sum(paid_pence) AS sum FROM payment
            WHERE scheme_id = current_scheme_id() AND carer_id = $1 AND run_id IN (SELECT id FROM run)
                AND NOT EXISTS (SELECT FROM payment_outcome AS told WHERE told.scheme_id = payment.scheme_id
                    AND told.run_id = payment.run_id AND told.carer_id = payment.carer_id AND told.outcome = 'rejected')
        ), urgent AS (
            SELECT sum(amount_pence) AS sum FROM urgent_payment, until
            WHERE scheme_id = current_scheme_id() AND carer_id = $1 AND approved_at <= until.at
                AND NOT EXISTS (SELECT FROM payment_outcome AS told WHERE told.scheme_id = urgent_payment.scheme_id
                    AND told.urgent_payment_id = urgent_payment.id AND told.outcome = 'rejected')
                AND (approved_at AT TIME ZONE 'Europe/London')::date BETWEEN $2 AND $3::date - 1
        )
        SELECT coalesce(line.own, 0)::bigint, coalesce(line.adjustments, 0)::bigint,
            (coalesce(paid.sum, 0) + coalesce(urgent.sum, 0))::bigint
        FROM line, paid, urgent
        """)

    static let roles = Query<[Identifier], (Identifier, Role)>(
        "statement_roles",
        "SELECT id, role FROM account WHERE scheme_id = current_scheme_id() AND id = ANY ($1)")

    static let all = [
        names.statement, people.statement, carerNames.statement, yearToDate.statement, roles.statement,
    ]
}

extension SchemeTransaction {
    /// The most lines that one statement or file reads.
    public static let runLinesMax = 1_000_000

    /// A carer's statement of a run whose lines are worked out. What explains its figures is what was known when they were.
    ///
    /// - Throws: `StoreError.notFound` when there is no such run, or the carer is not paid in it; `StoreError.conflict` while the
    ///   run is calculating.
    public func statement(run id: Identifier, carer: Identifier) throws -> CarerStatement {
        let run = try calculatedRun(id)
        guard let (scheme, name) = try connection.first(StatementStatements.names, carer) else {
            throw StoreError.notFound
        }
        let (lines, payment) = try connection.pipeline(
            PaymentLineStatements.list.call((id, 0, carer, Self.runLinesMax)),
            PaymentStatements.ofCarer.callFirst((id, carer)))
        guard !lines.isEmpty || payment != nil else { throw StoreError.notFound }
        let facts = try statementFacts(of: lines.map(\.line), carer: carer, run.value)
        var statement = CarerStatement(
            scheme: scheme, carer: name, month: run.value.period, lines: lines.map(\.line),
            subjectNames: try people(of: lines.map(\.line.subject) + facts.placements.keys).mapValues(\.name),
            facts: facts)
        statement.settlement = payment
        statement.causes = try causes(of: lines)
        statement.yearToDate = try yearToDate(of: carer, run, statement)
        return statement
    }

    /// What was known of the lines' arrangements when a run was worked out.
    func statementFacts(
        of lines: [PaymentLine], carer: Identifier? = nil, _ run: PaymentRun
    ) throws -> StatementFacts {
        try StatementFacts.load(
            Set(lines.map(\.subject)).compactMap { Identifier($0) }, carer: carer,
            knownAt: run.factsAsOf ?? run.calculatedAt ?? run.requested.at, on: connection)
    }

    /// The person whom each subject is about.
    func people(of subjects: [String]) throws -> [String: (id: Identifier, name: String)] {
        let ids = Set(subjects).compactMap { Identifier($0) }
        let rows = try connection.rows(StatementStatements.people, ids)
        return Dictionary(
            rows.map { ($0.0.description, (id: $0.1, name: $0.2)) }, uniquingKeysWith: { first, _ in first })
    }

    /// What was changed for each adjustment among the lines, by their places.
    private func causes(of lines: [KeptLine]) throws -> [Int: [CarerStatement.Cause]] {
        var changes: [Int: [FactChange]] = [:]
        for (place, line) in lines.enumerated() {
            guard let causes = line.causes else { continue }
            changes[place] = try FactChange.list(causes, subject: line.line.subject)
        }
        let accounts = Set(changes.values.joined().compactMap(\.by))
        guard !changes.isEmpty else { return [:] }
        let roles = Dictionary(
            try connection.rows(StatementStatements.roles, Array(accounts)), uniquingKeysWith: { first, _ in first })
        return changes.mapValues { changes in
            changes.map { change in CarerStatement.Cause(change: change, role: change.by.flatMap { roles[$0] }) }
        }
    }

    /// The tax year of a run is that of the day on which it was approved; of a draft, that on which it was worked out.
    private func yearToDate(
        of carer: Identifier, _ run: Stored<PaymentRun>, _ statement: CarerStatement
    ) throws -> CarerStatement.YearToDate {
        let isApproved = run.value.approved != nil
        let at = run.value.approved?.at ?? run.value.calculatedAt ?? run.value.requested.at
        let year = TaxYear(containing: London.civilDate(of: at))
        let (ownMonths, adjustments, paid) = try connection.one(
            StatementStatements.yearToDate, (carer, year.firstDay, year.endDay, run.id))
        return CarerStatement.YearToDate(
            taxYear: year, ownMonths: ownMonths + (isApproved ? .zero : statement.ownMonth),
            adjustments: adjustments + (isApproved ? .zero : statement.adjustments),
            paid: paid + (isApproved ? .zero : statement.settlement?.paid ?? .zero))
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

    func calculatedRun(_ id: Identifier) throws -> Stored<PaymentRun> {
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

extension FactChange {
    /// Reads what a line keeps of the changes that it puts right; their numbers are their places.
    fileprivate static func list(_ causes: String, subject: String) throws -> [FactChange] {
        let form = JSONForm<FactChange>.object { cause in
            FactChange(
                number: 0, kind: cause.required("kind", .enumeration()), fact: cause.required("fact", .identifier),
                act: cause.required("act", .enumeration()), subject: subject,
                firstDay: cause.required("firstDay", .date), by: cause.nullable("by", .identifier),
                at: cause.required("at", .instant))
        }
        return try JSONReader.read(try JSONParser.parse(Array(causes.utf8)), as: JSONForm.list(form))
    }
}
