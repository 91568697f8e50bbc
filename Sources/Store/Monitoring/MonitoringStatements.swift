import Postgres
import SharedLives

/// What reports are counted from: one query for each kind of fact, over all of a scheme and some days, [$1, $2).
enum MonitoringStatements {
    typealias Days = (CivilDate, CivilDate)

    static let people = Query<
        (), (Identifier, CivilDate, Person.Gender?, Person.PrimarySupportReason)
    >(
        "monitoring_people",
        "SELECT id, date_of_birth, gender, primary_support_reason FROM person WHERE scheme_id = current_scheme_id()"
    ).map { MonitoringFacts.Person(id: $0.0, dateOfBirth: $0.1, gender: $0.2, reason: $0.3) }

    private typealias ArrangementRow = (
        Identifier, Identifier, Identifier, Identifier, ArrangementKind, CivilDate, CivilDate?, PlacementEnd.Reason?,
        String?
    )

    /// Placements of some of the days or of the day before, with the band on the last day.
    static let placements = Query<Days, ArrangementRow>(
        "monitoring_placements",
        """
        SELECT id, person_id, carer_id, council_id, kind, start_date, end_date, end_reason, (
                SELECT band FROM placement_band
                WHERE scheme_id = current_scheme_id() AND placement_id = placement.id AND withdrawn_at IS NULL
                    AND from_date < $2
                ORDER BY from_date DESC LIMIT 1)
        FROM placement
        WHERE scheme_id = current_scheme_id() AND start_date < $2 AND coalesce(end_date, 'infinity') >= $1 - 1
        ORDER BY id
        """
    ).map(arrangement)

    /// Stays with some of the nights, but for those that were cancelled or nobody came for.
    static let stays = Query<Days, ArrangementRow>(
        "monitoring_stays",
        """
        SELECT id, person_id, carer_id, council_id, kind, arrive_date, depart_date, NULL::text, band
        FROM stay
        WHERE scheme_id = current_scheme_id() AND arrive_date < $2 AND depart_date > $1 AND cancelled_at IS NULL
            AND NOT not_arrived
        ORDER BY id
        """
    ).map(arrangement)

    static let carers = Query<(), (Identifier, Carer.Kind, Identifier?, CivilDate?)>(
        "monitoring_carers",
        "SELECT id, kind, household_id, date_of_birth FROM carer WHERE scheme_id = current_scheme_id()")

    /// The states that carers came into before a day, the earlier first.
    static let steps = Query<CivilDate, (Identifier, CivilDate, CarerState)>(
        "monitoring_carer_steps",
        """
        SELECT carer_id, on_date, to_state FROM carer_state_change
        WHERE scheme_id = current_scheme_id() AND on_date < $1 ORDER BY on_date, recorded_at, id
        """)

    static let terms = Query<(), (Identifier, [ArrangementKind], Int16, CivilDate, CivilDate?)>(
        "monitoring_terms",
        """
        SELECT carer_id, kinds, people_max, from_date, until_date FROM approval_terms
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL ORDER BY from_date, recorded_at, id
        """)

    static let households = Query<(), (Identifier, String, String, Int16)>(
        "monitoring_households",
        "SELECT id, locality, postcode, people_max FROM household WHERE scheme_id = current_scheme_id()"
    ).map { MonitoringFacts.Household(id: $0.0, locality: $0.1, postcode: $0.2, peopleMax: Int($0.3)) }

    static let limits = Query<(), (CivilDate, Int16)>(
        "monitoring_limits",
        """
        SELECT from_date, people_max FROM requirement_policy
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL
        """
    ).map { HomeOccupancy.SchemeLimit(from: $0.0, peopleMax: Int($0.1)) }

    /// Referrals that had come before a day, with the state that they were in when it began.
    static let referrals = Query<
        CivilDate, (Identifier, Identifier, Identifier, ArrangementKind, CivilDate, Referral.State)
    >(
        "monitoring_referrals",
        """
        SELECT id, person_id, council_id, kind, received_on, coalesce((
                SELECT to_state FROM referral_state_change AS step
                WHERE step.scheme_id = current_scheme_id() AND step.referral_id = referral.id AND step.on_date < $1
                ORDER BY step.on_date DESC, step.recorded_at DESC, step.id DESC LIMIT 1), 'open')
        FROM referral WHERE scheme_id = current_scheme_id() AND received_on < $1
        ORDER BY id
        """
    ).map {
        MonitoringFacts.Referral(
            id: $0.0, personID: $0.1, councilID: $0.2, kind: $0.3, receivedOn: $0.4, state: $0.5)
    }

