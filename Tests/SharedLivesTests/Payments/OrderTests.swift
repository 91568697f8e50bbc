import SharedLives
import Testing

/// Lines stand in the order carer, subject, from, element.
@Suite struct OrderTests {
    @Test func identifiersAreOrderedByTheirBytes() {
        let names = ["c10", "c2", "c", "", "C", "c1", "ä", "z", "c\u{1}", "carer-0001", "carer-0002", "carer-000"]
        let facts = Somerset.month(
            placements: names.flatMap { carer in
                names.map { Somerset.placement("low", id: "\(carer)/\($0)", carer: carer) }
            })
        let lines = facts.calculate().lines
        let expected = lines.map { ($0.carer, $0.subject) }.sorted { left, right in
            let order = (Array(left.0.utf8), Array(right.0.utf8))
            if order.0 != order.1 { return order.0.lexicographicallyPrecedes(order.1) }
            return left.1.utf8.lexicographicallyPrecedes(right.1.utf8)
        }
        #expect(lines.count == names.count * names.count)
        #expect(lines.map(\.carer) == expected.map(\.0))
        #expect(lines.map(\.subject) == expected.map(\.1))
    }

    @Test func elementsOfOneDayAreInTheOrderOfTheRules() {
        #expect(
            Element.allCases.map(\.rawValue) == [
                "support", "absence", "respite", "afterDeath", "leftWithoutNotice", "complexFee", "night", "hour",
                "session", "cancelled", "notArrived", "mileage",
            ])
        #expect(Element.allCases.sorted() == Element.allCases)
    }
}
