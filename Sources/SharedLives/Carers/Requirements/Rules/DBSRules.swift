/// The certificates of one carer, and which of them decides.
struct DBSCertificates {
    let isSupportCarer: Bool
    let renewalMonths: Int
    let certificates: [Evidence<DBSEvidence>]

    /// The day from which a certificate counts: it is issued, and the original was seen.
    func counted(_ certificate: DBSCertificate) -> CivilDate { max(certificate.issuedOn, certificate.originalSeenOn) }

    /// The first day on which a certificate is out of date (3.5.1).
    func end(_ certificate: DBSCertificate) -> CivilDate { certificate.issuedOn.adding(months: renewalMonths) }

    /// What a certificate lacks of what 3.5.1 asks for. A support carer does not work from their own home.
    func shortcomings(_ certificate: DBSCertificate) -> [String] {
        var shortcomings: [String] = []
        if certificate.level != .enhanced { shortcomings.append("is not enhanced") }
        if certificate.workforce != .adult && certificate.workforce != .adultAndChild {
            shortcomings.append("is not for work with adults")
        }
        if !certificate.barredListChecked { shortcomings.append("leaves out the adults' barred list") }
        if !certificate.homeBased && !isSupportCarer { shortcomings.append("is not for a home-based position") }
        if !certificate.isPaper { shortcomings.append("is not the full paper check") }
        return shortcomings
    }

    /// The latest certificate that counts on a day, by its issue, of those that will do or of all.
    func newest(on day: CivilDate, suitableOnly: Bool) -> Evidence<DBSEvidence>? {
        certificates.filter {
            counted($0.fact.certificate) <= day && (!suitableOnly || shortcomings($0.fact.certificate).isEmpty)
        }.newest(on: day) { $0.certificate.issuedOn }
    }

    /// The days on which certificates begin and cease to count.
    var days: [CivilDate] { certificates.flatMap { [counted($0.fact.certificate), end($0.fact.certificate)] } }
}

/// A certificate in date of the right kind, clear or with its risk accepted, and nothing new since (3.5.1).
///
/// The latest certificate of the right kind decides. What it or any later one disclosed wants a risk assessment, of whatever kind
/// that one is.
struct DBSRule: RequirementRule {
    let kind = Requirement.Kind.dbs
    let leadDays: Int
    let held: DBSCertificates

    var days: [CivilDate] {
        held.days
            + held.certificates.flatMap { certificate in
                certificate.fact.riskAssessments.map(\.fact.decidedOn) + certificate.fact.answers.map(\.fact.askedOn)
            }
    }

    private var askForNew: String {
        "ask for an enhanced one on paper, with the adults' barred list"
            + (held.isSupportCarer ? "" : ", for a home-based position")
    }

    func finding(on day: CivilDate) -> Finding {
        guard let decisive = held.newest(on: day, suitableOnly: true) else {
            guard let newest = held.newest(on: day, suitableOnly: false) else {
                return .open("No DBS certificate is recorded", remedy: askForNew)
            }
            let certificate = newest.fact.certificate
            return .open(
                for: [newest.id],
                "The DBS certificate of \(certificate.issuedOn.inWords) \(held.shortcomings(certificate).inWords)",
                remedy: askForNew)
        }
        let issuedOn = decisive.fact.certificate.issuedOn
        let end = held.end(decisive.fact.certificate)
        if end <= day {
            return .lapsed(
                for: [decisive.id], "The DBS certificate of \(issuedOn.inWords) ran out on \(end.inWords)",
                remedy: askForNew)
        }
        if let concern = concern(since: issuedOn, on: day) { return concern }
        if let answer = decisive.fact.answers.newest(on: day, dated: \.askedOn),
            answer.fact.result.asksForNewCertificate
        {
            return .open(
                for: [decisive.id, answer.id],
                """
                The Update Service answered \(answer.fact.result.rawValue) on \(answer.fact.askedOn.inWords) about the DBS \
                certificate of \(issuedOn.inWords)
                """,
                remedy: askForNew)
        }
        let assessment = decisive.fact.riskAssessments.newest(on: day, dated: \.decidedOn)
        let isClear = decisive.fact.certificate.outcome == .clear
        return .holds(
            by: [decisive.id] + (isClear ? [] : [assessment?.id].compactMap(\.self)),
            "Enhanced DBS certificate of \(issuedOn.inWords), \(isClear ? "clear" : "its risk accepted")")
    }

    /// What a certificate issued since then disclosed and nobody has accepted.
    private func concern(since issuedOn: CivilDate, on day: CivilDate) -> Finding? {
        for evidence in held.certificates {
            let certificate = evidence.fact.certificate
            guard certificate.outcome == .disclosed, certificate.issuedOn >= issuedOn, held.counted(certificate) <= day
            else { continue }
            guard let assessment = evidence.fact.riskAssessments.newest(on: day, dated: \.decidedOn) else {
                return .open(
                    for: [evidence.id],
                    "What the DBS certificate of \(certificate.issuedOn.inWords) disclosed has no risk assessment",
                    remedy: "have the registered manager decide on one")
            }
            if assessment.fact.decision != .accepted {
                return .open(
                    for: [evidence.id, assessment.id],
                    "The risk after the DBS certificate of \(certificate.issuedOn.inWords) was not accepted",
                    remedy: "only a new decision of the registered manager changes this")
            }
        }
        return nil
    }
}

/// Every other adult of the household is named on the carer's certificate in force (3.5.1).
struct HouseholdAdultsRule: RequirementRule {
    let kind = Requirement.Kind.householdAdults
    let leadDays: Int
    let held: DBSCertificates
    let hasHousehold: Bool
    let members: [Evidence<HouseholdMember>]

    var days: [CivilDate] {
        held.days + members.flatMap { [$0.fact.adultFrom, $0.fact.to].compactMap(\.self) }
    }

    func finding(on day: CivilDate) -> Finding {
        guard hasHousehold else {
            return .open("No household is recorded", remedy: "record where the carer lives and who lives there")
        }
        let adults = members.filter { $0.fact.isAdultMember(on: day) }
        guard !adults.isEmpty else { return .holds(by: [], "No other adult lives in the household") }
        guard let decisive = held.newest(on: day, suitableOnly: true) else {
            return .open(
                for: adults.map(\.id), "No DBS certificate of the right kind names \(names(adults))",
                remedy: "have them named on the form")
        }
        let certificate = decisive.fact.certificate
        if held.end(certificate) <= day {
            return .lapsed(
                for: [decisive.id] + adults.map(\.id),
                "The DBS certificate of \(certificate.issuedOn.inWords) ran out on \(held.end(certificate).inWords)",
                remedy: "ask for a new one that names \(names(adults))")
        }
        let missing = adults.filter { !certificate.namedAdults.contains($0.id) }
        guard missing.isEmpty else {
            return .open(
                for: [decisive.id] + missing.map(\.id),
                "The DBS certificate of \(certificate.issuedOn.inWords) does not name \(names(missing))",
                remedy: "ask for a new one that names \(names(adults))")
        }
        return .holds(
            by: [decisive.id] + adults.map(\.id),
            "The DBS certificate of \(certificate.issuedOn.inWords) names \(names(adults))")
    }

    private func names(_ members: [Evidence<HouseholdMember>]) -> String {
        members.map { "\($0.fact.givenName) \($0.fact.familyName)" }.inWords
    }
}
