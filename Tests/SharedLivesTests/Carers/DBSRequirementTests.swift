import SharedLives
import Testing

@Suite("DBS requirements (3.5.1)")
struct DBSRequirementTests {
    private static func dbs(
        _ certificates: Evidence<DBSEvidence>..., kind: Carer.Kind = .carer, on day: CivilDate = CompleteCarer.day
    ) -> String? {
        CarerEvidence(kind: kind, certificates: certificates).brief(.dbs, on: day)
    }

    @Test("Renewed three years after issue, by the calendar")
    func renewal() {
        let leapDay = CompleteCarer.certificate(1, issuedOn: "2024-02-29")
        #expect(Self.dbs(leapDay, on: "2024-02-28") == "open []")
        #expect(Self.dbs(leapDay, on: "2024-02-29") == "met 2027-02-28 [1]")
        #expect(Self.dbs(leapDay, on: "2026-10-30") == "met 2027-02-28 [1]", "121 days before")
        #expect(Self.dbs(leapDay, on: "2026-10-31") == "aboutToLapse 2027-02-28 [1]", "120 days before")
        #expect(Self.dbs(leapDay, on: "2027-02-27") == "aboutToLapse 2027-02-28 [1]")
        #expect(Self.dbs(leapDay, on: "2027-02-28") == "lapsed [1]")
    }

    @Test("Counted from the day on which the original was seen, renewed from the day of issue")
    func seen() {
        let certificate = CompleteCarer.certificate(1, issuedOn: "2026-01-10", seenOn: "2026-02-01")
        #expect(Self.dbs(certificate, on: "2026-01-31") == "open []")
        #expect(Self.dbs(certificate, on: "2026-02-01") == "met 2029-01-10 [1]")
    }

