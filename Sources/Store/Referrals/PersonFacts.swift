import Postgres
public import SharedLives

/// The dated facts of one person that matching goes by.
public enum PersonFacts {
    /// What matters to the person in a home and in company (3.7.2).
    public static let profiles = RecordedFactTable<PersonProfile>(
        FactStatements<
            (
                CivilDate, String?, [String], [String], String?, [String], String?, String?, Bool, [String], Bool,
                PersonProfile.Company?
            )
        >(
            "person_profile", of: .person,
            columns: """
                from_date, communication, languages, cultures, faith, interests, wishes, dislikes, needs_step_free_room, \
                allergies, wishes_no_smokers, wishes_only
                """, orderedBy: "from_date"),
        write: { profile in
            (
                profile.from, profile.communication, profile.languages, profile.cultures, profile.faith,
                profile.interests, profile.wishes, profile.dislikes, profile.needsStepFreeRoom, profile.allergies,
                profile.wishesNoSmokers, profile.wishesOnly
            )
        },
        read: { row in
            PersonProfile(
                from: row.0, communication: row.1, languages: row.2, cultures: row.3, faith: row.4, interests: row.5,
                wishes: row.6, dislikes: row.7, needsStepFreeRoom: row.8, allergies: row.9, wishesNoSmokers: row.10,
                wishesOnly: row.11)
        })

    /// Whether the person can decide, and who acts for them where they cannot (3.6.4).
    public static let capacityAssessments = RecordedFactTable<CapacityAssessment>(
        FactStatements<(CivilDate, String, Bool, String?, String?)>(
            "capacity_assessment", of: .person,
            columns: "assessed_on, assessor, has_capacity, decides_for_them, findings", orderedBy: "assessed_on"),
        write: { ($0.assessedOn, $0.assessor, $0.hasCapacity, $0.decidesForThem, $0.findings) },
        read: { row in
            CapacityAssessment(
                assessedOn: row.0, assessor: row.1, hasCapacity: row.2, decidesForThem: row.3, findings: row.4)
        },
        check: { _, owner, fact in owner.days.happened(fact.assessedOn, "/assessedOn") + fact.faults() })

    /// Their brothers and sisters, who are one placement with them for qualifying care relief.
    public static let siblings = RecordedFactTable<Sibling>(
        FactStatements<(Identifier, String?)>(
            "person_sibling", of: .person, columns: "sibling_id, note", orderedBy: "sibling_id"),
        write: { ($0.siblingID, $0.note) }, read: { Sibling(siblingID: $0.0, note: $0.1) })

    static let all = [profiles.statements, capacityAssessments.statements, siblings.statements].flatMap { $0 }
}
