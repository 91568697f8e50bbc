import Postgres
import SharedLives
import TestSupport
import Testing

@testable import Store

@Suite("Requirements as they are recorded")
struct RequirementTests {
    /// The evidence of the fixture's first carer, complete on 1 October 2026: one of each kind of fact.
    static func script(_ scheme: StoreFixture) -> String {
        let (carer, home, account) = (scheme.carer(), scheme.household, scheme.account(.coordinator))
        return """
            INSERT INTO requirement_policy (id, from_date, references_min, dbs_renewal_months, inspection_valid_months, review_months,
                    dbs_lead_days, insurance_lead_days, training_lead_days, review_lead_days, people_max, panel_quorum,
                    panel_papers_days)
                VALUES (gen_random_uuid(), '2026-01-01', 2, 36, 24, 12, 90, 20, 40, 10, 3, 3, 7);
            INSERT INTO course (id, code, name, is_mandatory, is_induction, valid_months, from_date) VALUES
                (md5('induction')::uuid, 'induction', 'Induction', true, true, NULL, '2020-01-01'),
                (md5('aid')::uuid, 'firstAid', 'First aid', true, false, 36, '2020-01-01'),
                (md5('sign')::uuid, 'makaton', 'Makaton', false, false, NULL, '2020-01-01');
            INSERT INTO training_record (id, carer_id, course_id, completed_on, trainer) VALUES
                (gen_random_uuid(), '\(carer)', md5('induction')::uuid, '2025-01-01', 'Lapwing'),
                (gen_random_uuid(), '\(carer)', md5('aid')::uuid, '2025-02-01', 'Lapwing');
            INSERT INTO household_member (id, household_id, given_name, family_name, date_of_birth, relationship, from_date) VALUES
                (md5('adult')::uuid, '\(home)', 'Sorrel', 'Larkspur', '1999-01-01', 'sister', '2020-01-01'),
                (md5('child')::uuid, '\(home)', 'Teal', 'Larkspur', '2008-12-01', 'son', '2020-01-01');
            INSERT INTO home_inspection (id, household_id, inspected_on, inspector, bedroom, washing, health_and_safety, suitability,
                    insurance)
                VALUES (gen_random_uuid(), '\(home)', '2026-02-01', 'Jay Teal', true, true, true, true, true);
            INSERT INTO household_tenure (id, household_id, checked_on, kind, landlord_consent_on, payments_up_to_date)
                VALUES (gen_random_uuid(), '\(home)', '2026-02-02', 'tenant', '2026-02-01', true);
            INSERT INTO household_insurance (id, household_id, kind, insurer, from_date, to_date) VALUES
                (gen_random_uuid(), '\(home)', 'publicLiability', 'Bramble', '2026-01-01', '2027-01-01'),
                (gen_random_uuid(), '\(home)', 'household', 'Bramble', '2026-01-01', '2027-02-01');
            INSERT INTO carer_reference (id, carer_id, referee, relationship, received_on, verdict) VALUES
                (gen_random_uuid(), '\(carer)', 'Ann', 'friend', '2025-01-01', 'satisfactory'),
                (gen_random_uuid(), '\(carer)', 'Tom', 'friend', '2025-01-01', 'satisfactory');
            INSERT INTO carer_commitments (id, carer_id, considered_on, summary, compatible)
                VALUES (gen_random_uuid(), '\(carer)', '2025-01-01', 'None.', true);
            INSERT INTO assessor_report (id, carer_id, completed_on, assessor, summary, recommends_approval)
                VALUES (gen_random_uuid(), '\(carer)', '2025-01-01', 'Jay Teal', 'A warm home.', true);
            INSERT INTO carer_agreement (id, carer_id, agreement_version, clauses, carer_signed_on, scheme_signed_on)
                VALUES (gen_random_uuid(), '\(carer)', '2025',
                    '{\(CarerAgreement.Clause.allCases.map(\.rawValue).joined(separator: ","))}', '2025-02-01', '2025-02-03');
            INSERT INTO annual_carer_review (id, carer_id, reviewed_on, reviewer, points)
                SELECT gen_random_uuid(), '\(carer)', '2026-03-01', 'Jay Teal',
                    jsonb_object_agg(point, '{"isMet": true, "evidence": "Seen."}'::jsonb)
                FROM unnest('{\(AnnualCarerReview.Point.allCases.map(\.rawValue).joined(separator: ","))}'::text[]) AS point;
            INSERT INTO dbs_certificate (id, carer_id, level, workforce, barred_list_checked, home_based, is_paper, number, issued_on,
                    outcome, original_seen_by, original_seen_on)
                VALUES (md5('dbs')::uuid, '\(carer)', 'enhanced', 'adult', true, true, true, '001234567890', '2024-02-29', 'disclosed',
                    '\(account)', '2024-03-05');
            INSERT INTO dbs_named_adult (certificate_id, household_member_id) VALUES (md5('dbs')::uuid, md5('adult')::uuid);
            INSERT INTO dbs_risk_assessment (id, certificate_id, decision, safeguards, decided_on, recorded_by)
                VALUES (gen_random_uuid(), md5('dbs')::uuid, 'accepted', '{}', '2024-04-01', '\(account)');
            INSERT INTO dbs_update_check (id, certificate_id, asked_on, result)
                VALUES (gen_random_uuid(), md5('dbs')::uuid, '2026-06-01', 'NON_BLANK_NO_NEW_INFO');
            """
    }

