import JobCatalog
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

/// The three ledgers of runs, as the database keeps them.
@Suite(.timeLimit(.minutes(5))) struct LedgerTests {
    @Test(
        "The demonstration's runs: carers paid, councils charged, people's contributions agree, and each charge is its lines"
    )
    func demonstration() async throws {
        try await StoreFixture.withDemonstration { fixture in
            let council = try await fixture.read(Councils.list(.all))[0].id
            _ = try await fixture.agree(ManagementFee(from: month("2026-03"), yearly: 39_782_900), council)
            for number in 1...4 {
                let run = try await fixture.paidRun(Month(year: 2026, month: number)!)
                let (ledgers, settlement) = try await fixture.act { try $0.ledgers(run: run.id) }
                #expect(
                    settlement.broughtForward + ledgers.paid == settlement.paid + settlement.carriedForward)
                #expect(ledgers.difference == .zero)
                #expect(ledgers.paid == run.value.sums.amount)
                #expect(ledgers.collected == run.value.sums.contribution)
                #expect(ledgers.councils.count > 1 && ledgers.people.count > 10)
                #expect(ledgers.fees == (number < 3 ? 0 : 3_315_200))
                for (council, expected) in ledgers.councils {
                    let charge = try await fixture.act {
                        try $0.councilCharge(run: run.id, council: Identifier(council)!)
                    }
                    #expect((charge.linesTotal, charge.feesTotal) == (expected.lines, expected.fee))
                }
                for (person, expected) in ledgers.people.prefix(5) {
                    let charge = try await fixture.act {
                        try $0.contributionCharge(run: run.id, person: Identifier(person)!)
                    }
                    #expect(charge.total == expected)
                    #expect(charge.lines.allSatisfy { $0.contributionWeekly != nil })
                }
            }
        }
    }

    @Test(
        "An agreement that is recorded late is charged for the months that were paid, and given back when it is withdrawn"
    )
    func lateAgreement() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement()
            let council = fixture.council
            let april = try await fixture.paidRun(month("2026-04"))
            let none = try await fixture.act { try $0.councilCharge(run: april.id, council: council) }
            #expect(none.fees == [])
            let agreed = try await fixture.agree(ManagementFee(from: month("2026-04"), yearly: 1_200_000), council)
            let may = try await fixture.calculatedRun(month("2026-05"))
            #expect(may.value.sums.adjustmentCount == 1)
            let charge = try await fixture.act { try $0.councilCharge(run: may.id, council: council) }
            #expect(charge.fees.map(\.month) == [month("2026-04"), month("2026-05")])
            #expect(charge.feesTotal == 200_000 && !charge.isApproved)
            // The draft is worked out again: what it wrote is replaced.
            let again = try await fixture.act(.financeOfficer) { try $0.take(.recalculate, on: may.id, at: nil) }
            #expect(try await fixture.calculate(again))
            _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: may.id, at: nil) }
            _ = try await fixture.act(.financeOfficer) {
                try $0.withdraw(agreed, from: LedgerFacts.managementFees, of: council, at: nil)
            }
            let june = try await fixture.paidRun(month("2026-06"))
            let back = try await fixture.act { try $0.councilCharge(run: june.id, council: council) }
            #expect(back.fees.map(\.amount) == [Pence(-100_000), Pence(-100_000)])
            #expect(back.fees.map(\.chargedBefore) == [100_000, 100_000])
            #expect(back.isApproved)
            let july = try await fixture.paidRun(month("2026-07"))
            #expect(try await fixture.act { try $0.councilCharge(run: july.id, council: council) }.fees == [])
        }
    }

    @Test("A person's account: charged by approved runs, settled by receipts, put right by withdrawal, aged on any day")
    func account() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement(
                contributions: [DatedContribution(from: day("2026-01-05"), weekly: 7_000)])
            let person = fixture.person()
            let draft = try await fixture.calculatedRun(month("2026-04"))
            #expect(try await fixture.act { try $0.contributionAccounts(.all) }.isEmpty)
            _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: draft.id, at: nil) }
            let approved = try await fixture.act { try $0.contributionAccount(of: person) }.account.charges[0]
            #expect((approved.amount, approved.month) == (30_000, month("2026-04")))
            func balance(_ days: Int) async throws -> ContributionAccount.Balance {
                let accounts = try await fixture.act { try $0.contributionAccounts(.all) }
                #expect(accounts.map(\.id) == [person])
                return accounts[0].account.balance(on: approved.on + days)
            }
            #expect(try await balance(-1).owed == .zero)
            #expect(try await balance(0).arrears == [.upTo30: 30_000])
            #expect(try await balance(91).arrears == [.from91To365: 30_000])
            let receipt = ContributionAccount.Receipt(on: approved.on, amount: 12_000, reference: "BACS 1")
            let recorded = try await fixture.act(.financeOfficer) {
                try $0.add(receipt, to: LedgerFacts.receipts, of: person)
            }
            #expect(try await balance(366).arrears == [.over365: 18_000])
            _ = try await fixture.act(.financeOfficer) {
                try $0.withdraw(recorded.id, from: LedgerFacts.receipts, of: person, at: nil)
            }
            #expect(try await balance(31).arrears == [.from31To90: 30_000])
            let tomorrow = ContributionAccount.Receipt(on: day("2999-01-01"), amount: 1, reference: "r")
            let refused = try await refusal {
                _ = try await fixture.act(.financeOfficer) {
                    try $0.add(tomorrow, to: LedgerFacts.receipts, of: person)
                }
            }
            #expect(refused?.brief == ["/receivedOn futureDate"])
        }
    }

    @Test("A contribution that turns out lower is given back by the next run")
    func givenBack() async throws {
        try await StoreFixture.with { fixture in
            let placement = try await fixture.addPlacement(
                contributions: [DatedContribution(from: day("2026-01-05"), weekly: 7_000)])
            try await fixture.paidRun(month("2026-04"))
            let lower = DatedContribution(from: day("2026-04-01"), weekly: 3_500)
            _ = try await fixture.act(.financeOfficer) { try $0.add(.contribution(lower), to: placement.id) }
            let may = try await fixture.paidRun(month("2026-05"))
            let person = fixture.person()
            let charge = try await fixture.act { try $0.contributionCharge(run: may.id, person: person) }
            #expect(charge.lines.map(\.line.contribution) == [Pence(-15_000), 15_500])
            #expect(ContributionCharge.working(of: charge.lines[0]) == "£150.00 - £300.00 = -£150.00")
            let ledgers = try await fixture.act { try $0.ledgers(run: may.id).ledgers }
            #expect((ledgers.collected, ledgers.difference) == (500, .zero))
            let account = try await fixture.act { try $0.contributionAccount(of: person) }.account
            #expect(account.charges.map(\.amount) == [30_000, 500])
        }
    }

    @Test("A page of accounts is the same three statements whatever its length")
    func pages() async throws {
        try await StoreFixture.withDemonstration { fixture in
            try await fixture.paidRun(month("2026-03"))
            let all = try await fixture.act { try $0.contributionAccounts(.all) }
            #expect(all.count > 10)
            #expect(all.map(\.id) == all.map(\.id).sorted())
            let page = try await fixture.act { try $0.contributionAccounts(Page(after: all[2].id, rowsMax: 4)) }
            #expect(page.map(\.id) == all[3..<7].map(\.id))
            #expect(page.map(\.account) == all[3..<7].map(\.account))
        }
    }
}

extension StoreFixture {
    /// Records what a council agreed to pay for management.
    func agree(_ fee: ManagementFee, _ council: Identifier) async throws -> Identifier {
        try await act(.financeOfficer) { try $0.add(fee, to: LedgerFacts.managementFees, of: council).id }
    }
}
