import HTTPTypes
import JSON
import SharedLives
import Store

/// The scheme's jobs: what is under way, how far it is, and what failed.
enum JobRoutes {
    static func routes(_ services: Services) -> [Route] {
        [
            .list(
                "/v1/jobs", "listJobs", "List the scheme's jobs, in the order in which they were asked for",
                tag: "jobs", action: .readJobs,
                query: [QueryParameter("state", .enumeration(SchemeJobs.states), "Only jobs in this state.")],
                item: schema
            ) { request in
                let state = try request.query { $0.optional("state", .oneOf(SchemeJobs.states)) }
                let rows = try await services.read(
                    request, SchemeJobs.list(request.pageOfIdentifiers(), state: state))
                return .page(request, rows, cursor: { [$0.id.description] }) { write($1, to: &$0) }
            },
            .get(
                "/v1/jobs/{jobId}", "getJob", "Read a job, with its progress", tag: "jobs", action: .readJobs,
                answer: schema, hasVersion: false
            ) { request in
                reply(try await services.readOne(request, SchemeJobs.find(request.identifier("jobId"))))
            },
            command("retry", "retryJob", "Run a dead or cancelled job again, or a waiting one at once", services) {
                try $0.retryJob($1)
            },
            command("cancel", "cancelJob", "Stop a job that has not ended", services) { try $0.cancelJob($1) },
        ]
    }

    private static func command(
        _ name: String, _ operation: String, _ summary: String, _ services: Services,
        _ act: @escaping @Sendable (SchemeTransaction, Identifier) throws -> JobView
    ) -> Route {
        Route(
            .post, "/v1/jobs/{jobId}/\(name)", operation, summary, tag: "jobs", action: .manageJobs,
            answers: [.init(200, "Done.", schema)], problems: [.conflict]
        ) { request in
            reply(try await services.transaction(request) { try act($0, request.identifier("jobId")) })
        }
    }

    private static func reply(_ job: JobView) -> Reply {
        .json { write(job, to: &$0) }
    }

    private static func write(_ job: JobView, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", job.id)
            json.member("kind", job.kind)
            json.member("state", job.state)
            json.member("attempt", Int(job.attempt))
            json.member("attemptsMax", Int(job.attemptsMax))
            json.member("enqueuedAt", job.enqueuedAt)
            json.member("runAt", job.runAt)
            json.member("finishedAt", job.finishedAt)
            if let done = job.progressDone {
                json.object("progress") { json in
                    json.member("done", done)
                    json.member("total", job.progressTotal)
                }
            } else {
                json.memberNull("progress")
            }
            json.key("errors")
            json.raw(job.errors.utf8)
        }
    }

    private static let count = Schema.integer(0...Int64.max)

    private static let schema = Schema.component(
        "Job",
        .object(
            .required("id", .identifier), .required("kind", .string()),
            .required("state", .enumeration(SchemeJobs.states)), .required("attempt", count),
            .required("attemptsMax", count), .required("enqueuedAt", .instant), .required("runAt", .instant),
            .required("finishedAt", .nullable(.instant)),
            .required(
                "progress",
                .nullable(.object(.required("done", count), .required("total", .nullable(count))))),
            .required(
                "errors",
                .array(
                    of: .object(
                        .required("attempt", count), .required("at", .instant), .required("code", .string()))))))
}
