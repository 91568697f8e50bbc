public import Postgres
public import SharedLives

/// One kind of dated fact of an owner, in a table of its own: facts are added, withdrawn when they turn out wrong, and never
/// changed. The tables differ in what a fact says and are alike in all the rest, which is here.
public struct RecordedFactTable<Fact: Sendable>: Sendable {
    /// What is looked at before a fact is added: gives all that is wrong with it.
    typealias Check = @Sendable (SchemeTransaction, FactOwnerRecord, Fact) throws -> [Fault]

    /// What follows from a fact that was added, in the same transaction.
    typealias Sequel = @Sendable (SchemeTransaction, RecordedFact<Fact>, Identifier) throws -> Void

    /// Whose the facts are.
    public let owner: FactOwner

    let list: Query<(Identifier, Instant?), RecordedFact<Fact>>
    let find: Query<(Identifier, Identifier), RecordedFact<Fact>>
    let withdraw: Query<(Identifier, Identifier), RecordedFact<Fact>>
    let insert: @Sendable (Connection, Identifier, Identifier, Fact) throws -> RecordedFact<Fact>
    let page: Query<(Identifier, Int, CivilDate?, CivilDate?), OwnedFact<Fact>>?
    let check: Check
    let sequel: Sequel
    /// Every statement of the table.
    let statements: [StatementDescription]

    /// - Parameters:
    ///   - statements: of the table, with the columns of what a fact says.
    ///   - write: what a fact says in columns.
    ///   - read: the fact that columns say.
    init<Row>(
        _ statements: FactStatements<Row>, write: @escaping @Sendable (Fact) -> Row,
        read: @escaping @Sendable (Row) throws -> Fact, check: @escaping Check = { _, _, _ in [] },
        sequel: @escaping Sequel = { _, _, _ in }
    ) {
        let recorded: @Sendable ((FactStatements<Row>.Recording, Row)) throws -> RecordedFact<Fact> = { row in
            let (id, recordedAt, recordedBy, withdrawnAt, withdrawnBy) = row.0
            return RecordedFact(
                id: id, recordedAt: recordedAt, recordedBy: recordedBy, fact: try read(row.1),
                withdrawnAt: withdrawnAt, withdrawnBy: withdrawnBy)
        }
        let insertStatement = statements.insert.map(recorded)
        owner = statements.owner
        list = statements.list.map(recorded)
        find = statements.find.map(recorded)
        withdraw = statements.withdraw.map(recorded)
        page = statements.page.map { query in
            query.map { row in
                let (owner, id, recordedAt, recordedBy) = row.0
                return OwnedFact(
                    owner: owner,
                    fact: RecordedFact(
                        id: id, recordedAt: recordedAt, recordedBy: recordedBy, fact: try read(row.1), withdrawnAt: nil,
                        withdrawnBy: nil))
            }
        }
        insert = { connection, id, owner, fact in try connection.one(insertStatement, ((id, owner), write(fact))) }
        self.check = check
        self.sequel = sequel
        self.statements = statements.all
    }

    /// Whether the facts of all owners are listed together.
    public var isListedTogether: Bool { page != nil }

    /// Reads a page of the facts of all owners as they stand, in the order in which they were recorded. It is to be asked for where they are
    /// listed together.
    ///
    /// - Parameters:
    ///   - from: only those of this day or later.
    ///   - through: only those of this day or earlier.
    public func list(_ page: Page, from: CivilDate?, through: CivilDate?) -> Reading<[OwnedFact<Fact>]> {
        self.page!.call((page.start, page.rowsMax, from, through))
    }
}

/// A fact and whose it is.
public struct OwnedFact<Fact: Sendable>: Sendable {
    /// The carer, the person, the placement … whose it is.
    public let owner: Identifier
    /// The fact.
    public let fact: RecordedFact<Fact>
}

extension SchemeTransaction {
    /// An owner's facts of one kind as they stand, or as they were known at an instant.
    ///
    /// - Throws: `StoreError.notFound` when there is no such owner.
    public func facts<Fact>(
        _ table: RecordedFactTable<Fact>, of owner: Identifier, knownAt: Instant? = nil
    ) throws -> [RecordedFact<Fact>] {
        let facts = try connection.rows(table.list, (owner, knownAt))
        if facts.isEmpty { _ = try record(of: owner, in: table) }
        return facts
    }

    /// One fact, which may have been withdrawn.
    ///
    /// - Throws: `StoreError.notFound`.
    public func fact<Fact>(
        _ table: RecordedFactTable<Fact>, _ id: Identifier, of owner: Identifier
    ) throws -> RecordedFact<Fact> {
        guard let fact = try connection.first(table.find, (owner, id)) else { throw StoreError.notFound }
        return fact
    }

    /// Adds a fact, with all that follows from it.
    ///
    /// - Throws: `StoreError.notFound` when there is no such owner; `StoreError.refused` with everything that is wrong.
    public func add<Fact>(
        _ fact: Fact, to table: RecordedFactTable<Fact>, of owner: Identifier
    ) throws -> RecordedFact<Fact> {
        try add(to: table, of: owner) { _ in fact }
    }

    /// Adds a fact that is made knowing its identifier.
    func add<Fact>(
        to table: RecordedFactTable<Fact>, of owner: Identifier, _ make: (Identifier) throws -> Fact
    ) throws -> RecordedFact<Fact> {
        let id = newIdentifier()
        let fact = try make(id)
        try refuse(table.check(self, record(of: owner, in: table), fact))
        let added = try table.insert(connection, id, owner, fact)
        try table.sequel(self, added, owner)
        return added
    }

    /// Withdraws a fact that turned out wrong; it stays readable as it was known.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`; `StoreError.conflict` when it is withdrawn already.
    public func withdraw<Fact>(
        _ id: Identifier, from table: RecordedFactTable<Fact>, of owner: Identifier, at versions: [Int32]?
    ) throws -> RecordedFact<Fact> {
        _ = try connection.first(table.owner.hold, owner)
        let current = try fact(table, id, of: owner)
        try require(versions, toHave: current.version)
        // Of two who withdraw at once, the second finds no row that stands.
        guard current.version == 1, let withdrawn = try connection.first(table.withdraw, (owner, id)) else {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "alreadyWithdrawn",
                    detail: "This has been withdrawn already: nothing is to be done."))
        }
        return withdrawn
    }

    private func record<Fact>(
        of owner: Identifier, in table: RecordedFactTable<Fact>
    ) throws -> FactOwnerRecord {
        guard let record = try connection.first(table.owner.find, owner) else { throw StoreError.notFound }
        return record
    }
}
