public import Postgres
public import SharedLives

extension Store {
    /// Proves a scheme's audit chain, as it stands at one moment: ``AuditChain/verify(_:noted:on:)``.
    ///
    /// - Returns: what the chain comes to, or the first broken link.
    /// - Throws: as ``transaction(inScheme:onBehalfOf:_:_:)``.
    public func verifyAuditChain(
        of scheme: Identifier, noted: NotedLink? = nil
    ) async throws -> Result<AuditChainSummary, AuditBreak> {
        try await transaction(inScheme: scheme, onBehalfOf: nil, .repeatableRead) { connection in
            try AuditChain.verify(scheme, noted: noted, on: connection)
        }
    }

    /// Copies a scheme's audit chain, as it stands at one moment: ``AuditChain/export(_:contents:on:write:)``.
    ///
    /// - Throws: as ``transaction(inScheme:onBehalfOf:_:_:)``, and what `write` throws.
    public func exportAuditChain(
        of scheme: Identifier, contents: Bool, write: @escaping @Sendable ([UInt8]) throws -> Void
    ) async throws {
        try await transaction(inScheme: scheme, onBehalfOf: nil, .repeatableRead) { connection in
            try AuditChain.export(scheme, contents: contents, on: connection, write: write)
        }
    }
}

/// The audit chain of a scheme: a link for each transaction.
public enum AuditChain {
    /// Links that are read at once, and entries.
    private static let linksMax = 500, entriesMax = 2_000

    /// Proves a chain: every entry and link is read, and its digests are worked out anew.
    ///
    /// - Parameter noted: a link that somebody noted before.
    /// - Returns: what the chain comes to, or the first broken link.
    public static func verify(
        _ scheme: Identifier, noted: NotedLink? = nil, on connection: Connection
    ) throws -> Result<AuditChainSummary, AuditBreak> {
        var verifier = AuditChainVerifier(scheme: scheme, noted: noted)
        do {
            try walk(scheme, on: connection) {
                try verifier.begin($0)
            } entry: {
                verifier.add($0)
            }
            return .success(try verifier.end(loose: connection.first(AuditChainStatements.loose, scheme)))
        } catch let broken as AuditBreak {
            return .failure(broken)
        }
    }

    /// Copies a chain line by line, without line feeds; ``AuditFileVerifier`` proves the copy.
    ///
    /// - Parameter contents: whether the copy has what the entries tell, which is personal data; without, it has their digests.
    public static func export(
        _ scheme: Identifier, contents: Bool, on connection: Connection, write: ([UInt8]) throws -> Void
    ) throws {
        try write(AuditFile.head(scheme: scheme, contents: contents))
        try walk(scheme, on: connection) {
            try write(AuditFile.line($0))
        } entry: {
            try write(AuditFile.line($0, contents: contents))
        }
        try write(AuditFile.end(loose: connection.first(AuditChainStatements.loose, scheme)))
    }

    /// Every link of a scheme in order, each followed by its entries.
    private static func walk(
        _ scheme: Identifier, on connection: Connection, link take: (AuditLink) throws -> Void,
        entry add: (ChainedAuditEntry) throws -> Void
    ) throws {
        var last: Int64 = 0
        while true {
            let links = try connection.rows(AuditChainStatements.links, (scheme, last, linksMax))
            for link in links {
                try take(link)
                var lastEntry: Int64 = -1
                while true {
                    let entries = try connection.rows(
                        AuditChainStatements.entries, (scheme, link.firstEntryID, lastEntry, entriesMax))
                    for entry in entries { try add(entry) }
                    guard entries.count == entriesMax, let end = entries.last else { break }
                    lastEntry = end.id
                }
            }
            guard links.count == linksMax, let end = links.last else { return }
            last = end.number
        }
    }
}

enum AuditChainStatements {
    static let links = Query<
        (Identifier, Int64, Int), (Identifier, Int64, Int64, Int64, Instant, Bytes, Bytes)
    >(
        "audit_links",
        """
        SELECT scheme_id, number, first_entry_id, entry_count, recorded_at, entries_digest, digest FROM audit_link
        WHERE scheme_id = $1 AND number > $2 ORDER BY number LIMIT $3
        """
    ).map {
        AuditLink(
            schemeID: $0.0, number: $0.1, firstEntryID: $0.2, entryCount: $0.3, recordedAt: $0.4,
            entriesDigest: $0.5.bytes, digest: $0.6.bytes)
    }

    private typealias EntryRow = (
        Int64, Identifier, Instant, Identifier?, String, Identifier, String, String?, String?, [Identifier]?, Bytes?,
        Bytes?
    )

    static let entries = Query<(Identifier, Int64, Int64, Int), EntryRow>(
        "audit_entries_of_link",
        """
        SELECT id, scheme_id, recorded_at, account_id, record_type, record_id, change, before::text, after::text, shown,
            salt, content_digest
        FROM audit_entry WHERE scheme_id = $1 AND first_entry_id = $2 AND id > $3 ORDER BY id LIMIT $4
        """
    ).map { row in
        ChainedAuditEntry(
            id: row.0, schemeID: row.1, recordedAt: row.2, accountID: row.3, recordType: row.4, recordID: row.5,
            change: row.6,
            contents: row.10.map { .init(salt: $0.bytes, before: row.7, after: row.8, shown: row.9) },
            contentDigest: row.11?.bytes)
    }

    /// An entry that belongs to no link.
    static let loose = Query<Identifier, Int64>(
        "audit_entry_loose",
        """
        SELECT id FROM audit_entry AS entry
        WHERE scheme_id = $1 AND NOT EXISTS (
            SELECT FROM audit_link AS link
            WHERE link.scheme_id = entry.scheme_id AND link.first_entry_id = entry.first_entry_id)
        ORDER BY id LIMIT 1
        """)

    static let all = [links.statement, entries.statement, loose.statement]
}
