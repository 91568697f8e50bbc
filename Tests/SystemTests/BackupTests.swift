import Foundation
import TestSupport
import Testing

extension SystemTests {
    /// The operator's backup and restore, as the runbook gives them.
    @Suite(.timeLimit(.minutes(5))) struct BackupTests {
        /// A digest of the rows of every table. Workers write their heartbeats at any time.
        private static let contents = """
            SELECT relname, md5(query_to_xml(format('SELECT * FROM %s AS t ORDER BY t::text', oid::regclass), true, false, '')::text)
            FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> 'job_worker' ORDER BY relname
            """

        @Test func aBackupIsRestoredWholeIntoAnotherClusterAndTheServiceGoesOnThere() async throws {
            try await RunningService.withDemonstration { service, database in
                let run = try await approvedRun(of: "2026-09", service)
                let (folder, url) = (try folder(), database.url(as: .superuser))
                defer { try? FileManager.default.removeItem(atPath: folder) }
                let backup = try await script("backup", folder, url)
                #expect(backup.status == .exited(0), "\(backup.text)")
                let file = try #require(backup.lines.first { $0.hasPrefix(folder) && $0.hasSuffix(".dump") })
                let contents = try await Ledger(database).rows(Self.contents)
                #expect(contents.count > 50)

                try await OwnCluster.with { cluster in
                    let restored = try await script("restore", file, cluster.url(as: "postgres"))
                    #expect(restored.status == .exited(0), "\(restored.text)")
                    #expect(try await Ledger(cluster).rows(Self.contents) == contents)
                    try await RunningService.with(RunningService.Addresses(cluster)) { service in
                        let finance = try await service.client("financeOfficer")
                        #expect(try await finance.get("/v1/payment-runs/\(run)").text.contains(#""state":"approved""#))
                        #expect(try await finance.draft(finance.insistOnRun("2026-10")).state == "draft")
                    }
                    let second = try await script("restore", file, cluster.url(as: "postgres"))
                    #expect(second.status == .exited(1))
                    #expect(second.text.contains("is not empty"), "\(second.text)")
                }
            }
        }

        @Test func whatWouldBeHalfABackupIsNone() async throws {
            try await RunningService.withDemonstration(workers: 0) { _, database in
                let folder = try folder()
                defer { try? FileManager.default.removeItem(atPath: folder) }
                let partial = try await script("backup", folder, database.url(as: .owner))
                #expect(partial.status == .exited(1))
                #expect(partial.text.contains("sees only a part"), "\(partial.text)")
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
            }
        }

        @Test func aDamagedBackupIsRefusedAndNothingRestored() async throws {
            try await RunningService.withDemonstration(workers: 0) { _, database in
                let folder = try folder()
                defer { try? FileManager.default.removeItem(atPath: folder) }
                let backup = try await script("backup", folder, database.url(as: .superuser))
                let file = try #require(backup.lines.first { $0.hasSuffix(".dump") }, "\(backup.text)")
                var bytes = try Data(contentsOf: URL(filePath: file))
                bytes[bytes.count / 2] ^= 1
                try bytes.write(to: URL(filePath: file))
                let refused = try await script("restore", file, database.url(as: .superuser))
                #expect(refused.status == .exited(1))
                #expect(refused.text.contains("its checksum differs"), "\(refused.text)")
                // Without its checksum, the damage is found while it is read: then nothing of it stays.
                try FileManager.default.removeItem(atPath: file + ".sha256")
                try bytes.prefix(bytes.count - 1000).write(to: URL(filePath: file))
                try await OwnCluster.with { cluster in
                    let broken = try await script("restore", file, cluster.url(as: "postgres"))
                    #expect(broken.status == .exited(1), "\(broken.text)")
                    #expect(try await Ledger(cluster).rows(Self.contents) == [])
                }
            }
        }

        private func approvedRun(of month: String, _ service: RunningService) async throws -> String {
            let finance = try await service.client("financeOfficer")
            let run = try await finance.draft(finance.insistOnRun(month)).id
            let approval = try await service.client("registeredManager")
                .post("/v1/payment-runs/\(run)/approval", "", headers: ["If-Match": "*"])
            #expect(approval.status == 200, "\(approval.text)")
            return run
        }

        private func script(_ name: String, _ argument: String, _ url: String) async throws -> ServiceProcess.End {
            try await ServiceProcess.start(
                ["\(Program.repository)/Deploy/\(name)", argument], program: "bash", settings: ["DATABASE_URL": url]
            ).end()
        }

        private func folder() throws -> String {
            let parent = ProcessInfo.processInfo.environment["TEST_FOLDER"] ?? "/tmp"
            let folder = "\(parent)/backups-\(UUID().uuidString.prefix(8))"
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            return folder
        }
    }
}
