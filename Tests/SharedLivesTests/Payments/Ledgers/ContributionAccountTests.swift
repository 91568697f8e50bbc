import SharedLives
import Testing

@Suite struct ContributionAccountTests {
    private static let charges = [
        ContributionAccount.Charge(on: "2026-01-02", amount: 10_000, month: "2025-12"),
        ContributionAccount.Charge(on: "2026-02-02", amount: 10_000, month: "2026-01"),
        ContributionAccount.Charge(on: "2026-03-02", amount: 10_000, month: "2026-02"),
    ]

    private func brief(_ account: ContributionAccount, on day: CivilDate) -> String {
        let balance = account.balance(on: day)
        let ages = ArrearsAge.allCases.map { "\(balance.arrears[$0] ?? .zero)" }.joined(separator: " ")
        return "\(balance.due) - \(balance.received): \(ages), \(balance.inCredit)"
    }

    @Test("What is owed moves from age to age on the 31st, 91st and 366th day")
    func ages() {
        let account = ContributionAccount(charges: [Self.charges[0]])
        for (days, expected) in [
            (0, "£100.00 £0.00 £0.00 £0.00"), (30, "£100.00 £0.00 £0.00 £0.00"), (31, "£0.00 £100.00 £0.00 £0.00"),
            (90, "£0.00 £100.00 £0.00 £0.00"), (91, "£0.00 £0.00 £100.00 £0.00"), (365, "£0.00 £0.00 £100.00 £0.00"),
            (366, "£0.00 £0.00 £0.00 £100.00"),
        ] {
            #expect(brief(account, on: "2026-01-02" + days) == "£100.00 - £0.00: \(expected), £0.00", "\(days)")
        }
        #expect(brief(account, on: "2026-01-01") == "£0.00 - £0.00: £0.00 £0.00 £0.00 £0.00, £0.00")
    }

    @Test("Receipts settle the oldest first; what came later than a day does not count on it")
    func oldestFirst() {
        let account = ContributionAccount(
            charges: Self.charges.reversed(),
            receipts: [
                .init(on: "2026-03-05", amount: 12_000, reference: "second"),
                .init(on: "2026-02-10", amount: 4_000, reference: "first"),
            ])
        #expect(brief(account, on: "2026-02-10") == "£200.00 - £40.00: £100.00 £60.00 £0.00 £0.00, £0.00")
        #expect(brief(account, on: "2026-03-04") == "£300.00 - £40.00: £200.00 £60.00 £0.00 £0.00, £0.00")
        #expect(brief(account, on: "2026-03-05") == "£300.00 - £160.00: £100.00 £40.00 £0.00 £0.00, £0.00")
    }

    @Test("What is given back settles like a receipt, and more than all is credit")
    func givenBack() {
        var account = ContributionAccount(
            charges: Self.charges + [.init(on: "2026-04-02", amount: Pence(-25_000), month: "2026-03")])
        #expect(brief(account, on: "2026-04-02") == "£50.00 - £0.00: £0.00 £50.00 £0.00 £0.00, £0.00")
        account.receipts = [.init(on: "2026-04-02", amount: 6_000, reference: "r")]
        #expect(brief(account, on: "2026-04-02") == "£50.00 - £60.00: £0.00 £0.00 £0.00 £0.00, £10.00")
    }

    @Test("On any day what is owed less the credit is what was charged less what was received")
    func agrees() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<2_000 {
            let first: CivilDate = "2025-01-01"
            let account = ContributionAccount(
                charges: (0..<random.number(0...8)).map { _ in
                    .init(
                        on: first + random.number(0...500), amount: Pence(Int64(random.number(-5_000...20_000))),
                        month: "2025-01")
                },
                receipts: (0..<random.number(0...6)).map { _ in
                    .init(
                        on: first + random.number(0...500), amount: Pence(Int64(random.number(1...20_000))),
                        reference: "r")
                })
            let balance = account.balance(on: first + random.number(0...600))
            #expect(balance.owed - balance.inCredit == balance.due - balance.received)
            #expect(balance.owed == .zero || balance.inCredit == .zero)
            #expect(balance.arrears.values.allSatisfy { $0 > .zero })
        }
    }
}
