/// All that the threads of a pool share, under its lock.
struct PoolState {
    var status = PoolStatus()
    var line = WaitingLine()
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

    /// What a failed attempt to connect leaves behind.
    struct Outage {
        var error: PostgresError
        let sinceNanoseconds: UInt64
        var attempts: Int
        var retryAtNanoseconds: UInt64
        /// The one worker that keeps trying, so that a server that comes back is not met by all at once.
        var prober: Worker
    }

    init(workers: Int) {
        workersLeft = workers
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
        return line.count > connecting || (status.connections == 0 && connecting == 0)
    }
}
