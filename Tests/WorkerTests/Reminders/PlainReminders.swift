import SharedLives

/// What a scheme knows in a test, and the reminders that this calls for, worked out plainly: for each thing the day on which it is due,
/// for each day the last lead time that has come, and a list of what was said.
struct PlainReminders {
    static let approvedOn = CivilDate("2019-04-01")!

    /// What happens to a placement, each with its day.
    struct Living {
        var person: String
        var start: CivilDate
        /// Whether it is older than the scheme's records.
        var isOld: Bool
        var plans: [(on: CivilDate, isComplete: Bool)] = []
        var reviews: [CivilDate] = []
        var notice: (given: CivilDate, leaving: CivilDate)?
        var end: CivilDate?
    }

    /// Since when the scheme has its records here.
    var recordsFrom: CivilDate?
    /// By carer, from 0.
    var certificates: [Int: [CivilDate]] = [:]
    var trainings: [Int: [CivilDate]] = [:]
    var reviews: [Int: [CivilDate]] = [:]
    var agreements: [Int: CivilDate] = [:]
    /// The home's: the first day and the day after the last, by kind.
    var insurances: [String: [(from: CivilDate, to: CivilDate)]] = [:]
    /// By id.
    var placements: [String: Living] = [:]
    /// By id: first day, and the day of the return.
    var absences: [String: (from: CivilDate, to: CivilDate?)] = [:]
    /// By id: the day it was asked for, of those not approved.
    var runs: [String: CivilDate] = [:]
    /// By id: the day its papers are due and the day it is held.
    var meetings: [String: (due: CivilDate, held: CivilDate)] = [:]
    /// By account: the issue of the newest certificate.
    var staff: [String: CivilDate] = [:]

    /// Incidents, complaints, visits and the like.
    var quality = PlainQuality()

    let carers: [String]
    let household: String

    /// What was said: cause, subject, topic, due day, days from it, and the day.
    private(set) var said: Set<String> = []
    private var lastStep: [String: Int] = [:]

    init(carers: [String], household: String) {
        self.carers = carers
        self.household = household
    }

    /// All that is due, and when.
    func due(on day: CivilDate) -> [(what: String, cause: String, on: CivilDate)] {
        var due: [(String, String, CivilDate)] = []
        for (number, carer) in carers.enumerated() {
            // A certificate is seen five days after its issue, and counts from then on.
            let seen = certificates[number, default: []].map { (from: $0 + 5, to: months($0, 36)) }
            due.append((carer, "dbsRenewal", end(seen, on: day) ?? Self.approvedOn))
            let trained = trainings[number, default: []].map { (from: $0, to: months($0, 12)) }
            due.append(("\(carer) firstAid", "training", end(trained, on: day) ?? Self.approvedOn))
            let reviewed = reviews[number, default: []].map { (from: $0, to: months($0, 12)) }
            due.append((carer, "annualCarerReview", end(reviewed, on: day) ?? months(Self.approvedOn, 12)))
            if agreements[number].map({ $0 > day }) ?? true { due.append((carer, "carerAgreement", Self.approvedOn)) }
        }
        for (kind, policies) in insurances {
            due.append((household, kind, end(policies, on: day) ?? Self.approvedOn))
        }
        for (id, placement) in placements { due += self.due(of: placement, on: day).map { (id, $0.cause, $0.on) } }
        for (id, absence) in absences where absence.from <= day && absence.to.map({ day < $0 }) ?? true {
            due.append((id, "longAbsence", absence.from + 28))
        }
        for (id, asked) in runs where asked <= day { due.append((id, "runApproval", asked + 3)) }
        for (id, meeting) in meetings where day <= meeting.held { due.append((id, "panelPapers", meeting.due)) }
        for (account, issued) in staff where issued <= day {
            due.append((account, "staffDBSRenewal", months(issued, 36)))
        }
        let lasting = placements.filter { $0.value.end.map { day < $0 } ?? true }
        let people = Set(lasting.values.map(\.person))
        let starts = lasting.filter { $0.value.start <= day }.mapValues { max($0.start, recordsFrom ?? $0.start) }
        return due + quality.due(on: day, placements: starts, people: people, months: months) { end($0, on: $1) }
    }

