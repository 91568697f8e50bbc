/// Writes the text format of Prometheus.
struct MetricsPage {
    private(set) var bytes: [UInt8] = []

    mutating func begin(_ name: String, _ kind: MetricsSeries.Kind) {
        let word =
            switch kind {
            case .counter: "counter"
            case .gauge: "gauge"
            case .histogram: "histogram"
            }
        line("# TYPE \(name) \(word)")
    }

    mutating func append(_ name: String, _ labels: String, _ reading: MetricsSeries.Reading) {
        switch reading {
        case .count(let count): line("\(name)\(Self.braces(labels)) \(count)")
        case .value(let value): line("\(name)\(Self.braces(labels)) \(Self.number(value))")
        case .histogram(let bounds, let counts, let sum):
            var total: Int64 = 0
            for (index, count) in counts.enumerated() {
                total += count
                let bound = index < bounds.count ? Self.number(bounds[index]) : "+Inf"
                let all = labels.isEmpty ? "le=\"\(bound)\"" : "\(labels),le=\"\(bound)\""
                line("\(name)_bucket{\(all)} \(total)")
            }
            line("\(name)_sum\(Self.braces(labels)) \(Self.number(sum))")
            line("\(name)_count\(Self.braces(labels)) \(total)")
        }
    }

    /// A name of the format: letters, digits, underscores and colons, not beginning with a digit.
    static func name(_ label: String) -> String {
        var name: [UInt8] = []
        for byte in label.utf8 {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x3A: name.append(byte)
            case 0x30...0x39:
                if name.isEmpty { name.append(0x5F) }
                name.append(byte)
            default: name.append(0x5F)
            }
        }
        return name.isEmpty ? "_" : String(decoding: name, as: UTF8.self)
    }

    /// Labels as they stand between the braces, in the order of their names.
    static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions.sorted { $0.0 < $1.0 }
            .map { "\(name($0.0))=\"\(escaped($0.1))\"" }
            .joined(separator: ",")
    }

    private static func braces(_ labels: String) -> String { labels.isEmpty ? "" : "{\(labels)}" }

    private static func escaped(_ value: String) -> String {
        var escaped: [UInt8] = []
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): escaped += Array("\\\\".utf8)
            case UInt8(ascii: "\""): escaped += Array("\\\"".utf8)
            case UInt8(ascii: "\n"): escaped += Array("\\n".utf8)
            default: escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    private static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        if value.magnitude < 1e15, value == value.rounded() { return String(Int64(value)) }
        return String(value)
    }

    private mutating func line(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        bytes.append(0x0A)
    }
}
