extension DBSCertificate {
    /// Whose a certificate is.
    public enum Holder: Hashable, Sendable {
        /// A carer or support carer.
        case carer(Identifier)
        /// A member of staff who visits or sees personal data, by their account (3.5.2).
        case staff(Identifier)

        /// The carer, where it is one.
        public var carerID: Identifier? {
            if case .carer(let id) = self { id } else { nil }
        }

        /// The account, where it is a member of staff.
        public var accountID: Identifier? {
            if case .staff(let id) = self { id } else { nil }
        }
    }

    /// Whether a text is a certificate's number: 12 digits.
    public static func isNumber(_ text: String) -> Bool {
        text.utf8.count == 12 && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// The first day on which it is no longer in date (3.5.1): so many months after the day of issue, whenever it was seen or
    /// written down. From 29 February it is 28 February in a common year.
    public func renewalDay(afterMonths months: Int) -> CivilDate {
        issuedOn.adding(months: months)
    }

    /// What is wrong with what it says, on the day on which it is written down, with pointers into it.
    public func faults(of holder: Holder, today: CivilDate) -> [Fault] {
        var faults: [Fault] = []
        func fault(_ member: String, _ code: String, _ detail: String) {
            faults.append(Fault(pointer: "/" + member, code: code, detail: detail))
        }
        if !Self.isNumber(number) {
            fault(
                "number", "malformedCertificateNumber", "Write the number as it stands on the certificate, 12 digits.")
        }
        if issuedOn > today { fault("issuedOn", "futureDate", "Give the day of issue, today at the latest.") }
        if originalSeenOn > today {
            fault("originalSeenOn", "futureDate", "Give the day on which the original was seen, today at the latest.")
        }
        if originalSeenOn < issuedOn {
            fault("originalSeenOn", "beforeIssue", "The original was not there before its day of issue, \(issuedOn).")
        }
        if barredListChecked, level != .enhanced {
            fault("barredListChecked", "barredListNeedsEnhanced", "Only an enhanced check looks into a barred list.")
        }
        if case .staff(let account) = holder {
            if !namedAdults.isEmpty {
                fault("namedAdults", "notHomeBased", "Only a carer's form names the adults of a household.")
            }
            if homeBased { fault("homeBased", "notHomeBased", "Staff do not work in their own homes.") }
            if account == originalSeenBy {
                fault(
                    "originalSeenBy", "ownCertificate",
                    "Nobody vouches for their own certificate. Let a colleague see it.")
            }
        }
        return faults
    }
}
