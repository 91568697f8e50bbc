import SharedLives

/// The rules of requirements again, said a second time and as plainly as possible: whether each requirement holds on one day.
/// It knows nothing of when things change.
struct PlainRequirements {
    var evidence: CarerEvidence
    var policy: RequirementPolicy

    /// What is required on a day, each as "kind" or "kind/course".
    func required(on day: CivilDate) -> [String] {
        var kinds = ["dbs"]
        if evidence.kind == .carer { kinds += ["householdAdults"] }
        kinds += ["references"]
        if evidence.kind == .carer {
            kinds += ["homeInspection", "tenure", "publicLiabilityInsurance", "householdInsurance"]
        }
        let codes = Set(evidence.courses.map(\.fact.code)).sorted()
        let inductions = codes.filter { version(of: $0, on: day)?.isInduction == true }
        kinds += inductions.isEmpty ? ["induction"] : inductions.map { "induction/" + $0 }
        kinds += codes.filter {
            guard let course = version(of: $0, on: day) else { return false }
            return course.isMandatory && !course.isInduction
        }.map { "training/" + $0 }
        return kinds + ["commitments", "assessorReport", "carerAgreement", "annualReview"]
    }

    func holds(_ requirement: String, on day: CivilDate) -> Bool {
        let parts = requirement.split(separator: "/").map(String.init)
        return switch parts[0] {
        case "dbs": dbs(on: day)
        case "householdAdults": householdAdults(on: day)
        case "references": references(on: day)
        case "homeInspection": inspection(on: day)
        case "tenure": tenure(on: day)
        case "publicLiabilityInsurance": insured(.publicLiability, on: day)
        case "householdInsurance": insured(.household, on: day)
        case "induction", "training": parts.count == 2 && trained(parts[1], on: day)
        case "commitments":
            last(evidence.commitments.filter { $0.fact.consideredOn <= day }) { $0.consideredOn }?.compatible == true
        case "assessorReport":
            last(evidence.assessorReports.filter { $0.fact.completedOn <= day }) { $0.completedOn }?.recommendsApproval
                == true
        case "carerAgreement":
            evidence.agreements.contains {
                $0.fact.clauses.count == 11 && $0.fact.carerSignedOn <= day && $0.fact.schemeSignedOn <= day
            }
        default: reviewed(on: day)
        }
    }

    private func last<Fact>(_ facts: [Evidence<Fact>], by date: (Fact) -> CivilDate) -> Fact? {
        facts.sorted { (date($0.fact), $0.id) < (date($1.fact), $1.id) }.last?.fact
    }

    private func certificates(on day: CivilDate) -> [Evidence<DBSEvidence>] {
        evidence.certificates.filter {
            $0.fact.certificate.issuedOn <= day && $0.fact.certificate.originalSeenOn <= day
        }
    }

    private func decisive(on day: CivilDate) -> DBSEvidence? {
        let suitable = certificates(on: day).filter {
            let certificate = $0.fact.certificate
            return certificate.level == .enhanced && certificate.barredListChecked && certificate.isPaper
                && [.adult, .adultAndChild].contains(certificate.workforce)
                && (certificate.homeBased || evidence.kind == .supportCarer)
        }
        return last(suitable) { $0.certificate.issuedOn }
    }

    private func isInDate(_ certificate: DBSCertificate, on day: CivilDate) -> Bool {
        day < PlainRequirements.day(certificate.issuedOn, months: policy.dbsRenewalMonths)
    }

    private func dbs(on day: CivilDate) -> Bool {
        guard let decisive = decisive(on: day), isInDate(decisive.certificate, on: day) else { return false }
        let answer = last(decisive.answers.filter { $0.fact.askedOn <= day }) { $0.askedOn }
        if answer?.result == .newInfo || answer?.result == .noMatchFound { return false }
        return certificates(on: day).allSatisfy { other in
            other.fact.certificate.issuedOn < decisive.certificate.issuedOn || other.fact.certificate.outcome == .clear
                || last(other.fact.riskAssessments.filter { $0.fact.decidedOn <= day }) { $0.decidedOn }?.decision
                    == .accepted
        }
    }

