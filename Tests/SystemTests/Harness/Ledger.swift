import TestSupport

/// What stands in the database, read past the program and its rules by PostgreSQL's own client.
struct Ledger: Sendable {
    struct Refused: Error {
        var words: String
    }

    let url: String

    init(_ database: TestDatabase) { url = database.url(as: .superuser) }

    init(_ cluster: OwnCluster) { url = cluster.url(as: "postgres") }

    /// The rows of a query, columns parted by `|`.
    func rows(_ query: String) async throws -> [String] {
        let end = try await ServiceProcess.start(
            ["--no-psqlrc", "--no-align", "--tuples-only", "--set=ON_ERROR_STOP=1", "--command", query, url],
            program: "psql", settings: [:]
        ).end()
        guard end.status == .exited(0) else { throw Refused(words: end.text) }
        return end.lines.filter { !$0.isEmpty }
    }

    /// Every run that is not voided, with all that makes it one complete set of lines: month, state, how many lines, whether their
    /// numbers and sums are those of the run, its payments and exceptions among them, and a digest of all they say.
    func runs() async throws -> [String] {
        try await rows(
            """
            SELECT to_char(run.period, 'YYYY-MM'), run.state, count(line.number),
                count(line.number) = run.line_count AND coalesce(max(line.number), 0) = run.line_count,
                coalesce(sum(line.amount_pence), 0) = run.amount_pence AND (
                    SELECT count(*) = run.payment_count AND coalesce(sum(lines_pence), 0) = run.amount_pence
                        AND coalesce(sum(paid_pence), 0) = run.paid_pence
                        AND coalesce(sum(carried_forward_pence), 0) = run.carried_forward_pence
                    FROM payment WHERE payment.scheme_id = run.scheme_id AND payment.run_id = run.id) AND (
                    SELECT count(*) = run.exception_count FROM payment_exception AS exception
                    WHERE exception.scheme_id = run.scheme_id AND exception.run_id = run.id), run.amount_pence,
                md5(string_agg(concat_ws('/', line.number, line.carer_id, line.subject_id, line.element, line.from_date,
                    line.to_date, line.quantity, line.unit, line.rate_pence, line.amount_pence, line.contribution_pence,
                    line.council_pence, line.explanation), ';' ORDER BY line.number))
            FROM payment_run AS run
            LEFT JOIN payment_line AS line ON line.scheme_id = run.scheme_id AND line.run_id = run.id
            WHERE run.state <> 'voided'
            GROUP BY run.scheme_id, run.id ORDER BY run.period, run.id
            """)
    }

    /// Makes every worker look as one whose heart stopped long ago, so that a test need not wait for the time to pass. Those who live
    /// are thereby taken for dead while they work.
    func stopHearts() async throws {
        _ = try await rows("UPDATE job_worker SET heartbeat_at = heartbeat_at - interval '1 hour'")
    }

    /// How many jobs lost their worker while it worked on them.
    func jobsThatLostTheirWorker() async throws -> Int {
        let rows = try await rows(#"SELECT count(*) FROM job WHERE errors @> '[{"code": "workerLost"}]'"#)
        return rows.first.flatMap { Int($0) } ?? 0
    }

    /// Runs still to be worked out.
    func jobsLeft() async throws -> [String] {
        try await rows(
            """
            SELECT id, state FROM job
            WHERE kind = 'paymentRun.calculate' AND state IN ('scheduled', 'available', 'running', 'dead')
            """)
    }
}
