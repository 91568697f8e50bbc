import HTTPTypes
import JSON
import SharedLives
import Store

/// What somebody at the scheme must see to.
enum TaskRoutes {
    /// Which tasks are asked for.
    private enum State: String, CaseIterable { case open, done }

    static func routes(_ services: Services) -> [Route] {
        [list(services), get(services), complete(services), take(services), putOff(services)]
    }

    private static func list(_ services: Services) -> Route {
        .list(
            "/v1/tasks", "listTasks", "List tasks, in the order in which they were opened", tag: "tasks",
            action: .readRecords,
            query: [
                QueryParameter("carerId", .identifier, "Only tasks about this carer."),
                QueryParameter("state", .values(of: State.self), "Only tasks that are open, or only those done."),
                QueryParameter("takenBy", .identifier, "Only tasks that this account has taken on."),
                QueryParameter("dueBy", .date, "Only tasks that are due on this day or before: today's are overdue."),
            ], item: schema
        ) { request in
            let (carer, state, takenBy, dueBy) = try request.query {
                (
                    $0.optional("carerId", .identifier), $0.optional("state", .enumeration(State.self)),
                    $0.optional("takenBy", .identifier), $0.optional("dueBy", .date)
                )
            }
            let page = try request.pageOfIdentifiers()
            let rows = try await services.read(
                request,
                StaffTasks.list(
                    page, carer: carer, isOpen: state.map { $0 == .open }, takenBy: takenBy, dueBy: dueBy))
            return .page(request, rows, cursor: { [$0.id.description] }) { write($1, to: &$0) }
        }
    }

    private static func get(_ services: Services) -> Route {
        .get("/v1/tasks/{taskId}", "getTask", "Read a task", tag: "tasks", action: .readRecords, answer: schema) {
            reply(try await services.readOne($0, StaffTasks.find($0.identifier("taskId"))))
        }
    }

    private static func complete(_ services: Services) -> Route {
        .change(
            "/v1/tasks/{taskId}/completion", "completeTask", "Record how a task was seen to", tag: "tasks",
            action: .writeRecords, method: .post,
            body: .component("TaskCompletion", .object(.required("outcome", .text(1...4_000)))), answer: schema,
            problems: [.conflict]
        ) { request in
            reply(
                try await services.transaction(request) { transaction in
                    let outcome = try request.read { $0.required("outcome", .lines(1...4_000)) }
                    return try transaction.completeTask(
                        request.identifier("taskId"), at: request.versions, outcome: outcome)
                })
        }
    }

    private static func take(_ services: Services) -> Route {
        .command(
            "/v1/tasks/{taskId}/taking", "takeTask", "Take a task on, for whoever asks", tag: "tasks",
            action: .writeRecords, answer: schema, problems: [.conflict]
        ) { request in
            reply(
                try await services.transaction(request) {
                    try $0.takeTask(request.identifier("taskId"), at: request.versions)
                })
        }
    }

    private static func putOff(_ services: Services) -> Route {
        .change(
            "/v1/tasks/{taskId}/postponement", "putOffTask",
            "Put a task off: nobody is reminded of it until that day", tag: "tasks", action: .writeRecords,
            method: .post,
            body: .component(
                "TaskPostponement",
                .object(
                    .required("until", .described(.date, "After today, and within a year.")),
                    .required("reason", .text(1...4_000)))), answer: schema, problems: [.conflict]
        ) { request in
            reply(
                try await services.transaction(request) { transaction in
                    let postponement = try request.read {
                        StaffTask.Postponement(
                            until: $0.required("until", .date), reason: $0.required("reason", .lines(1...4_000)))
                    }
                    return try transaction.putOffTask(
                        request.identifier("taskId"), at: request.versions, postponement)
                })
        }
    }

    private static func reply(_ task: Stored<StaffTask>) -> Reply {
        .json(tag: EntityTag(version: task.version)) { write(task, to: &$0) }
    }

    private static func write(_ task: Stored<StaffTask>, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", task.id)
            json.member("version", Int(task.version))
            json.member("openedAt", task.recordedAt)
            json.member("kind", task.value.kind.rawValue)
            json.member("carerId", task.value.carerID)
            json.member("subjectId", task.value.subjectID)
            json.member("topic", task.value.topic)
            json.member("dueOn", task.value.dueOn)
            json.member("takenBy", task.value.taking?.by)
            json.member("takenAt", task.value.taking?.at)
            json.member("putOffUntil", task.value.postponement?.until)
            json.member("putOffReason", task.value.postponement?.reason)
            json.member("doneAt", task.value.outcome?.doneAt)
            json.member("doneBy", task.value.outcome?.doneBy)
            json.member("outcome", task.value.outcome?.text)
        }
    }

    private static let schema = Schema.component(
        "Task",
        .object(
            .required("id", .identifier), .required("version", .integer(1...Int64(Int32.max))),
            .required("openedAt", .instant), .required("kind", .values(of: StaffTask.Kind.self)),
            .required("carerId", .nullable(.identifier)),
            .required("subjectId", .nullable(.described(.identifier, "The record that gave rise to it."))),
            .required(
                "topic",
                .described(.text(0...50), "Which of several things, as the code of a course; empty where there is one.")
            ),
            .required("dueOn", .nullable(.date)), .required("takenBy", .nullable(.identifier)),
            .required("takenAt", .nullable(.instant)), .required("putOffUntil", .nullable(.date)),
            .required("putOffReason", .nullable(.text(1...4_000))), .required("doneAt", .nullable(.instant)),
            .required("doneBy", .nullable(.identifier)), .required("outcome", .nullable(.text(1...4_000)))))
}
