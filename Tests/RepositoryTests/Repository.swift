import Foundation

/// The repository that these tests were built from, as files.
enum Repository {
    /// The folder with `Package.swift`.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// What stands at the top, dot files and a build's own folders left out.
    static let topLevel: Set<String> = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path())) ?? []
        return Set(names.filter { !$0.hasPrefix(".") })
    }()

    /// Every file below the top-level entries and `.ci`, as a path from the root, sorted.
    static let files: [String] = topLevel.union([".ci"]).flatMap(filesBelow).sorted()

    /// Every Swift source, read apart into code and literals.
    static let sources: [SwiftSource] = files.filter { $0.hasSuffix(".swift") }.map {
        SwiftSource(path: $0, text: text(of: $0) ?? "")
    }

    /// The sources of the rooms, without tests and manifest.
    static var roomSources: [SwiftSource] { sources.filter { $0.room != nil } }

    /// The text of a file; nil where it is not UTF-8.
    static func text(of path: String) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path())
    }

    private static func filesBelow(_ entry: String) -> [String] {
        var isFolder: ObjCBool = false
        let path = root.appending(path: entry).path()
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
        guard isFolder.boolValue else { return [entry] }
        let below = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
        return below.map { "\(entry)/\($0)" }.filter {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: root.appending(path: $0).path(), isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }
}
