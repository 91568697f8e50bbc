/// How a worker works. Every limit has a default that suits a machine with a few cores.
public struct JobWorkerConfiguration: Sendable {
    /// By what an operator recognises the process: 1 to 200 characters.
    public var name: String
    /// How many handlers run at once.
    public var handlersMax = 8
    /// How many jobs one claim takes at most. Beyond a few hundred nothing is gained.
    public var claimBatchMax = 100
    /// How many completions are written at once.
    public var settleBatchMax = 100
    /// How many connections claim when there is much to claim.
    public var fetchersMax = 2
    /// How many connections write outcomes when there are many.
    public var settlersMax = 2
    /// How long a claim waits for more handlers to end, so that jobs are taken in batches and not one by one.
    public var lingerMilliseconds = 2
    /// How often to look for work unasked, to make scheduled jobs available, and to advance schedules.
    public var pollMilliseconds = 1_000
    /// How long a loop waits after an error of the database before it tries again.
    public var retryMilliseconds = 250
    /// Whether to listen for notifications. Without them jobs begin at the next poll.
    public var listens = true
    /// How often to say that the process is alive.
    public var heartbeatMilliseconds = 5_000
    /// After how long without a heartbeat others take the worker's jobs. The same for all workers of a database.
    public var staleMilliseconds = 30_000
    /// How often progress is written at most.
    public var progressMilliseconds = 250
    /// How long a drain lets handlers go on before it cancels them.
    public var drainMillisecondsMax = 20_000
    /// How long cancelled handlers have to end before their jobs are handed back without them.
    public var cancelMillisecondsMax = 2_000
    /// How often finished jobs are pruned.
    public var pruneMilliseconds = 60_000
    /// How many finished jobs one statement deletes.
    public var pruneBatchMax = 1_000
    /// How long completed and cancelled jobs are kept.
    public var completedAgeSecondsMax = 14 * 86_400
    /// How long dead jobs are kept.
    public var deadAgeSecondsMax = 180 * 86_400

    /// The defaults, under a name.
    public init(name: String) {
        self.name = name
    }

    /// A worker stops itself after two thirds of the time, by its own clock and counted from when the last successful
    /// heartbeat was sent, so that it has stopped before anybody may take its jobs.
    var selfStopMilliseconds: Int { staleMilliseconds * 2 / 3 }

    /// With fewer free handlers than this a claim lingers.
    var claimBatchMin: Int { min(claimBatchMax, (handlersMax + 1) / 2) }

    /// Stops the process with a sentence where limits contradict each other: they are constants or checked settings.
    func check() {
        precondition(!name.isEmpty && name.count <= 200, "A worker's name has 1 to 200 characters.")
        precondition(
            handlersMax > 0 && claimBatchMax > 0 && settleBatchMax > 0 && fetchersMax > 0 && settlersMax > 0
                && pollMilliseconds > 0 && retryMilliseconds > 0 && progressMilliseconds > 0 && pruneMilliseconds > 0
                && pruneBatchMax > 0,
            "The limits of a worker are positive.")
        precondition(
            heartbeatMilliseconds > 0 && heartbeatMilliseconds * 2 <= selfStopMilliseconds,
            "A worker has time for two heartbeats before it stops itself.")
    }
}
