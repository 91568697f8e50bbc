import HTTPTypes
import JSON
import SharedLives
import Store

/// What somebody at the scheme must see to.
enum TaskRoutes {
    /// Which tasks are asked for.
    private enum State: String, CaseIterable { case open, done }

    static func routes(_ services: Services) -> [Route] {
        [list(services), get(services), complete(services)]
    }

    private static func list(_ services: Services) -> Route {
        .list(
            "/v1/tasks", "listTasks", "List tasks, in the order in which they were opened", tag: "tasks",
            action: .readRecords,
            query: [
                QueryParameter("carerId", .identifier, "Only tasks about this carer."),
                QueryParameter("state", .values(of: State.self), "Only tasks that are open, or only those done."),
            ], item: schema
        ) { request in
            let (carer, state) = try request.query {
                ($0.optional("carerId", .identifier), $0.optional("state", .enumeration(State.self)))
            }
            let page = try request.pageOfIdentifiers()
            let rows = try await services.read(
                request, StaffTasks.list(page, carer: carer, isOpen: state.map { $0 == .open }))
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
            json.member("dueOn", task.value.dueOn)
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
            .required("dueOn", .nullable(.date)), .required("doneAt", .nullable(.instant)),
            .required("doneBy", .nullable(.identifier)), .required("outcome", .nullable(.text(1...4_000)))))
}
