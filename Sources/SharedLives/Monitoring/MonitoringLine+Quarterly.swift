extension MonitoringLine {
    /// The quarterly report, line by line in the order of Appendix 3.
    public static let quarterly = longTerm + ofCarers + shortBreaks + quality + staffing + [outcomes]

    private static let longTerm = [
        MonitoringLine(
            "longTermPeople", .longTermPlacements, "People currently supported",
            "People with a placement on the quarter's last day.", .person),
        MonitoringLine(
            "longTermPeopleNew", .longTermPlacements, "Of whom new in the quarter",
            "Those of them who had no placement on the day before the quarter began.", .person, of: "longTermPeople"),
        MonitoringLine(
            "longTermPeopleByAge", .longTermPlacements, "By age", "Ages on the quarter's last day.", .person,
            grouping: .words, of: "longTermPeople"),
        MonitoringLine(
            "longTermPeopleByGender", .longTermPlacements, "By gender", "Genders as recorded.", .person,
            grouping: .codes, of: "longTermPeople"),
        MonitoringLine(
            "longTermPeopleByReason", .longTermPlacements, "By primary support reason", "Reasons as recorded.", .person,
            grouping: .codes, of: "longTermPeople"),
        MonitoringLine(
            "longTermPeopleByBand", .longTermPlacements, "By support band",
            "The placement's band on the quarter's last day.", .person, grouping: .words, of: "longTermPeople"),
        MonitoringLine(
            "longTermPeopleByLocation", .longTermPlacements, "By location of placement",
            "The locality of the carer's home.", .person, grouping: .words, of: "longTermPeople"),
        MonitoringLine(
            "longTermReferrals", .longTermPlacements, "Referrals in process",
            "Referrals for a long-term placement, in a crisis or for reablement that were open on the quarter's last day.",
            .referral),
        MonitoringLine(
            "longTermReferralsNew", .longTermPlacements, "Of which new in the quarter",
            "Those of them that were received in the quarter.", .referral, of: "longTermReferrals"),
        MonitoringLine(
            "longTermLeavers", .longTermPlacements, "People leaving",
            "Placements whose first day without the person lies in the quarter, but for those of people who had another placement "
                + "by then, or who never came.", .placement),
        MonitoringLine(
            "longTermLeaversByReason", .longTermPlacements, "Reasons for move on", "Why the placement ended.",
            .placement, grouping: .codes, of: "longTermLeavers"),
    ]

    private static let ofCarers = [
        MonitoringLine(
            "carers", .carers, "Number of carers",
            "Carers who are approved on the quarter's last day, suspended ones included; support carers apart.", .carer),
        MonitoringLine(
            "carersNew", .carers, "Of whom new in the quarter",
            "Those of them who were not approved on the day before the quarter began.", .carer, of: "carers"),
        MonitoringLine(
            "carersByLocation", .carers, "Location of carers", "The locality of the carer's home.", .carer,
            grouping: .words, of: "carers"),
        MonitoringLine(
            "supportCarers", .carers, "Number of support carers",
            "Support carers who are approved on the quarter's last day.", .carer),
        MonitoringLine(
            "longTermPlaces", .carers, "Placements available: long term",
            "Places of homes with a carer who is approved for it and not suspended on the quarter's last day: as many as the "
                + "carers' terms and the scheme allow (3.7.7).", .household, unit: .places),
        MonitoringLine(
            "longTermVacancies", .carers, "% vacant: long term", "Those of these places that nobody has that night.",
            .household, unit: .percent),
        MonitoringLine(
            "shortBreakPlaces", .carers, "Placements available: short breaks",
            "The same for homes whose carer is approved for short breaks; a place may be available for both.",
            .household,
            unit: .places),
        MonitoringLine(
            "shortBreakVacancies", .carers, "% vacant: short breaks",
            "Those of these places that nobody has that night.",
            .household, unit: .percent),
    ]

    private static let shortBreaks = [
        MonitoringLine(
            "shortBreakPeople", .shortBreaks, "People accessing short breaks",
            "People with at least one night of a short break in the quarter.", .person),
        MonitoringLine(
            "shortBreakPeopleByAge", .shortBreaks, "By age", "Ages on the quarter's last day.", .person,
            grouping: .words, of: "shortBreakPeople"),
        MonitoringLine(
            "shortBreakPeopleByGender", .shortBreaks, "By gender", "Genders as recorded.", .person, grouping: .codes,
            of: "shortBreakPeople"),
        MonitoringLine(
            "shortBreakPeopleByReason", .shortBreaks, "By primary support reason", "Reasons as recorded.", .person,
            grouping: .codes, of: "shortBreakPeople"),
        MonitoringLine(
            "shortBreakPeopleByBand", .shortBreaks, "By support band",
            "The band of their last short break of the quarter.",
            .person, grouping: .words, of: "shortBreakPeople"),
        MonitoringLine(
            "shortBreakPeopleByPostcode", .shortBreaks, "By postcode of placement",
            "The first half of the postcode of the home of their last short break of the quarter; a whole postcode would tell the "
                + "home.", .person, grouping: .words, of: "shortBreakPeople"),
        MonitoringLine(
            "shortBreakNights", .shortBreaks, "Nights accessed in the quarter",
            "Nights of short breaks that lie in the quarter, but for those that were cancelled or nobody came for.",
            .stay,
            unit: .nights),
    ]

    private static let quality = [
        MonitoringLine(
            "complaints", .quality, "Complaints", "Received in the quarter.", .feedback),
        MonitoringLine("concerns", .quality, "Concerns", "Received in the quarter.", .feedback),
        MonitoringLine("compliments", .quality, "Compliments", "Received in the quarter.", .feedback),
        MonitoringLine(
            "safeguardingConcerns", .quality, "Safeguarding concerns", "Those that became known in the quarter.",
            .incident),
        MonitoringLine(
            "notifiableIncidents", .quality, "Notifiable incidents to CQC",
            "Incidents that CQC is to be told of and that became known in the quarter, safeguarding concerns among them.",
            .incident),
        MonitoringLine(
            "carerTraining", .quality, "Carers up to date with mandatory training",
            "Of carers and support carers who are approved on the quarter's last day, those whose induction and every mandatory course "
                + "are in date then (3.13).", .carer, unit: .percent),
        MonitoringLine(
            "socialValue", .quality, "Social value delivered to the county", "Delivered in the quarter.",
            .communityActivity),
        MonitoringLine(
            "coProduction", .quality, "Co-production and consultation carried out", "Carried out in the quarter.",
            .communityActivity),
    ]

    private static let staffing = [
        MonitoringLine(
            "staff", .staffing, "Staff", "In post on the quarter's last day.", .staffMember),
        MonitoringLine(
            "staffByHours", .staffing, "Full-time and part-time", "By the post that they have on that day.",
            .staffMember, grouping: .codes, of: "staff"),
        MonitoringLine(
            "staffNew", .staffing, "New staff", "Those who started in the quarter, with their posts.", .staffMember),
        MonitoringLine(
            "staffTraining", .staffing, "Staff who completed mandatory training",
            "Of those in post on the quarter's last day, those for whom every mandatory course is in date then.",
            .staffMember, unit: .percent),
    ]

    private static let outcomes = MonitoringLine(
        "outcomes", .outcomes, "Evidence of how outcomes are being met",
        "Outcomes of people that were assessed in the quarter, with the case studies that may be shared.",
        .personOutcome)
}
