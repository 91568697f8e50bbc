import Postgres
import SharedLives

extension CarerEvidence {
    /// Adds the fact of a row. What requirements do not look at, such as a report's summary, was not read and is empty.
    mutating func add(_ row: CarerEvidenceRow) throws {
        switch row.kind {
        case .reference:
            let reference = CarerReference(
                referee: row.text ?? "", relationship: "", receivedOn: try row.firstDay(),
                verdict: try row.value(row.secondText))
            references.append(Evidence(id: row.id, fact: reference))
        case .inspection:
            let inspection = HomeInspection(
                inspectedOn: try row.firstDay(), inspector: "", bedroom: row.has(0), washing: row.has(1),
                healthAndSafety: row.has(2), suitability: row.has(3), insurance: row.has(4))
            inspections.append(Evidence(id: row.id, fact: inspection))
        case .tenure:
            let tenure = Tenure(
                checkedOn: try row.firstDay(), kind: try row.value(row.text), landlordConsentOn: row.endDay,
                paymentsUpToDate: row.has(0))
            tenures.append(Evidence(id: row.id, fact: tenure))
        case .insurance:
            guard let to = row.endDay else { throw PostgresValueError("An insurance has no end.") }
            let insurance = Insurance(
                kind: try row.value(row.text), insurer: row.secondText ?? "", from: try row.firstDay(), to: to)
            insurances.append(Evidence(id: row.id, fact: insurance))
        case .member:
            let member = HouseholdMember(
                givenName: row.text ?? "", familyName: row.secondText ?? "",
                dateOfBirth: CivilDate(daysSinceEpoch: row.number), relationship: "", from: try row.firstDay(),
                to: row.endDay)
            members.append(Evidence(id: row.id, fact: member))
        case .certificate: certificates.append(Evidence(id: row.id, fact: try row.certificate()))
        case .carer, .riskAssessment, .updateAnswer, .course, .policy: break
        default: try addAssessment(row)
        }
    }

    private mutating func addAssessment(_ row: CarerEvidenceRow) throws {
        let day = try row.firstDay()
        switch row.kind {
        case .training:
            guard let course = row.parent else { throw PostgresValueError("Training has no course.") }
            training.append(
                Evidence(id: row.id, fact: TrainingRecord(courseID: course, completedOn: day, trainer: "")))
        case .commitments:
            commitments.append(
                Evidence(id: row.id, fact: Commitments(consideredOn: day, summary: "", compatible: row.has(0))))
        case .report:
            let report = AssessorReport(
                completedOn: day, assessor: "", summary: "", recommendsApproval: row.has(0))
            assessorReports.append(Evidence(id: row.id, fact: report))
        case .agreement:
            let agreement = CarerAgreement(
                version: row.text ?? "", clauses: Set(row.words.compactMap(CarerAgreement.Clause.init)),
                carerSignedOn: day, schemeSignedOn: row.endDay ?? day)
            agreements.append(Evidence(id: row.id, fact: agreement))
        case .review:
            let met = row.words.compactMap(AnnualCarerReview.Point.init)
            let points = met.map { ($0, AnnualCarerReview.PointFinding(isMet: true, evidence: "")) }
            let review = AnnualCarerReview(
                reviewedOn: day, reviewer: "", points: Dictionary(uniqueKeysWithValues: points))
            reviews.append(Evidence(id: row.id, fact: review))
        default: break
        }
    }

    /// Adds a decision or an answer to the certificate that it is about.
    mutating func addToCertificate(_ row: CarerEvidenceRow) throws {
        guard let position = certificates.firstIndex(where: { $0.id == row.parent }) else { return }
        let day = try row.firstDay()
        if row.kind == .riskAssessment {
            certificates[position].fact.riskAssessments.append(
                Evidence(id: row.id, fact: RiskAssessment(decision: try row.value(row.text), decidedOn: day)))
        } else {
            certificates[position].fact.answers.append(
                Evidence(id: row.id, fact: UpdateServiceAnswer(askedOn: day, result: try row.value(row.text))))
        }
    }
}

extension CarerEvidenceRow {
    fileprivate func certificate() throws -> DBSEvidence {
        let issuedOn = try firstDay()
        guard let seenBy = parent, let seenOn = endDay else {
            throw PostgresValueError("Nobody has seen a certificate's original.")
        }
        return DBSEvidence(
            certificate: DBSCertificate(
                level: try value(text), workforce: try value(secondText), barredListChecked: has(0), homeBased: has(1),
                isPaper: has(2), number: words.first ?? "", issuedOn: issuedOn, outcome: has(3) ? .disclosed : .clear,
                originalSeenBy: seenBy, originalSeenOn: seenOn, namedAdults: Set(ids)))
    }

    func course() throws -> Course {
        let months = Int(number >> 2)
        return Course(
            code: text ?? "", name: secondText ?? "", isMandatory: has(0), isInduction: has(1),
            validMonths: months == 0 ? nil : months, from: try firstDay())
    }

    func policy() throws -> RequirementPolicy {
        let numbers = words.compactMap { Int($0) }
        guard numbers.count == 11 else { throw PostgresValueError("A policy has eleven numbers.") }
        return RequirementPolicy(
            from: try firstDay(), referencesMin: numbers[0], dbsRenewalMonths: numbers[1],
            inspectionValidMonths: numbers[2] == 0 ? nil : numbers[2], reviewMonths: numbers[3],
            leadDays: RequirementPolicy.LeadDays(
                dbs: numbers[4], insurance: numbers[5], training: numbers[6], review: numbers[7]),
            peopleMax: numbers[8], panelQuorum: numbers[9], panelPapersDays: numbers[10])
    }
}
