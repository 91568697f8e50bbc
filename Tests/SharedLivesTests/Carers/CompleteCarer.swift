import SharedLives

/// A carer of whom nothing is missing on 5 October 2026, to take things away from.
enum CompleteCarer {
    static let day: CivilDate = "2026-10-05"
    static let policy = RequirementPolicy(from: "2020-01-01")
    static let daughter = id(90)
    static let lodger = id(91)

    static func id(_ number: Int) -> Identifier { Identifier(high: 0, low: UInt64(number)) }

    static func evidence(kind: Carer.Kind = .carer) -> CarerEvidence {
        CarerEvidence(
            kind: kind, householdID: id(1), approvedOn: "2026-03-01",
            certificates: [certificate(10, issuedOn: "2025-05-03", naming: [lodger])],
            members: [member(daughter, born: "2009-12-24"), member(lodger, born: "1980-01-01")],
            references: [
                reference(20, "Ann Price", "2025-04-01"), reference(21, "Tom Powell", "2025-04-02"),
            ],
            inspections: [inspection(30, "2025-06-01")],
            tenures: [
                Evidence(id: id(31), fact: Tenure(checkedOn: "2025-06-02", kind: .owner, paymentsUpToDate: true))
            ],
            insurances: [
                insurance(32, .publicLiability, "2026-01-01", "2027-01-01"),
                insurance(33, .household, "2026-02-01", "2027-02-01"),
            ],
            training: [
                training(40, course: 50, "2025-07-01"), training(41, course: 51, "2025-07-02"),
                training(42, course: 52, "2025-07-03"),
            ],
            courses: [
                Evidence(
                    id: id(50),
                    fact: Course(
                        code: "induction", name: "Induction", isMandatory: true, isInduction: true, from: "2020-01-01")),
                course(51, "firstAid", "First aid", validMonths: 36), course(52, "safeguarding", "Safeguarding"),
                course(53, "makaton", "Makaton", isMandatory: false),
            ],
            commitments: [commitments(60, "2025-06-03", compatible: true)],
            assessorReports: [report(61, "2025-09-01", recommends: true)],
            agreements: [agreement(62, "2026-03-02", "2026-03-04")])
    }

    static func certificate(
        _ number: Int, issuedOn: CivilDate, seenOn: CivilDate? = nil, level: DBSCertificate.Level = .enhanced,
        workforce: DBSCertificate.Workforce = .adult, barredList: Bool = true, homeBased: Bool = true,
        isPaper: Bool = true, outcome: DBSCertificate.Outcome = .clear, naming adults: Set<Identifier> = [],
        risks: [(CivilDate, RiskAssessment.Decision)] = [], answers: [(CivilDate, UpdateServiceAnswer.Result)] = []
    ) -> Evidence<DBSEvidence> {
        let certificate = DBSCertificate(
            level: level, workforce: workforce, barredListChecked: barredList, homeBased: homeBased, isPaper: isPaper,
            number: "001234567890", issuedOn: issuedOn, outcome: outcome, originalSeenBy: id(2),
            originalSeenOn: seenOn ?? issuedOn, namedAdults: adults)
        return Evidence(
            id: id(number),
            fact: DBSEvidence(
                certificate: certificate,
                riskAssessments: risks.enumerated().map { index, risk in
                    Evidence(
                        id: id(number * 100 + index), fact: RiskAssessment(decision: risk.1, decidedOn: risk.0))
                },
                answers: answers.enumerated().map { index, answer in
                    Evidence(
                        id: id(number * 100 + 50 + index),
                        fact: UpdateServiceAnswer(askedOn: answer.0, result: answer.1))
                }))
    }

    static func member(
        _ id: Identifier, born: CivilDate, from: CivilDate = "2010-01-01", to: CivilDate? = nil
    ) -> Evidence<HouseholdMember> {
        Evidence(
            id: id,
            fact: HouseholdMember(
                givenName: id == daughter ? "Cerys" : "Owen", familyName: "Bevan", dateOfBirth: born,
                relationship: "family", from: from, to: to))
    }

    static func reference(
        _ number: Int, _ referee: String, _ day: CivilDate, _ verdict: CarerReference.Verdict = .satisfactory
    ) -> Evidence<CarerReference> {
        Evidence(
            id: id(number),
            fact: CarerReference(referee: referee, relationship: "friend", receivedOn: day, verdict: verdict))
    }

