import Postgres
import SharedLives
import TestSupport
import Testing

@testable import Store

/// Evidence is taken away in the moment in which somebody decides by it: one of the two waits for the other.
@Suite("Evidence and decisions at one moment", .timeLimit(.minutes(5)))
struct EvidenceLockTests {
    /// How evidence is lost.
    enum Loss: CaseIterable {
        case reference, inspection, certificate, assessment, answer

        /// The requirement that is open from then on.
        var open: String {
            switch self {
            case .reference: "/requirements/references"
            case .inspection: "/requirements/homeInspection"
            case .certificate, .assessment, .answer: "/requirements/dbs"
            }
        }

        func happen(_ transaction: SchemeTransaction, carer: Identifier, home: Identifier) throws {
            try EvidenceLockTests.setClock(transaction)
            let certificate = try transaction.certificates(of: .carer(carer))[0].id
            switch self {
            case .reference:
                let reference = try transaction.facts(CarerFacts.references, of: carer)[0].id
                _ = try transaction.withdraw(reference, from: CarerFacts.references, of: carer, at: nil)
            case .inspection:
                let inspection = try transaction.facts(HouseholdFacts.inspections, of: home)[0].id
                _ = try transaction.withdraw(inspection, from: HouseholdFacts.inspections, of: home, at: nil)
            case .certificate:
                _ = try transaction.withdrawCertificate(certificate, of: .carer(carer), at: nil)
            case .assessment:
                _ = try transaction.decide(onCertificate: certificate) {
                    RiskAssessment(decision: .notAccepted, decidedOn: $0)
                }
            case .answer:
                _ = try transaction.add(
                    UpdateServiceAnswer(askedOn: day("2026-10-01"), result: .newInfo), toCertificate: certificate)
            }
        }
    }

    @Test("What is being taken away is waited for, and missed", arguments: Loss.allCases)
    func lossFirst(_ loss: Loss) async throws {
        try await Self.with { fixture in
            let (carer, home) = (fixture.carer(), fixture.household)
            let held = try await HeldAct(in: fixture, .registeredManager) {
                try loss.happen($0, carer: carer, home: home)
            }
            async let refused = refusal { try await Self.makeReady(carer, fixture) }
            try await fixture.database.untilSomebodyWaitsForALock()
            try await held.release()
            let brief = try await refused?.brief
            #expect(brief?.contains { $0.hasPrefix(loss.open) } == true, "\(String(describing: brief))")
            #expect(try await fixture.read(Carers.find(carer))?.value.state == .assessing)
        }
    }

    @Test("What a decision is made by stands until it is made", arguments: Loss.allCases)
    func decisionFirst(_ loss: Loss) async throws {
        try await Self.with { fixture in
            let (carer, home) = (fixture.carer(), fixture.household)
            let held = try await HeldAct(in: fixture, .registeredManager) { transaction in
                try Self.setClock(transaction)
                _ = try transaction.move(carer, to: .readyForPanel, reason: "All is there.", at: nil)
            }
            async let lost: Void = fixture.act(.registeredManager) { try loss.happen($0, carer: carer, home: home) }
            try await fixture.database.untilSomebodyWaitsForALock()
            try await held.release()
            try await lost
            #expect(try await fixture.read(Carers.find(carer))?.value.state == .readyForPanel)
            let list = try await fixture.act { try $0.requirements(of: carer, on: day("2026-10-01")) }
            #expect(list.faults(against: .panel).contains { $0.pointer == loss.open })
        }
    }

    private static func makeReady(_ carer: Identifier, _ fixture: StoreFixture) async throws {
        try await fixture.act { transaction in
            try setClock(transaction)
            _ = try transaction.move(carer, to: .readyForPanel, reason: "All is there.", at: nil)
        }
    }

    /// Makes it the day on which all evidence is there.
    fileprivate static func setClock(_ transaction: SchemeTransaction) throws {
        try transaction.connection.script("SELECT set_config('sharedlives.instant', '2026-10-01T12:00:00Z', true)")
    }

    /// Runs the body with a scheme whose first carer is being assessed and has everything.
    private static func with(_ body: (StoreFixture) async throws -> Void) async throws {
        try await StoreFixture.with { fixture in
            try await fixture.script(RequirementTests.script(fixture))
            try await fixture.script(
                """
                INSERT INTO dbs_update_consent (id, certificate_id, consented_on)
                    VALUES (gen_random_uuid(), md5('dbs')::uuid, '2024-04-01');
                -- A carer goes there only step by step, and this is not what is tested.
                SET LOCAL session_replication_role = replica;
                UPDATE carer SET state = 'assessing' WHERE id = '\(fixture.carer())';
                """)
            try await body(fixture)
        }
    }
}
