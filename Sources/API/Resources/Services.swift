import HTTPTypes
import JSON
public import Sealing
import SharedLives
public import Store

/// What the routes do their work with. Each request is one transaction, which checks the token, does the work and, for what is
/// made, remembers the answer under the request's key. A body is read within it, so that nobody whose token does not open the
/// door learns what a body should be, or has one read.
public struct Services: Sendable {
    /// The records.
    public let store: Store
    /// The keys under which bank accounts and payment files are kept; nil where the operator has given none.
    public let sealingKeys: SealingKeys?
    /// Who comes with a token.
    public let desk: SignInDesk

    /// Services on a store.
    public init(store: Store, sealingKeys: SealingKeys? = nil, desk: SignInDesk = SignInDesk()) {
        self.store = store
        self.sealingKeys = sealingKeys
        self.desk = desk
    }
}

extension Services {
    /// Reads with one call, for a token whose role may do what the route says. What shows somebody is noted in the same transaction.
    func read<Answer>(_ request: APIRequest, _ reading: Reading<Answer>) async throws -> Answer {
        if request.route.isReadingNoted { return try await transaction(request) { try $0.answer(reading) } }
        return try await desk.admit(request, to: store) { bearer in
            let (principal, answer) = try await store.read(bearing: bearer, reading)
            try request.check(principal)
            return answer
        }
    }

    /// Reads one record, or says that there is none.
    func readOne<Answer: Sendable>(_ request: APIRequest, _ reading: Reading<Answer?>) async throws -> Answer {
        try await read(request, reading, orNotFound: { $0 })
    }

    /// Reads what there is of one record, which is at least one row, or says that there is none.
    func readSome<Row: Sendable>(_ request: APIRequest, _ reading: Reading<[Row]>) async throws -> [Row] {
        try await read(request, reading, orNotFound: { $0.isEmpty ? nil : $0 })
    }

    /// Reads what belongs to one record, or says that there is no such record.
    ///
    /// - Parameter record: finds it; asked only where nothing belongs to it.
    func read<Row: Sendable, Found: Sendable>(
        _ request: APIRequest, _ rows: Reading<[Row]>, of record: Reading<Found?>
    ) async throws -> [Row] {
        try await transaction(request) { transaction in
            let rows = try transaction.answer(rows)
            if rows.isEmpty, try transaction.answer(record) == nil { throw Problem.notFound }
            return rows
        }
    }

    /// What is not there is refused in the transaction that looked for it, so that nobody is noted to have read it.
    private func read<Answer, Found: Sendable>(
        _ request: APIRequest, _ reading: Reading<Answer>, orNotFound find: @escaping @Sendable (Answer) -> Found?
    ) async throws -> Found {
        guard request.route.isReadingNoted else {
            guard let found = find(try await read(request, reading)) else { throw Problem.notFound }
            return found
        }
        return try await transaction(request) { transaction in
            guard let found = find(try transaction.answer(reading)) else { throw Problem.notFound }
            return found
        }
    }

    /// Does work in a transaction, for a token whose role may do what the route says. What only reads and shows somebody is noted in it.
    func transaction<Answer: Sendable>(
        _ request: APIRequest, _ work: @escaping @Sendable (SchemeTransaction) throws -> Answer
    ) async throws -> Answer {
        try await desk.admit(request, to: store) { bearer in
            try await store.transaction(bearing: bearer) { transaction in
                try request.check(transaction.principal)
                let answer = try work(transaction)
                try request.noteReading(answer, in: transaction)
                return answer
            }
        }
    }

    /// Makes something once for the request's `Idempotency-Key`; repeated, the request gets the same answer again.
    ///
    /// - Parameter fingerprint: tells this request from another one with its key.
    func create(
        _ request: APIRequest, fingerprint: @escaping @Sendable (APIRequest) throws -> [UInt8] = { $0.fingerprint },
        _ work: @escaping @Sendable (SchemeTransaction) throws -> Reply
    ) async throws -> Reply {
        guard let key = request.idempotencyKey else { throw Problem(.idempotencyKeyMissing) }
        return try await transaction(request) { transaction in
            let (remembered, isRepeated) = try transaction.once(key: key.text, fingerprint: fingerprint(request)) {
                RememberedReply(try work(transaction))
            }
            return Reply(remembered, isRepeated: isRepeated)
        }
    }
}

extension Services {
    /// The keys.
    /// - Throws: ``Problem`` `fieldKeysMissing`, which says what the operator has to set.
    func keys() throws -> SealingKeys {
        guard let sealingKeys else { throw Problem(.fieldKeysMissing) }
        return sealingKeys
    }
}

extension APIRequest {
    func check(_ principal: Principal) throws {
        guard let action = route.action, principal.may(action) else { throw Problem(.forbidden) }
    }

    /// The versions for which a change is meant; nil for any.
    var versions: [Int32]? {
        switch ifMatch {
        // As text: "01" is not the version that "1" is.
        case .oneOf(let tags): tags.compactMap { tag in Int32(tag).flatMap { "\($0)" == tag ? $0 : nil } }
        case .any, nil: nil
        }
    }

    /// The page that is asked for, in a listing by ids.
    func pageOfIdentifiers() throws -> Page {
        Page(after: try page.cursor?.identifier(0), rowsMax: page.rowsToRead)
    }

    /// The number after which the page begins, in a listing by numbers; 0 for the first page.
    func pageOfNumbers() throws -> Int {
        Int(try page.cursor?.integer(0) ?? 0)
    }
}

extension RememberedReply {
    init(_ reply: Reply) {
        self.init(
            status: reply.status.code, location: reply.headers[.location], etag: reply.headers[.eTag], body: reply.body)
    }
}

extension Reply {
    init(_ remembered: RememberedReply, isRepeated: Bool) {
        self.init(.init(code: remembered.status), contentType: Reply.json, body: remembered.body)
        if let location = remembered.location { headers[.location] = location }
        if let etag = remembered.etag { headers[.eTag] = etag }
        if isRepeated { headers[.idempotencyReplayed] = "true" }
    }
}
