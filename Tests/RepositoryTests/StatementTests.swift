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

    /// A statement that its file does not list in `static let all` is not described on the real schema by the tests of its room,
    /// and may not even parse.
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
            let mentioned = Set(code.matches(of: /(\w+)\.all\b/).map { String($0.output.1) })
            let unread = sources.flatMap(\.statementLists).filter { !mentioned.contains($0) }
            #expect(unread == [], "in \(room)")
        }
    }
}

extension SwiftSource {
    /// The names of the typed statements that are declared here.
    fileprivate var statements: [String] {
        code.matches(of: /static let (\w+)(?:: [^=\n]+)? =\s+(?:Query|Command|Copy)\s*[<(]/).map { String($0.output.1) }
    }

    /// What stands between the brackets of each `static let all`.
    fileprivate var listedStatements: Set<String> {
        Set(
            code.matches(of: /static let all\b[^=\n]*=\s*\[([^\]]*)\]/).flatMap {
                $0.output.1.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
            })
    }

    /// The types here that have such a list: the last type opened before it.
    fileprivate var statementLists: [String] {
        code.matches(of: /static let all\b[^=\n]*=\s*\[[^\]]*\.statement/).compactMap { list in
            code[..<list.range.lowerBound].matches(of: /\b(?:enum|struct|extension)\s+(\w+)/).last.map {
                String($0.output.1)
            }
        }
    }
}
