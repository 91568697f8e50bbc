import Foundation
import Subprocess
import Synchronization
import TestSupport

/// A process of the program: started, watched by what it says, and ended by signals.
final class ServiceProcess: Sendable {
    enum Status: Hashable, Sendable {
        case exited(Int32)
        case killed(signal: Int32)
    }

    /// How it ended, and all it said.
    struct End: Sendable {
        var status: Status
        var lines: [String]

        var text: String { lines.joined(separator: "\n") }
    }

    let lines: Lines
    private let running: Task<Status, any Error>
    private let signals: AsyncStream<Signal>.Continuation

    private init(
        lines: Lines, running: Task<Status, any Error>, signals: AsyncStream<Signal>.Continuation
    ) {
        self.lines = lines
        self.running = running
        self.signals = signals
    }

    /// A process that nobody holds any more must not live on.
    deinit {
        signals.yield(.kill)
        signals.finish()
    }

    static func start(
        _ arguments: [String], program: String = "sharedlives", settings: [String: String]
    ) -> ServiceProcess {
        // What the services say is a log; what a command prints is what it was asked for.
        let lines = Lines(areKept: program == "sharedlives" && ["serve", "work"].contains(arguments.first))
        let (wanted, signals) = AsyncStream.makeStream(of: Signal.self)
        let environment = Environment.custom(
            Dictionary(
                uniqueKeysWithValues: Program.environment(settings).map { (Environment.Key(rawValue: $0)!, $1) }))
        let running = Task<Status, any Error> {
            defer { lines.end() }
            let result = try await run(
                .name(program), arguments: Arguments(arguments), environment: environment, input: .none,
                output: .sequence,
                error: .combinedWithOutput
            ) { execution in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        for await signal in wanted { try? execution.send(signal: signal) }
                    }
                    for try await line in execution.standardOutput.strings() { lines.append(line) }
                    group.cancelAll()
                }
            }
            switch result.terminationStatus {
            case .exited(let code): return .exited(code)
            case .signaled(let signal): return .killed(signal: signal)
            }
        }
        return ServiceProcess(lines: lines, running: running, signals: signals)
    }

    /// Asks it to end its work and go.
    func terminate() { signals.yield(.terminate) }

    /// Ends it at once, as a power cut would.
    func kill() { signals.yield(.kill) }

    /// Waits until it has ended.
    func end() async throws -> End {
        let status = try await running.value
        return End(status: status, lines: lines.all)
    }

    /// Ends it at once and waits until it is gone.
    func killed() async throws {
        kill()
        _ = try await end()
    }

    /// Asks it to go and waits until it has.
    func terminated() async throws -> End {
        terminate()
        return try await end()
    }
}

/// The lines that a process has said, and those to come.
final class Lines: Sendable {
    private struct State {
        var lines: [String] = []
        var hasEnded = false
        var readers: [AsyncStream<String>.Continuation] = []
    }

    private let state = Mutex(State())
    private let areKept: Bool

    init(areKept: Bool) {
        self.areKept = areKept
    }

    var all: [String] { state.withLock { $0.lines } }

    func append(_ line: String) {
        let line = String(line.trimmingSuffix { $0.isNewline })
        if areKept { KeptLog.keep(line) }
        let readers = state.withLock { state in
            state.lines.append(line)
            return state.readers
        }
        for reader in readers { reader.yield(line) }
    }

    func end() {
        let readers = state.withLock { state in
            state.hasEnded = true
            defer { state.readers = [] }
            return state.readers
        }
        for reader in readers { reader.finish() }
    }

    /// The first line, of those said and those to come, that holds the words.
    func first(with words: String) async throws -> String {
        let (stream, reader) = AsyncStream.makeStream(of: String.self)
        state.withLock { state in
            for line in state.lines { reader.yield(line) }
            if state.hasEnded { reader.finish() } else { state.readers.append(reader) }
        }
        for await line in stream where line.contains(words) { return line }
        throw NeverSaid(words: words, lines: all)
    }

    struct NeverSaid: Error, CustomStringConvertible {
        var words: String
        var lines: [String]

        var description: String {
            "The process ended without saying \"\(words)\". It said:\n" + lines.joined(separator: "\n")
        }
    }
}

extension StringProtocol {
    fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> SubSequence {
        var end = endIndex
        while end > startIndex, matches(self[index(before: end)]) { end = index(before: end) }
        return self[..<end]
    }
}
