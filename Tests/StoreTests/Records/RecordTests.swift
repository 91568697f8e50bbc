import Postgres
import SharedLives
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct RecordTests {
    @Test("What is added is read back, listed in order, and changed version by version")
    func life() async throws {
        try await StoreFixture.with { fixture in
            let household = fixture.household
            let carer = Carer(
                householdID: household, kind: .supportCarer, givenName: "Zoë", familyName: "O’Teasel",
                dateOfBirth: day("1900-01-01"), email: "zoe@example.org", phone: "01632 960001",
                enquirySource: "A friend", enquiredOn: day("2026-01-09"))
            let added = try await fixture.act { try $0.add(carer) }
            #expect(added.version == 1)
            #expect(added.value == carer)
            let read = try await fixture.read(Carers.find(added.id))
            #expect(read?.value == carer)
            var changed = carer
            changed.familyName = "Cowslip"
            let second = try await fixture.act { [changed] in try $0.change(added.id, at: [1], to: changed) }
            #expect((second.version, second.value, second.recordedAt) == (2, changed, added.recordedAt))
            let stale = try await refusal {
                _ = try await fixture.act { try $0.change(added.id, at: [1], to: carer) }
            }
            #expect(stale == .stale(currentVersion: 2))
            #expect(try await fixture.act { try $0.change(added.id, at: nil, to: carer) }.version == 3)
            #expect(try await fixture.act { try $0.change(added.id, at: [7, 3], to: carer) }.version == 4)
            let none = try await refusal {
                _ = try await fixture.act { try $0.change(Identifier(high: 1, low: 1), at: nil, to: carer) }
            }
            #expect(none == .notFound)
        }
    }

    @Test("A listing goes page by page through every record once, in the order in which they were added")
    func pages() async throws {
        try await StoreFixture.with { fixture in
            var names: [String] = []
            for index in 0..<11 {
                let name = "Council \(index)"
                _ = try await fixture.act { try $0.add(Council(name: name)) }
                names.append(name)
            }
            var seen: [Stored<Council>] = []
            while true {
                let page = try await fixture.read(Councils.list(Page(after: seen.last?.id, rowsMax: 4)))
                if page.isEmpty { break }
                seen += page
            }
            #expect(seen.count == 12)
            #expect(Set(seen.map(\.id)).count == 12)
            // The fixture's own has an id that is not made by the store.
            #expect(seen.map(\.value.name).filter { $0 != "Quillbrook Council" } == names)
        }
    }

    @Test("Of two who change one version at once, one does and the other is told")
    func twoAtOnce() async throws {
        try await StoreFixture.with { fixture in
            let council = fixture.council
            let outcomes = try await withThrowingTaskGroup { group in
                for name in ["Teaselshire", "Thistleshire"] {
                    group.addTask {
                        try await refusal {
                            _ = try await fixture.act { try $0.change(council, at: [1], to: Council(name: name)) }
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.compactMap { $0 } == [.stale(currentVersion: 2)])
        }
    }

    @Test("Names and residences that are there once are refused twice, by their members")
    func taken() async throws {
        try await StoreFixture.with { fixture in
            let council = try await refusal {
                _ = try await fixture.act { try $0.add(Council(name: "Quillbrook Council")) }
            }
            #expect(council?.brief == ["/name nameTaken"])
            let home = Household(
                address: "2 Teasel Row", postcode: Postcode("qz11ab")!, locality: "Quillbrook", uprn: 199_356,
                peopleMax: 2)
            let added = try await fixture.act { try $0.add(home) }
            #expect(added.value == home)
            let twice = try await refusal { _ = try await fixture.act { try $0.add(home) } }
            #expect(twice?.brief == ["/uprn residenceRecorded"])
        }
    }

    @Test("Every change stands in the audit trail under the name of who made it")
    func trail() async throws {
        try await StoreFixture.with { fixture in
            let person = Person(
                givenName: "Kit", familyName: "Rowan", dateOfBirth: day("2000-02-29"), primarySupportReason: .other)
            let added = try await fixture.act { try $0.add(person) }
            _ = try await fixture.act(.registeredManager) { try $0.change(added.id, at: [1], to: person) }
            let entries = try await fixture.read(AuditTrail.list(record: added.id, after: 0, rowsMax: 10))
            #expect(entries.map(\.change) == ["insert", "update"])
            #expect(
                entries.map(\.accountID) == [fixture.account(.coordinator), fixture.account(.registeredManager)])
            let rest = try await fixture.read(
                AuditTrail.list(record: added.id, after: entries[0].number, rowsMax: 10))
            #expect(rest.map(\.number) == [entries[1].number])
            let all = try await fixture.read(AuditTrail.list(record: nil, after: 0, rowsMax: 200))
            #expect(all.map(\.number) == all.map(\.number).sorted())
            #expect(all.count > entries.count)
        }
    }
}
