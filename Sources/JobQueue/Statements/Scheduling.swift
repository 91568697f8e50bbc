public import Postgres

/// When the occurrences of a schedule are. Hours and minutes are those of a clock on a wall in London, winter and
/// summer.
public enum JobCadence: Hashable, Sendable {
    /// Every day.
    case daily(hour: Int, minute: Int)
    /// Every week, on a day from 1 (Monday) to 7 (Sunday).
    case weekly(weekday: Int, hour: Int, minute: Int)
    /// Every month, on a day from 1 to 31; where the month is shorter, on its last.
    case monthly(day: Int, hour: Int, minute: Int)
    /// Every so many minutes from midnight, whatever the clocks do.
    case everyMinutes(Int)

    /// The first occurrence, as a timestamp without a time zone; a 3 January that is a Monday begins the weeks.
    var wallStart: String {
        switch self {
        case .daily(let hour, let minute): "2000-01-01 \(hour):\(minute):00"
        case .weekly(let weekday, let hour, let minute): "2000-01-\(weekday + 2) \(hour):\(minute):00"
        case .monthly(let day, let hour, let minute): "2000-01-\(day) \(hour):\(minute):00"
        case .everyMinutes: "2000-01-01 00:00:00"
        }
    }

    var step: String {
        switch self {
        case .daily: "1 day"
        case .weekly: "7 days"
        case .monthly: "1 month"
        case .everyMinutes(let minutes): "\(minutes) minutes"
        }
    }

    var zone: String {
        if case .everyMinutes = self { "UTC" } else { "Europe/London" }
    }
}

/// A job that is enqueued by the clock.
public struct JobSchedule: Hashable, Sendable {
    /// What the schedule is known by: 1 to 100 characters.
    public var name: String
    /// The kind of its jobs.
    public var kind: String
    /// The payload of its jobs.
    public var payload: JSONText
    /// The priority of its jobs.
    public var priority: Int16
    /// The attempts of its jobs.
    public var attemptsMax: Int32
    /// When.
    public var cadence: JobCadence

    /// A schedule; a job of it that is still unfinished when the next occurrence comes takes that one's place.
    public init(
        name: String, kind: String, payload: JSONText = JSONText("{}"), priority: Int16 = 0, attemptsMax: Int32 = 10,
        cadence: JobCadence
    ) {
        self.name = name
        self.kind = kind
        self.payload = payload
        self.priority = priority
        self.attemptsMax = attemptsMax
        self.cadence = cadence
    }
}

extension JobStatements {
    /// Name, kind, payload, priority, attempts, wall start, step, zone, instant or NULL for the clock.
    ///
    /// A schedule that is new, or was moved, has its next occurrence after now. One that is as it was keeps its own, so
    /// that a restart loses no occurrence.
    static let jobSchedulePut = Command<
        (String, String, JSONText, Int16, Int32, String, String, String, PostgresTimestamp?)
    >(
        "job_schedule_put",
        """
        INSERT INTO job_schedule AS present
            (name, kind, payload, priority, attempts_max, wall_start, step, zone, next_run_at)
        SELECT $1, $2, $3, $4, $5, $6::text::timestamp, $7::text::interval, $8, occurrences.following_run_at
        FROM job_schedule_occurrences($6::text::timestamp, $7::text::interval, $8, coalesce($9, now())) AS occurrences
        ON CONFLICT (name) DO UPDATE SET
            kind = excluded.kind, payload = excluded.payload, priority = excluded.priority,
            attempts_max = excluded.attempts_max, wall_start = excluded.wall_start, step = excluded.step,
            zone = excluded.zone,
            next_run_at = CASE
                WHEN (present.wall_start, present.step, present.zone)
                    IS NOT DISTINCT FROM (excluded.wall_start, excluded.step, excluded.zone)
                THEN present.next_run_at ELSE excluded.next_run_at END
        """)

    static let jobScheduleDelete = Command<String>("job_schedule_delete", "DELETE FROM job_schedule WHERE name = $1")

