import Postgres
public import SharedLives

/// Whom a carer's line in a listing names.
public struct MatchingCarerName: Sendable {
    /// The carer.
    public let id: Identifier
    /// Given and family name.
    public let name: String
    /// The home's locality.
    public let locality: String
}

/// What was found for a referral among all carers of the scheme.
public struct FoundCandidates: Sendable {
    /// What was looked for.
    public let needs: MatchingNeeds
    /// How many carers were looked at.
    public let carerCount: Int
    /// How many were ruled out, by at least one reason.
    public let excludedCount: Int
    /// How many by each reason.
    public let counts: [MatchingExclusion: Int]
    /// The page of those who were not, the best first.
    public let page: [Candidate]

    /// A carer who is not ruled out.
    public struct Candidate: Sendable {
        /// Who it is.
        public let carer: MatchingCarerName
        /// The home.
        public let householdID: Identifier
        /// The sum of the points.
        public let score: Int
        /// The points factor by factor.
        public let parts: [Matching.Part]
        /// How far the home is, in metres; nil where it is not known.
        public let metres: Int?
    }
}

/// A carer who is ruled out, with the reasons.
public struct ExcludedCarer: Sendable {
    /// Who it is.
    public let carer: MatchingCarerName
    /// Why.
    public let exclusions: ExclusionSet
    /// What is required of the carer and does not hold on the first day.
    public let open: [Requirement]
}

enum MatchingStatements {
    /// All carers of the scheme at once: one reading of one table.
    static let carers = Query<(), (Identifier, Bytes)>(
        "carer_matching_all", "SELECT id, facts FROM carer_matching WHERE scheme_id = current_scheme_id()"
    ).map(MatchingCarerCode.carer)

    static let one = Query<Identifier, (Identifier, Bytes)>(
        "carer_matching_one", "SELECT id, facts FROM carer_matching WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(MatchingCarerCode.carer)

    static let names = Query<[Identifier], (Identifier, String, String, String)>(
        "carer_matching_names",
        """
        SELECT carer.id, carer.given_name, carer.family_name, household.locality
        FROM carer JOIN household ON household.scheme_id = current_scheme_id() AND household.id = carer.household_id
        WHERE carer.scheme_id = current_scheme_id() AND carer.id = ANY ($1)
        """
    ).map { MatchingCarerName(id: $0.0, name: "\($0.1) \($0.2)", locality: $0.3) }

    /// Carers with their names, of one locality or of all.
    static let named = Query<String?, (Identifier, Bytes, String, String, String)>(
        "carer_matching_named",
        """
        SELECT carer.id, matching.facts, carer.given_name, carer.family_name, household.locality
        FROM carer_matching AS matching
        JOIN carer ON carer.scheme_id = current_scheme_id() AND carer.id = matching.id
        JOIN household ON household.scheme_id = current_scheme_id() AND household.id = carer.household_id
        WHERE matching.scheme_id = current_scheme_id() AND ($1 IS NULL OR household.locality = $1)
        ORDER BY carer.id
        """
    ).map { row in
        (
            try MatchingCarerCode.carer((row.0, row.1)),
            MatchingCarerName(id: row.0, name: "\(row.2) \(row.3)", locality: row.4)
        )
    }

    /// What a person needs of a home, and the scheme's weights, on a day.
    static let policy = Query<CivilDate, (CivilDate, Int32, Int16, Int16, Int16, Int16, Int16, Int16, Int16, Int16)>(
        "matching_policy_in_force",
        """
        SELECT from_date, radius_metres, needs_weight, interests_weight, culture_weight, faith_weight, language_weight,
            distance_weight, bathroom_weight, privacy_weight
        FROM matching_policy WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL AND from_date <= $1
        ORDER BY from_date DESC LIMIT 1
        """
    ).map { MatchingFacts.policy($0) }

    static let all = [carers.statement, one.statement, names.statement, named.statement, policy.statement]
}

extension SchemeTransaction {
    /// The carers for a referral, ranked, a page of them.
    ///
    /// - Parameter after: the score and the carer that the page before ended with.
    /// - Throws: `StoreError.notFound`; `StoreError.conflict` where the referral is closed; `StoreError.incomplete` while something
    ///   is missing without which nobody can be matched.
    public func candidates(
        for referral: Identifier, after: (score: Int, id: Identifier)?, rowsMax: Int
    ) throws -> FoundCandidates {
        let (matching, carers) = try matching(for: referral)
        let ranking = matching.rank(carers)
        let rest = ranking.candidates.drop { candidate in
            guard let after else { return false }
            return candidate.score > after.score || candidate.score == after.score && candidate.id <= after.id
        }
        let page = rest.prefix(rowsMax)
        let names = try names(page.map(\.id))
        return FoundCandidates(
            needs: matching.needs, carerCount: carers.count, excludedCount: ranking.excluded.count,
            counts: ranking.counts,
            page: page.compactMap { candidate in
                let carer = carers[candidate.index]
                return names[candidate.id].map { name in
                    .init(
                        carer: name, householdID: carer.householdID, score: candidate.score,
                        parts: matching.parts(of: carer), metres: matching.metres(to: carer))
                }
            })
    }

