import Postgres
import TestSupport
import Testing

/// Bodies of requests that are in order, for the small scheme.
struct Bodies {
    let scheme: TestScheme

    var council: String { #"{"name": "Teaselshire Council"}"# }

    var household: String {
        #"{"address": "2 Teasel Row\nQuillbrook", "postcode": "qz1 4ab", "locality": "Quillbrook", "uprn": 199356, "peopleMax": 2}"#
    }

    var carer: String {
        #"{"householdId": "\#(scheme.households[0])", "kind": "supportCarer", "givenName": "Zoë", "familyName": "O’Teasel", "dateOfBirth": "1961-02-28"}"#
    }

    var person: String {
        #"{"givenName": "Ash", "familyName": "Rowan", "dateOfBirth": "2000-02-29", "primarySupportReason": "olderPerson"}"#
    }

    var referral: String {
        """
        {"personId": "\(scheme.people[0])", "councilId": "\(scheme.councils[0])", "kind": "longTerm", "receivedOn": "2026-05-04",
         "wantedFrom": "2026-07-01", "wantedTo": null, "location": "Quillbrook", "funding": "council",
         "eligibleNeeds": "To keep well.", "levels": {"medication": 2, "nightTime": 3}}
        """
    }

    var incident: String {
        """
        {"kind": "safeguardingConcern", "personId": "\(scheme.people[0])", "carerId": "\(scheme.carers[0])",
         "councilId": "\(scheme.councils[0])", "happenedAt": "2026-05-04T08:00:00Z", "knownAt": "2026-05-04T09:00:00Z",
         "description": "What was seen.", "actionTaken": null, "mustTellCouncil": true, "mustTellCqc": true,
         "councilToldAt": "2026-05-04T10:30:00Z",
         "safeguarding": {"abuse": ["neglect"], "raisedBy": "family", "enquiry": null, "enquiryDecidedOn": null, "finding": null}}
        """
    }

    var feedback: String {
        """
        {"kind": "complaint", "receivedOn": "2026-05-06", "from": "family", "about": "carer",
         "personId": "\(scheme.people[0])", "carerId": "\(scheme.carers[0])", "councilId": "\(scheme.councils[0])",
         "causes": ["communication", "delay"], "summary": "Nobody rang back.", "acknowledgedOn": "2026-05-08",
         "remedy": {"text": "A letter.", "dueOn": "2026-06-01", "doneOn": null}, "ombudsman": null}
        """
    }

    /// A referral for which carers can be looked for without an assessment.
    var crisis: String { referral.replacing("longTerm", with: "crisis") }

    /// Takes a referral in for a person of whom nothing stands in the way of a match.
    func add(crisisOf person: Int, to server: SchemeServer) async throws -> String {
        let id = "\(scheme.people[person])"
        _ = try await server.coordinator.add(
            "/v1/people/\(id)/profiles",
            #"{"from": "2025-01-01", "needsStepFreeRoom": false, "wishesNoSmokers": false}"#)
        return try await server.coordinator.add(
            "/v1/referrals", crisis.replacing("\(scheme.people[0])", with: id))
    }

    private func parties(person: Int, carer: Int) -> String {
        #""personId": "\#(scheme.people[person])", "carerId": "\#(scheme.carers[carer])", "councilId": "\#(scheme.councils[0])""#
    }

    func placement(person: Int = 0, carer: Int = 0, start: String = "2026-01-05", more: String = "") -> String {
        """
        {\(parties(person: person, carer: carer)), "start": "\(start)", "bands": [{"from": "\(start)", "band": "low"}]\(more)}
        """
    }

    func stay(person: Int = 1, carer: Int = 1, arrive: String = "2026-05-01", depart: String = "2026-05-04") -> String {
        """
        {\(parties(person: person, carer: carer)), "arrive": "\(arrive)", "depart": "\(depart)", "band": "A",
         "startsAt": "\(arrive)T15:00:00+01:00", "miles": 23}
        """
    }

    func session(person: Int = 2, carer: Int = 1, startsAt: String = "2026-05-06T09:30:00+01:00") -> String {
        """
        {\(parties(person: person, carer: carer)), "startsAt": "\(startsAt)", "minutes": 165, "band": "B"}
        """
    }

    func rateCard(from: String = "2027-04-01") -> String {
        """
        {"from": "\(from)", "weekly": {"low": 17000}, "night": {"A": 6500}, "hour": {"A": 910},
         "session": {"halfDay": {"A": 3600}}}
        """
    }

    func policy(from: String = "2027-04-01") -> String {
        #"{"from": "\#(from)", "policy": {"respiteDaysPerYear": 28, "feeBands": ["complex", "high"]}, "settlement": {"paymentFloorPercent": 80}}"#
    }

    var hold: String { #"{"carerId": "\#(scheme.carers[0])", "reason": "A question about September."}"# }

    var urgent: String { #"{"carerId": "\#(scheme.carers[0])", "amount": 20000, "reason": "The boiler."}"# }

    var plan: String {
        #"{"carerId": "\#(scheme.carers[0])", "instalment": 5000, "agreedOn": "2026-06-29", "carerAgreedOn": "2026-06-30", "note": "By telephone."}"#
    }

    func preview(_ placement: String) -> String {
        #"{"placementId": "\#(placement)", "band": {"from": "2026-01-12", "band": "high"}, "through": "2026-02"}"#
    }
}
