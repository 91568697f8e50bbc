import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

@Suite("Placements over HTTP", .timeLimit(.minutes(5)))
struct PlacementTests {
    @Test("A placement is added with its facts, read, and read on a day")
    func added() async throws {
        try await SchemeServer.with { server in
            let body = Bodies(scheme: server.scheme).placement(
                more: """
                    , "absences": [{"kind": "hospital", "from": "2026-02-01", "to": "2026-02-08"}]
                    """)
            let added = try await server.coordinator.post("/v1/placements", body)
            #expect(added.status == .created)
            let id = try #require(try added.json["id"]?.text)
            #expect(added.headers[.location] == "/v1/placements/\(id)")
            let contribution = try await server.finance.post(
                "/v1/placements/\(id)/contributions", #"{"from": "2026-01-05", "weekly": 4500}"#)
            #expect((contribution.status, contribution.headers[.eTag]) == (.created, "\"2\""))
            let fee = #"{"from": "2026-03-01", "to": null, "weekly": 5000}"#
            let band = #"{"from": "2026-03-01", "band": "complex"}"#
            #expect(try await server.coordinator.post("/v1/placements/\(id)/bands", band).headers[.eTag] == "\"3\"")
            let whole = try await server.manager.post("/v1/placements/\(id)/complex-fees", fee)
            #expect(whole.headers[.eTag] == "\"4\"")
            #expect(try await server.auditor.get("/v1/placements/\(id)").text == whole.text)
            func on(_ day: String) async throws -> String {
                try await server.auditor.get("/v1/placements/\(id)?asOf=\(day)").json["asOf"]?.written ?? ""
            }
            func asOf(
                _ day: String, _ isCurrent: Bool, _ band: String, _ weekly: String, _ fee: String, _ absence: String
            ) -> String {
                #"{"date":"\#(day)","isCurrent":\#(isCurrent),"band":\#(band),"contribution":\#(weekly),"complexFee":\#(fee),"absence":\#(absence)}"#
            }
            #expect(try await on("2026-01-04") == asOf("2026-01-04", false, "null", "null", "null", "null"))
            #expect(try await on("2026-02-07") == asOf("2026-02-07", true, "\"low\"", "4500", "null", "\"hospital\""))
            #expect(try await on("2026-02-08") == asOf("2026-02-08", true, "\"low\"", "4500", "null", "null"))
            #expect(try await on("2026-03-01") == asOf("2026-03-01", true, "\"complex\"", "4500", "5000", "null"))
            let odd = try await server.auditor.get("/v1/placements/\(id)?asOf=yesterday&knownAt=2026-01-01")
            #expect(odd.faults.sorted() == ["asOf malformedDate", "knownAt malformedInstant"])
        }
    }

    @Test("What was known is shown as it was known")
    func known() async throws {
        try await SchemeServer.with { server in
            let id = try await server.coordinator.add("/v1/placements", Bodies(scheme: server.scheme).placement())
            try await server.script("UPDATE placement_band SET recorded_at = '2026-01-01T00:00:00Z';")
            // A trail cannot be made to say another time, so the present and the past before it are asked for.
            let before = try await server.auditor.get("/v1/placements/\(id)?knownAt=2000-01-01T00:00:00Z")
            #expect((before.status.code, before.problemCode) == (404, "notFound"))
            let recordedAt = try #require(try await server.auditor.get("/v1/placements/\(id)").json["recordedAt"]?.text)
            try await server.coordinator.put(
                "/v1/placements/\(id)/end", #"{"date": "2026-06-01", "reason": "movedOn"}"#)
            let then = try await server.auditor.get("/v1/placements/\(id)?knownAt=\(recordedAt)")
            #expect((then.status, then.headers[.eTag]) == (.ok, "\"1\""))
            #expect(try then.json["end"] == .null)
            let now = try await server.auditor.get("/v1/placements/\(id)?knownAt=2999-01-01T00:00:00%2B01:00")
            #expect(try now.json["end"]?["reason"]?.text == "movedOn")
        }
    }

    @Test("An end is recorded and taken back at the version that is meant")
    func end() async throws {
        try await SchemeServer.with { server in
            let id = try await server.coordinator.add("/v1/placements", Bodies(scheme: server.scheme).placement())
            let uri = "/v1/placements/\(id)/end"
            let end = #"{"date": "2026-06-01", "reason": "death"}"#
            #expect(try await server.coordinator.put(uri, end, ifMatch: nil).status.code == 428)
            #expect(try await server.coordinator.put(uri, end, ifMatch: "\"2\"").status.code == 412)
            let ended = try await server.coordinator.put(uri, end, ifMatch: "\"1\"")
            #expect((ended.status, ended.headers[.eTag]) == (.ok, "\"2\""))
            #expect(try ended.json["end"]?.written == #"{"date":"2026-06-01","reason":"death"}"#)
            let early = try await server.coordinator.put(uri, #"{"date": "2025-06-01", "reason": "movedOn"}"#)
            #expect((early.status.code, early.faults) == (422, ["/date endBeforeStart"]))
            #expect(try await server.coordinator.delete(uri, ifMatch: nil).status.code == 428)
            #expect(try await server.coordinator.delete(uri, ifMatch: "\"1\"").status.code == 412)
            let back = try await server.coordinator.delete(uri, ifMatch: "\"2\"")
            #expect((back.status, back.headers[.eTag]) == (.ok, "\"3\""))
            #expect(try back.json["end"] == .null)
        }
    }

    @Test("A fact that turned out wrong is withdrawn, at the version that is meant, once")
    func withdrawn() async throws {
        try await SchemeServer.with { server in
            let id = try await server.coordinator.add("/v1/placements", Bodies(scheme: server.scheme).placement())
            let absence = #"{"kind": "other", "from": "2026-02-01", "to": null}"#
            let added = try await server.coordinator.post("/v1/placements/\(id)/absences", absence, key: "a")
            let again = try await server.coordinator.post("/v1/placements/\(id)/absences", absence, key: "a")
            #expect(again.text == added.text)
            let fact = try #require(try added.json["absences"]?[0]?["id"]?.text)
            let uri = "/v1/placements/\(id)/absences/\(fact)"
            #expect(try await server.coordinator.delete(uri, ifMatch: nil).status.code == 428)
            #expect(try await server.coordinator.delete(uri, ifMatch: "\"1\"").status.code == 412)
            let without = try await server.coordinator.delete(uri, ifMatch: "\"2\"")
            #expect((without.status, without.headers[.eTag]) == (.ok, "\"3\""))
            #expect(try without.json["absences"] == .array([]))
            #expect(try await server.coordinator.delete(uri).status.code == 404)
            #expect(try await server.coordinator.delete("/v1/placements/\(id)/bands/\(fact)").status.code == 404)
        }
    }

    @Test("Contradictions are problems with pointers, all at once; a person in two places is a conflict")
    func contradictions() async throws {
        try await SchemeServer.with { server in
            let bodies = Bodies(scheme: server.scheme)
            let writes =
                "SELECT (SELECT count(*) FROM audit_entry WHERE change <> 'read') + (SELECT count(*) FROM idempotency_key)"
            let before = try await server.number(writes)
            let wrong = try await server.coordinator.post(
                "/v1/placements",
                bodies.placement(
                    more: """
                        , "absences": [{"kind": "hospital", "from": "2026-02-01", "to": "2026-02-08"},
                            {"kind": "other", "from": "2026-02-07", "to": "2026-02-09"}],
                        "end": {"date": "2025-12-31", "reason": "movedOn"}
                        """))
            #expect(wrong.status.code == 422)
            #expect(
                wrong.faults.contains("/absences/1/from absencesOverlap")
                    && wrong.faults.contains("/end/date endBeforeStart"))
            let open = try await server.coordinator.post(
                "/v1/placements", bodies.placement(more: #", "absences": [{"kind": "other", "from": "2026-02-01"}]"#))
            #expect(open.faults == ["/absences/0/to missingField"])
            #expect(try await server.number(writes) == before)

            let id = try await server.coordinator.add("/v1/placements", bodies.placement())
            let second = try await server.coordinator.post(
                "/v1/placements", bodies.placement(carer: 1, start: "2026-03-01"))
            #expect(
                (second.status.code, second.problemCode, second.faults) == (
                    409, "arrangementNotAllowed", ["/personId personInTwoPlaces"]
                ))
            let fact = try await server.coordinator.post(
                "/v1/placements/\(id)/bands", #"{"from": "2026-03-01", "band": "luxury"}"#)
            #expect((fact.status.code, fact.faults) == (422, ["/band noPrice"]))
            let long = String(repeating: "b", count: 51)
            let longer = try await server.coordinator.post(
                "/v1/placements/\(id)/bands", #"{"from": "2026-03-01", "band": "\#(long)"}"#)
            #expect((longer.status.code, longer.faults) == (422, ["/band tooLong"]))
        }
    }

    @Test("What only a finance officer or a manager may record is not slipped in with a new placement")
    func slippedIn() async throws {
        try await SchemeServer.with { server in
            let bodies = Bodies(scheme: server.scheme)
            let contributions = bodies.placement(more: #", "contributions": [{"from": "2026-01-05", "weekly": 4500}]"#)
            let refused = try await server.coordinator.post("/v1/placements", contributions)
            #expect((refused.status.code, refused.problemCode) == (403, "forbidden"))
            let fees = bodies.placement(
                more: #", "complexFees": [{"from": "2026-01-05", "to": null, "weekly": 4500}]"#
            ).replacing("\"low\"", with: "\"complex\"")
            #expect(try await server.coordinator.post("/v1/placements", fees).status.code == 403)
            #expect(try await server.manager.post("/v1/placements", fees).status == .created)
        }
    }

    @Test("Bookings are cancelled, missed and taken back")
    func outcomes() async throws {
        try await SchemeServer.with { server in
            let bodies = Bodies(scheme: server.scheme)
            for (path, body) in [("/v1/stays", bodies.stay()), ("/v1/sessions", bodies.session())] {
                let id = try await server.coordinator.add(path, body)
                let uri = "\(path)/\(id)/outcome"
                let cancelled = #"{"cancelledAt": "2026-04-30T15:00:00+01:00", "cancelledBy": "person"}"#
                #expect(try await server.coordinator.put(uri, cancelled, ifMatch: nil).status.code == 428)
                let answer = try await server.coordinator.put(uri, cancelled, ifMatch: "\"1\"")
                #expect((answer.status, answer.headers[.eTag]) == (.ok, "\"2\""))
                #expect(try answer.json["cancelledAt"]?.text == "2026-04-30T14:00:00Z")
                #expect(try await server.coordinator.put(uri, cancelled, ifMatch: "\"1\"").status.code == 412)
                let both = try await server.coordinator.put(
                    uri, #"{"cancelledAt": "2026-06-30T15:00:00+01:00", "notArrived": true}"#)
                #expect(both.faults == ["/cancelledAt cancelledNotBeforeStart", "/notArrived cancelledAndNotArrived"])
                #expect(try await server.coordinator.put(uri, #"{"notArrived": true}"#).headers[.eTag] == "\"3\"")
                #expect(try await server.coordinator.put(uri, "{}").headers[.eTag] == "\"4\"")
            }
            // The first stay was cancelled, another was booked in its place: it cannot be taken back.
            let first = try await server.coordinator.get("/v1/stays").json.items[0]["id"]?.text ?? ""
            try await server.coordinator.put("/v1/stays/\(first)/outcome", #"{"notArrived": true}"#)
            try await server.coordinator.post("/v1/stays", bodies.stay(carer: 2))
            let taken = try await server.coordinator.put("/v1/stays/\(first)/outcome", "{}")
            #expect((taken.status.code, taken.faults) == (409, ["/personId personInTwoPlaces"]))
        }
    }
}
