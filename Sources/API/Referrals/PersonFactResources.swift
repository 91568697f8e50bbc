import JSON
import SharedLives
import Store

/// The dated facts of one person that matching goes by.
enum PersonFactResources {
    static let profiles = FactResource<PersonProfile>(
        table: PersonFacts.profiles, path: "profiles", name: "PersonProfile", plural: "PersonProfiles",
        what: "what matters to a person in a home and in company", idName: "profileId", reading: .readRecords,
        writing: .writeRecords,
        form: .object { profile in
            PersonProfile(
                from: profile.required("from", .date),
                communication: profile.optional("communication", .lines(1...4_000)),
                languages: profile.optional("languages", words, or: []),
                cultures: profile.optional("cultures", words, or: []),
                faith: profile.optional("faith", .text(1...50)),
                interests: profile.optional("interests", words, or: []),
                wishes: profile.optional("wishes", .lines(1...4_000)),
                dislikes: profile.optional("dislikes", .lines(1...4_000)),
                needsStepFreeRoom: profile.required("needsStepFreeRoom", .boolean),
                allergies: profile.optional("allergies", words, or: []),
                wishesNoSmokers: profile.required("wishesNoSmokers", .boolean),
                wishesOnly: profile.optional("wishesOnly", .enumeration()))
        },
        properties: [
            .required("from", .date), .optional("communication", .nullable(.text(1...4_000))),
            .optional("languages", .nullable(.described(wordsSchema, "Signed languages among them."))),
            .optional("cultures", .nullable(wordsSchema)), .optional("faith", .nullable(.text(1...50))),
            .optional("interests", .nullable(wordsSchema)), .optional("wishes", .nullable(.text(1...4_000))),
            .optional("dislikes", .nullable(.text(1...4_000))), .required("needsStepFreeRoom", .boolean),
            .optional(
                "allergies", .nullable(.described(wordsSchema, "Animals, in the words in which households name pets."))),
            .required("wishesNoSmokers", .boolean),
            .optional(
                "wishesOnly",
                .nullable(.described(.values(of: PersonProfile.Company.self), "Who alone is to share the home."))),
        ],
        write: { json, profile in
            json.member("from", profile.from)
            json.member("communication", profile.communication)
            json.array("languages", profile.languages) { json, word in json.value(word) }
            json.array("cultures", profile.cultures) { json, word in json.value(word) }
            json.member("faith", profile.faith)
            json.array("interests", profile.interests) { json, word in json.value(word) }
            json.member("wishes", profile.wishes)
            json.member("dislikes", profile.dislikes)
            json.member("needsStepFreeRoom", profile.needsStepFreeRoom)
            json.array("allergies", profile.allergies) { json, word in json.value(word) }
            json.member("wishesNoSmokers", profile.wishesNoSmokers)
            json.member("wishesOnly", profile.wishesOnly?.rawValue)
        })

    static let capacityAssessments = FactResource<CapacityAssessment>(
        table: PersonFacts.capacityAssessments, path: "capacity-assessments", name: "CapacityAssessment",
        plural: "CapacityAssessments", what: "an assessment of whether a person can decide", idName: "assessmentId",
        reading: .readRecords, writing: .writeRecords,
        form: .object { assessment in
            CapacityAssessment(
                assessedOn: assessment.required("assessedOn", .date),
                assessor: assessment.required("assessor", .text(1...200)),
                hasCapacity: assessment.required("hasCapacity", .boolean),
                decidesForThem: assessment.optional("decidesForThem", .text(1...200)),
                findings: assessment.optional("findings", .lines(1...4_000)))
        },
        properties: [
            .required("assessedOn", .date), .required("assessor", .text(1...200)),
            .required("hasCapacity", .boolean),
            .optional(
                "decidesForThem",
                .nullable(.described(.text(1...200), "Who acts for them independently, where they cannot (3.6.4)."))),
            .optional("findings", .nullable(.text(1...4_000))),
        ],
        write: { json, assessment in
            json.member("assessedOn", assessment.assessedOn)
            json.member("assessor", assessment.assessor)
            json.member("hasCapacity", assessment.hasCapacity)
            json.member("decidesForThem", assessment.decidesForThem)
            json.member("findings", assessment.findings)
        })

    static let siblings = FactResource<Sibling>(
        table: PersonFacts.siblings, path: "siblings", name: "Sibling", plural: "Siblings",
        what: "that somebody is a person's brother or sister", idName: "siblingFactId", reading: .readRecords,
        writing: .writeRecords,
        form: .object { sibling in
            Sibling(
                siblingID: sibling.required("siblingId", .identifier), note: sibling.optional("note", .lines(1...4_000))
            )
        },
        properties: [
            .required(
                "siblingId",
                .described(
                    .identifier, "The other person. Recorded once, of either; together they are one placement for tax.")
            ),
            .optional("note", .nullable(.text(1...4_000))),
        ],
        write: { json, sibling in
            json.member("siblingId", sibling.siblingID)
            json.member("note", sibling.note)
        })

    private static let words = JSONForm.list(JSONForm.text(1...50), 0...PersonProfile.wordsMax)
    private static let wordsSchema = Schema.array(of: .text(1...50))

    static func routes(_ services: Services) -> [Route] {
        profiles.routes(services) + capacityAssessments.routes(services) + siblings.routes(services)
    }
}
