extension RateCard {
    /// What is wrong with a rate card by itself, with pointers from the card on and prices in the order of their codes.
    func faults() -> [Fault] {
        var list = FaultList()
        list.check(weekly, at: "/weekly")
        list.check(night, at: "/night")
        list.check(hour, at: "/hour")
        if list.check(count: session.count, max: PaymentLimits.pricesMax, at: "/session") {
            for (code, prices) in session.sorted(by: { $0.key < $1.key }) {
                list.check(prices, at: "/session/\(Fault.step(code))")
            }
        }
        if weekly[DatedBand.legacy] != nil {
            list.add(
                "/weekly/\(DatedBand.legacy)", .legacyPriced,
                "A legacy band is paid at each placement's own weekly rate; take this price off the card.")
        }
        return list.faults
    }
}

extension FaultList {
    fileprivate mutating func check(_ prices: [String: Pence], at pointer: String) {
        guard check(count: prices.count, max: PaymentLimits.pricesMax, at: pointer) else { return }
        for (code, price) in prices.sorted(by: { $0.key < $1.key }) {
            check(price, at: "\(pointer)/\(Fault.step(code))")
        }
    }
}
