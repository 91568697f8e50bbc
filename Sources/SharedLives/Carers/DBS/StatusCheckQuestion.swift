/// What the DBS Update Service is asked about one certificate, as its Multiple Status Check Facility has it. It holds a name and a
/// date of birth: it is sent, and neither stored nor logged.
public struct StatusCheckQuestion: Hashable, Sendable {
    /// The certificate's number.
    public var number: String
    /// The holder's date of birth.
    public var dateOfBirth: CivilDate
    /// The holder's family name, as on the certificate.
    public var familyName: String

    /// A question.
    public init(number: String, dateOfBirth: CivilDate, familyName: String) {
        self.number = number
        self.dateOfBirth = dateOfBirth
        self.familyName = familyName
    }

    /// Who asks: the service wants to know, and tells the holder.
    public struct Asker: Hashable, Sendable {
        /// The organisation.
        public var organisation: String
        /// The given name of whoever answers for the check.
        public var givenName: String
        /// Their family name.
        public var familyName: String

        /// One who asks.
        public init(organisation: String, givenName: String, familyName: String) {
            self.organisation = organisation
            self.givenName = givenName
            self.familyName = familyName
        }
    }

    /// Path and query behind the service's address, as in `/001234567890?dateOfBirth=…`.
    public func target(from asker: Asker) -> String {
        let (year, month, day) = dateOfBirth.components
        let born = [Digits.padded(day, to: 2), Digits.padded(month, to: 2), Digits.padded(year, to: 4)]
        let parameters = [
            ("dateOfBirth", born.joined(separator: "/")), ("surname", familyName),
            ("hasAgreedTermsAndConditions", "true"), ("organisationName", asker.organisation),
            ("employeeSurname", asker.familyName), ("employeeForename", asker.givenName),
        ]
        let query = parameters.map { "\($0)=\(Self.percentEncoded($1))" }
        return "/\(Self.percentEncoded(number))?" + query.joined(separator: "&")
    }

    /// Every byte but the unreserved ones of RFC 3986 as `%` and two digits.
    private static func percentEncoded(_ text: String) -> String {
        text.utf8.reduce(into: "") { encoded, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
    }
}
