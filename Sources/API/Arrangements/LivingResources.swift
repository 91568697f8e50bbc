import JSON
import SharedLives
import Store

/// What follows while somebody lives in a home: the care and support plan (3.12), and notice of an end (3.20).
enum LivingResources {
    static let notices = FactResource<PlacementNotice>(
        table: ArrangementFacts.notices, path: "notices", name: "PlacementNotice", plural: "PlacementNotices",
        what: "a notice that a placement is to end", idName: "noticeId", reading: .readRecords, writing: .writeRecords,
        form: .object { notice in
            PlacementNotice(
                givenOn: notice.required("givenOn", .date), givenBy: notice.required("givenBy", .enumeration()),
                cause: notice.required("cause", .enumeration()),
                councilToldOn: notice.required("councilToldOn", .date), leavingOn: notice.required("leavingOn", .date),
                atOnceBecause: notice.optional("atOnceBecause", .lines(1...4_000)),
                note: notice.required("note", .lines(1...4_000)))
        },
        properties: [
            .required("givenOn", .date), .required("givenBy", .values(of: PlacementNotice.Giver.self)),
            .required("cause", .values(of: PlacementNotice.Cause.self)), .required("councilToldOn", .date),
            .required("leavingOn", .date),
            .optional(
                "atOnceBecause",
                .nullable(.described(.text(1...4_000), "Why the council does not have its 28 days (3.20.2)."))),
            .required("note", .text(1...4_000)),
        ],
        write: { json, notice in
            json.member("givenOn", notice.givenOn)
            json.member("givenBy", notice.givenBy.rawValue)
            json.member("cause", notice.cause.rawValue)
            json.member("councilToldOn", notice.councilToldOn)
            json.member("leavingOn", notice.leavingOn)
            json.member("atOnceBecause", notice.atOnceBecause)
            json.member("note", notice.note)
        })

    static let carePlans = FactResource<CarePlan>(
        table: ArrangementFacts.carePlans, path: "care-plans", name: "CarePlan", plural: "CarePlans",
        what: "a care and support plan as it was agreed or reviewed", idName: "carePlanId", reading: .readRecords,
        writing: .writeRecords,
        form: .object { plan in
            CarePlan(
                agreedOn: plan.required("agreedOn", .date), author: plan.required("author", .text(1...200)),
                points: plan.required("points", PointFindings.form),
                medication: plan.optional("medication", .lines(1...4_000)),
                medicationAbilities: Set(
                    plan.optional(
                        "medicationAbilities",
                        .list(.enumeration(), 0...CarePlan.MedicationAbility.allCases.count), or: [])))
        },
        properties: [
            .required("agreedOn", .date), .required("author", .text(1...200)),
            .required(
                "points",
                .properties(CarePlan.Point.allCases.map { .optional($0.rawValue, CarerFactResources.finding) })),
            .optional("medication", .nullable(.text(1...4_000))),
            .optional(
                "medicationAbilities",
                .nullable(
                    .described(
                        .array(of: .values(of: CarePlan.MedicationAbility.self)),
                        "What the person can do with it themselves (3.18.2)."))),
        ],
        write: { json, plan in
            json.member("agreedOn", plan.agreedOn)
            json.member("author", plan.author)
            json.key("points")
            PointFindings.write(plan.points, to: &json)
            json.member("medication", plan.medication)
            json.array(
                "medicationAbilities",
                CarePlan.MedicationAbility.allCases.filter(plan.medicationAbilities.contains)
            ) { $0.value($1.rawValue) }
        })

    static func routes(_ services: Services) -> [Route] {
        notices.routes(services) + carePlans.routes(services)
    }
}
