/// Something that somebody should look at before a run is approved, with what would settle it. It does not stop the run.
public struct PaymentException: Hashable, Sendable {
    /// What it is. The raw values stand in the API and the tables.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Something goes out to a carer whose bank details are not recorded.
        case noBankDetails
        /// A carer was paid with the month before and is not paid with this one.
        case notPaidThisMonth
        /// Something is paid for days after an arrangement's end, or after a person's death.
        case dueAfterEnd
        /// A payment differs from that of the month before by more than the scheme's warning.
        case paymentChanged
        /// A carer's DBS certificate is out of date, or there is none (3.5.1).
        case dbsOutOfDate
        /// A placement is older than 15 weeks, and its band was not reviewed (4.5).
        case bandingReviewDue
        /// An absence is longer than what is paid of it (4.12.3).
        case absenceBeyondPaidDays
        /// A person is in two places in one night.
        case inTwoPlaces
        /// More people are in a home on a day than its limit.
        case homeOverLimit
    }

    /// What it is.
    public var kind: Kind
    /// The carer; nil where it is about a home.
    public var carer: Identifier?
    /// The placement or short break, or the household; nil where it is about all of a carer.
    public var subject: Identifier?
    /// What is to be looked at, in a sentence without names.
    public var detail: String
    /// What would settle it.
    public var settledBy: String

    /// An exception.
    public init(kind: Kind, carer: Identifier?, subject: Identifier?, detail: String, settledBy: String) {
        self.kind = kind
        self.carer = carer
        self.subject = subject
        self.detail = detail
        self.settledBy = settledBy
    }
}

extension PaymentException {
    /// Weeks after a placement's start by which its band is reviewed (4.5).
    public static let bandingReviewWeeks = 15

    /// Somebody is paid whose bank account is not recorded.
    public static func noBankDetails(carer: Identifier, amount: Pence) -> PaymentException {
        PaymentException(
            kind: .noBankDetails, carer: carer, subject: nil,
            detail: "\(amount) goes out, and no bank account of the carer is recorded.",
            settledBy: "Record the carer's bank account, or hold the payment.")
    }

    /// A carer who was paid with the month before gets nothing, or something that differs much.
    public static func changed(carer: Identifier, from before: Pence, to now: Pence, held: Bool) -> PaymentException {
        if now == .zero {
            return PaymentException(
                kind: .notPaidThisMonth, carer: carer, subject: nil,
                detail: "\(before) was paid with the month before, and nothing goes out now"
                    + (held ? ", since the carer's payments are held." : "."),
                settledBy: held
                    ? "Release the hold, or leave it." : "See that the carer's arrangements and their ends are right.")
        }
        let percent = Int64((now - before).value.magnitude) * 100 / before.value
        return PaymentException(
            kind: .paymentChanged, carer: carer, subject: nil,
            detail: "\(now) goes out, after \(before) with the month before: \(percent) % "
                + (now > before ? "more." : "less."),
            settledBy: "Read the lines of both months, and see that what changed is right.")
    }

    /// Something is paid for days after the end of an arrangement.
    public static func dueAfterEnd(
        carer: Identifier, subject: Identifier, end: CivilDate, reason: PlacementEnd.Reason, amount: Pence
    ) -> PaymentException {
        PaymentException(
            kind: .dueAfterEnd, carer: carer, subject: subject,
            detail: "\(amount) is due for days from \(end.inWords) on, when the person \(reason.inWords).",
            settledBy: reason == .death || reason == .leftWithoutNotice
                ? "See that no more than what the rules pay after an end is left, and that bookings are cancelled."
                : "Correct the end, or cancel what was booked after it.")
    }

    /// A carer's DBS certificate is out of date on the last day of the month.
    public static func dbsOutOfDate(carer: Identifier, issuedOn: CivilDate?, day: CivilDate) -> PaymentException {
        PaymentException(
            kind: .dbsOutOfDate, carer: carer, subject: nil,
            detail: issuedOn.map {
                "The latest DBS certificate is of \($0.inWords) and out of date on \(day.inWords)."
            } ?? "No DBS certificate of the right kind is recorded.",
            settledBy: "Record a new certificate. Until then no new arrangement is made; payments go on.")
    }

    /// A placement's band was not reviewed 15 weeks after its start.
    public static func bandingReviewDue(
        carer: Identifier, placement: Identifier, start: CivilDate
    ) -> PaymentException {
        PaymentException(
            kind: .bandingReviewDue, carer: carer, subject: placement,
            detail: "The placement began on \(start.inWords), and its band was to be reviewed by "
                + "\((start + 7 * bandingReviewWeeks).inWords).",
            settledBy: "Record the review, or the band that it agreed.")
    }

    /// An absence is longer than what is paid of it.
    public static func absenceBeyondPaidDays(
        carer: Identifier, placement: Identifier, from: CivilDate, paidDays: Int
    ) -> PaymentException {
        PaymentException(
            kind: .absenceBeyondPaidDays, carer: carer, subject: placement,
            detail:
                "The absence from \(from.inWords) on is paid for \(paidDays) days, until \((from + paidDays).inWords).",
            settledBy: "Ask adult social care for a review; record the return, or the end of the placement.")
    }

    /// A person stays somewhere while a placement of theirs goes on and no absence is recorded.
    public static func inTwoPlaces(carer: Identifier, stay: Identifier, night: CivilDate) -> PaymentException {
        PaymentException(
            kind: .inTwoPlaces, carer: carer, subject: stay,
            detail: "In the night of \(night.inWords) the person is on a short break and in a placement.",
            settledBy: "Record the absence from the placement, or correct the short break.")
    }

    /// More people are in a home than its limit.
    public static func homeOverLimit(
        household: Identifier, day: CivilDate, people: Int, limit: Int
    ) -> PaymentException {
        PaymentException(
            kind: .homeOverLimit, carer: nil, subject: household,
            detail: "From \(day.inWords) on \(people) people are in this home, and its limit is \(limit).",
            settledBy: "End or move an arrangement, or have the carers' terms changed.")
    }
}

extension PlacementEnd.Reason {
    fileprivate var inWords: String {
        switch self {
        case .movedOn: "moved on"
        case .breakdown: "left after a breakdown"
        case .death: "died"
        case .leftWithoutNotice: "left without notice"
        case .notArrived: "did not arrive"
        }
    }
}
