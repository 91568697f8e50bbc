import Foundation
import Testing

extension SystemTests {
    /// The first command of the README, as a newcomer gives it: with the program built already.
    @Suite(.timeLimit(.minutes(10))) struct DeployStartTests {
        @Test func itStartsShowsWhatToTryStopsAndGoesOn() async throws {
            try await withStateFolder { state in
                let port = try await freePort()
                let first = start(state: state, port: port)
                _ = try await first.lines.first(with: "Ctrl-C stops")
                let commands = commandsToTry(first.lines.all)
                #expect(commands.count == 3)
                for command in commands {
                    let end = try await ServiceProcess.start(["-c", command], program: "bash", settings: [:]).end()
                    #expect(end.status == .exited(0), "\(command)")
                    #expect(
                        !end.text.contains(#""status":4"#) && !end.text.contains(#""status":5"#),
                        "\(command): \(end.text)")
                }
                #expect(try await first.terminated().status == .exited(0))
                #expect(try await processes(of: state) == [])

                let second = start(state: state, port: port)
                _ = try await second.lines.first(with: "Ctrl-C stops")
                #expect(commandsToTry(second.lines.all) == commands, "The tokens are kept.")
                second.kill()
                _ = try await second.end()

                let third = start(state: state, port: port)
                _ = try await third.lines.first(with: "Ctrl-C stops")
                #expect(try await third.terminated().status == .exited(0))
                #expect(try await processes(of: state) == [])
            }
        }

        @Test func whenAProcessDiesItSaysSoAndStopsTheRest() async throws {
            try await withStateFolder { state in
                let script = start(state: state, port: try await freePort())
                _ = try await script.lines.first(with: "Ctrl-C stops")
                let worker = try String(contentsOfFile: "\(state)/run/worker", encoding: .utf8).split(separator: " ")[0]
                kill(try #require(Int32(worker)), SIGKILL)
                let end = try await script.end()
                #expect(end.status == .exited(1))
                #expect(end.text.contains("'worker' has ended"), "\(end.text)")
                #expect(try await processes(of: state) == [])
            }
        }

        @Test func aPortThatIsTakenIsSaidBeforeAnythingIsDone() async throws {
            try await RunningService.withDemonstration(workers: 0) { service, _ in
                try await withStateFolder { state in
                    let end = try await start(state: state, port: await service.port).end()
                    #expect(end.status == .exited(1))
                    #expect(end.text.contains("is taken"))
                    #expect(!FileManager.default.fileExists(atPath: "\(state)/database"))
                }
            }
        }

        private func start(state: String, port: Int) -> ServiceProcess {
            ServiceProcess.start(
                ["\(Program.repository)/Deploy/start"], program: "bash",
                settings: [
                    "SHAREDLIVES_STATE": state, "SHAREDLIVES_PORT": "\(port)", "HOME": NSHomeDirectory(),
                    "SHAREDLIVES_BINARY": "\(Program.folder)/sharedlives",
                ])
        }

        /// What is printed to be tried, each command on one line.
        private func commandsToTry(_ lines: [String]) -> [String] {
            let text = lines.joined(separator: "\n").replacingOccurrences(of: "\\\n", with: " ")
            return text.split(separator: "\n").filter { $0.contains("curl ") }
                .map { $0.trimmingCharacters(in: .whitespaces) }
        }

        /// The processes that still have to do with a state folder: whose environment or arguments name it.
        private func processes(of state: String) async throws -> [String] {
            let script = """
                for process in /proc/[0-9]*; do
                    [[ ${process#/proc/} == $$ || ${process#/proc/} == $BASHPID ]] && continue
                    grep -qsF "$1" "$process/environ" "$process/cmdline" && echo "${process#/proc/}"
                done; exit 0
                """
            return try await ServiceProcess.start(["-c", script, "bash", state], program: "bash", settings: [:]).end()
                .lines
        }

        /// What a failed test left running goes with it.
        private func endProcesses(of state: String) async throws {
            try await until {
                let left = try await processes(of: state)
                for process in left.compactMap({ Int32($0) }) { kill(process, SIGKILL) }
                return left.isEmpty ? () : nil
            }
        }

        private func freePort() async throws -> Int {
            // What the system gave a moment ago it gives to nobody else for a while.
            try await RunningService.withDemonstration(workers: 0) { service, _ in await service.port }
        }

        private func withStateFolder(_ body: (String) async throws -> Void) async throws {
            let parent = ProcessInfo.processInfo.environment["TEST_FOLDER"] ?? "/tmp"
            let folder = "\(parent)/state-\(UUID().uuidString.prefix(8))"
            defer { try? FileManager.default.removeItem(atPath: folder) }
            do {
                try await body(folder)
            } catch {
                try? await endProcesses(of: folder)
                throw error
            }
            try await endProcesses(of: folder)
        }
    }
}