    /// The carers whom something rules out for a referral, by their ids, with every reason.
    ///
    /// - Parameter reason: only those whom this rules out, maybe among others; nil for all.
    /// - Throws: as ``candidates(for:after:rowsMax:)``.
    public func excludedCarers(
        for referral: Identifier, reason: MatchingExclusion?, _ page: Page
    ) throws -> [ExcludedCarer] {
        let (matching, carers) = try matching(for: referral)
        let found = matching.rank(carers).excluded
            .filter { $0.id > page.start && reason.map($0.exclusions.contains) != false }
            .sorted { $0.id < $1.id }.prefix(page.rowsMax)
        let names = try names(found.map(\.id))
        let day = matching.needs.from
        let open = try connection.rows(
            CarerEvidenceStatements.some, found.filter { $0.exclusions.contains(.requirementsOpen) }.map(\.id))
        let lists = Dictionary(
            try CarerRegister.carers(open, on: day).map { ($0.id, $0.requirements.obstacles(to: .arrangement)) },
            uniquingKeysWith: { first, _ in first })
        return found.compactMap { excluded in
            names[excluded.id].map { name in
                ExcludedCarer(carer: name, exclusions: excluded.exclusions, open: lists[excluded.id] ?? [])
            }
        }
    }

    /// What rules one carer out for a referral.
    ///
    /// - Throws: as ``candidates(for:after:rowsMax:)``; nil where the carer is not approved at all.
    func exclusions(of carer: Identifier, for referral: Identifier) throws -> ExclusionSet? {
        let today = try today()
        let needs = try matchingNeeds(of: referral, on: today)
        try refreshMatching(on: today)
        return try connection.first(MatchingStatements.one, carer).map {
            Matching(needs).exclusions(of: $0.seen(on: needs.from))
        }
    }

    private func matching(for referral: Identifier) throws -> (Matching, [MatchingCarer]) {
        let today = try today()
        let needs = try matchingNeeds(of: referral, on: today)
        try refreshMatching(on: today)
        var carers = try connection.rows(MatchingStatements.carers, ())
        carers.show(on: needs.from)
        return (Matching(needs), carers)
    }

    private func matchingNeeds(of id: Identifier, on today: CivilDate) throws -> MatchingNeeds {
        let standing = try standing(ofReferral: id, on: today)
        let referral = standing.referral.value
        guard referral.state == .open else {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "referralNotInState",
                    detail: "The referral is \(referral.state.rawValue): nobody is looked for. Open it again first."))
        }
        guard standing.standing.mayBeMatched else {
            throw StoreError.incomplete(
                standing.standing.gaps.filter(\.blocksMatching).map { gap in
                    Fault(pointer: "", code: gap.part.rawValue, detail: "\(gap.detail) (\(gap.clause))")
                })
        }
        let person = referral.referral.personID
        let (profiles, needs, policy) = try connection.pipeline(
            PersonFacts.profiles.list.call((person, nil)), MatchingFacts.homeNeeds.list.call((person, nil)),
            MatchingStatements.policy.callFirst(today))
        guard let profile = profiles.map(\.fact).last(where: { $0.from <= today }),
            let wanted = MatchingNeeds(
                referral.referral, today: today, band: standing.standing.band.band, profile: profile,
                home: needs.map(\.fact).last { $0.from <= today }, policy: policy)
        else { throw StoreError.incomplete([]) }
        return wanted
    }

    private func names(_ ids: [Identifier]) throws -> [Identifier: MatchingCarerName] {
        Dictionary(
            try connection.rows(MatchingStatements.names, ids).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
    }
}

/// A vacancy and whose it is.
public struct FoundVacancy: Sendable {
    /// The carer.
    public let carer: MatchingCarerName
    /// The home.
    public let householdID: Identifier
    /// The vacancy.
    public let vacancy: Vacancy
}

extension SchemeTransaction {
    /// Vacancies that begin on one of these days, the carers' by their ids and each carer's in the order of the kinds (3.6.1).
    ///
    /// - Parameters:
    ///   - first: the first day; days that are over have no vacancies.
    ///   - days: how many days ahead, 1 and more.
    ///   - kind: only of this kind; nil for all.
    ///   - weekday: only those that are offered on this day of the week, 1 for Monday; nil for all.
    ///   - locality: only in this locality; nil for all.
    ///   - after: the carer and the kind that the page before ended with.
    public func vacancies(
        from first: CivilDate?, days: Int, kind: ArrangementKind?, weekday: Int?, locality: String?,
        after: (id: Identifier, kind: ArrangementKind)?, rowsMax: Int
    ) throws -> [FoundVacancy] {
        let today = try today()
        try refreshMatching(on: today)
        let first = max(first ?? today, today)
        let kinds = kind.map { [$0] } ?? ArrangementKind.allCases
        var found: [FoundVacancy] = []
        for (carer, name) in try connection.rows(MatchingStatements.named, locality) {
            if let after, carer.id < after.id { continue }
            for kind in kinds {
                if let after, carer.id == after.id, KindSet([kind]).rawValue <= KindSet([after.kind]).rawValue {
                    continue
                }
                guard let vacancy = carer.vacancy(kind, from: first, before: first + days),
                    weekday.map(vacancy.weekdays.contains) != false
                else { continue }
                found.append(FoundVacancy(carer: name, householdID: carer.householdID, vacancy: vacancy))
                if found.count == rowsMax { return found }
            }
        }
        return found
    }
}
