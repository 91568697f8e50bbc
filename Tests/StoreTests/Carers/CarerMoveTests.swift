import JobCatalog
import Postgres
import SharedLives
import TestSupport
import Testing

@testable import Store

@Suite(.timeLimit(.minutes(5))) struct CarerMoveTests {
    @Test("From every state a carer goes exactly to the states that the domain has", arguments: CarerState.allCases)
    func everyPair(from state: CarerState) async throws {
        try await StoreFixture.with { fixture in
            for next in CarerState.allCases {
                let carer = try await Self.carer(in: state, fixture)
                let refusal = try await refusal {
                    _ = try await fixture.act { try $0.move(carer, to: next, reason: "As talked over.", at: nil) }
                }
                let steps = try await fixture.act { try $0.history(ofCarer: carer) }.map(\.change)
                if !state.mayBecome(next) {
                    #expect(refusal?.brief.first == " stateNotAllowed", "\(state) to \(next)")
                    // Whoever leaves steps out before the approval is told all that is open besides.
                    let isShortcut = state.mayBecome(.withdrawn) && [.readyForPanel, .approved].contains(next)
                    #expect((refusal?.brief.count ?? 0 > 1) == isShortcut, "\(state) to \(next)")
                    #expect(steps.count == 1)
                } else if refusal == nil {
                    #expect(steps.map(\.from) == [nil, state] && steps.last?.to == next, "\(state) to \(next)")
                    #expect(try await fixture.read(Carers.find(carer))?.value.state == next)
                } else {
                    // The state allows it; the requirements are tested on their own.
                    guard case .requirementsOpen = refusal else { throw refusal! }
                    #expect([.readyForPanel, .approved].contains(next))
                }
            }
        }
    }

    @Test("Of two who move one version of a carer, one does")
    func versions() async throws {
        try await StoreFixture.with { fixture in
            let carer = try await Self.carer(in: .enquiry, fixture)
            let moved = try await fixture.act { try $0.move(carer, to: .applied, reason: "A form.", at: [1]) }
            #expect((moved.version, moved.value.state) == (2, .applied))
            let stale = try await refusal {
                _ = try await fixture.act { try $0.move(carer, to: .withdrawn, reason: "Moved away.", at: [1]) }
            }
            #expect(stale == .stale(currentVersion: 2))
            let nobody = try await refusal {
                _ = try await fixture.act { [fixture] transaction in
                    try transaction.move(fixture.person(), to: .applied, reason: "A form.", at: nil)
                }
            }
            #expect(nobody == .notFound)
        }
    }

    @Test("What was known at an instant: facts not yet recorded are not there, facts withdrawn later are")
    func knownAt() async throws {
        try await StoreFixture.with { fixture in
            let carer = fixture.carer()
            func act<Answer: Sendable>(
                at time: String, _ work: @escaping @Sendable (SchemeTransaction) throws -> Answer
            ) async throws -> Answer {
                try await fixture.act { transaction in
                    try transaction.connection.script("SELECT set_config('sharedlives.instant', '\(time)', true)")
                    return try work(transaction)
                }
            }
            func reference(_ referee: String, _ on: String) -> CarerReference {
                CarerReference(
                    referee: referee, relationship: "Friend", receivedOn: day(on), verdict: .satisfactory)
            }
            let (late, early) = (reference("Ash Rowan", "2026-02-02"), reference("Ivy Hazel", "2026-01-02"))
            let first = try await act(at: "2026-02-02T09:00:00Z") { [late] in
                try $0.add(late, to: CarerFacts.references, of: carer)
            }
            // An evening in summer, which is the next day in London.
            let future = try await refusal {
                let tomorrow = reference("Bryony Moss", "2026-07-02")
                _ = try await act(at: "2026-07-01T22:59:59Z") {
                    try $0.add(tomorrow, to: CarerFacts.references, of: carer)
                }
            }
            #expect(future?.brief == ["/receivedOn futureDate"])
            _ = try await act(at: "2026-03-01T09:00:00Z") { [early] transaction in
                _ = try transaction.withdraw(first.id, from: CarerFacts.references, of: carer, at: [1])
                return try transaction.add(early, to: CarerFacts.references, of: carer)
            }
            func known(_ at: String?) async throws -> [String] {
                try await fixture.act { try $0.facts(CarerFacts.references, of: carer, knownAt: at.map(instant)) }
                    .map(\.fact.referee)
            }
            #expect(try await known("2026-02-02T08:59:59.999999Z") == [])
            #expect(try await known("2026-02-02T09:00:00Z") == ["Ash Rowan"])
            #expect(try await known("2026-02-28T00:00:00Z") == ["Ash Rowan"])
            #expect(try await known("2026-03-01T09:00:00Z") == ["Ivy Hazel"])
            #expect(try await known(nil) == ["Ivy Hazel"])
        }
    }

    @Test("A carer of another scheme is not there")
    func otherScheme() async throws {
        try await StoreFixture.with { fixture in
            let other = try await TestScheme.make("elmfield", in: fixture.database)
            let theirs = Identifier(other.carers[0])
            for act in [
                { @Sendable in _ = try $0.move(theirs, to: .suspended, reason: "None.", at: nil) },
                { _ = try $0.history(ofCarer: theirs) }, { _ = try $0.facts(CarerFacts.reviews, of: theirs) },
            ] as [@Sendable (SchemeTransaction) throws -> Void] {
                #expect(try await refusal { try await fixture.act(.registeredManager, work: act) } == .notFound)
            }
        }
    }

    /// A carer who is in the state already, with one step of history.
    private static func carer(in state: CarerState, _ fixture: StoreFixture) async throws -> Identifier {
        let household = fixture.household
        let added = try await fixture.act {
            try $0.add(
                Carer(
                    householdID: household, kind: .carer, givenName: "Fern", familyName: "Larkspur",
                    dateOfBirth: day("1970-02-03")))
        }
        // A carer goes there only step by step, and this is not what is tested.
        try await fixture.script(
            "SET LOCAL session_replication_role = replica; UPDATE carer SET state = '\(state.rawValue)' WHERE id = '\(added.id)'"
        )
        return added.id
    }
}
