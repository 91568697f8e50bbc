import JobCatalog
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

/// What the audit trail tells of a record can be erased, and its chain stays whole.
@Suite("Erasure in the audit trail", .timeLimit(.minutes(5)))
struct AuditErasureTests {
    private static let word = "Quillwortbane"

    private static func erase(_ fixture: StoreFixture, _ id: Identifier) -> String {
        """
        SELECT set_config('sharedlives.scheme_id', '\(fixture.scheme.id)', true);
        SELECT erase_audit_contents('council', '\(id)', ARRAY['\(id)']::uuid[]);
        """
    }

    @Test(
        "Contents go, the chain stays whole, and the erasure is an entry of its own; nobody else's entries are touched")
    func erased() async throws {
        try await StoreFixture.with { fixture in
            let council = try await fixture.act { try $0.add(Council(name: Self.word)) }
            _ = try await fixture.act { try $0.add(Council(name: "Teaselshire")) }
            _ = try await fixture.act { try $0.change(council.id, at: nil, to: Council(name: "Otherwise")) }
            let holding = "SELECT count(*) FROM audit_entry AS entry WHERE entry::text LIKE '%\(Self.word)%'"
            #expect(try await fixture.number(holding) == 2)
            let scheme = Identifier(fixture.scheme.id)
            let before = try await fixture.verifyAuditChain(of: scheme).get()
            try await fixture.script(Self.erase(fixture, council.id))
            #expect(try await fixture.number(holding) == 0)
            #expect(
                try await fixture.number(
                    "SELECT count(*) FROM audit_entry AS entry WHERE entry::text LIKE '%Teaselshire%'") == 1)
            let after = try await fixture.verifyAuditChain(of: scheme).get()
            #expect((after.links, after.entries, after.erased) == (before.links + 1, before.entries + 1, 2))
            // A second time there is nothing left to erase, and nothing to record.
            try await fixture.script(Self.erase(fixture, council.id))
            #expect(try await fixture.verifyAuditChain(of: scheme).get() == after)

            // Taken out of the list of what was erased, an empty entry is a break.
            let found = try await fixture.database.rollingBack(as: .owner) { connection in
                try connection.script(
                    """
                    ALTER TABLE audit_entry NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER;
                    UPDATE audit_entry SET salt = NULL, content_digest = audit_content_digest(salt, before, after, shown),
                        before = NULL, after = NULL, shown = NULL WHERE change = 'erase'
                    """)
                return try AuditChain.verify(scheme, on: connection)
            }
            #expect(throws: AuditBreak.self) { _ = try found.get() }
        }
    }

    @Test("Even where erasing is switched on, nothing of an entry changes but that its contents go")
    func nothingElse() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.act { try $0.add(Council(name: Self.word)) }
            for change in [
                "account_id = NULL", "after = '{}'", "before = NULL, after = NULL, shown = NULL",
                "salt = NULL, before = NULL, after = NULL, shown = NULL, content_digest = sha256('')",
                "record_id = scheme_id, salt = NULL, before = NULL, after = NULL, content_digest = audit_content_digest(salt, before, after, shown)",
            ] {
                let state = try await fixture.database.rollingBack(as: .superuser) { connection -> SQLState? in
                    do {
                        try connection.script(
                            "SELECT set_config('sharedlives.erasing', 'on', true); UPDATE audit_entry SET \(change)")
                        return nil
                    } catch let error as PostgresError {
                        return error.state
                    }
                }
                #expect(state == SQLState("SL001"), "\(change)")
            }
        }
    }
}
