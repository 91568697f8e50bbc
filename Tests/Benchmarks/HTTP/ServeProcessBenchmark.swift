import TestSupport

/// The API as a real process, as its operator runs it: how soon it answers, and what memory it has after many requests.
enum ServeProcessBenchmark {
    static func figures(_ sizes: Sizes) async throws -> [Figure] {
        try await NationalDatabase.with { national in
            let path = "/v1/carers/\(try await national.anyCarer())"
            var milliseconds: [Double] = []
            for _ in 0..<sizes.starts { milliseconds.append(try await millisecondsToReady(national)) }
            let (megabytes, requests) = try await megabytes(national, path, sizes)
            return [
                Figure(
                    name: "API process ready after its start, median of \(sizes.starts)",
                    measured: "\(whole(median(milliseconds))) ms, at most \(whole(milliseconds.max() ?? 0)) ms",
                    ceiling: "",
                    value: median(milliseconds), limit: .atMost(200), unit: " ms"),
                Figure(
                    name: "API process after \(whole(requests)) requests", measured: "\(whole(megabytes)) MB resident",
                    ceiling: "", value: megabytes, limit: .atMost(60), unit: " MB"),
            ]
        }
    }

    private static func settings(_ national: NationalDatabase, port: Int) -> [String: String] {
        var settings = national.settings(as: .api)
        settings["SHAREDLIVES_PORT"] = "\(port)"
        settings["SHAREDLIVES_REQUESTS_PER_SECOND_MAX"] = "1000000"
        return settings
    }

    private static func millisecondsToReady(_ national: NationalDatabase) async throws -> Double {
        let port = PlainHTTP.freePort()
        let begin = Stopwatch.now()
        return try await Programs.withService("serve", settings: settings(national, port: port)) { _ in
            while PlainHTTP.get(port: port, path: "/health/ready")?.status != 200 { PlainHTTP.pause(milliseconds: 1) }
            return Stopwatch.seconds(since: begin) * 1_000
        }
    }

    private static func megabytes(
        _ national: NationalDatabase, _ path: String, _ sizes: Sizes
    ) async throws -> (megabytes: Double, requests: Double) {
        let port = PlainHTTP.freePort()
        return try await Programs.withService("serve", settings: settings(national, port: port)) { process in
            while PlainHTTP.get(port: port, path: "/health/ready")?.status != 200 { PlainHTTP.pause(milliseconds: 1) }
            var requests = 0.0
            while requests < Double(sizes.requests) {
                requests += try await Wrk.load(port: port, path: path, token: NationalDatabase.token, seconds: 1)
                    .requests
            }
            return (ProcessStatus.megabytes("VmRSS", of: process) ?? .infinity, requests)
        }
    }
}
