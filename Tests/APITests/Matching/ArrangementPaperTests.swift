import API
import HTTPTypes
import HummingbirdTesting
import SharedLives
import TestSupport
import Testing

/// Papers of placements and introductions of carers, over HTTP (3.10, 3.11, 3.7.2).
@Suite("Arrangements' papers over HTTP", .timeLimit(.minutes(5)))
struct ArrangementPaperTests {
    @Test("3.10, 3.11: both agreements name the parties and what is recorded; whoever decides for the person signs")
    func agreements() async throws {
        try await SchemeServer.with { server in
            let placement = try await server.coordinator.add(
                "/v1/placements", Bodies(scheme: server.scheme).placement())
            let person = "/v1/people/\(server.scheme.people[0])"
            _ = try await server.coordinator.add(
                "\(person)/capacity-assessments",
                #"{"assessedOn": "2026-05-06", "assessor": "Ivy Hazel", "hasCapacity": false, "decidesForThem": "Rowan Ash"}"#
            )
            _ = try await server.coordinator.add(
                "\(person)/profiles",
                #"{"from": "2026-01-01", "wishes": "A garden.", "needsStepFreeRoom": false, "wishesNoSmokers": true}"#)
            _ = try await server.coordinator.add(
                "/v1/households/\(server.scheme.households[0])/rooms",
                #"{"name": "The blue room", "from": "2026-01-01", "isStepFree": true, "hasOwnBathroom": false, "hasOwnSittingPlace": true}"#
            )
            let service = try await server.auditor.get("/v1/placements/\(placement)/service-agreement.txt").text
            for words in ["Kit Cowslip", "Fern Larkspur", "Quillbrook Council", "A garden.", "Rowan Ash, for"] {
                #expect(service.contains(words), "\(words): \(service)")
            }
            let licence = try await server.auditor.get("/v1/placements/\(placement)/licence-agreement.txt").text
            for words in ["A bedroom of their own: The blue room.", "It is not a tenancy", "Rowan Ash, for"] {
                #expect(licence.contains(words), "\(words): \(licence)")
            }
            #expect(!licence.contains("For The scheme"))
            #expect(
                try await server.finance.get("/v1/placements/\(placement)/licence-agreement.txt").status == .forbidden)
            let nobody = "/v1/placements/018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d/service-agreement.txt"
            #expect(try await server.auditor.get(nobody).status == .notFound)
        }
    }

    @Test("3.12.2: a care and support plan has its eleven points, what is still to be done, and what medication needs")
    func carePlan() async throws {
        try await SchemeServer.with { server in
            let placements = "/v1/placements"
            let placement = try await server.coordinator.add(placements, Bodies(scheme: server.scheme).placement())
            let plans = "\(placements)/\(placement)/care-plans"
            let plan = try await server.coordinator.add(
                plans,
                """
                {"agreedOn": "2026-02-01", "author": "Ivy Hazel", "medication": "One tablet a day.",
                 "medicationAbilities": ["store"], "points": {"personCentred": {"isMet": true, "evidence": "A garden."},
                 "outcomes": {"isMet": false, "evidence": "To be agreed."}}}
                """)
            let text = try await server.auditor.get("\(plans)/\(plan)/plan.txt").text
            for words in [
                "Kit Cowslip", "1 February 2026", "A garden.", "To be agreed.", "This is still to be done.",
                "One tablet a day.", "keep medication safe", "By 1 February 2027",
            ] {
                #expect(text.contains(words), "\(words): \(text)")
            }
            for number in 1...11 { #expect(text.contains("\n\(number). "), "\(number)") }
            #expect(text.ranges(of: "Nothing is written down yet.").count == 9)
            let other = try await server.coordinator.add(
                placements, Bodies(scheme: server.scheme).placement(person: 1, carer: 1))
            #expect(
                try await server.auditor.get("\(placements)/\(other)/care-plans/\(plan)/plan.txt").status == .notFound)
        }
    }

    @Test("A carer's introduction has short sentences, what is recorded, and neither family name nor address")
    func introduction() async throws {
        try await SchemeServer.with { server in
            let carer = "/v1/carers/\(server.scheme.carers[0])"
            _ = try await server.coordinator.add(
                "\(carer)/profiles",
                #"{"from": "2026-01-01", "interests": ["chess"], "introduction": "I like to cook."}"#)
            _ = try await server.coordinator.add(
                "/v1/households/\(server.scheme.households[0])/profiles",
                #"{"from": "2026-01-01", "company": "women", "hasSmokers": false, "pets": ["a cat"]}"#)
            let text = try await server.auditor.get("\(carer)/introduction.txt").text
            for words in [
                "Meet Fern", "I like to cook.", "chess", "Only women live here.", "a cat", "Nobody here smokes.",
            ] {
                #expect(text.contains(words), "\(words): \(text)")
            }
            #expect(!text.contains("Larkspur") && !text.contains("Teasel"))
            for sentence in text.split(whereSeparator: { $0 == "\n" || $0 == "." }) {
                #expect(sentence.split(separator: " ").count <= 14, "\(sentence)")
            }
        }
    }
}
