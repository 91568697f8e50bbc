import Testing

@testable import Postgres

/// Each type goes to the server and comes back, from the server's own text as well, so that a mistake made both ways is seen.
@Suite struct ValueTests {
    private func expectRoundTrip<Value: PostgresValue & Equatable>(
        _ connection: Connection, _ values: [Value], as type: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let name = "round_trip_\(type.filter { $0.isLetter || $0.isNumber })_\(Value.self)".prefix(60)
        let query = Query<Value, Value>(String(name.filter { $0 != "<" && $0 != ">" }), "SELECT $1::\(type)")
        for value in values {
            let found = try connection.one(query, value)
            #expect(found == value, sourceLocation: sourceLocation)
        }
    }

    @Test func everyTypeComesBack() async throws {
        try await withPool { pool async throws in
            try await pool.withConnection { connection in
                try expectRoundTrip(connection, [Int.min, -1, 0, 1, .max], as: "bigint")
                try expectRoundTrip(connection, [Int64.min, -1, 0, 1, .max], as: "bigint")
                try expectRoundTrip(connection, [Int32.min, -1, 0, 1, .max], as: "integer")
                try expectRoundTrip(connection, [Int16.min, -1, 0, 1, .max], as: "smallint")
                try expectRoundTrip(
                    connection,
                    [0, -0.0, 1.5, -.infinity, .infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude],
                    as: "double precision")
                try expectRoundTrip(connection, [true, false], as: "boolean")
                try expectRoundTrip(
                    connection, ["", "a", "O'Brien \"\\", "Zoë 👩‍🚒 ß", String(repeating: "é", count: 100_000)], as: "text"
                )
                try expectRoundTrip(
                    connection, [Bytes([]), Bytes([0]), Bytes(0...255), Bytes(repeatElement(7, count: 300_000))],
                    as: "bytea")
                try expectRoundTrip(
                    connection, [UUID(high: 0, low: 0), UUID(high: .max, low: .max), UUID(high: 1, low: 1 << 63)],
                    as: "uuid")
                try expectRoundTrip(
                    connection,
                    [
                        PostgresDate(daysSinceEpoch: 0), PostgresDate(daysSinceEpoch: 10_957), .infinity,
                        .minusInfinity, PostgresDate(daysSinceEpoch: -2_440_588),
                        PostgresDate(daysSinceEpoch: 2_145_042_905),
                    ], as: "date")
                try expectRoundTrip(
                    connection,
                    [
                        PostgresTimestamp(microsecondsSinceEpoch: 0), .infinity, .minusInfinity,
                        PostgresTimestamp(microsecondsSinceEpoch: -1),
                        PostgresTimestamp(microsecondsSinceEpoch: 946_684_800_000_000),
                        PostgresTimestamp(microsecondsSinceEpoch: -210_866_803_200_000_000),
                        PostgresTimestamp(microsecondsSinceEpoch: .max - 1),
                    ], as: "timestamptz")
                try expectRoundTrip(
                    connection, [JSONText("{\"a\": [1, 2.50, null, \"é\"]}"), JSONText("null")], as: "jsonb")
            }
        }
    }

    @Test func optionalsAndArraysComeBack() async throws {
        try await withPool { pool async throws in
            try await pool.withConnection { connection in
                try expectRoundTrip(connection, [Int?.none, 7], as: "bigint")
                try expectRoundTrip(connection, [String?.none, ""], as: "text")
                try expectRoundTrip(connection, [[], [1], [.min, .max, 0]] as [[Int]], as: "bigint[]")
                try expectRoundTrip(connection, [[nil], [1, nil, 3]] as [[Int32?]], as: "integer[]")
                try expectRoundTrip(connection, [["", "a", "{}", "NULL"], [nil, "b"]] as [[String?]], as: "text[]")
                try expectRoundTrip(connection, [nil, [], ["a"]] as [[String]?], as: "text[]")
                try expectRoundTrip(connection, [[true, false]], as: "boolean[]")
                try expectRoundTrip(connection, [[Int16(1), -1]], as: "smallint[]")
                try expectRoundTrip(connection, [[1.5, -2]], as: "double precision[]")
                try expectRoundTrip(connection, [[Bytes([1, 0]), Bytes([])]], as: "bytea[]")
                try expectRoundTrip(connection, [[UUID(high: 1, low: 2)]], as: "uuid[]")
                try expectRoundTrip(connection, [[PostgresDate(daysSinceEpoch: 20_000)]], as: "date[]")
                try expectRoundTrip(connection, [[PostgresTimestamp(microsecondsSinceEpoch: 5)]], as: "timestamptz[]")
                try expectRoundTrip(connection, [[JSONText("{}")]], as: "jsonb[]")
            }
        }
    }

