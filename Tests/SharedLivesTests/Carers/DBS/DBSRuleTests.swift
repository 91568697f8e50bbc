import SharedLives
import Testing

@Suite struct DBSRuleTests {
    private static let carer = DBSCertificate.Holder.carer(Identifier(high: 1, low: 1))
    private static let colleague = Identifier(high: 2, low: 1)

    private static func day(_ text: String) -> CivilDate { CivilDate(text)! }

    private static func certificate(
        level: DBSCertificate.Level = .enhanced, barredListChecked: Bool = true, homeBased: Bool = true,
        number: String = "001234567890", issuedOn: String = "2024-02-29", seenOn: String = "2024-03-10",
        namedAdults: Set<Identifier> = []
    ) -> DBSCertificate {
        DBSCertificate(
            level: level, workforce: .adult, barredListChecked: barredListChecked, homeBased: homeBased, isPaper: true,
            number: number, issuedOn: day(issuedOn), outcome: .clear, originalSeenBy: colleague,
            originalSeenOn: day(seenOn), namedAdults: namedAdults)
    }

    private static func brief(_ faults: [Fault]) -> [String] { faults.map { "\($0.pointer) \($0.code)" } }

    @Test(
        "It is renewed three years from the day of issue, by the calendar",
        arguments: [
            ("2024-02-29", 36, "2027-02-28"), ("2024-02-29", 48, "2028-02-29"), ("2023-02-28", 36, "2026-02-28"),
            ("2024-01-31", 1, "2024-02-29"), ("2024-08-31", 36, "2027-08-31"), ("2024-02-29", 12, "2025-02-28"),
        ])
    func renewal(issuedOn: String, months: Int, day: String) {
        let certificate = Self.certificate(issuedOn: issuedOn, seenOn: "2024-12-31")
        #expect(certificate.renewalDay(afterMonths: months) == Self.day(day))
    }

    @Test func aCertificateInOrderHasNoFaults() {
        #expect(Self.certificate().faults(of: Self.carer, today: Self.day("2024-03-10")) == [])
        let ofStaff = Self.certificate(homeBased: false)
        #expect(ofStaff.faults(of: .staff(Identifier(high: 3, low: 1)), today: Self.day("2024-03-10")) == [])
    }

    @Test(
        "A number has 12 digits",
        arguments: ["", "01234567890", "0012345678901", "00123456789X", "٠٠١٢٣٤٥٦٧٨٩٠", " 01234567890", "0012 3456789"])
    func number(_ number: String) {
        let faults = Self.certificate(number: number).faults(of: Self.carer, today: Self.day("2024-03-10"))
        #expect(Self.brief(faults) == ["/number malformedCertificateNumber"])
    }

    @Test func everyFaultIsTold() {
        let certificate = Self.certificate(
            level: .basic, homeBased: true, number: "1", issuedOn: "2024-04-02", seenOn: "2024-04-01",
            namedAdults: [Identifier(high: 4, low: 4)])
        #expect(
            Self.brief(certificate.faults(of: .staff(Self.colleague), today: Self.day("2024-03-31"))) == [
                "/number malformedCertificateNumber", "/issuedOn futureDate", "/originalSeenOn futureDate",
                "/originalSeenOn beforeIssue", "/barredListChecked barredListNeedsEnhanced",
                "/namedAdults notHomeBased",
                "/homeBased notHomeBased", "/originalSeenBy ownCertificate",
            ])
    }

    @Test func aRiskAssessmentIsOfItsTime() {
        let issued = Self.day("2026-02-01")
        func faults(_ assessment: RiskAssessment) -> [String] {
            Self.brief(assessment.faults(issuedOn: issued, today: Self.day("2026-03-01")))
        }
        let decided = Self.day("2026-02-20")
        #expect(faults(RiskAssessment(decision: .accepted, safeguards: [.noDriving], decidedOn: decided)) == [])
        #expect(faults(RiskAssessment(decision: .notAccepted, decidedOn: decided)) == [])
        #expect(
            faults(RiskAssessment(decision: .notAccepted, safeguards: [.noDriving, .noDriving], decidedOn: decided))
                == ["/safeguards safeguardsOfRefusal", "/safeguards duplicateItem"])
        #expect(
            faults(RiskAssessment(decision: .accepted, decidedOn: Self.day("2026-03-02"))) == ["/decidedOn futureDate"])
        #expect(
            faults(RiskAssessment(decision: .accepted, decidedOn: Self.day("2026-01-31"))) == ["/decidedOn beforeIssue"]
        )
    }

    @Test(
        "A disclosure goes six calendar months after the first decision",
        arguments: [
            ("2026-02-20", "2026-08-19", DisclosureRetention.Act.keep), ("2026-02-20", "2026-08-20", .purge),
            ("2026-02-20", "2030-01-01", .purge), ("2025-08-31", "2026-02-27", .keep),
            ("2025-08-31", "2026-02-28", .purge),
            ("2023-08-31", "2024-02-28", .keep), ("2023-08-31", "2024-02-29", .purge),
            ("2024-02-29", "2024-08-28", .keep),
            ("2024-02-29", "2024-08-29", .purge),
        ])
    func retention(decidedOn: String, today: String, act: DisclosureRetention.Act) {
        let retention = DisclosureRetention(
            recordedOn: Self.day("2023-01-01"), firstDecidedOn: Self.day(decidedOn))
        #expect(retention.act(on: Self.day(today)) == act)
    }

    @Test func anUndecidedDisclosureIsKeptAndAskedAfter() {
        let retention = DisclosureRetention(recordedOn: Self.day("2025-11-30"), firstDecidedOn: nil)
        #expect(retention.purgeDay == nil)
        #expect(retention.act(on: Self.day("2026-02-27")) == .keep)
        #expect(retention.act(on: Self.day("2026-02-28")) == .askForDecision)
        #expect(retention.act(on: Self.day("2036-02-28")) == .askForDecision)
    }

    @Test func theUpdateServiceIsAskedMonthly() {
        #expect(UpdateServiceAnswer.isDue(lastAskedOn: nil, on: Self.day("2026-01-31")))
        #expect(!UpdateServiceAnswer.isDue(lastAskedOn: Self.day("2026-01-31"), on: Self.day("2026-02-27")))
        #expect(UpdateServiceAnswer.isDue(lastAskedOn: Self.day("2026-01-31"), on: Self.day("2026-02-28")))
    }
}
