import JSON
import SharedLives
import Store

/// What a scheme sets for itself about requirements. It holds nobody's data, and everybody may read it.
enum RequirementFactResources {
    static let courses = FactResource<Course>(
        table: RequirementFacts.courses, path: "courses", name: "Course", plural: "Courses",
        what: "a course of the scheme's, as it is from a day on", idName: "courseId", reading: .readScheme,
        writing: .setRequirements,
        form: courseForm, properties: courseProperties, write: write)

    /// A course, of carers or of staff.
    static let courseForm = JSONForm<Course>.object { course in
        Course(
            code: course.required("code", .text(1...50)), name: course.required("name", .text(1...200)),
            isMandatory: course.required("isMandatory", .boolean),
            isInduction: course.optional("isInduction", .boolean, or: false),
            validMonths: course.optional("validMonths", .integer(1...120)), from: course.required("from", .date))
    }

    static let courseProperties: [Schema.Property] = [
        .required("code", .described(.text(1...50), "Of one code, the latest first day counts.")),
        .required("name", .text(1...200)), .required("isMandatory", .boolean),
        .optional("isInduction", .nullable(.boolean)),
        .optional(
            "validMonths", .nullable(.described(.integer(1...120), "How long it is in date; null for ever."))),
        .required("from", .date),
    ]

    @Sendable static func write(_ json: inout JSONWriter, _ course: Course) {
        json.member("code", course.code)
        json.member("name", course.name)
        json.member("isMandatory", course.isMandatory)
        json.member("isInduction", course.isInduction)
        json.member("validMonths", course.validMonths)
        json.member("from", course.from)
    }

    static let policies = FactResource<RequirementPolicy>(
        table: RequirementFacts.policies, path: "requirement-policies", name: "RequirementPolicy",
        plural: "RequirementPolicies", what: "a policy, in force from its day until the next one's",
        idName: "requirementPolicyId", reading: .readScheme, writing: .setRequirements,
        form: .object { policy in
            let usual = RequirementPolicy(from: CivilDate(daysSinceEpoch: 0))
            return RequirementPolicy(
                from: policy.required("from", .date),
                referencesMin: policy.optional("referencesMin", .integer(2...10), or: usual.referencesMin),
                dbsRenewalMonths: policy.optional("dbsRenewalMonths", .integer(1...36), or: usual.dbsRenewalMonths),
                inspectionValidMonths: policy.optional("inspectionValidMonths", .integer(1...120)),
                reviewMonths: policy.optional("reviewMonths", .integer(1...12), or: usual.reviewMonths),
                leadDays: policy.optional("leadDays", leadDays, or: usual.leadDays),
                peopleMax: policy.optional("peopleMax", .integer(1...3), or: usual.peopleMax),
                panelQuorum: policy.optional("panelQuorum", .integer(1...20), or: usual.panelQuorum),
                panelPapersDays: policy.optional("panelPapersDays", .integer(0...60), or: usual.panelPapersDays))
        },
        properties: [
            .required("from", .date),
            .optional("referencesMin", .nullable(.described(.integer(2...10), "2 where nothing is said."))),
            .optional("dbsRenewalMonths", .nullable(.described(.integer(1...36), "36 where nothing is said (3.5.1)."))),
            .optional(
                "inspectionValidMonths",
                .nullable(.described(.integer(1...120), "How long an inspection is good; null for ever."))),
            .optional("reviewMonths", .nullable(.described(.integer(1...12), "12 where nothing is said (3.14.3)."))),
            .optional("leadDays", .nullable(leadDaysSchema)),
            .optional("peopleMax", .nullable(.described(.integer(1...3), "3 where nothing is said (3.7.7)."))),
            .optional("panelQuorum", .nullable(.described(.integer(1...20), "3 where nothing is said."))),
            .optional("panelPapersDays", .nullable(.described(.integer(0...60), "7 where nothing is said."))),
        ],
        write: { json, policy in
            json.member("from", policy.from)
            json.member("referencesMin", policy.referencesMin)
            json.member("dbsRenewalMonths", policy.dbsRenewalMonths)
            json.member("inspectionValidMonths", policy.inspectionValidMonths)
            json.member("reviewMonths", policy.reviewMonths)
            json.object("leadDays") { json in
                json.member("dbs", policy.leadDays.dbs)
                json.member("insurance", policy.leadDays.insurance)
                json.member("training", policy.leadDays.training)
                json.member("review", policy.leadDays.review)
            }
            json.member("peopleMax", policy.peopleMax)
            json.member("panelQuorum", policy.panelQuorum)
            json.member("panelPapersDays", policy.panelPapersDays)
        })

    private static let leadDays = JSONForm<RequirementPolicy.LeadDays>.object { days in
        let usual = RequirementPolicy.LeadDays()
        return RequirementPolicy.LeadDays(
            dbs: days.optional("dbs", .integer(0...365), or: usual.dbs),
            insurance: days.optional("insurance", .integer(0...365), or: usual.insurance),
            training: days.optional("training", .integer(0...365), or: usual.training),
            review: days.optional("review", .integer(0...365), or: usual.review))
    }

    private static let leadDaysSchema: Schema = {
        let days = Schema.nullable(.integer(0...365))
        return .component(
            "RequirementLeadDays",
            .object(
                .optional("dbs", days), .optional("insurance", days), .optional("training", days),
                .optional("review", days)))
    }()

    static let askers = FactResource<StatusCheckQuestion.Asker>(
        table: RequirementFacts.askers, path: "dbs-askers", name: "DBSAsker", plural: "DBSAskers",
        what: "in whose name the scheme asks the DBS Update Service", idName: "dbsAskerId", reading: .readScheme,
        writing: .setRequirements,
        form: .object { asker in
            StatusCheckQuestion.Asker(
                organisation: asker.required("organisation", .text(1...200)),
                givenName: asker.required("givenName", .text(1...100)),
                familyName: asker.required("familyName", .text(1...100)))
        },
        properties: [
            .required(
                "organisation",
                .described(.text(1...200), "The service tells the holder; the installation's own where none is set.")),
            .required("givenName", .described(.text(1...100), "Of whoever answers for the check.")),
            .required("familyName", .text(1...100)),
        ],
        write: { json, asker in
            json.member("organisation", asker.organisation)
            json.member("givenName", asker.givenName)
            json.member("familyName", asker.familyName)
        })

    static func routes(_ services: Services) -> [Route] {
        courses.routes(services) + policies.routes(services) + askers.routes(services)
    }
}
