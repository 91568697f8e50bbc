import JobCatalog
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

/// From lines to payments through the database: holds, floors, recovery plans and urgent payments.
@Suite(.timeLimit(.minutes(5))) struct SettlementTests {
    @Test("What is held is carried forward, and paid with the run after its release")
    func heldAndReleased() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement()
            let carer = fixture.carer()
            let hold = try await fixture.act(.financeOfficer) {
                try $0.holdPayments(of: carer, reason: "The agreement is not signed.")
            }
            let april = try await fixture.paidRun(month("2026-04"))
            #expect(try await fixture.payments(april.id) == ["0 + 70714 = 0 + 70714 held"])
            #expect((april.value.sums.amount, april.value.sums.settlement.paid) == (70_714, 0))
            #expect((april.value.sums.settlement.heldCount, april.value.sums.settlement.carriedForward) == (1, 70_714))
            _ = try await fixture.act(.financeOfficer) {
                try $0.releaseHold(hold.id, at: [hold.version], reason: "It is signed.")
            }
            let may = try await fixture.paidRun(month("2026-05"))
            #expect(try await fixture.payments(may.id) == ["70714 + 73071 = 143785 + 0"])
            let balance = try await fixture.act { try $0.paymentBalance(of: carer) }
            #expect(balance.amount == 0)
            #expect(balance.entries.map(\.amount) == [70_714, -70_714])
            #expect((balance.hold, balance.plan) == (nil, nil))
        }
    }

    @Test(
        "An overpayment is taken back down to the floor, and with an agreed plan by its instalment until nothing is owed"
    )
    func recovery() async throws {
        try await StoreFixture.with { fixture in
            let placement = try await fixture.addPlacement(band: "low")
            let carer = fixture.carer()
            let none = try await refusal {
                _ = try await fixture.act(.financeOfficer) { try $0.agree(Self.plan(carer, instalment: 5_000)) }
            }
            #expect(none?.brief == ["/carerId nothingOwed"])
            for period in ["2026-04", "2026-05"] { try await fixture.paidRun(month(period)) }
            // It was known late that the person was in hospital from 2 March on: unpaid from 30 March until 20 May.
            _ = try await fixture.act {
                _ = try $0.add(
                    .absence(Absence(kind: .hospital, from: day("2026-03-02"), to: day("2026-05-20"))),
                    to: placement.id)
            }
            let june = try await fixture.calculatedRun(month("2026-06"))
            // 70,714 of April and 44,785 of May, of which 12 days stay, are to be taken back from 70,714 of June.
            #expect(try await fixture.payments(june.id) == ["0 + -44785 = 53036 + -97821, 17678 taken back"])
            let plan = try await fixture.act(.financeOfficer) { try $0.agree(Self.plan(carer, instalment: 5_000)) }
            let stale = try await refusal {
                _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: june.id, at: nil) }
            }
            #expect(stale?.brief == [" draftOutOfDate"])
            try await fixture.recalculateAndApprove(june.id)
            #expect(try await fixture.payments(june.id) == ["0 + -44785 = 65714 + -110499, 5000 taken back"])
            _ = try await fixture.act(.financeOfficer) { try $0.withdrawRecoveryPlan(plan.id, at: nil) }
            // 110,499 is taken back by quarters of what is paid: 18,268 of 73,071 in July.
            let july = try await fixture.paidRun(month("2026-07"))
            #expect(try await fixture.payments(july.id) == ["-110499 + 73071 = 54803 + -92231, 18268 taken back"])
            let last = try await fixture.act(.financeOfficer) { try $0.agree(Self.plan(carer, instalment: 100_000)) }
            var period = month("2026-08")
            while try await fixture.act(work: { try $0.paymentBalance(of: carer).amount }) < 0 {
                try await fixture.paidRun(period)
                period = period.next
            }
            let ended = try await fixture.read(RecoveryPlans.find(last.id))?.value.ended
            #expect(ended != nil)
            let paid = try await fixture.number("SELECT sum(paid_pence)::int8 FROM payment")
            #expect(paid == (try await fixture.number("SELECT sum(amount_pence)::int8 FROM payment_line")))
        }
    }

    private static func plan(_ carer: Identifier, instalment: Pence) -> RecoveryPlan {
        RecoveryPlan(
            carerID: carer, instalment: instalment, agreedOn: day("2026-06-29"), carerAgreedOn: day("2026-06-30"),
            note: "By telephone.")
    }

    @Test("What was rejected or held of a carer who owes is paid again, and not set against what is owed")
    func withheld() async throws {
        try await StoreFixture.with { fixture in
            let placement = try await fixture.addPlacement()
            let carer = fixture.carer()
            for period in ["2026-04", "2026-05"] { try await fixture.paidRun(month(period)) }
            _ = try await fixture.act {
                try $0.add(
                    .absence(Absence(kind: .hospital, from: day("2026-03-02"), to: day("2026-05-20"))),
                    to: placement.id)
            }
            let june = try await fixture.paidRun(month("2026-06"))
            #expect(try await fixture.payments(june.id) == ["0 + -44785 = 53036 + -97821, 17678 taken back"])
            let (file, _) = try await fixture.makeFile(of: june.id)
            let told = "reference,amount,status\nSL-\(file.number)-1,530.36,returned"
            _ = try await fixture.act(.financeOfficer) {
                try $0.confirmPayments(of: june.id, fileName: "bank.csv", text: told)
            }
            // July's own 54,803, and 53,036 again: no more is taken back than a quarter of July.
            let hold = try await fixture.act(.financeOfficer) { try $0.holdPayments(of: carer, reason: "A question.") }
            let july = try await fixture.paidRun(month("2026-07"))
            #expect(try await fixture.payments(july.id) == ["-44785 + 73071 = 0 + 28286 held"])
            _ = try await fixture.act(.financeOfficer) { try $0.releaseHold(hold.id, at: nil, reason: "Answered.") }
            let august = try await fixture.paidRun(month("2026-08"))
            let (again, own) = (53_036 + 54_803, 54_803)
            #expect(
                try await fixture.payments(august.id)
                    == ["28286 + 73071 = \(again + own) + \(28_286 + 73_071 - again - own), 18268 taken back"])
            let september = try await fixture.calculatedRun(month("2026-09"))
            #expect(
                try await fixture.payments(september.id)
                    == ["-61285 + 70714 = 53036 + -43607, 17678 taken back"])
        }
    }

    @Test("An urgent payment is approved by another within their limit, and the next run pays so much less")
    func urgentPayment() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement()
            let carer = fixture.carer()
            let april = try await fixture.calculatedRun(month("2026-04"))
            let urgent = try await fixture.act(.financeOfficer) {
                try $0.askForUrgentPayment(to: carer, 10_000, reason: "The boiler.")
            }
            func approve(_ role: Role) async throws -> [String]? {
                try await refusal {
                    _ = try await fixture.act(role) { try $0.approveUrgentPayment(urgent.id, at: nil) }
                }?.brief
            }
            #expect(try await approve(.financeOfficer) == [" twoPeopleNeeded"])
            try await fixture.script("UPDATE account SET approval_limit_pence = 9999 WHERE role = 'registeredManager'")
            #expect(try await approve(.registeredManager) == [" approvalLimitExceeded"])
            try await fixture.script("UPDATE account SET approval_limit_pence = 70713 WHERE role = 'registeredManager'")
            #expect(try await approve(.registeredManager) == nil)
            #expect(try await approve(.registeredManager) == [" alreadyDecided"])
            let stale = try await refusal {
                _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: april.id, at: nil) }
            }
            #expect(stale?.brief == [" draftOutOfDate"])
            let again = try await fixture.act(.financeOfficer) { try $0.take(.recalculate, on: april.id, at: nil) }
            #expect(try await fixture.calculate(again))
            let limited = try await refusal {
                _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: april.id, at: nil) }
            }
            #expect(limited?.brief == [" approvalLimitExceeded"])
            try await fixture.script("UPDATE account SET approval_limit_pence = 70714 WHERE role = 'registeredManager'")
            _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: april.id, at: nil) }
            #expect(try await fixture.payments(april.id) == ["-10000 + 70714 = 60714 + 0, 10000 taken back"])
        }
    }

    @Test("Of two drafts that pay what was held before one is approved; a draft that is given up leaves all as it was")
    func twoDraftsAndAVoid() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement()
            let carer = fixture.carer()
            let hold = try await fixture.act(.financeOfficer) { try $0.holdPayments(of: carer, reason: "A question.") }
            try await fixture.paidRun(month("2026-04"))
            _ = try await fixture.act(.financeOfficer) { try $0.releaseHold(hold.id, at: nil, reason: "Answered.") }
            let (may, june) = (
                try await fixture.calculatedRun(month("2026-05")), try await fixture.calculatedRun(month("2026-06"))
            )
            _ = try await fixture.act(.financeOfficer) { try $0.take(.void, on: may.id, at: nil) }
            let balance = try await fixture.act { try $0.paymentBalance(of: carer).amount }
            #expect(balance == 70_714)
            let again = try await fixture.calculatedRun(month("2026-05"))
            _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: june.id, at: nil) }
            let refusal = try await refusal {
                _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: again.id, at: nil) }
            }
            #expect(refusal?.brief == [" draftOutOfDate"])
            try await fixture.recalculateAndApprove(again.id)
            #expect(try await fixture.payments(again.id) == ["0 + 73071 = 73071 + 0"])
        }
    }

    @Test("A hold on somebody without a payment, and one that is released again, leave a draft as it is")
    func nothingChanged() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement()
            let (carer, other) = (fixture.carer(), fixture.carer(2))
            let april = try await fixture.calculatedRun(month("2026-04"))
            _ = try await fixture.act(.financeOfficer) { try $0.holdPayments(of: other, reason: "A question.") }
            let hold = try await fixture.act(.financeOfficer) { try $0.holdPayments(of: carer, reason: "A question.") }
            let second = try await refusal {
                _ = try await fixture.act(.financeOfficer) { try $0.holdPayments(of: carer, reason: "Another.") }
            }
            #expect(second?.brief == ["/carerId paymentsHeld"])
            _ = try await fixture.act(.financeOfficer) { try $0.releaseHold(hold.id, at: nil, reason: "Answered.") }
            _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: april.id, at: nil) }
        }
    }

    @Test(
        "Months of holds, releases, urgent payments, plans and changed facts: what went out is what is due less what is open"
    )
    func history() async throws {
        try await StoreFixture.with { fixture in
            var random = SettlementActs(fixture: fixture)
            for person in 0..<4 {
                random.placements.append(
                    try await fixture.addPlacement(person: person, carer: person % 3, band: "medium").id)
            }
            var period = month("2026-02")
            for round in 0..<30 {
                for _ in 0..<3 { try await random.act(before: period) }
                let run = try await fixture.calculatedRun(period)
                if round % 7 == 6 {
                    _ = try await fixture.act(.financeOfficer) { try $0.take(.void, on: run.id, at: nil) }
                    continue
                }
                if round % 3 == 1 { try await random.act(before: period) }
                let refused = try await refusal {
                    _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: run.id, at: nil) }
                }
                if let refused {
                    #expect(refused.brief == [" draftOutOfDate"])
                    try await fixture.recalculateAndApprove(run.id)
                }
                period = period.next
                #expect(try await fixture.number(Self.unsettled) == 0, "\(period)")
            }
            let counts = try await fixture.number(
                """
                SELECT least((SELECT count(*) FROM payment_hold WHERE released_at IS NOT NULL),
                    (SELECT count(*) FROM urgent_payment WHERE approved_at IS NOT NULL),
                    (SELECT count(*) FROM payment WHERE recovered_pence > 0), (SELECT count(*) FROM payment WHERE held))
                """)
            #expect(counts > 2)
        }
    }

    /// Carers to whom went out something else than what all lines of approved runs say, less the last balance.
    private static let unsettled = """
        SELECT count(*) FROM carer LEFT JOIN LATERAL (
            SELECT coalesce(sum(line.amount_pence), 0) AS due FROM payment_line AS line
            JOIN payment_run AS run ON run.scheme_id = line.scheme_id AND run.id = line.run_id
            WHERE approval_number IS NOT NULL AND line.carer_id = carer.id) AS line ON true
        LEFT JOIN LATERAL (
            SELECT coalesce(sum(payment.paid_pence), 0) AS paid FROM payment
            JOIN payment_run AS run ON run.scheme_id = payment.scheme_id AND run.id = payment.run_id
            WHERE approval_number IS NOT NULL AND payment.carer_id = carer.id) AS payment ON true
        LEFT JOIN LATERAL (
            SELECT coalesce(sum(amount_pence), 0) AS paid FROM urgent_payment
            WHERE approved_at IS NOT NULL AND urgent_payment.carer_id = carer.id) AS urgent ON true
        LEFT JOIN LATERAL (
            SELECT payment.carried_forward_pence - coalesce((SELECT sum(urgent_payment.amount_pence) FROM urgent_payment
                WHERE urgent_payment.carer_id = carer.id AND approved_at > run.approved_at), 0) AS open
            FROM payment JOIN payment_run AS run ON run.scheme_id = payment.scheme_id AND run.id = payment.run_id
            WHERE approval_number IS NOT NULL AND payment.carer_id = carer.id ORDER BY approval_number DESC LIMIT 1)
            AS last ON true
        WHERE due - payment.paid - urgent.paid <> coalesce(last.open, -urgent.paid)
        """
}

