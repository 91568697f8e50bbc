/// What a line's explanation is made from. It is kept with each line and put into words only when somebody reads them,
/// since a run works out many more lines than anybody looks at.
enum Wording: Sendable {
    /// A band, and the bands that followed it at the same rate within the line.
    case band(String, later: [String] = [])
    /// The discretionary fee.
    case fee
    /// A kind of session, and its band.
    case session(String, band: String)
    /// Half of a booking that was cancelled with no more than so many hours' notice; nights in parts if their rates differ.
    case cancelled(Booking, hours: Int)
    /// Half of day support to which the person did not come.
    case missed(Booking)
    /// Miles.
    case miles
    /// The words kept of a line that was worked out before.
    case kept(String)

    func explain(_ line: PaymentLine) -> String { "" }
}

/// What was booked, as far as an explanation tells it.
struct Booking: Sendable {}
