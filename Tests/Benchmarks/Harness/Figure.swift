/// One measurement beside what it is measured by.
struct Figure: Sendable {
    enum Limit: Sendable {
        case atLeast(Double)
        case atMost(Double)
        /// Shown to explain another figure; nothing is asked of it.
        case none
    }

    /// What was measured.
    var name: String
    /// What came out, with its unit.
    var measured: String
    /// What it is measured by, with its unit; empty where the limit itself is.
    var ceiling: String
    /// What is held against the limit.
    var value: Double
    var limit: Limit
    /// The unit of the limit, such as " ms"; "%" shows a ratio as a percentage.
    var unit: String

    var isMet: Bool {
        switch limit {
        case .atLeast(let floor): value >= floor
        case .atMost(let most): value <= most
        case .none: true
        }
    }

    /// A share of a ceiling that must be at least so large.
    static func share(
        _ name: String, _ pairs: [(ours: Double, ceiling: Double)], of what: String, unit: String, atLeast floor: Double
    ) -> Figure {
        Figure(
            name: name, measured: "\(whole(median(pairs.map(\.ours)))) \(unit)",
            ceiling: "\(what): \(whole(median(pairs.map(\.ceiling)))) \(unit)",
            value: median(pairs.map { $0.ours / $0.ceiling }), limit: .atLeast(floor), unit: "%")
    }

    fileprivate var cells: [String] {
        let verdict =
            switch limit {
            case .none: ""
            default: isMet ? "met" : "MISSED"
            }
        return [name, measured, ceiling, shown(value), limitText, verdict]
    }

    private var limitText: String {
        switch limit {
        case .atLeast(let floor): "≥ \(shown(floor))"
        case .atMost(let most): "≤ \(shown(most))"
        case .none: ""
        }
    }

    private func shown(_ value: Double) -> String {
        if unit == "%" { return "\(decimal(value * 100, digits: 1)) %" }
        return decimal(value, digits: value < 100 ? 2 : 0) + unit
    }
}

/// All figures of a run.
struct FigureTable {
    var figures: [Figure] = []

    var isMet: Bool { figures.allSatisfy(\.isMet) }

    func print() {
        let rows = [["figure", "measured", "beside", "value", "limit", ""]] + figures.map(\.cells)
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        for row in rows {
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            Swift.print(cells.joined(separator: "  "))
        }
    }

    /// Says on standard error what is being done.
    static func say(_ sentence: String) {
        StandardError.write(sentence + "\n")
    }
}

/// The middle one, or the mean of the two in the middle; 0 of nothing.
func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// A whole number with separators of thousands.
func whole(_ value: Double) -> String {
    var digits = String(Int(value.rounded()))
    var position = digits.count - 3
    while position > 0 {
        digits.insert(",", at: digits.index(digits.startIndex, offsetBy: position))
        position -= 3
    }
    return digits
}

/// A number with so many digits behind its point.
func decimal(_ value: Double, digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((value * scale).rounded())
    if digits == 0 { return whole(value) }
    let fraction = String(scaled % Int(scale))
    return "\(scaled / Int(scale))." + String(repeating: "0", count: digits - fraction.count) + fraction
}
