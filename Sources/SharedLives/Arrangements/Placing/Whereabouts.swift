/// Where one person is through one arrangement, and on which of its days they are away from it.
public struct Whereabouts: Hashable, Sendable {
    /// What kind of arrangement.
    public enum Kind: Hashable, Sendable {
        /// A home of their own. It may be left for a while.
        case placement
        /// A short break by the night.
        case stay
        /// Day support, between two instants; by the session its length is not known, and only its beginning counts.
        case session(from: Instant, to: Instant)
    }

    /// The placement, stay or session.
    public var arrangementID: Identifier
    /// Its kind.
    public var kind: Kind
    /// The first day.
    public var from: CivilDate
    /// The first day after it; nil where no end is known.
    public var to: CivilDate?
    /// The days on which they are away.
    public var absences: [Absence]

    /// Where somebody is.
    public init(
        arrangementID: Identifier, kind: Kind, from: CivilDate, to: CivilDate?, absences: [Absence] = []
    ) {
        self.arrangementID = arrangementID
        self.kind = kind
        self.from = from
        self.to = to
        self.absences = absences
    }

    /// The first day on which the person would be in both places; nil where there is none.
    ///
    /// Day support is had from home, so that it only collides with other day support. A stay during a placement needs an absence
    /// from it.
    public func firstDay(alsoAt other: Whereabouts) -> CivilDate? {
        switch (kind, other.kind) {
        case (.session(let from, let to), .session(let otherFrom, let otherTo)):
            return from < otherTo && otherFrom < to || from == otherFrom ? self.from : nil
        case (.session, _), (_, .session): return nil
        case (.placement, .stay): return firstDay(of: other, awayIn: absences)
        case (.stay, .placement): return firstDay(of: other, awayIn: other.absences)
        case (.placement, .placement), (.stay, .stay): return firstDay(of: other, awayIn: [])
        }
    }

    private func firstDay(of other: Whereabouts, awayIn absences: [Absence]) -> CivilDate? {
        var day = max(from, other.from)
        let end = min(to ?? .distantFuture, other.to ?? .distantFuture)
        for absence in absences.sorted(by: { $0.from < $1.from }) where absence.from <= day {
            day = max(day, absence.to ?? .distantFuture)
        }
        return day < end ? day : nil
    }
}

extension [Whereabouts] {
    /// What stands against somebody coming to another place as well: the first day on which they would be in two.
    ///
    /// - Parameter newcomer: what is to be added. What is recorded of the same arrangement does not stand in its own way.
    public func fault(with newcomer: Whereabouts) -> Fault? {
        let collisions = filter { $0.arrangementID != newcomer.arrangementID }.compactMap { other in
            newcomer.firstDay(alsoAt: other).map { (day: $0, other: other) }
        }
        guard let first = collisions.min(by: { $0.day < $1.day }) else { return nil }
        let settles =
            switch (newcomer.kind, first.other.kind) {
            case (.placement, .placement): "End the other placement first, or give other days."
            case (.stay, .stay): "Cancel the other stay first, or give other nights."
            case (.stay, .placement):
                "Record first that they are away from their placement (an absence), or give other nights."
            case (.placement, .stay): "Cancel that stay first, or send the absence for its nights with the placement."
            default: "Cancel the other session first, or give another time."
            }
        return Fault(
            pointer: "/personId", code: "personInTwoPlaces",
            detail: "On \(first.day) this person would be in two places: here and in \(first.other.arrangementID). "
                + settles)
    }
}
