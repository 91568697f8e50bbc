import Testing

extension SystemTests {
    /// The harness itself: a test that sees no process die proves nothing.
    @Suite struct HarnessTests {
        @Test(.timeLimit(.minutes(2))) func aProcessIsHeardAndEnded() async throws {
            let process = ServiceProcess.start(
                ["-c", "trap 'echo asked; exit 3' TERM; echo ready; while :; do read -rt 1 < <(:) || :; done"],
                program: "bash",
                settings: [:])
            #expect(try await process.lines.first(with: "ready") == "ready")
            let end = try await process.terminated()
            #expect(end.lines == ["ready", "asked"])
            #expect(end.status == .exited(3))
        }

        @Test(.timeLimit(.minutes(2))) func aKilledProcessSaysNothingMore() async throws {
            let process = ServiceProcess.start(
                ["-c", "echo ready; exec tail -f /dev/null"], program: "bash", settings: [:])
            _ = try await process.lines.first(with: "ready")
            process.kill()
            #expect(try await process.end().status == .killed(signal: 9))
            await #expect(throws: Lines.NeverSaid.self) { try await process.lines.first(with: "more") }
        }

        @Test(.timeLimit(.minutes(2))) func aClusterStopsAndStarts() async throws {
            try await OwnCluster.with { cluster in
                let ask = ["-XtAc", "SELECT current_user", cluster.url(as: "sharedlives_owner")]
                try await cluster.stop(.immediate)
                #expect(try await ServiceProcess.start(ask, program: "psql", settings: [:]).end().status != .exited(0))
                try await cluster.start()
                #expect(
                    try await ServiceProcess.start(ask, program: "psql", settings: [:]).end().lines == [
                        "sharedlives_owner"
                    ]
                )
            }
        }
    }
}
