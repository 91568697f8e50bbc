import Foundation
import SharedLives
import Store
import TestSupport
import Testing
import Worker

/// Messages as files in a folder: the way of a scheme that has chosen none.
@Suite(.timeLimit(.minutes(5))) struct FolderTests {
    @Test(
        "Each message is one whole file under its own name, whoever has no address too, and no log or job names anybody"
    )
    func files() async throws {
        try await WorkerFixture.with { fixture in
            let log = CapturedLog()
            try await withFolder { folder in
                let message = try await fixture.addMessage(to: "fern")
                try await fixture.script("UPDATE account SET email = NULL;")
                try await fixture.running(
                    ways: DeliveryWays(folder: FolderDelivery(path: folder)), logger: log.logger
                ) { _ in
                    try await fixture.changes.until {
                        try await fixture.number("SELECT count(*) FROM job WHERE state = 'completed'") == 1
                    }
                }
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["\(message).eml"])
                #expect(try await fixture.fate(of: message) == "accepted folder accepted")
                let jobs = try await fixture.texts("SELECT payload::text FROM job")
                #expect(jobs.count == 1 && !jobs[0].contains("Larkspur") && !jobs[0].contains("@"))
                #expect(!log.text.contains("Larkspur") && !log.text.contains("@example.org"))
            }
        }
    }

    @Test("A folder that is not there, or not set, is waited for")
    func missing() async throws {
        try await WorkerFixture.with { fixture in
            let message = try await fixture.addMessage(to: "fern")
            for (ways, code) in [
                (DeliveryWays(), "folderNotSet"),
                (DeliveryWays(folder: FolderDelivery(path: "/nowhere/at/all")), "folderNotWritable"),
            ] {
                try await fixture.hurry()
                try await fixture.running(ways: ways) { _ in
                    try await fixture.changes.until {
                        try await fixture.fate(of: message).hasSuffix("deferred:\(code)")
                    }
                }
            }
            try await withFolder { folder in
                try await fixture.deliver(by: DeliveryWays(folder: FolderDelivery(path: folder)))
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
            }
        }
    }
}