    static let all = [
        people.statement, placements.statement, stays.statement, carers.statement, steps.statement, terms.statement,
        households.statement, limits.statement, referrals.statement, records.statement,
    ]

    @Sendable private static func arrangement(_ row: ArrangementRow) -> MonitoringFacts.Arrangement {
        MonitoringFacts.Arrangement(
            id: row.0, personID: row.1, carerID: row.2, councilID: row.3, kind: row.4, from: row.5, to: row.6,
            endReason: row.7, band: row.8)
    }
}

extension MonitoringStatements {
    /// Records of quality and staff, each with the line that counts it, its group, whether it is in the share that the line is, and
    /// what it says. Records that are about no council are every council's ($3).
    static let records = Query<(CivilDate, CivilDate, Identifier?), (String, Identifier, String, Bool, String?)>(
        "monitoring_records",
        """
        WITH in_post AS MATERIALIZED (
            SELECT member.id, post.is_full_time FROM staff_member AS member
            LEFT JOIN LATERAL (
                SELECT is_full_time FROM staff_post
                WHERE scheme_id = current_scheme_id() AND staff_member_id = member.id AND withdrawn_at IS NULL
                    AND from_date < $2
                ORDER BY from_date DESC LIMIT 1) AS post ON true
            WHERE member.scheme_id = current_scheme_id() AND member.started_on < $2
                AND coalesce(member.left_on, 'infinity') >= $2)
        \(parts.joined(separator: "\nUNION ALL\n"))
        ORDER BY 1, 2
        """
    ).map { MonitoringFacts.Record(line: $0.0, id: $0.1, group: $0.2, isInShare: $0.3, detail: $0.4) }

    private static let parts = [
        """
        SELECT CASE kind WHEN 'complaint' THEN 'complaints' WHEN 'concern' THEN 'concerns' ELSE 'compliments' END, id, '',
            true, NULL::text
        FROM feedback
        WHERE scheme_id = current_scheme_id() AND kind IN ('complaint', 'concern', 'compliment')
            AND received_on >= $1 AND received_on < $2 AND ($3 IS NULL OR council_id IS NULL OR council_id = $3)
        """,
        """
        SELECT line, id, '', true, NULL
        FROM incident CROSS JOIN LATERAL (VALUES
            ('safeguardingConcerns', kind = 'safeguardingConcern'), ('notifiableIncidents', must_tell_cqc))
            AS counted (line, is_counted)
        WHERE scheme_id = current_scheme_id() AND is_counted
            AND known_at >= $1::timestamp AT TIME ZONE 'Europe/London'
            AND known_at < $2::timestamp AT TIME ZONE 'Europe/London'
            AND ($3 IS NULL OR council_id IS NULL OR council_id = $3)
        """,
        """
        SELECT CASE kind WHEN 'socialValue' THEN 'socialValue' ELSE 'coProduction' END, id, '', true,
            concat_ws(' ', title || ':', description, change)
        FROM community_activity
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL AND held_on >= $1 AND held_on < $2
        """,
        "SELECT 'staff', id, '', true, NULL FROM in_post",
        """
        SELECT 'staffByHours', id, CASE is_full_time WHEN true THEN 'fullTime' WHEN false THEN 'partTime'
            ELSE '\(MonitoringCount.notRecorded)' END, true, NULL
        FROM in_post
        """,
        """
        SELECT 'staffNew', member.id, '', true, (
            SELECT title FROM staff_post
            WHERE scheme_id = current_scheme_id() AND staff_member_id = member.id AND withdrawn_at IS NULL
            ORDER BY from_date LIMIT 1)
        FROM staff_member AS member
        WHERE scheme_id = current_scheme_id() AND started_on >= $1 AND started_on < $2
        """, staffTraining,
        """
        SELECT 'outcomes', id, '', true, CASE WHEN may_be_shared THEN case_study END
        FROM person_outcome
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL AND assessed_on >= $1 AND assessed_on < $2
            AND ($3 IS NULL
                OR EXISTS (
                    SELECT FROM placement WHERE scheme_id = current_scheme_id()
                        AND person_id = person_outcome.person_id AND council_id = $3)
                OR EXISTS (
                    SELECT FROM stay WHERE scheme_id = current_scheme_id() AND person_id = person_outcome.person_id
                        AND council_id = $3))
        """,
    ]

