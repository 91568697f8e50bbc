import JSON
import SharedLives

/// A copy of a scheme's audit chain: a JSON object a line. First what it is, then each link with its entries behind it, then the end.
enum AuditFile {
    static func head(scheme: Identifier, contents: Bool) -> [UInt8] {
        JSONWriter.bytes { json in
            json.object { json in
                json.member("auditChain", 1)
                json.member("schemeId", scheme)
                json.member("contents", contents)
            }
        }
    }

    static func line(_ link: AuditLink) -> [UInt8] {
        JSONWriter.bytes { json in
            json.object { json in
                json.member("link", link.number)
                json.member("schemeId", link.schemeID)
                json.member("firstEntryId", link.firstEntryID)
                json.member("entryCount", link.entryCount)
                json.member("microseconds", link.recordedAt.microsecondsSinceEpoch)
                json.member("entriesDigest", Hexadecimal.text(link.entriesDigest))
                json.member("digest", Hexadecimal.text(link.digest))
            }
        }
    }

    static func line(_ entry: ChainedAuditEntry, contents hasContents: Bool) -> [UInt8] {
        JSONWriter.bytes { json in
            json.object { json in
                json.member("entry", entry.id)
                json.member("schemeId", entry.schemeID)
                json.member("microseconds", entry.recordedAt.microsecondsSinceEpoch)
                json.member("accountId", entry.accountID)
                json.member("recordType", entry.recordType)
                json.member("recordId", entry.recordID)
                json.member("change", entry.change)
                if hasContents, let contents = entry.contents {
                    json.member("salt", Hexadecimal.text(contents.salt))
                    json.member("before", contents.before)
                    json.member("after", contents.after)
                    json.member("shown", contents.shown)
                } else {
                    json.member("contentDigest", Hexadecimal.text(entry.digestOfContents))
                }
            }
        }
    }

    /// - Parameter loose: an entry that belongs to no link.
    static func end(loose: Int64?) -> [UInt8] {
        JSONWriter.bytes { json in
            json.object { json in
                json.member("end", true)
                json.member("entryWithoutLink", loose)
            }
        }
    }
}

/// Why a file is no copy of an audit chain.
public struct AuditFileFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    public let line: Int

    /// A fault in a line.
    public init(line: Int) { self.line = line }

    /// A sentence, without anything of the file.
    public var description: String { "Line \(line) is not one that 'sharedlives audit export' writes, or is missing." }
}

/// Proves a copy of an audit chain, line by line, without a database.
public struct AuditFileVerifier {
    private let noted: NotedLink?
    private var verifier: AuditChainVerifier?
    private var lines = 0
    private var summary: AuditChainSummary?

    /// A verifier before the first line.
    public init(noted: NotedLink? = nil) { self.noted = noted }

    /// Takes the next line.
    /// - Throws: ``AuditBreak`` at the first broken link; ``AuditFileFault``.
    public mutating func take(_ line: [UInt8]) throws {
        lines += 1
        guard summary == nil, case .object(let object)? = try? JSONParser.parse(line) else { throw fault }
        guard verifier != nil else {
            guard object.integer("auditChain") == 1, let scheme = object.identifier("schemeId"),
                case .bool(let contents)? = object[name: "contents"]
            else { throw fault }
            verifier = AuditChainVerifier(scheme: scheme, noted: noted, mayLackContents: !contents)
            return
        }
        if object[name: "link"] != nil {
            guard let link = AuditLink(object) else { throw fault }
            try verifier?.begin(link)
        } else if object[name: "entry"] != nil {
            guard let entry = ChainedAuditEntry(object) else { throw fault }
            verifier?.add(entry)
        } else {
            guard object[name: "end"] == .bool(true) else { throw fault }
            summary = try verifier?.end(loose: object.integer("entryWithoutLink"))
        }
    }

    /// Ends the file.
    /// - Throws: ``AuditFileFault`` where its end is missing.
    public func end() throws -> AuditChainSummary {
        guard let summary else { throw AuditFileFault(line: lines + 1) }
        return summary
    }

    private var fault: AuditFileFault { AuditFileFault(line: lines) }
}

extension AuditLink {
    fileprivate init?(_ object: JSONObject) {
        guard let number = object.integer("link"), let scheme = object.identifier("schemeId"),
            let first = object.integer("firstEntryId"), let count = object.integer("entryCount"),
            let microseconds = object.integer("microseconds"), let entries = object.bytes("entriesDigest"),
            let digest = object.bytes("digest")
        else { return nil }
        self.init(
            schemeID: scheme, number: number, firstEntryID: first, entryCount: count,
            recordedAt: Instant(microsecondsSinceEpoch: microseconds), entriesDigest: entries, digest: digest)
    }
}

extension ChainedAuditEntry {
    fileprivate init?(_ object: JSONObject) {
        guard let id = object.integer("entry"), let scheme = object.identifier("schemeId"),
            let microseconds = object.integer("microseconds"), let type = object.text("recordType"),
            let record = object.identifier("recordId"), let change = object.text("change")
        else { return nil }
        var contents: Contents?
        if let salt = object.bytes("salt") {
            var shown: [Identifier]?
            if case .array(let values)? = object[name: "shown"] {
                shown = values.compactMap { if case .string(let text) = $0 { Identifier(text) } else { nil } }
            }
            contents = Contents(salt: salt, before: object.text("before"), after: object.text("after"), shown: shown)
        }
        self.init(
            id: id, schemeID: scheme, recordedAt: Instant(microsecondsSinceEpoch: microseconds),
            accountID: object.identifier("accountId"), recordType: type, recordID: record, change: change,
            contents: contents, contentDigest: object.bytes("contentDigest"))
    }
}

extension JSONObject {
    fileprivate func integer(_ name: String) -> Int64? {
        if case .number(.integer(let value))? = self[name: name] { value } else { nil }
    }

    fileprivate func text(_ name: String) -> String? {
        if case .string(let text)? = self[name: name] { text } else { nil }
    }

    fileprivate func identifier(_ name: String) -> Identifier? { text(name).flatMap { Identifier($0) } }

    fileprivate func bytes(_ name: String) -> [UInt8]? { text(name).flatMap(Hexadecimal.bytes) }
}
