import SharedLives

/// A carer's month with everything in it, and the charges that come of it.
enum LedgerExample {
    private static let scheme = "Riverbank Shared Lives"

    private static let placements = RequestExampleTests.facts.placements

    /// Adjustments: a band that was backdated, and a session that had not been held.
    private static let adjustments = [
        Adjustment(
            element: PaidElement(month: "2026-04", carer: "c2", council: "k1", subject: "p2", element: .support),
            old: PaidSum(amount: 70_714, contribution: 3_000), new: PaidSum(amount: 115_714, contribution: 4_500),
            lines: Somerset.month("2026-04", placements: [Somerset.placement("high", id: "p2")]).calculate().lines,
            causes: [bandChange]),
        Adjustment(
            element: PaidElement(month: "2026-06", carer: "c2", council: "k1", subject: "p2", element: .complexFee),
            old: PaidSum(amount: 9_000), new: .zero, causes: []),
    ]

    private static let bandChange = FactChange(
        number: 1, kind: .band, fact: Identifier(high: 0, low: 1), act: .recorded, subject: "p2",
        firstDay: "2026-04-01", by: Identifier(high: 0, low: 2), at: "2026-09-04T09:00:00Z")

    private static let lines =
        RequestExampleTests.facts.calculate().lines.filter { $0.carer == "c2" } + [
            Somerset.month(sessions: [Somerset.session("B", "2026-10-06T09:30:00+01:00", .minutes(165), carer: "c2")])
                .calculate().lines[0]
        ] + adjustments.map(\.line)

    static let statement: CarerStatement = {
        let placement = placements[0]
        let known = StatementFacts.KnownPlacement(
            start: placement.start, end: placement.end?.date,
            bands: placement.bands.map { .init($0, recordedOn: "2026-09-28") },
            contributions: placement.contributions.map { .init($0, recordedOn: "2026-09-28") },
            complexFees: placement.complexFees.map { .init($0, recordedOn: "2026-10-09") },
            absences: placement.absences)
        let facts = StatementFacts(
            rates: SchemeRates(rateCards: [Somerset.rateCard], policies: []),
            placements: [
                "p1": known,
                "p2": .init(
                    start: "2025-11-20",
                    absences: [Absence(kind: .carerBreak, from: "2026-07-01", to: "2026-07-12")]),
            ], bookings: ["d1": .init(from: "2026-10-06", band: "B", recordedOn: "2026-09-30")])
        var statement = CarerStatement(
            scheme: scheme, carer: "Llŷr ap Gŵyn", month: "2026-10", lines: lines,
            subjectNames: ["p1": "Joan Ellwood", "p2": "Kit Cowslip", "d1": "Ali Kestrel"], facts: facts)
        statement.causes = [statement.lines.count - 2: [.init(change: bandChange, role: .coordinator)]]
        statement.yearToDate = .init(
            taxYear: TaxYear(containing: "2026-11-03"), ownMonths: 818_352, adjustments: 36_000, paid: 804_352)
        return statement
    }()

    /// What of the statement's lines goes out.
    static func payment(broughtForward: Pence, isHeld: Bool = false) -> CarerPayment {
        CarerPayment(
            carer: "c2", broughtForward: broughtForward, lines: statement.total, normal: statement.ownMonth,
            hold: isHeld ? Identifier(high: 0, low: 3) : nil, plan: nil, isParked: false, policy: SettlementPolicy())
    }

    static let settled: CarerStatement = {
        var statement = LedgerExample.statement
        statement.settlement = payment(broughtForward: Pence(-900_000))
        return statement
    }()

    private static let charged = statement.lines.map { line in
        ChargedLine(
            line: line, person: line.subject, name: statement.subjectNames[line.subject] ?? "",
            contributionWeekly: statement.facts.basis(of: line)?.contributionWeekly)
    }

    static let councilCharge = CouncilCharge(
        scheme: scheme, council: "Quillbrook Council", month: "2026-10", isApproved: true, lines: charged,
        fees: [
            FeeCharge(council: "k1", month: "2026-09", agreement: nil, amount: 5_200, chargedBefore: 3_310_000),
            FeeCharge(council: "k1", month: "2026-10", agreement: nil, amount: 3_315_200),
        ])

    static let contributionCharge = ContributionCharge(
        scheme: scheme, person: "Joan Ellwood", month: "2026-10", isApproved: false,
        lines: charged.filter { $0.line.contribution != .zero })

    static let careRelief = CareReliefSummary(
        scheme: scheme, taxYear: TaxYear(containing: "2025-10-01"), residence: "2 Teasel Row, Quillbrook, QZ1 4AB",
        figures: CareReliefFigures.published(for: TaxYear(containing: "2025-10-01")),
        people: [
            PersonCare(
                person: "a", name: "Joan Ellwood", dateOfBirth: "1971-05-06",
                stretches: [CareStretch(carer: "c2", from: "2020-01-01", to: "2027-01-01")]),
            PersonCare(
                person: "b", name: "Kit Cowslip", dateOfBirth: "2008-01-15",
                stretches: [
                    CareStretch(carer: "c2", from: "2025-12-01", to: "2025-12-20"),
                    CareStretch(carer: "c3", from: "2025-12-20", to: "2026-03-01"),
                ]),
        ],
        carers: [
            .init(carer: "c2", name: "Llŷr ap Gŵyn", received: 1_500_000, receivedForDaySupport: 30_000),
            .init(carer: "c3", name: "Rowan Ash", received: 400_000),
        ])
}