    /// Staff in post, with whether every course that is mandatory on the last day is in date then: of a code the latest course that has
    /// begun says how long it holds.
    private static let staffTraining = """
        SELECT 'staffTraining', in_post.id, '', NOT EXISTS (
            SELECT FROM (
                SELECT DISTINCT ON (code) code, is_mandatory, valid_months FROM staff_course
                WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL AND from_date < $2
                ORDER BY code, from_date DESC) AS demanded
            WHERE demanded.is_mandatory AND NOT EXISTS (
                SELECT FROM staff_training AS done JOIN staff_course AS course
                    ON course.scheme_id = current_scheme_id() AND course.id = done.course_id
                WHERE done.scheme_id = current_scheme_id() AND done.staff_member_id = in_post.id
                    AND done.withdrawn_at IS NULL AND course.code = demanded.code AND done.completed_on < $2
                    AND (demanded.valid_months IS NULL
                        OR done.completed_on + make_interval(months => demanded.valid_months) >= $2))), NULL
        FROM in_post
        """
}

extension SchemeTransaction {
    /// All that reports of some days, [from, to), are counted from: a handful of queries, however large the scheme is.
    ///
    /// - Parameter council: whose people are counted; nil for those of all councils.
    func monitoringFacts(from: CivilDate, to: CivilDate, council: Identifier?) throws -> MonitoringFacts {
        let (people, placements, stays, households, limits, referrals, records) = try connection.pipeline(
            MonitoringStatements.people.call(()), MonitoringStatements.placements.call((from, to)),
            MonitoringStatements.stays.call((from, to)), MonitoringStatements.households.call(()),
            MonitoringStatements.limits.call(()), MonitoringStatements.referrals.call(to),
            MonitoringStatements.records.call((from, to, council)))
        var facts = MonitoringFacts(from: from, to: to)
        facts.people = Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        facts.placements = placements
        facts.stays = stays
        facts.carers = try carersOfMonitoring(before: to)
        facts.households = Dictionary(households.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        facts.schemeLimits = limits
        facts.referrals = referrals
        facts.records = records
        facts.council = council
        return facts
    }

    /// Carers with their states and terms, and whether those who are approved on the day before this one are trained then.
    private func carersOfMonitoring(before day: CivilDate) throws -> [Identifier: MonitoringFacts.Carer] {
        let everybody = Page(after: nil, rowsMax: Int(Int32.max))
        let approved = [CarerState.approved, .suspended].map(\.rawValue)
        let (carers, steps, terms, evidence) = try connection.pipeline(
            MonitoringStatements.carers.call(()), MonitoringStatements.steps.call(day),
            MonitoringStatements.terms.call(()),
            CarerEvidenceStatements.page.call((everybody.start, everybody.rowsMax, approved, nil, day - 1)))
        var found = Dictionary(
            carers.map { row in
                (row.0, MonitoringFacts.Carer(id: row.0, kind: row.1, householdID: row.2, dateOfBirth: row.3))
            }, uniquingKeysWith: { first, _ in first })
        for (carer, on, state) in steps { found[carer]?.steps.append(.init(on: on, state: state)) }
        for (carer, kinds, peopleMax, from, until) in terms {
            found[carer]?.terms.append(
                ApprovalTerms(kinds: kinds, peopleMax: Int(peopleMax), bands: [], from: from, until: until))
        }
        let (registered, policies) = try CarerRegister.evidence(evidence)
        let policy = policies.inForce(on: day - 1)
        for (row, evidence) in registered {
            found[row.id]?.isTrained = evidence.hasTraining(on: day - 1, policy: policy)
        }
        return found
    }
}
