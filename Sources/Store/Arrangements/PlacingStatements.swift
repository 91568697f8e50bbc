import Postgres
import SharedLives

/// What the rules of placing are read from.
enum PlacingStatements {
    /// The first day of the records that the scheme keeps here.
    static let recordsFrom = Query<(), CivilDate>(
        "placing_records_from", "SELECT records_from FROM scheme WHERE id = current_scheme_id()")

    /// The person is kept as they are: nobody else gives them a place until the transaction ends.
    static let holdPerson = Query<Identifier, Identifier>(
        "placing_hold_person",
        "SELECT id FROM person WHERE scheme_id = current_scheme_id() AND id = $1 FOR NO KEY UPDATE")

    /// The home of a carer, and what the scheme allows in it.
    static let home = Query<Identifier, (Identifier?, CarerState, Int16?)>(
        "placing_home",
        """
        SELECT carer.household_id, carer.state, household.people_max
        FROM carer LEFT JOIN household ON household.scheme_id = carer.scheme_id AND household.id = carer.household_id
        WHERE carer.scheme_id = current_scheme_id() AND carer.id = $1
        """)

    /// How many people the scheme allows in a home.
    static let peopleMax = Query<Identifier, Int16>(
        "placing_people_max", "SELECT people_max FROM household WHERE scheme_id = current_scheme_id() AND id = $1")

    /// The terms of the carers who live in a home ($1), and of one more ($2), the latest first.
    static let terms = Query<
        (Identifier, Identifier?),
        (Identifier, CivilDate?, [ArrangementKind], Int16, [String], CivilDate, CivilDate?)
    >(
        "placing_terms",
        """
        SELECT carer.id, (
                SELECT min(change.on_date) FROM carer_state_change AS change
                WHERE change.scheme_id = current_scheme_id() AND change.carer_id = carer.id
                    AND change.to_state IN ('deapproved', 'resigned')),
            terms.kinds, terms.people_max, terms.bands, terms.from_date, terms.until_date
        FROM carer JOIN approval_terms AS terms ON terms.scheme_id = current_scheme_id() AND terms.carer_id = carer.id
        WHERE carer.scheme_id = current_scheme_id() AND terms.withdrawn_at IS NULL
            AND (carer.household_id = $1 AND carer.kind = 'carer' OR carer.id = $2)
        ORDER BY carer.id, terms.from_date DESC, terms.id DESC
        """)

    /// Who lives or stays in a home ($1) on a day or later ($2).
    static let occupancies = Query<(Identifier, CivilDate), (Identifier, Identifier, CivilDate, CivilDate?)>(
        "placing_occupancies",
        """
        SELECT placement.id, placement.person_id, placement.start_date, placement.end_date
        FROM carer JOIN placement ON placement.scheme_id = current_scheme_id() AND placement.carer_id = carer.id
        WHERE carer.scheme_id = current_scheme_id() AND carer.household_id = $1
            AND coalesce(placement.end_date, 'infinity') > greatest(placement.start_date, $2)
        UNION ALL
        SELECT stay.id, stay.person_id, stay.arrive_date, stay.depart_date
        FROM carer JOIN stay ON stay.scheme_id = current_scheme_id() AND stay.carer_id = carer.id
        WHERE carer.scheme_id = current_scheme_id() AND carer.household_id = $1
            AND stay.depart_date > $2 AND stay.cancelled_at IS NULL AND NOT stay.not_arrived
        """
    ).map { Occupancy(arrangementID: $0.0, personID: $0.1, from: $0.2, to: $0.3) }

    /// The days on which somebody is at the same residence through another scheme.
    static let elsewhere = Query<(Identifier, CivilDate), (CivilDate, CivilDate?)>(
        "placing_elsewhere", "SELECT from_date, to_date FROM household_days_elsewhere($1, $2)"
    ).map { HomeOccupancy.Elsewhere(from: $0.0, to: $0.1) }

    /// The brothers and sisters of whoever lives or stays in a home ($1) on a day or later ($2).
    static let siblings = Query<(Identifier, CivilDate), (Identifier, Identifier)>(
        "placing_siblings",
        """
        WITH resident AS (
            SELECT placement.person_id
            FROM carer JOIN placement ON placement.scheme_id = current_scheme_id() AND placement.carer_id = carer.id
            WHERE carer.scheme_id = current_scheme_id() AND carer.household_id = $1
                AND coalesce(placement.end_date, 'infinity') > $2
            UNION
            SELECT stay.person_id
            FROM carer JOIN stay ON stay.scheme_id = current_scheme_id() AND stay.carer_id = carer.id
            WHERE carer.scheme_id = current_scheme_id() AND carer.household_id = $1 AND stay.depart_date > $2)
        SELECT person_id, sibling_id FROM person_sibling
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL
            AND (person_id IN (SELECT person_id FROM resident) OR sibling_id IN (SELECT person_id FROM resident))
        """)

    /// Where a person ($1) lives or stays on a day or later ($2), with the days away.
    static let whereabouts = Query<
        (Identifier, CivilDate), (Identifier, Bool, CivilDate, CivilDate?, Absence.Kind?, CivilDate?, CivilDate?)
    >(
        "placing_whereabouts",
        """
        SELECT placement.id, true, start_date, end_date, absence.kind, absence.from_date, absence.to_date
        FROM placement LEFT JOIN placement_absence AS absence ON absence.scheme_id = current_scheme_id()
            AND absence.placement_id = placement.id AND absence.withdrawn_at IS NULL
        WHERE placement.scheme_id = current_scheme_id() AND person_id = $1
            AND coalesce(end_date, 'infinity') > greatest(start_date, $2)
        UNION ALL
        SELECT id, false, arrive_date, depart_date, NULL, NULL, NULL
        FROM stay WHERE scheme_id = current_scheme_id() AND person_id = $1 AND depart_date > $2
            AND cancelled_at IS NULL AND NOT not_arrived
        ORDER BY 1
        """)

    /// The day support of a person ($1) that begins within a day of an instant.
    static let sessions = Query<(Identifier, Instant), (Identifier, Instant, Int32?)>(
        "placing_sessions",
        """
        SELECT id, starts_at, minutes FROM session
        WHERE scheme_id = current_scheme_id() AND person_id = $1 AND cancelled_at IS NULL AND NOT not_arrived
            AND starts_at > $2 - interval '1 day' AND starts_at < $2 + interval '1 day'
        """)

    /// The start of a person's ($1) last placement with a carer ($2) before another one ($3) and a day ($4).
    static let lastStart = Query<(Identifier, Identifier, Identifier, CivilDate), CivilDate?>(
        "placing_last_start",
        """
        SELECT max(start_date) FROM placement
        WHERE scheme_id = current_scheme_id() AND person_id = $1 AND carer_id = $2 AND id <> $3 AND start_date < $4
        """)

    static let all = [
        recordsFrom.statement, holdPerson.statement, home.statement, peopleMax.statement, terms.statement,
        occupancies.statement,
        elsewhere.statement, siblings.statement, whereabouts.statement, sessions.statement, lastStart.statement,
    ]
}
