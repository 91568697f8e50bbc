import JobCatalog
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct TokenTests {
    @Test("A token opens its scheme, under the name and role of its account")
    func opens() async throws {
        try await StoreFixture.with { fixture in
            for role in Role.allCases {
                let principal = try await fixture.act(role) { $0.principal }
                let (scheme, account) = try await fixture.act(role) { try $0.schemeAndAccount() }
                #expect(principal.role == role)
                #expect(principal.schemeID == Identifier(fixture.scheme.id))
                #expect(principal.accountID == fixture.account(role))
                #expect(scheme.value.slug == "oakfield")
                #expect((account.value.label, account.value.role) == ("The \(role.rawValue)", role))
            }
        }
    }

    @Test(
        "A token that has ended opens nothing, in a transaction and in a single read",
        arguments: [
            "UPDATE api_token SET recorded_at = now() - interval '2 days', expires_at = now() - interval '1 second'",
            "UPDATE api_token SET revoked_at = now()",
            "UPDATE account SET disabled_at = now()",
            "DELETE FROM api_token",
        ])
    func ended(how: String) async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.act { try $0.schemeAndAccount() }
            try await fixture.script(how)
            let inTransaction = try await refusal { _ = try await fixture.act { $0.principal } }
            let inRead = try await refusal { _ = try await fixture.read(Carers.list(.first)) }
            #expect(inTransaction == .unauthenticated)
            #expect(inRead == .unauthenticated)
        }
    }

    @Test("A connection that has served one scheme shows nothing of it to an unknown token")
    func connectionForgets() async throws {
        try await StoreFixture.with(connectionsMax: 1) { fixture in
            #expect(try await fixture.read(Carers.list(.first)).count == 3)
            let unknown = BearerDigest(bytes: [UInt8](repeating: 7, count: 32))
            let refused = try await refusal { _ = try await fixture.store.read(bearing: unknown, Carers.list(.first)) }
            #expect(refused == .unauthenticated)
            // And by SQL, without any token at all.
            let seen = try await fixture.pool.withConnection { connection in
                try connection.one(Query<(), Int>("seen", "SELECT count(*) FROM carer"), ())
            }
            #expect(seen == 0)
        }
    }

    @Test("An operator gives tokens: to the account of a label, which is added, or to the oldest of a role")
    func operatorGivesTokens() async throws {
        try await StoreFixture.with { fixture in
            let scheme = Identifier(fixture.scheme.id)
            func give(_ byte: UInt8, _ role: Role, _ label: String?) async throws -> Principal {
                let digest = BearerDigest(bytes: [UInt8](repeating: byte, count: 32))
                try await fixture.database.withConnection(as: .owner) { connection in
                    try connection.transaction {
                        try Operator.addToken(
                            digest, scheme: scheme, role: role, label: label, daysValid: 30, on: connection)
                    }
                }
                return try await fixture.store.transaction(bearing: digest) { $0.principal }
            }
            #expect(try await give(1, .financeOfficer, nil).accountID == fixture.account(.financeOfficer))
            let added = try await give(2, .financeOfficer, "Second finance officer")
            #expect(added.accountID != fixture.account(.financeOfficer))
            #expect(try await give(3, .financeOfficer, "Second finance officer").accountID == added.accountID)
            let taken = try await refusal { _ = try await give(4, .auditor, "Second finance officer") }
            #expect(taken?.brief == ["/label nameTaken"])
        }
    }
}

extension Page {
    static let first = Page(after: nil, rowsMax: 200)
}
