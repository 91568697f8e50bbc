import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

@Suite("Banding over HTTP", .timeLimit(.minutes(5)))
struct BandingTests {
    static let threeBands = """
        {"from": "2026-04-01", "bands": ["standard", "enhanced", "intensive"], "domainsToReach": 2, "domains": [
            {"code": "home", "name": "At home", "descriptors": ["little", "some", "much"]},
            {"code": "night", "name": "At night", "descriptors": ["seldom", "often", null]},
            {"code": "out", "name": "Out and about", "descriptors": ["alone", "with help", "always with help"]}]}
        """

    @Test("Until a scheme sets its own, the specification's tool is in force")
    func specification() async throws {
        try await SchemeServer.with { server in
            let tool = try await server.coordinator.get("/v1/banding-tool").json
            #expect(tool["domainsToReach"]?.integer == 5)
            #expect(tool["bands"]?.written == #"["low","medium","high","complex"]"#)
            #expect(tool["domains"]?.array.count == 14)
            #expect(try await server.coordinator.get("/v1/banding-tools").json.items.isEmpty)
            let band = try await server.coordinator.post(
                "/v1/indicative-bands",
                #"{"levels": {"medication": 3, "nightTime": 2, "emotional": 2, "money": 4, "mobility": 2}}"#)
            #expect(band.status == .ok)
            #expect(try band.json["band"]?.text == "medium")
            #expect(try band.json["domainsWithoutLevel"]?.array.count == 9)
            let none = try await server.coordinator.post("/v1/indicative-bands", #"{"levels": {}}"#)
            #expect(try none.json["band"]?.written == "null")
        }
    }

    @Test("A scheme's own tool holds from its day on, and is withdrawn at its only version")
    func ownTool() async throws {
        try await SchemeServer.with { server in
            let added = try await server.manager.post("/v1/banding-tools", Self.threeBands)
            #expect(added.status == .created, "\(added.text)")
            let id = try #require(try added.json["id"]?.text)
            #expect(try await server.auditor.get("/v1/banding-tools/\(id)").text == added.text)
            #expect(
                try await server.manager.post("/v1/banding-tools", Self.threeBands).faults == ["/from sameDayRecorded"])
            func band(_ on: String) async throws -> TestResponse {
                try await server.coordinator.post(
                    "/v1/indicative-bands", #"{"on": "\#(on)", "levels": {"home": 3, "night": 2, "out": 1}}"#)
            }
            #expect(try await band("2026-04-01").json["band"]?.text == "enhanced")
            #expect(
                try await band("2026-03-31").faults == [
                    "/levels/home unknownDomain", "/levels/night unknownDomain", "/levels/out unknownDomain",
                ])
            #expect(
                try await server.auditor.get("/v1/banding-tool?on=2026-04-01").json["domains"]?.array[1].written
                    == #"{"code":"night","name":"At night","descriptors":["seldom","often",null]}"#)
            #expect(try await server.manager.delete("/v1/banding-tools/\(id)", ifMatch: "\"2\"").status.code == 412)
            #expect(try await server.manager.delete("/v1/banding-tools/\(id)", ifMatch: "\"1\"").status == .noContent)
            #expect(try await server.manager.get("/v1/banding-tools/\(id)").status.code == 404)
            #expect(try await server.auditor.get("/v1/banding-tool?on=2026-04-01").json["domains"]?.array.count == 14)
        }
    }

    @Test("Tools and levels that cannot be are refused with every fault, and by who may not set them")
    func refused() async throws {
        try await SchemeServer.with { server in
            let bad = """
                {"from": "2026-04-01", "bands": ["a", "a"], "domainsToReach": 2,
                    "domains": [{"code": "x", "name": "X", "descriptors": ["only"]}]}
                """
            let refused = try await server.manager.post("/v1/banding-tools", bad)
            #expect(
                (refused.status.code, refused.faults)
                    == (
                        422, ["/domainsToReach outOfRange", "/bands/1 repeated", "/domains/0/descriptors levelsDiffer"]
                    ))
            #expect(try await server.coordinator.post("/v1/banding-tools", Self.threeBands).status.code == 403)
            let levels = try await server.coordinator.post(
                "/v1/indicative-bands", #"{"levels": {"nightTime": 4, "money": 0, "mobility": "2"}}"#)
            #expect(
                (levels.status.code, levels.faults) == (
                    422, ["/levels/money outOfRange", "/levels/mobility wrongType"]
                ))
            #expect(
                try await server.coordinator.post("/v1/indicative-bands", #"{"levels": {"nightTime": 4}}"#).faults
                    == ["/levels/nightTime unknownLevel"])
            #expect(try await server.number("SELECT count(*) FROM banding_tool") == 0)
        }
    }
}
