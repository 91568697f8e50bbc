import Postgres
public import SharedLives

extension SchemeTransaction {
    /// What months to come cost on the facts as they are recorded now; with as many queries for three years as for one month.
    ///
    /// - Parameters:
    ///   - months: one after another.
    ///   - cards: rate cards beside the recorded ones, tried out and not stored; empty for none.
    ///   - budgets: what may be spent; nil for what the scheme has recorded.
    /// - Returns: the cost at the recorded prices, and with the other cards beside them; nil where none is given.
    /// - Throws: `StoreError.refused` when the prices contradict themselves.
    public func forecast(
        _ months: [Month], with cards: [RateCard] = [], budgets: [PaymentForecast.Budget]? = nil
    ) throws -> (recorded: PaymentForecast, proposed: PaymentForecast?) {
        guard let first = months.first, let last = months.last else {
            return (try PaymentForecast(of: [], history: PaymentHistory(rates: rates()), councils: [:]), nil)
        }
        // The recorded cards were found in order when they were recorded; the others are told by their place in the request.
        try refuse(PaymentFacts(period: first, rateCards: cards).commonFaults())
        let facts = try MonthlyFacts.load(first, through: last, on: connection)
        let agreements = try connection.rows(RunFeeStatements.agreed, ())
        let budgets = try budgets ?? self.facts(LedgerFacts.budgets, of: principal.schemeID).map(\.fact)
        let councils = facts.councils.mapValues(\.description)
        let rates = try self.rates()
        func work(_ rates: SchemeRates) throws -> PaymentForecast {
            let known = facts.facts
            let history = PaymentHistory(
                rates: rates, placements: known.placements, stays: known.stays, sessions: known.sessions)
            do {
                return try PaymentForecast(
                    of: months, history: history, councils: councils, agreements: agreements, budgets: budgets)
            } catch {
                throw StoreError.refused(error.faults)
            }
        }
        let recorded = try work(rates)
        return (recorded, cards.isEmpty ? nil : try work(rates.adding(cards)))
    }
}
