/// A quarterly monitoring report (6.5, Appendix 3): as its facts say now, or as it was submitted, with what was corrected since.
public struct QuarterlyReport: Sendable {
    /// That a report was submitted.
    public struct Submission: Hashable, Sendable {
        /// When.
        public var at: Instant
        /// By which account.
        public var by: Identifier?

        /// A submission.
        public init(at: Instant, by: Identifier?) {
            self.at = at
            self.by = by
        }
    }

    /// A figure as the report has it.
    public struct Entry: Hashable, Sendable {
        /// The figure that counts: the submitted one, or while nothing is submitted the one that the facts give now.
        public var figure: MonitoringFigure
        /// What the facts give now, where that is not what was submitted.
        public var corrected: MonitoringFigure?
        /// Whether it is kept back; see ``SmallCounts``.
        public var isMasked = false
    }

    /// The scheme's name.
    public let scheme: String
    /// The quarter.
    public let quarter: Quarter
    /// Whose people it counts; nil for those of all councils.
    public let council: (id: Identifier, name: String)?
    /// When and by whom it was submitted; nil for a draft.
    public let submission: Submission?
    /// The figures, line by line.
    public let entries: [Entry]
    /// Whether small counts are kept back.
    public let isMasked: Bool

    /// A report.
    /// - Parameters:
    ///   - submitted: with the figures that were submitted; nil for a draft.
    ///   - now: the figures that the facts give now.
    public init(
        scheme: String, quarter: Quarter, council: (id: Identifier, name: String)? = nil,
        submitted: (submission: Submission, figures: [MonitoringFigure])? = nil, now: [MonitoringFigure]
    ) {
        let entries =
            submitted.map { Self.compare($0.figures, with: now) } ?? now.map { Entry(figure: $0, corrected: nil) }
        self.init(scheme, quarter, council, submitted?.submission, entries, isMasked: false)
    }

    private init(
        _ scheme: String, _ quarter: Quarter, _ council: (id: Identifier, name: String)?, _ submission: Submission?,
        _ entries: [Entry], isMasked: Bool
    ) {
        self.scheme = scheme
        self.quarter = quarter
        self.council = council
        self.submission = submission
        self.entries = entries
        self.isMasked = isMasked
    }

    /// The report for the public: small counts kept back, and with them all details and corrections, from which they could be told.
    public var masked: QuarterlyReport {
        let hidden = SmallCounts.masked(entries.map(\.figure))
        let masked = entries.map { entry in
            let figure = entry.figure
            return Entry(
                figure: MonitoringFigure(
                    figure.line, group: figure.group, amount: figure.amount, outOf: figure.outOf),
                corrected: nil, isMasked: hidden.contains(figure.key))
        }
        return QuarterlyReport(scheme, quarter, council, submission, masked, isMasked: true)
    }

    /// What was submitted beside what the facts give now. A group that is in one of the two only is none in the other.
    private static func compare(_ submitted: [MonitoringFigure], with now: [MonitoringFigure]) -> [Entry] {
        let current = Dictionary(now.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let known = Set(submitted.map(\.key))
        let entries = submitted.map { figure in
            let corrected =
                current[figure.key]
                ?? MonitoringFigure(figure.line, group: figure.group, amount: 0, outOf: figure.outOf)
            // A group that is what it was is not corrected by what the others are.
            let isSame =
                corrected.amount == figure.amount && (figure.line.unit != .percent || corrected.outOf == figure.outOf)
            return Entry(figure: figure, corrected: isSame ? nil : corrected)
        }
        let added = now.filter { !known.contains($0.key) }.map { figure in
            Entry(
                figure: MonitoringFigure(figure.line, group: figure.group, amount: 0, outOf: figure.outOf),
                corrected: figure)
        }
        let byLine = Dictionary(grouping: entries + added, by: \.figure.line)
        return MonitoringLine.quarterly.flatMap { byLine[$0] ?? [] }
    }
}
