extension ApprovalTerms {
    /// The terms as blocks, for whoever has to keep to them.
    var blocks: [Report.Block] {
        var blocks: [Report.Block] = [
            .field("Kinds of arrangement", kinds.isEmpty ? "none" : kinds.map(\.inWords).joined(separator: ", ")),
            .field("Most people at once", String(peopleMax)),
            .field("Bands", bands.isEmpty ? "any" : bands.joined(separator: ", ")),
            .field("From", from.inWords),
            .field("Until", until.map { "\(($0 - 1).inWords), that day included" } ?? "no end is set"),
        ]
        if conditions.isEmpty {
            blocks.append(.field("Conditions", "none"))
        } else {
            blocks += [.lead("Conditions:"), .list(conditions, isNumbered: true)]
        }
        return blocks
    }
}
