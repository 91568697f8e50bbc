// The lines of Appendix 3.

extension MonitoringCount {
    func longTerm() -> [MonitoringFigure] {
        let before = Set(facts.placements.filter { $0.covers(facts.from - 1) }.map(\.personID))
        let whole = Whole(items: inPlacements, id: \.personID)
        let people =
            whole.figure("longTermPeople")
            + whole.part("longTermPeopleNew") { !before.contains($0.personID) }
            + ofPeople(whole, "longTermPeople")
            + whole.groups("longTermPeopleByLocation") { household(ofCarer: $0.carerID)?.locality }
        let referrals = Whole(items: openReferrals([.longTerm, .crisis, .reablement]), id: \.id)
        let leaving = Whole(items: leavers(), id: \.id)
        return people + referrals.figure("longTermReferrals")
            + referrals.part("longTermReferralsNew") { $0.receivedOn >= facts.from }
            + leaving.figure("longTermLeavers")
            + leaving.groups("longTermLeaversByReason", Self.endReasons) { $0.endReason?.rawValue }
    }

    func shortBreaks() -> [MonitoringFigure] {
        let whole = Whole(items: onShortBreaks, id: \.personID)
        let nights = Whole(items: stays, id: \.id) { stay in
            max(0, min(stay.to ?? facts.to, facts.to) - max(stay.from, facts.from))
        }
        return whole.figure("shortBreakPeople") + ofPeople(whole, "shortBreakPeople")
            + whole.groups("shortBreakPeopleByPostcode") { stay in
                household(ofCarer: stay.carerID)?.postcode.split(separator: " ").first.map(String.init)
            } + nights.figure("shortBreakNights")
    }

    func ofCarers() -> [MonitoringFigure] {
        let approved = carers.filter { $0.isApproved(on: lastDay) }
        let whole = Whole(items: approved.filter { $0.kind == .carer }, id: \.id)
        let support = Whole(items: approved.filter { $0.kind == .supportCarer }, id: \.id)
        let places = ArrangementKind.inReports.flatMap { kind, name in
            let rooms = rooms(for: kind)
            return Whole(items: rooms, id: \.household.id, amount: \.places).figure("\(name)Places") + [
                MonitoringFigure(
                    .named("\(name)Vacancies"),
                    records: rooms.map { CountedRecord($0.household.id, amount: $0.free, outOf: $0.places) })
            ]
        }
        let training = MonitoringFigure(
            .named("carerTraining"),
            records: approved.compactMap { carer in
                carer.isTrained.map { CountedRecord(carer.id, amount: $0 ? 1 : 0, outOf: 1) }
            })
        return whole.figure("carers") + whole.part("carersNew") { !$0.isApproved(on: facts.from - 1) }
            + whole.groups("carersByLocation") { household(ofCarer: $0.id)?.locality }
            + support.figure("supportCarers") + places + [training]
    }

    /// Records of quality and staff, which say themselves which line counts them.
    func ofRecords() -> [MonitoringFigure] {
        let byLine = Dictionary(grouping: facts.records, by: \.line)
        let lines = MonitoringLine.quarterly.filter {
            [.feedback, .incident, .communityActivity, .staffMember, .personOutcome].contains($0.recordType)
        }
        return lines.flatMap { line -> [MonitoringFigure] in
            let records = byLine[line.code] ?? []
            if line.grouping != .none {
                return Whole(items: records, id: \.id).groups(line.code, Self.staffHours) { $0.group }
            }
            let isShare = line.unit == .percent
            return [
                MonitoringFigure(
                    line,
                    records: records.map {
                        CountedRecord($0.id, amount: $0.isInShare ? 1 : 0, outOf: isShare ? 1 : 0)
                    }, details: records.compactMap(\.detail))
            ]
        }
    }

    private static let staffHours = ["fullTime", "partTime"]
    static let endReasons = PlacementEnd.Reason.allCases.filter { $0 != .notArrived }.map(\.rawValue)
    private static let genders = SharedLives.Person.Gender.allCases.map(\.rawValue) + [notRecorded]

    /// How people are broken down in both parts.
    private func ofPeople(_ whole: Whole<MonitoringFacts.Arrangement>, _ code: String) -> [MonitoringFigure] {
        whole.groups("\(code)ByAge", Brackets.ages.map(\.name)) { one in
            facts.people[one.personID].map { Brackets.name(of: age($0.dateOfBirth), in: Brackets.ages) }
        } + whole.groups("\(code)ByGender", Self.genders) { facts.people[$0.personID]?.gender?.rawValue }
            + whole.groups("\(code)ByReason", Person.PrimarySupportReason.groups) { reason($0.personID) }
            + whole.groups("\(code)ByBand") { $0.band }
    }

    /// Referrals of some kinds that are open on the last day.
    func openReferrals(_ kinds: [ArrangementKind]) -> [MonitoringFacts.Referral] {
        facts.referrals.filter {
            isOurs($0.councilID) && kinds.contains($0.kind) && $0.state == .open && $0.receivedOn <= lastDay
        }
    }

    /// Placements that ended on one of the days, but for those of people who live in another one from then on.
    func leavers() -> [MonitoringFacts.Arrangement] {
        placements.filter { one in
            guard let end = one.to, end >= facts.from, end < facts.to, one.endReason != .notArrived else {
                return false
            }
            return !facts.placements.contains { $0.personID == one.personID && $0.id != one.id && $0.covers(end) }
        }
    }
}

extension ArrangementKind {
    /// The two kinds by which room is reported, with the beginning of the lines' codes.
    static let inReports: [(kind: ArrangementKind, name: String)] = [
        (.longTerm, "longTerm"), (.shortBreak, "shortBreak"),
    ]
}

extension MonitoringCount {
    /// A home with room, whether taken or not.
    struct Room {
        let household: MonitoringFacts.Household
        let places: Int
        let free: Int
    }

    /// Homes with places for a kind of arrangement on the last day.
    func rooms(for kind: ArrangementKind) -> [Room] {
        let carersOf = Dictionary(grouping: carers.filter { $0.kind == .carer && $0.isApproved(on: lastDay) }) {
            $0.householdID
        }
        let occupancies = Dictionary(grouping: facts.placements + facts.stays) { facts.carers[$0.carerID]?.householdID }
        return facts.households.values.sorted { $0.id < $1.id }.compactMap { household in
            let carers = (carersOf[household.id] ?? []).map { carer in
                (carer: carer, terms: HomeOccupancy.CarerTerms(carerID: carer.id, terms: carer.terms))
            }
            let isOffered = carers.contains { carer, terms in
                carer.state(on: lastDay) == .approved && terms.inForce(on: lastDay)?.kinds.contains(kind) == true
            }
            guard isOffered else { return nil }
            let home = HomeOccupancy(
                peopleMax: household.peopleMax, schemeLimits: facts.schemeLimits, carers: carers.map(\.terms),
                occupancies: (occupancies[household.id] ?? []).map {
                    Occupancy(arrangementID: $0.id, personID: $0.personID, from: $0.from, to: $0.to)
                })
            guard let night = home.spans(from: lastDay, to: facts.to).first else { return nil }
            return Room(
                household: household, places: min(night.termsLimit ?? night.schemeLimit, night.schemeLimit),
                free: night.freePlaces)
        }
    }
}
