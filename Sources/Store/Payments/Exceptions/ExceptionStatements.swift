import Postgres
import SharedLives

/// What somebody should look at before a run is approved: one query for each kind, over the whole run.
enum ExceptionStatements {
    /// What went out with the run of the month before and what goes out with this one, where the one was something and the other
    /// is nothing or differs by more than so many percent.
    static let changed = Query<(Identifier, CivilDate, Int), (Identifier, Pence, Pence, Bool)>(
        "payment_exception_changed",
        """
        SELECT before.carer_id, before.paid_pence, coalesce(now.paid_pence, 0), coalesce(now.held, false)
        FROM payment_run AS run JOIN payment AS before ON before.scheme_id = run.scheme_id AND before.run_id = run.id
        LEFT JOIN payment AS now
            ON now.scheme_id = current_scheme_id() AND now.run_id = $1 AND now.carer_id = before.carer_id
        WHERE run.scheme_id = current_scheme_id() AND run.period = $2 AND run.approval_number IS NOT NULL
            AND before.paid_pence > 0 AND (coalesce(now.paid_pence, 0) = 0
                OR abs(now.paid_pence - before.paid_pence) * 100 > before.paid_pence * $3)
        """)

    /// Who is paid and has no bank account that holds on a day ($2).
    static let banks = Query<(Identifier, CivilDate), (Identifier, Pence)>(
        "payment_exception_banks",
        """
        SELECT carer_id, paid_pence FROM payment
        WHERE scheme_id = current_scheme_id() AND run_id = $1 AND paid_pence > 0 AND NOT EXISTS (
            SELECT FROM carer_bank_account AS account
            WHERE account.scheme_id = payment.scheme_id AND account.carer_id = payment.carer_id
                AND account.withdrawn_at IS NULL AND account.from_date <= $2)
        """)

    /// What is due for days from a placement's end on, or for bookings after a person's death. What is paid for days of a placement
    /// itself stops with it, so that most lines need not be looked at.
    static let afterEnd = Query<Identifier, (Identifier, Identifier, CivilDate, PlacementEnd.Reason, Pence)>(
        "payment_exception_after_end",
        """
        WITH line AS (
            SELECT carer_id, subject_id, element, from_date, amount_pence FROM payment_line
            WHERE scheme_id = current_scheme_id() AND run_id = $1 AND unit <> 'month'
                AND element NOT IN ('support', 'absence', 'respite')
        ), booking AS (
            SELECT line.*, person_id FROM line JOIN stay ON scheme_id = current_scheme_id() AND id = subject_id
            UNION ALL
            SELECT line.*, person_id FROM line JOIN session ON scheme_id = current_scheme_id() AND id = subject_id
        ), due AS (
            SELECT line.*, end_date, end_reason FROM line
            JOIN placement ON scheme_id = current_scheme_id() AND id = subject_id
            WHERE end_date <= from_date AND element <> 'notArrived'
            UNION ALL
            SELECT booking.carer_id, subject_id, element, from_date, amount_pence, end_date, end_reason FROM booking
            JOIN placement AS home ON scheme_id = current_scheme_id() AND home.person_id = booking.person_id
            WHERE end_reason = 'death' AND end_date <= from_date
        )
        SELECT carer_id, subject_id, end_date, end_reason, sum(amount_pence)::bigint FROM due
        GROUP BY 1, 2, 3, 4
        """)

