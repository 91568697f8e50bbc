import Foundation
import JobCatalog
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

@testable import JobQueue

/// A scheme's year in a test: what happens on each day, in the records and in the plain list, and the sweeps.
struct ReminderYear {
    let fixture: WorkerFixture
    var plain: PlainReminders
    var chance: ReminderChance
    private var count = 0
    private var swept: Set<CivilDate> = []
    private(set) var daysByWorkers = 0

    init(_ fixture: WorkerFixture, seed: UInt64) {
        self.fixture = fixture
        chance = ReminderChance(state: seed)
        plain = PlainReminders(
            carers: fixture.scheme.carers.map { "\($0)" }, household: "\(fixture.scheme.households[0])")
    }

    /// What is there when the year begins: a home in order, and certificates of different ages.
    mutating func begin(on day: CivilDate) async throws {
        plain.recordsFrom = day
        var sql = """
            UPDATE scheme SET records_from = '\(day)' WHERE id = current_scheme_id();
            INSERT INTO course (id, code, name, is_mandatory, is_induction, from_date) VALUES
                (md5('welcome')::uuid, 'welcome', 'Welcome', true, true, '2018-01-01');
            INSERT INTO course (id, code, name, is_mandatory, is_induction, valid_months, from_date) VALUES
                (md5('firstAid')::uuid, 'firstAid', 'First aid', true, false, 12, '2018-01-01');
            INSERT INTO home_inspection
                    (id, household_id, inspected_on, inspector, bedroom, washing, health_and_safety, suitability, insurance)
                VALUES (gen_random_uuid(), '\(plain.household)', '2019-03-01', 'Jay Teal', true, true, true, true, true);
            INSERT INTO training_record (id, carer_id, course_id, completed_on, trainer)
                SELECT gen_random_uuid(), id, md5('welcome')::uuid, '2019-03-01', 'Lapwing' FROM carer
                WHERE scheme_id = current_scheme_id();
            """
        for carer in plain.carers.indices {
            sql += certificate(of: carer, issued: day - 5 - Int.random(in: 0...1_000, using: &chance))
            sql += training(of: carer, on: day - Int.random(in: 0...300, using: &chance))
            sql += review(of: carer, on: day - Int.random(in: 0...300, using: &chance))
        }
        sql += placement(on: CivilDate("2024-09-02")!, isOld: true)
        for kind in ["publicLiability", "household"] {
            sql += insurance(kind, from: day - Int.random(in: 0...360, using: &chance))
        }
        let manager = "\(fixture.scheme.accounts["registeredManager"]!)"
        let issued = day - 900
        plain.staff["\(fixture.scheme.accounts["coordinator"]!)"] = issued
        sql += """
            INSERT INTO dbs_certificate (id, account_id, level, workforce, barred_list_checked, home_based, is_paper, number,
                    issued_on, outcome, original_seen_by, original_seen_on)
                VALUES (gen_random_uuid(), '\(fixture.scheme.accounts["coordinator"]!)', 'enhanced', 'adult', true, false, true,
                    '999999999999', '\(issued)', 'clear', '\(manager)', '\(issued)');
            """
        sql += beginQuality(on: day)
        try await record(sql, on: day)
    }

    /// One day: something may happen, and then the day is swept, unless nobody is there to do it.
    mutating func live(_ day: CivilDate, isOutage: Bool, byWorkers: Bool) async throws {
        let sql = happen(on: day)
        if !sql.isEmpty { try await record(sql, on: day) }
        if isOutage { return }
        // Now and then a clock is wrong by some days.
        let today = Int.random(in: 0..<40, using: &chance) == 0 ? day - Int.random(in: 1...5, using: &chance) : day
        let isFirst = swept.insert(today).inserted
        if byWorkers, isFirst, plain.hasSomething(on: today) {
            daysByWorkers += 1
            try await sweepByWorkers(today)
        } else {
            try await sweep(today)
            if Int.random(in: 0..<10, using: &chance) == 0 { try await sweep(today) }
        }
        if isFirst { plain.sweep(on: today) }
    }

