import Testing

/// Every clause of the specification's sections on referral to exit has a test that is named for it, or is nobody's program.
@Suite("Clauses and their tests") struct ClauseNameTests {
    /// How many clauses each section has.
    private static let sections = [
        6: 5, 7: 8, 8: 2, 9: 3, 10: 2, 11: 2, 12: 3, 13: 4, 14: 3, 15: 5, 16: 2, 17: 7, 18: 2, 19: 4, 20: 4,
    ]

    /// Clauses without a test, with the reason.
    private static let notOfTheSystem = [
        "3.9.3": "What carers are in law.",
        "3.12.3": "What carers write down; the record of significant events belongs to quality.",
        "3.15.2": "What scheme and carer do for the person; its outcomes belong to quality.",
        "3.17.1": "The scheme's policy and its assessment.", "3.17.2": "The scheme's awareness and policies.",
        "3.17.3": "The training of staff and carers.",
        "3.17.4": "Reviews of practice; what is reported of them belongs to quality.",
        "3.17.5": "What is told to the council of incidents belongs to quality.",
        "3.17.7": "Work with the police and others.", "3.19.1": "What individuals are informed of.",
        "3.19.2": "What carers are informed of.", "3.19.3": "Complaints belong to quality.",
        "3.19.4": "Complaints belong to quality.",
    ]

    @Test("3.6 to 3.20: every clause that speaks of the system's side stands in the name of a test")
    func names() {
        var named: Set<String> = []
        for path in Repository.files where path.hasPrefix("Tests/") && path.hasSuffix("Tests.swift") {
            for line in (Repository.text(of: path) ?? "").split(separator: "\n") where Self.isName(line) {
                for range in line.matches(of: /3\.(\d+)\.(\d+)(?: to 3\.\d+\.(\d+))?/) {
                    let (first, last) = (Int(range.2)!, range.3.flatMap { Int($0) } ?? Int(range.2)!)
                    for clause in first...max(first, last) { named.insert("3.\(range.1).\(clause)") }
                }
            }
        }
        let all = Self.sections.flatMap { section, count in (1...count).map { "3.\(section).\($0)" } }
        #expect(Set(all).subtracting(named).subtracting(Self.notOfTheSystem.keys).sorted() == [])
        #expect(Set(Self.notOfTheSystem.keys).isSubset(of: all))
    }

    /// Whether a line has the name of a test: it stands in the attribute, or alone on the line after.
    private static func isName(_ line: Substring) -> Bool {
        let line = line.drop { $0 == " " }
        return line.hasPrefix("@Test(\"") || line.hasPrefix("\"") && (line.hasSuffix("\"") || line.hasSuffix("\")"))
    }
}
