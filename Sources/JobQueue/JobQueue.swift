/// A queue of jobs in PostgreSQL, for work that takes long or happens by the clock.
///
/// The promise, in these words:
///
/// > *A job runs at least once after its transaction commits, and never if it rolls back; its database effects are
/// > applied at most once; an effect outside the database may be repeated after a crash, with the same idempotency
/// > key.*
///
/// How each part keeps it:
///
/// **After its transaction commits, and never if it rolls back.** A job is a row, written by `enqueue` on the
/// connection and in the transaction of whatever asks for it. There is no second store that could know of a job whose
/// cause was rolled back, or not know of one whose cause was committed. The NOTIFY that goes with it is sent by the
/// server at commit and is only a hint: it makes a worker look sooner than its next poll, and nothing is lost with it.
///
/// **At least once.** A claim marks the row as running and names the worker; nothing but the outcome ends that. A
/// worker process has one row (`job_worker`), which it refreshes every few seconds. If the process dies, the row goes
/// stale by the clock of the database, and whichever worker sees that first deletes it and hands its jobs back, in one
/// statement. A job is never taken away because it has run for long: a slow job on a live worker stays that worker's. A
/// claim whose answer was lost on the way is found at the next heartbeats, since the worker says which jobs it holds,
/// and is handed back too. Only a job that has used up its attempts ends otherwise: it is `dead`, kept, listed, and run
/// again by command.
///
/// **Its database effects at most once.** A lease is the job's id, the worker's id and the number of the claim, which
/// only grows. `complete`, `fail` and `snooze` change the row only where all three still stand and it is running. A
/// handler calls `complete` in the transaction of its effect: either both are committed or neither. If the job was
/// handed to another worker meanwhile, or was cancelled, `complete` finds no row and throws `LeaseLost`, and the
/// transaction rolls back with the effect in it. So even a process that stood still for an hour and wakes in the middle
/// of a handler does no harm. The row lock that `complete` takes settles a race between two of them: one commits, the
/// other finds nothing.
///
/// A foreign key from the job to its worker closes the last gap. A rescue that overlooked a claim just being made could
/// leave a running job without a worker; with the key either the claim fails or the rescue does, and is repeated.
///
/// **An effect outside the database may be repeated.** A letter sent just before the process dies is sent again, as no
/// transaction spans the two systems. The job's id is the same on every attempt, which is why it serves as the
/// idempotency key.
///
/// **A worker that cannot heartbeat stops itself** well before others may take its jobs: it claims nothing more and
/// cancels its handlers. The fence makes that unnecessary for what is in the database; it is done for the sake of
/// effects that are not.
///
/// **Schedules** have no leader. Each is one row with the next instant; moving it on and inserting the job is one
/// statement, so that a killed process has done both or neither, and of many workers one does it. What was missed while
/// nobody ran is one occurrence, not many.
///
/// **Unique keys** are a partial unique index over the jobs that are not finished. `enqueue` of a key that is alive
/// returns the living job's id. A job that is running counts as alive: facts that were written after it read them are
/// not in it, so a caller whose job must see them gives another key.
///
/// Every function here takes the caller's connection and so takes part in the caller's transaction. Time is the
/// database's clock; where a parameter `at` is given, it is that instant instead.
public enum Jobs {
    /// The channel on which enqueuing tells that there is something to claim.
    public static let availableChannel = "job_available"
    /// The channel on which cancelling tells the job's id.
    public static let cancelledChannel = "job_cancelled"
}
