/// How waiting reads come to share a connection.
extension PoolState {
    /// How many callers' reads are sent over a connection at once.
    static let batchReadsMax = 32
    /// How long reads wait for one of the few connections that serve them. Where a slow one holds those up, another takes over.
    static let readPatienceNanoseconds: UInt64 = 20_000_000

    /// Gives the read to an idle connection, where there is one and not enough of them serve reads yet.
    mutating func assign(_ read: Read) -> Bool {
        guard readers < readersMax, !parked.isEmpty else { return false }
        read.phase = .shared
        readers += 1
        return assign(Batch([read]))
    }

    /// The next work for a free connection: the job or the batch of reads that has waited longest.
    mutating func takeNext() -> Job? {
        guard let read = reads.first, readers < readersMax || isOverdue(read) else { return line.popFirst() }
        if let job = line.first, job.enqueuedAtNanoseconds < read.enqueuedAtNanoseconds { return line.popFirst() }
        return takeBatch()
    }

    /// Gives waiting reads to idle connections, as far as few enough serve reads.
    mutating func startReading() {
        while let read = reads.first, !parked.isEmpty, readers < readersMax || isOverdue(read) {
            _ = assign(takeBatch())
        }
    }

    /// When reads that no connection serves yet will have waited too long for those that serve others.
    var readsOverdueAtNanoseconds: UInt64? {
        reads.first.map { $0.enqueuedAtNanoseconds + PoolState.readPatienceNanoseconds }
    }

    /// How many connections more could serve reads now.
    var readersWanted: Int {
        guard let read = reads.first else { return 0 }
        return readers < readersMax ? min(reads.count, readersMax - readers) : isOverdue(read) ? 1 : 0
    }

    private func isOverdue(_ read: Read) -> Bool {
        read.enqueuedAtNanoseconds + PoolState.readPatienceNanoseconds <= monotonicNanoseconds()
    }

    private mutating func takeBatch() -> Batch {
        var batch: [Read] = []
        while batch.count < PoolState.batchReadsMax, let read = reads.popFirst() {
            read.phase = .shared
            batch.append(read)
        }
        readers += 1
        let job = Batch(batch)
        job.enqueuedAtNanoseconds = batch.first?.enqueuedAtNanoseconds ?? monotonicNanoseconds()
        return job
    }
}
