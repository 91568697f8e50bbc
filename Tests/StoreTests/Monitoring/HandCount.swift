/// Each line of the quarterly report of July to September 2026 as somebody would count it with plain SQL over the tables: group, how many,
/// and for shares of how many.
struct HandCount {
    let code: String
    let sql: String

    static let all = longTerm + ofCarers + shortBreaks + quality + staffing

    private static let last = "date '2026-09-30'"
    private static let quarter = "BETWEEN '2026-07-01' AND '2026-09-30'"

    /// Who lives in a placement on the last day.
    private static let residents = """
        placement JOIN person ON person.id = placement.person_id JOIN carer ON carer.id = placement.carer_id
        JOIN household ON household.id = carer.household_id
        WHERE start_date <= \(last) AND (end_date IS NULL OR end_date > \(last))
        """

    /// Their last short break in the quarter, of everybody who had one.
    private static let guests = """
        (SELECT DISTINCT ON (stay.person_id) person.*, stay.band, household.postcode
        FROM stay JOIN person ON person.id = stay.person_id JOIN carer ON carer.id = stay.carer_id
        JOIN household ON household.id = carer.household_id
        WHERE arrive_date <= \(last) AND depart_date > '2026-07-01' AND cancelled_at IS NULL AND NOT not_arrived
        ORDER BY stay.person_id, arrive_date DESC) AS guest
        """

    private static func byAge(_ birth: String) -> String {
        """
        CASE WHEN age < 18 THEN 'under 18' WHEN age < 25 THEN '18-24' WHEN age < 35 THEN '25-34' WHEN age < 45 THEN '35-44'
        WHEN age < 55 THEN '45-54' WHEN age < 65 THEN '55-64' WHEN age < 75 THEN '65-74' WHEN age < 85 THEN '75-84'
        ELSE '85 and over' END
        """.replacing("age", with: "extract(year FROM age(\(last), \(birth)))")
    }

    private static func line(_ code: String, _ group: String, from: String) -> HandCount {
        HandCount(code: code, sql: "SELECT \(group), count(*), NULL::bigint FROM \(from) GROUP BY 1")
    }

    private static func line(_ code: String, from: String) -> HandCount {
        HandCount(code: code, sql: "SELECT '', count(*), NULL::bigint FROM \(from)")
    }

    private static let longTerm: [HandCount] = [
        line("longTermPeople", from: residents),
        line(
            "longTermPeopleNew",
            from: """
                \(residents) AND NOT EXISTS (
                    SELECT FROM placement AS before WHERE before.person_id = person.id AND before.start_date <= '2026-06-30'
                        AND (before.end_date IS NULL OR before.end_date > '2026-06-30'))
                """),
        line("longTermPeopleByAge", byAge("person.date_of_birth"), from: residents),
        line("longTermPeopleByGender", "coalesce(gender, 'notRecorded')", from: residents),
        line("longTermPeopleByReason", "primary_support_reason", from: residents),
        line(
            "longTermPeopleByBand",
            """
            (SELECT band FROM placement_band WHERE placement_id = placement.id AND withdrawn_at IS NULL
            AND from_date <= \(last) ORDER BY from_date DESC LIMIT 1)
            """, from: residents),
        line("longTermPeopleByLocation", "locality", from: residents),
        line("longTermReferrals", from: openReferrals),
        line("longTermReferralsNew", from: "\(openReferrals) AND received_on \(quarter)"),
        line("longTermLeavers", from: leavers), line("longTermLeaversByReason", "end_reason", from: leavers),
    ]

    private static let openReferrals = """
        referral WHERE kind IN ('longTerm', 'crisis', 'reablement') AND received_on <= \(last)
        AND (SELECT count(*) FILTER (WHERE to_state <> 'open') - count(*) FILTER (WHERE to_state = 'open')
            FROM referral_state_change WHERE referral_id = referral.id AND on_date <= \(last)) = 0
        """

