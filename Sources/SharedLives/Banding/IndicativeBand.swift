/// What the levels of a person come to by a banding tool, and why. It indicates: the band that counts is the one that the
/// scheme and the council have both signed.
public struct IndicativeBand: Hashable, Sendable {
    /// How many domains stand behind one band.
    public struct Reach: Hashable, Sendable {
        /// The band.
        public var band: String
        /// Its level, from 1 on.
        public var level: Int
        /// The codes of the domains that reach or pass the level, in the tool's order.
        public var domains: [String]
    }

    /// The band, or nil while too few domains have a level.
    public var band: String?
    /// Every band with the domains that reach it, from the lowest on.
    public var reaches: [Reach]
    /// The codes of the domains without a level yet, in the tool's order.
    public var domainsWithoutLevel: [String]
    /// In how many domains a band must be reached.
    public var domainsToReach: Int
    /// One sentence that says which band it is and why.
    public var explanation: String
}

extension BandingTool {
    /// The highest band that enough domains reach or pass (Appendix 1).
    ///
    /// - Parameter levels: by domain; a domain that is left out is not known yet, as in a crisis (3.6.5), and counts for
    ///   nothing. They are to be without ``faults(of:)``.
    public func indicativeBand(of levels: [String: Int]) -> IndicativeBand {
        let reaches = bands.enumerated().map { index, band in
            IndicativeBand.Reach(
                band: band, level: index + 1,
                domains: domains.map(\.code).filter { (levels[$0] ?? 0) >= index + 1 })
        }
        let reached = reaches.last { $0.domains.count >= domainsToReach }
        return IndicativeBand(
            band: reached?.band, reaches: reaches,
            domainsWithoutLevel: domains.map(\.code).filter { levels[$0] == nil },
            domainsToReach: domainsToReach, explanation: explanation(reached, among: reaches))
    }

    private func explanation(_ reached: IndicativeBand.Reach?, among reaches: [IndicativeBand.Reach]) -> String {
        guard let reached else {
            let known = reaches.first?.domains.count ?? 0
            return "\(counted(known)) level 1 or more, and \(domainsToReach) are needed for a band: give more levels."
        }
        let names = reached.domains.compactMap { domain($0)?.name }.joined(separator: "; ")
        let why =
            "\(counted(reached.domains.count)) level \(reached.level) or more (\(names)); \(domainsToReach) are needed."
        guard let next = reaches.first(where: { $0.level > reached.level }) else {
            return "\(reached.band): \(why)"
        }
        return "\(reached.band): \(why) Level \(next.level), \(next.band), has \(next.domains.count)."
    }

    private func counted(_ count: Int) -> String { count == 1 ? "1 domain has" : "\(count) domains have" }
}
