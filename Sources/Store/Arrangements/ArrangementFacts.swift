import Postgres
public import SharedLives

/// What is agreed before a placement starts, and what follows while somebody lives there.
public enum ArrangementFacts {
    /// Service and licence agreements of a person with a carer (3.7.6, 3.10, 3.11).
    public static let agreements = RecordedFactTable<ArrangementAgreement>(
        FactStatements<
            (ArrangementAgreement.Kind, Identifier, [String], CivilDate, String?, CivilDate, CivilDate?)
        >(
            "arrangement_agreement", of: .person,
            columns: """
                kind, carer_id, points, person_signed_on, signed_for_person_by, carer_signed_on, scheme_signed_on
                """, orderedBy: "greatest(person_signed_on, carer_signed_on, scheme_signed_on)"),
        write: { agreement in
            let points = ArrangementAgreement.Point.allCases.filter(agreement.points.contains).map(\.rawValue)
            return (
                agreement.kind, agreement.carerID, points, agreement.personSignedOn, agreement.signedForPersonBy,
                agreement.carerSignedOn, agreement.schemeSignedOn
            )
        },
        read: { row in
            ArrangementAgreement(
                kind: row.0, carerID: row.1, points: Set(row.2.compactMap(ArrangementAgreement.Point.init)),
                personSignedOn: row.3, signedForPersonBy: row.4, carerSignedOn: row.5, schemeSignedOn: row.6)
        },
        check: { _, owner, fact in
            owner.days.happened(fact.personSignedOn, "/personSignedOn")
                + owner.days.happened(fact.carerSignedOn, "/carerSignedOn")
                + owner.days.happened(fact.schemeSignedOn, "/schemeSignedOn") + fact.faults()
        })

    /// The bands that were agreed for a person (3.7.5, 4.5.2).
    public static let bandAgreements = RecordedFactTable<BandAgreement>(
        FactStatements<
            (Identifier, String, CivilDate, String, CivilDate, String, CivilDate, String?, String?)
        >(
            "band_agreement", of: .person,
            columns: """
                council_id, band, from_date, scheme_signatory, scheme_signed_on, council_signatory, council_signed_on, \
                indicative_band, reason
                """, orderedBy: "from_date"),
        write: { agreement in
            (
                agreement.councilID, agreement.band, agreement.from, agreement.schemeSignatory,
                agreement.schemeSignedOn, agreement.councilSignatory, agreement.councilSignedOn,
                agreement.indicativeBand, agreement.reason
            )
        },
        read: { row in
            BandAgreement(
                councilID: row.0, band: row.1, from: row.2, schemeSignatory: row.3, schemeSignedOn: row.4,
                councilSignatory: row.5, councilSignedOn: row.6, indicativeBand: row.7, reason: row.8)
        },
        check: { _, owner, fact in
            owner.days.happened(fact.schemeSignedOn, "/schemeSignedOn")
                + owner.days.happened(fact.councilSignedOn, "/councilSignedOn") + fact.faults()
        })

    /// Notices that a placement is to end (3.20.2, 3.20.3); each opens its tasks.
    public static let notices = RecordedFactTable<PlacementNotice>(
        FactStatements<
            (CivilDate, PlacementNotice.Giver, PlacementNotice.Cause, CivilDate, CivilDate, String?, String)
        >(
            "placement_notice", of: .placement,
            columns: "given_on, given_by, cause, council_told_on, leaving_on, at_once_because, note",
            orderedBy: "given_on"),
        write: { notice in
            (
                notice.givenOn, notice.givenBy, notice.cause, notice.councilToldOn, notice.leavingOn,
                notice.atOnceBecause, notice.note
            )
        },
        read: { row in
            PlacementNotice(
                givenOn: row.0, givenBy: row.1, cause: row.2, councilToldOn: row.3, leavingOn: row.4,
                atOnceBecause: row.5, note: row.6)
        },
        check: { _, owner, fact in
            owner.days.happened(fact.givenOn, "/givenOn")
                + owner.days.happened(fact.councilToldOn, "/councilToldOn") + fact.faults()
        },
        sequel: { transaction, added, placement in
            try transaction.openTasks(added.fact.cause.tasks, ofPlacement: placement, dueOn: added.fact.leavingOn)
        })

    /// Care and support plans, as they were agreed and at each review (3.12, 3.15.1).
    public static let carePlans = RecordedFactTable<CarePlan>(
        FactStatements<(CivilDate, String, JSONText, String?, [String])>(
            "care_plan", of: .placement, columns: "agreed_on, author, points, medication, medication_abilities",
            orderedBy: "agreed_on"),
        write: { plan in
            let abilities = CarePlan.MedicationAbility.allCases.filter(plan.medicationAbilities.contains)
            return (
                plan.agreedOn, plan.author, PointFindings.text(plan.points), plan.medication, abilities.map(\.rawValue)
            )
        },
        read: { row in
            CarePlan(
                agreedOn: row.0, author: row.1, points: try PointFindings.read(row.2), medication: row.3,
                medicationAbilities: Set(row.4.compactMap(CarePlan.MedicationAbility.init)))
        },
        check: { _, owner, fact in owner.days.happened(fact.agreedOn, "/agreedOn") })

    static let all =
        agreements.statements + bandAgreements.statements + notices.statements + carePlans.statements
}
