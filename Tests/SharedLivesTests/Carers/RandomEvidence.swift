import SharedLives

/// Evidence as it may come: few facts, close together, at the ends of months and in February, often contradicting each other.
struct RandomEvidence {
    private var generator: SplitMix64
    private var ids = 0

    /// All days lie in these three years, around a leap day.
    static let first: CivilDate = "2023-01-01"
    static let dayCount = 1_096

    init(seed: UInt64) { generator = SplitMix64(seed: seed) }

    mutating func policy() -> RequirementPolicy {
        RequirementPolicy(
            from: Self.first, referencesMin: generator.number(1...2), dbsRenewalMonths: generator.pick([3, 12, 36]),
            inspectionValidMonths: generator.pick([nil, 2, 12]), reviewMonths: generator.pick([2, 12]),
            leadDays: RequirementPolicy.LeadDays(
                dbs: generator.number(0...120), insurance: generator.number(0...30), training: generator.number(0...60),
                review: generator.number(0...30)))
    }

    mutating func evidence() -> CarerEvidence {
        var evidence = CarerEvidence(
            kind: generator.once(in: 4) ? .supportCarer : .carer,
            householdID: generator.once(in: 8) ? nil : CompleteCarer.id(1),
            approvedOn: generator.once(in: 3) ? nil : day())
        evidence.members = facts(0...2) { random, id in random.member(id) }
        evidence.courses = facts(1...4) { random, id in random.course(id) }
        let members = evidence.members.map(\.id)
        let courses = evidence.courses.map(\.id)
        evidence.certificates = facts(0...3) { random, id in random.certificate(id, members: members) }
        for _ in 0..<generator.number(0...12) { add(to: &evidence, courses: courses) }
        return evidence
    }

    /// Adds one fact of some kind.
    mutating func add(to evidence: inout CarerEvidence, courses: [Identifier]) {
        let number = nextID()
        let day = day()
        switch generator.number(0...8) {
        case 0:
            evidence.references.append(
                CompleteCarer.reference(
                    number, generator.pick(["Ann", "Tom", "Una"]), day,
                    generator.once(in: 5) ? .needsFollowUp : .satisfactory))
        case 1:
            evidence.inspections.append(CompleteCarer.inspection(number, day, washing: !generator.once(in: 4)))
        case 2:
            let kind = generator.pick(Tenure.Kind.allCases)
            evidence.tenures.append(
                Evidence(
                    id: CompleteCarer.id(number),
                    fact: Tenure(
                        checkedOn: day, kind: kind,
                        landlordConsentOn: generator.once(in: 2) ? nil : day + generator.number(-20...20),
                        paymentsUpToDate: !generator.once(in: 4))))
        case 3:
            evidence.insurances.append(
                CompleteCarer.insurance(
                    number, generator.pick(Insurance.Kind.allCases), day, day + generator.number(1...400)))
        case 4:
            evidence.training.append(
                Evidence(
                    id: CompleteCarer.id(number),
                    fact: TrainingRecord(courseID: generator.pick(courses), completedOn: day, trainer: "Ely Training")))
        case 5:
            evidence.commitments.append(CompleteCarer.commitments(number, day, compatible: !generator.once(in: 4)))
        case 6:
            evidence.assessorReports.append(CompleteCarer.report(number, day, recommends: !generator.once(in: 4)))
        case 7:
            evidence.agreements.append(
                CompleteCarer.agreement(
                    number, day, day + generator.number(-5...5), without: generator.once(in: 3) ? [.payments] : []))
        default:
            evidence.reviews.append(
                CompleteCarer.review(number, day, unmet: generator.once(in: 4) ? [.property] : []))
        }
    }

    mutating func day() -> CivilDate {
        if generator.once(in: 6) { return generator.pick(["2024-02-28", "2024-02-29", "2024-03-01", "2023-08-31"]) }
        return Self.first + generator.number(0...Self.dayCount - 1)
    }

    private mutating func nextID() -> Int {
        ids += 1
        return 1_000 + ids
    }

    private mutating func facts<Fact>(
        _ count: ClosedRange<Int>, _ make: (inout RandomEvidence, Int) -> Evidence<Fact>
    ) -> [Evidence<Fact>] {
        (0..<generator.number(count)).map { _ in
            let id = nextID()
            return make(&self, id)
        }
    }

    private mutating func member(_ number: Int) -> Evidence<HouseholdMember> {
        let from = day()
        let birth =
            generator.once(in: 3)
            ? ("2006-02-27" as CivilDate) + generator.number(0...3) : day().anniversary(inYear: 2006)
        return CompleteCarer.member(
            CompleteCarer.id(number), born: birth, from: from,
            to: generator.once(in: 2) ? nil : from + generator.number(1...400))
    }

    private mutating func course(_ number: Int) -> Evidence<Course> {
        let code = generator.pick(["induction", "firstAid"])
        return Evidence(
            id: CompleteCarer.id(number),
            fact: Course(
                code: code, name: code, isMandatory: !generator.once(in: 5), isInduction: code == "induction",
                validMonths: generator.pick([nil, 1, 12]), from: generator.once(in: 2) ? Self.first : day()))
    }

    private mutating func certificate(_ number: Int, members: [Identifier]) -> Evidence<DBSEvidence> {
        let issuedOn = day()
        var dates: [CivilDate] = []
        for _ in 0..<4 { dates.append(issuedOn + generator.number(0...200)) }
        let risks = [
            (dates[0], RiskAssessment.Decision.accepted), (dates[1], generator.pick([.accepted, .notAccepted])),
        ]
        let answers = [
            (dates[2], generator.pick(UpdateServiceAnswer.Result.allCases)),
            (dates[3], generator.pick(UpdateServiceAnswer.Result.allCases)),
        ]
        return CompleteCarer.certificate(
            number, issuedOn: issuedOn, seenOn: issuedOn + generator.number(0...30),
            level: generator.once(in: 6) ? .basic : .enhanced, homeBased: !generator.once(in: 6),
            outcome: generator.once(in: 3) ? .disclosed : .clear,
            naming: Set(members.filter { _ in !generator.once(in: 3) }),
            risks: Array(risks.prefix(generator.number(0...2))),
            answers: Array(answers.prefix(generator.number(0...2))))
    }
}
