/// The stable names of what can be wrong with the facts of a month's payments.
enum FaultCode: String, CaseIterable {
    // Anywhere
    case amountNegative, amountTooLarge, numberNegative, numberTooLarge, listTooLong
    case idMissing, carerMissing, idUsedTwice, fromUsedTwice, toNotAfterFrom
    // A day that is to be paid
    case noBand, noRateCard, noPrice
    // Rate cards
    case legacyPriced
    // Placements
    case legacyWithoutWeekly, weeklyNotLegacy
    case absenceBeforeStart, absenceAfterEnd, absencesOverlap
    case feesOverlap, feeBandNotAllowed
    case endBeforeStart, notArrivedNotAtStart
    // Short breaks and day support
    case nightsOutOfRange, minutesOutOfRange, arrivalOnAnotherDate
    case cancelledNotBeforeStart, cancelledByWithoutCancelledAt, cancelledAndNotArrived
}
