import Postgres
import SharedLives
import Store
import TestSupport
import Testing

/// What somebody should look at before a run is approved, kind by kind.
@Suite(.timeLimit(.minutes(5))) struct ExceptionTests {
    /// The exceptions of a month's draft of one kind.
    private static func found(
        _ kind: PaymentException.Kind, _ period: String, _ fixture: StoreFixture
    ) async throws -> [PaymentException] {
        let run = try await fixture.calculatedRun(month(period))
        let all = try await fixture.read(PaymentExceptions.list(run: run.id, kind: nil, after: 0, rowsMax: 1_000))
        #expect(run.value.sums.exceptionCount == all.count)
        #expect(all.map(\.number) == (0..<all.count).map { Int32($0 + 1) })
        return all.map(\.exception).filter { $0.kind == kind }
    }

    @Test("Paid last month and not now, held or without arrangements; and a change by more than a quarter")
    func changes() async throws {
        try await StoreFixture.with { fixture in
            let first = try await fixture.addPlacement()
            let second = try await fixture.addPlacement(person: 1, carer: 1)
            _ = try await fixture.addPlacement(person: 2, carer: 2)
            try await fixture.paidRun(month("2026-04"))
            _ = try await fixture.act {
                _ = try $0.end(first.id, at: nil, PlacementEnd(date: day("2026-05-01"), reason: .movedOn))
                _ = try $0.add(.band(DatedBand(from: day("2026-05-01"), band: "high")), to: second.id)
            }
            let held = fixture.carer(2)
            _ = try await fixture.act(.financeOfficer) { try $0.holdPayments(of: held, reason: "A question.") }
            let gone = try await Self.found(.notPaidThisMonth, "2026-05", fixture)
            #expect(
                gone.map(\.detail) == [
                    "£707.14 was paid with the month before, and nothing goes out now.",
                    "£707.14 was paid with the month before, and nothing goes out now, since the carer's payments are held.",
                ])
            #expect(gone.map(\.carer) == [fixture.carer(), held])
            let june = try await fixture.read(PaymentRuns.list(Page(after: nil, rowsMax: 9))).last!
            let changed = try await fixture.read(
                PaymentExceptions.list(run: june.id, kind: .paymentChanged, after: 0, rowsMax: 9))
            #expect(
                changed.map(\.exception.detail) == [
                    "£1,195.71 goes out, after £707.14 with the month before: 69 % more."
                ])
        }
    }

    @Test("No bank details for a payment that goes out")
    func banks() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement()
            _ = try await fixture.addPlacement(person: 1, carer: 1)
            try await fixture.script(
                """
                INSERT INTO carer_bank_account (id, carer_id, from_date, account_name, key_id, sealed, sort_code_ending,
                    account_number_ending)
                VALUES (gen_random_uuid(), '\(fixture.carer())', '2026-04-30', 'F Larkspur', 'k', decode(repeat('00', 42), 'hex'),
                    '0000', '0000')
                """)
            let found = try await Self.found(.noBankDetails, "2026-04", fixture)
            #expect(found.map(\.carer) == [fixture.carer(1)])
            #expect(found.map(\.detail) == ["£707.14 goes out, and no bank account of the carer is recorded."])
        }
    }

    @Test("Still due after an end: the weeks that the rules give, and what is booked after a death")
    func afterEnd() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement(
                person: 1, carer: 0, end: PlacementEnd(date: day("2026-04-10"), reason: .death))
            _ = try await fixture.addPlacement(
                person: 0, carer: 2, end: PlacementEnd(date: day("2026-04-10"), reason: .movedOn))
            _ = try await fixture.act { [fixture] in
                try $0.add(fixture.stay(person: 1, carer: 1, arrive: "2026-04-20", depart: "2026-04-22"))
            }
            let found = try await Self.found(.dueAfterEnd, "2026-04", fixture)
            #expect(
                found.map(\.detail) == [
                    "£165.00 is due for days from 10 April 2026 on, when the person died.",
                    "£128.00 is due for days from 10 April 2026 on, when the person died.",
                ])
        }
    }

    @Test("A DBS certificate that is out of date on the month's last day, or none at all")
    func dbs() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement()
            _ = try await fixture.addPlacement(person: 1, carer: 1)
            try await fixture.script(
                """
                INSERT INTO dbs_certificate (id, carer_id, level, workforce, barred_list_checked, home_based, is_paper, number,
                    issued_on, outcome, original_seen_by, original_seen_on)
                SELECT gen_random_uuid(), '\(fixture.carer())', 'enhanced', 'adult', true, true, true, '001234567890',
                    '2023-05-01', 'clear', id, '2023-05-03' FROM account WHERE role = 'coordinator'
                """)
            let none = "No DBS certificate of the right kind is recorded."
            #expect(try await Self.found(.dbsOutOfDate, "2026-04", fixture).map(\.detail) == [none])
            #expect(
                try await Self.found(.dbsOutOfDate, "2026-05", fixture).map(\.detail) == [
                    "The latest DBS certificate is of 1 May 2023 and out of date on 31 May 2026.", none,
                ])
        }
    }

    @Test("Fifteen weeks without a banding review, until one is recorded or another band is agreed")
    func reviews() async throws {
        try await StoreFixture.with { fixture in
            let first = try await fixture.addPlacement()
            let second = try await fixture.addPlacement(person: 1, carer: 1)
            // 5 January and 105 days: 20 April.
            #expect(try await Self.found(.bandingReviewDue, "2026-03", fixture) == [])
            let april = try await Self.found(.bandingReviewDue, "2026-04", fixture)
            #expect(april.map(\.subject) == [first.id, second.id])
            #expect(
                april.first?.detail
                    == "The placement began on 5 January 2026, and its band was to be reviewed by 20 April 2026.")
            try await fixture.script(
                """
                INSERT INTO banding_review (id, placement_id, reviewed_on)
                VALUES (gen_random_uuid(), '\(first.id)', '2026-04-22')
                """)
            _ = try await fixture.act {
                try $0.add(.band(DatedBand(from: day("2026-04-20"), band: "medium")), to: second.id)
            }
            #expect(try await Self.found(.bandingReviewDue, "2026-05", fixture) == [])
        }
    }

    @Test("An absence past its paid days; a carer's break is none")
    func absences() async throws {
        try await StoreFixture.with { fixture in
            let absence = Absence(kind: .hospital, from: day("2026-03-20"), to: nil)
            let away = try await fixture.addPlacement(absences: [absence])
            _ = try await fixture.addPlacement(
                person: 1, carer: 1, absences: [Absence(kind: .carerBreak, from: day("2026-02-20"), to: nil)])
            #expect(try await Self.found(.absenceBeyondPaidDays, "2026-03", fixture) == [])
            let found = try await Self.found(.absenceBeyondPaidDays, "2026-04", fixture)
            #expect(found.map(\.subject) == [away.id])
            #expect(
                found.map(\.detail) == ["The absence from 20 March 2026 on is paid for 28 days, until 17 April 2026."])
        }
    }

    @Test("In two places: a short break in nights of a placement without an absence")
    func twoPlaces() async throws {
        try await StoreFixture.with { fixture in
            let placement = try await fixture.addPlacement(person: 1)
            func away(_ from: String, _ to: String) async throws -> Identifier? {
                try await fixture.act {
                    try $0.add(
                        .absence(Absence(kind: .carerBreak, from: day(from), to: day(to))), to: placement.id
                    ).absences.last?.id
                }
            }
            _ = try await away("2026-04-20", "2026-04-22")
            let last = try #require(try await away("2026-04-22", "2026-04-23"))
            let stay = try await fixture.act { [fixture] in
                try $0.add(fixture.stay(person: 1, carer: 1, arrive: "2026-04-20", depart: "2026-04-23"))
            }
            // What was recorded wrongly is withdrawn before it is recorded anew.
            _ = try await fixture.act { try $0.withdraw(.absence, last, of: placement.id, at: nil) }
            let found = try await Self.found(.inTwoPlaces, "2026-04", fixture)
            #expect(found.map(\.subject) == [stay.id])
            #expect(
                found.map(\.detail) == [
                    "In the night of 22 April 2026 the person is on a short break and in a placement."
                ])
            _ = try await away("2026-04-22", "2026-04-23")
            let again = try await fixture.act(.financeOfficer) { [fixture] transaction in
                let run = try transaction.requestRun(for: month("2026-04")).run
                _ = fixture
                return try transaction.take(.recalculate, on: run.id, at: nil)
            }
            #expect(try await fixture.calculate(again))
            #expect(
                try await fixture.read(
                    PaymentExceptions.list(run: again.id, kind: .inTwoPlaces, after: 0, rowsMax: 9)
                ).isEmpty)
        }
    }

    @Test(
        "More people in a home than its limit: the household's, the scheme's or the carers' terms', from the first such day"
    )
    func homes() async throws {
        try await StoreFixture.with { fixture in
            for (person, carer) in [(0, 0), (1, 1), (3, 2)] {
                _ = try await fixture.addPlacement(person: person, carer: carer)
            }
            #expect(try await Self.found(.homeOverLimit, "2026-03", fixture) == [])
            _ = try await fixture.act { [fixture] in
                try $0.add(fixture.stay(person: 2, carer: 1, arrive: "2026-04-11", depart: "2026-04-13"))
            }
            let found = try await Self.found(.homeOverLimit, "2026-04", fixture)
            #expect(found.map(\.subject) == [fixture.household])
            #expect(
                found.map(\.detail) == ["From 11 April 2026 on 4 people are in this home, and its limit is 3."])
            try await fixture.script(
                """
                INSERT INTO approval_terms (id, carer_id, kinds, people_max, bands, conditions, from_date)
                VALUES (gen_random_uuid(), '\(fixture.carer())', '{longTerm}', 2, '{low}', '{}', '2026-05-01')
                """)
            #expect(
                try await Self.found(.homeOverLimit, "2026-05", fixture).map(\.detail) == [
                    "From 1 May 2026 on 3 people are in this home, and its limit is 2."
                ])
        }
    }
}
