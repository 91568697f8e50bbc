import SharedLives
import Testing

@Suite("Requirements of assessment: references, home, commitments, report")
struct AssessmentRequirementTests {
    @Test("As many satisfactory references as the scheme asks for (3.3.2)")
    func references() {
        let evidence = CompleteCarer.evidence()
        #expect(evidence.brief(.references) == "met [20 21]")
        #expect(evidence.brief(.references, on: "2025-04-01") == "open [20]")
        let three = RequirementPolicy(from: "2020-01-01", referencesMin: 3)
        #expect(evidence.brief(.references, policy: three) == "open [20 21]")
        let third = evidence.with { $0.references.append(CompleteCarer.reference(22, "Una Rees", "2025-05-01")) }
        #expect(third.brief(.references, policy: three) == "met [20 21 22]")
        let twice = evidence.with { $0.references[1] = CompleteCarer.reference(21, "Ann Price", "2025-04-02") }
        #expect(twice.brief(.references) == "open [21]", "one referee counts once")
    }

    @Test(
        "A referee's latest verdict counts, and a doubtful one leaves it open",
        arguments: [
            CarerReference.Verdict.needsFollowUp, .unsatisfactory,
        ])
    func verdicts(verdict: CarerReference.Verdict) {
        let doubtful = CompleteCarer.evidence().with {
            $0.references.append(CompleteCarer.reference(22, "Una Rees", "2025-05-01", verdict))
        }
        #expect(doubtful.brief(.references) == "open [22]")
        #expect(doubtful.brief(.references, on: "2025-04-30") == "met 2025-05-01 [20 21]")
        let followedUp = doubtful.with { $0.references.append(CompleteCarer.reference(23, "Una Rees", "2025-06-01")) }
        #expect(followedUp.brief(.references) == "met [20 21 23]")
    }

    @Test("The latest inspection decides, on all five points (3.3.3)")
    func inspection() {
        #expect(CompleteCarer.evidence().brief(.homeInspection) == "met [30]")
        #expect(CompleteCarer.evidence().brief(.homeInspection, on: "2025-05-31") == "open []")
        for failed in [
            CompleteCarer.inspection(35, "2026-01-01", bedroom: false),
            CompleteCarer.inspection(35, "2026-01-01", washing: false),
            CompleteCarer.inspection(35, "2026-01-01", healthAndSafety: false),
            CompleteCarer.inspection(35, "2026-01-01", suitability: false),
            CompleteCarer.inspection(35, "2026-01-01", insurance: false),
        ] {
            let evidence = CompleteCarer.evidence().with { $0.inspections.append(failed) }
            #expect(evidence.brief(.homeInspection) == "open [35]")
            #expect(evidence.brief(.homeInspection, on: "2025-12-31") == "aboutToLapse 2026-01-01 [30]")
            let again = evidence.with { $0.inspections.append(CompleteCarer.inspection(36, "2026-02-01")) }
            #expect(again.brief(.homeInspection) == "met [36]")
        }
    }

    @Test("Where the scheme says so, an inspection runs out")
    func inspectionRunsOut() {
        let yearly = RequirementPolicy(from: "2020-01-01", inspectionValidMonths: 12)
        let evidence = CompleteCarer.evidence()
        #expect(evidence.brief(.homeInspection, on: "2026-05-01", policy: yearly) == "met 2026-06-01 [30]")
        #expect(evidence.brief(.homeInspection, on: "2026-05-02", policy: yearly) == "aboutToLapse 2026-06-01 [30]")
        #expect(evidence.brief(.homeInspection, on: "2026-06-01", policy: yearly) == "lapsed [30]")
    }

