/// A course completed and in date (3.13.1, 3.13.4), by what the course asks for on the day.
struct TrainingRule: RequirementRule {
    let kind: Requirement.Kind
    let subject: String?
    let leadDays: Int
    /// The course as it is from each of several days on.
    let versions: [Evidence<Course>]
    /// The carer's entries for the course in any of its versions.
    let records: [Evidence<TrainingRecord>]

    /// - Parameter course: the course as it is on the day of the list.
    init(_ course: Course, leadDays: Int, courses: [Evidence<Course>], training: [Evidence<TrainingRecord>]) {
        kind = course.isInduction ? .induction : .training
        subject = course.code
        self.leadDays = leadDays
        let versions = courses.filter { $0.fact.code == course.code }
        self.versions = versions
        records = training.filter { record in versions.contains { $0.id == record.fact.courseID } }
    }

    var days: [CivilDate] {
        versions.map(\.fact.from)
            + records.flatMap { record in
                [record.fact.completedOn] + versions.compactMap { end(record.fact, by: $0.fact) }
            }
    }

    func finding(on day: CivilDate) -> Finding {
        guard let course = versions.newest(on: day, dated: \.from)?.fact, course.isDemanded else {
            return .holds(by: [], "The course is not asked for")
        }
        guard let newest = records.newest(on: day, dated: \.completedOn) else {
            return .open("“\(course.name)” was not completed", remedy: "book the course and record its completion")
        }
        let completedOn = newest.fact.completedOn
        if let end = end(newest.fact, by: course), end <= day {
            return .lapsed(
                for: [newest.id], "“\(course.name)” of \(completedOn.inWords) was valid until \(end.inWords)",
                remedy: "book the course again")
        }
        return .holds(by: [newest.id], "“\(course.name)” completed on \(completedOn.inWords)")
    }

    private func end(_ record: TrainingRecord, by course: Course) -> CivilDate? {
        course.validMonths.map { record.completedOn.adding(months: $0) }
    }
}

/// That a scheme has no induction to offer: a carer cannot have had it (3.3.1).
struct MissingInductionRule: RequirementRule {
    let kind = Requirement.Kind.induction
    let days: [CivilDate] = []

    func finding(on day: CivilDate) -> Finding {
        .open("The scheme has no induction course", remedy: "add one and record that the carer completed it")
    }
}

extension Course {
    /// Whether every carer has to have it.
    var isDemanded: Bool { isMandatory || isInduction }
}

extension [Evidence<Course>] {
    /// The courses as they are on a day that every carer has to have: inductions first, then by code.
    func demanded(on day: CivilDate) -> [Course] {
        filter { version in
            version.fact.isDemanded && version.fact.from <= day
                && !contains { other in
                    other.fact.code == version.fact.code && other.fact.from <= day
                        && (other.fact.from, other.id) > (version.fact.from, version.id)
                }
        }.map(\.fact).sorted { ($0.isInduction ? 0 : 1, $0.code) < ($1.isInduction ? 0 : 1, $1.code) }
    }
}
