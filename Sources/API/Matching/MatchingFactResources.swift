import JSON
import SharedLives
import Store

/// The dated facts that matching goes by, of homes, carers, people and the scheme (3.7.2).
enum MatchingFactResources {
    private static let words = MatchingForms.words
    private static let wordsSchema = MatchingForms.wordsSchema

    static let householdProfiles = FactResource<HouseholdProfile>(
        table: MatchingFacts.householdProfiles, path: "profiles", name: "HouseholdProfile", plural: "HouseholdProfiles",
        what: "what a home is like to live in", idName: "householdProfileId", reading: .readRecords,
        writing: .writeRecords,
        form: .object { profile in
            HouseholdProfile(
                from: profile.required("from", .date), place: profile.optional("place", MatchingForms.place),
                company: profile.required("company", .enumeration()),
                hasSmokers: profile.required("hasSmokers", .boolean), pets: profile.optional("pets", words, or: []),
                languages: profile.optional("languages", words, or: []),
                cultures: profile.optional("cultures", words, or: []), faith: profile.optional("faith", .text(1...50)),
                interests: profile.optional("interests", words, or: []),
                accessibility: profile.optional("accessibility", .lines(1...4_000)),
                description: profile.optional("description", .lines(1...4_000)))
        },
        properties: [
            .required("from", .date), .optional("place", .nullable(MatchingForms.placeSchema)),
            .required(
                "company", .described(.values(of: HouseholdProfile.Company.self), "Who lives there: all of them.")),
            .required("hasSmokers", .boolean), .optional("pets", .nullable(wordsSchema)),
            .optional("languages", .nullable(.described(wordsSchema, "Signed languages among them."))),
            .optional("cultures", .nullable(wordsSchema)), .optional("faith", .nullable(.text(1...50))),
            .optional("interests", .nullable(wordsSchema)),
            .optional("accessibility", .nullable(.described(.text(1...4_000), "How one gets in and about."))),
            .optional(
                "description", .nullable(.described(.text(1...4_000), "In plain sentences, for a person to read."))),
        ],
        write: { json, profile in
            json.member("from", profile.from)
            MatchingForms.write(profile.place, to: &json)
            json.member("company", profile.company.rawValue)
            json.member("hasSmokers", profile.hasSmokers)
            json.member("pets", profile.pets)
            json.member("languages", profile.languages)
            json.member("cultures", profile.cultures)
            json.member("faith", profile.faith)
            json.member("interests", profile.interests)
            json.member("accessibility", profile.accessibility)
            json.member("description", profile.description)
        })

    static let rooms = FactResource<HouseholdRoom>(
        table: MatchingFacts.rooms, path: "rooms", name: "HouseholdRoom", plural: "HouseholdRooms",
        what: "a bedroom that a home has for a person", idName: "roomId", reading: .readRecords, writing: .writeRecords,
        form: .object { room in
            HouseholdRoom(
                name: room.required("name", .text(1...100)), from: room.required("from", .date),
                to: room.optional("to", .date), squareMetres: room.optional("squareMetres", .integer(1...200)),
                isStepFree: room.required("isStepFree", .boolean),
                hasOwnBathroom: room.required("hasOwnBathroom", .boolean),
                hasOwnSittingPlace: room.required("hasOwnSittingPlace", .boolean))
        },
        properties: [
            .required("name", .text(1...100)), .required("from", .date),
            .optional("to", .nullable(.described(.date, "The first day on which it is not there any more."))),
            .optional("squareMetres", .nullable(.integer(1...200))),
            .required("isStepFree", .described(.boolean, "Reached without a step, the bathroom too.")),
            .required("hasOwnBathroom", .boolean),
            .required("hasOwnSittingPlace", .described(.boolean, "A place of its own to sit in and be undisturbed.")),
        ],
        write: { json, room in
            json.member("name", room.name)
            json.member("from", room.from)
            json.member("to", room.to)
            json.member("squareMetres", room.squareMetres)
            json.member("isStepFree", room.isStepFree)
            json.member("hasOwnBathroom", room.hasOwnBathroom)
            json.member("hasOwnSittingPlace", room.hasOwnSittingPlace)
        })

    static let carerProfiles = FactResource<CarerProfile>(
        table: MatchingFacts.carerProfiles, path: "profiles", name: "CarerProfile", plural: "CarerProfiles",
        what: "what a carer can and likes to do", idName: "carerProfileId", reading: .readRecords,
        writing: .writeRecords,
        form: .object { profile in
            CarerProfile(
                from: profile.required("from", .date), skills: profile.optional("skills", words, or: []),
                experience: profile.optional("experience", words, or: []),
                interests: profile.optional("interests", words, or: []),
                languages: profile.optional("languages", words, or: []),
                cultures: profile.optional("cultures", words, or: []), faith: profile.optional("faith", .text(1...50)),
                introduction: profile.optional("introduction", .lines(1...4_000)))
        },
        properties: [
            .required("from", .date), .optional("skills", .nullable(wordsSchema)),
            .optional("experience", .nullable(wordsSchema)), .optional("interests", .nullable(wordsSchema)),
            .optional("languages", .nullable(.described(wordsSchema, "Signed languages among them."))),
            .optional("cultures", .nullable(wordsSchema)), .optional("faith", .nullable(.text(1...50))),
            .optional(
                "introduction",
                .nullable(.described(.text(1...4_000), "What they say of themselves, for a person to read."))),
        ],
        write: { json, profile in
            json.member("from", profile.from)
            json.member("skills", profile.skills)
            json.member("experience", profile.experience)
            json.member("interests", profile.interests)
            json.member("languages", profile.languages)
            json.member("cultures", profile.cultures)
            json.member("faith", profile.faith)
            json.member("introduction", profile.introduction)
        })

