extension Array where Element == PaymentLine {
    /// Puts the lines of one subject, from a position on, into the order of `from` and element. They are few and
    /// nearly in order, so each is moved forward past those that come after it.
    mutating func orderTail(from first: Int) {
        for position in first..<count {
            var place = position
            while place > first, self[place].precedesOnSubject(self[place - 1]) {
                swapAt(place, place - 1)
                place -= 1
            }
        }
    }
}

extension PaymentLine {
    fileprivate func precedesOnSubject(_ other: PaymentLine) -> Bool {
        from == other.from ? element < other.element : from < other.from
    }
}
