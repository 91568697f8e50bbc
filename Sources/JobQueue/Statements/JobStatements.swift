public import Postgres

/// Every statement of the queue, so that a test can have the server describe each on the migrated schema.
public enum JobStatements {
    /// All of them.
    public static let all: [StatementDescription] =
        enqueueing + claiming + settling + workers + scheduling + commands + inspecting + pruning

    /// SQL for the jobs that a unique key holds against.
    static let live = "('scheduled', 'available', 'running')"

    /// SQL for the list of errors with one more, of which the ten newest are kept.
    static func errors(plus code: String) -> String {
        """
        jsonb_path_query_array(errors, '$[last-8 to last]') || jsonb_build_object(
            'attempt', claims - claims_excused,
            'at', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
            'code', \(code))
        """
    }

    /// SQL that tells the workers, where the condition (an aggregate) holds, that there is something to claim.
    static func notification(where condition: String) -> String {
        "CASE WHEN \(condition) THEN length(pg_notify('\(Jobs.availableChannel)', '')::text) ELSE 0 END"
    }
}
