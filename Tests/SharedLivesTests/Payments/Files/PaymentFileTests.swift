import Foundation
import SharedLives
import Subprocess
import Testing

/// Payment files, as they are kept in `Golden` and as their layouts have them.
///
/// After a change that is meant the files are written anew by `UPDATE_GOLDEN=1 Deploy/test --filter PaymentFileTests`.
@Suite struct PaymentFileTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Golden")

    static func batch(_ form: Standard18.Form = .multi) -> PaymentBatch {
        func payment(_ number: Int, _ name: String, _ sortCode: String, _ account: String, _ pence: Int64)
            -> FilePayment
        {
            FilePayment(
                reference: PaymentBatch.reference(file: 12, payment: number), carer: "c\(number)", carerName: name,
                accountName: name, account: BankAccount(sortCode: sortCode, accountNumber: account),
                amount: Pence(pence))
        }
        return PaymentBatch(
            number: 12, message: "018f6b1e7c1a7e6b9f5e0d9c2a7b1c3d", month: "2026-10", madeAt: "2026-11-05T09:30:00Z",
            processOn: "2026-11-09",
            payer: PaymentBatch.Payer(
                name: "Riverbank Shared Lives", serviceUserNumber: "482915",
                account: BankAccount(sortCode: "40-05-30", accountNumber: "87654321")!, bacsForm: form),
            payments: [
                payment(1, "Rowan Ash", "200415", "12345678", 96_543),
                payment(2, "Zoë O'Teasel & Son", "20-04-16", "1234567", 1),
                payment(3, "Łucja Brzęczyszczykiewicz-Hawthorn", "309634", "00112233", 12_345_678),
                payment(4, "<Ivy> \"Elder\"", "111111", "22222222", 150_227),
            ])
    }

    static let ledger = PaymentTable(
        from: "2026-04-01", hasHeader: true,
        columns: [
            .init(heading: "Type", content: .text("AP")), .init(heading: "Cost centre", content: .text("=0712")),
            .init(heading: "Supplier", content: .field(.carerID)), .init(heading: "Name", content: .field(.carerName)),
            .init(heading: "Reference", content: .field(.reference)), .init(heading: "Net", content: .field(.amount)),
            .init(heading: "Date", content: .field(.processOnDayFirst)),
        ])

    /// As approved Bacs software takes it: no header, account by account.
    static let bureau = PaymentTable(
        from: "2026-04-01", hasHeader: false,
        columns: [
            .init(heading: "a", content: .field(.sortCode)), .init(heading: "b", content: .field(.accountNumber)),
            .init(heading: "c", content: .field(.accountNameInBacs)), .init(heading: "d", content: .field(.amount)),
            .init(heading: "e", content: .text("99")), .init(heading: "f", content: .field(.payerSortCode)),
            .init(heading: "g", content: .field(.payerAccountNumber)), .init(heading: "h", content: .field(.payerName)),
            .init(heading: "i", content: .field(.reference)), .init(heading: "j", content: .field(.processOnDayFirst)),
        ])

    static func files() throws -> [(name: String, file: PaymentFileText)] {
        [
            ("bacs18-multi.txt", try Standard18.text(batch(), madeOn: "2026-11-05")),
            ("bacs18-daily.txt", try Standard18.text(batch(.daily), madeOn: "2026-11-05")),
            ("payments.pain.001.001.09.xml", try Pain001.text(batch())),
            ("payments-standard.csv", PaymentTable.standard.text(batch())),
            ("payments-ledger.csv", ledger.text(batch())), ("payments-bureau.csv", bureau.text(batch())),
        ]
    }

    @Test func urgentPaymentsSayThatTheyAreNotAMonths() throws {
        var batch = Self.batch()
        batch.month = nil
        let transfer = try Pain001.text(batch).text
        #expect(transfer.contains("<Ustrd>Shared Lives urgent payment</Ustrd>"))
        #expect(!transfer.contains("October"))
        #expect(PaymentTable.standard.text(batch).text.split(separator: "\r\n")[1].hasPrefix("2026-11,12,SL-12-1,c1,"))
        #expect(try Standard18.text(batch, madeOn: "2026-11-05") == Standard18.text(Self.batch(), madeOn: "2026-11-05"))
    }

    @Test func filesAreTheSameByteForByte() throws {
        for (name, file) in try Self.files() {
            let url = Self.folder.appending(path: name)
            if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
                try Data(file.text.utf8).write(to: url)
            }
            #expect(try Data(contentsOf: url) == Data(file.text.utf8), "\(name)")
        }
    }

    @Test(arguments: Standard18.Form.allCases)
    func everyFieldOfABacsFileIsAtItsPlace(form: Standard18.Form) throws {
        let text = try Standard18.text(Self.batch(form), madeOn: "2026-11-05").text
        #expect(text.hasSuffix("\r\n"))
        let lines = text.split(separator: "\r\n").map { Array($0.utf8) }
        let record = form == .multi ? 106 : 100
        #expect(lines.map(\.count) == [80, 80, 80, 80] + Array(repeating: record, count: 5) + [80, 80, 80])
        func field(_ line: Int, _ places: ClosedRange<Int>) -> String {
            String(decoding: lines[line][places.lowerBound - 1...places.upperBound - 1], as: UTF8.self)
        }
        #expect(
            (field(0, 1...4), field(0, 5...10), field(0, 42...47), field(0, 80...80)) == (
                "VOL1", "000012", "482915", "1"
            ))
        #expect((field(1, 1...12), field(1, 16...21)) == ("HDR1A482915S", "482915"))
        #expect((field(1, 22...27), field(1, 28...35)) == ("000012", "00010001"))
        #expect((field(1, 42...47), field(1, 48...53), field(1, 55...60)) == (" 26309", " 26344", "000000"))
        #expect(
            (field(2, 1...10), field(2, 11...15), field(2, 51...52)) == (
                "HDR2F02000", form == .multi ? "00106" : "00100", "00"
            ))
        #expect((field(3, 1...4), field(3, 5...10), field(3, 11...16)) == ("UHL1", " 26313", "999999"))
        #expect((field(3, 21...28), field(3, 38...40)) == ("00000000", "001"))
        #expect(field(3, 29...37) == (form == .multi ? "4 MULTI  " : "1 DAILY  "))
        #expect((field(4, 1...6), field(4, 7...14), field(4, 15...17)) == ("200415", "12345678", "099"))
        #expect((field(4, 18...31), field(4, 32...35), field(4, 36...46)) == ("40053087654321", "    ", "00000096543"))
        #expect(field(4, 47...100) == "RIVERBANK SHARED L" + "SL-12-1           " + "ROWAN ASH         ")
        #expect((field(5, 7...14), field(5, 83...100)) == ("01234567", "ZOE O TEASEL & SON"))
        #expect(field(6, 83...100) == "LUCJA BRZECZYSZCZY")
        #expect(field(7, 83...100) == "IVY ELDER         ")
        // The contra record takes from the payer what the others give.
        #expect((field(8, 1...14), field(8, 16...17)) == ("40053087654321", "17"))
        #expect((field(8, 36...46), field(8, 65...82)) == ("00012592449", "CONTRA            "))
        if form == .multi { #expect((4...8).allSatisfy { field($0, 101...106) == " 26313" }) }
        #expect(field(9, 5...54) == field(1, 5...54) && field(10, 5...80) == field(2, 5...80))
        #expect((field(9, 1...4), field(10, 1...4)) == ("EOF1", "EOF2"))
        #expect((field(11, 1...17), field(11, 18...30)) == ("UTL10000012592449", "0000012592449"))
        #expect((field(11, 31...37), field(11, 38...44)) == ("0000001", "0000004"))
    }

    @Test func whatBacsCannotSayIsTold() throws {
        let changes = try Standard18.text(Self.batch(), madeOn: "2026-11-05").changes
        #expect(
            changes.map { "\($0.reference ?? "-"): \($0.given) → \($0.written)" } == [
                "-: Riverbank Shared Lives → RIVERBANK SHARED L", "SL-12-2: Zoë O'Teasel & Son → ZOE O TEASEL & SON",
                "SL-12-3: Łucja Brzęczyszczykiewicz-Hawthorn → LUCJA BRZECZYSZCZY",
                "SL-12-4: <Ivy> \"Elder\" → IVY ELDER",
            ])
    }

    /// Whatever a name is, a file has records of its length, of its characters.
    @Test func anyNameFitsARecord() throws {
        var random = SplitMix64(seed: 18)
        for _ in 0..<2_000 {
            var name = ""
            for _ in 0..<random.number(0...40) { name.unicodeScalars.append(Hostile.scalar(&random)) }
            var batch = Self.batch()
            batch.payer?.name = name
            for index in batch.payments.indices { batch.payments[index].accountName = name }
            let lines = try Standard18.text(batch, madeOn: "2026-11-05").text.split(separator: "\r\n")
            #expect(lines.dropFirst(4).dropLast(3).allSatisfy { $0.utf8.count == 106 })
            let strangers = lines.joined().unicodeScalars.filter { scalar in
                switch scalar {
                case "A"..."Z", "0"..."9", ".", "&", "/", "-", " ": false
                default: true
                }
            }
            #expect(strangers.isEmpty, "\(name)")
        }
    }

    @Test func aFileThatCannotBeMadeSaysWhy() {
        var batch = Self.batch()
        batch.payer?.serviceUserNumber = nil
        let missing = #expect(throws: PaymentFileFaults.self) { try Standard18.text(batch, madeOn: "2026-11-05") }
        #expect(missing?.faults.map(\.code) == ["serviceUserNumberMissing"])
        batch = Self.batch()
        batch.payments[0].amount = Pence(99_999_999_999)
        #expect(throws: PaymentFileFaults.self) { try Standard18.text(batch, madeOn: "2026-11-05") }
        batch.payments[0].account = nil
        #expect(throws: PaymentFileFaults.self) { try Pain001.text(batch) }
    }

    @Test func anAccountIsDescribedByItsLastFourDigits() {
        let account = BankAccount(sortCode: "20-04-15", accountNumber: "1234567")!
        #expect(account.accountNumber == "01234567")
        var dumped = ""
        dump(account, to: &dumped)
        for text in ["\(account)", String(reflecting: account), dumped] {
            let isTold = text.contains("01234567") || text.contains("200415")
            #expect(!isTold && text.contains("4567"))
        }
    }
}

