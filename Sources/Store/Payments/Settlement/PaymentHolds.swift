public import Postgres
public import SharedLives

/// What is recorded of holds.
public enum PaymentHolds {
    /// Reads one of the scheme.
    public static func find(_ id: Identifier) -> Reading<Stored<PaymentHold>?> { find.callFirst(id) }

    /// Reads a page of the scheme's, in the order in which they were placed.
    ///
    /// - Parameters:
    ///   - carer: only those of this carer; nil for all.
    ///   - inForce: only those in force, or only those released; nil for both.
    public static func list(_ page: Page, carer: Identifier?, inForce: Bool?) -> Reading<[Stored<PaymentHold>]> {
        list.call((page.start, page.rowsMax, carer, inForce))
    }

    static let all = [find.statement, list.statement, insert.statement, release.statement]
}

extension PaymentHolds {
    fileprivate typealias Row = (
        Identifier, Int32, Identifier, String, Instant, Identifier, Instant?, Identifier?, String?
    )

    fileprivate static let columns =
        "id, version, carer_id, reason, placed_at, placed_by, released_at, released_by, release_reason"

    fileprivate static let find = Query<Identifier, Row>(
        "payment_hold_find", "SELECT \(columns) FROM payment_hold WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(stored)

    fileprivate static let list = Query<(Identifier, Int, Identifier?, Bool?), Row>(
        "payment_hold_list",
        """
        SELECT \(columns) FROM payment_hold WHERE scheme_id = current_scheme_id() AND id > $1
            AND ($3 IS NULL OR carer_id = $3) AND ($4 IS NULL OR (released_at IS NULL) = $4)
        ORDER BY id LIMIT $2
        """
    ).map(stored)

    fileprivate static let insert = Query<(Identifier, Identifier, String), Row>(
        "payment_hold_insert",
        "INSERT INTO payment_hold (id, carer_id, reason) VALUES ($1, $2, $3) RETURNING \(columns)"
    ).map(stored)

    fileprivate static let release = Query<(Identifier, [Int32]?, String), Row>(
        "payment_hold_release",
        """
        UPDATE payment_hold SET version = version + 1, released_at = current_instant(),
            released_by = current_account_id(), release_reason = $3
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) AND released_at IS NULL
        RETURNING \(columns)
        """
    ).map(stored)

    @Sendable fileprivate static func stored(_ row: Row) -> Stored<PaymentHold> {
        Stored(
            id: row.0, version: row.1, recordedAt: row.4,
            value: PaymentHold(
                carerID: row.2, reason: row.3, placed: PaymentRun.Step(by: row.5, at: row.4),
                released: PaymentRun.Step(row.7, row.6), releaseReason: row.8))
    }
}

extension PaymentRun.Step {
    /// A step that may not have been taken yet.
    init?(_ by: Identifier?, _ at: Instant?) {
        guard let by, let at else { return nil }
        self.init(by: by, at: at)
    }
}

extension SchemeTransaction {
    /// Holds a carer's payments from now on.
    ///
    /// - Throws: `StoreError.refused` when there is no such carer; `StoreError.conflict` when they are held already.
    public func holdPayments(of carer: Identifier, reason: String) throws -> Stored<PaymentHold> {
        try connection.one(PaymentHolds.insert, (newIdentifier(), carer, reason))
    }

    /// Releases a hold: the next run pays what was held.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`; `StoreError.conflict` when it is released already.
    public func releaseHold(_ id: Identifier, at versions: [Int32]?, reason: String) throws -> Stored<PaymentHold> {
        if let released = try connection.first(PaymentHolds.release, (id, versions, reason)) { return released }
        throw try refusal(PaymentHolds.find, id, at: versions) { _ in
            Fault(
                pointer: "", code: "alreadyReleased", detail: "This hold is released already: nothing is to be done.")
        }
    }
}
