import JSON
import Postgres
import SharedLives

/// How the points of a plan stand in the database: `{"outcomes": {"isMet": true, "evidence": …}, …}`.
extension CarePlan {
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

    static func points(_ document: JSONText) throws -> [Point: AnnualCarerReview.PointFinding] {
        try JSONReader.read(Array(document.text.utf8)) { points in
            var findings: [Point: AnnualCarerReview.PointFinding] = [:]
            for point in Point.allCases {
                findings[point] = points.optional(
                    point.rawValue,
                    .object { finding in
                        AnnualCarerReview.PointFinding(
                            isMet: finding.required("isMet", .boolean),
                            evidence: finding.required("evidence", .lines(1...4_000)))
                    })
            }
            return findings
        }
    }
}