/// What happens between runs, the same on every machine.
private struct SettlementActs {
    let fixture: StoreFixture
    var placements: [Identifier] = []
    private var state: UInt64 = 5

    init(fixture: StoreFixture) { self.fixture = fixture }

    private mutating func number(_ below: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % below
    }

    /// Does one thing; what does not go with what is recorded is refused and changes nothing.
    mutating func act(before period: Month) async throws {
        let carer = fixture.carer(number(3))
        let placement = placements[number(4)]
        let from = day("2026-01-05") + number(max(1, period.endDay - day("2026-01-05")))
        let amount = Pence(Int64(1 + number(60_000)))
        let band = ["low", "high", "complex"][number(3)]
        let kind = number(6)
        _ = try await refusal { [fixture] in
            switch kind {
            case 0:
                _ = try await fixture.act { try $0.add(.band(DatedBand(from: from, band: band)), to: placement) }
            case 1:
                _ = try await fixture.act {
                    try $0.add(.absence(Absence(kind: .hospital, from: from, to: from + 40)), to: placement)
                }
            case 2:
                let open = try await fixture.read(
                    PaymentHolds.list(Page(after: nil, rowsMax: 100), carer: carer, inForce: true))
                if let hold = open.first {
                    _ = try await fixture.act(.financeOfficer) { try $0.releaseHold(hold.id, at: nil, reason: "Done.") }
                } else {
                    _ = try await fixture.act(.financeOfficer) { try $0.holdPayments(of: carer, reason: "A question.") }
                }
            case 3:
                let urgent = try await fixture.act(.financeOfficer) {
                    try $0.askForUrgentPayment(to: carer, amount, reason: "Urgent.")
                }
                _ = try await fixture.act(.registeredManager) { try $0.approveUrgentPayment(urgent.id, at: nil) }
            default:
                _ = try await fixture.act(.financeOfficer) {
                    try $0.agree(
                        RecoveryPlan(
                            carerID: carer, instalment: amount, agreedOn: day("2026-06-29"),
                            carerAgreedOn: day("2026-06-30"), note: "Agreed."))
                }
            }
        }
    }
}

extension StoreFixture {
    /// The payments of a run, as in "0 + 70714 = 0 + 70714 held".
    func payments(_ run: Identifier) async throws -> [String] {
        try await read(Payments.list(run: run, Page(after: nil, rowsMax: 1_000))).map { payment in
            "\(payment.broughtForward.value) + \(payment.lines.value) = \(payment.paid.value) + "
                + "\(payment.carriedForward.value)" + (payment.isHeld ? " held" : "")
                + (payment.recovered == .zero ? "" : ", \(payment.recovered.value) taken back")
        }
    }

    /// Works a draft out again, and approves it.
    func recalculateAndApprove(_ run: Identifier) async throws {
        let again = try await act(.financeOfficer) { try $0.take(.recalculate, on: run, at: nil) }
        #expect(try await calculate(again))
        _ = try await act(.registeredManager) { try $0.take(.approve, on: run, at: nil) }
    }
}
