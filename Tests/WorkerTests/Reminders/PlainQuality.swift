import SharedLives

/// What of quality a scheme knows in a test, and what is due of it, worked out plainly.
struct PlainQuality {
    var scheme = ""
    var recordsFrom: CivilDate?
    /// By id: the day it was known, and what is done by now.
    var incidents: [String: (known: CivilDate, councilTold: Bool, cqcTold: Bool, closed: Bool)] = [:]
    /// By id: the day it came, what is done by now, and by when a remedy that was not done yet is due.
    var complaints: [String: (received: CivilDate, acknowledged: Bool, resolved: Bool, remedyDue: CivilDate?)] = [:]
    /// By person: when the outcome is looked at again; nil where it was achieved.
    var outcomes: [String: CivilDate?] = [:]
    /// By placement: the day of the last visit.
    var visits: [String: CivilDate] = [:]
    /// The reviews of one policy, with their ids.
    var policyReviews: [(id: String, on: CivilDate)] = []
    /// The quarters whose report was submitted, such as 2026-Q1.
    var reports: Set<String> = []
    /// The days on which the one member of staff did the one course.
    var staffTrainings: [CivilDate] = []

    /// The member of staff, and since when.
    static let member = "00000000-0000-7000-8000-000000000007"
    static let startedOn = CivilDate("2019-04-01")!

    private static let holidays: Set<String> = [
        "2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31",
        "2026-12-25", "2026-12-28", "2027-01-01",
    ]

    /// The last of some working days, the first of which is the day after.
    static func workingDay(_ count: Int, after day: CivilDate) -> CivilDate {
        var (day, left) = (day, count)
        while left > 0 {
            day = day + 1
            if ![6, 7].contains(day.weekday.rawValue), !holidays.contains("\(day)") { left -= 1 }
        }
        return day
    }

    /// All that is due, and when.
    ///
    /// - Parameters:
    ///   - placements: those that there are on the day, and from when their visits count.
    ///   - people: who is supported on the day or will be.
    func due(
        on day: CivilDate, placements: [String: CivilDate], people: Set<String>, months: (CivilDate, Int) -> CivilDate,
        end: ([(from: CivilDate, to: CivilDate)], CivilDate) -> CivilDate?
    ) -> [(what: String, cause: String, on: CivilDate)] {
        var due: [(String, String, CivilDate)] = []
        for (id, incident) in incidents where !incident.closed {
            if !incident.councilTold {
                due.append((id, "councilNotice", Self.workingDay(1, after: incident.known)))
            }
            if !incident.cqcTold { due.append((id, "cqcNotice", Self.workingDay(1, after: incident.known))) }
            due.append((id, "incidentClosing", incident.known + 28))
        }
        for (id, complaint) in complaints {
            if !complaint.resolved {
                if !complaint.acknowledged {
                    due.append((id, "feedbackAcknowledgement", Self.workingDay(3, after: complaint.received)))
                }
                due.append((id, "feedbackResponse", Self.workingDay(20, after: complaint.received)))
            }
            if let remedyDue = complaint.remedyDue { due.append((id, "feedbackRemedy", remedyDue)) }
        }
        for (person, next) in outcomes where people.contains(person) {
            if let next { due.append(("\(person) community", "outcomeReview", next)) }
        }
        for (placement, start) in placements {
            due.append((placement, "monitoringVisit", months(visits[placement] ?? start, 3)))
        }
        if let review = policyReviews.filter({ $0.on <= day }).max(by: { $0.on < $1.on }) {
            due.append(("\(review.id) safeguarding", "policyReview", months(review.on, 12)))
        }
        if let (quarter, dueOn) = lastQuarter(before: day), !reports.contains(quarter) {
            due.append(("\(scheme) \(quarter)", "quarterlyReport", dueOn))
        }
        let trained = staffTrainings.map { (from: $0, to: months($0, 12)) }
        due.append(("\(Self.member) safeguarding", "staffTraining", end(trained, day) ?? Self.startedOn))
        return due
    }

    /// The quarter that is over on a day, and the fourteenth day after it; nil for one from before the scheme's records.
    private func lastQuarter(before day: CivilDate) -> (String, CivilDate)? {
        let month = (day.month - 1) / 3 * 3 + 1
        let end = CivilDate(year: day.year, month: month, day: 1)!
        guard let recordsFrom, recordsFrom < end else { return nil }
        let name = month == 1 ? "\(day.year - 1)-Q4" : "\(day.year)-Q\((month - 1) / 3)"
        return (name, end + 13)
    }

    /// Lead times and repetition of a cause; nil for one that is not of quality.
    static func schedule(_ cause: String) -> ([Int], Int)? {
        switch cause {
        case "councilNotice", "cqcNotice", "feedbackAcknowledgement": ([1, 0], 1)
        case "incidentClosing", "monitoringVisit": ([14, 7, 0], 7)
        case "feedbackResponse": ([7, 2, 0], 2)
        case "feedbackRemedy": ([7, 0], 7)
        case "outcomeReview": ([14, 0], 7)
        case "policyReview": ([60, 30, 14], 7)
        case "quarterlyReport": ([13, 7, 2, 0], 2)
        case "staffTraining": ([60, 30, 14, 7], 7)
        default: nil
        }
    }
}
