import JobCatalog
import JobQueue
public import Postgres
public import Sealing
public import SharedLives

/// Where a sealed value belongs; moved anywhere else it cannot be opened.
enum SealedPlace {
    /// - Parameter owner: the carer, or the scheme.
    static func bankAccount(_ scheme: Identifier, _ owner: Identifier, _ id: Identifier) -> String {
        "bankAccount/\(scheme)/\(owner)/\(id)"
    }

    static func paymentFile(_ scheme: Identifier, _ id: Identifier) -> String { "paymentFile/\(scheme)/\(id)" }

    /// - Parameter part: `content` or `reasoning`.
    static func disclosure(_ scheme: Identifier, _ certificate: Identifier, _ part: String) -> String {
        "dbsDisclosure/\(scheme)/\(certificate)/\(part)"
    }

    static func digest(ofFileAt place: String) -> String { place + "/digest" }
}

/// How many values of a table are sealed under a key.
public struct SealedCount: Hashable, Sendable {
    /// The table.
    public let table: String
    /// The key's name.
    public let keyID: String
    /// How many.
    public let count: Int
}

/// A value that cannot be sealed anew, since it cannot be opened: which one, and nothing of it.
public struct UnopenedValue: Error, Hashable, Sendable {
    /// The table.
    public let table: String
    /// The row.
    public let id: Identifier
    /// Why.
    public let cause: SealingError
}

/// The change of the key under which fields are kept: scheme by scheme, a few rows a transaction, so that it can be stopped at any
/// point and goes on from there.
public enum Resealing {
    /// Enqueues the job for every scheme, unless it has one that is not done yet.
    ///
    /// - Returns: for how many schemes there is a new one.
    public static func enqueueForEachScheme(on connection: Connection) throws -> Int {
        let jobs = try Operator.schemes(connection).map { scheme in
            ResealFields(schemeID: scheme.id).newJob(
                id: Identifier.make(at: WallClock.now()), scheme: scheme.id, enqueuedBy: nil, uniqueKey: "reseal")
        }
        return try Jobs.enqueue(connection, jobs).filter(\.isNew).count
    }

    /// How many values of the open scheme stand under which key.
    public static func counts(on connection: Connection) throws -> [SealedCount] {
        try connection.rows(ResealingStatements.counts, ())
    }

    /// Seals up to so many rows of the open scheme anew, under the first key.
    ///
    /// - Returns: how many; 0 where nothing is left under another key.
    /// - Throws: ``UnopenedValue``.
    public static func reseal(
        scheme: Identifier, with keys: SealingKeys, rowsMax: Int, on connection: Connection
    ) throws -> Int {
        var count = 0
        for (id, owner, kept) in try connection.rows(ResealingStatements.carerAccounts, (keys.firstID, rowsMax)) {
            let place = SealedPlace.bankAccount(scheme, owner, id)
            let anew = try reseal(kept, at: place, keys, "carer_bank_account", id)
            _ = try connection.execute(ResealingStatements.updateCarerAccount, (id, anew.keyID, Bytes(anew.bytes)))
            count += 1
        }
        for (id, kept) in try connection.rows(ResealingStatements.payingAccounts, (keys.firstID, rowsMax - count)) {
            let place = SealedPlace.bankAccount(scheme, scheme, id)
            let anew = try reseal(kept, at: place, keys, "paying_account", id)
            _ = try connection.execute(ResealingStatements.updatePayingAccount, (id, anew.keyID, Bytes(anew.bytes)))
            count += 1
        }
        for (id, kept, digest) in try connection.rows(ResealingStatements.files, (keys.firstID, rowsMax - count)) {
            let place = SealedPlace.paymentFile(scheme, id)
            let anew = try reseal(kept, at: place, keys, "payment_file", id)
            let newDigest = try reseal(digest, at: SealedPlace.digest(ofFileAt: place), keys, "payment_file", id)
            _ = try connection.execute(
                ResealingStatements.updateFile, (id, anew.keyID, Bytes(anew.bytes), Bytes(newDigest.bytes)))
            count += 1
        }
        return try count + resealDisclosures(scheme, keys, rowsMax - count, connection)
    }

