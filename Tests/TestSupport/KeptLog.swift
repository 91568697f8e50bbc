import Foundation
public import Logging

/// All that the services and the program said in a run of the tests, in a file of the folder `TEST_LOG_FOLDER`. Deploy/test looks there
/// for what no log may hold. Nothing is kept where the folder is not set.
public enum KeptLog {
    private static let file: FileHandle? = {
        guard let folder = ProcessInfo.processInfo.environment["TEST_LOG_FOLDER"] else { return nil }
        let path = "\(folder)/\(ProcessInfo.processInfo.processIdentifier)"
        guard FileManager.default.createFile(atPath: path, contents: nil) else {
            fatalError("TEST_LOG_FOLDER is no folder that can be written to: \(folder)")
        }
        return FileHandle(forUpdatingAtPath: path)
    }()

    /// Whether anything is kept.
    public static var isOn: Bool { file != nil }

    /// Keeps a line.
    public static func keep(_ line: String) {
        file?.write(Data("\(line)\n".utf8))
    }

    /// Keeps all that a logger is told, at every level.
    struct Handler: LogHandler {
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            KeptLog.keep("\(event.message) \(metadata) \(event.metadata ?? [:])")
        }
    }
}

extension Logger {
    /// A logger that says nothing to the test.
    public static var silent: Logger {
        Logger(label: "tests") { _ in
            if KeptLog.isOn { return KeptLog.Handler() }
            return SwiftLogNoOpLogHandler()
        }
    }
}
