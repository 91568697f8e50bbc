import Glibc
import Subprocess

/// A program that did not do what it was run for.
struct ProgramFailed: Error, CustomStringConvertible {
    var program: String
    var words: String

    var description: String { "\(program) failed: \(words)" }
}

/// PostgreSQL's own load generator, the ceiling of everything that only talks to the database.
enum PgBench {
    /// Transactions a second of a script, with prepared statements over so many connections.
    ///
    /// - Parameters:
    ///   - length: `-T` seconds or `-t` transactions for each connection.
    ///   - variables: what the script knows at its start.
    static func transactionsPerSecond(
        _ script: String, connections: Int, length: Length, variables: [String: Int] = [:], database url: String
    ) async throws -> Double {
        var arguments = ["-n", "-M", "prepared", "-c", "\(connections)", "-j", "2", "-f", "-"]
        switch length {
        case .seconds(let seconds): arguments += ["-T", "\(seconds)"]
        case .transactionsForEach(let count): arguments += ["-t", "\(count)"]
        }
        for (name, value) in variables { arguments += ["-D", "\(name)=\(value)"] }
        let words = try await Programs.output("pgbench", arguments + [url], input: script)
        guard let tps = words.number(behind: "tps = ") else { throw ProgramFailed(program: "pgbench", words: words) }
        return tps
    }

    enum Length {
        case seconds(Int)
        case transactionsForEach(Int)
    }
}

/// wrk (Debian's package of that name), which loads a server from a process of its own.
enum Wrk {
    /// How many connections are kept alive and asked over and over.
    static let connections = 32

    struct Result: Sendable {
        var requestsPerSecond: Double
        var requests: Double
    }

    /// Requests one address for some seconds. Every answer must be a 200.
    static func load(port: Int, path: String, token: String?, seconds: Int) async throws -> Result {
        var arguments = ["-t", "1", "-c", "\(connections)", "-d", "\(seconds)s"]
        if let token { arguments += ["-H", "Authorization: Bearer \(token)"] }
        let words = try await Programs.output("wrk", arguments + ["http://127.0.0.1:\(port)\(path)"])
        guard let rate = words.number(behind: "Requests/sec:"), !words.contains("Non-2xx"),
            let line = words.split(separator: "\n").first(where: { $0.contains(" requests in ") }),
            let requests = line.split(separator: " ").first.flatMap({ Double($0) })
        else { throw ProgramFailed(program: "wrk", words: words) }
        return Result(requestsPerSecond: rate, requests: requests)
    }
}

enum Programs {
    /// What a program writes on standard output, when it ends well.
    static func output(_ program: String, _ arguments: [String], input: String = "") async throws -> String {
        let result = try await Subprocess.run(
            .name(program), arguments: Arguments(arguments), input: .string(input), output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20))
        guard result.terminationStatus.isSuccess else {
            throw ProgramFailed(program: program, words: result.standardError)
        }
        return result.standardOutput
    }

    /// The folder of the program under measurement: that of `SHAREDLIVES_BINARY`, or the one of this program.
    static var serviceFolder: String {
        if let path = getenv("SHAREDLIVES_BINARY") { return folder(of: String(cString: path)) }
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        return folder(of: String(decoding: buffer.prefix(max(count, 0)).map(UInt8.init(bitPattern:)), as: UTF8.self))
    }

    private static func folder(of path: String) -> String {
        path.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
    }

    /// Runs a command of the service for as long as the body takes, and lets it end in good order. What it logs goes nowhere.
    static func withService<Answer: Sendable>(
        _ command: String, settings: [String: String], _ body: @escaping @Sendable (Int32) async throws -> Answer
    ) async throws -> Answer {
        var environment: [Environment.Key: String] = ["LC_ALL": "C.UTF-8", "PATH": "\(serviceFolder):/usr/bin:/bin"]
        for (name, value) in settings { environment[Environment.Key(rawValue: name)!] = value }
        return try await Subprocess.run(
            .name("sharedlives"), arguments: [command], environment: .custom(environment), input: .none,
            output: .discarded, error: .discarded
        ) { execution in
            do {
                let answer = try await body(execution.processIdentifier.value)
                try execution.send(signal: .terminate)
                return answer
            } catch {
                try? execution.send(signal: .kill)
                throw error
            }
        }.closureResult
    }
}

extension String {
    /// The number that follows some words.
    fileprivate func number(behind words: String) -> Double? {
        guard let range = firstRange(of: words) else { return nil }
        let text = self[range.upperBound...].drop { $0 == " " }.prefix { $0.isNumber || $0 == "." }
        return Double(text)
    }
}
