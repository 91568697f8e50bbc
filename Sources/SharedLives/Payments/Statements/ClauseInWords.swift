extension Element {
    /// What its clause says, in plain words and with the scheme's own numbers.
    public func clauseInWords(_ policy: PaymentPolicy) -> String {
        switch self {
        case .support:
            "Each day of a placement, from its start to its end, is paid at a seventh of the weekly rate of the agreed band."
        case .absence:
            "While the person is in hospital, or away and expected back, the first \(policy.absencePaidDays) days of each "
                + "absence are paid, counted from the day on which it began."
        case .respite:
            "The first \(policy.respiteDaysPerYear) days of your own break in each placement year are paid. A placement year "
                + "begins on the day of the placement's start and on each anniversary of it."
        case .afterDeath:
            "After a death \(Unit.day.counted(policy.afterDeathDays)) are paid, the day of the death among them, unless the "
                + "person had been in hospital for more than \(policy.absencePaidDays) days."
        case .leftWithoutNotice:
            "When a person leaves without notice \(Unit.day.counted(policy.leftWithoutNoticeDays)) are paid, the day of leaving "
                + "among them."
        case .complexFee:
            "The agreed weekly fee is paid beside each paid day, other than of your break, while the band is one that can have "
                + "a fee."
        case .night:
            "Each night of a short break is paid at the rate of its band; it belongs to the date on which it begins."
        case .hour: "Day support is paid by the minute, at the hourly rate of its band."
        case .session: "Day support that is sold by the session is paid at the session's price."
        case .cancelled:
            "What is cancelled \(policy.cancellationHours) hours or less before its start, or day support to which the person "
                + "does not come, is half paid."
        case .notArrived: "When the person never arrives, half of the first night is paid."
        case .mileage:
            "Agreed miles for fetching the person to a short break are paid at \(policy.mileagePencePerMile)p each."
        }
    }
}
