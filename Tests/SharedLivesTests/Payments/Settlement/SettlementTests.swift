import SharedLives
import Testing

/// From lines to payments, worked by hand in pence.
@Suite struct SettlementTests {
    private static let hold = Identifier(high: 1, low: 1)
    private static let plan = Identifier(high: 2, low: 2)

    /// As in "normal 100000: 0 + 100000 = 100000 + 0", with what is taken back where it is something.
    private static func settle(
        _ broughtForward: Pence, _ lines: Pence, normal: Pence? = nil, held: Bool = false, instalment: Pence? = nil,
        parked: Bool = false, floor: Int = 75, withheld: Pence = .zero
    ) -> String {
        let payment = CarerPayment(
            carer: "c1", broughtForward: broughtForward, lines: lines, normal: normal ?? max(lines, .zero),
            withheld: withheld, hold: held ? hold : nil,
            plan: instalment.map { RecoveryTerms(id: plan, instalment: $0) }, isParked: parked,
            policy: SettlementPolicy(paymentFloorPercent: floor))
        return "\(payment.broughtForward.value) + \(payment.lines.value) = \(payment.paid.value) + "
            + "\(payment.carriedForward.value)"
            + (payment.recovered == .zero ? "" : ", \(payment.recovered.value) taken back")
    }

    @Test func whatIsDueIsPaid() {
        #expect(Self.settle(0, 96_543) == "0 + 96543 = 96543 + 0")
        #expect(Self.settle(0, 0) == "0 + 0 = 0 + 0")
    }

    @Test func whatWasHeldIsPaidWithTheNextRun() {
        #expect(Self.settle(0, 96_543, held: true) == "0 + 96543 = 0 + 96543")
        #expect(Self.settle(96_543, 93_429, held: true) == "96543 + 93429 = 0 + 189972")
        #expect(Self.settle(189_972, 96_543) == "189972 + 96543 = 286515 + 0")
        // Without lines of its own too.
        #expect(Self.settle(189_972, 0) == "189972 + 0 = 189972 + 0")
    }

    @Test func aSmallOverpaymentIsTakenBackAtOnce() {
        // Three days of 16,500 a week: 7,071 of a month at 73,071.
        #expect(Self.settle(0, 66_000, normal: 73_071) == "0 + 66000 = 66000 + 0, 7071 taken back")
    }

    @Test func aLargeOneOnlyDownToTheFloor() {
        // Three quarters of 100,000 are 75,000.
        #expect(Self.settle(0, -20_000, normal: 100_000) == "0 + -20000 = 75000 + -95000, 25000 taken back")
        #expect(Self.settle(-95_000, 100_000) == "-95000 + 100000 = 75000 + -70000, 25000 taken back")
        #expect(Self.settle(-25_000, 100_000) == "-25000 + 100000 = 75000 + 0, 25000 taken back")
        #expect(Self.settle(-25_001, 100_000) == "-25001 + 100000 = 75000 + -1, 25000 taken back")
        #expect(Self.settle(-24_999, 100_000) == "-24999 + 100000 = 75001 + 0, 24999 taken back")
    }

    @Test func theFloorIsRoundedOnceHalfAwayFromNothing() {
        // 75 % of 2 pence is a penny and a half, of 3 pence two and a quarter.
        #expect(Self.settle(-10, 2) == "-10 + 2 = 2 + -10")
        #expect(Self.settle(-10, 3) == "-10 + 3 = 2 + -9, 1 taken back")
    }

    @Test func withAFloorOfNothingAllOfItMayBeTakenAndWithAFullOneNothing() {
        #expect(Self.settle(-30_000, 20_000, floor: 0) == "-30000 + 20000 = 0 + -10000, 20000 taken back")
        #expect(Self.settle(-30_000, 20_000, floor: 100) == "-30000 + 20000 = 20000 + -30000")
    }

