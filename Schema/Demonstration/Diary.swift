import Postgres
import SharedLives

extension Demonstration {
    /// Something that somebody writes down at some time.
    struct Recording {
        let at: Instant
        /// Nil is what the service does by itself.
        let by: Account?
        let write: (Connection) throws -> Void
    }

    /// The scheme's year as it was written down, in the order of time.
    struct Diary {
        /// When the scheme began to use the service: what is older was all written down then.
        static let opening = London.instant(of: date("2025-11-01"), hour: 9, minute: 0)

        private var unordered: [Recording] = []

        /// Everything, the oldest first; what depends on other records comes after them.
        var recordings: [Recording] {
            unordered.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
        }

        init(_ scheme: Scheme) {
            recordFoundation()
            recordHomes()
            recordPaperwork()
            recordPanel()
            recordPeople(of: scheme)
            for placement in scheme.placements { record(placement) }
            for stay in scheme.stays { record(stay) }
            for session in scheme.sessions { record(session) }
            recordQuality(of: scheme)
        }

        /// Writes at an instant, but not before the service was there.
        mutating func at(
            _ instant: Instant, by account: Account?, _ write: @escaping (Connection) throws -> Void
        ) {
            unordered.append(Recording(at: max(instant, Self.opening), by: account, write: write))
        }

        /// When something that becomes known on a day is written down.
        static func office(_ day: CivilDate) -> Instant { London.instant(of: day, hour: 10, minute: 15) }
    }
}

// MARK: - The scheme and who is in it

extension Demonstration.Diary {
    private typealias Statements = Demonstration.Statements

    private mutating func recordFoundation() {
        at(Self.opening, by: nil) { connection in
            try connection.execute(
                Statements.scheme, (Demonstration.schemeIdentifier, Demonstration.slug, Demonstration.name))
            for account in Demonstration.Account.allCases {
                try connection.execute(Statements.account, (account.id, account.label, account.rawValue))
            }
        }
        for (number, name) in Demonstration.Vocabulary.councils.enumerated() {
            at(Self.opening, by: .registeredManager) { connection in
                try connection.execute(Statements.council, (Demonstration.councilIdentifier(number), name))
            }
        }
        for list in Demonstration.PriceList.all {
            at(Self.office(list.knownOn), by: .financeOfficer) { connection in
                try connection.execute(Statements.rateCard, (list.id, list.from.postgres))
                for price in list.prices {
                    try connection.execute(
                        Statements.price, (list.id, price.unit, price.session, price.band, price.pence))
                }
            }
        }
        for (from, knownOn, policy) in Demonstration.policies {
            at(Self.office(knownOn), by: .registeredManager) { connection in
                try connection.execute(
                    Statements.policy,
                    (
                        Demonstration.identifier("policy/\(from)"), from.postgres, Int32(policy.respiteDaysPerYear),
                        Int32(policy.absencePaidDays), Int32(policy.afterDeathDays),
                        Int32(policy.leftWithoutNoticeDays), Int32(policy.cancellationHours),
                        policy.mileagePencePerMile, policy.feeBands.sorted()
                    ))
            }
        }
    }

    private mutating func recordHomes() {
        for home in Demonstration.Home.all {
            at(Self.opening, by: .coordinator) { connection in
                try connection.execute(
                    Statements.household,
                    (home.id, home.address, home.postcode, home.locality, Int16(home.peopleMax)))
            }
        }
        for carer in Demonstration.carers {
            at(Self.opening, by: .coordinator) { connection in
                try connection.execute(
                    Statements.carer,
                    (
                        carer.id, Demonstration.Home.all[carer.home].id, carer.kind, carer.givenName, carer.familyName,
                        carer.dateOfBirth.postgres
                    ))
                try connection.execute(
                    Statements.carerState,
                    (
                        Demonstration.identifier("state/\(carer.id)"), carer.id,
                        London.civilDate(of: Self.opening).postgres
                    ))
            }
        }
    }

    /// A person is written down with the first that is known of them.
    private mutating func recordPeople(of scheme: Demonstration.Scheme) {
        var known: [Demonstration.Person: Instant] = [:]
        for placement in scheme.placements {
            known[placement.person] = min(known[placement.person] ?? .distantFuture, Self.office(placement.knownOn))
        }
        for stay in scheme.stays {
            known[stay.person] = min(known[stay.person] ?? .distantFuture, stay.bookedAt)
        }
        for session in scheme.sessions {
            known[session.person] = min(known[session.person] ?? .distantFuture, session.bookedAt)
        }
        for person in scheme.people {
            guard let instant = known[person] else { continue }
            at(instant, by: .coordinator) { connection in
                try connection.execute(
                    Statements.person,
                    (
                        person.id, person.givenName, person.familyName, person.dateOfBirth.postgres,
                        person.primarySupportReason, person.gender
                    ))
            }
        }
    }
}

// MARK: - Placements

extension Demonstration.Diary {
    private mutating func record(_ placement: Demonstration.Placement) {
        at(Self.office(placement.knownOn), by: .coordinator) { connection in
            try connection.execute(
                Statements.placement,
                (
                    placement.id, placement.person.id, placement.carer, placement.person.council,
                    placement.start.postgres
                ))
        }
        recordFacts(of: placement)
        recordReview(of: placement)
        guard let end = placement.end else { return }
        at(Self.office(end.on), by: .coordinator) { connection in
            try connection.execute(
                Statements.placementEnd, (placement.id, end.fact.date.postgres, end.fact.reason.rawValue))
        }
    }

