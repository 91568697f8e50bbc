/// What all lines of a calculation have in common: the month, the policy, and the prices in force on each day.
struct PricedMonth {
    let firstDay: CivilDate
    let endDay: CivilDate
    let policy: PaymentPolicy
    let rateCards: [RateCard]

    /// A policy beyond its limits is brought within them, so that facts with faults can still be looked through.
    init(_ facts: PaymentFacts) {
        firstDay = facts.period.firstDay
        endDay = facts.period.endDay
        policy = facts.policy.withinLimits
        rateCards = facts.rateCards
    }

    func contains(_ day: CivilDate) -> Bool { firstDay <= day && day < endDay }

    /// The weekly rate of a placement's band, from the card in force or, for a legacy band, its own.
    func weekly(_ band: DatedBand, on card: Int?) -> Result<Pence, MissingPrice> {
        if band.band == DatedBand.legacy { return band.weekly.map { .success($0) } ?? .failure(.noPrice) }
        return price(on: card) { $0.weekly[band.band] }
    }

    /// The price of a night.
    func night(_ band: String, on card: Int?) -> Result<Pence, MissingPrice> {
        price(on: card) { $0.night[band] }
    }

    /// The price of an hour, or of a session, as its length says.
    func daySupport(_ session: SessionFacts, on day: CivilDate) -> Result<Pence, MissingPrice> {
        price(on: rateCards.inForce(on: day).index) { card in
            switch session.length {
            case .minutes: card.hour[session.band]
            case .session(let code): card.session[code]?[session.band]
            }
        }
    }

    private func price(on card: Int?, _ find: (RateCard) -> Pence?) -> Result<Pence, MissingPrice> {
        guard let card else { return .failure(.noRateCard) }
        return find(rateCards[card]).map { .success($0) } ?? .failure(.noPrice)
    }
}

/// Why a day cannot be priced.
enum MissingPrice: Error {
    /// No rate card begins on or before the day.
    case noRateCard
    /// The card in force has no price for this band.
    case noPrice
}

extension PaymentPolicy {
    fileprivate var withinLimits: PaymentPolicy {
        func clamp(_ number: Int, _ most: Int) -> Int { min(max(number, 0), most) }
        return PaymentPolicy(
            respiteDaysPerYear: clamp(respiteDaysPerYear, PaymentLimits.policyDaysMax),
            absencePaidDays: clamp(absencePaidDays, PaymentLimits.policyDaysMax),
            afterDeathDays: clamp(afterDeathDays, PaymentLimits.policyDaysMax),
            leftWithoutNoticeDays: clamp(leftWithoutNoticeDays, PaymentLimits.policyDaysMax),
            cancellationHours: clamp(cancellationHours, PaymentLimits.cancellationHoursMax),
            mileagePencePerMile: clamp(mileagePencePerMile, PaymentLimits.mileagePencePerMileMax),
            feeBands: feeBands)
    }
}
