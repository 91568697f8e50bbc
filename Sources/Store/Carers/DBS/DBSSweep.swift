import JobCatalog
import JobQueue
public import Postgres
public import SharedLives

/// What the worker does about certificates by the clock, each in a transaction of its own with one scheme open.
public enum DBSSweep {
    /// Enqueues the day's jobs for every scheme: to purge disclosures and, where it is wanted, to ask the Update Service.
    public static func enqueueForEachScheme(askingUpdateService: Bool, on connection: Connection) throws -> Int {
        let schemes = try connection.rows(DBSSweepStatements.schemes, ())
        let jobs = schemes.flatMap { scheme, today in
            let key = today.description
            let purge = PurgeDisclosures(schemeID: scheme).newJob(
                id: newIdentifier(), scheme: scheme, enqueuedBy: nil, uniqueKey: key)
            guard askingUpdateService else { return [purge] }
            return [
                purge,
                AskUpdateService(schemeID: scheme).newJob(
                    id: newIdentifier(), scheme: scheme, enqueuedBy: nil, uniqueKey: key),
            ]
        }
        return try Jobs.enqueue(connection, jobs).filter(\.isNew).count
    }

    /// Purges the disclosures of the open scheme whose time is over, and opens a task for each that waits for its decision too long.
    public static func purgeDisclosures(on connection: Connection) throws -> (purged: Int, overdue: Int) {
        let kept = try connection.rows(DBSSweepStatements.keptDisclosures, ())
        let acts = kept.map { ($0, $0.retention.act(on: $0.today)) }
        let over = acts.filter { $0.1 == .purge }.map(\.0.id)
        let overdue = acts.filter { $0.1 == .askForDecision }.map(\.0.certificateID)
        let purged = over.isEmpty ? 0 : try connection.execute(DBSSweepStatements.purge, over)
        for certificate in overdue {
            _ = try connection.execute(
                UpdateServiceStatements.openTask, (newIdentifier(), .decideDisclosure, certificate))
        }
        return (purged, overdue.count)
    }

    /// Enqueues a question to the Update Service for each certificate of the scheme that is due for one.
    public static func enqueueStatusChecks(scheme: Identifier, on connection: Connection) throws -> Int {
        let due = try connection.rows(DBSSweepStatements.consented, ())
            .filter { UpdateServiceAnswer.isDue(lastAskedOn: $0.1, on: $0.2) }.map(\.0)
        let jobs = due.map { certificate in
            CheckDBSStatus(schemeID: scheme, certificateID: certificate).newJob(
                id: newIdentifier(), scheme: scheme, enqueuedBy: nil, uniqueKey: certificate.description)
        }
        return try Jobs.enqueue(connection, jobs).filter(\.isNew).count
    }

    /// What the Update Service is to be asked about a certificate, and in whose name where the scheme has said so; nil when it may
    /// not be asked any more.
    ///
    /// - Throws: `StoreError.conflict` (`dateOfBirthMissing`) when the question cannot be put.
    public static func question(
        aboutCertificate id: Identifier, on connection: Connection
    ) throws -> (question: StatusCheckQuestion, asker: StatusCheckQuestion.Asker?)? {
        guard let (number, dateOfBirth, familyName) = try connection.first(DBSSweepStatements.question, id) else {
            return nil
        }
        guard let dateOfBirth else {
            throw StoreError.conflict(
                Fault(pointer: "", code: "dateOfBirthMissing", detail: "Record the carer's date of birth first."))
        }
        return (
            StatusCheckQuestion(number: number, dateOfBirth: dateOfBirth, familyName: familyName),
            try connection.first(DBSSweepStatements.asker, ())
        )
    }

    /// Records the service's answer, and opens a task where it asks for a new certificate.
    public static func record(
        _ result: UpdateServiceAnswer.Result, aboutCertificate id: Identifier, on connection: Connection
    ) throws {
        _ = try connection.execute(DBSSweepStatements.insertAnswer, (newIdentifier(), id, result))
        if result.asksForNewCertificate {
            _ = try connection.execute(
                UpdateServiceStatements.openTask, (newIdentifier(), .newDBSCertificate, id))
        }
    }

    private static func newIdentifier() -> Identifier { Identifier.make(at: WallClock.now()) }
}

/// A disclosure that is kept, without what it is.
private struct KeptDisclosure: Sendable {
    let id: Identifier
    let certificateID: Identifier
    let retention: DisclosureRetention
    let today: CivilDate
}

