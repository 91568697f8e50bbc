import Postgres
public import SharedLives

enum CareReliefStatements {
    static let residence = Query<Identifier, (String, String)>(
        "care_relief_residence",
        """
        SELECT scheme.name, replace(household.address, E'\\n', ', ') || ', ' || household.postcode
        FROM household JOIN scheme ON scheme.id = household.scheme_id
        WHERE household.scheme_id = current_scheme_id() AND household.id = $1
        """)

    /// The carers of a household with what was paid to them in runs approved within [from, to) and by urgent payments, and what of
    /// the lines of these runs was for day support.
    static let carers = Query<(Identifier, CivilDate, CivilDate), (Identifier, String, Pence, Pence)>(
        "care_relief_carers",
        """
        WITH run AS (
            SELECT id FROM payment_run WHERE scheme_id = current_scheme_id() AND approval_number IS NOT NULL
                AND (approved_at AT TIME ZONE 'Europe/London')::date BETWEEN $2 AND $3::date - 1)
        SELECT carer.id, carer.given_name || ' ' || carer.family_name,
            (coalesce((SELECT sum(paid_pence) FROM payment WHERE payment.scheme_id = carer.scheme_id
                AND payment.carer_id = carer.id AND run_id IN (SELECT id FROM run)
                AND NOT EXISTS (SELECT FROM payment_outcome AS told WHERE told.scheme_id = payment.scheme_id
                    AND told.run_id = payment.run_id AND told.carer_id = payment.carer_id AND told.outcome = 'rejected')), 0)
            + coalesce((SELECT sum(amount_pence) FROM urgent_payment AS urgent WHERE urgent.scheme_id = carer.scheme_id
                AND urgent.carer_id = carer.id
                AND NOT EXISTS (SELECT FROM payment_outcome AS told WHERE told.scheme_id = urgent.scheme_id
                    AND told.urgent_payment_id = urgent.id AND told.outcome = 'rejected')
                AND (urgent.approved_at AT TIME ZONE 'Europe/London')::date BETWEEN $2 AND $3::date - 1), 0))::bigint,
            coalesce((SELECT sum(line.amount_pence) FROM payment_line AS line JOIN session
                ON session.scheme_id = line.scheme_id AND session.id = line.subject_id
                WHERE line.scheme_id = carer.scheme_id AND line.carer_id = carer.id
                    AND line.run_id IN (SELECT id FROM run)), 0)::bigint
        FROM carer WHERE carer.scheme_id = current_scheme_id() AND carer.household_id = $1 ORDER BY carer.id
        """)

    static let people = Query<[Identifier], (Identifier, String, CivilDate)>(
        "care_relief_people",
        """
        SELECT id, given_name || ' ' || family_name, date_of_birth FROM person
        WHERE scheme_id = current_scheme_id() AND id = ANY ($1) ORDER BY id
        """)

    /// Those of some people who are brothers and sisters, by pairs.
    static let siblings = Query<[Identifier], (Identifier, Identifier)>(
        "care_relief_siblings",
        """
        SELECT person_id, sibling_id FROM person_sibling
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL AND person_id = ANY ($1) AND sibling_id = ANY ($1)
        """)

    static let all = [residence.statement, carers.statement, people.statement, siblings.statement]
}

extension SchemeTransaction {
    /// The summary of a residence for qualifying care relief of a tax year, as its carers live there now.
    ///
    /// - Throws: `StoreError.notFound` when there is no such household.
    public func careReliefSummary(of household: Identifier, _ year: TaxYear) throws -> CareReliefSummary {
        guard let (scheme, residence) = try connection.first(CareReliefStatements.residence, household) else {
            throw StoreError.notFound
        }
        let carers = try connection.rows(CareReliefStatements.carers, (household, year.firstDay, year.endDay))
        let own = try facts(LedgerFacts.careReliefFigures, of: principal.schemeID).map(\.fact)
        let people = try care(by: carers.map(\.0), in: year)
        let siblings = try connection.rows(
            CareReliefStatements.siblings, people.compactMap { Identifier($0.person) })
        return CareReliefSummary(
            scheme: scheme, taxYear: year, residence: residence,
            figures: CareReliefFigures.published(for: year) ?? own.first { $0.taxYear == year },
            people: people,
            carers: carers.map { id, name, paid, daySupport in
                // Where something is held, no more is day support than was paid.
                let daySupport = min(max(daySupport, .zero), paid)
                return CareReliefSummary.Carer(
                    carer: id.description, name: name, received: paid - daySupport, receivedForDaySupport: daySupport)
            }, siblings: Siblings(siblings.map { ($0.0.description, $0.1.description) }))
    }

    /// The days that each person was with one of the carers, in the weeks of a tax year.
    private func care(by carers: [Identifier], in year: TaxYear) throws -> [PersonCare] {
        // The week in which a tax year ends is that year's, whole.
        let (from, to) = (year.firstDay, year.endDay + 6)
        let (placements, absences) = try connection.pipeline(
            PlacementStatements.ofCarers.call(carers), FactTables.absences.ofCarers.call(carers))
        let stays = try connection.rows(StayStatements.ofCarers, (carers, from, to))
        let policy = try rates().policy(of: Month(containing: from))
        var absencesLeft = FactsByPlacement(absences)
        var stretches: [Identifier: [CareStretch]] = [:]
        for placement in placements {
            let facts = PlacementFacts(
                id: placement.id.description, carer: placement.value.carerID.description,
                start: placement.value.start, bands: [], absences: absencesLeft.take(placement.id),
                end: placement.value.end)
            stretches[placement.value.personID, default: []] += facts.careStretches(from: from, to: to, policy)
        }
        for stay in stays {
            stretches[stay.value.personID, default: []] += stay.value.facts(id: stay.id).careStretches(
                from: from, to: to)
        }
        let people = try connection.rows(CareReliefStatements.people, Array(stretches.keys))
        return people.map { id, name, birth in
            PersonCare(person: id.description, name: name, dateOfBirth: birth, stretches: stretches[id] ?? [])
        }.filter { !$0.stretches.isEmpty }
    }
}
