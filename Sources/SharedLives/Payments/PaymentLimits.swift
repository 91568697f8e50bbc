/// How much of everything a calculation takes, so that no sum in it can run over and no request is without end.
///
/// With these, the greatest amount of a line is 31 days or 1,440 minutes at the greatest rate, and the greatest total
/// of a calculation stays five orders of magnitude inside `Int64`. What exceeds a limit is a fault, never a trap.
public enum PaymentLimits {
    /// The greatest price, fee or contribution: a million pounds.
    public static let penceMax: Int64 = 100_000_000
    /// The greatest number of days of a policy: about ten years.
    public static let policyDaysMax = 3_660
    /// The longest notice of a policy: a leap year.
    public static let cancellationHoursMax = 8_784
    /// The greatest price of a mile: a hundred pounds.
    public static let mileagePencePerMileMax = 10_000
    /// The greatest number of miles of one fetching.
    public static let milesMax = 10_000
    /// The most nights of a short break (4.7.1).
    public static let nightsMax = 28
    /// The longest piece of day support, in minutes: a day.
    public static let minutesMax = 1_440
    /// The most placements, the most stays and the most sessions of one calculation, each.
    public static let subjectsMax = 100_000
    /// The most rate cards.
    public static let rateCardsMax = 1_000
    /// The most prices in one table of a rate card, and the most kinds of session and fee bands.
    public static let pricesMax = 1_000
    /// The most bands, contributions, fees and absences of one placement, each.
    public static let datedFactsMax = 1_000
}
