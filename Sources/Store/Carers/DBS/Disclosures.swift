import Postgres
public import Sealing
public import SharedLives

enum DisclosureStatements {
    static let standing = Query<Identifier, (Int32, Instant, Instant?)>(
        "dbs_disclosure_standing",
        """
        SELECT version, recorded_at, purged_at FROM dbs_disclosure
        WHERE scheme_id = current_scheme_id() AND certificate_id = $1
        """
    ).map { DisclosureStanding(version: $0.0, recordedAt: $0.1, purgedAt: $0.2) }

    static let insert = Query<
        (Identifier, Identifier, String?, Bytes?, String?, Bytes?), (Int32, Instant, Instant?)
    >(
        "dbs_disclosure_insert",
        """
        INSERT INTO dbs_disclosure (id, certificate_id, content_key_id, sealed_content, reasoning_key_id, sealed_reasoning)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING version, recorded_at, purged_at
        """
    ).map { DisclosureStanding(version: $0.0, recordedAt: $0.1, purgedAt: $0.2) }

    /// A part that is sealed takes the place of what stands in the clear from before.
    static let update = Query<(Identifier, String?, Bytes?, String?, Bytes?), (Int32, Instant, Instant?)>(
        "dbs_disclosure_update",
        """
        UPDATE dbs_disclosure SET version = version + 1,
            content = CASE WHEN $2 IS NULL THEN content END, content_key_id = coalesce($2, content_key_id),
            sealed_content = coalesce($3, sealed_content),
            reasoning = CASE WHEN $4 IS NULL THEN reasoning END, reasoning_key_id = coalesce($4, reasoning_key_id),
            sealed_reasoning = coalesce($5, sealed_reasoning)
        WHERE scheme_id = current_scheme_id() AND certificate_id = $1 AND purged_at IS NULL
        RETURNING version, recorded_at, purged_at
        """
    ).map { DisclosureStanding(version: $0.0, recordedAt: $0.1, purgedAt: $0.2) }

    static let purgeOfCertificate = Command<Identifier>(
        "dbs_disclosure_purge_of_certificate",
        """
        UPDATE dbs_disclosure SET version = version + 1, content = NULL, reasoning = NULL, content_key_id = NULL,
            sealed_content = NULL, reasoning_key_id = NULL, sealed_reasoning = NULL, purged_at = current_instant()
        WHERE scheme_id = current_scheme_id() AND certificate_id = $1 AND purged_at IS NULL
        """)

    static let content = Query<Identifier, (Int32, String?, String?, Bytes?, String?, String?, Bytes?)>(
        "dbs_disclosure_content",
        """
        SELECT version, content, content_key_id, sealed_content, reasoning, reasoning_key_id, sealed_reasoning
        FROM dbs_disclosure
        WHERE scheme_id = current_scheme_id() AND certificate_id = $1 AND purged_at IS NULL
        """)

    static let insertShowing = Query<
        (Identifier, Identifier, ShowingPurpose), (Identifier, Identifier, Instant, ShowingPurpose)
    >(
        "dbs_showing_insert",
        """
        INSERT INTO dbs_showing (id, certificate_id, purpose) VALUES ($1, $2, $3) RETURNING id, shown_to, shown_at, purpose
        """
    ).map { Showing(id: $0.0, shownTo: $0.1, shownAt: $0.2, purpose: $0.3) }

    static let showings = Query<(Identifier, Identifier, Int), (Identifier, Identifier, Instant, ShowingPurpose)>(
        "dbs_showing_list",
        """
        SELECT id, shown_to, shown_at, purpose FROM dbs_showing
        WHERE scheme_id = current_scheme_id() AND certificate_id = $1 AND id > $2 ORDER BY id LIMIT $3
        """
    ).map { Showing(id: $0.0, shownTo: $0.1, shownAt: $0.2, purpose: $0.3) }

    static let all = [
        standing.statement, insert.statement, update.statement, purgeOfCertificate.statement, content.statement,
        insertShowing.statement, showings.statement,
    ]
}

/// A part of what is kept of a disclosure until its purge.
public enum DisclosurePart: Sendable {
    /// What the certificate says.
    case content(String)
    /// What was made of it.
    case reasoning(String)

