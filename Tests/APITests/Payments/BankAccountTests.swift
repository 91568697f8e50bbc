import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

@Suite("Bank accounts over HTTP", .timeLimit(.minutes(5)))
struct BankAccountTests {
    static let ofCarer =
        #"{"from": "2026-01-01", "accountName": "Mrs Fern O'Larkspur", "sortCode": "20-04-15", "accountNumber": "12345678"}"#
    static let ofScheme =
        #"{"from": "2026-01-01", "payerName": "Quillbrook Shared Lives", "serviceUserNumber": "482915", "sortCode": "400530", "accountNumber": "87654321"}"#

    private static func bankAccounts(_ server: SchemeServer) -> String {
        "/v1/carers/\(server.scheme.carers[0])/bank-accounts"
    }

    @Test("It is answered by its last four digits, once for a key, by finance and auditor alone")
    func recorded() async throws {
        try await SchemeServer.with { server in
            let uri = Self.bankAccounts(server)
            let added = try await server.finance.post(uri, Self.ofCarer, key: "one")
            #expect(added.status == .created)
            #expect(try added.json["sortCodeEnding"]?.text == "0415")
            #expect(try added.json["accountNumberEnding"]?.text == "5678")
            #expect(try await server.finance.post(uri, Self.ofCarer, key: "one").text == added.text)
            let other = Self.ofCarer.replacing("12345678", with: "12345679")
            #expect(try await server.finance.post(uri, other, key: "one").problemCode == "idempotencyKeyReused")
            #expect(try await server.finance.post(uri, other).problemCode == "conflict")
            let id = try #require(try added.json["id"]?.text)
            #expect(try await server.auditor.get("\(uri)/\(id)").text == added.text)
            #expect(try await server.auditor.get(uri).json.items == [try added.json])
            for caller in [server.coordinator, server.manager, server.administrator] {
                #expect(try await caller.get(uri).status == .forbidden)
                #expect(try await caller.post(uri, Self.ofCarer).status == .forbidden)
            }
            let withdrawn = try await server.finance.delete("\(uri)/\(id)")
            #expect(withdrawn.status == .ok)
            #expect(try await server.finance.post(uri, other).status == .created)
        }
    }

    @Test("Neither answers nor any table, trail or key of idempotency hold the digits")
    func secret() async throws {
        try await SchemeServer.with { server in
            let uri = Self.bankAccounts(server)
            let answers = [
                try await server.finance.post(uri, Self.ofCarer).text,
                try await server.finance.post("/v1/paying-accounts", Self.ofScheme).text,
                try await server.auditor.get(uri).text, try await server.auditor.get("/v1/paying-accounts").text,
                try await server.auditor.get("/v1/audit-entries").text,
            ]
            let secrets = ["12345678", "200415", "20-04-15", "87654321", "400530"]
            for secret in secrets {
                let telling = answers.filter { $0.contains(secret) }
                #expect(telling == [])
                let found = try await server.number(
                    """
                    SELECT count(*) FROM (
                        SELECT to_jsonb(entry)::text AS text FROM audit_entry AS entry
                        UNION ALL SELECT to_jsonb(account)::text FROM carer_bank_account AS account
                        UNION ALL SELECT to_jsonb(account)::text FROM paying_account AS account
                        UNION ALL SELECT encode(body, 'escape') FROM idempotency_key
                    ) AS kept WHERE text LIKE '%\(secret)%' OR text LIKE '%' || encode('\(secret)', 'hex') || '%'
                    """)
                #expect(found == 0, "\(secret)")
            }
            #expect(
                try await server.number("SELECT count(*) FROM audit_entry WHERE record_type = 'carer_bank_account'")
                    == 1)
            #expect(try await server.number("SELECT count(*) FROM audit_entry WHERE after ? 'sealed'") == 0)
        }
    }

    @Test(
        "A wrong number is a fault that does not repeat it",
        arguments: [
            ("sortCode", "20-04-1", "/sortCode malformedSortCode"),
            ("sortCode", "20041A", "/sortCode malformedSortCode"),
            ("sortCode", "000000", "/sortCode malformedSortCode"), ("sortCode", "", "/sortCode malformedSortCode"),
            ("accountNumber", "12345", "/accountNumber malformedAccountNumber"),
            ("accountNumber", "123456789", "/accountNumber malformedAccountNumber"),
            ("accountNumber", "１２３４５６７８", "/accountNumber malformedAccountNumber"),
            ("accountNumber", "1234567é", "/accountNumber malformedAccountNumber"),
            ("accountName", "", "/accountName tooShort"),
        ])
    func faults(member: String, value: String, fault: String) async throws {
        try await SchemeServer.with { server in
            let body = try JSONParser.parse(Array(Self.ofCarer.utf8)).setting(member, .string(value)).written
            let answer = try await server.finance.post(Self.bankAccounts(server), body)
            #expect((answer.status.code, answer.faults) == (422, [fault]))
            let isRepeated = !value.isEmpty && answer.text.contains(value)
            #expect(!isRepeated)
            #expect(try await server.number("SELECT count(*) FROM carer_bank_account") == 0)
        }
    }

    @Test("A number of six or seven digits is taken, and spaces and hyphens in a sort code")
    func forms() async throws {
        try await SchemeServer.with { server in
            for (day, sortCode, number, ending) in [
                ("2026-02-01", "20 04 15", "123456", "3456"), ("2026-02-02", "200415", "1234567", "4567"),
            ] {
                let body = Self.ofCarer.replacing("2026-01-01", with: day).replacing("20-04-15", with: sortCode)
                    .replacing("12345678", with: number)
                let added = try await server.finance.post(Self.bankAccounts(server), body)
                #expect(try added.json["accountNumberEnding"]?.text == ending)
            }
        }
    }

    @Test("Without a key the answer says what the operator has to set, and nothing is written")
    func withoutKeys() async throws {
        try await SchemeServer.with(sealingKeys: nil) { server in
            for uri in [Self.bankAccounts(server), "/v1/paying-accounts"] {
                let body = uri == "/v1/paying-accounts" ? Self.ofScheme : Self.ofCarer
                let answer = try await server.finance.post(uri, body)
                #expect((answer.status.code, answer.problemCode) == (409, "fieldKeysMissing"))
                let isExplained = answer.text.contains("SHAREDLIVES_FIELD_KEYS_FILE")
                #expect(isExplained)
                #expect(try await server.finance.get(uri).json.items.isEmpty)
            }
            #expect(try await server.number("SELECT count(*) FROM idempotency_key") == 0)
        }
    }
}
