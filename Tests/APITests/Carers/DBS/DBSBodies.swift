import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

extension Bodies {
    func certificate(
        number: String = "001234567890", issuedOn: String = "2026-02-01", seenOn: String = "2026-02-10",
        outcome: String = "disclosed", homeBased: Bool = true, more: String = ""
    ) -> String {
        """
        {"level": "enhanced", "workforce": "adult", "barredListChecked": true, "homeBased": \(homeBased), "isPaper": true,
         "number": "\(number)", "issuedOn": "\(issuedOn)", "outcome": "\(outcome)", "originalSeenOn": "\(seenOn)"\(more)}
        """
    }
}

extension SchemeServer {
    /// Where the certificates of a carer are.
    func certificates(ofCarer index: Int = 0) -> String { "/v1/carers/\(scheme.carers[index])/dbs-certificates" }

    /// Adds a certificate of a carer's and gives its address.
    func addCertificate(_ body: String? = nil, ofCarer index: Int = 0) async throws -> String {
        let id = try await coordinator.add(
            certificates(ofCarer: index), body ?? Bodies(scheme: scheme).certificate())
        return "/v1/dbs-certificates/\(id)"
    }

    /// Adds a member of the household and gives their id.
    func addMember() async throws -> String {
        let id = "018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c99"
        try await script(
            """
            INSERT INTO household_member (id, household_id, given_name, family_name, date_of_birth, relationship, from_date)
            VALUES ('\(id)', '\(scheme.households[0])', 'Sorrel', 'Larkspur', '1990-01-02', 'Brother', '2026-01-05');
            """)
        return id
    }
}
