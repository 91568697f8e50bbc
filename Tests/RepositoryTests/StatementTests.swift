import Testing

@Suite struct StatementTests {
    /// Where text of queries may stand.
    static let homes: Set<String> = ["Store", "JobQueue", "Schema"]

    /// The client's own: it asks the server for the types of the columns that a `Copy` names.
    static let exceptions: Set<String> = ["Sources/Postgres/Statements/Copy.swift"]

    @Test func queryTextStandsOnlyInItsRooms() {
        let query = /^\s*(SELECT\s|INSERT\s+INTO\s|UPDATE\s+[a-z_.]+\s+SET\s|DELETE\s+FROM\s|WITH\s+[a-z_]+\s+AS\s)/
        let elsewhere = Repository.roomSources.filter {
            !Self.homes.contains($0.room ?? "") && !Self.exceptions.contains($0.path)
        }
        let strangers = elsewhere.flatMap { source in
            source.literals.filter { $0.text.firstMatch(of: query) != nil }.map { "\(source.path):\($0.line)" }
        }
        #expect(strangers == [])
    }

    /// A statement that its file does not put into a list is not described on the real schema by the tests of its room, and may
    /// not even parse.
    @Test func everyStatementIsListedForTheDescribeTest() {
        let sources = Repository.roomSources.filter { ["Store", "JobQueue"].contains($0.room) }
        let missing = sources.flatMap { source in
            let listed = source.listedStatements
            return source.statements.filter { !listed.contains($0) }.map { "\(source.path): \($0)" }
        }
        #expect(missing == [])
        #expect(sources.flatMap(\.statements).count > 5, "The statements were not found at all.")
    }

    /// A list that neither its room nor the room's tests read is no better than none.
    @Test func everyListOfStatementsIsRead() {
        for room in ["Store", "JobQueue"] {
            let sources = Repository.roomSources.filter { $0.room == room }
            let tests = Repository.sources.filter { $0.path.hasPrefix("Tests/\(room)Tests/") }
            let code = (sources + tests).map(\.code).joined(separator: "\n")
            let unread = sources.flatMap(\.statementLists).filter { list in
                let words = list.name == "all" ? "\(list.type).all" : list.name
                return code.ranges(of: words).count < (list.name == "all" ? 1 : 2)
            }
            #expect(unread.map { "\($0.type).\($0.name)" } == [], "in \(room)")
        }
    }
}

extension SwiftSource {
    /// The names of the typed statements that are declared here.
    fileprivate var statements: [String] {
        code.matches(of: /static let (\w+)(?:: [^=\n]+)? =\s+(?:Query|Command|Copy)\s*[<(]/).map { String($0.output.1) }
    }

    /// The statements that stand in a list here.
    fileprivate var listedStatements: Set<String> {
        Set(code.matches(of: /\b(\w+)\.(?:statement|probe)\b\s*[,\]]/).map { String($0.output.1) })
    }

    /// The lists of statements here, each with the last type that was opened before it.
    fileprivate var statementLists: [(type: String, name: String)] {
        code.matches(of: /static let (\w+)\b[^=\n]*=\s*\[[^\]]*\.statement/).map { list in
            let types = code[..<list.range.lowerBound].matches(of: /\b(?:enum|struct|extension)\s+(\w+)/)
            return (types.last.map { String($0.output.1) } ?? "", String(list.output.1))
        }
    }
}
