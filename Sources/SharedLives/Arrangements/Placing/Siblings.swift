/// That somebody is a person's brother or sister. It is recorded once, of either of the two, and counts for both.
public struct Sibling: Hashable, Sendable {
    /// The other person.
    public var siblingID: Identifier
    /// What there is to say, 1 to 4000 characters: a half-brother, as the council's assessment has it.
    public var note: String?

    /// A brother or sister.
    public init(siblingID: Identifier, note: String? = nil) {
        self.siblingID = siblingID
        self.note = note
    }
}

/// Who are brothers and sisters of one another. For qualifying care relief they are one placement together (HMRC's BIM52795).
public struct Siblings<Person: Hashable & Sendable>: Hashable, Sendable {
    private var families: [Set<Person>] = []

    /// Nobody's.
    public init() {}

    /// - Parameter pairs: whoever is a sibling of a sibling is one too.
    public init(_ pairs: [(Person, Person)]) {
        for (person, sibling) in pairs {
            let known = families.filter { $0.contains(person) || $0.contains(sibling) }
            families.removeAll { known.contains($0) }
            families.append(known.reduce([person, sibling]) { $0.union($1) })
        }
    }

    /// How many placements these people are.
    public func placements(of people: Set<Person>) -> Int {
        people.count - families.reduce(0) { $0 + max(0, people.intersection($1).count - 1) }
    }
}
