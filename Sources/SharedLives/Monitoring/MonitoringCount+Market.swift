// Capacity and market figures.

extension MonitoringCount {
    func homesAndCarers() -> [MonitoringFigure] {
        let approved = carers.filter { $0.kind == .carer && $0.isApproved(on: lastDay) }
        let whole = Whole(items: approved, id: \.id)
        let homes = Whole(
            items: Set(approved.compactMap(\.householdID)).sorted().compactMap { facts.households[$0] }, id: \.id)
        let support = Whole(
            items: carers.filter { $0.kind == .supportCarer && $0.isApproved(on: lastDay) }, id: \.id)
        let ofPeriod = Whole(
            items: carers.filter { $0.kind == .carer && $0.isApproved(from: facts.from, to: facts.to) }, id: \.id)
        return homes.figure("households") + homes.groups("householdsByLocality") { $0.locality }
            + whole.figure("approvedCarers")
            + whole.groups("approvedCarersByLocality") { household(ofCarer: $0.id)?.locality }
            + support.figure("approvedSupportCarers") + ofPeriod.figure("carersOfPeriod")
            + ofPeriod.groups("carersOfPeriodByAge", Brackets.agesOfCarers.map(\.name)) { carer in
                carer.dateOfBirth.map { Brackets.name(of: age($0), in: Brackets.agesOfCarers) }
            }
    }

    func peopleSupported() -> [MonitoringFigure] {
        let now = Whole(items: inPlacements, id: \.personID)
        let ofPeriod = placements.filter { one in
            one.from < facts.to && one.to.map { $0 > facts.from } != false && one.endReason != .notArrived
        }
        let living = Set(ofPeriod.map(\.personID))
        let breaks = onShortBreaks
        let atHome = Whole(items: breaks.filter { !living.contains($0.personID) }, id: \.personID)
        let inCrisis = Set(stays.filter { $0.kind == .crisis }.map(\.personID))
        let within = Whole(items: breaks.filter { living.contains($0.personID) }, id: \.personID)
        let everybody = Whole(items: living.union(breaks.map(\.personID)).sorted(), id: \.self)
        return now.figure("peopleInPlacements")
            + now.groups("peopleInPlacementsByReason", Person.PrimarySupportReason.groups) { reason($0.personID) }
            + now.groups("peopleInPlacementsByLocality") { household(ofCarer: $0.carerID)?.locality }
            + Whole(items: ofPeriod, id: \.id).figure("longTermArrangements")
            + atHome.figure("shortBreaksAtHome")
            + atHome.part("shortBreaksInCrisis") { inCrisis.contains($0.personID) }
            + within.figure("shortBreaksInPlacements") + everybody.figure("peopleOfPeriod")
            + everybody.groups("peopleOfPeriodByReason", Person.PrimarySupportReason.groups) { reason($0) }
    }

    func capacity() -> [MonitoringFigure] {
        [(ArrangementKind.longTerm, "vacanciesLongTerm"), (.shortBreak, "vacanciesShortBreak")].flatMap { kind, code in
            let whole = Whole(items: rooms(for: kind).filter { $0.free > 0 }, id: \.household.id, amount: \.free)
            return whole.figure(code) + whole.groups("\(code)ByLocality") { $0.household.locality }
        }
    }

    func demand() -> [MonitoringFigure] {
        let whole = Whole(items: openReferrals(ArrangementKind.allCases), id: \.id)
        return whole.figure("referralsInProcess")
            + whole.groups("referralsInProcessByKind", ArrangementKind.allCases.map(\.rawValue)) { $0.kind.rawValue }
            + whole.groups("referralsInProcessByReason", Person.PrimarySupportReason.groups) { reason($0.personID) }
            + whole.groups("referralsInProcessByAge", Brackets.waits.map(\.name)) {
                Brackets.name(of: lastDay - $0.receivedOn, in: Brackets.waits)
            }
    }

    func turnover() -> [MonitoringFigure] {
        let everyone = carers.filter { $0.kind == .carer }
        func ending(_ carer: MonitoringFacts.Carer) -> CarerState? {
            carer.steps.last { step in
                step.on >= facts.from && step.on < facts.to && (step.state == .resigned || step.state == .deapproved)
            }?.state
        }
        let joined = Whole(
            items: everyone.filter { carer in
                carer.steps.first { $0.state == .approved }.map { $0.on >= facts.from && $0.on < facts.to } == true
            }, id: \.id)
        let left = Whole(items: everyone.filter { ending($0) != nil }, id: \.id)
        let turnover = MonitoringFigure(
            .named("carerTurnover"),
            records: everyone.filter { $0.isApproved(on: facts.from - 1) }.map {
                CountedRecord($0.id, amount: ending($0) == nil ? 0 : 1, outOf: 1)
            })
        let ended = Whole(items: leavers(), id: \.id)
        return joined.figure("carersJoined") + left.figure("carersLeft")
            + left.groups("carersLeftByReason", ["resigned", "deapproved"]) { ending($0)?.rawValue } + [turnover]
            + ended.figure("placementsEnded")
            + ended.groups("placementsEndedByReason", Self.endReasons) { $0.endReason?.rawValue }
    }
}
