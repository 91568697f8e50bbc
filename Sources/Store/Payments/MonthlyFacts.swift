public import Postgres
public import SharedLives

/// All that a month's payments are worked out from, as it stood at one instant.
public struct MonthlyFacts: Sendable {
    /// The facts.
    public let facts: PaymentFacts
    /// The council that pays for each placement, stay and session, by the facts' ids.
    public let councils: [String: Identifier]
}

extension MonthlyFacts {
    /// Reads a month's facts of the open scheme, with one query for each kind; or those of all months until another one.
    ///
    /// In a repeatable-read transaction they are all as of the same instant.
    /// - Parameter rates: the scheme's, where they were read already.
    public static func load(
        _ period: Month, through last: Month? = nil, _ rates: SchemeRates? = nil, on connection: Connection
    ) throws -> MonthlyFacts {
        let rates = try rates ?? SchemeRates.load(on: connection)
        let policy = rates.policy(of: period)
        let end = (last ?? period).endDay
        // A placement that ended may still be paid for some days of the month.
        let daysAfterEnd = max(policy.afterDeathDays, policy.leftWithoutNoticeDays)
        let window = (period.firstDay - daysAfterEnd, end)
        let factWindow = (window.0, window.1, period.firstDay - PaymentHistory.daysBack)
        let placements = try connection.rows(PlacementStatements.monthly, window)
        var bands = FactsByPlacement(try connection.rows(FactTables.bands.monthly, factWindow))
        var contributions = FactsByPlacement(try connection.rows(FactTables.contributions.monthly, factWindow))
        var fees = FactsByPlacement(try connection.rows(FactTables.complexFees.monthly, factWindow))
        var absences = FactsByPlacement(try connection.rows(FactTables.absences.monthly, factWindow))
        let stays = try connection.rows(StayStatements.monthly, (period.firstDay, end))
        let sessions = try connection.rows(
            SessionStatements.monthly,
            (
                London.instant(of: period.firstDay, hour: 0, minute: 0),
                London.instant(of: end, hour: 0, minute: 0)
            ))

        var councils: [String: Identifier] = [:]
        councils.reserveCapacity(placements.count + stays.count + sessions.count)
        var facts = rates.facts(of: period)
        facts.placements.reserveCapacity(placements.count)
        for placement in placements {
            let id = placement.id.description
            councils[id] = placement.value.councilID
            facts.placements.append(
                PlacementFacts(
                    id: id, carer: placement.value.carerID.description, start: placement.value.start,
                    bands: bands.take(placement.id), contributions: contributions.take(placement.id),
                    complexFees: fees.take(placement.id), absences: absences.take(placement.id),
                    end: placement.value.end))
        }
        for stay in stays {
            let stayFacts = stay.value.facts(id: stay.id)
            councils[stayFacts.id] = stay.value.councilID
            facts.stays.append(stayFacts)
        }
        for session in sessions {
            let sessionFacts = session.value.facts(id: session.id)
            councils[sessionFacts.id] = session.value.councilID
            facts.sessions.append(sessionFacts)
        }
        return MonthlyFacts(facts: facts, councils: councils)
    }
}

extension Store {
    /// Reads the facts of a run's month, all as of one instant.
    ///
    /// - Returns: nil when the scheme has no such run.
    /// - Throws: as ``transaction(inScheme:onBehalfOf:_:_:)``.
    public func monthlyFacts(ofRun run: Identifier, inScheme scheme: Identifier) async throws -> MonthlyFacts? {
        try await transaction(inScheme: scheme, onBehalfOf: nil, .repeatableRead) { connection in
            guard let run = try connection.first(PaymentRunStatements.find, run) else { return nil }
            return try MonthlyFacts.load(run.value.period, on: connection)
        }
    }
}

/// Rows in the order of their placements, handed out placement by placement in that order.
struct FactsByPlacement<Fact> {
    private let rows: [(Identifier, Fact)]
    private var next = 0

    init(_ rows: [(Identifier, Fact)]) {
        self.rows = rows
    }

    mutating func take(_ placement: Identifier) -> [Fact] {
        let first = next
        while next < rows.count, rows[next].0 == placement { next += 1 }
        return rows[first..<next].map(\.1)
    }
}

extension SchemeRates {
    /// Reads the open scheme's prices and rules.
    static func load(on connection: Connection) throws -> SchemeRates {
        SchemeRates(
            rateCards: try RateCards.load(on: connection).map(\.fact),
            policies: try connection.rows(PaymentPolicyStatements.list, ()).map(\.fact))
    }
}
