import Crypto
import JSON
import SharedLives

/// One link of a scheme's audit chain: the entries of one transaction, and the link before.
///
/// What its digests are of stands here and in the database, each written without the other (`audit_add_link`).
struct AuditLink: Hashable, Sendable {
    /// The scheme.
    var schemeID: Identifier
    /// Its place, from 1 without a gap.
    var number: Int64
    /// The first of its entries; 0 for what was recorded before there were links.
    var firstEntryID: Int64
    /// How many entries it has.
    var entryCount: Int64
    /// When its transaction was.
    var recordedAt: Instant
    /// SHA-256 of its entries' digests, one behind the other in the order of their ids.
    var entriesDigest: [UInt8]
    /// SHA-256 of all this and the digest of the link before.
    var digest: [UInt8]

    /// The digest that this link has behind another; nil for the first link.
    func digest(behind previous: [UInt8]?) -> [UInt8] {
        let text = [
            "\(number)", "\(schemeID)", "\(firstEntryID)", "\(entryCount)", "\(recordedAt.microsecondsSinceEpoch)",
            Hexadecimal.text(entriesDigest), previous.map(Hexadecimal.text) ?? "-",
        ].joined(separator: "|")
        return Array(SHA256.hash(data: Array(text.utf8)))
    }
}

/// An entry of the audit trail with all that its link is a digest of.
struct ChainedAuditEntry: Hashable, Sendable {
    /// What an entry tells of a record, which an erasure takes away.
    struct Contents: Hashable, Sendable {
        /// Keeps what is erased from being found by trying. 16 bytes.
        var salt: [UInt8]
        /// The row before, in PostgreSQL's text of `jsonb`.
        var before: String?
        /// The row after.
        var after: String?
        /// The records that a reading showed.
        var shown: [Identifier]?

        var digest: [UInt8] {
            let shown = shown.map { "{\($0.map(\.description).joined(separator: ","))}" }
            return Array(
                SHA256.hash(data: salt + Array("\(before ?? "")\n\(after ?? "")\n\(shown ?? "")".utf8)))
        }
    }

    /// Its number.
    var id: Int64
    /// The scheme.
    var schemeID: Identifier
    /// When.
    var recordedAt: Instant
    /// The account; nil for what the service did by itself.
    var accountID: Identifier?
    /// The table, or the operation that read.
    var recordType: String
    /// The row.
    var recordID: Identifier
    /// `insert`, `update`, `delete`, `read` or `erase`.
    var change: String
    /// What it tells; nil where that was erased, or left out of a copy.
    var contents: Contents?
    /// What it told, where the contents are not there.
    var contentDigest: [UInt8]?

    /// The entries whose contents were erased, where this one records that.
    var erased: [Int64] {
        guard change == "erase", let after = contents?.after,
            case .object(let object)? = try? JSONParser.parse(Array(after.utf8)),
            case .array(let numbers)? = object[name: "entries"]
        else { return [] }
        return numbers.compactMap { number in
            if case .number(.integer(let value)) = number { value } else { nil }
        }
    }

    /// The digest of the contents, worked out where they are there.
    var digestOfContents: [UInt8] { contents?.digest ?? contentDigest ?? [] }

    /// The entry's digest.
    var digest: [UInt8] {
        let text = [
            "\(id)", "\(schemeID)", "\(recordedAt.microsecondsSinceEpoch)", accountID?.description ?? "-", recordType,
            "\(recordID)", change, Hexadecimal.text(digestOfContents),
        ].joined(separator: "|")
        return Array(SHA256.hash(data: Array(text.utf8)))
    }
}

/// Bytes written as hexadecimal digits, two for each.
enum Hexadecimal {
    static func text(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
            for (index, byte) in bytes.enumerated() {
                buffer[index * 2] = digits[Int(byte >> 4)]
                buffer[index * 2 + 1] = digits[Int(byte & 15)]
            }
            return bytes.count * 2
        }
    }

    /// The bytes; nil for what is not written in small hexadecimal digits, two for each.
    static func bytes(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
