import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

/// No disclosure's content survives its purge anywhere, and before it stands in one table alone, sealed.
@Suite("The purge of disclosures", .timeLimit(.minutes(5)))
struct DisclosurePurgeTests {
    /// A word that nothing else in the world holds, with an é, so that a copy in another encoding would be one as well.
    private static let word = "Quillwortbanequé"

    @Test(
        "Six months after the decision the worker's job leaves nothing of it in any table, trail, payload, key, statistic or log"
    )
    func purge() async throws {
        let log = CapturedLog()
        try await SchemeServer.with(logger: log.logger) { server in
            let file = try await server.addCertificate()
            try await Self.writeAndShow(server, file)
            let decided = try await server.manager.post(
                "\(file)/risk-assessments", #"{"decision": "accepted", "decidedOn": "2026-11-01"}"#)
            #expect(decided.status == .created)
            #expect(try await Self.isKeptSealed(server))
            try await Self.sweep(server, at: "2027-04-30T04:00:00Z", log)
            #expect(try await Self.isKeptSealed(server))
            try await Self.sweep(server, at: "2027-05-01T04:00:00Z", log)
            #expect(try await Self.tablesHolding(server) == [])
            // What is left is that it was, and what was decided.
            let left = try await server.auditor.get(file).json
            #expect(left["disclosure"]?["purgedAt"]?.text == "2027-05-01T04:00:00Z")
            #expect(left["riskAssessments"]?.array.map { $0["decision"]?.text } == ["accepted"])
            #expect(try await server.auditor.get("\(file)/showings").json.items.count == 1)
            #expect(try await server.manager.get("\(file)/disclosure?purpose=dispute").faults == [" disclosurePurged"])
        }
        #expect(log.text.contains("disclosures purged"))
        #expect(!log.text.contains(Self.word) && !log.text.contains("Quillwort"))
    }

    @Test("What is not decided is kept, and after three months somebody is asked to decide, once")
    func undecided() async throws {
        try await SchemeServer.with { server in
            let file = try await server.addCertificate()
            try await server.coordinator.put("\(file)/disclosure", #"{"content": "\#(Self.word)"}"#)
            try await server.script(
                "UPDATE dbs_disclosure SET recorded_at = '2026-11-30T10:00:00Z' WHERE purged_at IS NULL;")
            let tasks = """
                SELECT count(*) FROM task WHERE kind = 'decideDisclosure' AND carer_id = '\(server.scheme.carers[0])'
                    AND subject_id = '\(file.split(separator: "/").last!)'
                """
            let log = CapturedLog()
            for (instant, count) in [
                ("2027-02-27T04:00:00Z", 0), ("2027-02-28T04:00:00Z", 1), ("2037-03-01T04:00:00Z", 1),
            ] {
                try await Self.sweep(server, at: instant, log)
                #expect(try await server.number(tasks) == count, "\(instant)")
            }
            #expect(try await Self.isKeptSealed(server))
        }
    }

    @Test("What a withdrawn certificate disclosed is gone with the withdrawal")
    func withdrawn() async throws {
        try await SchemeServer.with { server in
            let file = try await server.addCertificate()
            try await Self.writeAndShow(server, file)
            #expect(try await Self.isKeptSealed(server))
            let withdrawal = "\(server.certificates())/\(file.split(separator: "/").last!)"
            #expect(try await server.coordinator.delete(withdrawal).status == .ok)
            #expect(try await Self.tablesHolding(server) == [])
        }
    }

    /// Whether a disclosure is there, and the word nowhere.
    private static func isKeptSealed(_ server: SchemeServer) async throws -> Bool {
        let kept = try await server.number(
            "SELECT count(*) FROM dbs_disclosure WHERE sealed_content IS NOT NULL AND content_key_id = 'test'")
        let telling = try await tablesHolding(server)
        return kept == 1 && telling.isEmpty
    }

    @Test("One that stands in the clear from before is shown, sealed by the operator's command, and shown as before")
    func sealedLater() async throws {
        try await SchemeServer.with { server in
            let file = try await server.addCertificate()
            try await server.coordinator.put("\(file)/disclosure", #"{"content": "To be replaced"}"#)
            // A process of the version before corrects it.
            try await server.script("UPDATE dbs_disclosure SET content = '\(Self.word)', version = version + 1;")
            #expect(try await Self.tablesHolding(server) == ["dbs_disclosure"])
            let shown = try await server.manager.get("\(file)/disclosure?purpose=dispute").json
            #expect(shown["content"]?.text == Self.word)
            let pool = try server.database.pool(as: .owner, connectionsMax: 1)
            let scheme = Identifier("\(server.scheme.id)")!
            let keys = try #require(SchemeServer.testKeys)
            for count in [1, 0] {
                let sealed = try await Store(pool: pool).transaction(inScheme: scheme, onBehalfOf: nil) {
                    try Resealing.sealDisclosures(scheme: scheme, with: keys, rowsMax: 10, on: $0)
                }
                #expect(sealed == count)
            }
            await pool.shutdown()
            #expect(try await Self.isKeptSealed(server))
            let again = try await server.manager.get("\(file)/disclosure?purpose=dispute").json
            #expect(again["content"]?.text == Self.word)
        }
    }

    /// Takes the word down, rightly and wrongly, and has it shown.
    private static func writeAndShow(_ server: SchemeServer, _ file: String) async throws {
        let content = "\(file)/disclosure"
        let long = String(repeating: word, count: 2_000)
        for body in [#"{"content": "\#(word) and more"}"#, #"{"content": "\#(word), corrected"}"#] {
            #expect(try await server.coordinator.put(content, body).status == .ok)
        }
        for body in [
            #"{"content": "\#(long)"}"#, #"{"content": "\#(word)""#, #"{"\#(word)": 1}"#,
            #"{"content": "\#(word)\u0000"}"#,
        ] {
            #expect([400, 422].contains(try await server.coordinator.put(content, body).status.code))
        }
        #expect(
            try await server.coordinator.put(content, #"{"content": "\#(word)"}"#, ifMatch: "\"7\"").status.code == 412)
        #expect(try await server.finance.put(content, #"{"content": "\#(word)"}"#).status.code == 403)
        let reasoning = #"{"reasoning": "Of \#(word)"}"#
        #expect(try await server.manager.put("\(content)/reasoning", reasoning).status == .ok)
        #expect(
            try await server.manager.post(
                "\(file)/risk-assessments", #"{"decision": "accepted", "safeguards": ["\#(word)"]}"#
            ).status.code == 422)
        let shown = try await server.manager.get("\(content)?purpose=riskAssessment").json
        #expect(shown["content"]?.text == "\(word), corrected" && shown["reasoning"]?.text == "Of \(word)")
    }

    /// Makes it another time, and lets a worker do the day's jobs.
    private static func sweep(_ server: SchemeServer, at instant: String, _ log: CapturedLog) async throws {
        let name = server.database.name
        try await server.database.withConnection(as: .superuser) {
            try $0.script(
                """
                ALTER DATABASE "\(name)" SET sharedlives.instant TO '\(instant)';
                INSERT INTO job (id, kind) VALUES (gen_random_uuid(), 'dbs.sweep');
                """)
        }
        try await server.withWorker(logger: log.logger) { changes in
            try await changes.until {
                try await server.number(
                    """
                    SELECT count(*) FROM job WHERE kind LIKE 'dbs.%' AND state <> 'completed'
                    """) == 0
            }
        }
        #expect(try await server.number("SELECT count(*) FROM job WHERE kind = 'dbs.purgeDisclosures'") > 0)
    }

    /// The tables, the server's own among them, of which a row as text holds the word, or its bytes in hexadecimal.
    private static func tablesHolding(_ server: SchemeServer) async throws -> [String] {
        let bytes = word.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return try await server.database.withConnection(as: .superuser) { connection in
            // What the planner remembers of columns is a copy of their values.
            try connection.script("ANALYZE")
            let tables = try connection.rows(
                Query<(), String>(
                    "tables",
                    "SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'p', 'm') ORDER BY 1"), ())
            return try tables.filter { table in
                try connection.one(
                    Query<(String, String), Bool>(
                        "holding_\(tables.firstIndex(of: table)!)",
                        """
                        SELECT EXISTS (SELECT FROM \(table) AS candidate
                            WHERE strpos(candidate::text, $1) > 0 OR strpos(candidate::text, $2) > 0)
                        """), (word, bytes))
            }
        }
    }
}
