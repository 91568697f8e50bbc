public import Logging
import Synchronization

/// All that a logger was told, at every level or from one on.
public final class CapturedLog: Sendable {
    private let all = Mutex<[String]>([])
    private let level: Logger.Level

    /// A log that is empty and keeps what is told from this level on.
    public init(from level: Logger.Level = .trace) {
        self.level = level
    }

    /// What it was told, each with what went with it.
    public var lines: [String] { all.withLock { $0 } }

    /// The same as one text.
    public var text: String { lines.joined(separator: "\n") }

    /// The logger.
    public var logger: Logger {
        Logger(label: "captured") { _ in Handler(log: self, logLevel: KeptLog.isOn ? .trace : level) }
    }

    private func add(_ line: String) { all.withLock { $0.append(line) } }

    private struct Handler: LogHandler {
        let log: CapturedLog
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let line = "\(event.message) \(metadata) \(event.metadata ?? [:])"
            KeptLog.keep(line)
            if event.level >= log.level { log.add(line) }
        }
    }
}
