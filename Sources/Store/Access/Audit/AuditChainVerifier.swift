import Crypto
import SharedLives

/// The first place at which a chain does not hold.
public struct AuditBreak: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong there.
    public enum Fault: Hashable, Sendable {
        /// The link before this one is not there.
        case linkMissing
        /// The link is not what it was when it was made.
        case linkChanged
        /// It had this many entries, and has another number.
        case entriesCounted(Int64, expected: Int64)
        /// An entry is not what it was, or not where it was.
        case entriesChanged
        /// The contents of this entry are gone, and no entry says that they were erased.
        case contentsMissing(entryID: Int64)
        /// This entry belongs to no link.
        case entryWithoutLink(entryID: Int64)
        /// The chain does not have the link that was noted before.
        case notAsNoted
    }

    /// The first broken link; for an entry without link the one that the chain ends with (0 where there is none).
    public let link: Int64
    /// What is wrong with it.
    public let fault: Fault

    /// A sentence, without anything that an entry tells.
    public var description: String {
        switch fault {
        case .linkMissing: "Link \(link) is broken: the link before it is missing."
        case .linkChanged: "Link \(link) is broken: it was changed after it was made."
        case .entriesCounted(let found, let expected):
            "Link \(link) is broken: it was made of \(expected) entries and has \(found)."
        case .entriesChanged: "Link \(link) is broken: an entry was changed, replaced or moved."
        case .contentsMissing(let entry):
            "Link \(link) is broken: the contents of entry \(entry) are gone without a record of their erasure."
        case .entryWithoutLink(let entry): "Entry \(entry) belongs to no link: it was added or moved by hand."
        case .notAsNoted:
            "Link \(link) is missing or not the one that was noted: the chain's end was cut off or written anew."
        }
    }
}

/// What a whole chain came to.
public struct AuditChainSummary: Hashable, Sendable {
    /// How many links there are, which is the last one's number.
    public var links: Int64 = 0
    /// How many entries.
    public var entries: Int64 = 0
    /// How many of these were erased.
    public var erased: Int64 = 0
    /// The digest of the last link as hexadecimal digits; empty where there is none. Noted elsewhere, it shows later whether the
    /// chain's end was cut off.
    public var digest = ""
}

/// A link that somebody noted, by which a chain is held against what it was.
public struct NotedLink: Hashable, Sendable {
    /// Its number, from 1.
    public let number: Int64
    /// Its digest as hexadecimal digits.
    public let digest: String

    /// A link as `audit verify` tells it: `number:digest`. Nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[0]), number > 0,
            Hexadecimal.bytes(String(parts[1]))?.count == 32
        else { return nil }
        self.number = number
        digest = String(parts[1])
    }
}

/// Goes along a chain of one scheme, link by link and entry by entry, and stops at the first that does not hold. It keeps one link
/// in memory, and the numbers of entries that are empty until it meets the record of their erasure.
struct AuditChainVerifier {
    private let scheme: Identifier
    private let noted: NotedLink?
    /// Whether contents may be left out, as in a copy that is made to be shown around.
    private let mayLackContents: Bool
    private var previousDigest: [UInt8]?
    private var link: AuditLink?
    private var entries = SHA256()
    private var entryCount: Int64 = 0
    /// Entries without contents, each with its link.
    private var emptied: [Int64: Int64] = [:]
    private var summary = AuditChainSummary()

    /// A verifier at the beginning of a scheme's chain.
    init(scheme: Identifier, noted: NotedLink? = nil, mayLackContents: Bool = false) {
        self.scheme = scheme
        self.noted = noted
        self.mayLackContents = mayLackContents
    }

    /// Takes the next link; its entries follow.
    /// - Throws: ``AuditBreak``.
    mutating func begin(_ link: AuditLink) throws(AuditBreak) {
        try endLink()
        guard link.number == summary.links + 1 else { throw AuditBreak(link: link.number, fault: .linkMissing) }
        guard link.schemeID == scheme, link.digest == link.digest(behind: previousDigest) else {
            throw AuditBreak(link: link.number, fault: .linkChanged)
        }
        if let noted, noted.number == link.number, noted.digest != Hexadecimal.text(link.digest) {
            throw AuditBreak(link: link.number, fault: .notAsNoted)
        }
        self.link = link
        entries = SHA256()
        entryCount = 0
    }

    /// Takes the next entry of the link, in the order of ids.
    mutating func add(_ entry: ChainedAuditEntry) {
        entries.update(data: entry.digest)
        entryCount += 1
        if entry.contents == nil, let link { emptied[entry.id] = link.number }
        for entry in entry.erased where emptied.removeValue(forKey: entry) != nil { summary.erased += 1 }
    }

    /// Ends the chain.
    /// - Parameter loose: an entry of the scheme that belongs to no link; nil where there is none.
    /// - Throws: ``AuditBreak``.
    mutating func end(loose: Int64?) throws(AuditBreak) -> AuditChainSummary {
        try endLink()
        if !mayLackContents, let first = emptied.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
            throw AuditBreak(link: first.value, fault: .contentsMissing(entryID: first.key))
        }
        if let noted, noted.number > summary.links { throw AuditBreak(link: noted.number, fault: .notAsNoted) }
        if let loose { throw AuditBreak(link: summary.links, fault: .entryWithoutLink(entryID: loose)) }
        return summary
    }

    private mutating func endLink() throws(AuditBreak) {
        guard let link else { return }
        guard entryCount == link.entryCount else {
            throw AuditBreak(link: link.number, fault: .entriesCounted(entryCount, expected: link.entryCount))
        }
        guard Array(entries.finalize()) == link.entriesDigest else {
            throw AuditBreak(link: link.number, fault: .entriesChanged)
        }
        previousDigest = link.digest
        summary.links = link.number
        summary.entries += entryCount
        summary.digest = Hexadecimal.text(link.digest)
        self.link = nil
    }
}
