/// Whether the headers of a body say that it is JSON in UTF-8.
enum MediaType {
    static func isJSON(_ header: String?) -> Bool {
        guard let header else { return false }
        if header == "application/json" { return true }
        let parts = header.split(separator: ";", omittingEmptySubsequences: false)
        guard trimmed(parts[0]) == "application/json" else { return false }
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, trimmed(pair[0]) == "charset" else { continue }
            let charset = trimmed(pair[1]).filter { $0 != "\"" }
            guard charset == "utf-8" || charset == "utf8" else { return false }
        }
        return true
    }

    private static func trimmed(_ text: Substring) -> String {
        text.lowercased().filter { $0 != " " && $0 != "\t" }
    }
}
