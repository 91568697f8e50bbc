import JSON
import Postgres
import SharedLives

/// How the points of an annual review stand in the database: `{"dbs": {"isMet": true, "evidence": …}, …}`.
extension AnnualCarerReview {
    var pointsText: JSONText {
        let bytes = JSONWriter.bytes { json in
            json.object { json in
                for point in Point.allCases {
                    guard let finding = points[point] else { continue }
                    json.key(named: point.rawValue)
                    json.object { json in
                        json.member("isMet", finding.isMet)
                        json.member("evidence", finding.evidence)
                    }
                }
            }
        }
        return JSONText(String(decoding: bytes, as: UTF8.self))
    }

    static func points(_ document: JSONText) throws -> [Point: PointFinding] {
        try JSONReader.read(Array(document.text.utf8)) { points in
            var findings: [Point: PointFinding] = [:]
            for point in Point.allCases {
                findings[point] = points.optional(
                    point.rawValue,
                    .object { finding in
                        PointFinding(
                            isMet: finding.required("isMet", .boolean),
                            evidence: finding.required("evidence", .lines(1...4_000)))
                    })
            }
            return findings
        }
    }
}
