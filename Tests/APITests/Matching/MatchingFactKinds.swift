import SharedLives

extension FactKind {
    private static let place = #"{"latitudeMicrodegrees": 51015000, "longitudeMicrodegrees": -3106000}"#

    /// What matching goes by, of homes, carers and people.
    static let ofMatching = [
        FactKind(
            idName: "householdProfileId", table: "household_profile",
            collection: { "/v1/households/\($0.household)/profiles" },
            body: { _ in
                #"{"from": "2026-02-01", "place": \#(place), "company": "mixed", "hasSmokers": false, "pets": ["cat"], "languages": ["Welsh"], "cultures": [], "faith": null, "interests": ["cycling"], "accessibility": "Two steps at the door.", "description": "Fern lives here with her son."}"#
            },
            faults: [
                ("from", "\"2026-02-30\"", "/from malformedDate"), ("company", "\"cats\"", "/company notPermitted"),
                ("pets", "[\"\"]", "/pets/0 tooShort"), ("hasSmokers", "null", "/hasSmokers missingField"),
                (
                    "place", #"{"latitudeMicrodegrees": 1, "longitudeMicrodegrees": 0}"#,
                    "/place/latitudeMicrodegrees outOfRange"
                ),
                (
                    "place", #"{"latitudeMicrodegrees": 51000000}"#, "/place/longitudeMicrodegrees missingField"
                ),
            ]),
        FactKind(
            idName: "roomId", table: "household_room", collection: { "/v1/households/\($0.household)/rooms" },
            body: { _ in
                #"{"name": "The blue room", "from": "2026-02-01", "to": null, "squareMetres": 12, "isStepFree": true, "hasOwnBathroom": false, "hasOwnSittingPlace": true}"#
            },
            faults: [
                ("name", "\"\"", "/name tooShort"), ("to", "\"2026-02-01\"", "/to toNotAfterFrom"),
                ("squareMetres", "0", "/squareMetres outOfRange"), ("isStepFree", "1", "/isStepFree wrongType"),
            ]),
        FactKind(
            idName: "carerProfileId", table: "carer_profile", collection: { "/v1/carers/\($0.carer)/profiles" },
            body: { _ in
                #"{"from": "2026-02-01", "skills": ["epilepsy"], "experience": ["nursing"], "interests": ["chess"], "languages": [], "cultures": [], "faith": "Quaker", "introduction": "I like to cook."}"#
            },
            faults: [
                ("from", "null", "/from missingField"), ("skills", "[1]", "/skills/0 wrongType"),
                ("faith", "\"\"", "/faith tooShort"),
            ]),
        FactKind(
            idName: "offerId", table: "carer_offer", collection: { "/v1/carers/\($0.carer)/offers" },
            body: { _ in #"{"kind": "shortBreak", "from": "2026-02-01", "to": null, "weekdays": [5, 6, 7]}"# },
            faults: [
                ("kind", "\"holiday\"", "/kind notPermitted"), ("to", "\"2026-01-01\"", "/to toNotAfterFrom"),
                ("weekdays", "[]", "/weekdays weekdaysMissing"), ("weekdays", "[1, 1]", "/weekdays weekdayTwice"),
                ("weekdays", "[8]", "/weekdays/0 outOfRange"),
            ]),
        FactKind(
            idName: "homeNeedsId", table: "person_home_needs", collection: { "/v1/people/\($0.person)/home-needs" },
            body: { _ in
                #"{"from": "2026-02-01", "place": \#(place), "skills": ["epilepsy"], "wishesOwnBathroom": true, "wishesOwnSittingPlace": false}"#
            },
            faults: [
                ("from", "\"\"", "/from malformedDate"), ("skills", "{}", "/skills wrongType"),
                ("wishesOwnBathroom", "\"yes\"", "/wishesOwnBathroom wrongType"),
            ]),
    ]

    static let ofMatchingPolicies =
        FactKind(
            idName: "matchingPolicyId", table: "matching_policy", collection: { _ in "/v1/matching-policies" },
            body: { _ in
                #"{"from": "2026-02-01", "radiusMetres": 50000, "weights": {"needs": 40, "interests": 20, "culture": 10, "faith": 10, "language": 5, "distance": 5, "bathroom": 5, "privacy": 5}}"#
            },
            faults: [
                ("from", "null", "/from missingField"), ("radiusMetres", "999", "/radiusMetres outOfRange"),
                ("weights", #"{"needs": 101}"#, "/weights/needs outOfRange"),
            ], writer: .registeredManager)
}
