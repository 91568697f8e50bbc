extension MonitoringLine {
    /// Capacity and market figures, for any days.
    public static let market = homesAndCarers + people + capacity + demand + turnover

    private static let homesAndCarers = [
        MonitoringLine(
            "households", .homesAndCarers, "Shared Lives households",
            "Homes with a carer who is approved on the last day.",
            .household),
        MonitoringLine(
            "householdsByLocality", .homesAndCarers, "By locality", "The home's locality.", .household,
            grouping: .words, of: "households"),
        MonitoringLine(
            "approvedCarers", .homesAndCarers, "Approved carers",
            "Carers who are approved on the last day, suspended ones included; support carers apart.", .carer),
        MonitoringLine(
            "approvedCarersByLocality", .homesAndCarers, "By locality", "The locality of the carer's home.", .carer,
            grouping: .words, of: "approvedCarers"),
        MonitoringLine(
            "approvedSupportCarers", .homesAndCarers, "Approved support carers",
            "Support carers who are approved on the last day.", .carer),
        MonitoringLine(
            "carersOfPeriod", .homesAndCarers, "Carers approved at any time",
            "Carers who were approved on any of the days.",
            .carer),
        MonitoringLine(
            "carersOfPeriodByAge", .homesAndCarers, "By age bracket", "Ages on the last day.", .carer, grouping: .words,
            of: "carersOfPeriod"),
    ]

    private static let people = [
        MonitoringLine(
            "peopleInPlacements", .people, "People in long-term placements", "People with a placement on the last day.",
            .person),
        MonitoringLine(
            "peopleInPlacementsByReason", .people, "By primary support reason", "Reasons as recorded.", .person,
            grouping: .codes, of: "peopleInPlacements"),
        MonitoringLine(
            "peopleInPlacementsByLocality", .people, "By locality", "The locality of the carer's home.", .person,
            grouping: .words, of: "peopleInPlacements"),
        MonitoringLine(
            "longTermArrangements", .people, "Long-term arrangements",
            "Placements with at least one of the days; who moved counts in each home.", .placement),
        MonitoringLine(
            "shortBreaksAtHome", .people, "Short breaks: people living at home",
            "People with a night of a short break on the days, and no placement on any of them.", .person),
        MonitoringLine(
            "shortBreaksInCrisis", .people, "Of which urgent response to a crisis",
            "Those of them of whom a stay was in a crisis.", .person, of: "shortBreaksAtHome"),
        MonitoringLine(
            "shortBreaksInPlacements", .people, "Short breaks: people living within Shared Lives",
            "People with a night of a short break on the days who also have a placement on some of them.", .person),
        MonitoringLine(
            "peopleOfPeriod", .people, "People supported at any time",
            "People with a placement or a short break on the days.",
            .person),
        MonitoringLine(
            "peopleOfPeriodByReason", .people, "By primary support reason", "Reasons as recorded.", .person,
            grouping: .codes, of: "peopleOfPeriod"),
    ]

    private static let capacity = [
        MonitoringLine(
            "vacanciesLongTerm", .capacity, "Vacancies: long term",
            "Places that nobody has on the last night, in homes with a carer who is approved for it and not suspended.",
            .household, unit: .places),
        MonitoringLine(
            "vacanciesLongTermByLocality", .capacity, "By locality", "The home's locality.", .household, unit: .places,
            grouping: .words, of: "vacanciesLongTerm"),
        MonitoringLine(
            "vacanciesShortBreak", .capacity, "Vacancies: short breaks",
            "The same for homes whose carer is approved for short breaks; a place may be vacant for both.", .household,
            unit: .places),
        MonitoringLine(
            "vacanciesShortBreakByLocality", .capacity, "By locality", "The home's locality.", .household,
            unit: .places, grouping: .words, of: "vacanciesShortBreak"),
    ]

    private static let demand = [
        MonitoringLine(
            "referralsInProcess", .demand, "Referrals in process", "Referrals that were open on the last day.",
            .referral),
        MonitoringLine(
            "referralsInProcessByKind", .demand, "By what is asked for", "The kind of arrangement.", .referral,
            grouping: .codes, of: "referralsInProcess"),
        MonitoringLine(
            "referralsInProcessByReason", .demand, "By primary support reason", "The person's.", .referral,
            grouping: .codes, of: "referralsInProcess"),
        MonitoringLine(
            "referralsInProcessByAge", .demand, "By how long they have waited", "Days from receipt to the last day.",
            .referral, grouping: .words, of: "referralsInProcess"),
    ]

    private static let turnover = [
        MonitoringLine(
            "carersJoined", .turnover, "Carers who joined",
            "Carers who were approved for the first time on one of the days.",
            .carer),
        MonitoringLine(
            "carersLeft", .turnover, "Carers who left", "Carers who resigned or were de-approved on one of the days.",
            .carer),
        MonitoringLine(
            "carersLeftByReason", .turnover, "By how it ended", "Resigned or de-approved.", .carer, grouping: .codes,
            of: "carersLeft"),
        MonitoringLine(
            "carerTurnover", .turnover, "Turnover of carers",
            "Of carers who were approved on the day before the first, those who left on one of the days.", .carer,
            unit: .percent),
        MonitoringLine(
            "placementsEnded", .turnover, "People who left", "As people leaving in the quarterly report.", .placement),
        MonitoringLine(
            "placementsEndedByReason", .turnover, "By reason", "Why the placement ended.", .placement,
            grouping: .codes, of: "placementsEnded"),
    ]
}
