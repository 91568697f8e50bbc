import Postgres
import TestSupport
import Testing

/// What the catalogue of a migrated database says about every table and function, those that are added later too.
@Suite struct CatalogueTests {
    /// Tables without a scheme's rows, with the reason.
    static let tablesOfNoScheme = [
        "schema_migration": "The migrator's record of the schema itself.",
        "job_worker": "Worker processes serve all schemes.",
        "job_schedule": "Schedules are the service's own and hold no one's data.",
    ]

    /// Tables whose changes are not in the audit trail, with the reason.
    static let tablesWithoutTrail = [
        "schema_migration": "The migrator's record of the schema itself.",
        "audit_entry": "The trail.",
        "audit_link": "The trail's chain.",
        "sign_in_event": "A trail of its own, which is only ever added to.",
        "idempotency_key": "Answers kept for a day, whose facts are in the trail of their own tables.",
        "rate_card_price": "Part of its card, written once with it and never changed.",
        "banding_tool_domain": "Part of its tool, written once with it and never changed.",
        "carer_matching": "Worked out from facts whose own changes are in the trail.",
        "carer_matching_mark": "Says only that a fact was changed, whose own changes are in the trail.",
        "dbs_named_adult": "Part of its certificate, written once with it and never changed.",
        "quarterly_report_figure": "Part of its report, written once with it and never changed.",
        "payment": "Written once by a run, whose own changes are in the trail, and never changed.",
        "payment_exception": "Written once by a run, whose own changes are in the trail, and never changed.",
        "payment_line": "Written once by a run, whose own changes are in the trail, and never changed.",
        "payment_fact_change": "A trail of its own, which triggers write.",
        "payment_run_parked": "Written once by a run, whose own changes are in the trail, and never changed.",
        "payment_file_entry": "Part of its file, written once with it and never changed.",
        "delivery_attempt": "A trail of its own: which message, by which way, when and with which result.",
        "reminder": "Written once by a sweep and never changed; its task is in the trail.",
        "reminder_recipient": "Written once by a sweep and never changed; its task is in the trail.",
        "reminder_sweep": "Written once by a sweep and never changed.",
        "payment_run_fee": "Written once by a run, whose own changes are in the trail, and never changed.",
        "job": "Work to be done. What it does to records is in their trail.",
        "job_progress": "Work to be done. What it does to records is in their trail.",
        "job_worker": "Work to be done. What it does to records is in their trail.",
        "job_schedule": "Work to be done. What it does to records is in their trail.",
    ]

    @Test("Every table has a scheme's or a tenant's column, or stands on the list of those that need none")
    func schemeColumns() async throws {
        let found = try await texts(
            """
            SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                AND relname <> 'scheme' AND NOT EXISTS (
                    SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND NOT attisdropped AND atttypid = 'uuid'::regtype
                        AND (attname = 'scheme_id' AND attnotnull OR attname = 'tenant_id' AND relname LIKE 'job%'))
            """)
        #expect(Set(found) == Set(Self.tablesOfNoScheme.keys))
    }

    @Test("Row-level security is on and forced on every table, with a policy")
    func rowLevelSecurity() async throws {
        let found = try await texts(
            """
            SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                AND relname <> 'schema_migration'
                AND NOT (relrowsecurity AND relforcerowsecurity AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid))
            """)
        #expect(found == [])
    }

    /// Tables whose policy has a subselect, with the reason.
    static let tablesWithPolicyOfItsOwnForm = [
        "audit_entry": "Read in pages by its own index.",
        "idempotency_key": "Each account sees its own.",
        "payment": "Filled with many rows at once: the subselect is worked out once for all of them.",
        "payment_exception": "Filled with many rows at once: the subselect is worked out once for all of them.",
        "payment_line": "Filled with many rows at once: the subselect is worked out once for all of them.",
        "payment_run_parked": "Filled with many rows at once: the subselect is worked out once for all of them.",
        "scheme": "A handful of rows.",
    ]

    @Test("The policy is what the statements say themselves, so that the planner makes one condition of the two")
    func policiesInTheWordsOfStatements() async throws {
        let found = try await texts(
            """
            SELECT tablename::text FROM pg_policies WHERE schemaname = 'public'
                AND policyname = tablename || '_within_scheme' AND qual <> '(scheme_id = current_scheme_id())'
            """)
        #expect(Set(found).isSubset(of: Self.tablesWithPolicyOfItsOwnForm.keys))
        let plan = try await TestDatabase.shared().withConnection(as: .api) { connection in
            try connection.rows(
                Query<(), String>(
                    "plan",
                    """
                    EXPLAIN (COSTS OFF) SELECT version FROM carer
                    WHERE scheme_id = current_scheme_id() AND id = '00000000-0000-7000-8000-000000000000'
                    """), ())
        }
        let words = plan.joined(separator: " ")
        #expect(
            words.ranges(of: "current_setting").count == 2
                && !words.contains("InitPlan"), "\(plan)")
    }

    @Test("Every table writes to the audit trail, or stands on the list of those that do not")
    func auditTriggers() async throws {
        let found = try await texts(
            """
            SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                AND NOT EXISTS (
                    -- Enabled, for each row, after insert, update and delete.
                    SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgfoid = 'audit_change'::regproc
                        AND tgenabled = 'O' AND tgtype = 1 + 4 + 8 + 16 AND tgqual IS NULL)
            """)
        #expect(Set(found) == Set(Self.tablesWithoutTrail.keys))
    }

    @Test("Nobody may run a function only because everybody may")
    func publicFunctions() async throws {
        let found = try await texts(
            """
            SELECT oid::regprocedure::text FROM pg_proc AS function WHERE pronamespace = 'public'::regnamespace
                AND has_function_privilege('public', oid, 'EXECUTE') AND NOT EXISTS (
                    SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = function.oid AND deptype = 'e')
            """)
        #expect(found == [])
    }

    @Test("A function that runs by its owner's right looks names up in public alone")
    func securityDefiners() async throws {
        let found = try await texts(
            """
            SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
                AND NOT coalesce(proconfig @> ARRAY['search_path=public, pg_temp'], false)
            """)
        #expect(found == [])
    }

    @Test("Constraints and indexes are named after their table")
    func constraintNames() async throws {
        let found = try await texts(
            """
            SELECT conname::text FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
            WHERE connamespace = 'public'::regnamespace AND NOT starts_with(conname, relname::text || '_')
            UNION ALL
            SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
            WHERE relnamespace = 'public'::regnamespace
                AND NOT starts_with(indexrelid::regclass::text, relname::text || '_')
            """)
        #expect(found == [])
    }

    @Test("No dynamic or time-zone-dependent type stands where a date, an instant or pence belongs")
    func columnTypes() async throws {
        let found = try await texts(
            """
            SELECT relname || '.' || attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped AND (
                attname LIKE '%\\_pence%' AND atttypid <> 'bigint'::regtype
                OR attname LIKE '%\\_at' AND atttypid <> 'timestamptz'::regtype
                OR attname LIKE '%\\_date' AND atttypid NOT IN ('date'::regtype, 'boolean'::regtype)
                OR atttypid IN ('float8'::regtype, 'float4'::regtype, 'money'::regtype, 'json'::regtype))
            """)
        #expect(found == [])
    }

    private func texts(_ sql: String) async throws -> [String] {
        try await TestDatabase.shared().withConnection(as: .superuser) { connection in
            try connection.rows(Query<(), String>("catalogue", sql), ())
        }
    }
}
