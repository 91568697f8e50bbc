/// The amounts of qualifying care relief for a tax year (ITTOIA 2005, ss 808 to 811).
public struct CareReliefFigures: Hashable, Sendable {
    /// The tax year.
    public var taxYear: TaxYear
    /// For a residence, shared by the carers who use it.
    public var fixed: Pence
    /// For each week with an adult.
    public var adultWeekly: Pence
    /// For each week with a child of eleven years or more.
    public var olderChildWeekly: Pence
    /// For each week with a younger child.
    public var youngerChildWeekly: Pence
    /// Where they were published.
    public var source: String

    /// A year's amounts.
    public init(
        taxYear: TaxYear, fixed: Pence, adultWeekly: Pence, olderChildWeekly: Pence, youngerChildWeekly: Pence,
        source: String
    ) {
        self.taxYear = taxYear
        self.fixed = fixed
        self.adultWeekly = adultWeekly
        self.olderChildWeekly = olderChildWeekly
        self.youngerChildWeekly = youngerChildWeekly
        self.source = source
    }

    /// The published amounts of a year; nil for a year whose amounts are not known here: these the scheme records itself.
    public static func published(for taxYear: TaxYear) -> CareReliefFigures? {
        // Carers of adults have had the relief since 2010-11, with the amounts of foster carers.
        if (2_010...2_022).contains(taxYear.startYear) {
            return CareReliefFigures(
                taxYear: taxYear, fixed: 1_000_000, adultWeekly: 25_000, olderChildWeekly: 25_000,
                youngerChildWeekly: 20_000, source: "HMRC Business Income Manual, BIM52765")
        }
        return later[taxYear.startYear].map {
            CareReliefFigures(
                taxYear: taxYear, fixed: $0.fixed, adultWeekly: $0.adult, olderChildWeekly: $0.adult,
                youngerChildWeekly: $0.younger, source: $0.source)
        }
    }

    private static let later: [Int: (fixed: Pence, adult: Pence, younger: Pence, source: String)] = [
        2_023: (1_814_000, 45_000, 37_500, "Finance (No. 2) Act 2023, section 28"),
        2_024: (1_936_000, 48_500, 40_500, "SI 2024/423"),
        2_025: (1_969_000, 49_500, 41_500, "SI 2025/51"),
    ]
}
