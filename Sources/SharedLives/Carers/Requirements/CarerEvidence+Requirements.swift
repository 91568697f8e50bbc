extension CarerEvidence {
    /// What is required of this carer on a day, past or future: what is met, about to lapse, open or lapsed, and by what evidence.
    ///
    /// Each requirement is decided by what is dated on or before the day. The day on which it no longer holds takes in everything
    /// that is here: an insurance that follows the present one, or an adult who is known to move in.
    ///
    /// - Parameter policy: the scheme's policy in force on the day.
    public func requirements(on day: CivilDate, policy: RequirementPolicy) -> RequirementList {
        RequirementList(items: rules(on: day, policy: policy).map { $0.requirement(on: day) })
    }

    /// The rule of each thing that is required on a day.
    func rules(on day: CivilDate, policy: RequirementPolicy) -> [any RequirementRule] {
        let lead = policy.leadDays
        let isSupportCarer = kind == .supportCarer
        let held = DBSCertificates(
            isSupportCarer: isSupportCarer, renewalMonths: policy.dbsRenewalMonths, certificates: certificates)
        var rules: [any RequirementRule] = [DBSRule(leadDays: lead.dbs, held: held)]
        // A support carer covers in the home of the carer, which is looked at with that carer (3.4.2).
        if !isSupportCarer {
            rules.append(
                HouseholdAdultsRule(leadDays: lead.dbs, held: held, hasHousehold: householdID != nil, members: members))
        }
        rules.append(ReferencesRule(references: references, countMin: policy.referencesMin))
        if !isSupportCarer {
            rules += [
                HomeInspectionRule(
                    leadDays: lead.review, inspections: inspections, validMonths: policy.inspectionValidMonths),
                TenureRule(tenures: tenures),
                InsuranceRule(.publicLiability, leadDays: lead.insurance, insurances: insurances),
                InsuranceRule(.household, leadDays: lead.insurance, insurances: insurances),
            ]
        }
        let demanded = courses.demanded(on: day)
        if !demanded.contains(where: \.isInduction) { rules.append(MissingInductionRule()) }
        for course in demanded {
            rules.append(TrainingRule(course, leadDays: lead.training, courses: courses, training: training))
        }
        rules +=
            [
                CommitmentsRule(commitments: commitments), AssessorReportRule(reports: assessorReports),
                CarerAgreementRule(agreements: agreements),
                AnnualReviewRule(
                    leadDays: lead.review, reviews: reviews, approvedOn: approvedOn, months: policy.reviewMonths),
            ] as [any RequirementRule]
        return rules
    }
}

extension [RequirementPolicy] {
    /// The policy in force on a day: the latest whose day is on or before it; what the specification asks for before any.
    public func inForce(on day: CivilDate) -> RequirementPolicy {
        filter { $0.from <= day }.max { $0.from < $1.from } ?? RequirementPolicy(from: day)
    }
}
