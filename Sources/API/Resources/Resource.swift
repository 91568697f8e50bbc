import JSON
import SharedLives
import Store

/// A kind of record that is listed, read, added and changed as a whole, in the same way as the others.
struct Resource<Value: Sendable>: Sendable {
    /// Its path, as in `/v1/carers`.
    let path: String
    /// What one is called, as in `carer`, and many.
    let singular: String, plural: String
    let reading: Action
    let writing: Action
    /// How it stands in a body.
    let form: JSONForm<Value>
    /// The members of the form, for the document.
    let properties: [Schema.Property]
    /// Members that are only answered: what is changed otherwise than by the form.
    var onlyAnswered: [Schema.Property] = []
    let write: @Sendable (inout JSONWriter, Value) -> Void
    let find: @Sendable (Identifier) -> Reading<Stored<Value>?>
    /// By what a listing may be narrowed, and how it is read with that.
    var filters: [QueryParameter] = []
    let list: @Sendable (APIRequest, Page) throws -> Reading<[Stored<Value>]>
    let add: @Sendable (SchemeTransaction, Value) throws -> Stored<Value>
    /// nil for what is not changed as a whole.
    let change: (@Sendable (SchemeTransaction, Identifier, [Int32]?, Value) throws -> Stored<Value>)?
    /// Gives each version of one.
    let versions: @Sendable (Identifier) -> Reading<[RecordVersion<Value>]>
    /// The problems of adding and changing that this kind alone has.
    var problems: [ProblemCode] = []
    /// What many are called in a sentence, where that is not one word.
    var words: String?
    /// Under which heading the document has it, where that is not its plural.
    var heading: String?

    private var component: String { singular.prefix(1).uppercased() + singular.dropFirst() }
    private var idName: String { singular + "Id" }
    private var tag: String { heading ?? plural }

    /// What is sent.
    var draftSchema: Schema { .component(component + "Draft", .properties(properties)) }

    /// What is answered.
    var schema: Schema {
        .component(
            component,
            .properties(
                [
                    .required("id", .identifier), .required("version", .integer(1...Int64(Int32.max))),
                    .required("recordedAt", .instant),
                ] + properties.map(\.answered) + onlyAnswered))
    }

    /// The routes.
    func routes(_ services: Services) -> [Route] {
        let form = form
        var routes: [Route] = [
            .list(
                path, "list\(capital(plural))", "List \(words ?? plural)", tag: tag, action: reading, query: filters,
                item: schema
            ) {
                let rows = try await services.read($0, list($0, $0.pageOfIdentifiers()))
                return .page($0, rows, cursor: { [$0.id.description] }, writeRow)
            },
            .get(
                "\(path)/{\(idName)}", "get\(component)", "Read one of the \(words ?? plural)", tag: tag,
                action: reading,
                answer: schema
            ) { reply(try await services.readOne($0, find($0.identifier(idName)))) },
            .create(
                path, "add\(component)", "Add one of the \(words ?? plural)", tag: tag, action: writing,
                body: draftSchema,
                answer: schema, problems: [.conflict] + problems
            ) { request in
                try await services.create(request) { transaction in
                    let stored = try add(transaction, request.read(as: form))
                    return .created(at: "\(path)/\(stored.id)", tag: EntityTag(version: stored.version)) { json in
                        writeRow(&json, stored)
                    }
                }
            },
        ]
        if let change {
            routes.append(
                .change(
                    "\(path)/{\(idName)}", "change\(component)", "Change one of the \(words ?? plural)", tag: tag,
                    action: writing, body: draftSchema, answer: schema, problems: [.conflict] + problems
                ) { request in
                    reply(
                        try await services.transaction(request) { transaction in
                            try change(
                                transaction, request.identifier(idName), request.versions, request.read(as: form))
                        })
                })
        }
        routes.append(
            .versions(
                "\(path)/{\(idName)}", of: component, tag: tag, action: reading, schema, services,
                { versions($0.identifier(idName)) }, writeRow))
        return routes
    }

    func reply(_ stored: Stored<Value>) -> Reply {
        .json(tag: EntityTag(version: stored.version)) { writeRow(&$0, stored) }
    }

    func writeRow(_ json: inout JSONWriter, _ stored: Stored<Value>) {
        json.object { json in
            json.member("id", stored.id)
            json.member("version", Int(stored.version))
            json.member("recordedAt", stored.recordedAt)
            write(&json, stored.value)
        }
    }

    private func capital(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
}

extension Schema.Property {
    /// The property as it stands in an answer, where nothing is left out.
    var answered: Schema.Property { .required(name, schema) }
}
