import JSON
import SharedLives
import Store

/// Councils, households, carers and people.
enum RecordResources {
    static let councils = Resource<Council>(
        path: "/v1/councils", singular: "council", plural: "councils", reading: .readPaymentFacts,
        writing: .writeRecords,
        form: .object { Council(name: $0.required("name", .text(1...200))) },
        properties: [.required("name", .text(1...200))],
        write: { json, council in json.member("name", council.name) },
        find: Councils.find, list: { Councils.list($1) }, add: { try $0.add($1) },
        change: { try $0.change($1, at: $2, to: $3) },
        versions: Councils.versions
    )

    static let households = Resource<Household>(
        path: "/v1/households", singular: "household", plural: "households", reading: .readRecords,
        writing: .writeRecords,
        form: .object { household in
            Household(
                address: household.required("address", .lines(1...500)),
                postcode: household.required("postcode", .postcode),
                locality: household.required("locality", .text(1...100)),
                uprn: household.optional("uprn", .wholeNumber(1...999_999_999_999)),
                peopleMax: household.optional("peopleMax", .integer(Household.peopleMaxRange), or: 3))
        },
        properties: [
            .required("address", .text(1...500)), .required("postcode", .described(.text(5...10), "As QZ1 4AB.")),
            .required("locality", .text(1...100)),
            .optional("uprn", .nullable(.integer(1...999_999_999_999))),
            .optional("peopleMax", .nullable(.described(.integer(1...3), "The most people supported here at once."))),
        ],
        write: { json, household in
            json.member("address", household.address)
            json.member("postcode", household.postcode.description)
            json.member("locality", household.locality)
            json.member("uprn", household.uprn)
            json.member("peopleMax", household.peopleMax)
        },
        find: Households.find, list: { Households.list($1) }, add: { try $0.add($1) },
        change: { try $0.change($1, at: $2, to: $3) },
        versions: Households.versions)

    static let carers = Resource<Carer>(
        path: "/v1/carers", singular: "carer", plural: "carers", reading: .readRecords, writing: .writeRecords,
        form: .object { carer in
            Carer(
                householdID: carer.optional("householdId", .identifier),
                kind: carer.optional("kind", .enumeration(), or: .carer),
                givenName: carer.required("givenName", .text(1...100)),
                familyName: carer.required("familyName", .text(1...100)),
                dateOfBirth: carer.optional("dateOfBirth", .dateOfBirth), email: carer.optional("email", .email),
                phone: carer.optional("phone", .text(1...50)),
                enquirySource: carer.optional("enquirySource", .text(1...200)),
                enquiredOn: carer.optional("enquiredOn", .date))
        },
        properties: [
            .optional(
                "householdId", .nullable(.described(.identifier, "To be given of everybody who has applied."))),
            .optional("kind", .nullable(.values(of: Carer.Kind.self))),
            .required("givenName", .text(1...100)), .required("familyName", .text(1...100)),
            .optional("dateOfBirth", .nullable(.described(.date, "To be given of everybody who has applied."))),
            .optional("email", .nullable(.text(3...254))), .optional("phone", .nullable(.text(1...50))),
            .optional("enquirySource", .nullable(.described(.text(1...200), "How they heard of the scheme."))),
            .optional("enquiredOn", .nullable(.described(.date, "Today where none is given."))),
        ],
        onlyAnswered: [
            .required(
                "state", .described(.values(of: CarerState.self), "Changes by the carer's acts and by panel cases."))
        ],
        write: { json, carer in
            json.member("householdId", carer.householdID)
            json.member("kind", carer.kind.rawValue)
            json.member("givenName", carer.givenName)
            json.member("familyName", carer.familyName)
            json.member("dateOfBirth", carer.dateOfBirth)
            json.member("email", carer.email)
            json.member("phone", carer.phone)
            json.member("enquirySource", carer.enquirySource)
            json.member("enquiredOn", carer.enquiredOn)
            json.member("state", carer.state.rawValue)
        },
        find: Carers.find, list: { Carers.list($1) }, add: { try $0.add($1) },
        change: { try $0.change($1, at: $2, to: $3) },
        versions: Carers.versions)

    static let people = Resource<Person>(
        path: "/v1/people", singular: "person", plural: "people", reading: .readRecords, writing: .writeRecords,
        form: .object { person in
            Person(
                givenName: person.required("givenName", .text(1...100)),
                familyName: person.required("familyName", .text(1...100)),
                dateOfBirth: person.required("dateOfBirth", .dateOfBirth),
                primarySupportReason: person.required("primarySupportReason", .enumeration()),
                gender: person.optional("gender", .enumeration()))
        },
        properties: [
            .required("givenName", .text(1...100)), .required("familyName", .text(1...100)),
            .required("dateOfBirth", .date),
            .required("primarySupportReason", .values(of: Person.PrimarySupportReason.self)),
            .optional("gender", .nullable(.values(of: Person.Gender.self))),
        ],
        write: { json, person in
            json.member("givenName", person.givenName)
            json.member("familyName", person.familyName)
            json.member("dateOfBirth", person.dateOfBirth)
            json.member("primarySupportReason", person.primarySupportReason.rawValue)
            json.member("gender", person.gender?.rawValue)
        },
        find: People.find, list: { People.list($1) }, add: { try $0.add($1) },
        change: { try $0.change($1, at: $2, to: $3) },
        versions: People.versions)

    static func routes(_ services: Services) -> [Route] {
        councils.routes(services) + households.routes(services) + carers.routes(services) + people.routes(services)
    }
}

extension JSONForm where Value == Postcode {
    /// A postcode such as `"QZ1 4AB"`, with or without its space.
    static var postcode: JSONForm {
        .string("A postcode", placeholder: Postcode("QZ1 4AB")!) { text, place in
            if let postcode = Postcode(text) { return postcode }
            place.fault("malformedPostcode", "Write a postcode as QZ1 4AB.")
            return nil
        }
    }
}

extension JSONForm where Value == String {
    /// An e-mail address: something, an @ and something, without white space.
    static var email: JSONForm {
        JSONForm.text(3...254).checked(
            code: "malformedEmail", detail: "Write an e-mail address as fern@example.org.",
            { address in
                let parts = address.split(separator: "@", omittingEmptySubsequences: false)
                return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !address.contains(where: \.isWhitespace)
            })
    }
}

extension JSONForm where Value == CivilDate {
    /// A date of birth: from 1900 on.
    static var dateOfBirth: JSONForm {
        JSONForm.date.checked(
            code: "outOfRange", detail: "Give a date of birth from 1900-01-01 on.",
            { $0 >= CivilDate(year: 1900, month: 1, day: 1)! })
    }
}
