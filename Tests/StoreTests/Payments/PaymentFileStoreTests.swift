import JobCatalog
import Sealing
import SharedLives
import Store
import TestSupport
import Testing

extension StoreFixture {
    static func keys(_ names: String...) -> SealingKeys {
        try! SealingKeys(names.map { (id: $0, bytes: [UInt8](repeating: $0.utf8.first!, count: 32)) })
    }

    /// A working day that a file can be made for.
    var workingDay: CivilDate {
        (1...3).map { WallClock.today() + $0 }.first { ![.saturday, .sunday].contains($0.weekday) }!
    }

    @discardableResult
    func makeFile(
        of run: Identifier, _ kind: PaymentFileKind = .csv, keys: SealingKeys = keys("a")
    ) async throws -> (file: PaymentFile, isNew: Bool) {
        let request = PaymentFileRequest(kind: kind, processOn: workingDay, withoutAccount: .refuse)
        return try await act(.financeOfficer) { try $0.makePaymentFile(request, of: run, keys: keys) }
    }

    /// Records an account of a carer and, with the first, the scheme's.
    func addAccounts(carers: [Int], keys: SealingKeys) async throws {
        let scheme = Identifier(self.scheme.id)
        let paying = AccountDraft(account: BankAccount(sortCode: "400530", accountNumber: "87654321")!) {
            PayingAccount(
                from: day("2026-01-01"), payerName: "Quillbrook", serviceUserNumber: "482915", bacsForm: .multi,
                account: $0)
        }
        _ = try await act(.financeOfficer) {
            try $0.add(paying, to: PaymentAccounts.ofScheme, of: scheme, sealedWith: keys)
        }
        for index in carers {
            let carer = carer(index)
            let draft = AccountDraft(account: BankAccount(sortCode: "200415", accountNumber: "1234567\(index)")!) {
                CarerBankAccount(from: day("2026-01-01"), accountName: "A carer", account: $0)
            }
            _ = try await act(.financeOfficer) {
                try $0.add(draft, to: PaymentAccounts.ofCarers, of: carer, sealedWith: keys)
            }
        }
    }
}

@Suite("Payment files in the store", .timeLimit(.minutes(5)))
struct PaymentFileStoreTests {
    @Test("Under a new key what was sealed under the old one is still read, and without it nothing is")
    func rotation() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement()
            try await fixture.addAccounts(carers: [0], keys: StoreFixture.keys("old"))
            let run = try await fixture.paidRun(month("2026-05")).id
            let without = try await refusal {
                try await fixture.makeFile(of: run, .bacs18, keys: StoreFixture.keys("new"))
            }
            #expect(without?.brief == [" sealingKeyMissing"])
            #expect(try await fixture.number("SELECT count(*) FROM payment_file") == 0)
            let both = StoreFixture.keys("new", "old")
            let (file, _) = try await fixture.makeFile(of: run, .bacs18, keys: both)
            #expect(try await fixture.number("SELECT count(*) FROM payment_file WHERE key_id = 'new'") == 1)
            let (again, bytes) = try await fixture.act(.financeOfficer) {
                try $0.downloadPaymentFile(file.id, of: run, keys: StoreFixture.keys("new"))
            }
            #expect(again == file && bytes.count == file.byteCount)
            #expect(String(decoding: bytes, as: UTF8.self).contains("20041512345670099400530"))
        }
    }

    @Test("An account that was moved to another carer in the database is not paid to")
    func moved() async throws {
        try await StoreFixture.with { fixture in
            let keys = StoreFixture.keys("a")
            _ = try await fixture.addPlacement(person: 0, carer: 0)
            _ = try await fixture.addPlacement(person: 1, carer: 1)
            try await fixture.addAccounts(carers: [0, 1], keys: keys)
            let run = try await fixture.paidRun(month("2026-05")).id
            try await fixture.script(
                """
                UPDATE carer_bank_account SET sealed = (
                    SELECT sealed FROM carer_bank_account WHERE carer_id = '\(fixture.carer(0))')
                WHERE carer_id = '\(fixture.carer(1))';
                """)
            await #expect(throws: SealingError.notAuthentic) {
                try await fixture.makeFile(of: run, .pain001, keys: keys)
            }
            #expect(try await fixture.number("SELECT count(*) FROM payment_file_entry") == 0)
        }
    }

    @Test("The account of the day on which the file is processed is paid to, not a later one or one that was withdrawn")
    func dated() async throws {
        try await StoreFixture.with { fixture in
            let keys = StoreFixture.keys("a")
            _ = try await fixture.addPlacement()
            try await fixture.addAccounts(carers: [0], keys: keys)
            let carer = fixture.carer()
            for (from, number, isWithdrawn) in [
                (fixture.workingDay, "55555555", false), (fixture.workingDay + 1, "66666666", false),
                (fixture.workingDay - 1, "77777777", true),
            ] {
                let draft = AccountDraft(account: BankAccount(sortCode: "200415", accountNumber: number)!) {
                    CarerBankAccount(from: from, accountName: "A carer", account: $0)
                }
                let added = try await fixture.act(.financeOfficer) {
                    try $0.add(draft, to: PaymentAccounts.ofCarers, of: carer, sealedWith: keys)
                }
                guard isWithdrawn else { continue }
                _ = try await fixture.act(.financeOfficer) {
                    try $0.withdraw(added.id, from: PaymentAccounts.ofCarers, of: carer, at: nil)
                }
            }
            let run = try await fixture.paidRun(month("2026-05")).id
            let (file, _) = try await fixture.makeFile(of: run, .bacs18, keys: keys)
            let (_, bytes) = try await fixture.act(.financeOfficer) {
                try $0.downloadPaymentFile(file.id, of: run, keys: keys)
            }
            #expect(String(decoding: bytes, as: UTF8.self).contains("20041555555555099"))
        }
    }
}
