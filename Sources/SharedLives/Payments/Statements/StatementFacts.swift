/// What was known when a run was worked out of the arrangements that one carer's lines are about, from which each line's basis is
/// found again.
public struct StatementFacts: Hashable, Sendable {
    /// A fact with the day on which it was recorded.
    public struct Known<Fact: Hashable & Sendable>: Hashable, Sendable {
        /// What it says.
        public var fact: Fact
        /// When it was recorded.
        public var recordedOn: CivilDate

        /// A fact that was recorded on a day.
        public init(_ fact: Fact, recordedOn: CivilDate) {
            self.fact = fact
            self.recordedOn = recordedOn
        }
    }

    /// A placement's facts.
    public struct KnownPlacement: Hashable, Sendable {
        /// The first day.
        public var start: CivilDate
        /// Its end as it is known now; nil while it goes on.
        public var end: CivilDate?
        /// Bands.
        public var bands: [Known<DatedBand>]
        /// Contributions.
        public var contributions: [Known<DatedContribution>]
        /// Discretionary fees.
        public var complexFees: [Known<ComplexFee>]
        /// Absences.
        public var absences: [Absence]

        /// A placement.
        public init(
            start: CivilDate, end: CivilDate? = nil, bands: [Known<DatedBand>] = [],
            contributions: [Known<DatedContribution>] = [], complexFees: [Known<ComplexFee>] = [],
            absences: [Absence] = []
        ) {
            self.start = start
            self.end = end
            self.bands = bands
            self.contributions = contributions
            self.complexFees = complexFees
            self.absences = absences
        }
    }

    /// A short break or day support: what is not changed after it was booked.
    public struct KnownBooking: Hashable, Sendable {
        /// The day on which it begins.
        public var from: CivilDate
        /// The kind of session; nil for nights and for what is priced by the hour.
        public var session: String?
        /// The band.
        public var band: String
        /// When it was recorded.
        public var recordedOn: CivilDate

        /// A booking.
        public init(from: CivilDate, session: String? = nil, band: String, recordedOn: CivilDate) {
            self.from = from
            self.session = session
            self.band = band
            self.recordedOn = recordedOn
        }
    }

    /// The scheme's prices and rules.
    public var rates: SchemeRates
    /// Placements by their ids.
    public var placements: [String: KnownPlacement]
    /// Short breaks and day support by their ids.
    public var bookings: [String: KnownBooking]

    /// What was known.
    public init(
        rates: SchemeRates = SchemeRates(rateCards: [], policies: []), placements: [String: KnownPlacement] = [:],
        bookings: [String: KnownBooking] = [:]
    ) {
        self.rates = rates
        self.placements = placements
        self.bookings = bookings
    }
}

extension StatementFacts {
    /// On what a line rests. A rate that the facts do not give on every day of the line has no basis here: nothing is named that
    /// does not explain the figure.
    public func basis(of line: PaymentLine) -> LineBasis? {
        guard line.paidBefore == nil else { return nil }
        if line.element == .mileage {
            return bookings[line.subject].map { LineBasis(agreements: [agreement($0)]) }
        }
        if let placement = placements[line.subject] {
            return line.element == .complexFee ? feeBasis(of: line, placement) : bandBasis(of: line, placement)
        }
        return bookings[line.subject].flatMap { bookedBasis(of: line, $0) }
    }

    private func bandBasis(of line: PaymentLine, _ placement: KnownPlacement) -> LineBasis? {
        var basis = LineBasis()
        let bands = placement.bands.map(\.fact)
        var day = line.from
        while day < line.to {
            let (band, card) = (bands.inForce(on: day), rates.rateCards.inForce(on: day))
            guard let index = band.index else { return nil }
            let agreed = placement.bands[index]
            if agreed.fact.band == DatedBand.legacy {
                guard agreed.fact.weekly == line.rate else { return nil }
            } else {
                guard let card = card.index, rates.rateCards[card].weekly[agreed.fact.band] == line.rate else {
                    return nil
                }
                basis.add(card: rates.rateCards[card].from)
            }
            basis.add(
                LineBasis.Agreement(
                    kind: .band, band: agreed.fact.band, from: agreed.fact.from, recordedOn: agreed.recordedOn))
            day = min(band.until, card.until)
        }
        basis.contributionWeekly = weeklyContribution(to: line, placement)
        return basis
    }

    /// The contribution is one and the same on all days of a line.
    private func weeklyContribution(to line: PaymentLine, _ placement: KnownPlacement) -> Pence? {
        let contributions = placement.contributions.map(\.fact)
        guard let index = contributions.inForce(on: line.from).index else { return nil }
        let weekly = contributions[index].weekly
        return line.contributionWorking(weekly: weekly) == nil ? nil : weekly
    }

    private func feeBasis(of line: PaymentLine, _ placement: KnownPlacement) -> LineBasis? {
        var basis = LineBasis()
        let fees = placement.complexFees.map(\.fact)
        var day = line.from
        while day < line.to {
            let fee = fees.inForce(on: day)
            guard let index = fee.index, fees[index].weekly == line.rate else { return nil }
            basis.add(
                LineBasis.Agreement(
                    kind: .complexFee, from: fees[index].from, recordedOn: placement.complexFees[index].recordedOn))
            day = fee.until
        }
        return basis
    }

    private func bookedBasis(of line: PaymentLine, _ booking: KnownBooking) -> LineBasis? {
        var basis = LineBasis(agreements: [agreement(booking)])
        var day = line.from
        while day < line.to {
            let card = rates.rateCards.inForce(on: day)
            guard let index = card.index else { return nil }
            let prices = rates.rateCards[index]
            let price =
                switch line.unit {
                case .night: prices.night[booking.band]
                case .minute: prices.hour[booking.band]
                case .session: booking.session.flatMap { prices.session[$0]?[booking.band] }
                case .day, .mile, .month: Pence?.none
                }
            // A short break that was cancelled is one line, at the first night's rate, over nights that may have several.
            guard price == line.rate || line.element == .cancelled && day > line.from else { return nil }
            basis.add(card: prices.from)
            day = card.until
        }
        return basis
    }

    private func agreement(_ booking: KnownBooking) -> LineBasis.Agreement {
        LineBasis.Agreement(
            kind: .booking, band: booking.band, from: booking.from, recordedOn: booking.recordedOn)
    }
}

extension LineBasis {
    fileprivate mutating func add(card: CivilDate) {
        if rateCards.last != card { rateCards.append(card) }
    }

    fileprivate mutating func add(_ agreement: Agreement) {
        if agreements.last != agreement { agreements.append(agreement) }
    }
}
