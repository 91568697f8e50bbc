import SharedLives
import Testing

@Suite("Properties of requirements")
struct RequirementPropertyTests {
    /// As a text that does not tell the lead time: whether it holds.
    private static func held(_ list: RequirementList) -> [String] {
        list.items.filter(\.status.holds).map(name)
    }

    private static func name(_ requirement: Requirement) -> String {
        requirement.kind.rawValue + (requirement.subject.map { "/" + $0 } ?? "")
    }

    @Test(
        "They agree with the rules said plainly, day by day, and each end is truly the first day without",
        arguments: 0..<120)
    func plainRules(seed: Int) {
        var random = RandomEvidence(seed: UInt64(seed))
        let policy = random.policy()
        let evidence = random.evidence()
        let plain = PlainRequirements(evidence: evidence, policy: policy)
        for _ in 0..<6 {
            let day = random.day()
            let list = evidence.requirements(on: day, policy: policy)
            #expect(list.items.map(Self.name) == plain.required(on: day), "on \(day)")
            for requirement in list.items {
                let name = Self.name(requirement)
                let holds = plain.holds(name, on: day)
                #expect(requirement.status.holds == holds, "\(name) on \(day)")
                // Nothing of what is known reaches further than three years and the longest validity.
                let days = 1...(RandomEvidence.dayCount + 1_200)
                let end = holds ? days.lazy.map { day + $0 }.first { !plain.holds(name, on: $0) } : nil
                #expect(requirement.until == end, "\(name) on \(day)")
            }
        }
    }

    @Test("It is about to lapse exactly within the lead time", arguments: 0..<60)
    func leadTimes(seed: Int) {
        var random = RandomEvidence(seed: UInt64(1_000 + seed))
        let policy = random.policy()
        let evidence = random.evidence()
        for _ in 0..<20 {
            let day = random.day()
            for requirement in evidence.requirements(on: day, policy: policy).items {
                let leadDays =
                    switch requirement.kind {
                    case .dbs, .householdAdults: policy.leadDays.dbs
                    case .publicLiabilityInsurance, .householdInsurance: policy.leadDays.insurance
                    case .induction, .training: policy.leadDays.training
                    case .homeInspection, .annualReview: policy.leadDays.review
                    default: 0
                    }
                let isNear = requirement.until.map { $0 - day <= leadDays } ?? false
                #expect((requirement.status == .aboutToLapse) == isNear)
                #expect(requirement.status.holds || requirement.until == nil)
            }
        }
    }

    @Test(
        "Order does not matter; a fact touches only its own requirement, and nothing before its day", arguments: 0..<200
    )
    func additions(seed: Int) {
        var random = RandomEvidence(seed: UInt64(2_000 + seed))
        let policy = random.policy()
        let evidence = random.evidence()
        let day = random.day()
        let before = evidence.requirements(on: day, policy: policy)
        var reversed = evidence
        reversed.certificates.reverse()
        reversed.references.reverse()
        reversed.insurances.reverse()
        reversed.training.reverse()
        reversed.courses.reverse()
        reversed.reviews.reverse()
        reversed.agreements.reverse()
        reversed.inspections.reverse()
        #expect(Self.held(reversed.requirements(on: day, policy: policy)) == Self.held(before))

        var more = evidence
        random.add(to: &more, courses: evidence.courses.map(\.id))
        let after = more.requirements(on: day, policy: policy)
        #expect(after.items.map(Self.name) == before.items.map(Self.name))
        let changed = zip(before.items, after.items).filter { $0 != $1 }.map { Self.name($0.0) }
        #expect(changed.count <= 1, "\(changed)")
    }

    @Test("What is dated later changes no status of today", arguments: 0..<200)
    func future(seed: Int) {
        var random = RandomEvidence(seed: UInt64(3_000 + seed))
        let policy = random.policy()
        let evidence = random.evidence()
        let day = random.day()
        var past = evidence
        past.members.removeAll { $0.fact.from > day }
        past.certificates.removeAll { $0.fact.certificate.originalSeenOn > day }
        past.references.removeAll { $0.fact.receivedOn > day }
        past.inspections.removeAll { $0.fact.inspectedOn > day }
        past.tenures.removeAll { $0.fact.checkedOn > day }
        past.insurances.removeAll { $0.fact.from > day }
        past.training.removeAll { $0.fact.completedOn > day }
        past.commitments.removeAll { $0.fact.consideredOn > day }
        past.assessorReports.removeAll { $0.fact.completedOn > day }
        past.agreements.removeAll { $0.fact.signedOn > day }
        past.reviews.removeAll { $0.fact.reviewedOn > day }
        #expect(
            Self.held(evidence.requirements(on: day, policy: policy))
                == Self.held(past.requirements(on: day, policy: policy)))
    }
}
