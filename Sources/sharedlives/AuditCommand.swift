public import ArgumentParser
import Glibc
import Logging
import Postgres
import SharedLives
public import Store

/// The audit trail, as the operator proves and copies it.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Prove and copy the audit trail, with the owner's or the worker's database role.",
        subcommands: [Verify.self, Export.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prove the audit chain of every scheme, of one, or of a copy; names the first broken link.",
            discussion: "Ends with 0 where every chain is whole, and with 65 where one is broken.")

        @Option(help: "Only this scheme, by its short name.")
        var scheme: String?

        @Option(help: "A copy that 'audit export' wrote; needs no database.")
        var file: String?

        @Option(help: "A link as this command told it before, NUMBER:DIGEST: it must still be there.")
        var noted: NotedLink?

        func validate() throws {
            if scheme != nil, file != nil { throw ValidationError("Give --scheme or --file, not both.") }
            if noted != nil, scheme == nil, file == nil {
                throw ValidationError("Give --scheme or --file with --noted.")
            }
        }

        func run() async throws {
            try await Leaving.explaining {
                if let file { return try AuditCommand.verify(file: file, noted) }
                let noted = noted
                try await AuditCommand.withSchemes(scheme) { store, schemes in
                    var isBroken = false
                    for scheme in schemes {
                        let outcome = try await store.verifyAuditChain(of: scheme.id, noted: noted)
                        isBroken = !AuditCommand.tell(scheme.slug, outcome) || isBroken
                    }
                    if isBroken { throw Leaving.data }
                }
            }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copy a scheme's audit chain to a file that only its owner can read.")

        @Option(help: "The scheme's short name.")
        var scheme: String

        @Option(help: "Where the copy goes; must not be there yet.")
        var file: String

        @Flag(help: "Leave out what the entries tell of records, and copy their digests: enough to prove the chain.")
        var withoutContents = false

        func run() async throws {
            try await Leaving.explaining {
                let (file, withoutContents) = (file, withoutContents)
                try await AuditCommand.withSchemes(scheme) { store, schemes in
                    guard let output = OutputFile(path: file) else {
                        Leaving.say(
                            "'\(file)' cannot be made. Name a file that is not there yet, in a folder of yours.")
                        throw Leaving.data
                    }
                    for scheme in schemes {
                        try await store.exportAuditChain(of: scheme.id, contents: !withoutContents) {
                            try output.write($0)
                        }
                    }
                    try output.close()
                }
            }
        }
    }

    private static func withSchemes(
        _ slug: String?, _ work: @Sendable (Store, [(id: Identifier, slug: String)]) async throws -> Void
    ) async throws {
        let settings = try Settings()
        try await Database.withPool(settings, "audit", JSONLog.logger("audit", settings.logLevel)) { pool in
            let schemes = try await pool.transaction { try Operator.schemes($0) }
                .filter { slug == nil || $0.slug == slug }
            if let slug, schemes.isEmpty {
                Leaving.say("There is no scheme '\(slug)'.")
                throw Leaving.data
            }
            try await work(Store(pool: pool), schemes)
        }
    }

    private static func verify(file path: String, _ noted: NotedLink?) throws {
        guard let lines = InputLines(path: path) else {
            Leaving.say("'\(path)' cannot be read.")
            throw Leaving.data
        }
        var verifier = AuditFileVerifier(noted: noted)
        do {
            while let line = lines.next() { try verifier.take(line) }
            _ = tell(path, .success(try verifier.end()))
        } catch let broken as AuditBreak {
            _ = tell(path, .failure(broken))
            throw Leaving.data
        } catch let fault as AuditFileFault {
            Leaving.say("\(path): \(fault)")
            throw Leaving.data
        }
    }

    /// Whether it is whole.
    private static func tell(_ name: String, _ outcome: Result<AuditChainSummary, AuditBreak>) -> Bool {
        switch outcome {
        case .success(let summary):
            print(
                "\(name): whole, \(summary.links) links, \(summary.entries) entries"
                    + (summary.erased > 0 ? ", \(summary.erased) of them erased" : "")
                    + (summary.links > 0 ? ", ends with \(summary.links):\(summary.digest)" : ""))
            return true
        case .failure(let broken):
            print("\(name): BROKEN. \(broken)")
            return false
        }
    }
}

extension NotedLink: ExpressibleByArgument {
    /// Reads a link as `audit verify` prints it.
    public init?(argument: String) { self.init(argument) }
}

/// A file that is written line by line. Used on one thread at a time.
private final class OutputFile: @unchecked Sendable {
    private let file: UnsafeMutablePointer<FILE>

    init?(path: String) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0, let file = fdopen(descriptor, "w") else { return nil }
        self.file = file
    }

    func write(_ line: [UInt8]) throws {
        guard fwrite(line, 1, line.count, file) == line.count, putc(0x0A, file) != EOF else { throw failure() }
    }

    func close() throws {
        guard fflush(file) == 0, fsync(fileno(file)) == 0, fclose(file) == 0 else { throw failure() }
    }

    private func failure() -> ExitCode {
        Leaving.say("The copy could not be written: is the disk full?")
        return Leaving.unavailable
    }
}

/// The lines of a file.
private final class InputLines {
    private let file: UnsafeMutablePointer<FILE>
    private var buffer: UnsafeMutablePointer<CChar>?
    private var capacity = 0

    init?(path: String) {
        guard let file = fopen(path, "r") else { return nil }
        self.file = file
    }

    deinit {
        fclose(file)
        free(buffer)
    }

    /// The next line without its end; nil behind the last.
    func next() -> [UInt8]? {
        let count = getline(&buffer, &capacity, file)
        guard count > 0, let buffer else { return nil }
        let bytes = UnsafeRawBufferPointer(start: buffer, count: count)
        return Array(bytes.last == 0x0A ? bytes.dropLast() : bytes[...])
    }
}
