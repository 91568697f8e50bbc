import Testing

/// The arrows between the rooms, as `Sources/README.md` tells them. A room that needs another module says so here, where it
/// can be seen.
@Suite struct ImportTests {
    static let rooms = [
        "SharedLives", "JSON", "Postgres", "JobQueue", "JobCatalog", "Schema", "Sealing", "Identity", "Store", "API",
        "Worker",
    ]

    static let allowed: [String: Set<String>] = [
        "CLibPQ": [],
        "CLibUUID": [],
        "SharedLives": [],
        "JSON": ["SharedLives"],
        "Postgres": ["CLibPQ", "Logging", "Metrics", "Glibc", "Synchronization"],
        "JobQueue": ["Postgres", "ServiceLifecycle", "Logging", "Metrics", "CoreMetrics", "Glibc", "Synchronization"],
        "JobCatalog": ["JobQueue", "Postgres", "JSON", "SharedLives"],
        "Sealing": ["Crypto"],
        "Schema": ["Postgres", "SharedLives", "Logging", "Crypto"],
        "Identity": ["JSON", "SharedLives", "AsyncHTTPClient", "NIOCore", "NIOHTTP1", "Crypto", "CryptoExtras"],
        "Store": [
            "Postgres", "SharedLives", "JSON", "JobQueue", "JobCatalog", "Schema", "Sealing", "CLibUUID", "Logging",
            "Crypto",
            "Synchronization",
        ],
        "API": [
            "Store", "JobCatalog", "Sealing", "Identity", "SharedLives", "JSON", "Hummingbird", "HummingbirdCore",
            "HTTPTypes",
            "NIOCore",
            "NIOHTTP1",
            "NIOHTTPTypes",
            "ServiceLifecycle", "Logging", "Metrics", "Crypto", "Glibc", "Synchronization",
        ],
        "Worker": [
            "Store", "JobCatalog", "JobQueue", "Sealing", "SharedLives", "JSON", "ServiceLifecycle", "Logging",
            "Metrics", "Synchronization", "AsyncHTTPClient", "NIOCore", "NIOHTTP1", "Crypto", "Subprocess",
            "SystemPackage", "Glibc",
        ],
        "sharedlives": Set(rooms).union([
            "Hummingbird", "ArgumentParser", "Configuration", "ServiceLifecycle", "UnixSignals", "Logging", "Metrics",
            "CLibUUID",
            "Glibc", "Synchronization",
        ]),
    ]

    @Test func everyRoomImportsOnlyWhatItsPlaceAllows() {
        let strangers = Repository.roomSources.flatMap { source in
            source.imports.filter { !(Self.allowed[source.room ?? ""] ?? []).contains($0.module) }
                .map { "\(source.path):\($0.line) imports \($0.module)" }
        }
        #expect(strangers == [])
        #expect(Repository.roomSources.flatMap(\.imports).count > 20, "The imports were not found at all.")
    }

    @Test func everyRoomIsInTheTable() {
        let found = Set(
            Repository.files.filter { $0.hasPrefix("Sources/") }.map { $0.split(separator: "/") }
                .filter { $0.count > 2 }.map { String($0[1]) })
        #expect(found.isSubset(of: Set(Self.allowed.keys)))
    }

    /// The table itself must keep the promises on which the rest stands, whoever adds to it.
    @Test func theArrowsPointInward() {
        for room in ["SharedLives", "JSON", "Postgres", "JobQueue", "Sealing", "Identity", "Store"] {
            let foundation = Self.allowed[room, default: []].filter { $0.hasPrefix("Foundation") }
            #expect(foundation.isEmpty, "\(room) does without Foundation.")
        }
        #expect(Self.allowed["SharedLives"] == [])
        #expect(Self.allowed["Postgres", default: []].isDisjoint(with: Self.rooms))
        #expect(Self.allowed["JobQueue", default: []].isDisjoint(with: ["SharedLives", "Hummingbird", "Store", "API"]))
        #expect(Self.allowed["Store", default: []].isDisjoint(with: ["Hummingbird", "HTTPTypes", "API", "Worker"]))
        #expect(Self.allowed["API", default: []].isDisjoint(with: ["Worker", "Postgres", "JobQueue"]))
        #expect(Self.allowed["Worker", default: []].isDisjoint(with: ["API", "Hummingbird", "HTTPTypes"]))
    }
}
