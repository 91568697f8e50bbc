import Postgres
import SharedLives

/// A month's facts of the scheme that is open in the transaction, read by plain SQL, so that the schema's tests need no store.
struct DemonstrationFacts {
    let connection: Connection

    func facts(of month: Month) throws -> PaymentFacts {
        PaymentFacts(
            period: month, policy: try policy(of: month), rateCards: try rateCards(), placements: try placements(),
            stays: try connection.rows(Self.stays, ()), sessions: try connection.rows(Self.sessions, ()))
    }

    private func policy(of month: Month) throws -> PaymentPolicy {
        try connection.one(Self.policy, PostgresDate(daysSinceEpoch: month.firstDay.daysSinceEpoch))
    }

    private func rateCards() throws -> [RateCard] {
        var cards: [CivilDate: RateCard] = [:]
        for (from, unit, session, band, pence) in try connection.rows(Self.prices, ()) {
            let day = CivilDate(daysSinceEpoch: from.daysSinceEpoch)
            let price = Pence(Int64(pence))
            switch unit {
            case "weekly": cards[day, default: RateCard(from: day)].weekly[band] = price
            case "night": cards[day, default: RateCard(from: day)].night[band] = price
            case "hour": cards[day, default: RateCard(from: day)].hour[band] = price
            default: cards[day, default: RateCard(from: day)].session[session, default: [:]][band] = price
            }
        }
        return Array(cards.values)
    }

    private func placements() throws -> [PlacementFacts] {
        let bands = Dictionary(grouping: try connection.rows(Self.bands, ()), by: \.0)
        let contributions = Dictionary(grouping: try connection.rows(Self.contributions, ()), by: \.0)
        let fees = Dictionary(grouping: try connection.rows(Self.fees, ()), by: \.0)
        let absences = Dictionary(grouping: try connection.rows(Self.absences, ()), by: \.0)
        return try connection.rows(Self.placements, ()).map { id, carer, start, endDate, endReason in
            PlacementFacts(
                id: id, carer: carer, start: day(start),
                bands: (bands[id] ?? []).map {
                    DatedBand(from: day($0.1), band: $0.2, weekly: $0.3.map { Pence(Int64($0)) })
                },
                contributions: (contributions[id] ?? []).map {
                    DatedContribution(from: day($0.1), weekly: Pence(Int64($0.2)))
                },
                complexFees: (fees[id] ?? []).map {
                    ComplexFee(from: day($0.1), to: $0.2.map(day), weekly: Pence(Int64($0.3)))
                },
                absences: (absences[id] ?? []).map {
                    Absence(kind: Absence.Kind(rawValue: $0.1)!, from: day($0.2), to: $0.3.map(day))
                },
                end: endDate.map { PlacementEnd(date: day($0), reason: PlacementEnd.Reason(rawValue: endReason!)!) })
        }
    }

    private static let policy = Query<PostgresDate, (Int32, Int32, Int32, Int32, Int32, Int, [String])>(
        "facts_policy",
        """
        SELECT respite_days_per_year, absence_paid_days, after_death_days, left_without_notice_days, cancellation_hours,
            mileage_pence_per_mile, fee_bands
        FROM payment_policy WHERE withdrawn_at IS NULL AND from_date <= $1 ORDER BY from_date DESC LIMIT 1
        """
    ).map { respite, absence, death, left, hours, mileage, bands in
        PaymentPolicy(
            respiteDaysPerYear: Int(respite), absencePaidDays: Int(absence), afterDeathDays: Int(death),
            leftWithoutNoticeDays: Int(left), cancellationHours: Int(hours), mileagePencePerMile: mileage,
            feeBands: Set(bands))
    }

    private static let prices = Query<(), (PostgresDate, String, String, String, Int)>(
        "facts_prices",
        """
        SELECT from_date, unit, session, band, price_pence FROM rate_card JOIN rate_card_price
            ON rate_card_price.scheme_id = rate_card.scheme_id AND rate_card_id = id
        WHERE withdrawn_at IS NULL
        """)

    private static let placements = Query<(), (String, String, PostgresDate, PostgresDate?, String?)>(
        "facts_placements", "SELECT id::text, carer_id::text, start_date, end_date, end_reason FROM placement")

    private static let bands = Query<(), (String, PostgresDate, String, Int?)>(
        "facts_bands",
        "SELECT placement_id::text, from_date, band, weekly_pence FROM placement_band WHERE withdrawn_at IS NULL")

    private static let contributions = Query<(), (String, PostgresDate, Int)>(
        "facts_contributions",
        "SELECT placement_id::text, from_date, weekly_pence FROM placement_contribution WHERE withdrawn_at IS NULL")

    private static let fees = Query<(), (String, PostgresDate, PostgresDate?, Int)>(
        "facts_fees",
        """
        SELECT placement_id::text, from_date, to_date, weekly_pence FROM placement_complex_fee WHERE withdrawn_at IS NULL
        """)

    private static let absences = Query<(), (String, String, PostgresDate, PostgresDate?)>(
        "facts_absences",
        "SELECT placement_id::text, kind, from_date, to_date FROM placement_absence WHERE withdrawn_at IS NULL")

    private static let stays = Query<
        (),
        (
            String, String, PostgresDate, PostgresDate, String, PostgresTimestamp, PostgresTimestamp?, String?, Bool,
            Int32?
        )
    >(
        "facts_stays",
        """
        SELECT id::text, carer_id::text, arrive_date, depart_date, band, starts_at, cancelled_at, cancelled_by, not_arrived,
            miles
        FROM stay
        """
    ).map { id, carer, arrive, depart, band, startsAt, cancelledAt, cancelledBy, notArrived, miles in
        StayFacts(
            id: id, carer: carer, arrive: day(arrive), depart: day(depart), band: band, startsAt: instant(startsAt),
            cancelledAt: cancelledAt.map(instant), cancelledBy: cancelledBy.map { CancelledBy(rawValue: $0)! },
            notArrived: notArrived, miles: miles.map(Int.init))
    }

    private static let sessions = Query<
        (), (String, String, PostgresTimestamp, Int32?, String?, String, PostgresTimestamp?, String?, Bool)
    >(
        "facts_sessions",
        """
        SELECT id::text, carer_id::text, starts_at, minutes, session, band, cancelled_at, cancelled_by, not_arrived FROM session
        """
    ).map { id, carer, startsAt, minutes, code, band, cancelledAt, cancelledBy, notArrived in
        SessionFacts(
            id: id, carer: carer, startsAt: instant(startsAt),
            length: minutes.map { .minutes(Int($0)) } ?? .session(code!), band: band,
            cancelledAt: cancelledAt.map(instant), cancelledBy: cancelledBy.map { CancelledBy(rawValue: $0)! },
            notArrived: notArrived)
    }
}

private func day(_ date: PostgresDate) -> CivilDate { CivilDate(daysSinceEpoch: date.daysSinceEpoch) }

private func instant(_ timestamp: PostgresTimestamp) -> Instant {
    Instant(microsecondsSinceEpoch: timestamp.microsecondsSinceEpoch)
}
