import JSON
import SharedLives

/// Tells faults of rules that stand by themselves from those that only follow from a fault of form: where a start could
/// not be read, it is no news that an absence lies before it.
enum PaymentCalculationFaults {
    static let minutesAndSession = "minutesAndSession"
    static let neitherMinutesNorSession = "neitherMinutesNorSession"

    /// The faults of rules that would remain if the faults of form were settled.
    static func independent(_ ruleFaults: [Fault], of formFaults: [Fault]) -> [Fault] {
        // A field too many changes nothing that was read.
        let unread = formFaults.filter { $0.code != FaultCode.unknownField }.map { Place($0.pointer) }
        if unread.isEmpty { return ruleFaults }
        let unreadBySubject = Dictionary(grouping: unread, by: \.subject)
        let isPricingUnread = unread.contains { ["period", "policy", "rateCards"].contains($0.steps.first) }
        return ruleFaults.filter { fault in
            let place = Place(fault.pointer)
            if isPricingUnread, priceCodes.contains(fault.code) { return false }
            guard let near = unreadBySubject[place.subject] else { return true }
            return !near.contains { isNeeded($0, for: fault.code, at: place) }
        }
    }

    /// Whether the rule behind a code looks at an unread place of the same subject.
    private static func isNeeded(_ unread: Place, for code: String, at place: Place) -> Bool {
        // A whole subject that could not be read, or something around the place itself.
        if unread.steps.count <= 2 || place.isWithin(unread) || unread.isWithin(place) { return true }
        if priceCodes.contains(code) { return true }
        guard let members = membersLookedAt[code] else { return unread.entry == place.entry }
        return members.contains(unread.steps[2])
    }

    /// The rules that look at the whole subject, the rate cards and the policy.
    private static let priceCodes: Set<String> = ["noBand", "noRateCard", "noPrice", "feeBandNotAllowed"]

    /// The members of a subject that a rule looks at, where it looks beyond the entry at which its fault stands.
    private static let membersLookedAt: [String: Set<Substring>] = [
        "absencesOverlap": ["absences"], "absenceBeforeStart": ["absences", "start"],
        "absenceAfterEnd": ["absences", "end"], "feesOverlap": ["complexFees"], "endBeforeStart": ["start", "end"],
        "notArrivedNotAtStart": ["start", "end"], "nightsOutOfRange": ["arrive", "depart"],
        "arrivalOnAnotherDate": ["arrive", "startsAt"], "cancelledNotBeforeStart": ["startsAt", "cancelledAt"],
        "cancelledByWithoutCancelledAt": ["cancelledAt", "cancelledBy"],
        "cancelledAndNotArrived": ["cancelledAt", "notArrived"],
    ]

    /// A JSON pointer in steps.
    private struct Place {
        let steps: [Substring]

        init(_ pointer: String) {
            steps = pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { $0 }
        }

        /// `/placements/3`, and of the policy and the rate cards likewise.
        var subject: ArraySlice<Substring> { steps.prefix(2) }
        /// `/placements/3/absences/1`, or a member that is no list.
        var entry: ArraySlice<Substring> { steps.prefix(4) }

        func isWithin(_ other: Place) -> Bool { steps.starts(with: other.steps) }
    }
}