    private func due(of placement: Living, on day: CivilDate) -> [(cause: String, on: CivilDate)] {
        var due: [(String, CivilDate)] = []
        if let notice = placement.notice, notice.given <= day, placement.end == nil {
            due.append(("noticePeriod", notice.leaving))
        }
        guard placement.start <= day, placement.end.map({ day < $0 }) ?? true else { return due }
        let plans = placement.plans.filter { $0.on <= day }
        let whole = plans.filter(\.isComplete).map(\.on).sorted()
        if let last = whole.last {
            due.append(("planReview", months(last, 12)))
        } else if !placement.isOld || plans.count > 0 {
            due.append(("carePlan", placement.start + 105))
        }
        if let reviewed = placement.reviews.filter({ $0 <= day }).max() {
            switch whole.count {
            case 0: due.append(("bandingReview", months(reviewed, 12)))
            case 2... where reviewed < whole.last! - 28: due.append(("bandingReview", whole.last!))
            default: due.append(("bandingReview", months(whole.last!, 12)))
            }
        } else if !placement.isOld {
            due.append(("bandingReview", placement.start + 105))
        }
        return due
    }

    /// Until when what has begun by a day lasts, or lasted: with what follows on it without a gap, where it has not ended. Nil where
    /// nothing has begun.
    private func end(_ spans: [(from: CivilDate, to: CivilDate)], on day: CivilDate) -> CivilDate? {
        guard var end = spans.filter({ $0.from <= day }).map(\.to).max() else { return nil }
        while end > day, let next = spans.first(where: { day < $0.from && $0.from <= end && end < $0.to }) {
            end = next.to
        }
        return end
    }

    /// What a day's sweep has to say, which is said then.
    mutating func sweep(on day: CivilDate) {
        for (what, cause, on) in due(on: day) {
            guard let step = step(cause, late: day - on) else { continue }
            let key = "\(cause) \(what) \(on)"
            if let last = lastStep[key], step <= last { continue }
            lastStep[key] = step
            said.insert("\(key) \(step) \(day)")
        }
    }

    /// Whether a day's sweep will have something to say.
    func hasSomething(on day: CivilDate) -> Bool {
        var copy = self
        copy.sweep(on: day)
        return copy.said != said
    }

    /// Those that are told of at all on a day.
    func standing(on day: CivilDate) -> Set<String> {
        Set(due(on: day).filter { step($0.cause, late: day - $0.on) != nil }.map { "\($0.cause) \($0.what) \($0.on)" })
    }

    private func step(_ cause: String, late: Int) -> Int? {
        let (leads, every) = PlainQuality.schedule(cause) ?? Self.schedule(cause)
        var last: Int?
        for lead in leads where -lead <= late { last = max(last ?? -lead, -lead) }
        var after = every
        while after <= late {
            last = max(last ?? after, after)
            after += every
        }
        return last
    }

    private static func schedule(_ cause: String) -> ([Int], Int) {
        switch cause {
        case "dbsRenewal", "staffDBSRenewal": ([120, 90, 60, 30, 14, 7], 7)
        case "training": ([60, 30, 14, 7], 7)
        case "annualCarerReview", "publicLiabilityInsurance", "householdInsurance": ([30, 14, 7], 7)
        case "carerAgreement": ([0], 7)
        case "bandingReview", "carePlan", "planReview": ([28, 14, 0], 7)
        case "noticePeriod": ([14, 7, 0], 7)
        case "longAbsence": ([7, 0], 7)
        case "panelPapers": ([14, 7, 2], 2)
        default: ([2, 0], 2)
        }
    }

    private func months(_ day: CivilDate, _ count: Int) -> CivilDate {
        let month = day.month - 1 + count
        for last in [day.day, 30, 29, 28] {
            if let found = CivilDate(year: day.year + month / 12, month: month % 12 + 1, day: min(last, day.day)) {
                return found
            }
        }
        return day
    }
}
