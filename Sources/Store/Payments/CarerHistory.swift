import Postgres
import SharedLives

/// All that is known of some carers' arrangements, with who is charged for each.
struct CarerHistory {
    var history: PaymentHistory
    var councils: [String: String] = [:]

    /// Reads the arrangements of these carers, with one query for each kind.
    ///
    /// - Parameter days: the days of which short breaks and day support are wanted.
    static func load(
        of carers: [Identifier], rates: SchemeRates, days: (from: CivilDate, to: CivilDate), on connection: Connection
    ) throws -> CarerHistory {
        let (placements, bands, contributions, fees, absences) = try connection.pipeline(
            PlacementStatements.ofCarers.call(carers), FactTables.bands.ofCarers.call(carers),
            FactTables.contributions.ofCarers.call(carers), FactTables.complexFees.ofCarers.call(carers),
            FactTables.absences.ofCarers.call(carers))
        let (stays, sessions) = try connection.pipeline(
            StayStatements.ofCarers.call((carers, days.from, days.to)),
            SessionStatements.ofCarers.call(
                (
                    carers, London.instant(of: days.from, hour: 0, minute: 0),
                    London.instant(of: days.to, hour: 0, minute: 0)
                )))
        var loaded = CarerHistory(history: PaymentHistory(rates: rates))
        var (bandsLeft, contributionsLeft) = (FactsByPlacement(bands), FactsByPlacement(contributions))
        var (feesLeft, absencesLeft) = (FactsByPlacement(fees), FactsByPlacement(absences))
        for placement in placements {
            let facts = PlacementFacts(
                id: placement.id.description, carer: placement.value.carerID.description, start: placement.value.start,
                bands: bandsLeft.take(placement.id), contributions: contributionsLeft.take(placement.id),
                complexFees: feesLeft.take(placement.id), absences: absencesLeft.take(placement.id),
                end: placement.value.end)
            loaded.councils[facts.id] = placement.value.councilID.description
            loaded.history.placements.append(facts)
        }
        for stay in stays {
            let facts = stay.value.facts(id: stay.id)
            loaded.councils[facts.id] = stay.value.councilID.description
            loaded.history.stays.append(facts)
        }
        for session in sessions {
            let facts = session.value.facts(id: session.id)
            loaded.councils[facts.id] = session.value.councilID.description
            loaded.history.sessions.append(facts)
        }
        return loaded
    }
}
