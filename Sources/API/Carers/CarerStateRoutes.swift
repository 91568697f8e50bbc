import HTTPTypes
import JSON
import SharedLives
import Store

extension ProblemCode {
    /// The carer's state does not become that one.
    static let stateNotAllowed = ProblemCode(
        "stateNotAllowed", 409, "The carer is in another state", "Read the carer and do what their state allows.")
    /// Requirements must be met first.
    static let requirementsOpen = ProblemCode(
        "requirementsOpen", 409, "Requirements are open", "See to each of those that are listed, then ask again.")
}

/// The acts that take a carer from state to state, and the history that they leave. What only a panel's case can lead to
/// (recommended, approved for the first time, de-approved) has no act here.
enum CarerStateRoutes {
    private struct Act {
        /// The last part of its path.
        let path: String
        let operation: String
        let summary: String
        let state: CarerState
        /// The only state from which it leads there; nil for every one that allows it.
        var from: CarerState?
        var action = Action.writeRecords
    }

    private static let acts = [
        Act(path: "application", operation: "applyAsCarer", summary: "Take an application in", state: .applied),
        Act(
            path: "assessment", operation: "assessCarer", summary: "Begin the assessment, or go back to it",
            state: .assessing),
        Act(
            path: "panel-readiness", operation: "makeCarerReadyForPanel",
            summary: "Say that the case can go to a panel: every requirement is met", state: .readyForPanel),
        Act(
            path: "withdrawal", operation: "withdrawCarer", summary: "Record that somebody will not become a carer",
            state: .withdrawn),
        Act(
            path: "resignation", operation: "resignCarer", summary: "Record that a carer gives up", state: .resigned),
        Act(
            path: "suspension", operation: "suspendCarer", summary: "Suspend an approval", state: .suspended,
            action: .decideApprovals),
        // A panel's decision leads there too, and this must not stand in for it.
        Act(
            path: "reinstatement", operation: "reinstateCarer", summary: "End a suspension", state: .approved,
            from: .suspended, action: .decideApprovals),
    ]

    static func routes(_ services: Services) -> [Route] {
        acts.map { route($0, services) } + [history(services)]
    }

    private static func route(_ act: Act, _ services: Services) -> Route {
        .change(
            "/v1/carers/{carerId}/\(act.path)", act.operation, act.summary, tag: "carers", action: act.action,
            method: .post, body: stepSchema, answer: RecordResources.carers.schema,
            problems: [.stateNotAllowed, .requirementsOpen]
        ) { request in
            RecordResources.carers.reply(
                try await services.transaction(request) { transaction in
                    let step = try request.read(as: stepForm)
                    return try transaction.move(
                        request.identifier("carerId"), to: act.state, on: step.on, reason: step.reason, from: act.from,
                        at: request.versions)
                })
        }
    }

    private static func history(_ services: Services) -> Route {
        .get(
            "/v1/carers/{carerId}/history", "getCarerHistory", "Read every change of a carer's state, the oldest first",
            tag: "carers", action: .readRecords, answer: .object(.required("items", .array(of: changeSchema))),
            hasVersion: false
        ) { request in
            let history = try await services.transaction(request) {
                try $0.history(ofCarer: request.identifier("carerId"))
            }
            return .json { json in
                json.object { json in json.array("items", history) { write($1, to: &$0) } }
            }
        }
    }

    /// What is said with every act.
    private struct Step {
        var on: CivilDate?
        var reason: String
    }

    private static let stepForm = JSONForm<Step>.object {
        Step(on: $0.optional("on", .date), reason: $0.required("reason", .lines(1...4_000)))
    }

    private static let stepSchema = Schema.component(
        "CarerStep",
        .object(
            .optional("on", .nullable(.described(.date, "The day from which it is so; today where none is given."))),
            .required("reason", .text(1...4_000))))

    private static let changeSchema: Schema = {
        let state = Schema.values(of: CarerState.self)
        return .component(
            "CarerStateChange",
            .object(
                .required("id", .identifier), .required("from", .nullable(state)), .required("to", state),
                .required("on", .date), .required("reason", .text(1...4_000)),
                .required("caseId", .nullable(.described(.identifier, "The panel's case that it follows from."))),
                .required("recordedAt", .instant), .required("recordedBy", .nullable(.identifier))))
    }()

    private static func write(_ recorded: RecordedStateChange, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", recorded.id)
            json.member("from", recorded.change.from?.rawValue)
            json.member("to", recorded.change.to.rawValue)
            json.member("on", recorded.change.on)
            json.member("reason", recorded.change.reason)
            json.member("caseId", recorded.change.caseID)
            json.member("recordedAt", recorded.recordedAt)
            json.member("recordedBy", recorded.recordedBy)
        }
    }
}
