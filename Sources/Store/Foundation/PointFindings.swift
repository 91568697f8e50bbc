public import JSON
import Postgres
public import SharedLives

/// What was found on each point of a review or a plan, as it stands in JSON, in requests and answers and in the database:
/// `{"dbs": {"isMet": true, "evidence": …}, …}`. Points of which nothing was found are left out.
public enum PointFindings<Point: CaseIterable & RawRepresentable<String> & Hashable & Sendable> {
    /// The findings by their points.
    public typealias Findings = [Point: AnnualCarerReview.PointFinding]

    /// Reads them, each with evidence of 1 to 4000 characters.
    public static var form: JSONForm<Findings> {
        .object { points in
            var findings: Findings = [:]
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

    /// Writes them as an object, in the order of the points.
    public static func write(_ findings: Findings, to json: inout JSONWriter) {
        json.object { json in
            for point in Point.allCases {
                guard let finding = findings[point] else { continue }
                json.key(named: point.rawValue)
                json.object { json in
                    json.member("isMet", finding.isMet)
                    json.member("evidence", finding.evidence)
                }
            }
        }
    }

    static func text(_ findings: Findings) -> JSONText {
        JSONText(String(decoding: JSONWriter.bytes { write(findings, to: &$0) }, as: UTF8.self))
    }

    static func read(_ document: JSONText) throws -> Findings {
        try JSONReader.read(JSONParser.parse(Array(document.text.utf8)), as: form)
    }
}
