@testable import API
import HTTPTypes
@testable import Identity
import JSON
@testable import SharedLives

/// A parser of what comes from outside. It answers whatever the bytes are: what it takes it can say again, and what it does not
/// take it refuses by an error that becomes a problem. Anything else ends the process.
enum Parser: String, CaseIterable {
    /// Any JSON.
    case documents
    /// Facts of a month that is to be worked out. (What else is sent is read within a transaction; `FuzzTests` has it, with a database.)
    case calculations
    /// Banks' answers to payment files, and the tables in which they stand.
    case confirmations
    /// Bearer tokens, keys, versions, cursors and queries.
    case headers
    /// Tokens that a provider has signed, and the sets of its keys.
    case tokens

    var parse: (_ bytes: [UInt8]) -> Void {
        switch self {
        case .documents: Self.parseDocument
        case .calculations: CalculationBody().parse
        case .confirmations: Self.parseConfirmation
        case .headers: Self.parseHeader
        case .tokens: Self.parseToken
        }
    }

    /// Inputs to begin with.
    var seeds: [[UInt8]] {
        switch self {
        case .documents: [#"{"a": [1, -2.5e10, true, null, "é\u00e9\ud83d\ude00\n"], "b": {}}"#].map { Array($0.utf8) }
        case .calculations: [CalculationBody().seed]
        case .confirmations:
            [
                "reference,amount,outcome,reason\r\nSL-1,\"1,234.56\",paid,\r\nSL-2,10.00,rejected,\"account \"\"closed\"\"\"\r\n"
            ]
            .map { Array($0.utf8) }
        case .headers:
            ["Bearer abc.def-_~+/==", #""key-1""#, #"W/"7", "8""#, "limit=5&cursor=WyJhIiwiYiJd&on=2026-10-05"].map {
                Array($0.utf8)
            }
        case .tokens:
            [
                Base64URL.encode(Array(#"{"alg":"RS256","kid":"1","typ":"JWT"}"#.utf8)) + "."
                    + Base64URL.encode(Array(#"{"sub":"fern","groups":["a"],"exp":1}"#.utf8)) + ".AAAA",
                #"{"keys":[{"kty":"EC","crv":"P-256","kid":"1","alg":"ES256","use":"sig","x":"AAAA","y":"AAAA"},"#
                    + #"{"kty":"RSA","n":"AQAB","e":"AQAB"},{"kty":"OKP","crv":"Ed25519","x":"AAAA"}]}"#,
            ]
            .map { Array($0.utf8) }
        }
    }

    private static func parseDocument(_ bytes: [UInt8]) {
        do throws(JSONSyntaxError) {
            let value = try JSONParser.parse(bytes)
            guard (try? JSONParser.parse(value.bytes)) == value else { fatalError("does not come back as it was") }
        } catch {
            guard (0...bytes.count).contains(error.offset) else { fatalError("a fault outside of the text") }
        }
    }

    private static func parseConfirmation(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let rows = try? CSVReader.rows(text, linesMax: PaymentConfirmation.linesMax) {
            for row in rows {
                guard row.line >= 1, !row.cells.isEmpty else { fatalError("a row without a place or a cell") }
            }
        }
        do throws(PaymentConfirmation.LineFaults) {
            let confirmation = try PaymentConfirmation(text)
            let sent = confirmation.rows.map {
                PaymentConfirmation.SentPayment(reference: $0.reference, amount: $0.amount, outcome: nil)
            }
            _ = confirmation.faults(against: sent)
            _ = confirmation.faults(against: [])
        } catch {
            guard !error.faults.isEmpty else { fatalError("refused without a reason") }
        }
    }

    private static func parseToken(_ bytes: [UInt8]) {
        if let token = SignedToken(String(decoding: bytes, as: UTF8.self)) {
            _ = (token.text("sub"), token.texts(at: ["groups"]), token.texts(at: ["realm", "roles"]))
        }
        if let keys = KeySet(json: bytes) {
            for algorithm in SigningAlgorithm.allCases where keys.key(nil, for: algorithm) != nil && keys.count == 0 {
                fatalError("a key out of an empty set")
            }
        }
    }

    private static func parseHeader(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        _ = BearerToken.find(in: text)
        if let key = IdempotencyKey(header: text), !(1...IdempotencyKey.charactersMax).contains(key.text.utf8.count) {
            fatalError("a key of a length that is refused")
        }
        _ = VersionCondition(header: text, weakTagsCount: true)
        if let cursor = Cursor(text, for: "listCarers") {
            guard Cursor(cursor.text(for: "listCarers"), for: "listCarers") == cursor else {
                fatalError("a cursor that is not read again")
            }
            _ = try? (cursor.identifier(0), cursor.integer(1), cursor.date(2))
        }
        if let decoded = Base64URL.decode(text), Base64URL.encode(decoded) != text {
            fatalError("two texts of the same bytes")
        }
        _ = try? Query(text[...], declared: ["limit", "cursor", "on"]).read { reader in
            (reader.optional("limit", .digits(1...200)), reader.optional("on", .date))
        }
    }
}
