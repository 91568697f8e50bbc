extension PaymentPolicy {
    /// What is wrong with a policy, with pointers from the policy on.
    func faults() -> [Fault] {
        var list = FaultList()
        let days = PaymentLimits.policyDaysMax
        list.check(respiteDaysPerYear, max: days, at: "/respiteDaysPerYear")
        list.check(absencePaidDays, max: days, at: "/absencePaidDays")
        list.check(afterDeathDays, max: days, at: "/afterDeathDays")
        list.check(leftWithoutNoticeDays, max: days, at: "/leftWithoutNoticeDays")
        list.check(cancellationHours, max: PaymentLimits.cancellationHoursMax, at: "/cancellationHours")
        list.check(mileagePencePerMile, max: PaymentLimits.mileagePencePerMileMax, at: "/mileagePencePerMile")
        _ = list.check(count: feeBands.count, max: PaymentLimits.pricesMax, at: "/feeBands")
        return list.faults
    }
}
