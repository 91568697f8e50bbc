import API
import HummingbirdTesting
import JSON
import SharedLives
import Store
import TestSupport
import Testing

extension SchemeServer {
    /// Records all that is required of a carer before panel and approval, as of today.
    ///
    /// - Parameters:
    ///   - number: the certificate's number, 12 digits, which no other has.
    ///   - household: where they live; the scheme's first one, where none is given.
    func complete(_ carer: String, certificate number: String, household: String? = nil) async throws {
        let (today, lastWeek) = (WallClock.today(), WallClock.today() - 7)
        let uri = "/v1/carers/\(carer)"
        let home = "/v1/households/\(household ?? "\(scheme.households[0])")"
        if try await auditor.get("/v1/courses").json.items.allSatisfy({ $0["code"]?.text != "welcome" }) {
            try await manager.add(
                "/v1/courses",
                #"{"code": "welcome", "name": "Welcome", "isMandatory": true, "isInduction": true, "from": "2020-01-01"}"#
            )
        }
        for course in try await auditor.get("/v1/courses").json.items {
            try await coordinator.add(
                "\(uri)/training-records",
                #"{"courseId": "\#(course["id"]?.text ?? "")", "completedOn": "\#(lastWeek)", "trainer": "Bryony Moss"}"#
            )
        }
        for referee in ["Ash Rowan", "Ivy Hazel", "Wren Teal"] {
            try await coordinator.add(
                "\(uri)/references",
                #"{"referee": "\#(referee)", "relationship": "Friend", "receivedOn": "\#(lastWeek)", "verdict": "satisfactory"}"#
            )
        }
        try await coordinator.add(
            "\(uri)/commitments", #"{"consideredOn": "\#(lastWeek)", "summary": "None.", "compatible": true}"#)
        try await coordinator.add(
            "\(uri)/assessor-reports",
            #"{"completedOn": "\#(lastWeek)", "assessor": "Ivy Hazel", "summary": "Ready.", "recommendsApproval": true}"#
        )
        try await coordinator.add(
            "\(home)/inspections",
            #"{"inspectedOn": "\#(today)", "inspector": "Ivy Hazel", "bedroom": true, "washing": true, "healthAndSafety": true, "suitability": true, "insurance": true}"#
        )
        try await coordinator.add(
            "\(home)/tenures", #"{"checkedOn": "\#(today)", "kind": "owner", "paymentsUpToDate": true}"#)
        for kind in ["publicLiability", "household"] {
            try await coordinator.add(
                "\(home)/insurances",
                #"{"kind": "\#(kind)", "insurer": "Hedgerow Mutual", "from": "\#(lastWeek)", "to": "\#(today + 300)"}"#)
        }
        let members = try await auditor.get("\(home)/members").json.items.compactMap { $0["id"]?.text }
        let named = members.map { "\"\($0)\"" }.joined(separator: ", ")
        try await coordinator.add(
            "\(uri)/dbs-certificates",
            #"{"level": "enhanced", "workforce": "adult", "barredListChecked": true, "homeBased": true, "isPaper": true, "number": "\#(number)", "issuedOn": "\#(lastWeek)", "outcome": "clear", "originalSeenOn": "\#(lastWeek)", "namedAdults": [\#(named)]}"#
        )
    }
}
