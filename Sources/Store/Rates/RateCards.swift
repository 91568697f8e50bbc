import Postgres
public import SharedLives

enum RateCardStatements {
    typealias Row = (Identifier, Instant, Identifier?, CivilDate)

    static let list = Query<(), Row>(
        "rate_card_list",
        """
        SELECT id, recorded_at, recorded_by, from_date FROM rate_card
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL ORDER BY from_date
        """)

    static let prices = Query<(), (Identifier, String, String, String, Pence)>(
        "rate_card_prices",
        """
        SELECT price.rate_card_id, price.unit, price.session, price.band, price.price_pence
        FROM rate_card_price AS price JOIN rate_card AS card USING (scheme_id)
        WHERE price.scheme_id = current_scheme_id() AND card.id = price.rate_card_id AND card.withdrawn_at IS NULL
        ORDER BY price.rate_card_id
        """)

    static let insert = Query<(Identifier, CivilDate), Row>(
        "rate_card_insert",
        "INSERT INTO rate_card (id, from_date) VALUES ($1, $2) RETURNING id, recorded_at, recorded_by, from_date")

    static let insertPrice = Command<(Identifier, String, String, String, Pence)>(
        "rate_card_price_insert",
        """
        INSERT INTO rate_card_price (rate_card_id, unit, session, band, price_pence) VALUES ($1, $2, $3, $4, $5)
        """)

    static let withdraw = Command<Identifier>(
        "rate_card_withdraw",
        """
        UPDATE rate_card SET withdrawn_at = current_instant(), withdrawn_by = current_account_id()
        WHERE scheme_id = current_scheme_id() AND id = $1 AND withdrawn_at IS NULL
        """)

    static let all = [list.statement, prices.statement, insert.statement, insertPrice.statement, withdraw.statement]
}

extension RateCard {
    mutating func add(unit: String, session code: String, band: String, price: Pence) {
        switch unit {
        case "weekly": weekly[band] = price
        case "night": night[band] = price
        case "hour": hour[band] = price
        default: session[code, default: [:]][band] = price
        }
    }

    // In an order of their own, so that the same card is always written in the same way.
    fileprivate var prices: [(unit: String, session: String, band: String, price: Pence)] {
        let plain = [("weekly", weekly), ("night", night), ("hour", hour)].flatMap { unit, table in
            table.map { (unit, "", $0.key, $0.value) }
        }
        let sessions = session.flatMap { code, table in table.map { ("session", code, $0.key, $0.value) } }
        return (plain + sessions).sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }
    }
}

enum RateCards {
    /// Reads the open scheme's rate cards, by their first day.
    static func load(on connection: Connection) throws -> [RecordedFact<RateCard>] {
        let (rows, prices) = try connection.pipeline(
            RateCardStatements.list.call(()), RateCardStatements.prices.call(()))
        let pricesByCard = Dictionary(grouping: prices, by: \.0)
        return rows.map { row in
            var card = RateCard(from: row.3)
            for price in pricesByCard[row.0] ?? [] {
                card.add(unit: price.1, session: price.2, band: price.3, price: price.4)
            }
            return RecordedFact(id: row.0, recordedAt: row.1, recordedBy: row.2, fact: card)
        }
    }
}

extension SchemeTransaction {
    /// All rate cards that hold or will, by their first day.
    public func rateCards() throws -> [RecordedFact<RateCard>] {
        try RateCards.load(on: connection)
    }

    /// One of the rate cards that hold or will.
    ///
    /// - Throws: `StoreError.notFound`.
    public func rateCard(_ id: Identifier) throws -> RecordedFact<RateCard> {
        guard let card = try rateCards().first(where: { $0.id == id }) else { throw StoreError.notFound }
        return card
    }

    /// Adds a rate card, which holds from its day until the next card's.
    ///
    /// - Throws: `StoreError.refused` for what is wrong with the card, `StoreError.conflict` when one holds from that day.
    public func add(_ card: RateCard) throws -> RecordedFact<RateCard> {
        let faults = PaymentFacts(period: Month(containing: card.from), rateCards: [card]).commonFaults()
        try refuse(
            faults.map {
                Fault(pointer: String($0.pointer.dropFirst("/rateCards/0".count)), code: $0.code, detail: $0.detail)
            })
        let row = try connection.one(RateCardStatements.insert, (newIdentifier(), card.from))
        for price in card.prices {
            _ = try connection.execute(
                RateCardStatements.insertPrice, (row.0, price.unit, price.session, price.band, price.price))
        }
        return RecordedFact(id: row.0, recordedAt: row.1, recordedBy: row.2, fact: card)
    }

    /// Withdraws a rate card that turned out wrong.
    ///
    /// - Throws: `StoreError.notFound`.
    public func withdrawRateCard(_ id: Identifier) throws {
        guard try connection.execute(RateCardStatements.withdraw, id) == 1 else { throw StoreError.notFound }
    }

    /// The scheme's prices and rules.
    func rates() throws -> SchemeRates {
        try SchemeRates.load(on: connection)
    }
}