    @Test("Owner, part owner, or tenant with consent; payments up to date (3.3.4)")
    func tenure() {
        func brief(_ tenures: Tenure..., on day: CivilDate = CompleteCarer.day) -> String? {
            CompleteCarer.evidence().with {
                $0.tenures = tenures.enumerated().map { Evidence(id: CompleteCarer.id($0.offset), fact: $0.element) }
            }.brief(.tenure, on: day)
        }
        let day: CivilDate = "2026-01-01"
        #expect(brief() == "open []")
        #expect(brief(Tenure(checkedOn: day, kind: .owner, paymentsUpToDate: true)) == "met [0]")
        #expect(brief(Tenure(checkedOn: day, kind: .sharedOwner, paymentsUpToDate: true)) == "met [0]")
        #expect(brief(Tenure(checkedOn: day, kind: .owner, paymentsUpToDate: false)) == "open [0]")
        #expect(brief(Tenure(checkedOn: day, kind: .tenant, paymentsUpToDate: true)) == "open [0]")
        let consent = Tenure(checkedOn: day, kind: .tenant, landlordConsentOn: "2026-02-01", paymentsUpToDate: true)
        #expect(brief(consent, on: "2026-01-31") == "open [0]")
        #expect(brief(consent, on: "2026-02-01") == "met [0]")
        #expect(
            brief(
                consent,
                Tenure(checkedOn: "2026-03-01", kind: .tenant, landlordConsentOn: "2026-02-01", paymentsUpToDate: false)
            )
                == "open [1]", "the latest check decides")
    }

    @Test("Insurances in date; one that follows carries on (3.14.3)")
    func insurance() {
        let evidence = CompleteCarer.evidence()
        #expect(evidence.brief(.publicLiabilityInsurance, on: "2025-12-31") == "open []")
        #expect(evidence.brief(.publicLiabilityInsurance, on: "2026-12-01") == "met 2027-01-01 [32]")
        #expect(evidence.brief(.publicLiabilityInsurance, on: "2026-12-02") == "aboutToLapse 2027-01-01 [32]")
        #expect(evidence.brief(.publicLiabilityInsurance, on: "2027-01-01") == "lapsed [32]")
        #expect(evidence.brief(.householdInsurance, on: "2027-01-02") == "aboutToLapse 2027-02-01 [33]")
        let renewed = evidence.with {
            $0.insurances.append(CompleteCarer.insurance(34, .publicLiability, "2027-01-01", "2028-01-01"))
        }
        #expect(renewed.brief(.publicLiabilityInsurance, on: "2026-12-31") == "met 2028-01-01 [32]")
        #expect(renewed.brief(.publicLiabilityInsurance, on: "2027-01-01") == "met 2028-01-01 [34]")
        let gap = evidence.with {
            $0.insurances.append(CompleteCarer.insurance(34, .publicLiability, "2027-01-02", "2028-01-01"))
        }
        #expect(gap.brief(.publicLiabilityInsurance, on: "2026-12-31") == "aboutToLapse 2027-01-01 [32]")
        #expect(
            evidence.detail(.publicLiabilityInsurance, on: "2026-12-31")
                == "Public liability insurance with Cambrian Mutual; this ends on 1 January 2027: record its renewal.")
    }

    @Test("Commitments and report: the latest decides (3.3.1, 3.3.5, 3.3.6)")
    func commitmentsAndReport() {
        let evidence = CompleteCarer.evidence()
        #expect(evidence.brief(.commitments) == "met [60]")
        #expect(evidence.brief(.assessorReport) == "met [61]")
        #expect(evidence.brief(.commitments, on: "2025-06-02") == "open []")
        #expect(evidence.brief(.assessorReport, on: "2025-08-31") == "open []")
        let worse = evidence.with {
            $0.commitments.append(CompleteCarer.commitments(63, "2026-05-01", compatible: false))
            $0.assessorReports.append(CompleteCarer.report(64, "2026-05-02", recommends: false))
        }
        #expect(worse.brief(.commitments) == "open [63]")
        #expect(worse.brief(.assessorReport) == "open [64]")
        #expect(
            worse.brief(.commitments, on: "2026-04-30") == "met 2026-05-01 [60]",
            "without a lead time it is met to the end")
    }
}
