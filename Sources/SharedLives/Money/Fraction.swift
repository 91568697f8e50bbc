/// An exact number of pence, parts of a penny included: what a line comes to before it is rounded.
///
/// Amounts are bounded (see ``PaymentLimits``) so that no numerator comes near the end of `Int64`.
struct Fraction {
    let numerator: Int64
    let denominator: Int64

    /// So many pence, divided by a number greater than nothing.
    init(_ numerator: Int64, over denominator: Int64) {
        precondition(denominator > 0, "a fraction of money is over a number greater than nothing")
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The nearest whole penny; half a penny goes away from nothing, so that a sum and its reversal cancel out.
    var rounded: Pence {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        guard remainder.magnitude >= denominator.magnitude - remainder.magnitude else { return Pence(quotient) }
        return Pence(quotient + numerator.signum())
    }
}
