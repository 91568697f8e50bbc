import Postgres
public import SharedLives

/// The evidence that is recorded of one carer.
public enum CarerFacts {
    /// References (3.3.2).
    public static let references = RecordedFactTable<CarerReference>(
        FactStatements<(String, String, CivilDate, CarerReference.Verdict, String?)>(
            "carer_reference", of: .carer, columns: "referee, relationship, received_on, verdict, note",
            orderedBy: "received_on"),
        write: { ($0.referee, $0.relationship, $0.receivedOn, $0.verdict, $0.note) },
        read: { CarerReference(referee: $0.0, relationship: $0.1, receivedOn: $0.2, verdict: $0.3, note: $0.4) },
        check: { _, owner, fact in owner.days.happened(fact.receivedOn, "/receivedOn") })

    /// Other commitments (3.3.1, 3.3.5).
    public static let commitments = RecordedFactTable<Commitments>(
        FactStatements<(CivilDate, String, Bool)>(
            "carer_commitments", of: .carer, columns: "considered_on, summary, compatible", orderedBy: "considered_on"),
        write: { ($0.consideredOn, $0.summary, $0.compatible) },
        read: { Commitments(consideredOn: $0.0, summary: $0.1, compatible: $0.2) },
        check: { _, owner, fact in owner.days.happened(fact.consideredOn, "/consideredOn") })

    /// Assessors' reports (3.3.6).
    public static let assessorReports = RecordedFactTable<AssessorReport>(
        FactStatements<(CivilDate, String, String, Bool)>(
            "assessor_report", of: .carer, columns: "completed_on, assessor, summary, recommends_approval",
            orderedBy: "completed_on"),
        write: { ($0.completedOn, $0.assessor, $0.summary, $0.recommendsApproval) },
        read: { AssessorReport(completedOn: $0.0, assessor: $0.1, summary: $0.2, recommendsApproval: $0.3) },
        check: { _, owner, fact in owner.days.happened(fact.completedOn, "/completedOn") })

    /// The training log (3.13.4).
    public static let trainingRecords = trainingRecords(in: "training_record", of: .carer)

    /// Training logs in a table of this form.
    static func trainingRecords(in table: String, of owner: FactOwner) -> RecordedFactTable<TrainingRecord> {
        RecordedFactTable<TrainingRecord>(
            FactStatements<(Identifier, CivilDate, String)>(
                table, of: owner, columns: "course_id, completed_on, trainer", orderedBy: "completed_on"),
            write: { ($0.courseID, $0.completedOn, $0.trainer) },
            read: { TrainingRecord(courseID: $0.0, completedOn: $0.1, trainer: $0.2) },
            check: { _, owner, fact in owner.days.happened(fact.completedOn, "/completedOn") })
    }

    /// Signed agreements (3.9.2).
    public static let agreements = RecordedFactTable<CarerAgreement>(
        FactStatements<(String, [String], CivilDate, CivilDate)>(
            "carer_agreement", of: .carer, columns: "agreement_version, clauses, carer_signed_on, scheme_signed_on",
            orderedBy: "greatest(carer_signed_on, scheme_signed_on)"),
        write: { agreement in
            let clauses = CarerAgreement.Clause.allCases.filter(agreement.clauses.contains).map(\.rawValue)
            return (agreement.version, clauses, agreement.carerSignedOn, agreement.schemeSignedOn)
        },
        read: { row in
            CarerAgreement(
                version: row.0, clauses: Set(row.1.compactMap(CarerAgreement.Clause.init)), carerSignedOn: row.2,
                schemeSignedOn: row.3)
        },
        check: { _, owner, fact in
            owner.days.happened(fact.carerSignedOn, "/carerSignedOn")
                + owner.days.happened(fact.schemeSignedOn, "/schemeSignedOn")
        })

    /// Annual reviews (3.14.3).
    public static let reviews = RecordedFactTable<AnnualCarerReview>(
        FactStatements<(CivilDate, String, JSONText, String?)>(
            "annual_carer_review", of: .carer, columns: "reviewed_on, reviewer, points, development_plan",
            orderedBy: "reviewed_on"),
        write: { ($0.reviewedOn, $0.reviewer, PointFindings.text($0.points), $0.developmentPlan) },
        read: { row in
            AnnualCarerReview(
                reviewedOn: row.0, reviewer: row.1, points: try PointFindings.read(row.2), developmentPlan: row.3)
        },
        check: { _, owner, fact in owner.days.happened(fact.reviewedOn, "/reviewedOn") })

    /// Changes of circumstances (3.5.1); each opens a task.
    public static let changesOfCircumstances = RecordedFactTable<ChangeOfCircumstances>(
        FactStatements<(CivilDate, ChangeOfCircumstances.Kind, String)>(
            "change_of_circumstances", of: .carer, columns: "reported_on, kind, detail", orderedBy: "reported_on"),
        write: { ($0.reportedOn, $0.kind, $0.detail) },
        read: { ChangeOfCircumstances(reportedOn: $0.0, kind: $0.1, detail: $0.2) },
        check: { _, owner, fact in owner.days.happened(fact.reportedOn, "/reportedOn") },
        sequel: { transaction, added, carer in
            _ = try transaction.open(StaffTask(kind: .changeOfCircumstances, carerID: carer, subjectID: added.id))
        })

    /// Whom a support carer covers for (3.4.2).
    public static let supportCovers = RecordedFactTable<SupportCover>(
        FactStatements<(Identifier, CivilDate, CivilDate?)>(
            "support_cover", of: .carer, columns: "covered_carer_id, from_date, to_date", orderedBy: "from_date"),
        write: { ($0.carerID, $0.from, $0.to) },
        read: { SupportCover(carerID: $0.0, from: $0.1, to: $0.2) },
        check: { transaction, owner, fact in
            try owner.days.interval(from: fact.from, to: fact.to) + transaction.faults(of: fact, by: owner)
        })

    static let all = [
        references.statements, commitments.statements, assessorReports.statements, trainingRecords.statements,
        agreements.statements, reviews.statements, changesOfCircumstances.statements, supportCovers.statements,
    ].flatMap { $0 }
}

extension SchemeTransaction {
    /// A support carer covers for a carer, and nobody else for anybody.
    fileprivate func faults(of cover: SupportCover, by owner: FactOwnerRecord) throws -> [Fault] {
        guard owner.carerKind == .supportCarer else {
            return [
                Fault(
                    pointer: "", code: "notASupportCarer",
                    detail: "Only a support carer covers for another. Record it of the support carer.")
            ]
        }
        guard let covered = try connection.first(FactOwner.carer.find, cover.carerID) else {
            return [
                Fault(
                    pointer: "/carerId", code: "unknownReference",
                    detail: "There is no carer with this id in this scheme. Add them first, or correct the id.")
            ]
        }
        guard covered.carerKind == .carer else {
            return [
                Fault(
                    pointer: "/carerId", code: "notACarer",
                    detail: "This is a support carer. Give the carer who is covered for.")
            ]
        }
        return []
    }
}