enum DBSSweepStatements {
    /// Every scheme, and today.
    static let schemes = Query<(), (Identifier, CivilDate)>(
        "dbs_sweep_schemes",
        "SELECT id, (current_instant() AT TIME ZONE 'Europe/London')::date FROM scheme ORDER BY id")

    fileprivate static let keptDisclosures = Query<
        (), (Identifier, Identifier, CivilDate, CivilDate?, CivilDate)
    >(
        "dbs_disclosure_kept",
        """
        SELECT disclosure.id, disclosure.certificate_id, (disclosure.recorded_at AT TIME ZONE 'Europe/London')::date, (
            SELECT min(assessment.decided_on) FROM dbs_risk_assessment AS assessment
            WHERE assessment.scheme_id = disclosure.scheme_id AND assessment.certificate_id = disclosure.certificate_id),
            (current_instant() AT TIME ZONE 'Europe/London')::date
        FROM dbs_disclosure AS disclosure
        WHERE disclosure.scheme_id = current_scheme_id() AND disclosure.purged_at IS NULL ORDER BY disclosure.id
        """
    ).map { row in
        KeptDisclosure(
            id: row.0, certificateID: row.1,
            retention: DisclosureRetention(recordedOn: row.2, firstDecidedOn: row.3), today: row.4)
    }

    static let purge = Command<[Identifier]>(
        "dbs_disclosure_purge",
        """
        UPDATE dbs_disclosure SET version = version + 1, content = NULL, reasoning = NULL, content_key_id = NULL,
            sealed_content = NULL, reasoning_key_id = NULL, sealed_reasoning = NULL, purged_at = current_instant()
        WHERE scheme_id = current_scheme_id() AND id = ANY ($1) AND purged_at IS NULL
        """)

    /// Which certificates may be asked about: the newest one of a carer of the scheme's, with a consent that stands.
    private static let askable = """
        certificate.scheme_id = current_scheme_id() AND certificate.withdrawn_at IS NULL
        AND carer.state NOT IN ('withdrawn', 'deapproved', 'resigned')
        AND EXISTS (
            SELECT FROM dbs_update_consent AS consent
            WHERE consent.scheme_id = certificate.scheme_id AND consent.certificate_id = certificate.id
                AND consent.withdrawn_at IS NULL)
        AND NOT EXISTS (
            SELECT FROM dbs_certificate AS later
            WHERE later.scheme_id = certificate.scheme_id AND later.carer_id = certificate.carer_id
                AND later.withdrawn_at IS NULL AND later.issued_on > certificate.issued_on)
        """

    /// Those that may be asked about, the day of the last answer, and today.
    static let consented = Query<(), (Identifier, CivilDate?, CivilDate)>(
        "dbs_update_consented",
        """
        SELECT certificate.id, (
            SELECT max(answer.asked_on) FROM dbs_update_check AS answer
            WHERE answer.scheme_id = certificate.scheme_id AND answer.certificate_id = certificate.id),
            (current_instant() AT TIME ZONE 'Europe/London')::date
        FROM dbs_certificate AS certificate JOIN carer ON carer.scheme_id = certificate.scheme_id AND carer.id = certificate.carer_id
        WHERE \(askable) ORDER BY certificate.id
        """)

    static let question = Query<Identifier, (String, CivilDate?, String)>(
        "dbs_update_question",
        """
        SELECT certificate.number, carer.date_of_birth, carer.family_name
        FROM dbs_certificate AS certificate JOIN carer ON carer.scheme_id = certificate.scheme_id AND carer.id = certificate.carer_id
        WHERE \(askable) AND certificate.id = $1
        """)

    static let asker = Query<(), (String, String, String)>(
        "dbs_asker_of_scheme",
        """
        SELECT organisation, given_name, family_name FROM dbs_asker
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL
        """
    ).map { StatusCheckQuestion.Asker(organisation: $0.0, givenName: $0.1, familyName: $0.2) }

    static let insertAnswer = Command<(Identifier, Identifier, UpdateServiceAnswer.Result)>(
        "dbs_update_check_answered",
        """
        INSERT INTO dbs_update_check (id, certificate_id, asked_on, result)
        VALUES ($1, $2, (current_instant() AT TIME ZONE 'Europe/London')::date, $3)
        """)

    static let all = [
        schemes.statement, keptDisclosures.statement, purge.statement, consented.statement, question.statement,
        asker.statement, insertAnswer.statement,
    ]
}
