import SharedLives
import TestSupport

/// What may happen of quality in a scheme's year.
extension ReminderYear {
    /// What is there when the year begins: a policy, and a member of staff.
    mutating func beginQuality(on day: CivilDate) -> String {
        plain.quality.scheme = "\(fixture.scheme.id)"
        plain.quality.recordsFrom = day
        return """
            INSERT INTO staff_member (id, given_name, family_name, started_on) VALUES
                ('\(PlainQuality.member)', 'Jay', 'Teal', '\(PlainQuality.startedOn)');
            INSERT INTO staff_course (id, code, name, is_mandatory, is_induction, valid_months, from_date) VALUES
                (md5('staff')::uuid, 'safeguarding', 'Safeguarding', true, false, 12, '2018-01-01');
            """ + staffTraining(on: day - 100) + policyReview(on: day - 300)
    }

    /// One day.
    mutating func happenOfQuality(on day: CivilDate) -> String {
        var sql = ""
        if one(in: 25) { sql += incident(on: day) }
        for (id, incident) in plain.quality.incidents.sorted(by: { $0.key < $1.key }) where !incident.closed {
            sql += goOn(with: incident, id, on: day)
        }
        if one(in: 30) { sql += complaint(on: day) }
        for (id, complaint) in plain.quality.complaints.sorted(by: { $0.key < $1.key }) {
            sql += goOn(with: complaint, id, on: day)
        }
        for id in plain.placements.keys.sorted() where one(in: 80) { sql += visit(to: id, on: day) }
        if one(in: 40), !plain.placements.isEmpty { sql += outcome(on: day) }
        if one(in: 250) { sql += policyReview(on: day) }
        if one(in: 40) { sql += quarterlyReport(on: day) }
        if one(in: 250) { sql += staffTraining(on: day) }
        return sql
    }

    private mutating func one(in count: Int) -> Bool { Int.random(in: 0..<count, using: &chance) == 0 }

    private mutating func incident(on day: CivilDate) -> String {
        let id = id()
        let isForCQC = one(in: 2)
        plain.quality.incidents[id] = (day, false, !isForCQC, false)
        return """
            INSERT INTO incident (id, kind, known_at, description, must_tell_council, must_tell_cqc, abuse) VALUES
                ('\(id)', 'seriousAccident', '\(day)T05:30:00Z', 'A fall.', true, \(isForCQC), '{}');
            """
    }

    private mutating func goOn(
        with incident: (known: CivilDate, councilTold: Bool, cqcTold: Bool, closed: Bool), _ id: String,
        on day: CivilDate
    ) -> String {
        func change(_ what: String) -> String { "UPDATE incident SET \(what) WHERE id = '\(id)';" }
        var sql = ""
        if !incident.councilTold, one(in: 3) {
            plain.quality.incidents[id]?.councilTold = true
            sql += change("council_told_at = '\(day)T05:30:00Z'")
        }
        if !incident.cqcTold, one(in: 3) {
            plain.quality.incidents[id]?.cqcTold = true
            sql += change("cqc_told_at = '\(day)T05:30:00Z'")
        }
        if incident.councilTold, incident.cqcTold, one(in: 30) {
            plain.quality.incidents[id]?.closed = true
            sql += change("closed_on = '\(day)', learning = 'A handrail.'")
        }
        return sql
    }

    private mutating func complaint(on day: CivilDate) -> String {
        let id = id()
        plain.quality.complaints[id] = (day, false, false, nil)
        let kind = one(in: 2) ? "complaint" : "concern"
        return """
            INSERT INTO feedback (id, kind, received_on, came_from, about, causes, summary) VALUES
                ('\(id)', '\(kind)', '\(day)', 'family', 'scheme', '{delay}', 'Nobody rang.'),
                (gen_random_uuid(), 'compliment', '\(day)', 'family', 'scheme', '{}', 'Somebody rang.');
            """
    }

    private mutating func goOn(
        with complaint: (received: CivilDate, acknowledged: Bool, resolved: Bool, remedyDue: CivilDate?), _ id: String,
        on day: CivilDate
    ) -> String {
        func change(_ what: String) -> String { "UPDATE feedback SET \(what) WHERE id = '\(id)';" }
        var sql = ""
        if !complaint.acknowledged, one(in: 4) {
            plain.quality.complaints[id]?.acknowledged = true
            sql += change("acknowledged_on = '\(day)'")
        }
        if complaint.acknowledged, !complaint.resolved, one(in: 30) {
            plain.quality.complaints[id]?.resolved = true
            plain.quality.complaints[id]?.remedyDue = day + 20
            sql += change(
                "resolved_on = '\(day)', outcome = 'upheld', remedy = 'A letter.', remedy_due_on = '\(day + 20)'")
        }
        if complaint.remedyDue != nil, one(in: 25) {
            plain.quality.complaints[id]?.remedyDue = nil
            sql += change("remedy_done_on = '\(day)'")
        }
        return sql
    }

    private mutating func visit(to placement: String, on day: CivilDate) -> String {
        plain.quality.visits[placement] = day
        return """
            INSERT INTO monitoring_visit (id, placement_id, visited_on, visitor, was_announced, person_seen_alone, points)
                VALUES (gen_random_uuid(), '\(placement)', '\(day)', 'Jay Teal', true, true, '{}');
            """
    }

    /// Of somebody who lives with a carer by now.
    private mutating func outcome(on day: CivilDate) -> String {
        let number = Int.random(in: 0..<plain.placements.count, using: &chance)
        let person = "\(fixture.scheme.people[number])"
        let isAchieved = one(in: 4)
        plain.quality.outcomes[person] = .some(isAchieved ? nil : day + 60)
        return """
            INSERT INTO person_outcome (id, person_id, area, goal, assessed_on, progress, evidence, may_be_shared,
                next_review_on) VALUES
                ('\(id())', '\(person)', 'community', 'The bus.', '\(day)', '\(isAchieved ? "achieved" : "improving")', 'Seen.',
                false, '\(day + 60)');
            """
    }

    private mutating func policyReview(on day: CivilDate) -> String {
        let id = id()
        plain.quality.policyReviews.append((id, day))
        return """
            INSERT INTO policy_review (id, subject, title, edition, reviewed_on, reviewer, result) VALUES
                ('\(id)', 'safeguarding', 'Safeguarding', '\(day)', '\(day)', 'Jay Teal', 'unchanged');
            """
    }

    /// Of the quarter that is over, once.
    private mutating func quarterlyReport(on day: CivilDate) -> String {
        let quarter = Quarter(before: day)
        guard plain.quality.reports.insert("\(quarter)").inserted else { return "" }
        return """
            INSERT INTO quarterly_report (id, quarter_from) VALUES ('\(id())', '\(quarter.firstDay)');
            """
    }

    private mutating func staffTraining(on day: CivilDate) -> String {
        plain.quality.staffTrainings.append(day)
        return """
            INSERT INTO staff_training (id, staff_member_id, course_id, completed_on, trainer) VALUES
                (gen_random_uuid(), '\(PlainQuality.member)', md5('staff')::uuid, '\(day)', 'Lapwing');
            """
    }
}
