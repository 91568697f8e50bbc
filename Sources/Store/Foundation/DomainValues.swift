import JobCatalog
public import Postgres
public import SharedLives

// How values of the domain cross to the database: each through the type that PostgreSQL has for it.

extension Identifier: PostgresValue {
    /// `uuid`
    public static var postgresType: PostgresType { UUID.postgresType }

    /// Appends sixteen bytes.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        try UUID(self).encode(into: &writer)
    }

    /// Reads sixteen bytes.
    public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> Identifier {
        Identifier(try UUID.decode(from: &reader))
    }
}

extension CivilDate: PostgresValue {
    /// `date`
    public static var postgresType: PostgresType { PostgresDate.postgresType }

    /// Appends the date as days.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        try PostgresDate(daysSinceEpoch: daysSinceEpoch).encode(into: &writer)
    }

    /// Reads days.
    public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> CivilDate {
        CivilDate(daysSinceEpoch: try PostgresDate.decode(from: &reader).daysSinceEpoch)
    }
}

extension Instant: PostgresValue {
    /// `timestamp with time zone`
    public static var postgresType: PostgresType { PostgresTimestamp.postgresType }

    /// Appends microseconds.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        try PostgresTimestamp(microsecondsSinceEpoch: microsecondsSinceEpoch).encode(into: &writer)
    }

    /// Reads microseconds.
    public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> Instant {
        Instant(microsecondsSinceEpoch: try PostgresTimestamp.decode(from: &reader).microsecondsSinceEpoch)
    }
}

extension Pence: PostgresValue {
    /// `bigint`
    public static var postgresType: PostgresType { Int64.postgresType }

    /// Appends the pence.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        try value.encode(into: &writer)
    }

    /// Reads pence.
    public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> Pence {
        Pence(try Int64.decode(from: &reader))
    }
}

extension Postcode: PostgresValue {
    /// `text`
    public static var postgresType: PostgresType { String.postgresType }

    /// Appends the text.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        try description.encode(into: &writer)
    }

    /// Reads a text that the table's check has let pass.
    public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> Postcode {
        guard let postcode = Postcode(try String.decode(from: &reader)) else {
            throw PostgresValueError("The text is no postcode.")
        }
        return postcode
    }
}

extension Role: PostgresValue {}
extension Carer.Kind: PostgresValue {}
extension CarerState: PostgresValue {}
extension CarerReference.Verdict: PostgresValue {}
extension Tenure.Kind: PostgresValue {}
extension Insurance.Kind: PostgresValue {}
extension ChangeOfCircumstances.Kind: PostgresValue {}
extension StaffTask.Kind: PostgresValue {}
extension ReminderCause: PostgresValue {}
extension Delivery.Channel: PostgresValue {}
extension Delivery.Kind: PostgresValue {}
extension Delivery.State: PostgresValue {}
extension ArrangementKind: PostgresValue {}
extension PanelCase.Kind: PostgresValue {}
extension PanelCase.State: PostgresValue {}
extension PanelRecommendation.Verdict: PostgresValue {}
extension IssuedDocument.Kind: PostgresValue {}
extension Person.PrimarySupportReason: PostgresValue {}
extension Person.Gender: PostgresValue {}
extension GrowthTarget.Measure: PostgresValue {}
extension PersonProfile.Company: PostgresValue {}
extension HouseholdProfile.Company: PostgresValue {}
extension CarerMatch.State: PostgresValue {}
extension CarerMatch.Party: PostgresValue {}
extension Referral.State: PostgresValue {}
extension Referral.Funding: PostgresValue {}
extension Absence.Kind: PostgresValue {}
extension ArrangementAgreement.Kind: PostgresValue {}
extension PlacementNotice.Giver: PostgresValue {}
extension PlacementNotice.Cause: PostgresValue {}
extension PlacementEnd.Reason: PostgresValue {}
extension CancelledBy: PostgresValue {}
extension Element: PostgresValue {}
extension Unit: PostgresValue {}
extension FactChange.Kind: PostgresValue {}
extension FactChange.Act: PostgresValue {}
extension PaymentRun.State: PostgresValue {}
extension Standard18.Form: PostgresValue {}
extension DBSCertificate.Level: PostgresValue {}
extension DBSCertificate.Workforce: PostgresValue {}
extension DBSCertificate.Outcome: PostgresValue {}
extension RiskAssessment.Decision: PostgresValue {}
extension RiskAssessment.Safeguard: PostgresValue {}
extension ShowingPurpose: PostgresValue {}
extension UpdateServiceAnswer.Result: PostgresValue {}
extension Incident.Kind: PostgresValue {}
extension Incident.Source: PostgresValue {}
extension Incident.Enquiry: PostgresValue {}
extension Incident.Finding: PostgresValue {}
extension Feedback.Kind: PostgresValue {}
extension Feedback.Source: PostgresValue {}
extension Feedback.Subject: PostgresValue {}
extension Feedback.Outcome: PostgresValue {}
extension SignificantEvent.Kind: PostgresValue {}
extension PersonOutcome.Area: PostgresValue {}
extension PersonOutcome.Progress: PostgresValue {}
extension PolicyReview.Result: PostgresValue {}
extension CommunityActivity.Kind: PostgresValue {}
