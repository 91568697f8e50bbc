import JobCatalog
import SharedLives
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct StatementDocumentTests {
    @Test("A carer's statement names scheme, carer and people, and holds the carer's lines alone")
    func statement() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement(person: 0, carer: 0)
            _ = try await fixture.addPlacement(person: 1, carer: 1)
            _ = try await fixture.act { [fixture] in try $0.add(fixture.session(person: 2, carer: 0)) }
            let run = try await fixture.calculatedRun(month("2026-05"))
            let (id, carer) = (run.id, fixture.carer(0))
            let statement = try await fixture.act { try $0.statement(run: id, carer: carer) }
            #expect(statement.scheme == "The scheme oakfield")
            #expect(statement.carer == (try await fixture.carerName(carer)))
            #expect(statement.month == month("2026-05"))
            #expect(statement.lines == (try await fixture.lines(of: id, carer: carer)))
            #expect(statement.lines.count == 2)
            #expect(Set(statement.subjectNames.keys) == Set(statement.lines.map(\.subject)))
            #expect(statement.subjectNames.values.allSatisfy { $0.hasPrefix("Kit Cowslip") })
            let unpaid = fixture.carer(2)
            let none = try await refusal { _ = try await fixture.act { try $0.statement(run: id, carer: unpaid) } }
            #expect(none == .notFound)
        }
    }

    @Test("What explains a paid statement is what was known when it was worked out, whatever is changed after")
    func explained() async throws {
        try await StoreFixture.with { fixture in
            let placement = try await fixture.addPlacement(
                contributions: [DatedContribution(from: day("2026-01-05"), weekly: 4_500)],
                absences: [Absence(kind: .carerBreak, from: day("2026-05-04"), to: day("2026-05-07"))])
            let may = try await fixture.paidRun(month("2026-05"))
            let carer = fixture.carer(0)
            let statement = try await fixture.act { try $0.statement(run: may.id, carer: carer) }
            let bases = statement.lines.map { statement.facts.basis(of: $0) }
            #expect(bases.allSatisfy { $0?.rateCards == [day("2019-04-01")] && $0?.contributionWeekly == 4_500 })
            #expect(bases.allSatisfy { $0?.agreements.map(\.band) == ["low"] })
            #expect(statement.breakAllowances.map(\.used) == [3] && statement.breakAllowances.map(\.left) == [11])
            #expect(statement.yearToDate?.ownMonths == statement.total)
            let text = statement.text()
            _ = try await fixture.act {
                let record = try $0.placement(placement.id)
                _ = try $0.withdraw(.absence, record.absences[0].id, of: placement.id, at: nil)
                return try $0.add(.band(DatedBand(from: day("2026-05-15"), band: "high")), to: placement.id)
            }
            _ = try await fixture.act(.financeOfficer) {
                try $0.withdrawRateCard(try $0.rateCards()[0].id)
                return try $0.add(
                    RateCard(from: day("2019-04-01"), weekly: ["low": 17_000, "high": 28_000]))
            }
            #expect(try await fixture.act { try $0.statement(run: may.id, carer: carer) }.text() == text)
            let june = try await fixture.paidRun(month("2026-06"))
            let next = try await fixture.act { try $0.statement(run: june.id, carer: carer) }
            #expect(next.adjustments != .zero && next.ownMonth + next.adjustments == next.total)
            #expect(next.yearToDate?.ownMonths == statement.ownMonth + next.ownMonth)
            #expect(next.yearToDate?.adjustments == next.adjustments)
            let causes = try #require(next.causes[0])
            #expect(causes.contains { $0.role == .coordinator && $0.change.kind == .band })
            #expect(causes.contains { $0.inWords.hasSuffix(" by a coordinator.") })
        }
    }

    @Test("There is no statement while the lines are being worked out, and no file before the export")
    func tooEarly() async throws {
        try await StoreFixture.with { fixture in
            let (run, _) = try await fixture.act(.financeOfficer) { try $0.requestRun(for: month("2026-05")) }
            let carer = fixture.carer(0)
            let statement = try await refusal {
                _ = try await fixture.act { try $0.statement(run: run.id, carer: carer) }
            }
            #expect(statement?.brief == [" runNotInState"])
            let file = try await refusal { _ = try await fixture.act { try $0.exportedLines(run: run.id) } }
            #expect(file?.brief == [" runNotInState"])
        }
    }
}