    private static let leavers = """
        placement WHERE end_date \(quarter) AND end_reason <> 'notArrived' AND NOT EXISTS (
            SELECT FROM placement AS next WHERE next.person_id = placement.person_id AND next.id <> placement.id
                AND next.start_date <= placement.end_date
                AND (next.end_date IS NULL OR next.end_date > placement.end_date))
        """

    /// The state of each carer on a day.
    private static func carers(_ kind: String, on day: String = last) -> String {
        """
        carer JOIN household ON household.id = carer.household_id
        WHERE kind = '\(kind)' AND (
            SELECT to_state FROM carer_state_change WHERE carer_id = carer.id AND on_date <= \(day)
            ORDER BY on_date DESC, recorded_at DESC LIMIT 1) IN ('approved', 'suspended')
        """
    }

    private static let ofCarers: [HandCount] =
        [
            line("carers", from: carers("carer")),
            line(
                "carersNew",
                from:
                    "\(carers("carer")) AND carer.id NOT IN (SELECT carer.id FROM \(carers("carer", on: "date '2026-06-30'")))"
            ),
            line("carersByLocation", "locality", from: carers("carer")),
            line("supportCarers", from: carers("supportCarer")),
            HandCount(
                code: "carerTraining",
                sql: """
                    SELECT '', count(*) FILTER (WHERE NOT EXISTS (
                        SELECT FROM course WHERE (is_mandatory OR is_induction) AND NOT EXISTS (
                            SELECT FROM training_record WHERE carer_id = carer.id AND course_id = course.id
                                AND withdrawn_at IS NULL AND completed_on <= \(last)
                                AND (valid_months IS NULL
                                    OR completed_on + make_interval(months => valid_months) > \(last))))), count(*)
                    FROM (SELECT carer.id FROM \(carers("carer")) UNION ALL SELECT carer.id FROM \(carers("supportCarer")))
                        AS carer
                    """),
        ]
        + places("longTerm") + places("shortBreak")

    private static func places(_ kind: String) -> [HandCount] {
        let rooms = rooms(kind)
        return [
            HandCount(
                code: "\(kind)Places", sql: "SELECT '', sum(places)::bigint, NULL::bigint FROM (\(rooms)) AS room"),
            HandCount(
                code: "\(kind)Vacancies",
                sql: """
                    SELECT '', sum(greatest(places - people, 0))::bigint, sum(places)::bigint FROM (\(rooms)) AS room
                    """),
        ]
    }

    /// Homes with places for a kind, and who is there in the night of the last day. Nobody in the demonstration is suspended.
    private static func rooms(_ kind: String) -> String {
        """
        SELECT household.id, least(household.people_max, min(terms.people_max), 3)::bigint AS places, (
            SELECT count(DISTINCT person_id) FROM (
                SELECT person_id, carer_id FROM placement
                WHERE start_date <= \(last) AND (end_date IS NULL OR end_date > \(last))
                UNION ALL
                SELECT person_id, carer_id FROM stay WHERE arrive_date <= \(last) AND depart_date > \(last)
                    AND cancelled_at IS NULL AND NOT not_arrived) AS night
            JOIN carer AS host ON host.id = night.carer_id WHERE host.household_id = household.id) AS people
        FROM household JOIN carer ON carer.household_id = household.id AND carer.kind = 'carer' AND carer.state = 'approved'
        JOIN LATERAL (
            SELECT kinds, people_max FROM approval_terms
            WHERE carer_id = carer.id AND withdrawn_at IS NULL AND from_date <= \(last)
                AND (until_date IS NULL OR until_date > \(last))
            ORDER BY from_date DESC LIMIT 1) AS terms ON true
        GROUP BY household.id, household.people_max HAVING bool_or('\(kind)' = ANY (terms.kinds))
        """
    }

