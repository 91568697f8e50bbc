public import SharedLives

/// A dated fact with when it became known, and by whom; and when it was found wrong, if it was.
public struct RecordedFact<Fact: Sendable>: Sendable {
    /// The fact's own identifier.
    public let id: Identifier
    /// When it was recorded.
    public let recordedAt: Instant
    /// The account that recorded it; nil for the service itself.
    public let recordedBy: Identifier?
    /// What it says.
    public let fact: Fact
    /// When it was withdrawn; nil while it stands.
    public let withdrawnAt: Instant?
    /// The account that withdrew it.
    public let withdrawnBy: Identifier?

    init(
        id: Identifier, recordedAt: Instant, recordedBy: Identifier?, fact: Fact, withdrawnAt: Instant? = nil,
        withdrawnBy: Identifier? = nil
    ) {
        self.id = id
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
        self.fact = fact
        self.withdrawnAt = withdrawnAt
        self.withdrawnBy = withdrawnBy
    }

    /// 1 as it was recorded, 2 once it is withdrawn: nothing else of a fact changes.
    public var version: Int32 { withdrawnAt == nil ? 1 : 2 }
}

/// A placement with all of its facts, as they stand or as they were known at an instant.
public struct PlacementRecord: Sendable {
    /// The placement; its version changes with every one of its facts.
    public let placement: Stored<Placement>
    /// Bands by their first day.
    public let bands: [RecordedFact<DatedBand>]
    /// Contributions by their first day.
    public let contributions: [RecordedFact<DatedContribution>]
    /// Discretionary fees by their first day.
    public let complexFees: [RecordedFact<ComplexFee>]
    /// Absences by their first day.
    public let absences: [RecordedFact<Absence>]

    /// What a payment needs to know of it.
    public var facts: PlacementFacts {
        PlacementFacts(
            id: placement.id.description, carer: placement.value.carerID.description, start: placement.value.start,
            bands: bands.map(\.fact), contributions: contributions.map(\.fact), complexFees: complexFees.map(\.fact),
            absences: absences.map(\.fact), end: placement.value.end)
    }
}

/// A fact about a placement, to be added.
public enum PlacementFact: Hashable, Sendable {
    /// A band from a day on.
    case band(DatedBand)
    /// A contribution from a day on.
    case contribution(DatedContribution)
    /// A discretionary fee for a time.
    case complexFee(ComplexFee)
    /// Days away.
    case absence(Absence)

    /// The first day of the fact.
    public var from: CivilDate {
        switch self {
        case .band(let band): band.from
        case .contribution(let contribution): contribution.from
        case .complexFee(let fee): fee.from
        case .absence(let absence): absence.from
        }
    }

    /// Which kind of fact it is.
    public var kind: Kind {
        switch self {
        case .band: .band
        case .contribution: .contribution
        case .complexFee: .complexFee
        case .absence: .absence
        }
    }

    /// The kinds of facts. The raw values stand in the API.
    public enum Kind: String, CaseIterable, Sendable {
        /// ``PlacementFact/band(_:)``
        case band
        /// ``PlacementFact/contribution(_:)``
        case contribution
        /// ``PlacementFact/complexFee(_:)``
        case complexFee
        /// ``PlacementFact/absence(_:)``
        case absence
    }
}
