import Foundation
import Subprocess
import Synchronization
import Testing

/// A real mail server of a test's own, in a process that ends with the body.
struct MailServer: Sendable {
    /// Where it listens.
    let port: Int
    /// Where it puts what it accepts.
    let folder: String

    /// What it accepted: the recipient in the first line of each, the message behind it.
    var accepted: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().compactMap { FileManager.default.contents(atPath: "\(folder)/\($0)") }
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// Runs the body beside the server.
    ///
    /// - Parameters:
    ///   - port: 0 takes any free one.
    ///   - certificate: files of a certificate and its key, with which it wants TLS.
    static func with<Answer: Sendable>(
        folder: String, port: Int = 0, certificate: (file: String, key: String)? = nil,
        _ body: @escaping @Sendable (MailServer) async throws -> Answer
    ) async throws -> Answer {
        let script = #filePath.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/mail_server.py"
        let python = try #require(
            ProcessInfo.processInfo.environment["TEST_PYTHON"],
            "Deploy/test sets TEST_PYTHON to a Python with aiosmtpd.")
        let arguments = [script, folder, "\(port)"] + (certificate.map { [$0.file, $0.key] } ?? [])
        return try await Subprocess.run(
            .name("env"), arguments: Arguments([python] + arguments), input: .inputWriter, output: .sequence,
            error: .discarded
        ) { execution in
            var line = ""
            for try await text in execution.standardOutput.strings() {
                line = text
                break
            }
            let input = execution.standardInputWriter
            let listening = try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)))
            do {
                let answer = try await body(MailServer(port: listening, folder: folder))
                try await input.finish()
                return answer
            } catch {
                try? await input.finish()
                throw error
            }
        }.closureResult
    }
}

/// A folder of a test's own, which is removed behind it.
func withFolder<Answer: Sendable>(_ body: (String) async throws -> Answer) async throws -> Answer {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sharedlives-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}
