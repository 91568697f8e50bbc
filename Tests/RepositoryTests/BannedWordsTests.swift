import Testing

@Suite struct BannedWordsTests {
    /// The files that may ask what time it is: everywhere else time is an argument.
    static let clockHomes: Set<String> = ["Sources/Store/Foundation/WallClock.swift"]

    @Test func theClockHasOneHome() {
        let wallClock = /\bDate\(\)|\bDate\.now\b|\bgettimeofday\b|\btime\(nil\)|\bCLOCK_REALTIME\b/
        let readers = Repository.roomSources.filter { !$0.places(of: wallClock).isEmpty }.map(\.path)
        #expect(Set(readers).isSubset(of: Self.clockHomes), "\(readers)")
    }

    @Test func moneyAndDatesKnowNoFloatingPoint() throws {
        let domain = Repository.sources.filter { $0.room == "SharedLives" }
        #expect(!domain.isEmpty)
        #expect(domain.flatMap { $0.places(of: /\b(Double|Float\w*|CGFloat|Decimal)\b/) } == [])
        let literals = domain.flatMap { $0.places(of: /\b[0-9][0-9_]*\.[0-9]/) }
        #expect(literals == [])
    }

    /// A test that sleeps is slow on one machine and wrong on another: it waits on a signal instead.
    @Test func noTestSleeps() {
        let exceptions: Set = ["Tests/SystemTests/Harness/Until.swift"]
        let tests = Repository.sources.filter { $0.path.hasPrefix("Tests/") && !exceptions.contains($0.path) }
        #expect(tests.flatMap { $0.places(of: /\b(u|nano)?sleep\(|\bsleep\(for:/) } == [])
    }

    @Test func nothingBlocksOrSleepsInTheDomain() {
        let domain = Repository.sources.filter { ["SharedLives", "JSON"].contains($0.room) }
        #expect(domain.flatMap { $0.places(of: /\bsleep\(|\bawait\b|\bprint\(/) } == [])
    }
}