    /// Kinds, instant or NULL for the clock.
    ///
    /// The id is made of the schedule's name and the occurrence (in the form of UUIDs of version 8, time first), so
    /// that one occurrence is one job even if somebody sets the schedule back.
    static let jobSchedulesAdvance = Query<([String], PostgresTimestamp?), (Int, Int32)>(
        "job_schedules_advance",
        """
        WITH due AS MATERIALIZED (
            SELECT schedule.*, occurrences.previous_run_at, occurrences.following_run_at
            FROM job_schedule AS schedule
            CROSS JOIN LATERAL job_schedule_occurrences(
                schedule.wall_start, schedule.step, schedule.zone, coalesce($2, now())) AS occurrences
            WHERE schedule.next_run_at <= coalesce($2, now()) AND schedule.kind = ANY ($1)
            FOR UPDATE OF schedule SKIP LOCKED
        ), advanced AS (
            UPDATE job_schedule SET last_run_at = due.previous_run_at, next_run_at = due.following_run_at
            FROM due WHERE job_schedule.name = due.name
            RETURNING due.name, due.kind, due.payload, due.priority, due.attempts_max, due.previous_run_at
        ), made AS (
            INSERT INTO job (id, kind, payload, priority, attempts_max, run_at, unique_key)
            SELECT
                (lpad(to_hex((extract(epoch FROM previous_run_at) * 1000)::bigint), 12, '0') || '8'
                    || substr(digest, 1, 3) || '8' || substr(digest, 4, 15))::uuid,
                kind, payload, priority, attempts_max, previous_run_at, 'schedule:' || name
            FROM advanced
            CROSS JOIN LATERAL (
                SELECT encode(sha256(convert_to(name || ' ' || previous_run_at::text, 'UTF8')), 'hex') AS digest
            ) AS hashed
            ON CONFLICT DO NOTHING
            RETURNING id
        )
        SELECT count(*), \(notification(where: "count(*) > 0")) FROM made
        """)

    /// How many, instant or NULL for the clock.
    static let jobsPromote = Query<(Int, PostgresTimestamp?), (Int, Int32)>(
        "jobs_promote",
        """
        WITH due AS MATERIALIZED (
            SELECT id FROM job
            WHERE state = 'scheduled' AND run_at <= coalesce($2, now())
            ORDER BY run_at
            LIMIT $1
            FOR NO KEY UPDATE SKIP LOCKED
        ), promoted AS (
            UPDATE job SET state = 'available' WHERE id = ANY (ARRAY(SELECT id FROM due)) RETURNING id
        )
        SELECT count(*), \(notification(where: "count(*) > 0")) FROM promoted
        """)

    static let scheduling = [
        jobSchedulePut.statement, jobScheduleDelete.statement, jobSchedulesAdvance.statement, jobsPromote.statement,
    ]
}

extension Jobs {
    /// Makes the schedule known, or changes it.
    public static func put(_ connection: Connection, _ schedule: JobSchedule, at: PostgresTimestamp? = nil) throws {
        let cadence = schedule.cadence
        _ = try connection.execute(
            JobStatements.jobSchedulePut,
            (
                schedule.name, schedule.kind, schedule.payload, schedule.priority, schedule.attemptsMax,
                cadence.wallStart, cadence.step, cadence.zone, at
            ))
    }

    /// Forgets the schedule. Answers whether there was one.
    @discardableResult
    public static func deleteSchedule(_ connection: Connection, name: String) throws -> Bool {
        try connection.execute(JobStatements.jobScheduleDelete, name) > 0
    }

    /// Enqueues a job for each schedule of these kinds that is due, and moves the schedule on: one statement, so both
    /// or neither. However many occurrences were missed, there is one job, due at the latest of them. Answers with the
    /// number of jobs.
    @discardableResult
    public static func advanceSchedules(
        _ connection: Connection, kinds: [String], at: PostgresTimestamp? = nil
    ) throws -> Int {
        try connection.one(JobStatements.jobSchedulesAdvance, (kinds, at)).0
    }

    /// Makes scheduled jobs available whose time has come, at most `count`. Answers how many.
    @discardableResult
    public static func promote(_ connection: Connection, count: Int, at: PostgresTimestamp? = nil) throws -> Int {
        try connection.one(JobStatements.jobsPromote, (count, at)).0
    }
}
