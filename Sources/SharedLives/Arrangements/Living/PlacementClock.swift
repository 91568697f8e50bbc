/// What is due of a placement by the calendar: plan, review, band, a long absence (3.12.1, 3.15.1, 4.5, 4.12.3).
public struct PlacementClock: Hashable, Sendable {
    /// One thing that is due.
    public struct Item: Hashable, Sendable {
        /// What it is.
        public enum Kind: String, CaseIterable, Hashable, Sendable {
            /// The first care and support plan, with all of its points.
            case carePlan
            /// The yearly review of the plan.
            case planReview
            /// The review of the band: after fifteen weeks, then with each review of the plan.
            case bandingReview
            /// The review that adult social care is asked for when an absence outlasts the days that are paid.
            case absenceReview
        }

        /// How it stands.
        public enum Status: String, CaseIterable, Hashable, Sendable {
            /// It was done; nothing of this kind is to come.
            case done
            /// It is to be done by its day.
            case due
            /// Its day has passed.
            case overdue
        }

        /// What it is.
        public var kind: Kind
        /// How it stands.
        public var status: Status
        /// The day by which it is to be done.
        public var dueOn: CivilDate
        /// The day on which it was last done.
        public var doneOn: CivilDate?
        /// What is to be done; nil where nothing is.
        public var detail: String?
        /// The clause of the specification.
        public var clause: String {
            switch kind {
            case .carePlan: "3.12.1"
            case .planReview: "3.15.1"
            case .bandingReview: "4.5"
            case .absenceReview: "4.12.3"
            }
        }
    }

    /// Within how many days of the start there is a plan, and the band is reviewed: fifteen weeks.
    public static let firstDays = 105
    /// How many days a review of the band may lie before the review of the plan that it belongs to.
    static let bandingLeadDays = 28

    /// What is due, in the order of the kinds.
    public var items: [Item]

    /// How a placement stands on a day.
    ///
    /// - Parameters:
    ///   - start: its first day.
    ///   - plans: the plans that were agreed, in any order; those after the day do not count.
    ///   - bandingReviews: the days of the reviews of its band.
    ///   - absences: the days away, in any order.
    ///   - absencePaidDays: how many days of an absence are paid (4.12.3).
    ///   - isCarriedOver: whether it began before the scheme kept its records here. Its first plan and review lie outside them,
    ///     so that only what is recorded here has a next day.
    public init(
        start: CivilDate, plans: [CarePlan], bandingReviews: [CivilDate], absences: [Absence] = [],
        absencePaidDays: Int = 28, isCarriedOver: Bool, on day: CivilDate
    ) {
        let agreed = plans.filter { $0.agreedOn <= day }.sorted { $0.agreedOn < $1.agreedOn }
        let complete = agreed.filter(\.unmetPoints.isEmpty)
        let reviewed = bandingReviews.filter { $0 <= day }.max()
        let firstDue = start + Self.firstDays
        items = []
        if let first = complete.first, let last = complete.last {
            items.append(.init(kind: .carePlan, status: .done, dueOn: firstDue, doneOn: first.agreedOn))
            items.append(
                .init(
                    .planReview, by: last.agreedOn.adding(months: 12), doneOn: last.agreedOn, on: day,
                    "Review the plan with the person, and record it as it is then."))
        } else if !isCarriedOver || !agreed.isEmpty {
            let missing = agreed.last?.unmetPoints.map(\.rawValue).joined(separator: ", ")
            items.append(
                .init(
                    .carePlan, by: firstDue, doneOn: nil, on: day,
                    missing.map { "Complete the plan. What it leaves open: \($0)." }
                        ?? "Agree the care and support plan with the person, and record it."))
        }
        if let due = Self.bandingDue(firstDue, plans: complete, reviewed: reviewed, isCarriedOver: isCarriedOver) {
            items.append(
                .init(
                    .bandingReview, by: due, doneOn: reviewed, on: day,
                    "Review the band with the council, and record the review."))
        }
        for absence in absences where absence.kind != .carerBreak && absence.from <= day {
            guard absence.to.map({ day < $0 }) ?? true else { continue }
            items.append(
                .init(
                    .absenceReview, by: absence.from + absencePaidDays, doneOn: nil, on: day,
                    "Ask adult social care for a review before the days that are paid are over."))
        }
    }

    private static func bandingDue(
        _ firstDue: CivilDate, plans: [CarePlan], reviewed: CivilDate?, isCarriedOver: Bool
    ) -> CivilDate? {
        guard let reviewed else { return isCarriedOver ? nil : firstDue }
        guard let last = plans.last else { return reviewed.adding(months: 12) }
        // A plan that was reviewed asks for the band to be looked at with it.
        if plans.count > 1, reviewed < last.agreedOn - bandingLeadDays { return last.agreedOn }
        return last.agreedOn.adding(months: 12)
    }
}

extension PlacementClock.Item {
    fileprivate init(_ kind: Kind, by due: CivilDate, doneOn: CivilDate?, on day: CivilDate, _ detail: String) {
        self.init(kind: kind, status: day > due ? .overdue : .due, dueOn: due, doneOn: doneOn, detail: detail)
    }
}
