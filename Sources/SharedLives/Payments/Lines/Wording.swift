/// What a line's explanation is made from. It is kept with each line and put into words only when somebody reads them,
/// since a run works out many more lines than anybody looks at.
enum Wording: Sendable {
    /// A band, and the bands that followed it at the same rate within the line.
    case band(String, later: [String] = [])
    /// The discretionary fee.
    case fee
    /// Day support that took place.
    case booked(BookingLabel)
    /// Day support that was cancelled with no more than so many hours' notice.
    case cancelled(BookingLabel, noticeHours: Int)
    /// Day support to which the person did not come.
    case missed(BookingLabel)
    /// A short break that was cancelled with no more than so many hours' notice, in parts where its rate changes.
    case cancelledNights([RatedNights], band: String, noticeHours: Int)
    /// The first night of an arrangement at which the person never arrived, priced by the night or by the week's days.
    case firstNight(String, pricedBy: Unit)
    /// Miles.
    case miles
    /// The lines that today's facts make of a month that was paid, and what was changed since.
    case adjusted(to: [PaymentLine], causes: [FactChange])
    /// The words kept of a line that was worked out before.
    case kept(String)
}

/// What is booked, as the rate card names it.
struct BookingLabel: Sendable {
    var session: String?
    var band: String
}
