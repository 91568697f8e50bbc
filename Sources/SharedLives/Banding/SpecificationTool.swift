extension BandingTool {
    /// The banding tool of the service specification (Appendix 1), which a scheme has until it sets its own.
    ///
    /// Night time has no level 4. Levels 3 and 4 of money read alike there. A level is reached in 5 of the 14 domains.
    public static let specification = BandingTool(
        bands: ["low", "medium", "high", "complex"],
        domains: [
            Domain(
                "medication", "Medication", "Self-managing", "Some support required from the carer",
                "Carer manages all medication", "Specialist medical condition and/or medication"),
            Domain(
                "nightTime", "Night time", "Rarely, e.g. at times of ill health", "Regular, e.g. once a week",
                "Most nights and more than once a night", nil),
            Domain(
                "physicalWellbeing", "Physical wellbeing", "Prompting", "Regular support and supervision, e.g. daily",
                "Frequent support and supervision, e.g. several times a day", "Specialist skilled support"),
            Domain(
                "emotional", "Emotional", "Low level", "Regular, e.g. daily", "Frequent, e.g. several times a day",
                "Specialist and skilled"),
            Domain(
                "psychologicalWellbeing", "Psychological and/or psychiatric wellbeing",
                "Low level with mild conditions", "Regular support", "Frequent support",
                "Specialist knowledge and support, working with professionals"),
            Domain(
                "supervisionSafetyAndRisk", "Supervision, safety and risk",
                "Independent at home, in the community and when travelling",
                "Regular at home, in the community and when travelling",
                "Frequent at home, in the community and when travelling",
                "Constant supervision and support required, possibly a community deprivation of liberty"),
            Domain(
                "personalCare", "Personal care", "Mainly independent, some prompts", "Regular prompts and support",
                "Frequent prompts and support", "Full support in all areas"),
            mainlyIndependent("friendshipsAndRelationships", "Making and maintaining friendships and relationships"),
            mainlyIndependent("communityAccess", "Community access"),
            mainlyIndependent("educationEmploymentAndTraining", "Education, employment and training"),
            Domain(
                "communication", "Communication", "Mainly independent", "Regular support", "Frequent",
                "Specialist and skilled support"),
            Domain(
                "money", "Money", "Mainly independent: has capacity to manage finances",
                "Has financial capacity but requires some support", "Does not have financial capacity",
                "Does not have financial capacity"),
            Domain(
                "dailyLivingSkills", "Daily living skills", "Mainly independent: can prepare drinks and snacks",
                "Regular support required daily", "Frequent support (includes preparation for independence)",
                "Full support"),
            Domain(
                "mobility", "Mobility", "Mainly independent", "Regular support", "Frequent support",
                "Full support required"),
        ],
        domainsToReach: 5)

    private static func mainlyIndependent(_ code: String, _ name: String) -> Domain {
        Domain(code, name, "Mainly independent", "Regular support", "Frequent support", "Full support")
    }
}

extension BandingTool.Domain {
    fileprivate init(_ code: String, _ name: String, _ descriptors: String?...) {
        self.init(code: code, name: name, descriptors: descriptors)
    }
}
