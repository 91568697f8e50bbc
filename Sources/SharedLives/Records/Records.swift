/// A council: it refers people, agrees the band and pays. A scheme may serve several.
public struct Council: Hashable, Sendable {
    /// Its name, unique within the scheme.
    public var name: String

    /// A council by its name.
    public init(name: String) {
        self.name = name
    }
}

/// One home, with one or more carers.
public struct Household: Hashable, Sendable {
    /// How many people may be supported in one home at once: three at most (ITTOIA 2005, s804A), or fewer where the
    /// scheme says so (3.7.7).
    public static let peopleMaxRange = 1...3

    /// The address in lines, without the postcode.
    public var address: String
    /// The postcode.
    public var postcode: Postcode
    /// The part of the scheme's area, in its own words.
    public var locality: String
    /// The unique property reference number of the residence, if it is known: 1 to 999,999,999,999.
    public var uprn: Int64?
    /// The most people supported here at once.
    public var peopleMax: Int

    /// A household.
    public init(address: String, postcode: Postcode, locality: String, uprn: Int64? = nil, peopleMax: Int = 3) {
        self.address = address
        self.postcode = postcode
        self.locality = locality
        self.uprn = uprn
        self.peopleMax = peopleMax
    }
}

/// Somebody who shares their home and family life, or covers for one who does.
public struct Carer: Hashable, Sendable {
    /// What a carer is to the person.
    public enum Kind: String, CaseIterable, Sendable {
        /// Shares their own home.
        case carer
        /// Covers for a named carer on a planned basis (3.4.2).
        case supportCarer
    }

    /// The household in which they live, or for whose carer they cover; whoever only asks need not say it.
    public var householdID: Identifier?
    /// Carer or support carer.
    public var kind: Kind
    /// Given name.
    public var givenName: String
    /// Family name.
    public var familyName: String
    /// Date of birth; whoever only asks need not say it.
    public var dateOfBirth: CivilDate?
    /// Where they stand between enquiry and end. It changes only by a step of its own, never with the rest.
    public var state: CarerState
    /// E-mail address, at most 254 characters.
    public var email: String?
    /// Telephone number, 1 to 50 characters.
    public var phone: String?
    /// How they heard of the scheme, 1 to 200 characters.
    public var enquirySource: String?
    /// The day on which they first asked.
    public var enquiredOn: CivilDate?

    /// A carer.
    public init(
        householdID: Identifier?, kind: Kind, givenName: String, familyName: String, dateOfBirth: CivilDate?,
        state: CarerState = .enquiry, email: String? = nil, phone: String? = nil, enquirySource: String? = nil,
        enquiredOn: CivilDate? = nil
    ) {
        self.householdID = householdID
        self.kind = kind
        self.givenName = givenName
        self.familyName = familyName
        self.dateOfBirth = dateOfBirth
        self.state = state
        self.email = email
        self.phone = phone
        self.enquirySource = enquirySource
        self.enquiredOn = enquiredOn
    }
}

/// The adult who is supported.
public struct Person: Hashable, Sendable {
    /// The main reason for support, as schemes count it.
    public enum PrimarySupportReason: String, CaseIterable, Sendable {
        /// A learning disability.
        case learningDisability
        /// A learning disability together with autism.
        case learningDisabilityAndAutism
        /// Mental health.
        case mentalHealth
        /// An acquired brain injury.
        case acquiredBrainInjury
        /// A physical disability.
        case physicalDisability
        /// The needs of older age.
        case olderPerson
        /// Anything else.
        case other
    }

    /// A gender, as the quarterly report counts it (Appendix 3).
    public enum Gender: String, CaseIterable, Sendable {
        /// A woman.
        case woman
        /// A man.
        case man
        /// Another one.
        case other
    }

    /// Given name.
    public var givenName: String
    /// Family name.
    public var familyName: String
    /// Date of birth.
    public var dateOfBirth: CivilDate
    /// The main reason for support.
    public var primarySupportReason: PrimarySupportReason
    /// The gender; nil where it is not recorded, or the person would rather not say.
    public var gender: Gender?

    /// A person.
    public init(
        givenName: String, familyName: String, dateOfBirth: CivilDate, primarySupportReason: PrimarySupportReason,
        gender: Gender? = nil
    ) {
        self.gender = gender
        self.givenName = givenName
        self.familyName = familyName
        self.dateOfBirth = dateOfBirth
        self.primarySupportReason = primarySupportReason
    }
}
