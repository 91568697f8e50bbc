import API
import Metrics
import Testing

@Suite("Metrics page")
struct MetricsTests {
    private func lines(_ registry: MetricsRegistry) async -> [String] {
        String(decoding: await registry.page(), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test("shows counters, gauges and histograms in the text format")
    func kinds() async {
        let registry = MetricsRegistry()
        let counter = Counter(
            label: "jobs.done", dimensions: [("kind", "a\"b\\c\nd"), ("area", "x")], factory: registry)
        counter.increment(by: 3)
        Counter(label: "jobs.done", dimensions: [("area", "x"), ("kind", "a\"b\\c\nd")], factory: registry).increment()
        let gauge = Meter(label: "2nd gauge", factory: registry)
        gauge.set(5)
        gauge.decrement(by: 1.5)
        let timer = Timer(label: "wait_seconds", factory: registry)
        timer.recordNanoseconds(1_000_000)
        timer.recordNanoseconds(400_000_000_000)
        let page = await lines(registry)
        #expect(page.contains("# TYPE jobs_done counter"))
        #expect(page.contains(#"jobs_done{area="x",kind="a\"b\\c\nd"} 4"#))
        #expect(page.contains("# TYPE _2nd_gauge gauge"))
        #expect(page.contains("_2nd_gauge 3.5"))
        #expect(page.contains(#"wait_seconds_bucket{le="0.0005"} 0"#))
        #expect(page.contains(#"wait_seconds_bucket{le="0.001"} 1"#))
        #expect(page.contains(#"wait_seconds_bucket{le="300"} 1"#))
        #expect(page.contains(#"wait_seconds_bucket{le="+Inf"} 2"#))
        #expect(page.contains("wait_seconds_sum 400.001"))
        #expect(page.contains("wait_seconds_count 2"))
    }

    @Test("keeps a bounded number of series and counts the others together")
    func bounded() async {
        let registry = MetricsRegistry()
        for index in 0..<MetricsRegistry.seriesPerNameMax + 50 {
            Counter(label: "c", dimensions: [("n", "\(index)")], factory: registry).increment()
        }
        let page = await lines(registry)
        #expect(page.count == MetricsRegistry.seriesPerNameMax + 2)
        #expect(page.contains(#"c{overflow="true"} 50"#))
    }

    @Test("loses no count under many tasks")
    func concurrent() async {
        let registry = MetricsRegistry()
        let counter = Counter(label: "c", factory: registry)
        let gauge = Meter(label: "g", factory: registry)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1_000 {
                        counter.increment()
                        gauge.increment()
                    }
                }
            }
        }
        let page = await lines(registry)
        #expect(page.contains("c 8000"))
        #expect(page.contains("g 8000"))
    }

    @Test("measures the process itself")
    func process() async throws {
        let registry = MetricsRegistry()
        registry.addProcess()
        let page = await lines(registry)
        let memory = try #require(page.first { $0.hasPrefix("process_resident_memory_bytes ") })
        #expect(try #require(Int64(memory.split(separator: " ")[1])) > 1_000_000)
        #expect(page.contains { $0.hasPrefix("process_open_fds ") })
    }
}
