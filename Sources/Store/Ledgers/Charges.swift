import Postgres
public import SharedLives

enum ChargeStatements {
    typealias LineRow = (
        Identifier, Identifier, Element, CivilDate, CivilDate, Int32, Unit, Pence, Pence, Pence, String, Pence?,
        Pence?, Identifier, String
    )

    private static let columns = """
        line.subject_id, line.carer_id, line.element, line.from_date, line.to_date, line.quantity, line.unit,
            line.rate_pence, line.amount_pence, line.contribution_pence, line.explanation, line.old_amount_pence,
            line.old_contribution_pence, person.id, person.given_name || ' ' || person.family_name
        """

    /// The lines of one council, with whom they are about.
    static let linesOfCouncil = Query<(Identifier, Identifier), LineRow>(
        "charge_lines_of_council",
        """
        SELECT \(columns) FROM payment_line AS line
        LEFT JOIN placement ON placement.scheme_id = line.scheme_id AND placement.id = line.subject_id
        LEFT JOIN stay ON stay.scheme_id = line.scheme_id AND stay.id = line.subject_id
        LEFT JOIN session ON session.scheme_id = line.scheme_id AND session.id = line.subject_id
        JOIN person ON person.scheme_id = line.scheme_id
            AND person.id = coalesce(placement.person_id, stay.person_id, session.person_id)
        WHERE line.scheme_id = current_scheme_id() AND line.run_id = $1 AND line.council_id = $2
        ORDER BY person.id, line.number
        """
    ).map(charged)

    /// The lines of a run with a contribution of one person. Contributions are asked for placements alone.
    static let linesOfPerson = Query<(Identifier, Identifier), LineRow>(
        "charge_lines_of_person",
        """
        SELECT \(columns) FROM payment_line AS line
        JOIN placement ON placement.scheme_id = line.scheme_id AND placement.id = line.subject_id
        JOIN person ON person.scheme_id = line.scheme_id AND person.id = placement.person_id
        WHERE line.scheme_id = current_scheme_id() AND line.run_id = $1 AND person.id = $2
            AND line.contribution_pence <> 0
        ORDER BY line.number
        """
    ).map(charged)

    static let council = Query<Identifier, (String, String)>(
        "charge_council",
        """
        SELECT scheme.name, council.name FROM council JOIN scheme ON scheme.id = council.scheme_id
        WHERE council.scheme_id = current_scheme_id() AND council.id = $1
        """)

    static let person = Query<Identifier, (String, String)>(
        "charge_person",
        """
        SELECT scheme.name, person.given_name || ' ' || person.family_name
        FROM person JOIN scheme ON scheme.id = person.scheme_id
        WHERE person.scheme_id = current_scheme_id() AND person.id = $1
        """)

    /// What a run comes to for each council, for each person, and in all for carers; each sum from the lines themselves.
    static let councils = Query<Identifier, (Identifier, Pence)>(
        "ledger_councils",
        """
        SELECT council_id, sum(council_pence)::bigint FROM payment_line
        WHERE scheme_id = current_scheme_id() AND run_id = $1 GROUP BY council_id
        """)

    static let people = Query<Identifier, (Identifier, Pence)>(
        "ledger_people",
        """
        SELECT placement.person_id, sum(line.contribution_pence)::bigint FROM payment_line AS line
        JOIN placement ON placement.scheme_id = line.scheme_id AND placement.id = line.subject_id
        WHERE line.scheme_id = current_scheme_id() AND line.run_id = $1 AND line.contribution_pence <> 0
        GROUP BY placement.person_id ORDER BY placement.person_id
        """)

    static let carers = Query<Identifier, (Identifier, Pence)>(
        "ledger_carers",
        """
        SELECT carer_id, sum(amount_pence)::bigint FROM payment_line
        WHERE scheme_id = current_scheme_id() AND run_id = $1 GROUP BY carer_id
        """)

    static let all = [
        linesOfCouncil.statement, linesOfPerson.statement, council.statement, person.statement, councils.statement,
        people.statement, carers.statement,
    ]

    @Sendable private static func charged(_ row: LineRow) -> ChargedLine {
        ChargedLine(
            line: PaymentLine(
                subject: row.0.description, carer: row.1.description, element: row.2, from: row.3, to: row.4,
                quantity: Int(row.5), unit: row.6, rate: row.7, amount: row.8, contribution: row.9,
                paidBefore: row.11.map { PaidSum(amount: $0, contribution: row.12 ?? .zero) }, explanation: row.10),
            person: row.13.description, name: row.14)
    }
}

extension SchemeTransaction {
    /// What a run charges a council, line by line.
    ///
    /// - Throws: `StoreError.notFound` when there is no such run or council, or nothing is charged to it; `StoreError.conflict` while the
    ///   run is calculating.
    public func councilCharge(run id: Identifier, council: Identifier) throws -> CouncilCharge {
        let run = try calculatedRun(id)
        guard let (scheme, name) = try connection.first(ChargeStatements.council, council) else {
            throw StoreError.notFound
        }
        let (lines, fees) = try connection.pipeline(
            ChargeStatements.linesOfCouncil.call((id, council)), RunFeeStatements.ofRun.call(id))
        let charge = CouncilCharge(
            scheme: scheme, council: name, month: run.value.period, isApproved: run.value.approved != nil,
            lines: lines, fees: fees.filter { $0.council == council.description })
        guard !charge.lines.isEmpty || !charge.fees.isEmpty else { throw StoreError.notFound }
        return charge
    }

    /// What a run asks of a person as their contribution, line by line.
    ///
    /// - Throws: as ``councilCharge(run:council:)``.
    public func contributionCharge(run id: Identifier, person: Identifier) throws -> ContributionCharge {
        let run = try calculatedRun(id)
        guard let (scheme, name) = try connection.first(ChargeStatements.person, person) else {
            throw StoreError.notFound
        }
        var lines = try connection.rows(ChargeStatements.linesOfPerson, (id, person))
        guard !lines.isEmpty else { throw StoreError.notFound }
        let facts = try statementFacts(of: lines.map(\.line), run.value)
        for index in lines.indices {
            lines[index].contributionWeekly = facts.basis(of: lines[index].line)?.contributionWeekly
        }
        return ContributionCharge(
            scheme: scheme, person: name, month: run.value.period, isApproved: run.value.approved != nil,
            lines: lines)
    }

    /// The three ledgers of a run, each summed up from its lines by itself, and what of the lines goes out and stays.
    ///
    /// - Throws: `StoreError.notFound`; `StoreError.conflict` while the run is calculating.
    public func ledgers(run id: Identifier) throws -> (ledgers: RunLedgers, settlement: SettlementSums) {
        let run = try calculatedRun(id)
        let (carers, councils, people, fees) = try connection.pipeline(
            ChargeStatements.carers.call(id), ChargeStatements.councils.call(id), ChargeStatements.people.call(id),
            RunFeeStatements.ofRun.call(id))
        var ledgers = RunLedgers(lines: [], fees: fees)
        for (carer, amount) in carers { ledgers.carers[carer.description] = amount }
        for (council, amount) in councils {
            ledgers.councils[council.description, default: RunLedgers.Council()].lines = amount
        }
        for (person, amount) in people { ledgers.people[person.description] = amount }
        return (ledgers, run.value.sums.settlement)
    }
}
