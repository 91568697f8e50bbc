public import ArgumentParser
public import JobQueue
import Logging
public import Postgres
import SharedLives

/// The queue, as the operator sees and mends it; with the worker's database role.
struct JobsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs", abstract: "List, show, retry and cancel jobs, with the worker's database role.",
        subcommands: [List.self, Show.self, Retry.self, Cancel.self, Counts.self])

    static func withPool(_ work: (Pool) async throws -> Void) async throws {
        try await Leaving.explaining {
            let settings = try Settings()
            try await Database.withPool(settings, "jobs", JSONLog.logger("jobs", settings.logLevel), work)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List jobs, the newest first.")

        @Option(help: "Only jobs in this state; may be given more than once.")
        var state: [JobState] = []

        @Option(help: "Only jobs of this kind; may be given more than once.")
        var kind: [String] = []

        @Option(help: "How many at most, 1 to 1000.")
        var limit = 50

        func validate() throws {
            guard (1...1000).contains(limit) else { throw ValidationError("Give --limit from 1 to 1000.") }
        }

        func run() async throws {
            let filter = JobFilter(kinds: kind.isEmpty ? nil : kind, states: state.isEmpty ? nil : state)
            let limit = limit
            try await withPool { pool in
                let jobs = try await pool.withConnection { try Jobs.list($0, filter, count: limit) }
                print("id                                    state      attempt  enqueued              kind")
                for job in jobs {
                    print(
                        job.id, job.state.rawValue.padded(to: 10), "\(job.attempt)/\(job.attemptsMax)".padded(to: 8),
                        job.enqueuedAt.instant.toSeconds, job.kind)
                }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one job with its payload and its errors.")

        @Argument(help: "The job's id.")
        var id: UUID

        func run() async throws {
            let id = id
            try await withPool { pool in
                guard let job = try await pool.withConnection({ try Jobs.job($0, id) }) else { throw unknown(id) }
                print("id:       \(job.id)")
                print("kind:     \(job.kind)")
                print("state:    \(job.state.rawValue)")
                print("tenant:   \(job.tenantID?.description ?? "none")")
                print("attempt:  \(job.attempt) of \(job.attemptsMax)")
                print("enqueued: \(job.enqueuedAt.instant)")
                print("due:      \(job.runAt.instant)")
                print("claimed:  \(job.claimedAt?.instant.description ?? "no")")
                print("finished: \(job.finishedAt?.instant.description ?? "no")")
                if let progress = job.progress {
                    print("progress: \(progress.done)\(progress.total.map { " of \($0)" } ?? "")")
                }
                print("payload:  \(job.payload.text)")
                print("errors:   \(job.errors.text)")
            }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Run a dead or cancelled job again, or a waiting one now.")

        @Argument(help: "The job's id.")
        var id: UUID

        func run() async throws {
            try await command(id, done: "It will run.") { try Jobs.retry($0, $1) }
        }
    }

    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Stop a job that has not ended.")

        @Argument(help: "The job's id.")
        var id: UUID

        func run() async throws {
            try await command(id, done: "It is cancelled.") { try Jobs.cancel($0, $1) }
        }
    }

    struct Counts: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Count the jobs of each kind in each state.")

        func run() async throws {
            try await withPool { pool in
                for count in try await pool.withConnection({ try Jobs.counts($0) }) {
                    print(String(count.count).padded(to: 9), count.state.rawValue.padded(to: 10), count.kind)
                }
            }
        }
    }

    private static func command(
        _ id: UUID, done: String, _ act: @escaping @Sendable (Connection, UUID) throws -> JobCommandOutcome
    ) async throws {
        try await withPool { pool in
            switch try await pool.withConnection({ try act($0, id) }) {
            case .done: print(done)
            case .notFound: throw unknown(id)
            case .notPossible(let state):
                Leaving.say("The job is \(state.rawValue), which does not allow that.")
                throw Leaving.data
            case .uniqueKeyTaken:
                Leaving.say("Another job does the same already: see 'sharedlives jobs list'.")
                throw Leaving.data
            }
        }
    }

    private static func unknown(_ id: UUID) -> ExitCode {
        Leaving.say("There is no job \(id).")
        return Leaving.data
    }
}

extension UUID: ExpressibleByArgument {
    /// Reads an id as it is printed.
    public init?(argument: String) { self.init(argument) }
}

extension JobState: ExpressibleByArgument {}

extension PostgresTimestamp {
    fileprivate var instant: Instant { Instant(microsecondsSinceEpoch: microsecondsSinceEpoch) }
}

extension Instant {
    fileprivate var toSeconds: Instant {
        Instant(microsecondsSinceEpoch: microsecondsSinceEpoch / 1_000_000 * 1_000_000)
    }
}

extension String {
    fileprivate func padded(to columns: Int) -> String {
        self + String(repeating: " ", count: Swift.max(columns - count, 0))
    }
}
