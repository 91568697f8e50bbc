import Postgres
public import SharedLives

/// The evidence that is recorded of a household, for every carer in it.
public enum HouseholdFacts {
    /// Who else lives there.
    public static let members = RecordedFactTable<HouseholdMember>(
        FactStatements<(String, String, CivilDate, String, CivilDate, CivilDate?)>(
            "household_member", of: .household,
            columns: "given_name, family_name, date_of_birth, relationship, from_date, to_date", orderedBy: "from_date"),
        write: { ($0.givenName, $0.familyName, $0.dateOfBirth, $0.relationship, $0.from, $0.to) },
        read: { row in
            HouseholdMember(
                givenName: row.0, familyName: row.1, dateOfBirth: row.2, relationship: row.3, from: row.4, to: row.5)
        },
        check: { _, owner, fact in
            var faults = owner.days.happened(fact.dateOfBirth, "/dateOfBirth")
            if faults.isEmpty, fact.from < fact.dateOfBirth {
                faults.append(
                    Fault(
                        pointer: "/from", code: "dateBeforeBirth",
                        detail: "They were born on \(fact.dateOfBirth). Give that day, or a later one."))
            }
            return faults + owner.days.interval(from: fact.from, to: fact.to)
        })

    /// That members have left (3.5.1): from that day on nobody asks for their names on a form.
    public static let departures = RecordedFactTable<HouseholdDeparture>(
        FactStatements<(Identifier, CivilDate)>(
            "household_departure", of: .household, columns: "member_id, left_on", orderedBy: "left_on"),
        write: { ($0.memberID, $0.leftOn) },
        read: { HouseholdDeparture(memberID: $0.0, leftOn: $0.1) },
        check: { transaction, owner, fact in
            guard let member = try transaction.connection.first(members.find, (owner.id, fact.memberID)),
                member.withdrawnAt == nil
            else {
                return [
                    Fault(
                        pointer: "/memberId", code: "unknownReference",
                        detail: "There is no member with this id in this household. Record them, or correct the id."
                    )
                ]
            }
            if fact.leftOn <= member.fact.from {
                return [
                    Fault(
                        pointer: "/leftOn", code: "beforeMovingIn",
                        detail: "They have lived there since \(member.fact.from). Give a later day.")
                ]
            }
            return owner.days.happened(fact.leftOn, "/leftOn")
        })

    /// Full inspections of the home (3.3.3).
    public static let inspections = RecordedFactTable<HomeInspection>(
        FactStatements<(CivilDate, String, Bool, Bool, Bool, Bool, Bool, String?)>(
            "home_inspection", of: .household,
            columns: "inspected_on, inspector, bedroom, washing, health_and_safety, suitability, insurance, findings",
            orderedBy: "inspected_on"),
        write: { inspection in
            (
                inspection.inspectedOn, inspection.inspector, inspection.bedroom, inspection.washing,
                inspection.healthAndSafety, inspection.suitability, inspection.insurance, inspection.findings
            )
        },
        read: { row in
            HomeInspection(
                inspectedOn: row.0, inspector: row.1, bedroom: row.2, washing: row.3, healthAndSafety: row.4,
                suitability: row.5, insurance: row.6, findings: row.7)
        },
        check: { _, owner, fact in owner.days.happened(fact.inspectedOn, "/inspectedOn") })

    /// The right to let the room (3.3.4).
    public static let tenures = RecordedFactTable<Tenure>(
        FactStatements<(CivilDate, Tenure.Kind, CivilDate?, Bool)>(
            "household_tenure", of: .household, columns: "checked_on, kind, landlord_consent_on, payments_up_to_date",
            orderedBy: "checked_on"),
        write: { ($0.checkedOn, $0.kind, $0.landlordConsentOn, $0.paymentsUpToDate) },
        read: { Tenure(checkedOn: $0.0, kind: $0.1, landlordConsentOn: $0.2, paymentsUpToDate: $0.3) },
        check: { _, owner, fact in
            var faults = owner.days.happened(fact.checkedOn, "/checkedOn")
            if fact.kind != .tenant, fact.landlordConsentOn != nil {
                faults.append(
                    Fault(
                        pointer: "/landlordConsentOn", code: "consentWithoutTenancy",
                        detail: "Only a tenant has a landlord. Leave the consent out, or correct the kind."))
            }
            return faults + owner.days.happened(fact.landlordConsentOn, "/landlordConsentOn")
        })

    /// Public liability and household insurance (3.14.3).
    public static let insurances = RecordedFactTable<Insurance>(
        FactStatements<(Insurance.Kind, String, String?, CivilDate, CivilDate)>(
            "household_insurance", of: .household, columns: "kind, insurer, policy_reference, from_date, to_date",
            orderedBy: "from_date"),
        write: { ($0.kind, $0.insurer, $0.policyReference, $0.from, $0.to) },
        read: { Insurance(kind: $0.0, insurer: $0.1, policyReference: $0.2, from: $0.3, to: $0.4) },
        check: { _, owner, fact in owner.days.interval(from: fact.from, to: fact.to) })

    static let all =
        members.statements + departures.statements + inspections.statements + tenures.statements + insurances.statements
}
