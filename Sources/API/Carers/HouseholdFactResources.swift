import JSON
import SharedLives
import Store

/// The evidence that is recorded of a household, for every carer in it.
enum HouseholdFactResources {
    static let members = FactResource<HouseholdMember>(
        table: HouseholdFacts.members, path: "members", name: "HouseholdMember", plural: "HouseholdMembers",
        what: "somebody else who lives there", idName: "memberId", reading: .readRecords, writing: .writeRecords,
        form: .object { member in
            HouseholdMember(
                givenName: member.required("givenName", .text(1...100)),
                familyName: member.required("familyName", .text(1...100)),
                dateOfBirth: member.required("dateOfBirth", .dateOfBirth),
                relationship: member.required("relationship", .text(1...200)), from: member.required("from", .date),
                to: member.optional("to", .date))
        },
        properties: [
            .required("givenName", .text(1...100)), .required("familyName", .text(1...100)),
            .required("dateOfBirth", .date),
            .required("relationship", .described(.text(1...200), "What they are to the carer.")),
            .required("from", .date),
            .optional("to", .nullable(.described(.date, "The first day on which they no longer live there."))),
        ],
        write: { json, member in
            json.member("givenName", member.givenName)
            json.member("familyName", member.familyName)
            json.member("dateOfBirth", member.dateOfBirth)
            json.member("relationship", member.relationship)
            json.member("from", member.from)
            json.member("to", member.to)
        })

    static let departures = FactResource<HouseholdDeparture>(
        table: HouseholdFacts.departures, path: "departures", name: "HouseholdDeparture",
        plural: "HouseholdDepartures", what: "that a member of the household has left", idName: "departureId",
        reading: .readRecords, writing: .writeRecords,
        form: .object { departure in
            HouseholdDeparture(
                memberID: departure.required("memberId", .identifier), leftOn: departure.required("leftOn", .date))
        },
        properties: [
            .required("memberId", .identifier),
            .required("leftOn", .described(.date, "The first day on which they no longer live there.")),
        ],
        write: { json, departure in
            json.member("memberId", departure.memberID)
            json.member("leftOn", departure.leftOn)
        })

    static let inspections = FactResource<HomeInspection>(
        table: HouseholdFacts.inspections, path: "inspections", name: "HomeInspection", plural: "HomeInspections",
        what: "an inspection of the home", idName: "inspectionId", reading: .readRecords, writing: .writeRecords,
        form: .object { inspection in
            HomeInspection(
                inspectedOn: inspection.required("inspectedOn", .date),
                inspector: inspection.required("inspector", .text(1...200)),
                bedroom: inspection.required("bedroom", .boolean), washing: inspection.required("washing", .boolean),
                healthAndSafety: inspection.required("healthAndSafety", .boolean),
                suitability: inspection.required("suitability", .boolean),
                insurance: inspection.required("insurance", .boolean),
                findings: inspection.optional("findings", .lines(1...4_000)))
        },
        properties: [
            .required("inspectedOn", .date), .required("inspector", .text(1...200)),
            .required(
                "bedroom", .described(.boolean, "Whether this was found in order, as with the next four (3.3.3).")),
            .required("washing", .boolean), .required("healthAndSafety", .boolean), .required("suitability", .boolean),
            .required("insurance", .boolean), .optional("findings", .nullable(.text(1...4_000))),
        ],
        write: { json, inspection in
            json.member("inspectedOn", inspection.inspectedOn)
            json.member("inspector", inspection.inspector)
            json.member("bedroom", inspection.bedroom)
            json.member("washing", inspection.washing)
            json.member("healthAndSafety", inspection.healthAndSafety)
            json.member("suitability", inspection.suitability)
            json.member("insurance", inspection.insurance)
            json.member("findings", inspection.findings)
        })

    static let tenures = FactResource<Tenure>(
        table: HouseholdFacts.tenures, path: "tenures", name: "Tenure", plural: "Tenures",
        what: "what was found about the right to let the room", idName: "tenureId", reading: .readRecords,
        writing: .writeRecords,
        form: .object { tenure in
            Tenure(
                checkedOn: tenure.required("checkedOn", .date), kind: tenure.required("kind", .enumeration()),
                landlordConsentOn: tenure.optional("landlordConsentOn", .date),
                paymentsUpToDate: tenure.required("paymentsUpToDate", .boolean))
        },
        properties: [
            .required("checkedOn", .date), .required("kind", .values(of: Tenure.Kind.self)),
            .optional("landlordConsentOn", .nullable(.date)), .required("paymentsUpToDate", .boolean),
        ],
        write: { json, tenure in
            json.member("checkedOn", tenure.checkedOn)
            json.member("kind", tenure.kind.rawValue)
            json.member("landlordConsentOn", tenure.landlordConsentOn)
            json.member("paymentsUpToDate", tenure.paymentsUpToDate)
        })

    static let insurances = FactResource<Insurance>(
        table: HouseholdFacts.insurances, path: "insurances", name: "Insurance", plural: "Insurances",
        what: "a policy of insurance", idName: "insuranceId", reading: .readRecords, writing: .writeRecords,
        form: .object { insurance in
            Insurance(
                kind: insurance.required("kind", .enumeration()),
                insurer: insurance.required("insurer", .text(1...200)),
                policyReference: insurance.optional("policyReference", .text(1...50)),
                from: insurance.required("from", .date), to: insurance.required("to", .date))
        },
        properties: [
            .required("kind", .values(of: Insurance.Kind.self)), .required("insurer", .text(1...200)),
            .optional("policyReference", .nullable(.text(1...50))), .required("from", .date),
            .required("to", .described(.date, "The first day without cover.")),
        ],
        write: { json, insurance in
            json.member("kind", insurance.kind.rawValue)
            json.member("insurer", insurance.insurer)
            json.member("policyReference", insurance.policyReference)
            json.member("from", insurance.from)
            json.member("to", insurance.to)
        })

    static func routes(_ services: Services) -> [Route] {
        members.routes(services) + departures.routes(services) + inspections.routes(services) + tenures.routes(services)
            + insurances.routes(services)
    }
}