    private static let shortBreaks: [HandCount] = [
        line("shortBreakPeople", from: guests),
        line("shortBreakPeopleByAge", byAge("guest.date_of_birth"), from: guests),
        line("shortBreakPeopleByGender", "coalesce(gender, 'notRecorded')", from: guests),
        line("shortBreakPeopleByReason", "primary_support_reason", from: guests),
        line("shortBreakPeopleByBand", "band", from: guests),
        line("shortBreakPeopleByPostcode", "split_part(postcode, ' ', 1)", from: guests),
        HandCount(
            code: "shortBreakNights",
            sql: """
                SELECT '', count(*), NULL::bigint FROM stay
                CROSS JOIN generate_series(arrive_date, depart_date - 1, interval '1 day') AS night
                WHERE cancelled_at IS NULL AND NOT not_arrived AND night::date \(quarter)
                """),
    ]

    private static let known = "(known_at AT TIME ZONE 'Europe/London')::date \(quarter)"

    private static let quality: [HandCount] = [
        line("complaints", from: "feedback WHERE kind = 'complaint' AND received_on \(quarter)"),
        line("concerns", from: "feedback WHERE kind = 'concern' AND received_on \(quarter)"),
        line("compliments", from: "feedback WHERE kind = 'compliment' AND received_on \(quarter)"),
        line("safeguardingConcerns", from: "incident WHERE kind = 'safeguardingConcern' AND \(known)"),
        line("notifiableIncidents", from: "incident WHERE must_tell_cqc AND \(known)"),
        line("socialValue", from: "community_activity WHERE kind = 'socialValue' AND held_on \(quarter)"),
        line("coProduction", from: "community_activity WHERE kind <> 'socialValue' AND held_on \(quarter)"),
        line("outcomes", from: "person_outcome WHERE withdrawn_at IS NULL AND assessed_on \(quarter)"),
    ]

    private static let inPost = """
        staff_member WHERE started_on <= \(last) AND (left_on IS NULL OR left_on > \(last))
        """

    private static let staffing: [HandCount] = [
        line("staff", from: inPost),
        line(
            "staffByHours",
            """
            coalesce((SELECT CASE WHEN is_full_time THEN 'fullTime' ELSE 'partTime' END FROM staff_post
            WHERE staff_member_id = staff_member.id AND withdrawn_at IS NULL AND from_date <= \(last)
            ORDER BY from_date DESC LIMIT 1), 'notRecorded')
            """, from: inPost),
        line("staffNew", from: "staff_member WHERE started_on \(quarter)"),
        HandCount(
            code: "staffTraining",
            sql: """
                SELECT '', count(*) FILTER (WHERE NOT EXISTS (
                    SELECT FROM staff_course WHERE is_mandatory AND withdrawn_at IS NULL AND from_date <= \(last)
                        AND NOT EXISTS (
                            SELECT FROM staff_training WHERE staff_member_id = staff_member.id
                                AND course_id = staff_course.id AND withdrawn_at IS NULL AND completed_on <= \(last)
                                AND (valid_months IS NULL
                                    OR completed_on + make_interval(months => valid_months) > \(last))))), count(*)
                FROM \(inPost)
                """),
    ]

