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
