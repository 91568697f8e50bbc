import Postgres
public import SharedLives

/// The dated facts that matching goes by, of homes, carers, people and the scheme (3.7.2).
public enum MatchingFacts {
    /// What homes are like.
    public static let householdProfiles = RecordedFactTable<HouseholdProfile>(
        FactStatements<
            (
                CivilDate, Int32?, Int32?, HouseholdProfile.Company, Bool, [String], [String], [String], String?,
                [String], String?, String?
            )
        >(
            "household_profile", of: .household,
            columns: """
                from_date, latitude_microdegrees, longitude_microdegrees, company, has_smokers, pets, languages, \
                cultures, faith, interests, accessibility, description
                """, orderedBy: "from_date"),
        write: { profile in
            (
                profile.from, profile.place.map { Int32($0.latitudeMicrodegrees) },
                profile.place.map { Int32($0.longitudeMicrodegrees) }, profile.company, profile.hasSmokers,
                profile.pets, profile.languages, profile.cultures, profile.faith, profile.interests,
                profile.accessibility, profile.description
            )
        },
        read: { row in
            HouseholdProfile(
                from: row.0, place: Coordinates(row.1, row.2), company: row.3, hasSmokers: row.4, pets: row.5,
                languages: row.6, cultures: row.7, faith: row.8, interests: row.9, accessibility: row.10,
                description: row.11)
        })

    /// The bedrooms that homes have for people.
    public static let rooms = RecordedFactTable<HouseholdRoom>(
        FactStatements<(String, CivilDate, CivilDate?, Int16?, Bool, Bool, Bool)>(
            "household_room", of: .household,
            columns: """
                name, from_date, to_date, square_metres, is_step_free, has_own_bathroom, has_own_sitting_place
                """, orderedBy: "from_date"),
        write: { room in
            (
                room.name, room.from, room.to, room.squareMetres.map { Int16($0) }, room.isStepFree,
                room.hasOwnBathroom, room.hasOwnSittingPlace
            )
        },
        read: { row in
            HouseholdRoom(
                name: row.0, from: row.1, to: row.2, squareMetres: row.3.map { Int($0) }, isStepFree: row.4,
                hasOwnBathroom: row.5, hasOwnSittingPlace: row.6)
        },
        check: { _, owner, fact in owner.days.interval(from: fact.from, to: fact.to) })

    /// What carers can and like to do.
    public static let carerProfiles = RecordedFactTable<CarerProfile>(
        FactStatements<
            (CivilDate, [String], [String], [String], [String], [String], String?, String?)
        >(
            "carer_profile", of: .carer,
            columns: "from_date, skills, experience, interests, languages, cultures, faith, introduction",
            orderedBy: "from_date"),
        write: { profile in
            (
                profile.from, profile.skills, profile.experience, profile.interests, profile.languages,
                profile.cultures, profile.faith, profile.introduction
            )
        },
        read: { row in
            CarerProfile(
                from: row.0, skills: row.1, experience: row.2, interests: row.3, languages: row.4, cultures: row.5,
                faith: row.6, introduction: row.7)
        })

    /// What carers offer, and on which days of the week.
    public static let offers = RecordedFactTable<CarerOffer>(
        FactStatements<(ArrangementKind, CivilDate, CivilDate?, [Int16])>(
            "carer_offer", of: .carer, columns: "kind, from_date, to_date, weekdays", orderedBy: "from_date"),
        write: { ($0.kind, $0.from, $0.to, $0.weekdays.map { Int16($0) }) },
        read: { CarerOffer(kind: $0.0, from: $0.1, to: $0.2, weekdays: $0.3.map { Int($0) }) },
        check: { _, owner, fact in owner.days.interval(from: fact.from, to: fact.to) + fact.faults() })

    /// What people need and wish of homes.
    public static let homeNeeds = RecordedFactTable<HomeNeeds>(
        FactStatements<(CivilDate, Int32?, Int32?, [String], Bool, Bool)>(
            "person_home_needs", of: .person,
            columns: """
                from_date, latitude_microdegrees, longitude_microdegrees, skills, wishes_own_bathroom, \
                wishes_own_sitting_place
                """, orderedBy: "from_date"),
        write: { needs in
            (
                needs.from, needs.place.map { Int32($0.latitudeMicrodegrees) },
                needs.place.map { Int32($0.longitudeMicrodegrees) }, needs.skills, needs.wishesOwnBathroom,
                needs.wishesOwnSittingPlace
            )
        },
        read: { row in
            HomeNeeds(
                from: row.0, place: Coordinates(row.1, row.2), skills: row.3, wishesOwnBathroom: row.4,
                wishesOwnSittingPlace: row.5)
        })

    typealias PolicyRow = (CivilDate, Int32, Int16, Int16, Int16, Int16, Int16, Int16, Int16, Int16)

    /// A scheme's weights and radius.
    public static let policies = RecordedFactTable<MatchingPolicy>(
        FactStatements<PolicyRow>(
            "matching_policy", of: .scheme,
            columns: """
                from_date, radius_metres, needs_weight, interests_weight, culture_weight, faith_weight, \
                language_weight, distance_weight, bathroom_weight, privacy_weight
                """, orderedBy: "from_date"),
        write: { policy in
            func weight(_ factor: MatchingFactor) -> Int16 { Int16(policy.weights[factor] ?? 0) }
            return (
                policy.from, Int32(policy.radiusMetres), weight(.needs), weight(.interests), weight(.culture),
                weight(.faith), weight(.language), weight(.distance), weight(.bathroom), weight(.privacy)
            )
        },
        read: policy)

    @Sendable static func policy(_ row: PolicyRow) -> MatchingPolicy {
        MatchingPolicy(
            from: row.0, radiusMetres: Int(row.1),
            weights: [
                .needs: Int(row.2), .interests: Int(row.3), .culture: Int(row.4), .faith: Int(row.5),
                .language: Int(row.6), .distance: Int(row.7), .bathroom: Int(row.8), .privacy: Int(row.9),
            ])
    }

    static let all =
        householdProfiles.statements + rooms.statements + carerProfiles.statements + offers.statements
        + homeNeeds.statements + policies.statements
}

extension Coordinates {
    /// A place of two columns, of which both or neither are there.
    init?(_ latitudeMicrodegrees: Int32?, _ longitudeMicrodegrees: Int32?) {
        guard let latitudeMicrodegrees, let longitudeMicrodegrees else { return nil }
        self.init(
            latitudeMicrodegrees: Int(latitudeMicrodegrees), longitudeMicrodegrees: Int(longitudeMicrodegrees))
    }
}