    private static func resealDisclosures(
        _ scheme: Identifier, _ keys: SealingKeys, _ rowsMax: Int, _ connection: Connection
    ) throws -> Int {
        let rows = try connection.rows(ResealingStatements.disclosures, (keys.firstID, rowsMax))
        for (id, certificate, content, reasoning) in rows {
            func anew(_ kept: SealingKeys.Sealed?, _ part: String) throws -> SealingKeys.Sealed? {
                guard let kept else { return nil }
                let place = SealedPlace.disclosure(scheme, certificate, part)
                return try reseal(kept, at: place, keys, "dbs_disclosure", id)
            }
            let (newContent, newReasoning) = (try anew(content, "content"), try anew(reasoning, "reasoning"))
            _ = try connection.execute(
                ResealingStatements.updateDisclosure,
                (
                    id, newContent?.keyID, newContent.map { Bytes($0.bytes) }, newReasoning?.keyID,
                    newReasoning.map { Bytes($0.bytes) }
                ))
        }
        return rows.count
    }

    /// Seals up to so many disclosures of the open scheme that stand in the clear since before there were keys for them. As the schema's
    /// owner: no process may both read and write them so.
    ///
    /// - Returns: how many; 0 where nothing is left in the clear.
    public static func sealDisclosures(
        scheme: Identifier, with keys: SealingKeys, rowsMax: Int, on connection: Connection
    ) throws -> Int {
        let rows = try connection.rows(ResealingStatements.clearDisclosures, rowsMax)
        for (id, certificate, content, reasoning) in rows {
            func sealed(_ text: String?, _ part: String) -> SealingKeys.Sealed? {
                text.map { keys.seal(Array($0.utf8), at: SealedPlace.disclosure(scheme, certificate, part)) }
            }
            let (newContent, newReasoning) = (sealed(content, "content"), sealed(reasoning, "reasoning"))
            _ = try connection.execute(
                ResealingStatements.sealDisclosure,
                (
                    id, newContent?.keyID, newContent.map { Bytes($0.bytes) }, newReasoning?.keyID,
                    newReasoning.map { Bytes($0.bytes) }
                ))
        }
        return rows.count
    }

    private static func reseal(
        _ kept: SealingKeys.Sealed, at place: String, _ keys: SealingKeys, _ table: String, _ id: Identifier
    ) throws(UnopenedValue) -> SealingKeys.Sealed {
        do throws(SealingError) {
            return keys.seal(try keys.open(kept, at: place), at: place)
        } catch {
            throw UnopenedValue(table: table, id: id, cause: error)
        }
    }
}

enum ResealingStatements {
    static let counts = Query<(), (String, String, Int)>(
        "sealed_counts",
        """
        SELECT sealed.name, key_id, count(*) FROM (
            SELECT 'carer_bank_account' AS name, key_id FROM carer_bank_account WHERE scheme_id = current_scheme_id()
            UNION ALL SELECT 'paying_account', key_id FROM paying_account WHERE scheme_id = current_scheme_id()
            UNION ALL SELECT 'payment_file', key_id FROM payment_file WHERE scheme_id = current_scheme_id()
            UNION ALL SELECT 'dbs_disclosure', part.key_id
            FROM dbs_disclosure CROSS JOIN LATERAL unnest(ARRAY[content_key_id, reasoning_key_id]) AS part (key_id)
            WHERE scheme_id = current_scheme_id() AND part.key_id IS NOT NULL) AS sealed
        GROUP BY 1, 2 ORDER BY 1, 2
        """
    ).map { SealedCount(table: $0.0, keyID: $0.1, count: $0.2) }

    static let carerAccounts = Query<(String, Int), (Identifier, Identifier, String, Bytes)>(
        "carer_bank_account_to_reseal",
        """
        SELECT id, carer_id, key_id, sealed FROM carer_bank_account
        WHERE scheme_id = current_scheme_id() AND key_id <> $1 ORDER BY id LIMIT $2 FOR UPDATE
        """
    ).map { ($0.0, $0.1, SealingKeys.Sealed(keyID: $0.2, bytes: $0.3.bytes)) }

