/// A rule that says for any day whether one requirement holds.
///
/// A rule looks only at what is dated on or before the day it is asked about. It says for each single day how things stand; when they
/// change is found by asking it about the days on which they may.
protocol RequirementRule {
    var kind: Requirement.Kind { get }
    /// The code of the course, for a course.
    var subject: String? { get }
    /// How many days before it lapses the requirement counts as about to lapse.
    var leadDays: Int { get }
    /// Every day on which the finding may differ from that of the day before, in any order.
    var days: [CivilDate] { get }

    func finding(on day: CivilDate) -> Finding
}

extension RequirementRule {
    var subject: String? { nil }
    var leadDays: Int { 0 }

    /// How the requirement stands on a day, and the first day on which it no longer will.
    func requirement(on day: CivilDate) -> Requirement {
        let today = finding(on: day)
        let end = today.state == .holds ? end(after: day) : nil
        let isNear = end.map { $0.day - leadDays <= day && leadDays > 0 } ?? false
        let status: Requirement.Status =
            switch today.state {
            case .holds: isNear ? .aboutToLapse : .met
            case .open: .open
            case .lapsed: .lapsed
            }
        let detail =
            if let end {
                "\(today.what()); this ends on \(end.day.inWords)\(isNear ? ": \(end.finding.remedy())" : "")."
            } else if today.state == .holds {
                "\(today.what())."
            } else {
                "\(today.what()): \(today.remedy())."
            }
        return Requirement(
            kind: kind, subject: subject, status: status, until: end?.day, evidence: today.evidence, detail: detail)
    }

    /// The first day of not holding that is nearest to a day: of what holds, the one on which it will no longer; of what does not,
    /// the one since which it has not. Nil where it holds for good, and where it has never held.
    func lapse(on day: CivilDate) -> CivilDate? {
        if finding(on: day).state == .holds { return end(after: day)?.day }
        for earlier in days.filter({ $0 <= day }).sorted(by: >)
        where finding(on: earlier).state != .holds && finding(on: earlier - 1).state == .holds {
            return earlier
        }
        return nil
    }

    /// The first day after this one on which the requirement does not hold, and what is found then.
    private func end(after day: CivilDate) -> (day: CivilDate, finding: Finding)? {
        for next in days.filter({ $0 > day && $0 <= .last }).sorted() {
            let finding = finding(on: next)
            if finding.state != .holds { return (next, finding) }
        }
        return nil
    }
}

extension CivilDate {
    /// The last day that can be written.
    fileprivate static let last = CivilDate(daysSinceEpoch: days(year: 9999, month: 12, day: 31))
}

extension Array {
    /// The latest fact dated on or before a day; of two on one day, the one recorded later.
    func newest<Fact>(on day: CivilDate, dated date: (Fact) -> CivilDate) -> Evidence<Fact>?
    where Element == Evidence<Fact> {
        var newest: Evidence<Fact>?
        for evidence in self where date(evidence.fact) <= day {
            if let current = newest, (date(current.fact), current.id) > (date(evidence.fact), evidence.id) { continue }
            newest = evidence
        }
        return newest
    }
}

extension Sequence<String> {
    /// As in "payments, inspections and termination".
    var inWords: String {
        let words = Array(self)
        guard words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
    }
}
