import Foundation
import Testing

@Suite struct LinkTests {
    @Test func everyRelativeLinkLeadsSomewhere() throws {
        var broken: [String] = []
        for path in Repository.files where path.hasSuffix(".md") {
            let text = try #require(Repository.text(of: path))
            for link in links(in: text) where !leadsSomewhere(link, from: path) { broken.append("\(path): \(link)") }
        }
        #expect(broken == [])
    }

    @Test func aHeadingIsFoundByItsAnchor() {
        #expect(
            anchors(in: "# One\n\n## Two words, and `code`\n```\n# not a heading\n```\n") == [
                "one", "two-words-and-code",
            ])
        #expect(links(in: "see [a](b.md#c) and `[x](y)` and ![p](q.png)\n```\n[n](o)\n```") == ["b.md#c", "q.png"])
    }

    private func leadsSomewhere(_ link: String, from path: String) -> Bool {
        if link.contains("://") || link.hasPrefix("mailto:") { return true }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let folder = path.contains("/") ? path.split(separator: "/").dropLast().joined(separator: "/") + "/" : ""
        let target = parts[0].isEmpty ? path : normalized(folder + parts[0])
        guard Repository.exists(target) else { return false }
        guard parts.count == 2, target.hasSuffix(".md") else { return true }
        return anchors(in: Repository.text(of: target) ?? "").contains(parts[1])
    }

    private func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }

    private func links(in markdown: String) -> [String] {
        prose(markdown).matches(of: /\[[^\]]*\]\(([^)\s]+)[^)]*\)/).map { String($0.output.1) }
    }

    private func anchors(in markdown: String) -> Set<String> {
        Set(
            withoutFences(markdown).filter { $0.hasPrefix("#") }.map { heading in
                let words = heading.drop { $0 == "#" }.lowercased().trimmingCharacters(in: .whitespaces)
                return String(words.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" })
                    .replacingOccurrences(of: " ", with: "-")
            })
    }

    private func prose(_ markdown: String) -> String {
        withoutFences(markdown).joined(separator: "\n").replacing(/`[^`\n]*`/, with: "")
    }

    private func withoutFences(_ markdown: String) -> [Substring] {
        var isCode = false
        return markdown.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            if line.hasPrefix("```") {
                isCode.toggle()
                return false
            }
            return !isCode
        }
    }
}
