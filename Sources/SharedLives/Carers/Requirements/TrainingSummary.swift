/// How many carers have done on a day what is mandatory for them (3.13), course by course and in all.
public struct TrainingSummary: Hashable, Sendable {
    /// How many of some carers.
    public struct Share: Hashable, Sendable {
        /// How many there are.
        public var carers: Int
        /// For how many of them it is in date.
        public var inDate: Int

        /// A share.
        public init(carers: Int = 0, inDate: Int = 0) {
            self.carers = carers
            self.inDate = inDate
        }

        /// The share in whole percent, a half rounded up; nil of nobody.
        public var percent: Int? { carers == 0 ? nil : (200 * inDate + carers) / (2 * carers) }

        mutating func count(isInDate: Bool) {
            carers += 1
            if isInDate { inDate += 1 }
        }
    }

    /// A course with the carers for whom it is mandatory.
    public struct Course: Hashable, Sendable {
        /// Its code.
        public var code: String
        /// Its name on the day.
        public var name: String
        /// For how many of them it is in date.
        public var share: Share
    }

    /// The carers for whom induction and every mandatory course are in date.
    public private(set) var whole = Share()
    /// Mandatory courses, induction among them, by their codes.
    public private(set) var courses: [Course] = []

    /// Counts carers on a day, with the scheme's policy of that day.
    public init(of carers: [CarerEvidence], on day: CivilDate, policy: RequirementPolicy) {
        var shares: [String: Share] = [:]
        var names: [String: String] = [:]
        for carer in carers {
            let training = carer.training(on: day, policy: policy)
            for item in training {
                guard let code = item.subject else { continue }
                shares[code, default: Share()].count(isInDate: item.status.holds)
            }
            for course in carer.courses.demanded(on: day) { names[course.code] = course.name }
            whole.count(isInDate: training.allSatisfy(\.status.holds))
        }
        courses = shares.keys.sorted().map { code in
            Course(code: code, name: names[code] ?? code, share: shares[code] ?? Share())
        }
    }
}

extension CarerEvidence {
    /// Induction and the mandatory courses that are required on a day.
    fileprivate func training(on day: CivilDate, policy: RequirementPolicy) -> [Requirement] {
        requirements(on: day, policy: policy).items.filter { $0.kind == .induction || $0.kind == .training }
    }

    /// Whether induction and every mandatory course are in date on a day.
    public func hasTraining(on day: CivilDate, policy: RequirementPolicy) -> Bool {
        training(on: day, policy: policy).allSatisfy(\.status.holds)
    }
}
