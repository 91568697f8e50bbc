import SharedLives
import Testing

/// Thousands of months that nobody thought of, against the plain rules and against what must always hold.
@Suite struct PropertyTests {
    /// Facts of random seeds that have no faults: open fees beside a lowered band and absences after an end are faults
    /// that the generator makes now and then.
    private static func scenarios(_ seeds: Range<UInt64>) -> [PaymentFacts] {
        let scenarios = seeds.map { seed -> PaymentFacts in
            var random = RandomFacts(seed: seed)
            return random.facts()
        }
        return scenarios.filter { $0.faults().isEmpty }
    }

    @Test func agreesWithThePlainRules() {
        let scenarios = Self.scenarios(0..<6_000)
        #expect(scenarios.count > 2_000)
        var seen: Set<Element> = []
        for facts in scenarios {
            let lines = facts.calculate().lines
            let expected = PlainRules(facts: facts).lines
            seen.formUnion(lines.map(\.element))
            guard lines.map(PlainRules.Line.init) != expected else { continue }
            Issue.record("calculated \(lines.map(PlainRules.Line.init)), expected \(expected) of \(facts)")
            return
        }
        #expect(seen == Set(Element.allCases))
    }

    @Test func totalsAreSumsAndPartsMakeTheWhole() {
        for facts in Self.scenarios(10_000..<10_400) {
            let calculation = facts.calculate()
            let lines = calculation.lines
            for line in lines {
                #expect(line.amount == line.contribution + line.council)
                #expect(line.amount >= 0 && line.contribution >= 0 && line.council >= 0)
                #expect(line.from < line.to && line.quantity > 0 && !line.explanation.isEmpty)
                #expect(line.element.takesContribution || line.contribution == 0)
            }
            let totals = calculation.totals
            #expect(totals.amount.value == lines.reduce(0) { $0 + $1.amount.value })
            #expect(totals.contribution.value == lines.reduce(0) { $0 + $1.contribution.value })
            #expect(totals.council.value == lines.reduce(0) { $0 + $1.council.value })
            #expect(totals.carers.map(\.carer) == Set(lines.map(\.carer)).sorted())
            for carer in totals.carers {
                #expect(
                    carer.amount.value == lines.filter { $0.carer == carer.carer }.reduce(0) { $0 + $1.amount.value })
            }
        }
    }

    @Test func orderOfTheFactsDoesNotMatter() {
        var random = SplitMix64(seed: 7)
        for facts in Self.scenarios(20_000..<20_400) {
            var shuffled = facts
            shuffled.rateCards = random.shuffled(facts.rateCards)
            shuffled.stays = random.shuffled(facts.stays)
            shuffled.sessions = random.shuffled(facts.sessions)
            shuffled.placements = random.shuffled(facts.placements).map { placement in
                var placement = placement
                placement.bands = random.shuffled(placement.bands)
                placement.contributions = random.shuffled(placement.contributions)
                placement.complexFees = random.shuffled(placement.complexFees)
                placement.absences = random.shuffled(placement.absences)
                return placement
            }
            #expect(shuffled.calculate() == facts.calculate())
        }
    }

    @Test func subjectsDoNotTouchEachOther() {
        for facts in Self.scenarios(30_000..<30_400) {
            var parts: [PaymentLine] = []
            var alone = PaymentFacts(period: facts.period, policy: facts.policy, rateCards: facts.rateCards)
            for placement in facts.placements {
                alone.placements = [placement]
                parts += alone.calculate().lines
            }
            alone.placements = []
            for stay in facts.stays {
                alone.stays = [stay]
                parts += alone.calculate().lines
            }
            alone.stays = []
            for session in facts.sessions {
                alone.sessions = [session]
                parts += alone.calculate().lines
            }
            let whole = facts.calculate().lines
            #expect(Set(parts) == Set(whole) && parts.count == whole.count)
        }
    }

    /// A fact said again on a later day, in the same words, changes no line.
    @Test func sayingAFactAgainChangesNothing() {
        for facts in Self.scenarios(40_000..<40_400) {
            let day = facts.period.firstDay + 9
            var repeated = facts
            if !facts.rateCards.contains(where: { $0.from == day }),
                var card = facts.rateCards.filter({ $0.from < day }).max(by: { $0.from < $1.from })
            {
                card.from = day
                repeated.rateCards.append(card)
            }
            for index in facts.placements.indices {
                let placement = facts.placements[index]
                if !placement.bands.contains(where: { $0.from == day }),
                    var band = placement.bands.filter({ $0.from < day }).max(by: { $0.from < $1.from })
                {
                    band.from = day
                    repeated.placements[index].bands.append(band)
                }
                if !placement.contributions.contains(where: { $0.from == day }),
                    var paid = placement.contributions.filter({ $0.from < day }).max(by: { $0.from < $1.from })
                {
                    paid.from = day
                    repeated.placements[index].contributions.append(paid)
                }
            }
            #expect(repeated.calculate() == facts.calculate())
        }
    }
}

extension PlainRules.Line {
    fileprivate init(_ line: PaymentLine) {
        self.init(
            carer: line.carer, subject: line.subject, from: line.from, element: line.element, to: line.to,
            quantity: line.quantity, unit: line.unit, rate: line.rate.value, amount: line.amount.value,
            contribution: line.contribution.value)
    }
}
