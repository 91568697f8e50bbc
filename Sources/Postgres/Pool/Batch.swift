/// Reads of several callers, sent over one connection at once.
final class Batch: Job, @unchecked Sendable {
    private let reads: [Read]
    private var unanswerable: [Read] = []

    init(_ reads: [Read]) {
        self.reads = reads
    }

    override func run(on connection: Connection) {
        connection.answer(reads)
    }

    /// Those that the connection broke away from wait again, before all others, for a second attempt.
    override func conclude(_ state: inout PoolState) {
        state.readers -= 1
        for read in reads.reversed() where !read.isSettled {
            if read.attempts < Read.attemptsMax {
                state.line(up: read, \.reads, first: true)
            } else {
                unanswerable.append(read)
            }
        }
        state.startReading()
    }

    override func deliver() {
        for read in unanswerable { read.refuse(PostgresError(.connectionLost)) }
    }
}
