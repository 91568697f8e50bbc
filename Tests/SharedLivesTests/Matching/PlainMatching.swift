import SharedLives

/// The rules of matching written once more, one sentence after the other and day by day, to be held against the quick ones.
enum PlainMatching {
    static func exclusions(of carer: MatchingCarer, for needs: MatchingNeeds) -> Set<MatchingExclusion> {
        var found: Set<MatchingExclusion> = []
        if carer.isSuspended { found.insert(.suspended) }
        let begun = carer.terms.filter { $0.from <= needs.from }.max { $0.from < $1.from }
        let terms = begun.flatMap { terms in (terms.until.map { $0 > needs.from } ?? true) ? terms : nil }
        if !(terms?.kinds.kinds.contains(needs.kind) ?? false) { found.insert(.kindNotApproved) }
        if let band = needs.band, !(terms?.bands.contains(MatchingWord(band)) ?? false) {
            found.insert(.bandNotApproved)
        }
        if value(carer.clear, needs.from) == 0 { found.insert(.requirementsOpen) }
        if !carer.offers.isEmpty {
            let offered = carer.offers.filter { offer in
                offer.kind == needs.kind && offer.from <= needs.from && (offer.to.map { $0 > needs.from } ?? true)
            }
            if offered.isEmpty { found.insert(.notOffered) }
        }
        // Nothing that these tests make up changes after two years.
        let days = needs.to.map { $0 - needs.from } ?? 730
        if needs.kind != .daySupport, (0..<days).contains(where: { value(carer.placesLeft, needs.from + $0) == 0 }) {
            found.insert(.noRoom)
        }
        if let here = needs.home.place, let there = carer.place, here.metres(to: there) > needs.policy.radiusMetres {
            found.insert(.tooFar)
        }
        let profile = needs.profile
        if profile.needsStepFreeRoom, carer.rooms.isDisjoint(with: .stepFree) { found.insert(.noStepFreeRoom) }
        guard let home = carer.home else {
            let minds = profile.wishesNoSmokers || profile.wishesOnly != nil || !profile.allergies.isEmpty
            return minds ? found.union([.homeUnknown]) : found
        }
        if !Set(profile.allergies.map { MatchingWord($0) }).isDisjoint(with: home.pets) { found.insert(.allergy) }
        if profile.wishesNoSmokers && home.hasSmokers { found.insert(.smokers) }
        switch (profile.wishesOnly, home.company) {
        case (nil, _), (.women, .women), (.men, .men): break
        default: found.insert(.company)
        }
        return found
    }

    static func score(of carer: MatchingCarer, for needs: MatchingNeeds) -> Int {
        func share(_ wanted: [String], _ there: [MatchingWord]) -> Int {
            let wanted = Set(wanted.map { MatchingWord($0) })
            return wanted.isEmpty ? 0 : wanted.intersection(there).count * 1_000 / wanted.count
        }
        var shares: [MatchingFactor: Int] = [
            .needs: share(needs.home.skills, carer.skills),
            .interests: share(needs.profile.interests, carer.interests),
            .culture: share(needs.profile.cultures, carer.cultures),
            .faith: share(needs.profile.faith.map { [$0] } ?? [], carer.faiths),
            .language: share(needs.profile.languages, carer.languages),
        ]
        if let here = needs.home.place, let there = carer.place {
            let left = needs.policy.radiusMetres - here.metres(to: there)
            shares[.distance] = max(0, left * 1_000 / needs.policy.radiusMetres)
        }
        if needs.home.wishesOwnBathroom, carer.rooms.contains(.ownBathroom) { shares[.bathroom] = 1_000 }
        if needs.home.wishesOwnSittingPlace, carer.rooms.contains(.ownSittingPlace) { shares[.privacy] = 1_000 }
        return shares.reduce(0) { $0 + $1.value * (needs.policy.weights[$1.key] ?? 0) }
    }

    /// The step that holds on a day, found by asking each.
    static func value(_ steps: DaySteps, _ day: CivilDate) -> Int {
        var found = 0
        for step in steps.steps where step.from <= day { found = step.value }
        return found
    }
}
