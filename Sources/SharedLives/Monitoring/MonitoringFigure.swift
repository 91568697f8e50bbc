/// One of the records that a figure counts.
public struct CountedRecord: Hashable, Sendable {
    /// The record.
    public let id: Identifier
    /// What it adds to the figure: 1 for what is counted by records, its nights or places otherwise; of a share, 0 where it is not in
    /// the share.
    public let amount: Int
    /// What it adds to that of which the figure is a share; 0 for other figures.
    public let outOf: Int

    /// A record.
    public init(_ id: Identifier, amount: Int = 1, outOf: Int = 0) {
        self.id = id
        self.amount = amount
        self.outOf = outOf
    }
}

/// A figure of a line, or of one group of it. It is the sum of its records, so that the two cannot disagree.
public struct MonitoringFigure: Hashable, Sendable {
    /// The line.
    public let line: MonitoringLine
    /// The group; empty for a line that is not broken down.
    public let group: String
    /// How much it is: of a share, how much of ``outOf``.
    public let amount: Int
    /// Of how much: of a group, the whole line; nil for a line by itself.
    public let outOf: Int?
    /// What its records say in words, for lines that ask for details.
    public let details: [String]
    /// The records that it counts; none where the figure was read without them.
    public let records: [CountedRecord]

    /// A figure that is the sum of its records.
    /// - Parameter whole: of a group, how much the whole line is.
    public init(
        _ line: MonitoringLine, group: String = "", records: [CountedRecord], whole: Int? = nil, details: [String] = []
    ) {
        self.init(
            line, group: group, amount: records.reduce(0) { $0 + $1.amount },
            outOf: line.unit == .percent ? records.reduce(0) { $0 + $1.outOf } : whole, details: details,
            records: records)
    }

    /// A figure as it was kept.
    public init(
        _ line: MonitoringLine, group: String, amount: Int, outOf: Int?, details: [String] = [],
        records: [CountedRecord] = []
    ) {
        self.line = line
        self.group = group
        self.amount = amount
        self.outOf = outOf
        self.details = details
        self.records = records
    }

    /// The share in whole percent, a half rounded up; nil where there is nothing to have a share of.
    public var percent: Int? {
        guard let outOf, outOf > 0 else { return nil }
        return (200 * amount + outOf) / (2 * outOf)
    }

    /// Which figure it is.
    public var key: Key { Key(code: line.code, group: group) }

    /// Which figure of a report one is.
    public struct Key: Hashable, Sendable {
        /// The line.
        public let code: String
        /// The group.
        public let group: String

        /// A key.
        public init(code: String, group: String = "") {
            self.code = code
            self.group = group
        }
    }
}