    @Test func aPlanTakesItsInstalmentAndNeverGoesBelowTheFloor() {
        #expect(Self.settle(-95_000, 100_000, instalment: 5_000) == "-95000 + 100000 = 95000 + -90000, 5000 taken back")
        #expect(
            Self.settle(-95_000, 100_000, instalment: 50_000) == "-95000 + 100000 = 75000 + -70000, 25000 taken back")
        // The last instalment is what is left.
        #expect(Self.settle(-3_000, 100_000, instalment: 5_000) == "-3000 + 100000 = 97000 + 0, 3000 taken back")
    }

    @Test func whatWasRejectedIsPaidAgainAndNotSetAgainstWhatIsOwed() {
        // 100,000 were owed. 75,000 of a month at 100,000 went out, and came back.
        #expect(Self.settle(-100_000, 100_000) == "-100000 + 100000 = 75000 + -75000, 25000 taken back")
        #expect(Self.settle(0, 100_000, withheld: 75_000) == "0 + 100000 = 150000 + -50000, 25000 taken back")
        // With a plan its instalment is taken once, and without lines of its own nothing.
        #expect(
            Self.settle(0, 100_000, instalment: 5_000, withheld: 75_000)
                == "0 + 100000 = 170000 + -70000, 5000 taken back")
        #expect(Self.settle(0, 0, withheld: 75_000) == "0 + 0 = 75000 + -75000")
        #expect(Self.settle(0, 100_000, held: true, withheld: 75_000) == "0 + 100000 = 0 + 100000")
        // Who owes nothing is paid what is due.
        #expect(Self.settle(75_000, 100_000, withheld: 75_000) == "75000 + 100000 = 175000 + 0")
    }

    @Test func whatWasRejectedIsNotPaidAgainWhereItWasNeverDue() {
        #expect(Self.settle(75_000, -75_000, normal: 0, withheld: 75_000) == "75000 + -75000 = 0 + 0")
        #expect(
            Self.settle(75_000, 50_000, normal: 100_000, withheld: 75_000) == "75000 + 50000 = 125000 + 0")
        #expect(
            Self.settle(-25_000, 70_000, normal: 100_000, withheld: 75_000)
                == "-25000 + 70000 = 120000 + -75000, 25000 taken back")
    }

    @Test func aPlanDoesNotKeepBackWhatTheSchemeOwes() {
        #expect(Self.settle(-3_000, 110_000, normal: 100_000, instalment: 1_000) == "-3000 + 110000 = 107000 + 0")
    }

    @Test func whoHasNoLinesOwesWhatTheyOwed() {
        #expect(Self.settle(-5_000, 0) == "-5000 + 0 = 0 + -5000")
        #expect(Self.settle(0, -5_000) == "0 + -5000 = 0 + -5000")
        #expect(Self.settle(-5_000, -5_000, instalment: 1) == "-5000 + -5000 = 0 + -10000")
    }

    @Test func aHoldAndAParkedCarerTakeNothingBackEither() {
        #expect(Self.settle(-5_000, 100_000, held: true) == "-5000 + 100000 = 0 + 95000")
        #expect(Self.settle(7_000, 0, parked: true) == "7000 + 0 = 0 + 7000")
    }

    @Test func everybodyWithLinesOrABalanceHasAPayment() {
        let lines = Somerset.month(placements: [
            Somerset.placement("low"), Somerset.placement("medium", id: "p2", carer: "c2"),
            Somerset.placement("high", id: "p3", carer: "c2"),
        ]).calculate().lines
        let facts = SettlementFacts(
            balances: ["c1": -1_000_000, "c3": 0, "c4": -7, "c5": 9], holds: ["c2": Self.hold, "c6": Self.hold],
            plans: ["c1": RecoveryTerms(id: Self.plan, instalment: 3_000)])
        let payments = facts.payments(for: lines, parked: ["c5", "c7"])
        #expect(
            payments.map { "\($0.carer) \($0.paid.value) \($0.carriedForward.value)" } == [
                "c1 70071 -997000", "c2 0 216114", "c4 0 -7", "c5 0 9",
            ])
        #expect(payments.map(\.hold) == [nil, Self.hold, nil, nil])
        #expect(payments.map(\.plan) == [Self.plan, nil, nil, nil])
        let sums = SettlementSums(of: payments)
        #expect((sums.paymentCount, sums.heldCount) == (4, 1))
        #expect(
            [sums.broughtForward, sums.recovered, sums.paid, sums.carriedForward].map(\.value) == [
                -999_998, 3_000, 70_071, -780_884,
            ])
    }

    @Test func theExplanationSaysWhatIsTakenBackAndWhatIsLeft() {
        let payment = CarerPayment(
            carer: "c1", broughtForward: -95_000, lines: 100_000, normal: 100_000, hold: nil,
            plan: RecoveryTerms(id: Self.plan, instalment: 5_000), isParked: false, policy: SettlementPolicy())
        #expect(
            payment.explanation == [
                "The carer owed £950.00 from before. The lines of this run come to £1,000.00.",
                "Of the normal payment of £1,000.00 are taken back £50.00, no more than the instalment of the recovery plan, "
                    + "and no payment goes below £750.00.",
                "£950.00 is paid. The carer owes £900.00, which is carried forward.",
            ])
    }
}

/// The rules once more, in the plainest way: a penny at a time.
@Suite struct SettlementPropertyTests {
    @Test func aPennyAtATimeComesToTheSame() {
        var random = SplitMix64(seed: 20_261_121)
        for _ in 0..<50_000 {
            let normal = random.number(0...60)
            let (broughtForward, adjustments) = (random.number(-80...80), random.number(-80...80))
            let (held, parked) = (random.once(in: 6), random.once(in: 9))
            let instalment = random.once(in: 3) ? random.number(1...20) : nil
            let floorPercent = random.pick([0, 10, 50, 75, 99, 100])
            let payment = CarerPayment(
                carer: "c1", broughtForward: Pence(Int64(broughtForward)), lines: Pence(Int64(normal + adjustments)),
                normal: Pence(Int64(normal)), hold: held ? Identifier(high: 1, low: 1) : nil,
                plan: instalment.map { RecoveryTerms(id: Identifier(high: 2, low: 2), instalment: Pence(Int64($0))) },
                isParked: parked, policy: SettlementPolicy(paymentFloorPercent: floorPercent))
            let plain = Self.plain(
                normal: normal, extra: broughtForward + adjustments, stopped: held || parked, instalment: instalment,
                floorPercent: floorPercent)
            let isAsPlain = (Int(payment.paid.value), Int(payment.carriedForward.value)) == plain
            let addsUp = payment.broughtForward + payment.lines == payment.paid + payment.carriedForward
            if !isAsPlain || !addsUp {
                Issue.record("\(payment), plainly \(plain)")
                return
            }
        }
    }

    /// Everything that is owed either way is a heap of pennies beside the normal payment.
    private static func plain(
        normal: Int, extra: Int, stopped: Bool, instalment: Int?, floorPercent: Int
    ) -> (paid: Int, carried: Int) {
        if stopped { return (0, normal + extra) }
        if extra >= 0 { return (normal + extra, 0) }
        var (paid, owed, taken) = (normal, -extra, 0)
        // The next penny goes while what is left is more than the exact floor less half a penny, so that half a penny of a
        // floor counts as a whole one.
        while owed > 0, taken < instalment ?? .max, 200 * (paid - 1) > 2 * normal * floorPercent - 100 {
            paid -= 1
            owed -= 1
            taken += 1
        }
        return (paid, -owed)
    }
}
