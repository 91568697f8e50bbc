public import Postgres

/// What became of a command given to a job.
public enum JobCommandOutcome: Hashable, Sendable {
    /// It was done.
    case done
    /// The job is not known, or not the caller's to see.
    case notFound
    /// The job was in a state that does not allow it.
    case notPossible(JobState)
    /// Another unfinished job has the same unique key.
    case uniqueKeyTaken
}

extension JobStatements {
    static let jobCancel = Query<UUID, (JobState, Int32)>(
        "job_cancel",
        """
        UPDATE job SET state = 'cancelled', finished_at = clock_timestamp(), worker_id = NULL
        WHERE id = $1 AND state IN \(live)
        RETURNING state, length(pg_notify('\(Jobs.cancelledChannel)', id::text)::text)
        """)

    /// A job that waits for its next attempt goes on counting; one that had ended begins anew.
    static let jobRetry = Query<UUID, (JobState, Int32)>(
        "job_retry",
        """
        UPDATE job SET state = 'available', run_at = clock_timestamp(), finished_at = NULL,
            claims_excused = CASE WHEN state = 'scheduled' THEN claims_excused ELSE claims END
        WHERE id = $1 AND state IN ('scheduled', 'cancelled', 'dead') AND (
            state = 'scheduled' OR unique_key IS NULL OR NOT EXISTS (
                SELECT FROM job AS other
                WHERE other.kind = job.kind AND other.unique_key = job.unique_key
                    AND other.tenant_id IS NOT DISTINCT FROM job.tenant_id
                    AND other.unique_key IS NOT NULL AND other.state IN \(live)))
        RETURNING state, length(pg_notify('\(Jobs.availableChannel)', '')::text)
        """)

    static let jobState = Query<UUID, JobState>("job_state", "SELECT state FROM job WHERE id = $1")

    static let commands = [jobCancel.statement, jobRetry.statement, jobState.statement]
}

extension Jobs {
    /// Cancels a job that is not finished. One that is running loses its lease at this moment: whatever its handler
    /// still does, it can no longer complete; its worker is told at once, or at its next heartbeat.
    public static func cancel(_ connection: Connection, _ id: UUID) throws -> JobCommandOutcome {
        if try connection.first(JobStatements.jobCancel, id) != nil { return .done }
        guard let state = try connection.first(JobStatements.jobState, id) else { return .notFound }
        return .notPossible(state)
    }

    /// Makes a dead or cancelled job available again, with all its attempts; or has one that waits for its time run at
    /// once.
    public static func retry(_ connection: Connection, _ id: UUID) throws -> JobCommandOutcome {
        if try connection.first(JobStatements.jobRetry, id) != nil { return .done }
        guard let state = try connection.first(JobStatements.jobState, id) else { return .notFound }
        switch state {
        case .dead, .cancelled: return .uniqueKeyTaken
        case .scheduled, .available, .running, .completed: return .notPossible(state)
        }
    }
}