/// The public schema of pain.001.001.09, as the ISO 20022 registration authority publishes it (generated on 14 February 2019),
/// which it lets everybody use free of charge: https://www.iso20022.org/intellectual-property-rights. The copy in `Golden` is
/// unchanged, from the Python package pain001 0.0.74.
@Suite(.enabled(if: access("/usr/bin/xmllint", X_OK) == 0, "Install libxml2-utils, as Deploy/test does."))
struct Pain001SchemaTests {
    private func validates(_ text: String) async throws -> (isValid: Bool, words: String) {
        let schema = PaymentFileTests.folder.appending(path: "pain.001.001.09.xsd").path(percentEncoded: false)
        let result = try await run(
            .name("xmllint"), arguments: ["--noout", "--nonet", "--schema", schema, "-"],
            input: .array(Array(text.utf8)), output: .discarded, error: .string(limit: 100_000))
        return (result.terminationStatus.isSuccess, result.standardError)
    }

    @Test func theFileValidates() async throws {
        let text = try Pain001.text(PaymentFileTests.batch()).text
        let (isValid, words) = try await validates(text)
        #expect(isValid, "\(words)")
        // The schema finds what is wrong.
        let wrong = text.replacing("<PmtMtd>TRF</PmtMtd>", with: "")
        #expect(try await validates(wrong).isValid == false)
    }

    @Test func anyNameValidates() async throws {
        var random = SplitMix64(seed: 20_022)
        for _ in 0..<40 {
            var batch = PaymentFileTests.batch()
            for index in batch.payments.indices {
                var name = "A"
                for _ in 0..<random.number(0...69) { name.unicodeScalars.append(Hostile.scalar(&random)) }
                batch.payments[index].accountName = name
            }
            let (isValid, words) = try await validates(try Pain001.text(batch).text)
            #expect(isValid, "\(words)")
        }
    }
}
