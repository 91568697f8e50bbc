/// A banding tool with the day from which it holds.
public struct DatedBandingTool: Hashable, Sendable {
    /// The first day on which it holds, until the next one's.
    public var from: CivilDate
    /// The tool.
    public var tool: BandingTool

    /// A tool from a day on.
    public init(from: CivilDate, tool: BandingTool) {
        self.from = from
        self.tool = tool
    }
}

extension DatedBandingTool: Dated {}

extension Array where Element == DatedBandingTool {
    /// The tool that holds on a day; the specification's until the scheme has one of its own.
    public func tool(on day: CivilDate) -> BandingTool {
        inForce(on: day).index.map { self[$0].tool } ?? .specification
    }
}
