import Testing

/// The reader on which the other tests stand: were it blind, they would all pass.
@Suite struct SwiftSourceTests {
    @Test func commentsAndLiteralsAreNotCode() {
        let source = SwiftSource(
            path: "Sources/Room/File.swift",
            text: """
                let a = "Date()" // Date()
                /* Date() /* nested */ Date() */ let b = 1
                let c = #"raw "quoted" Date()"# + "\\"Date()\\""
                """)
        #expect(source.places(of: /Date\(\)/).isEmpty)
        #expect(source.code.contains("let b = 1"))
        #expect(source.literals.map(\.text) == ["Date()", #"raw "quoted" Date()"#, #"\"Date()\""#])
        #expect(source.literals.map(\.line) == [1, 3, 3])
    }

    @Test func interpolationsAreCode() {
        let source = SwiftSource(path: "Sources/Room/File.swift", text: #"print("it is \(clock(Date(), "x")) now")"#)
        #expect(source.places(of: /Date\(\)/) == ["Sources/Room/File.swift:1"])
        #expect(Set(source.literals.map(\.text)) == ["x", "it is  now"])
    }

    @Test func importsAreReadInAllTheirForms() {
        let source = SwiftSource(
            path: "Sources/Room/File.swift",
            text:
                "import A\npublic import B.C\n@testable import D\nimport struct E.F\n// import G\n@preconcurrency import H"
        )
        #expect(source.imports.map(\.module) == ["A", "B", "D", "E", "H"])
        #expect(source.room == "Room")
    }

    @Test func aFunctionIsMeasuredFromItsFirstLineToItsLast() {
        let source = SwiftSource(
            path: "Sources/Room/File.swift",
            text: """
                protocol P {
                    func without() -> Int
                    init(body: Int)
                }
                struct S: P {
                    func without() -> Int { 1 }
                    init(body: Int) {
                        print("}")
                    }
                    func over(
                        lines: Int
                    ) throws -> Int
                    where Self: P
                    {
                        if true { }
                        return 1
                    }
                }
                """)
        #expect(source.functions.map(\.name) == ["without", "init", "over"])
        #expect(source.functions.map(\.lines) == [1, 3, 8])
        #expect(source.functions.map(\.firstLine) == [6, 7, 10])
    }
}
