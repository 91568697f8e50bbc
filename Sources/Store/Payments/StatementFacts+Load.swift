import Postgres
import SharedLives

/// What was known at an instant of the arrangements that lines are about.
enum StatementFactStatements {
    /// Columns of a dated fact: placement, from, to, code, weekly pence, when it was recorded.
    typealias FactRow = (Identifier, CivilDate, CivilDate?, String?, Pence?, Instant)

    /// The placements among some subjects, and those of a carer, if one is given.
    static let placements = Query<([Identifier], Identifier?), (Identifier, CivilDate, CivilDate?)>(
        "statement_placements",
        """
        SELECT id, start_date, end_date FROM placement
        WHERE scheme_id = current_scheme_id() AND (id = ANY ($1) OR carer_id = $2) ORDER BY id
        """)

    static let bands = facts("placement_band", "NULL::date, band, weekly_pence")
    static let contributions = facts("placement_contribution", "NULL::date, NULL::text, weekly_pence")
    static let complexFees = facts("placement_complex_fee", "to_date, NULL::text, weekly_pence")
    static let absences = facts("placement_absence", "to_date, kind, NULL::bigint")

    private static func facts(_ table: String, _ columns: String) -> Query<([Identifier], Instant), FactRow> {
        Query<([Identifier], Instant), FactRow>(
            "statement_\(table)",
            """
            SELECT placement_id, from_date, \(columns), recorded_at FROM \(table)
            WHERE scheme_id = current_scheme_id() AND placement_id = ANY ($1) AND recorded_at <= $2
                AND (withdrawn_at IS NULL OR withdrawn_at > $2)
            ORDER BY placement_id, from_date
            """)
    }

    static let bookings = Query<[Identifier], (Identifier, CivilDate, String?, String, Instant)>(
        "statement_bookings",
        """
        SELECT id, arrive_date, NULL::text, band, recorded_at FROM stay
        WHERE scheme_id = current_scheme_id() AND id = ANY ($1)
        UNION ALL SELECT id, (starts_at AT TIME ZONE 'Europe/London')::date, session, band, recorded_at FROM session
        WHERE scheme_id = current_scheme_id() AND id = ANY ($1)
        """)

    static let prices = Query<Instant, (CivilDate, String, String, String, Pence)>(
        "statement_prices",
        """
        SELECT card.from_date, price.unit, price.session, price.band, price.price_pence
        FROM rate_card_price AS price JOIN rate_card AS card USING (scheme_id)
        WHERE price.scheme_id = current_scheme_id() AND card.id = price.rate_card_id AND card.recorded_at <= $1
            AND (card.withdrawn_at IS NULL OR card.withdrawn_at > $1)
        ORDER BY card.from_date
        """)

    static let all = [
        placements.statement, bands.statement, contributions.statement, complexFees.statement, absences.statement,
        bookings.statement, prices.statement,
    ]
}

extension StatementFacts {
    /// Reads what was known at an instant of these subjects, and of a carer's other placements, with one query for each kind.
    static func load(
        _ subjects: [Identifier], carer: Identifier?, knownAt: Instant, on connection: Connection
    ) throws -> StatementFacts {
        let (placements, bookings, prices, policies) = try connection.pipeline(
            StatementFactStatements.placements.call((subjects, carer)), StatementFactStatements.bookings.call(subjects),
            StatementFactStatements.prices.call(knownAt), PaymentPolicyStatements.knownAt.call(knownAt))
        let ids = placements.map(\.0)
        let (bands, contributions, fees, absences) = try connection.pipeline(
            StatementFactStatements.bands.call((ids, knownAt)),
            StatementFactStatements.contributions.call((ids, knownAt)),
            StatementFactStatements.complexFees.call((ids, knownAt)),
            StatementFactStatements.absences.call((ids, knownAt)))
        var facts = StatementFacts(rates: SchemeRates(rateCards: cards(prices), policies: policies.map(\.fact)))
        for (id, start, end) in placements {
            facts.placements[id.description] = KnownPlacement(start: start, end: end)
        }
        for (id, from, _, band, weekly, at) in bands {
            let fact = DatedBand(from: from, band: band ?? "", weekly: weekly)
            facts.placements[id.description]?.bands.append(Known(fact, recordedOn: London.civilDate(of: at)))
        }
        for (id, from, _, _, weekly, at) in contributions {
            let fact = DatedContribution(from: from, weekly: weekly ?? .zero)
            facts.placements[id.description]?.contributions.append(Known(fact, recordedOn: London.civilDate(of: at)))
        }
        for (id, from, to, _, weekly, at) in fees {
            let fact = ComplexFee(from: from, to: to, weekly: weekly ?? .zero)
            facts.placements[id.description]?.complexFees.append(Known(fact, recordedOn: London.civilDate(of: at)))
        }
        for (id, from, to, kind, _, _) in absences {
            let kind = kind.flatMap { Absence.Kind(rawValue: $0) } ?? .other
            facts.placements[id.description]?.absences.append(Absence(kind: kind, from: from, to: to))
        }
        for (id, from, session, band, at) in bookings {
            facts.bookings[id.description] = KnownBooking(
                from: from, session: session, band: band, recordedOn: London.civilDate(of: at))
        }
        return facts
    }

    private static func cards(_ prices: [(CivilDate, String, String, String, Pence)]) -> [RateCard] {
        Dictionary(grouping: prices, by: \.0).map { from, prices in
            var card = RateCard(from: from)
            for price in prices { card.add(unit: price.1, session: price.2, band: price.3, price: price.4) }
            return card
        }.sorted { $0.from < $1.from }
    }
}