    static let payingAccounts = Query<(String, Int), (Identifier, String, Bytes)>(
        "paying_account_to_reseal",
        """
        SELECT id, key_id, sealed FROM paying_account
        WHERE scheme_id = current_scheme_id() AND key_id <> $1 ORDER BY id LIMIT $2 FOR UPDATE
        """
    ).map { ($0.0, SealingKeys.Sealed(keyID: $0.1, bytes: $0.2.bytes)) }

    static let files = Query<(String, Int), (Identifier, String, Bytes, Bytes)>(
        "payment_file_to_reseal",
        """
        SELECT id, key_id, sealed, sealed_digest FROM payment_file
        WHERE scheme_id = current_scheme_id() AND key_id <> $1 ORDER BY id LIMIT $2 FOR UPDATE
        """
    ).map {
        (
            $0.0, SealingKeys.Sealed(keyID: $0.1, bytes: $0.2.bytes),
            SealingKeys.Sealed(keyID: $0.1, bytes: $0.3.bytes)
        )
    }

    static let updateCarerAccount = Command<(Identifier, String, Bytes)>(
        "carer_bank_account_reseal",
        "UPDATE carer_bank_account SET key_id = $2, sealed = $3 WHERE scheme_id = current_scheme_id() AND id = $1")

    static let updatePayingAccount = Command<(Identifier, String, Bytes)>(
        "paying_account_reseal",
        "UPDATE paying_account SET key_id = $2, sealed = $3 WHERE scheme_id = current_scheme_id() AND id = $1")

    static let updateFile = Command<(Identifier, String, Bytes, Bytes)>(
        "payment_file_reseal",
        """
        UPDATE payment_file SET key_id = $2, sealed = $3, sealed_digest = $4
        WHERE scheme_id = current_scheme_id() AND id = $1
        """)

    static let disclosures = Query<(String, Int), (Identifier, Identifier, String?, Bytes?, String?, Bytes?)>(
        "dbs_disclosure_to_reseal",
        """
        SELECT id, certificate_id, content_key_id, sealed_content, reasoning_key_id, sealed_reasoning FROM dbs_disclosure
        WHERE scheme_id = current_scheme_id() AND (content_key_id <> $1 OR reasoning_key_id <> $1)
        ORDER BY id LIMIT $2 FOR UPDATE
        """
    ).map { ($0.0, $0.1, sealed($0.2, $0.3), sealed($0.4, $0.5)) }

    @Sendable private static func sealed(_ key: String?, _ bytes: Bytes?) -> SealingKeys.Sealed? {
        guard let key, let bytes else { return nil }
        return SealingKeys.Sealed(keyID: key, bytes: bytes.bytes)
    }

    static let updateDisclosure = Command<(Identifier, String?, Bytes?, String?, Bytes?)>(
        "dbs_disclosure_reseal",
        """
        UPDATE dbs_disclosure SET content_key_id = $2, sealed_content = $3, reasoning_key_id = $4, sealed_reasoning = $5
        WHERE scheme_id = current_scheme_id() AND id = $1
        """)

    static let clearDisclosures = Query<Int, (Identifier, Identifier, String?, String?)>(
        "dbs_disclosure_in_the_clear",
        """
        SELECT id, certificate_id, content, reasoning FROM dbs_disclosure
        WHERE scheme_id = current_scheme_id() AND num_nonnulls(content, reasoning) > 0 ORDER BY id LIMIT $1 FOR UPDATE
        """)

    /// What is in the clear is sealed and emptied; a part that is sealed already stays.
    static let sealDisclosure = Command<(Identifier, String?, Bytes?, String?, Bytes?)>(
        "dbs_disclosure_seal",
        """
        UPDATE dbs_disclosure SET content = NULL, reasoning = NULL,
            content_key_id = coalesce($2, content_key_id), sealed_content = coalesce($3, sealed_content),
            reasoning_key_id = coalesce($4, reasoning_key_id), sealed_reasoning = coalesce($5, sealed_reasoning)
        WHERE scheme_id = current_scheme_id() AND id = $1
        """)

    static let all = [
        disclosures.statement, updateDisclosure.statement, clearDisclosures.statement, sealDisclosure.statement,
        counts.statement, carerAccounts.statement, payingAccounts.statement, files.statement,
        updateCarerAccount.statement, updatePayingAccount.statement, updateFile.statement,
    ]
}
