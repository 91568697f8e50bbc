import JobCatalog
import Logging
import Postgres
import Schema
import SharedLives
import Store
import TestSupport
import Testing

/// The audit trail's chain: whole whatever goes on at once, and broken, with the link named, by whoever changes what it holds.
@Suite(.timeLimit(.minutes(5))) struct AuditChainTests {
    /// What somebody with the owner's right did to a chain of five links, and what shows it.
    struct Tampering: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sql: String
        let link: Int64
        let fault: String

        init(_ name: String, _ sql: String, breaks link: Int64, _ fault: String) {
            (testDescription, self.sql, self.link, self.fault) = (name, sql, link, fault)
        }
    }

    private static let ofLink3 = "(SELECT first_entry_id FROM audit_link WHERE number = 3)"
    private static let content = "before, after, salt, record_type, record_id, change"

    static let tamperings = [
        Tampering(
            "A value edited", "UPDATE audit_entry SET after = after || '{\"name\": \"Other\"}' WHERE id = \(ofLink3)",
            breaks: 3, "entriesChanged"),
        Tampering(
            "Another name put to it", "UPDATE audit_entry SET account_id = gen_random_uuid() WHERE id = \(ofLink3)",
            breaks: 3, "entriesChanged"),
        Tampering(
            "Moved in time",
            "UPDATE audit_entry SET recorded_at = recorded_at - interval '1 microsecond' WHERE id = \(ofLink3)",
            breaks: 3, "entriesChanged"),
        Tampering(
            "Another salt", "UPDATE audit_entry SET salt = uuid_send(gen_random_uuid()) WHERE id = \(ofLink3)",
            breaks: 3,
            "entriesChanged"),
        Tampering(
            "Deleted", "DELETE FROM audit_entry WHERE id = \(ofLink3)", breaks: 3, "entriesCounted"),
        Tampering(
            "One of many deleted", "DELETE FROM audit_entry WHERE id = (SELECT min(id) + 3 FROM audit_entry)",
            breaks: 1,
            "entriesCounted"),
        Tampering(
            "Added to a link",
            """
            INSERT INTO audit_entry OVERRIDING SYSTEM VALUE
            SELECT (jsonb_populate_record(entry, '{"id": 1000000}')).* FROM audit_entry AS entry WHERE id = \(ofLink3)
            """, breaks: 3, "entriesCounted"),
        Tampering(
            "Added beside the links",
            """
            INSERT INTO audit_entry OVERRIDING SYSTEM VALUE
            SELECT (jsonb_populate_record(entry, '{"id": 1000000, "first_entry_id": 1000000}')).*
            FROM audit_entry AS entry WHERE id = \(ofLink3)
            """, breaks: 5, "entryWithoutLink"),
        Tampering(
            "Two entries in each other's place",
            """
            WITH pair AS (SELECT min(id) AS one, min(id) + 1 AS other FROM audit_entry)
            UPDATE audit_entry SET (\(content)) = (
                SELECT \(content) FROM audit_entry AS source
                WHERE source.id = CASE WHEN audit_entry.id = pair.one THEN pair.other ELSE pair.one END)
            FROM pair WHERE id IN (pair.one, pair.other)
            """, breaks: 1, "entriesChanged"),
        Tampering(
            "Moved to another link",
            "UPDATE audit_entry SET first_entry_id = (SELECT first_entry_id FROM audit_link WHERE number = 4) WHERE id = \(ofLink3)",
            breaks: 3, "entriesCounted"),
        Tampering(
            "Contents taken away without a record",
            """
            UPDATE audit_entry SET content_digest = audit_content_digest(salt, before, after, shown), before = NULL, after = NULL,
                salt = NULL WHERE id = \(ofLink3)
            """, breaks: 3, "contentsMissing"),
        Tampering(
            "Edited, and its link's digest of the entries made to fit",
            """
            UPDATE audit_entry SET after = after || '{"name": "Other"}' WHERE id = \(ofLink3);
            UPDATE audit_link SET entries_digest = (
                SELECT sha256(string_agg(audit_entry_digest(entry), ''::bytea ORDER BY id)) FROM audit_entry AS entry
                WHERE first_entry_id = \(ofLink3)) WHERE number = 3
            """, breaks: 3, "linkChanged"),
        Tampering(
            "Edited, and its link written anew",
            """
            UPDATE audit_entry SET after = after || '{"name": "Other"}' WHERE id = \(ofLink3);
            CREATE TEMPORARY TABLE kept AS SELECT * FROM audit_link WHERE number >= 4;
            CREATE TEMPORARY TABLE made AS SELECT * FROM audit_link WHERE number = 3;
            DELETE FROM audit_link WHERE number >= 3;
            SELECT audit_add_link(scheme_id, first_entry_id, recorded_at) FROM made;
            INSERT INTO audit_link SELECT * FROM kept
            """, breaks: 4, "linkChanged"),
        Tampering(
            "A link's time changed", "UPDATE audit_link SET recorded_at = '2026-05-01' WHERE number = 3", breaks: 3,
            "linkChanged"),
        Tampering(
            "A link's digest changed", "UPDATE audit_link SET digest = sha256('') WHERE number = 3", breaks: 3,
            "linkChanged"),
        Tampering("A link deleted", "DELETE FROM audit_link WHERE number = 3", breaks: 4, "linkMissing"),
        Tampering(
            "A link deleted with its entries",
            "DELETE FROM audit_entry WHERE first_entry_id = \(ofLink3); DELETE FROM audit_link WHERE number = 3",
            breaks: 4,
            "linkMissing"),
        Tampering(
            "A link deleted and those behind it moved up",
            """
            DELETE FROM audit_entry WHERE first_entry_id = \(ofLink3); DELETE FROM audit_link WHERE number = 3;
            UPDATE audit_link SET number = 3 WHERE number = 4; UPDATE audit_link SET number = 4 WHERE number = 5
            """, breaks: 3, "linkChanged"),
        Tampering(
            "Two links in each other's place",
            """
            UPDATE audit_link SET number = 40 WHERE number = 4; UPDATE audit_link SET number = 4 WHERE number = 3;
            UPDATE audit_link SET number = 3 WHERE number = 40
            """, breaks: 3, "linkChanged"),
    ]

    @Test("What the owner changes by hand breaks the chain where it was changed, in the database and in a copy")
    func tampered() async throws {
        try await withFiveLinks { fixture, _ in
            let scheme = Identifier(fixture.scheme.id)
            for tampering in Self.tamperings {
                let (found, copied) = try await fixture.database.rollingBack(as: .owner) { connection in
                    try connection.script(Self.asOwner + tampering.sql)
                    return (
                        try AuditChain.verify(scheme, on: connection),
                        try Self.copy(of: scheme, contents: true, on: connection)
                    )
                }
                #expect(found.brief == "\(tampering.link) \(tampering.fault)", "\(tampering.testDescription)")
                #expect(Self.verify(copied).brief == found.brief, "a copy: \(tampering.testDescription)")
            }
        }
    }

    @Test("A chain whose end was cut off is whole to itself, and not what was noted")
    func cutOff() async throws {
        try await withFiveLinks { fixture, summary in
            let scheme = Identifier(fixture.scheme.id)
            let noted = try #require(NotedLink("\(summary.links):\(summary.digest)"))
            let (alone, held, copied) = try await fixture.database.rollingBack(as: .owner) { connection in
                try connection.script(
                    Self.asOwner
                        + """
                        DELETE FROM audit_entry WHERE first_entry_id = (SELECT first_entry_id FROM audit_link WHERE number = 5);
                        DELETE FROM audit_link WHERE number = 5
                        """)
                return (
                    try AuditChain.verify(scheme, on: connection),
                    try AuditChain.verify(scheme, noted: noted, on: connection),
                    try Self.copy(of: scheme, contents: false, on: connection)
                )
            }
            #expect(try alone.get().links == 4)
            #expect(held.brief == "5 notAsNoted")
            #expect(Self.verify(copied, noted).brief == "5 notAsNoted")
            #expect(try await fixture.verifyAuditChain(of: scheme, noted: noted).get() == summary)
        }
    }

    @Test("A copy is proved without a database, with what the entries tell and without")
    func copies() async throws {
        try await withFiveLinks { fixture, summary in
            let scheme = Identifier(fixture.scheme.id)
            for contents in [true, false] {
                let lines = try await fixture.database.rollingBack(as: .worker) { connection in
                    try connection.script("SELECT set_config('sharedlives.scheme_id', '\(scheme)', true)")
                    return try Self.copy(of: scheme, contents: contents, on: connection)
                }
                #expect(try Self.verify(lines).get() == summary)
                #expect(lines.contains { $0.contains("Quillshire") } == contents)
                let link = try #require(lines.firstIndex { $0.hasPrefix(#"{"link":3,"#) })
                var edited = lines
                edited[link + 1] = edited[link + 1].replacing(#""change":"insert""#, with: #""change":"update""#)
                #expect(Self.verify(edited).brief == "3 entriesChanged")
                var shorter = lines
                shorter.remove(at: link + 1)
                #expect(Self.verify(shorter).brief == "3 entriesCounted")
                var swapped = lines
                swapped.swapAt(1, link)
                #expect(Self.verify(swapped).brief == "3 linkMissing")
                #expect(throws: AuditFileFault(line: lines.count)) {
                    var verifier = AuditFileVerifier()
                    for line in lines.dropLast() { try verifier.take(Array(line.utf8)) }
                    _ = try verifier.end()
                }
                #expect(throws: AuditFileFault(line: 1)) {
                    var verifier = AuditFileVerifier()
                    try verifier.take(Array("{}".utf8))
                }
            }
        }
    }

    @Test("What is rolled back is in no link, and what is written after an early check has a link of its own")
    func savepoints() async throws {
        try await StoreFixture.with { fixture in
            let before = try await Self.whole(fixture)
            try await fixture.script(
                """
                SAVEPOINT first;
                \(Self.council("Rolled back"));
                ROLLBACK TO SAVEPOINT first;
                \(Self.council("Kept"));
                SAVEPOINT second;
                \(Self.council("Rolled back too"));
                ROLLBACK TO SAVEPOINT second;
                \(Self.council("Kept as well"));
                SET CONSTRAINTS ALL IMMEDIATE;
                \(Self.council("Checked at once"));
                SET CONSTRAINTS ALL DEFERRED;
                \(Self.council("Checked at the end"));
                """)
            let after = try await Self.whole(fixture)
            #expect(after.links == before.links + 3)
            #expect(after.entries == before.entries + 4)
            let counts = try await fixture.number(
                "SELECT string_agg(entry_count::text, '' ORDER BY number)::int8 FROM audit_link WHERE number > \(before.links)"
            )
            #expect(counts == 211)
        }
    }

    @Test(
        "Transactions that end at once in one scheme, and in two in either order, each make a link, and none waits for another for good"
    )
    func concurrent() async throws {
        try await StoreFixture.with(connectionsMax: 8) { fixture in
            let other = try await TestScheme.make("elmfield", in: fixture.database)
            let before = try await (Self.whole(fixture), Self.whole(fixture, other))
            let both = try fixture.database.pool(as: .superuser, connectionsMax: 4)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<80 {
                    group.addTask {
                        _ = try await fixture.act { try $0.add(Council(name: "Council \(number)")) }
                    }
                }
                for number in 0..<40 {
                    let schemes =
                        number.isMultiple(of: 2) ? [fixture.scheme.id, other.id] : [other.id, fixture.scheme.id]
                    group.addTask {
                        try await both.transaction { connection in
                            try connection.script(
                                schemes.map { Self.council("Both \(number)", in: "'\($0)'") }.joined(separator: ";"))
                        }
                    }
                }
                try await group.waitForAll()
            }
            await both.shutdown()
            let after = try await (Self.whole(fixture), Self.whole(fixture, other))
            #expect(after.0.links == before.0.links + 120 && after.0.entries == before.0.entries + 120)
            #expect(after.1.links == before.1.links + 40 && after.1.entries == before.1.entries + 40)
        }
    }

    @Test("What was recorded before there were links is the first link")
    func upgraded() async throws {
        try await TestDatabase.withDatabase(.nothing) { database in
            let owner = try database.pool(as: .owner, connectionsMax: 1)
            let old = Array(Migrations.all.prefix { $0.name != "audit_chain" })
            try await Migrator(pool: owner, migrations: old, logger: .silent).migrate()
            let scheme = try await TestScheme.make(in: database)
            try await Migrator(pool: owner, logger: .silent).migrate()
            await owner.shutdown()
            let pool = try database.pool(as: .api, connectionsMax: 1)
            let fixture = StoreFixture(database: database, scheme: scheme, pool: pool, store: Store(pool: pool))
            let upgraded = try await Self.whole(fixture)
            #expect(upgraded.links == 1 && upgraded.entries > 10)
            _ = try await fixture.act { try $0.add(Council(name: "Quillshire")) }
            #expect(try await Self.whole(fixture).links == 2)
            await pool.shutdown()
        }
    }

    // MARK: - What the tests share

    /// A scheme whose chain has five links: one of many entries, one of its tokens, and three councils.
    private func withFiveLinks(
        _ body: (StoreFixture, _ summary: AuditChainSummary) async throws -> Void
    ) async throws {
        try await StoreFixture.with { fixture in
            for name in ["Quillshire", "Teaselshire", "Cowslipshire"] {
                _ = try await fixture.act { try $0.add(Council(name: name)) }
            }
            let summary = try await Self.whole(fixture)
            let entries = try await fixture.number("SELECT count(*) FROM audit_entry")
            #expect(summary.links == 5 && summary.entries == Int64(entries))
            try await body(fixture, summary)
        }
    }

    private static func whole(_ fixture: StoreFixture, _ scheme: TestScheme? = nil) async throws -> AuditChainSummary {
        try await fixture.verifyAuditChain(of: Identifier((scheme ?? fixture.scheme).id)).get()
    }

    /// What only who owns a table can do.
    private static let asOwner = """
        ALTER TABLE audit_entry NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER;
        ALTER TABLE audit_link NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER;

        """

    private static func council(_ name: String, in scheme: String = "current_scheme_id()") -> String {
        "INSERT INTO council (scheme_id, id, name) VALUES (\(scheme), gen_random_uuid(), '\(name)')"
    }

    private static func copy(of scheme: Identifier, contents: Bool, on connection: Connection) throws -> [String] {
        var lines: [String] = []
        try AuditChain.export(scheme, contents: contents, on: connection) {
            lines.append(String(decoding: $0, as: UTF8.self))
        }
        return lines
    }

    private static func verify(_ lines: [String], _ noted: NotedLink? = nil) -> Result<AuditChainSummary, any Error> {
        Result {
            var verifier = AuditFileVerifier(noted: noted)
            for line in lines { try verifier.take(Array(line.utf8)) }
            return try verifier.end()
        }
    }
}

extension Result where Success == AuditChainSummary {
    /// The broken link and what is wrong with it: `"3 entriesChanged"`.
    fileprivate var brief: String {
        guard case .failure(let error) = self else { return "whole" }
        guard let broken = error as? AuditBreak else { return "\(error)" }
        let fault =
            switch broken.fault {
            case .linkMissing: "linkMissing"
            case .linkChanged: "linkChanged"
            case .entriesCounted: "entriesCounted"
            case .entriesChanged: "entriesChanged"
            case .contentsMissing: "contentsMissing"
            case .entryWithoutLink: "entryWithoutLink"
            case .notAsNoted: "notAsNoted"
            }
        return "\(broken.link) \(fault)"
    }
}
