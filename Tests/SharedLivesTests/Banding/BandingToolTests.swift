import SharedLives
import Testing

/// Appendix 1 of the service specification and the band that it indicates (4.4.2).
@Suite struct BandingToolTests {
    private let tool = BandingTool.specification

    /// Levels for as many domains each, from the last domain on, so that night time, the second, never gets a fourth.
    private func levels(_ counts: [(domains: Int, level: Int)]) -> [String: Int] {
        var codes = tool.domains.map(\.code).reversed()[...]
        var levels: [String: Int] = [:]
        for (count, level) in counts {
            for code in codes.prefix(count) { levels[code] = level }
            codes = codes.dropFirst(count)
        }
        return levels
    }

    @Test("The specification's tool has 14 domains of four levels, and none at night time's fourth")
    func specification() {
        #expect(tool.faults() == [])
        #expect(tool.domains.count == 14)
        #expect(tool.domains.filter { $0.levels != [1, 2, 3, 4] }.map(\.code) == ["nightTime"])
        #expect(tool.domain("nightTime")?.levels == [1, 2, 3])
        #expect(tool.domain("physicalWellbeing")?.descriptors[1] == "Regular support and supervision, e.g. daily")
        #expect(
            tool.domain("physicalWellbeing")?.descriptors[2]
                == "Frequent support and supervision, e.g. several times a day")
        #expect(tool.domain("money")?.descriptors[2] == tool.domain("money")?.descriptors[3])
    }

    @Test(
        "The band is the highest that five domains reach or pass",
        arguments: zip(
            [
                [(14, 1)], [(4, 4), (1, 3), (9, 1)], [(5, 4), (9, 1)], [(4, 4), (10, 1)],
                [(2, 4), (2, 3), (1, 2), (9, 1)], [(14, 3)],
            ],
            ["low", "high", "complex", "low", "medium", "high"]))
    func highestReached(counts: [(Int, Int)], band: String) {
        let levels = levels(counts)
        #expect(tool.faults(of: levels) == [])
        #expect(tool.indicativeBand(of: levels).band == band)
    }

    @Test("The answer shows which domains reach each band, what the next one lacks, and what is not known")
    func why() {
        let answer = tool.indicativeBand(of: [
            "medication": 3, "nightTime": 2, "emotional": 2, "money": 4, "mobility": 2,
        ])
        #expect(answer.band == "medium")
        #expect(
            answer.reaches.map(\.domains) == [
                ["medication", "nightTime", "emotional", "money", "mobility"],
                ["medication", "nightTime", "emotional", "money", "mobility"], ["medication", "money"], ["money"],
            ])
        #expect(answer.domainsWithoutLevel.count == 9)
        #expect(
            answer.explanation
                == "medium: 5 domains have level 2 or more (Medication; Night time; Emotional; Money; Mobility); 5 are needed. Level 3, high, has 2."
        )
    }

    @Test("Fewer levels than a band needs give none, and say so")
    func tooFew() {
        let answer = tool.indicativeBand(of: ["money": 4])
        #expect(answer.band == nil)
        #expect(answer.explanation == "1 domain has level 1 or more, and 5 are needed for a band: give more levels.")
    }

    @Test("A scheme's own number of domains decides")
    func ownNumber() {
        var strict = tool
        strict.domainsToReach = 14
        #expect(strict.indicativeBand(of: levels([(13, 2), (1, 1)])).band == "low")
        strict.domainsToReach = 1
        #expect(strict.indicativeBand(of: levels([(1, 4), (13, 1)])).band == "complex")
    }

    @Test("A raised level never lowers the band, and a domain more never does")
    func monotone() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            var levels: [String: Int] = [:]
            for domain in tool.domains where Bool.random(using: &generator) {
                levels[domain.code] = domain.levels.randomElement(using: &generator)
            }
            let before = tool.bands.firstIndex { $0 == tool.indicativeBand(of: levels).band } ?? -1
            let domain = tool.domains.randomElement(using: &generator)!
            let raised = min((levels[domain.code] ?? 0) + 1, domain.levels.last!)
            levels[domain.code] = raised
            let after = tool.bands.firstIndex { $0 == tool.indicativeBand(of: levels).band } ?? -1
            #expect(after >= before, "\(levels)")
        }
    }

    @Test("Levels that a domain does not have, and domains that the tool does not have, are told all at once")
    func faultsOfLevels() {
        let faults = tool.faults(of: ["nightTime": 4, "mobility": 0, "sleep/rest": 1, "money": 2])
        #expect(
            faults.map { "\($0.pointer) \($0.code)" } == [
                "/mobility unknownLevel", "/nightTime unknownLevel", "/sleep~1rest unknownDomain",
            ])
        #expect(faults[1].detail == "Night time has the levels 1, 2, 3. Give one of them.")
    }

    @Test("A tool that gives no answer is refused with every fault")
    func faultsOfTool() {
        let tool = BandingTool(
            bands: ["A", "A"],
            domains: [
                .init(code: "x", name: "X", descriptors: ["little"]),
                .init(code: "x", name: "X", descriptors: [nil, nil]),
            ], domainsToReach: 3)
        #expect(
            tool.faults().map { "\($0.pointer) \($0.code)" } == [
                "/domainsToReach outOfRange", "/bands/1 repeated", "/domains/1/code repeated",
                "/domains/0/descriptors levelsDiffer", "/domains/1/descriptors noLevel",
            ])
    }
}
