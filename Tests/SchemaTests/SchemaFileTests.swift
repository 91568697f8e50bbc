import Foundation
import Subprocess
import TestSupport
import Testing

/// `Schema/schema.sql` is what a reader looks at, so it must be what the migrations add up to.
///
/// After a new migration it is written anew by `UPDATE_SCHEMA=1 Deploy/test --filter SchemaFileTests`.
@Suite struct SchemaFileTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Schema/schema.sql")

    @Test("schema.sql is what the migrations add up to")
    func schemaFile() async throws {
        let schema = try await TestDatabase.withDatabase { try await dump($0) }
        if ProcessInfo.processInfo.environment["UPDATE_SCHEMA"] == "1" {
            try schema.write(to: Self.file, atomically: true, encoding: .utf8)
        }
        let written = try String(contentsOf: Self.file, encoding: .utf8)
        guard schema != written else { return }
        let (dumped, read) = (schema.split(separator: "\n"), written.split(separator: "\n"))
        let line = zip(dumped, read).enumerated().first { $0.element.0 != $0.element.1 }
        Issue.record(
            """
            Schema/schema.sql is not what the migrations add up to; run UPDATE_SCHEMA=1 Deploy/test --filter SchemaFileTests. \
            The first difference: \(line.map { "\($0.element.0) / \($0.element.1)" } ?? "\(dumped.count) and \(read.count) lines")
            """)
    }

    private func dump(_ database: TestDatabase) async throws -> String {
        do {
            let result = try await run(
                .name("pg_dump"),
                arguments: ["--schema-only", "--no-owner", "--dbname=\(database.url(as: .superuser))"],
                output: .string(limit: 4_000_000), error: .string(limit: 100_000))
            guard result.terminationStatus.isSuccess else { throw DumpFailure(words: result.standardError) }
            return Self.normalised(result.standardOutput)
        } catch let error as SubprocessError {
            throw DumpFailure(
                words: "it could not be run (\(error)). It comes with Debian's package postgresql-client.")
        }
    }

    private struct DumpFailure: Error, CustomStringConvertible {
        let words: String
        var description: String { "pg_dump failed: \(words)" }
    }

    /// Without what tells of the programs that dumped it: comments, settings of the session, the key against injected commands.
    private static func normalised(_ dump: String) -> String {
        let noise = ["--", "SET ", "SELECT pg_catalog.set_config", "\\restrict", "\\unrestrict"]
        var lines: [Substring] = []
        for line in dump.split(separator: "\n", omittingEmptySubsequences: false) {
            if noise.contains(where: line.hasPrefix) || (line.isEmpty && lines.last?.isEmpty ?? true) { continue }
            lines.append(line)
        }
        let text = lines.joined(separator: "\n").trimmingCharacters(in: .newlines)
        return """
            -- What the migrations add up to: written and checked by Tests/SchemaTests/SchemaFileTests.swift, never by hand.

            \(text)

            """
    }
}
