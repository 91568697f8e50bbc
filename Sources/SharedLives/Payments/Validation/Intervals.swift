/// The days [from, to); without `to` it has no end.
struct DateInterval {
    var from: CivilDate
    var to: CivilDate?

    init(_ from: CivilDate, _ to: CivilDate?) {
        self.from = from
        self.to = to
    }

    var isEmpty: Bool { to.map { $0 <= from } ?? false }
}

extension FaultList {
    /// Finds intervals of no days, which are faults, and those that overlap an earlier one, which are given back with
    /// the first day that both hold, for a sentence of their own.
    mutating func checkIntervals(_ intervals: [DateInterval], at pointer: String) -> [(index: Int, day: CivilDate)] {
        for (index, interval) in intervals.enumerated() where interval.isEmpty {
            add(
                "\(pointer)/\(index)/to", .toNotAfterFrom,
                "It ends on \(interval.to!), which is not in it, and begins on \(interval.from); give a later end.")
        }
        var overlaps: [(index: Int, day: CivilDate)] = []
        var takenUntil: CivilDate?
        for index in intervals.indicesByFrom where !intervals[index].isEmpty {
            let interval = intervals[index]
            if let takenUntil, interval.from < takenUntil { overlaps.append((index, interval.from)) }
            takenUntil = max(takenUntil ?? interval.from, interval.to ?? .distantFuture)
        }
        return overlaps
    }
}

extension Array where Element == DateInterval {
    /// Positions in the order of `from`; of two that begin together, the one that stands first.
    fileprivate var indicesByFrom: [Int] {
        indices.sorted { self[$0].from == self[$1].from ? $0 < $1 : self[$0].from < self[$1].from }
    }
}
