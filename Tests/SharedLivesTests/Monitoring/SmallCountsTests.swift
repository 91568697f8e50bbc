import SharedLives
import Testing

@Suite("Small counts in public") struct SmallCountsTests {
    private static let whole = MonitoringLine.find("longTermPeople")!
    private static let byReason = MonitoringLine.find("longTermPeopleByReason")!
    private static let byBand = MonitoringLine.find("longTermPeopleByBand")!
    private static let new = MonitoringLine.find("longTermPeopleNew")!
    private static let training = MonitoringLine.find("carerTraining")!

    /// A whole with the groups of two of its lines.
    private static func figures(_ reasons: [Int], _ bands: [Int] = [], new: Int? = nil) -> [MonitoringFigure] {
        let total = reasons.reduce(0, +)
        func groups(_ line: MonitoringLine, _ amounts: [Int]) -> [MonitoringFigure] {
            amounts.enumerated().map {
                MonitoringFigure(line, group: "group \($0.offset)", amount: $0.element, outOf: total)
            }
        }
        return [MonitoringFigure(whole, group: "", amount: total, outOf: nil)]
            + (new.map { [MonitoringFigure(Self.new, group: "", amount: $0, outOf: total)] } ?? [])
            + groups(byReason, reasons) + groups(byBand, bands)
    }

    /// What is shown of the groups of a line; nil for what is kept back.
    private static func shown(_ line: MonitoringLine, of figures: [MonitoringFigure]) -> [Int?] {
        let masked = SmallCounts.masked(figures)
        return figures.filter { $0.line == line }.map { masked.contains($0.key) ? nil : $0.amount }
    }

    @Test("a figure of 1 to 4 is kept back, 0 and 5 are shown")
    func single() {
        #expect((0...6).map { Self.shown(Self.whole, of: Self.figures([$0]))[0] } == [0, nil, nil, nil, nil, 5, 6])
    }

    @Test("one small group takes the next smallest with it, since it is the whole less the others")
    func complementary() {
        #expect(Self.shown(Self.byReason, of: Self.figures([30, 2, 20, 8])) == [30, nil, 20, nil])
        #expect(Self.shown(Self.byReason, of: Self.figures([30, 2, 20, 4])) == [30, nil, 20, nil])
        // One and one can be nothing else where they come to two together.
        #expect(Self.shown(Self.byReason, of: Self.figures([30, 1, 20, 1])) == [30, nil, nil, nil])
        #expect(Self.shown(Self.byReason, of: Self.figures([30, 0, 20, 9])) == [30, 0, 20, 9])
    }

    @Test("a part is kept back with its rest, and everything with a whole that is small")
    func parts() {
        #expect(Self.shown(Self.new, of: Self.figures([40], new: 6)) == [6])
        #expect(Self.shown(Self.new, of: Self.figures([40], new: 2)) == [nil])
        #expect(Self.shown(Self.new, of: Self.figures([40], new: 38)) == [nil])
        #expect(Self.shown(Self.new, of: Self.figures([40], new: 0)) == [0])
        #expect(Self.shown(Self.byReason, of: Self.figures([3, 0], [3])) == [nil, nil])
        #expect(Self.shown(Self.new, of: Self.figures([3], new: 0)) == [nil])
    }

    @Test("of groups of one each nothing can be shown, and so nothing of their whole")
    func ones() {
        let figures = Self.figures([1, 1, 1, 1, 1], [5])
        #expect(SmallCounts.masked(figures) == Set(figures.map(\.key)))
    }

    @Test("of a share neither side may be small")
    func shares() {
        for (inDate, all, isShown) in [(40, 50, true), (48, 50, false), (3, 50, false), (50, 50, true), (2, 4, false)] {
            let figure = MonitoringFigure(Self.training, group: "", amount: inDate, outOf: all)
            #expect(SmallCounts.masked([figure]).isEmpty == isShown, "\(inDate) of \(all)")
        }
    }

    @Test("No figure that is kept back can be worked out from those that are shown", arguments: 0..<4)
    func attacker(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed + 1))
        for _ in 0..<500 {
            let reasons = (0..<(1 + random.number(0...4))).map { _ in random.number(0...9) }
            let total = reasons.reduce(0, +)
            var rest = total
            let bands = (0..<3).map { place -> Int in
                let part = place == 2 ? rest : random.number(0...rest)
                rest -= part
                return part
            }
            let figures = Self.figures(reasons, bands)
            let wholeIsShown = Self.shown(Self.whole, of: figures)[0] != nil
            for line in [Self.byReason, Self.byBand] {
                let shown = Self.shown(line, of: figures)
                #expect(
                    shown.allSatisfy { $0 == nil || $0 == 0 || $0! >= SmallCounts.threshold }, "\(reasons) \(bands)")
                let masked = shown.count { $0 == nil }
                guard wholeIsShown else {
                    // What is shown does not tell the whole either.
                    #expect(masked == shown.count, "\(reasons) \(bands)")
                    continue
                }
                // Whoever knows the whole knows what is kept back together, and that none of it is empty. One that stands alone, or
                // ones that can only be one each, would be known.
                let sum = total - shown.compactMap(\.self).reduce(0, +)
                if masked > 0 { #expect(masked > 1 && sum > masked && sum >= 5, "\(reasons) \(bands) \(shown)") }
            }
        }
    }
}
