import SharedLives
import Testing

@Suite("Requirements of training, agreement and review")
struct TrainingRequirementTests {
    @Test("A course is valid for its months (3.13.4)")
    func validity() {
        let evidence = CompleteCarer.evidence()
        #expect(evidence.brief(.training, "firstAid", on: "2025-07-01") == "open []")
        #expect(evidence.brief(.training, "firstAid", on: "2028-05-02") == "met 2028-07-02 [41]")
        #expect(evidence.brief(.training, "firstAid", on: "2028-05-03") == "aboutToLapse 2028-07-02 [41]")
        #expect(evidence.brief(.training, "firstAid", on: "2028-07-02") == "lapsed [41]")
        #expect(evidence.brief(.training, "safeguarding", on: "2099-01-01") == "met [42]", "valid for ever")
        let again = evidence.with { $0.training.append(CompleteCarer.training(43, course: 51, "2028-06-01")) }
        #expect(again.brief(.training, "firstAid", on: "2028-05-03") == "met 2031-06-01 [41]")
    }

    @Test("Percentages count those for whom a course is in date; a half is rounded up")
    func summary() {
        let whole = CompleteCarer.evidence()
        let bare = whole.with { $0.training = [] }
        let policy = RequirementPolicy(from: "2020-01-01")
        let summary = TrainingSummary(
            of: [whole, bare, whole, bare, bare, bare, bare, whole], on: "2026-10-05", policy: policy)
        #expect(summary.whole == .init(carers: 8, inDate: 3) && summary.whole.percent == 38)
        #expect(summary.courses.map(\.code) == ["firstAid", "induction", "safeguarding"])
        #expect(summary.courses.allSatisfy { $0.share == summary.whole })
        let later = TrainingSummary(of: [whole, bare], on: "2028-07-02", policy: policy)
        #expect(later.whole.percent == 0, "first aid has lapsed")
        #expect(later.courses.map(\.share.percent) == [0, 50, 50])
        #expect(TrainingSummary(of: [], on: "2026-10-05", policy: policy).whole.percent == nil)
    }

    @Test("A course that is not mandatory is not asked for")
    func optional() {
        #expect(CompleteCarer.evidence().brief(.training, "makaton") == nil)
    }

    @Test("A course that becomes mandatory, changes its validity or ceases to be asked for does so from its day on")
    func versions() {
        let evidence = CompleteCarer.evidence().with {
            $0.courses.append(CompleteCarer.course(54, "makaton", "Makaton", from: "2026-10-05"))
            $0.courses.append(CompleteCarer.course(55, "firstAid", "First aid", validMonths: 12, from: "2026-10-05"))
            $0.courses.append(
                CompleteCarer.course(56, "safeguarding", "Safeguarding", isMandatory: false, from: "2026-10-05"))
        }
        #expect(evidence.brief(.training, "makaton", on: "2026-10-04") == nil)
        #expect(evidence.brief(.training, "makaton") == "open []")
        #expect(
            evidence.brief(.training, "firstAid", on: "2026-10-04") == "aboutToLapse 2026-10-05 [41]",
            "the new rule ends it")
        #expect(
            evidence.brief(.training, "firstAid") == "lapsed [41]",
            "what was done under the old version counts as done then")
        #expect(evidence.brief(.training, "safeguarding", on: "2026-10-04") == "met [42]")
        #expect(evidence.brief(.training, "safeguarding") == nil)
    }

    @Test("Every induction course is asked for, mandatory or not; without one the scheme is at fault (3.3.1)")
    func induction() {
        let evidence = CompleteCarer.evidence()
        #expect(evidence.brief(.induction, "induction") == "met [40]")
        #expect(evidence.with { $0.training.removeFirst() }.brief(.induction) == "open []")
        let optional = evidence.with { $0.courses[0].fact.isMandatory = false }
        #expect(optional.brief(.induction, "induction") == "met [40]")
        #expect(
            evidence.with { $0.courses.removeFirst() }.detail(.induction)
                == "The scheme has no induction course: add one and record that the carer completed it.")
    }

    @Test("An agreement holds with all eleven clauses once both have signed (3.9.2)")
    func agreement() {
        let evidence = CompleteCarer.evidence()
        #expect(evidence.brief(.carerAgreement, on: "2026-03-03") == "open []", "the scheme has not signed yet")
        #expect(evidence.brief(.carerAgreement, on: "2026-03-04") == "met [62]")
        for clause in CarerAgreement.Clause.allCases {
            let incomplete = evidence.with {
                $0.agreements = [CompleteCarer.agreement(63, "2026-04-01", "2026-04-01", without: [clause])]
            }
            #expect(incomplete.brief(.carerAgreement) == "open [63]")
            #expect(incomplete.detail(.carerAgreement)?.contains("leaves out \(clause.inWords): ") == true)
        }
        let both = evidence.with {
            $0.agreements.append(CompleteCarer.agreement(63, "2026-04-01", "2026-04-01", without: [.payments]))
        }
        #expect(both.brief(.carerAgreement) == "met [62]", "the whole one stays in force")
        let newer = evidence.with { $0.agreements.append(CompleteCarer.agreement(63, "2026-05-01", "2026-05-02")) }
        #expect(newer.brief(.carerAgreement) == "met [63]")
        #expect(CarerAgreement.Clause.allCases.count == 11)
    }

    @Test("The first review is due a year after the first approval, then a year after each (3.14.3)")
    func review() {
        let evidence = CompleteCarer.evidence()
        #expect(evidence.with { $0.approvedOn = nil }.brief(.annualReview) == "met []")
        #expect(evidence.brief(.annualReview, on: "2027-01-29") == "met 2027-03-01 []")
        #expect(evidence.brief(.annualReview, on: "2027-01-30") == "aboutToLapse 2027-03-01 []")
        #expect(evidence.brief(.annualReview, on: "2027-03-01") == "lapsed []")
        let reviewed = evidence.with { $0.reviews = [CompleteCarer.review(70, "2027-02-20")] }
        #expect(reviewed.brief(.annualReview, on: "2027-02-19") == "met 2028-02-20 []", "the review is known to come")
        #expect(reviewed.brief(.annualReview, on: "2027-03-01") == "met 2028-02-20 [70]")
        #expect(reviewed.brief(.annualReview, on: "2028-02-20") == "lapsed [70]")
        let halfYearly = RequirementPolicy(from: "2020-01-01", reviewMonths: 6)
        #expect(evidence.brief(.annualReview, on: "2026-08-31", policy: halfYearly) == "aboutToLapse 2026-09-01 []")
    }

    @Test("Each of the six points has to be met", arguments: AnnualCarerReview.Point.allCases)
    func points(point: AnnualCarerReview.Point) {
        let unmet = CompleteCarer.evidence().with {
            $0.reviews = [CompleteCarer.review(70, "2026-09-01", unmet: [point])]
        }
        #expect(unmet.brief(.annualReview) == "open [70]")
        #expect(unmet.brief(.annualReview, on: "2026-08-31") == "aboutToLapse 2026-09-01 []")
        let missing = unmet.with { $0.reviews[0].fact.points[point] = nil }
        #expect(missing.brief(.annualReview) == "open [70]")
        #expect(AnnualCarerReview.Point.allCases.count == 6)
    }
}
