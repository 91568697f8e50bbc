public import Logging
import Synchronization

/// All that a logger was told, at every level.
public final class CapturedLog: Sendable {
    private let lines = Mutex("")

    /// A log that is empty.
    public init() {}

    /// What it was told, with what went with it.
    public var text: String { lines.withLock { $0 } }

    /// The logger.
    public var logger: Logger { Logger(label: "captured") { _ in Handler(log: self) } }

    private func add(_ line: String) { lines.withLock { $0 += line + "\n" } }

    private struct Handler: LogHandler {
        let log: CapturedLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { log.add("\(event.message) \(metadata) \(event.metadata ?? [:])") }
    }
}
