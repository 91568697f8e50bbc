import Postgres
import SharedLives

extension Demonstration.Diary {
    private typealias Statements = Demonstration.Statements
    private typealias Paperwork = Demonstration.Paperwork

    /// Courses, homes, and what is on paper of each carer.
    mutating func recordPaperwork() {
        for course in Paperwork.courses {
            at(Self.opening, by: .registeredManager) { connection in
                try connection.execute(
                    Statements.course,
                    (
                        course.id, course.code, course.name, course.isMandatory, course.isInduction,
                        course.validMonths.map(Int16.init)
                    ))
            }
        }
        for home in Demonstration.Home.all { record(home) }
        for (number, carer) in Demonstration.carers.enumerated() {
            recordAssessment(of: carer, number)
            recordPractice(of: carer, number)
            for day in Paperwork.certificates(ofCarer: number) { recordCertificate(of: carer, number, issuedOn: day) }
        }
    }

    private mutating func record(_ home: Demonstration.Home) {
        let name = "home/\(home.number)"
        for member in Paperwork.members where member.home == home.number {
            at(Self.opening, by: .coordinator) { connection in
                try connection.execute(
                    Statements.member,
                    (member.id, home.id, member.givenName, member.familyName, member.dateOfBirth.postgres))
            }
            guard let leftOn = member.leftOn else { continue }
            at(Self.office(leftOn), by: .coordinator) { connection in
                try connection.execute(
                    Statements.departure,
                    (Demonstration.identifier("\(name)/departure"), home.id, member.id, leftOn.postgres))
            }
        }
        let seenOn = Demonstration.date("2026-01-12") + home.number * 31 % 250
        let isInOrder = home.number != 33
        at(Self.office(seenOn), by: .coordinator) { connection in
            try connection.execute(
                Statements.inspection,
                (
                    Demonstration.identifier("\(name)/inspection"), home.id, seenOn.postgres, isInOrder,
                    isInOrder ? nil : "The smoke alarm on the landing does not work."
                ))
        }
        let isTenant = home.number % 6 == 2
        at(Self.opening, by: .coordinator) { connection in
            let checkedOn = Demonstration.date("2024-02-05") + home.number * 11
            try connection.execute(
                Statements.tenure,
                (
                    Demonstration.identifier("\(name)/tenure"), home.id, checkedOn.postgres,
                    isTenant ? "tenant" : "owner", isTenant ? (checkedOn - 20).postgres : nil
                ))
        }
        for day in Paperwork.policies(ofHome: home.number) {
            at(Self.office(day), by: .coordinator) { connection in
                for kind in ["publicLiability", "household"] {
                    try connection.execute(
                        Statements.insurance,
                        (
                            Demonstration.identifier("\(name)/\(kind)/\(day)"), home.id, kind, day.postgres,
                            day.adding(months: 12).postgres
                        ))
                }
            }
        }
    }

    /// What led to the approval, years before the scheme came to use the service.
    private mutating func recordAssessment(of carer: Demonstration.Carer, _ number: Int) {
        let day = Demonstration.date("2015-09-01") + number * 37
        let names = Demonstration.Vocabulary.familyNames
        at(Self.opening, by: .coordinator) { connection in
            func id(_ what: String) -> UUID { Demonstration.identifier("\(what)/\(carer.id)") }
            for (place, relationship) in ["friend", "employer"].enumerated() {
                let referee = "\(place == 0 ? "Ash" : "Hazel") \(names[(number * 2 + place + 20) % names.count])"
                try connection.execute(
                    Statements.reference, (id("reference/\(place)"), carer.id, referee, relationship, day.postgres))
            }
            try connection.execute(Statements.commitments, (id("commitments"), carer.id, (day + 20).postgres))
            try connection.execute(Statements.assessorReport, (id("report"), carer.id, (day + 60).postgres))
            try connection.execute(
                Statements.agreement,
                (
                    id("agreement"), carer.id, CarerAgreement.Clause.allCases.map(\.rawValue),
                    Demonstration.date("2022-05-02").postgres
                ))
        }
        let home = Demonstration.Home.all[carer.home]
        let isForBreaks = Demonstration.Home.giveShortBreaks.contains(carer.home) || carer.kind == "supportCarer"
        at(Self.opening, by: .registeredManager) { connection in
            try connection.execute(
                Statements.terms,
                (
                    Demonstration.identifier("terms/\(carer.id)"), carer.id, nil,
                    isForBreaks ? ["shortBreak", "daySupport"] : ["longTerm", "shortBreak", "daySupport"],
                    Int16(home.peopleMax), [], (day + 100).postgres, nil
                ))
        }
    }

    /// Training and reviews.
    private mutating func recordPractice(of carer: Demonstration.Carer, _ number: Int) {
        for (place, course) in Paperwork.courses.enumerated() {
            for day in Paperwork.completions(of: place, byCarer: number) {
                at(Self.office(day + 3), by: .coordinator) { connection in
                    try connection.execute(
                        Statements.training,
                        (
                            Demonstration.identifier("training/\(course.code)/\(day)/\(carer.id)"), carer.id, course.id,
                            day.postgres
                        ))
                }
            }
        }
        for day in Paperwork.reviews(ofCarer: number) {
            at(Self.office(day), by: .coordinator) { connection in
                try connection.execute(
                    Statements.review,
                    (
                        Demonstration.identifier("review/\(day)/\(carer.id)"), carer.id, day.postgres,
                        AnnualCarerReview.Point.allCases.map(\.rawValue)
                    ))
            }
        }
    }

    /// A certificate as it was seen: it names the other adults of the carer's home, but for one who was forgotten.
    private mutating func recordCertificate(of carer: Demonstration.Carer, _ number: Int, issuedOn: CivilDate) {
        let id = Demonstration.identifier("certificate/\(issuedOn)/\(carer.id)")
        let seenOn = issuedOn + 9
        let isDisclosed = number == 20
        let isCarer = carer.kind == "carer"
        let named = Paperwork.members.filter {
            isCarer && $0.home == carer.home && $0.isAdult(on: issuedOn) && $0.home != 9
        }
        at(Self.office(seenOn), by: .coordinator) { connection in
            let digits = String(900_000_000_000 + number * 100_000 + Int(issuedOn.daysSinceEpoch))
            try connection.execute(
                Statements.certificate,
                (
                    id, carer.id, digits, isCarer, issuedOn.postgres, isDisclosed ? "disclosed" : "clear",
                    Demonstration.Account.coordinator.id, seenOn.postgres
                ))
            for member in named { try connection.execute(Statements.namedAdult, (id, member.id)) }
        }
        guard isDisclosed else { return }
        at(Self.office(seenOn + 12), by: .registeredManager) { connection in
            try connection.execute(
                Statements.riskAssessment,
                (Demonstration.identifier("risk/\(id)"), id, (seenOn + 12).postgres))
        }
    }
}
