/// The tool by which a scheme and its council find the band of a person's support (4.4.2, Appendix 1): domains of life, each
/// with what its levels look like, and how many domains must reach a level before the person's band is that level's.
///
/// It is data: schemes have domains, levels and bands of their own.
public struct BandingTool: Hashable, Sendable {
    /// One part of life, and what support in it looks like at each level.
    public struct Domain: Hashable, Sendable {
        /// The scheme's own code for it, as in "nightTime".
        public var code: String
        /// What people call it.
        public var name: String
        /// What each level looks like, from level 1 on; nil where the domain has no such level.
        public var descriptors: [String?]

        /// A domain.
        public init(code: String, name: String, descriptors: [String?]) {
            self.code = code
            self.name = name
            self.descriptors = descriptors
        }

        /// The levels that it has, from 1 on.
        public var levels: [Int] { descriptors.indices.filter { descriptors[$0] != nil }.map { $0 + 1 } }
    }

    /// How many levels and domains a tool may have.
    public static let levelsMax = 10
    /// The most domains of a tool.
    public static let domainsMax = 50

    /// The band of each level, from level 1 on, in the words of the rate card. At least one.
    public var bands: [String]
    /// The domains, in the order in which they are asked about.
    public var domains: [Domain]
    /// In how many domains a level must be reached or passed for its band: from 1 to the number of domains.
    public var domainsToReach: Int

    /// A tool.
    public init(bands: [String], domains: [Domain], domainsToReach: Int) {
        self.bands = bands
        self.domains = domains
        self.domainsToReach = domainsToReach
    }

    /// The domain of a code.
    public func domain(_ code: String) -> Domain? { domains.first { $0.code == code } }
}

extension BandingTool {
    /// Everything that keeps the tool from giving an answer, with pointers into it as it is sent.
    public func faults() -> [Fault] {
        var faults: [Fault] = []
        if !(1...max(1, domains.count)).contains(domainsToReach) {
            faults.append(
                Fault(
                    pointer: "/domainsToReach", code: "outOfRange",
                    detail: "A band is reached in 1 to \(max(1, domains.count)) of these domains. Give such a number."))
        }
        faults += repeated(bands, "bands", pointer: { "/bands/\($0)" })
        faults += repeated(domains.map(\.code), "domains", pointer: { "/domains/\($0)/code" })
        for (index, domain) in domains.enumerated() {
            if domain.descriptors.count != bands.count {
                faults.append(
                    Fault(
                        pointer: "/domains/\(index)/descriptors", code: "levelsDiffer",
                        detail:
                            "Give one descriptor for each of the \(bands.count) bands, or null where there is no such level."
                    ))
            } else if domain.levels.isEmpty {
                faults.append(
                    Fault(
                        pointer: "/domains/\(index)/descriptors", code: "noLevel",
                        detail: "A domain has at least one level. Describe one, or leave the domain out."))
            }
        }
        return faults
    }

    private func repeated(_ codes: [String], _ what: String, pointer: (Int) -> String) -> [Fault] {
        var seen: Set<String> = []
        return codes.enumerated().filter { !seen.insert($0.element).inserted }.map { index, _ in
            Fault(
                pointer: pointer(index), code: "repeated",
                detail: "This code stands twice among the \(what). Give each its own.")
        }
    }

    /// Everything that is wrong with levels that somebody gave, with pointers into a table of them by domain.
    public func faults(of levels: [String: Int]) -> [Fault] {
        levels.sorted { $0.key < $1.key }.compactMap { code, level in
            let pointer = "/" + Fault.step(code)
            guard let domain = domain(code) else {
                return Fault(
                    pointer: pointer, code: "unknownDomain",
                    detail: "The banding tool has no domain of this code. Take one of its \(domains.count).")
            }
            guard domain.levels.contains(level) else {
                let known = domain.levels.map(String.init).joined(separator: ", ")
                return Fault(
                    pointer: pointer, code: "unknownLevel",
                    detail: "\(domain.name) has the levels \(known). Give one of them.")
            }
            return nil
        }
    }
}