    /// The band was looked at after 15 weeks (4.5), whether or not it stayed; two reviews were forgotten.
    private mutating func recordReview(of placement: Demonstration.Placement) {
        let day = placement.start + 105
        let isOver = placement.end.map { $0.fact.date <= day } ?? false
        guard !isOver, day < Demonstration.date("2026-10-31"), !["11", "37"].contains(placement.name) else { return }
        at(Self.office(day), by: .coordinator) { connection in
            try connection.execute(
                Statements.bandingReview,
                (Demonstration.identifier("placement/\(placement.name)/review"), placement.id, day.postgres))
        }
    }

    private mutating func recordFacts(of placement: Demonstration.Placement) {
        for band in placement.bands {
            record("band", band, at: band.fact.from, of: placement, by: .coordinator) { id, connection in
                try connection.execute(
                    Statements.band,
                    (
                        id, placement.id, band.fact.from.postgres, band.fact.band,
                        band.fact.weekly.map { Int($0.value) }
                    ))
            }
        }
        for contribution in placement.contributions {
            let from = contribution.fact.from
            record("contribution", contribution, at: from, of: placement, by: .financeOfficer) { id, connection in
                try connection.execute(
                    Statements.contribution, (id, placement.id, from.postgres, Int(contribution.fact.weekly.value)))
            }
        }
        for fee in placement.fees {
            // A discretionary fee is the registered manager's to decide.
            record("fee", fee, at: fee.fact.from, of: placement, by: .registeredManager) { id, connection in
                try connection.execute(
                    Statements.complexFee,
                    (
                        id, placement.id, fee.fact.from.postgres, fee.fact.to?.postgres, Int(fee.fact.weekly.value)
                    ))
            }
        }
        for absence in placement.absences {
            record("absence", absence, at: absence.fact.from, of: placement, by: .coordinator) { id, connection in
                try connection.execute(
                    Statements.absence,
                    (
                        id, placement.id, absence.fact.kind.rawValue, absence.fact.from.postgres,
                        absence.fact.to?.postgres
                    ))
            }
        }
    }

    private mutating func record<Fact: Sendable>(
        _ kind: String, _ known: Demonstration.Placement.Known<Fact>, at from: CivilDate,
        of placement: Demonstration.Placement, by account: Demonstration.Account,
        _ write: @escaping (UUID, Connection) throws -> Void
    ) {
        let wrong = known.withdrawnOn == nil ? "" : "/wrong"
        let id = Demonstration.identifier("placement/\(placement.name)/\(kind)/\(from)\(wrong)")
        if let withdrawnOn = known.withdrawnOn {
            at(Self.office(known.on), by: account) { connection in try write(id, connection) }
            at(Self.office(withdrawnOn), by: account) { connection in
                try connection.execute(Statements.absenceWithdrawal, id)
            }
        } else {
            at(Self.office(max(known.on, placement.knownOn)), by: account) { connection in try write(id, connection) }
        }
    }
}

// MARK: - Short breaks and day support

extension Demonstration.Diary {
    private mutating func record(_ stay: Demonstration.Stay) {
        at(stay.bookedAt, by: .coordinator) { connection in
            try connection.execute(
                Statements.stay,
                (
                    stay.id, stay.person.id, stay.carer, stay.person.council, stay.arrive.postgres,
                    stay.depart.postgres, stay.person.shortBreakBand, stay.startsAt.postgres, stay.miles.map(Int32.init)
                ))
        }
        record(stay.outcome, of: stay.id, startsAt: stay.startsAt, Statements.stayCancelled, Statements.stayNotArrived)
    }

    private mutating func record(_ session: Demonstration.Session) {
        var minutes: Int32?
        var code: String?
        switch session.length {
        case .minutes(let count): minutes = Int32(count)
        case .session(let name): code = name
        }
        let length = (minutes: minutes, code: code)
        at(session.bookedAt, by: .coordinator) { connection in
            try connection.execute(
                Statements.session,
                (
                    session.id, session.person.id, session.carer, session.person.council, session.startsAt.postgres,
                    length.minutes, length.code, session.person.shortBreakBand
                ))
        }
        record(
            session.outcome, of: session.id, startsAt: session.startsAt, Statements.sessionCancelled,
            Statements.sessionNotArrived)
    }

    private mutating func record(
        _ outcome: Demonstration.Outcome, of id: UUID, startsAt: Instant,
        _ cancellation: Command<(UUID, PostgresTimestamp, String)>, _ absence: Command<UUID>
    ) {
        let microsecondsPerHour: Int64 = 3_600_000_000
        switch outcome {
        case .happened: break
        case .cancelled(let canceller, let hours):
            let cancelledAt = Instant(
                microsecondsSinceEpoch: startsAt.microsecondsSinceEpoch - Int64(hours) * microsecondsPerHour)
            at(cancelledAt, by: .coordinator) { connection in
                try connection.execute(cancellation, (id, cancelledAt.postgres, canceller.rawValue))
            }
        case .notArrived:
            at(Self.office(London.civilDate(of: startsAt) + 1), by: .coordinator) { connection in
                try connection.execute(absence, id)
            }
        }
    }
}

extension CivilDate {
    var postgres: PostgresDate { PostgresDate(daysSinceEpoch: daysSinceEpoch) }
}

extension Instant {
    var postgres: PostgresTimestamp { PostgresTimestamp(microsecondsSinceEpoch: microsecondsSinceEpoch) }

    fileprivate static let distantFuture = Instant(microsecondsSinceEpoch: .max)
}
