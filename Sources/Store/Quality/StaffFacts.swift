import Postgres
public import SharedLives

/// Dated facts of members of staff, and the courses that there are for them.
public enum StaffFacts {
    /// What somebody's work is. Of several the latest first day counts.
    public static let posts = RecordedFactTable<StaffPost>(
        FactStatements<(CivilDate, String, Bool, Int16)>(
            "staff_post", of: .staffMember, columns: "from_date, title, is_full_time, weekly_minutes",
            orderedBy: "from_date"),
        write: { ($0.from, $0.title, $0.isFullTime, Int16($0.weeklyMinutes)) },
        read: { StaffPost(from: $0.0, title: $0.1, isFullTime: $0.2, weeklyMinutes: Int($0.3)) })

    /// Courses for staff, as there are some for carers. Of one code, the latest first day counts.
    public static let courses = RequirementFacts.courses(in: "staff_course")

    /// The training log of a member of staff.
    public static let training = CarerFacts.trainingRecords(in: "staff_training", of: .staffMember)

    static let all = posts.statements + courses.statements + training.statements
}