    private mutating func happen(on day: CivilDate) -> String {
        func one(in count: Int) -> Bool { Int.random(in: 0..<count, using: &chance) == 0 }
        var sql = ""
        for carer in plain.carers.indices {
            if one(in: 200) { sql += certificate(of: carer, issued: day - 5) }
            if one(in: 150) { sql += training(of: carer, on: day) }
            if one(in: 150) { sql += review(of: carer, on: day) }
            if one(in: 60), plain.agreements[carer] == nil { sql += agreement(of: carer, on: day) }
        }
        for kind in ["publicLiability", "household"] where one(in: 200) {
            sql += insurance(kind, from: plain.insurances[kind + "Insurance"]?.map(\.to).max() ?? day)
        }
        if one(in: 30), plain.placements.count < fixture.scheme.people.count { sql += placement(on: day) }
        for (id, placement) in plain.placements.sorted(by: { $0.key < $1.key }) {
            if placement.end != nil { continue }
            if day - placement.start > 60, one(in: 60) { sql += bandingReview(of: id, on: day) }
            if one(in: 70) { sql += plan(of: id, on: day, isComplete: !one(in: 4)) }
            let isAway = plain.absences.values.contains { $0.to == nil }
            if one(in: 70), !isAway { sql += absence(from: id, on: day) }
            if one(in: 100), placement.notice == nil { sql += notice(of: id, on: day) }
            guard let notice = placement.notice, !isAway, one(in: 12) else { continue }
            if day < notice.leaving { sql += takeBackNotice(of: id) } else { sql += end(of: id, on: day) }
        }
        for (id, absence) in plain.absences.sorted(by: { $0.key < $1.key })
        where absence.to == nil && day > absence.from && one(in: 25) {
            plain.absences[id]?.to = day
            sql += "UPDATE placement_absence SET to_date = '\(day)' WHERE id = '\(id)';"
        }
        if day.day == 1 { sql += run(on: day) }
        for id in plain.runs.keys.sorted() where one(in: 8) {
            plain.runs[id] = nil
            sql += "UPDATE payment_run SET state = 'voided' WHERE id = '\(id)';"
        }
        if day.day == 10 { sql += meeting(on: day) }
        return sql + happenOfQuality(on: day)
    }

    // MARK: - Sweeps

    /// In a transaction in which it is that day.
    private func sweep(_ day: CivilDate) async throws {
        try await fixture.worker.transaction(inScheme: Identifier(fixture.scheme.id), onBehalfOf: nil) { connection in
            try connection.script(Self.clock(day))
            _ = try ReminderSweep.sweep(on: connection)
        }
    }

