public import JSON
public import SharedLives

/// Enqueues, for each scheme, what is to be done about DBS certificates on a day.
public struct SweepDBS: JobKind, Hashable {
    /// `dbs.sweep`
    public static let kind = "dbs.sweep"
    /// Three: tomorrow there is another.
    public static let attemptsMax: Int32 = 3

    /// A job that needs to know nothing.
    public init() {}

    /// Reads the payload.
    public init(from members: JSONObjectReader) {}

    /// Writes the payload.
    public func write(to json: inout JSONWriter) {}
}

/// Purges what a scheme's certificates disclosed when its time is over.
public struct PurgeDisclosures: SchemeJobKind, Hashable {
    /// `dbs.purgeDisclosures`
    public static let kind = "dbs.purgeDisclosures"
    /// Ten: what must go must go.
    public static let attemptsMax: Int32 = 10

    /// The scheme.
    public let schemeID: Identifier

    /// A job for a scheme.
    public init(schemeID: Identifier) {
        self.schemeID = schemeID
    }
}

/// Enqueues a question to the DBS Update Service for each of a scheme's certificates that is due for one.
public struct AskUpdateService: SchemeJobKind, Hashable {
    /// `dbs.askUpdateService`
    public static let kind = "dbs.askUpdateService"
    /// Three: tomorrow there is another.
    public static let attemptsMax: Int32 = 3

    /// The scheme.
    public let schemeID: Identifier

    /// A job for a scheme.
    public init(schemeID: Identifier) {
        self.schemeID = schemeID
    }
}

/// Asks the DBS Update Service about one certificate. The name and the date of birth that it wants are read when it is asked.
public struct CheckDBSStatus: JobKind, Hashable {
    /// `dbs.checkStatus`
    public static let kind = "dbs.checkStatus"
    /// Ten, the last of them some hours after the first: a service that is away for a night is no reason to give up.
    public static let attemptsMax: Int32 = 10

    /// The scheme.
    public let schemeID: Identifier
    /// The certificate.
    public let certificateID: Identifier

    /// A job for a certificate.
    public init(schemeID: Identifier, certificateID: Identifier) {
        self.schemeID = schemeID
        self.certificateID = certificateID
    }

    /// Reads the payload.
    public init(from members: JSONObjectReader) {
        schemeID = members.required("schemeId", .identifier)
        certificateID = members.required("certificateId", .identifier)
    }

    /// Writes the payload.
    public func write(to json: inout JSONWriter) {
        json.member("schemeId", schemeID)
        json.member("certificateId", certificateID)
    }
}
