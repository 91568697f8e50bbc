import Glibc
import JSON
import Logging
import Store

/// Writes the log as lines of JSON on standard error: one object a line, whatever a message holds.
struct JSONLog: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    let label: String

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = JSONWriter.bytes { json in
            json.object { json in
                json.member("at", WallClock.now())
                json.member("level", event.level.rawValue)
                json.member("logger", label)
                json.member("message", event.message.description)
                for (key, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 }).sorted(by: {
                    $0.key < $1.key
                }) {
                    json.member(named: key, value.description)
                }
            }
        }
        line.append(UInt8(ascii: "\n"))
        // One call a line, so that the lines of threads do not mix. A log that cannot be written stops nothing.
        _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    /// A logger at a level.
    static func logger(_ label: String, _ level: Logger.Level) -> Logger {
        Logger(label: label) { JSONLog(logLevel: level, label: $0) }
    }
}