    private static func brief(_ list: RequirementList) -> [String] {
        list.items.map { "\($0.kind.rawValue) \($0.status.rawValue)\($0.until.map { " \($0)" } ?? "")" }
    }

    @Test("All evidence of a carer is read, and decides with the scheme's own numbers")
    func complete() async throws {
        try await StoreFixture.with { scheme in
            try await scheme.script(Self.script(scheme))
            let (first, second) = (scheme.carer(), scheme.carer(1))
            let list = try await scheme.act { try $0.requirements(of: first, on: day("2026-10-01")) }
            #expect(
                Self.brief(list) == [
                    "dbs met 2027-02-28", "householdAdults aboutToLapse 2026-12-01", "references met",
                    "homeInspection met 2028-02-01", "tenure met", "publicLiabilityInsurance met 2027-01-01",
                    "householdInsurance met 2027-02-01", "induction met", "training met 2028-02-01", "commitments met",
                    "assessorReport met", "carerAgreement met", "annualReview met 2027-03-01",
                ])
            #expect(list.obstacles(to: .arrangement).isEmpty)
            let other = try await scheme.act { try $0.requirements(of: second, on: day("2026-10-01")) }
            #expect(
                other.obstacles(to: .panel).map(\.kind).contains(.references), "the first carer's are not the second's")
            #expect(!other.obstacles(to: .panel).map(\.kind).contains(.homeInspection), "the home is theirs as well")

