import Foundation

/// The program under test: built beside the tests, by the same `swift build`.
enum Program {
    /// The folder that holds `sharedlives` and this test bundle.
    static let folder: String = {
        let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: bundle).deletingLastPathComponent().path()
    }()

    /// The clone in which it was built.
    static let repository = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path()

    /// An environment of its own: nothing of this process's settings but the search path, so that a test depends on none.
    static func environment(_ settings: [String: String]) -> [String: String] {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return settings.merging(["PATH": "\(folder):\(path)", "LC_ALL": "C.UTF-8"]) { own, _ in own }
    }

    /// Runs an operator's command to its end.
    static func run(_ arguments: String..., settings: [String: String]) async throws -> ServiceProcess.End {
        try await ServiceProcess.start(arguments, settings: settings).end()
    }
}
