/// One carer considered for one referral (3.7.1).
public enum CarerMatch {
    /// Where a match stands.
    public enum State: String, CaseIterable, Hashable, Sendable {
        /// The scheme thinks of this carer.
        case proposed
        /// Person and carer have met.
        case introduced
        /// All four agree (3.7.5).
        case agreed
        /// The person has an arrangement that follows from it.
        case placed
        /// Somebody withdrew (3.7.4).
        case withdrawn

        /// Whether it is still considered.
        public var isOpen: Bool { self != .placed && self != .withdrawn }
    }

    /// Who has to agree, and may withdraw at any point (3.7.4, 3.7.5).
    public enum Party: String, CaseIterable, Hashable, Sendable {
        /// The person, or who decides for them (3.6.4).
        case person
        /// The carer.
        case carer
        /// The scheme.
        case scheme
        /// The council.
        case council
    }

    /// An introductory visit. One with nights is a short break (4.4.5).
    public struct Visit: Hashable, Sendable {
        /// The day, the first one of several.
        public var on: CivilDate
        /// How many nights, 0 to 28.
        public var nights: Int
        /// The stay by which the nights are paid; nil where there is none, or it is booked later.
        public var stayID: Identifier?
        /// How it went, 1 to 4000 characters.
        public var notes: String

        /// A visit.
        public init(on: CivilDate, nights: Int, stayID: Identifier?, notes: String) {
            self.on = on
            self.nights = nights
            self.stayID = stayID
            self.notes = notes
        }
    }

    /// That one of the four agrees.
    public struct Agreement: Hashable, Sendable {
        /// Which of them.
        public var party: Party
        /// When.
        public var on: CivilDate
        /// Who said so, 1 to 200 characters.
        public var by: String

        /// An agreement.
        public init(party: Party, on: CivilDate, by: String) {
            self.party = party
            self.on = on
            self.by = by
        }
    }

    /// Who has not agreed yet, in their order.
    public static func missing(_ agreements: [Agreement]) -> [Party] {
        Party.allCases.filter { party in !agreements.contains { $0.party == party } }
    }

    /// Whether agreements are taken in this state: after person and carer have met, and in a crisis, which has little notice, before
    /// too (3.8.1).
    public static func takesAgreements(_ state: State, for kind: ArrangementKind) -> Bool {
        state == .introduced || state == .proposed && kind == .crisis
    }
}