    static let offers = FactResource<CarerOffer>(
        table: MatchingFacts.offers, path: "offers", name: "CarerOffer", plural: "CarerOffers",
        what: "what a carer offers, and on which days of the week", idName: "offerId", reading: .readRecords,
        writing: .writeRecords,
        form: .object { offer in
            CarerOffer(
                kind: offer.required("kind", .enumeration()), from: offer.required("from", .date),
                to: offer.optional("to", .date),
                weekdays: offer.optional("weekdays", .list(.integer(1...7), 0...7), or: Array(1...7)))
        },
        properties: [
            .required("kind", .values(of: ArrangementKind.self)), .required("from", .date),
            .optional("to", .nullable(.described(.date, "The first day on which it is not offered any more."))),
            .optional(
                "weekdays",
                .nullable(.described(.array(of: .integer(1...7)), "1 for Monday; every day where nothing is said."))),
        ],
        write: { json, offer in
            json.member("kind", offer.kind.rawValue)
            json.member("from", offer.from)
            json.member("to", offer.to)
            json.member("weekdays", offer.weekdays)
        })

    static let homeNeeds = FactResource<HomeNeeds>(
        table: MatchingFacts.homeNeeds, path: "home-needs", name: "HomeNeeds", plural: "HomeNeedsList",
        what: "what a person needs and wishes of a home and its carers", idName: "homeNeedsId", reading: .readRecords,
        writing: .writeRecords,
        form: .object { needs in
            HomeNeeds(
                from: needs.required("from", .date), place: needs.optional("place", MatchingForms.place),
                skills: needs.optional("skills", words, or: []),
                wishesOwnBathroom: needs.optional("wishesOwnBathroom", .boolean, or: false),
                wishesOwnSittingPlace: needs.optional("wishesOwnSittingPlace", .boolean, or: false))
        },
        properties: [
            .required("from", .date),
            .optional(
                "place", .nullable(.described(MatchingForms.placeSchema, "Where they would like to live or stay."))),
            .optional("skills", .nullable(.described(wordsSchema, "In the words in which carers name their skills."))),
            .optional("wishesOwnBathroom", .nullable(.boolean)),
            .optional("wishesOwnSittingPlace", .nullable(.boolean)),
        ],
        write: { json, needs in
            json.member("from", needs.from)
            MatchingForms.write(needs.place, to: &json)
            json.member("skills", needs.skills)
            json.member("wishesOwnBathroom", needs.wishesOwnBathroom)
            json.member("wishesOwnSittingPlace", needs.wishesOwnSittingPlace)
        })

    static let policies = FactResource<MatchingPolicy>(
        table: MatchingFacts.policies, path: "matching-policies", name: "MatchingPolicy", plural: "MatchingPolicies",
        what: "how carers are ranked, from a day until the next such record's", idName: "matchingPolicyId",
        reading: .readScheme, writing: .setRequirements,
        form: .object { policy in
            MatchingPolicy(
                from: policy.required("from", .date),
                radiusMetres: policy.optional(
                    "radiusMetres", .integer(1_000...1_000_000), or: MatchingPolicy.usualRadiusMetres),
                weights: policy.optional("weights", weights, or: MatchingPolicy.usualWeights))
        },
        properties: [
            .required("from", .date),
            .optional(
                "radiusMetres",
                .nullable(
                    .described(.integer(1_000...1_000_000), "How far a home may be; 40000 where nothing is said."))),
            .optional("weights", .nullable(weightsSchema)),
        ],
        write: { json, policy in
            json.member("from", policy.from)
            json.member("radiusMetres", policy.radiusMetres)
            json.object("weights") { json in
                for factor in MatchingFactor.allCases {
                    json.member(named: factor.rawValue, policy.weights[factor] ?? 0)
                }
            }
        }, heading: "matching")

    private static let weights = JSONForm<[MatchingFactor: Int]>.object { weights in
        func weight(_ name: String, _ factor: MatchingFactor) -> Int {
            weights.optional(name, .integer(0...100), or: MatchingPolicy.usualWeights[factor] ?? 0)
        }
        return [
            .needs: weight("needs", .needs), .interests: weight("interests", .interests),
            .culture: weight("culture", .culture), .faith: weight("faith", .faith),
            .language: weight("language", .language), .distance: weight("distance", .distance),
            .bathroom: weight("bathroom", .bathroom), .privacy: weight("privacy", .privacy),
        ]
    }

    private static let weightsSchema = Schema.component(
        "MatchingWeights",
        .properties(
            MatchingFactor.allCases.map { factor in
                .optional(
                    factor.rawValue,
                    .nullable(
                        .described(
                            .integer(0...100), "\(MatchingPolicy.usualWeights[factor] ?? 0) where nothing is said.")))
            }))

    static func routes(_ services: Services) -> [Route] {
        householdProfiles.routes(services) + rooms.routes(services) + carerProfiles.routes(services)
            + offers.routes(services) + homeNeeds.routes(services) + policies.routes(services)
    }
}
