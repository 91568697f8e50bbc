import Postgres
public import SharedLives

enum ArrangementPaperStatements {
    /// Between whom a placement is, with what its agreements say: the band and the contribution of its first day, and who decides for
    /// the person.
    static let placement = Query<
        Identifier,
        (
            String, Identifier, String, String, String, String, Identifier, String, String, String, String, CivilDate,
            String?, Int64?
        )
    >(
        "arrangement_paper_placement",
        """
        SELECT scheme.name, person.id, person.given_name, person.family_name, carer.given_name, carer.family_name,
            household.id, household.address, household.locality, household.postcode, council.name,
            placement.start_date, band.band, contribution.weekly_pence
        FROM placement
        JOIN scheme ON scheme.id = current_scheme_id()
        JOIN person ON person.scheme_id = current_scheme_id() AND person.id = placement.person_id
        JOIN carer ON carer.scheme_id = current_scheme_id() AND carer.id = placement.carer_id
        JOIN household ON household.scheme_id = current_scheme_id() AND household.id = carer.household_id
        JOIN council ON council.scheme_id = current_scheme_id() AND council.id = placement.council_id
        LEFT JOIN LATERAL (
            SELECT band FROM placement_band
            WHERE scheme_id = current_scheme_id() AND placement_id = placement.id AND withdrawn_at IS NULL
            ORDER BY from_date LIMIT 1) AS band ON true
        LEFT JOIN LATERAL (
            SELECT weekly_pence FROM placement_contribution
            WHERE scheme_id = current_scheme_id() AND placement_id = placement.id AND withdrawn_at IS NULL
            ORDER BY from_date LIMIT 1) AS contribution ON true
        WHERE placement.scheme_id = current_scheme_id() AND placement.id = $1
        """)

    /// The needs of the newest referral of a person.
    static let needs = Query<Identifier, String?>(
        "arrangement_paper_needs",
        """
        SELECT eligible_needs FROM referral WHERE scheme_id = current_scheme_id() AND person_id = $1
        ORDER BY received_on DESC, id DESC LIMIT 1
        """)

    static let carer = Query<Identifier, (String, String, Identifier?, String?)>(
        "arrangement_paper_carer",
        """
        SELECT scheme.name, carer.given_name, carer.household_id, household.locality
        FROM carer JOIN scheme ON scheme.id = current_scheme_id()
        LEFT JOIN household ON household.scheme_id = current_scheme_id() AND household.id = carer.household_id
        WHERE carer.scheme_id = current_scheme_id() AND carer.id = $1
        """)

    static let all = [placement.statement, needs.statement, carer.statement]
}

extension SchemeTransaction {
    /// The service agreement of a placement as it is to be signed (3.10).
    ///
    /// - Throws: `StoreError.notFound`.
    public func serviceAgreement(ofPlacement id: Identifier) throws -> ServiceAgreement {
        let placement = try paper(ofPlacement: id)
        let today = try today()
        let profile = try connection.rows(PersonFacts.profiles.list, (placement.person, nil)).map(\.fact)
            .last { $0.from <= today }
        return ServiceAgreement(
            parties: placement.parties, band: placement.band, weeklyContribution: placement.contribution,
            eligibleNeeds: try connection.first(ArrangementPaperStatements.needs, placement.person) ?? nil,
            wishes: profile?.wishes, communication: profile?.communication)
    }

    /// The licence agreement of a placement as it is to be signed (3.11).
    ///
    /// - Throws: `StoreError.notFound`.
    public func licenceAgreement(ofPlacement id: Identifier) throws -> LicenceAgreement {
        let placement = try paper(ofPlacement: id)
        let day = placement.parties.startsOn
        let rooms = try connection.rows(MatchingFacts.rooms.list, (placement.household, nil)).map(\.fact)
            .filter { $0.to.map { day < $0 } != false }
        return LicenceAgreement(parties: placement.parties, rooms: rooms.map(\.name))
    }

    /// A care and support plan of a placement as the people concerned read and sign it (3.12.2).
    ///
    /// - Throws: `StoreError.notFound`.
    public func carePlanDocument(_ id: Identifier, ofPlacement placement: Identifier) throws -> CarePlanDocument {
        let plan = try fact(ArrangementFacts.carePlans, id, of: placement).fact
        let paper = try paper(ofPlacement: placement)
        let profile = try connection.rows(PersonFacts.profiles.list, (paper.person, nil)).map(\.fact)
            .last { $0.from <= plan.agreedOn }
        return CarePlanDocument(parties: paper.parties, communication: profile?.communication, plan: plan)
    }

    /// A carer and their home as a person may read of them today.
    ///
    /// - Throws: `StoreError.notFound`.
    public func introduction(ofCarer id: Identifier) throws -> CarerIntroduction {
        guard let (scheme, carer, household, locality) = try connection.first(ArrangementPaperStatements.carer, id)
        else { throw StoreError.notFound }
        let today = try today()
        let profile = try connection.rows(MatchingFacts.carerProfiles.list, (id, nil)).map(\.fact)
            .last { $0.from <= today }
        var introduction = CarerIntroduction(
            scheme: scheme, carer: carer, locality: locality, profile: profile, home: nil, rooms: [])
        guard let household else { return introduction }
        introduction.home = try connection.rows(MatchingFacts.householdProfiles.list, (household, nil)).map(\.fact)
            .last { $0.from <= today }
        introduction.rooms = try connection.rows(MatchingFacts.rooms.list, (household, nil)).map(\.fact)
            .filter { $0.from <= today && $0.to.map { today < $0 } != false }
        return introduction
    }

    private struct PaperOfPlacement {
        var parties: PlacementParties
        var person: Identifier
        var household: Identifier
        var band: String?
        var contribution: Pence?
    }

    private func paper(ofPlacement id: Identifier) throws -> PaperOfPlacement {
        guard let row = try connection.first(ArrangementPaperStatements.placement, id) else {
            throw StoreError.notFound
        }
        let capacity = try connection.rows(PersonFacts.capacityAssessments.list, (row.1, nil)).map(\.fact)
            .last
        return PaperOfPlacement(
            parties: PlacementParties(
                scheme: row.0, person: "\(row.2) \(row.3)", decidesForPerson: capacity?.decidesForThem,
                carer: "\(row.4) \(row.5)", address: "\(row.7)\n\(row.8)\n\(row.9)", council: row.10, startsOn: row.11),
            person: row.1, household: row.6, band: row.12, contribution: row.13.map { Pence($0) })
    }
}
