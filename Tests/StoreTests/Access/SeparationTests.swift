import JobCatalog
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

/// What belongs to one scheme is not there for a token of another, whichever door it tries.
@Suite(.timeLimit(.minutes(5))) struct SeparationTests {
    /// The demonstration scheme with a run, and a stranger: a scheme of its own in the same database.
    private static func withStranger(
        _ body: (StoreFixture, _ run: Identifier, _ stranger: TestScheme) async throws -> Void
    ) async throws {
        try await StoreFixture.withDemonstration { fixture in
            let stranger = try await TestScheme.make("elmfield", in: fixture.database)
            let run = try await fixture.calculatedRun(month("2026-04"))
            try await body(fixture, run.id, stranger)
        }
    }

    @Test("Reads by id find nothing, and listings hold nothing of the other scheme")
    func reads() async throws {
        try await Self.withStranger { fixture, run, stranger in
            let digest = fixture.digest(.auditor, of: stranger)
            func isHidden<Value>(_ reading: Reading<Value?>) async throws -> Bool {
                try await fixture.store.read(bearing: digest, reading).answer == nil
            }
            let scheme = fixture.scheme
            let placement = try await fixture.read(Placements.list(.first))[0].id
            let stay = try await fixture.read(Stays.list(.first))[0].id
            let session = try await fixture.read(Sessions.list(.first))[0].id
            let job = try await fixture.read(PaymentRuns.find(run))!.value.jobID
            #expect(try await isHidden(Councils.find(Identifier(scheme.councils[0]))))
            #expect(try await isHidden(Households.find(Identifier(scheme.households[0]))))
            #expect(try await isHidden(Carers.find(Identifier(scheme.carers[0]))))
            #expect(try await isHidden(People.find(Identifier(scheme.people[0]))))
            #expect(try await isHidden(Stays.find(stay)))
            #expect(try await isHidden(Sessions.find(session)))
            #expect(try await isHidden(PaymentRuns.find(run)))
            #expect(try await isHidden(SchemeJobs.find(job)))
            func rows<Row>(_ reading: Reading<[Row]>) async throws -> Int {
                try await fixture.store.read(bearing: digest, reading).answer.count
            }
            #expect(try await rows(PaymentLines.list(run: run, carer: nil, after: 0, rowsMax: 200)) == 0)
            #expect(try await rows(PaymentLines.carers(run: run, .first)) == 0)
            #expect(try await rows(PaymentLines.councils(run: run)) == 0)
            #expect(try await rows(PaymentLines.parked(run: run)) == 0)
            #expect(try await rows(PaymentRuns.list(.first)) == 0)
            #expect(try await rows(Placements.list(.first)) == 0)
            #expect(try await rows(Stays.list(.first)) == 0)
            #expect(try await rows(Sessions.list(.first)) == 0)
            #expect(try await rows(SchemeJobs.list(.first, state: nil)) == 0)
            #expect(try await rows(Carers.list(.first)) == 3)
            #expect(try await rows(AuditTrail.list(record: placement, after: 0, rowsMax: 200)) == 0)
        }
    }

    @Test("No act reaches a record of the other scheme")
    func acts() async throws {
        try await Self.withStranger { fixture, run, stranger in
            func refusalOf<Answer: Sendable>(
                _ role: Role = .registeredManager, _ work: @escaping @Sendable (SchemeTransaction) throws -> Answer
            ) async throws -> StoreError? {
                try await refusal {
                    _ = try await fixture.store.transaction(bearing: fixture.digest(role, of: stranger), work)
                }
            }
            let placement = try await fixture.read(Placements.list(.first))[0].id
            let stay = try await fixture.read(Stays.list(.first))[0].id
            let session = try await fixture.read(Sessions.list(.first))[0].id
            let job = try await fixture.read(PaymentRuns.find(run))!.value.jobID
            let carer = fixture.carer()
            let card = try await fixture.act { try $0.rateCards() }[0].id
            let policy = try await fixture.act { try $0.paymentPolicies() }[0].id
            let council = fixture.council
            #expect(try await refusalOf { try $0.placement(placement) } == .notFound)
            #expect(try await refusalOf { try $0.placement(placement, knownAt: WallClock.now()) } == .notFound)
            let absence = PlacementFact.absence(Absence(kind: .other, from: day("2026-05-01"), to: nil))
            #expect(try await refusalOf { try $0.add(absence, to: placement) } == .notFound)
            #expect(try await refusalOf { try $0.withdraw(.band, placement, of: placement, at: nil) } == .notFound)
            #expect(try await refusalOf { try $0.end(placement, at: nil, nil) } == .notFound)
            #expect(try await refusalOf { try $0.changeStay(stay, at: nil, to: BookingOutcome()) } == .notFound)
            #expect(try await refusalOf { try $0.changeSession(session, at: nil, to: BookingOutcome()) } == .notFound)
            #expect(try await refusalOf { try $0.change(council, at: nil, to: Council(name: "Mine")) } == .notFound)
            #expect(try await refusalOf { try $0.statement(run: run, carer: carer) } == .notFound)
            #expect(try await refusalOf { try $0.exportedLines(run: run) } == .notFound)
            for act in [PaymentRun.Act.recalculate, .approve, .void] {
                #expect(try await refusalOf { try $0.take(act, on: run, at: nil) } == .notFound)
            }
            #expect(try await refusalOf { try $0.retryJob(job) } == .notFound)
            #expect(try await refusalOf { try $0.cancelJob(job) } == .notFound)
            #expect(try await refusalOf { try $0.withdrawRateCard(card) } == .notFound)
            #expect(try await refusalOf { try $0.withdrawPaymentPolicy(policy) } == .notFound)
        }
    }

    @Test("A record that names one of the other scheme's is refused, with the member that names it")
    func references() async throws {
        try await StoreFixture.with { fixture in
            let stranger = try await TestScheme.make("elmfield", in: fixture.database)
            func refusalOf<Answer: Sendable>(
                _ work: @escaping @Sendable (SchemeTransaction) throws -> Answer
            ) async throws -> [String]? {
                try await refusal { _ = try await fixture.act(work: work) }?.brief
            }
            let (carer, person, council) = (
                Identifier(stranger.carers[0]), Identifier(stranger.people[0]), Identifier(stranger.councils[0])
            )
            let theirHome = Carer(
                householdID: Identifier(stranger.households[0]), kind: .carer, givenName: "Ash", familyName: "Rowan",
                dateOfBirth: day("1980-01-01"))
            #expect(try await refusalOf { try $0.add(theirHome) } == ["/householdId unknownReference"])
            let mine = fixture.carer()
            #expect(
                try await refusalOf { try $0.change(mine, at: nil, to: theirHome) }
                    == ["/householdId unknownReference"])
            let stay = fixture.stay(with: carer)
            #expect(try await refusalOf { try $0.add(stay) } == ["/carerId unknownReference"])
            let session = fixture.session(of: council)
            #expect(try await refusalOf { try $0.add(session) } == ["/councilId unknownReference"])
            let placement = Placement(
                personID: person, carerID: mine, councilID: fixture.council, start: day("2026-01-05"))
            let facts = PlacementFacts(
                id: "new", carer: mine.description, start: placement.start,
                bands: [DatedBand(from: placement.start, band: "low")])
            #expect(
                try await refusalOf { try $0.add(placement, with: facts) }
                    == ["/personId unknownReference"])
        }
    }
}

extension StoreFixture {
    fileprivate func stay(with carer: Identifier) -> Stay {
        var stay = stay()
        stay.carerID = carer
        return stay
    }

    fileprivate func session(of council: Identifier) -> Session {
        var session = session()
        session.councilID = council
        return session
    }
}