    /// By workers, the first of which ends in the middle, in one way or another.
    private mutating func sweepByWorkers(_ day: CivilDate) async throws {
        try await fixture.set("\(day)T05:30:00Z")
        let pool = try fixture.database.pool(as: .worker)
        let store = Store(pool: pool)
        let table = ["reminder_sweep", "reminder", "delivery"].randomElement(using: &chance)!
        let hold = try await LockHold("LOCK TABLE \(table) IN SHARE MODE", in: fixture.database)
        for _ in 0..<2 { try await fixture.enqueue(BeginReminders()) }
        switch daysByWorkers % 3 {
        case 0:
            try await fixture.running(as: store) { first in
                try await hold.untilSomebodyWaits()
                first.playDead()
                try await fixture.script("UPDATE job_worker SET heartbeat_at = now() - interval '1 hour';")
                try await fixture.running(as: store) { _ in
                    try await hold.release()
                    try await untilDone()
                }
            }
        case 1:
            try await fixture.running(as: store) { _ in try await hold.untilSomebodyWaits() }
            try await hold.release()
            try await fixture.running(as: store) { _ in try await untilDone() }
        default:
            try await fixture.running(as: store) { _ in
                try await hold.untilSomebodyWaits()
                try await fixture.script(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND wait_event_type = 'Lock';
                    """)
                try await hold.release()
                try await untilDone()
            }
        }
        await pool.shutdown()
    }

    /// Until the sweeps are done. What they write goes nowhere here: no way is set up, and it waits.
    private func untilDone() async throws {
        let sweeps =
            "SELECT count(*) FROM job WHERE kind LIKE 'reminders.%' AND state IN ('scheduled', 'available', 'running')"
        try await fixture.changes.until { try await fixture.number(sweeps) == 0 }
    }

    private func record(_ sql: String, on day: CivilDate) async throws {
        try await fixture.script(Self.clock(day) + sql)
    }

    private static func clock(_ day: CivilDate) -> String {
        "SELECT set_config('sharedlives.instant', '\(day)T05:30:00Z', true);"
    }
}

// MARK: - What may happen

extension ReminderYear {
    mutating func id() -> String {
        count += 1
        return "00000000-0000-7000-8000-" + String(String(1_000_000_000_000 + count).suffix(12))
    }

    private mutating func certificate(of carer: Int, issued: CivilDate) -> String {
        plain.certificates[carer, default: []].append(issued)
        count += 1
        return """
            INSERT INTO dbs_certificate (id, carer_id, level, workforce, barred_list_checked, home_based, is_paper, number,
                    issued_on, outcome, original_seen_by, original_seen_on)
                VALUES (gen_random_uuid(), '\(plain.carers[carer])', 'enhanced', 'adult', true, true, true,
                    '\(100_000_000_000 + count)', '\(issued)', 'clear', '\(fixture.scheme.accounts["coordinator"]!)',
                    '\(issued + 5)');
            """
    }

    private mutating func training(of carer: Int, on day: CivilDate) -> String {
        plain.trainings[carer, default: []].append(day)
        return """
            INSERT INTO training_record (id, carer_id, course_id, completed_on, trainer) VALUES
                (gen_random_uuid(), '\(plain.carers[carer])', md5('firstAid')::uuid, '\(day)', 'Lapwing');
            """
    }

    private mutating func review(of carer: Int, on day: CivilDate) -> String {
        plain.reviews[carer, default: []].append(day)
        return """
            INSERT INTO annual_carer_review (id, carer_id, reviewed_on, reviewer, points)
            SELECT gen_random_uuid(), '\(plain.carers[carer])', '\(day)', 'Jay Teal',
                jsonb_object_agg(point, '{"isMet": true, "evidence": "Seen."}'::jsonb)
            FROM unnest(ARRAY['dbs', 'insurance', 'training', 'developmentPlan', 'property', 'ability']) AS point;
            """
    }

    private mutating func agreement(of carer: Int, on day: CivilDate) -> String {
        plain.agreements[carer] = day
        return """
            INSERT INTO carer_agreement (id, carer_id, agreement_version, clauses, carer_signed_on, scheme_signed_on) VALUES
                (gen_random_uuid(), '\(plain.carers[carer])', '2026', ARRAY['codeOfConduct', 'serviceProvided', 'needsAndOutcomes',
                'payments', 'inspections', 'formalRequirements', 'standardsOfCare', 'standardsOfAccommodation', 'supportCarers',
                'noticePeriods', 'termination'], '\(day)', '\(day)');
            """
    }

    private mutating func insurance(_ kind: String, from day: CivilDate) -> String {
        plain.insurances[kind + "Insurance", default: []].append((day, day + 365))
        return """
            INSERT INTO household_insurance (id, household_id, kind, insurer, from_date, to_date) VALUES
                (gen_random_uuid(), '\(plain.household)', '\(kind)', 'Bramble', '\(day)', '\(day + 365)');
            """
    }

    private mutating func placement(on day: CivilDate, isOld: Bool = false) -> String {
        let id = id()
        let person = fixture.scheme.people[plain.placements.count]
        plain.placements[id] = PlainReminders.Living(person: "\(person)", start: day, isOld: isOld)
        return """
            INSERT INTO placement (id, person_id, carer_id, council_id, start_date) VALUES
                ('\(id)', '\(person)', '\(plain.carers[0])', '\(fixture.scheme.councils[0])', '\(day)');
            """
    }

    private mutating func bandingReview(of placement: String, on day: CivilDate) -> String {
        plain.placements[placement]?.reviews.append(day)
        return """
            INSERT INTO banding_review (id, placement_id, reviewed_on) VALUES (gen_random_uuid(), '\(placement)', '\(day)');
            """
    }

    private mutating func plan(of placement: String, on day: CivilDate, isComplete: Bool) -> String {
        plain.placements[placement]?.plans.append((day, isComplete))
        let points = CarePlan.Point.allCases.dropLast(isComplete ? 0 : 1).map { "'\($0.rawValue)'" }
        return """
            INSERT INTO care_plan (id, placement_id, agreed_on, author, points, medication_abilities)
            SELECT gen_random_uuid(), '\(placement)', '\(day)', 'Jay Teal',
                jsonb_object_agg(point, '{"isMet": true, "evidence": "Seen."}'::jsonb), '{}'
            FROM unnest(ARRAY[\(points.joined(separator: ", "))]) AS point;
            """
    }

    private mutating func notice(of placement: String, on day: CivilDate) -> String {
        plain.placements[placement]?.notice = (day, day + 28)
        return """
            INSERT INTO placement_notice (id, placement_id, given_on, given_by, cause, council_told_on, leaving_on, note) VALUES
                (gen_random_uuid(), '\(placement)', '\(day)', 'carer', 'breakdown', '\(day)', '\(day + 28)', 'All was tried.');
            """
    }

    private mutating func takeBackNotice(of placement: String) -> String {
        plain.placements[placement]?.notice = nil
        return "UPDATE placement_notice SET withdrawn_at = current_instant() WHERE placement_id = '\(placement)';"
    }

    private mutating func end(of placement: String, on day: CivilDate) -> String {
        plain.placements[placement]?.end = day
        return "UPDATE placement SET end_date = '\(day)', end_reason = 'breakdown' WHERE id = '\(placement)';"
    }

    private mutating func absence(from placement: String, on day: CivilDate) -> String {
        let id = id()
        plain.absences[id] = (day, nil)
        return """
            INSERT INTO placement_absence (id, placement_id, kind, from_date) VALUES ('\(id)', '\(placement)', 'hospital', '\(day)');
            """
    }

    private mutating func run(on day: CivilDate) -> String {
        let id = id()
        plain.runs[id] = day
        return """
            INSERT INTO payment_run (id, period, job_id) VALUES ('\(id)', '\(day)', gen_random_uuid());
            """
    }

    private mutating func meeting(on day: CivilDate) -> String {
        let id = id()
        plain.meetings[id] = (day + 20, day + 27)
        return """
            INSERT INTO panel_meeting (id, held_on, place, papers_due_on, quorum) VALUES
                ('\(id)', '\(day + 27)', 'The old mill', '\(day + 20)', 3);
            """
    }
}

/// Chance that is the same in every run of a seed.
struct ReminderChance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
