import Postgres
public import SharedLives

extension SchemeTransaction {
    /// What is due of a placement by the calendar on a day (3.12.1, 3.15.1, 4.5), as known at an instant or now.
    ///
    /// - Throws: `StoreError.notFound`.
    public func clock(
        ofPlacement id: Identifier, on day: CivilDate?, knownAt: Instant? = nil
    ) throws -> (on: CivilDate, clock: PlacementClock) {
        guard let placement = try connection.first(PlacementStatements.find, id) else { throw StoreError.notFound }
        let day = try day ?? today()
        let (plans, reviews, absences) = try connection.pipeline(
            ArrangementFacts.carePlans.list.call((id, knownAt)), BandingReviews.table.list.call((id, knownAt)),
            FactTables.absences.list.call((id, knownAt)))
        let policy = try rates().policy(of: Month(containing: day))
        return (
            day,
            PlacementClock(
                start: placement.value.start, plans: plans.map(\.fact), bandingReviews: reviews.map(\.fact.reviewedOn),
                absences: absences.map(\.fact), absencePaidDays: policy.absencePaidDays,
                isCarriedOver: placement.value.isCarriedOver, on: day)
        )
    }

    /// The break days of the placement year of a day, and who covers for the carer then (3.4, 3.14.2, 4.11.1).
    ///
    /// - Throws: `StoreError.notFound`.
    public func breaks(
        ofPlacement id: Identifier, on day: CivilDate?
    ) throws -> (on: CivilDate, balance: BreakBalance?, supportCarers: [Identifier]) {
        let record = try placement(id)
        let day = try day ?? today()
        let policy = try rates().policy(of: Month(containing: day))
        let carer = record.placement.value.carerID
        return (
            day, record.facts.breakBalance(on: day, policy: policy),
            try connection.rows(PlacementStandingStatements.supportCarers, (carer, day))
        )
    }
}

enum PlacementStandingStatements {
    /// The approved support carers who cover for a carer on a day.
    static let supportCarers = Query<(Identifier, CivilDate), Identifier>(
        "placement_support_carers",
        """
        SELECT DISTINCT carer.id FROM support_cover AS cover
        JOIN carer ON carer.scheme_id = current_scheme_id() AND carer.id = cover.carer_id AND carer.state = 'approved'
        WHERE cover.scheme_id = current_scheme_id() AND cover.covered_carer_id = $1 AND cover.withdrawn_at IS NULL
            AND cover.from_date <= $2 AND (cover.to_date IS NULL OR cover.to_date > $2)
        ORDER BY carer.id
        """)

    static let all = [supportCarers.statement]
}