    /// The newest certificate of the right kind of carers with lines, where it is out of date on a day ($2) or there is none.
    static let dbs = Query<(Identifier, CivilDate), (Identifier, CivilDate?)>(
        "payment_exception_dbs",
        """
        SELECT payment.carer_id, max(certificate.issued_on)
        FROM payment JOIN carer ON carer.scheme_id = payment.scheme_id AND carer.id = payment.carer_id
        LEFT JOIN dbs_certificate AS certificate
            ON certificate.scheme_id = payment.scheme_id AND certificate.carer_id = payment.carer_id
                AND certificate.withdrawn_at IS NULL AND greatest(issued_on, original_seen_on) <= $2
                AND level = 'enhanced' AND workforce IN ('adult', 'adultAndChild') AND barred_list_checked AND is_paper
                AND (home_based OR carer.kind = 'supportCarer')
        WHERE payment.scheme_id = current_scheme_id() AND payment.run_id = $1 AND payment.normal_pence > 0
        GROUP BY payment.carer_id
        HAVING max(issued_on) IS NULL OR max(issued_on) + make_interval(months => coalesce((
            SELECT dbs_renewal_months FROM requirement_policy
            WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL AND from_date <= $2
            ORDER BY from_date DESC LIMIT 1), 36)) <= $2
        """)

    /// Placements of a month whose band was not reviewed within so many days of their start.
    static let reviews = Query<(CivilDate, CivilDate, Int32), (Identifier, Identifier, CivilDate)>(
        "payment_exception_reviews",
        """
        SELECT carer_id, id, start_date FROM placement
        WHERE scheme_id = current_scheme_id() AND start_date + $3 < $2 AND coalesce(end_date, 'infinity') > $1
            AND NOT EXISTS (
                SELECT FROM banding_review AS review
                WHERE review.scheme_id = placement.scheme_id AND review.placement_id = placement.id
                    AND review.withdrawn_at IS NULL AND review.reviewed_on >= start_date)
            AND NOT EXISTS (
                SELECT FROM placement_band AS band
                WHERE band.scheme_id = placement.scheme_id AND band.placement_id = placement.id
                    AND band.withdrawn_at IS NULL AND band.from_date > start_date)
        """)

    /// Absences that are, within a month, longer than so many days.
    static let absences = Query<(CivilDate, CivilDate, Int32), (Identifier, Identifier, CivilDate)>(
        "payment_exception_absences",
        """
        SELECT placement.carer_id, placement.id, absence.from_date
        FROM placement_absence AS absence
        JOIN placement ON placement.scheme_id = absence.scheme_id AND placement.id = absence.placement_id
        WHERE absence.scheme_id = current_scheme_id() AND absence.withdrawn_at IS NULL AND absence.kind <> 'carerBreak'
            AND absence.from_date + $3 < least(absence.to_date, placement.end_date, $2)
            AND least(absence.to_date, placement.end_date, $2) > $1
        """)

    /// Short breaks of a month in which the person is in a placement and not away from it, with the first such night.
    static let twoPlaces = Query<(CivilDate, CivilDate), (Identifier, Identifier, CivilDate)>(
        "payment_exception_two_places",
        """
        SELECT stay.carer_id, stay.id, min(night::date)
        FROM stay JOIN placement ON placement.scheme_id = stay.scheme_id AND placement.person_id = stay.person_id
            AND placement.start_date < stay.depart_date AND coalesce(placement.end_date, 'infinity') > stay.arrive_date
        CROSS JOIN LATERAL generate_series(
            greatest(stay.arrive_date, placement.start_date, $1)::timestamp,
            least(stay.depart_date, placement.end_date, $2)::timestamp - interval '1 day', interval '1 day') AS night
        WHERE stay.scheme_id = current_scheme_id() AND stay.arrive_date < $2 AND stay.depart_date > $1
            AND stay.cancelled_at IS NULL AND NOT stay.not_arrived
            AND NOT EXISTS (
                SELECT FROM placement_absence AS absence
                WHERE absence.scheme_id = stay.scheme_id AND absence.placement_id = placement.id
                    AND absence.withdrawn_at IS NULL AND absence.from_date <= night::date
                    AND coalesce(absence.to_date, 'infinity') > night::date)
        GROUP BY stay.carer_id, stay.id
        """)