    static func inspection(
        _ number: Int, _ day: CivilDate, bedroom: Bool = true, washing: Bool = true, healthAndSafety: Bool = true,
        suitability: Bool = true, insurance: Bool = true
    ) -> Evidence<HomeInspection> {
        Evidence(
            id: id(number),
            fact: HomeInspection(
                inspectedOn: day, inspector: "Rhian Morgan", bedroom: bedroom, washing: washing,
                healthAndSafety: healthAndSafety, suitability: suitability, insurance: insurance))
    }

    static func insurance(
        _ number: Int, _ kind: Insurance.Kind, _ from: CivilDate, _ to: CivilDate
    ) -> Evidence<Insurance> {
        Evidence(id: id(number), fact: Insurance(kind: kind, insurer: "Cambrian Mutual", from: from, to: to))
    }

    static func course(
        _ number: Int, _ code: String, _ name: String, isMandatory: Bool = true, validMonths: Int? = nil,
        from: CivilDate = "2020-01-01"
    ) -> Evidence<Course> {
        Evidence(
            id: id(number),
            fact: Course(code: code, name: name, isMandatory: isMandatory, validMonths: validMonths, from: from))
    }

    static func training(_ number: Int, course: Int, _ day: CivilDate) -> Evidence<TrainingRecord> {
        Evidence(id: id(number), fact: TrainingRecord(courseID: id(course), completedOn: day, trainer: "Ely Training"))
    }

    static func commitments(_ number: Int, _ day: CivilDate, compatible: Bool) -> Evidence<Commitments> {
        Evidence(
            id: id(number), fact: Commitments(consideredOn: day, summary: "Works mornings", compatible: compatible))
    }

    static func report(_ number: Int, _ day: CivilDate, recommends: Bool) -> Evidence<AssessorReport> {
        Evidence(
            id: id(number),
            fact: AssessorReport(
                completedOn: day, assessor: "Rhian Morgan", summary: "A warm home", recommendsApproval: recommends))
    }

    static func agreement(
        _ number: Int, _ carer: CivilDate, _ scheme: CivilDate, without missing: Set<CarerAgreement.Clause> = []
    ) -> Evidence<CarerAgreement> {
        Evidence(
            id: id(number),
            fact: CarerAgreement(
                version: "2026", clauses: Set(CarerAgreement.Clause.allCases).subtracting(missing),
                carerSignedOn: carer, schemeSignedOn: scheme))
    }

    static func review(
        _ number: Int, _ day: CivilDate, unmet: Set<AnnualCarerReview.Point> = []
    ) -> Evidence<AnnualCarerReview> {
        let points = AnnualCarerReview.Point.allCases.map { point in
            (point, AnnualCarerReview.PointFinding(isMet: !unmet.contains(point), evidence: "Seen"))
        }
        return Evidence(
            id: id(number),
            fact: AnnualCarerReview(
                reviewedOn: day, reviewer: "Rhian Morgan", points: Dictionary(uniqueKeysWithValues: points)))
    }
}

extension CarerEvidence {
    /// One requirement in short, as in "aboutToLapse 2028-05-03 [10]", or nil where it is not asked for.
    func brief(
        _ kind: Requirement.Kind, _ subject: String? = nil, on day: CivilDate = CompleteCarer.day,
        policy: RequirementPolicy = CompleteCarer.policy
    ) -> String? {
        requirements(on: day, policy: policy).items.first {
            $0.kind == kind && (subject == nil || $0.subject == subject)
        }
        .map { requirement in
            let ids = requirement.evidence.map { String($0.low) }.joined(separator: " ")
            return "\(requirement.status.rawValue) \(requirement.until.map { "\($0) " } ?? "")[\(ids)]"
        }
    }

    func detail(_ kind: Requirement.Kind, on day: CivilDate = CompleteCarer.day) -> String? {
        requirements(on: day, policy: CompleteCarer.policy).items.first { $0.kind == kind }?.detail
    }

    /// This evidence with something changed.
    func with(_ change: (inout CarerEvidence) -> Void) -> CarerEvidence {
        var changed = self
        change(&changed)
        return changed
    }
}
