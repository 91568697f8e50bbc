/// The numbers in the payment rules that are a scheme's own to set, with Somerset's as defaults.
public struct PaymentPolicy: Hashable, Sendable {
    /// Days of carer's break that are paid in each placement year (4.11.1).
    public var respiteDaysPerYear: Int
    /// Days of each absence that are paid; also the days in hospital after which no week is paid on death (4.12.2, 4.12.3).
    public var absencePaidDays: Int
    /// Days paid from the date of death, that day among them (4.12.2, 3.20.4).
    public var afterDeathDays: Int
    /// Days paid from the day on which a person left without notice, that day among them (4.12.4).
    public var leftWithoutNoticeDays: Int
    /// Hours of notice at or below which a cancelled short break or day support is half paid (4.7.6).
    public var cancellationHours: Int
    /// Pence for a mile of fetching a person to a short break (4.7.5).
    public var mileagePencePerMile: Int
    /// The bands beside which a discretionary fee can be agreed (4.6.1).
    public var feeBands: Set<String>

    /// A policy; what is left out is as in Somerset's specification.
    public init(
        respiteDaysPerYear: Int = 14, absencePaidDays: Int = 28, afterDeathDays: Int = 7,
        leftWithoutNoticeDays: Int = 7, cancellationHours: Int = 48, mileagePencePerMile: Int = 45,
        feeBands: Set<String> = ["complex"]
    ) {
        self.respiteDaysPerYear = respiteDaysPerYear
        self.absencePaidDays = absencePaidDays
        self.afterDeathDays = afterDeathDays
        self.leftWithoutNoticeDays = leftWithoutNoticeDays
        self.cancellationHours = cancellationHours
        self.mileagePencePerMile = mileagePencePerMile
        self.feeBands = feeBands
    }
}
