import Crypto
public import Postgres
public import SharedLives

/// A document as it was issued: its text never changes.
public struct IssuedDocument: Sendable {
    /// What a document is.
    public enum Kind: String, CaseIterable, Sendable {
        /// A meeting's agenda and cases.
        case panelPack
        /// A meeting's minutes.
        case panelMinutes
        /// A case's letter to the carer.
        case outcomeLetter
    }

    /// The document.
    public let id: Identifier
    /// What it is.
    public let kind: Kind
    /// What it is about: a meeting or a case.
    public let subjectID: Identifier
    /// The how manieth it is of its kind and subject, from 1.
    public let number: Int
    /// SHA-256 of its bytes, as small hexadecimal digits.
    public let digest: String
    /// Its length in bytes.
    public let byteCount: Int
    /// When it was issued.
    public let issuedAt: Instant
    /// By which account.
    public let issuedBy: Identifier?
}

/// Documents as they were issued. A panel member sees the packs and minutes of their own meetings.
public enum IssuedDocuments {
    /// Reads one, without its text.
    public static func find(_ id: Identifier) -> Reading<IssuedDocument?> {
        IssuedDocumentStatements.find.callFirst(id)
    }

    /// Reads the text of one.
    public static func text(_ id: Identifier) -> Reading<String?> { IssuedDocumentStatements.text.callFirst(id) }

    /// Reads those about a subject, the oldest first, without their texts.
    public static func list(about subject: Identifier) -> Reading<[IssuedDocument]> {
        IssuedDocumentStatements.list.call(subject)
    }
}

enum IssuedDocumentStatements {
    private typealias Row = (Identifier, IssuedDocument.Kind, Identifier, Int32, String, Int32, Instant, Identifier?)

    private static let columns = """
        id, kind, subject_id, number, encode(digest, 'hex'), octet_length(text), issued_at, issued_by
        """

    private static let visible = "scheme_id = current_scheme_id() AND \(PanelVisibility.document)"

    static let find = Query<Identifier, Row>(
        "issued_document_find", "SELECT \(columns) FROM issued_document WHERE \(visible) AND id = $1"
    ).map(document)

    static let text = Query<Identifier, String>(
        "issued_document_text", "SELECT text FROM issued_document WHERE \(visible) AND id = $1")

    static let list = Query<Identifier, Row>(
        "issued_document_list",
        "SELECT \(columns) FROM issued_document WHERE \(visible) AND subject_id = $1 ORDER BY kind, number"
    ).map(document)

    static let insert = Command<(Identifier, IssuedDocument.Kind, Identifier, String, Bytes)>(
        "issued_document_insert",
        """
        INSERT INTO issued_document (id, kind, subject_id, number, text, digest)
        SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5 FROM issued_document
        WHERE scheme_id = current_scheme_id() AND kind = $2 AND subject_id = $3
        """)

    static let all = [find.statement, text.statement, list.statement, insert.statement]

    @Sendable private static func document(_ row: Row) -> IssuedDocument {
        IssuedDocument(
            id: row.0, kind: row.1, subjectID: row.2, number: Int(row.3), digest: row.4, byteCount: Int(row.5),
            issuedAt: row.6, issuedBy: row.7)
    }
}

extension SchemeTransaction {
    /// Keeps a document as it is issued.
    func issue(_ kind: IssuedDocument.Kind, about subject: Identifier, _ text: String) throws -> IssuedDocument {
        let id = newIdentifier()
        let digest = Bytes(Array(SHA256.hash(data: Array(text.utf8))))
        _ = try connection.execute(IssuedDocumentStatements.insert, (id, kind, subject, text, digest))
        return try connection.one(IssuedDocumentStatements.find, id)
    }
}
