import SharedLives
import Testing

@Suite("The list of requirements")
struct RequirementListTests {
    @Test("Nothing stands in the way of a carer of whom all is there")
    func complete() {
        let list = CompleteCarer.evidence().requirements(on: CompleteCarer.day, policy: CompleteCarer.policy)
        #expect(
            list.items.map { [$0.kind.rawValue, $0.subject ?? "", $0.status.rawValue, $0.clause] } == [
                ["dbs", "", "met", "3.5.1"], ["householdAdults", "", "met", "3.5.1"],
                ["references", "", "met", "3.3.2"], ["homeInspection", "", "met", "3.3.3"],
                ["tenure", "", "met", "3.3.4"], ["publicLiabilityInsurance", "", "met", "3.14.3"],
                ["householdInsurance", "", "met", "3.14.3"], ["induction", "induction", "met", "3.13.1"],
                ["training", "firstAid", "met", "3.13.4"], ["training", "safeguarding", "met", "3.13.4"],
                ["commitments", "", "met", "3.3.5"], ["assessorReport", "", "met", "3.3.6"],
                ["carerAgreement", "", "met", "3.9.2"], ["annualReview", "", "met", "3.14.3"],
            ])
        for step in RequirementList.Step.allCases { #expect(list.obstacles(to: step).isEmpty) }
        #expect(list.firstLapse == "2027-01-01", "the public liability insurance ends first")
    }

    @Test("A support carer answers for no home of their own (3.4)")
    func supportCarer() {
        let list = CompleteCarer.evidence(kind: .supportCarer)
            .with {
                $0.householdID = nil
                $0.certificates = [CompleteCarer.certificate(10, issuedOn: "2025-05-03", homeBased: false)]
            }
            .requirements(on: CompleteCarer.day, policy: CompleteCarer.policy)
        #expect(
            list.items.map(\.kind) == [
                .dbs, .references, .induction, .training, .training, .commitments, .assessorReport, .carerAgreement,
                .annualReview,
            ])
        #expect(list.obstacles(to: .arrangement).isEmpty)
    }

    @Test("Whoever has only asked has everything before them, and is told each thing once")
    func nothing() {
        let list = CarerEvidence(kind: .carer).requirements(on: CompleteCarer.day, policy: CompleteCarer.policy)
        #expect(
            list.obstacles(to: .panel).map(\.kind) == [
                .dbs, .householdAdults, .references, .homeInspection, .tenure, .publicLiabilityInsurance,
                .householdInsurance, .induction, .commitments, .assessorReport,
            ])
        #expect(list.obstacles(to: .panel) == list.obstacles(to: .approval))
        #expect(list.obstacles(to: .arrangement).map(\.kind).last == .carerAgreement)
        #expect(list.items.allSatisfy { $0.detail.hasSuffix(".") && $0.until == nil && $0.evidence.isEmpty })
        #expect(list.firstLapse == nil)
    }

    @Test("The agreement is needed for an arrangement, not for approval; a review likewise")
    func steps() {
        let evidence = CompleteCarer.evidence().with {
            $0.agreements = []
            $0.reviews = [CompleteCarer.review(70, "2026-09-01", unmet: [.property])]
        }
        let list = evidence.requirements(on: CompleteCarer.day, policy: CompleteCarer.policy)
        #expect(list.obstacles(to: .approval).isEmpty)
        #expect(list.obstacles(to: .arrangement).map(\.kind) == [.carerAgreement, .annualReview])
    }

    @Test("A refusal lists every obstacle with its place, its code and what to do")
    func faults() {
        let evidence = CompleteCarer.evidence().with {
            $0.certificates = [CompleteCarer.certificate(10, issuedOn: "2020-05-03", naming: [CompleteCarer.lodger])]
            $0.training.removeLast()
            $0.courses.append(CompleteCarer.course(54, "a/b", "Slashes"))
        }
        let list = evidence.requirements(on: CompleteCarer.day, policy: CompleteCarer.policy)
        #expect(
            list.faults(against: .panel).map { "\($0.pointer) \($0.code)" } == [
                "/requirements/dbs requirementLapsed", "/requirements/householdAdults requirementLapsed",
                "/requirements/training/a~1b requirementOpen", "/requirements/training/safeguarding requirementOpen",
            ])
        #expect(
            list.faults(against: .panel)[0].detail
                == """
                The DBS certificate of 3 May 2020 ran out on 3 May 2023: ask for an enhanced one on paper, with the adults' \
                barred list, for a home-based position.
                """)
        #expect(
            list.faults(against: .panel)[3].detail
                == "“Safeguarding” was not completed: book the course and record its completion.")
    }

    @Test("Of several policies the latest that has begun holds; before any, what the specification asks for")
    func policies() {
        let policies = [
            RequirementPolicy(from: "2026-01-01", referencesMin: 3),
            RequirementPolicy(from: "2025-01-01", referencesMin: 4),
        ]
        #expect(policies.inForce(on: "2026-01-01").referencesMin == 3)
        #expect(policies.inForce(on: "2025-12-31").referencesMin == 4)
        #expect(policies.inForce(on: "2024-12-31").referencesMin == 2)
    }
}
