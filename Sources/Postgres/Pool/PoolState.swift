/// All that the threads of a pool share, under its lock.
struct PoolState {
    var status = PoolStatus()
    var line = WaitingLine<Job>()
    /// Reads that wait to be sent together.
    var reads = WaitingLine<Read>()
    /// How many connections are busy with reads.
    var readers = 0
    let readersMax: Int
    let waitNanosecondsMax: UInt64
    /// Workers with an idle connection. The last one is taken first, so that few connections stay warm when little is asked.
    var parked: [Worker] = []
    /// Workers that sleep without a connection.
    var absent: [Worker] = []
    /// How many workers are connecting just now.
    var connecting = 0
    var outage: Outage?
    /// Jobs that run although nobody wants them any more.
    var cancelling: [Job] = []
    var isShuttingDown = false
    var workersLeft: Int
    var shutdownWaiters: [CheckedContinuation<Void, Never>] = []
    /// When the attendant will wake by itself; `.max` is never.
    var attendantWakesAtNanoseconds: UInt64 = 0
    let attendantSignal = Signal()

    /// What a failed attempt to connect leaves behind.
    struct Outage {
        var error: PostgresError
        let sinceNanoseconds: UInt64
        var attempts: Int
        var retryAtNanoseconds: UInt64
        /// The one worker that keeps trying, so that a server that comes back is not met by all at once.
        var prober: Worker
    }

    init(workers: Int, readersMax: Int, waitNanosecondsMax: UInt64) {
        workersLeft = workers
        self.readersMax = readersMax
        self.waitNanosecondsMax = waitNanosecondsMax
    }

    /// How many wait.
    var waiting: Int { line.count + reads.count }

    /// Lets the job wait, behind the others or before them.
    mutating func line<Member: Job>(
        up job: Member, _ line: WritableKeyPath<PoolState, WaitingLine<Member>>, first: Bool = false
    ) {
        let now = monotonicNanoseconds()
        job.phase = .waiting
        job.enqueuedAtNanoseconds = now
        job.waitUntilNanoseconds = now + waitNanosecondsMax
        if first { self[keyPath: line].putBack(job) } else { self[keyPath: line].append(job) }
        wakeAttendant(beforeNanoseconds: job.waitUntilNanoseconds)
    }

    /// Wakes the attendant unless it will wake in time by itself. So it costs those who come hardly anything.
    mutating func wakeAttendant(beforeNanoseconds deadline: UInt64) {
        if attendantWakesAtNanoseconds >= deadline {
            attendantWakesAtNanoseconds = 0
            attendantSignal.raise()
        }
    }

    /// Gives the job to an idle connection, where there is one.
    mutating func assign(_ job: Job) -> Bool {
        guard let worker = parked.popLast() else { return false }
        worker.assigned = job
        job.phase = .running(on: worker)
        worker.signal.raise()
        return true
    }

    /// Wakes a worker to connect, where somebody waits for whom none is connecting yet.
    mutating func growIfWanted() {
        if isConnectionWanted, let worker = absent.popLast() { worker.signal.raise() }
    }

    /// At most two connect at once; one connection is kept open even when nobody waits.
    var isConnectionWanted: Bool {
        if outage != nil || connecting >= 2 { return false }
        let wanted = line.count + readersWanted
        return wanted > connecting || (status.connections == 0 && connecting == 0)
    }
}
