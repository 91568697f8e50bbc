import Foundation
import Testing

extension SystemTests {
    /// The figures themselves are for `Deploy/bench`, on a quiet machine and in release. Here they are only taken, each once.
    @Suite struct BenchmarkTests {
        @Test(.timeLimit(.minutes(10))) func everyFigureCanBeTaken() async throws {
            let address = try #require(ProcessInfo.processInfo.environment["TEST_DATABASE_URL"])
            let end = try await ServiceProcess.start(
                ["--smallest"], program: "benchmarks", settings: ["TEST_DATABASE_URL": address]
            ).end()
            #expect(end.status == .exited(0), "\(end.text)")
            let figures = end.lines.count { $0.contains(" met") || $0.contains(" MISSED") }
            #expect(figures == 14, "\(end.text)")
        }
    }
}
