extension PaymentLine {
    /// The sum by which the amount comes about, as it is typed into a calculator: "8 × £360.00 ÷ 7 = £411.4285…, rounded to £411.43".
    /// Every number in it stands in the line, and the result is the line's amount.
    public var working: String {
        guard let paidBefore else {
            let (terms, exact) = sum
            return "\(terms) = \(exact.inPounds(roundedTo: amount))"
        }
        return "\(paidBefore.amount + amount) - \(paidBefore.amount) = \(amount)"
    }

    /// The sum of the person's contribution; nil where the line has none, or the weekly contribution does not come to it.
    /// - Parameter weekly: the contribution in force; an adjustment needs none, whose sum is what is due less what was collected.
    public func contributionWorking(weekly: Pence?) -> String? {
        guard contribution != .zero else { return nil }
        if let paidBefore {
            return "\(paidBefore.contribution + contribution) - \(paidBefore.contribution) = \(contribution)"
        }
        guard let weekly else { return nil }
        let exact = Fraction(Int64(quantity) * weekly.value, over: 7)
        let terms = "\(quantity) × \(weekly) ÷ 7"
        if exact.rounded == contribution { return "\(terms) = \(exact.inPounds(roundedTo: contribution))" }
        guard exact.rounded > amount, contribution == amount else { return nil }
        return "\(terms) = \(exact.inPounds(roundedTo: exact.rounded)), but never more than the line's \(amount)"
    }

    private var sum: (terms: String, exact: Fraction) {
        let quantity = Int64(quantity)
        switch (element, unit) {
        case (.notArrived, _):
            // The rate is a night's for a short break, and a week's for a placement.
            let night = Fraction(rate.value, over: 2)
            guard night.rounded != amount else { return ("\(rate) ÷ 2", night) }
            return ("\(rate) ÷ 7 ÷ 2", Fraction(rate.value, over: 14))
        case (.cancelled, .minute):
            return ("\(quantity) × \(rate) ÷ 60 ÷ 2", Fraction(quantity * rate.value, over: 120))
        case (.cancelled, _):
            return half
        case (_, .day):
            return ("\(quantity) × \(rate) ÷ 7", Fraction(quantity * rate.value, over: 7))
        case (_, .minute):
            return ("\(quantity) × \(rate) ÷ 60", Fraction(quantity * rate.value, over: 60))
        case (_, .night), (_, .session), (_, .mile), (_, .month):
            return ("\(quantity) × \(rate)", Fraction(quantity * rate.value, over: 1))
        }
    }

    /// Half of nights or of a session, whose nights may have had several rates: these stand in the explanation alone.
    private var half: (terms: String, exact: Fraction) {
        let plain = Fraction(Int64(quantity) * rate.value, over: 2)
        let parts = nightsOfExplanation
        guard plain.rounded != amount, parts.count > 1 else { return ("\(quantity) × \(rate) ÷ 2", plain) }
        let terms = parts.map { "\($0.count) × \($0.rate)" }.joined(separator: " + ")
        let whole = parts.reduce(0) { $0 + Int64($1.count) * $1.rate.value }
        return ("(\(terms)) ÷ 2", Fraction(whole, over: 2))
    }

    /// Reads "half of 2 nights at £64.00 and 1 night at £70.00 a night (A), cancelled …".
    private var nightsOfExplanation: [(count: Int, rate: Pence)] {
        let words = explanation.split(separator: " ")
        return words.indices.compactMap { index in
            guard index >= 2, index + 1 < words.count, words[index] == "at", words[index - 1].hasPrefix("night"),
                let count = Int(words[index - 2]), let rate = Pence(inPounds: words[index + 1])
            else { return nil }
            return (count, rate)
        }
    }
}

extension Fraction {
    /// The exact sum, and what it is rounded to where that is another: "£165.00", "£11.785, rounded to £11.79",
    /// "£411.4285…, rounded to £411.43". Four decimals are shown at most; an ellipsis says that there are more.
    func inPounds(roundedTo rounded: Pence) -> String {
        guard numerator % denominator != 0 else { return "\(rounded)" }
        let (hundredths, rest) = (numerator.magnitude * 100).quotientAndRemainder(dividingBy: denominator.magnitude)
        let (pence, parts) = hundredths.quotientAndRemainder(dividingBy: 100)
        var digits = (parts < 10 ? "0" : "") + String(parts)
        if rest == 0, digits.hasSuffix("0") { digits.removeLast() }
        let whole = Pence(numerator < 0 ? -Int64(pence) : Int64(pence))
        let sign = numerator < 0 && pence == 0 ? "-" : ""
        return "\(sign)\(whole)\(digits)\(rest == 0 ? "" : "…"), rounded to \(rounded)"
    }
}

extension Pence {
    /// Reads "£1,502.27", as ``description`` writes it; nil for any other text.
    init?(inPounds text: some StringProtocol) {
        guard text.first == "£" else { return nil }
        let digits = String(text.dropFirst().filter { $0 != "," })
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 2, let pounds = Int64(parts[0]), let pence = Int64(parts[1]),
            pounds >= 0, pounds <= PaymentLimits.penceMax
        else { return nil }
        self.init(pounds * 100 + pence)
    }
}