            let rows = try await scheme.read(
                CarerRegister.list(
                    Page(after: nil, rowsMax: 2), on: day("2026-10-01"), states: [.approved]))
            let page = try CarerRegister.carers(rows, on: day("2026-10-01"))
            #expect(page.map(\.id) == [first, second])
            #expect(page[0].requirements == list)
            #expect(page[1].requirements == other)
            #expect(page[0].state == .approved && page[0].kind == .carer && page[0].familyName.hasPrefix("Larkspur "))
            let next = try await scheme.read(CarerRegister.list(Page(after: second, rowsMax: 2), on: day("2026-10-01")))
            #expect(try CarerRegister.carers(next, on: day("2026-10-01")).map(\.id) == [scheme.carer(2)])
            let ended = try await scheme.read(
                CarerRegister.list(Page(after: nil, rowsMax: 2), on: day("2026-10-01"), states: [.resigned]))
            #expect(try CarerRegister.carers(ended, on: day("2026-10-01")).isEmpty)
        }
    }

    @Test("The register tells where each of them stood on a day that is over, and leaves out who had not asked by then")
    func statesOnADay() async throws {
        try await StoreFixture.with { scheme in
            let (first, second) = (scheme.carer(), scheme.carer(1))
            try await scheme.act(.registeredManager) {
                _ = try $0.move(first, to: .suspended, on: day("2026-05-01"), reason: "A concern.", at: nil)
            }
            try await scheme.script(
                """
                INSERT INTO carer_state_change (id, carer_id, from_state, to_state, on_date, reason)
                    VALUES (gen_random_uuid(), '\(second)', 'approved', 'suspended', '2026-03-01', 'A concern.'),
                    (gen_random_uuid(), '\(second)', 'suspended', 'approved', '2026-04-01', 'It is settled.');
                """)
            func register(_ on: String, _ states: [CarerState]? = nil) async throws -> [String] {
                let rows = try await scheme.read(
                    CarerRegister.list(Page(after: nil, rowsMax: 9), on: day(on), states: states))
                return try CarerRegister.carers(rows, on: day(on)).map(\.state.rawValue)
            }
            #expect(try await register("2019-03-31") == [])
            #expect(try await register("2019-04-01") == ["approved", "approved", "approved"])
            #expect(try await register("2026-03-31") == ["approved", "suspended", "approved"])
            #expect(try await register("2026-03-31", [.suspended]) == ["suspended"])
            #expect(try await register("2026-04-01", [.suspended]) == [])
            #expect(try await register("2026-05-01") == ["suspended", "approved", "approved"])
            #expect(try await register("2999-01-01", [.suspended]) == ["suspended"])
        }
    }

    @Test("From the day on which an adult left nobody asks for their name, and the certificate goes on naming them")
    func departure() async throws {
        try await StoreFixture.with { scheme in
            try await scheme.script(Self.script(scheme))
            let (carer, home) = (scheme.carer(), scheme.household)
            let child = try await scheme.act { transaction in
                try transaction.facts(HouseholdFacts.members, of: home).first { $0.fact.givenName == "Teal" }!.id
            }
            func adults(_ on: String) async throws -> String? {
                let list = try await scheme.act { try $0.requirements(of: carer, on: day(on)) }
                return Self.brief(list).first { $0.hasPrefix("householdAdults") }
            }
            #expect(try await adults("2026-10-01") == "householdAdults aboutToLapse 2026-12-01", "the child turns 18")
            let left = try await scheme.act { transaction in
                try transaction.add(
                    HouseholdDeparture(memberID: child, leftOn: day("2026-10-10")), to: HouseholdFacts.departures,
                    of: home)
            }
            #expect(try await adults("2026-10-01") == "householdAdults met 2027-02-28", "they will be gone by then")
            let named = try await scheme.act { transaction in
                let sister = try transaction.facts(HouseholdFacts.members, of: home).first {
                    $0.fact.givenName == "Sorrel"
                }!
                _ = try transaction.add(
                    HouseholdDeparture(memberID: sister.id, leftOn: day("2026-10-11")),
                    to: HouseholdFacts.departures, of: home)
                return (sister.id, try transaction.certificates(of: .carer(carer)).map(\.certificate.namedAdults))
            }
            #expect(named.1 == [[named.0]])
            #expect(try await adults("2026-10-10") == "householdAdults met", "nor will there be one")
            #expect(try await adults("2027-03-01") == "householdAdults met", "no adult is left to be named")
            let before = Instant(microsecondsSinceEpoch: left.recordedAt.microsecondsSinceEpoch - 1)
            let then = try await scheme.act {
                try $0.requirements(of: carer, on: day("2026-12-01"), knownAt: before)
            }
            #expect(Self.brief(then).contains("householdAdults open"), "it was not known then")
            _ = try await scheme.act { try $0.withdraw(left.id, from: HouseholdFacts.departures, of: home, at: nil) }
            #expect(try await adults("2026-12-01") == "householdAdults open", "they have not left after all")
        }
    }

    @Test("What was known at an instant: before a fact was recorded, and after one was withdrawn")
    func knownAt() async throws {
        try await StoreFixture.with { scheme in
            let carer = scheme.carer()
            try await scheme.script(Self.script(scheme))
            try await scheme.script(
                "UPDATE carer_reference SET withdrawn_at = clock_timestamp() + interval '1 second' WHERE referee = 'Tom'"
            )
            func references(_ knownAt: Instant?) async throws -> Requirement.Status? {
                try await scheme.act { try $0.requirements(of: carer, on: day("2026-10-01"), knownAt: knownAt) }
                    .items.first { $0.kind == .references }?.status
            }
            let recorded = try await scheme.number(
                "SELECT (extract(epoch FROM max(recorded_at)) * 1000000)::bigint FROM carer_reference")
            #expect(try await references(Instant(microsecondsSinceEpoch: Int64(recorded))) == .met)
            #expect(try await references(Instant(microsecondsSinceEpoch: Int64(recorded) - 1)) == .open)
            #expect(try await references(nil) == .open, "withdrawn")
            let missing = try await refusal {
                _ = try await scheme.act {
                    try $0.requirements(of: carer, on: day("2026-10-01"), knownAt: instant("2020-01-01T00:00:00Z"))
                }
            }
            #expect(missing == .notFound, "nobody knew the carer then")
        }
    }

    @Test("Nobody goes before a panel or is approved while a requirement is open: the refusal has every one")
    func moves() async throws {
        try await StoreFixture.with { scheme in
            let (whole, bare) = (scheme.carer(), scheme.carer(1))
            try await scheme.script(Self.script(scheme))
            for (state, next) in [(CarerState.assessing, CarerState.readyForPanel), (.recommended, .approved)] {
                // A carer goes there only step by step, and this is not what is tested.
                try await scheme.script(
                    "SET LOCAL session_replication_role = replica; UPDATE carer SET state = '\(state.rawValue)'")
                func move(_ carer: Identifier, _ instant: String, on day: CivilDate? = nil) async throws -> [String]? {
                    try await refusal {
                        _ = try await scheme.act { transaction in
                            try transaction.connection.script(
                                "SELECT set_config('sharedlives.instant', '\(instant)', true)")
                            return try transaction.move(carer, to: next, on: day, reason: "All is there.", at: nil)
                        }
                    }?.brief
                }
                #expect(
                    try await move(bare, "2026-10-01T12:00:00Z") == [
                        "/requirements/dbs requirementOpen", "/requirements/householdAdults requirementOpen",
                        "/requirements/references requirementOpen", "/requirements/induction/induction requirementOpen",
                        "/requirements/training/firstAid requirementOpen", "/requirements/commitments requirementOpen",
                        "/requirements/assessorReport requirementOpen",
                    ])
                #expect(
                    try await move(whole, "2027-03-01T12:00:00Z", on: day("2026-10-01")) == [
                        "/requirements/dbs requirementLapsed", "/requirements/householdAdults requirementLapsed",
                        "/requirements/publicLiabilityInsurance requirementLapsed",
                        "/requirements/householdInsurance requirementLapsed",
                    ], "a day in the past does not pass over what has lapsed since")
                #expect(try await move(whole, "2026-10-01T12:00:00Z") == nil)
            }
        }
    }
}
