extension CivilDate {
    /// The day in words, as in "5 October 2026".
    public var inWords: String { "\(day) \(Month(containing: self).inWords)" }

    /// The days [from, to) in words, with the last day as people name it: "5 to 11 October 2026".
    static func inWords(from: CivilDate, to: CivilDate) -> String {
        let last = to - 1
        guard from < last else { return from.inWords }
        if Month(containing: from) == Month(containing: last) { return "\(from.day) to \(last.inWords)" }
        if from.year == last.year {
            let withoutYear = from.inWords.split(separator: " ").dropLast().joined(separator: " ")
            return "\(withoutYear) to \(last.inWords)"
        }
        return "\(from.inWords) to \(last.inWords)"
    }
}
