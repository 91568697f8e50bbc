import Postgres
import SharedLives
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct PlacementTests {
    @Test("A placement is added with its facts and read back as it was sent")
    func added() async throws {
        try await StoreFixture.with { fixture in
            let placement = fixture.placement(start: "2026-01-05")
            let facts = PlacementFacts(
                id: "new", carer: placement.carerID.description, start: placement.start,
                bands: [
                    DatedBand(from: day("2026-01-05"), band: "legacy", weekly: 30_000),
                    DatedBand(from: day("2026-03-01"), band: "complex"),
                ],
                contributions: [DatedContribution(from: day("2026-01-05"), weekly: 4_500)],
                complexFees: [ComplexFee(from: day("2026-03-01"), to: nil, weekly: 5_000)],
                absences: [
                    Absence(kind: .hospital, from: day("2026-02-01"), to: day("2026-02-08")),
                    Absence(kind: .carerBreak, from: day("2026-05-01"), to: nil),
                ])
            let added = try await fixture.act { try $0.add(placement, with: facts) }
            let read = try await fixture.act { try $0.placement(added.id) }
            #expect(read.version == 1)
            #expect(read.placement.value == placement)
            var expected = facts
            expected.id = added.id.description
            #expect(read.facts == expected)
            #expect(added.facts == expected)
            #expect(read.bands.allSatisfy { $0.recordedBy == fixture.account(.coordinator) })
        }
    }

    @Test("Contradictory facts are refused all at once, with pointers into them, and nothing of them stays")
    func contradictions() async throws {
        try await StoreFixture.with { fixture in
            let placement = fixture.placement(start: "2026-01-05")
            let facts = PlacementFacts(
                id: "new", carer: placement.carerID.description, start: placement.start,
                bands: [DatedBand(from: day("2026-01-05"), band: "luxury")],
                contributions: [DatedContribution(from: day("2026-01-05"), weekly: -1)],
                absences: [
                    Absence(kind: .hospital, from: day("2026-02-01"), to: day("2026-02-08")),
                    Absence(kind: .other, from: day("2026-02-07"), to: day("2026-02-07")),
                ])
            let refused = try await refusal { _ = try await fixture.act { try $0.add(placement, with: facts) } }
            #expect(
                refused?.brief.sorted() == [
                    "/absences/1/to toNotAfterFrom", "/bands/0/band noPrice", "/contributions/0/weekly amountNegative",
                ])
            #expect(try await fixture.number("SELECT count(*) FROM placement") == 0)
        }
    }

    @Test("One person does not live in two places, and moves on the day on which the first ends")
    func oneHome() async throws {
        try await StoreFixture.with { fixture in
            let moved = PlacementEnd(date: day("2026-03-01"), reason: .movedOn)
            let first = try await fixture.addPlacement(start: "2026-01-05", end: moved)
            let overlapping = try await refusal { _ = try await fixture.addPlacement(carer: 1, start: "2026-02-28") }
            #expect(overlapping?.brief == ["/personId personInTwoPlaces"])
            _ = try await fixture.addPlacement(carer: 1, start: "2026-03-01")
            let takenBack = try await refusal { _ = try await fixture.act { try $0.end(first.id, at: nil, nil) } }
            #expect(takenBack?.brief == ["/personId personInTwoPlaces"])
        }
    }

    @Test("Facts are added one by one, each raising the version; a withdrawn one is gone from now on")
    func facts() async throws {
        try await StoreFixture.with { fixture in
            let id = try await fixture.addPlacement().id
            let absence = Absence(kind: .hospital, from: day("2026-02-01"), to: day("2026-02-08"))
            let second = try await fixture.act { try $0.add(.absence(absence), to: id) }
            #expect((second.version, second.absences.map(\.fact)) == (2, [absence]))
            let contribution = DatedContribution(from: day("2026-01-05"), weekly: 4_500)
            let third = try await fixture.act(.financeOfficer) { try $0.add(.contribution(contribution), to: id) }
            #expect((third.version, third.contributions.map(\.fact)) == (3, [contribution]))
            #expect(third.contributions[0].recordedBy == fixture.account(.financeOfficer))
            let fact = second.absences[0].id
            let fourth = try await fixture.act { try $0.withdraw(.absence, fact, of: id, at: [3]) }
            #expect((fourth.version, fourth.absences.count, fourth.contributions.count) == (4, 0, 1))
            let again = try await refusal {
                _ = try await fixture.act { try $0.withdraw(.absence, fact, of: id, at: nil) }
            }
            #expect(again == .notFound)
            let ofAnotherKind = try await refusal {
                _ = try await fixture.act { try $0.withdraw(.band, third.contributions[0].id, of: id, at: nil) }
            }
            #expect(ofAnotherKind == .notFound)
            // What is refused does not count the version up.
            #expect(try await fixture.act { try $0.placement(id) }.version == 4)
        }
    }

    @Test("A new fact that contradicts the others is refused with pointers into the fact")
    func newContradictions() async throws {
        try await StoreFixture.with { fixture in
            let absence = Absence(kind: .hospital, from: day("2026-02-01"), to: day("2026-02-08"))
            let id = try await fixture.addPlacement(absences: [absence]).id
            func refusalOf(_ fact: PlacementFact) async throws -> [String]? {
                try await refusal { _ = try await fixture.act { try $0.add(fact, to: id) } }?.brief.sorted()
            }
            let (january, february) = (day("2026-01-04"), day("2026-02-01"))
            #expect(
                try await refusalOf(.absence(Absence(kind: .other, from: day("2026-02-07"), to: nil)))
                    == ["/from absencesOverlap"])
            #expect(
                try await refusalOf(.absence(Absence(kind: .other, from: january, to: january)))
                    == ["/from absenceBeforeStart", "/to toNotAfterFrom"])
            #expect(
                try await refusalOf(.band(DatedBand(from: february, band: "luxury"))) == ["/band noPrice"])
            #expect(
                try await refusalOf(.band(DatedBand(from: february, band: "legacy"))) == [" legacyWithoutWeekly"])
            #expect(
                try await refusalOf(.band(DatedBand(from: february, band: "low", weekly: 1)))
                    == ["/weekly weeklyNotLegacy"])
            #expect(
                try await refusalOf(.band(DatedBand(from: day("2026-01-05"), band: "high"))) == ["/from fromUsedTwice"])
            #expect(
                try await refusalOf(.contribution(DatedContribution(from: february, weekly: 100_000_001)))
                    == ["/weekly amountTooLarge"])
            #expect(
                try await refusalOf(.complexFee(ComplexFee(from: february, to: nil, weekly: 100)))
                    == [" feeBandNotAllowed"])
            #expect(try await fixture.number("SELECT count(*) FROM placement_band") == 1)
        }
    }

    @Test("A contradiction that is there already stands in nobody's way")
    func oldContradictions() async throws {
        try await StoreFixture.with { fixture in
            let id = try await fixture.addPlacement().id
            // From February on a band that no rate card prices.
            try await fixture.script(
                """
                INSERT INTO placement_band (id, placement_id, from_date, band)
                VALUES (gen_random_uuid(), '\(id)', '2026-02-01', 'luxury');
                """)
            let absence = Absence(kind: .hospital, from: day("2026-02-10"), to: day("2026-02-12"))
            #expect(try await fixture.act { try $0.add(.absence(absence), to: id) }.absences.count == 1)
            let end = PlacementEnd(date: day("2026-02-20"), reason: .movedOn)
            #expect(try await fixture.act { try $0.end(id, at: nil, end) }.placement.value.end == end)
            let mended = try await fixture.act {
                try $0.add(.band(DatedBand(from: day("2026-02-15"), band: "high")), to: id)
            }
            #expect(mended.bands.count == 3)
        }
    }

    @Test("An end is recorded, corrected, refused with pointers into it, and taken back")
    func ends() async throws {
        try await StoreFixture.with { fixture in
            let absence = Absence(kind: .hospital, from: day("2026-02-10"), to: nil)
            let id = try await fixture.addPlacement(absences: [absence]).id
            func refusalOf(_ date: String, _ reason: PlacementEnd.Reason) async throws -> [String]? {
                let end = PlacementEnd(date: day(date), reason: reason)
                return try await refusal { _ = try await fixture.act { try $0.end(id, at: nil, end) } }?.brief
            }
            #expect(try await refusalOf("2026-01-04", .movedOn)?.first == "/date endBeforeStart")
            #expect(try await refusalOf("2026-02-20", .notArrived) == ["/date notArrivedNotAtStart"])
            // The absence would begin after the end: the fault is outside what was sent.
            #expect(try await refusalOf("2026-02-09", .movedOn) == [" absenceAfterEnd"])
            for (reason, version) in [(PlacementEnd.Reason.movedOn, Int32(2)), (.death, 3)] {
                let end = PlacementEnd(date: day("2026-02-20"), reason: reason)
                let ended = try await fixture.act { try $0.end(id, at: [version - 1], end) }
                #expect((ended.version, ended.placement.value.end) == (version, end))
            }
            let stale = try await refusal { _ = try await fixture.act { try $0.end(id, at: [2], nil) } }
            #expect(stale == .stale(currentVersion: 3))
            #expect(try await fixture.act { try $0.end(id, at: [3], nil) }.placement.value.end == nil)
        }
    }

    @Test("Of ten who change one version of a placement at once, one does")
    func tenAtOnce() async throws {
        try await StoreFixture.with(connectionsMax: 8) { fixture in
            let id = try await fixture.addPlacement().id
            let outcomes = try await withThrowingTaskGroup { group in
                for date in 0..<10 {
                    let end = PlacementEnd(date: day("2026-02-01") + date, reason: .movedOn)
                    group.addTask { try await refusal { _ = try await fixture.act { try $0.end(id, at: [1], end) } } }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.compactMap { $0 } == Array(repeating: .stale(currentVersion: 2), count: 9))
        }
    }

    @Test("Of two who add absences that overlap at once, one does: the second sees the first's")
    func absencesAtOnce() async throws {
        try await StoreFixture.with { fixture in
            let id = try await fixture.addPlacement().id
            let outcomes = try await withThrowingTaskGroup { group in
                for from in ["2026-02-01", "2026-02-05"] {
                    let absence = Absence(kind: .other, from: day(from), to: day("2026-02-10"))
                    group.addTask {
                        try await refusal { _ = try await fixture.act { try $0.add(.absence(absence), to: id) } }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            // It points to where the later one begins, if that is the one that was refused.
            let refused = outcomes.compactMap { $0?.brief }
            #expect(refused == [["/from absencesOverlap"]] || refused == [[" absencesOverlap"]])
        }
    }
}
