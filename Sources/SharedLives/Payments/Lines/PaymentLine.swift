/// One line of a month's payment to a carer: a run of days, nights, minutes or miles at one rate.
public struct PaymentLine: Sendable {
    /// The placement, stay or session that is paid for.
    public var subject: String
    /// The carer who is paid the whole amount.
    public var carer: String
    /// What is paid for.
    public var element: Element
    /// The first day of the line.
    public var from: CivilDate
    /// The day after the last.
    public var to: CivilDate
    /// How many units.
    public var quantity: Int
    /// What the quantity counts.
    public var unit: Unit
    /// Pence a week, night, hour, session or mile.
    public var rate: Pence
    /// What the carer is paid.
    public var amount: Pence
    /// The part that is collected from the person.
    public var contribution: Pence
    /// On an adjustment of a month that was paid: all that had been paid for it. Nil on every other line.
    public var paidBefore: PaidSum? = nil
    /// What the line's amount comes from, in the words that a reader needs.
    var wording: Wording

    /// The part that the council pays.
    public var council: Pence { amount - contribution }

    /// What kind of line it is: the element, or "adjustment" for the difference to a month that was paid.
    public var kind: String { paidBefore == nil ? element.rawValue : Self.adjustment }

    /// The kind of a line that pays or takes back the difference to a month that was paid.
    public static let adjustment = "adjustment"

    /// The clause of the service specification under which this is paid.
    public var clause: String { element.clause }
}

extension PaymentLine {
    /// A line as it was worked out before, with the explanation that was kept of it.
    public init(
        subject: String, carer: String, element: Element, from: CivilDate, to: CivilDate, quantity: Int, unit: Unit,
        rate: Pence, amount: Pence, contribution: Pence, paidBefore: PaidSum? = nil, explanation: String
    ) {
        self.init(
            subject: subject, carer: carer, element: element, from: from, to: to, quantity: quantity, unit: unit,
            rate: rate, amount: amount, contribution: contribution, paidBefore: paidBefore, wording: .kept(explanation))
    }
}

extension PaymentLine: Hashable {
    /// Whether two lines say the same, in figures and in words.
    public static func == (left: PaymentLine, right: PaymentLine) -> Bool {
        left.subject == right.subject && left.carer == right.carer && left.element == right.element
            && left.from == right.from && left.to == right.to && left.quantity == right.quantity
            && left.unit == right.unit && left.rate == right.rate && left.amount == right.amount
            && left.contribution == right.contribution && left.paidBefore == right.paidBefore
            && left.explanation == right.explanation
    }

    /// Feeds what tells lines apart into a hash.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(subject)
        hasher.combine(element)
        hasher.combine(from)
        hasher.combine(amount)
    }
}
