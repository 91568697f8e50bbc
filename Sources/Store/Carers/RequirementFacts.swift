import Postgres
public import SharedLives

/// What a scheme sets for itself about requirements: its courses, and the numbers of its policy.
public enum RequirementFacts {
    /// Courses (3.13). Of one code, the latest first day counts.
    public static let courses = courses(in: "course")

    /// Courses in a table of this form.
    static func courses(in table: String) -> RecordedFactTable<Course> {
        RecordedFactTable<Course>(
            FactStatements<(String, String, Bool, Bool, Int16?, CivilDate)>(
                table, of: .scheme, columns: "code, name, is_mandatory, is_induction, valid_months, from_date",
                orderedBy: "code, from_date"),
            write: { course in
                (
                    course.code, course.name, course.isMandatory, course.isInduction,
                    course.validMonths.map { Int16($0) }, course.from
                )
            },
            read: { row in
                Course(
                    code: row.0, name: row.1, isMandatory: row.2, isInduction: row.3,
                    validMonths: row.4.map { Int($0) }, from: row.5)
            })
    }

    /// Policies, each in force from its day until the next one's.
    public static let policies = RecordedFactTable<RequirementPolicy>(
        FactStatements<PolicyRow>(
            "requirement_policy", of: .scheme,
            columns: """
                from_date, references_min, dbs_renewal_months, inspection_valid_months, review_months, dbs_lead_days, \
                insurance_lead_days, training_lead_days, review_lead_days, people_max, panel_quorum, panel_papers_days
                """,
            orderedBy: "from_date"),
        write: policyRow, read: policy)

    private typealias PolicyRow = (
        CivilDate, Int16, Int16, Int16?, Int16, Int16, Int16, Int16, Int16, Int16, Int16, Int16
    )

    @Sendable private static func policyRow(_ policy: RequirementPolicy) -> PolicyRow {
        let days = policy.leadDays
        return (
            policy.from, Int16(policy.referencesMin), Int16(policy.dbsRenewalMonths),
            policy.inspectionValidMonths.map { Int16($0) }, Int16(policy.reviewMonths), Int16(days.dbs),
            Int16(days.insurance), Int16(days.training), Int16(days.review), Int16(policy.peopleMax),
            Int16(policy.panelQuorum), Int16(policy.panelPapersDays)
        )
    }

    @Sendable private static func policy(_ row: PolicyRow) -> RequirementPolicy {
        RequirementPolicy(
            from: row.0, referencesMin: Int(row.1), dbsRenewalMonths: Int(row.2),
            inspectionValidMonths: row.3.map { Int($0) }, reviewMonths: Int(row.4),
            leadDays: RequirementPolicy.LeadDays(
                dbs: Int(row.5), insurance: Int(row.6), training: Int(row.7), review: Int(row.8)),
            peopleMax: Int(row.9), panelQuorum: Int(row.10), panelPapersDays: Int(row.11))
    }

    /// In whose name the scheme asks the DBS Update Service; one at a time.
    public static let askers = RecordedFactTable<StatusCheckQuestion.Asker>(
        FactStatements<(String, String, String)>(
            "dbs_asker", of: .scheme, columns: "organisation, given_name, family_name", orderedBy: "recorded_at"),
        write: { ($0.organisation, $0.givenName, $0.familyName) },
        read: { StatusCheckQuestion.Asker(organisation: $0.0, givenName: $0.1, familyName: $0.2) })

    static let all = courses.statements + policies.statements + askers.statements
}
