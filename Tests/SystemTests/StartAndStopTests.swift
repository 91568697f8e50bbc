import Testing
import TestSupport

extension SystemTests {
    /// How the processes start, what they say when they cannot, and how they go.
    @Suite(.timeLimit(.minutes(5))) struct StartAndStopTests {
        @Test func aPortThatIsTakenIsSaidInASentence() async throws {
            try await RunningService.withDemonstration(workers: 0) { service, _ in
                let port = await service.port
                let second = try await ServiceProcess.start(["serve"], settings: service.apiSettings(port: port)).end()
                #expect(second.isOperatorsFault)
                #expect(second.text.contains("\(port)") && second.text.contains("taken"), "\(second.text)")
            }
        }

        @Test(arguments: ["serve", "work", "migrate"])
        func missingSettingsAreNamed(command: String) async throws {
            let end = try await Program.run(command, settings: [:])
            #expect(end.isOperatorsFault)
            #expect(end.text.contains("SHAREDLIVES_DATABASE_URL"), "\(end.text)")
        }

        @Test func everyFaultOfTheSettingsIsToldAtOnce() async throws {
            let end = try await Program.run(
                "serve",
                settings: [
                    "SHAREDLIVES_PORT": "port", "SHAREDLIVES_LOG_LEVEL": "loud",
                    "SHAREDLIVES_FIELD_KEYS": "one:0123456789",
                ])
            #expect(end.isOperatorsFault)
            let names = [
                "SHAREDLIVES_DATABASE_URL", "SHAREDLIVES_PORT", "SHAREDLIVES_LOG_LEVEL", "SHAREDLIVES_FIELD_KEYS",
            ]
            for name in names { #expect(end.text.contains(name), "\(name) is missing in: \(end.text)") }
            let isShown = end.text.contains("0123456789")
            #expect(!isShown)
            let noFile = try await Program.run("serve", settings: ["SHAREDLIVES_FIELD_KEYS_FILE": "/nobody/here"])
            #expect(noFile.isOperatorsFault && noFile.text.contains("/nobody/here"))
        }

        /// A question to the Update Service holds a name and a date of birth: it goes out encrypted, in somebody's name.
        @Test(arguments: [
            (["URL": "https://dbs.example/api"], ["ORGANISATION_NAME", "CHECKER_GIVEN_NAME", "CHECKER_FAMILY_NAME"]),
            (["URL": "http://dbs.example/api", "ORG": "Oakfield", "GIVEN": "Ivy", "FAMILY": "Hazel"], ["URL"]),
            (["URL": "https://dbs.example/api/", "ORG": "Oakfield", "GIVEN": "Ivy", "FAMILY": "Hazel"], ["URL"]),
            (["URL": "https://dbs.example/api", "ORG": "Oakfield", "FAMILY": "Hazel"], ["CHECKER_GIVEN_NAME"]),
            (["URL": "https://dbs.example/api", "ORG": "Oakfield", "GIVEN": "Ivy", "FAMILY": "Hazel"], []),
            (["URL": "http://localhost:1/api", "ORG": "Oakfield", "GIVEN": "Ivy", "FAMILY": "Hazel"], []),
            (["ORG": "Oakfield"], []),
        ])
        func settingsOfTheUpdateService(given: [String: String], missing: [String]) async throws {
            let names = [
                "URL": "UPDATE_SERVICE_URL", "ORG": "ORGANISATION_NAME", "GIVEN": "CHECKER_GIVEN_NAME",
                "FAMILY": "CHECKER_FAMILY_NAME",
            ]
            // The port is wrong in any case, so that the program ends and tells what else is.
            var settings = ["SHAREDLIVES_DATABASE_URL": "postgresql:///nowhere", "SHAREDLIVES_PORT": "port"]
            for (name, value) in given { settings["SHAREDLIVES_DBS_\(names[name]!)"] = value }
            let end = try await Program.run("work", settings: settings)
            #expect(end.isOperatorsFault)
            for name in names.values {
                let isTold = end.text.contains("SHAREDLIVES_DBS_\(name) ")
                #expect(isTold == missing.contains { name.hasSuffix($0) }, "\(name): \(end.text)")
            }
        }

        @Test func aDatabaseThatIsAwayIsSaidInASentence() async throws {
            let nowhere = ["SHAREDLIVES_DATABASE_URL": "postgresql:///sharedlives?host=/tmp/nobody-here"]
            let end = try await Program.run("migrate", settings: nowhere)
            #expect(end.isOperatorsFault)
            #expect(!end.text.contains("Fatal error"), "\(end.text)")
        }

        @Test func theAPIEndsWithZeroWhenAskedTo() async throws {
            try await RunningService.withDemonstration(workers: 0) { service, _ in
                let api = try #require(await service.api)
                let end = try await api.terminated()
                #expect(end.status == .exited(0), "\(end.text)")
            }
        }

        /// Every request that was taken in before the end gets its whole answer; later ones get no connection.
        @Test func requestsInFlightAreAnsweredBeforeTheEnd() async throws {
            try await RunningService.withDemonstration(workers: 0) { service, _ in
                let coordinator = try await service.client("coordinator")
                let api = try #require(await service.api)
                let statuses = try await withThrowingTaskGroup(of: [Int].self) { group in
                    for _ in 0..<4 {
                        group.addTask {
                            var statuses: [Int] = []
                            while let answer = try? await coordinator.get("/v1/carers") {
                                statuses.append(answer.status)
                            }
                            return statuses
                        }
                    }
                    try await letPass(.milliseconds(300))
                    let end = try await api.terminated()
                    #expect(end.status == .exited(0), "\(end.text)")
                    return try await group.reduce(into: [Int]()) { $0 += $1 }
                }
                #expect(statuses.count > 4)
                #expect(Set(statuses).isSubset(of: [200, 503, 429]), "\(Set(statuses))")
            }
        }

        /// A worker that is asked to go leaves no job behind as running: it is done, or somebody else's to do.
        @Test func aWorkerThatIsAskedToGoHandsItsWorkBack() async throws {
            try await RunningService.withDemonstration { service, database in
                let finance = try await service.client("financeOfficer")
                var runs: [ShownRun] = []
                for month in Months.ofDemonstration { runs.append(try await finance.insistOnRun(month)) }
                let end = try await service.workers[0].terminated()
                #expect(end.status == .exited(0), "\(end.text)")
                let ledger = Ledger(database)
                #expect(try await ledger.rows("SELECT count(*) FROM job WHERE state = 'running'") == ["0"])
                #expect(try await ledger.rows("SELECT count(*) FROM job_worker") == ["0"])
                try await service.startWorker()
                for run in runs { #expect(try await finance.draft(run).state == "draft") }
            }
        }

        @Test func theVersionIsTold() async throws {
            let end = try await Program.run("--version", settings: [:])
            #expect(end.status == .exited(0))
            #expect(!end.text.isEmpty)
        }
    }
}

extension ServiceProcess.End {
    /// Ended by itself with a code of sysexits, 64 to 78, after saying something.
    fileprivate var isOperatorsFault: Bool {
        guard case .exited(let code) = status else { return false }
        return (64...78).contains(code) && !text.isEmpty
    }
}
