import SharedLives
import Testing

@Suite struct ChargeTests {
    @Test func aCouncilsChargeAddsUp() {
        let charge = LedgerExample.councilCharge
        #expect(charge.total == charge.linesTotal + charge.feesTotal)
        #expect(charge.feesTotal == 3_320_400)
        let rows = charge.csv.split(separator: "\r\n")
        #expect(rows[0].split(separator: ",").map(String.init) == CouncilCharge.columns)
        #expect(rows.count == 1 + charge.lines.count + 2)
        #expect(
            rows.last?.contains(",management,4.1,2026-10-01,2026-11-01,1,month,33152.00,33152.00,0.00,33152.00,")
                == true)
    }

    @Test func aContributionComesOutOfItsSentence() {
        let charge = LedgerExample.contributionCharge
        #expect(charge.lines.count == 5)
        for charged in charge.lines {
            let working = ContributionCharge.working(of: charged) ?? ""
            #expect(Calculator.checked(working) == charged.line.contribution.value, "\(working)")
        }
        let rows = charge.csv.split(separator: "\r\n")
        #expect(rows[0].split(separator: ",").map(String.init) == ContributionCharge.columns)
        #expect(rows.count == 6)
        #expect(rows[1].contains(",7,day,45.00,45.00,7 days at £45.00 a week,7 × £45.00 ÷ 7 = £45.00"))
    }
}