    @Test func meaningIsTheServersOwn() async throws {
        let query = Query<(), (PostgresDate, PostgresTimestamp, UUID, String, [String?])>(
            "meaning",
            """
            SELECT date '2026-10-05', timestamptz '2026-10-05 10:30:00.000001+01',
                uuid '00112233-4455-6677-8899-aabbccddeeff', 'abc'::varchar(5), '{x,NULL}'::text[]
            """)
        let (date, timestamp, uuid, text, list) = try await withPool { pool async throws in
            try await pool.withConnection { try $0.one(query, ()) }
        }
        #expect(date.daysSinceEpoch == 20_731)
        #expect(timestamp.microsecondsSinceEpoch == 1_791_192_600_000_001)
        #expect(uuid.description == "00112233-4455-6677-8899-aabbccddeeff")
        #expect(text == "abc")
        #expect(list == ["x", nil])
    }

    @Test func anyValuesComeBack() async throws {
        typealias Row = (Int, Int32?, String, [Int?], Bytes, UUID, Double)
        let query = Query<Row, Row>("any_values", "SELECT $1, $2, $3, $4, $5, $6, $7")
        try await withPool { pool async throws in
            try await pool.withConnection { connection in
                var random = SeededGenerator(seed: 20_261_005)
                for _ in 0..<500 {
                    let scalars = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                        Unicode.Scalar(UInt32.random(in: 1..<0x11_0000, using: &random)) ?? "\u{FFFD}"
                    }
                    let sent: Row = (
                        Int.random(in: .min ... .max, using: &random),
                        Bool.random(using: &random) ? nil : Int32.random(in: .min ... .max, using: &random),
                        String(String.UnicodeScalarView(scalars)),
                        (0..<Int.random(in: 0...20, using: &random)).map { _ in
                            Bool.random(using: &random) ? nil : Int.random(in: .min ... .max, using: &random)
                        },
                        Bytes(
                            (0..<Int.random(in: 0...300, using: &random)).map { _ in
                                UInt8.random(in: 0...255, using: &random)
                            }),
                        UUID(high: random.next(), low: random.next()),
                        Double(sign: .plus, exponent: Int.random(in: -1_000...1_000, using: &random), significand: 1.25)
                    )
                    let found = try connection.one(query, sent)
                    #expect(found.0 == sent.0)
                    #expect(found.1 == sent.1)
                    // By scalars: == on String would take two spellings of one character for the same.
                    #expect(Array(found.2.unicodeScalars) == Array(sent.2.unicodeScalars))
                    #expect(found.3 == sent.3)
                    #expect(found.4 == sent.4)
                    #expect(found.5 == sent.5)
                    #expect(found.6 == sent.6)
                }
            }
        }
    }

    @Test func enumerationsTravelAsTheirRawValues() async throws {
        enum Colour: String, PostgresValue { case red, blue }
        let query = Query<(Colour, [Colour]), (Colour, [Colour])>("enumeration", "SELECT $1, $2")
        let unknown = Query<(), Colour>("enumeration_unknown", "SELECT 'green'::text")
        try await withPool { pool async throws in
            try await pool.withConnection { connection in
                let (one, many) = try connection.one(query, (.red, [.blue, .red]))
                #expect(one == .red)
                #expect(many == [.blue, .red])
                let error = #expect(throws: PostgresError.self) { try connection.one(unknown, ()) }
                #expect(error?.kind == .decoding)
                #expect(error?.description.contains("green") == false)
            }
        }
    }
}

/// The same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        // SplitMix64.
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
