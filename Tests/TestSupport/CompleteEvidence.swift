extension TestScheme {
    /// SQL that gives a carer and their home, from the middle of 2023 on and to this day, all the evidence that an approval asks for;
    /// to be run with the scheme open. Every course of the scheme is taken, and everyone in the home is named.
    /// - Parameter carer: the carer's id.
    public func completeEvidence(ofCarer carer: String) -> String {
        let home = "(SELECT household_id FROM carer WHERE scheme_id = current_scheme_id() AND id = '\(carer)')"
        let days = "unnest(ARRAY['2023-06-01', (current_instant() AT TIME ZONE 'Europe/London')::date]::date[]) AS day"
        return """
            INSERT INTO course (id, code, name, is_mandatory, is_induction, from_date)
                VALUES (gen_random_uuid(), 'welcome', 'Welcome', true, true, '2020-01-01') ON CONFLICT DO NOTHING;
            INSERT INTO training_record (id, carer_id, course_id, completed_on, trainer)
                SELECT gen_random_uuid(), '\(carer)', id, day, 'Lapwing' FROM course, \(days)
                WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL;
            INSERT INTO home_inspection
                    (id, household_id, inspected_on, inspector, bedroom, washing, health_and_safety, suitability, insurance)
                SELECT gen_random_uuid(), \(home), day, 'Jay Teal', true, true, true, true, true FROM \(days);
            INSERT INTO household_tenure (id, household_id, checked_on, kind, payments_up_to_date)
                SELECT gen_random_uuid(), \(home), day, 'owner', true FROM \(days);
            INSERT INTO household_insurance (id, household_id, kind, insurer, from_date, to_date)
                SELECT gen_random_uuid(), \(home), kind, 'Bramble', '2023-01-01', '2999-01-01'
                FROM unnest(ARRAY['publicLiability', 'household']) AS kind;
            INSERT INTO carer_reference (id, carer_id, referee, relationship, received_on, verdict)
                SELECT gen_random_uuid(), '\(carer)', referee, 'friend', day, 'satisfactory'
                FROM unnest(ARRAY['Ann', 'Tom', 'Eve']) AS referee, \(days);
            INSERT INTO carer_commitments (id, carer_id, considered_on, summary, compatible)
                SELECT gen_random_uuid(), '\(carer)', day, 'None.', true FROM \(days);
            INSERT INTO assessor_report (id, carer_id, completed_on, assessor, summary, recommends_approval)
                SELECT gen_random_uuid(), '\(carer)', day, 'Jay Teal', 'A warm home.', true FROM \(days);
            WITH certificate AS (
                INSERT INTO dbs_certificate (id, carer_id, level, workforce, barred_list_checked, home_based, is_paper, number,
                        issued_on, outcome, original_seen_by, original_seen_on)
                    SELECT gen_random_uuid(), '\(carer)', 'enhanced', 'adult', true, true, true,
                        lpad((random() * 1e12)::bigint::text, 12, '0'), day, 'clear', '\(accounts["coordinator"]!)', day FROM \(days)
                    RETURNING id)
            INSERT INTO dbs_named_adult (certificate_id, household_member_id)
                SELECT certificate.id, household_member.id FROM certificate, household_member
                WHERE scheme_id = current_scheme_id() AND household_id = \(home) AND withdrawn_at IS NULL;
            """
    }

    /// SQL that lets a carer have arrangements: all evidence, the agreement and review that come after approval, and terms.
    /// - Parameters:
    ///   - carer: the carer's id.
    ///   - peopleMax: the most people at once by their terms.
    ///   - kinds: the kinds of arrangement, in the words of the table.
    public func placeable(
        carer: String, peopleMax: Int = 3,
        kinds: [String] = ["longTerm", "shortBreak", "daySupport", "crisis", "reablement"]
    ) -> String {
        let points = ["dbs", "insurance", "training", "developmentPlan", "property", "ability"]
            .map { #""\#($0)": {"isMet": true, "evidence": "Seen."}"# }
        return completeEvidence(ofCarer: carer) + """
            INSERT INTO carer_agreement (id, carer_id, agreement_version, clauses, carer_signed_on, scheme_signed_on)
                VALUES (gen_random_uuid(), '\(carer)', '1', ARRAY['codeOfConduct', 'serviceProvided', 'needsAndOutcomes',
                    'payments', 'inspections', 'formalRequirements', 'standardsOfCare', 'standardsOfAccommodation',
                    'supportCarers', 'noticePeriods', 'termination'], '2023-06-01', '2023-06-01');
            INSERT INTO annual_carer_review (id, carer_id, reviewed_on, reviewer, points, development_plan)
                SELECT gen_random_uuid(), '\(carer)', (current_instant() AT TIME ZONE 'Europe/London')::date, 'Jay Teal',
                    '{\(points.joined(separator: ", "))}', 'First aid again.';
            INSERT INTO approval_terms (id, carer_id, kinds, people_max, bands, conditions, from_date)
                VALUES (gen_random_uuid(), '\(carer)', '{\(kinds.joined(separator: ","))}', \(peopleMax), '{low,medium,high}',
                    '{}', '2023-06-01');
            """
    }
}

extension TestScheme {
    /// SQL that makes an approved carer ready for a new arrangement from today on: all the evidence, an agreement, a review, and terms
    /// for every kind of support and every band, for three people; to be run with the scheme open.
    /// - Parameter carer: the carer's id.
    public func readyForArrangements(carer: String) -> String {
        completeEvidence(ofCarer: carer) + """
            INSERT INTO carer_agreement (id, carer_id, agreement_version, clauses, carer_signed_on, scheme_signed_on)
                VALUES (gen_random_uuid(), '\(carer)', '2025', '{codeOfConduct,serviceProvided,needsAndOutcomes,payments,inspections,\
            formalRequirements,standardsOfCare,standardsOfAccommodation,supportCarers,noticePeriods,termination}',
                    '2025-02-01', '2025-02-03');
            INSERT INTO annual_carer_review (id, carer_id, reviewed_on, reviewer, points)
                SELECT gen_random_uuid(), '\(carer)', (current_instant() AT TIME ZONE 'Europe/London')::date, 'Jay Teal',
                    jsonb_object_agg(point, '{"isMet": true, "evidence": "Seen."}'::jsonb)
                FROM unnest('{dbs,insurance,training,developmentPlan,property,ability}'::text[]) AS point;
            INSERT INTO approval_terms (id, carer_id, kinds, people_max, bands, conditions, from_date)
                VALUES (gen_random_uuid(), '\(carer)', '{longTerm,shortBreak,daySupport,crisis,reablement}', 3,
                    '{low,medium,high,complex}', '{}', (current_instant() AT TIME ZONE 'Europe/London')::date);
            """
    }
}
