/// England's bank holidays, as they are published (www.gov.uk/bank-holidays), the days that were given once among them: 8 May 2020 in
/// place of 4 May, 2 and 3 June and 19 September 2022, 8 May 2023.
///
/// A year that is not here yet is for the installation's next version, or for the scheme to record.
public enum BankHolidays {
    /// The years whose bank holidays are here.
    public static let years = 2019...2028

    /// The days, in their order.
    public static let days: [CivilDate] = byYear.flatMap { year, days in
        days.split(separator: " ").map { day in
            let parts = day.split(separator: "/").compactMap { Int($0) }
            return CivilDate(year: year, month: parts[1], day: parts[0])!
        }
    }

    /// Day and month.
    private static let byYear: [(Int, String)] = [
        (2019, "1/1 19/4 22/4 6/5 27/5 26/8 25/12 26/12"),
        (2020, "1/1 10/4 13/4 8/5 25/5 31/8 25/12 28/12"),
        (2021, "1/1 2/4 5/4 3/5 31/5 30/8 27/12 28/12"),
        (2022, "3/1 15/4 18/4 2/5 2/6 3/6 29/8 19/9 26/12 27/12"),
        (2023, "2/1 7/4 10/4 1/5 8/5 29/5 28/8 25/12 26/12"),
        (2024, "1/1 29/3 1/4 6/5 27/5 26/8 25/12 26/12"),
        (2025, "1/1 18/4 21/4 5/5 26/5 25/8 25/12 26/12"),
        (2026, "1/1 3/4 6/4 4/5 25/5 31/8 25/12 28/12"),
        (2027, "1/1 26/3 29/3 3/5 31/5 30/8 27/12 28/12"),
        (2028, "3/1 14/4 17/4 1/5 29/5 28/8 25/12 26/12"),
    ]
}

/// A bank holiday that a scheme has recorded, since the program does not have its year.
public struct BankHoliday: Hashable, Sendable {
    /// The day.
    public var on: CivilDate
    /// Its name, 1 to 200 characters.
    public var name: String

    /// A bank holiday.
    public init(on: CivilDate, name: String) {
        self.on = on
        self.name = name
    }
}