    @Test("Enhanced, for work with adults, with the barred list, home-based, on paper")
    func theRightKind() {
        let issuedOn: CivilDate = "2026-01-10"
        #expect(
            Self.dbs(CompleteCarer.certificate(1, issuedOn: issuedOn, workforce: .adultAndChild))
                == "met 2029-01-10 [1]")
        for wrong in [
            CompleteCarer.certificate(1, issuedOn: issuedOn, level: .standard),
            CompleteCarer.certificate(1, issuedOn: issuedOn, level: .basic),
            CompleteCarer.certificate(1, issuedOn: issuedOn, workforce: .child),
            CompleteCarer.certificate(1, issuedOn: issuedOn, workforce: .other),
            CompleteCarer.certificate(1, issuedOn: issuedOn, barredList: false),
            CompleteCarer.certificate(1, issuedOn: issuedOn, homeBased: false),
            CompleteCarer.certificate(1, issuedOn: issuedOn, isPaper: false),
        ] {
            #expect(Self.dbs(wrong) == "open [1]")
            // Nor does it take anything from a better one that is older.
            #expect(Self.dbs(CompleteCarer.certificate(2, issuedOn: "2025-01-10"), wrong) == "met 2028-01-10 [2]")
        }
        #expect(
            Self.dbs(CompleteCarer.certificate(1, issuedOn: issuedOn, homeBased: false), kind: .supportCarer)
                == "met 2029-01-10 [1]")
        #expect(
            CarerEvidence(
                kind: .carer,
                certificates: [
                    CompleteCarer.certificate(1, issuedOn: issuedOn, level: .basic, barredList: false, isPaper: false)
                ]
            ).detail(.dbs) == """
                The DBS certificate of 10 January 2026 is not enhanced, leaves out the adults' barred list and is not the full \
                paper check: ask for an enhanced one on paper, with the adults' barred list, for a home-based position.
                """)
    }

    @Test("What was disclosed wants a risk assessment that is accepted; the latest decision counts")
    func disclosed() {
        func certificate(_ risks: [(CivilDate, RiskAssessment.Decision)]) -> Evidence<DBSEvidence> {
            CompleteCarer.certificate(1, issuedOn: "2026-01-10", outcome: .disclosed, risks: risks)
        }
        #expect(Self.dbs(certificate([])) == "open [1]")
        #expect(Self.dbs(certificate([("2026-02-01", .accepted)])) == "met 2029-01-10 [1 100]")
        #expect(Self.dbs(certificate([("2026-02-01", .accepted)]), on: "2026-01-31") == "open [1]")
        #expect(Self.dbs(certificate([("2026-02-01", .notAccepted)])) == "open [1 100]")
        #expect(
            Self.dbs(certificate([("2026-02-01", .notAccepted), ("2026-03-01", .accepted)])) == "met 2029-01-10 [1 101]"
        )
        #expect(
            Self.dbs(certificate([("2026-03-01", .accepted), ("2026-03-01", .notAccepted)])) == "open [1 101]",
            "of two on one day the one recorded later")
    }

    @Test("A later certificate of any kind that disclosed something is not passed over")
    func laterDisclosure() {
        let clear = CompleteCarer.certificate(1, issuedOn: "2025-01-10")
        let basic = CompleteCarer.certificate(2, issuedOn: "2026-01-10", level: .basic, outcome: .disclosed)
        let earlier = CompleteCarer.certificate(3, issuedOn: "2022-01-10", outcome: .disclosed)
        #expect(Self.dbs(clear, basic) == "open [2]")
        #expect(Self.dbs(clear, basic, on: "2026-01-09") == "aboutToLapse 2026-01-10 [1]", "known to come")
        #expect(Self.dbs(clear, earlier) == "met 2028-01-10 [1]", "a later clear one answers an earlier one")
    }

    @Test("The Update Service's latest answer may ask for a new certificate")
    func updateService() {
        func certificate(_ answers: [(CivilDate, UpdateServiceAnswer.Result)]) -> Evidence<DBSEvidence> {
            CompleteCarer.certificate(1, issuedOn: "2026-01-10", answers: answers)
        }
        #expect(Self.dbs(certificate([("2026-05-01", .blankNoNewInfo)])) == "met 2029-01-10 [1]")
        #expect(Self.dbs(certificate([("2026-05-01", .nonBlankNoNewInfo)])) == "met 2029-01-10 [1]")
        #expect(Self.dbs(certificate([("2026-05-01", .newInfo)])) == "open [1 150]")
        #expect(Self.dbs(certificate([("2026-05-01", .newInfo)]), on: "2026-04-30") == "aboutToLapse 2026-05-01 [1]")
        #expect(Self.dbs(certificate([("2026-05-01", .noMatchFound)])) == "open [1 150]")
        #expect(
            Self.dbs(certificate([("2026-05-01", .noMatchFound), ("2026-06-01", .blankNoNewInfo)]))
                == "met 2029-01-10 [1]")
        #expect(
            Self.dbs(certificate([("2026-05-01", .newInfo)]), CompleteCarer.certificate(2, issuedOn: "2026-07-01"))
                == "met 2029-07-01 [2]", "the new certificate")
    }

    @Test("A child of the home who turns eighteen becomes an adult to be named")
    func turningEighteen() {
        let evidence = CompleteCarer.evidence()
        #expect(evidence.brief(.householdAdults, on: "2027-08-25") == "met 2027-12-24 [10 91]", "121 days before")
        #expect(evidence.brief(.householdAdults, on: "2027-08-26") == "aboutToLapse 2027-12-24 [10 91]")
        #expect(evidence.brief(.householdAdults, on: "2027-12-23") == "aboutToLapse 2027-12-24 [10 91]")
        #expect(evidence.brief(.householdAdults, on: "2027-12-24") == "open [10 90]")
        #expect(
            evidence.detail(.householdAdults, on: "2027-12-23") == """
                The DBS certificate of 3 May 2025 names Owen Bevan; this ends on 24 December 2027: ask for a new one that \
                names Cerys Bevan and Owen Bevan.
                """)
        let renewed = evidence.with {
            $0.certificates.append(
                CompleteCarer.certificate(
                    11, issuedOn: "2027-12-01", naming: [CompleteCarer.daughter, CompleteCarer.lodger]))
        }
        #expect(renewed.brief(.householdAdults, on: "2027-12-24") == "met 2030-12-01 [11 90 91]")
    }

    @Test("Born on 29 February: eighteen on 1 March")
    func bornOnLeapDay() {
        let evidence = CarerEvidence(
            kind: .carer, householdID: CompleteCarer.id(1),
            certificates: [CompleteCarer.certificate(10, issuedOn: "2025-05-03")],
            members: [CompleteCarer.member(CompleteCarer.daughter, born: "2008-02-29")])
        #expect(evidence.brief(.householdAdults, on: "2026-02-28") == "aboutToLapse 2026-03-01 []")
        #expect(evidence.brief(.householdAdults, on: "2026-03-01") == "open [10 90]")
    }

    @Test("Adults are named as long as they live there, on the certificate in force")
    func adultsComeAndGo() {
        func evidence(from: CivilDate, to: CivilDate?, _ certificates: Evidence<DBSEvidence>...) -> CarerEvidence {
            CarerEvidence(
                kind: .carer, householdID: CompleteCarer.id(1), certificates: certificates,
                members: [CompleteCarer.member(CompleteCarer.lodger, born: "1980-01-01", from: from, to: to)])
        }
        let named = CompleteCarer.certificate(10, issuedOn: "2025-05-03", naming: [CompleteCarer.lodger])
        let unnamed = CompleteCarer.certificate(11, issuedOn: "2026-05-03")
        #expect(evidence(from: "2026-11-01", to: nil).brief(.householdAdults) == "aboutToLapse 2026-11-01 []")
        #expect(evidence(from: "2026-10-05", to: nil).brief(.householdAdults) == "open [91]")
        #expect(evidence(from: "2020-01-01", to: "2026-10-05").brief(.householdAdults) == "met []")
        #expect(evidence(from: "2020-01-01", to: nil, named).brief(.householdAdults) == "met 2028-05-03 [10 91]")
        #expect(evidence(from: "2020-01-01", to: nil, named, unnamed).brief(.householdAdults) == "open [11 91]")
        #expect(
            evidence(from: "2020-01-01", to: "2028-01-01", named).brief(.householdAdults, on: "2026-10-05")
                == "met [10 91]",
            "gone before the certificate runs out")
        #expect(
            evidence(from: "2020-01-01", to: nil, named).brief(.householdAdults, on: "2028-05-03") == "lapsed [10 91]")
    }
}
