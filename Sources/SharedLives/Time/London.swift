/// Civil time in Europe/London, by the rule in force since 1996: summer time from 01:00 UTC on the last Sunday of March
/// to 01:00 UTC on the last Sunday of October (the Summer Time Order 2002, and Directive 2000/84/EC before it).
///
/// The rule is written here, and not read from the machine's time-zone files, so that the same facts give the same
/// pence on any machine. Instants before 1996 are read by the same rule; no scheme pays for them.
public enum London {
    private static let microsecondsPerHour: Int64 = 3_600_000_000
    private static let microsecondsPerDay: Int64 = 24 * microsecondsPerHour

    /// The day it is in London at an instant.
    public static func civilDate(of instant: Instant) -> CivilDate {
        let local = instant.microsecondsSinceEpoch + offsetMicroseconds(at: instant)
        return CivilDate(daysSinceEpoch: Int32(local.flooredDivision(by: microsecondsPerDay).quotient))
    }

    /// The hour (0 to 23) and minute (0 to 59) on a London clock at an instant.
    public static func timeOfDay(of instant: Instant) -> (hour: Int, minute: Int) {
        let local = instant.microsecondsSinceEpoch + offsetMicroseconds(at: instant)
        let minutes = Int(local.flooredDivision(by: microsecondsPerDay).remainder / 60_000_000)
        return (minutes / 60, minutes % 60)
    }

    /// The instant at which a London clock shows an hour (0 to 23) and minute (0 to 59) of a day.
    ///
    /// A time that the clock shows twice in October is the first of the two. A time that it skips in March is read as
    /// if the clock had not been put forward yet, so it comes an hour later on the clock.
    public static func instant(of date: CivilDate, hour: Int, minute: Int) -> Instant {
        precondition((0..<24).contains(hour) && (0..<60).contains(minute), "a day has 24 hours of 60 minutes")
        let asUTC = Int64(date.daysSinceEpoch) * microsecondsPerDay + Int64(hour * 60 + minute) * 60_000_000
        let inSummer = Instant(microsecondsSinceEpoch: asUTC - microsecondsPerHour)
        return isSummerTime(at: inSummer) ? inSummer : Instant(microsecondsSinceEpoch: asUTC)
    }

    /// Whether the clocks are an hour ahead of UTC at an instant.
    public static func isSummerTime(at instant: Instant) -> Bool {
        let day = instant.microsecondsSinceEpoch.flooredDivision(by: microsecondsPerDay).quotient
        let year = CivilDate(daysSinceEpoch: Int32(day)).year
        return change(inMonth: 3, ofYear: year) <= instant && instant < change(inMonth: 10, ofYear: year)
    }

    private static func offsetMicroseconds(at instant: Instant) -> Int64 {
        isSummerTime(at: instant) ? microsecondsPerHour : 0
    }

    /// 01:00 UTC on the last Sunday of a month of 31 days.
    private static func change(inMonth month: Int, ofYear year: Int) -> Instant {
        let lastDay = CivilDate(daysSinceEpoch: CivilDate.days(year: year, month: month, day: 31))
        let sunday = lastDay - lastDay.weekday.rawValue % 7
        return Instant(
            microsecondsSinceEpoch: Int64(sunday.daysSinceEpoch) * microsecondsPerDay + microsecondsPerHour)
    }
}
