import SharedLives
import Testing

@Suite struct ManagementFeeTests {
    private static let agreed = AgreedFee(
        id: Identifier(high: 0, low: 1), council: "k1",
        fee: ManagementFee(from: "2026-04", yearly: 39_782_900))

    @Test("£397,829 a year is eleven months of £33,152 and one of £33,157, year after year")
    func worcestershire() {
        let fee = Self.agreed.fee
        let months = Array(sequence(first: "2026-04" as Month, next: \.next).prefix(24))
        let parts = months.map { fee.instalment(of: $0) }
        #expect(parts[..<11].allSatisfy { $0 == 3_315_200 })
        #expect(parts[11] == 3_315_700)
        #expect(parts[12...] == parts[..<12])
        #expect(parts[..<12].reduce(.zero, +) == fee.yearly)
        #expect(fee.instalment(of: "2026-03") == .zero)
        #expect(fee.inWords == "£397,829.00 a year: eleven months of £33,152.00 and one of £33,157.00")
    }

    @Test("Twelve months are the year's fee whatever it is and however it is rounded")
    func twelveMonths() {
        var random = SplitMix64(seed: 12)
        for _ in 0..<500 {
            let fee = ManagementFee(
                from: "2026-01", yearly: Pence(Int64(random.number(0...100_000_000))),
                roundedTo: Pence(Int64(random.pick([1, 7, 100, 1_000, 10_000_000]))))
            let parts = sequence(first: "2027-01" as Month, next: \.next).prefix(12).map { fee.instalment(of: $0) }
            #expect(parts.reduce(.zero, +) == fee.yearly)
            #expect(parts.allSatisfy { $0 >= .zero } && parts[..<11].allSatisfy { $0 == parts[0] })
        }
    }

    @Test("An agreement that ends is not charged on, and does not bring an earlier one back")
    func ended() {
        let second = AgreedFee(
            id: Identifier(high: 0, low: 2), council: "k1",
            fee: ManagementFee(from: "2027-04", to: "2027-06", yearly: 12_000_000))
        func charge(_ month: Month) -> [String] {
            FeeCharge.all(of: month, earlier: [], agreements: [Self.agreed, second], charged: [:]).map {
                "\($0.month) \($0.amount)"
            }
        }
        #expect(charge("2027-03") == ["2027-03 £33,157.00"])
        #expect(charge("2027-05") == ["2027-05 £10,000.00"])
        #expect(charge("2027-06") == [])
    }

    @Test("An agreement that is recorded late, and withdrawn again, is charged and given back")
    func late() {
        let place = { (month: Month) in FeeCharge.Place(council: "k1", month: month) }
        let first = FeeCharge.all(
            of: "2026-06", earlier: ["2026-03", "2026-05"], agreements: [Self.agreed], charged: [:])
        #expect(first.map(\.month) == ["2026-05", "2026-06"])
        #expect(first.allSatisfy { $0.amount == 3_315_200 && $0.agreement == Self.agreed.id })
        let charged = Dictionary(uniqueKeysWithValues: first.map { (place($0.month), $0.amount) })
        let earlier: [Month] = ["2026-03", "2026-05", "2026-06"]
        #expect(
            FeeCharge.all(of: "2026-07", earlier: earlier, agreements: [Self.agreed], charged: charged).map(\.month)
                == ["2026-07"])
        let back = FeeCharge.all(of: "2026-07", earlier: earlier, agreements: [], charged: charged)
        #expect(back.map(\.amount) == [Pence(-3_315_200), Pence(-3_315_200)])
        #expect(
            back[0].explanation
                == "management in May 2026: £0.00 as it is agreed now, less £33,152.00 charged before")
    }
}
