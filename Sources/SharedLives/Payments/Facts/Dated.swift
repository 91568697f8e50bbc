/// A fact that holds from a day until the next of its kind.
protocol Dated {
    var from: CivilDate { get }
}

extension DatedBand: Dated {}
extension DatedContribution: Dated {}
extension RateCard: Dated {}

/// Which of several dated facts holds on a day, and how long nothing changes.
struct InForce {
    /// The position of the fact in its list, or nil if none holds.
    var index: Int?
    /// The day of the next change.
    var until: CivilDate
}

extension Array where Element: Dated {
    /// The fact in force on a day: the latest whose `from` is on or before it. The list may be in any order; it is
    /// walked through, since a placement has a handful of bands and a scheme a card a year.
    func inForce(on day: CivilDate) -> InForce {
        var found = InForce(index: nil, until: .distantFuture)
        for index in indices {
            let from = self[index].from
            if from > day {
                found.until = Swift.min(found.until, from)
            } else if let latest = found.index, self[latest].from >= from {
                continue
            } else {
                found.index = index
            }
        }
        return found
    }
}

extension Array where Element == ComplexFee {
    /// The fee that holds on a day, and the day on which one begins or ends next.
    func inForce(on day: CivilDate) -> InForce {
        var found = InForce(index: nil, until: .distantFuture)
        for index in indices {
            let fee = self[index]
            if fee.from > day {
                found.until = Swift.min(found.until, fee.from)
            } else if let to = fee.to {
                guard to > day else { continue }
                found.index = index
                found.until = Swift.min(found.until, to)
            } else {
                found.index = index
            }
        }
        return found
    }
}

extension CivilDate {
    /// A day after all others, where an interval has no end. Nothing is added to it.
    static let distantFuture = CivilDate(daysSinceEpoch: .max)
}
