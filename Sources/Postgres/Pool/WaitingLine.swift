/// Jobs in the order in which they came.
struct WaitingLine<Member: Job> {
    private var jobs: [Member] = []
    private var head = 0

    var count: Int { jobs.count - head }
    var isEmpty: Bool { count == 0 }

    var first: Member? { head < jobs.count ? jobs[head] : nil }

    mutating func append(_ job: Member) { jobs.append(job) }

    /// Puts a job back that had been taken out.
    mutating func putBack(_ job: Member) {
        jobs.replaceSubrange(0..<head, with: CollectionOfOne(job))
        head = 0
    }

    mutating func popFirst() -> Member? {
        guard head < jobs.count else { return nil }
        let job = jobs[head]
        head += 1
        // The places that were left are given back once they are the larger half.
        if head > 32, head * 2 > jobs.count {
            jobs.removeFirst(head)
            head = 0
        }
        return job
    }

    mutating func remove(_ job: Job) {
        if let index = jobs[head...].firstIndex(where: { $0 === job }) { jobs.remove(at: index) }
    }

    mutating func removeAll(where isUnwanted: (Member) -> Bool) -> [Member] {
        let waiting = jobs[head...]
        let removed = waiting.filter(isUnwanted)
        if !removed.isEmpty {
            jobs = waiting.filter { !isUnwanted($0) }
            head = 0
        }
        return removed
    }

    /// When the first of them will have waited long enough.
    var earliestDeadlineNanoseconds: UInt64? { jobs[head...].lazy.map(\.waitUntilNanoseconds).min() }
}
