import SharedLives
import Testing

@Suite struct PaymentRunCSVTests {
    private static let header =
        "month,carer,carerName,subject,element,clause,from,to,quantity,unit,rate,amount,contribution,council,explanation\r\n"

    @Test func tableOfTheExample() {
        let text = PaymentRunCSV.text(
            month: "2026-10", lines: RequestExampleTests.facts.calculate().lines, carerNames: ["c2": "Ann Example"])
        #expect(
            text == Self.header + """
                2026-10,c2,Ann Example,p1,support,4.4.1,2026-10-05,2026-10-12,7,day,165.00,165.00,45.00,120.00,7 days at £165.00 a week (low)\r
                2026-10,c2,Ann Example,p1,support,4.4.1,2026-10-12,2026-10-20,8,day,360.00,411.43,51.43,360.00,8 days at £360.00 a week (complex)\r
                2026-10,c2,Ann Example,p1,complexFee,4.6.1,2026-10-12,2026-11-01,20,day,50.00,142.86,0.00,142.86,20 days of discretionary fee at £50.00 a week\r
                2026-10,c2,Ann Example,p1,absence,4.12.3,2026-10-20,2026-10-24,4,day,360.00,205.71,25.71,180.00,4 days of absence at £360.00 a week (complex)\r
                2026-10,c2,Ann Example,p1,support,4.4.1,2026-10-24,2026-10-28,4,day,360.00,205.71,25.71,180.00,4 days at £360.00 a week (complex)\r
                2026-10,c2,Ann Example,p1,leftWithoutNotice,4.12.4,2026-10-28,2026-11-01,4,day,360.00,205.71,0.00,205.71,4 days after leaving without notice at £360.00 a week (complex)\r
                2026-10,c8,,d1,hour,4.7.4,2026-10-06,2026-10-07,165,minute,10.00,27.50,0.00,27.50,165 minutes at £10.00 an hour (B)\r
                2026-10,c8,,s1,night,4.7.3,2026-10-30,2026-11-01,2,night,64.00,128.00,0.00,128.00,2 nights at £64.00 a night (A)\r
                2026-10,c8,,s1,mileage,4.7.5,2026-10-30,2026-10-31,23,mile,0.45,10.35,0.00,10.35,23 miles at 45p a mile\r

                """)
    }

    @Test func noLinesIsAHeader() {
        #expect(PaymentRunCSV.text(month: "2026-10", lines: []) == Self.header)
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+44", "'+44"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "' =1"),
        ("\r\n=1", "'  =1"), ("＝1", "'＝1"), ("  =1", "'  =1"), ("\u{200B}=1", "'=1"),
        ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
        ("O'Brien, Pat", "\"O'Brien, Pat\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("a=b", "a=b"), ("", ""),
        (" a", "\" a\""),
        ("two\nlines", "two lines"), ("Zoë", "Zoë"),
    ])
    func cellsAreQuotedAndRunNothing(name: String, cell: String) {
        let lines = Somerset.month(stays: [Somerset.stay("A", "2026-10-09", "2026-10-10")]).calculate().lines
        let text = PaymentRunCSV.text(month: "2026-10", lines: lines, carerNames: ["c1": name])
        #expect(text.hasPrefix(Self.header + "2026-10,c1,"))
        #expect(text.contains("2026-10,c1,\(cell),s1,night,"))
    }

    /// An adjustment may be less than nothing; it is a figure and no formula.
    @Test func negativeAmountsStayFigures() {
        let line = PaymentLine(
            subject: "p1", carer: "c1", element: .support, from: "2026-10-01", to: "2026-10-02", quantity: 1,
            unit: .day,
            rate: 16500, amount: -2357, contribution: -7, explanation: "taken back, \"late\"")
        #expect(
            PaymentRunCSV.text(month: "2026-10", lines: [line]).hasSuffix(
                ",1,day,165.00,-23.57,-0.07,-23.50,\"taken back, \"\"late\"\"\"\r\n"))
    }
}
