/// The band of a person's placement as scheme and council both signed it, from a day on (3.7.5, 4.5.2).
public struct BandAgreement: Hashable, Sendable {
    /// The council that agreed.
    public var councilID: Identifier
    /// The band, as the rate cards write it: 1 to 50 characters.
    public var band: String
    /// The first day for which it is agreed.
    public var from: CivilDate
    /// Who signed for the scheme, 1 to 200 characters.
    public var schemeSignatory: String
    /// When.
    public var schemeSignedOn: CivilDate
    /// Who signed for the council, 1 to 200 characters.
    public var councilSignatory: String
    /// When.
    public var councilSignedOn: CivilDate
    /// The band that the levels of the domains indicated; nil where there was no assessment yet.
    public var indicativeBand: String?
    /// Why the agreed band is another than the indicative one, 1 to 4000 characters.
    public var reason: String?

    /// An agreement on a band.
    public init(
        councilID: Identifier, band: String, from: CivilDate, schemeSignatory: String, schemeSignedOn: CivilDate,
        councilSignatory: String, councilSignedOn: CivilDate, indicativeBand: String? = nil, reason: String? = nil
    ) {
        self.councilID = councilID
        self.band = band
        self.from = from
        self.schemeSignatory = schemeSignatory
        self.schemeSignedOn = schemeSignedOn
        self.councilSignatory = councilSignatory
        self.councilSignedOn = councilSignedOn
        self.indicativeBand = indicativeBand
        self.reason = reason
    }

    /// What is wrong with it by itself: another band than the indicative one needs its reason.
    public func faults() -> [Fault] {
        guard let indicativeBand, indicativeBand != band, reason == nil else { return [] }
        return [
            Fault(
                pointer: "/reason", code: "reasonMissing",
                detail: "The levels indicate \(indicativeBand). Say why \(band) was agreed, or correct the band.")
        ]
    }
}

extension BandAgreement: Dated {}

extension [BandAgreement] {
    /// That a band was not agreed with a council from a day; nil where it was.
    public func fault(_ band: String, with council: Identifier, on day: CivilDate, at pointer: String) -> Fault? {
        let ofCouncil = filter { $0.councilID == council }
        if let index = ofCouncil.inForce(on: day).index, ofCouncil[index].band == band { return nil }
        return Fault(
            pointer: pointer, code: "bandNotAgreed",
            detail: "That the band is \(band) on \(day) has not been signed by scheme and council (3.7.5). Record "
                + "their agreement under the person's band-agreements first, or give the band that was agreed.")
    }
}
