import HTTPTypes
import JSON
import SharedLives
import Store

/// One kind of dated fact: recorded of an owner, listed as it stands or as it was known, read, and withdrawn when it turns out
/// wrong. Kinds differ in what a fact says and are alike in all the rest, which is here.
struct FactResource<Fact: Sendable>: Sendable {
    let table: RecordedFactTable<Fact>
    /// The last part of its path, as in `references` of `/v1/carers/{carerId}/references`.
    let path: String
    /// Its name in the document, as in `CarerReference`, and that of many.
    let name: String, plural: String
    /// What it is in a sentence, as in "a reference".
    let what: String
    /// What an identifier of one is called in its path, as in `referenceId`.
    let idName: String
    let reading: Action
    let writing: Action
    /// Reads what is sent, and records it.
    let record: Recording
    /// Tells a request from another one with its key; see ``APIRequest/fingerprint``.
    let fingerprint: @Sendable (APIRequest) throws -> [UInt8]
    /// The members that are sent, for the document.
    let properties: [Schema.Property]
    /// The members that are answered.
    let answered: [Schema.Property]
    let write: @Sendable (inout JSONWriter, Fact) -> Void
    /// The problems of recording that this kind alone has.
    var problems: [ProblemCode] = []
    /// Under which heading the document has it, where that is not its owner's.
    var heading: String?

    /// Records what a request holds, of an owner.
    typealias Recording = @Sendable (SchemeTransaction, APIRequest, Identifier) throws -> RecordedFact<Fact>

    /// A kind whose facts are answered as they are sent.
    /// - Parameter form: how a fact stands in a body.
    init(
        table: RecordedFactTable<Fact>, path: String, name: String, plural: String, what: String, idName: String,
        reading: Action, writing: Action, form: JSONForm<Fact>, properties: [Schema.Property],
        write: @escaping @Sendable (inout JSONWriter, Fact) -> Void, heading: String? = nil
    ) {
        self.init(
            table: table, path: path, name: name, plural: plural, what: what, idName: idName, reading: reading,
            writing: writing, record: { try $0.add($1.read(as: form), to: table, of: $2) },
            fingerprint: { $0.fingerprint }, properties: properties, answered: properties.map(\.answered), write: write)
        self.heading = heading
    }

    /// A kind of which less is answered than is sent.
    init(
        table: RecordedFactTable<Fact>, path: String, name: String, plural: String, what: String, idName: String,
        reading: Action, writing: Action, record: @escaping Recording,
        fingerprint: @escaping @Sendable (APIRequest) throws -> [UInt8], properties: [Schema.Property],
        answered: [Schema.Property], write: @escaping @Sendable (inout JSONWriter, Fact) -> Void
    ) {
        self.table = table
        self.path = path
        self.name = name
        self.plural = plural
        self.what = what
        self.idName = idName
        self.reading = reading
        self.writing = writing
        self.record = record
        self.fingerprint = fingerprint
        self.properties = properties
        self.answered = answered
        self.write = write
    }

    /// What is sent.
    var draftSchema: Schema { .component(name + "Draft", .properties(properties)) }

    /// What is answered.
    var schema: Schema {
        .component(
            name,
            .properties(
                [.required("id", .identifier)] + answered + [
                    .required("recordedAt", .instant), .required("recordedBy", .nullable(.identifier)),
                    .required("withdrawnAt", .nullable(.instant)), .required("withdrawnBy", .nullable(.identifier)),
                ]))
    }

    private var collection: String { table.owner.prefix + path }
    private var member: String { collection + "/{\(idName)}" }
    private var tag: String { heading ?? table.owner.tag }

    /// The routes.
    func routes(_ services: Services) -> [Route] {
        [add(services), list(services), get(services), withdraw(services)]
            + (table.isListedTogether ? [listTogether(services)] : [])
    }

    private func add(_ services: Services) -> Route {
        .create(
            collection, "add\(name)", "Record \(what)", tag: tag, action: writing, body: draftSchema, answer: schema,
            problems: [.conflict] + problems
        ) { request in
            try await services.create(request, fingerprint: fingerprint) { transaction in
                let owner = owner(request, transaction)
                let added = try record(transaction, request, owner)
                return .created(
                    at: "\(table.owner.prefix(owner))\(path)/\(added.id)", tag: EntityTag(version: added.version)
                ) { write(added, to: &$0) }
            }
        }
    }

