/// What a referral has come to on a day: what is still to get, which band its levels indicate, and how long it has waited.
public struct ReferralStanding: Hashable, Sendable {
    /// A part of a referral that matching wants.
    public enum Part: String, CaseIterable, Hashable, Sendable {
        case wantedFrom, location, funding, eligibleNeeds, levels, profile, communication, capacity, bestInterests
    }

    /// Something that is still to get.
    public struct Gap: Hashable, Sendable {
        /// Which part.
        public var part: Part
        /// Whether nobody can be matched without it. In a crisis and for a short break the assessment may come later (3.6.5).
        public var blocksMatching: Bool
        /// What is to be done.
        public var detail: String
        /// The clause that asks for it, as 3.6.3.
        public var clause: String
    }

    /// What is still to get, in the order in which it is asked for.
    public var gaps: [Gap]
    /// The band that the levels indicate, and why.
    public var band: IndicativeBand
    /// The days from the one on which it came until this one, or until it was closed.
    public var waitingDays: Int

    /// Whether carers can be looked for.
    public var mayBeMatched: Bool { !gaps.contains(where: \.blocksMatching) }
}

/// How much is known of a person for whom a carer is looked for.
public struct KnownOfPerson: Hashable, Sendable {
    /// Whether what matters to them is recorded (``PersonProfile``).
    public var hasProfile: Bool
    /// Whether that says how they communicate.
    public var hasCommunication: Bool
    /// Whether they have capacity, by the newest assessment (``CapacityAssessment``); nil while there is none.
    public var hasCapacity: Bool?
    /// Whether that names somebody who decides for them.
    public var hasDecider: Bool

    /// What is known.
    public init(hasProfile: Bool, hasCommunication: Bool, hasCapacity: Bool?, hasDecider: Bool) {
        self.hasProfile = hasProfile
        self.hasCommunication = hasCommunication
        self.hasCapacity = hasCapacity
        self.hasDecider = hasDecider
    }
}

extension Referral {
    /// Where the referral stands.
    ///
    /// - Parameters:
    ///   - day: the day that is asked about.
    ///   - closedOn: the day on which it was placed, declined or withdrawn; nil while it is open.
    ///   - tool: the banding tool in force on the day on which it came.
    ///   - known: what is known of the person on the day.
    public func standing(
        on day: CivilDate, closedOn: CivilDate?, tool: BandingTool, known: KnownOfPerson
    ) -> ReferralStanding {
        let band = tool.indicativeBand(of: levels)
        let end = min(day, closedOn ?? day)
        return ReferralStanding(
            gaps: gapsOfReferral(band, tool) + gaps(of: known), band: band,
            waitingDays: max(0, end - receivedOn))
    }

    private func gapsOfReferral(_ band: IndicativeBand, _ tool: BandingTool) -> [ReferralStanding.Gap] {
        let domains = band.domainsWithoutLevel.compactMap { tool.domain($0)?.name }
        let wanted: [(isThere: Bool, gap: ReferralStanding.Gap)] = [
            (
                wantedFrom != nil,
                .init(.wantedFrom, blocks: true, "3.6.1", "Ask the council from when it is wanted.")
            ),
            (
                location != nil,
                .init(.location, blocks: false, "3.6.1", "Ask where the person would like to live or stay.")
            ),
            (
                funding != nil,
                .init(.funding, blocks: false, "3.6.3", "Ask who pays: the council, or the person alone.")
            ),
            (
                eligibleNeeds != nil,
                .init(
                    .eligibleNeeds, blocks: !mayComeUnassessed, "3.6.2",
                    "Ask the council for the needs that it found eligible.")
            ),
            (
                domains.isEmpty,
                .init(
                    .levels, blocks: !mayComeUnassessed && band.band == nil, "3.7.5",
                    "Give the levels of: \(domains.joined(separator: "; ")).")
            ),
        ]
        return wanted.filter { !$0.isThere }.map(\.gap)
    }

    private func gaps(of known: KnownOfPerson) -> [ReferralStanding.Gap] {
        var gaps: [ReferralStanding.Gap] = []
        if !known.hasProfile {
            gaps.append(
                .init(
                    .profile, blocks: true, "3.7.2",
                    "Record what matters to the person: wishes, interests, culture, faith, dislikes."))
        } else if !known.hasCommunication {
            gaps.append(
                .init(
                    .communication, blocks: false, "3.7.2",
                    "Record how the person understands and makes themselves understood."))
        }
        if known.hasCapacity == nil {
            gaps.append(
                .init(
                    .capacity, blocks: !mayComeUnassessed, "3.6.4",
                    "Record whether the person has capacity for this decision."))
        } else if known.hasCapacity == false, !known.hasDecider {
            gaps.append(
                .init(
                    .bestInterests, blocks: true, "3.6.4",
                    "Ask the council for somebody independent who acts for the person, and record who it is."))
        }
        return gaps
    }

    /// Whether the assessment may come later: in a crisis and for a short break there may not be one yet (3.6.5).
    private var mayComeUnassessed: Bool { kind == .crisis || kind == .shortBreak }
}

extension ReferralStanding.Gap {
    fileprivate init(_ part: ReferralStanding.Part, blocks: Bool, _ clause: String, _ detail: String) {
        self.init(part: part, blocksMatching: blocks, detail: detail, clause: clause)
    }
}
