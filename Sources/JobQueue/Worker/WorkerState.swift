import Postgres

/// What the loops of a worker share: a plain value, so that every decision is a function of it.
struct WorkerState {
    enum Phase {
        case working
        /// Claims nothing more; handlers go on.
        case draining
        /// Handlers are cancelled.
        case cancelling
        /// The loops end. What is still held is handed back.
        case stopped
        /// As if the process had died: the loops end and nothing more is written.
        case dead
    }

    let configuration: JobWorkerConfiguration
    var phase = Phase.working
    /// nil until the worker is registered, and after its row was found gone.
    var workerID: UUID?
    /// No heartbeat succeeded for too long.
    var isSuspended = false
    /// When the last successful heartbeat was sent.
    var heartbeatSentAt = ContinuousClock.now
    /// Handlers that may be started, less those for which a claim is on its way.
    var slotsFree: Int
    var held: [JobLease: JobContext] = [:]
    /// Claimed, and not yet begun; the first one last.
    var ready: [JobContext] = []
    /// A runner was started and has not taken a job yet.
    var isRunnerComing = false
    /// Whether there may be something to claim. False from a claim that found too little until the next hint.
    var mayFindMore = true
    /// Counts hints, so that one that comes during a claim is not forgotten by it.
    var hints = 0
    var settlements: [Settlement] = []
    var reports: [JobLease: JobProgress] = [:]

    init(_ configuration: JobWorkerConfiguration) {
        self.configuration = configuration
        slotsFree = configuration.handlersMax
    }

    /// Whether no handler runs, no outcome waits and no claim is on its way.
    var isIdle: Bool { slotsFree == configuration.handlersMax }

    // MARK: Fetching

    enum Fetch {
        case stop
        case wait
        case linger
        case claim(worker: UUID, count: Int, hints: Int)
    }

    /// What a fetcher does next. Only the first one claims when there is little; the others help when there is much.
    mutating func nextFetch(isFirst: Bool, hasLingered: Bool) -> Fetch {
        guard phase == .working else { return .stop }
        guard let workerID, !isSuspended, mayFindMore, slotsFree > 0 else { return .wait }
        if !isFirst, slotsFree < configuration.claimBatchMax { return .wait }
        if slotsFree < configuration.claimBatchMin, !hasLingered { return .linger }
        let count = min(slotsFree, configuration.claimBatchMax)
        slotsFree -= count
        return .claim(worker: workerID, count: count, hints: hints)
    }

    /// Takes in what a claim brought. Answers whether the jobs may be started: not where the worker has lost its row
    /// meanwhile, or ends, in which case they are handed back with the row.
    mutating func didClaim(_ contexts: [JobContext], asked count: Int, by worker: UUID, hints: Int) -> Bool {
        if contexts.count < count, self.hints == hints { mayFindMore = false }
        guard workerID == worker, phase == .working || phase == .draining else {
            slotsFree += count
            return false
        }
        slotsFree += count - contexts.count
        for context in contexts { held[context.job.lease] = context }
        ready.insert(contentsOf: contexts.reversed(), at: 0)
        return true
    }

    // MARK: Running

    /// Whether somebody must start a runner, who then is coming.
    mutating func wantsRunner() -> Bool {
        if isRunnerComing || ready.isEmpty { return false }
        isRunnerComing = true
        return true
    }

    /// The next job for a runner, and whether it must start another one first.
    mutating func takeReady(isBeginning: Bool) -> (JobContext?, Bool) {
        if isBeginning { isRunnerComing = false }
        let context = ready.popLast()
        return (context, wantsRunner())
    }

    /// Whether a fetcher that sleeps should look, after so many handlers ended.
    mutating func release(_ contexts: [JobContext]) -> Bool {
        let before = slotsFree
        for context in contexts where held.removeValue(forKey: context.job.lease) != nil { slotsFree += 1 }
        guard mayFindMore else { return false }
        // With the first free handler a fetcher begins to linger; with enough of them it claims.
        return before == 0 || (before < configuration.claimBatchMin && slotsFree >= configuration.claimBatchMin)
            || slotsFree >= configuration.claimBatchMax
    }

    // MARK: Settling

    enum Settle {
        case stop
        case wait
        case write([Settlement])
    }

    /// What a settler does next. While one writes, outcomes gather, so that batches grow with the load; another helps
    /// where a whole batch has gathered.
    mutating func nextSettle(isFirst: Bool) -> Settle {
        if phase == .dead { return .stop }
        if settlements.isEmpty { return phase == .stopped ? .stop : .wait }
        if !isFirst, settlements.count < configuration.settleBatchMax { return phase == .stopped ? .stop : .wait }
        let batch = Array(settlements.prefix(configuration.settleBatchMax))
        settlements.removeFirst(batch.count)
        return .write(batch)
    }
}

/// An outcome on its way to the database.
struct Settlement: Sendable {
    enum Outcome: Sendable {
        case completed
        case failed(JobFailure)
        case snoozed(milliseconds: Int)
        case released
        case abandoned(JobCancellation)
    }

    let context: JobContext
    let outcome: Outcome
}