    private func list(_ services: Services) -> Route {
        .get(
            collection, "list\(plural)", "List what stands of \(what), or what was known", tag: tag, action: reading,
            query: [QueryParameter("knownAt", .instant, "Shows what was known at this instant.")],
            answer: .object(.required("items", .array(of: schema))), hasVersion: false
        ) { request in
            let knownAt = try request.query { $0.optional("knownAt", .instant) }
            let facts = try await services.transaction(request) { transaction in
                try transaction.facts(table, of: owner(request, transaction), knownAt: knownAt)
            }
            return .json { json in
                json.object { json in json.array("items", facts) { write($1, to: &$0) } }
            }
        }
    }

    private func listTogether(_ services: Services) -> Route {
        let ownerName = table.owner.idName ?? "schemeId"
        let item = Schema.component(
            name + "Entry", .object(.required(ownerName, .identifier), .required("record", schema)))
        return .list(
            "/v1/\(path)", "listAll\(plural)", "List what stands of \(what), whoever's it is", tag: tag,
            action: reading,
            query: [
                QueryParameter("from", .date, "Only those of this day or later."),
                QueryParameter("through", .date, "Only those of this day or earlier."),
            ], item: item
        ) { request in
            let (from, through) = try request.query { ($0.optional("from", .date), $0.optional("through", .date)) }
            let rows = try await services.read(
                request, table.list(request.pageOfIdentifiers(), from: from, through: through))
            return .page(request, rows, cursor: { [$0.fact.id.description] }) { json, row in
                json.object { json in
                    json.member(named: ownerName, row.owner)
                    json.key("record")
                    write(row.fact, to: &json)
                }
            }
        }
    }

    private func get(_ services: Services) -> Route {
        .get(
            member, "get\(name)", "Read \(what), withdrawn or not", tag: tag, action: reading, answer: schema
        ) { request in
            reply(
                try await services.transaction(request) { transaction in
                    try transaction.fact(table, request.identifier(idName), of: owner(request, transaction))
                })
        }
    }

    private func withdraw(_ services: Services) -> Route {
        Route(
            .delete, member, "withdraw\(name)",
            "Withdraw \(what) that turned out wrong; it stays readable as it was known", tag: tag, action: writing,
            demands: .ifMatch, answers: [.init(200, "Withdrawn.", schema, headers: ["ETag"])], problems: [.conflict]
        ) { request in
            reply(
                try await services.transaction(request) { transaction in
                    try transaction.withdraw(
                        request.identifier(idName), from: table, of: owner(request, transaction), at: request.versions)
                })
        }
    }

    private func owner(_ request: APIRequest, _ transaction: SchemeTransaction) -> Identifier {
        table.owner.idName.map(request.identifier) ?? transaction.principal.schemeID
    }

    private func reply(_ recorded: RecordedFact<Fact>) -> Reply {
        .json(tag: EntityTag(version: recorded.version)) { write(recorded, to: &$0) }
    }

    private func write(_ recorded: RecordedFact<Fact>, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", recorded.id)
            write(&json, recorded.fact)
            json.member("recordedAt", recorded.recordedAt)
            json.member("recordedBy", recorded.recordedBy)
            json.member("withdrawnAt", recorded.withdrawnAt)
            json.member("withdrawnBy", recorded.withdrawnBy)
        }
    }
}

extension FactOwner {
    /// Under which heading the document has its facts.
    fileprivate var tag: String {
        switch self {
        case .carer: "carers"
        case .household: "households"
        case .placement: "placements"
        case .council: "councils"
        case .person: "people"
        case .staffMember: "staff"
        case .scheme: "requirements"
        }
    }

    /// What its identifier is called in a path; nil for the scheme, which is the token's.
    fileprivate var idName: String? {
        switch self {
        case .carer: "carerId"
        case .household: "householdId"
        case .placement: "placementId"
        case .council: "councilId"
        case .person: "personId"
        case .staffMember: "staffMemberId"
        case .scheme: nil
        }
    }

    /// The part of the path before its facts, with a place for its identifier.
    fileprivate var prefix: String { idName.map { "/v1/\(tag)/{\($0)}/" } ?? "/v1/" }

    /// The part of the path before the facts of one owner.
    fileprivate func prefix(_ owner: Identifier) -> String { idName == nil ? "/v1/" : "/v1/\(tag)/\(owner)/" }
}
