import Foundation
import Postgres
import TestSupport
import Testing

extension SystemTests {
    /// The operator's proof of the audit trail, as the runbook gives it.
    @Suite(.timeLimit(.minutes(2))) struct AuditCommandTests {
        @Test func theTrailIsProvedInTheDatabaseAndFromACopyAndABreakIsNamed() async throws {
            try await TestDatabase.withDatabase(.demonstration) { database in
                let settings = ["SHAREDLIVES_DATABASE_URL": database.url(as: .owner)]
                let folder = FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID())").path()
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                defer { try? FileManager.default.removeItem(atPath: folder) }
                let file = "\(folder)/larkfield.jsonl"

                let whole = try await Program.run("audit", "verify", settings: settings)
                #expect(whole.status == .exited(0) && whole.text.contains("larkfield: whole"), "\(whole.text)")
                let noted = try #require(whole.text.split(separator: "ends with ").last?.prefix { $0 != "\n" })

                let export = try await Program.run(
                    "audit", "export", "--scheme", "larkfield", "--file", file, settings: settings)
                #expect(export.status == .exited(0), "\(export.text)")
                let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
                #expect(mode == 0o600)
                let again = try await Program.run(
                    "audit", "export", "--scheme", "larkfield", "--file", file, settings: settings)
                #expect(again.status == .exited(65), "A file that is there is not overwritten.")
                let copy = try await Program.run(
                    "audit", "verify", "--file", file, "--noted", String(noted), settings: [:])
                #expect(copy.status == .exited(0) && copy.text.contains(noted), "\(copy.text)")

                let text = try String(contentsOfFile: file, encoding: .utf8)
                try text.replacing(#""change":"insert""#, with: #""change":"update""#, maxReplacements: 1)
                    .write(toFile: file, atomically: true, encoding: .utf8)
                let edited = try await Program.run("audit", "verify", "--file", file, settings: [:])
                #expect(edited.status == .exited(65) && edited.text.contains("Link 1 is broken"), "\(edited.text)")

                try await database.withConnection(as: .superuser) { connection in
                    try connection.script(
                        """
                        ALTER TABLE audit_entry DISABLE TRIGGER USER;
                        UPDATE audit_entry SET account_id = NULL WHERE id = (SELECT max(id) FROM audit_entry);
                        UPDATE audit_entry SET account_id = gen_random_uuid() WHERE id = (SELECT max(id) FROM audit_entry);
                        ALTER TABLE audit_entry ENABLE TRIGGER USER;
                        """)
                }
                let broken = try await Program.run(
                    "audit", "verify", "--scheme", "larkfield", settings: settings)
                #expect(broken.status == .exited(65) && broken.text.contains("is broken"), "\(broken.text)")
                let unknown = try await Program.run("audit", "verify", "--scheme", "nowhere", settings: settings)
                #expect(unknown.status == .exited(65) && unknown.text.contains("no scheme 'nowhere'"))
            }
        }
    }
}