    private func householdAdults(on day: CivilDate) -> Bool {
        guard evidence.householdID != nil else { return false }
        let adults = evidence.members.filter { member in
            member.fact.from <= day && (member.fact.to == nil || day < member.fact.to!)
                && PlainRequirements.age(bornOn: member.fact.dateOfBirth, on: day) >= 18
        }
        if adults.isEmpty { return true }
        guard let certificate = decisive(on: day)?.certificate, isInDate(certificate, on: day) else { return false }
        return adults.allSatisfy { certificate.namedAdults.contains($0.id) }
    }

    private func references(on day: CivilDate) -> Bool {
        var verdicts: [String: CarerReference.Verdict] = [:]
        let received = evidence.references.filter { $0.fact.receivedOn <= day }
        for reference in received.sorted(by: { ($0.fact.receivedOn, $0.id) < ($1.fact.receivedOn, $1.id) }) {
            verdicts[reference.fact.referee] = reference.fact.verdict
        }
        return verdicts.count >= policy.referencesMin && verdicts.values.allSatisfy { $0 == .satisfactory }
    }

    private func inspection(on day: CivilDate) -> Bool {
        guard let newest = last(evidence.inspections.filter { $0.fact.inspectedOn <= day }, by: \.inspectedOn) else {
            return false
        }
        if let months = policy.inspectionValidMonths,
            day >= PlainRequirements.day(newest.inspectedOn, months: months)
        {
            return false
        }
        return newest.bedroom && newest.washing && newest.healthAndSafety && newest.suitability && newest.insurance
    }

    private func tenure(on day: CivilDate) -> Bool {
        guard let newest = last(evidence.tenures.filter { $0.fact.checkedOn <= day }, by: \.checkedOn) else {
            return false
        }
        if newest.kind == .tenant {
            guard let consent = newest.landlordConsentOn, consent <= day else { return false }
        }
        return newest.paymentsUpToDate
    }

    private func insured(_ kind: Insurance.Kind, on day: CivilDate) -> Bool {
        evidence.insurances.contains { $0.fact.kind == kind && $0.fact.from <= day && day < $0.fact.to }
    }

    private func version(of code: String, on day: CivilDate) -> Course? {
        last(evidence.courses.filter { $0.fact.code == code && $0.fact.from <= day }, by: \.from)
    }

    private func trained(_ code: String, on day: CivilDate) -> Bool {
        guard let course = version(of: code, on: day), course.isMandatory || course.isInduction else { return true }
        let ids = Set(evidence.courses.filter { $0.fact.code == code }.map(\.id))
        return evidence.training.contains { record in
            guard ids.contains(record.fact.courseID), record.fact.completedOn <= day else { return false }
            guard let months = course.validMonths else { return true }
            return day < PlainRequirements.day(record.fact.completedOn, months: months)
        }
    }

    private func reviewed(on day: CivilDate) -> Bool {
        guard let approvedOn = evidence.approvedOn, approvedOn <= day else { return true }
        guard let newest = last(evidence.reviews.filter { $0.fact.reviewedOn <= day }, by: \.reviewedOn) else {
            return day < PlainRequirements.day(approvedOn, months: policy.reviewMonths)
        }
        return day < PlainRequirements.day(newest.reviewedOn, months: policy.reviewMonths)
            && AnnualCarerReview.Point.allCases.allSatisfy { newest.points[$0]?.isMet == true }
    }

    // The calendar, plainly: count months one by one, then go back to a day that there is.
    private static func day(_ date: CivilDate, months: Int) -> CivilDate {
        var (year, month, day) = date.components
        for _ in 0..<months {
            month += 1
            if month == 13 { (year, month) = (year + 1, 1) }
        }
        while true {
            if let found = CivilDate(year: year, month: month, day: day) { return found }
            day -= 1
        }
    }

    private static func age(bornOn birth: CivilDate, on day: CivilDate) -> Int {
        let hadBirthday = (day.month, day.day) >= (birth.month, birth.day)
        return day.year - birth.year - (hadBirthday ? 0 : 1)
    }
}