    /// Homes with more people on a day of a month than their limit, with the first such day. Only on days on which somebody comes
    /// can there be more than before.
    static let homes = Query<(CivilDate, CivilDate), (Identifier, CivilDate, Int, Int32)>(
        "payment_exception_homes",
        """
        WITH here AS (
            SELECT carer.household_id, person_id, greatest(start_date, $1) AS from_day,
                least(end_date, $2) AS to_day
            FROM placement JOIN carer ON carer.scheme_id = placement.scheme_id AND carer.id = placement.carer_id
            WHERE placement.scheme_id = current_scheme_id() AND start_date < $2
                AND coalesce(end_date, 'infinity') > greatest(start_date, $1)
            UNION ALL
            SELECT carer.household_id, person_id, greatest(arrive_date, $1), least(depart_date, $2)
            FROM stay JOIN carer ON carer.scheme_id = stay.scheme_id AND carer.id = stay.carer_id
            WHERE stay.scheme_id = current_scheme_id() AND arrive_date < $2 AND depart_date > $1
                AND cancelled_at IS NULL AND NOT not_arrived
        ), crowded AS (
            SELECT one.household_id, one.from_day, count(DISTINCT other.person_id) AS people
            FROM here AS one JOIN here AS other
                ON other.household_id = one.household_id AND other.from_day <= one.from_day AND other.to_day > one.from_day
            GROUP BY one.household_id, one.from_day HAVING count(DISTINCT other.person_id) > 1
        )
        SELECT DISTINCT ON (household_id) household_id, from_day, people, people_limit
        FROM crowded CROSS JOIN LATERAL (
            SELECT least(household.people_max, (
                    SELECT people_max FROM requirement_policy AS policy
                    WHERE policy.scheme_id = current_scheme_id() AND withdrawn_at IS NULL AND from_date <= from_day
                    ORDER BY from_date DESC LIMIT 1), (
                    SELECT min(terms.people_max) FROM approval_terms AS terms
                    JOIN carer ON carer.scheme_id = terms.scheme_id AND carer.id = terms.carer_id
                    WHERE terms.scheme_id = current_scheme_id() AND carer.household_id = crowded.household_id
                        AND terms.withdrawn_at IS NULL AND terms.from_date <= from_day
                        AND coalesce(terms.until_date, 'infinity') > from_day))::integer AS people_limit
            FROM household WHERE scheme_id = current_scheme_id() AND household.id = crowded.household_id) AS allowed
        WHERE people > people_limit ORDER BY household_id, from_day
        """)

    typealias StagedRow = (
        Identifier, Identifier, Int32, PaymentException.Kind, Identifier?, Identifier?, String, String
    )

    static let staged = StagedTable("payment_exception", columns: columns) {
        Copy<StagedRow>($0, columns: columns)
    }

    static let clear = Command<Identifier>(
        "payment_exception_clear",
        "DELETE FROM payment_exception WHERE scheme_id = current_scheme_id() AND run_id = $1")

    static let list = Query<
        (Identifier, Int32, PaymentException.Kind?, Int),
        (Int32, PaymentException.Kind, Identifier?, Identifier?, String, String)
    >(
        "payment_exception_list",
        """
        SELECT number, code, carer_id, subject_id, detail, settled_by FROM payment_exception
        WHERE scheme_id = current_scheme_id() AND run_id = $1 AND number > $2 AND ($3 IS NULL OR code = $3)
        ORDER BY number LIMIT $4
        """
    ).map { row in
        KeptException(
            number: row.0,
            exception: PaymentException(
                kind: row.1, carer: row.2, subject: row.3, detail: row.4, settledBy: row.5))
    }

    static let all = [
        changed.statement, banks.statement, afterEnd.statement, dbs.statement, reviews.statement, absences.statement,
        twoPlaces.statement, homes.statement, staged.copy.statement, staged.insert.statement, clear.statement,
        list.statement,
    ]

    private static let columns = [
        "scheme_id", "run_id", "number", "code", "carer_id", "subject_id", "detail", "settled_by",
    ]
}
