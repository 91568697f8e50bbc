import Postgres
import TestSupport
import Testing

/// Payments on their way, as the database guards them whoever writes.
@Suite struct PaymentFileTests {
    private static let file = """
        INSERT INTO payment_file SELECT (jsonb_populate_record(file, jsonb_build_object('id', gen_random_uuid(), 'number', 2))).*
        FROM payment_file AS file
        """

    private func refusals(
        state: String, after preparation: String = "", of statements: [String]
    ) async throws -> [String?] {
        let fixture = SchemeFixture.unique()
        return try await TestDatabase.shared().rollingBack(as: .superuser) { connection in
            try connection.script(
                """
                \(fixture.rows)
                SET LOCAL session_replication_role = replica;
                UPDATE payment_run SET \(state == "approved" ? approval(fixture) : "state = '\(state)'");
                DELETE FROM payment_outcome; DELETE FROM payment_file_entry;
                SET LOCAL session_replication_role = origin;
                SET LOCAL ROLE sharedlives_owner;
                \(preparation.naming(fixture))
                """)
            return try statements.map { try connection.refusal(of: $0.naming(fixture))?.constraint }
        }
    }

    private func approval(_ fixture: SchemeFixture) -> String {
        "state = 'approved', approved_by = \(fixture.id("approver")), approved_at = '2026-06-02', approval_number = 1"
    }

    @Test("A file is made of a run that was approved, and of no other")
    func states() async throws {
        for state in ["calculating", "draft", "voided"] {
            #expect(try await refusals(state: state, of: [Self.file]) == ["payment_file_of_approved_run"], "\(state)")
        }
    }

    @Test("What is in a file, was had, came back or became of a payment is changed by nobody")
    func appendOnly() async throws {
        let tables = [
            "payment_file", "payment_file_entry", "payment_file_download", "payment_confirmation", "payment_outcome",
        ]
        let refused = try await refusals(
            state: "calculating",
            of: tables.flatMap { ["UPDATE \($0) SET scheme_id = scheme_id", "DELETE FROM \($0)"] })
        #expect(refused == tables.flatMap { ["\($0)_append_only", "\($0)_append_only"] })
    }

    @Test("A payment that is not the run's, or of another sum, does not go into a file")
    func amounts() async throws {
        let entry = """
            INSERT INTO payment_file_entry (file_id, number, run_id, carer_id, reference, amount_pence)
            VALUES ($file, 1, $run, $carer, 'SL-1-1', 19201)
            """
        #expect(try await refusals(state: "approved", of: [entry]) == ["payment_file_entry_adds_up"])
    }

    @Test("An urgent payment goes into a file of its kind once it is approved, to its carer, as it was approved")
    func urgent() async throws {
        let approve = "UPDATE urgent_payment SET approved_at = '2026-06-01', approved_by = $approver"
        let file = """
            INSERT INTO payment_file SELECT (jsonb_populate_record(file, jsonb_build_object(
                'id', $urgent, 'number', 3, 'run_id', NULL, 'payment_count', 1, 'amount_pence', 20000))).*
            FROM payment_file AS file
            """
        func entry(file: String = "$urgent", carer: String = "$carer", pence: Int = 20_000) -> String {
            """
            INSERT INTO payment_file_entry (file_id, number, carer_id, reference, amount_pence, urgent_payment_id)
            VALUES (\(file), 1, \(carer), 'SL-3-1', \(pence), $urgent)
            """
        }
        let wrong = "payment_file_entry_adds_up"
        #expect(try await refusals(state: "approved", after: file, of: [entry()]) == [wrong])
        let tried = [entry(pence: 20_001), entry(carer: "$supportCarer"), entry(file: "$file"), entry()]
        #expect(
            try await refusals(state: "approved", after: "\(file); \(approve);", of: tried)
                == [wrong, wrong, wrong, nil])
    }
}

extension String {
    /// The statement with the fixture's ids where it names rows.
    fileprivate func naming(_ fixture: SchemeFixture) -> String {
        ["file", "run", "carer", "supportCarer", "approver", "urgent"].reduce(self) {
            $0.replacing("$\($1)", with: fixture.id($1))
        }
    }
}
