import Foundation
import Testing

@Suite struct LayoutTests {
    @Test func theTopLevelHoldsOnlyItsRooms() {
        let rooms: Set = ["Package.swift", "Sources", "Tests", "Schema", "Deploy", "README.md"]
        // `swift build` writes it, git ignores it.
        let made: Set = ["Package.resolved"]
        #expect(Repository.topLevel.subtracting(rooms).subtracting(made) == [])
    }

    @Test func everyRoomHasATestTarget() {
        let tested = Set(Repository.files.filter { $0.hasPrefix("Tests/") }.map { $0.split(separator: "/")[1] })
        for room in ImportTests.rooms {
            #expect(tested.contains("\(room)Tests"), "Tests/\(room)Tests is missing.")
        }
    }

    /// A path of the machine on which something was written tells the reader nothing and breaks elsewhere.
    @Test func noPathOfOneMachineStandsInAnyFile() {
        let ownFolders = ["wor", "far"].map { "/" + $0 + ($0 == "wor" ? "k/" : "m/") }
        let elsewhere = ["/tmp/" + "team", "/opt/swift" + "-packages", "/tmp/" + "devpg", "/ro" + "ot/"]
        var found: [String] = []
        for path in Repository.files {
            guard let text = Repository.text(of: path) else { continue }
            for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                let named = ownFolders.contains { isOwnPath($0, in: line) } || elsewhere.contains { line.contains($0) }
                if named { found.append("\(path):\(index + 1)") }
            }
        }
        #expect(found == [])
    }

    /// Whether the folder stands at the start of a path, and not inside another one.
    private func isOwnPath(_ folder: String, in line: Substring) -> Bool {
        line.ranges(of: folder).contains { range in
            guard range.lowerBound > line.startIndex else { return true }
            let before = line[line.index(before: range.lowerBound)]
            return !(before.isLetter || before == ".")
        }
    }
}
