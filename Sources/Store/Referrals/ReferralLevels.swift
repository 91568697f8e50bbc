import JSON
import Postgres
import SharedLives

/// How the levels of a referral stand in the database: `{"medication": 2, …}`, by the domain's code.
extension Referral {
    var levelsText: JSONText {
        let bytes = JSONWriter.bytes { json in
            json.object { json in
                for (domain, level) in levels.sorted(by: { $0.key < $1.key }) { json.member(named: domain, level) }
            }
        }
        return JSONText(String(decoding: bytes, as: UTF8.self))
    }

    static func levels(_ document: JSONText) throws -> [String: Int] {
        try JSONReader.read(
            JSONParser.parse(Array(document.text.utf8)),
            as: .table(.integer(1...BandingTool.levelsMax), nameCharacters: 1...50))
    }
}