    /// The text, and where it belongs.
    fileprivate func text(_ scheme: Identifier, _ certificate: Identifier) -> (text: String, place: String) {
        switch self {
        case .content(let text): (text, SealedPlace.disclosure(scheme, certificate, "content"))
        case .reasoning(let text): (text, SealedPlace.disclosure(scheme, certificate, "reasoning"))
        }
    }

    fileprivate var isContent: Bool { if case .content = self { true } else { false } }
}

extension SchemeTransaction {
    /// Writes a part of a disclosure down, sealed, in place of what was there.
    ///
    /// - Parameter versions: at which versions it may be, 0 where nothing was written down yet; nil for any.
    /// - Throws: `StoreError.notFound`, `StoreError.stale`; `StoreError.conflict` when the certificate is clear, withdrawn or the
    ///   principal's own, or the time is over for which a disclosure is kept.
    public func write(
        _ part: DisclosurePart, ofCertificate id: Identifier, at versions: [Int32]?, keys: SealingKeys
    ) throws -> DisclosureStanding {
        let certificate = try lockDisclosed(id)
        let standing = try connection.first(DisclosureStatements.standing, id)
        if certificate.isDisclosureOver || standing?.purgedAt != nil { throw StoreError.conflict(.disclosurePurged) }
        let version = standing?.version ?? 0
        try require(versions, toHave: version)
        let (text, place) = part.text(principal.schemeID, id)
        let sealed = keys.seal(Array(text.utf8), at: place)
        let (key, bytes) = (sealed.keyID, Bytes(sealed.bytes))
        let parts: (String?, Bytes?, String?, Bytes?) =
            part.isContent ? (key, bytes, nil, nil) : (nil, nil, key, bytes)
        if standing == nil {
            return try connection.one(
                DisclosureStatements.insert, (newIdentifier(), id, parts.0, parts.1, parts.2, parts.3))
        }
        return try connection.one(DisclosureStatements.update, (id, parts.0, parts.1, parts.2, parts.3))
    }

    /// Shows what a certificate disclosed, and logs it in the same transaction: who does not commit has not seen it.
    ///
    /// - Throws: `StoreError.notFound` when nothing was written down; `StoreError.conflict` as for ``write(_:ofCertificate:at:)``.
    public func showDisclosure(
        ofCertificate id: Identifier, for purpose: ShowingPurpose, keys: SealingKeys
    ) throws -> ShownDisclosure {
        let certificate = try lockDisclosed(id)
        guard let standing = try connection.first(DisclosureStatements.standing, id) else { throw StoreError.notFound }
        if certificate.isDisclosureOver || standing.purgedAt != nil { throw StoreError.conflict(.disclosurePurged) }
        let showing = try connection.one(DisclosureStatements.insertShowing, (newIdentifier(), id, purpose))
        let kept = try connection.one(DisclosureStatements.content, id)
        return ShownDisclosure(
            showing: showing, version: kept.0,
            content: try opened(kept.1, kept.2, kept.3, keys, id, "content"),
            reasoning: try opened(kept.4, kept.5, kept.6, keys, id, "reasoning"))
    }

    /// A part as text, whether it is sealed or stands in the clear from before; nil where there is none.
    private func opened(
        _ clear: String?, _ key: String?, _ bytes: Bytes?, _ keys: SealingKeys, _ certificate: Identifier,
        _ part: String
    ) throws -> String? {
        guard let key, let bytes else { return clear }
        do throws(SealingError) {
            let sealed = SealingKeys.Sealed(keyID: key, bytes: bytes.bytes)
            let place = SealedPlace.disclosure(principal.schemeID, certificate, part)
            return String(decoding: try keys.open(sealed, at: place), as: UTF8.self)
        } catch {
            throw error.storeError
        }
    }

    /// A page of a certificate's log of showings, the oldest first.
    ///
    /// - Throws: `StoreError.notFound` when there is no such certificate.
    public func showings(ofCertificate id: Identifier, _ page: Page) throws -> [Showing] {
        let showings = try connection.rows(DisclosureStatements.showings, (id, page.start, page.rowsMax))
        if showings.isEmpty, try connection.first(DBSCertificateStatements.find, id) == nil {
            throw StoreError.notFound
        }
        return showings
    }
}

extension Fault {
    fileprivate static let disclosurePurged = Fault(
        pointer: "", code: "disclosurePurged",
        detail: "What was disclosed is kept for six months after the decision, and these are over. The decision stays.")
}
