/// Which figures are kept back from the public, so that no small number of people can be told from what is shown.
///
/// A figure from 1 to 4 is kept back, and so is one whose rest of its whole is that small. Where the groups of a line that are kept
/// back could be worked out from the whole less the groups that are shown, the next smallest groups are kept back too, until what is
/// kept back comes to at least 5 and could be shared out among its groups in more than one way. Nothing of a whole that is kept back
/// itself is shown. An empty group is shown: that nobody is in it is known of nobody.
public enum SmallCounts {
    /// Figures below this are small; 0 is not.
    public static let threshold = 5

    /// The figures that are kept back.
    public static func masked(_ figures: [MonitoringFigure]) -> Set<MonitoringFigure.Key> {
        var wholes: Set<String> = []
        while true {
            let (masked, unprotected) = pass(figures, hiding: wholes)
            guard !unprotected.isSubset(of: wholes) else { return masked }
            wholes.formUnion(unprotected)
        }
    }

    private static func isSmall(_ amount: Int) -> Bool { amount > 0 && amount < threshold }

    /// One pass over all lines, with some wholes kept back.
    /// - Returns: what is kept back, and the wholes that must be, since no choice of groups protects them.
    private static func pass(
        _ figures: [MonitoringFigure], hiding wholes: Set<String>
    ) -> (masked: Set<MonitoringFigure.Key>, unprotected: Set<String>) {
        let amounts = Dictionary(
            figures.filter { $0.group.isEmpty }.map { ($0.line.code, $0.amount) },
            uniquingKeysWith: { first, _ in first })
        func isHidden(_ code: String?) -> Bool {
            guard let code else { return false }
            return wholes.contains(code) || isSmall(amounts[code] ?? 0)
        }
        var masked: Set<MonitoringFigure.Key> = []
        var unprotected: Set<String> = []
        for lineFigures in Dictionary(grouping: figures, by: \.line).values {
            let line = lineFigures[0].line
            if line.grouping != .none {
                let total = lineFigures.reduce(0) { $0 + $1.amount }
                if isHidden(line.whole) || isSmall(total) {
                    masked.formUnion(lineFigures.map(\.key))
                } else {
                    let (keys, isProtected) = groups(lineFigures)
                    masked.formUnion(keys)
                    if !isProtected, let whole = line.whole { unprotected.insert(whole) }
                }
            } else if let figure = lineFigures.first {
                let rest = (figure.outOf ?? figure.amount) - figure.amount
                let isShare = figure.outOf.map { isSmall($0) || isSmall(rest) } ?? false
                if isSmall(figure.amount) || isShare || isHidden(line.code) || isHidden(line.whole) {
                    masked.insert(figure.key)
                }
            }
        }
        return (masked, unprotected)
    }

    /// Which groups of a line that is shown itself are kept back.
    private static func groups(_ figures: [MonitoringFigure]) -> (keys: [MonitoringFigure.Key], isProtected: Bool) {
        // Equal groups go by their names, so that the same figures are always kept back in the same way.
        let filled = figures.filter { $0.amount > 0 }.sorted { ($0.amount, $0.group) < ($1.amount, $1.group) }
        var count = filled.count { isSmall($0.amount) }
        guard count > 0 else { return ([], true) }
        func isProtected() -> Bool {
            let sum = filled.prefix(count).reduce(0) { $0 + $1.amount }
            return count > 1 && sum >= threshold && sum > count
        }
        while !isProtected(), count < filled.count { count += 1 }
        if isProtected() { return (filled.prefix(count).map(\.key), true) }
        return (figures.map(\.key), false)
    }
}
