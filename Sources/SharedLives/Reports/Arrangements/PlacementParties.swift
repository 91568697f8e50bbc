/// Between whom a placement's agreements are, and what both say of it (3.7.6).
public struct PlacementParties: Hashable, Sendable {
    /// The scheme.
    public var scheme: String
    /// The person's name.
    public var person: String
    /// Who decides for the person and signs for them; nil where they decide (3.6.4).
    public var decidesForPerson: String?
    /// The carer's name.
    public var carer: String
    /// The home's address in lines.
    public var address: String
    /// The council that pays.
    public var council: String
    /// The first day.
    public var startsOn: CivilDate

    /// Parties.
    public init(
        scheme: String, person: String, decidesForPerson: String? = nil, carer: String, address: String,
        council: String, startsOn: CivilDate
    ) {
        self.scheme = scheme
        self.person = person
        self.decidesForPerson = decidesForPerson
        self.carer = carer
        self.address = address
        self.council = council
        self.startsOn = startsOn
    }

    /// Who they are, at the head of an agreement.
    var head: [Report.Block] {
        [
            .field("The person", person), .field("The carer", carer), .field("The scheme", scheme),
            .field("The council", council),
            .field("The home", address.split(separator: "\n").joined(separator: ", ")),
            .field("From", startsOn.inWords),
        ]
    }

    /// Where each signs. A blank is long enough to be written on.
    func signatures(withScheme: Bool) -> [Report.Block] {
        let blank = String(repeating: "_", count: 30)
        var signers = [decidesForPerson.map { "\($0), for \(person)" } ?? person, carer]
        if withScheme { signers.append("For \(scheme)") }
        return [.heading("Signatures")]
            + signers.flatMap { signer in
                [Report.Block.space, .lead(signer), .paragraph("Signed: \(blank)  Date: \(blank.prefix(14))")]
            }
    }
}
