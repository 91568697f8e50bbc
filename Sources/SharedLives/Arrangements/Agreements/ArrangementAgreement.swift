/// An agreement that a placement needs before it starts (3.7.6): between the person, the carer and the scheme on the service
/// (3.10), or from the carer to the person on living in the home (3.11).
public struct ArrangementAgreement: Hashable, Sendable {
    /// Which of the two.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// The Shared Lives Service Agreement (3.10).
        case service
        /// The Licence Agreement (3.11).
        case licence
    }

    /// Something that an agreement has to cover.
    public enum Point: String, CaseIterable, Hashable, Sendable {
        /// What each of those involved is responsible for (3.10.2).
        case responsibilities
        /// What each may expect (3.10.2).
        case expectations
        /// Details of the care and support plan (3.10.2).
        case careAndSupportPlan
        /// The legal status of the arrangement (3.11.1).
        case legalStatus
        /// The rights to use the property (3.11.1).
        case useOfProperty
        /// The notice period for either side (3.11.1).
        case noticePeriod
        /// The use of the kitchen (3.11.1).
        case useOfKitchen
        /// Restrictions that were agreed, or that there are none (3.11.1).
        case restrictions
        /// Friends who visit or stay (3.11.2).
        case visitors
    }

    /// Which agreement.
    public var kind: Kind
    /// The carer in whose home the person is to live.
    public var carerID: Identifier
    /// What it covers.
    public var points: Set<Point>
    /// When the person signed, or who decides for them.
    public var personSignedOn: CivilDate
    /// Who signed for the person, 1 to 200 characters; nil where they signed themselves.
    public var signedForPersonBy: String?
    /// When the carer signed.
    public var carerSignedOn: CivilDate
    /// When the scheme signed; nil for a licence, which is the carer's.
    public var schemeSignedOn: CivilDate?

    /// An agreement.
    public init(
        kind: Kind, carerID: Identifier, points: Set<Point>, personSignedOn: CivilDate,
        signedForPersonBy: String? = nil, carerSignedOn: CivilDate, schemeSignedOn: CivilDate? = nil
    ) {
        self.kind = kind
        self.carerID = carerID
        self.points = points
        self.personSignedOn = personSignedOn
        self.signedForPersonBy = signedForPersonBy
        self.carerSignedOn = carerSignedOn
        self.schemeSignedOn = schemeSignedOn
    }

    /// The day of the last signature.
    public var signedOn: CivilDate { max(personSignedOn, carerSignedOn, schemeSignedOn ?? carerSignedOn) }

    /// The points that an agreement of its kind has to cover and this one does not, in the order of the clauses.
    public var missingPoints: [Point] { kind.points.filter { !points.contains($0) } }

    /// What is wrong with an agreement by itself.
    public func faults() -> [Fault] {
        var faults: [Fault] = []
        if kind == .service, schemeSignedOn == nil {
            faults.append(
                Fault(
                    pointer: "/schemeSignedOn", code: "missingField",
                    detail: "The scheme signs the service agreement too (3.10.1). Say when it did."))
        }
        if points.contains(where: { !kind.points.contains($0) }) {
            let names = kind.points.map(\.rawValue).joined(separator: ", ")
            faults.append(
                Fault(
                    pointer: "/points", code: "pointOfOtherAgreement",
                    detail: "This agreement covers of these: \(names). Leave the others out."))
        }
        return faults
    }
}

extension ArrangementAgreement.Kind {
    /// What an agreement of this kind has to cover, in the order of the clauses.
    public var points: [ArrangementAgreement.Point] {
        switch self {
        case .service: [.responsibilities, .expectations, .careAndSupportPlan]
        case .licence: [.legalStatus, .useOfProperty, .noticePeriod, .useOfKitchen, .restrictions, .visitors]
        }
    }

    /// The clause of the specification.
    public var clause: String {
        switch self {
        case .service: "3.10"
        case .licence: "3.11"
        }
    }
}