    /// Records of quality and staff: of each line some in the quarter, and some outside it or of another kind.
    static let records = """
        INSERT INTO feedback (id, kind, received_on, came_from, about, causes, summary)
            SELECT gen_random_uuid(), kind, received_on, 'family', 'scheme', '{}', 'What was said.'
            FROM unnest(ARRAY['complaint', 'concern', 'concern', 'compliment', 'comment']) AS kind
            CROSS JOIN unnest(ARRAY['2026-06-30', '2026-07-01', '2026-09-30', '2026-10-01']::date[]) AS received_on;
        INSERT INTO incident (id, kind, known_at, description, must_tell_council, must_tell_cqc, abuse)
            SELECT gen_random_uuid(), kind, known_at, 'What was seen.', true, must_tell_cqc, '{}'
            FROM (VALUES ('safeguardingConcern', true), ('safeguardingConcern', false), ('seriousInjury', true)) AS one (kind, must_tell_cqc)
            CROSS JOIN unnest(ARRAY[
                '2026-06-30T22:59:00Z', '2026-06-30T23:01:00Z', '2026-09-30T22:59:00Z', '2026-09-30T23:01:00Z']::timestamptz[])
                AS known_at;
        INSERT INTO community_activity (id, kind, held_on, title, description, people_count, carer_count, principles)
            SELECT gen_random_uuid(), kind, '2026-08-01', 'A walk', 'What was done.', 4, 2, '{}'
            FROM unnest(ARRAY['coProduction', 'consultation', 'socialValue']) AS kind;
        INSERT INTO person_outcome (id, person_id, area, goal, assessed_on, progress, evidence, case_study, may_be_shared)
            SELECT gen_random_uuid(), id, 'community', 'The bus.', '2026-07-02', 'achieved', 'Seen.', 'Somebody took a bus.',
                gender = 'man'
            FROM person WHERE scheme_id = current_scheme_id() AND gender IS NOT NULL ORDER BY id LIMIT 6;
        INSERT INTO staff_course (id, code, name, is_mandatory, is_induction, valid_months, from_date)
            VALUES ('00000000-0000-7000-8000-0000000000c1', 'testCourse', 'A course', true, false, 12, '2020-01-01');
        INSERT INTO staff_member (id, given_name, family_name, started_on, left_on) VALUES
            ('00000000-0000-7000-8000-0000000000a1', 'Ivy', 'Hazel', '2020-01-06', NULL),
            ('00000000-0000-7000-8000-0000000000a2', 'Ash', 'Rowan', '2026-08-03', NULL),
            ('00000000-0000-7000-8000-0000000000a3', 'Bryony', 'Moss', '2020-01-06', '2026-09-30'),
            ('00000000-0000-7000-8000-0000000000a4', 'Elder', 'Marsh', '2021-01-06', NULL);
        INSERT INTO staff_post (id, staff_member_id, from_date, title, is_full_time, weekly_minutes) VALUES
            (gen_random_uuid(), '00000000-0000-7000-8000-0000000000a1', '2020-01-06', 'Coordinator', false, 1200),
            (gen_random_uuid(), '00000000-0000-7000-8000-0000000000a1', '2024-01-06', 'Coordinator', true, 2220),
            (gen_random_uuid(), '00000000-0000-7000-8000-0000000000a2', '2026-08-03', 'Coordinator', false, 1200);
        INSERT INTO staff_training (id, staff_member_id, course_id, completed_on, trainer) VALUES
            (gen_random_uuid(), '00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000c1',
                '2025-10-01', 'Lapwing'),
            (gen_random_uuid(), '00000000-0000-7000-8000-0000000000a4', '00000000-0000-7000-8000-0000000000c1',
                '2025-09-30', 'Lapwing');
        INSERT INTO referral (id, person_id, council_id, kind, received_on, levels)
            SELECT gen_random_uuid(), person.id, council.id, kind, received_on, '{}'
            FROM unnest(ARRAY['longTerm', 'shortBreak']) AS kind
            CROSS JOIN unnest(ARRAY['2026-05-04', '2026-07-06', '2026-10-05']::date[]) AS received_on
            CROSS JOIN (SELECT id FROM person WHERE scheme_id = current_scheme_id() ORDER BY id LIMIT 1) AS person
            CROSS JOIN (SELECT id FROM council WHERE scheme_id = current_scheme_id() ORDER BY id LIMIT 1) AS council;
        INSERT INTO referral_state_change (id, referral_id, from_state, to_state, on_date, reason)
            SELECT gen_random_uuid(), id, 'open', 'declined', '2026-10-02', 'No room.' FROM referral
            WHERE received_on = '2026-05-04';
        UPDATE referral SET state = 'declined' WHERE received_on = '2026-05-04';
        """
}
